"""verify finds whatever was done to a case file behind pincite's back, and nothing in one that is whole."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from full_case import ANN, bare, full_case, without_triggers

from db.case import Case
from db.checks.findings import Finding
from db.checks.verifying import verify
from db.errors import Invalid
from db.oplog.journal import head
from db.sqlite import Connection

Tamper = Callable[[Connection], None]


def found_after(folder: Path, *acts: Tamper, against: str = "", hidden: str = "") -> list[Finding]:
    """What verify finds after these acts of another program, with the triggers of some table out of the way."""
    full_case(folder).close()
    connection = bare(folder / "full.db")
    triggers = [sql for table in hidden.split() for sql in without_triggers(connection, table)]
    for act in acts:
        act(connection)
    for sql in triggers:
        connection.execute(sql)
    connection.close()
    with Case.open(folder / "full.db", ANN) as case:
        return verify(case, against=against, whole=True)


def does(sql: str) -> Tamper:
    """An act that is one statement."""
    return lambda connection: connection.execute(sql).close()


def test_a_whole_case_has_no_findings(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        assert verify(case, against=head(case.connection)[1], whole=True) == []


CUT = "DELETE FROM change WHERE operation = (SELECT max(id) FROM operation)"
CUT_TOO = "DELETE FROM operation WHERE id = (SELECT max(id) FROM operation)"
BACK = "UPDATE incident SET title = 'Shelling of the market' WHERE title = 'Shelling of a market'"
SWAP = (
    "UPDATE operation SET id = 1000 WHERE id = 4",
    "UPDATE operation SET id = 4 WHERE id = 5",
    "UPDATE operation SET id = 5 WHERE id = 1000",
    "UPDATE change SET operation = 9 - operation WHERE operation IN (4, 5)",
)
TAMPERED: dict[str, tuple[str, tuple[str, ...], str, str]] = {
    "a value from outside": (
        "outside",
        ("UPDATE incident SET title = 'X'",),
        "",
        "was changed (title) outside pincite",
    ),
    "a row from outside": (
        "outside",
        ("INSERT INTO tag (id, name) SELECT max(id) + 1, 'new' FROM tag",),
        "",
        "TG2 was made outside pincite",
    ),
    "a link from outside": ("outside", ("DELETE FROM tagging",), "", "of I1 was taken away outside pincite"),
    "where it was made": ("outside", ("UPDATE site SET uuid = 'x'",), "", "was changed (uuid) outside"),
    "the letter of its codes": ("outside", ("UPDATE site SET letter = 'b'",), "", "(letter) outside pincite"),
    "one more site": (
        "outside",
        ("INSERT INTO site (site, uuid, letter) VALUES (9, 'x', 'z')",),
        "",
        "site 9 was made",
    ),
    "where it was made past the triggers": ("state", ("UPDATE site SET uuid = 'x'",), "site", "logged last (uuid)"),
    "another number of the site": ("state", ("UPDATE site SET site = site + 1",), "", "no operation made it"),
    "no site": ("state", ("DELETE FROM site",), "site", "is gone; the log does not say"),
    "a value past the triggers": (
        "state",
        ("UPDATE assessment SET low = 2",),
        "assessment",
        "S1 is not what was logged last (low)",
    ),
    "a row past the triggers": ("state", ("DELETE FROM note",), "note", "N1 is gone"),
    "a new row past the triggers": (
        "state",
        ("INSERT INTO tag (id, name) SELECT max(id) + 1, 'new' FROM tag",),
        "tag",
        "TG2 stands in the case file and no operation made it",
    ),
    "a value of the log": (
        "chain",
        ("UPDATE change SET new = 'Shelling' WHERE col = 'title'",),
        "change",
        "did to I1 (title) was altered",
    ),
    "a reason": (
        "chain",
        ("UPDATE operation SET reason = 'no reason' WHERE action = 'assess'",),
        "operation",
        "the action or the reason of operation 5",
    ),
    "a person": (
        "chain",
        ("UPDATE operation SET person = 'Cyd' WHERE id = 6",),
        "operation",
        "of operation 6 was altered",
    ),
    "a time": ("chain", ("UPDATE operation SET at = '2001-01-01T00:00:00Z' WHERE id = 6",), "operation", "The hash of"),
    "two operations swapped": ("chain", SWAP, "operation change", "Operation 4 does not follow on"),
    "a change that is gone": (
        "chain",
        ("DELETE FROM change WHERE tbl = 'weighing'",),
        "change",
        "1 changes are missing from the log",
    ),
    "an operation that is gone": (
        "chain",
        ("DELETE FROM change WHERE operation = 6", "DELETE FROM operation WHERE id = 6"),
        "operation change",
        "Operation 6 is missing",
    ),
    "the end cut off": ("chain", (BACK, CUT, CUT_TOO), "operation change incident", "its end was cut off"),
    "the words of a text": (
        "text",
        ("UPDATE part SET words = replace(words, '11', '17')",),
        "part",
        "The words of TX1 are not those",
    ),
    "a part that is gone": ("text", ("DELETE FROM part WHERE position = 2",), "part", "The parts of TX1 do not follow"),
    "the bytes": ("text", ("UPDATE raw SET bytes = x'00'",), "raw", "The bytes of TX1 are not those"),
    "the bytes gone": ("text", ("DELETE FROM raw",), "raw", "The bytes of TX1 as received are gone"),
    "a passage": (
        "passage",
        ("UPDATE passage SET words = 'killed 17 civilians'",),
        "passage",
        "PG1 no longer says what stands",
    ),
    "a passage that moved": ("passage", ("UPDATE passage SET start = start + 1",), "passage", "PG1 no longer says"),
    "a citation": ("claim", ("DELETE FROM citation",), "citation", "C1 has left draft and cites no passage"),
    "a derived row": ("derived", ("UPDATE incident_row SET killed_low = 3",), "", "What lists show of I1"),
    "a derived row that is gone": ("derived", ("DELETE FROM incident_row WHERE title = 'Another'",), "", "of I2"),
    "a derived row of nothing": ("derived", ("UPDATE incident_count SET incident = 5",), "", "1 rows of incidents"),
    "a row of the text index": ("index", ("DELETE FROM part_search_docsize WHERE id > 0",), "", "over the texts"),
    "a row of the record index": (
        "index",
        ("INSERT INTO record_search (rowid, words) VALUES (5, 'hm')",),
        "",
        "over records",
    ),
    "the register": ("state", ("DELETE FROM record WHERE kind = 'note'",), "", "N1 is not in the register"),
    "the letters of the register": ("state", ("UPDATE record SET letters = 'X'",), "", "N1 is not in the register"),
    "bytes in the log": (
        "chain",
        ("UPDATE change SET new = x'ff00' WHERE col = 'title'",),
        "change",
        "did to I1 (title) was altered",
    ),
    "a row of the log that is bytes": (
        "chain",
        ("UPDATE change SET row = x'ff00' WHERE col = 'title'",),
        "change",
        "was altered in the log",
    ),
    "a text with another number": (
        "damage",
        ("PRAGMA ignore_check_constraints = ON", "UPDATE text SET id = -1"),
        "text",
        "cannot be read to the end (something there is not as pincite writes it)",
    ),
    "a table that is gone": ("damage", ("DROP TABLE working",), "", "The table working is missing"),
    "a count of the log": ("chain", ("UPDATE sqlite_sequence SET seq = 1",), "", "The count of changes was set back"),
    "a count of ids": ("state", ("UPDATE counter SET last = 1",), "", "The count of incident rows was set back"),
    "a reference": ("file", ("UPDATE tagging SET tag = 5",), "tagging", "names a tag that is not there"),
    "a step of the schema": (
        "schema",
        ("UPDATE _sqlite_migrations SET name = 'mine' WHERE name = 'm03_world'",),
        "",
        "was altered: “mine” stands where “m03_world” belongs",
    ),
    "a step of the schema that is gone": (
        "schema",
        ("DELETE FROM _sqlite_migrations WHERE id = (SELECT max(id) FROM _sqlite_migrations)",),
        "",
        "“nothing” stands where",
    ),
    "a mark left behind": ("chain", ("INSERT INTO now (id, operation) VALUES (1, 6)",), "", "an unfinished operation"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_what_another_program_did_is_found(tmp_path: Path, name: str) -> None:
    kind, acts, hidden, words = TAMPERED[name]
    findings = found_after(tmp_path, *(does(sql) for sql in acts), hidden=hidden)
    assert [one.sentence for one in findings if one.kind == kind and words in one.sentence], findings


def test_triggers_that_were_dropped_are_named(tmp_path: Path) -> None:
    findings = found_after(tmp_path, does("DROP TRIGGER log_incident_changed"))
    assert [one for one in findings if one.kind == "schema" and "log_incident_changed" in one.sentence]


def test_a_change_unseen_is_found_though_the_last_value_was_logged(tmp_path: Path) -> None:
    findings = found_after(tmp_path, does("UPDATE incident SET title = 'Y'"), hidden="incident")
    assert [one for one in findings if one.kind == "state"]
    with full_case(tmp_path) as case:
        with case.write("edit") as writer:
            writer.update("incident", case.codes.id("I1"), {"title": "Z"})
        assert "I1 (title) was changed unseen between operations 7 and 8." in [f.sentence for f in verify(case)]


def forget_the_numbers(connection: Connection) -> None:
    """Cut the last operation off so that the file itself shows nothing of it."""
    for sql in (BACK, CUT, CUT_TOO):
        connection.execute(sql)
    for table in ("operation", "change"):
        last = f"(SELECT max(id) FROM {table})"
        connection.execute(f"UPDATE sqlite_sequence SET seq = {last} WHERE name = '{table}'")
    connection.execute("UPDATE incident_row SET title = 'Shelling of the market' WHERE title LIKE 'Shelling%'")
    connection.execute("INSERT INTO record_search (record_search) VALUES ('rebuild')")


def test_a_cut_that_hides_itself_is_found_by_a_head_kept_elsewhere(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        kept = head(case.connection)
    assert found_after(tmp_path, forget_the_numbers, hidden="operation change incident") == []
    with full_case(tmp_path) as case:
        findings = verify(case, against=f"{kept[0]} {kept[1]}")
        assert [one.sentence[:30] for one in findings] == ["The log does not hold the head"]
        with pytest.raises(Invalid, match="is no head of a log"):
            verify(case, against="yesterday")


def test_an_earlier_head_is_known(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        kept = head(case.connection)[1]
        with case.write("edit") as writer:
            writer.update("incident", case.codes.id("I1"), {"title": "Z"})
        assert verify(case, against=kept[:20]) == []
        assert [one.kind for one in verify(case, against="0" * 64)] == ["chain"]


def test_damaged_pages_are_findings(tmp_path: Path) -> None:
    path = tmp_path / "full.db"
    with full_case(tmp_path) as case:
        case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = case.one("PRAGMA page_size")
        roots = [row[0] for row in case.rows("SELECT rootpage FROM sqlite_master WHERE name IN ('change', 'passage')")]
    with path.open("r+b") as file:
        for root in roots:
            file.seek((root - 1) * page)
            file.write(b"\xff" * page)
    with Case.open(path, ANN) as case:
        damaged = [one.sentence for one in verify(case) if one.kind == "damage"]
    assert any(one.startswith("The log cannot be read") for one in damaged)
    assert any(one.startswith("Some passages cannot be read") for one in damaged)


def test_very_many_findings_are_counted(tmp_path: Path) -> None:
    findings = found_after(tmp_path, does("UPDATE term SET label = label || '!'"))
    assert len([one for one in findings if one.kind == "outside"]) == 101
    assert any("more findings of changes from outside" in one.sentence for one in findings)


def test_it_can_be_stopped(tmp_path: Path) -> None:
    seen = []

    def stop(step: str, done: int, total: int) -> None:
        seen.append(step)
        if step.startswith("rows"):
            raise KeyboardInterrupt

    with full_case(tmp_path) as case, pytest.raises(KeyboardInterrupt):
        verify(case, stop)
    assert seen[0] == "the chain of operations"
    with full_case(tmp_path) as case:
        assert not case.connection.in_transaction
        assert verify(case) == []


def test_it_reads_a_case_that_is_open_read_only(tmp_path: Path) -> None:
    full_case(tmp_path).close()
    with Case.open(tmp_path / "full.db", ANN, readonly=True) as case:
        assert verify(case) == []
    found_after(tmp_path, does("INSERT INTO record_search (rowid, words) VALUES (5, 'hm')"))
    with Case.open(tmp_path / "full.db", ANN, readonly=True) as case:
        assert [one.kind for one in verify(case)] == ["index"]


def test_it_reads_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        case.connection.execute("PRAGMA journal_mode = DELETE")
    (tmp_path / "full.db").chmod(0o400)
    with Case.open(tmp_path / "full.db", ANN) as case:
        assert verify(case) == []


def test_the_index_of_a_file_that_cannot_be_written_is_asked_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found_after(tmp_path, does("INSERT INTO record_search (rowid, words) VALUES (5, 'hm')"))
    with Case.open(tmp_path / "full.db", ANN, readonly=True) as case:
        monkeypatch.setattr("db.checks.file.Case.open", partial(Case.open, readonly=True))
        assert [one.kind for one in verify(case)] == ["index"]
        assert case.one("SELECT count(*) FROM record_search WHERE record_search MATCH 'hm'") == 1
