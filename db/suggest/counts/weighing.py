"""What befell people by the weights of the words around their number, where the rules are less sure. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from db.suggest.counts.clauses import is_whole
from db.suggest.counts.parts import of_what_is_no_people
from db.suggest.counts.signs import KINDS, Around, Signs, kinds_of, signs_of
from db.suggest.counts.walking import FORESEEN, UNREAL, chain, expected, looks_ahead
from db.suggest.lexicon import APART, OWNERS, rows
from db.suggest.numbers.mentions import Mention
from db.suggest.numbers.tokens import Token

NONE = "none"
ALL = (*KINDS, NONE)
SAME = "same"
GOES_BACK = "count.spared"  # some of those who were told of before, and not as harmed
TOLD = 0.65  # how likely a kind must be where the rules say nothing: to reject one costs less than to miss one
OF_SOME = 0.8  # ... of those of whom some were told before: two of the three nurses
SPARED = 0.95  # ... where the rules say that it is no harm
HEADLINE = 300  # code points within which the headline begins
SURE = 0.9  # ... where the rules say another
BODIES = frozenset("bodies body corpses corpse".split())
PLAINLY = frozenset(("count.predicate", "count.participle", "count.joined", "count.among"))  # rules whose kind stands
SURELY = frozenset(("count.told", "count.answer", "count.noun", "count.verb"))  # rules of which nothing is taken back
NEAR = 6  # tokens around a number in which it is told what befell its people
VETO = 0.95  # ... that nothing befell them


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by sign: words for each kind and none, in the order of ALL; form against all; same for one kind."""

    words: dict[str, tuple[float, ...]]
    form: dict[str, float]
    same: dict[str, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What befell those of a number, "" for nothing, the words that weigh most for it, and how likely it is."""

    kind: str
    words: tuple[str, ...] = ()
    chance: float = 1.0


Judge = Callable[[Mention, Signs], Verdict | None]


@cache
def weights() -> Weights:
    """The weights as the table has them."""
    return table_of(rows("weights.tsv"))


def table_of(lines: Iterable[Sequence[str]]) -> Weights:
    """The weights of the rows of a table: sign, kind, hundredths."""
    same: dict[str, float] = {}
    kinds: dict[str, dict[str, float]] = {}
    for sign, kind, weight in lines:
        if kind == SAME:
            same[sign] = int(weight) / 100
        else:
            kinds.setdefault(sign, {})[kind] = int(weight) / 100
    form = {sign: some[NONE] for sign, some in kinds.items() if NONE in some}
    words = {sign: tuple(some.get(kind, 0.0) for kind in ALL) for sign, some in kinds.items()}
    return Weights(words, form, same)


def likely(signs: Signs, table: Weights) -> dict[str, float]:
    """How likely each kind, or none, is by the signs."""
    known = [table.words[sign] for sign in dict.fromkeys(signs.words) if sign in table.words]
    sums = [sum(column) for column in zip(*known, strict=True)] if known else [0.0] * len(ALL)
    for at, kind in enumerate(KINDS):
        sums[at] += sum([table.same[sign] for sign in dict.fromkeys(signs.same[kind]) if sign in table.same])
    sums[-1] += sum([table.form[sign] for sign in dict.fromkeys(signs.form) if sign in table.form])
    most = max(sums)
    raised = [exp(value - most) for value in sums]
    whole = sum(raised)
    return {kind: value / whole for kind, value in zip(ALL, raised, strict=True)}


def judged(one: Mention, chances: Mapping[str, float]) -> str | None:
    """What befell them where the weights are to overrule what the rules said; None where the rules stand."""
    best = max(KINDS, key=lambda kind: chances[kind])
    if one.what not in KINDS:
        return best if chances[best] > (SPARED if one.what == APART else TOLD) else None
    if best != one.what and chances[best] > SURE and one.rule not in PLAINLY:
        return best
    kept = one.attributed or one.rule in SURELY
    return "" if chances[NONE] > VETO and not kept else None


def leading(signs: Signs, kind: str, table: Weights) -> tuple[str, ...]:
    """The two words around a number that weigh most for a kind, or for none."""
    column = ALL.index(kind or NONE)
    weighed = [
        (table.words[sign][column], word)
        for short, word in signs.stems.items()
        if (sign := f"near: {short}") in table.words
    ]
    return tuple(word for weight, word in sorted(weighed, reverse=True)[:2] if weight > 0)


def by_weights(one: Mention, signs: Signs) -> Verdict | None:
    """The verdict of the table on a number; of lives and of those who were not harmed the rules alone say."""
    if one.whom == "lives" or one.rule == GOES_BACK:
        return None
    chances = likely(signs, weights())
    kind = judged(one, chances)
    if kind not in (None, "", "killed") and one.whom in BODIES:
        return None
    described = one.attributed and one.attributed == one.what and kind  # injured civilians are not weighed to be killed
    if described or (kind == "displaced" and one.attributed == "injured"):
        return None
    return None if kind is None else Verdict(kind, leading(signs, kind, weights()), chances[kind or NONE])


def weigh(text: str, tokens: list[Token], at: Sequence[int], around: Around, judge: Judge = by_weights) -> None:
    """Overrule what the rules said of the numbers of a sentence where a judge is surer."""
    entered(text, tokens, around)
    inside = ""
    for where in at:
        one = tokens[where].mention
        assert one
        signs = signs_of(text, tokens, where, around, inside)
        before = tokens[where - 1].word
        owned = before in OWNERS or before.endswith("'s")  # six of my 22 nurses
        repeated = one.what not in KINDS and is_whole(tokens, where) and (not one.whom or owned)  # one of the three
        verdict = judge(one, signs)
        after = tokens[where + 1] if where + 1 < len(tokens) else None
        lost = (
            one.whom == "family" and after is not None and after.harm("loses") is not None
        )  # lost five of its members
        of_them = where > 2 and is_whole(tokens, where) and told_of(tokens, where, verdict)  # eleven of the 40 died
        of_them = of_them or (one.of_them and not one.what and of_what_is_no_people(tokens, where))
        if (
            verdict
            and not repeated
            and not of_them
            and not lost
            and not (one.what not in KINDS and is_whole(tokens, where, even_told_of=True) and verdict.chance <= OF_SOME)
            and not (not one.what and only_foreseen(tokens, where, verdict.kind))
        ):
            overrule(one, verdict)
        inside = told(one, around) or inside
    left(tokens, around)


def told_of(tokens: list[Token], at: int, verdict: Verdict | None) -> bool:
    """Whether what a verdict says of a whole is said of the number before it, which is of it."""
    part = next((token.mention for token in tokens[at - 3 : at] if token.mention), None)
    return part is not None and verdict is not None and part.what == verdict.kind


def only_foreseen(tokens: list[Token], at: int, kind: str) -> bool:
    """Whether all that tells a kind of harm near a number is only feared or planned: could displace 20,000."""
    if expected(tokens, at):
        return True
    near = range(max(at - NEAR, 0), min(at + NEAR, len(tokens)))
    flags = [chain(tokens, place) for place in near if any(harm.kind == kind for harm in tokens[place].harms)]
    return bool(flags) and all(some & (UNREAL | FORESEEN) or looks_ahead(some) for some in flags)


def overrule(one: Mention, verdict: Verdict) -> None:
    """Set what befell them."""
    one.what, one.rule, one.event = verdict.kind, "count.weighed" if verdict.kind else "", None
    one.weighed, one.part_of = verdict.words, one.part_of if verdict.kind else None


def told(one: Mention, around: Around) -> str:
    """Note what befell those of a number for the ones after it."""
    if one.what not in KINDS:
        return ""
    around.last, around.last_at = one.what, one.stop
    around.told.add(one.what)
    return one.what


def entered(text: str, tokens: list[Token], around: Around) -> None:
    """Note a new paragraph, and that the sentence before stands farther back than right before this one."""
    start = tokens[0].start if tokens else 0
    begins = text.rfind("\n", 0, start)
    if begins != around.begins:
        around.begins, around.told = begins, set()
    if around.before_at < max(start - 3, begins):
        around.before = frozenset()


def left(tokens: list[Token], around: Around) -> None:
    """Note the kinds of harm of a sentence for the next; those of the first are the headline's."""
    around.before = kinds_of(tokens)
    around.before_at = tokens[-1].stop if tokens else 0
    if around.head is None:
        around.head = around.before if tokens and tokens[0].start < HEADLINE else frozenset()
