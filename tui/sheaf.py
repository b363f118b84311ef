"""The pane of comparing: things drawn as items, one under the other, and below them the sentence that says why."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from textual.strip import Strip

from tui import safe
from tui.blocks import wrapped
from tui.drawn import DrawnWidget
from tui.items import Item, stops
from tui.look import Look
from tui.strips import frame, line

TALL = 20  # lines of the pane from which the sentence has more of them
Draw = Callable[[Any, int], list[Item]]


class SheafPane(DrawnWidget):
    """A page of things; the cursor is on an item that leads somewhere, the sentence of that item stays in view."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.title = self.asked = self.where = self.words = ""
        self.things: list[object] = []
        self.draw: Draw = lambda thing, width: []
        self.items: list[Item] = []
        self.starts: list[int] = []
        self.at = 0
        self.top = 0

    def show(self, things: Sequence[object], draw: Draw, words: str = "", *, keep: bool = False) -> None:
        """Show things, drawn so; words where there are none. keep: the cursor stays on its item, else its place."""
        here, place = (self.item.key if self.item else None), self.at
        self.things, self.draw, self.words = list(things), draw, words
        self.lay_out()
        places = stops(self.items)
        found = [at for at, item in enumerate(places) if keep and here and self.items[item].key == here]
        self.go(found[0] if found else place if keep else 0)

    def on_resize(self) -> None:
        """Draw anew for the width."""
        self.lay_out()
        self.go(self.at)

    def lay_out(self) -> None:
        """The items at this width, and the line on which each begins."""
        width = max(self.size.width - 2, 10)
        self.items = [item for thing in self.things for item in self.draw(thing, width)]
        self.starts, total = [], 0
        for item in self.items:
            self.starts.append(total)
            total += len(item.lines)
        self.starts.append(total)

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        places = stops(self.items)
        return self.items[places[self.at]] if self.at < len(places) else None

    @property
    def why(self) -> int:
        """Lines for the sentence, its rule included; none where no item has one."""
        if not any(one.why for one in self.items):
            return 0
        return 5 if self.size.height >= TALL else 3

    @property
    def height(self) -> int:
        """Lines for the items."""
        return max(self.size.height - 1 - self.why, 1)

    def go(self, at: int) -> None:
        """Put the cursor on another item, with what stands over it in view where there is room."""
        places = stops(self.items)
        self.at = max(min(at, len(places) - 1), 0)
        total, height = self.starts[-1] if self.starts else 0, self.height
        if places:
            first, last = self.extent(places[self.at])
            if last - first > height:
                last = first + height
            if first < self.top:
                self.top = first
            elif last > self.top + height:
                self.top = last - height
        self.top = max(min(self.top, total - height), 0)
        self.refresh()

    def extent(self, place: int) -> tuple[int, int]:
        """The lines of an item with the heads over it and what stands under it, as far as it stays in view."""
        first, last = place, place + 1
        while first and self.items[first - 1].head:
            first -= 1
        while last < len(self.items) and self.items[last].of is None and not self.items[last].head:
            last += 1
        if self.starts[last] - self.starts[first] > self.height:
            first = place
        return self.starts[first], self.starts[last]

    def page(self, by: int) -> None:
        """One page on, or back below 0: to the first item that stands a page away."""
        places = stops(self.items)
        if not places:
            return
        wanted = self.starts[places[self.at]] + by * max(self.height - 2, 1)
        near = [at for at, place in enumerate(places) if (self.starts[place] - wanted) * by >= 0]
        self.go((near[0] if by > 0 else near[-1]) if near else (len(places) - 1 if by > 0 else 0))

    def at_line(self, y: int) -> int | None:
        """The stop at a line of the pane, counted from 0."""
        wanted, starts = self.top + y - 1, self.starts
        found = (at for at, place in enumerate(stops(self.items)) if starts[place] <= wanted < starts[place + 1])
        return next(found, None) if 0 < y <= self.height else None

    def line_at(self, number: int) -> tuple[Item, int] | None:
        """The item that has a line, and which of its lines that is."""
        if not self.items or number >= self.starts[-1]:
            return None
        place = bisect_right(self.starts, number) - 1
        return self.items[place], number - self.starts[place]

    def pinned(self) -> tuple[Item, int] | None:
        """The head of what is at the top of the view, where it stands above it."""
        found = self.line_at(self.top)
        if found is None or found[0].head:
            return None
        place = self.items.index(found[0])
        head = next((self.items[at] for at in range(place, -1, -1) if self.items[at].head), None)
        return (head, len(head.lines) - 1) if head else None

    def render_line(self, y: int) -> Strip:
        """The frame, the items, and at the foot the sentence."""
        look, width = self.look, self.size.width
        if y == 0:
            return frame(width, look, self.title, used=True, middle=self.asked, right=self.where)
        if y > self.height:
            return self.why_line(y - self.height - 1)
        if not self.items:
            words = wrapped(self.words, max(width - 2, 8))
            return line(width, (f" {words[y - 2]}" if 0 <= y - 2 < len(words) else "", look.faint))
        found = self.pinned() if y == 1 else None
        found = found or self.line_at(self.top + y - 1)
        if found is None:
            return line(width)
        item, number = found
        here = item.of is not None and item is self.item
        parts = [(shown, getattr(look, style)) for shown, style in item.lines[number]]
        if here:
            shown = "".join(shown for shown, _ in parts)
            return line(width, (f"{look.point if not number else ' '} {shown}", look.cursor))
        return line(width, ("  ", look.plain), *parts, ("", look.plain))

    def why_line(self, number: int) -> Strip:
        """A rule, then the sentence of the item under the cursor."""
        look, width = self.look, self.size.width
        if not number:
            return line(width, (look.line * width, look.rule))
        most = self.why - 1
        words = wrapped(self.item.why, width - 2, most) if self.item else []
        shown = words[number - 1] if number <= len(words) else ""
        return line(width, (f" {safe.unfence(shown) if not safe.has_rtl(shown) else shown}", look.plain))
