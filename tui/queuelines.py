"""What waits for review, as lines: the items of a queue, and one of them with the words that it rests on. Pure."""

from collections.abc import Callable, Sequence

from db import Excerpt, Queued
from tui import safe
from tui.blocks import Part, wrapped
from tui.litwords import LIT, lit_lines

Line = list[Part]
PROTECTED = "Protected: its words stay covered until {uncover} uncovers them."
CODE, STATE = 7, 16  # columns of an item's code and state
ABOUT = 8  # columns that what it is about has at least
DOT = " · "


def item_parts(one: Queued, width: int, *, here: bool) -> Line:
    """One item of a queue in a line: its code, state, people and words."""
    style = "cursor" if here else "plain"
    people = " ".join(name for name in (one.standing.assigned, one.standing.reviewer) if name)
    state = words_of(one.standing.status) + (f" ({people})" if people else "")
    lead = f"{safe.fit(one.code, CODE)}{safe.fit(safe.show(state), STATE)} "
    room = max(width - CODE - STATE - 3, 4)
    said = " ".join(one.words.split())
    point = "› " if not safe.ascii_only() else "> "
    return [
        (point if here else "  ", "here"),
        (lead, style if here else "faint"),
        (safe.fence(in_room(said, room)), style),
    ]


def in_room(said: str, room: int) -> str:
    """An item's words in so many columns: what it is about gives way to what is said of it, which tells it apart."""
    about, dot, rest = said.partition(DOT)
    end = safe.width(safe.show(rest)) + len(DOT)
    if not dot or end > room - ABOUT:
        return safe.fit(said, room)
    most = min(room - end, safe.width(safe.show(about)))
    return safe.fit(f"{safe.fit(about, most)}{DOT}{rest}", room)


def words_of(state: str) -> str:
    """A state as people read it."""
    return state.replace("_", " ")


def detail(
    one: Queued, excerpts: Sequence[Excerpt] | None, width: int, height: int, worded: Callable[[str], str] = str
) -> list[Line]:
    """An item with what approving makes of it, and its sources with the words lit; None: they are being read.

    worded: puts keys in the place of the commands that a sentence names in braces.
    """
    found: list[Line] = [[(text, "title")] for text in wrapped(f"{one.code}  {one.words}", width, 3)]
    found += [[(text, "plain")] for text in wrapped(one.told, width, 2)] if one.told else []
    people = [f"{words} {name}" for words, name in told(one) if name]
    found += [[(text, "faint")] for text in wrapped(" · ".join([words_of(one.standing.status), *people]), width, 2)]
    to = f"{worded('{approve}')} makes it {words_of(one.next)}" if one.next else one.why
    found += [[(text, "faint" if one.next else "warn")] for text in wrapped(to, width, 2)]
    found += [[(text, "title")] for text in wrapped(one.comment, width, 4)] if one.comment else []
    if excerpts is None:
        return [*found, [], [("Reading …", "faint")]]
    if not excerpts:
        return [*found, [], [("It rests on no words.", "faint")]]
    each = max((height - len(found)) // len(excerpts) - 2, 3)
    for source in excerpts:
        room = each if len(excerpts) > 1 else max(height - len(found) - 3, 3)
        found += [[], *source_lines(source, width, room, worded(PROTECTED))]
    return found


def told(one: Queued) -> tuple[tuple[str, str], ...]:
    """The people with a part in an item."""
    who = one.standing
    return (
        ("assigned to", who.assigned), ("to be reviewed by", who.reviewer), ("read by", who.first),
        ("read again by", who.second),
    )  # fmt: skip


def source_lines(one: Excerpt, width: int, most: int, protected: str) -> list[Line]:
    """A passage in its paragraph, its words lit, under its article's name; protected: what is said of covered ones."""
    role = "" if one.spot.role == "cites" else f" · {one.spot.role}"
    name = " · ".join(part for part in (f"{one.code} {one.title}".strip(), one.outlet) if part)
    head: list[Line] = [[(safe.fence(safe.fit(name + role, width)), "away")]]
    if one.covered:
        return head + [[(text, "covered")] for text in wrapped(protected, width, 3)]
    if one.lost:
        return [*head, [("LOST: these words no longer stand there", "warn")], *lit_lines(one.words, (), width, most)]
    before = ("…" if one.cut_before else "") + one.before
    words = before + one.words + one.after + ("…" if one.cut_after else "")
    return head + lit_lines(words, [(len(before), len(before) + len(one.words), LIT)], width, most)
