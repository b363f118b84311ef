"""The times that can be those of one number, where it stands in brackets, behind others or in a sum. Pure."""

import re
from collections.abc import Sequence

from db.suggest.numbers.mentions import Mention
from db.suggest.periods.periodforms import SPOKEN
from db.suggest.suggestion import Span, Suggestion

REACH = 240  # code points on each side in which a period is looked for
FROM_ANOTHER = ("count.joined", "count.listed")  # what befell them is told of a number before
ITS_OWN = re.compile(r"(?:(?! and )[^,;.:()])*")
NUMBER_OF = re.compile(r"\s(?:the|their|its) (?:[\w-]+ )?(?:number|toll|count|tally|total)\b")
BRINGING = re.compile(r"\b(?:bringing|raising|taking|pushing|lifting)\s[^,;.]*\bto\s$")
BRACKET = re.compile(r"\((?:some |about |around |over |nearly |including )?$")
IN_BRACKETS = 60  # code points from a number to the end of its brackets
OWN_TIME = re.compile(r"[;,](?: and| but)? [Ii]n $")


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
