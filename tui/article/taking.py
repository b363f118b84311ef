"""What a selection takes at one key: the word, the number with what it counts and its verb, what stands in the
quotation marks, the sentence, the paragraph; and the next wider of these. Pure.
"""

from __future__ import annotations

import db
from tui.article.caret import Near, ends_of, near
from tui.article.motions import DATE, NUMBER, PARAGRAPH, QUOTATION, SENTENCE, WORD, spans
from tui.wrap import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.article.caret import Source


def taken(source: Source, unit: str, caret: int, chosen: Span | None = None) -> Span | None:
    """The one of a kind that holds the text cursor, else the next in the paragraph, else the last before it.

    A number that is chosen already is taken with its verb. None where the paragraph has none.
    """
    here = near(source, caret)
    at = caret - here.start
    every = spans(unit, here.words)
    if unit == NUMBER and chosen:
        for one in db.spotted_counts(here.words):
            if (one.start, one.stop) == (chosen[0] - here.start, chosen[1] - here.start) != (one.low, one.high):
                return whole(source, here, (one.low, one.high))
    holding = [span for span in every if span[0] <= at < span[1]]
    following = [span for span in every if span[0] > at]
    before = [span for span in every if span[1] <= at]
    found = min(holding, key=length, default=None) or next(iter(following), None) or (before[-1] if before else None)
    return whole(source, here, found) if found else None


def following(source: Source, unit: str, coded: Span) -> Span | None:
    """The first of a kind within coded words, or after them in their paragraph; None where there is none."""
    here = near(source, coded[0])
    low, high = coded[0] - here.start, coded[1] - here.start
    numbers = [(one.start, one.stop) for one in db.spotted_counts(here.words) if (one.low, one.high) == (low, high)]
    every = [span for span in spans(unit, here.words) if span[0] >= low and span not in ((low, high), *numbers)]
    return whole(source, here, every[0]) if every else None


def length(span: Span) -> int:
    """How many code points a span has."""
    return span[1] - span[0]


def whole(source: Source, here: Near, span: Span) -> Span:
    """A span of a paragraph as the first and last character of it in the text."""
    return ends_of(source, (here.start + span[0], here.start + span[1]))


def wider(source: Source, caret: int, chosen: Span | None) -> Span | None:
    """The next wider thing around what is chosen, or what the text cursor is on; None at the whole paragraph.

    chosen: code points, half-open; the answer is the first and the last character.
    """
    here = near(source, caret)
    low, high = (chosen[0] - here.start, chosen[1] - here.start) if chosen else (caret - here.start,) * 2
    around = [one for one in candidates(here.words, low, bare=chosen is None) if holds(one, low, high)]
    found = min(around, key=length, default=None)
    return whole(source, here, found) if found else None


def holds(span: Span, low: int, high: int) -> bool:
    """Whether a span holds another and is wider, or holds a place."""
    if low == high:
        return span[0] <= low < span[1]
    return span[0] <= low and high <= span[1] and span != (low, high)


def candidates(words: str, at: int, *, bare: bool) -> Iterable[Span]:
    """All that could be taken in a paragraph; bare: nothing is chosen yet, so that a number or date comes whole."""
    counted = db.spotted_counts(words)
    yield from ((one.start, one.stop) for one in counted)
    yield from ((one.low, one.high) for one in counted)
    entire = [(one.start, one.number_stop) for one in counted] + list(spans(DATE, words))
    if not (bare and any(start <= at < stop for start, stop in entire)):
        yield from spans(WORD, words)
    for unit in (DATE, QUOTATION, SENTENCE, PARAGRAPH):
        yield from spans(unit, words)
