"""Numbers beside a noun of harm: a toll that rose to 40, the deaths of 12, among the dead were three. Pure."""

from db.suggest.clauses import Found, previous, told
from db.suggest.lexicon import Harm, grammar
from db.suggest.tokens import Token

LEADING = frozenset("of at to as from above over beyond by past".split())
LINKING = frozenset("were was are is include included includes including comprise comprised comprises be".split())
SUMS = frozenset("number numbers total toll count tally figure figures estimate".split())


def by_noun(tokens: list[Token], at: int, low: str) -> Found | None:
    """The noun that a number is the value of: deaths of 12, a toll that climbed to 92, the number of dead at 28."""
    before = previous(tokens, at, ("adverb",))
    if before is None:
        return fate(tokens, at)
    lead = tokens[before]
    if not (lead.word in LEADING or lead.word in grammar()["quantity"] or lead.word in (":", "-", "—", "–", "(")):
        return fate(tokens, at)
    near = True
    for where in range(before if lead.word not in LEADING and lead.tag != "mark" else before - 1, -1, -1):
        token = tokens[where]
        if token.tag == "harm":
            found = summed(tokens, where, lead.word, near)
            if found:
                return told(found, token)
        elif not passable(token):
            break
        near = near and token.tag in ("article", "harm")
    return fate(tokens, at)


def passable(token: Token) -> bool:
    """Whether a word may stand between a noun of harm and its number."""
    if token.word in grammar()["quantity"] or token.word in ("to", "that", "count"):
        return True
    return token.tag in (
        "word",
        "preposition",
        "article",
        "adverb",
        "have",
        "be",
        "joint",
        "number",
        "count",
        "harm",
        "date",
    )


def summed(tokens: list[Token], at: int, lead: str, near: bool) -> Harm | None:
    """What a noun says of the number that it leads up to."""
    token = tokens[at]
    if lead == "of" and near and (of := token.harm("of")):
        return of
    if lead == ":" and token.passive() and not near and not token.word.startswith("the "):
        return None
    if (toll := token.harm("toll")) and (lead != "of" or near) and not (lead in ("-", "—", "–", "(") and not near):
        return toll
    earlier = {one.word for one in tokens[max(at - 6, 0) : at]}
    if earlier & SUMS and lead != "of":
        return next((one for one in token.harms if one.group != "of"), None)
    return None


def fate(tokens: list[Token], at: int) -> Found | None:
    """Those who met a fate, and then how many of them were what: among the dead were three children."""
    link = previous(tokens, at, ("adverb",))
    if link is None or tokens[link].word not in LINKING:
        return None
    for where in range(link - 1, max(link - 12, -1), -1):
        token = tokens[where]
        if token.tag == "harm":
            before = tokens[where - 1].word if where else ""
            among = token.word.startswith("among ")
            if among or token.word.startswith("the ") or before in ("the", "those", "these", "its", "their", "all"):
                found = token.harm("those", "state", "does", "toll")
                return told(found, token) if found else None
        elif token.tag not in ("word", "preposition", "article", "adverb"):
            return None
    return None
