"""The sample: a demonstration case file, built from the readable sources beside this file."""

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path

from db.case import Case, Person
from db.errors import NotFound
from db.sqlite import sqlite

SOURCES = Path(__file__).parent
PACKAGED = SOURCES / "sample.db"
IN_CHECKOUT = SOURCES.parents[1] / "sample.db"
PERSON = Person("pincite", "pincite", "sample")
CLOCK = "2026-11-22T00:00:00Z"
SITE = (1, "00000000-0000-4000-8000-000000000001")


def salts() -> Callable[[], bytes]:
    """The same salts at each build; they hide nothing here, since everything is public."""
    numbers: Iterator[int] = count()
    return lambda: sha256(f"sample {next(numbers)}".encode()).digest()[:16]


def lines() -> bytes:
    """The sources as one run of JSON lines, in the order of the files' names."""
    files = sorted(SOURCES.glob("*.jsonl"))
    return b"\n".join(file.read_bytes() for file in files)


def build(path: Path) -> None:
    """Write the sample to a path where nothing stands yet: the same log and the same head at each build."""
    from db.creating import Site, create
    from db.importing.load import load

    work = path.with_name(path.name + ".building")
    try:
        with create(work, PERSON, title="Sample", site=Site(*SITE), clock=lambda: CLOCK, salt=salts()) as case:
            load(case, lines(), reason="the sample", folder=SOURCES, demonstration=True)
            compact(case, path)
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            Path(f"{work}{end}").unlink(missing_ok=True)


def compact(case: Case, path: Path) -> None:
    """Copy a case to a fresh file with the rollback journal and no free pages."""
    case.connection.execute("VACUUM INTO ?", (str(path),))


def sample() -> Path:
    """Where the sample lies: beside this room in an installed pincite, at the top of a checkout."""
    for place in (PACKAGED, IN_CHECKOUT):
        if place.exists():
            return place
    raise NotFound("This pincite has no sample; in a checkout make one with: make sample")


def copy_to(path: Path) -> None:
    """A private copy of the sample (mode 0600) at a path where nothing stands yet."""
    source = sqlite.connect(f"{sample().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        target = sqlite.connect(str(path))
        try:
            source.backup(target)
        finally:
            target.close()
    finally:
        source.close()
