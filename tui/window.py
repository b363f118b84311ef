"""A list as a pane holds it: a run of rows around the cursor, fetched as they come into view.

The cursor is a record's id. The run has no gap; it grows at its ends and is cut where it is far from view.
"""

from collections.abc import Callable, MutableSequence
from dataclasses import field, replace

from db import Asked, Page, Plan, Row
from tui.classes import dataclass
from tui.state import ListState

MOST = 1200  # rows held; beyond it the end that is farther from the cursor is let go
Fetch = Callable[["Window", Asked], Page | None]
FetchRows = Callable[["Window", list[int]], dict[int, Row]]


@dataclass(eq=False, slots=True)
class Window:
    """The rows of one list that are at hand. total and before are None while they are not known.

    fetch gives a page, or None where it will come later by `take`. before: rows of the list before the run.
    whole: the run is the list, of which the rows are read as they come into view by fetch_rows.
    """

    plan: Plan
    fetch: Fetch
    fetch_rows: FetchRows
    filter: str = ""
    sort: str = ""
    ids: MutableSequence[int] = field(default_factory=list)
    rows: dict[int, Row] = field(default_factory=dict)
    at_start: bool = False
    at_end: bool = False
    total: int | None = None
    before: int | None = None
    awaited: Asked | None = None
    whole: bool = False
    places: dict[int, int] = field(default_factory=dict)  # where records stood when they were last looked for

    def ask(self, asked: Asked) -> bool:
        """Fetch a page; whether it is there now."""
        if self.awaited == asked:
            return False
        page = self.fetch(self, asked)
        self.awaited = asked if page is None else None
        if page is not None:
            self.take(asked, page)
        return page is not None

    def take(self, asked: Asked, page: Page) -> None:
        """Put a page in its place; one that no longer fits the run is dropped."""
        self.awaited = None
        ids = [row.id for row in page.rows]
        if asked.what == "after" and self.ids and asked.anchor == self.ids[-1]:
            self.ids += ids
            self.at_end = page.at_end
        elif asked.what == "before" and self.ids and asked.anchor == self.ids[0]:
            self.ids[:0] = ids
            self.at_start = page.at_start
            self.before = None if self.before is None else self.before - len(ids)
        elif asked.what not in ("after", "before"):
            self.ids, self.rows, self.whole = ids, {}, False
            self.at_start, self.at_end = page.at_start, page.at_end
            self.before = None
        else:
            return
        self.rows.update((row.id, row) for row in page.rows)
        self.reckon()

    def take_all(self, ids: MutableSequence[int]) -> None:
        """Take the whole list by its ids."""
        self.ids, self.whole, self.awaited = ids, True, None
        self.at_start = self.at_end = True
        self.reckon()

    def reach_for(self, row_id: int | None, n: int) -> None:
        """See that the run stands around a record, or at the beginning where there is none to look for."""
        known = row_id is None or self.index(row_id) >= 0 or (self.at_start and self.at_end)
        if not self.ids and not self.at_end:
            self.ask(Asked("around", n, row_id) if row_id else Asked("first", n))
        elif not known:
            self.ask(Asked("around", n, row_id))

    def coming(self, row_id: int | None) -> bool:
        """Whether the rows around a record are on their way."""
        return self.awaited is not None and self.awaited.what == "around" and self.awaited.anchor == row_id

    def fill(self, top: int, height: int) -> None:
        """Read the rows in view that are not at hand."""
        view = self.ids[top : top + height]
        if any(one not in self.rows for one in view):
            near = list(self.ids[max(top - height, 0) : top + 2 * height])
            self.rows = self.fetch_rows(self, near)

    def reckon(self) -> None:
        """What is known of position and total from the ends of the list."""
        if self.at_start:
            self.before = 0
        if self.at_start and self.at_end:
            self.total = len(self.ids)
        elif self.at_end and self.before is None and self.total is not None:
            self.before = self.total - len(self.ids)

    def counted(self, total: int) -> None:
        """Take the number of rows, once it is counted."""
        self.total = total
        self.reckon()

    def index(self, row_id: int | None) -> int:
        """Where in the run a record stands, -1 where it does not."""
        if row_id is None:
            return -1
        at = self.places.get(row_id, 0)
        if at < len(self.ids) and self.ids[at] == row_id:
            return at
        if len(self.places) > MOST:
            self.places.clear()
        try:
            at = self.places[row_id] = self.ids.index(row_id)
        except ValueError:
            return -1
        return at

    def number(self, row_id: int | None) -> int | None:
        """Which row of the list a record is, counted from 1; None while it is not known."""
        at = self.index(row_id)
        return None if at < 0 or self.before is None else self.before + at + 1

    def reach(self, index: int, n: int) -> None:
        """See that rows up to `index` are in the run, as far as the list has them, n at a time."""
        if index >= len(self.ids) and not self.at_end and self.ids:
            self.ask(Asked("after", max(n, index - len(self.ids) + 1), self.ids[-1]))
        if index < 0 and not self.at_start and self.ids:
            self.ask(Asked("before", max(n, -index), self.ids[0]))

    def trim(self, index: int) -> None:
        """Let go of rows far from `index`."""
        if len(self.ids) <= MOST or self.whole:
            return
        gone = max(min(index - MOST // 2, len(self.ids) - MOST // 2), 0)
        kept = self.ids[gone : gone + MOST]
        if gone:
            self.at_start = False
            self.before = None if self.before is None else self.before + gone
        if gone + len(kept) < len(self.ids):
            self.at_end = False
        self.ids = kept
        self.rows = {one: self.rows[one] for one in kept}

    def settled(self, state: ListState, height: int) -> ListState:
        """The cursor on a row that is there and in view; the first row on show stays where it can."""
        if not self.ids:
            return replace(state, cursor=None, top=None) if self.at_end else state
        at, top = self.index(state.cursor), self.index(state.top)
        if at < 0 and self.coming(state.cursor):
            return state
        if at < 0:
            at = max(top, 0)
        cursor = self.ids[at]
        self.reach(at + height, 2 * height)
        self.reach(at - height, 2 * height)
        at, top = self.index(cursor), self.index(state.top)
        if top < 0 or not top <= at < top + height:
            top = at - height // 2
        return self.placed(state, at, top, height)

    def moved(self, state: ListState, by: int, height: int) -> ListState:
        """The cursor so many rows on; by more than one row the view goes along, else by half a page at its edge."""
        if not self.ids:
            return state
        at = max(self.index(state.cursor), 0)
        self.reach(at + by + (height if by > 0 else -height), 2 * height)
        at, top = max(self.index(state.cursor), 0), max(self.index(state.top), 0)
        to = max(min(at + by, len(self.ids) - 1), 0)
        if abs(by) > 1:
            top += to - at
        elif to < top:
            top = to - (height - 1) // 2
        elif to >= top + height:
            top = to - height // 2
        found = self.placed(state, to, top, height)
        self.trim(to)
        return found

    def ended(self, state: ListState, last: bool, height: int) -> ListState:
        """The cursor on the first or the last row; as it was while that has to be fetched."""
        there = self.at_end if last else self.at_start
        if not there and not self.ask(Asked("last" if last else "first", max(2 * height, 40))):
            return state
        if not self.ids:
            return state
        at = len(self.ids) - 1 if last else 0
        return self.placed(state, at, at, height)

    def placed(self, state: ListState, at: int, top: int, height: int) -> ListState:
        """The cursor on a row of the run, the view over the run and the cursor in it."""
        top = max(min(top, len(self.ids) - height, at), at - height + 1, 0)
        if self.whole:
            self.fill(top, height)
        cursor = self.ids[at]
        self.places[cursor] = at
        return replace(state, cursor=cursor, top=self.ids[top])
