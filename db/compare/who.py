"""Rules for who is said to have done it: sets with an operator, compared as what they leave open. Pure."""

from db.compare.kin import akin, lies_in
from db.compare.saying import as_read, said
from db.compare.value import Context, Member, Relation, Value

# What makes nobody the one who did it: a claim of this alone speaks of support and leaves open who did it.
BESIDE = frozenset(
    f"involvement.{word}" for word in ("supported", "political", "superior", "passive", "present", "planned")
)
VAGUE = frozenset({"", "involvement.unknown", "involvement.suspected"})
Members = tuple[Member, ...]


def who(a: Value, b: Value, context: Context) -> Relation | None:
    """Two attributions; None where one speaks of doing and the other of supporting alone."""
    if not a.members or not b.members:
        return None
    did_a, did_b = doers(a), doers(b)
    if bool(did_a) != bool(did_b):
        return None
    one, other = (did_a, did_b) if did_a else (a.members, b.members)
    if not paired(one, other, context):
        return others(a, b, one, other, context)
    if operator(a, one) != operator(b, other):
        open_ = "unknown" in (operator(a, one), operator(b, other))
        return differs(a, b, context, "who.operator", clash=not open_)
    if did_a and not paired(beside(a), beside(b), context):
        return differs(a, b, context, "who.support", clash=False)
    return nested(a, b, one, other, context)


def doers(value: Value) -> Members:
    """Those who are said to have done it themselves."""
    return tuple(one for one in value.members if one.involvement not in BESIDE)


def beside(value: Value) -> Members:
    """Those who are said to have supported it or to answer for it."""
    return tuple(one for one in value.members if one.involvement in BESIDE)


def operator(value: Value, members: Members) -> str:
    """How the members belong together; of one alone there is nothing to say."""
    return "each" if len(members) == 1 else (value.operator or "unknown")


def paired(one: Members, other: Members, context: Context) -> bool:
    """Whether each member of both has one in the other that is the same or of the same body."""
    return all(any(akin(x.key, y.key, context) for y in other) for x in one) and all(
        any(akin(x.key, y.key, context) for x in one) for y in other
    )


def others(a: Value, b: Value, one: Members, other: Members, context: Context) -> Relation | None:
    """The sets differ: one of several that the other leaves open, or others than it names."""
    for first, second, value, name in ((one, other, b, "refines"), (other, one, a, "refined_by")):
        chosen = all(any(lies_in(x.key, y.key, context) for y in second) for x in first)
        if chosen and operator(value, second) in ("one_of", "including"):
            why = f"{said_both(a, b, context)}: one names what the other leaves open."
            return Relation(name, "who.one_of", why)
    if "including" in (a.operator, b.operator):
        return None
    return differs(a, b, context, "who.members", clash=True)


def differs(a: Value, b: Value, context: Context, rule: str, *, clash: bool) -> Relation:
    """Who did it is put differently."""
    why = f"Who did it is put differently: {said_both(a, b, context)}."
    params = {"operators": " / ".join(sorted((a.operator or "unknown", b.operator or "unknown")))}
    return Relation("attribution_differs", rule, why, params, clash=clash)


def said_both(a: Value, b: Value, context: Context) -> str:
    """Both attributions, as said and as read."""
    return "; ".join(f"{said(one, context)} ({as_read(one, context)})" for one in (a, b))


def nested(a: Value, b: Value, one: Members, other: Members, context: Context) -> Relation | None:
    """The same members, or forces within the bodies that the other names, or a degree that the other leaves open."""
    finer = all(any(finer_than(x, y, context) for y in other) for x in one)
    coarser = all(any(finer_than(y, x, context) for x in one) for y in other)
    if finer and coarser:
        return Relation("same", "who.equal", f"Both name {as_read(a, context)}.")
    why = f"{said_both(a, b, context)}: one names forces of the body that the other names, or says more of its part."
    if finer or coarser:
        return Relation("refines" if finer else "refined_by", "who.within", why)
    degrees = {m.involvement for m in one} ^ {m.involvement for m in other}
    if degrees - VAGUE:
        return differs(a, b, context, "who.involvement", clash=False)
    return Relation("approximately_same", "who.within", why)


def finer_than(x: Member, y: Member, context: Context) -> bool:
    """Whether one member is or lies within the other, in the same or a more exact degree."""
    return lies_in(x.key, y.key, context) and (x.involvement == y.involvement or y.involvement in VAGUE)
