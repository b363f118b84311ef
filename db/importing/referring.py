"""What the rows of a load refer to is looked for all at once, where SQLite was told not to look for it row by row."""

import json
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from db.importing.rows import Rows
from db.sqlite import MANY, Connection, IntegrityError, among

Place = tuple[str, str]  # a table and the column that names its rows


def alone(rows: Rows) -> bool:
    """Whether records and links are all that a load brings, and so many that each look costs more than this room."""
    return rows.total > MANY and not rows.texts and not rows.relative


def check_references(connection: Connection, rows: Rows) -> None:
    """IntegrityError where a record or link of a load refers to what is not there; all of them are written."""
    wanted: dict[Place, set[Any]] = {}
    for table, names, some in groups(rows):
        for column, place in referring(connection, table):
            if column in names:
                wanted.setdefault(place, set()).update(map(itemgetter(names.index(column)), some))
    for place, values in wanted.items():
        values.discard(None)
        if counted(connection, place, sorted(values)) < len(values):
            raise IntegrityError("FOREIGN KEY constraint failed")


def groups(rows: Rows) -> Iterator[tuple[str, Sequence[str], Sequence[Sequence[Any]]]]:
    """All rows of a load: table, columns, and rows that have these."""
    for table, made in rows.records.items():
        for names, some in made.groups():
            yield table, names, some
    for table, linked in rows.linked.items():
        yield table, rows.columns[table][1:], linked


def referring(connection: Connection, table: str) -> list[tuple[str, Place]]:
    """The columns of a table that refer to others, with what they refer to."""
    found = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    return [(column, (parent, key)) for _, _, parent, column, key, *_ in found]


def counted(connection: Connection, place: Place, values: Sequence[Any]) -> int:
    """How many of some values, each once and in order, name a row."""
    table, key = place
    if values and type(values[0]) is int:
        given, args = among(values)
    else:
        given, args = "IN (SELECT value FROM json_each(?))", (json.dumps(values),)
    return int(connection.execute(f"SELECT count(*) FROM {table} WHERE {key} {given}", args).fetchone()[0])
