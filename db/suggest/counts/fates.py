"""What befell those who stand before or beside the verb in their own way: two they shot, they took five. Pure."""

from collections.abc import Iterator

from db.suggest.counts.walking import GATHERED, UNREAL, chain
from db.suggest.lexicon import Harm, caused
from db.suggest.numbers.tokens import Token

Found = tuple[Harm, tuple[int, int]]
SUBJECTS = frozenset("i we they he she you".split())
HIM = frozenset("him her me them".split())
TAKING = frozenset("take takes took taking taken".split())
DEADLY = frozenset(
    "bomb bombs shell shells mine mines rocket rockets missile missiles strike strikes raid war sea".split()
)
AWAY = frozenset("to home across over through out back into up on for hours days".split())


def told(harm: Harm, token: Token) -> Found:
    """A finding: what befell them, and where it stands."""
    return harm, (token.start, token.stop)


def previous(tokens: list[Token], at: int, over: tuple[str, ...]) -> int | None:
    """The token before a place, over some tags."""
    at -= 1
    while at >= 0 and tokens[at].tag in over:
        at -= 1
    return at if at >= 0 else None


def active(tokens: list[Token], at: int, verb: Harm) -> bool:
    """Whether a verb is what somebody does, and really did."""
    flags = chain(tokens, at)
    if verb.form in ("past", "part"):
        return "be" not in flags
    if verb.form == "base" and (flags & UNREAL or ("be" in flags and "to" not in flags)):  # were hurt
        return False
    before = tokens[at - 1] if at else None
    return not (verb.form in ("base", "s") and before is not None and (before.tag == "article" or before.word == "one"))


def taken(tokens: list[Token], at: int, low: str) -> Found | None:
    """Those whom somebody took: they took five neighbours; the monastery took in 150 people."""
    one, verb = tokens[at].mention, previous(tokens, at, ("adverb", "article"))
    if one is None or verb is None or (one.unit in ("fighters", "staff") and one.count.best == 1):
        return None
    if at > 2 and tokens[at - 1].tag == "joint" and tokens[at - 2].word in HIM:
        verb = at - 3  # they took him and his two sons
    inside = tokens[verb].word == "in" and verb > 0
    verb -= inside
    crowd = inside and one.count.qualifier in ("dozens", "hundreds", "thousands")
    if tokens[verb].word not in TAKING or not (one.whom or crowd) or (inside and one.whom in GATHERED):
        return None
    if inside:
        return Harm("displaced", "does"), (tokens[verb].start, tokens[verb + 1].stop)
    if verb and tokens[verb - 1].word in DEADLY:
        return told(Harm("killed", "does"), tokens[verb])
    if any(token.word in AWAY for token in tokens[at + 1 : at + 4]) or "it" in chain(tokens, verb):
        return None
    return told(Harm("arrested", "does"), tokens[verb])


def made(tokens: list[Token], at: int, low: str) -> Found | None:
    """A verb with what it made of them: forced a million to flee, left 12 dead, cost 12 people their lives."""
    one = tokens[at].mention
    verb = previous(tokens, at, ("adverb", "article"))
    if at and tokens[at - 1].word in ("claimed", "claim"):
        verb = at - 1
    if one is None or verb is None or (one.unit == "not_said" and tokens[verb].word in ("lost", "buried")):
        return None
    ends = [one.end - len(one.whom) - 1] if one.whom in ("lives", "life") else []
    ends += [one.end, *joined_to(tokens, at)]
    for kind, verbs, after in caused():
        if tokens[verb].word.split(" ")[0] in verbs:
            match = next((found for end in ends if (found := after.match(low, end))), None)
            if match:
                return Harm(kind, "does"), (tokens[verb].start, match.end())
    return None


def joined_to(tokens: list[Token], at: int) -> Iterator[int]:
    """Where those end who are joined to a number: left six soldiers of the army and four rebels dead."""
    for token in tokens[at + 1 : at + 12]:
        if token.mention:
            yield token.mention.end
        elif token.tag not in ("word", "article", "preposition", "joint", "adverb") and token.word != ",":
            return
