"""Whoever reads by SQL of their own waits for a file that another program holds, as everybody does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_case import ANN, small_case

from db import Case
from db.compare.listing import values_of
from db.errors import Busy, Stopped
from db.sqlite import Connection, OperationalError, sqlite


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[Case, Connection]]:
    """A case file without a write-ahead log, open to be read, which another program holds."""
    with small_case(tmp_path) as case:
        path = case.path
        case.connection.execute("PRAGMA journal_mode = DELETE")
    other = sqlite.connect(path, isolation_level=None, timeout=0)
    with Case.open(path, ANN, readonly=True) as case:
        other.execute("BEGIN EXCLUSIVE")
        yield case, other
    other.close()


def test_a_statement_waits_until_the_file_is_free(held: tuple[Case, Connection]) -> None:
    case, other = held
    waited: list[float] = []

    def free(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            other.execute("ROLLBACK")

    case.waiting = free
    assert case.connection.execute("SELECT count(*) FROM claim").fetchone()[0]
    assert len(waited) == 3


def test_what_is_compared_is_read_once_the_file_is_free(held: tuple[Case, Connection]) -> None:
    case, other = held
    other.execute("ROLLBACK")
    incident = case.codes.id("I1")
    free = values_of(case, incident, "killed")
    other.execute("BEGIN EXCLUSIVE")
    case.waiting = lambda _: bool(other.execute("ROLLBACK")) and None
    assert values_of(case, incident, "killed") == free


def test_the_waiting_ends(held: tuple[Case, Connection]) -> None:
    case, _ = held
    case.wait = 0
    with pytest.raises(Busy, match="is held by another program"):
        case.connection.execute("SELECT count(*) FROM claim")

    def stop(seconds: float) -> None:
        raise Stopped

    case.wait, case.waiting = 5, stop
    with pytest.raises(Stopped):
        case.connection.execute("SELECT count(*) FROM claim")


def test_what_else_is_wrong_is_told_at_once(held: tuple[Case, Connection]) -> None:
    case, other = held
    other.execute("ROLLBACK")
    with pytest.raises(OperationalError, match="no such table"):
        case.connection.execute("SELECT * FROM not_there")
