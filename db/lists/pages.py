"""Pages of a list as a screen asks for them, and reads that give up in time.

A page is a run of a list's rows that has no gap: so many from one end, or on one side or both of an anchor.
"""

from collections.abc import Callable, Iterator, MutableSequence
from contextlib import contextmanager
from time import monotonic

from db.case import Case
from db.classes import dataclass
from db.errors import Stopped
from db.lists import windows
from db.lists.windows import Plan, Row
from db.sqlite import DatabaseError

FIRST, LAST, AFTER, BEFORE, AROUND = "first", "last", "after", "before", "around"
CHANGES = 1000  # so many changes of the log are looked through for those that alter a count
STEPS = 4000  # instructions of SQLite between two looks at the clock, about a tenth of a millisecond


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows are wanted: n from an end, after or before the anchor, or n on each side of it."""

    what: str
    n: int
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in the list's order, and whether the list has no more above and below them."""

    rows: tuple[Row, ...]
    at_start: bool
    at_end: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows a list has, and the last change of the log at that time."""

    total: int
    change: int


def read_page(case: Case, plan: Plan, asked: Asked) -> Page:
    """The rows that are asked for; around an anchor that is not in the list, the first ones."""
    n, anchor = asked.n, asked.anchor
    if asked.what == AROUND and anchor is not None:
        found = windows.around(case, plan, anchor, n, n)
        if found:
            at = found.index(anchor)
            return page(case, plan, found, at < n, len(found) - at - 1 < n)
    if asked.what == LAST:
        found = windows.last(case, plan, n)
        return page(case, plan, found, len(found) < n, True)
    if asked.what in (AFTER, BEFORE) and anchor is not None:
        before = asked.what == BEFORE
        found = windows.after(case, plan, anchor, n, before=before)
        short = len(found) < n
        return page(case, plan, found, short and before, short and not before)
    found = windows.first(case, plan, n)
    return page(case, plan, found, True, len(found) < n)


def page(case: Case, plan: Plan, ids: list[int], at_start: bool, at_end: bool) -> Page:
    """The rows of these ids as a page."""
    return Page(tuple(windows.rows(case, plan, ids)), at_start, at_end)


def all_ids(case: Case, plan: Plan, most: int) -> MutableSequence[int]:
    """The ids of all rows of a list, in order; none where there are more than `most`. It may look at all of them."""
    return windows.whole(case, plan, most)


def read_rows(case: Case, plan: Plan, ids: list[int]) -> dict[int, Row]:
    """Rows of the list by id, as they are now; those that are gone from the file are left out."""
    return {row.id: row for row in windows.rows(case, plan, ids)}


def count_rows(case: Case, plan: Plan) -> int:
    """How many rows the list has; it may look at all of them."""
    return windows.count(case, plan)


def recount(case: Case, plan: Plan, known: Count | None) -> Count:
    """How many rows the list has; it looks at none of them where what was counted before still holds."""
    change = int(case.one("SELECT max(id) FROM change") or 0)
    if known and (known.change == change or stands(case, plan, known.change)):
        return Count(known.total, change)
    return Count(count_rows(case, plan), change)


def stands(case: Case, plan: Plan, change: int) -> bool:
    """Whether a list without a filter has as many rows as at this change: none came or went since."""
    if plan.where != plan.listing.live:
        return False
    table = plan.listing.table.removesuffix("_row")
    sql = """SELECT count(*), total(tbl = ? AND coalesce(col, 'withdrawn') = 'withdrawn')
        FROM (SELECT tbl, col FROM change WHERE id > ? LIMIT ?)"""
    changes, moved = case.row(sql, (table, change, CHANGES)) or (CHANGES, 0)
    return changes < CHANGES and not moved


def rows_before(case: Case, plan: Plan, anchor: int) -> int:
    """How many rows stand before the anchor; it may look at all of them."""
    return windows.position(case, plan, anchor)


@contextmanager
def hurried(case: Case, seconds: float) -> Iterator[None]:
    """Reads on this connection within the block raise Stopped once the time is over."""
    until = monotonic() + seconds
    with watched(case, lambda: monotonic() > until):
        yield


@contextmanager
def watched(case: Case, stop: Callable[[], bool]) -> Iterator[None]:
    """Reads on this connection within the block raise Stopped as soon as `stop` says so."""
    before = case.waiting

    def waiting(waited: float) -> None:
        if stop():
            raise Stopped
        if before:
            before(waited)

    case.waiting = waiting
    case.connection.set_progress_handler(lambda: int(stop()), STEPS)
    try:
        yield
    except DatabaseError as error:
        raise case.trouble(error) from None
    finally:
        case.connection.set_progress_handler(None, STEPS)
        case.waiting = before
