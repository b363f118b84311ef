"""The record pane: a sheet drawn line by line, with a cursor on what leads somewhere."""

from textual.message import Message
from textual.strip import Strip

from db import Line, Sheet
from tui import safe
from tui.blocks import Block, drawn
from tui.drawn import DrawnWidget
from tui.look import Look
from tui.state import Lines
from tui.strips import frame, line

OWN = ("fields", "undecided")


def blocks_of(sheet: Sheet, changed: str) -> tuple[Block, ...]:
    """A sheet as blocks: the head, then each section under its heading, then who changed it last."""
    found = [Block("", text=sheet.title or sheet.code)]
    standing = [sheet.handling if sheet.handling not in ("", "public") else "", *sheet.marks]
    if sheet.withdrawn:
        standing.append(f"withdrawn: {sheet.withdrawn}")
    if any(standing):
        found.append(Block("", Line("", marks=tuple(one for one in standing if one))))
    for section in sheet.sections:
        own = section.name in OWN
        heading = section.title if section.name != "fields" else ""
        if section.total > 1 and heading:
            heading = f"{heading}  {section.total:,}"
        for place, one in enumerate(section.lines):
            found.append(Block(section.name, one, heading="" if place else heading, own=own))
        if section.more > 0:
            found.append(Block(section.name, text=f"{section.more:,} more", more=section.more))
    if changed:
        found.append(Block("changed", text=changed, heading=" ", more=-1))
    return tuple(found)


class RecordPane(DrawnWidget):
    """One record as its sheet says it. The browser binds it and moves its cursor."""

    class Moved(Message):
        """The cursor is on another line, or the view is elsewhere."""

        def __init__(self, lines: Lines) -> None:
            super().__init__()
            self.lines = lines

    def __init__(self, look: Look) -> None:
        super().__init__(name="record")
        self.look = look
        self.sheet: Sheet | None = None
        self.blocks: tuple[Block, ...] = ()
        self.lines = Lines()
        self.used = False
        self.words: tuple[str, ...] = ()
        self._drawn: dict[int, list[list[tuple[str, str]]]] = {}

    def bind(self, sheet: Sheet, lines: Lines, changed: str = "") -> None:
        """Show a sheet with the cursor on a line of it; changed: who changed it last, in words."""
        self.sheet, self.words = sheet, ()
        self.blocks = blocks_of(sheet, changed)
        self._drawn.clear()
        self.put(lines.line, lines.top)
        self.refresh()

    def tell(self, *words: str) -> None:
        """Show these lines instead of a record."""
        self.sheet, self.blocks, self.words, self.lines = None, (), words, Lines()
        self._drawn.clear()
        self.refresh()

    def use(self, used: bool) -> None:
        """Whether this is the pane in use."""
        if used != self.used:
            self.used = used
            self.refresh()

    def on_resize(self) -> None:
        """Wrap anew, keep the cursor in view."""
        self._drawn.clear()
        self.put(self.lines.line, self.lines.top)
        self.refresh()

    @property
    def width(self) -> int:
        """Columns of text: a bar and a space at the left, a space at the right."""
        return max(self.size.width - 3, 8)

    @property
    def height(self) -> int:
        """Lines below the frame."""
        return max(self.size.height - 1, 1)

    @property
    def block(self) -> Block | None:
        """What the cursor is on."""
        return self.blocks[self.lines.line] if self.lines.line < len(self.blocks) else None

    def shape(self, place: int) -> list[list[tuple[str, str]]]:
        """The lines of one block at this width."""
        if place not in self._drawn:
            self._drawn[place] = drawn(self.blocks[place], self.width)
        return self._drawn[place]

    def put(self, at: int, top: int) -> None:
        """Put the cursor on a block and the first block on show so that all of it is seen."""
        at = max(min(at, len(self.blocks) - 1), 0)
        top = min(top, at)
        while top < at and sum(len(self.shape(place)) for place in range(top, at + 1)) > self.height:
            top += 1
        self.lines = Lines(at, top)

    def move(self, by: int) -> bool:
        """Go so many blocks down, or up below 0; whether the cursor moved."""
        before = self.lines
        self.put(before.line + by, before.top if by > 0 else min(before.top, max(before.line + by, 0)))
        if self.lines == before:
            return False
        self.refresh()
        self.post_message(self.Moved(self.lines))
        return True

    def page(self, by: int) -> bool:
        """Go one page down, or up below 0."""
        return self.move(by * max(self.height // 3, 1))

    def end(self, last: bool) -> bool:
        """Go to the first or the last block."""
        return self.move(len(self.blocks) if last else -len(self.blocks))

    def at_line(self, y: int) -> bool:
        """Put the cursor on the block of a line of the pane, counted from 0; whether one is there."""
        rest = y - 1
        for place in range(self.lines.top, len(self.blocks)):
            rest -= len(self.shape(place))
            if rest < 0:
                return self.move(place - self.lines.line) or True
        return False

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        look, width = self.look, self.size.width
        if y == 0:
            return self.title_line()
        if not self.sheet:
            text = self.words[y - 2] if 0 <= y - 2 < len(self.words) else ""
            return line(width, (f"{look.bar} ", look.rule), (safe.fit(text, self.width), look.faint))
        rest = y - 1
        for place in range(self.lines.top, len(self.blocks)):
            shape = self.shape(place)
            if rest < len(shape):
                return self.block_line(place, shape[rest], rest == self.first(place))
            rest -= len(shape)
        return line(width, (look.bar, look.rule))

    def first(self, place: int) -> int:
        """Which line of a block carries the cursor: the first below its heading."""
        return 2 if self.blocks[place].heading else 0

    def block_line(self, place: int, parts: list[tuple[str, str]], first: bool) -> Strip:
        """One line of a block; the cursor is drawn on its first line."""
        look, width = self.look, self.size.width
        here = place == self.lines.line and first
        bar = (look.bar, look.rule)
        if here and self.used:
            text = "".join(text for text, _ in parts)
            return line(width, bar, (" " + text, look.cursor))
        lead = (look.point if here else " ", look.faint)
        return line(width, bar, lead, *((text, getattr(look, style)) for text, style in parts), ("", look.plain))

    def title_line(self) -> Strip:
        """The frame: code and kind, and where its review stands."""
        sheet = self.sheet
        title = f"{sheet.code} {sheet.kind.capitalize()}" if sheet else "Record"
        right = sheet.status if sheet and not sheet.withdrawn else "withdrawn" if sheet else ""
        return frame(self.size.width, self.look, title, used=self.used, right=right, tee=self.look.tee)
