"""The year of a day or month by publishing, or by another day alone. Pure."""

import re
from datetime import date

from db.suggest.dates.joining import lead
from db.suggest.dates.now import A_WHILE, FAR, LATELY, NEAR, Now
from db.suggest.dates.points import Point
from db.suggest.dates.reckoning import in_year
from db.suggest.dates.tenses import (
    had_planned,
    is_due,
    is_ordered,
    is_proposed,
    is_told,
    is_wished,
    lasts,
    looks_ahead,
    looks_back,
    will,
)
from db.words.datewords import WEEKDAYS
from db.words.edtf import month_end

_EARLY = re.compile(r"\b(?:early|start of|beginning of|into|so far in)[\s-]$", re.I)
_WEEKDAY_AFTER = re.compile(rf",?\s(?:\(|an?\s|which\swas\sa\s)({'|'.join(WEEKDAYS)})(?=[,.;:)])")
WHICH = re.compile(r"\b(this|last|next)\s$", re.I)
NEW = 7  # day of its month up to which a text does not tell of that month by its bare name


def by_itself(text: str, point: Point, published: date) -> int:
    """The year by publishing, or where the weekday that stands before the day tells, the one before or after it."""
    return on_that_weekday(text, point, by_publishing(text, point, published))


def on_that_weekday(text: str, point: Point, year: int, published: date | None = None) -> int:
    """The year; where it has the day not on the weekday beside it, that by publishing, else the one after or before."""
    index = weekday_beside(text, point)
    if index is None or not point.day:
        return year
    years = (year, *((by_publishing(text, point, published),) if published else ()), year + 1, year - 1)
    fitting = (one for one in years if in_year(point, one).weekday() == index)
    return next(fitting, year)


def weekday_beside(text: str, point: Point) -> int | None:
    """The weekday that stands before a day, or after it: Sunday 8 December; 8 December, a Sunday."""
    if after := _WEEKDAY_AFTER.match(text, point.stop):
        return WEEKDAYS.index(after[1])
    return next(
        (n for n, name in enumerate(WEEKDAYS) if text.startswith((name[:3], name[:3].upper()), point.start)), None
    )


def about_now(text: str, point: Point, now: Now) -> bool:
    """Whether a day or month is so near to publishing that it needs no year, whatever story is told beside it."""
    if now.published is None:
        return False
    soonest = 0 if looks_back(text, point) else -NEAR
    years = (now.published.year + step for step in (-1, 0, 1))
    return any(soonest <= (now.published - in_year(point, year)).days <= A_WHILE for year in years)


def lately(point: Point, now: Now) -> bool:
    """Whether a day was in the weeks before publishing."""
    return now.published is not None and any(
        0 <= (now.published - in_year(point, year)).days <= LATELY
        for year in (now.published.year, now.published.year - 1)
    )


def nearest(point: Point, anchor: date) -> int:
    """The year in which the point is nearest to a day."""
    assert point.month
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    return min(years, key=lambda year: abs((in_year(point, year) - anchor).days))


def onward(point: Point, anchor: date) -> int:
    """The year in which the point comes after a day, as what is told goes on; the nearest where that is far off."""
    year = anchor.year + (in_year(point, anchor.year) < anchor.replace(day=1))
    return year if (in_year(point, year) - anchor).days <= FAR else nearest(point, anchor)


def is_of_year_before(text: str, point: Point, published: date) -> bool:
    """Whether a month that has only begun is told by its bare name, and so the one of the year before."""
    early = point.word.startswith("first") or _EARLY.search(text, max(point.start - 16, 0), point.start)
    return published.day <= NEW and not early and is_told(text, point)


def by_publishing(text: str, point: Point, published: date) -> int:
    """The latest year in which it is not after publishing; the next one where the sentence looks ahead to it."""
    month = point.month or 1
    if (month, point.day) == (2, 29):
        leap = next(
            year
            for year in range(published.year, 1900, -1)
            if month_end(year, 2) == 29 and date(year, 2, 29) <= published
        )
        ahead = month_end(published.year, 2) == 29 and leap != published.year and not looks_back(text, point)
        return published.year if ahead else leap
    past = published.year - ((month, point.day or 0) > (published.month, published.day if point.day else 0))
    said = WHICH.search(text, max(point.start - 6, 0), point.start)
    if said and not point.day and month == published.month:
        return published.year + {"this": 0, "last": -1, "next": 1}[said[1].lower()]
    if said and said[1].lower() == "next":
        return past + 1
    if not point.day and month == published.month:
        past = published.year - (not said and is_of_year_before(text, point, published))
    forth, back = in_year(point, past + 1) - published, published - in_year(point, past)
    if lead(text, point) == "since" or (said and said[1].lower() == "last"):
        return past
    far_on = NEAR / 2 if had_planned(text, point) else FAR
    if (
        back.days > FAR
        and 0 < forth.days <= NEAR
        and (
            any(one(text, point) for one in (is_due, is_ordered, is_proposed, is_wished, lasts))
            or not looks_back(text, point)
        )
    ):
        return past + 1
    ahead = any(one(text, point) for one in (looks_ahead, will, is_wished))
    return past + (ahead and back.days > NEAR / 2 and forth.days < far_on)
