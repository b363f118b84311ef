"""Rows of lists that SQLite makes by itself are those that the rules make of the same values."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from empty_case import empty_case

from db import held_rows
from db.case import Case
from db.checks.file import wrong
from db.checks.findings import Reader, unmoved
from db.derive import PROPERTIES, Derived
from db.sqlite import IntegrityError, among

COUNTS = (None, 0, 7, 1234567)
QUALIFIERS = (None, "exact", "about", "nearly", "at_least")
UNITS = (None, "unit.civilians")
DATES: tuple[tuple[str | None, ...], ...] = (
    ("2020-01-29", "2020-01-29", "2020-01-29"),
    ("2020-01", "2020-01-01", "2020-01-31"),
    ("../2020-02-20", None, "2020-02-20"),
    ("XXXX-09-30", None, None),
    (None, None, None),
)


@pytest.fixture(params=[held_rows.SOME, 0])
def case(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    monkeypatch.setattr(held_rows, "SOME", request.param)
    with empty_case(tmp_path) as made:
        yield made


def hold(case: Case, rows: list[dict[str, Any]]) -> list[int]:
    """An incident for each of these assessments that the file takes; the incidents."""
    made = []
    with case.write("make") as writer:
        for values in rows:
            incident = writer.insert("incident", {"title": "x"})
            try:
                writer.insert("assessment", {"subject": incident, **values})
            except IntegrityError:
                continue
            made.append(incident)
    return made


def quick(case: Case) -> set[int]:
    """Incidents whose rows SQLite makes by itself."""
    ids = [row[0] for row in case.rows("SELECT id FROM incident")]
    return set(ids) - held_rows.several(case.connection, ids, PROPERTIES)


def check(case: Case, incidents: list[int]) -> None:
    """They are dealt with here, and as the rules would do it."""
    assert set(incidents) <= quick(case)
    assert wrong(Reader(case, unmoved), incidents) == set()


def test_counts_are_shown_as_the_rules_show_them(case: Case) -> None:
    names = ("property", "low", "best", "high", "qualifier", "unit")
    every = product(("killed", "injured", "missing"), COUNTS, COUNTS, COUNTS, QUALIFIERS, UNITS)
    made = hold(case, [dict(zip(names, one, strict=True)) for one in every])
    check(case, made)
    shown = {row[0] for row in case.rows("SELECT killed FROM incident_row")}
    assert {"~1,234,567", "7–1,234,567", "7+", "≤7", "?", "0", ""} <= shown


def test_dates_and_places_are_shown_as_the_rules_show_them(case: Case) -> None:
    with case.write("make") as writer:
        places = [writer.insert("place", {"name": "Ariha", "handling": how}) for how in (None, "protected")]
    dates = [dict(zip(("date", "date_low", "date_high"), one, strict=True)) for one in DATES]
    made = hold(case, [{"property": "date", **one} for one in dates])
    made += hold(case, [{"property": "place", "record": one} for one in (*places, None)])
    check(case, made)
    assert {row[0] for row in case.rows("SELECT place_name FROM incident_row")} == {"", "Ariha", "▒▒▒ covered"}
    assert ("XXXX-09-30", "~", "~") in case.rows("SELECT date, date_low, date_high FROM incident_row")


def test_two_values_and_who_did_it_are_left_to_the_rules(case: Case) -> None:
    made = hold(case, [{"property": "who", "operator": "unknown"}, {"property": "killed", "low": 3}])
    with case.write("make") as writer:
        writer.insert("assessment", {"subject": made[1], "property": "killed", "low": 4, "unit": "unit.civilians"})
        writer.insert("assessment", {"subject": made[0], "property": "killed", "low": 4, "held": 0})
    assert not quick(case) & set(made)
    assert wrong(Reader(case, unmoved), made) == set()


def test_rows_made_again_keep_the_open_questions(case: Case) -> None:
    made = hold(case, [{"property": "killed", "low": 3}] * 2)
    with case.side() as connection:
        connection.execute("INSERT INTO maybe_same (a, b, weight) VALUES (?, ?, 3)", made)
        Derived(connection).incidents(made)
    assert case.rows("SELECT open FROM incident_row") == [(1,), (1,)]
    assert wrong(Reader(case, unmoved), made) == set()


def test_a_run_of_ids_is_a_range_and_others_are_a_list() -> None:
    assert among([4, 5, 6]) == ("BETWEEN ?1 AND ?2", (4, 6))
    assert among([4]) == ("BETWEEN ?1 AND ?2", (4, 4))
    assert among([4, 6]) == ("IN (SELECT value FROM json_each(?1))", ("[4,6]",))
    assert among([]) == ("IN (SELECT value FROM json_each(?1))", ("[]",))
