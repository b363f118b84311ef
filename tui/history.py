"""Who changed what, when and why: of one record, or of the whole case file; operations are undone from here."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from textual.strip import Strip

from db import CaseError
from tui import safe
from tui.drawn import DrawnWidget
from tui.keys import HISTORY, Key
from tui.look import Look
from tui.over import Done, Shown
from tui.pasts import Deed, Line, deed_lines
from tui.strips import frame, line

Came = Callable[[Sequence[Deed] | CaseError], None]


class Past(Protocol):
    """Who reads the log and undoes; what is read comes back by `done`."""

    @property
    def record(self) -> int | None: ...
    @property
    def title(self) -> str: ...
    def read(self, whole: bool, before: int | None, done: Came) -> None: ...
    def turn(self, operation: int, back: bool, done: Done) -> None: ...
    def go(self, code: str) -> None: ...


class HistoryPane(DrawnWidget):
    """Operations, with the cursor on one of them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.deeds: list[Deed] = []
        self.title = self.words = ""
        self.ended = True
        self.at = 0
        self.top = 0
        self.lines: list[Line] = []
        self.places: list[tuple[int, int]] = []

    def show(self, deeds: Sequence[Deed], *, ended: bool, words: str = "") -> None:
        """Show these; words: what to say where there are none."""
        self.deeds, self.ended, self.words = list(deeds), ended, words
        self.go(self.at)

    def on_resize(self) -> None:
        """Wrap anew."""
        self.go(self.at)

    @property
    def height(self) -> int:
        """Lines below the frame."""
        return max(self.size.height - 1, 1)

    @property
    def deed(self) -> Deed | None:
        """The operation under the cursor."""
        return self.deeds[self.at] if self.at < len(self.deeds) else None

    def go(self, at: int) -> None:
        """Put the cursor on an operation and all of it into view, as far as there is room."""
        self.at = max(min(at, len(self.deeds) - 1), 0)
        if not self.size.width:
            return
        self.lines, self.places = [], []
        for place, one in enumerate(self.deeds):
            start = len(self.lines)
            self.lines += deed_lines(one, self.size.width, here=place == self.at)
            self.places.append((start, len(self.lines)))
        start, stop = self.places[self.at] if self.places else (0, 0)
        if start < self.top or stop > self.top + self.height:
            self.top = start if stop - start >= self.height else max(start - self.height // 3, 0)
        self.top = max(min(self.top, len(self.lines) - self.height), 0)
        self.refresh()

    def scroll(self, by: int) -> bool:
        """Show more of an operation that is longer than the pane; whether there was more."""
        if not self.places:
            return False
        start, stop = self.places[self.at]
        low, high = start, max(stop - self.height, start)
        top = max(min(self.top + by, high), low)
        moved = stop - start > self.height and top != self.top
        if moved:
            self.top = top
            self.refresh()
        return moved

    def at_line(self, y: int) -> int | None:
        """The operation at a line of the pane, counted from 0."""
        at = self.top + y - 1
        found = (place for place, (start, stop) in enumerate(self.places) if start <= at < stop)
        return next(found, None)

    def count_words(self) -> str:
        """How many operations are on show, and whether there are more."""
        count = len(self.deeds)
        more = "" if self.ended else "+"
        return f"{count:,}{more} operation{'' if count == 1 else 's'}" if count else ""

    def render_line(self, y: int) -> Strip:
        """The frame, then the operations."""
        look, width = self.look, self.size.width
        if y == 0:
            return frame(width, look, self.title, used=True, right=self.count_words())
        if not self.deeds:
            return line(width, (f" {safe.fit(self.words, width - 2)}" if y == 2 else "", look.faint))
        at = self.top + y - 1
        parts = self.lines[at] if at < len(self.lines) else []
        return line(width, *((text, getattr(look, style)) for text, style in parts), ("", look.plain))


class History(Shown):
    """The screen of the history. `look_back` opens it."""

    WHERE = HISTORY
    PLACE = "the history"
    FOOT = ("undo", "redo", "deeper", "escape", "help")

    def __init__(self, look: Look, keys: Sequence[Key], title: str) -> None:
        self.pane = HistoryPane(look)
        super().__init__(look, keys, title, self.pane)
        self.past: Past | None = None
        self.whole = False
        self.reading = False
        self.sought = 0

    def as_left(self) -> Mapping[str, Any]:
        """Whose history, and the operation."""
        deed = self.pane.deed
        record = self.past.record if self.past else None
        return {"record": record, "whole": self.whole, "operation": deed.last if deed else 0}

    def look_back(self, past: Past, *, whole: bool, sought: int = 0) -> None:
        """Open it for a record, or for the whole case file, with the cursor on the operation sought."""
        self.past, self.sought = past, sought
        self.turn_to(whole)

    def turn_to(self, whole: bool) -> None:
        """Show the record's history or that of the case file."""
        self.whole, self.pane.at, self.pane.top = whole, 0, 0
        self.read()

    def read(self) -> None:
        """Read the latest operations."""
        if self.past:
            self.pane.title = "History of the case file" if self.whole else f"History of {self.past.title}"
            self.pane.show((), ended=True, words="Reading …")
            self.reading = True
            self.past.read(self.whole, None, self.came)

    def came(self, found: Sequence[Deed] | CaseError) -> None:
        """Operations came."""
        self.reading = False
        if isinstance(found, CaseError):
            self.pane.show((), ended=True, words=str(found))
        else:
            self.pane.at = next((at for at, one in enumerate(found) if self.sought == one.last), self.pane.at)
            self.sought = 0
            self.pane.show(found, ended=not found, words="Nothing has happened here yet.")
            if len(self.pane.lines) <= self.pane.height:
                self.read_on()

    def read_on(self) -> None:
        """Read what came before the last one on show."""
        pane = self.pane
        if self.past and pane.deeds and not pane.ended and not self.reading:
            self.reading = True
            self.past.read(self.whole, pane.deeds[-1].last, self.came_on)

    def came_on(self, found: Sequence[Deed] | CaseError) -> None:
        """Older operations came."""
        self.reading = False
        if isinstance(found, CaseError):
            self.say(str(found), bad=True)
            return
        known = {one.operation for one in self.pane.deeds}
        older = [one for one in found if one.operation not in known]
        self.pane.show([*self.pane.deeds, *older], ended=not older)

    def go(self, at: int) -> None:
        """To another operation; near the end older ones are read."""
        self.pane.go(at)
        if self.pane.at >= len(self.pane.deeds) - 3:
            self.read_on()

    def clicked(self, y: int) -> None:
        """A line was clicked."""
        at = self.pane.at_line(y)
        if at is not None:
            self.go(at)

    def do_up(self) -> None:
        """The operation after."""
        if not self.pane.scroll(-1):
            self.go(self.pane.at - 1)

    def do_down(self) -> None:
        """The operation before."""
        if not self.pane.scroll(1):
            self.go(self.pane.at + 1)

    def do_page_up(self) -> None:
        """Several operations up."""
        if not self.pane.scroll(-self.pane.height):
            self.go(self.pane.at - max(self.pane.height // 3, 1))

    def do_page_down(self) -> None:
        """Several operations down."""
        if not self.pane.scroll(self.pane.height):
            self.go(self.pane.at + max(self.pane.height // 3, 1))

    def do_top(self) -> None:
        """The latest operation."""
        self.go(0)

    def do_bottom(self) -> None:
        """The earliest operation that was read."""
        self.go(len(self.pane.deeds))

    def do_next_pane(self) -> None:
        """From the record to the case file, and back."""
        self.turn_to(not self.whole)

    def do_undo(self) -> None:
        """Undo the operation under the cursor."""
        self.turn(back=True)

    def do_redo(self) -> None:
        """Do again the operation under the cursor."""
        self.turn(back=False)

    def turn(self, *, back: bool) -> None:
        """Take the operation under the cursor out of effect, or bring it back."""
        deed = self.pane.deed
        if deed is None or self.past is None:
            self.say("There is no operation here.")
        elif deed.operation is None:
            self.say("This came from outside pincite; take it over with: pincite adopt CASE --reason WHY")
        else:
            self.say("Undoing …" if back else "Doing it again …")
            self.past.turn(deed.operation, back, self.turned)

    def turned(self, sentence: str, done: bool) -> None:
        """It is undone, or a sentence says why not."""
        if done:
            self.read()
        self.say(sentence, bad=not done)

    def do_deeper(self) -> None:
        """To the record that an operation changed first."""
        deed = self.pane.deed
        if deed and deed.code and self.past:
            self.leave()
            self.past.go(deed.code)
        else:
            self.say(self.worded("This is the history of the record itself; {next_pane} shows that of the case file."))
