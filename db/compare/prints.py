"""Runs of words that two texts share: found by a sample of short runs, then read out exactly. Pure.

The sample is by winnowing: of each few neighbouring runs the one with the least number is kept, so that two texts
which share RUN words in a row are sure to share a print.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from db.compare.wording import WORD
from db.words.folding import fold

SHINGLE, WINDOW = 6, 5
MEMO = 4_096  # words
RUN = SHINGLE + WINDOW - 1  # so many words in a row are always found
IN_A_ROW = bytes([True] * (RUN - SHINGLE + 1))
MODULUS, BASE = (1 << 61) - 1, 1_000_003
JOINS = str.maketrans({"’": "'", "-": " ", "–": " ", "—": " "})


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of a text and where each begins and ends, in code points."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """So many words that stand in a row in both texts, from a place in each, counted in words."""

    first: int
    second: int
    length: int


def split(text: str) -> Words:
    """The words of a text as they are compared; hyphens part words, so that spellings with and without meet."""
    found = list(WORD.finditer(text.translate(JOINS)))
    return Words(tuple([compared(one[0]) for one in found]), tuple([one.span() for one in found]))


@lru_cache(MEMO)
def numbered(word: str) -> int:
    """A number for a word, the same on every machine."""
    return crc32(word.encode()) + 1


@lru_cache(MEMO)
def compared(word: str) -> str:
    """A word as it is compared."""
    return fold(word).casefold()


def shingles(words: Sequence[str]) -> list[int]:
    """A number for each run of SHINGLE words, from each word on; the same on every machine."""
    numbers = [numbered(word) for word in words]
    if len(numbers) < SHINGLE:
        return []
    high = pow(BASE, SHINGLE - 1, MODULUS)
    at = 0
    for number in numbers[:SHINGLE]:
        at = (at * BASE + number) % MODULUS
    found = [at]
    for place in range(SHINGLE, len(numbers)):
        at = ((at - numbers[place - SHINGLE] * high) * BASE + numbers[place]) % MODULUS
        found.append(at)
    return found


def prints(words: Sequence[str]) -> list[tuple[int, int]]:
    """The sample: (number, place) of the least shingle of each WINDOW of them."""
    numbers = shingles(words)
    size = min(WINDOW, len(numbers))
    found: dict[int, int] = {}
    at = -1
    for start, least in enumerate(map(min, zip(*(numbers[n:] for n in range(size)), strict=False))):
        last = start + size - 1
        if numbers[last] == least:
            at = last
        elif at < start:
            at = last - numbers[start : last + 1][::-1].index(least)
        found[at] = least
    return [(number, place) for place, number in sorted(found.items())]


def may_share(numbers: Sequence[int], others: frozenset[int]) -> bool:
    """Whether texts can share RUN words in a row: as many shingles in a row of one stand in the other."""
    return IN_A_ROW in bytes(map(others.__contains__, numbers))


def runs(first: Sequence[str], second: Sequence[str], least: int = RUN) -> list[Run]:
    """The longest shared runs of at least so many words, in the order of the second text, none within another."""
    at: dict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(shingles(first)):
        at[number].append(place)
    found: list[Run] = []
    place = 0
    numbers = shingles(second)
    while place < len(numbers):
        best = max((length(first, second, one, place) for one in at.get(numbers[place], ())), default=(0, 0))
        if best[0] >= least:
            found.append(Run(-best[1], place, best[0]))
            place += best[0]
        else:
            place += 1
    return found


def length(first: Sequence[str], second: Sequence[str], one: int, other: int) -> tuple[int, int]:
    """How many words agree from two places on, with the first place turned so that the earliest wins."""
    count = 0
    while one + count < len(first) and other + count < len(second) and first[one + count] == second[other + count]:
        count += 1
    return count, -one
