"""The words of a text that the name of a place may hold, and how they stand. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.suggest.gazetteer.keys import ARTICLES
from db.words.letters import UPPER
from db.words.trie import trie

LONGEST = 5  # words of a name
HEADLINE = 300  # code points of the longest headline
SPOTS = "city town village district neighbourhood neighborhood suburb camp governorate governorates province provinces"
SPOTS += " region regions area countryside valley mountains plain crossing border subdistrict sub-district oblast"
SPOTS += " state island"
SPOTS += " municipality county airport airbase quarter"
SPOT = frozenset(SPOTS.split())
DIRECTIONS = frozenset(f"{one}{tail}" for one in "north south east west northwest northeast southwest southeast"
    " north-west north-east south-west south-east".split() for tail in ("", "ern")) | {"central", "rural"}  # fmt: skip
BETWEEN = frozenset((" ", "\u00a0", "-", "‑", "–", "- "))
OWNED = ("'s ", "’s ")
JOINERS = "of the de la da des du au i e d bin"
WITHIN = DIRECTIONS | set(JOINERS.split())
WORD = r"[^\W\d_](?:[\w'‘’`ʼʿʾ.]*[\w'’`ʼʿʾ])?\.?"
HOLDING = frozenset("based backed led run linked held affiliated".split())
HELD = f"based backed led run linked held affiliated {JOINERS}"
INITIALS = re.compile(r"(?:\w\.)+|St\.")
CANDIDATE = re.compile(
    rf"(?<![^\W\d_])(?:(?=[{UPPER}\u0621-\u064a])"
    rf"|(?={trie((*SPOTS.split(), *HELD.split(), *ARTICLES, *DIRECTIONS))}(?!\w))){WORD}"
)
ARABIC = re.compile("[\u0621-\u064a]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text with its place, and whether it begins with a capital."""

    start: int
    stop: int
    words: str
    capital: bool


def words(text: str) -> Iterator[Word]:
    """The words of a text that a name of a place may hold or be told by; hyphens part them."""
    for match in CANDIDATE.finditer(text):
        said = match[0]
        if said[-1] == "." and not INITIALS.fullmatch(said):
            said = said[:-1]
        for tail in ("'s", "’s"):
            said = said.removesuffix(tail)
        said = said.rstrip("'’")
        if said:
            capital = said[0].isupper() or bool(ARABIC.match(said))
            yield Word(match.start(), match.start() + len(said), said, capital)


def joining(text: str, word: Word) -> bool:
    """Whether a word is the article within an Arabic name: al, el, and the others where a hyphen follows."""
    low = word.words.lower()
    return low in ARTICLES and (low in ("al", "el", "ul") or text[word.stop : word.stop + 1] in ("-", "‑", "–"))


def starts_sentence(text: str, at: int) -> bool:
    """Whether a word is the first of its sentence."""
    before = text[max(at - 4, 0) : at].rstrip(" \u00a0\"“”‘’'(«»")
    return at == 0 or not before or before[-1] in ".!?:\n"


def shouting(text: str, word: Word) -> bool:
    """Whether a word is all in capitals, as in a dateline."""
    return len(word.words) > 1 and word.words.isupper()


def title_case(text: str, at: int) -> bool:
    """Whether the line of a place is a headline with all its words in capitals."""
    begin, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    if (stop if stop >= 0 else len(text)) - begin > HEADLINE:
        return False
    if text[begin : stop if stop >= 0 else len(text)].rstrip().endswith("."):
        return False
    long = [one for one in text[begin : stop if stop >= 0 else len(text)].split() if len(one) > 3 and one[0].isalpha()]
    return len(long) > 3 and sum(one[0].isupper() for one in long) > 0.7 * len(long)
