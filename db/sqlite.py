"""Picks the SQLite library once for the process: pysqlite3 where it is installed, else sqlite3.

Two libraries on one file drop its locks, so only this room imports either.
"""

from typing import TYPE_CHECKING

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
