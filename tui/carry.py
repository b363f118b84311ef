"""A corrected article: what cites an earlier text, old words and new side by side, and what becomes of each."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Protocol

from textual.strip import Strip

from db import Beside, CaseError
from tui.blocks import wrapped
from tui.carrylines import Entry, Line, entry_parts, halves, side, told
from tui.keys import CARRY, Key
from tui.look import Look
from tui.over import Done
from tui.strips import frame, line
from tui.worked import Worked, WorkedPane

MODES = ("passages", "differences", "versions")
TITLES = {"passages": "what cites an earlier text", "differences": "where the last two differ", "versions": "its texts"}
NONE = {
    "passages": "Nothing waits; {next_pane} shows differences, {new} adds a corrected text.",
    "differences": "No word differs, or there is one text alone; {new} adds a corrected one.",
    "versions": "This article has no text.",
}
BESIDE = 110  # columns from which old and new stand side by side, else one over the other
GONE = (
    "Nothing stands for it in the newest text: {repoint} points to other words, {keep_old} leaves it,"
    " {withdraw} withdraws what rests on it."
)
BACK = "{next_pane} goes back to the passages that wait."
PROTECTED = "Protected: the words of this article stay covered until {uncover} on its record uncovers them."
NEW = "Nothing stood here before."
Sides = tuple[Beside | None, Beside | None]


class Carrying(Protocol):
    """Who reads the article's texts and does what is asked; what is read comes back by `done`."""

    @property
    def article(self) -> int: ...
    @property
    def title(self) -> str: ...
    def read(self, mode: str, done: Callable[[Sequence[Entry] | CaseError], None]) -> None: ...
    def sides(self, one: Entry, done: Callable[[Sides | CaseError], None]) -> None: ...
    def accept(self, one: Entry, done: Done) -> None: ...
    def accept_all(self, done: Done) -> None: ...
    def repoint(self, one: Entry) -> None: ...
    def keep(self, one: Entry, done: Done) -> None: ...
    def withdraw(self, one: Entry, done: Done) -> None: ...
    def add(self, path: str, done: Done) -> None: ...
    def undo(self, done: Done) -> None: ...
    def go(self, one: Entry) -> None: ...


class CarryPane(WorkedPane[Entry]):
    """The entries, and under them old and new; which: of several places that may be meant, the one that is shown."""

    which = 0

    def below(self) -> list[Line]:
        """What is known of the entry in use, then old and new."""
        one, width = self.one, self.size.width - 2
        if one is None or (one.old is None and one.new is None):
            return []
        head = told(one, width, self.worded)
        if one.covered:
            return [*head, *([(text, "covered")] for text in wrapped(self.worded(PROTECTED), width))]
        if self.rests is None:
            return [*head, [("Reading …", "faint")]]
        old, new = self.rests
        was, now = titled("before", old), titled("now", new)
        now += f", place {self.which + 1} of {len(one.others)}" if one.others else ""
        room = self.size.height - self.rows - 2 - len(head)
        if self.size.width >= BESIDE:
            half = (width - 3) // 2
            both = [[[(was, "title")], *side(old, half, room - 1, NEW)],
                    [[(now, "title")], *side(new, half, room - 1, self.worded(GONE))]]  # fmt: skip
            return head + halves(both[0], both[1], width, self.look.bar)
        each = max((room - 2) // 2, 1)
        under: list[Line] = [[(was, "title")], *side(old, width, each, NEW)]
        return [*head, *under, [(now, "title")], *side(new, width, each, self.worded(GONE))]

    def item_parts(self, one: Entry, width: int, *, here: bool) -> Line:
        """The line of an entry."""
        return entry_parts(one, width, here=here)

    def render_line(self, y: int) -> Strip:
        """The frame, the entries, a rule, old and new."""
        look, width = self.look, self.size.width
        if y == 0:
            return frame(width, look, self.title, used=True, right=f"{len(self.items):,}")
        if y <= self.rows:
            return line(width, *self.item(y - 1, width))
        if y == self.rows + 1:
            return frame(width, look, (self.one.code if self.one else "") or "Old and new", used=False)
        return line(width, (" ", look.plain), *self.about(y - self.rows - 2), ("", look.plain))


def titled(word: str, one: Beside | None) -> str:
    """What stands over a side: which it is, and the number of its paragraph."""
    return f"{word}, para {one.paragraph:,}" if one and one.paragraph else word


class Carry(Worked[Entry]):
    """The screen of a corrected article. `open` shows one."""

    WHERE = CARRY
    PLACE = "the texts of an article"
    SAID: ClassVar = {"approve": "accept"}
    FOOT = ("approve", "accept_all", "repoint", "keep_old", "next_pane", "escape", "help")

    def __init__(self, look: Look, keys: Sequence[Key], title: str) -> None:
        self.pane: CarryPane = CarryPane(look)
        super().__init__(look, keys, title, self.pane)
        self.pane.worded = self.worded
        self.work: Carrying | None = None
        self.mode = MODES[0]

    @property
    def worker(self) -> Carrying | None:
        """Who does what is asked."""
        return self.work

    def as_left(self) -> Mapping[str, Any]:
        """The article, what is shown of it, and the entry."""
        return {"article": self.work.article, "mode": self.mode, "at": self.pane.at} if self.work else {}

    def open(self, work: Carrying, mode: str = MODES[0], at: int = 0) -> None:
        """Show an article's texts: what waits, first; the cursor on an entry, counted from 0."""
        self.work, self.mode, self.pane.at, self.pane.top = work, mode, at, 0
        self.read()

    def turn_to(self, mode: str) -> None:
        """Show passages, differences or texts."""
        self.mode, self.pane.at, self.pane.top = mode, 0, 0
        self.read()

    def read(self) -> None:
        """Read anew; the cursor stays at its place, which is that of the next entry."""
        if self.work:
            self.pane.title = f"{self.work.title}: {TITLES[self.mode]}"
            self.pane.words = "Reading …"
            self.work.read(self.mode, lambda found: self.show(found, self.worded(NONE[self.mode])))

    def reopened(self) -> None:
        """Come back to: what waits may have been settled meanwhile."""
        self.read()

    def look_up(self, one: Entry, done: Callable[[Sides | CaseError], None]) -> None:
        """Read the sides of an entry."""
        if self.work:
            self.work.sides(one.at_other(self.pane.which), done)

    def turn(self, at: int) -> None:
        """Put the cursor on an entry; of several places the first is shown."""
        self.pane.which = 0
        super().turn(at)

    def do_next(self) -> None:
        """The next of several places that may be meant."""
        self.other(1)

    def do_previous(self) -> None:
        """The place before."""
        self.other(-1)

    def other(self, by: int) -> None:
        """Another of several places that may be meant."""
        pane = self.pane
        if pane.one is None or len(pane.one.others) < 2:
            self.say("The words of this line stand at one place or none.")
            return
        pane.which = (pane.which + by) % len(pane.one.others)
        super().turn(pane.at)

    def chosen(self) -> tuple[Carrying, Entry] | None:
        """Who works, and the passage in use; where there is none, says so."""
        if self.work and self.pane.one and self.mode == MODES[0]:
            return self.work, self.pane.one
        self.say("No passage waits here." if self.mode == MODES[0] else self.worded(BACK))
        return None

    def do_next_pane(self) -> None:
        """From the passages to the differences, to the texts, and back."""
        self.turn_to(MODES[(MODES.index(self.mode) + 1) % len(MODES)])

    def do_previous_pane(self) -> None:
        """The other way round."""
        self.turn_to(MODES[MODES.index(self.mode) - 1])

    def do_approve(self) -> None:
        """Accept the new words, and go to the next."""
        found = self.chosen()
        if found:
            found[0].accept(found[1], self.done)

    def do_accept_all(self) -> None:
        """Accept all that stand unchanged."""
        if self.work:
            self.work.accept_all(self.done)

    def do_repoint(self) -> None:
        """To the newest text in the reader, where other words are pointed to; the place that is shown is selected."""
        found = self.chosen()
        if found and found[1].covered:
            self.say(self.worded(PROTECTED))
        elif found:
            self.leave()
            found[0].repoint(found[1].at_other(self.pane.which))

    def do_keep_old(self) -> None:
        """Leave what cites it on the earlier text."""
        found = self.chosen()
        if found:
            found[0].keep(found[1], self.done)

    def do_withdraw(self) -> None:
        """Withdraw what rests on it, with a reason."""
        found = self.chosen()
        if found:
            found[0].withdraw(found[1], self.done)

    def do_new(self) -> None:
        """Add a corrected text from a file."""
        work = self.work
        if work:
            self.ask_words("File", "the path of the corrected text", lambda path: work.add(path, self.done))

    def do_deeper(self) -> None:
        """To the words in the article."""
        if self.work and self.pane.one:
            self.leave()
            self.work.go(self.pane.one.at_other(self.pane.which))
        else:
            self.say("There is nothing to go to here.")
