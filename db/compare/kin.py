"""Which terms lie within others, and which properties may have several values at once. Own lists, published. Pure."""

from db.compare.value import Context, Key

# A hospital is a medical facility, a medical facility a civilian object.
WITHIN: dict[str, str] = {
    "target.hospital": "target.medical_facility",
    "target.clinic": "target.medical_facility",
    "target.medical_facility": "target.civilian_object",
    "target.school": "target.civilian_object",
    "target.market": "target.civilian_object",
    "target.residential": "target.civilian_object",
    "target.displaced_site": "target.civilian_object",
    "target.worship": "target.civilian_object",
    "target.convoy": "target.civilian_object",
    "weapon.helicopter": "weapon.airstrike",
    "weapon.barrel_bomb": "weapon.airstrike",
    "weapon.unguided_bomb": "weapon.airstrike",
    "weapon.drone": "weapon.airstrike",
    "weapon.shelling": "weapon.ground_attack",
    "weapon.small_arms": "weapon.ground_attack",
    "act.air_attack": "act.attack",
    "act.ground_attack": "act.attack",
    "act.shelling": "act.ground_attack",
    "act.chemical_attack": "act.attack",
    "effect.damaged": "effect.hit",
    "effect.destroyed": "effect.hit",
}
# How an attack was carried out, and with what: one of each may be said of the same attack.
MUNITIONS = frozenset(
    f"weapon.{word}"
    for word in ("barrel_bomb", "cluster_munition", "unguided_bomb", "chemical", "rocket", "mine", "explosive")
)
UNSAID = ("unknown", "other", "not_said")
# Several values may hold at once, whatever the subject.
MANY = frozenset(
    "legal effect targets weapons basis backs accused statement purpose cause response conditions demand status "
    "comparison character parties affiliated investigated_by attempted_by blocked_by near".split()
)
# Several values may hold at once of a series, a campaign or an aggregate.
MANY_OF_SEVERAL = frozenset({"weapon", "target", "act", "place", "who"})


def unsaid(key: Key) -> bool:
    """Whether a term says nothing: unknown, other."""
    return isinstance(key, str) and key.rpartition(".")[2] in UNSAID


def lies_in(one: Key, other: Key, context: Context) -> bool:
    """Whether one is the other or lies within it."""
    return one == other or other in lineage(one, context)


def lineage(key: Key, context: Context) -> tuple[Key, ...]:
    """What a term or record lies within, the nearest first."""
    if not isinstance(key, str):
        return context.inside(key)
    found: list[Key] = []
    while key in WITHIN:
        key = WITHIN[key]
        found.append(key)
    return tuple(found)


def akin(one: Key, other: Key, context: Context) -> bool:
    """Whether one lies within the other, whichever way."""
    return lies_in(one, other, context) or lies_in(other, one, context)


def root(key: Key, context: Context) -> Key:
    """The outermost that it lies within, itself where there is none."""
    return next(reversed(lineage(key, context)), key)


def exclusive(prop: str, subject: int, context: Context) -> bool:
    """Whether a subject can have one value alone for a property."""
    return prop not in MANY and (prop not in MANY_OF_SEVERAL or context.single(subject))
