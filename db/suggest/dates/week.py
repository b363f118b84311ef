"""The week that a weekday is of: that which a heading names, or which the words beside it do. Pure."""

import re
from datetime import date, timedelta

from db.suggest.dates.now import Now
from db.suggest.dates.points import Point
from db.suggest.dates.reckoning import weekday_from
from db.suggest.dates.tenses import lasts, will
from db.words.datewords import WEEKDAYS

HEADING = 120  # code points of a line, at most, for a heading
FROM_TO = len("2024-08-02/2024-08-08")
_AGO_AFTER = re.compile(r",?\s(an?|one|two|three|four) weeks? ago\b")
_AGO_BEFORE = re.compile(r"\b(an?|one|two|three|four) weeks? ago,? (?:on |last )?$", re.I)
_WEEK = re.compile(r"(?: of)? (this|last|next) week(?!\w)")
_OF_WEEK = re.compile(r"\b(this|last|next) week,?\s(?:on\s)?$", re.I)
_SENTENCE = re.compile(r"[.!?]\s*$")
_LABEL = re.compile(r"\s?[.:–—-]\s")


def open_week(text: str, now: Now, point: Point, edtf: str | None) -> None:
    """Keep the week, at most, that the heading of a text or of a part of it names: 2 to 8 August."""
    if not edtf or len(edtf) != FROM_TO or "/" not in edtf or "XXXX" in edtf:
        return
    begins, stops = text.rfind("\n", 0, point.start) + 1, text.find("\n", point.stop)
    line = text[begins : stops if stops >= 0 else len(text)]
    first, last = (date.fromisoformat(one) for one in edtf.split("/"))
    if len(line) <= HEADING and not _SENTENCE.search(line) and timedelta(0) < last - first <= timedelta(7):
        now.week_about = first, last


def in_week(text: str, point: Point, now: Now) -> date | None:
    """The day of the week that a heading names: where it begins a line (Friday. Shells hit …), in a text without a date
    also where nothing is to come; else None."""
    if not now.week_about or text[max(point.start - 5, 0) : point.start].lower() == "last ":
        return None
    line = text[text.rfind("\n", 0, point.start) + 1 : point.start]
    label = not line.strip(" -–—•*·") and _LABEL.match(text, point.stop)
    if not label and (now.day or will(text, point) or lasts(text, point)):
        return None
    first, last = now.week_about
    day = weekday_from(first, WEEKDAYS.index(point.word))
    if day > last or day + timedelta(7) <= last:
        return None
    now.by = f"{first} to {last}"
    return day


def of_week(text: str, point: Point) -> int | None:
    """How many weeks after that of publishing a weekday is said to be: Wednesday of last week is -1."""
    said = _WEEK.match(text, point.stop) or _OF_WEEK.search(text, max(point.start - 18, 0), point.start)
    return {"this": 0, "last": -1, "next": 1}[said[1].lower()] if said else None


def ago(text: str, point: Point) -> int:
    """How many weeks ago a weekday is said to be: Wednesday, a week ago; 0 where that is not said."""
    said = _AGO_AFTER.match(text, point.stop) or _AGO_BEFORE.search(text, max(point.start - 24, 0), point.start)
    return {"two": 2, "three": 3, "four": 4}.get(said[1].lower(), 1) if said else 0
