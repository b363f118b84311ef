"""Where sentences and words begin and end, for choosing passages by keyboard."""

import re
import unicodedata
from functools import cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _set(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl brig adm cmdr sen rep gov st mt fr rev hon v vs cf e.g i.e"
)
BEFORE_A_NUMBER = _set("no nos art arts para paras p pp vol sec ch fig")
BEFORE_A_NUMBER |= _set("jan feb mar apr jun jul aug sep sept oct nov dec")
MAYBE = _set("etc inc ltd co corp jr sr al approx est")
STARTERS = _set("a an the this that these those it he she they we you i in on at of for from by with to and but or nor")
STARTERS |= _set(
    "so yet as if when while since after before until although though however there here his her its their"
)
STARTERS |= _set("our my according meanwhile also no not one some many most both all what who where why how then")

_END = r"""(?<![.!?…؟۔])[.!?…؟۔]+["'”’»)\]›]*(?=\s)|(?<![。！？])[。！？]+[”’」』）]*"""
_OPENING = "\"'“‘«‹([—–- "
_INITIALS = r"(?:[^\W\d_]\.)*[^\W\d_]"
_LETTERS = r"[^\W\d_]+"
_NEAR = 40


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of sentences in order, without the white space around them; none reaches past a paragraph."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        stop = line.start() + len(line[0].rstrip())
        start = _skip_space(text, line.start(), stop)
        for end in re.compile(_END).finditer(text, start, stop):
            following = _skip_space(text, end.end(), stop)
            if following < stop and _ends(text[max(start, end.start() - _NEAR) : end.start()], end[0], text, following):
                found.append((start, end.end()))
                start = following
        if start < stop:
            found.append((start, stop))
    return found


def words(text: str) -> list[tuple[int, int]]:
    """Spans of words in order: letters, digits and their marks, with apostrophes, hyphens and points inside."""
    return [match.span() for match in _word().finditer(text)]


def _skip_space(text: str, at: int, stop: int) -> int:
    while at < stop and text[at].isspace():
        at += 1
    return at


def _ends(before: str, mark: str, text: str, following: int) -> bool:
    """Whether a mark ends its sentence, by the word before it and the first word of what follows."""
    after = text[following : following + _NEAR].lstrip(_OPENING)
    if after[:1].islower():
        return False
    word = before.split()[-1].lstrip(_OPENING).lower() if mark == "." and not before[-1:].isspace() and before else ""
    if word in TITLES:
        return False
    if word in BEFORE_A_NUMBER:
        return not after[:1].isdigit()
    if word in MAYBE or re.fullmatch(_INITIALS, word):
        first = re.match(_LETTERS, after)
        return bool(first and first[0].lower() in STARTERS)
    return True


@cache
def _word() -> re.Pattern[str]:
    marks = "".join(chr(n) for n in range(0x300, 0x10000) if unicodedata.category(chr(n))[0] == "M")
    letters = rf"[\w{marks}\u200c\u200d]+"
    return re.compile(rf"{letters}(?:['’.,\-‐‑·]{letters})*")
