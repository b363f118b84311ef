"""What two values cover: periods, areas, units of people, whom. Looked at before anything else. Pure."""

from collections.abc import Callable

from db.classes import dataclass
from db.compare.ranges import ends, meet
from db.compare.value import PEOPLE_UNITS, Context, Scope, Value
from db.compare.wording import bare, same_meaning
from db.values import word
from db.words.dates import show_date
from db.words.edtf import Date


@dataclass(frozen=True, slots=True)
class Scoping:
    """Where two scopes part: in which respects, what only the first or only the second says, and words for it."""

    parts: tuple[str, ...] = ()
    first_alone: tuple[str, ...] = ()
    second_alone: tuple[str, ...] = ()
    words: str = ""

    @property
    def apart(self) -> bool:
        """Whether they cover different things: they say so, or each says something that the other leaves open."""
        return bool(self.parts or (self.first_alone and self.second_alone))

    @property
    def half(self) -> tuple[str, ...]:
        """What one of them alone says."""
        return tuple(sorted((*self.first_alone, *self.second_alone)))


NO_DIFFERENCE = Scoping()


def scoping(a: Value, b: Value, context: Context) -> Scoping:
    """How the scopes of two values differ."""
    if a.scope == b.scope and a.unit == b.unit and part_of_all(a) == part_of_all(b):
        return NO_DIFFERENCE
    parts: list[str] = []
    alone: tuple[list[str], list[str]] = ([], [])
    said: list[str] = []
    for name, differ, show in ASPECTS:
        one, other = show(a, context), show(b, context)
        if one and other and differ(a, b):
            parts.append(name)
            said.append(f"{one}, and {other}")
        elif bool(one) != bool(other) and name in UNSAID:
            alone[0 if one else 1].append(name)
            said.append(f"{one or UNSAID[name]}, and {other or UNSAID[name]}")
    return Scoping(tuple(parts), tuple(alone[0]), tuple(alone[1]), "; ".join(said))


def both_people(a: Value, b: Value) -> bool:
    """Whether both count people; a count without a unit counts what the other does, of a kind that is not said."""
    units = {a.unit, b.unit} - {""}
    return a.count is not None and b.count is not None and bool(units) and units <= PEOPLE_UNITS


def part_of_all(value: Value) -> bool:
    """Whether a count is of a part: most of so many."""
    return value.count is not None and value.count.qualifier == "most_of"


def other_people(a: Value, b: Value) -> bool:
    """Whether two counts are of different people."""
    return both_people(a, b) and whoever(a.unit) != whoever(b.unit)


def whoever(unit: str) -> str:
    """A unit of people; where none is said they are people."""
    return "people" if unit in ("", "not_said") else unit


def other_share(a: Value, b: Value) -> bool:
    """Whether one count is of a part of what the other counts."""
    return part_of_all(a) != part_of_all(b)


def other_window(a: Value, b: Value) -> bool:
    """Whether two periods differ by more than how exactly they are given."""
    one, other = a.scope, b.scope
    if one.until != other.until or one.window is None or other.window is None:
        return (one.until, one.window) != (other.until, other.window)
    return not alike(one.window, other.window)


def alike(one: Date, other: Date) -> bool:
    """Whether both ends of two periods may be the same days."""
    if one.low is None and one.high is None:
        return one.edtf == other.edtf
    return all(meet(x, y) for x, y in zip(ends(one), ends(other), strict=True))


def other_area(a: Value, b: Value) -> bool:
    """Whether two areas differ; a part of an area is another one."""
    return a.scope.area != b.scope.area


def other_whom(a: Value, b: Value) -> bool:
    """Whether they count or speak of others, by the words of the sources."""
    one, other = a.scope.whom, b.scope.whom
    return bare(one) != bare(other) and not same_meaning(one, other)


def window_words(value: Value, context: Context) -> str:
    """The period in words, '' where there is none."""
    return scope_window(value.scope, context)


def scope_window(scope: Scope, context: Context) -> str:
    """A scope's period in words, '' where there is none."""
    until = f"before “{context.name(scope.until)}”" if scope.until else ""
    return " ".join(part for part in (show_date(scope.window) if scope.window else "", until) if part)


def area_words(value: Value, context: Context) -> str:
    """The area in words."""
    return context.name(value.scope.area) if value.scope.area else ""


def whom_words(value: Value, _: Context) -> str:
    """Whom it counts or speaks of, as said."""
    return f"“{value.scope.whom}”" if value.scope.whom else ""


def people_words(value: Value, _: Context) -> str:
    """The unit of people."""
    if value.count is None:
        return ""
    return word(value.unit) if whoever(value.unit) != "people" else "people of whom no more is said"


def share_words(value: Value, _: Context) -> str:
    """Whether a part or the whole is counted."""
    if value.count is None:
        return ""
    return "most of them" if part_of_all(value) else "all of them"


Aspect = tuple[str, Callable[[Value, Value], bool], Callable[[Value, Context], str]]
ASPECTS: tuple[Aspect, ...] = (
    ("share", other_share, share_words),
    ("window", other_window, window_words),
    ("area", other_area, area_words),
    ("people", other_people, people_words),
    ("whom", other_whom, whom_words),
)
UNSAID = {"window": "no period", "area": "no area", "whom": "nothing more of whom"}
