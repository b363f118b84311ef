"""A screen over the main one for things that are dealt with one after the other, with what each rests on in view.

The pane keeps the things and the one under the cursor; the screen reads what that one rests on, and reads all again
once something is done, so that the next thing comes under the cursor.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from db import CaseError
from tui import safe
from tui.drawn import DrawnWidget
from tui.listed import Listed
from tui.look import Look
from tui.over import Done
from tui.prompt import Question
from tui.strips import Part

T = TypeVar("T")


class Work(Protocol):
    """Who does what is asked; how it ended comes back by `done`."""

    def undo(self, done: Done) -> None: ...


class WorkedPane(DrawnWidget, Generic[T]):
    """Things, and what the one under the cursor rests on: None until it was read."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.items: Sequence[T] = ()
        self.title, self.words = "", ""
        self.rests: Any = None
        self.at = self.top = 0
        self.lines: list[list[tuple[str, str]]] = []
        self.worded: Callable[[str], str] = str

    @property
    def one(self) -> T | None:
        """The thing under the cursor."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def rows(self) -> int:
        """Lines of the things."""
        return max(min(self.size.height // 3, max(len(self.items), 3)), 1)

    def below(self) -> list[list[tuple[str, str]]]:
        """The lines about the thing in use, at this width."""
        raise NotImplementedError

    def item_parts(self, one: T, width: int, *, here: bool) -> list[tuple[str, str]]:
        """The line of a thing."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Wrap anew."""
        self.fill()

    def fill(self) -> None:
        """Bring what is drawn up to date."""
        self.at = max(min(self.at, len(self.items) - 1), 0)
        self.top = max(min(self.top, self.at), self.at - self.rows + 1, 0)
        self.lines = self.below() if self.one and self.size.width else []
        self.refresh()

    def at_line(self, y: int) -> int | None:
        """The thing at a line of the pane."""
        at = self.top + y - 1
        return at if 1 <= y <= self.rows and at < len(self.items) else None

    def item(self, place: int, width: int) -> list[Part]:
        """A line of the things, exactly so wide."""
        at, look = self.top + place, self.look
        if at >= len(self.items):
            said = self.words if not self.items and place == 1 else ""
            return [(safe.fit(f" {said}", width), look.faint)]
        parts = self.item_parts(self.items[at], width, here=at == self.at)
        used = sum(safe.width(safe.unfence(text)) for text, _ in parts)
        return [*((text, getattr(look, name)) for text, name in parts), (" " * max(width - used, 0), look.plain)]

    def about(self, place: int) -> list[Part]:
        """A line about the thing in use."""
        parts = self.lines[place] if place < len(self.lines) else []
        return [(text, getattr(self.look, name)) for text, name in parts]


class Worked(Listed, Generic[T]):
    """The screen; `read` reads the things, `look_up` what one of them rests on."""

    pane: WorkedPane[T]
    NOTHING = "Nothing was changed."

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.said = ""

    @property
    def worker(self) -> Work | None:
        """Who does what is asked; None before the screen is opened."""
        raise NotImplementedError

    def read(self) -> None:
        """Read the things again; the cursor stays at its place, which is that of the next one."""
        raise NotImplementedError

    def look_up(self, one: T, done: Callable[[Any], None]) -> None:
        """Read what a thing rests on."""
        raise NotImplementedError

    def show(self, found: Sequence[T] | CaseError, nothing: str) -> None:
        """Show things that came; nothing: what to say where there are none."""
        self.pane.items = [] if isinstance(found, CaseError) else found
        self.pane.words = str(found) if isinstance(found, CaseError) else nothing
        self.turn(self.pane.at)
        if self.said:
            self.say(self.said)
            self.said = ""

    def turn(self, at: int) -> None:
        """Put the cursor on a thing and read what it rests on; what comes for another is dropped."""
        pane = self.pane
        pane.at, pane.rests = at, None
        pane.fill()
        one = pane.one
        if one is None or self.worker is None:
            return

        def came(found: object) -> None:
            if isinstance(found, CaseError):
                self.say(str(found), bad=True)
            elif one is pane.one:
                pane.rests = found
                pane.fill()

        self.look_up(one, came)

    def clicked(self, y: int) -> None:
        """A line was clicked."""
        at = self.pane.at_line(y)
        if at is not None:
            self.turn(at)

    def place(self) -> tuple[int, int, int]:
        """Where the list stands."""
        return self.pane.at, len(self.pane.items), self.pane.rows

    def done(self, sentence: str, ok: bool) -> None:
        """Something is done, or a sentence says why not."""
        if ok:
            self.said = sentence
            self.read()
        else:  # what it was refused for may be new: the thing is shown as it stands now
            self.say(sentence, bad=True)
            self.read()

    def ask_words(self, title: str, hint: str, then: Callable[[str], None], kept: str = "") -> None:
        """Ask for words; none given means that nothing is done, which is said."""

        def answered(words: str | None) -> None:
            if words and words.strip():
                then(words.strip())
            else:
                self.say(self.NOTHING)

        self.ask(Question(title, kept, hint, done=answered))

    def do_undo(self) -> None:
        """Undo one's latest operation."""
        if self.worker:
            self.worker.undo(self.done)
