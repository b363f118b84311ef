"""An interview that looks back: of which time its weekdays are, by the days of that time that it names. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from db.suggest.points import Point
from db.suggest.tenses import is_told
from db.suggest.turns import labelled, unlabelled
from db.suggest.years import A_WHILE, LATELY, Now, of_report
from db.words.datewords import WEEKDAYS
from db.words.edtf import month_end

Anchors = tuple[tuple[int, date], ...]


@lru_cache(4)
def is_interview(text: str) -> bool:
    """Whether people take turns in a text."""
    return bool(labelled(text) or unlabelled(text))


def anchors(text: str, found: Sequence[Point], published: date | None) -> Anchors:
    """Where an interview names days of a time some months back, and these; () where it tells of the last weeks, too.

    A day with its weekday and no month (Friday, the 24th) is of the month told with its year that has it.
    """
    if not published:
        return ()
    whole = [one for one in found if one.year and one.month]
    days = [(one.start, date(one.year, one.month, one.day)) for one in whole if one.year and one.month and one.day]
    months = {(one.year, one.month) for one in whole if one.year and one.month}
    for one in found:
        if one.kind == "nth" and one.word in WEEKDAYS and one.day:
            days += [
                (one.start, day) for day in of_months(months, one.day) if day.weekday() == WEEKDAYS.index(one.word)
            ]
    if any(1 < (published - day).days <= LATELY for _, day in days):
        return ()
    past = tuple(sorted((at, day) for at, day in days if (published - day).days > A_WHILE))
    return past if past and is_interview(text) else ()


def of_months(months: set[tuple[int, int]], number: int) -> list[date]:
    """The days of that number in some months."""
    return [date(year, month, number) for year, month in months if number <= month_end(year, month)]


def in_lookback(text: str, point: Point, now: Now) -> date | None:
    """The weekday nearest to the anchor before it, or the last before the first one; None where nobody looks back."""
    if not now.anchors or now.recent or not is_told(text, point) or of_report(text, point):
        return None
    index = WEEKDAYS.index(point.word)
    before = [day for at, day in now.anchors if at < point.start]
    if now.last and now.day and (now.day - now.last).days > LATELY and now.last not in before:
        return None
    if before:
        now.by = str(before[-1])
        return before[-1] + timedelta((index - before[-1].weekday() + 3) % 7 - 3)
    first = now.anchors[0][1]
    now.by = str(first)
    return first - timedelta((first.weekday() - index - 1) % 7 + 1)
