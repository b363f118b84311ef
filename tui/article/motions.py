"""Where a text cursor goes: to the next or previous word, sentence, paragraph, number, date and quotation. Pure.

Without a selection it goes to where each begins. With one, the end that is moved goes to where words end on the
right and to where they begin on the left, so that a selection grows and shrinks by whole ones.
"""

from __future__ import annotations

from functools import lru_cache

import db
from tui.article.caret import Near, first_of, near, settle
from tui.wrap import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.article.caret import Source

WORD, SENTENCE, PARAGRAPH = "word", "sentence", "paragraph"
NUMBER, DATE, QUOTATION = "number", "date", "quotation"
FAR = (NUMBER, DATE, QUOTATION)  # may be many paragraphs away


@lru_cache(64)
def spans(unit: str, words: str) -> Sequence[Span]:
    """All of a kind in a paragraph."""
    if unit == PARAGRAPH:
        start, stop = len(words) - len(words.lstrip()), len(words.rstrip())
        return [(start, stop)] if start < stop else []
    if unit == NUMBER:
        return [(one.start, one.stop) for one in db.spotted_counts(words)]
    find = {WORD: "text_words", SENTENCE: "text_sentences", DATE: "spotted_dates", QUOTATION: "spotted_quotations"}
    found: Sequence[Span] = getattr(db, find[unit])(words)  # loaded with the first key that needs it
    return found


def places(source: Source, here: Near, unit: str, *, last: bool) -> list[int]:
    """Where those of a paragraph begin, or the characters that they end with."""
    found = [here.start + (stop - 1 if last else start) for start, stop in spans(unit, here.words)]
    return [first_of(source, place) for place in found]


def paragraphs(source: Source, at: int, by: int) -> Iterator[Near]:
    """The paragraph that holds a place, then those after it, or before it where `by` is below 0; cut to REACH."""
    length = source.heading.length
    while 0 <= at < length:
        here = near(source, at)
        yield here
        at = here.stop + (source.words(here.stop, here.stop + 1) == "\n") if by > 0 else here.start - 1


def seek(source: Source, at: int, unit: str, by: int, *, last: bool = False) -> Iterator[int | None]:
    """The place of the next one, or the one before where `by` is below 0; None after each paragraph without any."""
    for here in paragraphs(source, at, by):
        found = places(source, here, unit, last=last)
        beyond = [place for place in found if (place > at if by > 0 else place < at)]
        if beyond:
            yield min(beyond) if by > 0 else max(beyond)
            return
        yield None


def moved(source: Source, caret: int, anchor: int | None, unit: str, by: int) -> Iterator[int | None]:
    """Where the text cursor goes by a unit, with the other end of a selection where there is one.

    An end that passes the other is from there on the one on that side, so that no word is cut.
    """
    last = anchor is not None and (caret > anchor or (caret == anchor and by > 0))
    for found in seek(source, caret, unit, by, last=last):
        if found is not None and anchor is not None and passes(caret, anchor, found):
            yield from seek(source, anchor, unit, by, last=by > 0)
            return
        yield found


def passes(caret: int, anchor: int, found: int) -> bool:
    """Whether one end of a selection goes past the other."""
    return found < anchor < caret or caret < anchor < found


def held(source: Source, anchor: int, caret: int) -> int:
    """The end of a selection that stays, for where the other went: the far side of the word that it is the edge of."""
    here = near(source, anchor)
    for start, stop in spans(WORD, here.words):
        first, last = (first_of(source, here.start + place) for place in (start, stop - 1))
        if anchor in (first, last):
            return last if caret < anchor else first
    return anchor


def ended(source: Source, *, last: bool) -> int:
    """The first character of a text, or the last."""
    return settle(source, source.heading.length - 1 if last else 0)
