"""The article pane: a text drawn line by line, with the cited words lit. The browser binds it and moves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from db import Busy, CaseError, Stopped
from tui import safe
from tui.article import page as pages
from tui.article.excerpt import excerpt
from tui.article.flow import Flow
from tui.article.lines import COVERED, Shape, foot_line, head_line, text_line, title_line, told_lines
from tui.article.looking import Finder
from tui.article.margin import in_margin
from tui.article.page import Drawn, Laid, View
from tui.article.selecting import Selector
from tui.drawn import DrawnWidget
from tui.look import Look
from tui.strips import line

if TYPE_CHECKING:
    from db import Passage, Resting
    from tui.article.page import Source
    from tui.wrap import Span

FEWER = "Slow line: {deeper} shows the page"
AGAIN = 0.1  # seconds until a read that found the file locked is tried again


class ArticlePane(DrawnWidget):
    """One text: its head, the lines in view, and at the foot what rests on the passage under the cursor."""

    class Moved(Message):
        """The view is elsewhere, or something else is lit."""

        def __init__(self, view: View) -> None:
            super().__init__()
            self.view = view

    class Said(Message):
        """Why something could not be done."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(self, look: Look) -> None:
        super().__init__(name="article")
        self.look = look
        self.source: Source | None = None
        self.view = View()
        self.used = False
        self.words: tuple[str, ...] = ()
        self.passage: Passage | None = None
        self.resting: Sequence[Resting] = ()
        self.lines: tuple[Drawn, ...] = ()
        self.differing: Sequence[Span] = ()
        self.finder = Finder(self)
        self.selector = Selector(self)
        self.where = ""
        self.worded: Callable[[str], str] = str
        self._flow: Flow | None = None
        self._aim: int | None = None
        self._again: Callable[[], object] | None = None
        self._laid: Laid | None = None
        self.few: int | None = None  # lines of an excerpt, where the line is too slow for a page
        self._at = 0  # what the excerpt is of
        self._stay: int | None = None  # the first line in view, which stays if what is aimed at is in view
        self._strips: dict[Drawn, Strip] = {}  # lines in view that were drawn before

    def bind(
        self, source: Source, view: View, at: int | None = None, laid: Laid | None = None, few: int | None = None
    ) -> None:
        """Show a text from the view's first line on, or with a place in view and a third of the lines above it.

        Where the place is in view already, the lines stay. laid: that page, where it was laid out before. few: lines
        of an excerpt at the place, where no page is wanted.
        """
        other = source is not self.source
        if few is None and self.few is not None and at == self._at and not other and self.top is not None:
            view, at = replace(view, top=self.top), None  # what was in view of it stays, the rest of the page follows
        self.few, self._at = (None, 0) if at is None else (few, at)
        self._laid, self._stay = laid, None if other else self.top
        self.source, self.words, self.view, self._aim, self._again = source, (), view, at, None
        if other:
            self.differing = ()
            self.finder.clear()
            self.selector.begin()
            self.forget()
        else:
            self.draw()

    def tell(self, *words: str) -> None:
        """Show these lines instead of a text."""
        self.source, self.words = None, words
        self.finder.clear()
        self.forget()

    def use(self, used: bool) -> None:
        """Whether this is the pane in use."""
        if used != self.used:
            self.used = used
            self.refresh()

    def renew(self) -> None:
        """Read again what others may have changed; the view stays."""
        if self.source and self.attempt(self.source.refresh):
            self.forget()

    def uncover(self, on: bool) -> None:
        """Uncover a protected article, or cover it again."""
        source = self.source
        if source and self.attempt(lambda: source.uncover(on)):
            self.forget()

    def forget(self) -> None:
        """Draw everything anew from the source."""
        self._flow, self.lines, self.passage, self.resting = None, (), None, ()
        self.draw()
        self.refresh()

    def on_resize(self) -> None:
        """Wrap anew; the first words in view stay, or what it was opened at; what was lit in view stays in it."""
        seen = self.cursor
        self.lines = ()
        self.draw()
        if seen is not None and self.lines and self.cursor is None:
            self._aim = seen
            self.draw()
        self.refresh()

    @property
    def shape(self) -> Shape:
        """What there is room for."""
        return Shape(self.size.width, self.size.height, self.passage is not None and self.passage.lost)

    @property
    def flow(self) -> Flow:
        """The lines of the text at this width."""
        assert self.source
        width = self.shape.width
        if self._flow is None or self._flow.width != width:
            self._flow = Flow(self.source, width)
        return self._flow

    def draw(self) -> None:
        """Bring the lines in view up to date."""
        if self.source and self.size.height and self.size.width:
            self.attempt(self.fill)

    def attempt(self, read: Callable[[], object]) -> bool:
        """Read; where the file is locked, again a little later unless something newer is wanted. Whether it was."""
        try:
            read()
        except (Busy, Stopped):
            if self._again is None:
                self.set_timer(AGAIN, self.retry)
            self._again = read
            return False
        except CaseError as error:
            self.tell(str(error))
            return False
        return True

    def retry(self) -> None:
        """Do what found the file locked."""
        read, self._again = self._again, None
        if read:
            self.attempt(read)

    def fill(self) -> None:
        """Read the passage under the cursor, what rests on it, and the lines in view."""
        source = self.source
        if source is None or source.heading.covered:
            self.where = ""
            self.refresh()
            return
        wanted = self.view.passage
        if self.passage is None or self.passage.id != wanted:
            self.passage = source.passage(wanted) if wanted else None
            self.resting = source.resting(wanted) if wanted and self.passage else ()
        before, self.lines = self.lines, self.lay(source)
        self.redraw(before)
        self.where = "" if self.few is not None else pages.place(source, self.lines, self.cursor)

    def lay(self, source: Source) -> tuple[Drawn, ...]:
        """Settle the view, and lay out its lines where that was not done before."""
        laid, stay, self._laid, self._stay = self._laid, self._stay, None, None
        shape = self.shape
        plain, height = not (self.finder.needle or self.differing), shape.height
        if laid and plain and (laid.flow.width, laid.height, laid.few) == (shape.width, height, self.few):
            self._flow, self.view, self._aim = laid.flow, laid.view, None
            self._strips = dict(zip(laid.lines, laid.strips, strict=True))
            return laid.lines
        self._strips = {}
        if self.few is not None:
            top, height = excerpt(source, self.flow, self._at, self.passage, self.few, height)
            self.view, self._aim = replace(self.view, top=top), None
        elif self._aim is not None:
            self.view, self._aim = pages.aimed(self.flow, self.view, height, self._aim, self.passage, stay), None
        else:
            self.view = replace(self.view, top=pages.settled(self.flow, self.view.top, height))
        lines = pages.page(source, self.flow, self.view, height, self.finder.needle, self.differing)
        return in_margin(source, lines)

    def redraw(self, before: Sequence[Drawn]) -> None:
        """Draw again the frame, the foot and the lines that differ, or all where many do."""
        shape = self.shape
        rows = [y for y, (old, new) in enumerate(zip(before, self.lines, strict=False)) if old != new]
        if len(before) != len(self.lines) or len(rows) > len(before) // 2:
            self.refresh()
            return
        places = (0, *(shape.head + y for y in rows), *range(shape.rows - shape.foot, shape.rows))
        self.refresh(*(Region(0, y, shape.columns, 1) for y in places))

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        look, shape, source = self.look, self.shape, self.source
        heading = source.heading if source else None
        if y == 0:
            return title_line(look, shape.columns, heading, self.where if source else "", used=self.used)
        if heading is None or heading.covered:
            return self.told(y - 2)
        if y < shape.head:
            return head_line(look, shape.columns, heading) if y == 1 else line(shape.columns, (look.bar, look.rule))
        below = y - (shape.rows - shape.foot)
        if below >= 0:
            few = self.worded(FEWER) if self.few is not None and not shape.lost else ""
            return foot_line(look, shape, below, self.passage, self.resting, few)
        place = y - shape.head
        drawn = self.lines[place] if place < len(self.lines) else None
        strip = self._strips.get(drawn) if drawn else None
        return strip or text_line(look, shape, drawn)

    def told(self, place: int) -> Strip:
        """One line of what is said where no text is shown."""
        width = max(self.size.width - 3, 1)
        words = told_lines((self.worded(COVERED),) if self.source else self.words, width)
        said = safe.fit(words[place], width) if 0 <= place < len(words) else ""
        bar = (f"{self.look.bar} ", self.look.rule)
        return line(self.size.width, bar, (safe.fence(said), self.look.faint), ("", self.look.plain))

    # Moving

    @property
    def top(self) -> int | None:
        """Where the lines in view begin; None where there are none."""
        return self.lines[0].start if self.source and self.lines else None

    @property
    def cursor(self) -> int | None:
        """The place that is lit and in view."""
        at = self.passage.start if self.passage else self.view.span[0] if self.view.span else None
        at = at if self.view.caret is None else self.view.caret
        seen = at is not None and self.lines and self.lines[0].start <= at < self.lines[-1].stop
        return at if seen else None

    def move(self, by: int) -> bool:
        """Go so many lines down, or up below 0; whether the view moved."""
        if not self.source or not self.lines:
            return False
        before = self.view
        self.attempt(lambda: self.show(pages.moved(self.flow, self.view, by, self.shape.height)))
        return self.view != before

    def page(self, by: int, *, half: bool = False) -> bool:
        """Go one page down, or up below 0, or half of one; a line or two stay in view."""
        height = self.shape.height
        return self.move(by * max(height // 2 if half else height - 2, 1))

    def end(self, last: bool) -> bool:
        """Go to the end of the text, or to its beginning."""
        if not self.source or not self.lines:
            return False
        length = self.source.heading.length
        before = self.view
        self.attempt(lambda: self.show(pages.ended(self.flow, self.view, self.shape.height, length, last=last)))
        return self.view != before

    def show(self, view: View, span: Span | None = None) -> None:
        """Show another view, scrolled to a span where that is not wholly in it; tell of it."""
        before, self.view, self.few = self.view, view, None
        lines = self.lines if self.lines and self.lines[0].start == view.top else ()
        seen = span is None or (lines and lines[0].start <= span[0] and span[1] <= lines[-1].stop)
        self._aim = None if seen or span is None else span[0]
        self.draw()
        if self.view != before:
            self.post_message(self.Moved(self.view))

    def at_line(self, y: int) -> bool:
        """Put the cursor on a passage in a line of the pane, counted from 0, the next of them each time."""
        source, place = self.source, y - self.shape.head
        if not source or not 0 <= place < len(self.lines):
            return False
        drawn = self.lines[place]
        found: list[Passage] = []
        self.attempt(lambda: found.extend(source.passages(drawn.start, drawn.stop)))
        ids = [one.id for one in found]
        here = ids.index(self.view.passage) + 1 if self.view.passage in ids else 0
        return bool(found) and self.choose(found[here % len(found)])

    # Passages and hits

    def step(self, *, back: bool = False) -> bool:
        """Go to the next passage or hit, or to the one before; whether there may be one."""
        source = self.source
        if not source or not self.lines:
            return False
        if self.finder.needle:
            self.finder.on(back=back)
            return True
        seen = self.cursor is not None
        caret, passage = self.view.caret, self.passage
        if caret is not None and not (passage and passage.start == caret):
            start, stop = caret, caret
        elif seen and passage:
            start, stop = passage.start, passage.stop
        elif seen and self.view.span:
            start, stop = self.view.span
        else:
            start, stop = (self.view.top, 0) if back else (self.view.top - 1, source.heading.length)
        found: list[Passage | None] = []
        if not self.attempt(lambda: found.append(source.step(start, stop, back=back))):
            return False
        if found[0] is None:
            where = "comes before this one" if back else "follows"
            self.post_message(self.Said(f"No passage {where} in this article."))
            return False
        return self.choose(found[0])

    def choose(self, passage: Passage) -> bool:
        """Put the cursor on a passage and light it alone; a text cursor goes to its beginning."""
        self.passage = None
        caret = None if self.view.caret is None else passage.start
        view = replace(self.view, passage=passage.id, lit=(passage.id,), span=None, caret=caret)
        self.show(view, (passage.start, passage.stop))
        return True

    def on_mouse_scroll_down(self) -> None:
        """Three lines down."""
        self.move(3)

    def on_mouse_scroll_up(self) -> None:
        """Three lines up."""
        self.move(-3)
