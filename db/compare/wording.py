"""Comparing what is said in words: content words, words that mean the same here, names in them, lists. Pure."""

import re
from functools import lru_cache

from db.words.folding import fold

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# The list is English, as the sources are that it was made for; words that it lacks stand as they are.
EMPTY = frozenset(
    "a an the of in on at to by for from with and or as is are was were be been being has have had that this these "
    "those it its they their them he his she her who which what there than then also too so very about into over "
    "under out up s".split()
)
# Groups of words that are used for one another in reports of this kind; published with the tool.
ALIKE: tuple[str, ...] = (
    "dire dreadful terrible appalling awful harsh grim desperate squalid miserable",
    "repeatedly again_and_again over_and_over time_and_again several_times many_times",
    "truce ceasefire cease-fire",
    "unprecedented without_precedent",
    "deliberate deliberately intentional intentionally on_purpose",
    "indiscriminate indiscriminately",
    "terrorizing terrorising terrorize terrorise",
    "flee fled fleeing flight",
    "killed dead died death",
    "injured wounded hurt",
    "chief head director leader",
    "spokesman spokeswoman spokesperson",
    "crowded overcrowded",
)
PHRASES = {phrase.replace("_", " "): group.split()[0] for group in ALIKE for phrase in group.split()}
LONG = tuple(sorted((phrase for phrase in PHRASES if " " in phrase), key=len, reverse=True))
NAME = re.compile(r"(?:[A-Z][\w.'’-]*)(?:\s+(?:al-|of |the )?[A-Z][\w.'’-]*)*")
LIST = re.compile(r",\s*(?:and |or )?|\s+and\s+|\s+as well as\s+|;\s*")
MEMO = 4_096


@lru_cache(MEMO)
def content(text: str) -> tuple[str, ...]:
    """The words that carry the meaning, in order, those that mean the same here made one."""
    plain = fold(text).casefold()
    for phrase in LONG:
        plain = plain.replace(phrase, PHRASES[phrase])
    found = (word.strip("'’").removesuffix("'s") for word in WORD.findall(plain))
    return tuple(PHRASES.get(word, word) for word in found if word and word not in EMPTY)


@lru_cache(MEMO)
def bare(text: str) -> tuple[str, ...]:
    """All words, folded, without punctuation and case."""
    return tuple(WORD.findall(fold(text).casefold()))


def same_words(a: str, b: str) -> bool:
    """Whether two texts have the same words in the same order."""
    return bare(a) == bare(b)


def same_meaning(a: str, b: str) -> bool:
    """Whether two texts have the same content words, in any order."""
    return bool(content(a)) and sorted(content(a)) == sorted(content(b))


def alike(a: str, b: str) -> float:
    """The share of content words that two texts have in common, 0 to 1."""
    one, other = set(content(a)), set(content(b))
    return len(one & other) / len(one | other) if one | other else 0.0


@lru_cache(MEMO)
def names(text: str) -> frozenset[str]:
    """What a text names by capital letters: "Islamic State", "Bashar al-Assad"."""
    return frozenset(fold(one.strip(" .")).casefold() for one in NAME.findall(text) if len(one) > 1)


@lru_cache(MEMO)
def listed(text: str) -> frozenset[tuple[str, ...]]:
    """The parts of a text that lists several, each by its content words; empty where it lists none."""
    parts = frozenset(tuple(sorted(content(part))) for part in LIST.split(text) if content(part))
    return parts if len(parts) > 2 else frozenset()
