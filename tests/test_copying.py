"""A load that fills a case file writes its pages once, where nobody is held up; whatever happens, nothing is lost."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL

import pytest
from empty_case import ANN, empty_case
from loading import jsonl
from waiting import PATIENCE

from db.case import Case, Person
from db.checks.examining import examine
from db.checks.verifying import verify
from db.edits.presence import drop_presence, keep_presence
from db.errors import Busy
from db.importing import load as loading_room
from db.importing.load import load
from db.journals import is_marked, log_again, marked, turned
from db.sqlite import WAL_SAFE
from tui.app import Pincite

TOP = Path(__file__).resolve().parents[1]
LINES = jsonl(*({"kind": "incident", "title": f"Raid {one}", "killed": one, "date": "2020"} for one in range(3000)))
JOURNAL, COUNT = "PRAGMA journal_mode", "SELECT count(*) FROM incident"
LEFT = "DELETE, as a load that was killed left it; the next screen brings WAL back"
# Loads a file and is killed before the commit, when the file itself is half written, since the cache is too small.
KILLED = """
import os, signal, sys
from pathlib import Path
from db.case import Case, Person
from db.importing import load as room
room.MANY = 1
def told(stage, done, total):
    if stage == "copying":
        case.connection.execute("PRAGMA cache_size = 20")
    if stage == "sealing":
        os.kill(os.getpid(), signal.SIGKILL)
with Case.open(sys.argv[1]) as case:
    room.load(case, Path(sys.argv[2]).read_bytes(), progress=told)
"""
pytestmark = pytest.mark.skipif(not WAL_SAFE, reason="this SQLite is too old for the write-ahead log")


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Case]:
    monkeypatch.setattr(loading_room, "MANY", 1)
    with empty_case(tmp_path) as case:
        yield case


def journals(case: Case, data: bytes) -> set[str]:
    """The journals that a load has while it copies."""
    found = set()

    def told(stage: str, done: int, total: int) -> None:
        if stage == "copying":
            found.add(case.one(JOURNAL))

    load(case, data, progress=told)
    return found


def test_what_fills_a_case_file_goes_past_the_write_ahead_log(case: Case) -> None:
    assert case.one(JOURNAL) == "wal"
    assert journals(case, LINES) == {"delete"}
    assert case.one(JOURNAL) == "wal"
    assert journals(case, LINES) == {"wal"}
    assert case.row("SELECT count(*), max(killed_low) FROM incident_row") == (6000, 2999)
    assert verify(case) == []


def test_what_does_not_fit_into_memory_goes_through_the_write_ahead_log(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading_room, "FITS", 8999)
    assert journals(case, LINES) == {"wal"}
    assert verify(case) == []


def test_who_has_the_file_open_is_not_held_up(case: Case) -> None:
    with Case.open(case.path, ANN) as other:
        other.wait, waited = 0.0, list[float]()
        case.waiting, read = waited.append, set()
        load(case, LINES, progress=lambda *_: read.add((other.one(JOURNAL), other.one(COUNT))))
        assert (read, waited) == ({("wal", 0)}, [])
        assert other.one(COUNT) == 3000


def test_who_comes_meanwhile_reads_what_was_there(case: Case) -> None:
    read = set()

    def told(stage: str, done: int, total: int) -> None:
        with Case.open(case.path, ANN, wait=0.0) as other:
            read.add(other.one(COUNT))

    load(case, LINES, progress=told)
    assert read == {0}
    assert case.one(JOURNAL) == "wal"


def test_a_load_that_is_held_up_by_a_long_look_is_refused_whole(case: Case) -> None:
    looking: list[Case] = []

    def told(stage: str, done: int, total: int) -> None:
        if stage == "sealing":
            looking.append(Case.open(case.path, ANN, wait=0.0))
            looking[0].connection.execute("BEGIN")
            looking[0].one(COUNT)

    case.wait = 0.0
    with pytest.raises(Busy, match="is held by another program; try again"):
        load(case, LINES, progress=told)
    looking[0].close()
    assert case.one("SELECT count(*) FROM record") == 0
    load(case, LINES)
    assert (case.one(JOURNAL), case.one(COUNT)) == ("wal", 3000)
    assert verify(case) == []


def test_a_load_that_is_stopped_leaves_all_as_it_was(case: Case) -> None:
    def told(stage: str, done: int, total: int) -> None:
        if stage == "sealing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(case, LINES, progress=told)
    assert (case.one(JOURNAL), case.one("SELECT count(*) FROM record")) == ("wal", 0)
    assert verify(case) == []
    assert case.wait == 5.0


def kill_a_load(case: Case, tmp_path: Path) -> Path:
    """A load of LINES that is killed before its commit; the case file that it leaves."""
    lines, path = tmp_path / "lines.jsonl", case.path
    lines.write_bytes(LINES)
    case.close()
    size = path.stat().st_size
    done = subprocess.run([sys.executable, "-c", KILLED, path, lines], cwd=TOP, timeout=PATIENCE, check=False)
    assert done.returncode == -SIGKILL
    assert path.stat().st_size > 2 * size
    return path


def test_a_load_that_is_killed_leaves_all_as_it_was_and_the_next_one_brings_the_log_back(
    case: Case, tmp_path: Path
) -> None:
    with Case.open(kill_a_load(case, tmp_path), ANN) as again:
        assert (again.one(JOURNAL), again.one("SELECT count(*) FROM record")) == ("delete", 0)
        assert verify(again) == []
        load(again, LINES)
        assert again.one(JOURNAL) == "wal"
        assert verify(again) == []


def test_after_a_load_that_was_killed_the_screen_brings_the_log_back(case: Case, tmp_path: Path) -> None:
    path = kill_a_load(case, tmp_path)
    with Case.open(path, ANN, readonly=True) as shown:
        assert shown.one(JOURNAL) == "delete"
        assert is_marked(shown)
        assert {one.says for one in examine(path) if one.about == "journal"} == {LEFT}
        with Pincite(shown).writing() as writing:
            assert (writing.one(JOURNAL), is_marked(writing)) == ("wal", False)
            assert (shown.one("SELECT count(*) FROM record"), shown.one(JOURNAL)) == (0, "wal")
            assert verify(writing) == []


def test_the_mark_of_a_load_goes_with_a_copy_of_the_file(case: Case, tmp_path: Path) -> None:
    path = kill_a_load(case, tmp_path)
    there = tmp_path / "elsewhere"
    there.mkdir()
    for end in ("", "-journal"):
        shutil.copyfile(f"{path}{end}", f"{there / path.name}{end}")
    with Case.open(there / path.name, ANN) as copied:
        assert copied.one(JOURNAL) == "delete"
        log_again(copied)
        assert (copied.one(JOURNAL), is_marked(copied), verify(copied)) == ("wal", False, [])


def test_a_file_that_a_person_took_the_log_from_stays_so(case: Case) -> None:
    turned(case, "delete", wait=0.0)
    with Pincite(case).writing() as writing:
        assert writing.one(JOURNAL) == "delete"
    assert journals(case, LINES) == {"delete"}
    assert (case.one(JOURNAL), is_marked(case)) == ("delete", False)
    (said,) = (one.says for one in examine(case.path) if one.about == "journal")
    assert said.endswith(f"or a person left it; for WAL: sqlite3 {case.path} 'PRAGMA journal_mode = WAL'")


def test_a_load_that_ended_leaves_no_mark(case: Case) -> None:
    marks = set[bool]()
    load(case, LINES, progress=lambda *_: marks.add(is_marked(case)))
    assert (marks, is_marked(case)) == ({False, True}, False)
    turned(case, "delete", wait=0.0)
    log_again(case)
    assert case.one(JOURNAL) == "delete"


def test_a_mark_that_a_load_could_not_take_away_goes_with_the_next_screen(case: Case) -> None:
    marked(case)
    log_again(case)
    assert (case.one(JOURNAL), is_marked(case)) == ("wal", False)


def test_the_log_is_brought_back_only_where_nobody_else_is_here(case: Case) -> None:
    marked(case)
    turned(case, "delete", wait=0.0)
    with Case.open(case.path, Person("Bo")) as other, Case.open(case.path, ANN, readonly=True) as looking:
        keep_presence(other)
        log_again(case)
        assert case.one(JOURNAL) == "delete"
        drop_presence(other)
        log_again(looking)
        assert case.one(JOURNAL) == "delete"
        other.connection.execute("BEGIN")
        other.one(COUNT)
        log_again(case)  # nobody is waited for
        assert (case.one(JOURNAL), case.wait) == ("delete", 5.0)
        other.connection.execute("COMMIT")
        log_again(case)
        assert (case.one(JOURNAL), other.one(COUNT), other.one(JOURNAL)) == ("wal", 0, "wal")
