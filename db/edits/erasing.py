"""Erasing words in the rows of a case file, in its log, in who did what and why, and in what is half typed."""

import json
from collections.abc import Iterator
from typing import Any

from db.edits.erasure import Erasure, free
from db.edits.renaming import rename
from db.oplog.journal import left_hash
from db.oplog.tables import LOGGED, OWNERS, RECORDS, key
from db.sqlite import Connection, IntegrityError
from db.words.needles import Needle, block, inside, mask_deep
from db.writer import LISTS, quoted

CHUNK = 2000
CHANGES = """
SELECT id, tbl, row, col, old, new, digest FROM change WHERE id > ? AND id <= ? ORDER BY id LIMIT ?"""
ARTICLE = """
SELECT article FROM text WHERE id = ?1
UNION SELECT t.article FROM passage p JOIN text t ON t.id = p.text WHERE p.id = ?1"""
SAID = ("person", "login", "action", "reason")
SESSIONS = (
    ("draft", "id", "person"),
    ("presence", "sitting", "person"),
    ("presence", "sitting", "login"),
    ("comeback", "person", "place"),
    ("comeback", "person", "person"),
)


def erase_names(connection: Connection, erasure: Erasure) -> None:
    """Give list entries that have the words in their codes new ones, and with them all that names them."""
    for table, row in rename(connection, erasure.renaming):
        note(connection, erasure, table, row)
        erasure.met.places["in names of lists"] += table in LISTS


def erase_rows(connection: Connection, erasure: Erasure) -> None:
    """Give every value of the logged tables its new form; the triggers log it under the operation that is open."""
    for table in LOGGED:
        for row, values in rows(connection, erasure, table):
            left = {col: erasure.value(table, row, col, value) for col, value in values.items()}
            changed = {col: value for col, value in left.items() if value != values[col]}
            if changed:
                write(connection, table, row, changed)
                note(connection, erasure, table, row)
                erasure.met.places["in fields"] += len(changed)
                erasure.met.inside += sum(within(erasure.needle, values[col]) for col in changed)


def rows(connection: Connection, erasure: Erasure, table: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The rows of a table that may be touched, with the columns that may."""
    scope = None if erasure.scope is None else erasure.scope.get(table, set())
    names = (*free(table), *(one for one in erasure.columns if one not in free(table))) if scope != set() else ()
    last: Any = "" if table in LISTS else -(2**62)
    sql = f'SELECT {quoted((key(table), *names))} FROM {table} WHERE "{key(table)}" > ? ORDER BY 1 LIMIT ?'
    while names and (found := connection.execute(sql, (last, CHUNK)).fetchall()):
        for row, *values in found:
            if erasure.may_touch(table, row, *values):
                yield row, dict(zip(names, values, strict=True))
        last = found[-1][0]


def write(connection: Connection, table: str, row: Any, values: dict[str, Any]) -> None:
    """Write values; where two that must differ have become alike, one gets longer."""
    sets = ", ".join(f'"{col}" = ?' for col in values)
    sql = f'UPDATE {table} SET {sets} WHERE "{key(table)}" = ?'
    for longer in range(50):
        tail = block("x" * longer)
        try:
            made = (f"{value}{tail}" if isinstance(value, str) and longer else value for value in values.values())
            connection.execute(sql, (*made, row))
        except IntegrityError:
            if longer == 49:
                raise
        else:
            return


def note(connection: Connection, erasure: Erasure, table: str, row: Any) -> None:
    """Remember which record words were erased of, and the article that a passage or text is of."""
    if table in OWNERS:
        (row,) = connection.execute(f"SELECT {OWNERS[table]} FROM {table} WHERE id = ?", (row,)).fetchone()
    elif table not in RECORDS:
        return
    erasure.met.records[row] = None
    for (article,) in connection.execute(ARTICLE, (row,)).fetchall():
        erasure.met.records[article] = None


def within(needle: Needle | None, value: Any) -> int:
    """How often the words stand within longer words of a value."""
    return inside(value, needle.spans(value)) if needle and isinstance(value, str) else 0


def erase_log(connection: Connection, erasure: Erasure, operation: int) -> None:
    """Give every value of the log its new form; of sealed ones the salt goes too, and what is left is written down."""
    last, top = 0, connection.execute("SELECT max(id) FROM change").fetchone()[0]
    while found := connection.execute(CHANGES, (last, top, CHUNK)).fetchall():
        for number, table, row, col, old, new, digest in found:
            if table not in LOGGED or not erasure.may_touch(table, row, old, new):
                continue
            named = erasure.renaming.row(table, row)
            left = (left_of(erasure, table, row, col, old), left_of(erasure, table, row, col, new))
            if (named, *left) != (row, old, new):
                seal = (number, table, named, col, *left) if digest is not None else None
                sql = "UPDATE change SET row = ?, old = ?, new = ? WHERE id = ?"
                connection.execute(sql, (named, *left, number))
                mark(connection, "change", number, operation, seal)
                erasure.met.places["in the log"] += seal is not None
        last = found[-1][0]


def left_of(erasure: Erasure, table: str, row: Any, col: str | None, said: Any) -> Any:
    """The new form of a logged value, or of a logged row."""
    if col or said is None:
        return erasure.value(table, row, col or "", said)
    values = json.loads(said)
    left = {name: erasure.value(table, row, name, value) for name, value in values.items()}
    if left == values:
        return said
    return json.dumps({n: v for n, v in left.items() if v is not None}, ensure_ascii=False, separators=(",", ":"))


def mark(connection: Connection, table: str, number: int, operation: int, left: tuple[Any, ...] | None) -> None:
    """Mark a sealed row of the log as expunged: no salt, by which operation, and what may be left of it.

    The mark of an earlier expunging goes, since words that are erased now could be guessed by it.
    """
    if left is None:
        return
    connection.execute(f"UPDATE {table} SET salt = NULL, expunged = ? WHERE id = ?", (operation, number))
    earlier = "SELECT id FROM change WHERE tbl = ? AND row = ? AND operation < ? AND new IS NOT NULL"
    for (one,) in connection.execute(earlier, (table, number, operation)).fetchall():
        connection.execute("UPDATE change SET new = NULL WHERE id = ?", (one,))
        mark(connection, "change", one, operation, (one, table, number, None, None, None))
    sql = "INSERT INTO change (operation, tbl, row, new) VALUES (?, ?, ?, ?)"
    connection.execute(sql, (operation, table, number, left_hash(left)))


def erase_operations(connection: Connection, erasure: Erasure, operation: int) -> None:
    """Block the words out of who did what and why in earlier operations."""
    needle = erasure.needle
    if needle is None or erasure.scope is not None:
        return
    sql = f"SELECT id, {', '.join(SAID)} FROM operation WHERE id < ? ORDER BY id"
    for number, *said in connection.execute(sql, (operation,)).fetchall():
        left = [value and needle.mask(value) for value in said]
        if left != said:
            sets = ", ".join(f"{col} = ?" for col in SAID)
            connection.execute(f"UPDATE operation SET {sets} WHERE id = ?", (*left, number))
            mark(connection, "operation", number, operation, (number, *left))
            erasure.met.places["in the log"] += 1


def erase_sessions(connection: Connection, erasure: Erasure) -> None:
    """Block the words out of drafts, presence and places to come back to."""
    for draft, record, form in connection.execute("SELECT id, record, form FROM draft").fetchall():
        left = left_of_form(erasure, record, json.loads(form))
        if left is not None:
            connection.execute("UPDATE draft SET form = ? WHERE id = ?", (json.dumps(left, ensure_ascii=False), draft))
            erasure.met.places["in drafts"] += 1
    if erasure.needle is None or erasure.scope is not None:
        return
    for table, name, col in SESSIONS:
        for row, value in connection.execute(f"SELECT {name}, {col} FROM {table}").fetchall():
            read = json.loads(value) if col == "place" else value
            kept = mask_deep(read, erasure.needle)
            if kept != read:
                said = json.dumps(kept, ensure_ascii=False) if col == "place" else kept
                connection.execute(f"UPDATE OR REPLACE {table} SET {col} = ? WHERE {name} = ?", (said, row))


def left_of_form(erasure: Erasure, record: int | None, form: Any) -> Any:
    """A draft's form without the words, None where they are not in it."""
    scoped = {row for rows_ in (erasure.scope or {}).values() for row in rows_}
    left = form
    if erasure.columns and record in scoped:
        left = emptied(form, erasure.columns)
    elif erasure.needle and (erasure.scope is None or record in scoped or record is None):
        left = mask_deep(form, erasure.needle)
    return None if left == form else left


def emptied(value: Any, columns: tuple[str, ...]) -> Any:
    """A value from JSON with what it says of some fields blocked out."""
    if isinstance(value, list):
        return [emptied(one, columns) for one in value]
    if isinstance(value, dict):
        return {n: block(str(one)) if n in columns else emptied(one, columns) for n, one in value.items()}
    return value
