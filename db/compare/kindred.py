"""Properties that say one thing under several names, so that claims coded by different people meet. Own table. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from db.compare.value import Value

PERIODS = frozenset({"period", "majority_period"})
# A property of every case file, and other names that people give it.
NAMES: dict[str, str] = {
    "killed": "deaths dead fatalities death_toll toll killings dead_toll",
    "injured": "wounded injuries hurt wounds",
    "displaced": "fled idps displaced_people displacement fleeing",
    "arrested": "detained arrests detentions",
    "missing": "disappeared disappearances",
    "who": "perpetrator perpetrators blamed blamed_on responsible responsibility attribution attributed_to by_whom "
    "alleged_perpetrator alleged_perpetrators author carried_out_by",
    "place": "location where site town locality",
    "date": "when day date_of_attack attack_date event_date",
    "period": "time_frame timeframe time_span period_covered dates_covered",
    "majority_period": "most_period main_period period_of_most_cases",
    "interviews": "interviewed interviewees people_interviewed number_of_interviews",
    "facilities_closed": "closed closures",
    "attacks": "strikes incidents bombings number_of_attacks",
    "weapons": "weapon method methods means munition munitions",
    "targets": "target what_was_hit objects_hit",
    "intent": "intention deliberateness",
    "legal": "characterisation legal_characterisation qualification crimes",
    "basis": "sources evidence_used methodology rests_on",
    "happened": "took_place occurred",
    "purpose": "aim goal objective",
}
KNOWN = {other: name for name, others in NAMES.items() for other in others.split()} | {name: name for name in NAMES}
# Words in the name of a property that say what is counted.
UNITS = {
    one: one
    for one in "civilians people fighters staff children officials facilities hospitals clinics schools homes".split()
} | {"medics": "staff", "persons": "people", "combatants": "fighters", "houses": "homes"}
EACH = frozenset({"attacks", "strikes", "incidents", "bombings"})


class Kin(NamedTuple):
    """What a property is a name of, and what the name says of the unit and of whom or what is counted."""

    name: str
    unit: str = ""
    whom: str = ""


@lru_cache(2_048)
def kin(code: str) -> Kin:
    """What a property is a name of; itself where nothing is known of it."""
    if code in KNOWN:
        return Kin(KNOWN[code])
    parts = code.lower().split("_")
    units = [UNITS[part] for part in parts if part in UNITS]
    rest = "_".join(part for part in parts if part not in UNITS)
    if units and rest in KNOWN:
        return Kin(KNOWN[rest], units[-1])
    if len(parts) > 1 and parts[-1] in EACH:
        return Kin("attacks", "attacks", " ".join(parts))
    return Kin(code)


def family(code: str) -> str:
    """What the claims of a property are compared among; the dates and periods of a thing are one family."""
    name = kin(code).name
    return "date" if name in PERIODS else name


def families(codes: Iterable[str], known: Iterable[str]) -> list[str]:
    """Those of the known properties that are of the families of some, these included."""
    wanted = set(codes)
    names = {family(code) for code in wanted}
    return sorted(wanted | {code for code in known if family(code) in names})


def shown(one: str, other: str) -> str:
    """The property under which a relation of claims of two is kept."""
    return one if one == other or kin(one).name == one or (kin(other).name != other and one < other) else other


def as_kin(value: Value) -> Value:
    """A value under the name that its family has, with what its own name says of what is counted."""
    found = kin(value.property)
    if found.name == value.property and not found.unit:
        return value
    if value.count is None:
        return replace(value, property=found.name)
    unit = found.unit if value.unit in ("", "not_said") and found.unit else value.unit
    scope = value.scope if value.scope.whom or not found.whom else replace(value.scope, whom=found.whom)
    return replace(value, property=found.name, unit=unit, scope=scope)
