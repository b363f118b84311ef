"""A case: one way to write, whole or not at all; codes and ids; reads of single records."""

from collections.abc import Callable
from pathlib import Path

import pytest
from full_case import ANN, BEN, bare, full_case

from db.case import Case, Person
from db.checks.verifying import verify
from db.creating import create
from db.errors import Busy, Invalid, NotACase, NotFound, ReadOnly, Refused
from db.oplog.journal import head
from db.records import first_id
from db.writer import Writer


def make_half(case: Case, fault: Callable[[Writer], object]) -> None:
    """An operation that comes to grief after its first row."""
    with case.write("edit") as writer:
        writer.insert("incident", {"title": "Half"})
        fault(writer)


def test_an_operation_is_whole_or_not_at_all(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        before = head(case.connection), case.rows("SELECT * FROM change")
        with pytest.raises(ZeroDivisionError):
            make_half(case, lambda writer: 1 / 0)
        with pytest.raises(Refused, match="does not allow that"):
            make_half(case, lambda writer: writer.insert("tagging", {"record": 1, "tag": 2}))
        assert (head(case.connection), case.rows("SELECT * FROM change")) == before
        assert not case.connection.in_transaction
        assert verify(case) == []


def test_who_did_what_when_and_why(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        case.clock = lambda: "2020-01-04T11:00:00Z"
        with case.write("edit", "a better word") as writer:
            writer.update("incident", case.codes.id("I1"), {"title": "Shells on a market"})
        said = case.row("SELECT at, person, login, sitting, action, reason, changes FROM operation ORDER BY id DESC")
        assert said == ("2020-01-04T11:00:00Z", "Ann", "ann", "a1", "edit", "a better word", 1)
        changed = case.row("SELECT tbl, row, col, old, new FROM change ORDER BY id DESC")
        assert changed == (
            *("incident", case.codes.id("I1"), "title"),
            *("Shelling of a market", "Shells on a market"),
        )


def test_only_one_operation_is_written_at_a_time(tmp_path: Path) -> None:
    with (
        full_case(tmp_path) as case,
        case.write("outer"),
        pytest.raises(Refused, match="written already"),
        case.write("inner"),
    ):
        pass


def test_session_rows_are_no_operation(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        before = head(case.connection)
        with case.side() as connection:
            connection.execute("INSERT INTO presence (sitting, person, since, at) VALUES ('a1', 'Ann', '', '')")
        assert head(case.connection) == before
        assert case.one("SELECT count(*) FROM presence") == 1
        assert verify(case) == []


def test_read_only_says_so_and_writes_nothing(tmp_path: Path) -> None:
    full_case(tmp_path).close()
    with Case.open(tmp_path / "full.db", ANN, readonly=True) as case:
        for act in (lambda: case.write("edit"), case.side):
            with pytest.raises(ReadOnly, match="read-only"), act():
                pass


def test_a_number_is_never_given_twice(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        with case.write("make") as writer:
            first = writer.insert("tagging", {"record": case.codes.id("I2"), "tag": case.codes.id("TG1")})
        with case.write("take") as writer:
            writer.delete("tagging", first)
        with case.write("make") as writer:
            again = writer.insert("tagging", {"record": case.codes.id("I2"), "tag": case.codes.id("TG1")})
        assert again == first + 1
        with case.write("many") as writer:
            start = writer.reserve("incident", 3)
            writer.insert_many("incident", ("id", "title"), [(start + n, f"One of {n}") for n in range(3)])
        assert [row[0] for row in case.rows("SELECT id FROM incident ORDER BY id")][-3:] == [
            start,
            start + 1,
            start + 2,
        ]
        assert case.codes.code(start) == "I3"


def test_links_and_passages_are_not_made_twice(tmp_path: Path) -> None:
    with full_case(tmp_path) as case, case.write("again") as writer:
        link = {"record": case.codes.id("I1"), "tag": case.codes.id("TG1")}
        assert writer.set_link("tagging", link) == writer.execute("SELECT id FROM tagging")[0][0]
        words = writer.execute("SELECT text, start, stop, words FROM passage")[0]
        assert writer.passage(*words) == case.codes.id("PG1")


def test_a_passage_says_what_stands_there(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        text = case.codes.id("TX1")
        with pytest.raises(Refused, match="do not stand at this place"), case.write("cite") as writer:
            writer.passage(text, 0, 6, "Markt!")
        with pytest.raises(Refused, match="do not stand at this place"), case.write("cite") as writer:
            writer.update("passage", case.codes.id("PG1"), {"start": 1})
        with case.write("cite") as writer:
            assert writer.passage(text, 7, 17, "is hit\nTwo")


def test_a_claim_that_has_left_draft_cites(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        claim = {"subject": case.codes.id("I1"), "property": "killed"}
        with pytest.raises(Refused, match="C2 cites no passage"), case.write("claim") as writer:
            writer.insert("claim", claim)
        with case.write("claim") as writer:
            writer.insert("claim", {**claim, "status": "draft"})
        with pytest.raises(Refused, match="cites a passage before it leaves draft"), case.write("claim") as writer:
            writer.update("claim", case.codes.id("C2"), {"status": "todo"})
        with pytest.raises(Refused, match="cites at least one passage"), case.write("claim") as writer:
            writer.delete("citation", writer.execute("SELECT id FROM citation")[0][0])


def test_what_is_finalized_is_reopened_before_it_changes(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        incident = case.codes.id("I1")
        with case.write("status") as writer:
            writer.update("incident", incident, {"status": "finalized"})
        with pytest.raises(Refused, match="I1 is finalized; reopen it"), case.write("edit") as writer:
            writer.update("incident", incident, {"title": "X"})
        with case.write("reopen") as writer:
            writer.update("incident", incident, {"status": "revisited", "title": "X"})


def test_nothing_is_deleted_and_texts_and_the_log_never_change(tmp_path: Path) -> None:
    full_case(tmp_path).close()
    connection = bare(tmp_path / "full.db")
    for sql, words in (
        ("DELETE FROM incident", "withdrawn, never deleted"),
        ("UPDATE incident SET id = id + 1", "id of a record never changes"),
        ("UPDATE part SET words = 'x'", "never changed once it is stored"),
        ("UPDATE text SET language = 'ar'", "never changed once it is stored"),
        ("DELETE FROM part", "never deleted"),
        ("UPDATE raw SET bytes = x'00'", "never changed once they are stored"),
        ("DELETE FROM raw", "never deleted"),
        ("UPDATE operation SET person = 'Ben'", "never changed once it is sealed"),
        ("DELETE FROM operation", "never deleted"),
        ("UPDATE change SET new = 'x'", "never changed"),
        ("DELETE FROM change", "never deleted"),
    ):
        with pytest.raises(Exception, match=words):
            connection.execute(sql)
    connection.close()
    with full_case(tmp_path) as case:
        assert verify(case) == []


def test_codes_and_names(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        incident = case.codes.id("i1")
        assert case.codes.code(incident) == "I1"
        assert incident == first_id(case.codes.home, 6) + 1
        assert case.codes.find("shelling of a market") == incident
        assert case.codes.find("Example Watch", ("actor",)) == case.codes.id("P1")
        assert case.label(incident) == "Shelling of a market"
        assert case.labels([incident, None, case.codes.id("P1")])[case.codes.id("P1")] == "Example Watch"
        with pytest.raises(NotFound, match="This case file holds no I99"):
            case.get("I99")
        with pytest.raises(NotFound, match="no actor with the code or name “Nobody”"):
            case.codes.find("Nobody", ("actor",))
        with pytest.raises(NotFound, match="no record with the code or name “Nobody”"):
            case.codes.find("Nobody", ("any",))
        with pytest.raises(Invalid, match="P1 is an actor; here it must be a place"):
            case.codes.find("P1", ("place",))
        with pytest.raises(Invalid, match="is no code"):
            case.codes.id("12")
        with pytest.raises(Invalid, match="No kind of record has codes with X"):
            case.codes.id("X1")
        with case.write("make") as writer:
            writer.insert("actor", {"name": "example watch"})
        with pytest.raises(Invalid, match="may be P1, P2; give the code"):
            case.codes.find("Example Watch")


def test_a_record_with_its_links(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        found = case.get("C1")
        assert (found.code, found.kind, found["said"], found.get("premise", "-")) == (
            "C1",
            "claim",
            "killed 11 civilians",
            "-",
        )
        assert [row["role"] for row in found.links["cites"]] == ["cites"]
        assert case.get(found.id, links=False).links == {}


def test_another_program_that_writes_is_waited_for_and_then_named(tmp_path: Path) -> None:
    told = []
    with full_case(tmp_path) as case, Case.open(case.path, BEN, wait=0.05, waiting=told.append) as other:
        with case.write("long"), pytest.raises(Busy, match="is held by another program"), other.write("edit"):
            pass
        assert told
        with other.write("edit"):
            pass


def test_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINCITE_PERSON", " Cyd ")
    assert Person.here().name == "Cyd"
    monkeypatch.delenv("PINCITE_PERSON")
    assert Person.here().name == Person.here().login
    assert Person("Ann").sitting != Person("Ann").sitting


def test_a_new_file_writes_over_nothing(tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")
    with pytest.raises(NotACase, match="is there already"):
        create(there, ANN)
    with pytest.raises(NotACase, match="cannot be made"):
        create(tmp_path / "no" / "such.db", ANN)
    assert there.read_text() == "mine"
    with create(tmp_path / "new.db", ANN) as case:
        assert case.settings() == {"title": "new"}
        assert verify(case) == []
