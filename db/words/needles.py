"""Finding words that are to be erased, however they are written, and blocking them out. Pure.

Case, accents, Arabic vowel marks, unseen characters, line breaks, hyphens, underscores and the form of Unicode make no
difference. Offsets are code points, half-open.
"""

import re
import unicodedata
from typing import Any

from db.errors import Invalid
from db.words.folding import fold

BLOCK = "█"
LEAST = 2  # a single letter would erase a text
BREAKS = "\n\r"  # kept, so that a text keeps its paragraphs and lines
JOINTS = "-_\u2010\u2011"  # between the words of a name, an address or a code
NOT_WORD = re.compile(r"[\W_]+")


class Folds(dict[int, str]):
    """What each code point is searched as, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        one = chr(point)
        plain = "".join(c for c in unicodedata.normalize("NFKD", one) if not unicodedata.combining(c))
        self[point] = folded = " " if one.isspace() or one in JOINTS else fold(plain.casefold())
        return folded


FOLDS = Folds()


class Needle:
    """Words to be erased; Invalid where they are too short to be told from the rest of a text."""

    def __init__(self, words: str, least: int = LEAST) -> None:
        folded = words.translate(FOLDS).split()
        if len("".join(folded)) < least:
            raise Invalid(f"Words to be erased have {least} letters or more.")
        self.pattern = re.compile(r" +".join(re.escape(one) for one in folded))
        self.longest = max(folded, key=len)
        words_of_code = NOT_WORD.sub(" ", " ".join(folded)).split()
        self.code = re.compile(r" +".join(re.escape(one) for one in words_of_code) or r"(?!)")

    def may_be_in(self, text: str) -> bool:
        """A quick look, which is never wrong when it says no."""
        return self.longest in text.translate(FOLDS)

    def in_code(self, code: str) -> bool:
        """Whether the code of a list entry was made of the words: samir_haddad of “Samir Haddad”."""
        return self.code.search(code.translate(FOLDS)) is not None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand, in order; marks that belong to the last letter are within."""
        folded = text.translate(FOLDS)
        if self.longest not in folded:
            return []
        found = [one.span() for one in self.pattern.finditer(folded)]
        if len(folded) == len(text) and all(len(FOLDS[ord(one)]) == 1 for one in text):
            return found
        places = [place for place, one in enumerate(text) for _ in FOLDS[ord(one)]]
        return [(places[start], self.after(text, places[stop - 1] + 1)) for start, stop in found]

    def after(self, text: str, stop: int) -> int:
        """The place after the marks that follow a letter."""
        while stop < len(text) and not FOLDS[ord(text[stop])]:
            stop += 1
        return stop

    def mask(self, text: str) -> str:
        """The text with the words blocked out, as long as before."""
        return blocked(text, self.spans(text))


def blocked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with spans blocked out; line breaks stay."""
    pieces, at = [], 0
    for start, stop in spans:
        pieces += [text[at:start], block(text[max(at, start) : stop])]
        at = max(at, stop)
    return "".join(pieces) + text[at:]


def block(words: str) -> str:
    """A block for every code point but line breaks."""
    return "".join(one if one in BREAKS else BLOCK for one in words)


def inside(text: str, spans: list[tuple[int, int]]) -> int:
    """How many of the spans are part of a longer word."""
    return sum(text[max(0, start - 1) : start].isalnum() or text[stop : stop + 1].isalnum() for start, stop in spans)


def mask_deep(value: Any, needle: Needle) -> Any:
    """A value from JSON with the words blocked out of every string in it."""
    if isinstance(value, str):
        return needle.mask(value)
    if isinstance(value, list):
        return [mask_deep(one, needle) for one in value]
    if isinstance(value, dict):
        return {needle.mask(name): mask_deep(one, needle) for name, one in value.items()}
    return value
