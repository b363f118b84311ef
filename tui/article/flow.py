"""Lines of a text at one width, each found from any place in it; nothing beyond what is asked for is wrapped.

A line is known by the code points that it covers. Lines cover the text without a gap: the line feeds after a
paragraph are a blank line where the text has one or the paragraph takes several lines, else they end its last.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from tui import safe
from tui.wrap import Span, shown_stop, stretches, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Protocol

    class Part(Protocol):
        """Some words in their place; they end with a line feed where a paragraph ends."""

        @property
        def start(self) -> int: ...
        @property
        def words(self) -> str: ...
        @property
        def paragraph(self) -> int: ...
        @property
        def opens(self) -> bool: ...

    class Parts(Protocol):
        """What gives the part that holds a code point, None outside the text."""

        def part(self, at: int) -> Part | None: ...


KEPT = 96  # stretches kept wrapped


class Line(NamedTuple):
    """One line: the code points that it covers, the words that it shows and their cells (None: all plain).

    paragraph: its number on the paragraph's first line, else 0.
    """

    start: int
    stop: int
    words: str
    cells: Sequence[safe.Cell] | None
    paragraph: int = 0


class _Stretch(NamedTuple):
    """Words that are wrapped by themselves: where they start, their lines, the first of them all in the text."""

    start: int
    stop: int
    words: str
    cells: Sequence[safe.Cell] | None
    lines: list[Span]
    starts: list[int]
    paragraph: int

    def line(self, at: int) -> Line:
        place = bisect_right(self.starts, at - self.start) - 1
        start, stop = self.lines[place]
        end = shown_stop(self.words, start, stop)
        cells = None if self.cells is None else self.cells[start:end]
        number = 0 if place else self.paragraph
        return Line(self.start + start, self.start + stop, self.words[start:end], cells, number)


class Flow:
    """The lines of a text, `width` columns wide."""

    def __init__(self, parts: Parts, width: int) -> None:
        self.parts = parts
        self.width = max(width, 2)
        self._cuts: dict[int, list[Span]] = {}
        self._kept: dict[int, _Stretch] = {}

    def line(self, at: int) -> Line | None:
        """The line that covers a code point; None outside the text."""
        part = self.parts.part(at)
        return self._stretch(part, at).line(at) if part else None

    def lines(self, at: int) -> Iterator[Line]:
        """The lines from the one that covers a place on."""
        line = self.line(at)
        while line:
            yield line
            line = self.line(line.stop)

    def back(self, at: int, count: int) -> int:
        """The start of the line so many above the one that covers a place, as far as there are any."""
        line = self.line(at)
        while line and count > 0 and (above := self.line(line.start - 1)):
            line, count = above, count - 1
        return line.start if line else 0

    def forward(self, at: int, count: int) -> int:
        """The start of the line so many below the one that covers a place, as far as there are any."""
        line = self.line(at)
        while line and count > 0 and (below := self.line(line.stop)):
            line, count = below, count - 1
        return line.start if line else 0

    def _stretch(self, part: Part, at: int) -> _Stretch:
        if part.start not in self._cuts:
            if len(self._cuts) > KEPT:
                self._cuts.clear()
            self._cuts[part.start] = stretches(part.words)
        cuts = self._cuts[part.start]
        place = bisect_right(cuts, at - part.start, key=lambda cut: cut[0]) - 1
        start = part.start + cuts[place][0]
        if start not in self._kept:
            if len(self._kept) > KEPT:
                self._kept.clear()
            self._kept[start] = self._wrapped(part, cuts[place])
        return self._kept[start]

    def _wrapped(self, part: Part, span: Span) -> _Stretch:
        words = part.words[span[0] : span[1]]
        bare = words.rstrip("\n")
        cells = None if safe.is_plain(bare) else safe.cells(words)
        lines = wrap(words, self.width, cells)
        feeds = len(words) - len(bare)
        opens = part.opens if not span[0] else part.words[span[0] - 1] == "\n"
        if bare and feeds and (feeds > 1 or len(lines) > 1 or not opens) and self._goes_on(part, span[1]):
            lines = [*lines[:-1], (lines[-1][0], len(bare)), (len(bare), len(words))]
        start = part.start + span[0]
        number = part.paragraph if opens and bare else 0
        return _Stretch(start, start + len(words), words, cells, lines, [low for low, _ in lines], number)

    def _goes_on(self, part: Part, stop: int) -> bool:
        """Whether the text goes on after a stretch of a part."""
        return stop < len(part.words) or self.parts.part(part.start + stop) is not None
