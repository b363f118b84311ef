"""Names that stand where places do and are none: within the names of bodies, in titles, of people. Pure."""

import re
from functools import lru_cache

from db.suggest.gazetteer.places import GOVERNORATE, Place
from db.suggest.lexicon import named_in
from db.suggest.places.placewords import TITLES
from db.suggest.suggestion import Span

# What a place stands after where people are there; after no name of a person.
PREPOSITION = re.compile(
    r"\b(?:in|near|outside|around|towards?|at|from|to|of|on|into|through|via|between|leaving|left"
    r"|reached|entered|fled|over|borders|bordering)"
    r"\s(?:the\s)?(?:nearby\s|neighbou?ring\s)?(?:city\s|town\s|village\s)?$",
    re.I,
)
_OF_STATE = re.compile(r"\b[Gg]overnment of (?:the )?$")
_MINISTRY = re.compile(r"[’']s\s(?:\w+\s)?(?:Ministry|Army|Air Force|Parliament|Foreign|Defen[cs]e)\b")
_IN_TITLE = re.compile(
    r"\b(?:coordinator|envoy|representative|rapporteur|heads? of (?:mission|office|programmes?)|director|researcher"
    r"|analyst|adviser|advisor|campaigner|specialist|commissioner) (?:for|on|in charge of) $"
    r"|\b(?:resident|humanitarian) coordinator in $"
)
# A body whose name goes on with where it works: the Monitoring Mission in Ukraine, OCHA Syria.
_BODY_IN = re.compile(
    r"\b[A-Z]\w+ (?:Mission|Tribunal|Network|Observatory|Programme|Team|League|Coordinator|Envoy|Commission)"
    r" (?:in|for|on) (?:the )?$"
)
_BODY = re.compile(r"(?<![\w.-])(?:OCHA|UN|UNHCR|UNICEF|WHO|WFP|IOM|OHCHR|UNDP|FAO|MSF|ICRC|NRC|IRC|DRC|UNRWA) $")
_OUTLET = re.compile(
    r" (?:Voice|Press|News|Courier|Herald|Tribune|Times|Post|Telegraph|Gazette|Radio|TV|Broadcasting|Media)\b"
    r"| (?:[a-z]+ )?(?:directorate|ministry)\b| (?:24|newsroom|bureau|regional office)\b"
)
_OF_NAME = re.compile(r" (?:[Hh]ospital|[Ss]chool|[Mm]osque|[Uu]niversity|[Cc]linic)\b")
_ARTICLE = re.compile(r"\b[Aa]l[- ]")  # the al-Quds hospital, but the Douma hospital
_ROAD = re.compile(r" (?:road|highway|motorway|roundabout|[Ss]quare|[Ss]treet|bridge|[Rr]iver)\b")
_FORCES = re.compile(r" (?:forces|troops|soldiers|airstrikes?|warplanes?|drones?|missiles?)\b")  # United States forces
_ARMY = re.compile(r" (?:[Mm]ilitary|[Aa]rmy|[Jj]unta|[Aa]ir [Ff]orce|[Nn]avy)\b")
_SHORT = re.compile(r"U\.S\.|US|U\.K\.|UK|UAE")  # used before a noun: the U.S. administration
_OF_STATES = re.compile(
    r" (?:administration|government|embassy|president|officials?|intelligence|investigates|elections?|envoys?"
    r"|bomb(?:ing|s)|(?:air)?strikes?|backing|funding|sanctions|secretary|ambassador|diplomats?|citizens?)\b"
)
_GIVEN = re.compile(r"\b([A-Z]\w+)\.? (?:[A-Z]\w+ ){0,2}[Aa]l-([A-Z][\w’'-]*\w)")
_AGE = re.compile(r",\s\d\d,\s")
_SPEAKS = re.compile(r",?\s+(?:who|had said|said|says|told|adds?|added|asked|wrote|recalled)\b|,\s\d\d,")
_HOLDS = re.compile(r" (?:researcher|analyst|coordinator|director|correspondent|advis[eo]r|campaigner|specialist)\b")
_TOLD = re.compile(r", (?:an?|the|\d\d|who|his|her)\b|, and (?:his|her)\b")
_KIN = re.compile(r"\b(?:sister|brother|wife|husband|son|daughter|mother|father|uncle|aunt|cousin|neighbou?r)s?, $")
_DOES = re.compile(r",? (?:[a-z]+ed|[a-z]+s|had|went|took|came|put|began|left|did)\b")
_HELD = TITLES - frozenset("abu um umm sheikh imam".split())  # titles that begin no name of a place
_SAID = re.compile(r"\b(?:said|says|asks|adds|recalls) $")
_HAS_SAID = re.compile(r"[”\"’'»],? (?:said|says|asks|adds|recalls) $")
_SON_OF = frozenset("abu umm um ibn bin bint".split())  # Abu Kamal is a town
_SURNAME = re.compile(r" (?:(?:al|el)-[A-Z]|[A-Z]\.)")


def no_place(text: str, span: Span, place: Place, *, single: bool) -> bool:
    """Whether a name is only part of a government's, an outlet's or a body's, of a title, or is of somebody."""
    start, stop = span
    if within_title(text, start) or _MINISTRY.match(text, stop) or _BODY.search(text, max(start - 8, 0), start):
        return True
    if _OUTLET.match(text, stop) or _ROAD.match(text, stop) or _HOLDS.match(text, stop):
        return True
    if single and not PREPOSITION.search(text, max(start - 24, 0), start) and _AGE.match(text, stop):
        return True
    if single and place.kind not in ("country", GOVERNORATE) and (of_somebody(text, span) or said_by(text, span)):
        return True
    if _OF_NAME.match(text, stop) and _ARTICLE.search(text, max(start - 3, 0), start + 3):
        return True
    short = _SHORT.fullmatch(text, start, stop) and _OF_STATES.match(text, stop)
    return place.kind == "country" and bool(short or _ARMY.match(text, stop) or _FORCES.match(text, stop))


def within_title(text: str, start: int) -> bool:
    """Whether what stands before a name makes it the end of a title, or of the name of a body."""
    return any(one.search(text, max(start - 60, 0), start) for one in (_OF_STATE, _IN_TITLE, _BODY_IN))


@lru_cache(4)
def surnames(text: str) -> frozenset[str]:
    """The names with an article that follow a first name or a title somewhere in a text: Col. Fadi al-Maliki."""
    given = (match for match in _GIVEN.finditer(text) if first_name(match[1]) or match[1].lower() in _HELD)
    return frozenset(match[2].lower() for match in given)


def first_name(word: str) -> bool:
    """Whether a word is a name that people are given."""
    return word.lower() not in _SON_OF and word.lower() in named_in("men") | named_in("women")


def of_somebody(text: str, span: Span) -> bool:
    """Whether a name is somebody's who is named on, does something or has just spoken: Ismail goes, says Ismail."""
    start, stop = span
    if not first_name(text[start:stop]):
        return False
    if _KIN.search(text, max(start - 12, 0), start) and text[stop : stop + 1] in (",", "."):
        return True
    if _SURNAME.match(text, stop) or _SAID.search(text, max(start - 9, 0), start):
        return True
    return bool(_DOES.match(text, stop)) and not PREPOSITION.search(text, max(start - 24, 0), start)


def said_by(text: str, span: Span) -> bool:
    """Whether a name is of who has just spoken: “…,” said Rima, a nurse."""
    return bool(_HAS_SAID.search(text, max(span[0] - 12, 0), span[0]) and text[span[1] : span[1] + 1] in (",", "."))


def speaks(text: str, stop: int) -> bool:
    """Whether a verb of speaking, or an age, follows a name."""
    return bool(_SPEAKS.match(text, stop))


def likely_person(text: str, start: int, stop: int) -> bool:
    """Whether a name is of a person or a body: by what follows it, or by a first name that begins it."""
    first, _, rest = text[start:stop].partition(" ")
    named = first_name(first) and (rest or _SURNAME.match(text, stop))
    told = first_name(first) and _TOLD.match(text, stop)
    return bool(named or told or first.lower().rstrip(".") in _HELD or _SPEAKS.match(text, stop))
