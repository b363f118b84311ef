"""The objects of each released schema with a digest of their SQL, so that a foreign trigger is found on opening."""

from __future__ import annotations

import json
import os

from db.sqlite import Connection, sqlite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = os.path.join(os.path.dirname(__file__), "objects.json")
# FTS5 makes tables of its own, and their SQL differs from one SQLite to the next.
SHADOWS = ("data", "idx", "content", "docsize", "config")


def known(schema: int) -> dict[str, str]:
    """Digest by 'type name' for a schema number; empty where this pincite does not know it."""
    with open(FILE, encoding="utf-8") as file:
        text = file.read()
    at = text.find(f'"{schema}": {{')  # the others are not read: every start waits for this
    found: dict[str, str] = json.JSONDecoder().raw_decode(text, text.index("{", at))[0] if at >= 0 else {}
    return found


def listed() -> dict[str, dict[str, str]]:
    """Digests by 'type name' by schema number, as the file has them."""
    with open(FILE, encoding="utf-8") as file:
        found: dict[str, dict[str, str]] = json.load(file)
    return found


def objects(connection: Connection) -> dict[str, str]:
    """Digest by 'type name' of the objects that the migrations made; what SQLite makes by itself is left out."""
    from db.opening import digest

    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    virtual = [name for _, name, sql in rows if sql.upper().startswith("CREATE VIRTUAL")]
    ours = [row for row in rows if not internal(row[1], virtual)]
    return {f"{kind} {name}": digest(sql) for kind, name, sql in ours}


def internal(name: str, virtual: Iterable[str]) -> bool:
    """Whether SQLite, one of its virtual tables or the migration library made a table for itself."""
    own = {f"{table}_{part}" for table in virtual for part in SHADOWS}
    return name.startswith(("sqlite_", "_sqlite_", "idx__sqlite_")) or name in own


def current() -> dict[str, str]:
    """The objects that the migrations make now."""
    from db.building import build

    connection = sqlite.connect(":memory:", isolation_level=None)
    try:
        build(connection, wal=False)
        return objects(connection)
    finally:
        connection.close()


def main() -> None:
    """Write the current schema's objects beside those of earlier schemas."""
    from db.opening import SCHEMA

    found = {**listed(), str(SCHEMA): current()}
    with open(FILE, "w", encoding="utf-8") as file:
        file.write(json.dumps(found, indent=0, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
