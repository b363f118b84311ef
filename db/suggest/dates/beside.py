"""A weekday that words beside it put beside another day: the Friday of that week, Monday and Tuesday. Pure."""

import re
from datetime import date, timedelta

from db.suggest.dates.now import SOON, Now
from db.suggest.dates.points import Point
from db.suggest.dates.reckoning import weekday_from, weekday_upto
from db.suggest.dates.tenses import is_noted, is_told
from db.words.datewords import WEEKDAYS

_DAY_BESIDE = re.compile(r"\b(previous|next|following|same) day, an?\s$", re.I)
_LISTED = re.compile(r"\bon (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: [A-Z][a-z]+)?(?:,| and|, and) (?:[\w-]+ ){0,2}on $")
_SAME = re.compile(r"(?:[,(]\s?(?:an?|the)|\bwas an?|\bthat)\s$", re.I)
_APPOSED = re.compile(r",?\s(?:on\s)?(?:the\s|a\s)?")
_AND = re.compile(rf"\b({'|'.join(WEEKDAYS)})(?:,|,? and|,? or)\s(?:on\s)?$")
_OTHER = re.compile(r"\b(previous|preceding|following|next)\s$", re.I)
_OF_THAT_WEEK = re.compile(r" of (?:that|the (same|following|next|previous)) week\b")
_SUFFIX = re.compile(r"\s(after|before)(?=\s?[,.;:)]|$|\s(?:had|was|were)\b)")


def by_word(text: str, point: Point, now: Now) -> date | None:
    """The day told by the words just before a weekday, where it is one of its name: four days later, on the Monday."""
    if now.counted is None or now.counted[1].weekday() != WEEKDAYS.index(point.word):
        return None
    return now.counted[1] if _APPOSED.fullmatch(text, now.counted[0], point.start) else None


def after_going_back(text: str, point: Point, now: Now) -> date | None:
    """The weekday soon after one that went back behind what is told, in its paragraph: he had asked on Sunday. On
    Monday they said no."""
    if now.back is None or now.day is None or now.back[0] != now.paragraph or not is_told(text, point):
        return None
    on = (WEEKDAYS.index(point.word) - now.back[1].weekday()) % 7
    return now.back[1] + timedelta(on) if 0 < on <= SOON else None


def next_noted(text: str, point: Point, now: Now) -> date | None:
    """The weekday after the day noted before it, as in a diary that notes one after the other: 2 May: rain. Monday: no
    water."""
    if now.last is None or now.noted is None or now.noted[1] != now.last or not is_noted(text, point):
        return None
    if now.paragraph - now.noted[0] > 1:
        return None
    day = weekday_from(now.last + timedelta(1), WEEKDAYS.index(point.word))
    return day if now.published is None or day <= now.published else None


def listed_after(text: str, point: Point, last: date) -> date | None:
    """The weekday that is the next one of a list, in which they stand in their order: on Monday and Tuesday."""
    named = _AND.search(text, max(point.start - 24, 0), point.start)
    on = (WEEKDAYS.index(point.word) - last.weekday()) % 7
    follows = named is not None and named[1] == WEEKDAYS[last.weekday()] and 0 < on <= SOON
    return last + timedelta(on) if follows else None


def beside_last(text: str, point: Point, last: date) -> date | None:
    """A weekday that the words before it put beside the day told last: three on the 4th, five on Thursday; the next
    day, a Friday; 3 May, a Tuesday; else None."""
    index = WEEKDAYS.index(point.word)
    if _LISTED.search(text, max(point.start - 50, 0), point.start):
        return weekday_from(last, index)
    if beside := _DAY_BESIDE.search(text, max(point.start - 24, 0), point.start):
        return (
            weekday_upto(last - timedelta(1), index) if beside[1].lower() == "previous" else weekday_from(last, index)
        )
    same = last.weekday() == index and _SAME.search(text, max(point.start - 12, 0), point.start)
    return last if same else None


def from_another(text: str, point: Point, last: date) -> date | None:
    """A weekday that is counted from the day told before: Friday of that week, the previous one."""
    if week := _OF_THAT_WEEK.match(text, point.stop):
        step = {"following": 7, "next": 7, "previous": -7}.get(week[1], 0)
        return last + timedelta(WEEKDAYS.index(point.word) - last.weekday() + step)
    lead = _OTHER.search(text, max(point.start - 14, 0), point.start)
    tail = _SUFFIX.match(text, point.stop)
    word = lead[1].lower() if lead else tail[1] if tail else ""
    if not word or (word == "next" and "the" not in text[max(point.start - 9, 0) : point.start].lower()):
        return None
    index = WEEKDAYS.index(point.word)
    if word in ("following", "next", "after"):
        return weekday_from(last + timedelta(1), index)
    return weekday_upto(last - timedelta(1), index)
