"""A list in its pane, drawn line by line from a window onto the case file."""

from collections.abc import Callable, Mapping

from textual.geometry import NULL_SIZE, Region
from textual.message import Message
from textual.strip import Strip

from db import Asked, Row
from tui import rows, safe
from tui.drawn import DrawnWidget
from tui.framing import asked, list_title, room_for_both, where
from tui.look import Look
from tui.state import ListState
from tui.strips import Part, frame, line
from tui.window import Window

MOST = 500  # drawn rows that are kept
HEADED = 7  # lines from which a pane shows the headings of its columns


class ListPane(DrawnWidget):
    """A list: title in the frame, headings where there is room, rows. The browser binds it and moves it."""

    class Chosen(Message):
        """The cursor is on another row, or the rows on show are others."""

        def __init__(self, pane: "ListPane", state: ListState) -> None:
            super().__init__()
            self.pane = pane
            self.state = state

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(name=name)
        self.look = look
        self.state = ListState("")
        self.window: Window | None = None
        self.digit = ""
        self.used = False
        self.marked: frozenset[int] = frozenset()
        self.names: Mapping[int, str] = {}
        self.empty = ""
        self.layout_: tuple[rows.Placed, ...] = ()
        self.fitted = NULL_SIZE
        self.drawn_for = 0
        self.strips: dict[tuple[int, bool, bool, bool], tuple[Row, Strip]] = {}  # as row_line gave them
        self.needs = rows.Needs()
        self.moved: Callable[[ListPane], None] = lambda _: None

    def bind(self, window: Window, state: ListState, digit: str, empty: str) -> None:
        """Show a list from this window, at the cursor of this state; empty: what to say where it has no rows."""
        if self.window is not window:
            self.needs = rows.Needs()
        self.window, self.state, self.digit, self.empty = window, state, digit, empty
        self.strips.clear()
        self.fitted = NULL_SIZE
        window.reach_for(state.cursor, self.block)
        self.settle()

    def use(self, used: bool) -> None:
        """Whether this is the pane in use."""
        if used != self.used:
            self.used = used
            self.refresh()

    def mark(self, marked: frozenset[int]) -> None:
        """Show these rows as marked."""
        if marked != self.marked:
            self.marked = marked
            self.refresh()

    def name_rows(self, names: Mapping[int, str]) -> None:
        """Have the rows of these records bear a name: of whoever changed them."""
        before, self.names = self.names, names
        for row in {*before.items()} ^ {*names.items()}:
            self.redraw_row(row[0])

    @property
    def head(self) -> int:
        """Lines above the rows."""
        return 2 if self.size.height >= HEADED else 1

    @property
    def height(self) -> int:
        """Rows that there is room for."""
        return max(self.size.height - self.head, 1)

    @property
    def block(self) -> int:
        """Rows to fetch at once."""
        return max(2 * self.height, 40)

    @property
    def cursor(self) -> int | None:
        """The record under the cursor."""
        return self.state.cursor

    def on_resize(self) -> None:
        """Fit the columns, keep the cursor in view."""
        self.settle()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part; a new size is fitted first, since it is drawn before it is told of."""
        if self.fitted != self.size:
            self.fit()
        return super().render_lines(crop)

    def fit(self) -> None:
        """Which columns find room, and where the view stands, once there is a size."""
        if self.window and self.size:
            self.fitted = self.size
            self.state = self.window.settled(self.state, self.height)
            self.lay_out()

    def land(self) -> None:
        """See that the cursor is on a row where there are rows, also before there is a size."""
        if self.window and self.state.cursor is None:
            self.state = self.window.settled(self.state, self.height)

    def lay_out(self) -> None:
        """Fit the columns to the rows in view and those that were."""
        window = self.window
        if not window or not self.size:
            return
        columns, at, width = window.plan.listing.columns, max(window.index(self.state.top), 0), self.size.width - 2
        view = [window.rows[one] for one in window.ids[at : at + self.height] if one in window.rows]
        self.needs.take([one.cells for one in view if not one.covered], columns, width)
        layout = rows.fit(window.plan.listing.name, columns, width, self.needs or None)
        if layout != self.layout_ or self.drawn_for != width:
            self.layout_, self.drawn_for = layout, width
            self.strips.clear()

    def arrived(self, asked: Asked) -> None:
        """Rows that were awaited are in the window."""
        if self.window and self.window.ids and asked.what in ("first", "last"):
            self.take(self.window.ended(self.state, asked.what == "last", self.height))
        self.settle()

    def settle(self) -> None:
        """Put the cursor on a row that is there and into view, and draw everything."""
        self.fit()
        self.refresh()
        self.post_message(self.Chosen(self, self.state))

    def move(self, by: int) -> bool:
        """Go so many rows down, or up below 0; whether the cursor moved."""
        return self.window is not None and self.take(self.window.moved(self.state, by, self.height))

    def page(self, by: int) -> bool:
        """Go one page down, or up below 0."""
        return self.move(by * max(self.height - 1, 1))

    def end(self, last: bool) -> bool:
        """Go to the first or the last row."""
        return self.window is not None and self.take(self.window.ended(self.state, last, self.height))

    def take(self, state: ListState) -> bool:
        """Show the cursor elsewhere: two rows are drawn again where the view stays; whether it moved."""
        before, self.state = self.state, state
        if state == before:
            return False
        if state.top == before.top:
            self.redraw_row(before.cursor)
            self.redraw_row(state.cursor)
            self.refresh(Region(0, 0, self.size.width, 1))
        else:
            self.lay_out()
            self.refresh()
        self.moved(self)
        return True

    def at_line(self, y: int) -> bool:
        """Put the cursor on the row of a line of the pane, counted from 0; whether one is there."""
        window = self.window
        at = window.index(self.state.top) + y - self.head if window else -1
        if not window or y < self.head or not 0 <= at < len(window.ids):
            return False
        return self.move(at - window.index(self.state.cursor)) or True

    def redraw_row(self, row_id: int | None) -> None:
        """Draw one row again."""
        at = self.window.index(row_id) - self.window.index(self.state.top) if self.window else -1
        if 0 <= at < self.height:
            self.refresh(Region(0, self.head + at, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        if y == 0 or not self.window:
            return self.title_line()
        if y < self.head:
            return self.strip((" " + rows.headings(self.layout_), self.look.faint))
        if not self.window.ids:
            text = self.empty if self.window.at_end else safe.show("…")
            said = " " + safe.fit(text, max(self.size.width - 1, 1)) if y == self.head else ""
            return self.strip((said, self.look.faint))
        at = self.window.index(self.state.top) + y - self.head
        if not 0 <= at < len(self.window.ids):
            return self.strip()
        row = self.window.rows.get(self.window.ids[at])
        return self.row_line(row) if row else self.strip((" " + safe.show("…"), self.look.faint))

    def row_line(self, row: Row) -> Strip:
        """One row, which is kept: a cursor that passes draws each again as it was."""
        here, marked = row.id == self.state.cursor, row.id in self.marked
        if row.id in self.names:
            return self.drawn_row(row, here, marked)
        kept = self.strips.get(key := (row.id, here, here and self.used, marked))
        if kept is None or kept[0] is not row:
            if len(self.strips) > MOST:
                self.strips.clear()
            kept = self.strips[key] = row, self.drawn_row(row, here, marked)
        return kept[1]

    def drawn_row(self, row: Row, here: bool, marked: bool) -> Strip:
        """One row: the mark in the gutter, then the cells."""
        look = self.look
        columns = self.window.plan.listing.columns if self.window and not row.covered else ()
        free = rows.gutter(row.cells, columns)
        gutter = look.dot if marked else look.point if here and not self.used else free
        style = look.cursor if here and self.used else look.away if here else look.plain
        if row.covered:
            text = safe.fit(f"{row.code}  {row.cells[0]}", self.size.width - 2)
            style = style + look.covered
        else:
            text = rows.line(row.cells, self.layout_)
        if marked:
            style = style + look.marked
        if row.id in self.names and not row.covered:
            before, name, after = rows.named_line(row.cells, self.layout_, self.names[row.id])
            return self.strip((gutter + before, style), (name, style + look.title), (after, style))
        return self.strip((gutter + text, style))

    def strip(self, *parts: Part) -> Strip:
        """A line of the pane's width."""
        return line(self.size.width, *parts)

    def title_line(self) -> Strip:
        """The frame: number and name, filter and order, and where in how many the cursor is."""
        title, width = list_title(self.digit, self.state.name), self.size.width
        wanted = asked(self.look, self.state.filter, self.state.sort)
        total = self.window.total if self.window else None
        right = room_for_both(width, title, wanted, self.where(), total)
        return frame(width, self.look, title, used=self.used, middle=wanted, right=right)

    def where(self) -> str:
        """Where in how many rows the cursor is, as far as it is known; and how many are marked."""
        window = self.window
        place = where(window.number(self.state.cursor), window.total, self.used) if window else ""
        return f"{len(self.marked)} marked, {place}" if self.marked else place
