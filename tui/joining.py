"""A file whose lines are wrapped, shown before it is stored: its lines joined into paragraphs, or kept as they are."""

from collections.abc import Callable, Sequence

from textual.strip import Strip

from tui.drawn import DrawnWidget
from tui.items import Line, lit
from tui.keys import JOINING, Key
from tui.look import Look
from tui.over import Shown
from tui.strips import frame, line

Run = Sequence[tuple[str, str]]  # lines that are to be joined, each with what joins it with the next
Runs = Sequence[Run]
SIGN = "/"  # where two lines are to be joined
LONG = 10_000  # lines of the screen for one paragraph at most
JOINS = (
    "The lines of this file are wrapped: a / stands where two would be joined. {store} stores them joined,"
    " {turn_lines} shows them kept."
)
KEEPS = "Each line is kept as a paragraph of its own. {store} stores it so, {turn_lines} shows the lines joined."


def joined_lines(run: Run, width: int) -> list[Line]:
    """A paragraph as lines of at most so many columns, with a sign wherever lines of the file are joined."""
    words, spans = "", []
    for said, glue in run[:-1]:
        words += said + glue
        spans.append((len(words), len(words) + 1, "lit"))
        words += SIGN + glue
    return lit(words + run[-1][0], spans, width, 0, LONG)


class JoiningPane(DrawnWidget):
    """The text, by its paragraphs or by its lines; laid out as far as it is in view. top: paragraph and line of it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.name_of_file = self.title = ""
        self.joined: Runs = ()
        self.kept: Runs = ()
        self.keep = False
        self.top = (0, 0)
        self.made: dict[tuple[int, int, bool], list[Line]] = {}

    def show(self, name: str, found: Runs) -> None:
        """Show the lines of a file."""
        self.name_of_file, self.joined = name, found
        self.kept = [((said, ""),) for run in found for said, _ in run]
        self.turn(keep=False)

    def turn(self, *, keep: bool) -> None:
        """Show its lines kept, or joined, from the top."""
        count, paragraphs = (sum(1 for run in runs if run[0][0].strip()) for runs in (self.kept, self.joined))
        becomes = "stay lines" if keep else f"become {paragraphs:,} paragraph{'' if paragraphs == 1 else 's'}"
        self.title = f"{self.name_of_file}: {count:,} lines {becomes}"
        self.keep, self.top, self.made = keep, (0, 0), {}
        self.refresh()

    def on_resize(self) -> None:
        """Wrap anew."""
        self.made = {}
        self.scroll(0)

    @property
    def runs(self) -> Runs:
        """What is shown."""
        return self.kept if self.keep else self.joined

    @property
    def page(self) -> int:
        """Lines on show."""
        return max(self.size.height - 1, 1)

    def lines(self, at: int) -> list[Line]:
        """The lines of a paragraph, at least one."""
        key = (at, self.size.width, self.keep)
        if key not in self.made:
            self.made[key] = joined_lines(self.runs[at], self.size.width - 1) or [[]]
        return self.made[key]

    def moved(self, place: tuple[int, int], by: int) -> tuple[int, int]:
        """The place so many lines on, or back below 0; not beyond the first and the last."""
        at, row = place
        row += by
        while row < 0 and at:
            at -= 1
            row += len(self.lines(at))
        while row >= len(self.lines(at)) and at < len(self.runs) - 1:
            row -= len(self.lines(at))
            at += 1
        return at, max(min(row, len(self.lines(at)) - 1), 0)

    @property
    def end(self) -> tuple[int, int]:
        """The place from which the last line is just in view."""
        last = len(self.runs) - 1
        return self.moved((last, len(self.lines(last)) - 1), 1 - self.page)

    def scroll(self, by: int) -> None:
        """So many lines on, or back below 0."""
        if self.runs:
            self.go(self.moved(self.top, by))

    def go(self, place: tuple[int, int]) -> None:
        """Have a place in the first line."""
        self.top = min(place, self.end)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The frame, then the text."""
        look, width = self.look, self.size.width
        if y == 0:
            return frame(width, look, self.title, used=True)
        if not self.runs:
            return line(width, ("", look.plain))
        at, row = self.top
        row += y - 1
        while at < len(self.runs) and row >= len(self.lines(at)):
            row -= len(self.lines(at))
            at += 1
        parts = self.lines(at)[row] if at < len(self.runs) else []
        return line(width, (" ", look.plain), *((text, getattr(look, name)) for text, name in parts), ("", look.plain))


class Joining(Shown):
    """The screen. `open` shows a file."""

    WHERE = JOINING
    PLACE = "a text with wrapped lines"

    def __init__(self, look: Look, keys: Sequence[Key], title: str) -> None:
        self.pane = JoiningPane(look)
        super().__init__(look, keys, title, self.pane)
        self.store: Callable[[bool], None] | None = None
        self.left: Callable[[], None] | None = None

    def open(self, name: str, found: Runs, store: Callable[[bool], None], left: Callable[[], None]) -> None:
        """Show a file; store: takes whether its lines are kept. left: told where nothing is stored."""
        self.store, self.left = store, left
        self.pane.show(name, found)
        self.tell()

    def tell(self) -> None:
        """Say what is shown, and what the keys do with it."""
        keep = self.pane.keep
        self.foot.show([one.called("join lines" if keep else "keep lines") if one.id == "turn_lines" else one
                        for one in self.foot.keys])  # fmt: skip
        self.say(self.worded(KEEPS if keep else JOINS))

    def do_turn_lines(self) -> None:
        """The lines kept, or joined."""
        self.pane.turn(keep=not self.pane.keep)
        self.tell()

    def do_store(self) -> None:
        """Store the text as it is shown."""
        self.leave()
        if self.store:
            self.store(self.pane.keep)

    def do_back(self) -> None:
        """Leave it; nothing is stored."""
        self.leave()
        if self.left:
            self.left()

    def do_quit(self) -> None:
        """The same."""
        self.do_back()

    def do_up(self) -> None:
        """A line up."""
        self.pane.scroll(-1)

    def do_down(self) -> None:
        """A line down."""
        self.pane.scroll(1)

    def do_page_up(self) -> None:
        """A page up."""
        self.pane.scroll(-self.pane.page)

    def do_page_down(self) -> None:
        """A page down."""
        self.pane.scroll(self.pane.page)

    def do_top(self) -> None:
        """The first line."""
        self.pane.go((0, 0))

    def do_bottom(self) -> None:
        """The last line."""
        self.pane.go(self.pane.end)
