"""A page of an article: which lines are in view, what of them is lit, and where in the text they stand. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import NamedTuple

from tui import safe
from tui.article.caret import after, span_of
from tui.article.flow import Flow, Line
from tui.classes import dataclass
from tui.wrap import Run, Span, runs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from textual.strip import Strip

    from db import Covered, Heading, Part, Passage, Resting

    class Source(Protocol):
        """One text, as the pane asks for it; each read may raise Busy or Stopped."""

        @property
        def heading(self) -> Heading: ...
        def part(self, at: int) -> Part | None: ...
        def words(self, start: int, stop: int) -> str: ...
        def passages(self, start: int, stop: int) -> Sequence[Passage]: ...
        def passage(self, record: int) -> Passage | None: ...
        def step(self, start: int, stop: int, *, back: bool = False) -> Passage | None: ...
        def resting(self, passage: int) -> Sequence[Resting]: ...
        def paragraphs(self, start: int, stop: int) -> Sequence[Covered]: ...
        def uncover(self, on: bool = True) -> None: ...
        def refresh(self) -> None: ...


LIT, HIT, QUIET = "lit", "hit", "quiet"
CHOSEN, CARET = "chosen", "caret"
ABOVE = 3  # of the view, one part in so many stands above what it opens at
NEAR = 3  # lines of the text beside a passage without which a view does not stay for it


@dataclass(frozen=True, slots=True)
class View:
    """A place in a text to come back to: the first code point in view, and what is lit.

    passage: the one under the cursor. lit: the passages that are lit. span: words lit that are no passage.
    caret: the character that the text cursor is on, None where there is none; anchor: the other end of what is
    selected with it, both ends being part of it. mending: the passage whose words are being chosen anew.
    """

    top: int = 0
    passage: int | None = None
    lit: tuple[int, ...] = ()
    span: tuple[int, int] | None = None
    caret: int | None = None
    anchor: int | None = None
    mending: int | None = None


class Drawn(NamedTuple):
    """One line as drawn: its span, its runs, what of it is lit most, and its paragraph's number where it begins.

    standing: how its paragraph stands for this person.
    """

    start: int
    stop: int
    runs: tuple[Run, ...]
    lit: str = ""
    paragraph: int = 0
    fenced: bool = False
    standing: str = ""


class Laid(NamedTuple):
    """A page laid out beforehand: its view and its lines in a height, by a flow of its width, and those as drawn.

    few: how many lines it was to have, None for as many as find room.
    """

    flow: Flow
    view: View
    height: int
    lines: tuple[Drawn, ...]
    strips: tuple[Strip, ...]
    few: int | None = None


def page(
    source: Source, flow: Flow, view: View, height: int, needle: str = "", differing: Sequence[Span] = ()
) -> tuple[Drawn, ...]:
    """The lines in view; of a passage whose words no longer stand there nothing is lit.

    differing: spans that another text of the article has not, in order; those in view are lit as hits are.
    """
    lines: list[Line] = []
    for line in flow.lines(view.top):
        if len(lines) == height:
            break
        lines.append(line)
    if not lines:
        return ()
    lights = [
        (one.start, one.stop, LIT if one.id in view.lit else QUIET)
        for one in source.passages(lines[0].start, lines[-1].stop)
        if not one.lost
    ]
    first = bisect_right(differing, lines[0].start, key=lambda span: span[1])
    last = bisect_left(differing, lines[-1].stop, key=lambda span: span[0])
    lights += [(*span, HIT) for span in differing[first:last]]
    lights += [(*span, HIT) for span in found(source, needle, lines[0].start, lines[-1].stop)]
    lights += bare(source, view) + ([(*view.span, LIT)] if view.span else []) + cursor_lights(source, view)
    return tuple(drawn(line, lights, view.caret) for line in lines)


def chosen(source: Source, view: View) -> Span | None:
    """What is selected: by the text cursor and its other end, else the hit of a search."""
    if view.caret is None or view.anchor is None:
        return view.span if view.caret is None else None
    return span_of(source, view.anchor, view.caret)


def cursor_lights(source: Source, view: View) -> list[tuple[int, int, str]]:
    """The text cursor and what is selected with it."""
    if view.caret is None:
        return []
    caret = (view.caret, after(source, view.caret), CARET)
    return [caret] if view.anchor is None else [(*span_of(source, view.anchor, view.caret), CHOSEN), caret]


def bare(source: Source, view: View) -> list[tuple[int, int, str]]:
    """Lit passages that nothing rests on any more, as those of a withdrawn claim, which are not among the others."""
    wanted = (source.passage(one) for one in view.lit)
    return [(one.start, one.stop, LIT) for one in wanted if one and not one.lost and not one.cited]


def found(source: Source, needle: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Where what is looked for stands in a span, or reaches into it."""
    if not needle:
        return []
    from db import find_hits

    reach = 4 * len(needle)
    begin = max(start - reach, 0)
    return [(begin + low, begin + high) for low, high in find_hits(source.words(begin, stop + reach), needle)]


def drawn(line: Line, lights: Sequence[tuple[int, int, str]], caret: int | None = None) -> Drawn:
    """A line with what of it is lit; a text cursor on the white space at its end has a cell of its own there."""
    here = [(start - line.start, stop - line.start, name) for start, stop, name in lights]
    here = [one for one in here if one[0] < len(line.words) and one[1] > 0]
    made = tuple(runs(line.words, line.cells, here))
    if caret is not None and line.start + len(line.words) <= caret < line.stop:
        made = (*made, (" ", 1, CARET))
    names = " ".join(run[2] for run in made)
    most = next((name for name in (CHOSEN, LIT, HIT, QUIET) if name in names), "")
    shown = "".join(run[0] for run in made)
    return Drawn(line.start, line.stop, made, most, line.paragraph, safe.has_rtl(shown))


def opened(flow: Flow, at: int, height: int, view: View) -> View:
    """The view with a place at a third of its height."""
    return replace(view, top=settled(flow, flow.back(at, height // ABOVE), height))


def aimed(flow: Flow, view: View, height: int, at: int, passage: Passage | None, stay: int | None) -> View:
    """The view with a place in it: the page that begins at `stay` if its passage is well in view there."""
    stop = passage.stop if passage and passage.start == at else at + 1
    if stay is not None and stays(flow, stay, height, at, stop):
        return replace(view, top=stay)
    return opened(flow, at, height, view)


def stays(flow: Flow, top: int, height: int, start: int, stop: int) -> bool:
    """Whether words stand in the page that begins with the line at `top`, with NEAR lines beside them if there are."""
    near = min(NEAR, height // 4)
    first = flow.forward(top, near) if flow.line(top - 1) else top
    last = flow.line(flow.forward(top, height - 1))
    if last and flow.line(last.stop):
        last = flow.line(flow.back(last.start, near))
    return bool(last and first <= start and stop <= last.stop)


def settled(flow: Flow, top: int, height: int) -> int:
    """The line that a view may begin with: no space is left below the end while there are lines above."""
    line = flow.line(top)
    if line is None:
        return 0
    last = flow.forward(line.start, height - 1)
    below = flow.line(last)
    if below is None or flow.line(below.stop) is not None:
        return line.start
    return flow.back(last, height - 1)


def moved(flow: Flow, view: View, by: int, height: int) -> View:
    """The view so many lines further down, or up below 0, as far as the text goes."""
    top = flow.forward(view.top, by) if by > 0 else flow.back(view.top, -by)
    return replace(view, top=settled(flow, top, height))


def ended(flow: Flow, view: View, height: int, length: int, *, last: bool) -> View:
    """The view at the end of the text, or at its beginning."""
    return replace(view, top=flow.back(length - 1, height - 1) if last else 0)


def place(source: Source, lines: Sequence[Drawn], at: int | None) -> str:
    """Where in the text the view is: "para 12, 34 %"; at: the place under the cursor, where it is in view."""
    if not lines:
        return ""
    here = at if at is not None and lines[0].start <= at < lines[-1].stop else lines[0].start
    part = source.part(here)
    percent = lines[-1].stop * 100 // max(source.heading.length, 1)
    return f"para {part.paragraph:,}, {percent} %" if part else ""
