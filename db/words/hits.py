"""Where letters stand in words, whatever their case, marks and spelling: found folded, given as they stand. Pure."""

import unicodedata
from bisect import bisect_left, bisect_right
from itertools import accumulate

from db.words.folding import fold

Span = tuple[int, int]


class _Folds(dict[str, str]):
    """What each character is compared as, found when first asked for: '' for marks and what is not seen."""

    def __missing__(self, char: str) -> str:
        if char.isspace():
            found = " "
        else:
            apart = unicodedata.normalize("NFKD", fold(char))
            found = "".join(one for one in apart if not unicodedata.combining(one)).casefold()
        self[char] = found
        return found


_FOLDS = _Folds()


def folded(words: str) -> str:
    """The words as they are compared; shorter or longer than they are."""
    if words.isascii():
        return words.lower().replace("\n", " ").replace("\t", " ")
    return "".join(map(_FOLDS.__getitem__, words))


def find_hits(words: str, needle: str) -> list[Span]:
    """Every place of a folded needle, in order and without overlaps: code points, half-open, with their marks."""
    found: list[Span] = []
    if not needle:
        return found
    straw = folded(words)
    at = straw.find(needle)
    if at < 0:
        return found
    ends = None if words.isascii() else list(accumulate((len(_FOLDS[char]) for char in words), initial=0))
    while at >= 0:
        stop = at + len(needle)
        if ends is None:
            found.append((at, stop))
        else:
            found.append((bisect_right(ends, at) - 1, max(bisect_left(ends, stop), bisect_right(ends, stop) - 1)))
        at = straw.find(needle, stop)
    return found
