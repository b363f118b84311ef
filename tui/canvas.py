"""What differs on a screen, drawn straight into the driver's cells: a row that changed costs a row.

Textual's own way draws every line of every widget between the first changed line and the last, writes it out with
its colours and has the driver read that again. Here each changed cell is drawn once, by the frontmost widget there.
Relies on where its compositor put the widgets (`visible_widgets`, front to back) and on `_dirty_regions`, which a
new layout leaves. Without a driver that takes cells, as in tests, Textual draws.
"""

import re
from asyncio import get_running_loop
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from tui.keyed import KeyedScreen

SGR = re.compile(r"\x1b\[([\d;]*)m")
MOST = 1000  # styles whose pens are kept
Span = tuple[int, int]  # columns, half-open


class Cells(Protocol):
    """A driver that takes words and the pens that they are written with."""

    def begin(self, width: int, height: int) -> bool:
        """Whether the terminal still has this size; where it has another, a new layout will draw everything."""

    def pen(self, sgr: str) -> int:
        """The number of a pen, by its parameters as in ESC [ … m."""

    def put(self, y: int, x: int, parts: Sequence[tuple[str, int]]) -> None:
        """Set cells of line `y` from column `x` to words, each with the number of its pen."""

    def flush(self) -> None:
        """A frame is complete."""


class Canvas:
    """Gathers what is to be drawn on one screen, and draws it before anything waits for the next frame."""

    def __init__(self, screen: "KeyedScreen") -> None:
        self.screen = screen
        self.spans: dict[int, list[Span]] = {}
        self.due = False
        self.held = False  # whoever gathers draws it all at once
        self.waits = False  # for a new layout, which draws all that changes with it in one frame
        self.pens: dict[int, tuple[int, Style]] = {}  # by the style's own place in memory, where it is kept

    @property
    def cells(self) -> Cells | None:
        """The driver, where it takes cells and the screen is in front."""
        app = self.screen.app
        driver: Any = app._driver
        return driver if hasattr(driver, "put") and app.screen is self.screen else None

    def take(self, place: Region, parts: Sequence[Region]) -> None:
        """Have parts of a widget drawn again that is at this place; all of it where there are none."""
        for part in parts or (place.reset_offset,):
            self.add(part.translate(place.offset).intersection(place))
        if not self.due:
            self.due = True
            if not self.held:
                get_running_loop().call_soon(self.draw)

    def add(self, region: Region) -> None:
        """Have a part of the screen drawn again."""
        x, top, width, height = region
        for y in range(top, top + height):
            spans = self.spans.setdefault(y, [])
            if (x, x + width) not in spans:
                spans.append((x, x + width))

    def draw(self) -> None:
        """Draw what was gathered; a fault ends the program as any other of a screen does."""
        self.due = False
        if self.waits:
            return
        spans, self.spans = self.spans, {}
        app = self.screen.app
        if not spans or not app.is_running:
            return
        cells = self.cells
        if cells is None:
            self.screen.refresh()
            return
        if not cells.begin(*self.screen._compositor.size):
            return
        try:
            for widget, (region, clip) in self.screen._compositor.visible_widgets.items():
                self.widget(cells, widget, region, clip, spans)
                if not spans:
                    break
            cells.flush()
        except Exception as error:
            app._handle_exception(error)

    def widget(self, cells: Cells, widget: Widget, region: Region, clip: Region, spans: dict[int, list[Span]]) -> None:
        """Draw what a widget shows of the spans, lines that follow each other at once, and take it out of them."""
        x, top, width, height = region.intersection(clip)
        left, right = x - region.x, x + width
        whole = [(x, right)]
        drawn: dict[int, list[Span]] = {}
        for y in sorted(y for y in spans if top <= y < top + height):
            if found := whole if whole[0] in spans[y] else cut(spans[y], x, right):
                drawn[y] = found
        for y, found in drawn.items():
            if y - 1 not in drawn:
                after = next(last for last in range(y + 1, top + height + 1) if last not in drawn)
                strips = iter(widget.render_lines(Region(left, y - region.y, width, after - y)))
            strip = next(strips)
            for start, stop in found:
                part = strip if (start, stop) == (x, right) else strip.crop(start - x, stop - x)
                cells.put(y, start, self.parts(part, cells))
            here = spans.pop(y)
            if here != whole and (rest := [piece for span in here for piece in without(span, x, right)]):
                spans[y] = rest

    def parts(self, strip: Strip, cells: Cells) -> list[tuple[str, int]]:
        """The words of a strip with the numbers of their pens."""
        pens = self.pens
        try:
            return [(text, pens[id(style)][0] if style is not None else 0) for text, style, _ in strip]
        except KeyError:
            if len(pens) > MOST:
                pens.clear()
            for _, style, _ in strip:
                if style is not None:
                    self.pens[id(style)] = cells.pen(self.code(style)), style
            return self.parts(strip, cells)

    def code(self, style: Style) -> str:
        """The parameters of a style, as in ESC [ … m, in the colours that the terminal has."""
        sgr = SGR.match(style.render(" ", color_system=self.screen.app.console._color_system))
        return sgr[1] if sgr else ""


def cut(spans: Sequence[Span], start: int, stop: int) -> list[Span]:
    """What of some spans lies between two columns."""
    return [(max(one[0], start), min(one[1], stop)) for one in spans if one[0] < stop and start < one[1]]


def without(span: Span, start: int, stop: int) -> list[Span]:
    """What is left of a span without the columns from start to stop."""
    left, right = (span[0], min(span[1], start)), (max(span[0], stop), span[1])
    return [one for one in (left, right) if one[0] < one[1]]
