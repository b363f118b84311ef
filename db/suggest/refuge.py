"""People of whom a place of shelter, or a journey to another place, tells that they were displaced. Pure."""

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
    r"|(?<!training )(?<!army )(?<!military )\bcamps?,? where (?:(?:about|around|some|an estimated"
    r"|nearly|over|more than) )?$"
    r"|\bcamp near [a-z' -]{2,24}, where $"
)
LIVING = re.compile(
    r"(?: (?:were|are|had been|have been|now|still|also))* (?:living|live|lived|staying|stay|stayed|sleep|sleeping"
    r"|slept)\b"
)
IN_A_CAMP = re.compile(rf"(?: \([^)]*\))?{LIVING.pattern}(?: [\w-]+)? (?:in|at) (?:[\w'-]+ ){{1,3}}?camps?\b")
SLEEPING = re.compile(
    r"(?: (?:are|were|have been|had been|now|still|all))* (?:sleeping|sleep|slept) (?:rough|outside|outdoors"
    r"|(?:in|on|under|among|between|at|beside|along) (?![^.,;]*\b(?:beds?|homes?|houses?|apartments?|building|shifts?"
    r"|cells?|prisons?|barracks|hospital)\b))"
)
REGISTERED = re.compile(r"\bregister(?:ed|s|ing) (?:(?:about|some|around|more than|nearly) )?$")
TAKEN_TO = re.compile(
    r"(?: (?:out|up|down|on|back|north|south|east|west))?(?: (?:across|over|through|by) (?:the |a )?[\w-]+)?"
    r" (?:to|into) (?![^.,;]{0,40}\b(?:prisons?|jails?|detention|custody|branch|police|court|checkpoint|base"
    r"|security|intelligence|interrogat\w+|questioning|unknown|undisclosed|barracks|headquarters|basement|cells?"
    r"|task|streets|hills|mean))"
)
HOLDING = frozenset("hold holds held holding".split())
A_CAMP = re.compile(r"\b(?:camps?|sites?|settlements?|shelters?)\b(?![^.;:]*\b(?:be|were|was|are|is|been)\s$)[^.;:]*$")
BY_BUS = re.compile(r"\b(?:by|in|on|aboard) (?:[\w-]+ )?(?:bus|buses|convoys?|coaches|boats?)\b")
CROWD = 50  # people who are hardly arrested together where they are said to be taken to another town
REACH = 60  # code points after the verb in which it is told how they were taken


def took_shelter(low: str, one: Mention) -> bool:
    """Whether those are new arrivals, families that were registered, or people for whom a place is a shelter."""
    if one.whom in ("families", "households") and REGISTERED.search(low, max(one.start - 50, 0), one.start):
        return True
    if one.whom in ("arrivals", "arrival"):
        registered = REGISTERED.search(low, max(one.start - 50, 0), one.start) is not None
        return registered or low.endswith(("new arrivals", "new arrival"), one.start, one.end)
    begin = max(one.start - 80, 0)
    if one.whom in SHELTERED and CAMP.search(low, begin, one.start) and LIVING.match(low, one.end):
        return True
    if one.whom in SHELTERED and (IN_A_CAMP.match(low, one.end) or SLEEPING.match(low, one.end)):
        return True
    return one.whom in SHELTERED and bool(REFUGE.search(low, max(one.start - 50, 0), one.start))


def taken_elsewhere(low: str, one: Mention) -> str:
    """What befell those whom a camp holds, or who were taken to a place that is none of detention: displaced, or as
    it was told.

    "arrested" where they may have been arrested.
    """
    if one.event and low[slice(*one.event)] in HOLDING and A_CAMP.search(low, max(one.event[0] - 70, 0), one.event[0]):
        return "displaced"
    if one.event is None or low[slice(*one.event)] != "taken" or not TAKEN_TO.match(low, one.event[1]):
        return "arrested"
    if one.attributed or one.of_them:
        return one.attributed
    size = one.count.best or one.count.low or one.count.high or 0
    by_bus = BY_BUS.search(low, one.event[1], one.event[1] + REACH)
    return "displaced" if size >= CROWD or one.whom in ("families", "households") or by_bus else "arrested"
