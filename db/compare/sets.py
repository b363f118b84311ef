"""Rules for records, terms and sets of them: by hierarchy, and by whether several may hold at once. Pure."""

from db.compare.kin import MUNITIONS, akin, exclusive, lies_in, lineage, root, unsaid
from db.compare.saying import as_read, pair, said
from db.compare.value import Context, Key, Relation, Value

OPEN_SETS = frozenset({"including", "or", "one_of"})


def one_each(a: Value, b: Value, context: Context) -> Relation | None:
    """Two records or terms, one each."""
    if not a.members or not b.members:
        return None
    one, other = a.members[0].key, b.members[0].key
    if one == other:
        return Relation("same", "record.equal", f"Both say {as_read(a, context)}.")
    if unsaid(one) or unsaid(other):
        if unsaid(one) and unsaid(other):
            return None
        return nested(a, b, context, "refines" if unsaid(other) else "refined_by")
    if lies_in(one, other, context):
        return nested(a, b, context, "refines")
    if lies_in(other, one, context):
        return nested(a, b, context, "refined_by")
    if may_both(one, other, context):
        return Relation("overlaps", "record.both", f"{pair(a, b, context)}: both can be true at once.")
    if not exclusive(a.property, a.subject, context):
        return None
    first, second = told_apart(a, b, context)
    why = f"{pair(a, b, context)}: {first} is not {second}, and neither lies in the other."
    return Relation("disjoint", "record.apart", why, clash=True)


def nested(a: Value, b: Value, context: Context, name: str) -> Relation:
    """One lies within the other; two places of one name are said to be two."""
    finer, coarser = (a, b) if name == "refines" else (b, a)
    inner, outer = told_apart(finer, coarser, context)
    why = f"{inner} lies within {outer}"
    both = "they are two places, and both can be right" if a.property == "place" else "both can be true"
    return Relation(name, "record.within", f"{why}: {both}.")


def told_apart(a: Value, b: Value, context: Context) -> tuple[str, str]:
    """Both as read; two records of one name with what they are: Idlib (city), Idlib (governorate)."""
    one, other = as_read(a, context), as_read(b, context)
    if context.quiet or one != other or not a.members or not b.members:
        return one, other
    kinds = (context.kind(value.members[0].key) for value in (a, b))
    first, second = (f"{one} ({kind})" if kind else one for kind in kinds)
    return first, second


def may_both(one: Key, other: Key, context: Context) -> bool:
    """Whether two values that do not nest may be said of one thing: a place in a loosely drawn area, how and what."""
    if isinstance(one, str) and isinstance(other, str):
        if (one in MUNITIONS) == (other in MUNITIONS):
            return False
        roots = {str(root(one, context)), str(root(other, context))}
        return roots != {"weapon.airstrike", "weapon.ground_attack"}
    return reaches(one, other, context) or reaches(other, one, context)


def reaches(area: Key, place: Key, context: Context) -> bool:
    """Whether a descriptive area may reach into a place, both lying within what the area lies in."""
    if not isinstance(area, int) or not context.loose(area):
        return False
    around = lineage(area, context)[:1]
    return bool(around) and around[0] in lineage(place, context)


def yes_or_no(a: Value, b: Value, context: Context) -> Relation | None:
    """Yes against no."""
    if a.yesno is None or b.yesno is None:
        return None
    if a.yesno == b.yesno:
        return Relation("same", "yesno.equal", f"Both say {as_read(a, context)}.")
    return Relation("disjoint", "yesno.apart", f"{pair(a, b, context)}: one says yes, the other no.", clash=True)


def sets(a: Value, b: Value, context: Context) -> Relation | None:
    """Two sets of records or terms, complete or including."""
    one, other = keys(a), keys(b)
    if not one or not other:
        return None
    if one == other:
        return same_members(a, b, context)
    finer, coarser = covered(one, other, context), covered(other, one, context)
    if finer != coarser:
        name = "refines" if finer else "refined_by"
        inner, outer = (a, b) if finer else (b, a)
        why = f"All of {said(inner, context)} lies within {said(outer, context)} ({as_read(inner, context)}; "
        return Relation(name, "set.within", f"{why}{as_read(outer, context)}).")
    if any(akin(x, y, context) or may_both(x, y, context) for x in one for y in other):
        why = f"{pair(a, b, context)} can have some in common ({as_read(a, context)}; {as_read(b, context)})."
        return Relation("overlaps", "set.overlap", why)
    if not exclusive(a.property, a.subject, context) or OPEN_SETS & {a.operator, b.operator}:
        return None
    return Relation("disjoint", "set.apart", f"{pair(a, b, context)} have nothing in common.", clash=True)


def same_members(a: Value, b: Value, context: Context) -> Relation:
    """The same members: the same, unless one leaves more open or joins them by "or"."""
    if a.operator == b.operator:
        return Relation("same", "set.equal", f"Both say {as_read(a, context)}.")
    if "including" in (a.operator, b.operator):
        name = "refined_by" if a.operator == "including" else "refines"
        return Relation(name, "set.including", f"{pair(a, b, context)} name the same; one says that there are more.")
    why = f"{pair(a, b, context)} name the same, joined otherwise: {as_read(a, context)}; {as_read(b, context)}."
    return Relation("overlaps", "set.joined", why)


def keys(value: Value) -> frozenset[Key]:
    """The members of a set."""
    return frozenset(one.key for one in value.members)


def covered(one: frozenset[Key], other: frozenset[Key], context: Context) -> bool:
    """Whether each member of one is or lies within a member of the other."""
    return all(any(lies_in(x, y, context) for y in other) for x in one)
