"""What the next key will most likely show, read beside the screen while that rests: the record of the next row, or the
one whose code is being typed. It is used only as long as nobody has written since it was asked for.
"""

from asyncio import TimerHandle, get_running_loop
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from db import Case, CaseError
from tui.article import page as pages
from tui.article.flow import Flow
from tui.article.lines import Shape
from tui.boxes import THREE
from tui.classes import dataclass
from tui.following import FIRST, aim
from tui.state import LIST, Source

if TYPE_CHECKING:
    from db import Reader, Sheet
    from tui.browser import Browser

REST = 0.02  # seconds without a key after which the screen rests
RANK = 9  # after all that somebody waits for


@dataclass(frozen=True, slots=True)
class Found:
    """A record as it is shown first: its sheet, where its words stand, and their text, with what a page of it needs."""

    record: int
    sheet: "Sheet"
    source: Source | None = None
    reader: "Reader | None" = None


class Ahead:
    """Reads ahead for the browser."""

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

    def later(self, which: Callable[[Case], int | None]) -> None:
        """Have a record read once the screen has rested."""
        self.part()
        self.timer = get_running_loop().call_later(REST, self.ask, which)

    def part(self) -> None:
        """Nothing more is to be read."""
        if self.timer:
            self.timer.cancel()
            self.timer = None

    def ask(self, which: Callable[[Case], int | None]) -> None:
        """Have it read as of now."""
        browser = self.browser
        self.timer = self.found = None
        self.version = browser.shelf.version()
        if browser.state.uncovered or self.version is None:
            return
        shape = Shape(*browser.article.size) if browser.size.width >= THREE else None
        browser.background.ask("ahead", partial(read, which=which, shape=shape), self.came, RANK)

    def came(self, found: Found | CaseError | None) -> None:
        """It is read."""
        self.found = None if isinstance(found, CaseError) else found

    def of(self, record: int) -> Found | None:
        """What was read of a record, where that still holds."""
        found = self.found
        if found is None or found.record != record or self.browser.state.uncovered:
            return None
        if self.version is None or self.browser.shelf.version() != self.version:
            self.found = None
            return None
        return found

    def text(self, record: int, source: Source) -> "Reader | None":
        """The text that a record's words stand in, with what a page of it needs, where that was read."""
        found = self.of(record)
        reader = found.reader if found and found.source and found.source.text == source.text else None
        if reader is not None and self.version is not None:
            reader.hand_over(self.browser.case, self.version)
        return reader


def read(case: Case, which: Callable[[Case], int | None], shape: Shape | None) -> Found | None:
    """All that is shown first of a record; shape: the article pane's, None where it is not in view."""
    from db import Reader, describe

    record = which(case)
    if record is None:
        return None
    sheet = describe(case, record=record, uncovered=False, first=FIRST)
    source = aim(case, record) if shape else None
    if source is None or shape is None:
        return Found(record, sheet)
    reader = Reader(case, source.text)
    rehearse(reader, source, shape)
    return Found(record, sheet, source, reader)


def rehearse(reader: "Reader", source: Source, shape: Shape) -> None:
    """Read what a page of a text is made of."""
    if reader.heading.covered:
        return
    view, flow = source.view, Flow(reader, shape.width)
    if view.passage and reader.passage(view.passage):
        reader.resting(view.passage)
    if source.at is not None:
        view = pages.opened(flow, source.at, shape.height, view)
    lines = pages.page(reader, flow, view, shape.height)
    if lines:
        reader.paragraphs(lines[0].start, lines[-1].stop)
