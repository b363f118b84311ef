"""The place that a person comes back to: a session row, no operation; never dumped."""

import json
from collections.abc import Mapping
from typing import Any

from db.case import Case


def keep_place(case: Case, place: Mapping[str, Any]) -> None:
    """Keep where this person is; there is one place a person."""
    with case.side() as connection:
        connection.execute(
            "INSERT INTO comeback (person, place, at) VALUES (?1, ?2, ?3) "
            "ON CONFLICT (person) DO UPDATE SET place = ?2, at = ?3",
            (case.person.name, json.dumps(place, ensure_ascii=False), case.clock()),
        )


def kept_place(case: Case) -> dict[str, Any]:
    """Where this person was; {} where nothing is kept."""
    found = case.one("SELECT place FROM comeback WHERE person = ?", (case.person.name,))
    return dict(json.loads(found)) if found else {}
