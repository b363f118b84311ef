"""People who were taken to a place that is none of detention, or whom a camp holds: displaced, not arrested. Pure."""

import re

from db.suggest.numbers.mentions import Mention

SITE = (
    r"(?:camps?|shelters?|(?:reception|transit|collective|evacuation) cent(?:re|er)s?|(?:displacement|displaced"
    r" persons'|idp|refugee|tented|makeshift|informal) (?:settlement|site)s?)\b"
)
NO_REFUGE = re.compile(  # camps, and what one is taken to, that are no refuge
    r"\b(?:training|army|military|summer|prison|labou?r|detention|filtration|work|youth|bomb|air-raid|hospital) "
)
TAKEN_TO = re.compile(
    r"(?: (?:out|up|down|on|back|north|south|east|west))?(?: (?:across|over|through|by) (?:the |a )?[\w-]+)?"
    r" (?:to|into) (?![^.,;]{0,40}\b(?:prisons?|jails?|detention|custody|branch|police|court|checkpoint|base"
    r"|security|intelligence|interrogat\w+|questioning|unknown|undisclosed|barracks|headquarters|basement|cells?"
    r"|task|streets|hills|mean))"
)
VENUE = re.compile(
    r"\b(?:stadium|theatre|theater|arena|hall|venue|auditorium|base|barracks|(?:training|army|military|summer) camp)\b"
    r"[^.;:]*$"
)
HOLDING = frozenset("hold holds held holding".split())
A_CAMP = re.compile(rf"\b(?:[\w'-]+ )?{SITE}(?![^.;:]*\b(?:be|were|was|are|is|been)\s$)[^.;:]*$")
BY_BUS = re.compile(r"\b(?:by|in|on|aboard) (?:[\w-]+ )?(?:bus|buses|convoys?|coaches|boats?)\b")
CROWD = 50  # people who are hardly arrested together where they are said to be taken to another town
REACH = 60  # code points after the verb in which it is told how they were taken


def refuge(said: re.Match[str] | None) -> bool:
    """Whether what was found tells of a refuge, and not of a prison camp or an army's."""
    return said is not None and not NO_REFUGE.search(said[0])


def taken_elsewhere(low: str, one: Mention) -> str:
    """What befell those whom a camp holds, or who were taken to a place that is none of detention: displaced, or as
    it was told.

    "arrested" where they may have been arrested.
    """
    if one.event and low[slice(*one.event)] in HOLDING:
        before = low[max(one.event[0] - 70, 0) : one.event[0]]
        if VENUE.search(before) and low[slice(*one.event)] in ("hold", "holds"):
            return ""
        if refuge(A_CAMP.search(before)):
            return "displaced"
    if one.event is None or low[slice(*one.event)] != "taken" or not TAKEN_TO.match(low, one.event[1]):
        return "arrested"
    if one.attributed or one.of_them:
        return one.attributed
    size = one.count.best or one.count.low or one.count.high or 0
    by_bus = BY_BUS.search(low, one.event[1], one.event[1] + REACH)
    return "displaced" if size >= CROWD or one.whom in ("families", "households") or by_bus else "arrested"
