"""A corrected article: what cites an earlier text, old words and new side by side, and what becomes of each."""

from collections.abc import Callable, Sequence
from typing import Protocol

from textual.strip import Strip

from db import Beside, CaseError
from tui import safe
from tui.carrylines import Entry, Line, entry_parts, halves, side, told
from tui.drawn import DrawnWidget
from tui.keys import CARRY, Key
from tui.listed import Listed
from tui.look import Look
from tui.prompt import Question
from tui.strips import Part, frame, line

MODES = ("passages", "differences", "versions")
TITLES = {"passages": "what cites an earlier text", "differences": "where the last two differ", "versions": "its texts"}
NONE = {
    "passages": "Nothing that cites an earlier text waits; Tab shows the differences, + adds a corrected text.",
    "differences": "No word differs, or there is one text alone; + adds a corrected one.",
    "versions": "This article has no text.",
}
BESIDE = 110  # columns from which old and new stand side by side, else one over the other
GONE = "Nothing stands for it in the newest text: c takes other words, o leaves it, w withdraws what rests on it."
NEW = "Nothing stood here before."
Sides = tuple[Beside | None, Beside | None]
Done = Callable[[str, bool], None]


class Carrying(Protocol):
    """Who reads the article's texts and does what is asked; what is read comes back by `done`."""

    @property
    def title(self) -> str: ...
    def read(self, mode: str, done: Callable[[Sequence[Entry] | CaseError], None]) -> None: ...
    def sides(self, one: Entry, done: Callable[[Sides | CaseError], None]) -> None: ...
    def accept(self, one: Entry, done: Done) -> None: ...
    def accept_all(self, done: Done) -> None: ...
    def repoint(self, one: Entry, words: str, done: Done) -> None: ...
    def keep(self, one: Entry, done: Done) -> None: ...
    def withdraw(self, one: Entry, reason: str, done: Done) -> None: ...
    def add(self, path: str, done: Done) -> None: ...
    def undo(self, done: Done) -> None: ...
    def go(self, one: Entry) -> None: ...


class CarryPane(DrawnWidget):
    """The entries, and under them old and new."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.items: Sequence[Entry] = ()
        self.title, self.words = "", ""
        self.sides: Sides | None = None
        self.at = self.top = 0
        self.lines: list[Line] = []

    @property
    def one(self) -> Entry | None:
        """The entry under the cursor."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def rows(self) -> int:
        """Lines of the entries."""
        return max(min(self.size.height // 3, max(len(self.items), 3)), 1)

    def on_resize(self) -> None:
        """Wrap anew."""
        self.fill()

    def fill(self) -> None:
        """Bring what is drawn up to date."""
        self.at = max(min(self.at, len(self.items) - 1), 0)
        self.top = max(min(self.top, self.at), self.at - self.rows + 1, 0)
        self.lines = self.below() if self.size.width else []
        self.refresh()

    def below(self) -> list[Line]:
        """What stands under the entries: what is known of the one in use, then old and new."""
        one, width = self.one, self.size.width - 2
        if one is None or (one.old is None and one.new is None):
            return []
        head = told(one, width)
        if self.sides is None:
            return [*head, [("Reading …", "faint")]]
        old, new = self.sides
        room = self.size.height - self.rows - 2 - len(head)
        if self.size.width >= BESIDE:
            half = (width - 3) // 2
            both = [[[("before", "title")], *side(old, half, room - 1, NEW)],
                    [[("now", "title")], *side(new, half, room - 1, GONE)]]  # fmt: skip
            return head + halves(both[0], both[1], width, self.look.bar)
        each = max((room - 2) // 2, 1)
        titled: list[Line] = [[("before", "title")], *side(old, width, each, NEW)]
        return [*head, *titled, [("now", "title")], *side(new, width, each, GONE)]

    def at_line(self, y: int) -> int | None:
        """The entry at a line of the pane."""
        at = self.top + y - 1
        return at if 1 <= y <= self.rows and at < len(self.items) else None

    def render_line(self, y: int) -> Strip:
        """The frame, the entries, a rule, old and new."""
        look, width = self.look, self.size.width
        if y == 0:
            return frame(width, look, self.title, used=True, right=f"{len(self.items):,}")
        if y <= self.rows:
            return line(width, *self.item(y - 1), ("", look.plain))
        if y == self.rows + 1:
            return frame(width, look, (self.one.code if self.one else "") or "Old and new", used=False)
        place = y - self.rows - 2
        parts = self.lines[place] if place < len(self.lines) else []
        return line(width, (" ", look.plain), *((text, getattr(look, name)) for text, name in parts), ("", look.plain))

    def item(self, place: int) -> list[Part]:
        """A line of the entries."""
        at, look = self.top + place, self.look
        if at >= len(self.items):
            said = self.words if not self.items and place == 1 else ""
            return [(safe.fit(f" {said}", self.size.width), look.faint)]
        parts = entry_parts(self.items[at], self.size.width, here=at == self.at)
        return [(text, getattr(look, name)) for text, name in parts]


class Carry(Listed):
    """The screen of a corrected article. `open` shows one."""

    WHERE = CARRY
    PLACE = "the texts of an article"
    FOOT = ("approve", "accept_all", "repoint", "keep_old", "next_pane", "escape", "help")

    def __init__(self, look: Look, keys: Sequence[Key], title: str) -> None:
        self.pane = CarryPane(look)
        super().__init__(look, keys, title, self.pane)
        self.work: Carrying | None = None
        self.mode = MODES[0]
        self.said = ""

    def open(self, work: Carrying) -> None:
        """Show an article's texts: what waits, first."""
        self.work = work
        self.turn_to(MODES[0])

    def turn_to(self, mode: str) -> None:
        """Show passages, differences or texts."""
        self.mode, self.pane.at, self.pane.top = mode, 0, 0
        self.read()

    def read(self) -> None:
        """Read anew; the cursor stays at its place, which is that of the next entry."""
        if self.work:
            self.pane.title = f"{self.work.title}: {TITLES[self.mode]}"
            self.pane.words = "Reading …"
            self.work.read(self.mode, self.came)

    def came(self, found: Sequence[Entry] | CaseError) -> None:
        """Entries came."""
        self.pane.items = [] if isinstance(found, CaseError) else found
        self.pane.words = str(found) if isinstance(found, CaseError) else NONE[self.mode]
        self.turn(self.pane.at)
        if self.said:
            self.say(self.said)
            self.said = ""

    def turn(self, at: int) -> None:
        """Put the cursor on an entry and read both of its sides."""
        pane = self.pane
        pane.at, pane.sides = at, None
        pane.fill()
        one = pane.one
        if one and self.work:
            self.work.sides(one, lambda found: self.sides_came(one, found))

    def sides_came(self, one: Entry, found: Sides | CaseError) -> None:
        """The sides of an entry came; those of another are dropped."""
        if isinstance(found, CaseError):
            self.say(str(found), bad=True)
        elif one is self.pane.one:
            self.pane.sides = found
            self.pane.fill()

    def clicked(self, y: int) -> None:
        """A line was clicked."""
        at = self.pane.at_line(y)
        if at is not None:
            self.turn(at)

    def done(self, sentence: str, ok: bool) -> None:
        """Something is done, or a sentence says why not."""
        if ok:
            self.said = sentence
            self.read()
        else:
            self.say(sentence, bad=True)

    def chosen(self) -> tuple[Carrying, Entry] | None:
        """Who works, and the passage in use; where there is none, says so."""
        if self.work and self.pane.one and self.mode == MODES[0]:
            return self.work, self.pane.one
        self.say("No passage waits here." if self.mode == MODES[0] else "Tab goes back to the passages that wait.")
        return None

    def place(self) -> tuple[int, int, int]:
        """Where the list stands."""
        return self.pane.at, len(self.pane.items), self.pane.rows

    def do_next_pane(self) -> None:
        """From the passages to the differences, to the texts, and back."""
        self.turn_to(MODES[(MODES.index(self.mode) + 1) % len(MODES)])

    def do_previous_pane(self) -> None:
        """The other way round."""
        self.turn_to(MODES[MODES.index(self.mode) - 1])

    def do_approve(self) -> None:
        """Accept the new words, and go to the next."""
        found = self.chosen()
        if found:
            found[0].accept(found[1], self.done)

    def do_accept_all(self) -> None:
        """Accept all that stand unchanged."""
        if self.work:
            self.work.accept_all(self.done)

    def do_repoint(self) -> None:
        """Take other words of the newest text, or a place of it."""
        found = self.chosen()
        if not found:
            return
        work, one = found

        def answered(words: str | None) -> None:
            if words and words.strip():
                work.repoint(one, words.strip(), self.done)
            else:
                self.say("Nothing was changed.")

        hint = "words of the newest text, or their place in it, like 120:138"
        self.ask(Question(f"{one.code} is now", one.others[0] if one.others else "", hint, done=answered))

    def do_keep_old(self) -> None:
        """Leave what cites it on the earlier text."""
        found = self.chosen()
        if found:
            found[0].keep(found[1], self.done)

    def do_withdraw(self) -> None:
        """Withdraw what rests on it, with a reason."""
        found = self.chosen()
        if not found:
            return
        work, one = found

        def answered(words: str | None) -> None:
            if words and words.strip():
                work.withdraw(one, words.strip(), self.done)
            else:
                self.say("Nothing was changed.")

        self.ask(Question("Reason", "", f"Why what rests on {one.code} should be withdrawn", done=answered))

    def do_new(self) -> None:
        """Add a corrected text from a file."""
        work = self.work

        def answered(path: str | None) -> None:
            if work and path and path.strip():
                work.add(path.strip(), self.done)
            else:
                self.say("Nothing was added.")

        self.ask(Question("File", "", "the path of the corrected text", done=answered))

    def do_undo(self) -> None:
        """Undo one's latest operation."""
        if self.work:
            self.work.undo(self.done)

    def do_deeper(self) -> None:
        """To the words in the article."""
        if self.work and self.pane.one:
            self.leave()
            self.work.go(self.pane.one)
        else:
            self.say("There is nothing to go to here.")

    def do_back(self) -> None:
        """Back to the main screen."""
        self.leave()

    def do_quit(self) -> None:
        """Back to the main screen."""
        self.leave()

    def do_help(self) -> None:
        """The keys that work here."""
        self.do_commands()
