"""What a text has told so far, for the dates that it names after it. Pure."""

import re
from datetime import date

from db.suggest.dates.joining import lead
from db.suggest.dates.lookback import is_answer, is_since, of_report
from db.suggest.dates.now import A_WHILE, EARLIER, FAR, LATELY, LONG_AGO, OF_NEWS, WEEKS, Now, far
from db.suggest.dates.points import Point
from db.suggest.dates.reckoning import BEGINS
from db.suggest.dates.tenses import before, had, has_past, in_marks, is_noted, sentence_end, witnessed
from db.suggest.dates.years import is_birth
from db.words.datewords import WEEKDAYS

SEASON = 90  # days
APART = 2  # ends of sentences, at most, between two dates of a paragraph that belong together
OPENS = 3  # paragraphs with dates in which a text says what it is about
_SINCE = re.compile(r"\bsince the [^,;]*\bon $")
_IN = re.compile(r"\b(?:in|on)\s(?:early|mid|late|the (?:morning|night|evening) of)?[\s-]?$", re.I)


def turn_over(now: Now, *, spoken: bool) -> None:
    """Begin a paragraph: what was told in the one before holds no more, unless it is a story of times long past."""
    now.paragraph += 1
    now.headed = None
    if not far(now) or now.aside or (now.spoken and not spoken):
        now.in_paragraph = None
    if not (now.spoken and spoken):
        now.story = None
    now.spoken = spoken


def is_apart(text: str, before: Point, point: Point, now: Now) -> bool:
    """Whether so much stands between two dates of a paragraph that they belong together no more than those of two."""
    mine = witnessed(text, point) and not in_marks(text, point)
    if now.spoken or mine or (now.turns is not None and point.start >= now.turns):
        return False
    return len(sentence_end(".!?").findall(text, before.stop, point.start)) > APART


def remember(text: str, now: Now, point: Point, edtf: str | None) -> None:
    """Keep the last date that is known, for what is told of "the same day", or later has no year."""
    if point.year and is_birth(text, point):
        return
    now.year = point.year or now.year
    if not now.dated and now.told_at >= 0 and point.kind in ("day", "month") and edtf and edtf[:4].isdigit():
        now.year = int(edtf[:4])  # what is told goes on from there
    if edtf and point.kind == "season" and edtf[:4].isdigit():
        now.told = date(int(edtf[:4]), BEGINS[point.word.split()[-1]], 1)
        if point.year and lead(text, point) != "since":
            now.with_year, now.lasting = (now.paragraph, now.told), SEASON
    if edtf and point.last_day:
        edtf = edtf.rpartition("/")[2]
    if not edtf or not edtf[:4].isdigit() or "/" in edtf:
        return
    parts = edtf.split("-")
    if len(parts) < 2 or not parts[1].isdigit() or int(parts[1]) > 12:
        return
    day = date(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) > 2 else 1)
    keep(text, now, point, day, to_day=len(parts) > 2)


def of_news(now: Now, day: date, ago: int, *, alone: bool, told: bool, since: bool) -> None:
    """Whether a day is one of news, or the event of a report; alone: named by its weekday alone; told: as past;
    since: only as that since which something is."""
    if ago >= (not alone) and not (alone and now.doubt):
        now.recent = now.recent or ago <= LATELY
        now.fresh = now.fresh or (ago <= OF_NEWS and told)
    if (not now.event or now.rough) and ago > WEEKS and not alone:
        now.event, now.rough = day, False
        now.opened = now.paragraph <= OPENS and not since


def keep(text: str, now: Now, point: Point, day: date, *, to_day: bool) -> None:
    """Keep a day that was told, or the first day of a month; to_day: whether it was told to the day."""
    opened = lead(text, point)
    if point.year and point.day and day == now.day:
        return
    if now.event and day < now.event and not point.year and had(text, point):
        now.back = (now.paragraph, day) if to_day else None
        return
    if is_beside(text, now, point, to_day=to_day):
        now.told_at = -1
        return
    now.told, now.told_about = day, now.paragraph
    ago = (now.published - day).days if now.published else 0
    aside = opened == "since" or bool(_SINCE.search(before(text, point, 60)))
    now.told_at = -1 if opened in ("since", "from") else point.start
    happened = not aside and not of_report(text, point)
    if to_day and happened:
        alone = point.kind == "weekday"
        told = not alone or (has_past(text, point) and not now.subject)
        of_news(now, day, ago, alone=alone, told=told, since=is_since(text, point) or point.word == "last")
    elif happened and point.year and FAR < ago <= LONG_AGO and point.start < (now.turns or 0) and not now.event:
        now.event, now.rough = day, True
    of_past(now, point, day, ago, to_day=to_day, happened=happened, aside=aside)
    named = text.startswith(tuple(WEEKDAYS), point.start)
    if to_day and point.kind != "weekday" and (named or point.kind == "nth"):
        now.sequel = now.paragraph
    if to_day and is_noted(text, point):
        now.noted = now.paragraph, day
    if to_day:
        now.last, now.told_in, now.ended = day, now.paragraph, opened in ("until", "till")
    if point.year and point.day:
        now.in_paragraph, now.aside = day, aside
    if point.year:
        now.with_year, now.lasting = ((now.paragraph, day) if not aside else None), 0
        went_on = _IN.search(text, max(point.start - 20, 0), point.start)
        now.story = day if ago > LONG_AGO and went_on else None


def is_beside(text: str, now: Now, point: Point, *, to_day: bool) -> bool:
    """Whether a day is one on which somebody wrote, answered or asked for what is told, which moves that no further;
    not in what somebody tells in an interview."""
    if now.turns is not None and point.start >= now.turns:
        return False
    if is_answer(text, point):
        return to_day or not point.year
    return not point.year and of_report(text, point)


def is_of_now(now: Now, point: Point, ago: int, *, aside: bool) -> bool:
    """Whether a day or month was read against publishing, so that what is told is of times past no more."""
    return not (point.year or now.by or aside or now.spoken) and 0 <= ago <= EARLIER


def of_past(now: Now, point: Point, day: date, ago: int, *, to_day: bool, happened: bool, aside: bool) -> None:
    """Keep what was told of some time before publishing, or that what is told is of its time again."""
    if ago > A_WHILE and to_day and point.kind != "weekday":
        now.named[day.month, day.day] = now.named[day.month, point.day or day.day] = day.year
    if ago > A_WHILE and happened and point.word != "last":
        now.past = (now.paragraph, day) if to_day else None
    elif point.kind == "day" and happened and to_day and now.past and day > now.past[1]:
        now.past = None
    if ago <= EARLIER and (point.year or point.word == "this") and not aside:
        now.tale = now.in_paragraph = now.story = None
        if happened:
            now.event = day if ago > WEEKS and to_day else None
            now.with_year = None
    elif (ago <= OF_NEWS and happened) if point.kind == "weekday" else is_of_now(now, point, ago, aside=aside):
        now.tale = now.in_paragraph = now.story = now.with_year = None
    if ago > EARLIER and happened:
        now.tale = now.paragraph, day, to_day
