"""Dates as people type, read and imply them; what is kept is EDTF."""

import re
from datetime import date, timedelta

from db.errors import Invalid, quoted
from db.words.datewords import MARKS, NO_DAY, NO_YEAR, WEEKDAY, WEEKDAYS, edtf_of
from db.words.edtf import MONTHS, Date, month_end, parse
from db.words.numerals import plain

__all__ = ["AGAINST", "Date", "is_day", "is_relative", "read_date", "read_relative", "show_date"]

AGAINST = "read against the day of publishing, "  # what is said of a date that hangs on that of its article
# Patterns are compiled when first used: what only shows dates reads none.
_HOURS = "dawn|daybreak|sunrise|dusk|sunset|dark|noon|midday|midnight"
_PARTS = "morning|afternoon|evening|night|early|late"
_DAYTIME = (
    rf"\b(?:(?:just |shortly )?(?:before|after|around|at) )?(?:{_HOURS})\b|\bthe (?={_PARTS})"
    rf"|\b(?:{_PARTS}|overnight|earlier|hours|of|on|in)\b|'s\b|,"
)
_WEEKDAY = rf"(last )?({WEEKDAY})\.?"
_NAMES = {f"{number:02}": name[:3] for number, name in enumerate(MONTHS, 1)}
_PERIOD = r"(last|this) (month|year)"


def read_date(text: str) -> Date:
    """Reads EDTF, or a date or period in English words or usual figures; raises Invalid.

    2020/01/29 is a day, 2019/2020 a period, and 2020/01 is refused since it could be either. In 29/01/2020
    the figure above 12 is the day; where neither is, the date is refused.
    """
    return Date(text, text, text, "day") if is_day(text) else _parsed(text)


def is_day(text: str) -> bool:
    """Whether it is a day like 2020-01-29, as large files have them: other dates take ten times as long to read."""
    if len(text) != 10 or text[4] != "-" or text[7] != "-" or text[0] == "0" or not text.isascii():
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _parsed(text: str) -> Date:
    said = _filled(text)
    return parse(edtf_of(plain(said), said), said)


def _filled(text: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise Invalid("A date is empty; write it like 2020-01-29, 29 Jan 2020, 2020-01 or 2020.")
    return said


def show_date(date: Date) -> str:
    """The date in English words, which read back as the same date; what another program wrote for one as it is."""
    try:
        return _worded(date.edtf)
    except (ValueError, KeyError):
        return date.edtf


def _worded(edtf: str) -> str:
    start, slash, end = edtf.partition("/")
    if not slash:
        return _shown(start)
    if end == "..":
        return f"since {_shown(start)}"
    if start == "..":
        return f"until {_shown(end)}"
    return f"{_shown(start) if start else NO_DAY} to {_shown(end) if end else NO_DAY}"


def _shown(point: str) -> str:
    mark = f" ({MARKS[point[-1]]})" if point[-1] in MARKS else ""
    year, month, day = [*point.rstrip("?~%").split("-"), "", ""][:3]
    if month == "XX":
        return f"a {'day' if day else 'month'} in {year}{mark}"
    name = _NAMES[month] if month else ""
    if day:
        name = f"a day in {name}" if day == "XX" else f"{int(day)} {name}"
    if year == "XXXX":
        return name + NO_YEAR + mark
    return f"{name} {year.replace('X', '0s')}".strip() + mark


def read_relative(words: str, reference: Date | None) -> Date:
    """A date as an article implies it ("Monday", "Sept. 30", "last month"), by the day it was published.

    It is the nearest such day or month at or before the reference; with "last", before it. A day and month stay
    without a year where the reference does not settle it; anything else is then refused with Invalid.
    """
    said = _filled(words)
    core = _core(said)
    named = None
    if not _hangs(core):
        named = parse(edtf_of(core.removeprefix("last "), said), said)
        if named.precision != "unknown":
            return named
    if reference and reference.low and reference.high:
        first, last = (_nearest(core, named, date.fromisoformat(day)) for day in (reference.low, reference.high))
        if first == last:
            return parse(first + _mark(reference.edtf + (named.edtf if named else "")), said)
    if named:
        return named
    raise Invalid(f"{quoted(said)} needs the day on which its article was published; add that, or write the date.")


def is_relative(words: str) -> bool:
    """Whether words name a day or month only by the day of their article: Monday, yesterday, last month."""
    return bool(words.strip()) and _hangs(_core(_filled(words)))


def _core(said: str) -> str:
    return " ".join(re.sub(_DAYTIME, " ", plain(said)).split())


def _hangs(core: str) -> bool:
    return core in ("today", "yesterday") or bool(re.fullmatch(_WEEKDAY, core) or re.fullmatch(_PERIOD, core))


def _nearest(core: str, named: Date | None, today: date) -> str:
    """The day or month that the words name, at or before today."""
    if named:
        return _of_year(named.edtf.rstrip("?~%").removeprefix("XXXX-"), today, core.startswith("last "))
    if match := re.fullmatch(_WEEKDAY, core):
        back = (today.weekday() - [day[:3].lower() for day in WEEKDAYS].index(match[2][:3])) % 7
        return (today - timedelta(back or (7 if match[1] else 0))).isoformat()
    if match := re.fullmatch(_PERIOD, core):
        if match[2] == "year":
            return f"{today.year - (match[1] == 'last'):04}"
        before = today.replace(day=1) - timedelta(match[1] == "last")
        return f"{before:%Y-%m}"
    return (today - timedelta(core == "yesterday")).isoformat()


def _of_year(month_day: str, today: date, strictly: bool) -> str:
    """The latest such day or month; 29 February waits for its leap year."""
    wanted = tuple(int(part) for part in month_day.split("-") if part != "XX")
    now = (today.month, today.day)[: len(wanted)]
    year = today.year - (wanted > now or (strictly and wanted == now))
    while wanted == (2, 29) and month_end(year, 2) == 28:
        year -= 1
    return f"{year}-{month_day}"


def _mark(edtf: str) -> str:
    marks = set(MARKS) & set(edtf)
    return marks.pop() if len(marks) == 1 else "%" if marks else ""
