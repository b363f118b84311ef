"""What befell those whom a number counts, by the words around it. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.suggest.mentions import THEM, Mention, word_at
from db.suggest.people import BE, EVENT, NOUN, PLAIN_PAST, TRANSITIVE

AUX = (
    r"(?:were|was|are|is|be|been|being|have|has|had|also|then|reportedly|allegedly|confirmed|believed|to|feared|estimated|presumed"
    r"|known|thought|still|already|all|later|since|probably|may|might|could|now|reported|verified|shot|both|said|either|got|left|found|lay|be|not|seriously|badly|critically|lightly|fatally|severely|gravely|slightly"
    r"|moderately|instantly|immediately|subsequently|deliberately|summarily|forcibly|arbitrarily|internally|newly|initially|officially|eventually"
    r"|finally|recently|themselves|only|just|once|so|far|in|total|again|therefore|having|remain|remained|became|become"
    r"|who|that|which|did|ended|up|went|on|apparently|directly|publicly|who'd|since|then|never|hastily|wrongfully|unlawfully|mostly|mainly)"
)
PREDICATE = re.compile(
    rf"^(?P<more>(?:\s(?:of|from|in|at|on|near|with|aged|among|inside|outside|under|between|across|around|behind|beneath|aboard|to|who|that|whose|[a-z]+ing|gathered|trapped|based|held|believed|suspected|accused|known|seen|caught|taken|queued|crammed|packed|huddled|employed|born|dressed|along|together)\b[^.;:]{{0,110}}?)?"
    rf"(?:\s(?:and|or)\s(?:an?|his|her|their|the)\s[^.;:,]{{0,60}}?)?"
    rf"(?:\s?[(,–—-][^.;:]{{0,140}}?[),–—-])?)(?P<aux>\s(?:{AUX}\s)*)$"
)
BESIDE = re.compile(
    r"[\"”’']?\s(?!by\b|in\b|at\b|on\b|when\b|after\b|during\b|with\b|from\b|near\b|to\b|and\s(?:an?\s)?(?:further|another|at least|some|about)\b)[^.;:]{1,70}?(?:,|,? and|,? or|,? as well as|,? along with|,? together with|,? plus|,? including)\s(?:the |another |a further |also )?$"
)
FATE = re.compile(
    r"\b(?:among|amongst)\s(?:the |those |these |its |their |all )?(?:\w+ ){0,2}?(?P<what>dead|killed|victims|fatalities|deceased|wounded|injured|hurt|displaced|detained|arrested|detainees|abducted)\b"
    r"|\b(?:the|those|these|all)\s(?:\w+ ){0,2}?(?P<whom>dead|killed|victims|fatalities|deceased|wounded|injured|displaced|detained|arrested|detainees|abducted)\b"
)
HARMS = dict.fromkeys("deaths death fatalities fatality killings murders executions burials funerals".split(), "killed")
HARMS |= dict.fromkeys("injuries amputations".split(), "injured")
HARMS |= dict.fromkeys("arrests detentions abductions kidnappings disappearances".split(), "arrested")
FATES = {"wounded": "injured", "injured": "injured", "hurt": "injured", "displaced": "displaced"}
FATES |= dict.fromkeys(("detained", "arrested", "detainees", "abducted"), "arrested")
HOLD = re.compile(r"seiz|hold")
NOUN_GAP = re.compile(r"(?::|\s(?:[a-z#-]+)){0,8}\s?")
NOUN_END = re.compile(
    r"(?:\b(?:of|at|to|as|reached|is|was|by|passed|exceeded|exceeds|exceed|topped|surpassed|hit|nears|neared|nearing|above|beyond"
    r"|past|stands|stood|includes?|included|for)|:)\s?$"
)
OF_HARM = frozenset("more other civilian confirmed reported child verified violent additional".split())
BODIES = frozenset("bodies corpses victims body corpse martyrs martyr".split())
DONE = re.compile(
    r"(?:suffer|sustain|sought|took|abandon|los[et]|underwent|crossed|poured|streamed|escaped|passed|found|needed|went|remain|lived?\b|shelter)"
)
MADE = re.compile(
    r"\b(?:forced|forces|forcing|drove|drives|driven|driving|caused|causing|led|pushed|pushing|prompted|prompting|compelled|compelling|obliged|made|making"
    r"|sent|sending|obliging|ordered|ordering|told|left|leaving|allowed|helped|urged|cost|costing|put|landed|robbed|pulled|found|buried|burying|bury|lost|mourned|recovered|received|treated|took|taking|takes|take)\s(?:also )?$"
)
MADE_TO = re.compile(
    r"\s(?:(?!and\b|or\b|who\b)[\w'-]+\s){0,4}?(?:(?P<displaced>to (?:flee|leave|move|abandon|escape|evacuate|seek (?:shelter|refuge|safety))|fleeing|running|from their (?:homes|villages|houses|land)|out of their (?:homes|villages)"
    r"|homeless|into (?:flight|exile|displacement)|without (?:a home|homes|shelter|a roof)|displaced)|(?P<killed>their lives|of their lives|dead)|(?P<injured>to (?:the )?hospital|in hospital|wounded|injured|with (?:\w+ )?(?:injuries|wounds|burns)|for (?:\w+ )?(?:injuries|wounds|burns|trauma|fractures|shrapnel)|hurt|maimed)|(?P<arrested>(?:away|prisoner|captive|hostage|into custody)))\b"
)
LIVES = re.compile(r"\b(?:claim\w*|tak(?:e|es|en|ing)|took|cost\w*|los[et]\w*|end\w*)\b")
VERBAL = re.compile(
    r"\b(?:was|were|is|are|had|have|has|did|do|does|when|where|while|after|before|because|hit|struck|destroyed|damaged|said)\b"
)
INSIDE_OF = re.compile(r"\b(?:feed|fed|of|for|by|house[ds]?|visit(?:ed)?|help(?:ed)?|serve[ds]?)\s$")
OF_EVENT = re.compile(
    r"^\sof (?:the|those|these)\s(killed|dead|wounded|injured|displaced|detained|arrested|victims|detainees|who (?:died|fled))\b"
)


@dataclass(frozen=True, slots=True)
class Event:
    """A word for what befell people: killed, wounded, fled."""

    start: int
    stop: int
    what: str
    word: str
    passive: bool


def find_events(low: str, start: int, stop: int) -> Iterator[Event]:
    """The words of a sentence for what befalls people."""
    for match in EVENT.finditer(low, start, stop):
        before = low[max(start, match.start() - 30) : match.start()].split()
        passive = any(word in BE for word in before[-2:])
        yield Event(match.start(), match.end(), match.lastgroup or "", match[0], passive)


def assign(low: str, one: Mention, events: list[Event], following: int, stop: int) -> None:
    """Find what befell those counted: by the verb before, the predicate after, or a noun beside."""
    rest = low[one.end : stop]
    if re.match(r"\sleft (?!behind|dead|wounded|injured|to|him|her|them|a\b|no\b|with)", rest) and (
        one.unit == "people" or one.unit == "civilians"
    ):
        one.what, one.rule, one.event = "displaced", "count.predicate", (one.end + 1, one.end + 5)
        return
    if match := OF_EVENT.match(rest):
        what = next(
            (event.what for event in events if one.end <= event.start <= one.end + match.end()),
            "killed" if "dead" in match[1] or "victims" in match[1] else "",
        )
        if what:
            one.what, one.rule, one.event = what, "count.among", (one.start, one.end + match.end())
            return
    of_them = THEM.match(low, one.end)
    end = of_them.end() if of_them and of_them[0].startswith(" of") else one.end
    for event in events:
        if event.start >= end and event.start - end < 2 and adjacent(event):
            one.what, one.rule, one.event = event.what, "count.participle", (event.start, event.stop)
            return
    if by_verb(low, one, events, stop) or by_predicate(low, one, events, following) or by_noun(low, one):
        return
    if by_fate(low, one) or by_object(low, one, events):
        return
    inside = next((event for event in events if one.start <= event.start and event.stop <= one.stop), None)
    if inside and not INSIDE_OF.search(low[max(one.start - 12, 0) : one.start]):
        one.what, one.rule, one.event = inside.what, "count.participle", (inside.start, inside.stop)


def adjacent(event: Event) -> bool:
    """Whether a word may follow a number or its noun as what is said of those counted."""
    return event.word not in (
        "killing",
        "kill",
        "kills",
        "wounding",
        "injuring",
        "injures",
        "arrests",
        "displacing",
        "displaces",
        "wounds",
        "hurting",
        "maiming",
        "arresting",
        "detaining",
    ) and not event.word.endswith(("ing", " lives of"))


def by_verb(low: str, one: Mention, events: list[Event], stop: int) -> bool:
    """The verb whose object the count is: "killed at least 14 civilians", "forced almost a million to flee"."""
    for event in reversed(events):
        if one.start - event.stop > 30:
            break
        gap = low[event.stop : one.start]
        if (
            event.stop <= one.start
            and len(gap) < 30
            and re.fullmatch(
                r"[\"”’']?\s(?:or \w+ )?(?:also |the |another |as many as |and \w+ |instantly |outright |in all |a total of |an estimated |an additional |possibly |perhaps |nearby |up )*",
                gap,
            )
        ):
            if (
                TRANSITIVE.fullmatch(event.word)
                and not event.passive
                and (one.unit != "not_said" or not HOLD.search(event.word))
            ):
                one.what, one.rule, one.event = event.what, "count.verb", (event.start, event.stop)
                return True
            return False
    return made(low, one, stop)


def made(low: str, one: Mention, stop: int) -> bool:
    """A verb with what it made of them: "forced a million to flee", "left 12 dead", "cost 12 people their lives"."""
    if not MADE.search(low, max(one.start - 20, 0), one.start):
        return False
    match = MADE_TO.match(low, one.end, stop)
    if match is None:
        return False
    one.what, one.rule, one.event = match.lastgroup or "", "count.verb", (one.start, match.end())
    return True


def by_object(low: str, one: Mention, events: list[Event]) -> bool:
    """The verb whose objects begin with somebody not counted: "killed his wife and four children"."""
    for event in reversed(events):
        if event.stop > one.start or one.start - event.stop > 80:
            continue
        gap = low[event.stop : one.start]
        if TRANSITIVE.fullmatch(event.word) and not event.passive and BESIDE.fullmatch(gap) and not VERBAL.search(gap):
            one.what, one.rule, one.event = event.what, "count.verb", (event.start, event.stop)
            return True
        return False
    return False


def by_fate(low: str, one: Mention) -> bool:
    """Those who met a fate, and then the count: "among the dead were three children", "the wounded included two nurses"."""
    begin = max(one.start - 90, low.rfind(". ", 0, one.start) + 1, 0)
    before = low[begin : one.start]
    for match in reversed(list(FATE.finditer(before))):
        gap = before[match.end() :]
        if re.fullmatch(
            r"[^.;:]{0,50}\b(?:were|was|are|is|include[ds]?|including|comprised?)\s(?:also )?(?:an? [\w -]{1,30} and )?",
            gap,
        ):
            one.what = FATES.get(match["what"] or match["whom"], "killed")
            one.rule, one.event = (
                "count.part" if match["what"] else "count.noun",
                (begin + match.start(), begin + match.end()),
            )
            return True
    return False


def by_predicate(low: str, one: Mention, events: list[Event], following: int) -> bool:
    """The predicate whose subject the count is: "eleven civilians, including three children, were killed"."""
    for event in events:
        if event.start < one.end:
            continue
        if event.start - one.end > 240:
            return False
        gap = low[one.end : event.start]
        inner = re.sub(r"\s-\s.*?\s-(?=\s)", "", gap)
        inner = re.sub(r"[,(–—][^,()–—]*[,)–—]", "", inner)
        match = PREDICATE.match(gap) or (PREDICATE.match(inner) if len(inner) < len(gap) else None)
        if match is None:
            return False
        clear = (
            following >= event.start
            or "," in low[one.end : following]
            or "(" in low[one.end : following]
            or " - " in low[one.end : following]
        )
        said = (
            event.word in PLAIN_PAST
            or event.passive
            or event.word.startswith(("we ", "they ", "i ", "could"))
            or re.search(
                r"\b(?:were|was|been|are|is|have|has|had|being|be|reported|confirmed|feared|remain|remained|became|become|lay|got)\b",
                match["aux"],
            )
            or "have" in event.word
            or DONE.match(event.word)
            or event.word.startswith(("to ", "left ", "(were", "were ", "was ", "had ", "has "))
        )
        if clear and said and event.word not in ("killing", "wounding", "injuring", "displacing"):
            one.what, one.rule, one.event = event.what, "count.predicate", (event.start, event.stop)
            return True
        return False
    return False


def by_noun(low: str, one: Mention) -> bool:
    """A noun beside the count: "the death toll rose to 40", "the deaths of 12 people", "40 deaths", "447 bodies"."""
    before = low[max(one.start - 60, 0) : one.start]
    found = [match for match in NOUN.finditer(before) if leads_on(before, match.end())]
    if found:
        one.what, one.rule = found[-1].lastgroup or "", "count.noun"
        return bool(one.what)
    after = word_at(low, one.end, len(low))
    if after and after[0] in OF_HARM:
        after = word_at(low, after[2], len(low)) or after
    if after and after[0] in HARMS:
        one.what, one.rule, one.stop = HARMS[after[0]], "count.noun", after[2]
        return True
    lives = one.whom == "lives" and LIVES.search(low[max(one.start - 60, 0) : one.stop + 30])
    if lives or (one.whom in BODIES and one.count.qualifier != "unknown"):
        one.what, one.rule = "killed", "count.noun"
        return True
    return False


def leads_on(before: str, at: int) -> bool:
    """Whether the words between a noun of harm and a count lead from the one to the other."""
    return bool(NOUN_GAP.fullmatch(before, at) and NOUN_END.search(before, at - 2))
