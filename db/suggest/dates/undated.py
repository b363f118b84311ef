"""What the dates of an article without a date are read against: a day at its head, else those of its time. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from db.suggest.dates.joining import joins
from db.suggest.dates.lookback import has_begun, of_report
from db.suggest.dates.now import Now
from db.suggest.dates.points import Point
from db.suggest.dates.reckoning import in_year, weekday_upto
from db.suggest.dates.tenses import will
from db.suggest.dates.tensewords import DONE
from db.suggest.dates.whichyear import weekday_beside
from db.words.datewords import WEEKDAYS
from db.words.edtf import month_end

AFTER = 60  # days after the last whole date of such a text to which its other dates may go on
APART = 150  # days from any whole date of its own time from which on the year of another one cannot be told
YEARS = 3  # from the last year that such a text names on, in which a day without its year may be of its weekday
OF_LATE = 8  # years up to that one in which it may be so
HEAD = 400  # code points at the beginning of a text in which its own date may stand
_OPENS = re.compile(r"(?:[^.!?\n]{0,90}(?:[|:–—-]|(?<!\b[Oo]n )(?<!\b[Ii]n )[,(])\s?)?")
_CLOSES = re.compile(r"\s?(?:[.)|:;–—]|\((?=[A-Z])|\n|$)|\s-\s|,?\s\d\d?[:.]\d\d|,\s(?:\d|[A-Z])")
_ISSUED = re.compile(
    r"\b(?:[Aa]s (?:of|at)|[Pp]ublished|[Ii]ssued|[Rr]ecorded|[Bb]roadcast|[Cc]onducted|[Uu]pdated|[Dd]ated|[Pp]osted"
    r"|[Rr]eleased|(?:conversation|interview|meeting|talk|briefing|session) (?:[a-z]+ )?took place)\b[^.;]{0,40}$"
)
_IN_YEAR = re.compile(r"\b(?:in|during|throughout|for)\s$")
_NEXT = re.compile(r"\b[Nn]ext (?:[a-z]+ )?(?:briefing|report|update|issue|bulletin|edition|summary)\b[^.;]*$")
_REPORT = re.compile(r"\b(?:report|review|survey|update|briefing|study)s?\b[^.;]{0,40}$", re.I)


def by_weekday(text: str, found: Sequence[Point]) -> list[Point]:
    """Days without a year that say their weekday (Thursday, 8 August), with the one year in which all of them are of
    that name, among those that the text names and the next few; as they are where there are more."""
    named = [one.year for one in found if one.year and one.kind != "decade"]
    named = [year for year in named if year > max(named) - OF_LATE]
    days = [one for one in found if one.kind == "day" and not one.year and not one.word]
    days = [one for one in days if weekday_beside(text, one) is not None]
    years = [
        year
        for year in (range(min(named), max(named) + YEARS) if named else ())
        if all(in_year(one, year).weekday() == weekday_beside(text, one) for one in days)
    ]
    if len(years) != 1 or not days:
        return list(found)
    return [replace(one, year=years[0], reckoned=True) if one in days else one for one in found]


def head_day(text: str, found: Sequence[Point]) -> date | None:
    """The day at the head of a text, for that of publishing: with its year, or a weekday before the next briefing."""
    return day_alone(text, found) or by_the_next(text, found)


def by_the_next(text: str, found: Sequence[Point]) -> date | None:
    """The last day before the next briefing, report or issue that has the weekday at the head of a text: Summary of
    the briefing, Tuesday. … The next one is on Friday, 29 September 2023; None where it names no such day."""
    first = next((one for one in found if one.kind == "weekday"), None)
    if not first or first.start > HEAD // 2 or text[first.stop : first.stop + 1] not in ("", "\n"):
        return None
    if not _REPORT.search(text, max(first.start - 50, 0), first.start):
        return None
    coming = (in_year(one, one.year) for one in found if one.year and one.month and one.day and is_next(text, one))
    day = next(coming, None)
    return weekday_upto(day - timedelta(1), WEEKDAYS.index(first.word)) if day else None


def is_next(text: str, point: Point) -> bool:
    """Whether a day is that of the next briefing, report or issue."""
    return bool(_NEXT.search(text, max(point.start - 100, 0), point.start)) and will(text, point)


def day_alone(text: str, found: Sequence[Point]) -> date | None:
    """The first day with its year, where it stands at the head of a text by itself, as in a dateline (Homs, 9 March
    2025 – …), of several the last, or as that of publishing or recording; else None."""
    first = next((one for one in found if one.year and one.month and one.day), None)
    if not first or first.start > HEAD or not _CLOSES.match(text, first.stop) or is_next(text, first):
        return None
    before = text[text.rfind("\n", 0, first.start) + 1 : first.start]
    alone = _OPENS.fullmatch(before) and not DONE.search(before)
    last = replace(first, day=first.last_day or first.day)
    return in_year(last, first.year or 1) if alone or _ISSUED.search(before) else None


def whole_dates(found: Sequence[Point]) -> tuple[date, ...]:
    """The days and months that a text names with their year; of a month its last day."""
    whole = [(one.year, one.month, one.day) for one in found if one.year and one.month]
    return tuple(date(year, month, day or month_end(year, month)) for year, month, day in whole if year and month)


def some_time_after(explicit: tuple[date, ...]) -> date | None:
    """The day against which a text without any date is read: some time after the last day that it names."""
    return max(explicit) + timedelta(AFTER) if explicit else None


def year_of_title(text: str, found: Sequence[Point]) -> tuple[date, date] | None:
    """The year that the first line of a text says it reports on, from its first to its last day: a review of 2016;
    None where it names none, or a month with its year stands in the line."""
    ends = text.find("\n")
    named = [one for one in found if one.year and one.start < ends and ends < HEAD]
    if len(named) != 1 or named[0].kind != "year" or named[0].word or not named[0].year:
        return None
    of_year = _IN_YEAR.search(text, 0, named[0].start) or _REPORT.search(text, 0, named[0].start)
    closes = _CLOSES.match(text, named[0].stop)
    return (date(named[0].year, 1, 1), date(named[0].year, 12, 31)) if of_year and closes else None


def own_times(text: str, found: Sequence[Point]) -> tuple[date, ...]:
    """The days and months that a text names with their year as of its own time; () where it names a later month or
    year, too: what began in March 2011 tells no year of what is told without one."""
    named = [one for one in found if one.year and one.kind != "decade" and (one.reckoned or not will(text, one))]
    last = max(((one.year or 0, one.month or 0, one.day or 0) for one in named), default=None)
    if not any(one.month for one in named):
        return whole_dates([one for one in found if one.day and is_next(text, one)])
    befores = {one.start: before for before, one in pairwise(found)}
    own = [one for one in named if is_own(text, one, befores.get(one.start))]
    return whole_dates(own) if last in [(one.year, one.month, one.day or 0) for one in own] else ()


def is_own(text: str, point: Point, before: Point | None) -> bool:
    """Whether a date is of a text's own time: a day, or a month that its heading names, that a period ends with, or
    in which somebody was asked or reported."""
    if not point.month or has_begun(text, point):
        return False
    heads = point.start < HEAD and "\n" not in text[: point.start].strip()
    if point.day or heads or of_report(text, point):
        return True
    ends = before and before.month and joins(text, before, point)
    return bool(ends or _REPORT.search(text, max(point.start - 50, 0), point.start))


def is_of_its_time(day: date, now: Now) -> bool:
    """Whether a day is near to one that a text without a date names of its own time."""
    return any(abs((day - one).days) <= APART for one in now.own)
