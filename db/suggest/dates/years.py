"""The year of a day or month that is told without one, by what was told before it and the day of publishing. Pure."""

import re
from datetime import date

from db.suggest.dates.chronicle import between_entries
from db.suggest.dates.joining import lead
from db.suggest.dates.lookback import is_answer, named, of_the_event
from db.suggest.dates.now import A_WHILE, EARLIER, FAR, LATELY, STILL, Now, far
from db.suggest.dates.points import Point, number_word
from db.suggest.dates.pointwords import LAST_DAY
from db.suggest.dates.reckoning import in_year, of_that_year
from db.suggest.dates.tenses import (
    before,
    had,
    has_been,
    is_due,
    is_noted,
    is_ordered,
    is_told,
    is_wished,
    lasts,
    looks_back,
    sentence_end,
    was,
    was_to_be,
    will,
    witnessed,
)
from db.suggest.dates.undated import is_of_its_time
from db.suggest.dates.whichyear import (
    WHICH,
    about_now,
    by_itself,
    by_publishing,
    lately,
    nearest,
    on_that_weekday,
    onward,
    weekday_beside,
)
from db.words.edtf import month_end

_YEARS_AGO = re.compile(r",?\s(an?|one|two|three|four|five|six|seven|eight|nine|ten)\s(?:years?|(decades?))\sago\b")
_WHICH_MONTH = re.compile(r"\b(that|following|previous|the next)\s(?:early\s|mid-|late\s)?$", re.I)
_THAT_MONTH = re.compile(
    r"(?:[.!?,;“\"]\s?|\b(?:in|of|by|until|since|for|early|late|mid)[\s-])(?:that|following|previous)\s$"
    r"|\bthe\s(?:next|following)\s$",
    re.I,
)
_FROM = re.compile(r"\b(?:from|between)\s[^.;]{1,30}\b(?:until|till)\s[^.;]{0,12}$")
_BORN = re.compile(r"\bborn\b[^,;:]*$")
BESIDE = 45  # days from what was told of such a time within which a day without a year is taken for one of it
A_YEAR = 366  # days of the longest period in which a day or month stands once
MONTHS_ON = 200  # days after a month long past within which another one goes on from it


def is_birth(text: str, point: Point) -> bool:
    """Whether somebody was born on a day, so that nothing that is told goes on from it."""
    return bool(_BORN.search(before(text, point, 60)))


def year_of(text: str, point: Point, now: Now) -> int | None:
    """The year of a day or month that has none: by a whole date before it in its paragraph, by the day of
    publishing, else by the nearest whole date of the text."""
    then = " ".join(point.word.split()[2:] if point.kind == "part" else point.word.split())
    if then and then != LAST_DAY and point.kind != "week":
        year = of_that_year(then, now.year, now.day.year if now.day else None)
        if year or then in ("this", "last", "next"):
            return year
    if point.month is None:
        return None
    year = as_said(text, point, now)
    year = by_what_is_told(text, point, now) if year is None else year
    return on_that_weekday(text, point, year, now.published) if year else year


def as_said(text: str, point: Point, now: Now) -> int | None:
    """The year where the words beside a day or month tell it: a year ago, that May, last May, have lived since May."""
    assert point.month
    if now.day and (years_ago := _YEARS_AGO.match(text, point.stop)):
        return now.day.year - (number_word(years_ago[1]) or 1) * (10 if years_ago[2] else 1)
    if not point.day and (which := _WHICH_MONTH.search(text, max(point.start - 20, 0), point.start)):
        of_year = now.year and (not now.told or now.told.year != now.year)
        if of_year and now.year and _THAT_MONTH.search(text, max(point.start - 24, 0), point.start):
            return now.year + {"that": 0, "previous": -1}.get(which[1].lower(), 1)
        if not now.told:
            return None
        on = in_year(point, now.told.year)
        step = {"that": 0, "previous": -(on >= now.told.replace(day=1))}.get(which[1].lower(), on <= now.told)
        return now.told.year + step
    if now.day and not point.day and WHICH.search(text, max(point.start - 6, 0), point.start):
        return by_itself(text, point, now.day)
    if (again := told_before(text, point, now)) is not None:
        return again
    of_now = has_been(text, point) or (is_answer(text, point) and about_now(text, point, now))
    return by_now(text, point, now, now.published) if now.published and of_now else None


def by_now(text: str, point: Point, now: Now, published: date) -> int | None:
    """The year by publishing; in a text without a date None where no day or month of its own time is near."""
    year = by_itself(text, point, published)
    if now.head and 0 < (in_year(point, now.head.year) - now.head).days <= LATELY:
        return now.head.year  # what a day at the head of a text without a date tells of may go on after it
    if now.dated:
        return year
    near = nearest(point, max(now.own)) if now.own else year
    fits = weekday_beside(text, point) in (None, in_year(point, near).weekday())
    years = (year, near) if fits else (year,)
    return next((one for one in years if is_of_its_time(in_year(point, one), now)), None)


def told_on(text: str, point: Point, now: Now) -> int | None:
    """The year in a text without a date by what was told before it, as what is told goes on; None where that is only
    background: of neither the text's own time nor the year named last."""
    if not now.told or now.told_at < 0 or not was(text, point) or had(text, point):
        return None
    if now.told.year != now.year and not is_of_its_time(now.told, now):
        return None
    year = onward(point, now.told)
    return year if 0 <= (in_year(point, year) - now.told.replace(day=1)).days <= MONTHS_ON else None


def by_what_is_told(text: str, point: Point, now: Now) -> int | None:
    """The year by what was told before it, by publishing, else by the nearest whole date of the text."""
    if year := now.heading or between_entries(point, now):
        return year
    if year := of_the_period(text, point, now):
        return year
    near = told_near(text, point, now)
    ahead = now.published is not None and any(one(text, point) for one in (will, is_due, is_ordered, is_wished, lasts))
    if near and now.published and is_up_to_now(text, point, now):
        return by_now(text, point, now, now.published)
    if (then := then_ahead(text, point, now)) is not None:
        return then
    if not ahead and (year := in_its_sentence(text, point, now)):
        return year
    if not ahead and (year := of_the_tale(text, point, now)):
        return year
    if not ahead and (year := of_the_event(text, point, now)):
        return year
    if near and (now.published is None or (now.published - near).days > FAR) and not (ahead or lately(point, now)):
        opens = lead(text, point)
        if opens:
            return onward(point, near) if opens in ("until", "till", "up to") else nearest(point, near)
        if had(text, point) and not before(text, point, 12).endswith("by "):
            return near.year - (in_year(point, near.year) > near)
        return lately_or(onward(point, near), text, point, near, now)
    if now.headed and not now.dated:
        return now.headed
    if now.headed and now.published and (now.published.year - now.headed > 1 or not about_now(text, point, now)):
        return now.headed
    if not now.dated and (on := told_on(text, point, now)) is not None:
        return on
    if now.published:
        back = max(now.explicit) if not now.dated and had(text, point) else now.published
        by = by_now(text, point, now, back)
        told = now.last if now.told_in == now.paragraph and lead(text, point) in ("until", "till") else None
        told = None if _FROM.search(before(text, point, 60)) or (told and told > now.published) else told
        later = told is not None and by is not None and in_year(point, by) < told.replace(day=1)
        return by and by + (later and told is not None and (in_year(point, by + 1) - told).days <= FAR)
    return None


def told_near(text: str, point: Point, now: Now) -> date | None:
    """The day or month with its year that was told last in or before the paragraph, from which it may go on."""
    near = now.in_paragraph if point.day or told_of(text, point, now) else None
    near = None if near and now.fresh and now.told_in != now.paragraph else near
    if near and now.with_year and now.with_year[0] == now.paragraph:
        near = max(near, now.with_year[1])
    follows = now.story and (now.spoken or soon_after(point, now.story))
    if follows and not near and not about_now(text, point, now):
        near = now.story
    return near


def of_the_period(text: str, point: Point, now: Now) -> int | None:
    """The year of a day or month of the period that a report is about, where its paragraph has no year of its own."""
    own = now.with_year is not None and now.with_year[0] == now.paragraph
    if (
        now.over is None
        or (now.headed and not now.dated)
        or (now.over[1] - now.over[0]).days > A_YEAR
        or own
        or witnessed(text, point)
    ):
        return None
    year = next((one.year for one in now.over if now.over[0] <= in_year(point, one.year) <= now.over[1]), None)
    if year and now.published and year != by_publishing(text, point, now.published):
        now.by = named(*now.over)
    return year


def in_its_sentence(text: str, point: Point, now: Now) -> int | None:
    """The year of a month or day by one that its sentence told before it, some time back, as what is told goes on."""
    if not now.told or now.told_at < 0 or not now.published or (now.published - now.told).days <= EARLIER:
        return None
    if sentence_end(".!?;").search(text, now.told_at, point.start) or not is_told(text, point):
        return None
    if had(text, point):
        by = before(text, point, 12).endswith("by ")
        return None if by else now.told.year - (in_year(point, now.told.year) > now.told)
    year = onward(point, now.told)
    within = BESIDE if lately(point, now) else MONTHS_ON
    return year if 0 <= (in_year(point, year) - now.told.replace(day=1)).days <= within else None


def then_ahead(text: str, point: Point, now: Now) -> int | None:
    """The year of what was to be, seen from a day or month told in its paragraph, where that is nearer than what
    publishing would make it; None where nothing was."""
    if not was_to_be(text, point) or not now.told or not now.published or now.paragraph - now.told_about > 1:
        return None
    year = now.told.year + (in_year(point, now.told.year) < now.told)
    to_come = by_itself(text, point, now.published)
    nearer = (in_year(point, year) - now.told).days < abs((in_year(point, to_come) - now.published).days)
    return year if nearer else None


def is_up_to_now(text: str, point: Point, now: Now) -> bool:
    """Whether what is since a day is so up to now, whatever another sentence told before it."""
    if lead(text, point) != "since" or not now.dated or now.spoken or now.told_at < 0 or had(text, point):
        return False
    return sentence_end(".!?").search(text, now.told_at, point.start) is not None


def soon_after(point: Point, told: date) -> bool:
    """Whether a day or month comes within some months after a day, as what is told goes on."""
    return 0 <= (in_year(point, onward(point, told)) - told.replace(day=1)).days <= MONTHS_ON


def told_of(text: str, point: Point, now: Now) -> bool:
    """Whether a month without a year is one of what is told of a time long past: he left in August."""
    said = WHICH.search(text, max(point.start - 6, 0), point.start)
    own = not about_now(text, point, now)
    return far(now) and not now.aside and not said and is_told(text, point) and own


def told_before(text: str, point: Point, now: Now) -> int | None:
    """The year of a day that was told before, of a time some months back."""
    year = now.named.get((point.month or 0, point.last_day or point.day or 0))
    if not year or not is_told(text, point):
        return None
    sure = now.spoken or witnessed(text, point) or is_noted(text, point)
    return year if sure or not lately(point, now) else None


def of_the_tale(text: str, point: Point, now: Now) -> int | None:
    """The year of a day that is nearer to what was told of an earlier time than to publishing; else None."""
    if not (point.day and now.tale and now.published):
        return None
    of_month = now.tale[1].month == point.month and not about_now(text, point, now)
    if now.paragraph - now.tale[0] > (STILL if now.tale[2] or of_month else 0):
        return None
    here = now.tale[0] == now.paragraph and is_told(text, point)
    if (lead(text, point) == "since" and not here) or is_answer(text, point):
        return None
    year = nearest(point, now.tale[1])
    last = now.tale[1]
    if not now.tale[2] and in_year(point, year) > last:
        last = min(in_year(point, year), last.replace(day=month_end(last.year, last.month)))
    on = (in_year(point, year) - last).days
    now_on = in_year(point, by_publishing(text, point, now.published))
    if not now.tale[2] and on < 0 and -2 * on > abs((now.published - now_on).days) and not had(text, point):
        return None
    told_on = goes_on(text, point, now, on)
    return year if abs(on) <= BESIDE and (told_on or abs(on) < abs((now.published - now_on).days)) else None


def goes_on(text: str, point: Point, now: Now, on: int) -> bool:
    """Whether a day is told as the next one of a story, so many days on, and not as one of these weeks."""
    assert now.tale
    here = now.tale[0] == now.paragraph and (on >= -7 or now.spoken)
    return (here and looks_back(text, point)) or had(text, point)


def lately_or(year: int, text: str, point: Point, near: date, now: Now) -> int:
    """That year, or the one by publishing where the day is much nearer to that than to what was told."""
    if now.published is None or not point.day:
        return year
    other = by_publishing(text, point, now.published)
    since, ago = (in_year(point, year) - near).days, (now.published - in_year(point, other)).days
    return other if 0 <= ago < A_WHILE and since > 2 * ago else year
