"""Numbers that only say anew how many, of what was told before: it was 43, others speak of 60. Pure."""

from collections.abc import Sequence
from math import log

from db.suggest.counts.parts import counted, of_what_is_no_people
from db.suggest.counts.sharing import larger
from db.suggest.counts.walking import FINITE, QUOTES, expected
from db.suggest.counts.weighing import GOES_BACK
from db.suggest.lexicon import APART, grammar
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.tokens import Token

LEADS = {
    "of": frozenset(
        "spoke spoken speak speaks reported reports figure figures total wrote talked talks names know knows"
        " knew".split()
    ),
    "to": frozenset("admits admitted admit raised".split()),
    "at": frozenset("put puts stood stands".split()),
}
THEN = frozenset(", then to and later".split())
SKIPPED = ("adverb", "have")
LISTS = frozenset(
    "has had wrote published obtained collected read holds held bears bore gives gave contains contained"
    " counted".split()
)  # what names of the dead are told with
SAYING = frozenset("say says said".split())
FARTHER = log(4)  # how much nearer in size a number of another kind must be
SHORTLY = 12  # tokens of a sentence that may say no more than how many


def corrected(tokens: list[Token], one: Mention, where: int, others: Sequence[Mention]) -> list[Mention]:
    """The numbers that a higher or lower figure can be set against: those that are lower, or higher."""
    words = {token.word for token in tokens[max(where - 4, 0) : where]}
    if not words & {"higher", "lower"}:
        return []
    return [other for other in others if larger(one, other) == ("higher" in words) and not other.part_of]


def nearest(one: Mention, last: Mention, others: Sequence[Mention]) -> Mention:
    """Which of the numbers told before another one speaks of: the last, unless one of another kind is far nearer."""

    def away(other: Mention) -> float:
        size, that = (some.count.best or some.count.low or some.count.high or 1 for some in (one, other))
        return abs(log(size / that))

    return min(others, key=lambda other: away(other) + (0 if other.what == last.what else FARTHER), default=last)


THINGS = frozenset(
    "age photo image picture page video phone tel no number room house home school hospital clinic mosque market bakery"
    " building strike airstrike attack raid bomb barrel rocket missile shell vehicle ambulance incident case hour day"
    " question answer aged article".split()
)  # what is listed with its number, and is not people


def told_before(tokens: list[Token], at: list[int], last: Mention, others: Sequence[Mention], *, near: bool) -> None:
    """A number that only says how many, of what was told before: it was 43, others speak of 60; near: right before."""
    for where in at:
        one = counted(tokens, where)
        if one.of_them and of_what_is_no_people(tokens, where):
            continue  # reports of 143 attacks, of which it verified 88
        if one.what or (one.count.best == 1 and one.count.qualifier == "exact") or expected(tokens, where):
            continue
        if near and there_were(tokens, where):
            earlier = [other for other in others if other.stop <= tokens[0].start]
            one.what, one.rule = max(earlier, key=lambda other: other.stop, default=last).what, "count.told"
        elif not any(token.harms for token in clause(tokens, where)) and (
            reported(tokens, where)
            or (last.what == "killed" and named_there(tokens, where))
            or (near and not the_same(tokens, where) and a_fragment(tokens))
            or then(tokens, at, where)
        ):
            told = corrected(tokens, one, where, others)
            one.what, one.rule = nearest(one, told[0] if told else last, told or others).what, "count.told"


def there_were(tokens: list[Token], at: int) -> bool:
    """Whether a bare number opens what there was at another time or place: in October there were 263."""
    one, after = counted(tokens, at), tokens[at + 1] if at + 1 < len(tokens) else None
    before = [token.word for token in tokens[max(at - 4, 0) : at] if token.word == "there" or token.tag not in SKIPPED]
    ended = after is None or after.tag in ("mark", "preposition", "date", "joint", "adverb")
    if one.whom or not ended or any(token.harms for token in tokens[at + 1 : at + 3]):
        return False
    return before[-2:] in (["there", "were"], ["there", "been"], ["that", "makes"], ["which", "makes"])


def named_there(tokens: list[Token], at: int) -> bool:
    """Whether a list has so many names: the council's list has 16 names."""
    behind = [token.word for token in tokens[at + 1 : at + 3]]
    led = tokens[at - 1].word in LISTS if at else False
    return led and behind[:1] == ["names"]


def ranked(tokens: list[Token], at: int) -> bool:
    """Whether a bare number is that of the next in an order: Idlib had the highest toll (214), followed by Aleppo with
    148 and Homs with 121."""
    one, after = counted(tokens, at), tokens[at + 1] if at + 1 < len(tokens) else None
    bare = not one.whom and not one.others and (after is None or after.tag in ("mark", "joint"))
    return bare and tokens[at - 1].word == "with" and any(token.word == "followed" for token in tokens[:at])


def labelled(tokens: list[Token], at: int) -> bool:
    """Whether a bare number is that of a place or a side in a list: Aleppo: 21. Government forces: 211, …"""
    one, after = counted(tokens, at), tokens[at + 1] if at + 1 < len(tokens) else None
    if one.whom or one.others or at < 2 or tokens[at - 1].word != ":" or (after is not None and after.tag != "mark"):
        return False
    label = tokens[: at - 1]
    if label[0].tag == "pronoun" or any(token.tag in FINITE for token in (label[0], label[-1])):
        return False
    return not any(token.harms or token.mention or token.word.rstrip("s") in THINGS for token in label)


def of_labels(tokens: list[Token], at: Sequence[int], wholes: Sequence[Mention]) -> None:
    """Read the numbers of a list as parts of those whom it tells of by place or by side; wholes: the last ones told."""
    for where in at:
        one = counted(tokens, where)
        if not one.what and not one.whom and where > 1 and tokens[where - 1].word == ":":
            thing = tokens[where - 2].word.removesuffix("s") in THINGS
            one.rule = GOES_BACK if thing else one.rule  # Schools: 12
        if one.what or not (labelled(tokens, where) or ranked(tokens, where)):
            continue
        may = [some for some in reversed(wholes) if some.what not in ("", APART) and not larger(one, some)]
        whole = next((some for some in may if some.unit != "not_said"), may[0] if may else None)
        if whole:
            one.what, one.rule, one.part_of = whole.what, "count.told", (whole.start, whole.stop)
            one.unit, one.supposed = whole.unit, whole.unit != "not_said"


def the_same(tokens: list[Token], at: int) -> bool:
    """Whether a number only names people told of before, or known: the three brothers."""
    return bool(counted(tokens, at).whom and at and tokens[at - 1].tag == "article")


def a_fragment(tokens: list[Token]) -> bool:
    """Whether a sentence is no more than a number with few words: "Forty-four at least.", "In June perhaps 10,000." """
    return len(tokens) < 9 and not any(
        token.tag in FINITE or token.tag == "pronoun" or token.word.endswith(("ed", "ing")) for token in tokens
    )


def clause(tokens: list[Token], at: int) -> list[Token]:
    """The tokens around a place, from one semicolon to the next."""
    first = max((where for where in range(at) if tokens[where].word == ";"), default=-1)
    last = next((where for where in range(at, len(tokens)) if tokens[where].word == ";"), len(tokens))
    return tokens[first + 1 : last]


def then(tokens: list[Token], at: list[int], where: int) -> bool:
    """Whether a number only follows one that was told just before it: raised first to six, then to eight."""
    earlier = [place for place in at if place < where]
    if not earlier or counted(tokens, earlier[-1]).rule != "count.told" or counted(tokens, where).whom:
        return False
    return all(token.word in THEN for token in tokens[earlier[-1] + 1 : where])


def reported(tokens: list[Token], at: int) -> bool:
    """Whether a number is what somebody says that it is."""
    one, report = counted(tokens, at), grammar()["report"]
    before = [
        token
        for token in tokens[max(at - 5, 0) : at]
        if token.word in report or (token.tag not in ("adverb", "article") and token.word not in QUOTES)
    ]
    if not before or one.others:
        return False
    words = [token.word for token in before]
    ended = at + 1 >= len(tokens) or tokens[at + 1].tag in ("mark", "joint", "preposition", "pronoun", "sub")
    if not ended:
        return False
    led = words[-1] in LEADS and bool(LEADS[words[-1]] & set(words[-3:]))
    if one.whom:
        plain = words[-1] in SAYING and len(tokens) < SHORTLY and not any(one.tag in FINITE for one in tokens[at + 1 :])
        return led or plain
    return led or (words[-1] in report and (words[-1] != "was" or "it" in words))
