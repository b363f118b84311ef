"""Rules for counts, and for counts of different things. Pure."""

from db.compare.ranges import APART, EQUAL, HOLDS, OVERLAP, WITHIN, lie, near, of_count
from db.compare.saying import as_read, pair, said
from db.compare.value import PEOPLE_UNITS, Context, Relation, Value
from db.values import word

OF_A_REPORT = frozenset({"cases", "incidents"})  # units that name no kind of thing


def counts(a: Value, b: Value, context: Context) -> Relation | None:
    """Two counts of one thing as ranges; None where one of them names no number."""
    if a.count is None or b.count is None:
        return None
    one, other = of_count(a.count, context.share), of_count(b.count, context.share)
    if one is None or other is None:
        return None
    if a.count == b.count:
        return Relation("same", "count.equal", f"Both say {as_read(a, context)}.")
    if near(a.count, b.count, context.share):
        within = f"within {context.share * 100:g} % of each other"
        why = f"{pair(a, b, context)}: at least one is approximate, and they lie {within}."
        return Relation("approximately_same", "count.approximate", why, {"share": f"{context.share:g}"})
    place = lie(one, other)
    if place == APART:
        return apart(a, b, context)
    if place == EQUAL:
        return Relation("same", "count.equal", f"{pair(a, b, context)} leave the same numbers open.")
    if place == OVERLAP:
        return Relation("overlaps", "count.overlap", f"{pair(a, b, context)}: both can be true at once.")
    finer, coarser = (a, b) if place == WITHIN else (b, a)
    why = f"{said(finer, context)} lies within {said(coarser, context)}: both can be true, and the first says more."
    return Relation({WITHIN: "refines", HOLDS: "refined_by"}[place], "count.within", why)


def apart(a: Value, b: Value, context: Context) -> Relation:
    """Two counts that no number fits; a qualifier that may cover both numbers of a sentence softens."""
    soft = "a qualifier that may belong to this number, too" if a.shared or b.shared else ""
    why = f"No number fits both {pair(a, b, context)}."
    return Relation("disjoint", "count.apart", why, clash=True, soft=soft)


def other_things(a: Value, b: Value) -> bool:
    """Whether two counts are of different kinds of thing; kinds of people are a matter of scope."""
    units = {a.unit or b.unit, b.unit or a.unit}
    return a.count is not None and b.count is not None and len(units) > 1 and not units <= PEOPLE_UNITS


def things(a: Value, b: Value, context: Context) -> Relation:
    """Counts of different kinds of thing: one number for both is a question, two numbers are two counts."""
    kinds = {"units": " / ".join(sorted((a.unit, b.unit)))}
    both = f"{word(a.unit)}, and {word(b.unit)}"
    meeting = counts(a, b, context)
    if meeting and meeting.name in ("same", "approximately_same") and {a.unit, b.unit} & OF_A_REPORT:
        why = f"{pair(a, b, context)} give one number; cases are what a report calls the things it counts."
        return Relation("wording_only", "count.cases", why, kinds)
    if meeting is None or meeting.name == "disjoint":
        why = f"{pair(a, b, context)} count different things: {both}."
        return Relation("scope_differs", "scope.thing", why, kinds)
    why = f"{pair(a, b, context)}: the number can be one, the kind of thing is not: {both}."
    clash = meeting.name in ("same", "approximately_same")
    return Relation("type_differs", "count.type", why, kinds, clash=clash)
