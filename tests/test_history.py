"""The log as people read it: who changed what when and why, in words, with what is protected covered."""

from pathlib import Path

import pytest
from full_case import ANN, BEN, bare, full_case

from db.case import Case
from db.errors import NotFound
from db.lists.windows import COVER
from db.oplog.history import Step, history, log, outside_steps
from db.oplog.undoing import undo


def said(steps: list[Step]) -> list[tuple[str, str, str, str, str]]:
    """What the steps say without numbers and times."""
    return [(one.person, one.what, one.did, one.old, one.new) for one in steps]


def test_a_record_from_its_making_on(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        steps = history(case, "I1")
    assert said(steps) == [
        ("Ben", "title", "changed", "Shelling of the market", "Shelling of a market"),
        ("Ann", "tags", "added", "", "TG1 check"),
        ("Ann", "title", "set", "", "Shelling of the market"),
        ("Ann", "", "made", "", "incident"),
    ]
    assert [one.operation for one in steps] == [7, 2, 2, 2]
    assert (steps[3].action, steps[3].reason) == ("make", "the first records")
    assert steps[0].at.endswith("Z")


def test_values_are_words(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        with case.write("edit") as writer:
            incident, claim = case.codes.id("I1"), case.codes.id("C1")
            writer.update("incident", incident, {"kind": "act.air_attack", "status": "peer_reviewed"})
            date = {"date": "2020-01", "date_low": "2020-01-01", "date_high": "2020-01-31", "date_precision": "month"}
            writer.update("claim", claim, {**date, "inferred": 1, "claimant": None})
            writer.insert(
                "member", {"owner": claim, "record": case.codes.id("P1"), "involvement": "involvement.ordered"}
            )
        assert said(history(case, "I1"))[:2] == [
            ("Ann", "status", "changed", "todo", "peer reviewed"),
            ("Ann", "kind", "set", "", "air attack"),
        ]
        assert said(history(case, "C1"))[:4] == [
            ("Ann", "members", "added", "", "P1 Example Watch · gave orders"),
            ("Ann", "inferred", "changed", "no", "yes"),
            ("Ann", "claimant", "cleared", "P1 Example Watch", ""),
            ("Ann", "date", "set", "", "2020-01"),
        ]


def test_links_that_are_gone_are_told(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        with case.write("untag", "no need") as writer:
            writer.delete("tagging", case.one("SELECT id FROM tagging"))
        first = history(case, "I1")[0]
        assert (first.what, first.did, first.old, first.new, first.reason) == (
            "tags",
            "taken away",
            "TG1 check",
            "",
            "no need",
        )
        undo(case)
        assert said(history(case, "I1"))[0] == ("Ann", "tags", "added", "", "TG1 check")


def test_it_goes_back_page_by_page(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        whole = history(case, "I1")
        pages: list[Step] = []
        before = None
        while found := history(case, "I1", before=before, limit=1):
            pages += found
            before = found[-1].id
        assert pages == whole
        with pytest.raises(NotFound):
            history(case, "I9")


def test_what_is_protected_is_covered_until_asked_for(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        with case.write("make") as writer:
            writer.insert("victim", {"name": "Samir Haddad", "handling": "protected"})
            note = writer.insert("note", {"about": case.codes.id("I1"), "text": "x"})
            writer.update("note", note, {"about": writer.execute("SELECT id FROM victim")[0][0]})
        steps = history(case, "V1")
        assert "Samir" not in str(steps)
        assert {one.new for one in steps} == {COVER}
        assert all(one.covered for one in steps)
        assert ("Ann", "name", "set", "", "Samir Haddad") in said(history(case, "V1", uncovered=True))
        assert said(history(case, "N2"))[0][3:] == ("I1 Shelling of a market", f"V1 {COVER}")


def test_the_log_of_operations(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        with case.write("edit") as writer:
            writer.update("actor", case.codes.id("P1"), {"description": "a monitor"})
        undo(case)
        found = log(case)
        assert [(one.operation.id, one.operation.action, one.in_effect) for one in found[:3]] == [
            (9, "undo", True),
            (8, "edit", False),
            (7, "edit", True),
        ]
        assert found[-2].codes == ("A1", "P1", "L1", "I1", "I2")
        assert [one.more for one in found[-2:]] == [True, False]
        assert [one.operation.id for one in log(case, person="Ben")] == [7, 6]
        assert [one.operation.id for one in log(case, action="edit", limit=1, before=8)] == [7]
        assert log(case, since="2999-01-01") == []


def test_changes_from_outside(tmp_path: Path) -> None:
    full_case(tmp_path).close()
    connection = bare(tmp_path / "full.db")
    connection.execute("UPDATE incident SET title = 'Hm' WHERE title = 'Another'")
    connection.execute("UPDATE setting SET value = 'Hm' WHERE name = 'title'")
    connection.close()
    with Case.open(tmp_path / "full.db", BEN) as case:
        first, second = outside_steps(case)
        assert (first[0], first[1].what, first[1].old, first[1].new) == ("I2", "title", "Another", "Hm")
        assert (first[1].operation, first[1].action, first[1].person) == (None, "outside pincite", "")
        assert second[0] == "setting title"
        assert history(case, "I2")[0] == first[1]
    with Case.open(tmp_path / "full.db", ANN) as case:
        assert len(outside_steps(case)) == 2
