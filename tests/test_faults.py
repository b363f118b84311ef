"""What was said to be kept is kept, through kills, full disks and an old SQLite; no operation is ever half there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from full_case import ANN, full_case
from waiting import PATIENCE, heard, ran

from db.case import Case
from db.checks.verifying import verify

TESTS = Path(__file__).parent
OLD = """
import sys
sys.modules["pysqlite3"] = None
from db.case import Case, Person
from db.creating import create
from db.sqlite import VERSION, WAL_SAFE, sqlite
from db.oplog.undoing import undo
from db.checks.verifying import verify
create(sys.argv[1], Person("Ann", sitting="s")).close()
with Case.open(sys.argv[1], Person("Ann", sitting="s")) as case:
    with case.write("make") as writer:
        made = writer.insert("incident", {"title": "Strike on أريحا"})
    with case.write("edit") as writer:
        writer.update("incident", made, {"title": "Another"})
    undo(case)
    assert verify(case, whole=True) == [], verify(case)
    print(sqlite.__name__, WAL_SAFE, case.one("PRAGMA journal_mode"), case.get("I1")["title"])
"""


def writer(path: Path, *words: str) -> subprocess.Popen[str]:
    """A process that writes notes into the case file."""
    command = [sys.executable, str(TESTS / "writing.py"), str(path), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kept(case: Case, name: str) -> list[int]:
    """The numbers of the notes that a writer of this name got into the file."""
    rows = case.rows("SELECT text FROM note WHERE text LIKE ? || ' %' ORDER BY id", (name,))
    return [int(row[0].split()[1]) for row in rows]


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_killed_writers_lose_nothing_that_they_said_was_kept(tmp_path: Path, journal: str) -> None:
    with full_case(tmp_path) as case:
        path = case.path
        case.connection.execute(f"PRAGMA journal_mode = {journal}")
    for round_ in range(2):
        names = [f"Writer{round_}{letter}" for letter in "ab"]
        processes = [writer(path, name, "100000") for name in names]
        for process in processes:
            for _ in range(5):
                assert heard(process)
        said = []
        for process in processes:
            process.kill()
            said.append(process.communicate(timeout=PATIENCE)[0].split())
        with Case.open(path, ANN) as case:
            for name, numbers in zip(names, said, strict=True):
                found = kept(case, name)
                assert found == list(range(len(found)))
                assert len(found) >= 5 + len(numbers[:-1])
            assert verify(case) == []


def test_a_full_disk_is_said_plainly_and_harms_nothing(tmp_path: Path) -> None:
    path = full_case(tmp_path).path
    process = writer(path, "Writer", "100000", "100000")
    out, problem = process.communicate(timeout=PATIENCE)
    *numbers, last = out.splitlines()
    assert problem == ""
    assert last.startswith("refused False The disk is full or cannot be written; nothing was changed. Make about ")
    with Case.open(path, ANN) as case:
        assert kept(case, "Writer") == [int(one) for one in numbers]
        assert verify(case) == []
        with case.write("note") as more:
            more.insert("note", {"text": "There is room again."})


def test_an_old_sqlite_works_without_the_write_ahead_log(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OLD, str(tmp_path / "old.db")]
    done = ran(command, cwd=TESTS.parent, capture_output=True, text=True, env={**os.environ})
    assert done.stderr == ""
    library, safe, journal, title = done.stdout.strip().split(maxsplit=3)
    assert library.startswith("sqlite3")
    assert journal == ("wal" if safe == "True" else "delete")
    assert title == "Strike on أريحا"


def test_an_old_sqlite_turns_a_file_back_from_the_write_ahead_log(tmp_path: Path) -> None:
    with full_case(tmp_path) as case:
        if case.one("PRAGMA journal_mode") != "wal":
            pytest.skip("this SQLite is too old for the write-ahead log itself")
    code = "import sys; sys.modules['pysqlite3'] = None\nfrom db.case import Case\nfrom db.sqlite import WAL_SAFE\n"
    code += f"with Case.open({str(tmp_path / 'full.db')!r}) as case: print(WAL_SAFE, case.one('PRAGMA journal_mode'))"
    done = ran([sys.executable, "-c", code], cwd=TESTS.parent, capture_output=True, text=True, check=True)
    assert done.stdout.split() in (["True", "wal"], ["False", "delete"])
