"""The suggestions for the article in view that are still open, as the screen keeps them. Light: it loads no rules."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from db import Offer


@dataclass
class Queue:
    """The suggestions for one text that are still open, and which of them is in view (-1 for none yet)."""

    text: int = 0
    open: tuple[Offer, ...] = ()
    at: int = -1

    @property
    def offer(self) -> Offer | None:
        """The one in view."""
        return self.open[self.at] if 0 <= self.at < len(self.open) else None

    def shows(self, text: int, span: tuple[int, int] | None) -> bool:
        """Whether the words of the one in view are those selected in a text."""
        one = self.offer
        return one is not None and text == self.text and span == (one.found.start, one.found.stop)
