"""Numbers that are set against one before them: up from 72, against nine and 98 in November. Pure."""

from db.suggest.counts.parts import counted
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.tokens import Token

SUMMED = ("total to", "number to", "tally to", "figure to", "total at", "peak of", "high of")
AGAINST = ("up from", "down from", "compared with", "compared to", "against")
SHARES = frozenset(("percent", "per", "%"))


def compared(gap: list[Token]) -> bool:
    """Whether a number is set against the one before it: up from 72, compared with 1,279, against four."""
    described = len(gap) > 2 and gap[-2].tag == "article" and gap[-1].tag == "word"  # the total to a staggering 9,000
    words = " ".join(token.word for token in (gap[:-2] if described else gap))
    return words.endswith(SUMMED) or words.endswith(AGAINST)


def set_against(tokens: list[Token], at: int, whole: Mention, earlier: list[Mention]) -> None:
    """Read a compared number as what it is set against; two of them one by one, none where things were counted."""
    if of_things(tokens, at):
        return
    one = counted(tokens, at)
    one.what, one.rule = whole.what, "count.joined"
    second = tokens[at + 2].mention if at + 2 < len(tokens) and tokens[at + 1].tag == "joint" else None
    kinds = [other.what for other in earlier[-2:] if not other.part_of]
    if second and not second.whom and len(kinds) == 2 and all(kinds):
        one.what, second.what, second.rule = kinds[0], kinds[1], "count.joined"


def of_things(tokens: list[Token], at: int) -> bool:
    """Whether things were counted right before: 49 such attacks, up from 30; 29 attempts, in which 21 people died,
    down from 41."""
    for place in range(at - 1, -1, -1):
        token = tokens[place]
        if token.word == ";":
            return False
        if token.tag == "number" and tokens[place + 1].word not in SHARES:
            return True
        led = [other.word for other in tokens[max(place - 2, 0) : place]]
        if token.mention and token.mention.what and led not in (["in", "which"], ["during", "which"]):
            return False
    return False
