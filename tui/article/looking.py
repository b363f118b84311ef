"""Looking for words in the article in view, a slice at a time, so that no key waits for it."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from tui.article.page import View
    from tui.article.pane import ArticlePane

    class Words(Protocol):
        """What gives the words of a span, as far as it lies in the text."""

        def words(self, start: int, stop: int) -> str: ...


SLICE = 32_768
STEP = 0.004  # seconds of looking between two looks at the keys
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
        from db import find_hits

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


class Finder:
    """What a person looks for in the pane's article, and the search that is under way."""

    def __init__(self, pane: ArticlePane) -> None:
        self.pane = pane
        self.clear()

    def clear(self) -> None:
        """Look for nothing."""
        self.needle = ""
        self.before: View | None = None
        self.search: Search | None = None

    def type(self, words: str) -> None:
        """Look from the first line on that was in view when typing began; '' goes back there."""
        from db import folded

        pane = self.pane
        self.before = self.before or pane.view
        self.needle, self.search = folded(words), None
        pane.view = self.before
        if self.needle:
            self.seek(self.before.top)
        else:
            pane.draw()

    def settle(self, *, keep: bool) -> None:
        """End typing: keep the hits, so that the next and the one before are at hand, or take all of it back."""
        view = self.before if not keep and self.before else self.pane.view
        self.before = None
        if not keep:
            self.clear()
            self.pane.view = view
            self.pane.forget()

    def on(self, *, back: bool) -> None:
        """Go to the next hit, or the one before: from the one in view, else from the first line."""
        pane = self.pane
        seen = pane.view.span if pane.cursor is not None else None
        self.seek(pane.view.top if seen is None else seen[0 if back else 1], back=back)

    def seek(self, at: int, *, back: bool = False) -> None:
        """Look from a place on; the first hit is lit when it is found."""
        if self.pane.source:
            self.search = Search(self.needle, at, self.pane.source.heading.length, back=back)
            self.pane.attempt(self.go_on)

    def go_on(self) -> None:
        """Look for a few milliseconds, then let others in."""
        pane, began = self.pane, monotonic()
        while pane.source and self.search and not self.search.over:
            found = self.search.step(pane.source)
            if found:
                self.search = None
                pane.show(replace(pane.view, span=found, lit=(), passage=None, caret=None, anchor=None), found)
                return
            if monotonic() - began > STEP:
                pane.set_timer(STEP / 4, lambda: pane.attempt(self.go_on))
                return
        if self.search:
            self.search = None
            pane.draw()
            pane.post_message(pane.Said("These words do not stand in this article."))
