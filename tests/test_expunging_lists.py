"""Words in the codes of a case file's own lists go as well: in the lists, in what names an entry, and in the log."""

import json
from pathlib import Path

import pytest
from full_case import ANN, bare, full_case, without_triggers
from test_expunging import WHY, erase, held

from db.case import Case
from db.checks.verifying import verify
from db.creating import create
from db.edits.drafts import keep_draft
from db.edits.expunge import Everywhere, expunge
from db.edits.holds import hold
from db.errors import NeedsYes, Refused
from db.importing.dump import dump
from db.importing.load import load
from db.oplog.journal import head
from db.oplog.undoing import undo

NAME = "Samir Haddad"
LINES = (
    {"kind": "property", "code": "samir_haddad_seen", "label": "seen by Samir Haddad", "value_type": "term",
     "of": "samir_haddad_s_people"},
    {"kind": "property", "code": "seen_at_samir-haddad's", "value_type": "count", "unit": "cups of Samir Haddad"},
    {"kind": "term", "list": "weapon", "word": "samir_haddads_gun", "label": "his gun", "standard": "Samir Haddad's"},
    {"kind": "term", "list": "samir_haddad", "word": "brother"},
    {"kind": "setting", "name": "lawyer of Samir Haddad", "value": "Dana"},
    {"kind": "claim", "subject": "I1", "property": "samir_haddad_seen", "value": "a friend", "status": "draft"},
    {"kind": "claim", "subject": "I1", "property": "weapon", "value": "weapon.samir_haddads_gun", "status": "draft"},
    {"kind": "assessment", "subject": "I2", "property": "seen_at_samir_haddad_s", "value": 3,
     "unit": "cups of Samir Haddad"},
    {"kind": "claim", "subject": "I2", "property": "seen_at_samir_haddad_s", "value": 5,
     "unit": "cups of Samir Haddad", "status": "draft"},
)  # fmt: skip


def listed(folder: Path) -> Case:
    """A case whose own lists have the name in codes, labels and names of lists, used by claims and assessments."""
    case = full_case(folder)
    load(case, "\n".join(json.dumps(line) for line in LINES).encode())
    return case


def test_no_code_of_a_list_holds_it_any_more(tmp_path: Path) -> None:
    with listed(tmp_path) as case:
        before = case.rows("SELECT id, hash FROM operation ORDER BY id")
        assert case.one("SELECT count(*) FROM change WHERE row GLOB '*samir*'") >= 6
        done = erase(case, Everywhere(NAME))
        assert done.clean
        assert "still stand" not in done.sentence
        assert held(case.path, "Samir", "Haddad", "samir_haddad") == []
        assert case.rows("SELECT id, hash FROM operation ORDER BY id")[:-1] == before
        assert verify(case, against=before[-1][1], whole=True) == []
        path = case.path
    assert held(path, "Samir", "Haddad") == []


def test_what_named_an_entry_names_it_still(tmp_path: Path) -> None:
    with listed(tmp_path) as case:
        claims = case.rows("SELECT id FROM claim WHERE property GLOB '*samir*' ORDER BY id")
        erase(case, Everywhere(NAME))
        sql = "SELECT c.id FROM claim c JOIN property p ON p.code = c.property WHERE p.own ORDER BY c.id"
        assert case.rows(sql) == claims
        code, label = case.row("SELECT code, label FROM property WHERE own ORDER BY position") or ("", "")
        assert code.startswith("expunged_")
        assert label == "seen by ████████████"
        assert case.one("SELECT count(*) FROM term WHERE own AND code GLOB 'weapon.expunged_*'") == 1
        assert case.one("SELECT count(*) FROM property WHERE \"of\" GLOB 'expunged_*'") == 1


def test_entries_that_are_gone_are_renamed_in_the_log(tmp_path: Path) -> None:
    with listed(tmp_path) as case:
        undo(case, head(case.connection)[0])
        assert not case.one("SELECT count(*) FROM setting WHERE name GLOB '*Samir*'")
        erase(case, Everywhere(NAME))
        assert held(case.path, "Samir", "Haddad") == []
        assert verify(case, whole=True) == []


def test_undoing_still_finds_the_entries(tmp_path: Path) -> None:
    with listed(tmp_path) as case:
        loaded = head(case.connection)[0]
        made = case.one("SELECT count(*) FROM change WHERE operation = ? AND tbl = 'setting'", (loaded,))
        erase(case, Everywhere("Dana"))
        erase(case, Everywhere("lawyer of"))
        assert made == case.one("SELECT count(*) FROM change WHERE operation = ? AND tbl = 'setting'", (loaded,))
        with pytest.raises(Refused, match="you changed the"):
            undo(case, loaded)
        assert verify(case, whole=True) == []


def test_a_dump_of_it_can_be_loaded_again(tmp_path: Path) -> None:
    with listed(tmp_path) as case:
        erase(case, Everywhere(NAME))
        lines: list[bytes] = []
        dump(case, lines.append, protected=True)
    assert b"samir" not in b"".join(lines).lower()
    with create(tmp_path / "new.db", ANN) as other:
        load(other, b"".join(lines))
        again: list[bytes] = []
        dump(other, again.append, protected=True)
    assert again == lines


def test_drafts_and_filters_that_name_an_entry_are_masked(tmp_path: Path) -> None:
    with listed(tmp_path) as case:
        keep_draft(case, "claim", None, {"property": "samir_haddad_seen", "subject": "I1"})
        with case.write("make") as writer:
            writer.insert("view", {"name": "his", "pane": "incidents", "filter": "samir_haddad_seen:friend"})
        erase(case, Everywhere(NAME))
        assert held(case.path, "Samir", "Haddad") == []
        assert case.get("VW1")["filter"] == "█" * 12 + "_seen:friend"


def test_a_code_is_renamed_once_and_again_for_other_words(tmp_path: Path) -> None:
    with listed(tmp_path) as case:
        erase(case, Everywhere("Samir"))
        erase(case, Everywhere("Haddad"))
        erase(case, Everywhere("expunged"))
        assert held(case.path, "Samir", "Haddad") == []
        assert case.one("SELECT count(*) FROM property WHERE code GLOB '*expunged*'") == 0
        assert verify(case, whole=True) == []


def test_marks_of_an_earlier_expunging_give_no_guess_away(tmp_path: Path) -> None:
    with listed(tmp_path) as case:
        erase(case, Everywhere("Samir"))
        first = head(case.connection)[0]
        marks = dict(case.rows("SELECT row, new FROM change WHERE operation = ? AND tbl = 'change'", (first,)))
        erase(case, Everywhere("Haddad"))
        again = {row[0] for row in case.rows("SELECT id FROM change WHERE expunged = ?", (first + 1,))}
        kept = dict(case.rows("SELECT row, new FROM change WHERE operation = ? AND tbl = 'change'", (first,)))
        assert marks.keys() & again
        assert all(kept[one] is None for one in marks.keys() & again)
        assert case.one("SELECT count(*) FROM change WHERE expunged AND salt IS NOT NULL") == 0
        assert verify(case, whole=True) == []


def test_a_row_of_the_log_that_names_another_entry_is_found(tmp_path: Path) -> None:
    with listed(tmp_path) as case:
        erase(case, Everywhere(NAME))
        path = case.path
    connection = bare(path)
    made = without_triggers(connection, "change")
    connection.execute("UPDATE change SET row = row || 'x' WHERE expunged AND tbl = 'property' AND col IS NULL")
    for sql in made:
        connection.execute(sql)
    connection.close()
    with Case.open(path, ANN) as case:
        assert any("was altered in the log" in one.sentence for one in verify(case))


def test_lists_of_every_case_stay_and_are_named(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        with case.write("note") as writer:
            writer.insert("note", {"text": "a barrel bomb on 2020-01-29"})
            date = {"date": "2020-01-29", "date_low": "2020-01-29", "date_high": "2020-01-29", "date_precision": "day"}
            writer.update("claim", case.codes.id("C1"), date)
        done = erase(case, Everywhere("barrel bomb"))
        assert "still stand in the lists that every case file has" in done.sentence
        assert case.one("SELECT count(*) FROM term WHERE code = 'weapon.barrel_bomb'") == 1
        done = erase(case, Everywhere("2020-01-29"))
        assert "still stand in the date of C1." in done.sentence
        assert verify(case) == []


def test_a_hold_on_what_uses_an_entry_forbids_it(tmp_path: Path) -> None:
    with listed(tmp_path) as case:
        claim = case.codes.code(case.one("SELECT max(id) FROM claim"))
        with pytest.raises(NeedsYes, match="in names of lists"):
            expunge(case, Everywhere("seen at Samir"), WHY)
        hold(case, claim, "a court asked")
        with pytest.raises(Refused, match="is held by Ann"):
            erase(case, Everywhere("seen at Samir"))
