"""The year of a day or month that is told without one, by what was told before it and the day of publishing. Pure."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from db.suggest.points import Point, number_word
from db.suggest.reckoning import in_year, of_that_year
from db.suggest.tenses import (
    before,
    had,
    had_planned,
    has_been,
    is_due,
    is_now,
    is_ordered,
    is_proposed,
    is_told,
    is_wished,
    lasts,
    looks_ahead,
    looks_back,
    sentence_of,
    was_to_be,
    will,
    witnessed,
)
from db.words.datewords import WEEKDAYS
from db.words.edtf import month_end

_LEAD = re.compile(
    r"\b(between|from|since|until|till|up to)\s(?:(?:about|around|roughly|approximately|last|at\sleast|at\sthe\slatest"
    r"|as\s(?:early|late|recently|far\sback)\sas)\s)?(?:(?:early|mid|late)[-\s](?:on\s)?|(?:the\s)?(?:(?:very\s)?(?:beginning|start"
    r"|middle|end)|week|weekend|night|morning|afternoon|evening|day)\sof\s|on\s|at\s|as\s)?(?:the\s)?"
    r"(?:(?:last|this|previous|following)\s)?$",
    re.I,
)
_YEARS_AGO = re.compile(r",?\s(an?|one|two|three|four|five|six|seven|eight|nine|ten)\syears?\sago\b")
_WHICH_MONTH = re.compile(r"\b(that|following|previous)\s(?:early\s|mid-|late\s)?$", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FROM = re.compile(r"\b(?:from|between)\s[^.;]{1,30}\b(?:until|till)\s[^.;]{0,12}$")
_BORN = re.compile(r"\bborn\b[^,;:]*$")
_EARLY = re.compile(r"\b(?:early|start of|beginning of|into|so far in)[\s-]$", re.I)
_THEY = re.compile(r"(?:He|She|His|Her)\b")
_WHICH = re.compile(r"\b(this|last|next)\s$", re.I)
# What is written of how a report came about, and how things stand, is of its own time.
_ANSWERED = re.compile(
    r"\b(?:letters?|e-?mails?|wrote|sent|repl(?:y|ied)|respond(?:ed)?|findings|questions|interview)\b"
    r"|\bas (?:of|at)\s$",
    re.I,
)
_OF_REPORT = re.compile(
    r"\b(?:visit(?:s|ed)?|(?:met|meet|reached|rang) (?:him|her|them|us)|(?:spoke|talked|talk) (?:to|with)"
    r"|interview(?:s|ed)?|conversation|recorded|recording"
    r"|transcript)\b",
    re.I,
)
LONG_AGO = 500  # days before publishing after which a report is about times past
FAR, NEAR = 300, 60  # days back and ahead between which a day without a year is taken for one still to come
WEEKS = 14  # days before publishing from which on a witness's weekday is one beside a day told in the same paragraph
A_WHILE = 75  # days before publishing that are still of its time, in a story of times long past
MONTHS_AGO = 100  # days before publishing from which on a weekday beside a day that was told is one of its time
EARLIER = 120  # days before publishing from which on what is told is of an earlier time
BESIDE = 45  # days from what was told of such a time within which a day without a year is taken for one of it
NEW = 7  # day of its month up to which a text does not tell of that month by its bare name
SOON = 3  # days after a day told that a weekday beside it is taken for one of them
MONTHS_ON = 200  # days after a month long past within which another one goes on from it
STILL = 2  # paragraphs that what was told holds in
AFTER = 60  # days after the last whole date of a text without a date of its own to which its other dates may go on
APART = 150  # days from any whole date of such a text from which on the year of another one cannot be told
LATELY = 21  # days before publishing within which a day without a year is taken for one of them


@dataclass(slots=True)
class Now:
    """What dates without a year are read against: the day of publishing and what was told last.

    dated: whether the day of publishing is known; where it is not, it stands some time after the last of explicit,
    the days and months that the text names with their year.
    orders: in which order other dates in figures have day and month: "dm", "md", "" where none tells. aside: whether
    the last whole date only says since when something is. story: a month or day long before publishing that was told
    with its year, of what happened in it. spoken: whether the paragraph is one of speech. told: the day or month told
    last. week: the number of the paragraph in which a day was told by its weekday, that day, and whether it was
    told by it alone. headed: the year that opens the paragraph. tale: the number of the paragraph in which a day or
    month some time before publishing was told last, that day, and whether it was told to the day. recent: whether a day
    of the weeks before publishing was told, as in news. habit: the number of the paragraph that told of a weekday that
    returns. past: the number of the paragraph in which a day more than some weeks before publishing was told last, and
    that day. told_in: the number of the paragraph in which a day was told last. named: the days of some months
    before, as month and day, with their years. by: the day or month of the text that the last date was read against,
    '' where it was publishing. mine: the number of the paragraph in which a witness told a day.
    doubt: why the last weekday may be another one. doubted: the last such reason, with the number of its paragraph.
    told_about: the number of the paragraph in which a day or month was told last. with_year: the number of the
    paragraph in which one was told with its year last, and that day; None where it only says since when something is.
    sequel: the number of the paragraph in which a day was told with its weekday and number.
    anchors: where an interview that looks back names days of that time, and these.
    nearby: the number of the paragraph that named today or yesterday, and that day.
    """

    published: date | None
    explicit: tuple[date, ...] = ()
    dated: bool = True
    in_paragraph: date | None = None
    aside: bool = False
    last: date | None = None
    year: int | None = None
    orders: str = ""
    story: date | None = None
    spoken: bool = False
    told: date | None = None
    week: tuple[int, date, bool] | None = None
    headed: int | None = None
    paragraph: int = 0
    tale: tuple[int, date, bool] | None = None
    recent: bool = False
    habit: int = -1
    past: tuple[int, date] | None = None
    by: str = ""
    mine: int = -1
    doubt: str = ""
    doubted: tuple[int, str] = (-1, "")
    told_in: int = -1
    told_about: int = -1
    sequel: int = -1
    nearby: tuple[int, date] | None = None
    with_year: tuple[int, date] | None = None
    named: dict[tuple[int, int], int] = field(default_factory=dict)
    anchors: tuple[tuple[int, date], ...] = ()

    @property
    def day(self) -> date | None:
        """The day of publishing where it is known."""
        return self.published if self.dated else None


def undated(explicit: tuple[date, ...]) -> date | None:
    """The day against which a text without a date is read: some time after the last day that it names."""
    return max(explicit) + timedelta(AFTER) if explicit else None


def far(now: Now) -> bool:
    """Whether the last whole date was so long before publishing that what follows is likely to be of its time."""
    return bool(now.in_paragraph and now.published and (now.published - now.in_paragraph).days > LONG_AGO)


def lead(text: str, point: Point) -> str:
    """The word that opens a period before a point: between, from, since, until; else ''."""
    match = _LEAD.search(text[max(point.start - 50, 0) : point.start])
    return match[1].lower() if match else ""


def is_birth(text: str, point: Point) -> bool:
    """Whether somebody was born on a day, so that nothing that is told goes on from it."""
    return bool(_BORN.search(before(text, point, 60)))


def year_of(text: str, point: Point, now: Now) -> int | None:
    """The year of a day or month that has none: by a whole date before it in its paragraph, by the day of
    publishing, else by the nearest whole date of the text."""
    then = " ".join(point.word.split()[2:] if point.kind == "part" else point.word.split())
    if then and point.kind != "week":
        year = of_that_year(then, now.year, now.day.year if now.day else None)
        if year or then in ("this", "last", "next"):
            return year
    if point.month is None:
        return None
    if (year := as_said(text, point, now)) is not None:
        return year
    return by_what_is_told(text, point, now)


def as_said(text: str, point: Point, now: Now) -> int | None:
    """The year where the words beside a day or month tell it: a year ago, that May, last May, have lived since May."""
    assert point.month
    if now.day and (years_ago := _YEARS_AGO.match(text, point.stop)):
        return now.day.year - (number_word(years_ago[1]) or 1)
    if now.told and not point.day and (which := _WHICH_MONTH.search(text, max(point.start - 20, 0), point.start)):
        on = in_year(point, now.told.year)
        step = {"following": on <= now.told, "previous": -(on >= now.told.replace(day=1))}.get(which[1].lower(), 0)
        return now.told.year + step
    if now.published and not point.day and _WHICH.search(text, max(point.start - 6, 0), point.start):
        return by_itself(text, point, now.published)
    if (again := told_before(text, point, now)) is not None:
        return again
    return by_itself(text, point, now.published) if now.published and has_been(text, point) else None


def by_what_is_told(text: str, point: Point, now: Now) -> int | None:
    """The year by what was told before it, by publishing, else by the nearest whole date of the text."""
    near = now.in_paragraph if point.day or told_of(text, point, now) else None
    near = near or in_the_life(text, point, now)
    if near and now.with_year and now.with_year[0] == now.paragraph:
        near = max(near, now.with_year[1])
    follows = now.story and (now.spoken or soon_after(point, now.story))
    if follows and not near and not about_now(text, point, now) and not is_now(text, point):
        near = now.story
    ahead = now.published is not None and any(one(text, point) for one in (will, is_due, is_ordered, is_wished, lasts))
    if near and now.published and lead(text, point) == "since" and before_it(text, point, near, now):
        return by_itself(text, point, now.published)
    if (then := then_ahead(text, point, now)) is not None:
        return then
    if not ahead and (year := of_the_tale(text, point, now)):
        return year
    if near and (now.published is None or (now.published - near).days > FAR) and not (ahead or lately(point, now)):
        opens = lead(text, point)
        if opens:
            return onward(point, near) if opens in ("until", "till", "up to") else nearest(point, near)
        return lately_or(onward(point, near), text, point, near, now)
    if now.headed and now.published and (now.published.year - now.headed > 1 or not about_now(text, point, now)):
        return now.headed
    if now.published:
        back = max(now.explicit) if not now.dated and had(text, point) else now.published
        year = by_itself(text, point, back)
        if not now.dated and not any(abs((in_year(point, year) - one).days) <= APART for one in now.explicit):
            return None
        told = now.last if now.told_in == now.paragraph and lead(text, point) in ("until", "till") else None
        told = None if _FROM.search(before(text, point, 60)) else told
        return year + (told is not None and in_year(point, year) < told.replace(day=1))
    return None


def then_ahead(text: str, point: Point, now: Now) -> int | None:
    """The year of what was to be, seen from a day or month told in its paragraph, where that is nearer than what
    publishing would make it; None where nothing was."""
    if not was_to_be(text, point) or not now.told or not now.published or now.paragraph - now.told_about > 1:
        return None
    year = now.told.year + (in_year(point, now.told.year) < now.told)
    to_come = by_itself(text, point, now.published)
    nearer = (in_year(point, year) - now.told).days < abs((in_year(point, to_come) - now.published).days)
    return year if nearer else None


def soon_after(point: Point, told: date) -> bool:
    """Whether a day or month comes within some months after a day, as what is told goes on."""
    return 0 <= (in_year(point, onward(point, told)) - told.replace(day=1)).days <= MONTHS_ON


def before_it(text: str, point: Point, near: date, now: Now) -> bool:
    """Whether a day of the months before publishing would be one before what another sentence told, long past."""
    return (
        about_now(text, point, now)
        and not _YEAR.search(before(text, point, 120))
        and in_year(point, nearest(point, near)) < near
    )


def told_of(text: str, point: Point, now: Now) -> bool:
    """Whether a month without a year is one of what is told of a time long past: he left in August."""
    said = _WHICH.search(text, max(point.start - 6, 0), point.start)
    own = now.mine == now.paragraph or not about_now(text, point, now)
    return far(now) and not now.aside and not said and is_told(text, point) and own


def in_the_life(text: str, point: Point, now: Now) -> date | None:
    """The month or day with a year, told in its paragraph long before publishing, that a sentence goes on from which
    begins with whom it told of: He came back in May 2019. … He was released in August."""
    if now.with_year is None or now.with_year[0] != now.paragraph or not now.published:
        return None
    if (now.published - now.with_year[1]).days <= LONG_AGO or not is_told(text, point):
        return None
    return now.with_year[1] if _THEY.match(before(text, point, 160)) else None


def told_before(text: str, point: Point, now: Now) -> int | None:
    """The year of a day that was told before, of a time some months back."""
    year = now.named.get((point.month or 0, point.day or 0))
    if not year or point.last_day or not is_told(text, point):
        return None
    return year if now.spoken or witnessed(text, point) or not lately(point, now) else None


def of_the_tale(text: str, point: Point, now: Now) -> int | None:
    """The year of a day that is nearer to what was told of an earlier time than to publishing; else None."""
    if not (point.day and now.tale and now.published):
        return None
    of_month = now.tale[1].month == point.month and not about_now(text, point, now)
    if now.paragraph - now.tale[0] > (STILL if now.tale[2] or of_month else 0):
        return None
    here = now.tale[0] == now.paragraph and is_told(text, point)
    if (lead(text, point) == "since" and not here) or _ANSWERED.search(before(text, point, 120)):
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


def of_report(text: str, point: Point) -> bool:
    """Whether a day is that on which somebody was asked or wrote for a report, not one of what it tells."""
    return bool(_OF_REPORT.search(sentence_of(text, point)))


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


def by_itself(text: str, point: Point, published: date) -> int:
    """The year by publishing, or where the weekday that stands before the day tells, the one before or after it."""
    return on_that_weekday(text, point, by_publishing(text, point, published))


def on_that_weekday(text: str, point: Point, year: int) -> int:
    """The year, or the one before or after it where only that has the day on the weekday that stands before it."""
    index = next((n for n, name in enumerate(WEEKDAYS) if text.startswith(name, point.start)), None)
    if index is None or not point.day:
        return year
    return next((one for one in (year, year - 1, year + 1) if in_year(point, one).weekday() == index), year)


def about_now(text: str, point: Point, now: Now) -> bool:
    """Whether a day or month is so near to publishing that it needs no year, whatever story is told beside it."""
    if now.published is None:
        return False
    soonest = 0 if looks_back(text, point) else -NEAR
    years = (now.published.year + step for step in (-1, 0, 1))
    return any(soonest <= (now.published - in_year(point, year)).days <= A_WHILE for year in years)


def lately(point: Point, now: Now) -> bool:
    """Whether a day was in the weeks before publishing."""
    return now.published is not None and any(
        0 <= (now.published - in_year(point, year)).days <= LATELY
        for year in (now.published.year, now.published.year - 1)
    )


def nearest(point: Point, anchor: date) -> int:
    """The year in which the point is nearest to a day."""
    assert point.month
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    return min(years, key=lambda year: abs((in_year(point, year) - anchor).days))


def onward(point: Point, anchor: date) -> int:
    """The year in which the point comes after a day, as what is told goes on; the nearest where that is far off."""
    year = anchor.year + (in_year(point, anchor.year) < anchor.replace(day=1))
    return year if (in_year(point, year) - anchor).days <= FAR else nearest(point, anchor)


def by_publishing(text: str, point: Point, published: date) -> int:
    """The latest year in which it is not after publishing; the next one where the sentence looks ahead to it."""
    month = point.month or 1
    if (month, point.day) == (2, 29):
        leap = next(
            year
            for year in range(published.year, 1900, -1)
            if month_end(year, 2) == 29 and date(year, 2, 29) <= published
        )
        ahead = month_end(published.year, 2) == 29 and leap != published.year and not looks_back(text, point)
        return published.year if ahead else leap
    past = published.year - ((month, point.day or 0) > (published.month, published.day if point.day else 0))
    said = _WHICH.search(text, max(point.start - 6, 0), point.start)
    if said and not point.day and month == published.month:
        return published.year + {"this": 0, "last": -1, "next": 1}[said[1].lower()]
    if said and said[1].lower() == "next":
        return past + 1
    if not point.day and month == published.month:
        begun = published.day <= NEW and not said and not _EARLY.search(text, max(point.start - 16, 0), point.start)
        past = published.year - (begun and is_told(text, point))
    elif not point.day:
        past = published.year - (month > published.month)
    forth, back = in_year(point, past + 1) - published, published - in_year(point, past)
    if lead(text, point) == "since":
        return past
    far_on = NEAR / 2 if had_planned(text, point) else FAR
    if (
        back.days > FAR
        and 0 < forth.days <= NEAR
        and (
            any(one(text, point) for one in (is_due, is_ordered, is_proposed, is_wished, lasts))
            or not looks_back(text, point)
        )
    ):
        return past + 1
    ahead = any(one(text, point) for one in (looks_ahead, will, is_wished))
    return past + (ahead and back.days > NEAR / 2 and forth.days < far_on)
