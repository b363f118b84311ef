"""An excerpt of a page: words in their sentence and lines beside them, as many as a slow line carries. Pure."""

from __future__ import annotations

from itertools import islice, takewhile

from tui.article.flow import Flow, Line
from tui.classes import dataclass
from tui.wrap import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from db import Passage
    from tui.article.lines import Shape
    from tui.article.page import Source
    from tui.line.pacing import Pace

STEP = 0.8 / 30  # seconds of the line that a step may take: most of what a key held down leaves it
BESIDE = 800  # bytes of a step that are not the text: its row and its record
BETWEEN = 8  # bytes that lead from a line of text to the next
LEAST = 3  # lines of text on any line
CLOSE = 2  # times as much in one frame as in another, up to which they tell of a slow line
OTHER = 1.5  # times as fast or as slow a line is another one


@dataclass(slots=True)
class Room:
    """How many lines of a text the line carries beside a list; they stay until it is surely faster or slower."""

    rate: float = 0.0  # bytes a second by which they were reckoned

    def lines(self, line: Pace | None, shape: Shape) -> int | None:
        """None: all that the pane has room for."""
        low, high = line.carries if line else (0.0, 0.0)
        middle = (low + high) / 2
        faster = self.rate and low > OTHER * self.rate
        slower = high < CLOSE * low and (not self.rate or OTHER * middle < self.rate)
        if faster or slower:
            self.rate = middle
        if not self.rate:
            return None
        lines = int((self.rate * STEP - BESIDE) / (shape.width + BETWEEN))
        return None if lines >= shape.height else max(lines, min(LEAST, shape.height))


def excerpt(source: Source, flow: Flow, at: int, passage: Passage | None, room: int, height: int) -> tuple[int, int]:
    """Where an excerpt begins, in code points, and how many lines it has, of which none at its ends is blank.

    It has the sentence of the passage at a place, whatever room there is, and lines on either side as far as there is
    room; of a sentence that is higher than the pane, what begins with the passage.
    """
    start, stop = sentence(source, at, passage.stop if passage and passage.start == at else at + 1)
    lines = list(islice(takewhile(lambda line: line.start < stop, flow.lines(start)), height + 1))
    if not lines or len(lines) > height:
        line = flow.line(at)
        return (line.start if line else 0), height
    spare = min(room, height) - len(lines)
    for up in (0, 1) * spare:
        beside = flow.line(lines[0].start - 1 if up else lines[-1].stop)
        if beside and len(lines) < room:
            lines = [beside, *lines] if up else [*lines, beside]
    lines = bare(lines)
    return lines[0].start, len(lines)


def bare(lines: list[Line]) -> list[Line]:
    """Lines without those at the ends that are blank."""
    full = [place for place, line in enumerate(lines) if line.words.strip()]
    return lines[full[0] : full[-1] + 1] if full else lines[:1]


def sentence(source: Source, start: int, stop: int) -> Span:
    """A span up to where its first sentence begins and its last one ends."""
    from db import text_sentences

    first, last = source.part(start), source.part(max(stop - 1, start))
    if first:
        starts = (first.start + low for low, _ in text_sentences(first.words))
        start = max((low for low in starts if low <= start), default=start)
    if last:
        stops = (last.start + high for _, high in text_sentences(last.words))
        stop = min((high for high in stops if high >= stop), default=stop)
    return start, stop
