"""Operations and what they changed, as lines: when, who, what and why; old and new; what came from outside. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from db import Entry, Step
from tui import safe
from tui.blocks import Part, wrapped
from tui.times import local

Line = list[Part]
OUTSIDE = "outside pincite"


@dataclass(frozen=True, slots=True)
class Deed:
    """One operation on show: its number (None from outside), its head, the lines under it, the record it leads to.

    undone: it is not in effect. last: the id to go on from for what came before.
    """

    operation: int | None
    head: str
    reason: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    code: str = ""
    undone: bool = False
    last: int = 0


def head_words(operation: int | None, at: str, person: str, action: str) -> str:
    """When, who and what."""
    if operation is None:
        return OUTSIDE
    return f"{local(at)}  {person}: {action}"


def deeds_of_steps(steps: Sequence[Step]) -> list[Deed]:
    """The history of a record, the newest first: its steps under the operations that they belong to."""
    ordered = sorted(steps, key=lambda one: (-(one.operation or 2**62), -one.id))
    found = []
    for operation, some in groupby(ordered, lambda one: one.operation):
        group = list(some)
        one = group[0]
        lines = tuple((f"{step.what} {step.did}".strip(), value_words(step)) for step in group)
        head = head_words(operation, one.at, one.person, one.action)
        found.append(Deed(operation, head, one.reason, lines, last=min(step.id for step in group)))
    return found


def value_words(step: Step) -> str:
    """Old and new value, and who erased words of them."""
    old, new = (" ".join(words.split()) for words in (step.old, step.new))
    found = f"{old} → {new}" if old and new else new or old
    return " · ".join(one for one in (found, step.expunged) if one)


def deeds_of_entries(entries: Sequence[Entry]) -> list[Deed]:
    """Operations of the whole case file, the newest first."""
    found = []
    for entry in entries:
        one = entry.operation
        more = " and more" if entry.more else ""
        words = f"{one.changes:,} change{'' if one.changes == 1 else 's'}"
        records = f"{', '.join(entry.codes)}{more}" if entry.codes else ""
        undoes = f"undoes operation {one.undoes}" if one.undoes else ""
        line = " · ".join(part for part in (records, words, undoes) if part)
        code = entry.codes[0] if entry.codes else ""
        head = head_words(one.id, one.at, one.person, one.action)
        found.append(Deed(one.id, head, one.reason, (("", line),), code, not entry.in_effect, one.id))
    return found


def deeds_of_outside(steps: Sequence[tuple[str, Step]]) -> list[Deed]:
    """Changes from outside pincite that nobody has taken over, record by record."""
    found = []
    for code, some in groupby(steps, lambda one: one[0]):
        lines = tuple((f"{step.what} {step.did}".strip(), value_words(step)) for _, step in some)
        found.append(Deed(None, f"{OUTSIDE}: {code}", "", lines, code))
    return found


def deed_lines(deed: Deed, width: int, *, here: bool) -> list[Line]:
    """One operation: its head, why, and what it changed."""
    number = f"{deed.operation:>5} " if deed.operation else "      "
    sign = "undone  " if deed.undone else ""
    room = max(width - len(number) - 2, 8)
    style = "cursor" if here else "warn" if deed.operation is None else "faint" if deed.undone else "away"
    point = ("› " if not safe.ascii_only() else "> ") if here else "  "
    head = safe.fence(safe.fit(sign + deed.head, min(safe.width(sign + deed.head), room)))
    found: list[Line] = [[(point, "here"), (number, "faint"), (head, style)]]
    indent = " " * (len(number) + 2)
    if deed.reason:
        found += [[(indent + one, "title")] for one in wrapped(f"“{deed.reason}”", room, 3)]
    for label, words in deed.lines:
        found += change_lines(label, words, indent, room)
    return found


def change_lines(label: str, words: str, indent: str, room: int) -> list[Line]:
    """One change: what, then old and new."""
    lead = f"{safe.show(label)}  " if label else ""
    columns = safe.width(lead)
    if columns > room // 2:
        return [[(indent + safe.fit(label, room), "faint")], *change_lines("", words, indent + "  ", room - 2)]
    texts = wrapped(words, max(room - columns, 8), 4) or [""]
    first: Line = [(indent + lead, "faint"), (texts[0], "plain")]
    return [first, *([(indent + " " * columns + text, "plain")] for text in texts[1:])]
