"""Long rounds of what tests/test_faults.py does shortly: killed writers and commands, many writers, spoilt files.

python tests/torture.py [--rounds N]: N rounds of two killed writers for each journal (60 unless said); the other
figures follow. Prints a table of what was seen and exits with 1 where a target is missed.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from full_case import ANN, WORDS, bare, full_case, put_text
from killing import COMMANDS, killed
from test_faults import kept, writer
from waiting import PATIENCE

from db.backing import backup
from db.case import Case
from db.checks.verifying import verify
from db.errors import CaseError
from db.oplog.journal import head
from db.sqlite import DatabaseError

JOURNALS = ("WAL", "DELETE")
DAMAGE = ("bit", "zeros", "junk", "cut")
SPOILING = "spoil"
Line = tuple[str, str, bool]  # what was done, what was seen, whether the target holds


def fresh(folder: Path, journal: str) -> Path:
    """A case file in this journal."""
    with full_case(folder) as case:
        case.connection.execute(f"PRAGMA journal_mode = {journal}")
        return case.path


def kills(folder: Path, journal: str, rounds: int) -> Line:
    """Two writers killed at a moment of chance, over and over, on one file."""
    path, chance = fresh(folder, journal), random.Random(7)
    said = lost = wrong = 0
    for number in range(rounds):
        names = [f"Round{number}{letter}" for letter in "ab"]
        processes = [writer(path, name, "100000") for name in names]
        for process in processes:
            for _ in range(chance.randrange(1, 60)):
                assert process.stdout is not None
                process.stdout.readline()
        last = []
        for process in processes:
            process.kill()
            rest = process.communicate(timeout=PATIENCE)[0]
            last.append(rest[: rest.rfind("\n") + 1].split())
        with Case.open(path, ANN) as case:
            for name, numbers in zip(names, last, strict=True):
                found = kept(case, name)
                said += len(found)
                lost += sum(int(one) not in set(found) for one in numbers)
                lost += found != list(range(len(found)))
            wrong += bool(verify(case)) if number % 10 == 9 or number == rounds - 1 else 0
    seen = f"{said} operations, {lost} lost, {wrong} checks failed"
    return f"{2 * rounds} kills, {journal}", seen, not lost and not wrong


def crowd(folder: Path, journal: str, count: int) -> Line:
    """Eight writers at once, each of whom edits all of twenty records in turn."""
    path = fresh(folder, journal)
    with Case.open(path, ANN) as case, case.write("make") as making:
        for number in range(18):
            making.insert("incident", {"title": f"Shared {number}"})
    processes = [writer(path, f"Writer{n}", str(count), "shared") for n in range(8)]
    ends = [process.communicate(timeout=10 * PATIENCE)[0].split() for process in processes]
    with Case.open(path, ANN) as case:
        lost = sum(edited(case, f"Writer{n}") != list(range(count)) for n in range(8))
        wrong = len(verify(case))
    slowest = max(int(end[-1]) if end[-2:-1] == ["p99"] else 10**6 for end in ends)
    seen = f"{lost} with something lost, {wrong} findings, p99 {slowest} ms"
    return f"8 writers of {count} edits, {journal}", seen, not lost and not wrong and slowest < 10**6


def edited(case: Case, name: str) -> list[int]:
    """The numbers of the edits of a writer of this name that are in the log."""
    sql = "SELECT new FROM change WHERE tbl = 'incident' AND col = 'title' AND new LIKE ? || ' %' ORDER BY id"
    return [int(row[0].split()[1]) for row in case.rows(sql, (name,))]


def backups_between(folder: Path, journal: str, count: int) -> Line:
    """Backups while four write: each is whole and its head is an operation of the live log."""
    path = fresh(folder, journal)
    processes = [writer(path, f"Writer{n}", "100000") for n in range(4)]
    good = 0
    try:
        with Case.open(path, ANN, wait=30) as case:
            for number in range(count):
                made = backup(case, folder / f"backup{number}.db").path
                with Case.open(made, ANN, readonly=True) as copied:
                    at, hashed = head(copied.connection)
                    known = case.one("SELECT hash FROM operation WHERE id = ?", (at,))
                    good += not verify(copied) and known == hashed
    finally:
        for process in processes:
            process.kill()
            process.communicate(timeout=PATIENCE)
    return f"{count} backups beside 4 writers, {journal}", f"{good} whole", good == count


def spoilt(data: bytes, kind: str, chance: random.Random) -> bytes:
    """The bytes of a case file with one damage; the first page is left, since opening reads that."""
    pages = len(data) // 4096
    if kind == "bit":
        at = chance.randrange(4096, len(data))
        return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
    if kind == "cut":
        return data[: chance.randrange(1, pages) * 4096 + chance.choice((0, 0, 700))]
    at = chance.randrange(1, pages) * 4096
    filling = bytes(4096) if kind == "zeros" else chance.randbytes(4096)
    return data[:at] + filling + data[at + 4096 :]


def contents(path: Path) -> dict[str, str]:
    """All rows of every table of a file, as SQLite reads them; what cannot be read by its error."""
    connection, found = bare(path), {}
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    for (table,) in connection.execute(tables).fetchall():
        try:
            found[table] = repr(connection.execute(f'SELECT * FROM "{table}"').fetchall())
        except DatabaseError as error:
            found[table] = str(error)
    connection.close()
    return found


def spoil(source: Path, kind: str, first: int, count: int) -> None:
    """Run in a process of its own: damage copies of a file and print how many were found out, and were harmless."""
    data, whole = source.read_bytes(), contents(source)
    found = harmless = 0
    for seed in range(first, first + count):
        path = source.with_name(f"{kind}{seed}.db")
        path.write_bytes(spoilt(data, kind, random.Random(f"{kind}{seed}")))
        try:
            with Case.open(path, ANN) as case:
                seen = bool(verify(case, whole=True))
        except CaseError:
            seen = True
        found += seen
        harmless += not seen and contents(path) == whole
        path.unlink()
    print(found, harmless)


def damages(folder: Path, kind: str, count: int) -> Line:
    """Damage of one kind, in processes of ten each, so that one that dies is seen."""
    path = fresh(folder, "DELETE")
    with Case.open(path, ANN) as case:
        put_text(case, case.codes.id("A1"), WORDS * 1500, version=2)
    found = harmless = dead = 0
    for first in range(0, count, 10):
        command = [sys.executable, __file__, SPOILING, str(path), kind, str(first), str(min(10, count - first))]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=10 * PATIENCE)
        dead += done.returncode != 0
        seen = done.stdout.split() or ["0", "0"]
        found, harmless = found + int(seen[0]), harmless + int(seen[1])
    words = f"{found} found, {harmless} changed nothing, {count - found - harmless} missed, {dead} processes dead"
    return f"{count} files spoilt: {kind}", words, not dead and found + harmless == count


def lines(rounds: int) -> Iterator[Line]:
    """Everything, one line after the other."""
    for number, (act, args) in enumerate(
        [(act, (journal, count)) for journal in JOURNALS
         for act, count in ((kills, rounds), (crowd, rounds * 1000 // 60), (backups_between, max(1, rounds // 6)))]
        + [(killed, (name, journal, rounds // 2)) for name in COMMANDS for journal in JOURNALS]
        + [(damages, (kind, (5 if kind == "bit" else 2) * rounds)) for kind in DAMAGE]
    ):  # fmt: skip
        with tempfile.TemporaryDirectory(prefix=f"torture{number}-") as folder:
            yield act(Path(folder), *args)


def main() -> None:
    """Print the lines as they come."""
    if sys.argv[1:2] == [SPOILING]:
        spoil(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=60)
    held = True
    for what, seen, well in lines(parser.parse_args().rounds):
        print(f"{what:40} {seen}{'' if well else '   MISSED'}", flush=True)
        held = held and well
    sys.exit(not held)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    main()
