"""The tables whose changes are logged: records, link rows with the column of their owner, lists. From the kinds."""

from collections.abc import Iterator

from db.kinds import KINDS
from db.sqlite import Connection
from db.writer import LISTS

RECORDS = {kind.table: kind for kind in KINDS}
# Reading coverage belongs to a text and is marked while reading; it is no link that a form shows.
OWNERS = {link.table: link.owner for kind in KINDS for link in kind.links} | {"coverage": "text"}
LOGGED = (*RECORDS, *OWNERS, *LISTS)
REVIEWED = ("peer_reviewed", "revisited", "finalized")


def key(table: str) -> str:
    """The column that names a row of a logged table."""
    return LISTS.get(table, "id")


def columns(connection: Connection, table: str) -> list[str]:
    """The columns of a table, in order."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})").fetchall()]


def references(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Every foreign key between logged tables: table, column, table that it points to."""
    for table in LOGGED:
        for row in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            yield table, row[3], row[2]
