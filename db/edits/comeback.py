"""The place that a person comes back to: a session row, no operation; never dumped."""

import json
from collections.abc import Mapping
from typing import Any

from db.case import Case


def keep_place(case: Case, place: Mapping[str, Any], person: str | None = None) -> None:
    """Keep where this person is, or the one named; there is one place a person."""
    with case.side() as connection:
        connection.execute(
            "INSERT INTO comeback (person, place, at) VALUES (?1, ?2, ?3) "
            "ON CONFLICT (person) DO UPDATE SET place = ?2, at = ?3",
            (case.person.name if person is None else person, json.dumps(place, ensure_ascii=False), case.clock()),
        )


def kept_place(case: Case) -> dict[str, Any]:
    """Where this person was, of whatever shape it is; {} where nothing is kept, or no such thing."""
    found = case.one("SELECT place FROM comeback WHERE person = ?", (case.person.name,))
    place = json.loads(found) if found else {}
    return place if isinstance(place, dict) else {}


def drop_place(case: Case, person: str) -> None:
    """Forget where a person was."""
    with case.side() as connection:
        connection.execute("DELETE FROM comeback WHERE person = ?", (person,))
