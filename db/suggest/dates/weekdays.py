"""Which day of its name a weekday is: by a day told before it, else by the day of publishing. Pure."""

import re
from dataclasses import replace
from datetime import date, timedelta

from db.suggest.dates.beside import (
    after_going_back,
    beside_last,
    by_word,
    from_another,
    listed_after,
    next_noted,
)
from db.suggest.dates.lookback import by_event, in_lookback, is_answer, is_marked, of_report, tells
from db.suggest.dates.now import A_WHILE, EARLIER, LATELY, OF_NEWS, SOON, STILL, WEEKS, Now
from db.suggest.dates.points import Point
from db.suggest.dates.reckoning import nearest_to, weekday_from, weekday_upto
from db.suggest.dates.tenses import before as sentence_before
from db.suggest.dates.tenses import (
    had,
    had_planned,
    has_been,
    has_past,
    in_marks,
    is_noted,
    is_ordered,
    is_put_off,
    is_talked_of,
    is_told,
    lasts,
    looks_back,
    was,
    was_to_be,
    will,
    witnessed,
)
from db.suggest.dates.tensewords import BARE, DONE
from db.suggest.dates.week import ago, in_week, of_week
from db.suggest.dates.whichyear import WHICH
from db.words.datewords import WEEKDAYS

_ONCE = re.compile(r"\b(?:on|by|until|till|before|after) the\s$", re.I)
_HABIT = re.compile(r"\b(?:an?|one|every|each|any|the|some|the first|(?:any|every) other)\s$", re.I)
_AS_A_RULE = re.compile(r"\sis\s(?:the|an?|my|our|always|never)\b|\sused to\b|\sof\s(?:every|each|any)\b")
# What happens on one weekday, not on each: the Sunday missile attack, in a Friday statement.
_EVENT = re.compile(
    r"(?:\s(?!before\b|after\b|of\b|when\b|that\b|and\b|was\b|is\b|the\b)[a-z-]+){0,2}?\s(?:(?:air|drone|missile)?\s?(?:attack|strike|raid)|assault"
    r"|shelling|bombing|bombardment|blast|explosion|shooting|ambush|massacre|killing|statement|interview|briefing|tweet"
    r"|announcement|vote|speech|report|hearing|ruling|takeover|seizure|crash|collapse|blaze|abduction|kidnapping|crackdown"
    r"|clashe|incident|operation|offensive)s?\b"
)
_EACH_TIME = re.compile(r"\b(?:every|each) time\b|\b[Ww]henever\b")
_BESIDE = re.compile(r"\b(tomorrow|today|yesterday)(?:,| is| was)?\s$", re.I)
_BY = re.compile(r"\b(?:by|until|till|before)\s(?:the\s)?$", re.I)
_DUE = re.compile(r"\b(?:by|before)\s$", re.I)
_SAID = re.compile(r"\b(?:said|told\s\w+|promised|wrote):\s[\"“‘]?(?:On\s)?$")
_TO_COME = re.compile(r"\b(?:coming|upcoming)\s$", re.I)
_NEXT, _LAST = re.compile(r"\bnext\s$", re.I), re.compile(r"\blast\s$", re.I)
_FOLLOWING = re.compile(r"\bthe (?:following|preceding) $")


def weekday(text: str, point: Point, now: Now) -> str | None:
    """The day of that name that a sentence means; None where none can be told."""
    if now.day and (weeks_ago := ago(text, point)):
        return nearest_to(now.day - timedelta(7 * weeks_ago), WEEKDAYS.index(point.word)).isoformat()
    if now.last and (other := from_another(text, point, now.last)):
        now.by = str(now.last)
        return None if now.day and other > now.day and is_told(text, point) else other.isoformat()
    if not now.last and _FOLLOWING.search(text, max(point.start - 16, 0), point.start):
        return None
    if beside := by_word(text, point, now) or after_going_back(text, point, now) or next_noted(text, point, now):
        now.by = str(now.last)
        return beside.isoformat()
    if now.last and (listed := listed_after(text, point, now.last)) and now.told_in == now.paragraph:
        return listed.isoformat()
    if now.last and (beside := beside_last(text, point, now.last)):
        if beside == now.last:
            now.week = now.paragraph, beside, True
        now.by = str(now.last)
        return beside.isoformat()
    if returns(text, point, now):
        return None
    if day := in_week(text, point, now):
        return day.isoformat()
    if now.day is None:
        return undated(text, point, now)
    weeks = of_week(text, point)
    if weeks is not None:
        return (now.day + timedelta(WEEKDAYS.index(point.word) - now.day.weekday() + 7 * weeks)).isoformat()
    if text[max(point.start - 7, 0) : point.start].lower() == "on the " and (told := on_the(text, point, now, now.day)):
        return told.isoformat()
    return by_what_is_told(text, point, now, now.day)


def returns(text: str, point: Point, now: Now) -> bool:
    """Whether a weekday is one that returns: on Fridays, every Friday, Friday is our day of rest."""
    before, plural = text[max(point.start - 12, 0) : point.start], text[point.stop - 1] == "s"
    if plural:
        now.habit = now.paragraph
    once = _ONCE.search(before) or _EVENT.match(text, point.stop)
    if plural or (_HABIT.search(before) and not once):
        return True
    if now.habit == now.paragraph and not is_told(text, point):
        return True
    named = before.endswith("on ") or WHICH.search(before)
    as_a_rule = not named and _AS_A_RULE.match(text, point.stop)
    return bool(as_a_rule) or is_each_time(sentence_before(text, point, 80))


def on_the(text: str, point: Point, now: Now, today: date) -> date | None:
    """The day of "on the Thursday": the one told last or the next of its name, or one about the event of a report."""
    index = WEEKDAYS.index(point.word)
    here = now.last is not None and now.told_in == now.paragraph
    if is_of_a_month(text, point, now, today):
        return None
    if told := by_event(text, point, now):
        return told
    here = here and not had(text, point, behind=True)
    if not now.last or now.last >= today or not (here or (today - now.last).days <= LATELY):
        return None
    now.by = str(now.last)
    return next_one(now.last, index, today)


def undated(text: str, point: Point, now: Now) -> str | None:
    """The weekday from the day told before it on, in what somebody tells in an article without a date; else None."""
    near = now.last and now.told == now.last and now.told_at >= 0 and now.paragraph - now.told_in <= 1
    own = now.turns is not None and tells(text, point)
    told = was(text, point) and (witnessed(text, point) or now.told_in == now.paragraph)
    if not now.last or not near or not (own or told) or of_report(text, point):
        return None
    now.by = str(now.last)
    by = _BY.search(text, max(point.start - 8, 0), point.start)
    reckon = weekday_upto if had(text, point, behind=True) and not by else weekday_from
    return reckon(now.last, WEEKDAYS.index(point.word)).isoformat()


def by_what_is_told(text: str, point: Point, now: Now, published: date) -> str | None:
    """The day of that name by the days that are told, else by the day of publishing; None where it is one of the time
    that a text looks back on, of which no day was told."""
    index, before = WEEKDAYS.index(point.word), text[max(point.start - 12, 0) : point.start]
    if not _LAST.search(before) and (looked := in_lookback(text, point, now)):
        return looked.isoformat()
    back = (published.weekday() - index) % 7
    if (said := _BESIDE.search(before)) and back == {"tomorrow": 6, "today": 0, "yesterday": 1}[said[1].lower()]:
        return (published - timedelta(back if back < 6 else -1)).isoformat()
    of_now = of_report(text, point) or is_answer(text, point)
    if not of_now and (day_told := in_what_is_told(text, point, now, published)):
        return day_told
    if is_of_a_month(text, point, now, published):
        return None
    return of_publishing(text, point, now, published)


def is_of_a_month(text: str, point: Point, now: Now, published: date) -> bool:
    """Whether a weekday is one that somebody tells, or of before, where its paragraph told only a month long past."""
    the = text.endswith("on the ", 0, point.start)
    if not now.told or now.told == now.last or now.told_about != now.paragraph or now.told_at < 0:
        return False
    past = (published - now.told).days > EARLIER and not of_report(text, point) and not is_answer(text, point)
    of_before = not now.recent and (in_marks(text, point) or had(text, point, behind=True))
    return past and was(text, point) and (the or of_before)


def is_each_time(said: str) -> bool:
    """Whether the words before a weekday tell what happens again and again: each time, by Thursday they are free."""
    return bool(_EACH_TIME.search(said)) and not DONE.search(said)


def of_publishing(text: str, point: Point, now: Now, published: date) -> str:
    """The day of that name at or before publishing; after it where the sentence looks ahead."""
    before = text[max(point.start - 12, 0) : point.start]
    back = (published.weekday() - WEEKDAYS.index(point.word)) % 7
    ahead = any(one(text, point) for one in (will, lasts, is_ordered, is_put_off))
    ahead = ahead or (_DUE.search(before) is not None and not looks_back(text, point) and not is_told(text, point))
    ahead = ahead and not (had_planned(text, point) and 0 < back <= SOON)
    own = _NEXT.search(before) or _TO_COME.search(before)
    if ahead and not own and back == 0 and (before.endswith("on ") or BARE.search(before) or is_told(text, point)):
        return published.isoformat()
    if ahead and not own and (told := announced(text, point, now, published)):
        return told
    if own or (ahead and not _LAST.search(before)):
        now.doubt = "it may be the day of the attack" if is_talked_of(text, point) else ""
        if not own and is_told(text, point):
            now.doubt = now.doubt or "it may be the one before it, as its sentence tells what was"
        return (published + timedelta(7 - back if back else 7)).isoformat()
    if text.startswith(" before last", point.stop):
        back = (back or 7) + 7
    elif back == 0 and _LAST.search(before):
        back = 7
    day = published - timedelta(back)
    now.doubt = doubt(text, point, now, day)
    return day.isoformat()


def announced(text: str, point: Point, now: Now, published: date) -> str | None:
    """The day of what somebody told before publishing that it would be: on Thursday he said: Sunday I will come."""
    if not now.last or now.told_in != now.paragraph:
        return None
    told = was_to_be(text, point) or (is_put_off(text, point) and (published - now.last).days < 7)
    told = told or _SAID.search(text, max(point.start - 40, 0), point.start) is not None
    if not told or has_been(text, point) or (published - now.last).days > OF_NEWS:
        return None
    day = weekday_from(now.last + timedelta(1), WEEKDAYS.index(point.word))
    now.by = str(now.last) if day < published else ""
    return day.isoformat() if day < published else None


def doubt(text: str, point: Point, now: Now, day: date) -> str:
    """Why a weekday may be an earlier one: a day more than a week before it is told in its paragraph, or one that was
    in doubt itself; '' where neither is."""
    if now.last is None or not is_told(text, point):
        return ""
    if now.told_in == now.paragraph:
        if (day - now.last).days > 7:
            now.doubted = now.paragraph, f"it may be one after {now.last}, told before it"
        return now.doubted[1] if now.doubted[0] == now.paragraph else ""
    near = (day - now.last).days > WEEKS
    follows = now.paragraph - now.told_in == 1 and now.told == now.last and (day - now.last).days > A_WHILE
    of_story = near and (follows or now.spoken or witnessed(text, point)) and not of_report(text, point)
    if of_story or is_of_before(text, point, now, day):
        now.doubted = now.paragraph, f"it may be one near {now.last}, told before it"
    elif now.paragraph - now.doubted[0] == 1 and not now.fresh and not of_report(text, point):
        now.doubted = now.paragraph, now.doubted[1]
    return now.doubted[1] if now.doubted[0] == now.paragraph else ""


def is_of_before(text: str, point: Point, now: Now, day: date) -> bool:
    """Whether nothing of the last days was told before a weekday, and what was is of more than a week before it."""
    if now.fresh or not now.told or now.told_at < 0 or (day - now.told).days <= 7 or of_report(text, point):
        return False
    return has_past(text, replace(point, start=now.told_at, stop=now.told_at))


def in_what_is_told(text: str, point: Point, now: Now, published: date) -> str | None:
    """The day after the one that was told before it, or beside one of an earlier time; None where neither goes on."""
    if is_marked(text, point):
        return None
    index, before = WEEKDAYS.index(point.word), text[max(point.start - 12, 0) : point.start]
    goes_on = is_told(text, point) or not will(text, point)
    if now.week and goes_on and tells_on(now, text, point, before):
        now.by = str(now.week[1])
        if not _BY.search(before) and had(text, point, behind=True):
            now.week = now.paragraph, weekday_upto(now.week[1], index), False
            return now.week[1].isoformat()
        day = next_one(now.week[1], index, published)
        now.week = now.paragraph, day, now.week[2]
        return day.isoformat()
    if now.last and beside_what_is_told(text, point, now, published):
        now.by = str(now.last)
        own = now.spoken or now.turns is not None or witnessed(text, point)
        if not own and not _BY.search(before) and had(text, point, behind=True):
            return weekday_upto(now.last, index).isoformat()
        if own or now.ended:
            return nearest_to(now.last, index).isoformat()
        return weekday_from(now.last, index).isoformat()
    if _LAST.search(before):
        return None
    if now.last and next_days(text, point, now, published):
        now.by = str(now.last)
        return weekday_from(now.last, index).isoformat()
    if not now.past or now.paragraph - now.past[0] > STILL or not is_told(text, point):
        told = by_event(text, point, now)
        now.week = (now.paragraph, told, True) if told else now.week
        return told.isoformat() if told else None
    if now.recent and not (now.spoken or witnessed(text, point)):
        return None
    day = nearest_to(now.past[1], index)
    now.week, now.by = (now.paragraph, day, True), str(now.past[1])
    return day.isoformat()


def next_days(text: str, point: Point, now: Now, published: date) -> bool:
    """Whether a weekday is one of the days after a day told in its paragraph, more than a week before publishing."""
    assert now.last
    on = (WEEKDAYS.index(point.word) - now.last.weekday()) % 7
    ago = (published - now.last).days
    tale = not now.fresh and ago > WEEKS and now.told_at >= 0 and now.told == now.last
    here = now.told_in == now.paragraph and (now.sequel == now.paragraph or tale)
    return here and on <= SOON and ago > 7 and is_told(text, point)


def beside_what_is_told(text: str, point: Point, now: Now, published: date) -> bool:
    """Whether a weekday is one beside a day of some weeks before, told in its paragraph: told by a witness, or by a
    text of months later that tells no days of news."""
    assert now.last
    ago = (published - now.last).days
    if ago <= WEEKS or not is_told(text, point) or now.paragraph - now.told_in > 1:
        return False
    if is_answer(text, point):
        return False
    if _LAST.search(text, max(point.start - 6, 0), point.start):
        return False
    here = now.told_in == now.paragraph
    told_here = now.told == now.last and now.told_at >= 0
    if here and not now.recent and (told_here or witnessed(text, point)):
        return True
    of_its_time = ago > A_WHILE and not now.fresh and told_here
    return of_its_time and (here or now.opened)


def next_one(last: date, index: int, published: date) -> date:
    """The next weekday from a day on, or where that is after publishing, the last one before it: on the Friday."""
    day = weekday_from(last, index)
    return day if day <= published else day - timedelta(7)


def tells_on(now: Now, text: str, point: Point, before: str) -> bool:
    """Whether a weekday goes on from a day that was told, with its name, in this paragraph or the one before it."""
    if now.week is None or now.day is None or now.paragraph - now.week[0] > 1:
        return False
    if _NEXT.search(before) or _LAST.search(before) or before.lower().endswith("this "):
        return False
    told = is_told(text, point) and (now.spoken or witnessed(text, point))
    here = now.week[0] == now.paragraph or now.spoken
    sure = (now.week[2] and here) or told or is_noted(text, point)
    if not here and (now.day - now.week[1]).days <= LATELY:
        return False
    return sure and (now.day - now.week[1]).days > 7 and (not now.last or -3 <= (now.last - now.week[1]).days < 7)
