"""The text cursor of the pane's article and what is selected with it: each key a short step, long ways in slices."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from tui.article import page as pages
from tui.article.caret import after, by_line, column_of, ends_of, place_in, settle, step
from tui.article.motions import FAR, NUMBER, PARAGRAPH, SENTENCE, WORD, ended, held, moved
from tui.article.taking import following, taken, wider

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.article.page import Source
    from tui.article.pane import ArticlePane
    from tui.wrap import Span

AGAIN = 0.5  # seconds within which a click is one more at its place
CLICKED = (WORD, SENTENCE, PARAGRAPH)  # what a second click takes, a third, a fourth
BEFORE = (0.0, -1, -1)  # before any click
SLICE = 0.004  # seconds of looking between two looks at the keys
NOTHING = (
    "Nothing is selected; {select} begins at the text cursor, {take_quotation} takes a quotation,"
    " {take_number} a number."
)
BARE = (
    "No verb such as “killed” or “wounded” stands by this number; {wider} takes ever more, {take_sentence} its"
    " sentence."
)


class Selector:
    """Moves the text cursor of a pane, and chooses words with it."""

    def __init__(self, pane: ArticlePane) -> None:
        self.pane = pane
        self.made: tuple[tuple[int, ...], tuple[str, ...]] = ((), ())
        self.subject = ""
        self.kept: Span | None = None
        self.click = BEFORE  # when and where a button went down
        self.clicks = 0  # how often it went down there again
        self.before = pane.view
        self.clear()

    def clear(self) -> None:
        """Forget the way that led here."""
        self.column: int | None = None
        self.steps: list[tuple[int, int | None]] = []
        self.way: Iterator[int | None] | None = None
        self.pressed: int | None = None  # where a button of the mouse went down, while it is held
        self.dragged: int | None = None

    def begin(self) -> None:
        """Another text: what was coded last belongs to the one before."""
        self.subject, self.kept = "", None
        self.clear()

    def made_of(self, span: Span) -> tuple[str, ...]:
        """The properties that were claimed of a span since it was selected."""
        return self.made[1] if self.made[0] == (self.text, *span) else ()

    def remember(self, span: Span, entries: Mapping[str, str], incident: str) -> None:
        """A record was made of a span, which stays at hand until the next motion begins anew.

        incident: its code where it is one, which the next record is about.
        """
        self.made = ((self.text, *span), (*self.made_of(span), entries.get("property", "")))
        self.subject = incident or entries.get("subject") or entries.get("about") or self.subject
        self.steps, self.kept = [], span
        self.pane.show(replace(self.pane.view, span=span, caret=None, anchor=None))

    @property
    def text(self) -> int:
        """The text that is shown."""
        return self.source.heading.text if self.source else 0

    @property
    def source(self) -> Source | None:
        """The text, where its words may be seen."""
        source = self.pane.source
        return source if source and not source.heading.covered and source.heading.length else None

    @property
    def on(self) -> bool:
        """Whether there is a text cursor."""
        return self.pane.view.caret is not None

    @property
    def span(self) -> Span | None:
        """What is selected, as code points of the text."""
        return pages.chosen(self.source, self.pane.view) if self.source else None

    @property
    def words(self) -> str:
        """The selected words, exactly."""
        span = self.span
        return self.source.words(*span) if span and self.source else ""

    def here(self) -> int:
        """The place of the text cursor, or where one would begin: at what is lit and in view, else at the top."""
        pane = self.pane
        if pane.view.caret is not None:
            return pane.view.caret
        assert self.source
        if self.kept and pane.view.span == self.kept:  # what was coded last: the next key goes on after it
            return ends_of(self.source, self.kept)[1]
        seen = pane.cursor
        return settle(self.source, pane.view.top if seen is None else seen)

    def put(self, caret: int, anchor: int | None) -> None:
        """Put the text cursor at a character, and say what rests on the words there."""
        source, pane = self.source, self.pane
        if source is None:
            return
        there = source.passages(caret, caret + 1)
        under = min(there, key=lambda one: one.stop - one.start, default=None)
        keep = pane.view.mending or (under.id if under else None)
        view = replace(pane.view, caret=caret, anchor=anchor, passage=keep, span=None)
        pane.show(view, (caret, after(source, caret)))

    def set(self, caret: int, anchor: int | None) -> None:
        """The same after a motion: the way back from taking more is forgotten."""
        self.steps = []
        self.put(caret, anchor)

    # Motions

    def go(self, unit: str, by: int, *, take: bool = False) -> None:
        """To the next of a unit, or the one before; what may be far is looked for a little at a time.

        take: select it, too.
        """
        source, view = self.source, self.pane.view
        if source is None:
            return
        self.column, at = None, self.here()
        self.way = moved(source, at, view.anchor if view.caret is not None else None, unit, by)
        self.pane.attempt(lambda: self.go_on(unit, by, take))

    def go_on(self, unit: str, by: int, take: bool) -> None:
        """Look for a few milliseconds, then let others in."""
        began, pane = monotonic(), self.pane
        while self.way is not None and self.source:
            try:
                found = next(self.way)
            except StopIteration:
                self.way = None
                where = "follows" if by > 0 else "comes before"
                pane.post_message(pane.Said(f"No {unit} {where}."))
                return
            if found is not None:
                self.way = None
                span = taken(self.source, unit, found) if take else None
                if span:
                    self.grow(span)
                    return
                anchor = pane.view.anchor if self.on else None
                self.set(found, anchor if anchor is None else held(self.source, anchor, found))
                return
            if unit in FAR and monotonic() - began > SLICE:
                pane.set_timer(SLICE / 4, lambda: pane.attempt(lambda: self.go_on(unit, by, take)))
                return

    def by_character(self, by: int) -> None:
        """One character to the right, or to the left below 0."""
        if self.source:
            self.column = None
            self.set(step(self.source, self.here(), by), self.pane.view.anchor)

    def by_lines(self, by: int) -> None:
        """So many lines down, or up below 0, in the same column as far as there is one."""
        source, flow = self.source, self.pane.flow
        at = self.here()
        line = flow.line(at)
        if source is None or line is None:
            return
        self.column = column_of(line, at) if self.column is None else self.column
        self.set(by_line(source, flow, at, by, self.column), self.pane.view.anchor)

    def to_end(self, last: bool) -> None:
        """To the first character of the text, or the last."""
        if self.source:
            self.column, anchor, place = None, self.pane.view.anchor, ended(self.source, last=last)
            self.set(place, anchor if anchor is None else held(self.source, anchor, place))

    # Selecting

    def select(self) -> None:
        """Begin a selection, of the hit or the passage that is lit, else at the text cursor; or end it."""
        source, view = self.source, self.pane.view
        if source is None:
            return
        passage = self.pane.passage
        if view.caret is not None:
            self.set(view.caret, view.caret if view.anchor is None else None)
        elif view.span:
            self.choose(view.span)
        elif passage and not passage.lost and self.pane.cursor == passage.start:
            self.choose((passage.start, passage.stop))
        else:
            self.set(self.here(), self.here())

    def choose(self, span: Span) -> None:
        """Select a span."""
        if self.source:
            first, last = ends_of(self.source, span)
            self.set(last, first)

    def point(self, span: Span) -> None:
        """Select a span; of one without words put the text cursor there."""
        if span[0] < span[1]:
            self.choose(span)
        elif self.source:
            self.set(settle(self.source, span[0]), None)

    def turn(self) -> None:
        """Go to the other end of the selection."""
        view = self.pane.view
        if view.caret is None or view.anchor is None:
            self.pane.post_message(self.pane.Said(self.pane.worded(NOTHING)))
        else:
            self.column = None
            self.set(view.anchor, view.caret)

    def take(self, unit: str) -> None:
        """Select the one of a kind at the text cursor, or the nearest in its paragraph, else the next one after it.

        From words that were coded last, the first within them or after them.
        """
        source = self.source
        if source is None:
            return
        coded = self.kept if not self.on and self.pane.view.span == self.kept and unit in FAR else None
        found = following(source, unit, coded) if coded else taken(source, unit, self.here(), self.span)
        if found and self.on and self.span and found == ends_of(source, self.span):
            if unit == NUMBER:
                self.pane.post_message(self.pane.Said(self.pane.worded(BARE)))
        elif found:
            self.grow(found)
        elif unit in FAR:
            self.set(self.here(), None)
            self.go(unit, 1, take=True)
        else:
            self.pane.post_message(self.pane.Said(f"No {unit} stands in this paragraph."))

    def widen(self) -> None:
        """Select the next wider thing around what is selected."""
        source = self.source
        if source is None:
            return
        found = wider(source, self.here(), self.span)
        if found is None:
            self.pane.post_message(self.pane.Said("The whole paragraph is selected."))
        else:
            self.grow(found)

    def grow(self, ends: tuple[int, int]) -> None:
        """Select from the first to the last character, and remember what was selected before."""
        self.steps.append((self.here(), self.pane.view.anchor if self.on else None))
        self.column = None
        self.put(ends[1], ends[0])

    def narrow(self) -> None:
        """Back to what was selected before the last widening."""
        if self.steps:
            self.put(*self.steps.pop())
        else:
            self.pane.post_message(
                self.pane.Said(self.pane.worded("Nothing wider was taken; {escape} drops the selection."))
            )

    def drop(self) -> bool:
        """Drop the selection, else the text cursor; whether there was any.

        Where a hit begins the cursor is left, and behind words that were coded.
        """
        view = self.pane.view
        self.clear()
        if view.caret is None and view.span and self.source and self.pane.finder.needle:
            self.pane.finder.settle(keep=False)
            self.put(ends_of(self.source, view.span)[0], None)
            return True
        if view.caret is None:
            if view.span is None or view.span != self.kept or not self.source:
                return False
            self.put(step(self.source, ends_of(self.source, view.span)[1], 1), None)
            return True
        if view.anchor is None or view.mending is not None:
            self.pane.show(replace(view, caret=None, anchor=None, mending=None))
        else:
            self.put(view.caret, None)
        return True

    # The mouse

    def place_at(self, x: int, y: int, pressed: int | None = None) -> int | None:
        """The character that is drawn at a column and line of the pane; None outside the text.

        pressed: where the mouse went down; it then goes up at the nearest character, beside the text, too, and on an
        empty line at that before it or behind it.
        """
        pane, source = self.pane, self.source
        place = y - pane.shape.head
        if pressed is not None:
            place = max(min(place, len(pane.lines) - 1), 0)
        if source is None or not 0 <= place < len(pane.lines):
            return None
        line = pane.flow.line(pane.lines[place].start)
        if line and line.words:
            return place_in(source, line, max(x - pane.shape.margin, 0))
        at = pane.lines[place].start
        return settle(source, at) if pressed is None or at < pressed else step(source, at, -1)

    def press(self, x: int, y: int, at: float = 0.0) -> bool:
        """A button of the mouse goes down at a time in seconds; whether it has to do with selecting.

        It drops what was selected; again at once at its place it takes the word, the sentence, the paragraph.
        """
        source, place = self.source, self.place_at(x, y)
        again = place is not None and self.click[1:] == (x, y) and at - self.click[0] < AGAIN
        self.click, self.clicks = (at, x, y), min(self.clicks + 1, len(CLICKED)) if again else 0
        self.pressed = self.dragged = place
        view = self.pane.view
        if not again and view.anchor is not None and view.mending is None:
            self.pane.show(replace(view, caret=None, anchor=None))
        self.before = self.pane.view
        if not again or source is None:
            return view.mending is not None
        self.drag_to(source, place or 0, place or 0)
        return True

    def drag(self, x: int, y: int) -> None:
        """The mouse moves: what lies between is selected while the button is held; beyond the lines they scroll."""
        if self.pressed is not None:
            self.pane.attempt(lambda: self.drag_over(x, y))

    def drag_over(self, x: int, y: int) -> None:
        """The same while a button is held."""
        assert self.pressed is not None
        head = self.pane.shape.head
        if not head <= y < head + len(self.pane.lines):
            self.pane.move(-1 if y < head else 1)
        place = self.place_at(x, y, self.pressed)
        if self.source and place is not None and place != self.dragged:
            self.drag_to(self.source, self.pressed, place)
            self.dragged = place
            self.click = BEFORE  # what follows a drag is a first click

    def drag_to(self, source: Source, pressed: int, place: int) -> None:
        """Select from where the button went down to a place, by whole words or more where it was pressed again."""
        if not self.clicks:
            if place == pressed:
                self.pane.show(self.before)
            else:
                self.set(place, pressed)
            return
        spans = [taken(source, CLICKED[self.clicks - 1], one) or (one, one) for one in (pressed, place)]
        first, last = min(one[0] for one in spans), max(one[1] for one in spans)
        self.set(*((first, last) if place < pressed else (last, first)))

    def release(self, x: int, y: int) -> bool:
        """It goes up: what lies between is selected, where that is more than one character; whether it was."""
        if self.pressed is None:
            return False
        self.drag(x, y)
        pressed, self.pressed = self.pressed, None
        return bool(self.clicks) or self.dragged != pressed
