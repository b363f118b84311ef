"""What waits for review: the queue, the record in use beside the words that it rests on, and what becomes of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from textual.strip import Strip

from db import CaseError, Excerpt, Queued
from tui.keys import QUEUE, Key
from tui.look import Look
from tui.over import Done
from tui.picker import Item
from tui.prompt import Question
from tui.queuelines import Line, detail, item_parts
from tui.strips import frame, line
from tui.worked import Worked, WorkedPane

NAMES = ("review", "mine", "theirs", "drafts", "ready")
BESIDE = 110  # columns from which the words stand beside the queue, else under it


class Half(Protocol):
    """A comment that is half typed: as it was left, what is typed, and its keeping."""

    typed: str

    def left(self) -> str: ...
    def type(self, words: str) -> None: ...
    def keep(self, words: str) -> None: ...
    def part(self) -> None: ...


class Waiting(Protocol):
    """Who reads the queues and does what is asked; what is read comes back by `done`."""

    def read(self, name: str, done: Callable[[Sequence[Queued] | CaseError], None]) -> None: ...
    def words(self, one: Queued, done: Callable[[Sequence[Excerpt] | CaseError], None]) -> None: ...
    def approve(self, one: Queued, done: Done) -> None: ...
    def send_back(self, one: Queued, comment: str, done: Done) -> None: ...
    def comment(self, one: Queued) -> Half: ...
    def assign(self, one: Queued, person: str, review: bool, done: Done) -> None: ...
    def people(self) -> list[str]: ...
    def two(self) -> bool: ...
    def ask_for_two(self, wanted: bool, done: Done) -> None: ...
    def undo(self, done: Done) -> None: ...
    def uncover(self, one: Queued) -> None: ...
    def go(self, one: Queued) -> None: ...


class QueuePane(WorkedPane[Queued]):
    """The items, and the one under the cursor with its words."""

    told = ""

    @property
    def beside(self) -> bool:
        """Whether there is room for the words beside the queue."""
        return self.size.width >= BESIDE

    @property
    def rows(self) -> int:
        """Lines of the queue."""
        return max(self.size.height - 1, 1) if self.beside else super().rows

    @property
    def wide(self) -> int:
        """Columns of the queue."""
        return self.size.width * 2 // 5 if self.beside else self.size.width

    def below(self) -> list[Line]:
        """The item in use with its words."""
        width = self.size.width - self.wide - 3 if self.beside else self.size.width - 2
        height = self.size.height - 1 if self.beside else self.size.height - self.rows - 2
        return detail(self.one, self.rests, width, height, self.worded) if self.one else []

    def item_parts(self, one: Queued, width: int, *, here: bool) -> Line:
        """The line of an item."""
        return item_parts(one, width, here=here)

    def render_line(self, y: int) -> Strip:
        """The frame; then the queue with the words beside it, or over them."""
        look, width = self.look, self.size.width
        if y == 0:
            return frame(width, look, self.title, used=True, right=self.told)
        if self.beside:
            left = self.item(y - 1, self.wide)
            parts = [*left, (f"{look.bar} ", look.rule), *self.about(y - 1)]
            return line(width, *parts, ("", look.plain))
        if y <= self.rows:
            return line(width, *self.item(y - 1, width))
        if y == self.rows + 1:
            return frame(width, look, self.one.code if self.one else "", used=False)
        return line(width, (" ", look.plain), *self.about(y - self.rows - 2), ("", look.plain))


class Queue(Worked[Queued]):
    """The screen of the queues. `open` shows one."""

    WHERE = QUEUE
    PLACE = "the queue"
    FOOT = ("approve", "send_back", "assign", "next_pane", "deeper", "escape", "help")

    def __init__(self, look: Look, keys: Sequence[Key], title: str) -> None:
        self.pane: QueuePane = QueuePane(look)
        super().__init__(look, keys, title, self.pane)
        self.pane.worded = self.worded
        self.work: Waiting | None = None
        self.which = NAMES[0]
        self.half: Half | None = None
        self.sought, self.sending = 0, False
        self.stale = 0  # the item that others changed since it was read

    @property
    def worker(self) -> Waiting | None:
        """Who does what is asked."""
        return self.work

    def parting(self) -> None:
        """The program ends: a comment that is half typed is kept, and offered again."""
        if self.half and self.prompt.open:
            self.half.part()

    def as_left(self) -> Mapping[str, Any]:
        """The queue and the item."""
        return {"which": self.which, "item": self.pane.one.id if self.pane.one else 0}

    def open(self, work: Waiting, name: str = "", sought: int = 0, *, sending: bool = False) -> None:
        """Show a queue, with the cursor on the item sought; sending: and have it sent back with its comment."""
        self.work, self.which, self.sought, self.sending = work, name or self.which, sought, sending
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

        self.pane.title = f"Queue: {self.which}, {QUEUES[self.which]}"
        count = 0 if isinstance(found, CaseError) else len(found)
        if count and self.sought and not isinstance(found, CaseError):
            self.pane.at = next((at for at, one in enumerate(found) if one.id == self.sought), self.pane.at)
        self.sought = self.stale = 0
        two = " · two readers" if self.work and self.work.two() else ""
        self.pane.told = f"{count:,}{'+' if count >= 200 else ''}{two}"
        self.show(found, self.worded("Nothing waits here; {next_pane} shows another queue."))
        sending, self.sending = self.sending, False
        if sending and self.pane.one:
            self.do_send_back()

    def done(self, sentence: str, ok: bool) -> None:
        """Something is done, or a sentence says why not: then the cursor stays on the item, shown as it is now."""
        self.sought = 0 if ok or not self.pane.one else self.pane.one.id
        super().done(sentence, ok)

    def meanwhile(self, by: Mapping[int, str]) -> None:
        """Others changed records: the queue is read again, the cursor stays on its item.

        Where they changed that one it stays as it was read, so that nobody approves what came under the cursor by
        itself; approving it says so.
        """
        one = self.pane.one
        if one and one.id in by:
            self.stale = one.id
            self.say(f"{by[one.id]} changed {one.code}, or what is said of it, meanwhile.")
        elif not one or one.id != self.stale:
            self.reopened()

    def reopened(self) -> None:
        """Come back to: the queue is read again, the cursor stays on its item."""
        self.sought = self.pane.one.id if self.pane.one else 0
        self.read()

    def look_up(self, one: Queued, done: Callable[[Sequence[Excerpt] | CaseError], None]) -> None:
        """Read the words of an item."""
        if self.work:
            self.work.words(one, done)

    def chosen(self) -> tuple[Waiting, Queued] | None:
        """Who works, and the item in use; where there is none, says so."""
        if self.work and self.pane.one:
            return self.work, self.pane.one
        self.say("Nothing waits here.")
        return None

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
        half = self.half = work.comment(one)
        kept = half.left()

        def answered(words: str | None) -> None:
            self.half = None
            if words and words.strip():
                half.keep(words)  # until it is sent: the case may be locked
                work.send_back(one, words.strip(), self.done)
                return
            kept_now = half.typed if words is None else ""
            half.keep(kept_now)
            again = " Your comment is kept and offered again." if kept_now.strip() else ""
            self.say(f"Nothing was sent back.{again}")

        hint = "your comment as you left it" if kept else "what is to be done again; it stays as a note"
        self.ask(Question(f"Send {one.code} back", kept, hint, changed=half.type, done=answered))

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
