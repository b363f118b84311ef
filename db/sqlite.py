"""Picks the SQLite library once for the process: pysqlite3 where it is installed, else sqlite3.

Two libraries on one file drop its locks, so only this room imports either.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import chain, compress, islice, repeat
from operator import is_not

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3 as sqlite
    from collections.abc import Collection, Iterable, Iterator, Sequence
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
    "WINDOW",
    "Connection",
    "Cursor",
    "DatabaseError",
    "Error",
    "IntegrityError",
    "OperationalError",
    "Values",
    "alike",
    "among",
    "filled",
    "id_list",
    "insert_alike",
    "insert_rows",
    "muted",
    "roomy",
    "sqlite",
    "unindexed",
    "unreferred",
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

Values = tuple["Any", ...]
MOST_PARAMETERS, MOST_ROWS, WINDOW = 32_000, 500, 5_000
ROOM = -340_000  # kilobytes; half a million records and links alter 300 MB, and what does not fit is written twice
MANY = 10_000  # rows at once, from which on indexes are better made afterwards


def id_list(ids: Iterable[int]) -> str:
    """Ids as a JSON list, for json_each; whoever only reads does not load the JSON library for this."""
    return f"[{','.join(map(str, ids))}]"


def among(ids: Sequence[int]) -> tuple[str, Values]:
    """The condition for being one of some ids, each once and in order: SQL that follows a column, and its parameters.

    A run without gaps is a range, which costs a tenth of asking for each of them.
    """
    if ids and ids[-1] - ids[0] == len(ids) - 1:
        return "BETWEEN ?1 AND ?2", (ids[0], ids[-1])
    return "IN (SELECT value FROM json_each(?1))", (id_list(ids),)


def insert_rows(connection: Connection, into: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Many rows, hundreds by one statement, those with the same empty columns together; into names the table."""
    for names, some in alike(columns, rows):
        insert_alike(connection, f"{into} ({', '.join(names)})", f"({', '.join('?' * len(names))})", some)


def filled(row: Sequence[Any]) -> tuple[bytes, Values]:
    """Which columns of a row are filled, a byte for each, 0 or 1, and what stands in those.

    To bind None takes the library twenty times as long as a number, so rows are grouped by what they leave empty.
    Bytes keep their hash, so that to group by them costs little.
    """
    which = bytes(map(is_not, row, repeat(None)))
    return which, tuple(compress(row, which))


def alike(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Sequence[str], list[Values]]]:
    """Rows in groups, thousands at a time: the columns that are filled, and what rows that fill just these have."""
    left = iter(rows)
    while window := list(islice(left, WINDOW)):
        groups: dict[bytes, list[Values]] = {}
        for which, values in map(filled, window):
            groups.setdefault(which, []).append(values)
        for which, some in groups.items():
            yield tuple(compress(columns, which)), some


def insert_alike(connection: Connection, into: str, marks: str, rows: Sequence[Sequence[Any]]) -> None:
    """Rows without None, hundreds by one statement; marks is what one row is in it, as in (?, 'a', ?).

    A full-text index writes out what it holds after each statement that a trigger sends it: row by row costs six
    times as much.
    """
    size = min(MOST_PARAMETERS // marks.count("?"), MOST_ROWS)
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        connection.execute(f"{into} VALUES {', '.join([marks] * len(some))}", tuple(chain.from_iterable(some)))


@contextmanager
def muted(connection: Connection, triggers: Iterable[str]) -> Iterator[None]:
    """Without these triggers, those of them that there are, within the transaction that is open."""
    names = tuple(triggers)
    sql = f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN ({', '.join('?' * len(names))})"
    found = connection.execute(sql, names).fetchall()
    for name, _ in found:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, made in found:
        connection.execute(made)


@contextmanager
def roomy(connection: Connection) -> Iterator[None]:
    """With a cache that takes what thousands of rows alter, so that no page is written twice."""
    before = connection.execute("PRAGMA cache_size").fetchone()[0]
    connection.execute(f"PRAGMA cache_size = {ROOM}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA cache_size = {before}")


@contextmanager
def unreferred(connection: Connection) -> Iterator[None]:
    """Without a look for what each row refers to; for whoever does that for all rows before the transaction ends.

    Around the transaction, since within one SQLite takes no notice.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def unindexed(connection: Connection, tables: Sequence[str], but: Collection[str] = ()) -> Iterator[None]:
    """Where many rows come at once, the indexes of these tables are made afterwards, in one pass instead of by rows.

    Within the transaction that is open; indexes that keep rows unique stay, and those named, since rows that come in
    the order of an index cost it less than a pass.
    """
    sql = (
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name IN ({', '.join('?' * len(tables))}) "
        "AND sql NOT LIKE 'CREATE UNIQUE%' ORDER BY name"
    )
    found = [one for one in connection.execute(sql, tuple(tables)).fetchall() if one[0] not in but]
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    yield
    for _, made in found:
        connection.execute(made)
