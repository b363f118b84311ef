"""The objects of each released schema with a digest of their SQL, so that a foreign trigger is found on opening."""

from __future__ import annotations

import os
from functools import cache

from db.digesting import digest, sha256
from db.sqlite import Connection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Rows = Iterable[tuple[str, str, str]]

FILE = os.path.join(os.path.dirname(__file__), "objects.json")
# FTS5 makes tables of its own, and their SQL differs from one SQLite to the next.
WHOLE = os.path.join(os.path.dirname(__file__), "whole.txt")
OWN = ("sqlite_", "_sqlite_", "idx__sqlite_")
SHADOWS = ("data", "idx", "content", "docsize", "config")


def known(schema: int) -> dict[str, str]:
    """Digest by 'type name' for a schema number; empty where this pincite does not know it."""
    import json

    with open(FILE, encoding="utf-8") as file:
        text = file.read()
    at = text.find(f'"{schema}": {{')  # the others are not read: every start waits for this
    found: dict[str, str] = json.JSONDecoder().raw_decode(text, text.index("{", at))[0] if at >= 0 else {}
    return found


def all_ours(schema: int, rows: Rows) -> bool:
    """Whether a schema's objects, as (type, name, SQL), are just those of a schema number: one digest for them all."""
    return f"{schema} {whole(rows)}" in wholes()


@cache
def wholes() -> tuple[str, ...]:
    """The lines of that file, each a schema number and a digest; read once, however many connections are opened."""
    with open(WHOLE, encoding="utf-8") as file:
        return tuple(file.read().splitlines())


def whole(rows: Rows) -> str:
    """One digest of all our objects, in whatever order they come."""
    found = sha256()
    for row in sorted(ours(rows)):  # not as one text, which each connection would need the room for
        found.update("\0".join((*row, "")).encode())
    return str(found.hexdigest())


def listed() -> dict[str, dict[str, str]]:
    """Digests by 'type name' by schema number, as the file has them."""
    import json

    with open(FILE, encoding="utf-8") as file:
        found: dict[str, dict[str, str]] = json.load(file)
    return found


def objects(connection: Connection) -> dict[str, str]:
    """Digest by 'type name' of the objects that the migrations made; what SQLite makes by itself is left out."""
    return digests(rows_of(connection))


def digests(rows: Rows) -> dict[str, str]:
    """The same, of objects as (type, name, SQL)."""
    return {f"{kind} {name}": digest(sql) for kind, name, sql in ours(rows)}


def rows_of(connection: Connection) -> list[tuple[str, str, str]]:
    """All objects of a file as (type, name, SQL); indexes that SQLite makes for a table have no SQL."""
    return connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()


def ours(rows: Rows) -> Rows:
    """Without what SQLite, one of its virtual tables or the migration library made for itself."""
    some = rows if isinstance(rows, list) else list(rows)
    virtual = [name for _, name, sql in some if sql[:14].upper() == "CREATE VIRTUAL"]
    own = {f"{table}_{part}" for table in virtual for part in SHADOWS}
    return [row for row in some if row[0] == "trigger" or not (row[1].startswith(OWN) or row[1] in own)]
