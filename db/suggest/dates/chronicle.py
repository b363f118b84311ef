"""A text that tells of times past in their order: under years or days as headings, or in entries that open with a day.
Pure."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from db.suggest.dates.now import LONG_AGO, Now
from db.suggest.dates.points import Point
from db.suggest.dates.reckoning import in_year, weekday_from
from db.suggest.dates.whichyear import by_itself, onward
from db.words.datewords import WEEKDAYS

_HEADING = re.compile(r"^[ #*=•–—-]*((?:19|20)\d\d)[ :*=–—-]*$", re.M)
_ENTRY = re.compile(r"[ *•·–—-]*(?:(?:On|In|By|From)\s)?(?:(?:early|late|mid|the)[\s-])?", re.I)
FEWEST = 3  # entries with their year that show the order of a text


def headings(text: str) -> tuple[tuple[int, int], ...]:
    """Where the lines end that are a year alone, and these years."""
    return tuple((one.end(), int(one[1])) for one in _HEADING.finditer(text))


def year_over(text: str, point: Point, begins: int, now: Now) -> int | None:
    """The year that is the heading over a line that opens with a date without one; begins: where that line does."""
    over = next((one for one in reversed(now.headings) if one[0] <= begins), None)
    if over is None or not _ENTRY.fullmatch(text, begins, point.start):
        return None
    next_to = not text[over[0] : begins].strip()
    return over[1] if next_to or len(now.headings) > 1 else None


def entries(text: str, found: Sequence[Point], published: date | None) -> tuple[tuple[int, date], ...]:
    """Where a text has days or months with their year that open a line, and these; () where they do not follow on each
    other in time, or are of the last months."""
    own = [one for one in found if one.year and one.month and one.kind in ("day", "days", "month")]
    opening = [one for one in own if _ENTRY.fullmatch(text, text.rfind("\n", 0, one.start) + 1, one.start)]
    told = tuple((one.start, in_year(one, one.year or 1)) for one in opening)
    in_order = len(told) >= FEWEST and all(one[1] <= other[1] for one, other in pairwise(told))
    past = in_order and published is not None and (published - told[0][1]).days > LONG_AGO
    return told if past else ()


def between_entries(point: Point, now: Now) -> int | None:
    """The year of a day or month that stands between two entries, and is between them in time; else None."""
    for (at, first), (to, last) in pairwise(now.entries):
        if at < point.start < to and first < (day := in_year(point, onward(point, first))) < last:
            now.by = f"{first:%Y-%m}"
            return day.year
    return None


def days_alone(text: str, found: Sequence[Point], published: date | None) -> dict[int, date]:
    """The days that are headings, as in a diary, by where they begin: each goes on from the one before it; {} where
    there are not several, or they do not stand in their order."""
    alone = [one for one in found if (one.day or one.kind == "weekday") and is_alone(text, one)]
    told: dict[int, date] = {}
    last: date | None = None
    for one in alone:
        if last and one.kind == "weekday" and not one.day:
            day = weekday_from(last + timedelta(1), WEEKDAYS.index(one.word))
        else:
            by_other = onward(one, last) if last else by_itself(text, one, published) if published else None
            year = one.year or (by_other if one.month else None)
            if not year:
                return {}
            day = in_year(one, year)
        if (last and day <= last) or (published and day > published):
            return {}
        told[one.start] = last = day
    return told if len(told) > 1 else {}


def is_alone(text: str, point: Point) -> bool:
    """Whether a day is a line by itself after an empty one, or the first line."""
    begins, ends = text.rfind("\n", 0, point.start) + 1, text.find("\n", point.stop)
    rest = text[begins : point.start] + text[point.stop : ends if ends >= 0 else len(text)]
    return not rest.strip(" #*=•–—-.:") and not point.last_day and text[max(begins - 2, 0) : begins] in ("", "\n\n")
