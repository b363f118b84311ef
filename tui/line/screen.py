"""The screen as cells: what it should show, what the terminal shows, and the bytes between the two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from unicodedata import category

from rich.cells import cell_len

from tui import safe
from tui.classes import dataclass
from tui.line.brush import UNSEEN, Brush, Row, is_sure
from tui.line.moved import Block, moved_block
from tui.line.pens import PLAIN, Pens

# What Textual renders: colours, text, positions, newlines and links. Any other ESC or control character comes
# from data; it is dropped alone, as the layout reckons, so that what followed it stands there as text.
_TOKEN = re.compile(
    r"\x1b\[(?P<sgr>[\d;]*)m"
    r"|(?P<text>[^\x00-\x1f\x7f]+)"
    r"|\x1b\[(?P<row>\d*);?(?P<column>\d*)H"
    r"|(?P<line>\r?\n)"
    r"|\x1b\]8;[^\x07\x1b]*\x1b\\"
    r"|.",
    re.DOTALL,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_FEW = 4  # changed lines among which no moved block is looked for
_NEVER_SENT = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(slots=True)
class Screen:
    """Cells of a screen of `width` by `height`; rows and columns count from 0."""

    width: int
    height: int
    pens: Pens = field(default_factory=Pens)
    wanted: list[Row] = field(init=False)
    shown: list[Row] = field(init=False)
    cursor: tuple[int, int] = (0, 0)
    _changed: set[int] = field(default_factory=set)
    _clear: bool = True

    def __post_init__(self) -> None:
        self.wanted = self._rows(" ")
        self.shown = self._rows(UNSEEN)
        self.forget()

    def _rows(self, text: str) -> list[Row]:
        return [Row.blank(self.width, text) for _ in range(self.height)]

    @property
    def waiting(self) -> bool:
        """Whether anything was drawn since the last difference."""
        return self._clear or bool(self._changed)

    def forget(self) -> None:
        """Take the terminal's content as unknown: the next difference clears it and paints all."""
        self._clear = True

    def resize(self, width: int, height: int) -> None:
        """Take another size; what is wanted is kept where it still has a place."""
        old = self.wanted
        self.width, self.height = width, height
        self.wanted, self.shown = self._rows(" "), self._rows(UNSEEN)
        for row, before in zip(self.wanted, old, strict=False):
            kept = min(width, len(before.text))
            row.text[:kept], row.pens[:kept], row.odd = before.text[:kept], before.pens[:kept], before.odd
            if before.text[kept : kept + 1] == [""]:
                row.text[kept - 1] = " "
        self._changed.clear()
        self.forget()

    def adopt(self, painted: str) -> None:
        """Take note of what was painted on a cleared terminal by other means."""
        self.shown = self._rows(" ")
        self.draw(painted)
        for row, now in zip(self.shown, self.wanted, strict=True):
            row.take(now)
        self._changed.clear()
        self._clear = False

    def draw(self, rendered: str) -> None:
        """Bring what is wanted up to date with rendered text: CUP, SGR, newlines and words."""
        x = y = 0
        pen = PLAIN
        for token in _TOKEN.finditer(rendered):
            kind = token.lastgroup
            if kind == "text":
                x += self._put(y, x, token["text"], pen)
            elif kind == "sgr":
                pen = self.pens.read(pen, token["sgr"])
            elif kind in ("row", "column"):
                y, x = int(token["row"] or 1) - 1, int(token["column"] or 1) - 1
            elif kind == "line":
                y, x = y + 1, 0
        self.cursor = (min(y, self.height - 1), min(x, self.width - 1))

    def put(self, y: int, x: int, parts: Sequence[tuple[str, int]]) -> None:
        """Set cells of line `y` from column `x` to words, each with its pen; controls are dropped."""
        words = "".join([text for text, _ in parts])
        end = x + len(words)
        if y < self.height and end <= self.width and not self.wanted[y].odd and safe.is_plain(words):
            row = self.wanted[y]
            self._changed.add(y)
            row.odd = not is_sure(words)
            row.text[x:end] = words
            row.pens[x:end] = self._inked(parts)
            return
        for text, pen in parts:
            x += self._put(y, x, text if text.isprintable() else _CONTROL.sub("", text), pen)

    def _inked(self, parts: Sequence[tuple[str, int]]) -> list[int]:
        """The pens of the cells of some words: a space has the pen that it looks as if written with."""
        pens: list[int] = []
        for text, pen in parts:
            blank = self.pens.blanks[pen]
            if blank == pen or " " not in text:
                pens += [pen] * len(text)
            else:
                pens += [blank if cell == " " else pen for cell in text]
        return pens

    def _put(self, y: int, x: int, text: str, pen: int) -> int:
        """Set cells of line `y` from column `x`; how many columns the text takes."""
        if y >= self.height or x >= self.width:
            return 0
        row = self.wanted[y]
        self._changed.add(y)
        cells: str | list[str] = text
        if not text.isascii():
            cells, odd = _split(row, x, text)
            row.odd = row.odd or odd
        count = min(len(cells), self.width - x)
        end = x + count
        if x and row.text[x] == "":
            row.text[x - 1] = " "
        if end < self.width and row.text[end] == "":
            row.text[end] = " "
        row.text[x:end] = cells[:count]
        blank = self.pens.blanks[pen]
        if blank == pen:
            row.pens[x:end] = [pen] * count
        else:
            row.pens[x:end] = [blank if cell == " " else pen for cell in cells[:count]]
        if count < len(cells) and cells[count] == "":
            row.text[end - 1] = " "
        return len(cells)

    def difference(self) -> str:
        """What to send so that the terminal shows what is wanted; from then on it is taken to be shown."""
        start = ""
        if self._clear:
            start = "\x1b[m\x1b[H\x1b[2J"
            self.shown = self._rows(" ")
            self._changed = set(range(self.height))
            self._clear = False
        lines = sorted(y for y in self._changed if not self.wanted[y].same(self.shown[y]))
        self._changed.clear()
        block = moved_block(self.wanted, self.shown, lines) if len(lines) > _FEW else None
        sent = self._scrolled(block, lines) if block else self._painted(lines, self.shown)
        for y in lines:
            self.wanted[y].settle()
            self.shown[y].take(self.wanted[y])
        return start + sent

    def _painted(self, lines: list[int], shown: list[Row]) -> str:
        brush = Brush(self.pens, self.width)
        for y in lines:
            brush.paint(y, self.wanted[y], shown[y])
        return "".join(brush.sent)

    def _scrolled(self, block: Block, lines: list[int]) -> str:
        """The same, where a block of lines is moved first."""
        shown = block.applied(self.shown, self.width)
        touched = sorted({*lines, *range(block.top, block.bottom + 1)})
        rest = [y for y in touched if not self.wanted[y].same(shown[y])]
        return block.sequence(self.height) + self._painted(rest, shown)


def _split(row: Row, x: int, text: str) -> tuple[list[str] | str, bool]:
    """Text as cells, as many as Textual counts, and whether they make the line odd."""
    if safe.is_plain(text):
        return text, not is_sure(text)
    cells: list[str] = []
    before = ""
    for char, (shown, width) in zip(text, safe.cells("x" + text)[1:], strict=True):
        if char == safe.LRM and not cells:
            before = "" if safe.ascii_only() else char
        elif not width or char == safe.LRM:
            mark = shown if not width else "" if safe.ascii_only() else char
            _join(mark, *((cells, len(cells)) if cells else (row.text, x)))
        elif category(char) not in _NEVER_SENT:
            cells += _columns(before + shown, width)
            before = ""
    return _as_long(cells, cell_len(text)), True


def _join(mark: str, cells: list[str], end: int) -> None:
    """Add a mark without a width of its own to the character before column `end`."""
    at = end - 2 if end > 1 and cells[end - 1] == "" else end - 1
    if at >= 0 and not cells[at].endswith(mark):
        cells[at] += mark


def _as_long(cells: list[str], length: int) -> list[str]:
    """The cells cut or padded to the width that the layout reckons with."""
    if len(cells) > length and cells[length] == "":
        cells[length - 1] = " "
    return cells[:length] + [" "] * (length - len(cells))


def _columns(shown: str, width: int) -> list[str]:
    """The cells of one shown character."""
    return list(shown) if len(shown) == width and shown.isascii() else [shown] + [""] * (width - 1)
