"""A text as words and signs by number, so that two texts can be laid side by side. Pure.

Scripts without spaces between words give one token a character. White space is no token, but whether there is any
before a token belongs to its key: a new line break changes nothing, a lost space makes another number of "1. 5".
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

# Scripts that put no spaces between words.
ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{ALONE}]|[^\W{ALONE}]+|[^\w\s]")


class Numbers(dict[str, int]):
    """A number for each word, the same in both texts."""

    def __missing__(self, word: str) -> int:
        self[word] = len(self)
        return self[word]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: starts and stops in code points, the words by number, the words with their spacing.

    breaks: the tokens that begin a paragraph.
    """

    starts: list[int]
    stops: list[int]
    words: list[int]
    keys: list[int]
    breaks: set[int]
    places: dict[int, list[int]] = field(default_factory=dict)

    def within(self, start: int, stop: int) -> tuple[int, int]:
        """The tokens that a span of the text touches, half-open."""
        return bisect_right(self.stops, start), bisect_left(self.starts, stop)

    def find(self, words: list[int], keys: list[int], low: int = 0, high: int | None = None) -> list[int]:
        """Where these tokens stand between two tokens, whatever the spacing before the first of them."""
        count, high = len(words), len(self.words) if high is None else high
        if not self.places:
            self._place()
        rare = min(range(count), key=lambda at: len(self.places.get(words[at], ())))
        spots = self.places.get(words[rare], [])
        first, last = bisect_left(spots, low + rare), bisect_left(spots, high)
        starts = (spot - rare for spot in spots[first:last])
        return [at for at in starts if low <= at <= high - count and self.same(at, words, keys)]

    def same(self, at: int, words: list[int], keys: list[int]) -> bool:
        """Whether these tokens stand at a token."""
        if at < 0 or at + len(words) > len(self.words) or self.words[at] != words[0]:
            return False
        return self.keys[at + 1 : at + len(keys)] == keys[1:]

    def joined(self, at: int) -> bool:
        """Whether a token stands in the paragraph of the one before it."""
        return 0 < at < len(self.words) and at not in self.breaks

    def _place(self) -> None:
        found: dict[int, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            found[word].append(at)
        self.places.update(found)


def tokens(text: str, numbers: Numbers) -> Tokens:
    """The tokens of a text."""
    spans = [match.span() for match in _TOKEN.finditer(text)]
    starts, stops = [one[0] for one in spans], [one[1] for one in spans]
    words = [numbers[text[start:stop]] for start, stop in spans]
    before = [-1, *stops]
    keys = [2 * word + (stop == start) for word, stop, start in zip(words, before, starts, strict=False)]
    feed = "\n\n" if "\n\n" in text else "\n"  # lines of a text without empty lines are its paragraphs
    breaks = {bisect_left(starts, feed_at) for feed_at in finds(text, feed)}
    return Tokens(starts, stops, words, keys, breaks)


def finds(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
