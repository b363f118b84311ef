"""Many words as one pattern that is tried letter by letter, so that its cost does not grow with their number. Pure."""

import re
from collections.abc import Iterable


def trie(words: Iterable[str]) -> str:
    """A pattern, without groups, that matches the longest of some words at a place."""
    tails: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if word:
            tails.setdefault(word[0], []).append(word[1:])
        else:
            ends = True
    parts = [re.escape(letter) + trie(rest) for letter, rest in sorted(tails.items())]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{body}?" if ends else body
