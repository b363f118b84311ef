"""What befell people is told of them in the next sentence: three cousins did not hear it; they were killed. Pure."""

import re

from db.suggest.counts.fates import Found, told
from db.suggest.counts.walking import chain
from db.suggest.lexicon import APART
from db.suggest.numbers.tokens import parse

THEY = re.compile(
    r"[\"“«']?(?:they|all of them|both of them|all|both) (?:all |both |later |then )?"
    r"(?:were|are|have|had|died|drowned|perished|starved|froze|suffocated|fled)\b"
)
LEAD = 7  # words within which a sentence about them comes to its verb
LEADING = frozenset("pronoun be have adverb help article part preposition".split())


def befell_them(low: str, start: int, stop: int) -> Found | None:
    """What a sentence says befell those who were told of before it: they were killed on Wednesday."""
    if not THEY.match(low, start, stop):
        return None
    tokens = parse(low, start, stop)
    for where, token in enumerate(tokens[:LEAD]):
        if token.tag == "harm":
            harm = (token.passive() if "be" in chain(tokens, where) else None) or token.harm("meets", "state")
            return told(harm, token) if harm and harm.kind != APART else None
        if token.mention or (where and token.tag not in LEADING and token.word not in ("all", "both", "them")):
            return None
    return None
