"""What the next key will most likely show, read while the screen rests: the record of the next row, or the one whose
code is being typed. In steps short enough for a key, and used only as long as nobody has written since.
"""

from asyncio import TimerHandle, get_running_loop
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from db import Case, CaseError
from tui.article import page as pages
from tui.article.excerpt import excerpt
from tui.article.flow import Flow
from tui.article.lines import Shape, text_line
from tui.article.margin import in_margin
from tui.boxes import THREE
from tui.classes import dataclass
from tui.following import FIRST, aim
from tui.state import LIST, Source

if TYPE_CHECKING:
    from db import Reader, Sheet
    from tui.browser import Browser
    from tui.look import Look

REST = 0.02  # seconds without a key after which the screen rests
Which = Callable[[Case], int | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A record as it is shown first: its sheet, where its words stand, their text, and the page of it laid out."""

    record: int
    sheet: "Sheet"
    source: Source | None = None
    reader: "Reader | None" = None
    laid: pages.Laid | None = None


class Ahead:
    """Reads ahead for the browser, on its connection."""

    def __init__(self, browser: "Browser") -> None:
        self.browser = browser
        self.version: int | None = None
        self.found: Found | None = None
        self.shown: int | None = None  # the record that was in view last
        self.timer: TimerHandle | None = None

    def rest(self) -> None:
        """What is in view is shown: have the next row read, in the direction of the last move."""
        state, window = self.browser.state, self.browser.pane.window
        before, self.shown = self.shown, state.record
        if window is None or state.pane != LIST or state.record in (None, before):
            return
        here, came = window.index(state.record), window.index(before)
        to = here - 1 if came > here else here + 1
        if here >= 0 and 0 <= to < len(window.ids):
            record = window.ids[to]
            self.later(lambda _: record)

    def typed(self, text: str) -> None:
        """A code is being typed: have its record read."""
        code = text.strip()
        self.later(lambda case: int(case.codes.find(code)) if code[1:].isdigit() else None)

    def written(self) -> None:
        """This program has written what changes no record, as the place: what was read is read anew."""
        if self.found and self.timer is None:
            record = self.found.record
            self.later(lambda _: record)

    def later(self, which: Which) -> None:
        """Have a record read once the screen has rested."""
        self.part()
        self.timer = get_running_loop().call_later(REST, self.ask, which)

    def part(self) -> None:
        """Nothing more is to be read."""
        if self.timer:
            self.timer.cancel()
            self.timer = None

    def ask(self, which: Which) -> None:
        """Read it as of now."""
        browser = self.browser
        self.timer = self.found = None
        self.version = browser.shelf.version()
        if browser.state.uncovered or self.version is None:
            return
        shape = Shape(*browser.article.size) if browser.size.width >= THREE else None
        near, look, top = browser.follower.reader, browser.look, browser.article.top
        self.step(read(browser.case, which, shape, near, look, top, browser.follower.lines))

    def step(self, steps: Iterator[Found | None]) -> None:
        """One step, and the next once no key waits; what takes long or finds the file locked is left."""
        try:
            found = self.browser.shelf.at_once(lambda _: next(steps))
        except (CaseError, StopIteration):
            self.timer = None
            return
        self.found = found
        self.timer = get_running_loop().call_later(0, self.step, steps) if found is None else None

    def of(self, record: int) -> Found | None:
        """What was read of a record, where that still holds."""
        found = self.found
        if found is None or found.record != record or self.browser.state.uncovered:
            return None
        if self.version is None or self.browser.shelf.version() != self.version:
            self.found = None
            return None
        return found


def read(
    case: Case, which: Which, shape: Shape | None, near: "Reader | None", look: "Look", top: int | None = None,
    room: int | None = None,
) -> Iterator[Found | None]:  # fmt: skip
    """All that is shown first of a record, step by step, the last of which gives it.

    shape: the article pane's, None where it is not in view; near: the text that is in view, from its line at `top` on;
    room: lines of an excerpt, where no page is wanted.
    """
    from db import Reader, describe

    record = which(case)
    if record is None:
        return
    sheet = describe(case, record=record, uncovered=False, first=FIRST)
    yield None
    source = aim(case, record) if shape else None
    if source is None or shape is None:
        yield Found(record, sheet)
        return
    reader = near if near and near.text == source.text else Reader(case, source.text)
    laid = None
    if not reader.heading.covered:
        yield None
        laid = yield from rehearse(reader, source, shape, look, top if reader is near else None, room)
    yield Found(record, sheet, source, reader, laid)


def rehearse(
    reader: "Reader", source: Source, shape: Shape, look: "Look", top: int | None = None, room: int | None = None
) -> Generator[None, None, pages.Laid]:
    """Read what a page of a text is made of, lay it out, and draw its lines; top and room: as in `read`."""
    view, flow, height = source.view, Flow(reader, shape.width), shape.height
    passage = reader.passage(view.passage) if view.passage else None
    if view.passage and passage:
        reader.resting(view.passage)
        yield
    if source.at is not None and room is not None:
        first, height = excerpt(reader, flow, source.at, passage, room, height)
        view = replace(view, top=first)
    elif source.at is not None:
        view = pages.aimed(flow, view, shape.height, source.at, passage, top)
    lines = pages.page(reader, flow, view, height)
    yield
    lines = in_margin(reader, lines)
    return pages.Laid(flow, view, shape.height, lines, tuple(text_line(look, shape, line) for line in lines), room)
