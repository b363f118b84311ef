"""Ranges of numbers and days, and how two of them lie to each other. Pure."""

import math
from datetime import date

from db.classes import dataclass
from db.errors import Invalid
from db.words.edtf import Date, parse
from db.words.numbers import Count

EQUAL, WITHIN, HOLDS, OVERLAP, APART = "equal", "within", "holds", "overlap", "apart"
APPROXIMATE = frozenset({"about", "nearly"})


@dataclass(frozen=True, slots=True)
class Range:
    """From low to high, inclusive; an open end is infinite."""

    low: float = -math.inf
    high: float = math.inf


Ends = tuple[Range, Range]


def lie(a: Range, b: Range) -> str:
    """How a lies to b: equal, within it, holding it, overlapping it, or apart."""
    if a == b:
        return EQUAL
    if a.low >= b.low and a.high <= b.high:
        return WITHIN
    if a.low <= b.low and a.high >= b.high:
        return HOLDS
    return OVERLAP if meet(a, b) else APART


def meet(a: Range, b: Range) -> bool:
    """Whether something lies in both."""
    return a.low <= b.high and b.low <= a.high


def of_count(count: Count, share: float) -> Range | None:
    """The numbers that fit a count; approximate ones reach as far as the share says; None where none is said."""
    if count.qualifier in APPROXIMATE and count.best is not None:
        low, high = math.ceil(count.best * (1 - share)), math.floor(count.best * (1 + share))
        return Range(low, high) if count.qualifier == "about" else Range(min(low, count.best - 1), count.best - 1)
    if count.low is None and count.high is None:
        return None if count.best is None else Range(count.best, count.best)
    return Range(-math.inf if count.low is None else count.low, math.inf if count.high is None else count.high)


def near(a: Count, b: Count, share: float) -> bool:
    """Whether two counts of which one is approximate may mean the same number; both must name one."""
    if not {a.qualifier, b.qualifier} & APPROXIMATE or a.best is None or b.best is None:
        return False
    return meet(around(a, share), around(b, share))


def around(count: Count, share: float) -> Range:
    """What a stated number may stand for: itself, or as far as the share says on both sides of it."""
    best = count.best or 0
    reach = best * share if count.qualifier in APPROXIMATE else 0
    return Range(math.ceil(best - reach), math.floor(best + reach))


def days(when: Date) -> Range:
    """The days that a date spans, by their ordinal number."""
    return Range(ordinal(when.low, -math.inf), ordinal(when.high, math.inf))


def ordinal(day: str | None, else_: float) -> float:
    """The number of an ISO day; another where there is none."""
    return date.fromisoformat(day).toordinal() if day else else_


def ends(when: Date) -> Ends:
    """The days on which a period may begin, and on which it may end; a single date is both."""
    start, slash, end = when.edtf.partition("/")
    if not slash:
        return days(when), days(when)
    return end_days(start, -math.inf), end_days(end, math.inf)


def end_days(edtf: str, open_: float) -> Range:
    """The days of one end of a period; an open end is infinite, one that is not known may be any day."""
    if edtf == "..":
        return Range(open_, open_)
    try:
        return days(parse(edtf)) if edtf else Range()
    except Invalid:
        return Range()


def is_period(when: Date) -> bool:
    """Whether a date is written as a period with two ends."""
    return "/" in when.edtf
