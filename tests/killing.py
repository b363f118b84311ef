"""Commands that are killed at a moment of chance: all of what they did is there, or nothing, and the next one works."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from full_case import ANN, full_case

from db.backups import backups
from db.case import Case
from db.checks.verifying import verify
from db.oplog.journal import head

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "import sys; from tui.start import main; sys.exit(main())"
ARTICLES, RECORDS = 120, 3_000
ENDS = ("", "-wal", "-shm", "-journal")
LINES = [
    f"Witness {n} said that shells hit the market of town {n % 17} and killed {n % 40} people.\n" for n in range(60)
]
COMMANDS = {
    "add": ("add", "texts"),
    "set": ("set", *(f"I{n}" for n in range(1, RECORDS)), "title=Set anew"),
    "expunge": ("expunge", "--words", "Title of", "--reason", "at risk", "--yes"),
    "undo": ("undo", "--reason", "a mistake", "--yes"),
    "backup": ("backup",),
}


def prepared(folder: Path, journal: str) -> bytes:
    """The bytes of a case file with much in it, and a folder of texts beside."""
    with full_case(folder, name="big.db") as case:
        with case.write("make") as making:
            for number in range(RECORDS):
                making.insert("incident", {"title": f"Title of {number}"})
        with case.write("edit") as editing:
            for number in range(1, RECORDS):
                editing.update("incident", case.codes.id(f"I{number}"), {"title": f"Title of {number}, corrected"})
        case.connection.execute(f"PRAGMA journal_mode = {journal}")
        path = case.path
    texts = folder / "texts"
    texts.mkdir()
    for number in range(ARTICLES):
        words = random.Random(number).sample(LINES, 40)
        (texts / f"{number}.txt").write_text(f"Report {number}\n\n{''.join(words)}", encoding="utf-8")
    data = path.read_bytes()
    path.unlink()
    return data


def started(folder: Path, name: str) -> subprocess.Popen[bytes]:
    """The command, running in the folder."""
    verb, *words = COMMANDS[name]
    command = [sys.executable, "-c", COMMAND, verb, "big.db", *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PINCITE_PERSON": "Ann"}
    return subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def put(folder: Path, data: bytes) -> Path:
    """The case file as it was, alone."""
    path = folder / "big.db"
    for one in (*(folder / f"big.db{end}" for end in ENDS), *(folder / "big.db.backups").glob("*")):
        one.unlink(missing_ok=True)
    path.write_bytes(data)
    path.chmod(0o600)
    return path


def wrong(folder: Path, path: Path, before: tuple[int, str]) -> Iterator[str]:
    """What is not as it should be after a kill."""
    with Case.open(path, ANN) as case:
        at, hashed = head(case.connection)
        if at not in (before[0], before[0] + 1) or (at == before[0] and hashed != before[1]):
            yield f"operation {at} after {before[0]}"
        if case.one("SELECT count(*) FROM article") not in (1, 1 + ARTICLES):
            yield "articles half there"
        yield from (one.sentence for one in verify(case))
    for one in backups(path):
        with Case.open(one, ANN, readonly=True) as copied:
            yield from (f"backup: {one.sentence}" for one in verify(copied))
    # A journal that SQLite had only begun is its own to use again.
    expected = {"big.db", "texts", "big.db.backups", "big.db-journal"}
    yield from (f"left: {one.name}" for one in folder.iterdir() if one.name not in expected)


def again(folder: Path, name: str) -> Iterator[str]:
    """What is wrong where the same command is run to its end now."""
    process = started(folder, name)
    problem = process.communicate()[1].decode()
    if process.returncode not in (0, 2) or "failed" in problem:
        yield f"then {process.returncode}: {problem}"
    parts = [one.name for one in (folder / "big.db.backups").glob("*.part*")]
    if name == "backup" and parts:
        yield f"left: {parts[0]}"


def killed(folder: Path, name: str, journal: str, count: int) -> tuple[str, str, bool]:
    """A command killed so many times, each on a fresh copy, somewhere between its first moment and its last."""
    data, chance = prepared(folder, journal), random.Random(f"{name}{journal}")
    path = put(folder, data)
    with Case.open(path, ANN) as case:
        before = head(case.connection)
    begun = monotonic()
    started(folder, name).communicate()
    whole = monotonic() - begun
    done, faults = 0, []
    for number in range(count):
        path = put(folder, data)
        process = started(folder, name)
        try:
            process.communicate(timeout=whole * chance.uniform(0.1, 1.6))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        found = list(wrong(folder, path, before))
        with Case.open(path, ANN) as case:
            done += head(case.connection) != before
        found += again(folder, name) if number % 5 == 0 else ()
        faults += found
    seen = f"{done} had written, {len(faults)} faults {'; '.join(faults[:3])}".rstrip()
    return f"{count} kills of {name}, {journal}", seen, not faults
