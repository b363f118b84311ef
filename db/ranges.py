"""What lists show of values: the best basis that there is, and the range over what it says. Pure."""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

OPEN = 2**53 - 1  # a count without an upper bound
NO_DAY = "~"  # sorts after every day
NO_COUNT = (-1, -1, "", "")


class Value(NamedTuple):
    """What is held or claimed of one property of an incident; basis: held, reviewed or claimed."""

    id: int
    subject: int
    property: str
    unit: str | None
    low: int | None
    best: int | None
    high: int | None
    qualifier: str | None
    date: str | None
    date_low: str | None
    date_high: str | None
    record: int | None
    operator: str | None
    whom: str | None
    basis: str


Values = dict[str, list[Value]]
Bounds = tuple[int | None, int | None, int | None, str | None]
Range = tuple[int | None, int | None, str]


def basis(values: list[Value]) -> list[Value]:
    """The values of the best basis that there is: held, else reviewed, else claimed."""
    if len(values) < 2:
        return values
    for wanted in ("held", "reviewed", "claimed"):
        found = [v for v in values if v.basis == wanted]
        if found:
            return found
    return []


def date_of(values: list[Value]) -> tuple[str | None, str, str, str]:
    """date, low, high, basis: the one value, or the span over several."""
    dated = [v for v in values if v.date]
    if not dated:
        return None, NO_DAY, NO_DAY, ""
    low = min(v.date_low or NO_DAY for v in dated)
    high = max(v.date_high or NO_DAY for v in dated)
    words = dated[0].date if len({v.date for v in dated}) == 1 else f"{low}/{high}".replace(NO_DAY, "..")
    return words, low, high, dated[0].basis


def count_of(values: list[Value]) -> tuple[int, int, str, str]:
    """low, high, words, basis over all units; units are listed, never added."""
    if not values:
        return NO_COUNT
    if len(values) == 1:
        ranges = [range_of(*bounds(values[0]))]
    else:
        ranges = [widest(alike) for of_unit in by_unit(values).values() for alike in by_whom(of_unit)]
    low = max(-1 if one[0] is None else one[0] for one in ranges)
    high = max(OPEN if one[1] is None else one[1] for one in ranges)
    return low, high, ", ".join(one[2] for one in ranges), values[0].basis


def bounds(value: Value) -> Bounds:
    """low, best, high and qualifier of a count."""
    return value.low, value.best, value.high, value.qualifier


@lru_cache(10_000)
def range_of(low: int | None, best: int | None, high: int | None, qualifier: str | None) -> Range:
    """The range of one value, and its words."""
    most = max(high, best or 0) if high is not None else None
    return low if low is not None else best, most, count_words(low, high, best, qualifier)


def count_words(low: int | None, high: int | None, best: int | None = None, qualifier: str | None = None) -> str:
    """A range as short as a list needs it: 11, 8–12, 3+, ≤9, ~4,000."""
    if qualifier in ("about", "nearly") and best is not None:
        return f"~{best:,}"
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"
    if low is not None:
        return f"{low:,}+"
    return f"≤{high:,}" if high is not None else "?"


def widest(values: list[Value]) -> Range:
    """The range over values of one unit, and its words."""
    given = set(map(bounds, values))
    ranges = [range_of(*one) for one in given]
    if len(given) == 1:
        return ranges[0]
    lows = [one[0] for one in ranges if one[0] is not None]
    highs = [one[1] for one in ranges if one[1] is not None]
    low, high = min(lows, default=None), max(highs) if len(highs) == len(given) else None
    return low, high, count_words(low, high)


def by_whom(values: list[Value]) -> list[list[Value]]:
    """Values that count the same people: those that count all of them where there are any, else each kind apart."""
    whole = [v for v in values if not v.whom]
    if whole:
        return [whole]
    kinds: dict[str | None, list[Value]] = defaultdict(list)
    for value in values:
        kinds[value.whom].append(value)
    return list(kinds.values())


def summed(values: list[Value]) -> tuple[int | None, int | None]:
    """The range for totals; of several kinds of people only the largest low is certain."""
    kinds = [widest(alike)[:2] for alike in (by_whom(values) if len(values) > 1 else [values])]
    return kinds[0] if len(kinds) == 1 else (max(one[0] or 0 for one in kinds), None)


def by_unit(values: list[Value]) -> dict[str, list[Value]]:
    """Values by their unit, without the list's name."""
    found: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        found[(value.unit or "unit.not_said").partition(".")[2]].append(value)
    return found
