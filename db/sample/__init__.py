"""The sample: a demonstration case file, built from the readable sources beside this file."""

import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from db.case import Case, Person
from db.errors import NotFound
from db.opening import far
from db.sqlite import WAL_SAFE, sqlite

SOURCES = Path(__file__).parent
PACKAGED = SOURCES / "sample.db"
IN_CHECKOUT = SOURCES.parents[1] / "sample.db"
PERSON = Person("pincite", "pincite", "sample")
CLOCK = "2026-11-22T00:00:00Z"
LATER = "read again: a truce that is one event or two, and words that meet what was decided"
NAMING = frozenset("subject a b claimant article other claim record value about incident report actor within".split())
SITE = (1, "00000000-0000-4000-8000-000000000001")


def salts() -> Callable[[], bytes]:
    """The same salts at each build; they hide nothing here, since everything is public."""
    numbers: Iterator[int] = count()
    return lambda: sha256(f"sample {next(numbers)}".encode()).digest()[:16]


def lines() -> bytes:
    """All sources as one run of JSON lines, in the order in which they are loaded."""
    return b"\n".join((first_lines(), *(file.read_bytes() for file in later_files())))


def first_lines() -> bytes:
    """What is loaded first, as one run of JSON lines, in the order of the files' names."""
    return b"\n".join(file.read_bytes() for file in sorted(SOURCES.glob("*.jsonl")))


def later_files() -> list[Path]:
    """What is loaded afterwards, one operation each, when there is something for it to meet."""
    return sorted((SOURCES / "later").glob("*.jsonl"))


def fill(case: Case) -> None:
    """Load the sources into an empty case: first what was read first, then what was read later."""
    from db.importing.load import load

    load(case, first_lines(), reason="the sample", folder=SOURCES, demonstration=True)
    codes = codes_of(first_lines())
    for file in later_files():
        load(case, coded(file.read_bytes(), codes), reason=LATER, folder=SOURCES)


def codes_of(data: bytes) -> dict[str, str]:
    """The codes that the keys of lines get in an empty case: kind by kind, in order."""
    from db.kinds import BY_NAME

    numbers: dict[str, int] = defaultdict(int)
    found: dict[str, str] = {}
    for entry in map(json.loads, filter(None, data.splitlines())):
        kind = BY_NAME.get(entry["kind"])
        if kind:
            numbers[kind.name] += 1
            if "key" in entry:
                found[entry["key"]] = f"{kind.letters}{numbers[kind.name]}"
    return found


def coded(data: bytes, codes: Mapping[str, str]) -> bytes:
    """Lines with the keys of earlier ones replaced by their codes, since a case keeps no keys."""

    def replaced(name: str, part: Any) -> Any:
        if isinstance(part, dict):
            return {name: replaced(name, value) for name, value in part.items()}
        if isinstance(part, list):
            return [replaced(name, one) for one in part]
        return codes.get(part, part) if name in NAMING and isinstance(part, str) else part

    made = (replaced("", json.loads(line)) for line in filter(None, data.splitlines()))
    return b"\n".join(json.dumps(one, ensure_ascii=False).encode() for one in made)


def build(path: Path) -> None:
    """Write the sample to a path where nothing stands yet: the same bytes at each build, with one SQLite."""
    from db.building import Site
    from db.creating import create

    work = path.with_name(path.name + ".building")
    try:
        with create(work, PERSON, title="Sample", site=Site(*SITE), clock=lambda: CLOCK, salt=salts()) as case:
            fill(case)
            case.connection.execute("UPDATE _sqlite_migrations SET applied_at = ?", (CLOCK,))
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
    """A private copy of the sample (mode 0600) at a path where nothing stands yet, with the write-ahead log."""
    source = sqlite.connect(f"{sample().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        target = sqlite.connect(str(path))
        try:
            source.backup(target)
            if WAL_SAFE and not far(path):
                target.execute("PRAGMA journal_mode = WAL")
        finally:
            target.close()
    finally:
        source.close()
