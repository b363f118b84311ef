"""What is opened: a case file that passes the checks, and a plain sentence for all else. Nothing is made or lost."""

import os
import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from full_case import ANN, bare, full_case

from db import opening
from db.case import Case
from db.checks.verifying import verify
from db.creating import create
from db.errors import Busy, CaseError, Damaged, NotACase, ReadOnly
from db.opening import SCHEMA


def plain(folder: Path) -> Path:
    """A whole case file with nothing beside it."""
    with full_case(folder) as case:
        case.connection.execute("PRAGMA journal_mode = DELETE")
        return case.path


def altered(*acts: str) -> Callable[[Path], Path]:
    """A case file after these acts of another program."""

    def make(folder: Path) -> Path:
        path = plain(folder)
        connection = bare(path)
        for act in acts:
            connection.execute(act)
        connection.close()
        return path

    return make


def holds(data: bytes) -> Callable[[Path], Path]:
    """A file of these bytes."""

    def make(folder: Path) -> Path:
        path = folder / "full.db"
        path.write_bytes(data)
        return path

    return make


def other_program(folder: Path) -> Path:
    path = folder / "full.db"
    connection = bare(path)
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.close()
    return path


def archive(folder: Path) -> Path:
    path = folder / "full.db"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.txt", "words")
    return path


def truncated(folder: Path) -> Path:
    path = plain(folder)
    os.truncate(path, path.stat().st_size // 8192 * 4096)
    return path


def cut_within_a_page(folder: Path) -> Path:
    path = plain(folder)
    os.truncate(path, path.stat().st_size - 100)
    return path


def first_page_spoilt(folder: Path) -> Path:
    path = plain(folder)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 1000)
    return path


def schema_spoilt(folder: Path) -> Path:
    path = plain(folder)
    data = path.read_bytes()
    assert b"CREATE TABLE operation (" in data
    path.write_bytes(data.replace(b"CREATE TABLE operation (", b"CREATE TABLE opera \xe1on ("))
    return path


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "full.db")
    return folder / "full.db"


def folder_of_that_name(folder: Path) -> Path:
    (folder / "full.db").mkdir()
    return folder / "full.db"


ZOO: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda folder: folder / "full.db", "There is no file .*; make one with: pincite new"),
    "in no folder": (lambda folder: folder / "no" / "full.db", "There is no file"),
    "empty": (holds(b""), "is empty and no case file; delete it, then make one with: pincite new"),
    "a picture": (holds(b"\x89PNG\r\n\x1a\n" + bytes(200)), r"is a picture \(PNG\), not a case file"),
    "a text": (holds(b"Dear all,\n"), "is a text file, not a case file"),
    "a long text": (holds("Größe, ".encode() * 50), "is a text file, not a case file"),
    "a PDF": (holds(b"%PDF-1.7 " + bytes(200)), "is a PDF"),
    "an archive": (archive, "is a zip archive or office document, not a case file"),
    "encrypted": (holds(random.Random(5).randbytes(8192)), "it may be encrypted"),
    "another program's": (other_program, "is a SQLite file of another program"),
    "SQLite's first bytes alone": (holds(opening.MAGIC), "is damaged: it breaks off after 16 bytes; restore a backup"),
    "newer": (altered(f"PRAGMA user_version = {SCHEMA + 1}"), "made by a newer pincite .*; upgrade pincite"),
    "truncated": (truncated, "is damaged: it should be .* bytes long and is .*; restore a backup"),
    "cut within a page": (cut_within_a_page, "is damaged"),
    "spoilt at its start": (first_page_spoilt, "is damaged"),
    "spoilt in its schema": (schema_spoilt, "is damaged"),
    "a pipe": (pipe, "is not a plain file"),
    "a folder": (folder_of_that_name, "is a folder; name a case file in it"),
    "a device": (lambda folder: Path("/dev/null"), "is not a plain file"),
}


def test_a_program_that_leaves_while_the_file_is_looked_at_does_not_make_it_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = plain(tmp_path)
    writer = bare(path)
    if writer.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
        pytest.skip("no write-ahead log here")
    before = path.stat().st_size
    writer.execute("CREATE TABLE more (words TEXT)")
    writer.execute("INSERT INTO more VALUES (?)", ("x" * 100_000,))
    assert path.stat().st_size == before
    read = opening.read_head

    def leave_first(which: Path) -> bytes:
        writer.close()
        return read(which)

    monkeypatch.setattr(opening, "read_head", leave_first)
    assert opening.sniff(path).schema == SCHEMA
    assert path.stat().st_size > before


def test_a_log_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    path = plain(tmp_path)
    assert not opening.has_wal(path)
    (tmp_path / "full.db-wal").write_bytes(b"")
    assert not opening.has_wal(path)
    (tmp_path / "full.db-wal").write_bytes(b"words")
    assert opening.has_wal(path)


def listing(folder: Path) -> dict[str, bytes]:
    """All plain files in a folder with their bytes."""
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in sorted(folder.rglob("*"))}


@pytest.mark.parametrize("name", ZOO)
def test_what_is_no_case_file_is_named_and_let_be(tmp_path: Path, name: str) -> None:
    make, words = ZOO[name]
    path = make(tmp_path)
    before = listing(tmp_path)
    for readonly in (False, True):
        with pytest.raises(CaseError, match=words) as refused:
            Case.open(path, ANN, readonly=readonly)
        assert type(refused.value) in (NotACase, Damaged)
        assert str(path) in refused.value.sentence
        assert refused.value.exit_code == 2
    assert listing(tmp_path) == before
    assert not opening.OPEN


THEIRS = "CREATE TRIGGER theirs AFTER INSERT ON note BEGIN UPDATE claim SET low = 1; END"


@pytest.mark.parametrize(
    ("acts", "words"),
    [
        ((THEIRS,), "holds triggers that are not pincite's .*theirs"),
        (("DROP TRIGGER log_note_made",), "has a changed schema .*log_note_made.*restore a backup"),
        (("DROP TRIGGER log_note_made", THEIRS.replace("theirs", "log_note_made")), "has a changed schema"),
        (("DROP VIEW part_folded",), "has a changed schema"),
        (("DROP INDEX claim_subject",), "has a changed schema"),
    ],
)
def test_a_schema_that_is_not_ours_is_read_only(tmp_path: Path, acts: tuple[str, ...], words: str) -> None:
    path = altered(*acts)(tmp_path)
    before = listing(tmp_path)
    with Case.open(path, ANN) as case:
        assert case.readonly
        with pytest.raises(ReadOnly, match=words), case.write("edit"):
            pass
        with pytest.raises(CaseError, match="cannot be written"):
            case.rows("UPDATE setting SET value = 'x'")
        assert case.get("I1")["title"] == "Shelling of a market"
    assert listing(tmp_path) == before


@pytest.mark.parametrize("name", ["part_folded", "record_folded", "incident_row"])
def test_a_view_that_is_not_ours_is_never_run(tmp_path: Path, name: str) -> None:
    kind = "TABLE" if name == "incident_row" else "VIEW"
    endless = f"CREATE VIEW {name} AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT * FROM n"
    with Case.open(altered(f"DROP {kind} {name}", endless)(tmp_path), ANN) as case:
        with pytest.raises(CaseError, match="changed schema"):
            case.rows(f"SELECT id FROM {name} LIMIT 3")
        assert case.get("I1")["title"] == "Shelling of a market"
        assert {"schema", "damage"} & {one.kind for one in verify(case)}


def test_tables_and_views_of_others_are_let_be(tmp_path: Path) -> None:
    acts = (
        "CREATE TABLE theirs (a)",
        "CREATE VIEW view_of_theirs AS SELECT a FROM theirs",
        "CREATE INDEX theirs_a ON theirs (a)",
    )
    with Case.open(altered(*acts)(tmp_path), ANN) as case:
        assert case.notice == ""
        with case.write("edit") as writer:
            writer.update("incident", case.codes.id("I1"), {"title": "X"})
        assert verify(case) == []


def test_a_file_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = plain(tmp_path)
    monkeypatch.setattr(opening.os, "access", lambda found, mode: Path(found) != path)
    with Case.open(path, ANN, readonly=True) as case:  # as commands that only read open it
        assert "cannot be written here, so it is open read-only" in case.notice
    with Case.open(path, ANN) as case:
        assert "cannot be written here, so it is open read-only" in case.notice
        assert case.get("I1")["title"] == "Shelling of a market"
        with pytest.raises(ReadOnly), case.write("edit"):
            pass


def test_a_folder_that_cannot_be_written_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with full_case(tmp_path) as case:
        path, wal = case.path, case.one("PRAGMA journal_mode")
        case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = listing(tmp_path)
    monkeypatch.setattr(opening.os, "access", lambda found, mode: False)
    with Case.open(path, ANN) as case:
        assert case.readonly
        assert case.get("I1")["title"] == "Shelling of a market"
        assert listing(tmp_path) == before
    if wal == "wal":
        path.with_name("full.db-wal").write_bytes(b"unsaved")
        with pytest.raises(NotACase, match="in use by a program with unsaved pages"):
            Case.open(path, ANN)


def test_a_log_that_a_program_left_is_read_where_the_folder_can_no_longer_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / "left"
    left.mkdir()
    with full_case(tmp_path) as case:
        if case.one("PRAGMA journal_mode") != "wal":
            pytest.skip("this SQLite is too old for the write-ahead log")
        with case.write("edit") as writer:
            writer.update("incident", case.codes.id("I1"), {"title": "In the log"})
        for one in tmp_path.glob("full.db*"):
            if one.is_file():
                shutil.copy(one, left)
    assert opening.has_wal(left / "full.db")
    monkeypatch.setattr(opening.os, "access", lambda found, mode: mode != os.W_OK)
    with Case.open(left / "full.db", ANN) as case:
        assert case.readonly
        assert case.get("I1")["title"] == "In the log"
        with pytest.raises(ReadOnly), case.write("edit"):
            pass


def test_a_file_that_another_holds_is_waited_for(tmp_path: Path) -> None:
    path = plain(tmp_path)
    other = bare(path)
    other.execute("BEGIN EXCLUSIVE")
    told: list[float] = []
    with pytest.raises(Busy, match="is held by another program"):
        Case.open(path, ANN, wait=0.05, waiting=told.append)
    assert told
    other.execute("ROLLBACK")
    other.close()
    Case.open(path, ANN).close()
    assert not opening.OPEN


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_nobody_else_may_read_it_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    old = os.umask(umask)
    try:
        with create(tmp_path / "new.db", ANN) as case, case.write("edit"):
            modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    finally:
        os.umask(old)
    assert len(modes) > 1
    assert set(modes.values()) == {0o600}


def test_a_shared_file_shares_what_stands_beside_it(tmp_path: Path) -> None:
    create(tmp_path / "new.db", ANN).close()
    (tmp_path / "new.db").chmod(0o660)
    with Case.open(tmp_path / "new.db", ANN) as case, case.write("edit"):
        assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o660}


def test_odd_names_are_opened_as_they_are(tmp_path: Path) -> None:
    for name in ("a b?c#d%41.db", "ملف.db", "file:x.db"):
        create(tmp_path / name, ANN).close()
        with Case.open(tmp_path / name, ANN) as case:
            assert case.settings()["title"] == Path(name).stem
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(("begins", "whole"), [(opening.JOURNAL, True), (bytes(8), False), (b"", False)])
def test_a_length_that_a_rollback_journal_will_mend_is_no_damage(tmp_path: Path, begins: bytes, whole: bool) -> None:
    path = truncated(tmp_path)
    Path(f"{path}-journal").write_bytes(begins + bytes(504))
    if whole:
        assert opening.sniff(path).schema == SCHEMA
    else:
        with pytest.raises(Damaged, match="bytes long"):
            opening.sniff(path)
