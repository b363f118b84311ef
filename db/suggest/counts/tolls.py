"""Numbers beside a noun of harm: a toll that rose to 40, the deaths of 12, among the dead were three. Pure."""

from db.suggest.counts.fates import Found, previous, told
from db.suggest.counts.walking import FORESEEN, QUOTES, UNREAL, chain, looks_ahead
from db.suggest.lexicon import Harm, grammar
from db.suggest.numbers.tokens import Token

LEADING = frozenset("of at to as from above over beyond by past".split())
FATED = frozenset("the those these its their all who".split())
LINKING = frozenset("were was are is include included includes including comprise comprised comprises be".split())
HELD_IN = frozenset("under in torture custody detention prison confirmed reported apparent alleged".split())
RISING = frozenset("to at from".split())
SUMMING = frozenset(
    "numbered number totalled totaled exceeded exceeds exceed topped tops"
    " surpassed surpasses neared nears passed passes crossed crosses approached reached hit".split()
)
DONE = frozenset("killed injured wounded detained arrested displaced".split())
HURT = frozenset("injury injuries wounds harm".split())
BEGAN = ("began", "begun", "started", "resumed", "erupted", "collapsed")
SUMS = frozenset("number numbers total toll count tally figure figures estimate".split())


def by_noun(tokens: list[Token], at: int, low: str) -> Found | None:
    """The noun that a number is the value of: deaths of 12, a toll that climbed to 92, the number of dead at 28."""
    marked = at + 1 < len(tokens) and tokens[at + 1].word in ("mark", "threshold")  # passed the 40,000 mark
    bare = tokens[at].mention is not None and not tokens[at].mention_of() and ended(tokens, at)  # of the 12
    before = previous(tokens, at, ("adverb", "article") if marked or bare else ("adverb",))
    if before is None:
        return fate(tokens, at)
    lead = tokens[before]
    if part := out_of(tokens, at) or in_list(tokens, at) or set_apart(tokens, before):
        return part
    names = at + 1 < len(tokens) and tokens[at + 1].word == "names"  # the list of the dead had 43 names
    if not (
        names or lead.word in LEADING or lead.word in grammar()["quantity"] or lead.word in (":", "-", "—", "–", "(")
    ):
        return fate(tokens, at)
    if sum_told := climbed(tokens, before) or those_of(tokens, before):
        return sum_told
    near, skip = True, len(tokens)
    for where in range(before if lead.word not in LEADING and lead.tag != "mark" else before - 1, -1, -1):
        token = tokens[where]
        if skip <= where:
            continue
        if token.word.endswith(" gone"):  # the number has gone up to 12
            continue
        if token.tag == "harm":
            found = summed(tokens, where, lead.word, near)
            if found:
                return told(found, token)
        elif token.word == "," and (begin := behind_clause(tokens, where)):
            skip = begin
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


def ended(tokens: list[Token], at: int) -> bool:
    """Whether a number ends its clause, behind "of the"."""
    behind = at > 2 and tokens[at - 2].word == "of" and tokens[at - 1].word == "the"
    return behind and (at + 1 >= len(tokens) or tokens[at + 1].tag == "mark")


def climbed(tokens: list[Token], lead: int) -> Found | None:
    """The toll that a verb of rising or standing tells of: the toll from an attack there rose from 39 to 52."""
    at = lead if tokens[lead].word in SUMMING else lead - 1
    if tokens[lead].word not in RISING | SUMMING:
        return None
    if tokens[lead].word == "to" and at > 1 and tokens[at].mention and tokens[at - 1].word == "from":
        at -= 2
    while at > 0 and tokens[at].tag in ("adverb", "be", "date"):
        at -= 1
    if at != lead and tokens[at].word not in grammar()["rise"]:
        return None
    for where in range(at - 1, max(at - 30, -1), -1):
        token = tokens[where]
        if token.word == ";":
            return None
        if token.mention and token.mention.what:
            return None
        if token.tag == "harm" and (toll := token.harm("toll", "does", "meets", "state", "those")):
            if token.harm("toll") and token.word not in DONE:
                return told(toll, token)
            if SUMS & {one.word for one in tokens[max(where - 8, 0) : where]}:
                return told(toll, token)
    return None


def out_of(tokens: list[Token], at: int) -> Found | None:
    """Those of whom a number is a part: of the dead, 17 were women and 23 children; of those killed, five."""
    for where in range(at - 1, max(at - 14, 0), -1):
        token = tokens[where]
        if token.tag == "harm":
            harm = token.harm("those", "state", "toll") or token.passive()
            lead = [one.word for one in tokens[max(where - 2, 0) : where]]
            if harm and (
                lead == ["of", "the"] or lead == ["of", "those"] or (lead[-1:] == ["of"] and "the " in token.word)
            ):
                comma = any(one.word == "," for one in tokens[where + 1 : at])
                return told(harm, token) if comma else None
            return None
        if token.tag in ("mark", "speech", "verb", "relative", "sub") and token.word != ",":
            return None
    return None


def in_list(tokens: list[Token], at: int) -> Found | None:
    """What happened to several, of whom these are not the first: the bodies of a man and his two sons."""
    joined = False
    for where in range(at - 1, max(at - 14, 0), -1):
        token = tokens[where]
        if token.word == "of" and joined and tokens[where - 1].tag == "harm":
            harm = tokens[where - 1].harm("of")
            return told(harm, tokens[where - 1]) if harm else None
        joined = joined or token.tag == "joint" or token.word == ","
        if token.tag not in ("article", "word", "joint", "count", "adverb", "number") and token.word not in (",", "of"):
            return None
    return None


def those_of(tokens: list[Token], lead: int) -> Found | None:
    """What happened to those who "those of" goes back to: 17 bodies, among them those of four girls."""
    if tokens[lead].word != "of" or not lead or tokens[lead - 1].word not in ("those", "that"):
        return None
    for where in range(lead - 2, max(lead - 16, -1), -1):
        token = tokens[where]
        if token.mention and token.mention.whom and token.mention.what:
            return Harm(token.mention.what, "of"), (token.start, token.stop)
        if harm := token.harm("of"):
            return told(harm, token)
        if token.word in (";", ":"):
            return None
    return None


def set_apart(tokens: list[Token], lead: int) -> Found | None:
    """Those who are told one by one after a dash or bracket: the victims - four men and two women."""
    if tokens[lead].word not in ("-", "—", "–", "(", ":") or lead < 2 or tokens[lead - 1].tag != "harm":
        return None
    token = tokens[lead - 1]
    those = token.harm("those")
    return told(those, token) if those and tokens[lead - 2].word in ("the", "these", "those", "all") else None


def behind_clause(tokens: list[Token], at: int) -> int | None:
    """Where what a comma closes begins, when it describes a noun: the toll, which does not include others, is 20."""
    for where in range(at - 1, max(at - 16, 0), -1):
        if tokens[where].word == ",":
            return where if tokens[where + 1].tag == "relative" else None
    return None


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
