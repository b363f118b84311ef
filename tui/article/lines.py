"""The lines of the article pane as they are drawn: frame, head, text, foot; and how many there are of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui import safe
from tui.article import margin
from tui.article.page import CARET, CHOSEN, HIT, LIT, QUIET, Drawn
from tui.look import Look
from tui.strips import Part, frame, line
from tui.wrap import shown_stop, wrap

if TYPE_CHECKING:
    from db import Heading, Passage, Resting

MEASURE = 88  # columns of text at most
NUMBERED = 84  # columns of the pane from which paragraphs are numbered
AIRY = 30  # lines of the pane from which one stays free under the head
LOST = 4  # lines of the foot where words are lost
MARKS = {CHOSEN: "▐", LIT: "▌", HIT: "/", QUIET: "·", "": " "}
PLAIN_MARKS = {CHOSEN: "#", LIT: ">", HIT: "/", QUIET: ".", "": " "}
COVERED = "Protected: its words stay covered until {uncover} uncovers them."


class Shape(NamedTuple):
    """What a pane of this size has room for; lost: whether the foot must say that words are lost."""

    columns: int
    rows: int
    lost: bool = False

    @property
    def margin(self) -> int:
        """Columns left of the text: the bar, a number where there is room, the mark, a space."""
        return 9 if self.columns >= NUMBERED else 3

    @property
    def width(self) -> int:
        """Columns of text."""
        return max(min(self.columns - self.margin - 1, MEASURE), 8)

    @property
    def head(self) -> int:
        """Lines above the text."""
        return 3 if self.rows >= AIRY else 2

    @property
    def foot(self) -> int:
        """Lines below it."""
        return LOST if self.lost else 1

    @property
    def height(self) -> int:
        """Lines of text."""
        return max(self.rows - self.head - self.foot, 1)


def title_line(look: Look, width: int, heading: Heading | None, where: str, *, used: bool) -> Strip:
    """The frame: code and title, and where in the text the view is."""
    title = f"{heading.code} {heading.title}" if heading else "Article"
    return frame(width, look, title, used=used, right=safe.show(where), tee=look.tee)


def head_line(look: Look, width: int, heading: Heading) -> Strip:
    """Outlet and date; at the right end what must be seen beside the words."""
    version = f"version {heading.version} of {heading.versions}" if heading.versions > 1 else ""
    relation = heading.relation if heading.relation != "original" else ""
    marks = ["demonstration text"] if heading.demonstration else []
    marks += [one for one in ("withdrawn" if heading.withdrawn else "", version, relation) if one]
    right = safe.fit(" · ".join(marks), min(safe.width(" · ".join(marks)), max(width - 3, 0)))
    said = " · ".join(one for one in (heading.outlet, heading.published) if one)
    room = max(width - 3 - safe.width(right), 0)
    left = safe.fence(safe.fit("" if heading.covered else said, room - 1)) + " " if room > 1 else " " * room
    return line(width, (f"{look.bar} ", look.rule), (left, look.faint), (right, look.marked), (" ", look.plain))


def style_of(look: Look, names: str) -> Style:
    """The style of a run: cited words stand out, what is looked for is bold, other passages are underlined.

    What is selected stands out over all of these, and the text cursor over that.
    """
    lit = set(names.split())
    if CARET in lit:
        return look.caret if CHOSEN in lit else look.cursor
    if CHOSEN in lit:
        return look.chosen
    style = look.plain
    for name in sorted(lit):
        style += {LIT: look.lit, HIT: look.marked + Style(bold=True, underline=True), QUIET: look.quiet}[name]
    return style


def text_line(look: Look, shape: Shape, drawn: Drawn | None) -> Strip:
    """One line of text behind its margin, never wider than the pane."""
    if drawn is None:
        return line(shape.columns, (look.bar, look.rule), ("", look.plain))
    number = f"{drawn.paragraph:,}" if drawn.paragraph and shape.margin > 3 else ""
    mark, marked = margin_mark(drawn)
    segments = [Segment(look.bar, look.rule), Segment(safe.fit(number, shape.margin - 3, right=True), look.faint)]
    style = look.warn if drawn.standing == "again" and not drawn.lit else look.faint
    segments.append(Segment(f"{mark} ", look.marked if marked else style))
    texts = [shown for shown, _, _ in drawn.runs]
    if drawn.fenced:
        texts[0], texts[-1] = safe.LRM + texts[0], texts[-1] + safe.LRM
    segments += [Segment(text, style_of(look, run[2])) for text, run in zip(texts, drawn.runs, strict=True)]
    used = shape.margin + sum(columns for _, columns, _ in drawn.runs)
    if used > shape.columns:
        return Strip(segments).crop(0, shape.columns)
    return Strip([*segments, Segment(" " * (shape.columns - used))], shape.columns)


def margin_mark(drawn: Drawn) -> tuple[str, bool]:
    """What stands before a line, and whether that is for words that are lit; else how the paragraph stands."""
    if drawn.lit and not (drawn.lit == QUIET and drawn.standing):
        return (PLAIN_MARKS if safe.ascii_only() else MARKS)[drawn.lit], True
    return (margin.PLAIN_MARKS if safe.ascii_only() else margin.MARKS)[drawn.standing], False


def told_lines(words: Sequence[str], width: int) -> list[str]:
    """Sentences that stand in the place of a text, wrapped to the width."""
    cut = ((one, start, stop) for one in words for start, stop in wrap(one, width, safe.cells(one)))
    return [one[start : shown_stop(one, start, stop)] for one, start, stop in cut]


def foot_line(
    look: Look, shape: Shape, place: int, passage: Passage | None, resting: Sequence[Resting], said: str = ""
) -> Strip:
    """One line of the foot: a rule that says what rests on the passage, or that its words are lost, then those.

    said: what is said instead.
    """
    if said:
        return told_rule(look, shape, said, look.faint)
    if passage is None:
        return line(shape.columns, (look.corner + look.line * (shape.columns - 1), look.rule))
    if place:
        return line(shape.columns, (f"{look.bar} ", look.rule), (stored(passage.words, shape, place - 1), look.plain))
    codes = "  ".join(f"{one.code} {one.words}" for one in resting)
    words = (
        f"{passage.resting or 'nothing rests on it'}: {codes}" if codes else passage.resting or "nothing rests on it"
    )
    if passage.lost:
        words = f"LOST: what {', '.join(one.code for one in resting) or 'it'} cites is not here"
    return told_rule(look, shape, words, look.warn if passage.lost else look.title)


def told_rule(look: Look, shape: Shape, words: str, style: Style) -> Strip:
    """A rule at the foot that says something."""
    room = shape.columns - 4
    shown = safe.fence(safe.fit(words, min(safe.width(words[: room * 2]), room)))
    rest = look.line * (room - safe.width(safe.unfence(shown)))
    parts: tuple[Part, ...] = ((shown, style), (f" {rest}{look.line}", look.rule))
    return line(shape.columns, (f"{look.corner} ", look.rule), *parts)


def stored(words: str, shape: Shape, place: int) -> str:
    """One line of the words as they are stored, the last with a sign where more are left out."""
    said = f"“{words[: shape.width * LOST]}”".replace("\n", " ")
    lines = wrap(said, shape.columns - 3, safe.cells(said))
    if place >= len(lines):
        return ""
    start, stop = lines[place]
    if place == LOST - 2 and (len(lines) > LOST - 1 or len(words) > shape.width * LOST):
        return safe.fence(safe.fit(said[start:], shape.columns - 3))
    return safe.fence(safe.show(said[start : shown_stop(said, start, stop)]))
