"""Who says some words, as their paragraph has it: "said A. Doctor", "the army denied", "according to". Pure.

A sentence is taken apart into tags, each a verb of saying with its subject. One that comes before the words covers
them as far as no contrast (a "but", a semicolon) stands between; one that follows closes its sentence or its part.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from db.words.sentences import sentences
from db.words.spotting import quotations

SAYING = (
    "said|says|say|saying|told|tells|added|adds|stated|states|warned|warns|explained|recalled|wrote|writes|tweeted"
    "|posted|announced|reported|reports|report|noted|insisted|insists|claimed|claims|claim|confirmed|argued|asked"
    "|described|continued|concluded|found|documented|recorded|counted|estimates|estimated|denied|denies|deny"
    "|acknowledged|admitted|alleged|alleges|accused|accuses|charged|charges|reads|believes|believe|maintains"
    "|maintained|declared|rejected|rejects|dismissed|dismisses|blamed|blames|put|puts|verified|testified|stressed"
)
DENYING = frozenset({"denied", "denies", "deny", "rejected", "rejects", "dismissed", "dismisses"})
CONCLUDING = frozenset({"concluded", "found", "documented", "verified"})
ALLEGING = frozenset(
    "alleged alleges accused accuses claimed claims claim charged charges blamed blames believes believe".split()
)
# Verbs of whoever spoke before: "The army denied it, saying that it had hit a depot."
GOING_ON = frozenset("saying adding claiming insisting alleging noting arguing warning stating accusing".split())
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
# Verbs that are nouns as often, or speak only with what follows them here.
NEEDS = {
    **dict.fromkeys(("found", "claim", "report", "counted", "recorded"), re.compile(r"\s(?:that\b|at least|\d)")),
    **dict.fromkeys(("put", "puts"), re.compile(r"\sthe\s(?:\w+\s){1,3}(?:at|to)\b")),
}
NEVER_AFTER = frozenset("the a an his her its their these those such of no not many several some was were been".split())
NEVER_AFTER |= frozenset("be being is are to never and or in by from with as on for local recent earlier".split())
ASIDE = frozenset("also later then again still now once often has have had would itself himself herself".split())
ASIDE |= frozenset("themselves earlier previously repeatedly since already both all".split())
BE = frozenset("was were been being be is are am get gets got".split())
BETWEEN = frozenset("that but while although though because when where if whether as since until unless so".split())
NOBODY = frozenset("no nobody none neither nothing".split())
RELATIVE = frozenset("who which whose whom".split())
CONTRAST = re.compile(r",\s(?:but|while|though|although|whereas|however)\b|;|\s(?:but|whereas)\s")
STATES = frozenset("armed united wounded injured displaced retired accredited so-called unnamed red based".split())
FINITE = BE | frozenset("has have had do does did will would can could may might must said left went came fell".split())
PLACING = frozenset("in on at for of from to by near with inside outside across after before during about".split())
STARTS = re.compile(
    r"(?:meanwhile|however|earlier|later|yesterday|today|separately|still|also|instead|afterwards?|initially"
    r"|(?:on|since|by|late|early)?\s?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s(?:morning|evening|night))?)\s+",
    re.I,
)
DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]oday)"
# What may begin what stands between a verb that follows its words and the end of the part: a time, a place, a means.
BEHIND = re.compile(
    rf"(?:(?:late|early|again|later|earlier)\s)*(?:{DAY}|(?:on|in|at|by|via|through|during|after|from|to|of|this|last"
    r"|earlier|later|afterwards)\b)"
)
PART = re.compile(r"(?:[^.,;:!?–—)“”\"]|(?<=\d)[.,](?=\d)|(?<=[A-Z])\.(?=[A-Z])|(?<=\.[A-Z])\.)*")
TO_WHOM = frozenset({"told", "tells", "asked"})
_TITLE = r"(?:Dr|Mr|Mrs|Ms|Gen|Col|Lt|Maj|Capt|Prof|Sgt|Rev|St)\."
_TOKEN = rf"(?:[A-Z]\.(?:[A-Z]\.)*|{_TITLE}|[^\W_](?:[\w\u0300-\u036f'’-]|\.(?=\w))*)"
_WORD = re.compile(rf"{_TOKEN}|[,;:()–—\"“”«»]")
_OF_NAMES = frozenset("of the for and in al bin ibn de du la van von der to on".split())
MOST = 14  # words of a subject with all that belongs to it


class Attribution(NamedTuple):
    """Who is said to say it, as said, and by which verb; guessed: a pronoun, whose person is to be found."""

    who: str
    verb: str
    guessed: bool = False


class Tag(NamedTuple):
    """A verb of saying with its subject: places in the paragraph, code points, half-open."""

    who: str
    verb: str
    start: int
    stop: int
    follows: bool  # it stands behind a comma or a quotation and closes its part


class Word(NamedTuple):
    """A word or a mark of a sentence, and where it stands."""

    text: str
    start: int
    stop: int


def attribution(paragraph: str, start: int, stop: int) -> Attribution | None:
    """Who says a span of a paragraph: before it, behind it, in "according to", or within it; None where that is open.

    A sentence that is chosen whole has its tag within it; that counts where it is the only one there.
    """
    quoted = [(low - 1, high + 1) for low, high in quotations(paragraph)]
    around = next(((low, high) for low, high in quoted if low <= start and stop <= high), (start, stop))
    every = sentences(paragraph)
    low = next((first for first, last in every if first <= around[0] < last), around[0])
    high = next((last for _, last in every if last >= around[1]), len(paragraph))
    tags = tags_of(paragraph, low, high, quoted)
    before = [one for one in tags if one.stop <= start and not one.follows]
    if before and not CONTRAST.search(paragraph, before[-1].stop, start):
        return made(before[-1], tags)
    behind = [one for one in tags if one.start >= around[1] and one.follows]
    if behind and not CONTRAST.search(paragraph, stop, behind[0].start):
        return made(behind[0], tags)
    inside = [one for one in tags if start <= one.start and one.stop <= stop]
    if len(inside) == 1 == len([one for one in every if one[0] < stop and one[1] > start]):
        return made(inside[0], tags) if not CONTRAST.search(paragraph, start, stop) else None
    return None


def made(tag: Tag, tags: Sequence[Tag]) -> Attribution:
    """A tag as it is told; a pronoun stands for whom an earlier tag of the sentence names."""
    if tag.who.lower() not in PRONOUNS:
        return Attribution(tag.who, tag.verb.lower())
    named = [one.who for one in tags if one.start < tag.start and one.who.lower() not in PRONOUNS]
    if tag.who.lower() in ("it", "they", "he", "she") and named:
        return Attribution(named[-1], tag.verb.lower())
    return Attribution(tag.who, tag.verb.lower(), guessed=True)


def tags_of(text: str, low: int, high: int, quoted: Sequence[tuple[int, int]]) -> list[Tag]:
    """The tags of a stretch outside of quotations, in order."""
    every = [Word(match[0], *match.span()) for match in _WORD.finditer(text, low, high)]
    words = [one for one in every if not any(first < one.start and one.stop < last for first, last in quoted)]
    found: list[Tag] = []
    for at, word in enumerate(words):
        if word.text.lower() == "according" and at + 2 < len(words) and words[at + 1].text == "to":
            named = forwards(text, words[at + 2 :])
            if named:
                found.append(Tag(named, "according to", word.start, words[at + 1].stop + 1 + len(named), at > 0))
        elif word.text in GOING_ON:
            if found and words[at - 1].text in (",", "and", "but", "while"):
                found.append(Tag("it", word.text, word.start, word.stop, follows=False))
        elif _saying().fullmatch(word.text) and says(text, words, at):
            found += tag_at(text, words, at)
    return found


def says(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word that may be a verb of saying is one here."""
    word = words[at]
    needs = NEEDS.get(word.text)
    if needs and not needs.match(text, word.stop):
        return False
    before = words[at - 1].text.lower() if at else ""
    if before == "and" and at > 1:
        return True
    return before not in NEVER_AFTER


def tag_at(text: str, words: Sequence[Word], at: int) -> Iterator[Tag]:
    """The tag of a verb, where it has a subject."""
    word = words[at]
    last = skip_aside(words, at - 1)
    if last < at - 1 and words[last + 1].text.lower() in BE:
        return
    parted = last < 0 or words[last].text in '"“”»'
    if not parted and words[last].text == "," and at == last + 1:
        # "…, said the mayor": the verb stands first where a name or an article follows and no post stands before
        parted = bool(re.match(r"\s(?:[A-Z]|the\s|an?\s|one\s)", text[word.stop :])) and not is_post(words, last)
    if parted:
        named = forwards(text, words[at + 1 :])
        if named:
            yield Tag(named, word.text, word.start, word.stop + 1 + len(named), last >= 0)
        return
    first, stop = subject(words, last)
    who = tidied(text[words[first].start : words[stop].stop]) if first <= stop else ""
    if not who or not may_speak(who):
        return
    begin = words[first].start
    led = text[:begin].rstrip()[-1:]
    follows = bool(led) and led in ',"“”»–—' and closes(text, word)
    yield Tag(who, word.text, begin, word.stop, follows)


def closes(text: str, verb: Word) -> bool:
    """Whether nothing that is said stands between a verb and the end of its part: a time, a place, to whom."""
    found = PART.match(text, verb.stop)
    rest = found[0].strip() if found else ""
    words = [Word(match[0], *match.span()) for match in _WORD.finditer(rest)]
    if any(word.text == "that" for word in words):
        return False
    return not words or bool(BEHIND.match(rest)) or (verb.text in TO_WHOM and not finite(words))


def is_post(words: Sequence[Word], comma: int) -> bool:
    """Whether a comma closes a post or a relative clause between commas: "A. Doctor, who works there, said".

    A post may have a clause of its own: "The Monitor, a group that relies on people there, put the toll at 19".
    """
    opening = next((at for at in range(comma - 1, -1, -1) if words[at].text == ","), -1)
    inner = words[opening + 1 : comma]
    if opening <= 0 or not inner:
        return False
    own = next((at for at, one in enumerate(inner) if one.text in RELATIVE or one.text == "that"), len(inner))
    post = inner[: own if inner[0].text in ("a", "an", "the") else len(inner)]
    return inner[0].text in RELATIVE or (len(post) < 9 and not finite(post))


def skip_aside(words: Sequence[Word], at: int) -> int:
    """The place before adverbs and auxiliaries."""
    while at >= 0 and (words[at].text.lower() in ASIDE | BE or words[at].text.endswith("ly")):
        at -= 1
    return at


def subject(words: Sequence[Word], last: int) -> tuple[int, int]:
    """First and last word of the subject that ends at a place; first beyond last where there is none."""
    if words[last].text == ",":
        opening = next((at for at in range(last - 1, -1, -1) if words[at].text == ","), -1)
        if opening <= 0:
            return 1, 0
        inner = words[opening + 1 : last]
        if inner[0].text[0].isupper() and words[begins(words, opening - 1)].text.lower() != inner[0].text.lower():
            outer = words[begins(words, opening - 1) : opening]
            if not any(word.text[0].isupper() for word in outer[-2:]) or "'s" in "".join(w.text for w in outer):
                return opening + 1, last - 1
        return begins(words, opening - 1), opening - 1
    if words[last].text.lower() in ("and", "or"):  # "The group issued a report and said": the subject of both verbs
        first = begins(words, last - 1, through=True)
        verb = next((at for at in range(first, last) if is_finite(words[at])), last)
        return first, verb - 1
    first = begins(words, last)
    if first > 1 and words[first - 1].text.lower() in RELATIVE and finite(words[first : last + 1]):
        return begins(words, first - 2), first - 2  # "A resident who asked not to be named said"
    return first, last


def begins(words: Sequence[Word], last: int, *, through: bool = False) -> int:
    """The first word of the part of the sentence that ends at a place."""
    at = last
    while at >= 0:
        text = words[at].text.lower()
        if not text[0].isalnum() or text in BETWEEN or text in RELATIVE:
            break
        if text in ("and", "or") and not through and finite(words[begins(words, at - 1, through=True) : at]):
            break
        at -= 1
    return at + 1


def finite(words: Sequence[Word]) -> bool:
    """Whether a verb is among some words."""
    return any(is_finite(word) for word in words)


def is_finite(word: Word) -> bool:
    """Whether a word is a verb in use, as far as its form tells."""
    text = word.text
    return text in FINITE or (text.islower() and text.endswith("ed") and text not in STATES and len(text) > 3)


def tidied(who: str) -> str:
    """A subject without what opens its sentence: a day, "meanwhile", "in Geneva" before an article or a title."""
    who = STARTS.sub("", who, count=1).removesuffix("'s").removesuffix("’s")
    if who.partition(" ")[0].lower() in PLACING:
        head = re.search(rf"\s((?:the|an?|its|his|her|their|some|one|two|{_TITLE})\s.*|(?:he|she|they|it))$", who)
        who = head[1] if head else ""
    return who


def may_speak(who: str) -> bool:
    """Whether these words can be whoever speaks: no clause, not too long."""
    words = [Word(match[0], *match.span()) for match in _WORD.finditer(who)]
    if not words or len(words) > MOST or finite(words) or words[0].text.lower() in NOBODY:
        return False
    return words[0].text.lower() not in PLACING and words[-1].text.lower() not in (*PLACING, "the", "a", "an", "and")


def forwards(text: str, words: Sequence[Word]) -> str:
    """The subject that some words begin with, up to a comma, a stop or a word that goes on otherwise."""
    stop = 0
    for at, word in enumerate(words):
        gap = text[words[at - 1].stop : word.start] if at else ""
        low = word.text.lower()
        if at >= MOST or (at and not gap.isspace()) or not word.text[0].isalnum() or low in BETWEEN | RELATIVE:
            break
        if (low in PLACING and low not in ("of", "for", "in", "at", "from")) or re.fullmatch(DAY, word.text):
            break
        if low in ("of", "for", "in", "at", "from") and at and words[at - 1].text[0].isupper() and low != "of":
            break
        if is_finite(word):
            break
        stop = at + 1
    who = text[words[0].start : words[stop - 1].stop] if stop else ""
    return who if who and may_speak(who) else ""


def name_of(words: list[str]) -> str:
    """A name up to where the sentence goes on, or a plain description with its article; '' where it is neither."""
    while words and words[0].lower() in ("and", "of", "for", "have", "has"):
        words = words[1:]
    lead = 1 if words and words[0].lower() in ("the", "a", "an") else 0
    if words[lead:] and words[lead][0].isupper():
        small = (at for at in range(lead, len(words)) if words[at].islower() and words[at] not in _OF_NAMES)
        first = next(small, len(words))
        ended = first - lead > 1 or (words[first : first + 1] and words[first].endswith("ed"))
        words = words[:first] if ended else words
    if not words:
        return ""
    named = any(word[0].isupper() for word in words[(1 if words[0].lower() in ("the", "a", "an") else 0) :])
    told = words[0].lower() in ("the", "a", "an", "one", "residents", "witnesses", "officials", *PRONOUNS)
    return " ".join(words) if named or (told and len(words) <= 6) else ""


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(SAYING)
