"""The week that a text is about, as its heading names it, and the weekdays of it. Pure."""

import re
from datetime import date, timedelta

from db.suggest.dates.now import Now
from db.suggest.dates.points import Point
from db.suggest.dates.reckoning import weekday_from
from db.suggest.dates.tenses import lasts, will
from db.words.datewords import WEEKDAYS

HEADING = 120  # code points of a line, at most, for a heading
FROM_TO = len("2024-08-02/2024-08-08")
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
