"""What waits for review: the queue, the record in use beside the words that it rests on, and what becomes of it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from textual.strip import Strip

from db import CaseError, Excerpt, Queued
from tui import safe
from tui.drawn import DrawnWidget
from tui.keys import QUEUE, Key
from tui.listed import Listed
from tui.look import Look
from tui.picker import Item
from tui.prompt import Question
from tui.queuelines import Line, detail, item_parts
from tui.strips import Part, frame, line

NAMES = ("review", "mine", "theirs", "drafts", "ready")
BESIDE = 110  # columns from which the words stand beside the queue, else under it
Done = Callable[[str, bool], None]


class Waiting(Protocol):
    """Who reads the queues and does what is asked; what is read comes back by `done`."""

    def read(self, name: str, done: Callable[[Sequence[Queued] | CaseError], None]) -> None: ...
    def words(self, one: Queued, done: Callable[[Sequence[Excerpt] | CaseError], None]) -> None: ...
    def approve(self, one: Queued, done: Done) -> None: ...
    def send_back(self, one: Queued, comment: str, done: Done) -> None: ...
    def comment(self, one: Queued) -> str: ...
    def keep_comment(self, one: Queued, words: str) -> None: ...
    def assign(self, one: Queued, person: str, review: bool, done: Done) -> None: ...
    def people(self) -> list[str]: ...
    def two(self) -> bool: ...
    def ask_for_two(self, wanted: bool, done: Done) -> None: ...
    def undo(self, done: Done) -> None: ...
    def uncover(self, one: Queued) -> None: ...
    def go(self, one: Queued) -> None: ...


class QueuePane(DrawnWidget):
    """The items, and the one under the cursor with its words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.items: Sequence[Queued] = ()
        self.title, self.words, self.told = "", "", ""
        self.excerpts: Sequence[Excerpt] | None = None
        self.at = self.top = 0
        self.lines: list[Line] = []

    @property
    def one(self) -> Queued | None:
        """The item under the cursor."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def beside(self) -> bool:
        """Whether there is room for the words beside the queue."""
        return self.size.width >= BESIDE

    @property
    def rows(self) -> int:
        """Lines of the queue."""
        height = self.size.height
        return max(height - 1 if self.beside else min(height // 3, max(len(self.items), 3)), 1)

    @property
    def wide(self) -> int:
        """Columns of the queue."""
        return self.size.width * 2 // 5 if self.beside else self.size.width

    def on_resize(self) -> None:
        """Wrap anew."""
        self.fill()

    def fill(self) -> None:
        """Bring what is drawn up to date."""
        self.at = max(min(self.at, len(self.items) - 1), 0)
        self.top = max(min(self.top, self.at), self.at - self.rows + 1, 0)
        width = self.size.width - self.wide - 3 if self.beside else self.size.width - 2
        height = self.size.height - 1 if self.beside else self.size.height - self.rows - 2
        self.lines = detail(self.one, self.excerpts, width, height) if self.one and self.size.width else []
        self.refresh()

    def at_line(self, y: int) -> int | None:
        """The item at a line of the pane."""
        at = self.top + y - 1
        return at if 1 <= y <= self.rows and at < len(self.items) else None

    def render_line(self, y: int) -> Strip:
        """The frame; then the queue with the words beside it, or over them."""
        look, width = self.look, self.size.width
        if y == 0:
            return frame(width, look, self.title, used=True, right=self.told)
        if self.beside:
            left = self.item(y - 1, self.wide)
            parts = [*left, (f"{look.bar} ", look.rule), *self.words_at(y - 1)]
            return line(width, *parts, ("", look.plain))
        if y <= self.rows:
            return line(width, *self.item(y - 1, width))
        if y == self.rows + 1:
            return frame(width, look, self.one.code if self.one else "", used=False)
        return line(width, (" ", look.plain), *self.words_at(y - self.rows - 2), ("", look.plain))

    def item(self, place: int, width: int) -> list[Part]:
        """A line of the queue, exactly so wide."""
        at, look = self.top + place, self.look
        if at >= len(self.items):
            said = self.words if not self.items and place == 1 else ""
            return [(safe.fit(f" {said}", width), look.faint)]
        parts = item_parts(self.items[at], width, here=at == self.at)
        used = sum(safe.width(safe.unfence(text)) for text, _ in parts)
        return [*((text, getattr(look, name)) for text, name in parts), (" " * max(width - used, 0), look.plain)]

    def words_at(self, place: int) -> list[Part]:
        """A line of the item in use."""
        parts = self.lines[place] if place < len(self.lines) else []
        return [(text, getattr(self.look, name)) for text, name in parts]


class Queue(Listed):
    """The screen of the queues. `open` shows one."""

    WHERE = QUEUE
    PLACE = "the queue"
    FOOT = ("approve", "send_back", "assign", "next_pane", "deeper", "escape", "help")

    def __init__(self, look: Look, keys: Sequence[Key], title: str) -> None:
        self.pane = QueuePane(look)
        super().__init__(look, keys, title, self.pane)
        self.work: Waiting | None = None
        self.which = NAMES[0]
        self.said = ""
        self.typed: tuple[Queued, str] | None = None

    def parting(self) -> None:
        """The program ends: a comment that is half typed is kept, and offered again."""
        if self.work and self.typed and self.prompt.open:
            self.work.keep_comment(*self.typed)

    def open(self, work: Waiting, name: str = "") -> None:
        """Show a queue."""
        self.work, self.which = work, name or self.which
        self.pane.at = self.pane.top = 0
        self.read()

    def read(self) -> None:
        """Read the queue again; the cursor stays at its place, which is that of the next item."""
        if self.work:
            self.pane.words = "Reading …"
            self.work.read(self.which, self.came)

    def came(self, found: Sequence[Queued] | CaseError) -> None:
        """The queue came."""
        from db import QUEUES

        pane = self.pane
        pane.items = [] if isinstance(found, CaseError) else found
        pane.words = str(found) if isinstance(found, CaseError) else "Nothing waits here; Tab shows another queue."
        pane.title = f"Queue: {self.which}, {QUEUES[self.which]}"
        count = len(pane.items)
        pane.told = f"{count:,}{'+' if count >= 200 else ''}" + (
            " · two readers" if self.work and self.work.two() else ""
        )
        self.turn(pane.at)
        if self.said:
            self.say(self.said)
            self.said = ""

    def turn(self, at: int) -> None:
        """Put the cursor on an item and read its words."""
        pane = self.pane
        pane.at, pane.excerpts = at, None
        pane.fill()
        one = pane.one
        if one and self.work:
            self.work.words(one, lambda found: self.words_came(one, found))

    def words_came(self, one: Queued, found: Sequence[Excerpt] | CaseError) -> None:
        """The words of an item came; those of another are dropped."""
        if isinstance(found, CaseError):
            self.say(str(found), bad=True)
        elif one is self.pane.one:
            self.pane.excerpts = found
            self.pane.fill()

    def clicked(self, y: int) -> None:
        """A line was clicked."""
        at = self.pane.at_line(y)
        if at is not None:
            self.turn(at)

    def done(self, sentence: str, ok: bool) -> None:
        """Something is done, or a sentence says why not."""
        if ok:
            self.said = sentence
            self.read()
        else:
            self.say(sentence, bad=True)

    def chosen(self) -> tuple[Waiting, Queued] | None:
        """Who works, and the item in use; where there is none, says so."""
        if self.work and self.pane.one:
            return self.work, self.pane.one
        self.say("Nothing waits here.")
        return None

    def place(self) -> tuple[int, int, int]:
        """Where the list stands."""
        return self.pane.at, len(self.pane.items), self.pane.rows

    def do_next_pane(self) -> None:
        """The next queue."""
        self.change(1)

    def do_previous_pane(self) -> None:
        """The queue before."""
        self.change(-1)

    def change(self, by: int) -> None:
        """Another queue."""
        if self.work:
            self.open(self.work, NAMES[(NAMES.index(self.which) + by) % len(NAMES)])

    def do_approve(self) -> None:
        """Approve the item, and go to the next."""
        found = self.chosen()
        if found:
            found[0].approve(found[1], self.done)

    def do_send_back(self) -> None:
        """Send the item back with a comment, and go to the next."""
        found = self.chosen()
        if not found:
            return
        work, one = found

        def typed(words: str) -> None:
            self.typed = (one, words)

        def answered(words: str | None) -> None:
            self.typed = None
            if words and words.strip():
                work.send_back(one, words.strip(), self.done)
            else:
                work.keep_comment(one, "")
                self.say("Nothing was sent back.")

        kept = work.comment(one)
        hint = "your comment as you left it" if kept else "what is to be done again; it stays as a note"
        self.ask(Question(f"Send {one.code} back", kept, hint, changed=typed, done=answered))

    def do_assign(self) -> None:
        """Assign the item to a person: a name to work on it, one after ? to review it."""
        found = self.chosen()
        if not found:
            return
        work, one = found
        names = work.people()

        def answered(words: str | None) -> None:
            if words is None:
                self.say("Nothing was assigned.")
            else:
                work.assign(one, words.strip().lstrip("?").strip(), words.strip().startswith("?"), self.done)

        def complete(text: str, at: int) -> tuple[int, list[str]]:
            start = 1 if text.startswith("?") else 0
            return start, [name for name in names if name.lower().startswith(text[start:].strip().lower())]

        hint = "a name; one after ? is to review it, as in ?Ann; empty for nobody"
        self.ask(Question(f"Assign {one.code} to", "", hint, done=answered, complete=complete))

    def do_readers(self) -> None:
        """Pick whether a second reader is asked for."""
        work = self.work
        if not work:
            return

        def answered(wanted: object) -> None:
            if isinstance(wanted, bool):
                work.ask_for_two(wanted, self.done)

        items = [Item("", "one reader is enough", value=False), Item("", "a second reader, not the first", value=True)]
        self.pick("Before a record is finalized", items, answered, int(work.two()))

    def do_undo(self) -> None:
        """Undo one's latest operation."""
        if self.work:
            self.work.undo(self.done)

    def do_uncover(self) -> None:
        """Uncover the item, or cover it again."""
        found = self.chosen()
        if found:
            found[0].uncover(found[1])
            self.read()

    def do_deeper(self) -> None:
        """To the record on the main screen."""
        found = self.chosen()
        if found:
            self.leave()
            found[0].go(found[1])

    def do_back(self) -> None:
        """Back to the main screen."""
        self.leave()

    def do_quit(self) -> None:
        """Back to the main screen."""
        self.leave()

    def do_help(self) -> None:
        """The keys that work here."""
        self.do_commands()
