"""Dates and periods in a text, read against the day that its article was published. Pure."""

import re
from dataclasses import replace
from datetime import date, timedelta

from db.suggest.dates.chronicle import days_alone, entries, headings, year_over
from db.suggest.dates.joining import closing, joins, lead, opening, running
from db.suggest.dates.keeping import is_apart, remember, turn_over
from db.suggest.dates.later import counted
from db.suggest.dates.lending import put_right, told_on, with_year, within_year
from db.suggest.dates.lookback import anchors, first_told, is_briefing, of_report, subject
from db.suggest.dates.now import EARLIER, LONG_AGO, STILL, Now
from db.suggest.dates.points import TO_PRESENT, Point, points
from db.suggest.dates.pointwords import SEASONS
from db.suggest.dates.reckoning import (
    BEFORE,
    BEGINS,
    at_or_before,
    beside,
    in_figures,
    in_year,
    nth,
    on_weekday,
    order,
    order_of_figures,
    part_of,
    season,
    shown,
    whole_month,
)
from db.suggest.dates.tenses import (
    coming,
    had,
    is_due,
    is_moved,
    is_ordered,
    is_put_right,
    is_told,
    lasts,
    returns,
    sentence_end,
    sentence_of,
    will,
)
from db.suggest.dates.undated import by_weekday, head_day, own_times, some_time_after, whole_dates, year_of_title
from db.suggest.dates.week import open_week
from db.suggest.dates.weekdays import weekday
from db.suggest.dates.whichyear import by_itself
from db.suggest.dates.years import year_of
from db.suggest.suggestion import Dated, Suggestion
from db.words.dates import AGAINST, Date
from db.words.datewords import WEEKDAYS
from db.words.edtf import month_end

_DECLARED = re.compile(r"\b(?:mourning|declared|announced|imposed|ordered|curfew|ceasefire|truce)\b")
_ABOUT = re.compile(r"\bon or (?:about|around)\s$", re.I)
_THAT_DAY = re.compile(r"\s(?:to|until|till|through|and) that (?:day|night|date|morning|evening)\b")
_SPOKEN = re.compile(r"[“„«‘\"]|(?:[A-Z][\w’'.]* ?){1,3}[:.]\s")  # a paragraph that somebody says: in marks, or a turn
_OPENS_WITH = re.compile(r"(?:(?:In|During|Throughout|By)(?: early| late| mid)?[ -])?")
_EVENT = re.compile(
    r"\s(?:[a-z]+\s)?(?:offensive|truce|ceasefire|attack|attacks|war|invasion|uprising|coup|agreement|deal|revolution|elections?"
    r"|escalation|earthquakes?|massacre|siege|strikes?|bombing|clashes|protests|operation|resolution)(?!\w)"
)
_SINCE_THE = re.compile(r"\bsince the (?=[A-Z\d])", re.I)
_NOUN = re.compile(
    r"\s(?!(?:and|or|when|that|which|who|in|at|on|by|to|as|with|of|for|from|until|till|but|after|before|because|while|it|he"
    r"|she|they|we|there|has|have|had|is|are|was|were|not|than|according|including|killing)\b)[a-z]"
)
_SHOWN = re.compile(
    r"\b(?:photo|video|image|footage|photograph|picture|letter|report|figure|statement|message|post|recording|film"
    r"|list of [a-z]+|file|record|register|diary|document"
    r"|imagery)s?(?:\s[\w’']+){0,6},?\sfrom\s(?:the\s)?$|\b(?:left(?:\sover)?|dat(?:es?|ed|ing)|remains?|remaining|old|known)"
    r"\sfrom\s(?:the\s)?$",
    re.I,
)


def find_dates(text: str, published: Date | None) -> list[Suggestion]:
    """All dates and periods, in order."""
    found = list(points(text)) if published else by_weekday(text, list(points(text)))
    day, explicit = day_published(published), whole_dates(found)
    head = None if published else head_day(text, found)
    now = Now(
        day or head or some_time_after(explicit), explicit, bool(day or head), orders=order_of_figures(text, found)
    )
    now.own, now.head = () if published else own_times(text, found), head
    now.over = None if published else year_of_title(text, found)
    now.anchors = anchors(text, found, day)
    now.headings, now.entries, now.alone = headings(text), entries(text, found, day), days_alone(text, found, day)
    briefs = now.recent = is_briefing(text)
    now.turns, now.subject = first_told(text), subject(text, found, now.published)
    made: list[Suggestion] = []
    at, paragraph = 0, -2
    before: Point | None = None
    while at < len(found):
        point = put_right(text, with_year(text, found, at), found[at + 1 : at + 2])
        point = told_on(text, within_year(text, point, before, now), before, now)
        begins = text.rfind("\n", 0, point.start)
        if begins != paragraph or (before and is_apart(text, before, point, now)):
            paragraph = begins
            turn_over(now, spoken=not briefs and _SPOKEN.match(text, begins + 1) is not None)
            now.heading = year_over(text, point, begins + 1, now)
        if point.kind == "year" and _OPENS_WITH.fullmatch(text, begins + 1, point.start):
            now.headed = None if point.word else point.year
        if (
            point.kind == "year"
            and text[begins + 1 : point.start] == "Since "
            and text[point.stop : point.stop + 1] == "."
        ):
            now.headed = point.year  # the answer to a question: Since 2019.
        end = found[at + 1] if at + 1 < len(found) and joins(text, point, found[at + 1]) else None
        made.append(period(text, point, end, now) if end else single(text, point, now))
        before = end or point
        at += 2 if end else 1
    return made


def day_published(published: Date | None) -> date | None:
    """The day of publishing, where it is known to the day."""
    if published is None or not published.low or published.low != published.high:
        return None
    return date.fromisoformat(published.low)


def period(text: str, point: Point, end: Point, now: Now) -> Suggestion:
    """A period between two points; the first takes the year of the second where it has none."""
    relative = end.year is None or end.reckoned
    point, end = opening(text, point, end), closing(text, point, end)
    if point.year and point.month and end.month and not end.year and not end.word:
        end = replace(end, year=point.year + (order(end) < (point.month, point.day or 0 if end.day else 0)))
    last = counted(end.word, now)[0] if end.kind == "soft" else settle(text, end, now)
    if last and end.kind == "soft":
        year, month, *days = (int(part) for part in last.split("-"))
        end = replace(end, year=year, month=month, day=next(iter(days), None))
    first: str | None
    if point.year is None and last and point.kind != "weekday" and last[:4].isdigit():
        year = int(last[:4])
        ends = tuple(int(part) for part in last.split("-")[1:3]) if end.kind == "weekday" else order(end)
        first = shown(point, year - (order(point) > ends))
        if end.kind == "weekday" and (date.fromisoformat(last) - in_year(point, int(first[:4]))).days > BEFORE:
            now.doubt = "it may be a weekday soon after the day that the period begins on"
        first, last = running(text, point, end, first, last, now)
    else:
        first = settle(text, point, now)
        if point.kind == "weekday" and first and last and first > last and len(last) == len(first):
            ahead = now.published and first == now.published.isoformat() and _DECLARED.search(sentence_of(text, point))
            last = (date.fromisoformat(last) + timedelta(7)).isoformat() if ahead else last
        if point.kind == "weekday" and first and last and first > last and len(last) == len(first):
            first = (date.fromisoformat(first) - timedelta(7)).isoformat()
    stop = None if first is None or last is None else whole_month(first, last)
    if stop and not stop.startswith("XXXX") and "XXXX" not in stop:
        remember(text, now, end, last)
    open_week(text, now, replace(point, stop=end.stop), edtf_of(stop))
    if end.year and first and last and len(first) == len(last) == 10 and now.published:
        now.over = date.fromisoformat(first), date.fromisoformat(last)
    span = (point.start, end.stop)
    edtf = edtf_of(stop)
    premise = premise_of(now, edtf) if relative else ""
    guess = guess_of(now) if relative and edtf else ""
    return Suggestion("date", (span,), Dated(edtf, relative, premise), "date.period", guess, span)


def edtf_of(stop: str | None) -> str | None:
    """A period whose year is known; else None."""
    return stop if stop and "XXXX" not in stop else None


def single(text: str, point: Point, now: Now) -> Suggestion:
    """A date by itself; after since or from it opens a period, after until it ends one."""
    span = (point.start, point.stop)
    if point.kind == "soft":
        return soft(text, point, now)
    edtf, told = settle(text, point, now), now.last
    relative = (point.year is None or point.reckoned) and point.kind != "decade"
    remember(text, now, point, edtf)
    open_week(text, now, point, edtf)
    opened = lead(text, point)
    rule = f"date.{point.kind}"
    if edtf and "XXXX" not in edtf and "/" not in edtf and not point.last_day and not is_moved(text, point):
        named = is_of_one(text, point)
        shows = bool(_SHOWN.search(text, max(point.start - 80, 0), point.start))
        if opened in ("from", "between", "since") and told and _THAT_DAY.match(text, point.stop):
            edtf, rule = f"{edtf}/{told.isoformat()}", "date.period"
        elif TO_PRESENT.match(text, point.stop) or (
            not named and ((opened == "from" and not shows) or opened == "since")
        ):
            edtf, rule = f"{edtf}/..", "date.since"
        elif opened in ("until", "till", "up to"):
            edtf, rule = f"../{edtf}", "date.until"
        elif point.kind == "day" and _ABOUT.search(text, max(point.start - 16, 0), point.start):
            edtf = f"{edtf}~"
    elif edtf and point.kind == "week" and opened == "since":
        edtf, rule = f"{edtf.partition('/')[0]}/..", "date.since"
    guess = guess_of(now) if relative and edtf else ""
    premise = premise_of(now, edtf) if relative else ""
    return Suggestion("date", (span,), Dated(edtf, relative, premise), rule, guess, span)


def is_of_one(text: str, point: Point) -> bool:
    """Whether a date only says which one it is since or from: since the October 2019 raid, from May's list."""
    if _EVENT.match(text, point.stop) or text.startswith(("'s", "’s"), point.stop):
        return True
    return bool(_SINCE_THE.search(text, max(point.start - 12, 0), point.stop) and _NOUN.match(text, point.stop))


def settle(text: str, point: Point, now: Now) -> str | None:
    """A point in EDTF; None where it cannot be told, XXXX for a year that cannot."""
    now.by = now.doubt = ""
    if entry := now.alone.get(point.start):
        now.by = str(now.entry) if now.entry and not point.year else ""
        now.published = now.entry = entry
        now.dated = True
        return entry.isoformat()
    if point.kind == "weekday" and not point.day:
        return weekday(text, point, now)
    if point.kind == "decade":
        return f"{point.year}X"
    if point.kind == "season" and not point.year and (told := season_told(text, point, now)):
        return told
    if point.kind == "season":
        return season(point, now.day, ahead=coming(text, point))
    if point.kind == "week" and point.word.endswith(("this", "last")) and now.day:
        month = now.day.year * 12 + now.day.month - 1 - point.word.endswith("last")
        point = replace(point, year=month // 12, month=month % 12 + 1, word=point.word.rpartition(" ")[0])
    if point.kind == "nth" and point.word in WEEKDAYS:
        return day_and_weekday(text, point, now)
    if point.kind == "nth":
        return day_of_month(text, point, now)
    if not point.year and point.kind in ("day", "month") and returns(text, point):
        return None
    year = point.year or year_of(text, point, now)
    if year and not point.year and point.month and now.published and (now.told or now.by):
        if by_itself(text, point, now.published) == year:
            now.by = ""
        elif not now.by:
            now.by = f"{now.told:%Y-%m}"
        if not now.by and now.told:
            now.doubt = of_earlier(text, point, now, year)
    if point.word and point.kind == "year":
        return f"{year}/{point.word}"
    if point.word and point.kind == "figures":
        return in_figures(point, now.day, now.orders)
    if point.kind == "part":
        return part_of(point, year) if year else None
    return shown(point, year)


def of_earlier(text: str, point: Point, now: Now, year: int) -> str:
    """Why a day or month told as past may be one of an earlier year, told just before it; '' where it is not."""
    assert now.told
    told_on = now.paragraph - now.told_about == 1 and not now.recent and now.told_at >= 0
    if not (now.told_about == now.paragraph or told_on) or now.told.year >= year or not is_told(text, point):
        return ""
    if (in_year(point, year) - now.told).days <= EARLIER or of_report(text, point):
        return ""
    return f"it may be one of {now.told.year}, told before it"


def day_of_month(text: str, point: Point, now: Now) -> str | None:
    """A day without its month, or some days: near to the day told before it in its paragraph, else by publishing."""
    assert point.day
    if now.told and now.day and (now.day - now.told).days > BEFORE and not point.word:
        now.by = str(now.told)
    if not point.word and (day := of_its_sentence(text, point, now)):
        now.by = f"{day:%Y-%m}"
        return f"{day}/{day:%Y-%m}-{point.last_day:02}" if point.last_day else f"{day}"
    near = beside(point.day, now.last) if now.last and now.told_in == now.paragraph and not point.word else None
    ahead = any(one(text, point) for one in (will, is_due, is_ordered, lasts))
    right = is_put_right(text, point)
    first = nth(point, now.day, now.told, ahead=ahead, beside=right) or ""
    if now.last and now.paragraph - now.told_in < STILL and not point.word and had(text, point):
        near = at_or_before(point.day, now.last) if now.told_at >= 0 or now.dated else near
    if near and now.published and near <= now.published and not ahead and not right and str(near) != first:
        now.by, first = str(now.last), str(near)
    if now.event and not now.by and not of_report(text, point):
        now.doubt = f"it may be one near {now.event}, told before it"
    if not first or not point.last_day or point.last_day <= int(first[-2:]):
        return first or None
    return f"{first}/{first[:-2]}{point.last_day:02}"


def of_its_sentence(text: str, point: Point, now: Now) -> date | None:
    """The day of that number in the month that its sentence told before it: in February some left, from the 7th on."""
    if not now.told or now.told == now.last or now.told_at < 0 or now.told.day > 1:
        return None
    ends = len(sentence_end(".!?").findall(text, now.told_at, point.start))
    goes_on = ends == 1 and now.told_about == now.paragraph and is_told(text, point) and not will(text, point)
    goes_on = goes_on and not of_report(text, point)
    return in_month(point, now.told) if ends == 0 or goes_on else None


def season_told(text: str, point: Point, now: Now) -> str | None:
    """A season of what is told of times past: that summer, the next spring, by the summer; None where it is not."""
    which, _, name = point.word.rpartition(" ")
    told = now.told if now.told and now.told.year >= (now.year or 0) else date(now.year, 6, 30) if now.year else None
    if not told or not now.published or will(text, point):
        return None
    long_past = which == "the" and (now.published - told).days > LONG_AGO and is_told(text, point)
    if not long_past and which not in ("following", "previous") and not which.startswith("the "):
        return None
    begins = date(told.year, BEGINS[name], 1)
    step = -(begins > told) if which.endswith("previous") else int(begins + timedelta(90) < told)
    if which.endswith(("next", "following")):
        step = int(begins <= told)
    now.by = str(told)
    return f"{told.year + step:04}-{SEASONS[name]}"


def in_month(point: Point, month: date) -> date | None:
    """The day of that number in a month; None where it has none."""
    return month.replace(day=point.day) if point.day and point.day <= month_end(month.year, month.month) else None


def day_and_weekday(text: str, point: Point, now: Now) -> str | None:
    """A day of a month that has it on that weekday: the one nearest to what was told long before publishing, else the
    last up to publishing, or the next where the sentence looks ahead."""
    if anchor := next((day for at, day in now.anchors if at == point.start), None):
        now.by = f"{anchor:%Y-%m}"
        return anchor.isoformat()
    month = now.told if now.told_about == now.paragraph and now.told != now.last and now.told_at >= 0 else None
    if month and (day := in_month(point, month)) and day.weekday() == WEEKDAYS.index(point.word):
        now.by = f"{month:%Y-%m}"
        return day.isoformat()
    told = now.last if now.told_in == now.paragraph or not now.day else None
    told = None if told and now.day and (now.day - told).days <= BEFORE else told
    if told:
        now.by = str(told)
    if now.day is None and told is None:
        return None
    return on_weekday(point, told, now.day, ahead=will(text, point))


def soft(text: str, point: Point, now: Now) -> Suggestion:
    """Today, yesterday, the same day, three days later: a guess where it counts from another date of the text."""
    span, word = (point.start, point.stop), point.word
    edtf, guess = counted(word, now)
    now.by = str(now.last) if guess.endswith("the date before it") else ""
    now.counted = (point.stop, date.fromisoformat(edtf)) if edtf and len(edtf) == 10 else None
    if now.head and not guess:
        guess = guess_of(now)
    if edtf and "/" not in edtf and lead(text, point) == "since":
        edtf = f"{edtf}/.."
    released = word == "today" and text.endswith(("said ", "says "), 0, point.start)
    now.recent = now.recent or (word in ("today", "yesterday", "tonight", "last week") and not released)
    now.fresh = now.fresh or word in ("yesterday", "tonight", "last week")
    return Suggestion("date", (span,), Dated(edtf, True, premise_of(now, edtf)), "date.soft", guess, span)


def premise_of(now: Now, edtf: str | None) -> str:
    """What a date without a year or with a weekday alone was read against; '' where nothing told it."""
    now.by = now.by or (str(now.entry) if now.entry else "")
    if not now.dated and (not edtf or "XXXX" in edtf):
        return ""
    if now.by:
        return f"read against {now.by}, which the text names"
    if now.head:
        return f"read against {now.head}, at the head of its text"
    if now.day:
        return f"{AGAINST}{now.day.isoformat()}"
    return f"read against {max(now.explicit):%Y-%m}, which the text names" if now.explicit else ""


def guess_of(now: Now) -> str:
    """Why such a date is a guess, where it is."""
    now.by = now.by or (str(now.entry) if now.entry else "")
    if now.head and not now.by:
        return f"the article has no date; read against {now.head}, at the head of its text"
    if now.by:
        against = "not against the day of publishing" if now.dated and not now.head else "the article has no date"
        return f"read against {now.by}, told before it, and {against}"
    return now.doubt if now.dated else "the article has no date; read against another date of the text"
