"""An empty case file, made once and copied for each test."""

import tempfile
from functools import cache
from pathlib import Path

from db.case import Case, Person
from db.creating import create

ANN, BEN = Person("Ann", "ann", "a1"), Person("Ben", "ben", "b1")


@cache
def built() -> bytes:
    """The file of an empty case."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        create(path, ANN, title="Empty").close()
        return path.read_bytes()


def empty_case(folder: Path, name: str = "case.db") -> Case:
    """A case of one's own with nothing in it, opened as Ann."""
    path = folder / name
    path.write_bytes(built())
    return Case.open(path, ANN)
