"""The rows as they are against what the log says of them: every logged table, row by row."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from math import isclose
from operator import itemgetter
from typing import Any

from db.checks.findings import CHUNK, Finding, Findings, Reader
from db.errors import Damaged, Refused
from db.kinds import BY_LETTERS
from db.oplog.tables import LOGGED, OWNERS, RECORDS, columns, key
from db.writer import LISTS

LOG = "SELECT row, operation, col, old, new FROM change WHERE tbl = ? AND row > ? {until} ORDER BY row, id"
OUTSIDE = "SELECT 1 FROM change WHERE tbl = ? AND row = ? AND col IS NULL AND operation IS NULL"
Values = dict[str, Any]


def state(reader: Reader) -> Findings:
    """Every row that is missing, is there without the log knowing it, or differs from what was logged last."""
    for place, table in enumerate(LOGGED):
        reader.progress("rows against the log", place, len(LOGGED))
        for rows, log in chunks(reader, table):
            yield from compared(reader, table, rows, log)
    yield from registered(reader)
    yield from counted(reader)
    yield from outside(reader)


def chunks(reader: Reader, table: str) -> Iterator[tuple[dict[Any, Values], list[tuple[Any, ...]]]]:
    """Rows by key with what the log holds of the same keys, as one moment of the file shows them."""
    names = columns(reader.case.connection, table)
    if key(table) not in names:
        raise Damaged(f"The table {table} is missing or has no {key(table)}.")
    at = names.index(key(table))
    last: Any = "" if table in LISTS else -(2**62)

    def chunk() -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
        execute = reader.case.connection.execute
        sql = f'SELECT * FROM {table} WHERE "{key(table)}" > ? ORDER BY "{key(table)}" LIMIT ?'
        rows = execute(sql, (last, CHUNK)).fetchall()
        until, args = ("AND row <= ?", (rows[-1][at],)) if len(rows) == CHUNK else ("", ())
        return rows, execute(LOG.format(until=until), (table, last, *args)).fetchall()

    while True:
        rows, log = reader.steady(chunk)
        yield {row[at]: present(zip(names, row, strict=True)) for row in rows}, log
        if len(rows) < CHUNK:
            return
        last = rows[-1][at]


def present(pairs: Any) -> Values:
    """The columns that hold something."""
    return {name: value for name, value in pairs if value is not None}


def compared(reader: Reader, table: str, rows: dict[Any, Values], log: list[tuple[Any, ...]]) -> Findings:
    """What differs between some rows and their log."""
    for row, entries in groupby(log, key=itemgetter(0)):
        now = rows.pop(row, None)
        try:
            said = replay(entries)
        except (Refused, ValueError, TypeError, AttributeError) as error:
            why = str(error) if isinstance(error, Refused) else "cannot be read in the log."
            yield Finding("state", f"{reader.name(table, row)} {why}", reader.code(table, row))
            continue
        yield from differing(reader, table, row, now, said)
    for row in rows:
        sentence = f"{reader.name(table, row)} stands in the case file and no operation made it."
        yield Finding("state", sentence, reader.code(table, row))


def replay(entries: Iterator[tuple[Any, ...]]) -> Values | None:
    """What a row is by its log, None where it was taken away; Refused where a step does not follow on the last."""
    values: Values | None = None
    before: int | None = 0
    for _, operation, col, old, new in entries:
        if col is None:
            values = None if new is None else json.loads(new)
        elif values is not None:
            if not same(values.get(col), old):
                raise Refused(f"({col}) was changed unseen between operations {before} and {operation}.")
            values[col] = new
        before = operation
    return None if values is None else present(values.items())


def same(a: Any, b: Any) -> bool:
    """Whether two values are one; JSON may round the last digit of a real number."""
    if isinstance(a, float) or isinstance(b, float):
        return isinstance(a, int | float) and isinstance(b, int | float) and isclose(a, b, rel_tol=1e-12)
    return type(a) is type(b) and bool(a == b)


def differing(reader: Reader, table: str, row: Any, now: Values | None, said: Values | None) -> Findings:
    """One finding for a row that is not as it was logged."""
    name, code = reader.name(table, row), reader.code(table, row)
    if now is None and said is not None:
        yield Finding("state", f"{name} is gone; the log does not say that it was taken away.", code)
    elif said is None and now is not None:
        yield Finding("state", f"{name} stands in the case file; by the log it was taken away.", code)
    elif now is not None and said is not None:
        names = sorted(one for one in {*now, *said} if not same(now.get(one), said.get(one)))
        if names:
            yield Finding("state", f"{name} is not what was logged last ({', '.join(names)}).", code)


def registered(reader: Reader) -> Findings:
    """Records that the register lacks, and entries of it that no record has."""
    reader.progress("the register of records", 0, 0)
    for table, kind in RECORDS.items():
        there = "SELECT 1 FROM record WHERE id = t.id AND kind = ? AND letters = ?"
        lacking = f"SELECT id FROM {table} t WHERE NOT EXISTS ({there}) LIMIT 20"
        for (one,) in reader.case.rows(lacking, (kind.name, kind.letters)):
            code = reader.code(table, one)
            yield Finding("state", f"{code} is not in the register of records, or not as what it is.", code)
        there = f"SELECT 1 FROM {table} WHERE id = r.id"
        empty = f"SELECT id FROM record r WHERE kind = ? AND NOT EXISTS ({there}) LIMIT 20"
        for (one,) in reader.case.rows(empty, (kind.name,)):
            yield Finding("state", f"The register names {reader.name(table, one)}, and there is no such record.")
    kinds = ", ".join("?" * len(BY_LETTERS))
    strange = f"SELECT count(*) FROM record WHERE kind NOT IN ({kinds})"
    count = reader.case.one(strange, tuple(kind.name for kind in BY_LETTERS.values()))
    if count:
        yield Finding("state", f"The register names {count} records of a kind that pincite does not know.")


def counted(reader: Reader) -> Findings:
    """Tables of which fewer ids are said to have been given out than they hold, so that one could be given again."""
    case = reader.case
    ours = "id BETWEEN (SELECT site << 32 FROM site WHERE home) AND (SELECT (site + 1) << 32 FROM site WHERE home)"
    for table, last in case.rows("SELECT tbl, last FROM counter"):
        if table in RECORDS or table in OWNERS:
            top = case.one(f"SELECT max(id) FROM {table} WHERE {ours}") or 0
            if last < top and not case.one(OUTSIDE, (table, top)):  # taking that over counts it
                name = table.replace("_", " ")
                yield Finding("state", f"The count of {name} rows was set back, so that a code could be given twice.")


def outside(reader: Reader) -> Findings:
    """Changes made by another program that no person has adopted or put back."""
    last = 0
    sql = "SELECT id, tbl, row, col, old, new FROM change WHERE operation IS NULL AND id > ? ORDER BY id LIMIT ?"
    while rows := reader.case.rows(sql, (last, CHUNK)):
        for _, table, row, col, old, new in rows:
            did = f"changed ({col})" if col else "made" if old is None else "taken away"
            name = owned(reader, table, old if new is None else new) if col is None else reader.name(table, row)
            sentence = f"{name or reader.name(table, row)} was {did} outside pincite; adopt that or put it back."
            yield Finding("outside", sentence, reader.code(table, row))
        last = rows[-1][0]


def owned(reader: Reader, table: str, said: Any) -> str:
    """A link row as its record's, '' where it is none."""
    if table not in OWNERS:
        return ""
    try:
        values: Mapping[str, Any] = json.loads(said)
        return f"A row of {table.replace('_', ' ')} of {reader.case.codes.code(values[OWNERS[table]])}"
    except (ValueError, KeyError, TypeError):
        return ""
