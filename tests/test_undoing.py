"""Undo and redo: what an operation did goes and comes back, across restarts, and never over others' later work."""

from pathlib import Path
from typing import Any

import pytest
from empty_case import empty_case
from full_case import ANN, BEN, WORDS, bare, cite, full_case, put_text

from db.case import Case, Person
from db.checks.verifying import verify
from db.edits.records import restore
from db.errors import NeedsReason, NeedsYes, NotFound, ReadOnly, Refused
from db.importing.load import load
from db.oplog.undoing import redo, undo


def edit(case: Case, code: str, **values: Any) -> int:
    """One operation that sets fields of a record; its number."""
    record = case.get(code)
    with case.write("edit") as writer:
        writer.update({"case": "documented_case"}.get(record.kind, record.kind), record.id, values)
        return writer.operation


def test_an_edit_goes_back_and_comes_again(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        number = edit(case, "I1", title="New", kind="act.attack")
        undone = undo(case)
        assert case.get("I1")["title"] == "Shelling of a market"
        assert case.get("I1")["kind"] is None
        assert undone.sentence == f"Undone: edit of I1, just now (operation {number})."
        assert undone.codes == ("I1",)
        again = redo(case)
        assert again.sentence == f"Redone: edit of I1, just now (operation {number})."
        assert case.get("I1")["title"] == "New"
        assert case.rows("SELECT action, undoes FROM operation WHERE id > ? ORDER BY id", (number,)) == [
            ("undo", number),
            ("redo", undone.operation),
        ]
        assert verify(case) == []


def test_undo_goes_on_to_what_came_before_and_redo_the_other_way(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        for title in ("One", "Two", "Three"):
            edit(case, "I2", title=title)
        titles = []
        for act in (undo, undo, redo, undo, undo, redo, redo, redo):
            act(case)
            titles.append(case.get("I2")["title"])
        assert titles == ["Two", "One", "Two", "One", "Another", "One", "Two", "Three"]
        with pytest.raises(Refused, match="nothing to redo"):
            redo(case)


def test_what_was_made_is_withdrawn_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        text = case.get("TX1").id
        claim = cite(case, text, "The town of Ariha was emptied", case.codes.id("I2"), "statement")
        passage = case.one("SELECT max(id) FROM passage")
        number = case.one("SELECT max(id) FROM operation")
        undo(case)
        assert case.get(claim)["withdrawn"] == case.get(passage)["withdrawn"] == f"undone: operation {number}"
        assert len(case.get(claim).links["cites"]) == 1
        assert case.one("SELECT claims FROM incident_row WHERE title = 'Another'") == 0
        redo(case)
        assert case.get(claim)["withdrawn"] is case.get(passage)["withdrawn"] is None
        assert verify(case) == []


@pytest.mark.parametrize("cited_anew", [False, True])
def test_what_an_undo_withdrew_is_restored_with_its_words(tmp_path: Path, cited_anew: bool) -> None:
    with full_case(tmp_path) as case:
        text, words = case.get("TX1").id, "The town of Ariha was emptied"
        claim = cite(case, text, words, case.codes.id("I2"), "statement")
        undo(case)
        if cited_anew:
            cite(case, text, words, case.codes.id("I2"), "cause")
        restore(case, claim)
        live = case.rows(
            "SELECT p.words FROM citation x JOIN passage p ON p.id = x.passage "
            "WHERE x.record = ? AND p.withdrawn IS NULL",
            (claim,),
        )
        assert live == [(words,)]
        assert verify(case) == []
        undo(case)
        assert case.get(claim)["withdrawn"]
        assert verify(case) == []


def test_a_passage_that_others_cite_stays(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        text, incident = case.get("TX1").id, case.codes.id("I2")
        cite(case, text, "The town of Ariha was emptied", incident, "statement")
        number = case.one("SELECT max(id) FROM operation")
        with Case.open(case.path, BEN) as other:
            cite(other, text, "The town of Ariha was emptied", incident, "cause")
        undo(case, number)
        assert case.get("C2")["withdrawn"]
        assert case.get("PG2")["withdrawn"] is None
        redo(case, number)
        assert verify(case) == []


def test_links_and_list_entries_go_and_come_back_with_their_ids(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        tagging = case.rows("SELECT * FROM tagging")
        incident, tag = case.codes.id("I2"), case.codes.id("TG1")
        with case.write("links") as writer:
            writer.delete("tagging", tagging[0][0])
            writer.insert("tagging", {"record": incident, "tag": tag})
            writer.insert_many(
                "term", ("code", "list", "word", "label"), [("weapon.sling", "weapon", "sling", "sling")]
            )
            writer.update("setting", "title", {"value": "Another title"})
        made = case.rows("SELECT * FROM tagging")
        undo(case)
        assert case.rows("SELECT * FROM tagging") == tagging
        assert case.settings()["title"] == "Full"
        assert not case.one("SELECT count(*) FROM term WHERE word = 'sling'")
        redo(case)
        assert case.rows("SELECT * FROM tagging") == made
        assert case.one("SELECT count(*) FROM term WHERE word = 'sling'") == 1
        assert verify(case) == []


def test_a_list_entry_that_a_withdrawn_record_names_stays(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        with case.write("load") as writer:
            writer.insert_many("term", ("code", "list", "word", "label"), [("act.siege", "act", "siege", "siege")])
            writer.insert("incident", {"title": "Siege", "kind": "act.siege"})
        undo(case)
        assert case.get("I3")["withdrawn"]
        assert case.one("SELECT count(*) FROM term WHERE word = 'siege'") == 1
        redo(case)
        assert verify(case) == []


def test_a_new_text_of_an_article_can_be_undone(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        text = put_text(case, case.codes.id("A1"), WORDS.replace("11", "12"), version=2)
        undo(case)
        assert case.get(text)["withdrawn"]
        assert case.one("SELECT count(*) FROM part WHERE text = ?", (text,)) > 0
        redo(case)
        assert case.get(text)["withdrawn"] is None
        assert verify(case) == []


def test_a_later_change_of_the_same_field_stands_against_it(tmp_path: Path) -> None:
    with full_case(tmp_path) as case, Case.open(case.path, BEN) as other:
        first = edit(case, "I2", title="Mine")
        theirs = edit(other, "I2", title="Theirs")
        with pytest.raises(Refused) as refused:
            undo(case, first)
        assert refused.value.sentence == (
            f"Operation {first} cannot be undone: Ben changed I2 (title) in operation {theirs}, just now; "
            "ask them to undo that one first."
        )
        undo(other)
        undo(case, first)
        assert case.get("I2")["title"] == "Another"
        edit(case, "I2", title="Else")
        with pytest.raises(Refused, match="cannot be redone"):
            redo(case, first)


def test_an_own_later_change_is_named_too(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        first = edit(case, "I2", title="One")
        later = edit(case, "I2", title="Two")
        with pytest.raises(Refused, match=rf"you changed I2 \(title\) in operation {later}, just now; undo that one"):
            undo(case, first)
        other = edit(case, "I2", kind="act.attack")
        undo(case, other)
        assert case.get("I2")["title"] == "Two"


def test_another_field_of_the_same_record_does_not_stand_against_it(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        first = edit(case, "I2", title="One")
        with Case.open(case.path, BEN) as other:
            edit(other, "I2", kind="act.attack")
        undo(case, first)
        assert (case.get("I2")["title"], case.get("I2")["kind"]) == ("Another", "act.attack")


def test_live_records_that_rest_on_it_stand_against_it(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        with case.write("make") as writer:
            made = writer.insert("incident", {"title": "Mine"})
            number = writer.operation
        with Case.open(case.path, BEN) as other:
            with other.write("note") as writer:
                writer.insert("note", {"about": made, "text": "Look again."})
            with pytest.raises(Refused, match=r"Ben made N2, which rests on I3, in operation"):
                undo(case, number)
            undo(other)
            with other.write("tag") as writer:
                writer.insert("tagging", {"record": made, "tag": other.codes.id("TG1")})
            with pytest.raises(Refused, match=r"Ben made the tagging of I3, which rests on I3"):
                undo(case, number)
            undo(other)
        undo(case, number)
        assert case.get("I3")["withdrawn"]
        assert verify(case) == []


def test_a_change_from_outside_stands_against_it(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        number = edit(case, "I2", title="One")
        connection = bare(case.path)
        connection.execute("UPDATE incident SET title = 'Two' WHERE title = 'One'")
        connection.close()
        with pytest.raises(Refused, match=r"I2 \(title\) was changed outside pincite since; adopt"):
            undo(case, number)


def test_reviewed_work_needs_a_reason(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        number = edit(case, "I2", title="One")
        edit(case, "I2", status="revisited")
        with pytest.raises(NeedsReason, match="I2 is revisited; give a reason"):
            undo(case, number)
        undone = undo(case, number, "it was the wrong record")
        assert case.get("I2")["title"] == "Another"
        assert case.one("SELECT reason FROM operation WHERE id = ?", (undone.operation,)) == "it was the wrong record"
        with pytest.raises(NeedsReason):
            redo(case)


def test_what_is_older_than_the_sitting_is_asked_for_once(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        case.clock = lambda: "2020-01-01T10:00:00Z"
        number = edit(case, "I2", title="One")
    with Case.open(tmp_path / "full.db", Person("Ann", "ann", "another sitting")) as case:
        case.clock = lambda: "2020-01-04T11:00:00Z"
        with pytest.raises(
            NeedsYes, match=rf"Undo operation {number} \(edit, 3 days ago\), which is not of this sitting"
        ):
            undo(case)
        assert case.get("I2")["title"] == "One"
        assert undo(case, yes=True).sentence == f"Undone: edit of I2, 3 days ago (operation {number})."


def test_it_lasts_over_restarts_and_for_any_operation(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        number = edit(case, "I2", title="One")
        undo(case)
    with Case.open(tmp_path / "full.db", BEN) as case:
        assert redo(case, number).sentence.startswith("Redone: edit of I2 by Ann")
        assert case.get("I2")["title"] == "One"
        with pytest.raises(Refused, match="is in effect"):
            redo(case, number)
        undo(case, number)
        with pytest.raises(Refused, match=f"Operation {number} is undone already"):
            undo(case, number)


def test_an_undo_can_be_undone_by_its_number(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        edit(case, "I2", title="One")
        first = undo(case).operation
        second = undo(case, first).operation
        assert case.get("I2")["title"] == "One"
        with pytest.raises(Refused, match=f"Operation {first} is undone already, by operation {second}"):
            undo(case, first)
        undo(case, second)
        assert case.get("I2")["title"] == "Another"


def test_what_cannot_be_undone_says_so(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        with pytest.raises(Refused, match=r"Operation 1 \(new\) cannot be undone: the case file cannot be unmade"):
            undo(case, 1)
        with pytest.raises(NotFound, match="The log holds no operation 99"):
            undo(case, 99)
        with case.write("backup"):
            pass
        assert undo(case).codes == ("S1", "S2")
    with Case.open(tmp_path / "full.db", Person("Eve")) as case, pytest.raises(Refused, match="You have no operation"):
        undo(case)
    with Case.open(tmp_path / "full.db", ANN, readonly=True) as case, pytest.raises(ReadOnly):
        undo(case, 2, "why")


def test_a_place_that_is_taken_since_stands_against_redo(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        with case.write("tag") as writer:
            writer.insert("tag", {"name": "urgent"})
            number = writer.operation
        undo(case)
        with case.write("tag") as writer:
            writer.insert("tag", {"name": "urgent"})
        with pytest.raises(
            Refused, match=rf"Operation {number} cannot be redone: TG2 .* clashes with what was made since"
        ):
            redo(case, number)
        assert case.get("TG2")["withdrawn"]


def test_undoing_much_costs_by_what_it_is(tmp_path: Path) -> None:
    steps: list[int] = []
    for many in (200, 800):
        with empty_case(tmp_path, f"{many}.db") as case:
            load(case, b"\n".join([b'{"kind": "incident", "title": "x", "killed": 3}'] * many))
            done: list[None] = []
            case.connection.set_progress_handler(lambda done=done: done.append(None), 100)
            undo(case)
            case.connection.set_progress_handler(None, 100)
            steps.append(len(done))
    assert steps[1] < 5 * steps[0], steps
