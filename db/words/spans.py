"""Canonical text and positions in it: offsets are code points, half-open, as Python slices and SQLite's substr."""

import re
import unicodedata

from db.errors import Invalid
from db.words.folding import FOLDS, fold, fold_sql
from db.words.graphemes import is_boundary
from db.words.sentences import sentences, words

__all__ = [
    "FOLDS",
    "PART",
    "canonical",
    "context",
    "find",
    "fold",
    "fold_sql",
    "is_boundary",
    "paragraph",
    "paragraph_number",
    "parts",
    "sentences",
    "words",
]

PART = 65_536
SEAM = 1_024

_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029\x0b\x0c]")
_UNFIT = re.compile("[\0\ud800-\udfff]")
_PARAGRAPH = re.compile(r"\n*[^\n]+\n*|\n+")
_FILLED = re.compile(r"\S[^\n]*")


def canonical(text: str) -> str:
    """The text as kept: NFC, no byte order mark in front, one LF for each kind of line or page break.

    Leading and no-break spaces stay. Raises Invalid for NUL and for half of a surrogate pair.
    """
    if unfit := _UNFIT.search(text):
        what = "a NUL" if unfit[0] == "\0" else "half of a character"
        raise Invalid(
            f"The text has {what} at character {unfit.start() + 1}; read it in the encoding it was written in."
        )
    return unicodedata.normalize("NFC", _BREAK.sub("\n", text.lstrip("\ufeff")))


def parts(text: str) -> list[tuple[int, str]]:
    """Start and words of consecutive parts that together are the text, of at most PART code points each.

    A part is one paragraph with the line feeds after it; a longer one is cut after a space where there is one,
    else between characters.
    """
    found = []
    for match in _PARAGRAPH.finditer(text):
        start, stop = match.span()
        while stop - start > PART:
            seam = _seam(text, start, start + PART)
            found.append((start, text[start:seam]))
            start = seam
        found.append((start, text[start:stop]))
    return found


def _seam(text: str, start: int, limit: int) -> int:
    """Where to cut at or before the limit."""
    space = text.rfind(" ", limit - SEAM, limit) + 1
    if space and is_boundary(text, space):
        return space
    return next((at for at in range(limit, start, -1) if is_boundary(text, at)), limit)


def find(text: str, words: str, before: str = "", after: str = "") -> list[int]:
    """Every start of exactly these words, where they stand between before and after; overlaps count."""
    starts, at = [], text.find(words) if words else -1
    while at >= 0:
        if text.endswith(before, 0, at) and text.startswith(after, at + len(words)):
            starts.append(at)
        at = text.find(words, at + 1)
    return starts


def context(text: str, start: int, stop: int, n: int = 32) -> tuple[str, str]:
    """The n code points before and after a span, fewer at the ends of the text."""
    return text[max(0, start - n) : start], text[stop : stop + n]


def paragraph(text: str, start: int, stop: int) -> tuple[int, int]:
    """The span of the paragraph or paragraphs that a span lies in, without the line feed at the end."""
    end = text.find("\n", max(start, stop - 1))
    return text.rfind("\n", 0, start) + 1, max(stop, end) if end >= 0 else len(text)


def paragraph_number(text: str, start: int) -> int:
    """The number of the paragraph at a place, from 1; empty ones are not counted and belong to the one before."""
    stop = text.find("\n", start)
    return max(1, sum(1 for _ in _FILLED.finditer(text, 0, stop if stop >= 0 else len(text))))
