"""Looking for words in a text, a slice at a time, so that no key waits for it. Pure."""

from __future__ import annotations

from db import find_hits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    class Words(Protocol):
        """What gives the words of a span, as far as it lies in the text."""

        def words(self, start: int, stop: int) -> str: ...


SLICE = 32_768
Span = tuple[int, int]


class Search:
    """One search: a folded needle, from a place on, forwards or back, round the end of the text and once only."""

    def __init__(self, needle: str, at: int, length: int, *, back: bool = False) -> None:
        self.needle = needle
        self.back = back
        near, far = ((0, at), (at, length)) if back else ((at, length), (0, at))
        self.slices = [*_slices(*near, back), *_slices(*far, back)]
        self.place = 0

    @property
    def over(self) -> bool:
        """Whether the whole text was looked into."""
        return self.place >= len(self.slices)

    def step(self, source: Words) -> Span | None:
        """Look into the next slice: its first hit, or its last one where it goes back."""
        start, stop = self.slices[self.place]
        words = source.words(start, stop + 4 * len(self.needle))
        found = [(start + low, start + high) for low, high in find_hits(words, self.needle) if start + low < stop]
        self.place += 1
        return found[-1 if self.back else 0] if found else None


def _slices(low: int, high: int, back: bool) -> Iterator[Span]:
    """A span cut into slices, in the order in which they are looked into."""
    starts = range(low, high, SLICE)
    for start in reversed(starts) if back else starts:
        yield start, min(start + SLICE, high)
