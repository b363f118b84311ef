"""Many new rows of one table at once: what its triggers do row by row is done here for hundreds, with the same result.

The log is row for row what the triggers write; the register and the index of full text hold the same.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any

from db.kinds import KINDS
from db.migrations.found import FOUND, any_words, words
from db.oplog.journal import Seal
from db.sqlite import Connection, Values, insert_alike, muted
from db.words.folding import fold_sql

BY_TABLE = {kind.table: kind for kind in KINDS}
Quote = Callable[[Any], str]
Groups = Iterable[tuple[Sequence[str], Sequence[Values]]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its name, how a value of it is written in the log, and its default there or ''."""

    name: str
    mark: str
    quote: Quote | None
    default: str


def make_many(connection: Connection, seal: Seal, operation: int, table: str, groups: Groups) -> None:
    """Insert rows of a table whose changes are logged, in groups with the columns that they fill; id is among them."""
    with muted(connection, (f"log_{table}_made", f"{table}_registered", f"{table}_found")):
        known = list(columns_of(connection, table))
        for names, rows in groups:
            insert_group(connection, table, names, rows)
            by_name = dict(zip(names, zip(*rows, strict=True), strict=True))
            seal.enter(operation, table, by_name["id"], list(logged(known, by_name)))
            register(connection, table, json.dumps(by_name["id"]))


def insert_group(connection: Connection, table: str, names: Sequence[str], rows: Sequence[Values]) -> None:
    """Insert rows that fill the same columns."""
    quoted = ", ".join(f'"{name}"' for name in names)
    insert_alike(connection, f"INSERT INTO {table} ({quoted})", f"({', '.join('?' * len(names))})", rows)


def columns_of(connection: Connection, table: str) -> Iterator[Column]:
    """The columns of a table in order."""

    def quote(value: Any) -> str:
        return str(connection.execute("SELECT json_quote(?)", (value,)).fetchone()[0])

    marks: dict[str, tuple[str, Quote | None]] = {"INTEGER": ("%d", None), "TEXT": ("%s", encode_basestring)}
    for _, name, of, _, default, _ in connection.execute(f"PRAGMA table_info({table})").fetchall():
        there = connection.execute(f"SELECT json_quote({default})").fetchone()[0] if default is not None else ""
        yield Column(name, *marks.get(of, ("%s", quote)), there.replace("%", "%%"))


def logged(known: Sequence[Column], by_name: dict[str, tuple[Any, ...]]) -> Iterator[str]:
    """Rows as the log has them, JSON without the empty columns; by_name has the values of all rows by column."""
    marks, values = [], []
    for one in known:
        given = by_name.get(one.name)
        if given is not None:
            marks.append(f'"{one.name}":{one.mark}')
            values.append(map(one.quote, given) if one.quote else given)
        elif one.default:
            marks.append(f'"{one.name}":{one.default}')
    return map(f"{{{','.join(marks)}}}".__mod__, zip(*values, strict=True))


def register(connection: Connection, table: str, listed: str) -> None:
    """Enter new records, their ids as JSON, in the register, and the words of rows in the index of full text."""
    kind = BY_TABLE.get(table)
    if kind:
        sql = f"INSERT INTO record (id, kind, letters) SELECT value, '{kind.name}', '{kind.letters}' FROM json_each(?)"
        connection.execute(sql, (listed,))
    if table in FOUND:
        sql = (
            f"INSERT INTO record_search (rowid, words) SELECT id, {fold_sql(words(FOUND[table]))} FROM {table} "
            f"WHERE id IN (SELECT value FROM json_each(?)) AND {any_words(FOUND[table])}"
        )
        connection.execute(sql, (listed,))
