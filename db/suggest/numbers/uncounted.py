"""Numbers that count no people by the words beside them: rates, ranks, ages, what a place is made for. Pure."""

import re

from db.suggest.lexicon import listed
from db.words.numerals import ONES, TEENS, TENS

_WORDS = "|".join((*ONES, *TEENS, *TENS))
FRACTION = re.compile(
    r"\s(?:in|out of)\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b|\s(?:thirds?"
    r"|quarters?|fifths?|tenths?|halves)\b"
)
ONE_IN = re.compile(r"\b(?:one|two|three|\d+) (?:in|out of)(?: every)? $")
OUT_OF = re.compile(rf"(?:\d|(?:{_WORDS}))(?: [a-z]+)? out of (?:a total of )?$")
ONLY_ONE = re.compile(
    r"(?:in|at|on|of|the|no|this|that|each|every|by|not|from|any|does|can|must|could|should|would|how)\s$"
)
RANKED = re.compile(
    r"(?:\b(?:aged?|resolution|article|no\.|nos\.|room|page|phase|(?<!dead )(?<!injured )(?<!wounded"
    r" )(?<!displaced )number|paragraph|chapter|route|bus|ward|block|gate|school|unit|channel|highway|section|annex"
    r"|table|figure|appendix|zone|sector|cell|pier|brigade|battalion|kilometre|kilometer|grade|(?<=\()part)|[$€£§])\s?$"
)
THE_PLACE = re.compile(
    r"\b(?:the|this|that|our|their|my|his|her|its|an?|each|every|first|second|third|last|next|same|other|\w+'s)"
    r" (?:bus|ward|block|gate|school|unit|room|cell|section|sector|zone|pier)\s$"
)  # in the bus eight people died
NOTE = re.compile(r"[a-z][.,;]\Z")  # behind which the number of a note stands
POPULATION = re.compile(r"\bpopulation\b[^.;:]{0,40}\b(?:was|is|were|numbered|numbers) $")
OF_A_CAMP = re.compile(r"\bcamps?\b")
UPROOTED = re.compile(
    r"(?: people)? (?:has|have|had|was|were|is|are) (?:(?:now|already|been|internally|all) )*"
    r"(?:displaced|uprooted|forced|driven|expelled)\b"
)
FEARED_FOR = re.compile(r"\bfear(?:s|ed|ing)? for the (?:lives|life|safety) of (?:up to |some |at least )?$")
DEFINED = re.compile(  # a massacre being an attack in which five or more people are killed
    r"\b(?:defin\w+|being|means?|understood|classif\w+)\b[^.;]{0,70}\b(?:attack|incident|event|strike)s? in which"
    r" (?:at least |more than )?$"
)
PARENT = re.compile(
    r"\b(?:mother|father|mum|dad|parents|grandmother|grandfather|widow|widower) of (?:at least )?$"
    r"|\b(?:(?:left|leaves|leaving) behind|survived by) (?:[^.;:]{1,30} and )?$"  # whom the dead leave
)
IN_WHICH = re.compile(r",? (?:in|during|after) which\b")
MADE_FOR = re.compile(
    r"\b(?:(?:designed|built|meant|intended|made|room|space|equipped|licensed|beds|seats|places|big enough|enough"
    r"|planned|fit) for|to (?:hold|house|seat|sleep|accommodate)|capacity of|population of|sleeps|seating)"
    r" (?:(?:about|around|some|only|just|at most|up to|more than|nearly|a maximum of) )?$"
)
SPARED = ("all but ", "neither of the ", "neither of his ", "neither of her ")
MEASURED = re.compile(
    rf" by (?:\d|(?:{_WORDS})\b)[^.;]{{0,12}}\b(?:m|met(?:re|er)s?)\b"  # a cell of five by four metres
    rf"| (?:and|to|or) (?:\d+|(?:{_WORDS})) (?:years?|months?|km|kilomet\w+|met(?:re|er)s)\b"
    r"| to an? (?:bed|stretcher|blanket|mattress|tent|room|grave|cell|coffin)\b"
    r"| (?:mass )?(?:graves|massacres|funerals)\b"
)
OPERATIONS = re.compile(
    r" (?:[a-z-]+ )?[a-z-]+ and [a-z-]+ (?:operations|raids|campaigns|missions|attacks|strikes|incidents)\b"
)  # 140 search and arrest operations
WORK = re.compile(r" [a-z]+ (?:(?:and|with) [^.;,]{2,30} )?to [a-z]+\b")  # it took 40 men to lift the slab
THE_NUMBER = re.compile(r" the (?:total )?number of (?:[a-z-]+ )??([a-z]+)\b")  # brings to five the number of hospitals
NO_FIGURE = re.compile(r"no (?:toll|figures?|numbers?|count|list|names?)\b")
COULD_HOLD = re.compile(r"\b(?:designed|built|meant|intended|made|planned|able|supposed|big enough) $")
NOT_PEOPLE = re.compile(
    r"[-–]|\s?%|[,:.]\d|\s?/\s?\d|\s(?:and|to|or)\s\d+(?:\.\d+)?\s?(?:%|per ?cent)"
    r"|-?\s?(?:per ?cent|pc|percentage|km|kilomet\w+|met(?:re|er)s?|miles?"
    r"|years?|months?|weeks?|days?(?! labou?rer)|hours?|minutes?|seconds?|times"
    r"|euros?|dollars?|pounds|rials|a\.m|p\.m|am|pm|o'clock|kg|kilos?|tonnes?|tons?|pages?|million"
    r" (?:dollars|euros)|degrees|cent|of age)(?![a-z])|°"
    r"|\s?(?:january|february|march|april|may(?!\s[a-z])|june|july|august|september|october|november|december)\b"
)


def not_of_people(low: str, begin: int, end: int, stop: int) -> bool:
    """Whether a number of plain text counts no people, whatever its noun."""
    if NO_FIGURE.match(low, begin):
        return True
    if NOT_PEOPLE.match(low, end, min(end + 24, stop)):
        return True
    if RANKED.search(low, max(begin - 12, 0), begin) and not THE_PLACE.search(low, max(begin - 24, 0), begin):
        return True
    if low.endswith("[", 0, begin) and low.startswith("]", end):
        return True  # the number of a note
    defined = DEFINED.search(low, max(begin - 110, 0), begin)
    if defined or inhabited(low, begin) or FEARED_FOR.search(low, max(begin - 40, 0), begin):
        return True
    if NOTE.search(low, max(begin - 3, 0), begin) and low[end : end + 1] in ("", " ", "\n"):
        return True
    if low.endswith(", not ", 0, begin) and low.startswith((",", " as "), end):
        return True  # what was said wrongly before: 33 people, not 31, were killed
    if MEASURED.match(low, end, stop) or low.endswith(("groups of ", "pairs of ", "according to "), 0, begin):
        return True
    if OPERATIONS.match(low, end, stop) or (low.endswith("it took ", 0, begin) and WORK.match(low, end, stop)):
        return True
    if (counted := THE_NUMBER.match(low, end, stop)) and counted[1] in listed("things"):
        return True
    clans = low.endswith(" between ", 0, begin) and low.startswith("two ", begin)  # clashes between two clans
    if clans or IN_WHICH.match(low, end, stop) or low.startswith(" or both ", end):  # they lost one or both legs
        return True
    if PARENT.search(low, max(begin - 50, 0), begin) and not low.startswith((" of", " people", " men"), end):
        return True
    if low.endswith("the only ", 0, begin) and low.startswith("one", begin):
        return True
    if low.endswith(SPARED, 0, begin) or low.startswith(("one another", "one after ", "one by one"), begin):
        return True
    if FRACTION.match(low, end, stop) or ONE_IN.search(low, max(begin - 18, 0), begin):
        return True
    made = MADE_FOR.search(low, max(begin - 44, 0), begin)
    if made and not (made[0].startswith("population") and counted_all(low, begin, end)):
        held = made[0].startswith("to ")
        if not held or COULD_HOLD.search(low, max(made.start() - 14, 0), made.start()):
            return True
    return bool(OUT_OF.search(low, max(begin - 40, 0), begin))


def inhabited(low: str, begin: int) -> bool:
    """Whether a number is the population of a place that is no camp."""
    said = POPULATION.search(low, max(begin - 70, 0), begin)
    return said is not None and not OF_A_CAMP.search(low, max(begin - 90, 0), begin)


def counted_all(low: str, begin: int, end: int) -> bool:
    """Whether a population is one that was displaced: of a camp, or of 2.2 million of whom that is said."""
    return bool(OF_A_CAMP.search(low, max(begin - 70, 0), begin) or UPROOTED.match(low, end))
