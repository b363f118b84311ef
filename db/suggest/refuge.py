"""People of whom a place of shelter tells that they were displaced. Pure."""

import re

from db.suggest.mentions import Mention

SHELTERED = frozenset("families people persons households women children residents villagers civilians".split())
REFUGE = re.compile(
    r"\b(?:shelter|refuge|sanctuary|(?:camps?|sites?|settlements?|schools?)\b[^.;]{0,24}\bhome|temporary home)"
    r" (?:for|to) (?:(?:about|around|some|more than|nearly|over) )?$"
)
CAMP = re.compile(
    r"\b(?:displacement|displaced persons'?|idp|refugee|tented|makeshift) (?:camp|site|settlement)s?\b"
    r"[^.;]{0,40}(?:,? where|,? in which|, home to) (?:(?:about|around|some|an estimated|nearly|over|more than) )?$"
    r"|\bcamp near [a-z' -]{2,24}, where $"
)
LIVING = re.compile(
    r"(?: (?:were|are|had been|have been|now|still|also))* (?:living|live|lived|staying|stay|stayed|sleep|sleeping"
    r"|slept)\b"
)
REGISTERED = re.compile(r"\bregister(?:ed|s|ing) (?:(?:about|some|around|more than|nearly) )?$")


def took_shelter(low: str, one: Mention) -> bool:
    """Whether those are new arrivals, families that were registered, or people for whom a place is a shelter."""
    if one.whom in ("families", "households") and REGISTERED.search(low, max(one.start - 50, 0), one.start):
        return True
    if one.whom in ("arrivals", "arrival"):
        return low.endswith(("new arrivals", "new arrival"), one.start, one.end)
    begin = max(one.start - 80, 0)
    if one.whom in SHELTERED and CAMP.search(low, begin, one.start) and LIVING.match(low, one.end):
        return True
    return one.whom in SHELTERED and bool(REFUGE.search(low, max(one.start - 50, 0), one.start))
