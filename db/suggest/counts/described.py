"""People who are described before it is said what befell them: three men trapped in the cellar died. Pure."""

from db.suggest.counts.fates import Found, told
from db.suggest.counts.walking import takes_object
from db.suggest.lexicon import APART, Harm
from db.suggest.numbers.tokens import Token

FAR = 16  # tokens after a number within which its clause comes to its verb
AHEAD = frozenset("be have help adverb".split())
INNER = ("be", "have", "help", "harm", "verb", "word")  # what the verb of a clause begins with
IRREGULAR = frozenset("thought said known seen born".split())
DESCRIBING = ("word", "verb", "speech", "adverb")
ABLE = frozenset("unable able too asleep unwilling afraid".split())
BREAKING = frozenset("relative sub speech pronoun count verb".split())


def described(tokens: list[Token], at: int, low: str) -> Found | None:
    """What the finite verb says of people whom a participle, a state or a clause describes before it.

    None where that is no harm, or none worse than what they are described by: the wounded who were moved are wounded.
    """
    if any(whole_of(tokens, part) == at for part in range(max(at - 3, 0), at)):
        return None
    at = whole_of(tokens, at) or at
    first = next((where for where in range(at + 1, min(at + 3, len(tokens))) if tokens[where].tag != "adverb"), None)
    if first is None:
        return None
    begin, stop = first + 1, min(at + FAR, len(tokens))
    if tokens[first].tag == "relative" and tokens[first].word in ("who", "that"):
        begin = next((where for where in range(first + 1, stop) if tokens[where].tag in INNER), stop)
        begin = next((where + 1 for where in range(begin, stop) if tokens[where].tag not in AHEAD), stop)
    elif not describes(tokens, first):
        return None
    known = {harm.kind for token in tokens[first:begin] for harm in token.harms} - {APART}
    found = finite(tokens, begin, stop)
    if found is None or found[0].kind in known or found[0].kind == APART:
        return None
    worse = known <= {"displaced"} or (found[0].kind == "injured" and known <= {"displaced", "arrested"})
    return found if worse or found[0].kind == "killed" else None


def whole_of(tokens: list[Token], at: int) -> int | None:
    """Where the number stands of which one is some, so that what is said of it is said of them: two of the three men
    who went in were killed."""
    if tokens[at].tag != "count" or at + 2 >= len(tokens) or tokens[at + 1].word != "of":
        return None
    where = at + 2 + (tokens[at + 2].tag == "article")
    return where if where < len(tokens) and tokens[where].mention_of() else None


def outweighs(verb: Harm, state: Harm) -> bool:
    """Whether the verb tells what was done to people, not what describes them: killed nine people held there."""
    if verb.kind in (APART, state.kind):
        return False
    return verb.kind == "killed" or state.kind == "displaced" or (verb.kind, state.kind) == ("injured", "arrested")


def describes(tokens: list[Token], at: int) -> bool:
    """Whether a word right after a noun only describes it: people working there, trapped, in intensive care."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    if token.word in ABLE:
        return True
    if token.tag != "harm":
        part = token.word.endswith("ed") or token.word in IRREGULAR
        led = part and (after.tag in ("preposition", "help", "adverb", "sub") or after.word == "as")
        return (token.tag == "word" and token.word.endswith("ing")) or (token.tag in DESCRIBING and led)
    if any(harm.group in ("meets", "comes") and harm.form != "ing" for harm in token.harms):
        return False
    return any(harm.form in ("", "ing") for harm in token.harms) or not takes_object(tokens, at)


def finite(tokens: list[Token], begin: int, stop: int) -> Found | None:
    """The harm of the first finite verb from a place on; None where it is of something else, or the clause ends."""
    for where in range(begin, stop):
        token = tokens[where]
        if token.tag in ("be", "have") and tokens[where - 1].word != "to":
            verb = next((one for one in tokens[where + 1 : where + 5] if one.tag not in AHEAD), None)
            harm = (verb.passive() or verb.harm("state", "those", "meets")) if verb and verb.tag == "harm" else None
            return told(harm, verb) if harm and verb and harm.form != "s" else None
        if died := suffered(tokens, where):
            return told(died, token)
        since = token.tag == "sub" and where + 1 < len(tokens) and tokens[where + 1].tag == "date"
        if (token.tag in BREAKING and not since) or (token.tag == "mark" and token.word != "-"):
            return None
    return None


def suffered(tokens: list[Token], at: int) -> Harm | None:
    """The verb in the past that needs no helping verb: died, drowned, lost their lives."""
    harm = tokens[at].harm("meets") if tokens[at].tag == "harm" else None
    ahead = tokens[at - 1]
    alone = ahead.tag not in ("preposition", "article", "joint") and ahead.word != "to"
    return harm if harm and harm.form == "past" and alone else None
