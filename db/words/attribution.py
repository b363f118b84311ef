"""Who says some words, as their paragraph has it: "said A. Doctor", "the army denied", "according to". Pure."""

import re
from functools import cache
from typing import NamedTuple

from db.words.sentences import sentences

SAYING = (
    "said|says|saying|told|tells|added|adds|stated|states|warned|warns|explained|recalled|wrote|writes|tweeted|posted"
    "|announced|reported|reports|noted|insisted|claimed|claims|confirmed|argued|asked|described|continued|concluded"
    "|found|documented|estimates|estimated|denied|denies|acknowledged|admitted|alleged|accused|charged|charges|reads"
)
DENYING = frozenset({"denied", "denies"})
CONCLUDING = frozenset({"concluded", "found", "documented"})
ALLEGING = frozenset({"alleged", "accused", "claimed", "claims", "charged", "charges"})
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_STOP = frozenset(
    "on in at to after during who when as while that which by from with about if because before since until but".split()
)
_WITHIN = frozenset("of the for and in al bin ibn de du la van von der to on".split())  # of names
_DAYS = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Yesterday|Today")
_TITLE = r"(?:Dr|Mr|Mrs|Ms|Gen|Col|Lt|Maj|Capt|Prof|Sgt|Rev|St)\."
_TOKEN = rf"(?:[A-Z]\.|{_TITLE}|[^\W\d_](?:[\w'’-]|\.(?=\w))*)"
_PAUSE = re.compile(r"[,;:“”\"()–—]|(?<![A-Z])(?<!Dr|Mr|Ms|Lt|St)(?<!Mrs|Gen|Col|Maj|Sgt|Rev)(?<!Prof|Capt)[.!?]\s")
MOST = 9  # words of a name with its post


class Attribution(NamedTuple):
    """Who is said to say it, as said, and by which verb; guessed: a pronoun, whose person is to be found."""

    who: str
    verb: str
    guessed: bool = False


def attribution(paragraph: str, start: int, stop: int) -> Attribution | None:
    """Who says a span of a paragraph: named after it, else before it, else in "according to"; None where nobody is."""
    every = sentences(paragraph)
    low = next((first for first, last in every if first <= start < last), start)
    high = next((last for _, last in every if last >= stop), len(paragraph))
    for found in (_after(paragraph, stop, high), _before(paragraph, low, start), _according(paragraph, low, stop)):
        if found:
            return found
    return None


def _after(text: str, at: int, high: int) -> Attribution | None:
    """The first saying after a span, before its sentence ends."""
    rest = text[at : max(min(high, at + 240), at)].rstrip(".!? ")
    lead = re.match(r"[,.!?]?[\"”’»]+,?\s*", rest)
    begin = lead.end() if lead else 0
    inverted = re.compile(rf"[\s,–—-]*(?P<verb>{SAYING})\s+(?P<who>{_TOKEN}.*)", re.S).match(rest, begin)
    if inverted and (who := _forwards(inverted["who"])):
        return _made(who, inverted["verb"])
    for match in _saying().finditer(rest, begin):
        who = _backwards(rest[begin : match.start()])
        if who:
            return _made(who, match[0])
    return None


def _before(text: str, low: int, start: int) -> Attribution | None:
    """The last saying before a span in its sentence."""
    lead = text[low:start]
    for match in reversed(list(_saying().finditer(lead))):
        who = _backwards(lead[: match.start()])
        if who:
            return _made(who, match[0])
        after = _forwards(lead[match.end() :].strip())
        if after and match.start() == 0:
            return _made(after, match[0])
    return None


def _according(text: str, low: int, stop: int) -> Attribution | None:
    """Whom "according to" names in the sentence."""
    match = re.compile(rf"[Aa]ccording to (?P<who>{_TOKEN}[^.;:“”\"]*)").search(text, low, min(len(text), stop + 160))
    who = _forwards(match["who"]) if match else ""
    return Attribution(who, "according to") if who else None


def _made(who: str, verb: str) -> Attribution:
    return Attribution(who, verb.lower(), who.lower() in PRONOUNS)


def _forwards(text: str) -> str:
    """The name that some words begin with, up to a comma, a stop or a word that goes on otherwise."""
    found: list[str] = []
    at = 0
    for match in re.compile(rf"({_TOKEN})([,;:“”\"]?)\s*").finditer(text):
        if match.start() != at or len(found) >= MOST or _ends_name(match[1]):
            break
        found.append(match[1])
        at = match.end()
        if match[2]:
            break
    return name_of(found)


def _backwards(text: str) -> str:
    """The name that some words end with, back to a comma, a stop or a word that goes on otherwise."""
    parts = _PAUSE.split(text.rstrip())
    if len(parts) > 2 and not parts[-1].strip() and text.rstrip().endswith(","):
        parts = parts[:-2] if parts[-2].strip()[:1].islower() else parts[:-1]  # a post between commas
    tail = parts[-1].split()
    found: list[str] = []
    for word in reversed(tail[-MOST:]):
        if _ends_name(word) or not re.fullmatch(_TOKEN, word):
            break
        found.insert(0, word)
    while found and found[-1].lower() in ("also", "had", "has", "have", "later", "who"):
        found.pop()
    return name_of(found)


def _ends_name(word: str) -> bool:
    return (word.lower() in _STOP and word.lower() not in PRONOUNS) or bool(_DAYS.fullmatch(word))


def name_of(words: list[str]) -> str:
    """A name up to where the sentence goes on, or a plain description with its article; '' where it is neither."""
    while words and words[0].lower() in ("and", "of", "for", "have", "has"):
        words = words[1:]
    lead = 1 if words and words[0].lower() in ("the", "a", "an") else 0
    if words[lead:] and words[lead][0].isupper():
        small = (at for at in range(lead, len(words)) if words[at].islower() and words[at] not in _WITHIN)
        first = next(small, len(words))
        words = (
            words[:first] if first - lead > 1 or (words[first : first + 1] and words[first].endswith("ed")) else words
        )
    if not words:
        return ""
    named = any(word[0].isupper() for word in words[(1 if words[0].lower() in ("the", "a", "an") else 0) :])
    told = words[0].lower() in ("the", "a", "an", "one", "residents", "witnesses", "officials", *PRONOUNS)
    return " ".join(words) if named or (told and len(words) <= 6) else ""


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{SAYING})(?!\w)")
