"""Commands that are killed at a moment of chance: all of what they did is there, or nothing, and the next one works."""

import os
import random
import select
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from time import monotonic

from full_case import ANN, full_case
from waiting import PATIENCE, ended

from db.backups import backups
from db.case import Case
from db.checks.verifying import verify
from db.oplog.journal import head

ROOT = Path(__file__).resolve().parents[1]
# The command, telling how far its operation is: begun, about to be sealed and committed, kept.
COMMAND = """
import os, sys
from contextlib import contextmanager
from db.case import Case
write, out = Case.write, int(sys.argv.pop(1))
@contextmanager
def told(case, *args, **words):
    with write(case, *args, **words) as writer:
        os.write(out, b"B")
        yield writer
        os.write(out, b"E")
    os.write(out, b"K")
Case.write = told
from tui.start import main
sys.exit(main())
"""
# When a command is killed: after which of these marks, and how that is called. The first is its start.
MOMENTS = (("", "before"), ("B", "in the middle"), ("E", "at the commit"), ("K", "after it"))
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


@dataclass(slots=True)
class Running:
    """A command that runs in a folder, and the marks that it gave so far with their times since its start."""

    process: subprocess.Popen[bytes]
    marks: int
    seen: str = ""
    times: list[float] = field(default_factory=list)
    begun: float = field(default_factory=monotonic)

    @classmethod
    def start(cls, folder: Path, name: str) -> "Running":
        """Run the command."""
        verb, *words = COMMANDS[name]
        marks, out = os.pipe()
        command = [sys.executable, "-c", COMMAND, str(out), verb, "big.db", *words]
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PINCITE_PERSON": "Ann"}
        with (folder.parent / f"{folder.name}.said").open("wb") as said:
            process = subprocess.Popen(
                command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=said, pass_fds=(out,)
            )
        os.close(out)
        return cls(process, marks)

    def until(self, mark: str) -> bool:
        """Wait for a mark, or for the end where it is none; False where it did not come."""
        while not mark or mark not in self.seen:
            assert select.select([self.marks], [], [], PATIENCE)[0], f"Waited {PATIENCE:g} seconds for mark {mark!r}."
            got = os.read(self.marks, 1)
            if not got:
                return not mark
            self.seen += got.decode()
            self.times.append(monotonic() - self.begun)
        return True

    def end(self) -> None:
        """Read the last marks and wait for the end."""
        self.until("")
        ended(self.process, "a command")
        os.close(self.marks)

    def kill(self, wait: float) -> None:
        """Kill it after so many seconds, where it has not ended by then."""
        try:
            self.process.wait(wait)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.end()


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
    running = Running.start(folder, name)
    running.end()
    problem = (folder.parent / f"{folder.name}.said").read_text("utf-8")
    if running.process.returncode not in (0, 2) or "failed" in problem:
        yield f"then {running.process.returncode}: {problem}"
    parts = [one.name for one in (folder / "big.db.backups").glob("*.part*")]
    if name == "backup" and parts:
        yield f"left: {parts[0]}"


def paces(folder: Path, name: str) -> list[float]:
    """Seconds from the start of a command to its first mark, from one mark to the next, and to the end."""
    running = Running.start(folder, name)
    running.end()
    first = [running.times[running.seen.index(mark)] for mark, _ in MOMENTS[1:]]
    marks = [0.0, *first, monotonic() - running.begun]
    return [after - before for before, after in pairwise(marks)]


def killed(folder: Path, name: str, journal: str, count: int) -> tuple[str, str, bool]:
    """A command killed so many times, each on a fresh copy: before its operation, in it, at its commit, after it.

    A kill that comes when the command has ended counts for nothing, and is tried again.
    """
    folder = folder / "case"
    folder.mkdir()
    data, chance = prepared(folder, journal), random.Random(f"{name}{journal}")
    path = put(folder, data)
    with Case.open(path, ANN) as case:
        before = head(case.connection)
    pace, landed, faults = paces(folder, name), Counter[str](), []
    for number in range(3 * count):
        if landed.total() - landed["had written"] - landed["too late"] == count:
            break
        path = put(folder, data)
        mark, _ = MOMENTS[number % len(MOMENTS)]
        running = Running.start(folder, name)
        if mark:
            running.until(mark)
        running.kill(pace[number % len(MOMENTS)] * chance.uniform(0, 1))
        found = list(wrong(folder, path, before))
        with Case.open(path, ANN) as case:
            kept = head(case.connection) != before
        if "K" in running.seen and not kept:
            found.append("an operation that was kept is lost")
        landed[dict(MOMENTS)[running.seen[-1:]] if running.process.returncode < 0 else "too late"] += 1
        landed["had written"] += kept
        found += again(folder, name) if number % 5 == 0 else ()
        faults += found
    seen = ", ".join(f"{number} {when}" for when, number in landed.items() if number or when == "had written")
    return (
        f"{landed.total() - landed['had written'] - landed['too late']} kills of {name}, {journal}",
        f"{seen}, {len(faults)} faults {'; '.join(faults[:3])}".rstrip(),
        not faults,
    )
