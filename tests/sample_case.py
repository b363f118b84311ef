"""The sample's sources, loaded: a case, and the record that each key of the sources names."""

import json
import tempfile
from functools import cache
from pathlib import Path

from db.case import Case, Person
from db.creating import create
from db.kinds import BY_NAME
from db.records import first_id
from db.sample import fill, lines

ANN = Person("Ann", "ann", "a1")


@cache
def built() -> bytes:
    """The case as a file, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.db"
        with create(path, ANN, title="Sample") as case:
            fill(case)
        return path.read_bytes()


def sample_case(folder: Path) -> Case:
    """A copy of it, open."""
    path = folder / "sample.db"
    path.write_bytes(built())
    path.chmod(0o600)
    return Case.open(path, ANN)


def keys(case: Case) -> dict[str, int]:
    """Ids by the keys of the sources: lines get theirs in order, kind by kind."""
    numbers: dict[str, int] = {}
    found = {}
    for line in filter(None, lines().splitlines()):
        entry = json.loads(line)
        kind = BY_NAME.get(entry["kind"])
        if kind:
            numbers[kind.name] = numbers.get(kind.name, 0) + 1
            if "key" in entry:
                found[entry["key"]] = first_id(case.codes.home, kind.number) + numbers[kind.name]
    return found
