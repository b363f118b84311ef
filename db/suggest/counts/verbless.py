"""Numbers of people told without a verb: four civilians, twelve injured at least; dead - 43. Pure."""

from collections.abc import Sequence

from db.suggest.counts.fates import Found, told
from db.suggest.counts.walking import FINITE
from db.suggest.lexicon import APART, people
from db.suggest.numbers.tokens import Token
from db.words.numbers import Count

AT_LEAST = (["at", "least"], ["or", "more"], ["at", "a", "minimum"])
DASHES = frozenset("-—–")
HEDGED = frozenset("from to of in".split())  # before a number that is a year, a share or a rank


def without_verbs(tokens: list[Token], at: Sequence[int]) -> None:
    """Read the numbers of a sentence that are told without a verb of their own."""
    for place in at:
        at_least(tokens, place)
    verbless(tokens, at)
    as_follows(tokens, at)
    in_brackets(tokens, at)


def in_own_brackets(tokens: list[Token], at: int) -> bool:
    """Whether a bare number stands alone in brackets: were killed (118) or maimed (83)."""
    one, around = tokens[at].mention, [token.word for token in tokens[max(at - 1, 0) : at + 2 : 2]]
    return around == ["(", ")"] and one is not None and not one.whom


def labelled(tokens: list[Token], at: int) -> Found | None:
    """What befell those of a number behind its label, or in brackets of its own: dead - 43; were killed (118)."""
    inside = in_own_brackets(tokens, at)
    if (
        at < 2
        or not (inside or tokens[at - 1].word in DASHES)
        or (not inside and at > 2 and tokens[at - 3].tag != "mark")
    ):
        return None
    one, token = tokens[at].mention, tokens[at - 2]
    if one is None or one.whom or (not inside and any(other.tag in FINITE for other in tokens)):
        return None
    harm = token.passive() or token.harm("event", "those", "state")
    return told(harm, token) if harm and harm.kind != APART else None


def verbless(tokens: list[Token], at: Sequence[int]) -> None:
    """In a sentence without a verb, those named beside so many injured are the dead: four civilians, ten hurt."""
    hurt = next((place for place in at if is_hurt(tokens, place)), None)
    if hurt is None or hurt == at[0] or any(token.tag in FINITE | {"relative", "sub", "pronoun"} for token in tokens):
        return
    for place in at[: at.index(hurt)]:
        one = tokens[place].mention
        if one and one.whom and not one.of_them and not one.attributed:
            one.what, one.rule, one.event = "killed", "count.listed", None


def as_follows(tokens: list[Token], at: Sequence[int]) -> None:
    """The numbers behind a colon, told by one preposition each, are of those before it: killed were: 22 by mines."""
    colon = next((where for where, token in enumerate(tokens) if token.word == ":"), len(tokens))
    if not at or at[0] != colon + 1:
        return
    kinds = {harm.kind for token in tokens[:colon] for harm in token.harms if harm.group in ("does", "meets", "toll")}
    if len(kinds) != 1 or APART in kinds:
        return
    for place in at:
        one, after = tokens[place].mention, tokens[place + 1] if place + 1 < len(tokens) else None
        if one is None or one.whom or after is None or after.tag != "preposition" or tokens[place - 1].word in HEDGED:
            return
        one.what, one.rule, one.event = next(iter(kinds)), "count.listed", None
        one.unit = next((people()[token.word] for token in tokens[:colon] if token.word in people()), one.unit)


def is_hurt(tokens: list[Token], at: int) -> bool:
    """Whether a bare number is of the injured by the word after it."""
    one, after = tokens[at].mention, tokens[at + 1] if at + 1 < len(tokens) else None
    harm = after.passive() if after else None
    return bool(one and not one.whom and harm and harm.kind == "injured")


def in_brackets(tokens: list[Token], at: Sequence[int]) -> None:
    """Those in the brackets behind a number and its harm are some of them: 41 killed (12 children, nine women)."""
    for place in at:
        whole, verb = tokens[place].mention, place + 1
        while verb < len(tokens) and tokens[verb].tag in ("be", "have", "adverb"):
            verb += 1
        ahead = tokens[verb : verb + 2]
        if whole is None or not whole.what or len(ahead) < 2 or not ahead[0].harms or ahead[1].word != "(":
            continue
        for token in tokens[verb + 2 :]:
            one = token.mention
            if one and one.whom and one.part_of is None and (one.count.best or 0) < (whole.count.best or 0):
                one.what, one.rule, one.part_of = whole.what, "count.part", (whole.start, whole.stop)


def at_least(tokens: list[Token], at: int) -> None:
    """A number of the harmed that is called the least: twelve injured at least."""
    one = tokens[at].mention
    after = [token.word for token in tokens[at + 2 : at + 5]]
    if one is None or one.whom or one.count.qualifier != "exact" or not one.count.best or at + 1 >= len(tokens):
        return
    if tokens[at + 1].passive() and any(after[: len(words)] == words for words in AT_LEAST):
        one.count = Count("at_least", one.count.best)
