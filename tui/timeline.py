"""Incidents and people by time: bars with low and high, spans beneath, what was left out. Enter filters to a bar."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from textual.strip import Strip

from db import OF, SPLITS, STEPS, Bar, CaseError, Totals
from tui import safe
from tui.bars import Drawn, drawn, extent, filter_of, left_out, span_pictures
from tui.blocks import Part, wrapped
from tui.drawn import DrawnWidget
from tui.keys import TIMELINE, Key
from tui.look import Look
from tui.over import Shown
from tui.picker import Item
from tui.strips import frame, line

SPLIT_WORDS = {"": "not split", "who": "by alleged perpetrator", "kind": "by kind"}
NOT_ADDED = "Not added: what lasted, or stands for several"
NOTHING = "Nothing that is dated and counted is there to draw."
TITLE = 22  # columns of a span's title, beside its picture


class Summing(Protocol):
    """Who adds up: the totals come back by `done`."""

    @property
    def filter(self) -> str: ...
    def sum(self, of: str, by: str, split: str, done: Callable[[Totals | CaseError], None]) -> None: ...
    def show(self, filter_: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its parts; a bar where the cursor can be on it."""

    parts: tuple[Part, ...] = ()
    bar: Bar | None = None


def rows(found: Totals, by: str, width: int) -> list[Row]:
    """Bars, spans and what was left out, as lines of at most so many columns."""
    made = [bar_row(one) for one in drawn(found.bars, by, width - 2)]
    if not found.bars:
        made = [Row(((safe.fit(NOTHING, width - 2), "faint"),))]
    if found.spans:
        made += [
            Row(),
            Row(((safe.fit(NOT_ADDED, width - 2), "title"),)),
            *span_rows(found, width - 2),
        ]
    words = left_out(found.left_out)
    made += [Row()] + [Row(((one, "faint"),)) for one in wrapped(words, width - 2)] if words else []
    return made


def bar_row(one: Drawn) -> Row:
    """A heading, a gap, or a bar in two tones."""
    if one.heading:
        return Row(((one.heading, "title"),))
    if one.bar is None:
        return Row(((one.period, "faint"),))
    lead = f"{one.period}  {one.figure}  "
    return Row(((lead, "plain"), (one.low, "bar"), (one.rest, "maybe")), one.bar)


def span_rows(found: Totals, width: int) -> list[Row]:
    """Each span: code, scope and title, and its line in time beside them or beneath."""
    lead = [f"{span.code:<5} {span.scope:<9} " for span in found.spans]
    head = max(len(one) for one in lead)
    title = TITLE if width >= 70 else 0
    room = width - head - title - (2 if title else 0)
    pictures = span_pictures(found.spans, found.bars, max(room, 8))
    made = []
    for span, start, picture in zip(found.spans, lead, pictures, strict=True):
        words = (safe.fence(safe.fit(span.title, title)) + "  ", "plain")
        made.append(Row(((start, "faint"), *((words,) if title else ()), (picture, "maybe"))))
    first, last = extent(found.spans, found.bars)
    gap = max(room - len(first) - len(last), 1)
    return [*made, Row(((" " * (width - room) + first + " " * gap + last, "faint"),))]


class TimelinePane(DrawnWidget):
    """The lines, with the cursor on a bar."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.found: Totals | None = None
        self.by = "month"
        self.title = self.asked = self.where = self.words = ""
        self.rows: list[Row] = []
        self.at = 0
        self.top = 0

    def show(self, found: Totals | None, by: str, words: str = "") -> None:
        """Show totals, or words instead."""
        self.found, self.by, self.words = found, by, words
        self.at = self.top = 0
        self.lay_out()

    def on_resize(self) -> None:
        """Draw anew for the width."""
        self.lay_out()

    def lay_out(self) -> None:
        """The lines at this width; the cursor stays on its bar."""
        if self.size.width:
            self.rows = rows(self.found, self.by, self.size.width) if self.found else []
            self.go(self.at)

    @property
    def places(self) -> list[int]:
        """The lines that the cursor can be on."""
        return [place for place, one in enumerate(self.rows) if one.bar]

    @property
    def bar(self) -> Bar | None:
        """The bar under the cursor."""
        places = self.places
        return self.rows[places[self.at]].bar if self.at < len(places) else None

    @property
    def height(self) -> int:
        """Lines below the frame."""
        return max(self.size.height - 1, 1)

    def go(self, at: int) -> None:
        """Put the cursor on a bar; beyond the last one what stands below is shown."""
        places = self.places
        beyond = at - len(places) + 1 if places and at >= len(places) else 0
        self.at = max(min(at, len(places) - 1), 0)
        place = places[self.at] if places else 0
        most = max(len(self.rows) - self.height, 0)
        if beyond or not places:
            self.top = min(self.top + max(beyond, at if not places else 0), most)
        if places and not self.top <= place < self.top + self.height and not beyond:
            self.top = max(min(place - self.height // 2, most), 0)
        self.top = 0 if self.at == 0 and not beyond and places and place < self.height else min(self.top, most)
        self.refresh()

    def at_line(self, y: int) -> int | None:
        """The bar of a line of the pane, counted from 0."""
        place = self.top + y - 1
        return self.places.index(place) if place in self.places else None

    def render_line(self, y: int) -> Strip:
        """The frame, then the lines."""
        look, width = self.look, self.size.width
        if y == 0:
            return frame(width, look, self.title, used=True, middle=self.asked, right=self.where)
        if not self.found:
            return line(width, (f" {safe.fit(self.words, width - 2)}" if y == 2 else "", look.faint))
        place = self.top + y - 1
        row = self.rows[place] if place < len(self.rows) else Row()
        here = row.bar is not None and row.bar is self.bar
        styles = {"bar": look.here, "maybe": look.title}
        lead = (f"{look.point} " if here else "  ", look.here)
        parts = [(text, styles[name] if name in styles else getattr(look, name)) for text, name in row.parts]
        if here:
            parts[0] = (parts[0][0], look.away)
        return line(width, lead, *parts, ("", look.plain))


class Timeline(Shown):
    """The screen of the timeline. `draw` opens it for what is filtered."""

    WHERE = TIMELINE
    PLACE = "the timeline"
    FOOT = ("deeper", "escape", "help")

    def __init__(self, look: Look, keys: Sequence[Key], title: str) -> None:
        self.pane = TimelinePane(look)
        super().__init__(look, keys, title, self.pane)
        self.summing: Summing | None = None
        self.of, self.by, self.split = "killed", "month", ""
        self.sought = 0

    def as_left(self) -> Mapping[str, Any]:
        """What is drawn, and which bar."""
        return {"of": self.of, "by": self.by, "split": self.split, "bar": self.pane.at}

    def draw_again(self, summing: Summing, drawn: tuple[str, str, str], bar: int) -> None:
        """Open it for what was drawn: of what, by what, split; with the cursor on a bar, counted from 0."""
        self.of, self.by, self.split = drawn
        self.sought = bar
        self.draw(summing)

    def draw(self, summing: Summing) -> None:
        """Open it."""
        self.summing = summing
        self.sum()

    def sum(self) -> None:
        """Have it added up anew."""
        if self.summing is None:
            return
        by = self.by
        self.pane.title = f"{self.of.capitalize()} by {by}" + (f", {SPLIT_WORDS[self.split]}" if self.split else "")
        self.pane.asked, self.pane.where = self.summing.filter, ""
        self.pane.show(None, by, "Adding up …")
        self.summing.sum(self.of, by, self.split, self.came)

    def came(self, found: Totals | CaseError) -> None:
        """Totals came."""
        if isinstance(found, CaseError):
            self.pane.show(None, self.by, str(found))
            return
        self.pane.where = f"{found.incidents:,} single events"
        self.pane.show(found, self.by)
        if self.sought:
            self.pane.go(min(self.sought, len(self.pane.places) - 1))
            self.sought = 0

    def clicked(self, y: int) -> None:
        """A line was clicked."""
        at = self.pane.at_line(y)
        if at is not None:
            self.pane.go(at)

    def do_up(self) -> None:
        """The bar above."""
        self.pane.go(self.pane.at - 1)

    def do_down(self) -> None:
        """The bar below."""
        self.pane.go(self.pane.at + 1)

    def do_page_up(self) -> None:
        """One page up."""
        self.pane.go(max(self.pane.at - self.pane.height + 1, 0))

    def do_page_down(self) -> None:
        """One page down."""
        self.pane.go(self.pane.at + self.pane.height - 1)

    def do_top(self) -> None:
        """The first bar."""
        self.pane.go(0)

    def do_bottom(self) -> None:
        """The last line."""
        self.pane.go(len(self.pane.rows))

    def do_draw_of(self) -> None:
        """Draw something else."""
        self.choose("What the bars show", OF, OF.index(self.of), lambda one: setattr(self, "of", one))

    def do_draw_by(self) -> None:
        """Draw by week, month or year."""
        self.choose("A bar for each", STEPS, STEPS.index(self.by), lambda one: setattr(self, "by", one))

    def do_draw_split(self) -> None:
        """Split by alleged perpetrator or kind, or no longer."""
        self.choose("Bars", SPLITS, SPLITS.index(self.split), lambda one: setattr(self, "split", one))

    def choose(self, title: str, values: Sequence[str], at: int, take: Callable[[str], None]) -> None:
        """Pick one of some values, then add up anew."""
        items = [Item("", SPLIT_WORDS.get(one, one), value=one) for one in values]

        def done(one: object) -> None:
            if isinstance(one, str):
                take(one)
                self.sum()

        self.pick(title, items, done, at)

    def do_deeper(self) -> None:
        """The incidents of the bar, in their list."""
        bar = self.pane.bar
        if bar and self.summing:
            self.leave()
            self.summing.show(filter_of(bar, self.by, self.split))
        else:
            self.say("There is no bar here to filter by.")
