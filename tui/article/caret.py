"""The text cursor of an article and what is selected with it: places of whole characters, never within one. Pure.

A place is the first code point of a character as people see it. Nothing further away than a paragraph is read.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from db import is_boundary
from tui.wrap import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from db import Heading
    from tui.article.flow import Flow, Line

    class Source(Protocol):
        """One text, as far as going through it asks for it."""

        @property
        def heading(self) -> Heading: ...
        def words(self, start: int, stop: int) -> str: ...


REACH = 4_000  # code points of a paragraph that are looked at on each side of a place
NEAR = 256  # code points looked at to begin with


class Near(NamedTuple):
    """The paragraph around a place, or what is near of a very long one: where it begins, and its words."""

    start: int
    words: str

    @property
    def stop(self) -> int:
        """Where it ends, without the line feed."""
        return self.start + len(self.words)


def near(source: Source, at: int) -> Near:
    """The paragraph that holds a place, cut to what is near it; without words on an empty line."""
    reach = NEAR
    while True:
        base = max(at - reach, 0)
        words = source.words(base, at + reach)
        here = at - base
        low, high = words.rfind("\n", 0, here) + 1, words.find("\n", here)
        begins, ends = low > 0 or not base, high >= 0 or len(words) < here + reach
        if (begins and ends) or reach >= REACH:
            break
        reach = min(reach * 4, REACH)
    high = high if high >= 0 else len(words)
    if not begins:
        low = next((one for one in range(1, here + 1) if is_boundary(words, one)), here)
    if not ends:
        high = next((one for one in range(high - 1, here, -1) if is_boundary(words, one)), high)
    return Near(base + low, words[low:high])


def first_of(source: Source, at: int) -> int:
    """The first code point of the character that holds a place."""
    reach = NEAR
    while True:
        base = max(at - reach, 0)
        words = source.words(base, at + reach)
        if not base or not all(map(is_flag, words[: at - base])):  # a row of flags pairs from its beginning on
            for one in range(min(at - base, len(words)), -1, -1):
                if is_boundary(words, one) and (one or not base):
                    return base + one
        reach *= 4


def is_flag(char: str) -> bool:
    """Whether a character is half of a flag."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def after(source: Source, at: int) -> int:
    """Where the character that begins at a place ends."""
    reach = NEAR
    while True:
        base = max(at - reach, 0)
        words = source.words(base, at + reach)
        ends = base + len(words)
        for one in range(at - base + 1, len(words)):
            if is_boundary(words, one):
                return base + one
        if ends < at + reach:
            return ends
        reach *= 4


def step(source: Source, at: int, by: int) -> int:
    """The next character, or the one before where `by` is below 0; line feeds are passed over, the ends hold."""
    length = source.heading.length
    here = at
    while True:
        here = after(source, here) if by > 0 else first_of(source, here - 1) if here else -1
        if not 0 <= here < length:
            return at
        if source.words(here, here + 1) != "\n":
            return here


def settle(source: Source, at: int) -> int:
    """The place of a text cursor for any place: a whole character, and no line feed where there is another."""
    length = source.heading.length
    at = first_of(source, max(min(at, length - 1), 0))
    if source.words(at, at + 1) != "\n":
        return at
    forward = step(source, at, 1)
    return forward if forward != at else step(source, at, -1)


def span_of(source: Source, anchor: int, caret: int) -> Span:
    """What is selected between two characters, both of them with it."""
    return min(anchor, caret), after(source, max(anchor, caret))


def ends_of(source: Source, span: Span) -> Span:
    """The first and the last character of a span, widened to whole ones."""
    return first_of(source, span[0]), first_of(source, max(span[1] - 1, span[0]))


def column_of(line: Line, at: int) -> int:
    """The column of a place in its line."""
    count = at - line.start
    if line.cells is None:
        return count
    return sum(cell[1] for cell in line.cells[:count])


def place_in(source: Source, line: Line, column: int) -> int:
    """The character at a column of a line, or its last."""
    if line.cells is None:
        place = min(column, len(line.words) - 1)
    else:
        ends = accumulate(cell[1] for cell in line.cells)
        place = next((one for one, end in enumerate(ends) if end > column), len(line.words) - 1)
    return settle(source, line.start + max(place, 0))


def by_line(source: Source, flow: Flow, at: int, by: int, column: int) -> int:
    """The place so many lines with words below, or above where `by` is below 0, at a column; the ends hold."""
    line = flow.line(at)
    found = line
    while line and by:
        line = flow.line(line.stop) if by > 0 else flow.line(line.start - 1)
        if line and line.words.strip():
            found, by = line, by - (1 if by > 0 else -1)
    return place_in(source, found, column) if found else at
