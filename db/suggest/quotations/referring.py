"""Whom a role, a pronoun or a clause refers to: the name beside a role, those who speak, not those spoken of. Pure."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from db.suggest.lexicon import named_in
from db.suggest.quotations.heard import HUMAN, impersonal, several
from db.suggest.quotations.speech import PLAIN_VERB
from db.suggest.quotations.subjects import CAP, DETERMINERS, NAME, NO_PERSON, Who
from db.suggest.suggestion import Span
from db.words.sentences import sentences

OWNED = re.compile(r"(?:his|her|their|my|our)\b", re.I)
APPOSED = re.compile(
    rf",\s[‘“'\"]?(?:(?:doctor|professor|engineer|colonel|general|captain|major|lieutenant|sheikh|imam|brother|sister|father)\s)?"
    rf"((?:Dr\s|Dr\.\s|Prof\.?\s)?{CAP}(?:\s{CAP}){{0,4}})(?=[’”'\"]?[,.:]|\s?\(|\s[—–-]|\s(?:said|says"
    rf"|told)\b|$|\n)"
)
# An activist in the town who goes by the name of Abu Firas.
GOES_BY = re.compile(
    rf"(?:\s(?:in|from|of|at|with)\s[^,.;:\n“\"]{{2,40}}?)?,?\s(?:who\s(?:(?:goes|went)\sby(?:\sthe\s(?:[a-z-]+\s){{0,2}}?name)?"
    rf"(?:\sof)?|(?:gave|gives)\s(?:only\s)?(?:his|her)\s(?:[a-z]+\s)?name\s(?:only\s|just\s)?as|calls\s(?:him|her)self"
    rf"|(?:asked|wished|wanted)\sto\sbe\s(?:identified|named|called|known|quoted)\s(?:only\s)?(?:as|by(?:\s[a-z]+){{1,4}},?))"
    rf"|(?:identified|known|named)\s(?:only\s|here\s)?(?:as|by\s(?:his|her)\s(?:[a-z]+\s)?name,?))\s({CAP}(?:\s{CAP}){{0,3}})"
)
DAYS = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August")
AS_SAYING = re.compile(
    rf"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s((?:(?:the|an?|one)\s(?:[\w-]+\s){{0,4}}?[\w-]+)"
    rf"|{NAME.pattern})\sas\s(?:saying|telling|writing)"
)
SAYS = re.compile(
    rf"(?:\s(?:in|from|at|of|for|with)\s[^,.;:\n“\"]{{2,40}}?)?\s(?:(?:also|then|later|has|had|have)\s)*(?:{PLAIN_VERB.pattern})"
)
OF_WHAT = re.compile(r"\s(?:for|of|at|from|in|to)\s[^,.;:“”\"()\n]{2,70}(?=,)")
NOUN = re.compile(
    r"(?:The|An?|Its|Their)\s(?:[\w'’-]+\s){0,2}?[\w'’-]+(?=,|\s(?:of|in|has|had|is|was|did|\w+ed|[a-z]+s)\b)"
)
_WHO = rf"(?:(?:[Tt]he|[Aa]n?)\s(?:[\w’'-]+\s){{0,4}}?[\w’'-]+|{NAME.pattern})"
# Who says words that the sentence says of something else: it was presented by the government as “…”.
AGENTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:presented|described|hailed|dismissed|denounced|branded|condemned|labell?ed|praised|rejected|portrayed)"
        rf"\sby\s(?P<who>{_WHO})\sas\s(?:an?\s|the\s)?$",
        rf"\bwith\s(?P<who>{_WHO})\s(?:saying|claiming|calling|describing|insisting)\b[^.;“”\"]{{0,60}}$",
        rf"\b(?:said|says)\s(?:that\s)?(?P<who>{_WHO})\stold\s(?:him|her|them|me|us)[,:]\s$",
    )
)
# What may stand before those who open a clause: a phrase that a comma ends, or another clause.
OPENS = re.compile(
    r"(?:(?:[A-Z][^,.;:“”\"\n]{0,60},|[^\n]*(?:,|;)?\s(?:and|but|while|when|where|because|that|then|so))\s)?[“‘\"]?"
)
DIED = re.compile(
    r"(?:,\s(?:aged\s)?\d\d,?)?\s(?:(?:who|had|also|later|then)\s)*"
    r"(?:died|drowned|perished|(?:was|were|been|is)\s(?:shot\s|found\s|burned\s)?(?:killed|dead|buried|executed|murdered))\b"
)
BURIED = re.compile(r"\b(?:buried|lost|mourned|bore|raised)\s$")
TO_THEM = re.compile(r"\s(?:[a-z]+ed|told|gave|sold|brought|sent|took|left|beat|shot|saw)\s(?:him|her)\b")
TAG = re.compile(
    rf"[\s—–-]*((?:he|she|they|it|I|we)|{NAME.pattern})\s(?!was\b|is\b|had\b|has\b|were\b)(\w+ed"
    rf"|\w+s)\b(?=[.,;:]|\s(?:to|in|on|with|at|as|of)\b|$)"
)


def apposed(text: str, who: Who) -> Who | None:
    """The name that stands right after a role: "the mayor, Ali Rashed"."""
    first = who.words.split()[0].lower()
    role = who.words.split()[-1].lower() in named_in("parts")
    if who.pronoun or (who.words[0].isupper() and first not in DETERMINERS and not (role or HUMAN.match(who.words))):
        return None
    stop = min(who.span[1] + 120, len(text))
    of_what = OF_WHAT.match(text, who.span[1], stop) if role else None
    match = APPOSED.match(text, of_what.end() if of_what else who.span[1], stop)
    if match is None or DAYS.match(match[1]) or match[1].split()[0].lower() in NO_PERSON | DETERMINERS:
        return None
    return Who(match[1], match.span(1), who.verb)


def goes_by(text: str, who: Who) -> Who | None:
    """The name by which somebody goes who is told by a role: an activist who goes by the name of Abu Firas."""
    match = None if who.pronoun else GOES_BY.match(text, who.span[1], who.span[1] + 120)
    return Who(match[1], match.span(1), who.verb) if match else None


def quoted_as(text: str, start: int, stop: int) -> Who | None:
    """Who is quoted as saying it."""
    match = AS_SAYING.search(text, start, stop)
    return Who(match[1], match.span(1), "quoted") if match else None


def tagged(text: str, stop: int, later: int) -> Who | None:
    """The subject of any verb right after words that end in a comma: "…,” he listed"."""
    match = TAG.match(text, stop, min(later, stop + 80))
    return Who(match[1], match.span(1), match[2]) if match else None


def speaks(text: str, who: Who) -> bool:
    """Whether somebody is said to speak where he is named."""
    start, stop = who.span
    lead = text[max(start - 14, 0) : start].lower()
    return lead.endswith(("according to ", "told by ")) or bool(SAYS.match(text, stop, stop + 70))


def agent(text: str, low: int, at: int) -> Who | None:
    """Who says the words that begin at a place, where the sentence is about something else; low: where it begins."""
    found = next((match for one in AGENTS if (match := one.search(text, max(low, at - 160), at))), None)
    return Who(found["who"], found.span("who"), "said") if found else None


def silent(text: str, who: Who) -> bool:
    """Whether somebody is told as dead, or as one who did something to him or her who speaks."""
    start, stop = who.span
    return bool(DIED.match(text, stop) or TO_THEM.match(text, stop) or BURIED.search(text, max(start - 10, 0), start))


def unquoted(some: Sequence[Who], quotations: Sequence[Span], starts: Sequence[int]) -> list[Who]:
    """Those who are named outside of quotation marks."""
    found = []
    for one in some:
        at = bisect_right(starts, one.span[0]) - 1
        if at < 0 or one.span[0] >= quotations[at][1]:
            found.append(one)
    return found


def likely(text: str, some: Sequence[Who], spoke: Sequence[Who], begin: int) -> list[Who]:
    """Those of whom he or she is more likely said: in one paragraph, by name or having spoken, before those by role.

    Where nobody is told of in the paragraph so far, the last one before it in which somebody is stands in its place.
    """
    some = [one for one in some if not silent(text, one)] or some
    speakers = {one.span for one in spoke} | {one.span for one in some if speaks(text, one)}
    here = [one for one in some if one.span[0] >= begin]
    if not here and some:
        begin = text.rfind("\n", 0, max(one.span[0] for one in some)) + 1
        here = [one for one in some if one.span[0] >= begin]
    named = [one for one in here if (one.words[0].isupper() and not HUMAN.match(one.words)) or one.span in speakers]
    return named if named and len(named) < len(here) else list(some)


def opener(text: str, some: Sequence[Who], best: Who, begin: int) -> Who:
    """Who opens the clause in which somebody is told by a role: the doctor who was trained as a nurse, not a nurse."""
    if not HUMAN.match(best.words):
        return best
    lead = sentences(text[begin : best.span[0]])
    start = begin + (lead[-1][0] if lead else 0)
    here = [one for one in some if start <= one.span[0] < best.span[0] and OPENS.fullmatch(text, start, one.span[0])]
    return max(here, key=lambda one: one.span, default=best)


def opened_by(text: str, begin: int, at: int) -> Who | None:
    """The body that the clause before "it" is about: the junta met; it called …; begin: of the paragraph."""
    lead = text[begin:at].rstrip()
    if not lead.endswith((";", ".")):
        return None
    start = begin + sentences(lead)[-1][0]
    head = NOUN.match(text, start, at) or NAME.match(text, start, at)
    words = head[0].rstrip(" ,") if head else ""
    return Who(words, (start, start + len(words))) if len(words) > 2 and impersonal(words) else None


def told_last(some: list[Who]) -> Who | None:
    """Who was told of last: somebody by himself, before those who are only told as somebody's or as several."""
    alone = [one for one in some if not OWNED.match(one.words) and not several(one.words)]
    return max(alone or some, key=lambda one: one.span, default=None)
