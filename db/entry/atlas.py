"""The places of the gazetteer that a typed name may mean, each with the fields of a new record of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from db.case import Case
from db.entry.spots import bare
from db.errors import Invalid, NotFound
from db.suggest.gazetteer.keys import written
from db.suggest.gazetteer.places import Place, begun
from db.suggest.reading import place_entries, wide

LARGE = frozenset({"governorate", "region", "country"})  # kinds whose names the case may have with their word
SHORTEST = 3  # letters from which on places are looked for
MOST = 8
HELD = """SELECT p.kind, w.name FROM place p LEFT JOIN place w ON w.id = p.within WHERE p.withdrawn IS NULL
    AND (p.name COLLATE NOCASE IN (SELECT value FROM json_each(?1)) OR p.id IN
      (SELECT record FROM name WHERE name COLLATE NOCASE IN (SELECT value FROM json_each(?1))))"""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the gazetteer: its name, its kind and what it lies in, and the fields of a record of it."""

    name: str
    note: str
    entries: Mapping[str, str]


def known_places(case: Case, typed: str, most: int = MOST) -> list[KnownPlace]:
    """Places one of whose names begins with what is typed, those of exactly that name first, then those in Syria.

    Without those that the case file has.
    """
    said = written(typed)
    if len(said.replace(" ", "")) < SHORTEST:
        return []
    some = sorted(begun(typed), key=lambda one: rank(one, said))
    new = (one for one in some if not held(case, one))
    return [
        KnownPlace(one.name, told(one, said), place_entries(case, one))
        for one, _ in zip(new, range(most), strict=False)
    ]


def known_place(case: Case, name: str) -> KnownPlace:
    """The one place of a name; NotFound where there is none that the case file does not have, Invalid where several."""
    said = written(name)
    named = [one for one in begun(name) if said in map(written, one.names) and not held(case, one)]
    if not named:
        raise NotFound(f"The gazetteer knows no place named “{name}” that this case does not have yet.")
    if len(named) > 1:
        some = "; ".join(f"{one.name} ({told(one, said)})" for one in named[:MOST])
        raise Invalid(f"The gazetteer knows several places named “{name}”: {some}. Give their fields yourself.")
    return KnownPlace(named[0].name, told(named[0], said), place_entries(case, named[0]))


def rank(place: Place, said: str) -> tuple[bool, bool, int, str]:
    """What is looked for first."""
    names = [written(one) for one in place.names]
    return said not in names, place.country != "Syria", min(map(len, names)), place.name


def told(place: Place, said: str) -> str:
    """What tells a place from others of its name: kind, what it lies in, and the name that was meant."""
    other = "" if written(place.name).startswith(said) else next(
        (one for one in place.others if written(one).startswith(said)), ""
    )  # fmt: skip
    lies = place.within or place.country
    where = f"{place.kind} in {lies}" if lies and lies != place.name else place.kind
    return f"{where}, “{other}”" if other else where


def held(case: Case, place: Place) -> bool:
    """Whether the case file has it: one of its names, of its kind or none, that lies there or nowhere."""
    if place.kind in LARGE and wide(case, place.name):
        return True
    rows = case.rows(HELD, (json.dumps(place.names),))
    return any(
        kind in (None, f"place.{place.kind}") and (not within or bare(within) == bare(place.within))
        for kind, within in rows
    )
