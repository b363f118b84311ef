"""The tables whose changes are logged: records, link rows with the column of their owner, lists. From the kinds."""

import json
from collections.abc import Iterator
from typing import Any

from db.kinds import KINDS
from db.oplog.journal import CHANGE, Change
from db.sqlite import Connection
from db.writer import KEYS

RECORDS = {kind.table: kind for kind in KINDS}
# Reading coverage belongs to a text and is marked while reading; it is no link that a form shows.
OWNERS = {link.table: link.owner for kind in KINDS for link in kind.links} | {"coverage": "text"}
LOGGED = (*RECORDS, *OWNERS, *KEYS)
REVIEWED = ("peer_reviewed", "revisited", "finalized")


def key(table: str) -> str:
    """The column that names a row of a logged table."""
    return KEYS.get(table, "id")


def columns(connection: Connection, table: str) -> list[str]:
    """The columns of a table, in order."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]


def references(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Every foreign key between logged tables: table, column, table that it points to."""
    for table in LOGGED:
        for row in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            yield table, row[3], row[2]


def owner_in(change: Change) -> int | None:
    """The record that a made or deleted link row names as its own."""
    said = change.old if change.new is None else change.new
    owner: int | None = json.loads(said).get(OWNERS[change.table])
    return owner


def owner_of(connection: Connection, table: str, row: Any) -> int | None:
    """The record that a link row belongs or belonged to."""
    found = connection.execute(f"SELECT {OWNERS[table]} FROM {table} WHERE id = ?", (row,)).fetchone()
    if found:
        return int(found[0])
    sql = f"SELECT {CHANGE} FROM change WHERE tbl = ? AND row = ? AND col IS NULL ORDER BY id LIMIT 1"
    logged = connection.execute(sql, (table, row)).fetchone()
    return owner_in(Change(*logged)) if logged else None


def record_of(connection: Connection, change: Change) -> int | None:
    """The record whose own row or link row a change is of, None where it is of a list."""
    if change.table in RECORDS:
        return int(change.row)
    if change.table not in OWNERS:
        return None
    return owner_of(connection, change.table, change.row) if change.col else owner_in(change)
