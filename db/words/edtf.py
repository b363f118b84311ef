"""Dates as Extended Date/Time Format strings (ISO 8601-2, levels 0 and 1), with the days that they span."""

import re

from db.classes import dataclass
from db.errors import Invalid, quoted

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
LIKE = "write it like 2020-01-29, 29 Jan 2020, 2020-01, 2020 or 2019-05-05/2020-02-20"
_POINT = r"([1-9][0-9]{3}|[1-9][0-9]{2}X|XXXX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%]?)"


@dataclass(frozen=True, slots=True)
class Date:
    """A date as kept: its EDTF string, first and last ISO day (None where open or not known), and precision.

    Precision is day, month, year, decade, interval, open (an interval with one end open or not known) or
    unknown (no year). A day that is not known, 2020-05-XX, has the precision of its month. The marks
    ? (uncertain), ~ (approximate) and % (both) stay in the string and do not widen the span.
    """

    edtf: str
    low: str | None
    high: str | None
    precision: str


def parse(edtf: str, said: str = "") -> Date:
    """Reads an EDTF string; said is what a person typed, for the sentence of Invalid."""
    said = quoted(said or edtf)
    if "/" not in edtf:
        return _point(edtf, said)
    ends = edtf.split("/")
    if len(ends) != 2:
        raise Invalid(f"{said} has more than two ends; an interval is written like 2019-05-05/2020-02-20.")
    start, end = (None if part in ("", "..") else _point(part, said) for part in ends)
    if start is None and end is None:
        raise Invalid(f"{said} has no day at either end; give one, like 2020-03-06/.. or ../2020-03-05.")
    if any(point and point.precision == "unknown" for point in (start, end)):
        raise Invalid(f"{said} lacks a year; an interval needs one at each end, like 2019-05-05/2020-02-20.")
    low, high = start.low if start else None, end.high if end else None
    if low and high and low > high:
        raise Invalid(f"{said} ends before it begins; write the earlier date first.")
    return Date(edtf, low, high, "interval" if start and end else "open")


def _point(edtf: str, said: str) -> Date:
    match = re.fullmatch(_POINT, edtf)
    if not match:
        raise Invalid(f"{said} is not a date; {LIKE}.")
    year, month, day, _ = match.groups()
    if month == "XX":
        if day not in (None, "XX"):
            raise Invalid(f"{said} gives a day without its month; write 2020-XX or 2020.")
        month = None
    if year == "XXXX":
        return _without_year(edtf, month, day, said)
    if year.endswith("X"):
        if match[2]:
            raise Invalid(f"{said} gives a month in a year that is not known; write the decade alone, like 201X.")
        return Date(edtf, f"{year[:3]}0-01-01", f"{year[:3]}9-12-31", "decade")
    if month is None:
        return Date(edtf, f"{year}-01-01", f"{year}-12-31", "year")
    last = month_end(int(year), _month(month, said))
    if day in (None, "XX"):
        return Date(edtf, f"{year}-{month}-01", f"{year}-{month}-{last}", "month")
    _check_day(int(day or 0), last, f"{MONTHS[int(month) - 1]} {year}", said)
    return Date(edtf, f"{year}-{month}-{day}", f"{year}-{month}-{day}", "day")


def _without_year(edtf: str, month: str | None, day: str | None, said: str) -> Date:
    if month is None:
        raise Invalid(f"{said} says nothing of the date; leave the field empty, or write a month like XXXX-09.")
    number = _month(month, said)
    if day not in (None, "XX"):
        _check_day(int(day or 0), month_end(2000, number), MONTHS[number - 1], said)
    return Date(edtf, None, None, "unknown")


def month_end(year: int, month: int) -> int:
    """The last day of a month."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + leap if month == 2 else 30 + (month in (1, 3, 5, 7, 8, 10, 12))


def _month(digits: str, said: str) -> int:
    if not 1 <= int(digits) <= 12:
        raise Invalid(f"{said} has no such month; months are 01 to 12.")
    return int(digits)


def _check_day(day: int, last: int, month: str, said: str) -> None:
    if not 1 <= day <= last:
        raise Invalid(f"{said} is no day; {month} has the days 1 to {last}.")
