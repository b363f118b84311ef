"""Numbers that a line gives alone, as key figures are set, with who they are in the line below or above. Pure."""

import re

from db.suggest.counts.walking import FINITE
from db.suggest.lexicon import APART
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.tokens import parse
from db.words.numbers import count_at

FIGURE = re.compile(r"\d[\d,.]*(?:\s?[–-]\s?\d[\d,.]*)?(?: ?(?:million|m|k))?\+?")
LONGEST = 24  # code points of such a number
LABEL = 60  # ... of the line that says who they are


def key_figure(text: str, low: str, start: int, stop: int) -> Mention | None:
    """The number that is all of a line, of those whom the line below tells of: 160,000, then "internally displaced";
    or the line above, where that is so of the first number of its block."""
    if not text[start].isdigit() or stop - start > LONGEST or text[start - 1 : start] not in ("", "\n"):
        return None
    if not FIGURE.fullmatch(low[start:stop].rstrip()) or not (taken := count_at(low, start)):
        return None
    above = low[low.rfind("\n\n", 0, start) + 1 : start].strip("\n").split("\n")
    below = low[start:].partition("\n")[2].partition("\n")[0] if "\n" in low[start : start + LONGEST] else ""
    first = next((place for place, line in enumerate(above) if FIGURE.fullmatch(line.strip())), len(above))
    kind = kind_of(above[-1] if first and kind_of(above[first - 1]) else below)
    return Mention(start, taken[1], taken[0], taken[1], "not_said", what=kind, rule="count.noun") if kind else None


def kind_of(line: str) -> str:
    """What a line tells that befell people, "" where it is a sentence, has a number or tells of several things."""
    if not 0 < len(line) <= LABEL or any(sign.isdigit() for sign in line):
        return ""
    tokens = parse(line, 0, len(line))
    kinds = {harm.kind for token in tokens for harm in token.harms if harm.kind != APART}
    return kinds.pop() if len(kinds) == 1 and not any(token.tag in FINITE for token in tokens) else ""
