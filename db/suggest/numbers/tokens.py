"""The words of a sentence by their part in it, with numbers of people and words of harm each taken whole. Pure."""

import re
from dataclasses import dataclass
from functools import cache

from db.suggest.lexicon import Harm, grammar, harm_of, phrases
from db.suggest.numbers.mentions import BEGINNERS, Mention, mention_at

WORD = re.compile(r"#[#\s,/-]*#|#|[^\W\d_]+(?:['-][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]")
ORDER = (
    "relative", "be", "have", "help", "article", "pronoun", "sub", "preposition", "joint", "part", "verb", "speech",
    "adverb",
)  # fmt: skip
REPORTED = frozenset(
    "reported confirmed feared believed said claimed verified estimated thought known presumed".split()
)
STATE = re.compile(
    r"\s(?:homeless|dead|injured|wounded|without|with|in|stranded|destitute|displaced|orphaned|paralysed)\b"
)
LEFT_THEM = re.compile(r"\s(?:homeless|dead|injured|wounded|stranded|destitute|displaced|orphaned|paralysed)\b")
GOING = frozenset("go goes went gone going".split())
WENT_AWAY = re.compile(
    r"\s?[.,;]|\s(?:#|by\b(?! (?:the|his|her|their|its) name)|past|away|that (?:day|night|week|month)|together)"
)
JOINED = re.compile(
    r"(?:in addition to|besides|on top of|as well as|along with|together with|alongside|and also)(?!\w)"
)


HELD_BY = frozenset("held taken captured seized".split())
LAND = frozenset(
    "area areas territory territories town towns village villages district districts part parts neighbourhood"
    " neighbourhoods region regions city cities positions side suburb suburbs province provinces quarter"
    " quarters".split()
)
FIRED_AT = re.compile(r"\s?(?:by|while|when|as|from|with|and|but|or|again|twice)\b|\s?[.,;)]|\s?$")
JOINING = frozenset("as along together alongside and in besides on".split())


@dataclass(slots=True)
class Token:
    """One token: where it stands, the word, its tag (a class of grammar.tsv, harm, count, mark or word).

    harms: what a word of harm may mean. mention: the number of people that it is.
    """

    start: int
    stop: int
    word: str
    tag: str
    harms: tuple[Harm, ...] = ()
    mention: Mention | None = None

    def mention_of(self) -> bool:
        """Whether it is a number with a noun of its own."""
        return self.mention is not None and bool(self.mention.whom)

    def harm(self, *groups: str) -> Harm | None:
        """What it means as a word of one of these classes."""
        return next((one for one in self.harms if one.group in groups), None)

    def passive(self) -> Harm | None:
        """What it means as what was done to somebody."""
        return next((one for one in self.harms if one.group == "does" and one.form in ("past", "part")), None)


@cache
def tags() -> dict[str, str]:
    """The tag of each word that has one."""
    return {word: tag for tag in reversed(ORDER) for word in grammar()[tag]}


@cache
def with_care() -> frozenset[str]:
    """The words that may begin a number or an entry of harm, or be read by those around them."""
    return frozenset(
        {*BEGINNERS, *phrases(), *REPORTED, *"left as along together alongside and since in besides on".split()}
    )


def parse(low: str, start: int, stop: int) -> list[Token]:
    """The tokens of a sentence of plain text."""
    found: list[Token] = []
    known, words, special, at = phrases(), tags(), with_care(), start
    for match in WORD.finditer(low, start, stop):
        begin = match.start()
        if begin < at:
            continue
        word = match[0]
        if word not in special and "-" not in word and not word[0].isdigit():
            at = match.end()
            found.append(Token(begin, at, word, tag_in(word, words, found)))
            continue
        first = word.partition("-")[0] if "-" in word else word
        if (first in BEGINNERS or word[0].isdigit()) and (taken := mention_at(low, begin, stop)):
            found.append(Token(begin, taken.stop, "", "count", mention=taken))
            at = taken.stop
            continue
        entry = known.get(word)
        left = word == "left" and bool(found) and (found[-1].tag == "be" or found[-1].word in ("has", "have", "had"))
        left = left and (STATE if found[-1].tag == "be" else LEFT_THEM).match(low, match.end(), stop) is not None
        land = word in HELD_BY and bool(found) and found[-1].word in LAND and low.startswith(" by ", match.end())
        harm = behind(phrase(low, begin, stop, entry), low, found) if entry and not (left or land) else None
        if harm and not (harm.word in GOING and not WENT_AWAY.match(low, harm.stop)):
            found.append(harm)
            at = harm.stop
            continue
        if word in JOINING and (joined := JOINED.match(low, begin, stop)):
            found.append(Token(begin, joined.end(), "and", "joint"))
            at = joined.end()
            continue
        if word == "since" and found and found[-1].tag == "have":
            found.append(Token(begin, match.end(), word, "adverb"))
            at = match.end()
            continue
        tag = "adverb" if helps(word, found, low, match.end()) else tag_in(word, words, found)
        found.append(Token(begin, match.end(), word, tag))
        at = match.end()
    return found


def helps(word: str, found: list[Token], low: str, at: int) -> bool:
    """Whether a word of reporting only stands beside what befell: was reported killed, thirty feared dead."""
    if word not in REPORTED or not found:
        return False
    last = found[-1].tag
    return last in ("be", "have", "adverb", "help") or (last == "count" and harm_follows(low, at))


def tag_in(word: str, words: dict[str, str], found: list[Token]) -> str:
    """The tag of a word where it stands: what could be a verb is a noun after an article."""
    tag = tag_of(word, words)
    return "word" if tag == "verb" and found and found[-1].tag == "article" else tag


def harm_follows(low: str, at: int) -> bool:
    """Whether the next word is one of harm: thirty reported killed."""
    said = WORD.match(low, at + 1)
    return bool(said and said[0] in phrases())


def phrase(low: str, at: int, stop: int, known: tuple[re.Pattern[str], dict[str, tuple[Harm, ...]]]) -> Token | None:
    """The longest entry of harm that begins at a place."""
    match = known[0].match(low, at, stop)
    if match is None or match.lastgroup is None:
        return None
    return Token(at, match.end(), match[0], "harm", known[1][match.lastgroup])


def behind(harm: Token | None, low: str, found: list[Token]) -> Token | None:
    """A word of harm as those before it have it read: 230 houses are none, people are shot at a checkpoint, at dawn."""
    last = found[-1].tag if found else ""
    if harm and last == "number" and all(one.form == "s" for one in harm.harms):
        return None
    if harm and last == "be" and harm.word == "shot at" and not FIRED_AT.match(low, harm.stop):
        return Token(harm.start, harm.start + len("shot"), "shot", "harm", harm_of("shot"))
    return harm


def tag_of(word: str, words: dict[str, str]) -> str:
    """The tag of a word that is neither number nor harm."""
    if not word[0].isalpha():
        return "number" if word[0].isdigit() else "date" if word[0] == "#" else "mark"
    known = words.get(word)
    if known:
        return known
    return "adverb" if word.endswith("ly") and len(word) > 4 else "word"
