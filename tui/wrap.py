"""Words wrapped to a width, and lines of them with some of their code points lit. Pure.

Spans are code points of the words given, half-open. Lines follow on each other without a gap; the white
space at which a line was broken belongs to the line before and is not shown beyond its width.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise

from db import is_boundary
from tui import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Span = tuple[int, int]
Run = tuple[str, int, str]  # what is shown, its columns, the names of what lights it with spaces between

STRETCH = 4_096  # code points wrapped at once at most
_SENTENCE = r"[.!?…؟۔。！？][\"'”’»)\]」』）]*\s*"
_PARAGRAPH = re.compile(r"[^\n]+\n*|\n+")
_SPACES = frozenset(" \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000")
_AFTER = frozenset("\u00ad\u200b")
_DASHES = frozenset("-‐–—")
_GLUE = frozenset("\u00a0\u2007\u202f\u2060\ufeff")
_OPENING = frozenset("([{“‘«‹「『（［｛〈《【〔")
_CLOSING = frozenset(")]}”’»›」』）］｝〉》】〕、。，．：；！？!?,.;:%…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")


def stretches(words: str) -> list[Span]:
    """Consecutive spans that are wrapped each by itself: paragraphs, long ones cut where a sentence or word ends.

    They depend on the words alone, so that no line depends on where one came from.
    """
    if len(words) <= STRETCH and words.find("\n", 0, len(words.rstrip("\n"))) < 0:
        return [(0, len(words))]
    found = []
    for match in _PARAGRAPH.finditer(words):
        start, stop = match.span()
        while len(words[start:stop].rstrip("\n")) > STRETCH:
            cut = _cut(words, start, start + STRETCH)
            found.append((start, cut))
            start = cut
        found.append((start, stop))
    return found


def _cut(words: str, start: int, limit: int) -> int:
    """Where to cut at or before the limit: after a sentence, else after a space, else between characters."""
    ends = [match.end() for match in re.compile(_SENTENCE).finditer(words, limit - STRETCH // 4, limit)]
    space = words.rfind(" ", start + STRETCH // 2, limit) + 1
    wanted = ends[-1] if ends else space or limit
    return next((at for at in range(wanted, start, -1) if is_boundary(words, at)), limit)


def wrap(words: str, width: int, cells: Sequence[safe.Cell] | None = None) -> list[Span]:
    """Lines of at most `width` columns, at least one; line feeds at the end belong to the last.

    cells: those of the words, where they are at hand; None where every character is plain.
    """
    end = len(words.rstrip("\n"))
    ends = None if cells is None else list(accumulate((cell[1] for cell in cells), initial=0))
    found: list[Span] = []
    start = 0
    while True:
        limit = start + width if ends is None else _within(ends, start, width)
        if limit >= end:
            return [*found, (start, len(words))]
        stop = _break(words, start, limit, ends)
        if stop >= end:
            return [*found, (start, len(words))]
        found.append((start, stop))
        start = stop


def _within(ends: list[int], start: int, width: int) -> int:
    """The place up to which the code points from `start` on fit the width, marks without width included."""
    return max(bisect_right(ends, ends[start] + width, start) - 1, start)


def _break(words: str, start: int, limit: int, ends: list[int] | None) -> int:
    """The end of the line that begins at `start` and has room up to `limit`."""
    if words[limit] in _SPACES:
        while limit < len(words) and words[limit] in _SPACES:
            limit += 1
        return limit
    for at in range(limit, start, -1):
        if _may_break(words, at, ends):
            return at
    return _between_characters(words, start, limit)


def _may_break(words: str, at: int, ends: list[int] | None) -> bool:
    """Whether a line may end between the code point before a place and the one at it."""
    before, after = words[at - 1], words[at]
    if before in _SPACES:
        return after not in _SPACES
    if before in _AFTER:
        return True
    if before in _DASHES:
        return after.isalpha() and at > 1 and words[at - 2].isalnum()
    if ends is None or (ends[at] - ends[at - 1] < 2 and ends[at + 1] - ends[at] < 2):
        return False
    if before in _GLUE or after in _GLUE or before in _OPENING or after in _CLOSING:
        return False
    return ends[at + 1] > ends[at] and is_boundary(words, at)


def _between_characters(words: str, start: int, limit: int) -> int:
    """A cut within a word too long for a line; at least one character stays before it."""
    for at in range(limit, start, -1):
        if is_boundary(words, at):
            return at
    return next((at for at in range(max(limit, start + 1), len(words)) if is_boundary(words, at)), len(words))


def shown_stop(words: str, start: int, stop: int) -> int:
    """Where the shown part of a line ends: before the white space at its end."""
    while stop > start and (words[stop - 1] == "\n" or words[stop - 1] in _SPACES):
        stop -= 1
    return stop


def runs(words: str, cells: Sequence[safe.Cell] | None, lights: Iterable[tuple[int, int, str]]) -> list[Run]:
    """One line as runs; each light is a span and a name, and where several meet a run has all their names, sorted.

    A mark without width is lit with the character that it hangs on, and that character with its mark.
    """
    spans = [(*_whole(cells, max(start, 0), min(stop, len(words))), name) for start, stop, name in lights]
    edges = sorted({0, len(words), *(edge for start, stop, _ in spans if start < stop for edge in (start, stop))})
    found: list[Run] = []
    for start, stop in pairwise(edges):
        names = " ".join(sorted({name for low, high, name in spans if low <= start and stop <= high}))
        if cells is None:
            shown, columns = words[start:stop], stop - start
        else:
            shown = "".join([cell[0] for cell in cells[start:stop]])
            columns = sum([cell[1] for cell in cells[start:stop]])
        if found and found[-1][2] == names:
            shown, columns = found[-1][0] + shown, found[-1][1] + columns
            found.pop()
        found.append((shown, columns, names))
    return found


def _whole(cells: Sequence[safe.Cell] | None, start: int, stop: int) -> Span:
    """The span widened to whole characters as shown."""
    if cells is not None and start < stop:
        while start and not cells[start][1]:
            start -= 1
        while stop < len(cells) and not cells[stop][1]:
            stop += 1
    return start, stop
