"""Numbers beside a noun of harm: a toll that rose to 40, the deaths of 12, among the dead were three. Pure."""

from db.suggest.counts.fates import Found, previous, told
from db.suggest.counts.walking import FORESEEN, QUOTES, UNREAL, chain, looks_ahead
from db.suggest.lexicon import Harm, grammar
from db.suggest.numbers.tokens import Token

LEADING = frozenset("of at to as from above over beyond by past".split())
FATED = frozenset("the those these its their all who".split())
LINKING = frozenset("were was are is include included includes including comprise comprised comprises be".split())
HELD_IN = frozenset("under in torture custody detention prison confirmed reported apparent alleged".split())
SUMMING = frozenset(
    "numbered number totalled totaled exceeded exceeds exceed topped tops"
    " surpassed surpasses neared nears passed passes crossed crosses approached reached hit".split()
)
HURT = frozenset("injury injuries wounds harm".split())
BEGAN = ("began", "begun", "started", "resumed", "erupted", "collapsed")
SUMS = frozenset("number numbers total toll count tally figure figures estimate".split())


def by_noun(tokens: list[Token], at: int, low: str) -> Found | None:
    """The noun that a number is the value of: deaths of 12, a toll that climbed to 92, the number of dead at 28."""
    marked = at + 1 < len(tokens) and tokens[at + 1].word in ("mark", "threshold")  # passed the 40,000 mark
    before = previous(tokens, at, ("adverb", "article") if marked else ("adverb",))
    if before is None:
        return fate(tokens, at)
    lead = tokens[before]
    names = at + 1 < len(tokens) and tokens[at + 1].word == "names"  # the list of the dead had 43 names
    if not (
        names or lead.word in LEADING or lead.word in grammar()["quantity"] or lead.word in (":", "-", "—", "–", "(")
    ):
        return fate(tokens, at)
    near = True
    for where in range(before if lead.word not in LEADING and lead.tag != "mark" else before - 1, -1, -1):
        token = tokens[where]
        if token.word.endswith(" gone"):  # the number has gone up to 12
            continue
        if token.tag == "harm":
            found = summed(tokens, where, lead.word, near)
            if found:
                return told(found, token)
        elif not passable(token):
            break
        near = near and (token.tag in ("article", "harm", "joint") or token.word in HELD_IN)
    return fate(tokens, at)


def foreseen(tokens: list[Token], at: int) -> bool:
    """Whether a number is only that to which a toll may rise: it could climb to 40, is expected to exceed 50."""
    verb = previous(tokens, at, ("adverb", "preposition"))
    verb = verb - 1 if verb and tokens[verb].word == "to" else verb
    if verb is None or tokens[verb].word not in grammar()["rise"] | SUMMING | {"reach"}:
        return False
    flags = chain(tokens, verb)
    if not any(token.harm("toll") for token in tokens[:verb]):
        return False
    return bool(flags & (FORESEEN | UNREAL)) or {"be", "to"} <= flags or looks_ahead(flags)


def passable(token: Token) -> bool:
    """Whether a word may stand between a noun of harm and its number."""
    if (
        token.word in QUOTES
        or token.word in grammar()["quantity"]
        or token.word
        in (
            "to",
            "that",
            "count",
            "since",
            "before",
            "'",
            "s",
            *BEGAN,
        )
    ):
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
        "help",
        "date",
    )


def summed(tokens: list[Token], at: int, lead: str, near: bool) -> Harm | None:
    """What a noun says of the number that it leads up to."""
    token = tokens[at]
    if (lead == "of" or (lead == "to" and token.word in HURT)) and near and (of := token.harm("of")):
        return of
    if lead == ":" and token.passive() and not near and not token.word.startswith("the "):
        return None
    if (toll := token.harm("toll")) and (lead != "of" or near) and not (lead in ("-", "—", "–", "(") and not near):
        return toll
    earlier = {one.word for one in tokens[max(at - 6, 0) : at]}
    if earlier & SUMS and lead != "of":
        return next((one for one in token.harms if one.group not in ("of", "comes")), None)
    return None


def fate(tokens: list[Token], at: int) -> Found | None:
    """Those who met a fate, and then how many of them were what: among the dead were three children."""
    link = previous(tokens, at, ("adverb",))
    if link is not None and (tokens[link].word == "," or tokens[link].tag == "joint"):
        link = previous(tokens, at, ("adverb", "article", "word", "joint", "count", "mark"))
        listed = {",", "("} >= {token.word for token in tokens[link or 0 : at] if token.tag == "mark"}
        link = link if listed else None
    if link is None or tokens[link].word not in LINKING:
        return None
    for where in range(link - 1, max(link - 12, -1), -1):
        token = tokens[where]
        if token.tag == "harm":
            before = tokens[where - 1].word if where else ""
            among = token.word.startswith("among ")
            if among or token.word.startswith("the ") or before in FATED:
                found = token.harm("those", "state", "toll") or token.passive()
                found = found or (token.harm("meets") if before == "who" else None)
                return told(found, token) if found else None
        elif token.tag not in ("word", "preposition", "article", "adverb", "date") and token.word != "that":
            return None
    return None
