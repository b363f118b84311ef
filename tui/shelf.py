"""The windows of the main screen: made, fetched for, counted and brought up to date.

Short reads are done at once on the screen's own connection; what takes longer than a few milliseconds, or finds
the file locked, goes to the background reader and arrives later.
"""

from collections.abc import Callable, MutableSequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from db import (
    Asked,
    Busy,
    Case,
    CaseError,
    Count,
    Page,
    Plan,
    Row,
    Stopped,
    all_ids,
    hurried,
    plan,
    read_page,
    read_rows,
    recount,
    rows_before,
)
from tui.state import ListState
from tui.threads import Background
from tui.window import Window

T = TypeVar("T")
AT_ONCE = 0.008  # seconds that a read on the screen's thread may take
PAGES, IDS, COUNTS = 0, 3, 5  # ranks of jobs
MOST = 50_000  # rows of a list that is read whole where its pages take long
FIRST = 60


class Shelf:
    """Windows by list. arrived is called when rows or counts of a window came later, failed with what went wrong."""

    def __init__(
        self,
        case: Case,
        reader: Background,
        arrived: Callable[[Window, Asked | None], None],
        failed: Callable[[CaseError], None],
    ) -> None:
        self.case = case
        self.reader = reader
        self.arrived = arrived
        self.failed = failed
        self.windows: dict[str, Window] = {}
        self.counts: dict[tuple[Any, ...], Count] = {}  # by list and filter

    def at_once(self, read: Callable[[Case], T]) -> T:
        """Read on the screen's connection; Stopped or Busy where it cannot be had at once."""
        with hurried(self.case, AT_ONCE):
            return read(self.case)

    def read(self, key: str, read: Callable[[Case], T], done: Callable[[T | CaseError], None], rank: int = 0) -> None:
        """Read at once where that is quick, else in the background; then call done."""
        try:
            found: T | CaseError = self.at_once(read)
        except (Stopped, Busy):
            self.reader.ask(key, read, done, rank)
            return
        except CaseError as error:
            found = error
        self.reader.drop(key)
        done(found)

    def version(self) -> int | None:
        """A number that changes with every change of the file; None where that cannot be told at once."""
        try:
            found: int = self.at_once(lambda case: case.version)
            return found
        except CaseError:
            return None

    def window(self, state: ListState) -> Window:
        """The window of a list as it is filtered and sorted; its rows may come later."""
        found = self.windows.get(state.name)
        if found is None or (found.filter, found.sort) != (state.filter, state.sort):
            found = self.put(state, self.at_once(lambda case: plan(case, state.name, state.filter, state.sort)))
        return found

    def put(self, state: ListState, made: Plan, page: Page | None = None) -> Window:
        """A new window for a list, with its first rows where they are at hand."""
        window = Window(made, self.fetch, self.fetch_rows, state.filter, state.sort)
        if page:
            window.take(Asked("first", FIRST), page)
        self.windows[state.name] = window
        self.count(window)
        return window

    def make(self, state: ListState, done: Callable[[CaseError | None], None]) -> None:
        """Make the window of a filter or order in the background; done is told what is wrong, or None."""
        anchor = state.cursor

        def read(case: Case) -> tuple[Plan, Page]:
            made = plan(case, state.name, state.filter, state.sort)
            asked = Asked("around", FIRST, anchor) if anchor else Asked("first", FIRST)
            return made, read_page(case, made, asked)

        def take(found: tuple[Plan, Page] | CaseError) -> None:
            if isinstance(found, CaseError):
                done(found)
                return
            self.put(state, *found)
            done(None)

        self.reader.ask(f"make {state.name}", read, take)

    def fetch(self, window: Window, asked: Asked) -> Page | None:
        """A page of a window, or None where it comes later."""
        try:
            return self.at_once(lambda case: read_page(case, window.plan, asked))
        except (Stopped, Busy):
            key = f"page {window.plan.listing.name} {asked.what}"
            take = partial(self.take, window, asked)
            self.reader.ask(key, lambda case: read_page(case, window.plan, asked), take, PAGES)
            self.list_all(window)
        except CaseError as error:
            self.failed(error)
        return None

    def list_all(self, window: Window) -> None:
        """Have the ids of a list read whole whose pages take long, where it is not too long itself."""
        if (window.total or 0) > MOST:
            return

        def done(ids: MutableSequence[int] | CaseError) -> None:
            if not isinstance(ids, CaseError) and ids and self.windows.get(window.plan.listing.name) is window:
                window.take_all(ids)
                self.arrived(window, Asked("around", FIRST))

        self.reader.ask(f"ids {window.plan.listing.name}", lambda case: all_ids(case, window.plan, MOST), done, IDS)

    def fetch_rows(self, window: Window, ids: list[int]) -> dict[int, Row]:
        """Rows by id, as they are now; those at hand where the file is locked."""
        try:
            return self.at_once(lambda case: read_rows(case, window.plan, ids))
        except (Stopped, Busy):
            return window.rows

    def take(self, window: Window, asked: Asked, page: Page | CaseError) -> None:
        """A page that came later."""
        if isinstance(page, CaseError):
            self.failed(page)
        else:
            window.take(asked, page)
            self.arrived(window, asked)

    def count(self, window: Window) -> None:
        """Count in the background, and find the position of the first row at hand."""

        of = window.plan
        key = of.listing.name, of.where, of.args
        known = self.counts.get(key)

        def read(case: Case) -> tuple[Count, int]:
            before = rows_before(case, of, first) if (first := self.first_unknown(window)) else -1
            return recount(case, of, known), before

        def done(found: tuple[Count, int] | CaseError) -> None:
            if isinstance(found, CaseError):
                return
            count, before = found
            self.counts[key] = count
            window.counted(count.total)
            if before >= 0 and window.ids and window.before is None:
                window.before = before
            self.arrived(window, None)

        self.reader.ask(f"count {of.listing.name}", read, done, COUNTS)

    def first_unknown(self, window: Window) -> int | None:
        """The first row at hand where its position is not known."""
        return window.ids[0] if window.ids and window.before is None and not window.at_start else None

    def refresh(self, name: str, state: ListState) -> ListState:
        """Read a window's rows again, around the same cursor; where that row left the list, at its neighbour."""
        window = self.windows.get(name)
        if not window or not window.ids:
            self.windows.pop(name, None)
            return state
        at = max(window.index(state.cursor), 0)
        near = [*window.ids[at : at + 4], *window.ids[max(at - 3, 0) : at][::-1]]
        for one in near:
            asked = Asked("around", FIRST, one)
            page = self.fetch(window, asked)
            if page is None:
                window.awaited = asked
                return state
            if any(row.id == one for row in page.rows) or one == near[-1]:
                before = window.before if page.rows and page.rows[0].id == window.ids[0] else None
                window.take(asked, page)
                window.before = window.before if before is None else before
                break
        self.count(window)
        return replace(state, cursor=one)
