"""Counts of people killed, injured, displaced and arrested, with qualifier, unit and period. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.suggest.covering import period
from db.suggest.mentions import THEM, Mention, mentions, word_at
from db.suggest.people import BE, EVENT, NOUN, NOUNS, PLAIN_PAST, TRANSITIVE
from db.suggest.suggestion import Counted, Dated, Span, Suggestion
from db.words.numerals import plain
from db.words.sentences import sentences

LONG = 1_000  # code points of a sentence
_DIGITS = re.compile(r"\d")
DOING = re.compile(
    r"\b(?:interview\w*|work\w*|employ\w*|serv\w*|liv\w*|house[sd]?|had|has|have|teach\w*|treat\w*|feed\w*|visit\w*|met|deliver\w*|born|shar\w*|spoke|told|sign\w*|register\w*|train\w*|saved?|rescued?)\b"
)
AUX = (
    r"(?:were|was|are|is|be|been|being|have|has|had|also|then|reportedly|allegedly|confirmed|believed|to|feared|estimated|presumed"
    r"|known|thought|still|already|all|later|since|probably|may|might|could|now|reported|verified|shot|both|said|either|got|left|found|lay|be|not|seriously|badly|critically|lightly)"
)
TO_EVENT = re.compile(rf"^(?:\s(?:{AUX}\s)*)$")
PREDICATE = re.compile(
    rf"^(?P<more>(?:\s(?:of|from|in|at|on|near|with|aged|among|inside|outside|travelling|standing|trying|waiting|who|that|whose)\b[^.;:]{{0,110}}?)?"
    rf"(?:\s?[(,–—][^.;:]{{0,110}}?[),–—])?)(?P<aux>\s(?:{AUX}\s)*)$"
)
JOINED = re.compile(
    r"^[^.;:]{0,60}?(?:,|,? and|,? or|,? as well as|,? along with|,? plus|,? against|,? then|,? maybe|,? perhaps)\s(?:in [\w-]+ )?(?:another |a further |maybe |perhaps |then )?$"
)
LISTED = re.compile(r"^[^.;:]{0,80}:\s(?:[\w ]{1,24} and )?$")
VERBAL = re.compile(
    r"\b(?:was|were|is|are|had|have|has|did|do|does|when|where|while|after|before|because|hit|struck|destroyed|damaged|said)\b"
)
SUB_BEFORE = re.compile(
    r"(?:including|included|among them|amongst them|among whom|of whom|of them|of these|of those|incl\.|,? with)[,:]?\s(?:the )?$"
)
SUB_AFTER = re.compile(
    r"^\s(?:of (?:them|whom|these|those)|among them|amongst them|among whom|of us|(?:were|was|are|is) among (?:them|the dead|those killed))\b"
)
OF_EVENT = re.compile(
    r"^\sof (?:the|those|these)\s(killed|dead|wounded|injured|displaced|detained|arrested|victims|detainees|who (?:died|fled))\b"
)
ARE_PEOPLE = re.compile(r"^\s(?:of them )?(?:were|are|was)\s(\w+)(?:\s(\w+))?")


@dataclass(frozen=True, slots=True)
class Event:
    """A word for what befell people: killed, wounded, fled."""

    start: int
    stop: int
    what: str
    word: str
    passive: bool


def find_counts(text: str, dates: Sequence[Suggestion]) -> list[Suggestion]:
    """All counts of people killed, injured, displaced or arrested, in order; dates: those found in the same text."""
    low = blanked(plain(text), dates)
    starts = [one.start for one in dates]
    found: list[Suggestion] = []
    last: Mention | None = None
    for start, stop in pieces(text):
        some = in_sentence(low, start, stop, last)
        told = [one for one in some if one.what]
        near = dates[bisect_left(starts, start) : bisect_left(starts, stop)]
        for one in told:
            found.append(suggested(text, one, near))
        if told:
            last = told[0]
        elif text[start - 2 : start] == "\n\n":
            last = None
    return found


def pieces(text: str) -> Iterator[Span]:
    """The sentences of a text; one of no sensible length is cut, so that the time stays with the length of the text."""
    for start, stop in sentences(text):
        for begin in range(start, stop, LONG):
            yield begin, min(begin + LONG, stop)


def blanked(low: str, dates: Sequence[Suggestion]) -> str:
    """The text with the digits of its dates taken out, so that no day or year is read as a count."""
    kept, at = [], 0
    for one in dates:
        if one.start >= at:
            kept += [low[at : one.start], _DIGITS.sub("#", low[one.start : one.stop])]
            at = one.stop
    return "".join((*kept, low[at:]))


def in_sentence(low: str, start: int, stop: int, last: Mention | None) -> list[Mention]:
    """The counts of one sentence, those with what befell them filled in."""
    some = list(mentions(low, start, stop))
    if not some:
        return []
    events = list(find_events(low, start, stop))
    for at, one in enumerate(some):
        following = some[at + 1].start if at + 1 < len(some) else stop
        assign(low, one, events, following, stop)
    for at, one in enumerate(some):
        if not one.what and at:
            share(low, some[at - 1], one)
    for at in range(len(some) - 2, -1, -1):
        one, other = some[at], some[at + 1]
        if (
            not one.what
            and other.what
            and other.rule in ("count.predicate", "count.participle", "count.part")
            and JOINED.match(gap := low[one.end : other.start])
            and not VERBAL.search(gap)
        ):
            one.what, one.rule, one.event = other.what, "count.joined", other.event
    for at, one in enumerate(some):
        last = next((other for other in reversed(some[:at]) if other.what), last)
        if (
            not one.what
            and last
            and (match := ARE_PEOPLE.match(low[one.end : one.end + 40]))
            and one.unit == "not_said"
            and (noun := next((one for one in (1, 2) if match[one] in NOUNS), 0))
        ):
            one.what, one.unit, one.rule = last.what, NOUNS[match[noun]], "count.part"
            one.stop = one.end + match.end(noun)
            one.part_of = (last.start, last.stop)
    parts(low, some)
    if last and not events:
        for one in some:
            if not one.what and one.unit != "not_said" and one.count.best != 1 and not DOING.search(low[start:stop]):
                one.what, one.rule = last.what, "count.told"
    return some


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
    )


def by_verb(low: str, one: Mention, events: list[Event], stop: int) -> bool:
    """The verb whose object the count is: "killed at least 14 civilians", "forced almost a million to flee"."""
    for event in reversed(events):
        if one.start - event.stop > 16:
            break
        gap = low[event.stop : one.start]
        if (
            event.stop <= one.start
            and len(gap) < 16
            and re.fullmatch(r"[\"”’']?\s(?:or \w+ )?(?:also |the |another |as many as |and \w+ )?", gap)
        ):
            if event.word in TRANSITIVE and not event.passive:
                one.what, one.rule, one.event = event.what, "count.verb", (event.start, event.stop)
                return True
            return False
    before = low[max(one.start - 20, 0) : one.start]
    if re.search(r"\b(?:forced|forcing|drove|driven|caused|led)\s$", before) and re.match(
        r"\s(?:\w+\s)?to (?:flee|leave|move)", low[one.end : stop]
    ):
        one.what, one.rule, one.event = "displaced", "count.verb", None
        return True
    if (
        re.search(r"\b(?:left|leaving)\s$", before)
        and (match := re.match(r"\s(\w+)", low[one.end : stop]))
        and match[1] in ("dead", "wounded", "injured", "homeless")
    ):
        one.what = {"dead": "killed", "homeless": "displaced"}.get(match[1], "injured")
        one.rule = "count.verb"
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
        inner = re.sub(r"[,(–—][^,()–—]*[,)–—]", "", gap)
        match = PREDICATE.match(gap) or (PREDICATE.match(inner) if len(inner) < len(gap) else None)
        if match is None:
            return False
        clear = following >= event.start or "," in low[one.end : following] or "(" in low[one.end : following]
        said = (
            event.word in PLAIN_PAST
            or event.passive
            or event.word.startswith(("we ", "they ", "i ", "could"))
            or re.search(r"\b(?:were|was|been|are|is|have|has|had|being|be|reported|confirmed|feared)\b", match["aux"])
            or "have" in event.word
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
    found = [
        match
        for match in NOUN.finditer(before)
        if re.fullmatch(
            r"(?:\s(?:of|at|to|as|stands|stood|rose|rises|risen|has|had|is|was|put|now|from|reached|by|the|for|in|on|[a-z#-]+)){0,8}\s",
            before[match.end() :],
        )
        and re.search(r"\b(?:of|at|to|as|reached|is|was|by)\s$", before[match.end() - 1 :])
    ]
    if found:
        one.what, one.rule = found[-1].lastgroup or "", "count.noun"
        return bool(one.what)
    after = word_at(low, one.end, len(low))
    if after and after[0] in ("deaths", "fatalities"):
        one.what, one.rule, one.stop = "killed", "count.noun", after[2]
        return True
    if one.whom in ("bodies", "corpses", "victims") and one.count.qualifier != "unknown":
        one.what, one.rule = "killed", "count.noun"
        return True
    return False


def share(low: str, before: Mention, one: Mention) -> None:
    """A count takes what befell those counted before it where it goes on with them or is a part of them."""
    done = (
        before.event[1] if before.event and before.end <= before.event[1] <= one.start else max(before.end, before.stop)
    )
    gap = low[done : one.start]
    if not before.what or len(gap) > 110:
        return
    if LISTED.match(gap) or (before.rule == "count.listed" and JOINED.match(gap) and not VERBAL.search(gap)):
        one.what, one.rule, one.event, one.part_of = (
            before.what,
            "count.listed",
            before.event,
            before.part_of or (before.start, before.stop),
        )
        one.unit = before.unit if one.unit == "not_said" else one.unit
    elif (JOINED.match(gap) or SUB_BEFORE.search(gap) or SUB_AFTER.match(low[one.end : one.end + 20])) and (
        not VERBAL.search(gap) or gap.endswith((", ", "against ", "maybe ", "perhaps "))
    ):
        one.what, one.rule, one.event = before.what, "count.joined", before.event


def parts(low: str, some: list[Mention]) -> None:
    """Mark the counts that are parts of one before, and let them be of what befell that one."""
    for at, one in enumerate(some):
        if one.part_of or at == 0:
            continue
        before = next((other for other in reversed(some[:at]) if other.what and other.part_of is None), None)
        if before is None:
            continue
        gap = low[before.end : one.start]
        of_them = "of them" in low[one.start : one.stop] or "of whom" in low[one.start : one.stop]
        if SUB_BEFORE.search(gap) or SUB_AFTER.match(low[one.end : one.end + 40]) or of_them:
            if one.rule not in ("count.verb", "count.participle"):
                one.what, one.event = before.what, before.event
            one.rule, one.part_of = "count.part", (before.start, before.stop)
            noun = re.compile(r"\s(?:of (?:them|whom)|among them)(?:\s(?:were|are|was))?(?:\s(?:an?\s)?(\w+))?").match(
                low, one.end
            )
            if noun and noun[1] in NOUNS and one.unit == "not_said":
                one.unit, one.stop = NOUNS[noun[1]], noun.end()
            elif one.unit == "not_said":
                one.unit = before.unit


def suggested(text: str, one: Mention, dates: Sequence[Suggestion]) -> Suggestion:
    """The suggestion of a count, with the period that it covers."""
    window = None if one.part_of else period(text, one, dates)
    edtf = window.reading.edtf if window and isinstance(window.reading, Dated) else None
    reading = Counted(
        one.what,
        one.count,
        one.unit,
        one.whom if NOUNS.get(one.whom) == "people" else "",
        window.spans[0] if window else None,
        edtf or "",
        one.part_of,
    )
    first = min(one.start, one.event[0]) if one.event and one.start - one.event[0] < 300 else one.start
    last = max(one.stop, one.event[1]) if one.event and one.event[1] - one.stop < 300 else one.stop
    guess = "what befell them is told before" if one.rule == "count.told" else ""
    return Suggestion("count", ((one.start, one.stop),), reading, one.rule, guess, (first, last))
