"""An article pane without a screen, and a text with passages for it, both in memory."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import StringIO

from pyte_terminal import Terminal
from rich.console import Console
from textual.geometry import Region, Size
from textual.message import Message

from db.citing import Resting
from db.coverage import Covered
from db.errors import Busy
from db.reader import Heading, Part, Passage
from db.words import spans
from tui import safe
from tui.article.page import View
from tui.article.pane import ArticlePane
from tui.look import look


@dataclass
class Fake:
    """A text with passages, as a source: each a span, its id from 1 on, with the words as they were stored."""

    text: str
    spans: Sequence[tuple[int, int]] = ()
    stored: dict[int, str] = field(default_factory=dict)
    busy: bool = False
    covered: bool = False
    cited: tuple[tuple[str, int], ...] = (("claim", 2), ("quote", 1))
    asked: list[tuple[int, int]] = field(default_factory=list)
    standing: Sequence[Covered] = ()

    def __post_init__(self) -> None:
        opens, number, self.parts = True, 0, []
        for start, words in spans.parts(self.text):
            number += opens
            self.parts.append(Part(start, start + len(words), words, number, opens))
            opens = words.endswith("\n")
        self.starts = [one.start for one in self.parts]

    @property
    def heading(self) -> Heading:
        """A demonstration text."""
        title = "▒▒▒ covered" if self.covered else "A [b]title[/b]"
        length = len(self.text)
        return Heading(1, "A1", 2, 2, 3, "translation", title, "Paper", "2020", "", length, True, False, self.covered)

    def part(self, at: int) -> Part | None:
        """The part that holds a place."""
        self.read(at, at)
        return self.parts[bisect_right(self.starts, at) - 1] if 0 <= at < len(self.text) and not self.covered else None

    def paragraphs(self, start: int, stop: int) -> Sequence[Covered]:
        """How the paragraphs stand: as said beforehand."""
        return self.standing

    def words(self, start: int, stop: int) -> str:
        """The words of a span."""
        self.read(start, stop)
        return self.text[start:stop]

    def read(self, start: int, stop: int) -> None:
        """Take note of what is asked for; a locked file is busy."""
        if self.busy:
            raise Busy("held by another program")
        self.asked.append((start, stop))

    def made(self, number: int) -> Passage:
        """One passage."""
        start, stop = self.spans[number - 1]
        words = self.stored.get(number, self.text[start:stop])
        return Passage(number, start, stop, words, words != self.text[start:stop], self.cited)

    def passages(self, start: int, stop: int) -> list[Passage]:
        """Those that meet a span and that something rests on."""
        every = [self.made(number) for number in range(1, len(self.spans) + 1) if self.cited]
        return sorted((one for one in every if one.start < stop and start < one.stop), key=lambda one: one.start)

    def passage(self, record: int) -> Passage | None:
        """One by its id."""
        return self.made(record) if 0 < record <= len(self.spans) else None

    def step(self, start: int, stop: int, *, back: bool = False) -> Passage | None:
        """The next one, or the one before."""
        every = sorted(self.passages(0, len(self.text)), key=lambda one: (one.start, one.stop), reverse=back)
        here = (start, stop)
        return next((p for p in every if ((p.start, p.stop) < here if back else (p.start, p.stop) > here)), None)

    def resting(self, passage: int) -> list[Resting]:
        """One claim."""
        return [Resting(9, f"C{passage}", "claim", "Market [x] · killed · 2 people", "cites", False)]

    def uncover(self, on: bool = True) -> None:
        """Uncover it."""
        self.covered = not on

    def refresh(self) -> None:
        """Nothing is kept."""


class Pane(ArticlePane):
    """The pane without a screen: of a size, keeping what it would send."""

    def __init__(self, width: int = 60, height: int = 20) -> None:
        super().__init__(look("dark", colour=False))
        self.room = Size(width, height)
        self.sent: list[Message] = []
        self.drawn: list[tuple[Region, ...]] = []
        self.timers: list[object] = []

    @property
    def size(self) -> Size:
        """As given."""
        return self.room

    def refresh(self, *regions: Region, **_: bool) -> "Pane":
        """Take note."""
        self.drawn.append(regions)
        return self

    def post_message(self, message: Message) -> bool:
        """Take note."""
        self.sent.append(message)
        return True

    def set_timer(self, delay: float, callback: object = None, **_: object) -> None:  # type: ignore[override]
        """Take note."""
        self.timers.append(callback)

    def show_on(self, terminal: Terminal) -> None:
        """Paint it as it would be sent."""
        console = Console(file=StringIO(), force_terminal=True, color_system="truecolor", width=500)
        for y in range(self.room.height):
            terminal.feed(f"\x1b[{y + 1};1H{self.render_line(y).render(console)}\x1b[0m|")

    def text(self) -> list[str]:
        """Its lines as plain text."""
        return [safe.unfence(self.render_line(y).text).rstrip() for y in range(self.room.height)]


def opened(source: Fake, passage: int = 1, width: int = 60, height: int = 20) -> Pane:
    """A pane at a passage."""
    pane = Pane(width, height)
    pane.bind(source, View(passage=passage, lit=(passage,)), source.spans[passage - 1][0])
    return pane


LINES = [f"Line {n} of the text.\n" for n in range(1, 101)]
LONG = Fake("".join(LINES), [(LONG_AT := sum(map(len, LINES[:50])), LONG_AT + 7), (3, 6), (LONG_AT + 21, LONG_AT + 30)])
