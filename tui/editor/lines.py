"""A form as lines at one width: labels, texts, the cursor, what an entry will be stored as, a list to take from. Pure.

Parts are (shown text, meaning), where the meaning is the name of a style.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tui import safe
from tui.blocks import Part, wrapped
from tui.editor.fields import FOLDS, Slot, heading
from tui.editor.form import Form
from tui.wrap import runs, shown_stop, wrap

LONG = 3  # lines of a long text that is not under the cursor
MOST = 10  # lines of a text under the cursor
CHOICES = 7  # lines of a list to take from
Line = list[Part]


@dataclass(frozen=True, slots=True)
class Choices:
    """A list to take from: words and notes, the one under the cursor (-1 for none), and whether it goes on."""

    words: tuple[tuple[str, str], ...] = ()
    at: int = -1
    more: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What is said beside the texts: of the field under the cursor what it will be stored as, or what is wrong.

    problems: what is wrong by field. beside: what a field's text stands for. ranges: what claims say of it.
    saves: what saving will make, in full; '' where that goes without saying.
    """

    stored: str = ""
    problems: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    ranges: Mapping[str, str] = field(default_factory=dict)
    choices: Choices | None = None
    saves: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """All lines, and of those of the line under the cursor the first and the last, half-open; places: line to field."""

    lines: tuple[Line, ...]
    start: int
    stop: int
    places: tuple[int, ...]


def label_width(form: Form, width: int) -> int:
    """Columns of the labels."""
    longest = max((safe.width(one.label) for one in form.slots if not one.fold), default=8)
    return min(max(longest, 10), 22, width // 4)


def room(form: Form, width: int) -> int:
    """Columns of the texts: after the gutter, the label and a gap; one more is kept for the cursor at the end."""
    return max(width - label_width(form, width) - 4, 8)


def page(form: Form, told: Told, width: int) -> Page:
    """The form's lines."""
    found: list[Line] = []
    places: list[int] = []
    start = stop = 0
    if not form.slots:
        return Page((), 0, 0, ())
    for place, one in enumerate(form.lines):
        first = len(found)
        if isinstance(one, str):
            found += [[], fold_line(form, one, width)]
        else:
            found += slot_lines(form, told, one, width, here=place == form.at)
        if place == form.at:
            start, stop = first, len(found)
        places += [place] * (len(found) - first)
    return Page(tuple(found), start, stop, tuple(places))


def fold_line(form: Form, fold: str, width: int) -> Line:
    """The line of a fold."""
    some = [one for one in form.slots if one.fold == fold]
    words = heading(FOLDS[fold], len(some), fold in form.open)
    style = "cursor" if form.line == fold else "title"
    return [(" ", "plain"), (safe.fit(words, min(safe.width(words), width - 2)), style)]


def slot_lines(form: Form, told: Told, slot: Slot, width: int, *, here: bool) -> list[Line]:
    """One field: its label and text; under the cursor with all that helps."""
    text = form.text_of(slot.name)
    wrong = slot.name in told.problems
    changed = text.strip() != form.seen.get(slot.name, "").strip() or slot.name in form.emptied
    sign = "!" if wrong else "?" if form.by_rule(slot.name) else "*" if changed and form.count else " "
    columns = label_width(form, width)
    label = safe.fence(safe.fit(slot.label, columns))
    lead: Line = [(sign, "warn" if wrong else "marked"), (f"{label}  ", "here" if here else "faint")]
    indent: Line = [(" " * (columns + 3), "plain")]
    wide = room(form, width)
    if here:
        shown = typed_lines(text, form.cursor, wide, whole=form.whole)
        if slot.name in form.emptied:
            shown[0].append((" (will be emptied)", "warn"))
        rest = [indent + one for one in helping(form, told, slot, wide)]
    else:
        shown, rest = still_lines(form, told, slot, text, wide), []
    return [(indent if place else lead) + one for place, one in enumerate(shown)] + rest


def still_lines(form: Form, told: Told, slot: Slot, text: str, wide: int) -> list[Line]:
    """The text of a field that the cursor is not on."""
    if slot.name in form.emptied:
        return [[(safe.fit("(emptied)", wide), "warn")]]
    if not text.strip():
        return [[(safe.fence(safe.fit(told.ranges.get(slot.name, ""), wide)), "faint")]]
    if slot.long:
        return [[(one, "plain")] for one in wrapped(text, wide, LONG)]
    beside = told.beside.get(slot.name, "")
    style = "warn" if slot.name in told.problems else "plain"
    shown = safe.fit(text, min(safe.width(text), wide))
    left = wide - safe.width(shown) - 2
    parts: Line = [(safe.fence(shown), style)]
    if beside and beside != text and left > 3:
        parts.append(("  " + safe.fence(safe.fit(beside, min(left, safe.width(beside)))), "faint"))
    return [parts]


def spans(text: str, wide: int) -> list[tuple[int, int]]:
    """Lines of a text at this width: code points, half-open; each line feed belongs to the line that it ends."""
    found = []
    at = 0
    for part in text.split("\n"):
        cells = None if safe.is_plain(part) else safe.cells(part)
        lines = [(at + start, at + stop) for start, stop in wrap(part, wide, cells)]
        at += len(part) + 1
        lines[-1] = (lines[-1][0], at if at <= len(text) else at - 1)
        found += lines
    return found


def line_of(lines: Sequence[tuple[int, int]], cursor: int) -> int:
    """Which of these lines the cursor is in."""
    return max((place for place, (start, _) in enumerate(lines) if start <= cursor), default=0)


def typed_lines(text: str, cursor: int, wide: int, *, whole: bool) -> list[Line]:
    """A text with the cursor in it, as many of its lines around the cursor as there is room for."""
    lines = spans(text, wide)
    here = line_of(lines, cursor)
    first = max(min(here - MOST // 2, len(lines) - MOST), 0)
    shown = range(first, min(first + MOST, len(lines)))
    found = [typed_line(text, lines[one], cursor if one == here else -1, whole=whole) for one in shown]
    if first:
        found[0] = [(safe.fit("…", 1), "faint")]
    if shown.stop < len(lines):
        found[-1] = [(safe.fit("…", 1), "faint")]
    return found


def typed_line(text: str, span: tuple[int, int], cursor: int, *, whole: bool) -> Line:
    """One line of a text, with the cursor where it is in it (-1 where it is not)."""
    start, stop = span
    words = text[start : shown_stop(text, start, stop) if cursor < 0 else stop].rstrip("\n")
    if whole and words:
        return [(safe.fence(safe.show(words)), "cursor"), (" ", "plain")]
    at = cursor - start
    words += " " if cursor >= 0 and at >= len(words) else ""
    cells = None if safe.is_plain(words) else safe.cells(words)
    lights = [(at, at + 1, "cursor")] if cursor >= 0 else []
    parts = [(shown, names or "plain") for shown, _, names in runs(words, cells, lights)]
    if safe.has_rtl(words):
        parts = [(safe.LRM, "plain"), *parts, (safe.LRM, "plain")]
    return parts


def helping(form: Form, told: Told, slot: Slot, wide: int) -> list[Line]:
    """Under a field: what it will be stored as or what is wrong or what it is, what stood there, the list."""
    problem = told.problems.get(slot.name, "")
    said = problem or told.stored or slot.help
    style = "warn" if problem else "good" if told.stored else "faint"
    arrow = "" if problem or not told.stored else "→ "
    found: list[Line] = [[(one, style)] for one in wrapped(arrow + said, wide, 3)]
    before, text = form.seen.get(slot.name, ""), form.text_of(slot.name)
    if form.by_rule(slot.name):
        from_words = " ".join(form.by_rule(slot.name).split())
        found.append([(safe.fence(safe.fit(f"? suggested by rule: {from_words}", wide)), "marked")])
    if form.count and before and before.strip() != text.strip():
        found.append([(safe.fence(safe.fit(f"was: {' '.join(before.split())}", wide)), "faint")])
    elif not text and told.ranges.get(slot.name):
        found.append([(safe.fence(safe.fit(f"claims: {told.ranges[slot.name]}", wide)), "faint")])
    return found + choice_lines(told.choices, wide) if told.choices else found


def choice_lines(choices: Choices, wide: int) -> list[Line]:
    """The list to take from, around its cursor."""
    first = max(min(choices.at - CHOICES // 2, len(choices.words) - CHOICES), 0)
    found: list[Line] = []
    for place in range(first, min(first + CHOICES, len(choices.words))):
        words, note = choices.words[place]
        style = "cursor" if place == choices.at else "plain"
        text = safe.fence(safe.fit(words, min(safe.width(words), wide - 2)))
        left = wide - safe.width(safe.unfence(text)) - 4
        more = "  " + safe.fence(safe.fit(note, min(safe.width(note), left))) if note and left > 4 else ""
        found.append([(f" {text} ", style), (more, "faint")])
    below = len(choices.words) - first - CHOICES
    if below > 0 or choices.more:
        found.append([(safe.fit(" … more; type on to narrow" if below <= 0 else f" … {below} more", wide), "faint")])
    return found


def vertical(text: str, cursor: int, wide: int, by: int) -> int | None:
    """The cursor's place one line up or down within a text; None beyond its first and last line."""
    lines = spans(text, wide)
    here = line_of(lines, cursor)
    if not 0 <= here + by < len(lines):
        return None
    start, stop = lines[here + by]
    last = stop - 1 if here + by < len(lines) - 1 else stop
    return min(start + cursor - lines[here][0], max(last, start))
