"""From cells to bytes: the cheapest cursor moves and colour changes that bring a row to what it should show."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache
from operator import ne, or_

from tui.classes import dataclass
from tui.line.pens import UNKNOWN, Pens
from tui.safe import LRM

UNSEEN = "\0"  # the text of a cell whose content on the terminal is not known
_WORTH_ERASING = 10  # blanks, past which the cursor has to be moved after
_WORTH_ENDING = 6  # blanks that are the last of a line to be painted
_WORTH_WRITING = 5  # a gap of so many cells is jumped, as that takes four bytes
_LONG_BLANK = " " * _WORTH_ERASING
_LAST_BLANK = " " * _WORTH_ENDING
_BLANKS = [*_LONG_BLANK]
_LAST_BLANKS = [*_LAST_BLANK]

# Code points that every terminal gives the width that is given here; after any other the cursor is placed anew.
_SURE = (
    (0x20, 0x8FF),
    (0x10A0, 0x10FF),
    (0x1E00, 0x1FFF),
    (0x200E, 0x200E),
    (0x2010, 0x205E),
    (0x2070, 0x2193),
    (0x2200, 0x22FF),
    (0x2400, 0x25A9),
    (0x25CB, 0x25CF),
    (0x3000, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFB1D, 0xFDFF),
    (0xFE70, 0xFF60),
    (0xFFFD, 0xFFFD),
)


_sure = {chr(code) for code in range(32, 127)}
_unsure: set[str] = set()


def is_sure(text: str) -> bool:
    """Whether terminals agree on the width of each character."""
    if _sure.issuperset(text):
        return True
    new = set(text) - _sure - _unsure
    found = {char for char in new if any(low <= ord(char) <= high for low, high in _SURE)}
    _sure.update(found)
    _unsure.update(new - found)
    return _unsure.isdisjoint(text)


@dataclass(slots=True)
class Row:
    """One line of cells. A wide character has "" after it; combining marks and fences are in the cell's text."""

    text: list[str]
    pens: list[int]
    odd: bool = False  # has, or had, wide characters, fences, or text of unsure width

    @classmethod
    def blank(cls, width: int, text: str = " ") -> Row:
        """A line of spaces, or of UNSEEN, with the plain pen."""
        return cls([text] * width, [0] * width, False)

    def same(self, other: Row) -> bool:
        """Whether both show the same."""
        return self.text == other.text and self.pens == other.pens

    def settle(self) -> None:
        """Find out whether it is still odd."""
        if self.odd and "" not in self.text:
            words = "".join(self.text)
            self.odd = len(words) != len(self.text) or not is_sure(words) or LRM in words

    def take(self, other: Row) -> None:
        """Become a copy of `other`."""
        self.text[:], self.pens[:], self.odd = other.text, other.pens, other.odd


@dataclass(slots=True)
class Brush:
    """Where the terminal's cursor and pen are, and what was sent. A frame begins with neither known."""

    pens: Pens
    width: int
    sent: list[str] = field(default_factory=list)
    row: int = -1
    column: int = -1  # -1: not known
    pen: int = UNKNOWN

    def move(self, row: int, column: int, cells: Row | None = None) -> None:
        """Go to a cell by the shortest sequence; cells: those of its line, which may be written instead of jumped."""
        known, down = self.column, row - self.row
        self.row, self.column = row, column
        if known < 0 or down not in (0, 1):
            self.sent.append(_address(row, column))
        elif down:
            over = sideways(column)
            if cells and 0 < column < len(over) and self._cheap(cells, 0, column):
                over = "".join(cells.text[:column])
            ways = (_address(row, column), "\n" + sideways(column - known), "\r\n" + over)
            self.sent.append(min(ways, key=len))
        elif column != known:
            self.sent.append(sideways(column - known))

    def take_up(self, text: str, pen: int) -> None:
        """Change to the pen of a cell, where the one in hand does not suit."""
        held = self.pen
        if held != pen and not (held >= 0 and text == " " and self.pens.blanks[held] == pen):
            self.sent.append(self.pens.turn(held, pen))
            self.pen = pen

    def paint(self, y: int, row: Row, old: Row) -> None:
        """Send the cells of line `y` that differ from `old`."""
        need = bytearray(map(ne, row.text, old.text))
        inked = bytes(map(ne, row.pens, old.pens))
        if 1 in inked:
            need = bytearray(map(or_, need, inked))
        if row.odd or old.odd:
            _widen(need, row, old)
        tail = self._tail(row, need)
        stretch = self._odd_stretch if row.odd else self._stretch
        at = need.find(1)
        while 0 <= at < tail:
            self.move(y, at, row)
            at = need.find(1, stretch(row, need, at, tail))
        if tail < self.width:
            self.move(y, tail)
            self.take_up(" ", row.pens[tail])
            self.sent.append("\x1b[K")

    def _tail(self, row: Row, need: bytearray) -> int:
        """The first cell to be painted of a blank end of the line that is cheaper to erase, else the width."""
        pen = row.pens[-1]
        if row.text[-4:] != _BLANKS[:4] or not self.pens.erasing[pen]:
            return self.width
        start = self.width
        while start and row.text[start - 1] == " " and row.pens[start - 1] == pen:
            start -= 1
        return need.find(1, start) if need.count(1, start) > 3 else self.width

    def _stretch(self, row: Row, need: bytearray, at: int, end: int) -> int:
        """Paint from `at` while cells are needed, or are cheaper to write again than to jump; the column after."""
        text, pens = row.text, row.pens
        while at < end:
            if not need[at]:
                gap = need.find(1, at, min(at + _WORTH_WRITING, end))
                if gap < 0 or not self._cheap(row, at, gap):
                    break
                self.sent.append("".join(text[at:gap]))
                at = gap
            if pens[at] != self.pen:
                self.take_up(text[at], pens[at])
            if text[at] == " " and text[at : at + _WORTH_ENDING] == _LAST_BLANKS and self.pens.erasing[pens[at]]:
                run = _blank_run(row, need, at, end)
                if run:
                    self.sent.append(f"\x1b[{run}X")
                    self.column = at
                    return at + run
            words = self._words(row, need, at, end)
            self.sent.append(words)
            at += len(words)
        self.column = at if at < self.width else -1
        return at

    def _words(self, row: Row, need: bytearray, at: int, end: int) -> str:
        """The needed cells from `at` on that the pen in hand can write, as far as no long blank begins."""
        stop = need.find(0, at, end)
        stop = end if stop < 0 else stop
        pens, held = row.pens[at:stop], self.pen
        blank = self.pens.blanks[held]
        words = "".join(row.text[at:stop])
        if blank == held and pens.count(held) == len(pens) and _LAST_BLANK not in words:
            return words
        # Spaces have the pen `blank`; where as many cells have it as there are spaces, no other cell does.
        if not {held, blank}.issuperset(pens) or (blank != held and words.count(" ") != pens.count(blank)):
            fits = (pen == held or (pen == blank and cell == " ") for cell, pen in zip(words, pens, strict=True))
            words = words[: next((place for place, good in enumerate(fits) if not good), len(words))]
        if _LAST_BLANK not in words or not self.pens.erasing[blank]:
            return words
        long = words.find(_LONG_BLANK, 1)
        if long < 0 and words.endswith(_LAST_BLANK) and need.find(1, at + len(words), end) < 0:
            long = len(words.rstrip(" "))
        return words[:long] if long > 0 else words

    def _odd_stretch(self, row: Row, need: bytearray, at: int, end: int) -> int:
        """As `_stretch`, cell by cell, for a line with wide characters, fences or characters of unsure width."""
        text, pens = row.text, row.pens
        while at < end:
            if not need[at]:
                gap = need.find(1, at, min(at + _WORTH_WRITING, end))
                if gap < 0 or not self._cheap(row, at, gap):
                    break
            cell, wide = text[at], 2 if text[at + 1 : at + 2] == [""] else 1
            self.take_up(cell, pens[at])
            if not is_sure(cell):
                self.sent.append("  " + _address(self.row, at) + cell if wide == 2 else cell)
                self.column = -1
                return at + wide
            self.sent.append(cell if at else cell.removeprefix(LRM))
            at += wide
            if at < end and not need[at] and text[at].startswith(LRM):
                self.sent.append(LRM)
        self.column = at if at < self.width else -1
        return at

    def _cheap(self, row: Row, at: int, stop: int) -> bool:
        """Whether the cells from `at` to `stop` are no dearer to write again than to jump."""
        cells, pens = row.text[at:stop], row.pens[at:stop]
        words = "".join(cells)
        size = len(words) if words.isascii() else len(words.encode())
        if size > len(sideways(stop - at)) or (row.odd and not is_sure(words)):
            return False
        held, blank = self.pen, self.pens.blanks[self.pen]
        if pens.count(held) == len(pens):
            return True
        return all(pen == held or (cell == " " and pen == blank) for cell, pen in zip(cells, pens, strict=True))


def _blank_run(row: Row, need: bytearray, at: int, end: int) -> int:
    """How many blanks of one pen from `at` to the last needed one are cheaper to erase than to write; 0 for none."""
    text, pens, pen, stop = row.text, row.pens, row.pens[at], at
    while stop < end and text[stop] == " " and pens[stop] == pen:
        stop += 1
    last = need.rfind(1, at, stop) + 1
    worth = _WORTH_ENDING if need.find(1, stop, end) < 0 else _WORTH_ERASING
    return last - at if need.count(1, at, stop) >= worth else 0


def _widen(need: bytearray, row: Row, old: Row) -> None:
    """Ask also for the cells that cannot stay when a needed one is painted."""
    pairs = enumerate(zip(row.text, old.text, strict=True))
    held = [x for x, (cell, was) in pairs if cell == "" or cell[:1] == LRM or was[:1] == LRM]
    for x in reversed(held):
        if need[x] and x:
            need[x - 1] = 1
    for x, cell in enumerate(row.text[:-1]):
        if need[x] and cell not in _sure and not is_sure(cell):
            need[x + 1] = 1
            if row.text[x + 1] == "" and x + 2 < len(need):
                need[x + 2] = 1


def _address(row: int, column: int) -> str:
    """Cursor position, counted from 0."""
    if column == 0:
        return f"\x1b[{row + 1}H" if row else "\x1b[H"
    return f"\x1b[{row + 1};{column + 1}H"


@lru_cache(1024)
def sideways(columns: int) -> str:
    """A move to the right or, below 0, to the left in the same line."""
    if columns >= 0:
        return "" if columns == 0 else "\x1b[C" if columns == 1 else f"\x1b[{columns}C"
    return "\b" * -columns if columns > -4 else f"\x1b[{-columns}D"
