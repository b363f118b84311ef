"""Comparing what is still to be compared in a process of its own, so that nothing else waits for it."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from db.case import Case, Person
from db.errors import CaseError

HERE = str(Path(__file__).resolve().parents[2])  # the process runs the same program, wherever that lies
COMMAND = f"import sys; sys.path.insert(0, {HERE!r}); from db.compare.apart import main; main()"


class Apart:
    """The process. Iterating gives (done, total) as it goes on; it ends once all is compared, or is stopped."""

    def __init__(self, path: Path, person: Person) -> None:
        said = json.dumps([str(path), person.name, person.login, person.sitting])
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-c", COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self.process.stdin
        self.process.stdin.write(said)
        self.process.stdin.close()

    def __iter__(self) -> Iterator[tuple[int, int]]:
        assert self.process.stdout
        with self.process.stdout as told:
            for line in told:
                done, total = line.split()
                yield int(done), int(total)
        self.process.wait()

    @property
    def done(self) -> bool:
        """Whether it came to its end."""
        return self.process.returncode == 0

    def stop(self) -> None:
        """Stop it; what it did stays done, and the rest is done another time."""
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(5)


def main() -> None:
    """The process itself: it reads where the case file is, and prints how far it is."""
    from db.compare.keeping import catch_up  # what starts the process has no use for these
    from db.compare.printing import index_texts

    gc.disable()  # what is compared makes no cycles, and looking for some takes a tenth of the time
    os.nice(10)  # whoever works on this machine comes first
    path, name, login, sitting = json.loads(sys.stdin.read())
    with suppress(CaseError, BrokenPipeError, KeyboardInterrupt), Case.open(path, Person(name, login, sitting)) as case:
        if not case.readonly:
            catch_up(case, lambda done, total: print(done, total, flush=True))
            index_texts(case, lambda done, total: print(done, total, flush=True))
