"""The suggestions for the article in view that are still open, as the screen keeps them. Light: it loads no rules."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from db import Offer


# What the suggestions of each kind are called.
CALLED = {
    "quote": "quotations",
    "turn": "turns of an interview",
    "count": "counts of people",
    "date": "dates",
    "place": "places",
    "weapon": "weapons",
    "target": "targets",
    "force": "forces and bodies",
    "legal": "legal words",
}


@dataclass
class Queue:
    """The suggestions for one text that are still open, and which of them is in view (-1 for none yet).

    every: all of them; open: those of the kind that the queue is narrowed to, all where that is "". The kind goes on
    from one text to the next, as a filter of a list does, until it is taken away; a new start begins without one.
    """

    text: int = 0
    every: tuple[Offer, ...] = ()
    open: tuple[Offer, ...] = ()
    at: int = -1
    kind: str = ""

    @property
    def offer(self) -> Offer | None:
        """The one in view."""
        return self.open[self.at] if 0 <= self.at < len(self.open) else None

    @property
    def called(self) -> str:
        """What those on show are called."""
        return CALLED.get(self.kind, "suggestions")

    def take(self, every: Sequence[Offer]) -> None:
        """Other suggestions are open."""
        self.every = tuple(every)
        self.narrow(self.kind)

    def narrow(self, kind: str) -> None:
        """Show those of one kind alone, all for ""."""
        self.kind = kind
        self.open = tuple(one for one in self.every if kind in ("", one.found.kind))

    def drop(self, settled: Offer) -> None:
        """One is open no more."""
        self.take([one for one in self.every if one != settled])

    def from_place(self, place: int) -> int:
        """The first that ends after a place of the text; else the first of all."""
        return next((at for at, one in enumerate(self.open) if one.found.stop > place), 0)

    def shows(self, text: int, span: tuple[int, int] | None) -> bool:
        """Whether the words of the one in view are those selected in a text."""
        one = self.offer
        return one is not None and text == self.text and span == (one.found.start, one.found.stop)
