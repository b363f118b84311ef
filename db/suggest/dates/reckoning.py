"""Parts of years and months, seasons, days of no named month, and weekdays counted from another day. Pure."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from db.suggest.dates.points import Point, number_word
from db.suggest.dates.pointwords import LAST_DAY, SEASONS
from db.words.datewords import WEEKDAYS
from db.words.edtf import month_end

BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # the month in which a season begins
RANKS = {"first": 0, "1": 0, "second": 1, "2": 1, "third": 2, "3": 2, "fourth": 3, "4": 3, "last": -1, "final": -1}
BEFORE = 62  # days before publishing within which a day of the month is counted from publishing


def part_of(point: Point, year: int) -> str:
    """A quarter, a half or the first months of a year, or a half of a month: 2023-01/2023-03."""
    rank, size = RANKS[point.word.split()[0]], point.word.split()[1]
    if point.month:
        end = month_end(year, point.month)
        first, last = (1, 15) if rank == 0 else (16, end)
        return f"{year:04}-{point.month:02}-{first:02}/{year:04}-{point.month:02}-{last:02}"
    months = {"quarter": 3, "half": 6}.get(size) or number_word(size) or 12
    months = min(months, 12)
    rank = rank if rank >= 0 else 12 // months - 1
    first = min(rank * months, 12 - months) + 1
    return f"{year:04}-{first:02}/{year:04}-{first + months - 1:02}"


def season(point: Point, published: date | None, *, ahead: bool) -> str | None:
    """A season without a year: the last one that has begun, for "last" one that is over, else the next one."""
    if point.year:
        return f"{point.year}-{SEASONS[point.word]}"
    if published is None:
        return None
    lead, _, name = point.word.rpartition(" ")
    first = BEGINS[name]
    year = published.year - (published.month < first)
    running = (published.year - year) * 12 + published.month - first < 3
    if lead == "last" and running:
        year -= 1
    elif lead == "next" or (ahead and not running) or (lead == "this" and (first - published.month) % 12 == 1):
        year += 1
    return f"{year:04}-{SEASONS[name]}"


def nth(point: Point, published: date | None, last: date | None, *, ahead: bool, beside: bool = False) -> str | None:
    """A day without its month: after a day that was told long before publishing, beside that of its month where the
    sentence puts it right (it was the 7th), else the last one before publishing, or where it looks ahead the next."""
    assert point.day
    if point.word and published:
        month = published.year * 12 + published.month - 1 + {"last": -1, "this": 0, "next": 1}[point.word]
        return f"{month // 12:04}-{month % 12 + 1:02}-{point.day:02}"
    if ahead and published:
        last, published = published, None
    if last and (published is None or (published - last).days > BEFORE):
        on = last
        if beside and point.day <= month_end(on.year, on.month):
            return date(on.year, on.month, point.day).isoformat()
        for _ in range(3):
            if point.day <= month_end(on.year, on.month) and date(on.year, on.month, point.day) >= last:
                return date(on.year, on.month, point.day).isoformat()
            on = date(on.year + on.month // 12, on.month % 12 + 1, 1)
        return None
    if published is None:
        return None
    on = published
    for _ in range(3):
        if point.day <= month_end(on.year, on.month) and date(on.year, on.month, point.day) <= published:
            return date(on.year, on.month, point.day).isoformat()
        on = date(on.year - (on.month == 1), (on.month - 2) % 12 + 1, 1)
    return None


def on_weekday(point: Point, told: date | None, published: date | None, *, ahead: bool) -> str | None:
    """The day of that number that is of that weekday: nearest to a day told, else by publishing; None in ten months."""
    around = told or published
    assert around
    assert point.day
    index, months = WEEKDAYS.index(point.word), around.year * 12 + around.month - 1
    days = [
        date(month // 12, month % 12 + 1, point.day)
        for month in range(months - 10, months + 11)
        if point.day <= month_end(month // 12, month % 12 + 1)
    ]
    if not told:
        days = [day for day in days if (day >= around if ahead else day <= around)]
    of_name = [day for day in days if day.weekday() == index]
    return min(of_name, key=lambda day: abs(day - around)).isoformat() if of_name else None


def of_that_year(word: str, year: int | None, published: int | None) -> int | None:
    """The year of "of that year", "of the following year", "of last year"; year: the last one that was told."""
    if word in ("this", "last", "next"):
        return published + {"this": 0, "last": -1, "next": 1}[word] if published else None
    step = {"following": 1, "next": 1, "previous": -1}.get(word.split()[-1], 0)
    return year + step if year else None


def order_of_figures(text: str, found: Iterable[Point]) -> str:
    """In which order a text writes day and month in figures, by a date that has one reading: "dm", "md", else ""."""
    told = {
        "dm" if int(re.split(r"\D", text[one.start : one.stop])[0]) == one.day else "md"
        for one in found
        if one.kind == "figures" and one.month and one.day and one.day > 12
    }
    return told.pop() if len(told) == 1 else ""


def in_figures(point: Point, published: date | None, orders: str) -> str:
    """A date like 5/6/2020 in the order of the text's others, or in the only one that is not after publishing; else
    its year."""
    assert point.year
    first, second = (int(word) for word in point.word.split())
    read = {"dm": date(point.year, second, first), "md": date(point.year, first, second)}
    if orders:
        return read[orders].isoformat()
    if published and published in read.values():
        return published.isoformat()
    past = [day for day in read.values() if published and day <= published]
    return past[0].isoformat() if len(past) == 1 else f"{point.year:04}"


def weekday_from(day: date, index: int) -> date:
    """The first weekday of that number from a day on, the day itself included."""
    return day + timedelta((index - day.weekday()) % 7)


def weekday_upto(day: date, index: int) -> date:
    """The last weekday of that number up to a day, the day itself included."""
    return day - timedelta((day.weekday() - index) % 7)


def nearest_to(day: date, index: int) -> date:
    """The weekday of that number that is nearest to a day."""
    return weekday_from(day - timedelta(3), index)


def beside(day: int, told: date) -> date | None:
    """The day of that number that is near to one told just before it: up to 20 days after it, or 12 before."""
    following = date(told.year + told.month // 12, told.month % 12 + 1, 1)
    for first in (told.replace(day=1), following):
        if day <= month_end(first.year, first.month) and -12 <= (first.replace(day=day) - told).days <= 20:
            return first.replace(day=day)
    return None


def at_or_before(day: int, told: date) -> date:
    """The last day of that number up to one that was told."""
    on = told
    while day > month_end(on.year, on.month) or on.replace(day=day) > told:
        on = on.replace(day=1) - timedelta(1)
    return on.replace(day=day)


def week(point: Point, year: int | None) -> str:
    """A week of a month, or the first or last of its days: the first week is from its first to its seventh day."""
    month = point.month or 1
    if year is None:
        return f"XXXX-{month:02}"
    end = month_end(year, month)
    nth, many, unit = point.word.split()
    size = min((number_word(many) or 1) * (7 if unit == "week" else 1), end)
    rank = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(nth)
    first, last = (end - size + 1, end) if rank is None else (size * rank + 1, min(size * rank + size, end))
    return f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"


def in_year(point: Point, year: int) -> date:
    """The first day of a point in a year."""
    month = point.month or 1
    return date(year, month, min(point.day or 1, month_end(year, month)))


def order(point: Point) -> tuple[int, int]:
    """A point's place in its year."""
    return point.month or 0, point.day or 0


def shown(point: Point, year: int | None) -> str:
    """A point in EDTF with a year that was found for it."""
    if point.kind == "week":
        return week(point, year)
    if year and point.month and point.word == LAST_DAY:
        point = replace(point, day=month_end(year, point.month))
    head = f"{year:04}" if year else "XXXX"
    if point.month is None:
        return head
    day = f"-{point.day:02}" if point.day else ""
    if year and point.day and point.day > month_end(year, point.month):
        return f"{head}-{point.month:02}"
    first = f"{head}-{point.month:02}{day}"
    return whole_month(first, f"{head}-{point.month:02}-{point.last_day:02}") if point.last_day else first


def whole_month(first: str, last: str) -> str:
    """A period in EDTF; from the first to the last day of a month it is the month."""
    year, month, day = [*first.split("-"), "", ""][:3]
    if day == "01" and year.isdigit() and last == f"{year}-{month}-{month_end(int(year), int(month)):02}":
        return f"{year}-{month}"
    return f"{first}/{last}"
