"""Dates and periods in a text, read against the day that its article was published. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from db.suggest.points import Point, number_word, points
from db.suggest.reckoning import (
    from_another,
    in_figures,
    in_year,
    next_one,
    nth,
    of_that_year,
    of_week,
    order_of_figures,
    part_of,
    season,
    week,
)
from db.suggest.suggestion import Dated, Suggestion
from db.suggest.tenses import coming, lasts, looks_ahead, looks_back, will
from db.words.dates import AGAINST, Date
from db.words.datewords import WEEKDAYS
from db.words.edtf import month_end

_TO = re.compile(
    r",?\s?[-–—]\s?(?:the\s)?$|,?\s(?:to|until|till|through|and)\s(?:(?:early|mid|late)[-\s]|the\s(?:end"
    r"|start|beginning|middle)\sof\s)?$"
)
_BOTH = re.compile(r",?\s(?:and|or)\s(?:on\s)?(?:the\s)?|,\s")
_GOES_ON = re.compile(
    r"(?:(?![.;!?]\s|\n)[^:]){0,70}?\b(?:and(?! as of)|then|but|later|again|until|before|to)\b[^.;:,\n]{0,40}"
)
_PART = re.compile(r"\b(?:early|mid|late|(?:the\s)?(?:beginning|start|middle|end)\sof)[-\s](?:the\s)?$", re.I)
_LEAD = re.compile(
    r"\b(between|from|since|until|till|up to)\s(?:about\s|around\s|roughly\s|last\s)?(?:(?:early"
    r"|mid|late)[-\s]|(?:the\s)?(?:beginning|start|middle|end)\sof\s|on\s|at\s|as\s)?(?:the\s)?$",
    re.I,
)
_ABOUT = re.compile(r"\bon or (?:about|around)\s$", re.I)
_EVENT = re.compile(
    r"\s(?:[a-z]+\s)?(?:offensive|truce|ceasefire|attack|attacks|war|invasion|uprising|coup|agreement|deal|revolution|elections?"
    r"|escalation|earthquakes?|massacre|siege|strikes?|bombing|clashes|protests|operation|resolution)(?!\w)"
)
_SHOWN = re.compile(
    r"\b(?:photo|video|image|footage|photograph|picture|letter|report|figure|statement|message|post|recording|film"
    r"|document|imagery)s?\sfrom\s(?:the\s)?$",
    re.I,
)
_HABIT = re.compile(r"\b(?:an?|every|each|any|the|some)\s$", re.I)
_APPOSED = re.compile(r"[,(]\s?(?:an?|the)\s$", re.I)
_NEXT, _LAST = re.compile(r"\bnext\s$", re.I), re.compile(r"\blast\s$", re.I)
LONG_AGO = 500  # days before publishing after which a report is about times past
FAR, NEAR = 300, 60  # days back and ahead between which a day without a year is taken for one still to come
LATELY = 21  # days before publishing within which a day without a year is taken for one of them
PARTS = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(slots=True)
class Now:
    """What dates without a year are read against: the day of publishing, the last whole date of the text, and what
    was told last. orders: in which order other dates in figures have day and month: "dm", "md", "" where none tells."""

    published: date | None
    anchor: date | None = None
    in_paragraph: date | None = None
    last: date | None = None
    year: int | None = None
    orders: str = ""


def find_dates(text: str, published: Date | None) -> list[Suggestion]:
    """All dates and periods, in order."""
    found = list(points(text))
    now = Now(day_published(published), last_anchor(found), orders=order_of_figures(text, found))
    made: list[Suggestion] = []
    at, paragraph = 0, -1
    while at < len(found):
        point = told_on(text, with_year(text, found, at), found[at - 1] if at else None, now)
        begins = text.rfind("\n", 0, point.start)
        if begins != paragraph:
            paragraph = begins
            if not far(now):
                now.in_paragraph = None
        end = found[at + 1] if at + 1 < len(found) and joins(text, point, found[at + 1]) else None
        made.append(period(text, point, end, now) if end else single(text, point, now))
        at += 2 if end else 1
    return made


def with_year(text: str, found: Sequence[Point], at: int) -> Point:
    """A day without a year that is joined to one with a year has that year: 28 February and 1 March 2022."""
    point, other = found[at], found[at + 1] if at + 1 < len(found) else None
    if other is None or point.year or point.kind != "day" or other.kind != "day" or not other.year:
        return point
    if not _BOTH.fullmatch(text[point.stop : other.start]):
        return point
    return replace(point, year=other.year - (order(point) > order(other)))


def told_on(text: str, point: Point, before: Point | None, now: Now) -> Point:
    """A month without a year goes on from one long past with a year, in its sentence: in January 2014 and in May."""
    if before is None or not before.year or not before.month or point.year or point.kind not in ("month", "day"):
        return point
    if point.word or now.published is None or (now.published - in_year(before, before.year)).days < FAR:
        return point
    if lead(text, before) == "since" or not _GOES_ON.fullmatch(text, before.stop, point.start):
        return point
    return replace(point, year=before.year + (order(point) < (before.month, 0)))


def far(now: Now) -> bool:
    """Whether the last whole date was so long before publishing that what follows is likely to be of its time."""
    return bool(now.in_paragraph and now.published and (now.published - now.in_paragraph).days > LONG_AGO)


def day_published(published: Date | None) -> date | None:
    """The day of publishing, where it is known to the day."""
    if published is None or not published.low or published.low != published.high:
        return None
    return date.fromisoformat(published.low)


def last_anchor(found: Sequence[Point]) -> date | None:
    """The latest date in a text that has a year and a month."""
    return max((in_year(one, one.year) for one in found if one.year and one.month), default=None)


def lead(text: str, point: Point) -> str:
    """The word that opens a period before a point: between, from, since, until; else ''."""
    match = _LEAD.search(text[max(point.start - 40, 0) : point.start])
    return match[1].lower() if match else ""


def joins(text: str, point: Point, other: Point) -> bool:
    """Whether two points are the ends of one period."""
    if {"soft", "part", "nth"} & {point.kind, other.kind} or point.kind == "days":
        return False
    gap = _TO.match(text[point.stop : other.start]) if other.start - point.stop < 24 else None
    if not gap:
        return False
    word = gap[0].strip(" ,").split(" ")[0].lower()
    opened = lead(text, point)
    if word == "and":
        months = point.kind == "month" and other.kind == "month" and point.year is None and other.year is not None
        return opened == "between" or months
    if word in ("to", "until", "till", "through"):
        return (opened in ("from", "between", "") and point.kind != "year") or opened == "from"
    return point.kind == other.kind or {point.kind, other.kind} <= {"day", "month", "month_year"}


def period(text: str, point: Point, end: Point, now: Now) -> Suggestion:
    """A period between two points; the first takes the year of the second where it has none."""
    relative = end.year is None or (point.year is None and end.year is None)
    last = settle(text, end, now)
    if point.year is None and last and point.kind != "weekday" and last[:4].isdigit():
        year = int(last[:4])
        first: str | None = shown(point, year - (order(point) > order(end)))
    else:
        first = settle(text, point, now)
    stop = None if first is None or last is None else f"{first}/{last}"
    if stop and not stop.startswith("XXXX") and "XXXX" not in stop:
        remember(now, end, last)
    span = (point.start, end.stop)
    edtf = stop if stop and "XXXX" not in stop else None
    premise = premise_of(now) if relative else ""
    guess = guess_of(now) if relative and edtf else ""
    return Suggestion("date", (span,), Dated(edtf, relative, premise), "date.period", guess, span)


def order(point: Point) -> tuple[int, int]:
    """A point's place in its year."""
    return point.month or 0, point.day or 0


def single(text: str, point: Point, now: Now) -> Suggestion:
    """A date by itself; after since or from it opens a period, after until it ends one."""
    span = (point.start, point.stop)
    if point.kind == "soft":
        return soft(point, now)
    edtf = settle(text, point, now)
    relative = point.year is None and point.kind != "decade"
    remember(now, point, edtf)
    opened = lead(text, point)
    rule = f"date.{point.kind}"
    if edtf and "XXXX" not in edtf and "/" not in edtf:
        named = bool(_EVENT.match(text, point.stop)) or text.startswith(("'s", "’s"), point.stop)
        shows = bool(_SHOWN.search(text, max(point.start - 30, 0), point.start))
        if not named and ((opened == "from" and not shows) or opened == "since"):
            edtf, rule = f"{edtf}/..", "date.since"
        elif opened in ("until", "till", "up to"):
            edtf, rule = f"../{edtf}", "date.until"
        elif point.kind == "day" and _ABOUT.search(text, max(point.start - 16, 0), point.start):
            edtf = f"{edtf}~"
    guess = guess_of(now) if relative and edtf else ""
    return Suggestion("date", (span,), Dated(edtf, relative, premise_of(now) if relative else ""), rule, guess, span)


def remember(now: Now, point: Point, edtf: str | None) -> None:
    """Keep the last date that is known, for what is told of "the same day", or later has no year."""
    now.year = point.year or now.year
    if not edtf or not edtf[:4].isdigit() or "/" in edtf:
        return
    parts = edtf.split("-")
    if len(parts) < 2 or not parts[1].isdigit() or int(parts[1]) > 12:
        return
    day = date(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) > 2 else 1)
    if len(parts) > 2:
        now.last = day
    if point.year and point.day:
        now.in_paragraph = day


def settle(text: str, point: Point, now: Now) -> str | None:
    """A point in EDTF; None where it cannot be told, XXXX for a year that cannot."""
    if point.kind == "weekday":
        return weekday(text, point, now)
    if point.kind == "decade":
        return f"{point.year}X"
    if point.kind == "season":
        return season(point, now.published, ahead=coming(text, point))
    if point.kind == "nth":
        return nth(point, now.published, now.last)
    year = point.year or year_of(text, point, now)
    if point.word and point.kind == "year":
        return f"{year}/{point.word}"
    if point.word and point.kind == "figures":
        return in_figures(point, now.published, now.orders)
    if point.kind == "part":
        return part_of(point, year) if year else None
    return shown(point, year)


def shown(point: Point, year: int | None) -> str:
    """A point in EDTF with a year that was found for it."""
    if point.kind == "week":
        return week(point, year)
    head = f"{year:04}" if year else "XXXX"
    if point.month is None:
        return head
    day = f"-{point.day:02}" if point.day else ""
    if year and point.day and point.day > month_end(year, point.month):
        return f"{head}-{point.month:02}"
    if point.last_day and year and point.day == 1 and point.last_day == month_end(year, point.month):
        return f"{head}-{point.month:02}"
    if point.last_day:
        return f"{head}-{point.month:02}{day}/{head}-{point.month:02}-{point.last_day:02}"
    return f"{head}-{point.month:02}{day}"


def year_of(text: str, point: Point, now: Now) -> int | None:
    """The year of a day or month that has none: by a whole date before it in its paragraph, by the day of
    publishing, else by the nearest whole date of the text."""
    then = " ".join(point.word.split()[2:] if point.kind == "part" else point.word.split())
    if (
        then
        and (point.kind != "week")
        and (year := of_that_year(then, now.year, now.published.year if now.published else None))
    ):
        return year
    if point.month is None:
        return None
    near = now.in_paragraph if point.day else None
    ahead = now.published is not None and will(text, point)
    if near and (now.published is None or (now.published - near).days > FAR) and not (ahead or lately(point, now)):
        return nearest(point, near) if lead(text, point) else onward(point, near)
    if now.published:
        return by_publishing(text, point, now.published)
    return nearest(point, now.anchor) if now.anchor else None


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


def by_publishing(text: str, point: Point, published: date) -> int:
    """The latest year in which it is not after publishing; the next one where the sentence looks ahead to it."""
    month = point.month or 1
    if (month, point.day) == (2, 29):
        return next(
            year
            for year in range(published.year, 1900, -1)
            if month_end(year, 2) == 29 and date(year, 2, 29) <= published
        )
    past = published.year - ((month, point.day or 0) > (published.month, published.day if point.day else 0))
    if not point.day and month == published.month:
        past = published.year
    elif not point.day:
        past = published.year - (month > published.month)
    ahead, back = in_year(point, past + 1) - published, published - in_year(point, past)
    if lead(text, point) == "since":
        return past
    if (back.days > FAR and 0 < ahead.days <= NEAR and not looks_back(text, point)) or (
        looks_ahead(text, point) and back.days > NEAR / 2 and ahead.days < FAR
    ):
        return past + 1
    return past


def weekday(text: str, point: Point, now: Now) -> str | None:
    """The day of that name at or before publishing; after it where the sentence looks ahead."""
    before = text[max(point.start - 12, 0) : point.start]
    if other := from_another(text, point, now.last):
        return other.isoformat()
    if _APPOSED.search(before) and now.last and now.last.weekday() == WEEKDAYS.index(point.word):
        return now.last.isoformat()
    if re.search(r"was an?\s$", before) and now.last and now.last.weekday() == WEEKDAYS.index(point.word):
        return now.last.isoformat()
    on_the = before.lower().endswith("on the ")
    returns = text[point.stop - 1] == "s" or (_HABIT.search(before) and not on_the)
    if now.published is None or returns:
        return None
    index, weeks = WEEKDAYS.index(point.word), of_week(text, point)
    if weeks is not None:
        return (now.published + timedelta(index - now.published.weekday() + 7 * weeks)).isoformat()
    if on_the and now.last and 0 < (now.published - now.last).days <= LATELY:
        return next_one(now.last, index, now.published)
    if before.endswith("that ") and now.last and now.last.weekday() == WEEKDAYS.index(point.word):
        return now.last.isoformat()
    back = (now.published.weekday() - WEEKDAYS.index(point.word)) % 7
    if _NEXT.search(before) or ((will(text, point) or lasts(text, point)) and not _LAST.search(before)):
        return (now.published + timedelta(7 - back if back else 7)).isoformat()
    if text.startswith(" before last", point.stop):
        back = (back or 7) + 7
    elif _LAST.search(before) and back == 0:
        back = 7
    return (now.published - timedelta(back)).isoformat()


def soft(point: Point, now: Now) -> Suggestion:
    """Today, yesterday, the same day, three days later: a guess where it counts from another date of the text."""
    span, word = (point.start, point.stop), point.word
    edtf, guess = counted(word, now)
    return Suggestion("date", (span,), Dated(edtf, True, premise_of(now)), "date.soft", guess, span)


def counted(word: str, now: Now) -> tuple[str | None, str]:
    """A soft date in EDTF, and why it is a guess."""
    today = now.published
    bare = word.removeprefix("the ").removeprefix("at the ")
    if bare.startswith(("same", "next day", "next morning", "following", "day before")) or bare.endswith(
        (" later", " earlier")
    ):
        step = 1 if bare.startswith(("next", "following")) else -1 if bare.startswith("day before") else 0
        if bare.endswith((" later", " earlier")):
            how_many, unit = number_word(bare.split()[0]), bare.split()[1].rstrip("s")
            if how_many is None or unit != "day":
                return None, ""
            step = how_many if bare.endswith("later") else -how_many
        return ((now.last + timedelta(step)).isoformat(), "counted from the date before it") if now.last else (None, "")
    if today is None:
        return None, ""
    days = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}.get(bare)
    if days is not None:
        return (today + timedelta(days)).isoformat(), ""
    if (match := re.fullmatch(r"(last|this|next) (month|year)", bare)) is not None:
        step = {"last": -1, "this": 0, "next": 1}[match[1]]
        if match[2] == "year":
            return f"{today.year + step:04}", ""
        month = today.year * 12 + today.month - 1 + step
        return f"{month // 12:04}-{month % 12 + 1:02}", ""
    if (match := re.fullmatch(r"(\w+) (day|week)s? ago", bare)) is not None and (n := number_word(match[1])):
        return (today - timedelta(n * PARTS[match[2]])).isoformat(), "" if match[2] == "day" else "about so long ago"
    return None, ""


def premise_of(now: Now) -> str:
    """What a date without a year or with a weekday alone was read against."""
    if now.published:
        return f"{AGAINST}{now.published.isoformat()}"
    return f"read against {now.anchor:%Y-%m}, which the text names" if now.anchor else ""


def guess_of(now: Now) -> str:
    """Why such a date is a guess, where it is."""
    return "" if now.published else "the article has no date; read against another date of the text"
