"""Numbers that answer a question, or say how many "some" are: how many were killed? Eleven; many fled, perhaps 40."""

import re

from db.suggest.counts.refuge import taken_elsewhere
from db.suggest.counts.walking import FINITE
from db.suggest.lexicon import APART
from db.suggest.numbers.tokens import Token, parse

ASKS = re.compile(
    r"\b(?:how many(?! (?:are|were) (?:you|we|they|there|left)\b)|what about|did (?:many|any|people)"
    r"|(?:were|was|are|have) (?:many|any|there|people)|who)\b"
    r"|\b(?:was|were|has|have|did) (?:anybody|anyone|somebody|someone)(?: (?!where|why|how|when|that)[\w#'-]+){1,6}\?"
)
SHORTLY = re.compile(r"(?:[\w .'-]{2,40}: )?(?:and |or |but |what of )?(?:[\w#',-]+ ){0,4}[\w#'-]+\?$")
PLAINLY = (
    (
        "arrested",
        re.compile(r"\bhow many (?:(?:people|men|women|boys|others|neighbours|of \w+) )?did they take\b(?! out\b)"),
    ),
    (
        "displaced",
        re.compile(r"\bhow many (?:people|families|households|residents|of you)\b[^.;]* (?:camps?|shelters?)\b"),
    ),
)
GROUPS = frozenset("women children civilians fighters total all altogether men staff kids girls boys elderly".split())
SAID = frozenset("say says said think counted count that's it's believe reckon guess".split())
HEDGES = frozenset(
    "i we they he she would will can say said think thought guess believe perhaps maybe possibly probably".split()
)
SOME = frozenset("some many several others".split())
ALL = frozenset(
    "we they everybody everyone people half family families village villagers town residents neighbours relatives"
    " households refugees hamlet".split()
)
REACH = 300  # code points after a question within which it is answered


def asked(low: str, start: int, stop: int) -> str:
    """What befell those whom a question asks for, "" where a sentence asks for nobody or for more than one thing."""
    if "?" not in low[max(stop - 4, start) : stop]:
        return ""
    if not ASKS.search(low, start, stop) and not SHORTLY.match(low[start:stop].strip()):
        return ""
    if plain := next((kind for kind, words in PLAINLY if words.search(low, start, stop)), ""):
        return plain
    tokens = parse(low, start, stop)
    told = [
        harm
        for at, token in enumerate(tokens)
        for harm in token.harms
        if harm.kind != APART and not (at and tokens[at - 1].tag == "article" and harm.form == "base")  # the house
    ]
    verbs = {harm.kind for harm in told if harm.form}
    kinds = verbs if len(verbs) == 1 else {harm.kind for harm in told}  # did anybody die in the camp
    if any(token.mention and token.mention.count.best != 1 for token in tokens) or len(kinds) != 1:
        return ""
    return kinds.pop()


def answer(tokens: list[Token], at: list[int], kind: str) -> None:
    """Let the numbers of an answer that says no more than how many be of those whom the question asks for."""
    for where in at:
        one = tokens[where].mention
        if one is None or one.what or not bare(tokens, where) or (where and tokens[where - 1].word == "but"):
            continue
        if one.count.high == 0 and where + 1 < len(tokens) and tokens[where + 1].tag != "mark":
            continue
        one.what, one.rule = kind, "count.answer"


def bare(tokens: list[Token], at: int) -> bool:
    """Whether the clause of a number has no verb but one of saying, thinking or counting, and no harm of its own."""
    first = max((where for where in range(at) if tokens[where].word in (";", ".", "?", ":")), default=-1)
    last = next((where for where in range(at, len(tokens)) if tokens[where].word in (";", ".", ",")), len(tokens))
    clause = tokens[first + 1 : last]
    if any(token.harms for token in clause):
        return False
    return not any((token.tag in FINITE and token.word not in SAID) or token.word.endswith("ing") for token in clause)


def meant(tokens: list[Token], at: list[int], low: str) -> None:
    """A number after a comma that says how many "some" or "many" are: many fled, perhaps thousands."""
    if len(at) != 1 or (one := tokens[at[0]].mention) is None or one.what:
        return
    known = SOME if not (one.whom or one.of_them or one.unit == "people") else SOME | ALL
    lead = at[0] - 1
    while lead > 0 and tokens[lead].word in HEDGES:
        lead -= 1
    after = tokens[at[0] + 1] if at[0] + 1 < len(tokens) else None
    ended = after is None or after.tag == "mark" or (known is not SOME and after.word in ("in", "on", "from"))
    if not ended or (known is SOME and lead == at[0] - 1) or tokens[lead].word != ",":
        return
    some = next(
        (place for place in range(lead) if tokens[place].word in known and tokens[place + 1].tag != "number"), None
    )
    if some is None:
        return
    told = next((token for token in tokens[some + 1 : lead] if any(h.kind != APART for h in token.harms)), None)
    if told and not any(token.tag in ("relative", "sub") for token in tokens[some + 1 : lead]):
        one.what, one.rule = next(h.kind for h in told.harms if h.kind != APART), "count.joined"
        one.event = (told.start, told.stop)
        one.what = taken_elsewhere(low, one) if one.what == "arrested" else one.what
