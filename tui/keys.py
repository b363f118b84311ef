"""Every key once: its name, its keys, its footer word and its help. Bindings, footer, help, the list of
commands, README's table and `pincite keys` are made from this. Pure.

A key is a character as typed ("/", "G") or a name: up, pageup, enter, escape, space, tab, ctrl+r.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ANYWHERE, LIST, RECORD, ARTICLE = "anywhere", "list", "record", "article"
WORDS = "list record article"  # where a key that needs selected words says so
PANES = {LIST: "a list", RECORD: "a record", ARTICLE: "an article"}
FORM, FOUND, TIMELINE, HISTORY = "form", "found", "timeline", "history"
BOARD, BESIDE = "board", "beside"
QUEUE, CARRY, JOINING = "queue", "carry", "joining"
OF_WORDS = "Words of an article"
GROUPS = (
    "Moving", "Lists", "Finding", "Editing", OF_WORDS, "In a form", "Timeline", "Comparing", "Review",
    "Program",
)  # fmt: skip
SHOWN = {"pageup": "PgUp", "pagedown": "PgDn", "escape": "Esc", "shift+tab": "Shift+Tab"}
NAMED = ("up", "down", "left", "right", "home", "end", "enter", "backspace", "space", "tab")


class Key:
    """One thing to do: id (its name in commands and settings), keys, footer word, help, where it works, group.

    footer: its rank among the few that the footer shows, 0 for never. Written out, since the first frame shows keys
    and importing dataclasses takes longer than painting it.
    """

    __slots__ = ("footer", "group", "help", "id", "keys", "where", "word")

    def __init__(
        self, id: str, keys: tuple[str, ...], word: str, help: str, where: tuple[str, ...] = (ANYWHERE,),
        group: str = "Moving", footer: int = 0,
    ) -> None:  # fmt: skip
        self.id, self.keys, self.word, self.help = id, keys, word, help
        self.where, self.group, self.footer = where, group, footer

    def by(self, keys: tuple[str, ...]) -> Key:
        """The same with other keys."""
        return Key(self.id, keys, self.word, self.help, self.where, self.group, self.footer)

    def called(self, word: str) -> Key:
        """The same with another footer word."""
        return Key(self.id, self.keys, word, self.help, self.where, self.group, self.footer)

    @property
    def shown(self) -> str:
        """Its keys as people read them."""
        return " or ".join(key_words(key) for key in self.keys)


def key_words(key: str) -> str:
    """A key's name as people read it: Ctrl+R, Esc, /."""
    if key in NAMED or key in SHOWN:
        return SHOWN.get(key, key.capitalize())
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    head, plus, tail = key.rpartition("+")
    return f"{head.title()}+{tail.upper()}" if plus and head else key


def k(id_: str, keys: str, word: str, help_: str, where: str = ANYWHERE, footer: int = 0) -> Key:
    """A key from words with spaces between; its group is set by `grouped`."""
    return Key(id_, tuple(keys.split()), word, help_, tuple(where.split()), footer=footer)


def grouped(group: str, *some: Key) -> tuple[Key, ...]:
    """The keys of one group."""
    for one in some:
        one.group = group
    return some


KEYS: tuple[Key, ...] = (
    *grouped(
        "Moving",
        k("up", "up k", "up", "Goes one line up."),
        k("down", "down j", "down", "Goes one line down."),
        k("page_up", "pageup ctrl+b", "page up", "Goes one page up."),
        k("page_down", "pagedown ctrl+f", "page down", "Goes one page down."),
        k("half_up", "ctrl+u", "half up", "Goes half a page up in an article.", ARTICLE),
        k("half_down", "ctrl+d", "half down", "Goes half a page down in an article.", ARTICLE),
        k("top", "g home", "first", "Goes to the first line."),
        k("bottom", "G end", "last", "Goes to the last line."),
        k("left", "left h", "left", "Goes to the lists on the left; a text cursor goes one character."),
        k("right", "right l", "right", "Goes to the record, then to the article; a text cursor goes one character."),
        k("next_pane", "tab", "next pane", "Goes to the next pane.", footer=80),
        k("previous_pane", "shift+tab", "previous pane", "Goes to the pane before."),
        k("deeper", "enter", "open",
          "Goes deeper: from a row to its record, from a claim to its words, from a slow line's excerpt to the page.",
          footer=10),
        k("into", ">", "into", "Goes to the record of a line itself, where Enter would go to its words.",
          f"{RECORD} {BOARD} {BESIDE}"),
        k("back", "backspace", "back", "Comes back to where you were, through any number of jumps.", footer=85),
        k("escape", "escape", "out", "Leaves the selection, hits, zoom, marks or filter; else comes back.", footer=86),
        k("go", ":", "go to", "Goes to a record by its code; a code can also simply be typed, as in C45."),
        k("zoom", "z", "zoom", "Gives the pane in use the whole screen, or takes it back."),
    ),
    *grouped(
        "Lists",
        k("reports", "1", "reports", "Shows reports: investigations that articles speak of."),
        k("incidents", "2", "incidents", "Shows incidents; * after a value: its words were corrected."),
        k("quotes", "3", "quotes", "Shows quotes: somebody's words in one article."),
        k("articles", "4", "articles", "Shows articles: the source texts."),
        k("claims", "5", "claims", "Shows claims: what sources say, each with its words."),
        k("actors", "6", "actors", "Shows actors: people, forces, bodies, outlets."),
        k("places", "7", "places", "Shows places."),
        k("notes", "8", "notes", "Shows notes."),
        k("tags", "9", "tags", "Shows tags."),
        k("lists", "0", "all lists", "Names every list: victims, targets, evidence, assessments and the others."),
    ),
    *grouped(
        "Finding",
        k("filter", "/", "filter",
          "Filters the list as you type: words, killed>10, date:2020-01..2020-02; in an article, finds words.",
          footer=20),
        k("sort", "o", "order", "Sorts the list by any of its columns; the same column again turns it round.", LIST),
        k("views", "*", "views", "Recalls, saves, renames and drops filters by name."),
        k("find", "f", "find", "Searches everything and shows the words around each hit.", footer=30),
        k("next", "n", "next", "Goes to the next passage or hit."),
        k("previous", "N", "previous", "Goes to the passage or hit before."),
        k("timeline", "m", "timeline", "Draws incidents and people by month, low and high, for what is filtered."),
    ),
    *grouped(
        "Editing",
        k("edit", "e", "edit", "Edits the record in a form.", footer=40),
        k("new", "+", "new", "Makes a new record of the list in view."),
        k("status", "s", "status", "Sets the state of its review.", footer=50),
        k("tag", "t", "tag", "Tags the record, or takes a tag away.", footer=52),
        k("note", "a", "note", "Adds a note to the record, or to the selected words.", footer=54),
        k("resume", "B", "half typed", "Brings back what was left half typed: a form, a note, a comment, a reason."),
        k("links", "L", "add to it", "Adds other names, relations, consent or claims weighed, or takes one away."),
        k("withdraw", "w", "withdraw", "Withdraws the record with a reason, or brings it back."),
        k("mark", "space", "mark", "Marks the row; the next edit applies to all marked rows.", "list record"),
        k("undo", "u", "undo", "Undoes your latest change and says what it was.", footer=60),
        k("redo", "ctrl+r", "redo", "Makes the change again that was undone last."),
        k("history", "H", "history", "Shows who changed which field when and why, and undoes from there."),
        k("uncover", "x", "uncover", "Uncovers what is protected in the record, or covers it again."),
    ),
    *grouped(
        OF_WORDS,
        k("citing", "p", "cited by", "Lists the records that cite the passage and leads to them.", ARTICLE),
        k("select", "v", "select", "Begins or ends a selection; two clicks of a mouse take a word, three a sentence.",
          WORDS),
        k("other_end", "o", "other end", "Goes to the other end of the selection, so that this one moves.", ARTICLE),
        k("next_word", ".", "next word", "Moves the text cursor to the next word.", ARTICLE),
        k("previous_word", ",", "word before", "Moves the text cursor to the word before.", ARTICLE),
        k("next_sentence", ")", "next sentence", "Moves the text cursor to the next sentence.", ARTICLE),
        k("previous_sentence", "(", "sentence before", "Moves the text cursor to the sentence before.", ARTICLE),
        k("next_paragraph", "}", "next paragraph", "Moves the text cursor to the next paragraph.", ARTICLE),
        k("previous_paragraph", "{", "paragraph before", "Moves the text cursor to the paragraph before.", ARTICLE),
        k("next_number", "#", "next number", "Moves the text cursor to the next number.", ARTICLE),
        k("previous_number", "@", "number before", "Moves the text cursor to the number before.", ARTICLE),
        k("next_date", "%", "next date", "Moves the text cursor to the next date.", ARTICLE),
        k("previous_date", "$", "date before", "Moves the text cursor to the date before.", ARTICLE),
        k("next_quotation", "&", "next quotation", "Moves the text cursor to the next quotation.", ARTICLE),
        k("previous_quotation", "^", "quotation before", "Moves the text cursor to the quotation before.", ARTICLE),
        k("wider", "space", "take", "Selects the word; again, ever more: quotation, sentence, paragraph.",
          ARTICLE),
        k("take_word", "_", "word", "Selects the word.", ARTICLE),
        k("take_number", "=", "number", "Selects the number with what it counts; again, its verb, too.", ARTICLE, 14),
        k("take_quotation", "'", "quotation", "Selects what stands in the quotation marks.", ARTICLE, 15),
        k("take_sentence", ";", "sentence", "Selects the sentence.", ARTICLE),
        k("take_paragraph", "|", "paragraph", "Selects the paragraph.", ARTICLE),
        k("narrower", "-", "less", "Selects again what was selected before the last widening.", ARTICLE),
        k("make_claim", "c", "claim", "Makes a claim of the selected words.", WORDS),
        k("make_quote", '"', "quote", "Makes a quote of the selected words.", WORDS),
        k("make_incident", "i", "incident", "Makes a new incident that the selected words speak of.", WORDS),
        k("make_evidence", "d", "evidence", "Makes evidence that the selected words describe.", WORDS),
        k("make_response", "r", "response", "Makes a response that the selected words give.", WORDS),
        k("next_unread", "]", "unread", "Goes to the next paragraph that nobody has read.", ARTICLE, footer=44),
        k("read_on", "[", "read", "Marks the paragraph (or those selected) as read, goes to the next unread one.",
          ARTICLE),
        k("mark_paragraph", "M", "mark",
          "Says how the paragraph (or those selected) stands: nothing to claim, look again …", ARTICLE),
        k("copy", "y", "copy", "Copies the selected words with their outlet, date and paragraph.", WORDS),
        k("mend", "\\", "mend", "Chooses the words of the passage anew; Enter keeps them.", ARTICLE),
        k("suggest", "S", "suggestions", "Shows what rules find in the article; again, skips to the next.", ARTICLE),
        k("accept", "A", "accept", "Accepts the suggestion in view: the record is made, the next one comes.", ARTICLE),
        k("change", "C", "change", "Opens the form of the suggestion in view, to change it and accept it.", ARTICLE),
        k("reject", "R", "reject", "Rejects the suggestion in view; it does not come back.", ARTICLE),
        k("one_kind", "F", "one kind", "Narrows the suggestions to one kind, such as counts, or shows all again.",
          ARTICLE),
    ),
    *grouped(
        "In a form",
        k("save", "ctrl+o f2 ctrl+s", "save", "Saves the form as one operation.", FORM, footer=1),
        k("another", "ctrl+n", "and one more", "Saves the form and opens one more, of the same words.", FORM, footer=4),
        k("leave", "ctrl+x", "leave", "Leaves the form and keeps what is typed as a draft, as Esc does.", FORM),
        k("discard", "ctrl+t", "discard", "Takes back what is typed in the form, and drops its draft.", FORM),
        k("outside", "ctrl+g", "editor", "Opens the text in the editor that EDITOR names.", FORM, footer=20),
    ),
    *grouped(
        "Timeline",
        k("draw_of", "b", "bars", "Draws something else: incidents, killed, injured …", TIMELINE, footer=20),
        k("draw_by", "y", "step", "Draws by week, month or year.", TIMELINE, footer=22),
        k("draw_split", "o", "split", "Splits by alleged perpetrator or kind, or no longer.", TIMELINE, footer=24),
    ),
    *grouped(
        "Comparing",
        k("compare", "b", "board", "Opens the board: what sources say of the same thing, the worst first.",
          f"{LIST} {RECORD} {ARTICLE}", footer=35),
        k("decide", "!", "decide", "Decides: which value is held, that nothing contradicts, that two are one or not.",
          f"{BOARD} {BESIDE}", footer=12),
        k("unfold", "=", "unfold", "Shows what agrees, too, or folds it away again.", BOARD, footer=14),
    ),
    *grouped(
        "Review",
        k("queue", "W", "queue", "Shows what waits for review: yours, others', drafts, what may be finalized."),
        k("versions", "~", "versions", "Shows the texts of an article, how they differ, what cites an earlier one."),
        k("approve", "y", "approve", "Approves and goes to the next; of a corrected article, accepts the new words.",
          f"{QUEUE} {CARRY}", footer=12),
        k("send_back", "b", "send back", "Sends the item back with a comment and goes to the next.", QUEUE, footer=14),
        k("assign", "i", "assign", "Assigns the item to a person, to work on or to review.", QUEUE, footer=16),
        k("readers", "r", "readers", "Says whether a second reader is asked for, who is not the first.", QUEUE),
        k("accept_all", "Y", "all unchanged", "Accepts all passages whose words and sentence stand unchanged.", CARRY,
          footer=14),
        k("repoint", "c", "re-point", "Points to other words of the newest text for the passage.", CARRY, footer=16),
        k("store", "y", "store", "Stores the text of a file as it is shown: wrapped lines joined, or kept.", JOINING,
          footer=12),
        k("turn_lines", "o", "keep lines", "Shows the text with its lines kept as they are; again, joined.", JOINING,
          footer=14),
        k("keep_old", "o", "leave", "Leaves what cites the passage on the earlier text for good.", CARRY, footer=18),
    ),
    *grouped(
        "Program",
        k("help", "?", "keys", "Lists the keys that work here and now.", footer=99),
        k("commands", "ctrl+p", "commands", "Finds any command by its name.", footer=75),
        k("repaint", "ctrl+l", "repaint", "Paints the whole screen again."),
        k("suspend", "ctrl+z", "suspend", "Leaves pincite in the background; the shell's fg brings it back."),
        k("quit", "q", "quit", "Goes back, and from the main screen quits; nothing is lost unasked.", footer=70),
    ),
)  # fmt: skip
BY_ID = {key.id: key for key in KEYS}
# What the foot shows beside the text cursor, on selected words, and while a passage is mended.
AT_CURSOR = tuple("wider take_number take_quotation take_sentence select escape help".split())
ON_WORDS = tuple("make_claim make_quote make_incident make_evidence make_response note copy help".split())
OFFERED = tuple("accept change reject suggest one_kind escape help".split())
AT_MENDING = {"deeper": "keep", "escape": "leave"}  # footer words that differ there
MENDING = tuple("deeper escape previous_word next_word other_end help".split())


def meet(one: Key, other: Key) -> bool:
    """Whether two keys may work at one place."""
    return ANYWHERE in (*one.where, *other.where) or bool(set(one.where) & set(other.where))


def clash(keys: Iterable[Key]) -> str:
    """The first key that would mean two things at one place, as a sentence; '' where there is none."""
    taken: dict[str, list[Key]] = {}
    for one in keys:
        for key in one.keys:
            for other in taken.setdefault(key, []):
                if meet(one, other):
                    return f"{key_words(key)} would be both {other.id} and {one.id}; give one of them another key."
            taken[key].append(one)
    return ""


def rebound(wanted: Mapping[str, Iterable[str]]) -> tuple[Key, ...]:
    """All keys with those of the settings in place; Invalid names a clash or a name that is not known."""
    for name in wanted:
        if name not in BY_ID:
            from difflib import get_close_matches

            from db import Invalid

            near = get_close_matches(name, BY_ID, 1, 0.5)
            raise Invalid(
                f"No command is called “{name}”; " + (f"did you mean {near[0]}?" if near else "see: pincite keys")
            )
    found = tuple(one.by(tuple(wanted[one.id])) if one.id in wanted else one for one in KEYS)
    problem = clash(found)
    if problem:
        from db import Invalid

        raise Invalid(problem)
    return found


def by_key(keys: Iterable[Key], where: str) -> dict[str, str]:
    """What each key does at a place: key to id."""
    return {key: one.id for one in keys if where in one.where or ANYWHERE in one.where for key in one.keys}


def elsewhere(keys: Iterable[Key], key: str) -> str:
    """Where among list, record and article a key does something, as words to add to a sentence; '' for nowhere."""
    found = [f"{PANES[where]} ({one.word})" for one in keys if key in one.keys for where in one.where if where in PANES]
    return f", only in {' and '.join(found)}" if found else ""


def footer(keys: Iterable[Key], where: str) -> list[Key]:
    """The few keys that the footer shows at a place, in order."""
    return sorted((one for one in keys if one.footer and (where in one.where or ANYWHERE in one.where)), key=rank)


def rank(key: Key) -> int:
    """Its place in the footer."""
    return key.footer


def table(keys: Sequence[Key] = KEYS) -> str:
    """README's tables of keys, one for each group."""
    found = []
    for group in GROUPS:
        rows = [one for one in keys if one.group == group]
        lines = [f"| {' or '.join(f'`{key_words(key)}`' for key in one.keys)} | {one.help} |" for one in rows]
        found.append("\n".join([f"| {group} | |", "| --- | --- |", *lines]))
    return "\n\n".join(found)
