"""Backups are whole, private, verified, few, and known to the log."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from commands import pincite
from full_case import ANN, bare, full_case
from waiting import gone_process

from db import backing
from db.backing import backup, ensure_backup
from db.backups import backups
from db.case import Case
from db.checks.verifying import verify
from db.errors import NotACase, Refused
from db.oplog.journal import head
from db.restoring import newest_good
from db.sqlite import sqlite


def at(case: Case, *times: str) -> None:
    """Set the clock."""
    case.clock = lambda: times[0]


def test_a_backup_stands_beside_the_file_and_is_the_same_case(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        at(case, "2020-01-04T11:00:00Z")
        before = head(case.connection)
        made = backup(case, reason="before the move")
        assert made.path == tmp_path / "full.db.backups" / "full-20200104T110000Z.db"
        assert (made.path.stat().st_mode & 0o777, made.path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
        assert sorted(made.path.parent.iterdir()) == [made.path]
        assert case.row("SELECT id, action, reason FROM operation ORDER BY id DESC LIMIT 1") == (
            made.operation,
            "backup",
            "before the move",
        )
        with Case.open(made.path, ANN) as copied:
            assert copied.one("PRAGMA journal_mode") == "delete"
            assert verify(copied, whole=True) == []
            assert head(copied.connection) == before


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_nobody_else_may_read_it_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    old = os.umask(umask)
    try:
        with full_case(tmp_path) as case:
            made = backup(case, tmp_path / "elsewhere.db")
    finally:
        os.umask(old)
    assert made.path.stat().st_mode & 0o777 == 0o600


def test_so_many_stay_and_other_files_are_let_be(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    for name in ("full-20190101T000000Z.db.txt", "other-20190101T000000Z.db", "full-notes.db"):
        (folder / name).touch()
    with full_case(tmp_path) as case:
        for minute in range(4):
            at(case, f"2020-01-04T11:0{minute}:00Z")
            backup(case, folder, keep=2)
        backup(case, folder, keep=3)
        found = [one.name for one in backups(case.path, folder)]
    assert found == ["full-20200104T110300Z-2.db", "full-20200104T110300Z.db", "full-20200104T110200Z.db"]
    assert len(list(folder.iterdir())) == 6


def test_only_in_a_folder_so_many_are_kept(tmp_path: Path) -> None:
    said = r"^There is no folder .*safe; where so many are to be kept, make it first\.$"
    with full_case(tmp_path) as case, pytest.raises(Refused, match=said):
        backup(case, tmp_path / "safe", keep=2)
    assert not (tmp_path / "safe").exists()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        there = tmp_path / "there.db"
        there.write_bytes(b"mine")
        with pytest.raises(NotACase, match="is there already"):
            backup(case, there)
        assert there.read_bytes() == b"mine"
        with pytest.raises(NotACase, match="cannot be made"):
            backup(case, tmp_path / "no" / "such.db")
        assert head(case.connection)[0] == 7


def test_an_automatic_one_is_made_once_in_a_while_and_only_when_something_was_done(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        at(case, "2020-01-04T11:00:00Z")
        assert ensure_backup(case)
        assert ensure_backup(case) is None
        at(case, "2020-01-04T13:00:00Z")
        assert ensure_backup(case) is None
        with case.write("edit") as writer:
            writer.update("incident", case.codes.id("I2"), {"title": "X"})
        at(case, "2020-01-04T11:30:00Z")
        assert ensure_backup(case) is None
        at(case, "2020-01-04T13:00:00Z")
        assert ensure_backup(case)
        assert len(backups(case.path)) == 2
        assert head(case.connection)[0] == 8
        at(case, "2020-01-05T13:00:00Z")
        with case.write("edit") as writer:
            writer.update("incident", case.codes.id("I2"), {"title": "Y"})
        ensure_backup(case, keep=1, every=timedelta(0))
        assert [one.name for one in backups(case.path)] == ["full-20200105T130000Z.db"]
        assert verify(case) == []


def test_one_that_is_not_whole_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(path: Path) -> None:
        connection = sqlite.connect(str(path), isolation_level=None)
        connection.execute("UPDATE operation SET hash = 'x' WHERE id = 0")
        connection.execute("DROP TRIGGER operation_sealed")
        connection.execute("UPDATE operation SET hash = 'x'")
        connection.close()

    whole = backing.check
    monkeypatch.setattr(backing, "check", lambda case, path, thorough: (spoil(path), whole(case, path, thorough)))
    with full_case(tmp_path) as case:
        with pytest.raises(Refused, match="The backup is not whole"):
            backup(case)
        assert backups(case.path) == []


def test_no_room_is_said_before_anything_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 1000

    monkeypatch.setattr(backing.shutil, "disk_usage", lambda path: Usage)
    with full_case(tmp_path) as case:
        with pytest.raises(Refused, match=r"no room for a backup in .*; \d MB are needed"):
            backup(case)
        assert backups(case.path) == []


def test_a_case_that_is_open_read_only_can_be_backed_up(tmp_path: Path) -> None:
    full_case(tmp_path).close()
    with Case.open(tmp_path / "full.db", ANN, readonly=True) as case:
        assert "not in the log" in backup(case).sentence
        assert ensure_backup(case, every=timedelta(0)) is None


def test_a_copy_of_an_altered_schema_is_no_verified_backup_and_is_never_put_back(tmp_path: Path) -> None:
    full_case(tmp_path).close()
    path = tmp_path / "full.db"
    with Case.open(path, ANN) as case:
        good = backup(case).path
    connection = bare(path)
    connection.execute("DROP TRIGGER log_incident_changed")
    connection.close()
    said = pincite("backup", path)
    assert said.code == 1
    assert "is a copy of the file as it stands and no verified backup, since its schema was altered" in said.out
    assert "changed schema (trigger log_incident_changed)" in said.err
    assert len(backups(path)) == 2
    assert newest_good(path) == good


def test_what_a_killed_program_left_is_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "full.db.backups"
    folder.mkdir()
    pid = gone_process()
    left = [folder / f"full-20200104T110000Z.db.{pid}.part{end}" for end in ("", "-journal")]
    others = [folder / f"full-20200104T110000Z.db.{os.getppid()}.part", folder / f"mine.txt.{pid}.part"]
    for one in (*left, *others):
        one.write_bytes(b"half")
    with full_case(tmp_path) as case:
        assert backups(case.path) == []
        made = backup(case)
    assert sorted(folder.iterdir()) == sorted([made.path, *others])


def test_a_copy_has_its_name_only_once_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    whole = backing.check

    def looked(case: Case, path: Path, thorough: bool) -> None:
        seen.append([one.name for one in path.parent.iterdir()])
        whole(case, path, thorough)

    monkeypatch.setattr(backing, "check", looked)
    with full_case(tmp_path) as case:
        made = backup(case)
    assert [len(names) for names in seen] == [1]
    assert made.path.name not in seen[0]
