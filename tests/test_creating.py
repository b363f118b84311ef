"""A new case file has its name once it is whole."""

from pathlib import Path

import pytest
from full_case import ANN
from waiting import gone_process

from db import creating
from db.checks.verifying import verify
from db.creating import create
from db.errors import NotACase
from db.sqlite import Connection, OperationalError


def test_only_the_whole_file_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    furnish = creating.furnish
    monkeypatch.setattr(
        creating,
        "furnish",
        lambda case, *more: (seen.extend(one.name for one in tmp_path.glob("*.db")), furnish(case, *more)),
    )
    with create(tmp_path / "new_case.db", ANN) as case:
        assert seen == []
        assert case.settings()["title"] == "new_case"
        assert verify(case) == []
        assert (tmp_path / "new_case.db").stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["new_case.db"]


def test_what_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(creating, "furnish", lambda case, *_: case.get("I1"))
    with pytest.raises(Exception, match="holds no I1"):
        create(tmp_path / "new.db", ANN)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_is_taken_away(tmp_path: Path) -> None:
    pid = gone_process()
    for end in ("", "-wal"):
        (tmp_path / f"new.db.{pid}.part{end}").write_bytes(b"half")
    create(tmp_path / "new.db", ANN).close()
    assert [one.name for one in tmp_path.iterdir()] == ["new.db"]
    with pytest.raises(NotACase, match="is there already; nothing was changed"):
        create(tmp_path / "new.db", ANN)
    with pytest.raises(NotACase, match="there is no folder"):
        create(tmp_path / "no" / "new.db", ANN)


def test_a_disk_without_room_is_a_sentence_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(connection: Connection, *, wal: bool) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE t (x)")
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(creating, "build", full)
    with pytest.raises(NotACase, match=r"a\.db cannot be made: database or disk is full\.$"):
        create(tmp_path / "a.db", ANN)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_goes_away_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> None:
        raise OSError(107, "Transport endpoint is not connected")

    monkeypatch.setattr(creating, "place", gone)
    with pytest.raises(NotACase, match=r"a\.db cannot be made: Transport endpoint is not connected\.$"):
        create(tmp_path / "a.db", ANN)
