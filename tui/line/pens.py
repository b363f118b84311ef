"""Pens: the colours and attributes of a cell, as small numbers, and the shortest way from one to another."""

from collections.abc import Iterator
from dataclasses import field

from tui.classes import dataclass

PLAIN = 0
UNKNOWN = -1

_OFF = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29"}
_OFF |= {"21": "24", "51": "54", "52": "54", "53": "55"}
_SEEN_ON_BLANKS = frozenset({"4", "5", "6", "7", "9", "21", "51", "52", "53"})


@dataclass(frozen=True, slots=True)
class Pen:
    """SGR parameters: "38;5;1" or "" for the default colour, attributes such as "1" or "7"."""

    ink: str = ""
    paper: str = ""
    marks: frozenset[str] = frozenset()

    def codes(self) -> list[str]:
        """The parameters that set this pen on a plain one."""
        return [*sorted(self.marks, key=int), *filter(None, (self.ink, self.paper))]


@dataclass(slots=True)
class Pens:
    """Every pen met, numbered in order of appearance; 0 is the plain one.

    Without `colour` no colour is kept. `bce`: the terminal erases with the background colour in hand.
    By number: `blanks` is the pen that a space looks as if written with; with an `erasing` pen, erased cells
    look like spaces written with it.
    """

    colour: bool = True
    bce: bool = True
    known: list[Pen] = field(default_factory=lambda: [Pen()])
    blanks: list[int] = field(default_factory=lambda: [PLAIN])
    erasing: list[bool] = field(default_factory=lambda: [True])
    _numbers: dict[Pen, int] = field(default_factory=lambda: {Pen(): PLAIN})
    _read: dict[tuple[int, str], int] = field(default_factory=dict)
    _turns: dict[tuple[int, int], str] = field(default_factory=dict)

    def read(self, pen: int, sgr: str) -> int:
        """The pen after the parameters `sgr`, as in ESC [ sgr m."""
        number = self._read.get((pen, sgr))
        if number is None:
            number = self._read[pen, sgr] = self._number(_apply(self.known[pen], sgr, self.colour))
        return number

    def _number(self, pen: Pen) -> int:
        number = self._numbers.get(pen)
        if number is None:
            number = self._numbers[pen] = len(self.known)
            self.known.append(pen)
            self.blanks.append(number)
            simple = not pen.marks & _SEEN_ON_BLANKS
            self.erasing.append(simple and (self.bce or not pen.paper))
            if simple:
                self.blanks[number] = self._number(Pen(paper=pen.paper))
        return number

    def turn(self, old: int, new: int) -> str:
        """The shortest sequence from pen `old`, which may be UNKNOWN, to `new`; "" where they are the same."""
        if old == new:
            return ""
        sequence = self._turns.get((old, new))
        if sequence is None:
            sequence = self._turns[old, new] = self._shortest(old, new)
        return sequence

    def _shortest(self, old: int, new: int) -> str:
        codes = self.known[new].codes()
        whole = f"\x1b[{';'.join(['0', *codes])}m" if codes else "\x1b[m"
        if old == UNKNOWN:
            return whole
        return min(whole, f"\x1b[{';'.join(_steps(self.known[old], self.known[new]))}m", key=len)


def _steps(old: Pen, new: Pen) -> list[str]:
    """The parameters that change only what differs."""
    off = {_OFF[mark] for mark in old.marks - new.marks}
    on = {mark for mark in new.marks if mark not in old.marks or _OFF[mark] in off}
    steps = [*sorted(off), *sorted(on, key=int)]
    if old.ink != new.ink:
        steps.append(new.ink or "39")
    if old.paper != new.paper:
        steps.append(new.paper or "49")
    return steps


def _apply(pen: Pen, sgr: str, colour: bool) -> Pen:
    ink, paper, marks = pen.ink, pen.paper, set(pen.marks)
    codes = iter(sgr.split(";"))
    for code in codes:
        if code in ("", "0"):
            ink, paper, marks = "", "", set()
        elif code in _OFF:
            marks.add(code)
        elif code in _OFF.values():
            marks = {mark for mark in marks if _OFF[mark] != code}
        elif code in ("38", "48"):
            long = _long_colour(code, codes)
            ink, paper = (long, paper) if code == "38" else (ink, long)
        elif code[:-1] in ("3", "9"):
            ink = "" if code == "39" else code
        elif code[:-1] in ("4", "10"):
            paper = "" if code == "49" else code
    return Pen(ink, paper, frozenset(marks)) if colour else Pen(marks=frozenset(marks))


def _long_colour(code: str, codes: Iterator[str]) -> str:
    """38;5;n or 38;2;r;g;b with the parameters that follow; "" where some are missing."""
    taken = [code]
    for part in codes:
        taken.append(part)
        if len(taken) == (3 if taken[1] == "5" else 5):
            return ";".join(taken)
    return ""
