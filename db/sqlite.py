"""Picks the SQLite library once for the process: pysqlite3 where it is installed, else sqlite3.

Two libraries on one file drop its locks, so only this room imports either.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3 as sqlite
else:
    try:
        import pysqlite3.dbapi2 as sqlite
    except ImportError:
        import sqlite3 as sqlite

__all__ = [
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

MOST_PARAMETERS, MOST_ROWS = 32_000, 500


def insert_rows(connection: Connection, into: str, width: int, rows: Iterable[Sequence[Any]]) -> None:
    """Many rows of one width, hundreds by one statement; into names the table and its columns.

    A full-text index writes out what it holds after each statement that a trigger sends it, so that row by row
    costs three times as much.
    """
    marks = f"({', '.join('?' * width)})"
    size = min(MOST_PARAMETERS // width, MOST_ROWS)
    whole = f"{into} VALUES {', '.join([marks] * size)}"
    left = iter(rows)
    while batch := list(islice(left, size)):
        sql = whole if len(batch) == size else f"{into} VALUES {', '.join([marks] * len(batch))}"
        connection.execute(sql, tuple(chain.from_iterable(batch)))
