"""Whole numbers as people write them, in digits or English words, read at a place in a text."""

import re
from collections.abc import Iterator
from functools import cache

from db.classes import dataclass

LIMIT = 1_000_000_000_000
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS: tuple[str, ...] = (
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
)
TEENS += ("nineteen",)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORTH = {word: n for n, word in enumerate(["zero", *ONES, *TEENS])}
WORTH |= {word: 10 * n for n, word in enumerate(TENS, 2)} | {"a": 1, "an": 1}

_SPACES = "\t\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_PLAIN = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬٫‐‑‒–−’" + _SPACES,
    "abcdefghijklmnopqrstuvwxyz01234567890123456789,.-----'" + " " * len(_SPACES),
)
_NOT_AFTER = (
    r"\w|[.,:/'][0-9]|-[^\W\d]| ?(?:[%°]|percent|per cent)(?!\w)"
    r"|[ -](?:dozen|hundred|thousand|million|billion|trillion|and a half)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, where it ends, and the last "million" or the like in it (1 without one)."""

    value: int
    stop: int
    scale: int


def plain(text: str) -> str:
    """The text with its letters, digits, spaces and hyphens in ASCII where they can be; positions stay."""
    return text.translate(_PLAIN)


def numerals(text: str, start: int) -> Iterator[Numeral]:
    """Every reading of plain text as a number that begins at start, longest first."""
    stop = len(text)
    while match := _pattern().match(text, start, stop):
        stop = match.end() - 1
        value = _value(match[0])
        if value is not None and not _not_after().match(text, match.end()):
            words = match[0].split()
            yield Numeral(value, match.end(), SCALES.get(words[-1], 1) if len(words) > 1 else 1)


@cache
def _not_after() -> re.Pattern[str]:
    return re.compile(_NOT_AFTER)


@cache
def _pattern() -> re.Pattern[str]:
    digits = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,3}(?: [0-9]{3}){1,3}|[0-9]{1,12})(?:\.[0-9]{1,9})?(?![0-9])"
    ones, scale = "|".join(ONES), "thousand|million|billion"
    tens = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{ones}))?|{'|'.join(TEENS)}|{ones})"
    hundreds = rf"(?:(?:an?|{tens}) hundred(?: (?:and )?{tens})?|{tens})"
    group = rf"(?:{hundreds}(?: and a half)?|an?) (?:{scale})"
    forms = [
        rf"{digits}(?:[ -](?:dozen|hundred|{scale}))?",
        rf"half an? (?:dozen|hundred|{scale})",
        rf"(?:an?|{tens}) dozen",
        rf"(?:{group},? (?:and )?){{0,3}}(?:{group}|{hundreds})",
        "zero",
    ]
    return re.compile(rf"(?:{'|'.join(forms)})(?!\w)")


def _value(words: str) -> int | None:
    """What number words are worth; None if no whole number, too large, or thousands before millions."""
    if words.isdecimal():
        return int(words) if int(words) < LIMIT else None
    if words in WORTH:
        return WORTH[words]
    from fractions import Fraction  # which brings all of decimal; hardly any number needs it

    total = part = Fraction(0)
    above = LIMIT
    words = re.sub(r"(?<=[0-9])[ ,](?=[0-9])", "", words).replace("half an", "half").replace("half a ", "half ")
    for word in re.findall(r"[a-z]+|[0-9.]+", words.replace("and a half", "half")):
        scale = SCALES.get(word, 0)
        if scale >= 1000:
            if scale >= above:
                return None
            total, part, above = total + part * scale, Fraction(0), scale
        elif scale:
            part *= scale
        elif word != "and":
            part += Fraction(1, 2) if word == "half" else Fraction(WORTH.get(word, word))
    total += part
    return int(total) if total.denominator == 1 and total < LIMIT else None
