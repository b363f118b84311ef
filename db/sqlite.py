"""Picks the SQLite library once for the process: pysqlite3 where it is installed, else sqlite3.

Two libraries on one file drop its locks, so only this room imports either.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import compress, islice, repeat
from operator import is_not

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3 as sqlite
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any
else:
    try:
        import pysqlite3.dbapi2 as sqlite
    except ImportError:
        import sqlite3 as sqlite

__all__ = [
    "MANY",
    "VERSION",
    "WAL_SAFE",
    "Connection",
    "Cursor",
    "DatabaseError",
    "Error",
    "IntegrityError",
    "OperationalError",
    "insert_rows",
    "sqlite",
    "unindexed",
]

Connection = sqlite.Connection
Cursor = sqlite.Cursor
Error = sqlite.Error
DatabaseError = sqlite.DatabaseError
IntegrityError = sqlite.IntegrityError
OperationalError = sqlite.OperationalError

VERSION: tuple[int, ...] = tuple(int(part) for part in sqlite.sqlite_version.split("."))
# Before this version two connections in WAL mode can corrupt a file (sqlite.org/wal.html, WAL reset).
WAL_SAFE = VERSION >= (3, 51, 3)

MOST_PARAMETERS, MOST_ROWS, WINDOW = 32_000, 500, 5_000
MANY = 10_000  # rows at once, from which on indexes are better made afterwards


def insert_rows(connection: Connection, into: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Many rows, hundreds by one statement, those with the same empty columns together; into names the table.

    A full-text index writes out what it holds after each statement that a trigger sends it, and to bind None takes
    the library twenty times as long as a number: row by row, with all columns, costs six times as much.
    """
    left = iter(rows)
    while window := list(islice(left, WINDOW)):
        alike: dict[tuple[bool, ...], list[Sequence[Any]]] = {}
        for row in window:
            alike.setdefault(tuple(map(is_not, row, repeat(None))), []).append(row)
        for filled, some in alike.items():
            insert_alike(connection, f"{into} ({', '.join(compress(columns, filled))})", filled, some)


def insert_alike(connection: Connection, into: str, filled: tuple[bool, ...], rows: list[Sequence[Any]]) -> None:
    """Rows of which the same columns are filled."""
    width = sum(filled)
    marks, size = f"({', '.join('?' * width)})", min(MOST_PARAMETERS // width, MOST_ROWS)
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        values = tuple(value for row in some for value in compress(row, filled))
        connection.execute(f"{into} VALUES {', '.join([marks] * len(some))}", values)


@contextmanager
def unindexed(connection: Connection, tables: Sequence[str]) -> Iterator[None]:
    """Where many rows come at once, the indexes of these tables are made afterwards, in one pass instead of by rows.

    Within the transaction that is open; indexes that keep rows unique stay.
    """
    sql = (
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ({', '.join('?' * len(tables))}) "
        "AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY name"
    )
    found = connection.execute(sql, tuple(tables)).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, made in found:
        connection.execute(made)
