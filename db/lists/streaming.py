"""A list's rows one after another, for commands: as many as are asked for, never all at once in memory."""

from collections.abc import Iterator

from db.case import Case
from db.lists.windows import Plan, Row, after, first, plan, rows

BATCH = 500


def stream(
    case: Case, name: str, filter_: str = "", sort: str = "", *, most: int | None = None, uncovered: bool = False
) -> tuple[Plan, Iterator[Row]]:
    """The plan of a list and its rows in order, at most so many; Invalid where the filter or the order is wrong."""
    made = plan(case, name, filter_, sort, uncovered=uncovered)
    return made, walk(case, made, most, uncovered)


def walk(case: Case, made: Plan, most: int | None, uncovered: bool) -> Iterator[Row]:
    """Rows batch by batch, each from the last row before."""
    left = most if most is not None else -1
    ids = first(case, made, size(left))
    while ids and left:
        yield from rows(case, made, ids, uncovered=uncovered)
        left -= len(ids)
        ids = after(case, made, ids[-1], size(left)) if left else []


def size(left: int) -> int:
    """How many rows to read at once; below 0 none is the last."""
    return min(left, BATCH) if left >= 0 else BATCH
