"""Days counted from another one: today, the same day, three days later, last week. Pure."""

import re
from datetime import date, timedelta

from db.suggest.dates.now import Now
from db.suggest.dates.points import number_word
from db.words.edtf import month_end

DAYS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1,
    "this morning": 0, "this afternoon": 0, "this evening": 0,
}  # fmt: skip
STEPS = {"last": -1, "this": 0, "next": 1, "the": 0}
WEEKLY = {"day": 1, "week": 7}
_BESIDE = {"same": 0, "next": 1, "following": 1, "previous": -1}
_LATER = re.compile(r"(?P<many>a few|several|\w+) (?P<unit>day|week|month|year)s? (?P<way>later|earlier|before)")
_WHOLE = re.compile(r"(?P<which>last|this|next) (?P<unit>week|month|year)")
_PART = re.compile(r"(?:beginning|start|end) of (?P<which>the|this|last) (?P<unit>month|year)")
_AGO = re.compile(r"(?P<many>\w+) (?P<unit>day|week|month|year)s? ago(?P<today> today)?")
MONTH_AGO = 31  # days before publishing from which on "the end of the month" is one of the month that is told of


def counted(word: str, now: Now) -> tuple[str | None, str]:
    """A soft date in EDTF, and why it is a guess."""
    bare, today = word.removeprefix("the "), now.day
    if (steps := from_told(bare)) is not None:
        guess = "counted from the date before it"
        return ((now.last + timedelta(steps)).isoformat(), guess) if now.last else (None, "")
    if today is None:
        return None, ""
    if bare in DAYS:
        return (today + timedelta(DAYS[bare])).isoformat(), ""
    if match := _WHOLE.fullmatch(bare):
        return whole(today, match["unit"], STEPS[match["which"]]), ""
    if match := _PART.fullmatch(bare):
        then = now.told if now.told_in == now.paragraph and match["which"] == "the" else None
        if then and (today - then).days > MONTH_AGO:
            return whole(then, match["unit"], 0), f"the {match['unit']} of the date before it"
        return whole(today, match["unit"], STEPS[match["which"]]), ""
    if (match := _AGO.fullmatch(bare)) and (many := number_word(match["many"])):
        return ago(today, many, match["unit"], today=bool(match["today"]))
    return None, ""


def from_told(bare: str) -> int | None:
    """How many days it is from the day told before; None where it is not counted from that."""
    if match := _LATER.fullmatch(bare):
        many = number_word(match["many"])
        step = WEEKLY.get(match["unit"])
        return None if many is None or step is None else many * step * (1 if match["way"] == "later" else -1)
    if bare == "day after":
        return 1
    return -1 if bare.endswith(" before") else _BESIDE.get(bare.split()[0]) if not _WHOLE.fullmatch(bare) else None


def whole(day: date, unit: str, step: int) -> str:
    """The week, month or year of a day, or one so many before or after it; a week is from Monday to Sunday."""
    if unit == "year":
        return f"{day.year + step:04}"
    if unit == "week":
        monday = day - timedelta(day.weekday() - 7 * step)
        return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    month = day.year * 12 + day.month - 1 + step
    return f"{month // 12:04}-{month % 12 + 1:02}"


def ago(day: date, many: int, unit: str, *, today: bool) -> tuple[str, str]:
    """So many days, weeks, months or years before a day; all but days are about so long."""
    about = "" if unit == "day" or today else "about so long ago"
    if unit in WEEKLY:
        return (day - timedelta(many * WEEKLY[unit])).isoformat(), about
    if unit == "month":
        month, about = whole(day, "month", -many), about
        year, number = (int(part) for part in month.split("-"))
        return (f"{month}-{min(day.day, month_end(year, number)):02}" if today else month), about
    if not today:
        return f"{day.year - many:04}", about
    return f"{day.year - many:04}-{day.month:02}-{min(day.day, month_end(day.year - many, day.month)):02}", ""
