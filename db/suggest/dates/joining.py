"""Whether two dates that stand beside each other are the ends of one period, and which year it has. Pure."""

import re
from dataclasses import replace

from db.suggest.dates.now import Now
from db.suggest.dates.points import Point
from db.suggest.dates.reckoning import in_year, shown
from db.suggest.dates.tenses import before, is_moved
from db.suggest.dates.tensewords import DONE

_TO = re.compile(
    r"(?:\s(?:morning|noon|afternoon|evening|night|midnight))?(?:,?\s?[-–—/]\s?(?:the\s)?"
    r"|,?\s(?:up\s)?(?P<word>to|until|till|through|and)\s(?:(?:early|mid|late)[-\s]|the\s(?:end"
    r"|start|beginning|middle)\sof\s)?)$"
)
_IN = re.compile(r"\b(?:in|on|of)\s(?:early|mid|late|the (?:morning|night|evening) of)?[\s-]?$", re.I)
_START = re.compile(r"\b(?:beginning|start)\sof\s$", re.I)
_END = re.compile(r"\bend\sof\s$", re.I)
UNTIL_NOW = frozenset(("today", "yesterday", "tonight", "this month", "last month"))  # soft ends of a period
_LEAD = re.compile(
    r"\b(between|from|since|until|till|up to)\s(?:(?:about|around|roughly|approximately|last|at\sleast|at\sthe\slatest"
    r"|as\s(?:early|late|recently|far\sback)\sas)\s)?(?:(?:early|mid|late)[-\s](?:on\s)?|(?:the\s)?(?:(?:very\s)?(?:beginning|start"
    r"|middle|end)|week|weekend|night|morning|afternoon|evening|day)\sof\s|on\s|at\s|as\s)?(?:the\s)?"
    r"(?:(?:last|this|previous|following)\s)?$",
    re.I,
)


def lead(text: str, point: Point) -> str:
    """The word that opens a period before a point: between, from, since, until; else ''."""
    match = _LEAD.search(text[max(point.start - 50, 0) : point.start])
    return match[1].lower() if match else ""


def joins(text: str, point: Point, other: Point) -> bool:
    """Whether two points are the ends of one period."""
    if {"part", "nth"} & {point.kind, other.kind} or point.kind in ("days", "soft") or is_moved(text, point):
        return False
    gap = _TO.match(text[point.stop : other.start]) if other.start - point.stop < 24 else None
    if not gap:
        return False
    word = gap["word"] or ""
    opened = lead(text, point)
    if other.kind == "soft":
        return other.word in UNTIL_NOW and opened in (("between",) if word == "and" else ("from", "since"))
    if word == "and":
        months = point.kind == "month" and other.kind == "month" and point.year is None and (other.year or other.word)
        return opened == "between" or bool(months)
    if word in ("until", "till") and not opened and _IN.search(text, max(point.start - 20, 0), point.start):
        return False
    if word in ("to", "until", "till", "through"):
        return (opened in ("from", "between", "") and point.kind != "year") or opened == "from" or years(text, point)
    return point.kind == other.kind or {point.kind, other.kind} <= {"day", "month", "month_year"}


def years(text: str, point: Point) -> bool:
    """Whether a year is named as the first of several: in the years 2013 to 2016."""
    return text.endswith("years ", 0, point.start)


def opening(text: str, point: Point, end: Point) -> Point:
    """The first month of a year, where a period to some month begins with the beginning of that year."""
    starts = point.kind == "year" and end.month and _START.search(text, max(point.start - 20, 0), point.start)
    return replace(point, month=1, kind="month") if starts else point


def closing(text: str, point: Point, end: Point) -> Point:
    """The last month of a year, where a period from some month ends with the end of that year."""
    stops = point.month and end.kind == "year" and not end.word and _END.search(text, max(end.start - 10, 0), end.start)
    return replace(end, month=12, kind="month") if stops else end


def running(text: str, point: Point, end: Point, first: str, last: str, now: Now) -> tuple[str, str]:
    """A period of months or days without a year that holds the day of publishing, where its sentence tells of nothing
    past; else as it was read: for the period from February to May."""
    if not now.day or end.year or now.by or DONE.search(before(text, point, 120, ".!?;:,")):
        return first, last
    begins, ends = (in_year(one, now.day.year) for one in (point, end))
    if begins <= now.day < ends and end.kind == point.kind != "weekday":
        return shown(point, now.day.year), shown(end, now.day.year)
    return first, last
