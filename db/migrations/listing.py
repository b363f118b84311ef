"""Writes down the objects of the schema that the migrations make now: python -m db.migrations.listing."""

import json

from db.building import build
from db.migrations import objects
from db.opening import SCHEMA
from db.sqlite import sqlite


def current() -> list[tuple[str, str, str]]:
    """The objects that the migrations make now, as (type, name, SQL)."""
    connection = sqlite.connect(":memory:", isolation_level=None)
    try:
        build(connection, wal=False)
        return objects.rows_of(connection)
    finally:
        connection.close()


def main() -> None:
    """Write the current schema's objects beside those of earlier schemas, and their digest as a whole."""
    rows = current()
    found = {**objects.listed(), str(SCHEMA): objects.digests(rows)}
    with open(objects.FILE, "w", encoding="utf-8") as file:
        file.write(json.dumps(found, indent=0, sort_keys=True) + "\n")
    with open(objects.WHOLE, "w", encoding="utf-8") as file:
        file.write(f"{SCHEMA} {objects.whole(rows)}\n")


if __name__ == "__main__":
    main()
