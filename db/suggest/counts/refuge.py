"""People of whom a place of shelter, or a journey to another place, tells that they were displaced. Pure."""

import re

from db.suggest.counts.walking import HOUSEHOLDS, many
from db.suggest.numbers.mentions import Mention

SHELTERED = frozenset(
    "families people persons households women children residents villagers civilians individuals inhabitants"
    " refugees souls".split()
)
HAVE_BEEN = r"(?: (?:were|was|are|have been|has been|had been|being|have|has|had|now|still|also|all|already|since))*"
SITE = (
    r"(?:camps?|shelters?|(?:reception|transit|collective|evacuation) cent(?:re|er)s?|(?:displacement|displaced"
    r" persons'|idp|refugee|tented|makeshift|informal) (?:settlement|site)s?)\b"
)
NO_REFUGE = re.compile(  # camps, and what one is taken to, that are no refuge
    r"\b(?:training|army|military|summer|prison|labou?r|detention|filtration|work|youth|bomb|air-raid|hospital) "
)
AT_A_SITE = re.compile(
    rf"\b(?:[\w'-]+ )?{SITE}(?:"
    r"[^.;]{0,40}(?:,? where|,? in which|,? which|,? that)"  # a camp where N live
    r"|(?:,? (?!be |been |is |was |were |are )[\w'-]+){0,3},? (?:(?:is |was |are |were )?home to"
    r"|has|had|have|with|of|for|holds?|held|counts?)"
    r"(?: (?:a population of|population of|its|now|grown to))*"
    r"|'s?"  # the camp's N residents
    r") $"
)
WITHIN = re.compile(rf"(?:^|[.;:“\"]\s?)(?:in|at) (?:[\w'-]+ ){{1,4}}{SITE}(?: [\w'-]+){{0,2}},? $")
POPULATION = re.compile(
    rf"\bpopulation of (?:[\w'-]+ ){{0,4}}?{SITE}[^.;:]* $|\b(?:[\w'-]+ )?camps?'s? (?:total )?population\b[^.;:]* $"
    r"|\bcamps?\b(?:,? [\w'-]+){0,4} population of $"
)
LIVING = re.compile(
    rf"{HAVE_BEEN} (?:living|lives?|lived|staying|stay|stayed|sleep|sleeping|slept|remain|remained|shar(?:e|ed|ing))\b"
)
GATHER = r"(?:gather|assembl|rall|protest|demonstrat|march|met\b|work|attend|visit|vot)"
IN_ONE = re.compile(
    rf"(?: \([^)]*\))?(?:{LIVING.pattern})?(?: (?!{GATHER})[\w-]+)? (?:in|at|of|inside)"
    rf" (?:(?!the last)[\w'-]+ ){{1,4}}?{SITE}"
)
SLEEPING = re.compile(
    rf"{HAVE_BEEN} (?:sleeping|sleep|slept) (?:rough|outside|outdoors"
    r"|(?:in|on|under|among|between|at|beside|along) (?![^.,;]*\b(?:beds?|homes?|houses?|apartments?|building|shifts?"
    r"|cells?|prisons?|barracks|hospital)\b))"
)
IN_TENTS = re.compile(
    rf"{HAVE_BEEN} (?:(?:pitched|set up|put up|erected|pitching) (?:[\w'-]+ )?(?:tents|shelters)"
    r"|(?:shar(?:e|ed|ing)|liv(?:e|ed|ing)|crammed|crowded|packed)(?: (?:in|into))?"
    r" (?:a|an|one|each|two|three|four|\d+) (?:[\w-]+ )?(?:tents?|classrooms?|schools?|mosques?|halls?|latrines?)\b)"
)
IN_A_SCHOOL = re.compile(
    r" (?:in|inside|at) (?:this|one|the|our|each|a|that|every) (?:[\w-]+ )?(?:school|mosque|church|hall|tent|stadium"
    r"|warehouse|gym|college)\b"
)
SCHOOL_OF = re.compile(
    r"\b(?:in|inside|at) (?:this|one|the|our|each|a|that|every) (?:[\w-]+ )?(?:school|mosque|church|hall|tent|stadium"
    r"|warehouse|gym|college),? (?:there (?:are|were)|we are|we were|live|lived) $"
)
BROUGHT = re.compile(
    rf"{HAVE_BEEN} (?:received|brought|moved|sent|taken|transferred|bus+ed|ferried|driven|transported|admitted)"
    rf" (?:(?:across|over) |(?:to|into|in|at) (?:(?:[\w'-]+ ){{0,4}}?(?:{SITE}|schools\b|mosques\b|tents\b)"
    r"|them\b|there\b|here\b|our (?:town|village)\b))"
)
BROUGHT_TO = re.compile(
    rf"{HAVE_BEEN} (?:brought|moved|transferred|transported|bus+ed|evacuated)"
    r" (?:in)?to (?![^.,;]{0,30}\b(?:prisons?|jails?|detention|hospitals?|clinics?|morgue|cemetery|stadium|square|rally"
    r"|court|polls?|front|vote)\b)"
)
CAME = re.compile(
    rf"{HAVE_BEEN} (?:come|came|arrived|moved|gone) (?:here|to us|to our|from|to (?:the |this )?(?:village|town|city"
    r"|camp|area|district|mosque|school))\b"
)
REFUGE = re.compile(
    r"\b(?:(?:shelter|refuge|sanctuary|(?:sites?|settlements?|schools?)\b[^.;]{0,24}\bhome|temporary home)"
    r" (?:for|to)|(?:opened|opens?|opening) (?:their|its|our) (?:homes|doors|houses|schools|mosques|churches) to) $"
)
RECEIVED = re.compile(
    r"\b(?:received?|receives|receiving|takes?n? in|took in|taking in|absorbs?|absorbed|absorbing|welcom(?:e|es|ed))"
    r" (?:another |a further )?$"
)
REGISTERED = re.compile(r"\bregister(?:ed|s|ing) $")
TAKEN_TO = re.compile(
    r"(?: (?:out|up|down|on|back|north|south|east|west))?(?: (?:across|over|through|by) (?:the |a )?[\w-]+)?"
    r" (?:to|into) (?![^.,;]{0,40}\b(?:prisons?|jails?|detention|custody|branch|police|court|checkpoint|base"
    r"|security|intelligence|interrogat\w+|questioning|unknown|undisclosed|barracks|headquarters|basement|cells?"
    r"|task|streets|hills|mean))"
)
OFFICE = re.compile(
    r"\b(?:office|minist(?:ry|er)|president|king|pope|court|commission|museum|embassy|mayor|governor|universit(?:y|ies)"
    r"|hospitals?|clinics?|hotline|fund)\b[^.;:]*$"
)
VENUE = re.compile(
    r"\b(?:stadium|theatre|theater|arena|hall|venue|auditorium|base|barracks|(?:training|army|military|summer) camp)\b"
    r"[^.;:]*$"
)
HOLDING = frozenset("hold holds held holding".split())
A_CAMP = re.compile(rf"\b(?:[\w'-]+ )?{SITE}(?![^.;:]*\b(?:be|were|was|are|is|been)\s$)[^.;:]*$")
BY_BUS = re.compile(r"\b(?:by|in|on|aboard) (?:[\w-]+ )?(?:bus|buses|convoys?|coaches|boats?)\b")
A_TOWN = 1_000  # people who are brought somewhere, from which on it tells of flight
CROWD = 50  # people who are hardly arrested together where they are said to be taken to another town
REACH = 60  # code points after the verb in which it is told how they were taken
NEAR = 100  # code points before a number in which a place of shelter is named


def took_shelter(low: str, one: Mention) -> bool:
    """Whether those are new arrivals, families that were registered, or people in or from a place of shelter."""
    before = low[max(one.start - NEAR, 0) : one.start]
    if one.whom in ("families", "households", "arrivals", "arrival") and REGISTERED.search(before):
        return True
    if one.whom in ("arrivals", "arrival"):
        return low.endswith(("new arrivals", "new arrival"), one.start, one.end) or bool(RECEIVED.search(before))
    if many(one) and (not one.whom or one.whom in SHELTERED) and refuge(POPULATION.search(before)):
        return True
    if not one.whom and many(one) and SLEEPING.match(low, one.end):
        return True
    return one.whom in SHELTERED and (at_a_site(low, one, before) or given_refuge(low, one, before))


def at_a_site(low: str, one: Mention, before: str) -> bool:
    """Whether people are told to be in a camp or shelter: a camp where 12 families live, the camp's 900 residents."""
    within = refuge(AT_A_SITE.search(before)) or refuge(WITHIN.search(before))
    if within and (many(one) or LIVING.match(low, one.end)):
        return True
    inside = IN_ONE.match(low, one.end)
    return refuge(inside) and (many(one) or bool(LIVING.match(low, one.end)))


def given_refuge(low: str, one: Mention, before: str) -> bool:
    """Whether people sleep in the open or in tents, were brought to a shelter, or were received somewhere."""
    if SLEEPING.match(low, one.end) or IN_TENTS.match(low, one.end) or REFUGE.search(before):
        return True
    lodged = CAME.match(low, one.end) or IN_A_SCHOOL.match(low, one.end) or SCHOOL_OF.search(before)
    if one.whom in HOUSEHOLDS and lodged:
        return True
    grown = one.whom not in ("children", "women")  # a school, too, receives 300 children
    received = grown and RECEIVED.search(before) and not OFFICE.search(before)
    size = one.count.best or one.count.low or 0
    elsewhere = size >= A_TOWN and BROUGHT_TO.match(low, one.end)
    return many(one) and (refuge(BROUGHT.match(low, one.end)) or bool(received or elsewhere))


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
