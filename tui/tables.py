"""Rows and words as lines for a terminal or a pipe: aligned, cut with a sign, safe. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import le

from db import Column
from tui import safe
from tui.rows import fit

GAP = "  "
SIZED = 500  # rows that the widths of columns are taken from
WIDEST = 60  # columns of the terminal that a cell gets where there is room
LEAST = 7  # columns below which one more column of the table is left out
CODE = 6  # columns of the terminal for a code
LONGEST = 4_000  # code points of one value that a terminal is shown


def one_line(text: str) -> str:
    """Text shown on one line; more of it than any terminal is wide is left out with a sign."""
    if len(text) > LONGEST:
        text = text[:LONGEST] + "…"
    return safe.show(" ".join(text.split("\n")))


def widths(headings: Sequence[str], rows: Sequence[Sequence[str]], room: int | None) -> list[int]:
    """Columns of the terminal for each column of the table; those that find no room are left out at the end."""
    natural = [
        max(safe.width(heading), *(min(safe.width(row[place][:LONGEST]), WIDEST) for row in rows), 1)
        for place, heading in enumerate(headings)
    ]
    if room is None:
        return natural
    whole = len(natural)
    while len(natural) > 1 and least(natural) > room - (len(GAP) + 1) * (len(natural) < whole):
        natural.pop()
    room -= len(GAP) * (len(natural) - 1) + (len(GAP) + 1) * (len(natural) < whole)
    cap = max(natural)
    while sum(min(one, cap) for one in natural) > room and cap > 1:
        cap -= 1
    return [min(one, cap) for one in natural]


def least(natural: Sequence[int]) -> int:
    """Columns of the terminal that a table needs at least."""
    return sum(min(one, LEAST) for one in natural) + len(GAP) * (len(natural) - 1)


def table(
    headings: Sequence[str], numbers: Sequence[bool], rows: Iterable[Sequence[str]], room: int | None
) -> Iterator[str]:
    """Lines of a table: headings, a rule, rows. room: columns of the terminal, None where nothing need be cut."""
    rows = iter(rows)
    first = list(islice(rows, SIZED))
    wide = widths(headings, first, room)
    shape = plain_shape(wide, numbers)
    cut = "" if len(wide) == len(headings) else GAP + safe.show(safe.CUT)
    yield line(headings, wide, numbers, room) + cut
    yield GAP.join(("-" if safe.ascii_only() else "─") * one for one in wide)
    for row in chain(first, rows):
        yield plain_line(row, wide, shape, room) or line(row, wide, numbers, room)


def list_table(name: str, columns: Sequence[Column], rows: Iterable[Sequence[str]], room: int | None) -> Iterator[str]:
    """A list's rows, each its code and cells; on a terminal the columns that matter most of those that find room."""
    places = list(range(len(columns)))
    if room is not None:
        places = [one.index for one in fit(name, columns, max(room - CODE - 2 * len(GAP) - 1, 14))]
    fewer = len(places) < len(columns)
    headings = ("code", *(columns[place].heading for place in places))
    numbers = (False, *(columns[place].number for place in places))
    picked = ((row[0], *(row[place + 1] for place in places)) for row in rows)
    lines = table(headings, numbers, picked, room - len(GAP) - 1 if room and fewer else room)
    yield next(lines) + (GAP + safe.show(safe.CUT) if fewer else "")
    yield from lines


def plain_shape(wide: Sequence[int], numbers: Sequence[bool]) -> str:
    """The format of a row of which each character takes one column and nothing is cut."""
    return GAP.join(f"{{:{'>' if number else '<'}{columns}}}" for columns, number in zip(wide, numbers, strict=False))


def plain_line(cells: Sequence[str], wide: Sequence[int], shape: str, room: int | None) -> str:
    """As line, in a fraction of its time, where a row is as simple as most rows are; '' where it is not."""
    joined = "".join(cells)
    if len(joined) > LONGEST or not safe.is_plain(joined) or safe.has_rtl(joined):
        return ""
    if room is not None and not all(map(le, map(len, cells), wide)):
        return ""
    return shape.format(*cells).rstrip(" ")


def line(cells: Sequence[str], wide: Sequence[int], numbers: Sequence[bool], room: int | None) -> str:
    """One row; without a limit of room its last cells are whole and nothing is padded at the end."""
    shown = []
    for place, columns in enumerate(wide):
        text = cells[place].replace("\n", " ")
        if room is None and safe.width(text) > columns:
            shown.append(one_line(text))
        else:
            shown.append(safe.fence(safe.fit(text, columns, right=numbers[place])))
    return GAP.join(shown).rstrip(" ")


def paragraphs(text: str, room: int | None, indent: str = "") -> list[str]:
    """Text as lines, each after the indent; wrapped where there is a limit of room."""
    more = len(text) - LONGEST
    if more > 0 and room is not None:
        text = f"{text[:LONGEST]}… ({more:,} more characters)"
    lines: list[str] = []
    for words in text.split("\n"):
        lines += wrapped(words, max(room - safe.width(indent), 10)) if room else [safe.fence(safe.show(words))]
    return [indent + one for one in lines]


def wrapped(words: str, room: int) -> list[str]:
    """One paragraph as lines of at most so many columns."""
    from tui.wrap import shown_stop, wrap

    cells = safe.cells(words)
    found = []
    for start, stop in wrap(words, room, cells):
        shown = "".join(cell[0] for cell in cells[start : shown_stop(words, start, stop)])
        found.append(safe.fence(shown))
    return found
