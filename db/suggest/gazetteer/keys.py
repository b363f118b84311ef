"""Names of places by sound: transliterations of one Arabic name have one key. Pure."""

import re
import unicodedata
from functools import lru_cache

from db.words.folding import fold

ARTICLES = frozenset("al el ul il ar er as es ash esh at et an en ad ed az ez aj adh ath ahl".split())
SOUNDS = (
    (r"(?:ou|oo)", "u"),
    (r"(?:ei|ai|ay|ey|ee)(?=[^aeiou]|$)", "i"),
    (r"(?:aw|au|ow)(?=[^aeiou]|$)", "u"),
    (r"[eiy]+", "i"),
    (r"[ouw]+", "u"),
    (r"q", "k"),
    (r"dh|zh", "d"),
    (r"th", "t"),
    (r"(.)\1+", r"\1"),
    (r"(?<=[aiu])h$", ""),
    (r"(?<=[a-z])ia$", "ia"),
)
_SOUNDS = tuple((re.compile(pattern), sound) for pattern, sound in SOUNDS)
_APART = re.compile(r"[\s‐‑–-]+")
_NOT_LETTERS = re.compile(r"[^\w]|[\d_]")
LOOSE = str.maketrans("ei", "aa")
LOOSE_FROM = 6


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """One word by its sound; "" for an article and for what has no letters."""
    folded = "".join(one for one in unicodedata.normalize("NFKD", fold(word)) if not unicodedata.combining(one))
    letters = _NOT_LETTERS.sub("", folded.lower())
    if letters in ARTICLES:
        return ""
    if not letters.isascii():
        return letters.removeprefix("ال") or letters
    for pattern, sound in _SOUNDS:
        letters = pattern.sub(sound, letters)
    return letters


@lru_cache(maxsize=65536)
def written(name: str) -> str:
    """A name as names are compared letter by letter: lower case, without marks, hyphens and apostrophes."""
    apart = unicodedata.normalize("NFKD", fold(name)).lower()
    letters = "".join(one for one in apart if one.isalnum() or one.isspace() or one in "‐‑–-.")
    return " ".join(_APART.sub(" ", letters.replace(".", "")).split())


def key(name: str) -> str:
    """A name by its sound, its words joined."""
    return "".join(word_key(word) for word in _APART.split(name))


def loose(sounded: str) -> str:
    """A key with its short vowels made alike; "" where it is too short to tell names apart."""
    return sounded.translate(LOOSE) if len(sounded) >= LOOSE_FROM and sounded.isascii() else ""
