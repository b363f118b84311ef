"""Two wordings of one utterance, word by word: identical, typography alone, shortened, or words changed. Pure."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from db.classes import dataclass
from db.compare.prints import Words, split

IDENTICAL, TYPOGRAPHY, SHORTENED, CHANGED = "identical", "typography", "shortened", "changed"
OTHER_PART = "other_part"  # so few words in common that they are two parts of what was said
HALF = 0.5
CUT = " … "
MEMO = 4_096  # the same words are told by many; each wording is looked at once


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of words of one of the two: both have it, or it alone, or other words stand for it there."""

    how: str
    words: str


@dataclass(frozen=True, slots=True)
class Wording:
    """How one wording differs from another: the kind, and the runs of each with what is changed marked."""

    kind: str
    first: tuple[Bit, ...]
    second: tuple[Bit, ...]

    @property
    def changed(self) -> tuple[str, str]:
        """The words that stand for one another, of each side."""
        return tuple(  # type: ignore[return-value]
            CUT.join(bit.words for bit in side if bit.how == "changed") for side in (self.first, self.second)
        )


@lru_cache(MEMO)
def differ(first: str, second: str) -> Wording:
    """How two wordings differ; quotes in several pieces have them joined by an ellipsis."""
    if first == second:
        return Wording(IDENTICAL, (Bit("both", first),), (Bit("both", second),))
    one, other = joined(split(first), split(second))
    steps = [step for step in codes(one.words, other.words) if step[0] != "equal"]
    ones, others = bits(first, second, one, other)
    if shared(one.words, other.words) < HALF:
        return Wording(OTHER_PART, (Bit("alone", first),), (Bit("alone", second),))
    if not steps:
        return Wording(TYPOGRAPHY, ones, others)
    if {step[0] for step in steps} in ({"delete"}, {"insert"}):
        return Wording(SHORTENED, ones, others)
    return Wording(CHANGED, ones, others)


Step = tuple[str, int, int, int, int]


def codes(one: Sequence[str], other: Sequence[str]) -> list[Step]:
    """The steps from one to the other; words that are only parted otherwise are equal."""
    found: list[Step] = []
    for how, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        alike = how == "replace" and "".join(one[a:b]) == "".join(other[c:d])
        found.append(("equal" if alike else how, a, b, c, d))
    return found


def bits(first: str, second: str, one: Words, other: Words) -> tuple[tuple[Bit, ...], tuple[Bit, ...]]:
    """Both texts as runs, marked."""
    ones: list[Bit] = []
    others: list[Bit] = []
    for how, a, b, c, d in codes(one.words, other.words):
        mark = {"equal": "both", "replace": "changed"}.get(how, "alone")
        if b > a:
            ones.append(Bit(mark, first[one.spans[a][0] : one.spans[b - 1][1]]))
        if d > c:
            others.append(Bit(mark, second[other.spans[c][0] : other.spans[d - 1][1]]))
    return tuple(ones), tuple(others)


def joined(one: Words, other: Words) -> tuple[Words, Words]:
    """Both with neighbouring words made one where the other text writes them so: air strikes, airstrikes."""
    return join(one, set(other.words)), join(other, set(one.words))


def join(one: Words, known: set[str]) -> Words:
    """One text with neighbouring words made one where that is a word of the other."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for word, place in zip(one.words, one.spans, strict=True):
        if words and words[-1] not in known and words[-1] + word in known:
            words[-1] += word
            spans[-1] = (spans[-1][0], place[1])
        else:
            words.append(word)
            spans.append(place)
    return Words(tuple(words), tuple(spans))


def shared(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of words that two texts have in common and in order, of the shorter one, 0 to 1."""
    if not one or not other:
        return 0.0
    same = sum(b - a for how, a, b, _, _ in codes(one, other) if how == "equal")
    return min(1.0, same / min(len(one), len(other)))


@lru_cache(MEMO)
def alike(first: str, second: str) -> float:
    """The share of words that two wordings have in common and in order, of the shorter one, 0 to 1."""
    if first == second:
        return 1.0 if length(first) else 0.0
    one, other = joined(split(first), split(second))
    return shared(one.words, other.words)


@lru_cache(MEMO)
def length(wording: str) -> int:
    """How many words a wording has."""
    return len(split(wording).words)
