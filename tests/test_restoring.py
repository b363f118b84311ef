"""A damaged case file is named, the newest good backup is offered, and can be put in its place."""

import subprocess
import sys
from pathlib import Path

import pytest
from commands import pincite
from full_case import ANN, full_case
from waiting import PATIENCE, heard

from db import holders
from db.backing import backup
from db.backups import backups
from db.case import Case
from db.checks.verifying import verify
from db.edits.putting_back import bring_back
from db.errors import Damaged, NotACase, NotFound, Refused
from db.lists.pages import watched
from db.restoring import newest_good
from db.sqlite import WAL_SAFE, DatabaseError
from tui import opening
from tui.start import on_screen

TIMES = ("2020-01-04T11:00:00Z", "2020-01-05T11:00:00Z", "2020-01-06T11:00:00Z")


def cut(path: Path) -> None:
    """Take away the end of a file."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 8192 * 4096])


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A damaged case file with three backups, of which the newest is damaged, too."""
    with full_case(tmp_path) as case:
        for time in TIMES:
            case.clock = lambda time=time: time  # type: ignore[misc]
            backup(case)
        path = case.path
    cut(path)
    cut(backups(path)[0])
    return path


def test_the_newest_good_backup_is_offered_wherever_the_damage_is_met(damaged: Path) -> None:
    found = newest_good(damaged)
    assert found
    assert "20200105" in found.name
    with pytest.raises(Damaged, match=r"is damaged: .* newest good backup is of 2020-01-05 11:00 UTC.*--put-back"):
        Case.open(damaged, ANN)
    for words in (["list", damaged, "incidents"], ["open", damaged], ["doctor", damaged]):
        ran = pincite(*words)
        assert "pincite backup" in ran.out + ran.err
        assert "2020-01-05" in ran.out + ran.err


def test_damage_that_shows_later_offers_it_too(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        case.connection.execute("PRAGMA journal_mode = DELETE")
        backup(case)
        path = case.path
        page = case.one("SELECT rootpage FROM sqlite_master WHERE name = 'note'") - 1
    data = bytearray(path.read_bytes())
    data[page * 4096 : page * 4096 + 4096] = b"\x99" * 4096
    path.write_bytes(data)
    offered = pytest.raises(Damaged, match="The newest good backup is of")
    with Case.open(path, ANN) as case, offered, watched(case, lambda: False):
        case.rows("SELECT * FROM note")
    ran = pincite("show", path, "N1")
    assert ran.code == 2
    assert "The newest good backup is of" in ran.err


def test_damage_that_only_the_screen_meets_is_named_and_no_failure_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with full_case(tmp_path) as case:
        backup(case)
        path = case.path

    def fails(sentence: str) -> int:
        def opened(*_: str) -> int:
            raise DatabaseError(sentence)

        monkeypatch.setattr(opening, "opened", opened)
        monkeypatch.setattr("tui.first.paint", lambda *_: None)
        return on_screen(str(path), "")

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert fails("database disk image is malformed") == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{path} is damaged (database disk image is malformed); restore a backup")
    assert "The newest good backup is of" in said
    assert "pincite failed" not in said
    assert fails('near "x": syntax error') == 2
    assert "pincite failed (DatabaseError)" in capsys.readouterr().err


def test_a_backup_is_offered_for_what_is_no_longer_a_case_file(damaged: Path) -> None:
    damaged.write_bytes(b"garbage " + damaged.read_bytes()[8:])
    with pytest.raises(NotACase, match=r"not a case file\. The newest good backup is of 2020-01-05"):
        Case.open(damaged, ANN)


def test_it_is_put_back_and_what_stood_there_is_kept(damaged: Path) -> None:
    spoilt = damaged.read_bytes()
    ran = pincite("backup", damaged, "--put-back", "--reason", "the disk failed")
    assert ran.code == 0
    (aside,) = damaged.parent.glob("full.db.damaged-*")
    assert aside.read_bytes() == spoilt
    assert damaged.stat().st_mode & 0o777 == 0o600
    with Case.open(damaged, ANN) as case:
        assert verify(case, whole=True) == []
        assert case.row("SELECT action, reason FROM operation ORDER BY id DESC LIMIT 1") == (
            "put back a backup",
            "the disk failed",
        )


@pytest.mark.skipif(not WAL_SAFE, reason="this SQLite is too old for the write-ahead log")
@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_what_is_put_back_has_the_journal_of_what_stood_there(tmp_path: Path, journal: str) -> None:
    with full_case(tmp_path) as case:
        backup(case)
        case.rows(f"PRAGMA journal_mode = {journal}")
    cut(case.path)
    bring_back(case.path, None, ANN)
    with Case.open(case.path, ANN) as case:
        assert case.one("PRAGMA journal_mode") == journal


def test_without_a_good_backup_nothing_is_done(tmp_path: Path) -> None:
    path = full_case(tmp_path).path
    cut(path)
    with pytest.raises(Damaged, match=r"restore a backup, or try: sqlite3 .* \.recover\.$"):
        Case.open(path, ANN)
    with pytest.raises(NotFound, match="There is no good backup beside"):
        bring_back(path, None, ANN)
    with pytest.raises(NotFound, match="is no good backup"):
        bring_back(path, path, ANN)
    assert list(tmp_path.glob("*damaged*")) == []


def test_nothing_is_put_under_a_program_that_has_it_open(tmp_path: Path) -> None:
    if not holders.LOCKS.exists():
        pytest.skip("this system does not list its locks")
    with full_case(tmp_path) as case:
        made = backup(case, tmp_path / "copy.db").path
    code = (
        "import sys; from db.case import Case\nwith Case.open(sys.argv[1]) as case:\n case.connection.execute('BEGIN')"
    )
    code += "\n case.rows('SELECT * FROM note')\n print('open', flush=True)\n sys.stdin.readline()"
    command = [sys.executable, "-c", code, str(tmp_path / "full.db")]
    top = Path(__file__).resolve().parents[1]
    with subprocess.Popen(command, cwd=top, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert heard(process) == "open\n"
        with pytest.raises(Refused, match=rf"\(process {process.pid}\) has .* open; end it first"):
            bring_back(tmp_path / "full.db", made, ANN)
        process.communicate("\n", timeout=PATIENCE)
