"""Who else is here: told, seen, forgotten when gone; and who holds a file that is locked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_case import ANN, BEN, small_case
from waiting import PATIENCE, gone_process, heard

from db import holders
from db.case import Case
from db.edits.presence import alive, drop_presence, keep_presence, listed, present
from db.errors import Busy
from db.sqlite import WAL_SAFE
from tui.cli.shared import warn
from tui.held import Waiting

NOW = "2020-01-04T11:00:00Z"
HOLD = """
import sys
from db.case import Case, Person
with Case.open(sys.argv[1], Person("Cyd")) as case:
    from db.edits.presence import keep_presence
    keep_presence(case)
    with case.transaction():
        print("held", flush=True)
        sys.stdin.readline()
"""


def ends(clock: str, *cases: Case) -> None:
    """Set the clocks."""
    for case in cases:
        case.clock = lambda: clock


def test_others_are_seen_with_their_record_until_they_leave(tmp_path: Path) -> None:
    with small_case(tmp_path) as ann, Case.open(ann.path, BEN) as ben:
        record = ann.codes.id("I1")
        assert keep_presence(ann, record, editing=True) == ()
        (seen,) = keep_presence(ben)
        assert (seen.person, seen.record, seen.editing, seen.pid) == ("Ann", record, True, os.getpid())
        before = present(ann)
        keep_presence(ben)
        assert present(ann) == before  # a sign of life alone is no news
        keep_presence(ben, record)
        assert present(ann) != before
        drop_presence(ben)
        assert present(ann) == ()


def test_presence_is_no_operation(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        before = case.one("SELECT count(*) FROM operation"), case.one("SELECT count(*) FROM change")
        keep_presence(case)
        assert before == (case.one("SELECT count(*) FROM operation"), case.one("SELECT count(*) FROM change"))


def test_a_process_that_died_is_gone_and_forgotten(tmp_path: Path) -> None:
    pid = gone_process()
    with small_case(tmp_path) as ann, Case.open(ann.path, BEN) as ben:
        keep_presence(ben)
        with ben.side() as connection:
            connection.execute("UPDATE presence SET pid = ?", (pid,))
        assert present(ann) == ()
        assert len(listed(ann)) == 1
        keep_presence(ann)
        assert [one.person for one in listed(ann)] == ["Ann"]


@pytest.mark.parametrize(
    ("at", "there"),
    [("2020-01-04T10:59:30Z", True), ("2020-01-04T10:58:00Z", False), ("2020-01-04T11:05:00Z", False), ("?", False)],
)
def test_one_without_a_sign_of_life_is_gone(tmp_path: Path, at: str, there: bool) -> None:
    with small_case(tmp_path) as ann, Case.open(ann.path, BEN) as ben:
        keep_presence(ben)
        with ben.side() as connection:
            connection.execute("UPDATE presence SET at = ?, space = 1", (at,))
        (one,) = listed(ann)
        assert alive(one, NOW) is there


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """The path of a small case."""
    small_case(tmp_path).close()
    return tmp_path / "small.db"


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_a_locked_file_says_who_holds_it(held: Path, journal: str, capsys: pytest.CaptureFixture[str]) -> None:
    if journal == "WAL" and not WAL_SAFE:
        pytest.skip("this SQLite is too old for the write-ahead log")
    with Case.open(held, ANN, wait=0.05) as case:
        case.connection.execute(f"PRAGMA journal_mode = {journal}")
        command = [sys.executable, "-c", HOLD, str(held)]
        top = Path(__file__).resolve().parents[1]
        with subprocess.Popen(command, cwd=top, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert heard(process) == "held\n"
            with pytest.raises(Busy, match="is held by Cyd for over"), case.write("edit"):
                pass
            waiting = Waiting(held, warn)
            waiting.case = case
            for seconds in (0.1, 0.4, 0.5):
                waiting(seconds)
            assert capsys.readouterr().err == f"Cyd holds {held}; waiting for up to 5 seconds …\n"
            if holders.LOCKS.exists():
                assert holders.holding(held) == [process.pid]
            process.communicate("\n", timeout=PATIENCE)
        with case.write("edit"):
            pass


def test_a_program_of_others_is_named_by_its_process(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holders, "holding", lambda path: [os.getppid()])
    with Case.open(held, ANN) as case:
        assert holders.holder(case).endswith(f"(process {os.getppid()})")
        monkeypatch.setattr(holders, "holding", lambda path: [os.getpid()])
        assert holders.holder(case) == "another program"


def test_locks_are_read_as_the_system_lists_them() -> None:
    lines = [
        "1: POSIX  ADVISORY  WRITE 11 fe:00:7 120 120",
        "1: -> POSIX  ADVISORY  WRITE 12 fe:00:7 120 120",
        "2: POSIX  ADVISORY  READ 13 fe:00:7 124 124",
        "3: POSIX  ADVISORY  READ 14 fe:00:6 1073741826 1073742335",
        "4: FLOCK  ADVISORY  WRITE 15 fe:00:6 0 EOF",
        "5: POSIX  ADVISORY  WRITE 16 fe:00:9 0 EOF",
    ]
    assert list(holders.locks(lines, {"fe:00:6": False, "fe:00:7": True})) == [(11, True)]
    assert list(holders.locks(lines, {"fe:00:6": False})) == [(14, False)]
    assert list(holders.locks(lines, {"fe:00:9": False})) == [(16, True)]
