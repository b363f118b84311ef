"""A text that looks back: the time that an interview has come to, and the event that a report is about. Pure."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from db.suggest.dates.now import A_WHILE, EARLIER, FAR, Now
from db.suggest.dates.points import Point
from db.suggest.dates.reckoning import BEGINS, in_year, nearest_to, weekday_from, weekday_upto, whole_month
from db.suggest.dates.tenses import before as sentence_before
from db.suggest.dates.tenses import had, has_past, in_marks, is_ordered, lasts, sentence_of, was, will
from db.suggest.dates.tensewords import PRESENT
from db.suggest.dates.whichyear import about_now, lately, nearest, onward
from db.suggest.quotations.turns import first_turn
from db.words.datewords import WEEKDAYS
from db.words.edtf import month_end

# What is written of how a report came about, and how things stand, is of its own time.
_ANSWERED = re.compile(
    r"\b(?:letters?|e-?mails?|wrote|sent|repl(?:y|ied)|respond(?:ed)?|findings|questions|interview)\b"
    r"|\bas (?:of|at)\s$",
    re.I,
)
_OF_REPORT = re.compile(
    r"\b(?:visit(?:s|ed)?|(?:met|meet|reached|rang) (?:him|her|them|us)|(?:spoke|talked|talk) (?:to|with)"
    r"|[Ww]e (?:rang|called|telephoned)|interviewed|interviews|(?<!\ban )interview|conversation|recorded|recording"
    r"|showed (?:us|me)"
    r"|transcript|told to|by (?:tele)?phone|by video"
    r"|(?:researchers?|investigators?|delegation|team|monitors?|reporters?|correspondents?)(?: [a-z]+){0,4}"
    r" (?:went|travelled|traveled|came|returned|reached|was|were))\b",
    re.I,
)
_TOLD_BY = re.compile(
    r"\b(?:[Ii]nterview|[Tt]estimony|[Cc]onversation|[Rr]ecorded|[Tt]old to|[Ss]peaks? about|[Aa]ccount|[Mm]emories"
    r"|[Ww]itness|[Tt]rial)\b"
)
_HAPPENED = re.compile(
    r"\b(?:kill(?:ed|ing|ings)|strikes?|attacks?|assault|massacre|bombing|shelling|raid|evacuation|offensive|battle|siege"
    r"|fell|fall|flight|fled|fighting|flood|sank|sinking|shipwreck|about the|on the year)\b"
)
_MARK = re.compile('[“”"]')
_SINCE = re.compile(r"\b(?:since|after|until|before|from)\b[^,;]*$")
_BEGAN = re.compile(r"\b(?:began|begun|broke out|started)\b[^,;]*$")
_REMEMBERED = re.compile(r"\b(?:anniversary|commemorat\w+|vigils?|memorial|mourners|to mark)\b")
FEW = 60  # days about the event of a report within which a day without a year is one of it
BEFORE = 15  # ... where it would be one of the weeks before publishing as well, as on an anniversary
BACK = 60  # days before publishing that are of its own time, for what a text is about
BESIDE, AFTERWARDS = 45, 120  # days before and after what a text is about in which a day without a year is one of it
AGES, LONG = 1000, 9000  # days back from which on a report, and what somebody tells, are not about such a time
OPENING = 500  # code points in which a text says what it is about
SPENT = 13  # days before publishing from which on what is told in an interview is of a time of its own
_BRIEFING = re.compile(r"\b(?:(?:press|news|noon|daily) (?:briefing|conference)|spokes(?:person|man|woman):)", re.I)
Anchors = tuple[tuple[int, date], ...]


def is_briefing(text: str) -> bool:
    """Whether it is the transcript of a press briefing, whose turns tell news."""
    return _BRIEFING.search(text, 0, OPENING) is not None


def first_told(text: str) -> int | None:
    """Where the first turn of an interview begins; None where nobody takes turns, or in a press briefing."""
    return None if is_briefing(text) else first_turn(text)


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
    past = tuple(sorted((at, day) for at, day in days if (published - day).days > A_WHILE))
    return past if first_told(text) is not None else ()


def of_months(months: set[tuple[int, int]], number: int) -> list[date]:
    """The days of that number in some months."""
    return [date(year, month, number) for year, month in months if number <= month_end(year, month)]


def in_lookback(text: str, point: Point, now: Now) -> date | None:
    """The weekday that an interview has come to, or where no day was told the last before the first one that it names;
    None where nobody looks back."""
    if not tells(text, point):
        return None
    index = WEEKDAYS.index(point.word)
    if day := by_clock(text, point, now, index):
        return day
    if not now.anchors or now.recent or now.last:
        return None
    first = now.anchors[0][1]
    now.by = str(first)
    return weekday_upto(first - timedelta(1), index)


def tells(text: str, point: Point) -> bool:
    """Whether a sentence tells what was, or has no verb that says otherwise, as in answers: two days, until Sunday."""
    if of_report(text, point) or will(text, point) or lasts(text, point) or is_ordered(text, point):
        return False
    return was(text, point) or not PRESENT.search(sentence_of(text, point))


def by_clock(text: str, point: Point, now: Now, index: int) -> date | None:
    """The weekday that an interview has come to: the first from the day told last on, or the last up to it."""
    if now.turns is None or point.start < now.turns or not now.day or not now.last or now.told != now.last:
        return None
    if (now.day - now.last).days <= SPENT or now.told_at < now.turns or (now.recent and now.told_in != now.paragraph):
        return None
    if had(text, point, behind=True):
        day = weekday_upto(now.last, index)
    else:
        day = weekday_from(now.last - timedelta(2 + now.ended), index)
    if day > now.day:
        return None
    now.by = str(now.last)
    return day


def subject(text: str, found: Sequence[Point], published: date | None) -> tuple[date, date] | None:
    """The time that the opening of a text says it is about, from its first to its last day: a day or a month with its
    year, in what somebody tells also a season or a year; None where it names none that is some months back."""
    turns = first_told(text)
    told = turns is not None or bool(_TOLD_BY.search(text, 0, OPENING))
    for one in found:
        if not published or one.start >= min(turns or OPENING, OPENING):
            return None
        if one.kind == "weekday" and not told and has_past(text, one):
            return None  # news
        happened = _HAPPENED.search(sentence_of(text, one)) or (told and one.kind == "season")
        if not one.year or not happened or is_since(text, one) or has_begun(text, one):
            continue
        begins, ends = span(one)
        if not BACK < (published - ends).days < (LONG if told else AGES) or (one.day and of_report(text, one)):
            continue
        if one.month or (told and not one.word.isdigit()):
            return begins, ends
    return None


def is_since(text: str, point: Point) -> bool:
    """Whether a day is only that since, until or after which something is."""
    return bool(_SINCE.search(sentence_before(text, point, 60)))


def has_begun(text: str, point: Point) -> bool:
    """Whether a day is that on which something began that goes on, or since which it is."""
    return bool(_BEGAN.search(sentence_before(text, point, 60)))


def is_marked(text: str, point: Point) -> bool:
    """Whether a sentence tells how an event is remembered later."""
    return bool(_REMEMBERED.search(sentence_of(text, point)))


def span(point: Point) -> tuple[date, date]:
    """The first and the last day of a point with its year."""
    year, month = point.year or 1, point.month or BEGINS.get(point.word, 0)
    if point.day and point.month:
        return date(year, point.month, point.day), date(year, point.month, point.day)
    if point.month:
        return date(year, month or 1, 1), date(year, month, month_end(year, month))
    if month:
        return date(year, month, 1), date(year, month, 1) + timedelta(90)
    return date(year, 1, 1), date(year, 12, 31)


def of_the_event(text: str, point: Point, now: Now) -> int | None:
    """The year of a day or month by the event of a report, by the time that an interview has come to, or by the
    period that a report is about; None where none of them tells it, or days of news are told."""
    if now.fresh or not now.published or of_report(text, point) or is_answer(text, point):
        return None
    if not (was(text, point) or (now.turns is not None and tells(text, point))):
        return None
    told_now = about_now(text, point, now)
    whole = point.kind in ("day", "days", "month") and not lately(point, now)
    tells_of_it = now.turns is None or point.start >= now.turns
    if now.subject and whole and tells_of_it and (year := of_the_subject(point, now.subject)):
        now.by = named(*now.subject)
        return year
    past = now.told and (now.published - now.told).days > EARLIER and not told_now
    if now.told and past and now.turns is not None and now.told_at >= now.turns:
        now.by = f"{now.told:%Y-%m}"
        return onward(point, now.told)
    here = now.with_year and now.with_year[0] == now.paragraph and not in_marks(text, point)
    if event := now.with_year[1] if now.with_year and here else now.event:
        year = nearest(point, event)
        on = (in_year(point, year) - event).days
        later = (-BEFORE if told_now else 0) <= on <= FEW + (now.lasting if here else 0) and (
            now.published - event
        ).days > FAR
        later = later and not (told_now and any(1 < (now.published - day).days <= A_WHILE for day in now.explicit))
        if later or (-FEW < on <= 0 and had(text, point)) or (abs(on) <= A_WHILE and in_marks(text, point)):
            now.by = f"{event:%Y-%m}" if here or now.rough else str(event)
            return year
    return None


def named(first: date, last: date) -> str:
    """A time from its first to its last day, as short as it can be named."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year}"
    return whole_month(str(first), str(last)) if first != last else str(first)


def of_the_subject(point: Point, about: tuple[date, date]) -> int | None:
    """The year in which a day or month is one of what a text is about, or comes soon after it; else None."""
    first, last = about[0] - timedelta(BESIDE), about[1] + timedelta(AFTERWARDS)
    years = [year for year in range(first.year, last.year + 1) if first <= in_year(point, year) <= last]
    return min(years, key=lambda year: not about[0] <= in_year(point, year) <= about[1]) if years else None


def by_event(text: str, point: Point, now: Now) -> date | None:
    """The weekday nearest to the event of a report of some weeks later, where a witness says what was about it."""
    if not now.event or now.rough or now.fresh or not tells(text, point):
        return None
    if not in_marks(text, point) and (now.recent or not had(text, point, behind=True)):
        return None
    gone = had(text, point, behind=True)
    here = now.last and now.paragraph - now.told_in <= gone and now.last > now.event
    day = now.last if now.last and here else now.event
    now.by = str(day)
    if gone:
        return weekday_upto(day, WEEKDAYS.index(point.word))
    return nearest_to(day, WEEKDAYS.index(point.word))


def is_answer(text: str, point: Point) -> bool:
    """Whether a day is that on which somebody wrote or answered, or as of which something is."""
    return bool(_ANSWERED.search(sentence_before(text, point, 120)))


def of_report(text: str, point: Point) -> bool:
    """Whether a day is that on which somebody was asked or wrote for a report, not one of what it tells."""
    said = sentence_of(text, point)
    if in_marks(text, point):
        words = text[point.start : point.stop]
        lead, _, rest = said.partition(words)
        said = _MARK.split(lead)[-1] + words + _MARK.split(rest)[0]
    return bool(_OF_REPORT.search(said))
