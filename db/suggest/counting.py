"""Counts of people killed, injured, displaced and arrested, with qualifier, unit and period. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from db.suggest.befalling import VERBAL, assign, find_events
from db.suggest.covering import period
from db.suggest.mentions import Mention, mentions
from db.suggest.people import NOUNS
from db.suggest.suggestion import Counted, Dated, Span, Suggestion
from db.words.numerals import plain
from db.words.sentences import sentences

LONG = 1_000  # code points of a sentence
_DIGITS = re.compile(r"\d")
DOING = re.compile(
    r"\b(?:interview\w*|work\w*|employ\w*|serv\w*|liv\w*|house[sd]?|had|has|have|teach\w*|treat\w*|feed\w*|visit\w*|met|deliver\w*|born|shar\w*|spoke|told|sign\w*|register\w*|train\w*|saved?|rescued?)\b"
)
JOINED = re.compile(
    r"^[^.;:]{0,60}?(?:,|,? and|,? or|,? as well as|,? along with|,? plus|,? against|,? then|,? maybe|,? perhaps|,? but|,? while|,? with|,? together with|,? alongside)\s(?:in [\w-]+ )?(?:another |a further |an additional |maybe |perhaps |possibly |then |the |their |his |her |also |with )?$"
)
LISTED = re.compile(r"^[^.;:]{0,80}:\s(?:[\w ]{1,24} and )?$")
SUB_BEFORE = re.compile(
    r"(?:including|included|among them|amongst them|among whom|of whom|of them|of these|of those|which included|that included|who included|counting|mostly|incl\.|,? with)[,:]?\s(?:the )?$"
)
SUB_AFTER = re.compile(
    r"^\s(?:of (?:them|whom|these|those)|among them|amongst them|among whom|of us|(?:were|was|are|is) among (?:them|the dead|those killed))\b"
)
ARE_PEOPLE = re.compile(r"^\s(?:of them )?(?:were|are|was)\s(\w+)(?:\s(\w+))?")


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
