"""The year or the day that one date of a sentence lends to another. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from db.suggest.dates.joining import lead
from db.suggest.dates.now import FAR, Now
from db.suggest.dates.points import Point
from db.suggest.dates.reckoning import in_year, order
from db.suggest.dates.tenses import before as sentence_before
from db.suggest.dates.tenses import has_been
from db.suggest.dates.whichyear import about_now
from db.suggest.dates.years import is_birth
from db.words.datewords import WEEKDAYS

_BOTH = re.compile(r",?\s(?:and|or)\s(?:(?:again|then|later)\s)?(?:[io]n\s)?(?:the\s)?|,\s")
_GOES_ON = re.compile(
    r"(?!.*\b(?:last|this|next)\s$)"
    r"(?:(?![.;!?]\s|\n)[^:]){0,70}?\b(?:and(?! as of)|then|but|later|again|until|before|to(?=\s(?:[a-z]+[\s-])?$))\b"
    r"[^.;:,\n]{0,40}"
)
_WITHIN = re.compile(r"(?:(?![.;!?]\s|\n|\b(?:since|than|has|have|is|are|will)\b).){1,80}")
_THAT_WAS = re.compile(r"[^.!?\n]{0,60}(?:,|\band)\s(?:that|it|this)\swas\s(?:on\s)?(?:the\s)?")
_IN_BRACKETS = re.compile(r"(?:\s(?:morning|noon|afternoon|evening|night)s?)?(?:\s\(|,\s(?:on\s)?(?:the\s)?)")
_THE = re.compile(r"\b(?:on the|[Tt]hat) $")
OPENING = 300  # code points after a weekday within which a text says which day it was
_IT_WAS = re.compile(r"[.;]\s[\"“”’']?(?:[Tt]hat|[Ii]t|[Tt]his) was (?:in |an? )?(?:early |mid-|late )?")
_ELSEWHERE = re.compile(r"\sand\s[A-Z][\w’'-]+\sin\s$")  # Homs in 2014 and Saraqib in February
_AND_IN = re.compile(r",?\sand\s(?:(?:again|then|later)\s)?(?:in|on)\s(?:early\s|mid-|late\s)?")  # in 2019 and in May
_OF_ANOTHER = re.compile(r",\s(?:who|which|whose|where)\s[^,]*$")  # a guard, who came in 2015, was held in May
_ALSO_IN = re.compile(r",\s(?:that\sis,?\s)?(?:in|on)\s(?:early\s|mid-|late\s|the\s)?")
_IN_YEAR = re.compile(r"\b(?:in|during|throughout)\s$", re.I)


def with_year(text: str, found: Sequence[Point], at: int) -> Point:
    """A day without a year that is joined to one with a year has that year: 28 February and 1 March 2022."""
    point = found[at]
    following = found[at + 1] if at + 1 < len(found) else None
    if point.kind == "season" and point.word.startswith("the ") and following and following.kind == "season":
        joined = not point.year and _BOTH.fullmatch(text, point.stop, following.start)
        return replace(point, year=following.year, word=point.word[4:]) if joined and following.year else point
    if following and following.year and not point.year and not point.word and point.month and following.month:
        between = text[point.stop : following.start]
        if lead(text, point) == "since" and _WITHIN.fullmatch(between) and not has_been(text, point):
            return replace(point, year=following.year - (order(point) > order(following)))
    if point.year or point.word or point.kind not in ("day", "days", "month"):
        return point
    either = following and text[point.stop : following.start] == " or "
    if point.kind == "month" and following and following.year and not either:
        return point  # one year for two months makes them a period
    for before, other in pairwise(found[at : at + 5]):
        if other.kind not in ("day", "days", "month") or not _BOTH.fullmatch(text, before.stop, other.start):
            return point
        if other.year:
            return replace(point, year=other.year - (order(point) > order(other)))
    return point


def put_right(text: str, point: Point, following: Sequence[Point]) -> Point:
    """A weekday of which its sentence then says which day it was: on Wednesday shells came, that was 9 October 2019."""
    for one in following:
        if point.kind != "weekday" or not one.day or one.last_day or not one.month:
            continue
        if _IN_BRACKETS.fullmatch(text, point.stop, one.start):
            return replace(point, year=one.year, month=one.month, day=one.day)
        said = _THAT_WAS.fullmatch(text, point.stop, one.start) or (
            one.start - point.stop < OPENING and _THE.search(text, max(point.start - 8, 0), point.start)
        )
        if said and one.year and WEEKDAYS[in_year(one, one.year).weekday()] == point.word:
            return replace(point, year=one.year, month=one.month, day=one.day)
    return point


def within_year(text: str, point: Point, before: Point | None, now: Now) -> Point:
    """A day or month after a year long past, in its sentence, is one of that year: in 2012 it was hit twice, in May."""
    if before is None or point.year or point.word:
        return point
    if before.kind == "soft" and before.word == "last year" and now.published:
        before = replace(before, kind="year", year=now.published.year - 1, word="")
    if before.kind != "year" or before.word:
        return point
    year = before.year
    if point.kind not in ("month", "day", "days") or now.published is None or not year or now.published.year - year < 1:
        return point
    between = text[before.stop : point.start]
    if _ALSO_IN.fullmatch(between):
        return replace(point, year=year)
    if _IT_WAS.fullmatch(between) and point.kind == "month":
        return replace(point, year=year)
    if not _IN_YEAR.search(text, max(before.start - 12, 0), before.start) or re.search(r"[.!?;]\s|\n", between):
        return point
    if (
        _ELSEWHERE.search(between)
        or _AND_IN.fullmatch(between)
        or (between[0] == "," and _OF_ANOTHER.search(sentence_before(text, before, 120)))
    ):
        return point
    at_once = re.search(r"[,;:]", between) is None and len(between) < 40
    near = at_once or (len(between) < 120 and not about_now(text, point, now))
    return replace(point, year=year) if near else point


def told_on(text: str, point: Point, before: Point | None, now: Now) -> Point:
    """A month without a year goes on from one long past with a year, in its sentence: in January 2014 and in May."""
    if before is None or not before.year or not before.month or point.year or point.kind not in ("month", "day"):
        return point
    if point.word or now.published is None or (now.published - in_year(before, before.year)).days < FAR:
        return point
    if (
        "since" in (lead(text, before), lead(text, point))
        or is_birth(text, before)
        or not _GOES_ON.fullmatch(text, before.stop, point.start)
    ):
        return point
    return replace(point, year=before.year + (order(point) < (before.month, 0)))
