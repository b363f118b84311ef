"""Numbers of people told without a verb: four civilians, twelve injured at least; 37 killed; in February, 276. Pure."""

from collections.abc import Sequence

from db.suggest.counts.fates import Found, told
from db.suggest.counts.walking import FINITE
from db.suggest.lexicon import APART, people
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.tokens import Token
from db.words.numbers import Count

AT_LEAST = (["at", "least"], ["or", "more"], ["at", "a", "minimum"])
WHERE = 6  # words of a place, with the semicolon before it
TIMES = frozenset("preposition date article".split())
HEDGED = frozenset("from to of in".split())  # before a number that is a year, a share or a rank
LABELS = frozenset(",-—–")
LISTING = frozenset("count part joint article adverb word".split())


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


def bracketed(tokens: list[Token], at: int) -> Found | None:
    """What befell those of a number alone in brackets, by the word before: were killed (118), arrests (52)."""
    token = tokens[at - 2] if at > 1 else None
    harm = (token.passive() or token.harm("event", "those", "state")) if token else None
    return told(harm, token) if token and harm and harm.kind != APART else None


def labelled(tokens: list[Token], at: int) -> Found | None:
    """What befell those of a number that stands behind its label: dead - 43, wounded - 110; killed, 12; wounded, 30;
    or in brackets of its own."""
    if in_own_brackets(tokens, at) and (met := bracketed(tokens, at)):
        return met
    if at < 2 or tokens[at - 1].word not in LABELS or (at > 2 and tokens[at - 3].tag != "mark"):
        return None
    ended = at + 1 >= len(tokens) or tokens[at + 1].tag == "mark"
    comma = tokens[at - 1].word == "," and at > 2 and tokens[at - 3].word != ";"
    one, token = tokens[at].mention, tokens[at - 2]
    if not ended or comma or one is None or one.whom or any(other.tag in FINITE for other in tokens):
        return None
    harm = token.harm("those", "state", "toll") or token.passive()
    return told(harm, token) if harm and harm.kind != APART else None


def verbless(tokens: list[Token], at: Sequence[int]) -> None:
    """In a sentence without a verb, those named beside so many injured are the dead: four civilians, ten hurt."""
    hurt = next((place for place in at if is_hurt(tokens, place)), None)
    if hurt is None or hurt == at[0] or any(token.tag in FINITE | {"relative", "sub", "pronoun"} for token in tokens):
        return
    if any(token.harms for where, token in enumerate(tokens) if where - 1 not in at or not is_hurt(tokens, where - 1)):
        return
    if any(token.tag not in LISTING and token.word not in (",", ":") for token in tokens[at[0] : hurt]):
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
            elif token.tag not in ("joint", "count", "article") and token.word != ",":
                break


def at_least(tokens: list[Token], at: int) -> None:
    """A number of the harmed that is called the least: twelve injured at least."""
    one = tokens[at].mention
    after = [token.word for token in tokens[at + 2 : at + 5]]
    if one is None or one.whom or one.count.qualifier != "exact" or not one.count.best or at + 1 >= len(tokens):
        return
    if tokens[at + 1].passive() and any(after[: len(words)] == words for words in AT_LEAST):
        one.count = Count("at_least", one.count.best)


def by_where(gap: list[Token], one: Mention) -> bool:
    """Whether only a place stands between a number and the clause before: in the bus six died; in the van two."""
    opens = next((place for place in reversed(range(len(gap))) if gap[place].word == ";"), None)
    if opens is None or one.whom or one.others or not 2 < len(gap[opens:]) < WHERE:
        return False
    where = gap[opens + 1 :]
    return where[0].tag == "preposition" and all(token.tag in ("article", "word") for token in where[1:])


def by_time(gap: list[Token], one: Mention) -> bool:
    """Whether only a time stands between a number and the clause before: 37 killed; in February, 276."""
    opens = next((place for place in reversed(range(len(gap))) if gap[place].word == ";"), None)
    if opens is None or one.whom or one.others:
        return False
    time = gap[opens + 1 :]
    if time and time[-1].word == ",":
        time = time[:-1]
    return any(token.tag == "date" for token in time) and all(token.tag in TIMES for token in time)
