"""relate: how two claims relate. Scope is looked at first, then the value, how strongly, and whose words. Pure."""

from collections.abc import Callable
from dataclasses import replace

from db.compare.counts import apart as counts_apart
from db.compare.counts import counts, other_things, things
from db.compare.dates import (
    case_in_period,
    dates,
    half_role,
    is_period_of_cases,
    of_periods,
    placed,
    roles,
    share_of_cases,
)
from db.compare.differing import alike
from db.compare.kindred import PERIODS, as_kin
from db.compare.plainly import matched
from db.compare.polarity import same_thing, tone
from db.compare.prints import split
from db.compare.ranges import APART, days, near
from db.compare.saying import as_read, pair, said, strength
from db.compare.scope import Scoping, scoping
from db.compare.sets import one_each, sets, yes_or_no
from db.compare.texts import texts
from db.compare.value import AGREE, LADDER, RANK, Context, Relation, Value
from db.compare.who import who
from db.words.numbers import Count

A_MONTH = 31
DAY = len("2020-01-29")
HALF, MOSTLY = 0.5, 0.6  # shares of words that make two wordings one part, and one utterance
FEW_WORDS = 5  # a quote of fewer words may be anybody's
Rule = Callable[[Value, Value, Context], Relation | None]
RULES: dict[str, Rule] = {
    "count": counts,
    "date": dates,
    "record": one_each,
    "term": one_each,
    "yesno": yes_or_no,
    "set": sets,
    "who": who,
    "text": texts,
}


def relate(a: Value, b: Value, context: Context) -> tuple[Relation, ...]:
    """How the first relates to the second, the weightiest first; empty where nothing can be said."""
    if a.subject != b.subject or a.property != b.property:
        a, b = as_kin(a), as_kin(b)
    if a.subject != b.subject:
        found = [elsewhere(a, b, context)]
    elif of_periods(a, b):
        found = [share_of_cases(a, b, context)]
    elif a.property != b.property:
        return ()
    else:
        found = [*values(a, b, context), credited(a, b, context)]
    return tuple(sorted((one for one in found if one), key=lambda one: RANK[one.name]))


def at_once(a: Value, b: Value, context: Context) -> tuple[Relation, ...] | None:
    """What relate gives for the pairs that are most common, told at a glance; None for all others.

    Two exact counts of one unit without a scope, or two days of one part, said equally strongly of what is not going
    on, in nobody's voice yet.
    """
    if a.type != b.type or a.property != b.property or a.subject != b.subject or a.scope is not b.scope:
        return None
    if a.modality != b.modality or a.denies or b.denies or a.claimant or b.claimant or context.running(a.subject):
        return None
    if a.count and b.count:
        exact = a.count.qualifier == b.count.qualifier == "exact" and a.unit == b.unit
        return (counts_apart(a, b, context),) if exact and a.count.best != b.count.best else None
    if a.date and b.date and a.type == "date" and a.role == b.role and len(a.date.edtf) == len(b.date.edtf) == DAY:
        days_ = a.date.precision == b.date.precision == "day" and (a.date.edtf + b.date.edtf).isascii()
        plain = days_ and a.date.edtf[:4].isdigit() and b.date.edtf[:4].isdigit() and a.date.low != b.date.low
        return (placed(a, b, context, APART),) if plain else None
    return None


def values(a: Value, b: Value, context: Context) -> list[Relation]:
    """What the values say to each other within their scopes."""
    a, b = matched(a, b, context)
    if a.type != b.type:
        return denied_in_words(a, b, context) if a.denies != b.denies else []
    if a.denies != b.denies:
        return denied(a, b, context)
    by_role = roles(a, b, context) if a.type == "date" else None
    if by_role:
        return [by_role]
    verdict = RULES[a.type](a, b, context)
    scopes = scoping(a, b, context)
    if other_things(a, b):
        if scopes.apart:
            return [apart(a, b, scopes, context)]
        return [things(a, b, context)]
    if verdict is None or verdict.name == "words_differ":
        return [verdict] if verdict and not scopes.apart else []
    if scopes.apart or (verdict.clash and scopes.half and not context.single(a.subject)):
        return [apart(a, b, scopes, context)]
    if verdict.clash and a.type == "count" and context.running(a.subject) and not at_one_time(a, b):
        return [another_time(a, b, context)]
    if a.denies and verdict.clash:
        return []
    if verdict.clash and a.type == "date":
        verdict = half_role(a, b, context) or verdict
    verdict = noted(verdict, scopes)
    stronger = strengths(a, b, context, verdict)
    if stronger:
        return [stronger] if verdict.name == "same" else [stronger, verdict]
    return [within_one(a, b, verdict)]


def noted(verdict: Relation, scopes: Scoping) -> Relation:
    """The relation with what only one of the two says of its scope."""
    if not scopes.half:
        return verdict
    why = f"{verdict.why} Only one of them says what it covers: {scopes.words}."
    return replace(verdict, why=why, params={**verdict.params, "only_one_says": " ".join(scopes.half)})


def apart(a: Value, b: Value, scopes: Scoping, context: Context) -> Relation:
    """Values of different scopes, which are never set against each other."""
    why = f"{pair(a, b, context)} do not cover the same: {scopes.words}. Neither contradicts the other."
    return Relation("scope_differs", "scope", why, {"scope": " ".join((*scopes.parts, *scopes.half))})


def at_one_time(a: Value, b: Value) -> bool:
    """Whether two articles came out within a month, so that their counts are of one time."""
    if a.articles & b.articles:
        return True
    if not a.published or not b.published:
        return False
    one, other = days(a.published), days(b.published)
    return max(one.high, other.high) - min(one.low, other.low) <= A_MONTH


def another_time(a: Value, b: Value, context: Context) -> Relation:
    """Counts of what goes on, by sources of different times."""
    why = (
        f"{pair(a, b, context)} are counted as of different days, or of days that are not known, while it went on. "
        "Neither contradicts the other."
    )
    return Relation("scope_differs", "scope.as_of", why, {"scope": "as_of"})


def denied(a: Value, b: Value, context: Context) -> list[Relation]:
    """One asserts what the other denies."""
    verdict = RULES[a.type](a, b, context)
    if verdict is None or scoping(a, b, context).apart:
        return []
    denial, other = (a, b) if a.denies else (b, a)
    if a.type == "text" and verdict.name not in AGREE:
        if not same_thing(tone(a.text or a.said), tone(b.text or b.said)):
            return [verdict] if verdict.name == "words_differ" else []
    elif verdict.name not in AGREE:
        return []
    why = f"One denies what the other asserts: {said(denial, context)} is denied."
    soft = ""
    if verdict.name == ("refines" if denial is a else "refined_by"):
        soft = "what is denied is more exact than what is asserted"
        why += f" What the other asserts is wider ({as_read(other, context)})."
    return [within_one(a, b, Relation("disjoint", "denied", why, clash=True, soft=soft))]


def denied_in_words(a: Value, b: Value, context: Context) -> list[Relation]:
    """A denial that names no value, of what the other gives a value for."""
    denial, other = (a, b) if a.denies else (b, a)
    if denial.type != "text" or scoping(a, b, context).apart:
        return []
    why = f"One denies, without a value, what the other asserts: {said(denial, context)}, and {said(other, context)}."
    return [Relation("disjoint", "denied.words", why, clash=True, soft="the denial names no value")]


def strengths(a: Value, b: Value, context: Context, verdict: Relation) -> Relation | None:
    """The same, said more or less strongly; a step on the ladder is no contradiction."""
    if verdict.name not in AGREE or a.modality == b.modality:
        return None
    up = LADDER.index(a.modality) > LADDER.index(b.modality)
    strong, weak = (a, b) if up else (b, a)
    why = f"Said more strongly by one than by the other: {strength(strong)}, and {strength(weak)}"
    why += f" ({pair(strong, weak, context)})."
    params = {"steps": f"{strong.modality} / {weak.modality}"}
    return Relation("stronger" if up else "weaker", "strength", why, params)


def within_one(a: Value, b: Value, verdict: Relation) -> Relation:
    """Two values that clash in one article and one voice: the article contradicts itself."""
    if not verdict.clash or verdict.soft or a.claimant != b.claimant or not a.articles & b.articles:
        return verdict
    why = f"One article says both, in one voice. {verdict.why}"
    return replace(verdict, name="contradicts_itself", why=why, params={**verdict.params, "how": verdict.name})


def credited(a: Value, b: Value, context: Context) -> Relation | None:
    """One utterance that is given to two speakers; a report speaks for the body behind it."""
    if a.claimant is None or b.claimant is None or not one_utterance(a, b):
        return None
    if context.speaker(a.claimant) == context.speaker(b.claimant) or not one_part(a, b):
        return None
    speakers = sorted((context.name(a.claimant), context.name(b.claimant)))
    words = said(a, context) if a.said == b.said else pair(a, b, context)
    why = f"The same words are given to two speakers, {speakers[0]} and {speakers[1]}: {words}."
    return Relation("attributed_differently", "words.speaker", why, clash=True)


def one_utterance(a: Value, b: Value) -> bool:
    """Whether two claims are made in quotes of one utterance: as people say, else by the words of the quotes."""
    if a.utterance is not None and b.utterance is not None:
        return a.utterance == b.utterance
    if not a.quoted or not b.quoted or min(len(split(one.quoted).words) for one in (a, b)) < FEW_WORDS:
        return False
    return alike(a.quoted, b.quoted) >= MOSTLY


def one_part(a: Value, b: Value) -> bool:
    """Whether two claims rest on the same part of an utterance, by their words."""
    return not a.said or not b.said or alike(a.said, b.said) >= HALF


def elsewhere(a: Value, b: Value, context: Context) -> Relation | None:
    """Claims about two things: a case outside the period given for it, or a look-alike; never joined otherwise."""
    if of_cases(a, b, context):
        return share_of_cases(a, b, context)
    for event, period in ((a, b), (b, a)):
        timed = event.property == "date" and (period.property in PERIODS or period.role == "window")
        if timed and context.documented(period.subject, event.subject):
            return case_in_period(event, period, context)
    if a.subject == b.subject or a.property != b.property or a.type not in ("count", "text"):
        return None
    if a.type == "count" and (a.unit != b.unit or a.count is None or a.count.qualifier == "unknown"):
        return None
    found = RULES[a.type](a, b, context)
    if found is None or found.name not in AGREE or (a.count and b.count and not one_number(a.count, b.count, context)):
        return None
    why = f"{pair(a, b, context)} are said of two things, {context.name(a.subject)} and {context.name(b.subject)}."
    return Relation("look_alike", f"look_alike.{a.type}", why)


def of_cases(a: Value, b: Value, context: Context) -> bool:
    """Whether both are periods, one given for a report's cases and one for a series that is those cases."""
    if not (is_period_of_cases(a) and is_period_of_cases(b)):
        return False
    ways = ((a.subject, b.subject), (b.subject, a.subject))
    return any(context.documented(one, other) and not context.single(other) for one, other in ways)


def one_number(a: Count, b: Count, context: Context) -> bool:
    """Whether two counts name one number, or nearly one; a range that merely holds another does not."""
    one, other = (next((end for end in (c.best, c.low, c.high) if end is not None), None) for c in (a, b))
    return one == other or near(a, b, context.share)


def unsourced(value: Value) -> Relation | None:
    """The outlet's own voice with nobody behind it, or somebody whom nobody could ask."""
    if value.claimant is not None or value.named:
        return None
    if value.claimant_said:
        why = f"“{value.claimant_said}” names nobody who could be asked."
    else:
        why = "The article says so in its own voice, and nobody is named behind it."
    return Relation("unsourced", "voice", why)
