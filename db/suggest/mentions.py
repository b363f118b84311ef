"""Numbers in a text that count people, each with its noun and unit. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.suggest.people import EVENT, NOUNS, PLAIN_PAST, THINGS, UNSAID
from db.suggest.suggestion import Span
from db.words.numbers import Count, take_count
from db.words.numerals import ONES, TEENS, TENS

_WORDS = "|".join((*ONES, *TEENS, *TENS))
START = re.compile(
    rf"(?<![\w-])(?:\d|(?:{_WORDS})\b|a dozen|a couple|a hundred|a thousand|a million|dozens|hundreds|thousands|tens of|no one|nobody|no |none"
    r"|at least|at most|more than|over |about|around|approximately|roughly|some |an estimated|nearly|almost|close to|just under|just over"
    r"|up to|as many as|fewer than|less than|not fewer|no fewer|not less|no less|no more|upwards of|in excess of|a minimum of|a maximum of|well over|circa|as few as|close on|approx|estimated|several hundreds|between|most of|the majority|half a|scores|several (?:dozen|hundred|thousand)"
    r"|(?:an?|one) (?:\w+ )?family of|exactly|only |another |a further|a total of|all |many (?:dozens|hundreds|thousands))"
)
BREAKS = frozenset(
    "in on at near from to by with for of and or but as than when while who whom that which were was are is have has had will"
    " would could may might after before since during including among according said says told hit struck into the a an".split()
)
THEM = re.compile(
    r"\sof (?:them|whom|us|these|those|the (?:dead|wounded|injured|killed|detained|displaced|arrested)\b|the (?=\d))|\s(?:are|were|was) (?:children|women|men|civilians|minors|girls|boys)\b|\sleft (?!behind|dead|wounded|injured|to|him|her|them|a\b|no\b|with)"
)
SHARE = re.compile(
    r"(?:most|(?:more than |over )?half|a third|a quarter|the majority|two thirds|\d+ ?(?:%|per ?cent)) of (?:them|whom|these|those)\b|\d+ ?(?:%|per ?cent) of them\b"
)
NOT_PEOPLE_NEXT = re.compile(
    r"^(?:[-–]| ?%| ?(?:percent|per cent|km|kilomet|metres?|meters?|miles?|years?|months?|weeks?|days?|hours?|minutes?|seconds?|times?|euros?|dollars?|a\.m|p\.m|am\b|pm\b|o'clock|°|kg|tonnes?|tons?|pages?|cases?|attacks?|(?:air)?strikes?|hospitals|schools|houses|homes|videos?)(?![a-z]))"
)


FRACTION = re.compile(r"\s(?:in|out of)\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b")
NEXT = re.compile(r"[ \-]([a-z][\w'-]*)")
PERSONAL = re.compile(
    r"(?:ers|ors|ists|ians|ees|men|women|ants|wives|folk|girls|boys|mates|smiths|people|ans|eans|is|lings|arians)$"
)
FAMILY = re.compile(r"(?:an?|one) (?:\w+ )?family of (?=\w)")
MORE = re.compile(r"\s(?:more|others?|of (?:them|the|his|her|their|our|my|its))(?=\s\w)")
STATES = frozenset(
    "displaced wounded injured detained missing unarmed dead arrested abducted kidnapped captured fleeing homeless".split()
)
VERBS = frozenset("went stayed remain remained could cannot did never".split())


@dataclass(slots=True)
class Mention:
    """A count of people as it stands: number, noun, what befell them as far as it is known, and by which words."""

    start: int
    stop: int
    count: Count
    end: int
    unit: str
    whom: str = ""
    what: str = ""
    rule: str = ""
    event: Span | None = None
    part_of: Span | None = None


def mentions(low: str, start: int, stop: int) -> Iterator[Mention]:
    """The counts in a sentence that are of people, or may be."""
    at = start
    while match := START.search(low, at, stop):
        at = match.end()
        begin = match.start()
        if family := FAMILY.match(low, begin):
            taken = take_count(low, family.end())
            if taken:
                yield Mention(begin, taken[1], taken[0], taken[1], "people", "family")
                at = taken[1]
            continue
        if share_of := SHARE.match(low, begin):
            part = Mention(begin, share_of.end(), Count("most_of"), share_of.end(), "not_said")
            yield with_noun(low, part, stop) or part
            at = share_of.end()
            continue
        if low.startswith("nobody", begin) or low.startswith("no one", begin):
            yield Mention(begin, begin + 6, Count("exact", 0, 0, 0), begin + 6, "not_said")
            at = begin + 6
            continue
        taken = take_count(low, begin)
        if taken is None or (taken[0].qualifier == "unknown" and match[0] != "scores") or taken[1] > stop:
            continue
        mention = of_people(low, begin, taken, stop)
        at = taken[1]
        if mention:
            yield mention
            at = max(at, mention.stop)


def of_people(low: str, begin: int, taken: tuple[Count, int], stop: int) -> Mention | None:
    """A count with its noun, None where something else than people is counted."""
    count, end = taken
    rest = low[end : min(end + 80, stop)]
    if NOT_PEOPLE_NEXT.match(rest) or re.search(
        r"(?:\b(?:aged?|resolution|article|no\.|room|page|phase|m)|[$€£§])\s?$", low[max(begin - 12, 0) : begin]
    ):
        return None
    if re.match(r"[,:.]\d", rest) or (
        re.match(
            r"\s?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", rest
        )
    ):
        return None
    alone = low[begin:end] == "one" and re.search(
        r"\b(?:in|at|on|of|the|no|this|that|each|every|by)\s$", low[max(begin - 8, 0) : begin]
    )
    if alone or FRACTION.match(rest):
        return None
    mention = Mention(begin, end, count, end, "not_said")
    return with_noun(low, mention, stop)


def with_noun(low: str, mention: Mention, stop: int) -> Mention | None:
    """A count with the noun that follows it and its unit; None where the noun is for no people."""
    if THEM.match(low, mention.end):
        return mention
    at, skipped = after_more(low, mention.end, stop), 0
    while (word := word_at(low, at, stop)) and skipped < 5:
        said, first, end = word
        if EVENT.match(low, first) and said not in NOUNS:
            after = word_at(low, end, stop)
            if skipped == 0 and said in STATES and after and (after[0] in NOUNS or leads(low, after, stop)):
                at = end
                continue
            return mention if skipped == 0 else unlisted(low, mention, at)
        if said in ("deaths", "fatalities", "injuries", "arrests", "killings", "abductions", "detentions"):
            return mention
        if said in NOUNS and said not in ("wounded", "injured"):
            police = said == "officers" and low[first - 7 : first].startswith("police")
            mention.unit, mention.whom = "staff" if police else NOUNS[said], said
            mention.stop = mention.end = end
            if said == "members" and low.startswith(" of staff", end):
                mention.unit, mention.stop, mention.end = "staff", end + 9, end + 9
            return mention if mention.count.low != 0 or mention.count.high != 0 else zero(mention)
        if said in UNSAID and not (said == "other" and word_at(low, end, stop)):
            mention.stop = mention.end = end if said in ("others", "other", "more") else mention.end
            return mention
        if said in BREAKS and not (said == "and" and goes_on(low, end, stop)) and not (said == "of" and skipped == 0):
            return mention if skipped == 0 or said_event(low, mention.end, at) else unlisted(low, mention, at)
        if EVENT.match(said) or said in PLAIN_PAST or said in VERBS:
            return mention if skipped == 0 else unlisted(low, mention, at)
        at, skipped = end, skipped + 1
    return mention if skipped == 0 else unlisted(low, mention, at)


def unlisted(low: str, mention: Mention, stop: int) -> Mention | None:
    """A count with a noun that no list has, up to a place: people by its ending, if what befalls them is told."""
    noun = low[mention.end : stop].split()[-1] if low[mention.end : stop].strip() else ""
    if noun in THINGS or not (PERSONAL.search(noun) and len(noun) > 3):
        return None
    mention.unit, mention.stop, mention.end = "people", stop, stop
    return mention


def after_more(low: str, at: int, stop: int) -> int:
    """Where the noun of a count is looked for: after "more", "other" or "of his" where a noun for people follows."""
    match = MORE.match(low, at, stop)
    after = word_at(low, match.end(), stop) if match else None
    if match is None or after is None:
        return at
    second = word_at(low, after[2], stop) if skip(after[0]) else None
    return match.end() if after[0] in NOUNS or (second and second[0] in NOUNS) else at


def goes_on(low: str, at: int, stop: int) -> bool:
    """Whether "and" joins two adjectives of one noun: medical and other staff."""
    after = word_at(low, at, stop)
    return bool(after and after[0] in ("other", "aid", "rescue", "health", "medical"))


def leads(low: str, word: tuple[str, int, int], stop: int) -> bool:
    """Whether a word is an adjective before a noun for people: wounded Sudanese soldiers."""
    after = word_at(low, word[2], stop)
    return skip(word[0]) and bool(after and after[0] in NOUNS)


def zero(mention: Mention) -> Mention:
    """No civilian: the unit of none is not said."""
    mention.unit = "not_said"
    return mention


def skip(word: str) -> bool:
    """Whether a word may stand between a number and its noun."""
    return word not in BREAKS and not EVENT.match(word)


def said_event(low: str, start: int, stop: int) -> bool:
    """Whether an event's word stands in a stretch."""
    return bool(EVENT.search(low, start, stop))


def word_at(low: str, at: int, stop: int) -> tuple[str, int, int] | None:
    """The word that follows a space or hyphen at a place: it, and its span; None at a comma or the end."""
    match = NEXT.match(low, at, stop)
    if match is None:
        return None
    word = match[1].removesuffix("'s").rstrip("'-")
    return word, match.start(1), match.start(1) + len(word)
