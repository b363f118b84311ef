"""The times that can be those of one number, where it stands in brackets, behind others or in a sum. Pure."""

import re
from collections.abc import Sequence

from db.suggest.numbers.mentions import Mention
from db.suggest.periods.periodforms import SPOKEN
from db.suggest.suggestion import Span, Suggestion
from db.words.numerals import ONES, TEENS, TENS

REACH = 240  # code points on each side in which a period is looked for
FROM_ANOTHER = ("count.joined", "count.listed")  # what befell them is told of a number before
ITS_OWN = re.compile(r"(?:(?! and )[^,;.:()])*")
NUMBER_OF = re.compile(r"\s(?:the|their|its) (?:[\w-]+ )?(?:number|toll|count|tally|total)\b")
BRINGING = re.compile(r"\b(?:bringing|raising|taking|pushing|lifting)\s[^,;.]*\bto\s$")
BRACKET = re.compile(r"\((?:some |about |around |over |nearly |including )?$")
IN_BRACKETS = 60  # code points from a number to the end of its brackets
OWN_TIME = re.compile(r"[;,](?: and| but)? [Ii]n $")

FEW = 3  # people harmed in a month, up to which they are mostly told of as one event
TOLD_OF = ("count.predicate", "count.verb", "count.participle")  # rules of numbers with a verb of their own
ONE_MONTH = ("date.month", "date.month_year", "date.year", "date.month_then")
IN_PLAIN = re.compile(r"\bin $", re.I)
OF_SEVERAL = re.compile(rf"(?:\d|\b(?:{'|'.join((*ONES, *TEENS, *TENS))})\b)[^.;]{{0,30}}(?:,| and) $", re.I)


def only_when(text: str, one: Mention, window: Suggestion) -> bool:
    """Whether a month or year only says when something befell a few: two farmers were killed in March."""
    few = one.whom and one.count.qualifier == "exact" and 0 < (one.count.best or 0) <= FEW and one.rule in TOLD_OF
    if not few or window.rule not in ONE_MONTH or not IN_PLAIN.search(text, max(window.start - 4, 0), window.start):
        return False
    return not OF_SEVERAL.search(text, max(one.start - 44, 0), one.start)


def its_own(text: str, one: Mention, dates: Sequence[Suggestion]) -> tuple[int, int, Sequence[Suggestion]]:
    """Where a number and what befell its people stand, and the dates that can be theirs."""
    begin, stop = (min(one.start, one.event[0]), max(one.stop, one.event[1])) if one.event else (one.start, one.stop)
    ends = ITS_OWN.match(text, one.stop) if one.rule in FROM_ANOTHER else None
    if ends:
        own = [date for date in dates if one.stop <= date.start < ends.end()]
        if own or SPOKEN.search(text, one.stop, ends.end()):
            return one.start, one.stop, own
    if inside := in_brackets(text, one):
        own = [date for date in dates if inside[0] <= date.start < inside[1]]
        if own:
            return one.start, one.stop, own
    if one.rule in FROM_ANOTHER and (own := [date for date in dates if just_before(text, date, one)]):
        return one.start, one.stop, own
    if NUMBER_OF.match(text, one.stop):
        return one.start, stop, [date for date in dates if date.start > one.stop]
    if sums := BRINGING.search(text, max(one.start - REACH, 0), one.start):
        dates = [date for date in dates if date.start > sums.start()]
    return begin, stop, dates


def in_brackets(text: str, one: Mention) -> Span | None:
    """What stands in the brackets that a number opens: displaced since June (4,000 since April)."""
    lead = BRACKET.search(text, max(one.start - 12, 0), one.start)
    ends = text.find(")", one.stop, one.stop + IN_BRACKETS) if lead else -1
    return (one.start, ends) if ends > 0 else None


def just_before(text: str, date: Suggestion, one: Mention) -> bool:
    """Whether a time stands right before a number of its own: 140 were killed in 2017; in 2018, 90."""
    led = OWN_TIME.search(text, max(date.start - 8, 0), date.start)
    return bool(led) and text[date.stop : one.start] in (", ", " ")
