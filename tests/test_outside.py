"""What another program changed is taken over or put back by a person, and is whole in the log either way."""

from pathlib import Path

import pytest
from full_case import ANN, BEN, bare, full_case

from db.case import Case
from db.checks.verifying import verify
from db.edits.outside import adopt, put_back
from db.errors import NeedsReason, Refused
from db.oplog.history import history, outside_steps
from db.oplog.undoing import undo

ACTS = (
    "UPDATE incident SET title = 'Elsewhere' WHERE title = 'Another'",
    "UPDATE assessment SET low = 3 WHERE property = 'killed'",
    "INSERT INTO tag (id, name) SELECT max(id) + 1, 'other' FROM tag",
    "INSERT INTO tagging (id, record, tag) SELECT t.id + 1, i.id, t.tag FROM tagging t, incident i "
    "WHERE i.title = 'Elsewhere'",
    "DELETE FROM tagging WHERE id = (SELECT min(id) FROM tagging)",
    "UPDATE setting SET value = 'Other' WHERE name = 'title'",
)  # fmt: skip


def changed(folder: Path, *acts: str) -> Case:
    """The case after these acts of another program."""
    full_case(folder).close()
    connection = bare(folder / "full.db")
    for act in acts or ACTS:
        connection.execute(act)
    connection.close()
    return Case.open(folder / "full.db", ANN)


def test_adopted_changes_are_an_operation_like_any_other(tmp_path: Path) -> None:
    with changed(tmp_path) as case:
        assert {one.kind for one in verify(case)} == {"outside", "derived"}
        done = adopt(case, "Ben's spreadsheet")
        assert done.sentence == "6 changes from outside pincite adopted (I2, S1, TG2, I1)."
        assert verify(case) == []
        assert outside_steps(case) == []
        step = history(case, "I2")[1]
        assert (step.person, step.action, step.reason, step.new) == ("Ann", "adopt", "Ben's spreadsheet", "Elsewhere")
        assert case.one("SELECT killed_low FROM incident_row WHERE title LIKE 'Shelling%'") == 3
        undo(case)
        assert case.get("I2")["title"] == "Another"
        assert case.get("TG2")["withdrawn"]
        assert verify(case) == []


def test_the_site_is_put_back(tmp_path: Path) -> None:
    sql = "SELECT * FROM site"
    with full_case(tmp_path) as case:
        before = case.rows(sql)
    acts = ("UPDATE site SET uuid = 'x', letter = 'q'", "INSERT INTO site (site, uuid, letter) VALUES (9, 'y', 'z')")
    with changed(tmp_path, *acts) as case:
        assert [what for what, _ in outside_steps(case)] == [f"site {before[0][0]}"] * 2 + ["site 9"]
        put_back(case, "a mistake")
        assert case.rows(sql) == before
        assert verify(case) == []


def test_put_back_changes_leave_the_state_as_it_was(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        before = case.dicts("SELECT * FROM tagging"), case.get("S1"), case.get("I2"), case.settings()
    with changed(tmp_path) as case:
        done = put_back(case, "a mistake")
        assert done.sentence.startswith("6 changes from outside pincite put back (")
        assert (case.dicts("SELECT * FROM tagging"), case.get("S1"), case.get("I2"), case.settings()) == before
        assert case.get("TG2")["withdrawn"] == "put back: made outside pincite"
        assert verify(case) == []


def test_later_work_stands_against_putting_back(tmp_path: Path) -> None:
    with changed(tmp_path, ACTS[0]) as case:
        with Case.open(case.path, BEN) as other, other.write("edit") as writer:
            writer.update("incident", case.codes.id("I2"), {"title": "Mine"})
        with pytest.raises(Refused, match=r"The changes from outside cannot be put back: Ben changed I2 \(title\)"):
            put_back(case, "a mistake")
        assert len(outside_steps(case)) == 1
        adopt(case, "it is so")
        assert verify(case) == []


def test_both_ask_for_a_reason_and_for_something_to_do(tmp_path: Path) -> None:
    with changed(tmp_path, ACTS[0]) as case:
        for act in (adopt, put_back):
            with pytest.raises(NeedsReason):
                act(case, " ")
        adopt(case, "it is so")
        for act in (adopt, put_back):
            with pytest.raises(Refused, match="Nothing was changed outside pincite"):
                act(case, "again")
