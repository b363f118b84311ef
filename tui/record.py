"""The record pane: a sheet drawn line by line, with a cursor on what leads somewhere."""

from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from db import Line, Sheet
from tui import safe
from tui.blocks import Block, Part, drawn, wrapped
from tui.drawn import DrawnWidget
from tui.look import Look
from tui.state import Lines
from tui.strips import frame, line

OWN = ("fields", "undecided")


def told(words: str, width: int) -> list[str]:
    """A sentence as lines of a width, each as far in as it begins."""
    indent = words[: len(words) - len(words.lstrip())]
    return [indent + text for text in wrapped(words, width - len(indent))] or [""]


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
        self.others = ""
        self.words: tuple[str, ...] = ()
        self.rows: list[list[Part]] = []
        self._drawn: dict[int, list[list[Part]]] = {}

    def bind(self, sheet: Sheet, lines: Lines, changed: str = "") -> None:
        """Show a sheet with the cursor on a line of it; changed: who changed it last, in words."""
        self.sheet, self.words = sheet, ()
        self.blocks = blocks_of(sheet, changed)
        self._drawn.clear()
        self.put(lines.line, lines.top)
        self.draw()

    def tell(self, *words: str) -> None:
        """Show these lines instead of a record."""
        self.sheet, self.blocks, self.words, self.lines = None, (), words, Lines()
        self._drawn.clear()
        self.draw()

    def accompany(self, others: str) -> None:
        """Name those who are in this record, too."""
        if others != self.others:
            self.others = others
            self.refresh(Region(0, 0, self.size.width, 1))

    def use(self, used: bool) -> None:
        """Whether this is the pane in use."""
        if used != self.used:
            self.used = used
            self.draw()
            self.refresh(Region(0, 0, self.size.width, 1))

    def on_resize(self) -> None:
        """Wrap anew, keep the cursor in view."""
        self._drawn.clear()
        self.put(self.lines.line, self.lines.top)
        self.rows = []
        self.draw()

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

    # Moving

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
        self.draw()
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

    # Drawing

    def shape(self, place: int) -> list[list[Part]]:
        """The lines of one block at this width."""
        if place not in self._drawn:
            self._drawn[place] = drawn(self.blocks[place], self.width)
        return self._drawn[place]

    def draw(self) -> None:
        """Bring the lines up to date and have those drawn again that differ."""
        before, self.rows = self.rows, self.paged()
        width = self.size.width
        if len(before) != len(self.rows):
            self.refresh()
            return
        rows = [y for y, (old, new) in enumerate(zip(before, self.rows, strict=True), 1) if old != new]
        self.refresh(Region(0, 0, width, 1), *(Region(0, y, width, 1) for y in rows))

    def paged(self) -> list[list[Part]]:
        """The lines below the frame, each as parts."""
        found: list[list[Part]] = []
        if not self.sheet:
            found += [[], *([(" " + text, "faint")] for words in self.words for text in told(words, self.width))]
        for place in range(self.lines.top, len(self.blocks)):
            if len(found) >= self.height:
                break
            first = 2 if self.blocks[place].heading else 0
            for number, parts in enumerate(self.shape(place)):
                found.append(self.marked(parts, place == self.lines.line and number == first))
        return [found[y] if y < len(found) else [] for y in range(self.height)]

    def marked(self, parts: list[Part], here: bool) -> list[Part]:
        """One line, with the cursor on it where it is here."""
        if here and self.used:
            return [(" " + "".join(text for text, _ in parts), "cursor")]
        return [(self.look.point if here else " ", "faint"), *parts, ("", "plain")]

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        look, width = self.look, self.size.width
        if y == 0:
            return self.title_line()
        parts = self.rows[y - 1] if y <= len(self.rows) else []
        return line(width, (look.bar, look.rule), *((text, getattr(look, style)) for text, style in parts))

    def title_line(self) -> Strip:
        """The frame: code and kind, and where its review stands."""
        sheet = self.sheet
        title = f"{sheet.code} {sheet.kind.capitalize()}" if sheet else "Record"
        state = sheet.status if sheet and not sheet.withdrawn else "withdrawn" if sheet else ""
        room = max(self.size.width - len(title) - len(state) - 12, 0)
        others = safe.fit(self.others, min(safe.width(self.others), room)) if room > 5 else ""
        right = ", ".join(filter(None, (others, state)))
        return frame(self.size.width, self.look, title, used=self.used, right=right, tee=self.look.tee)
