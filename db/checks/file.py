"""What can be made anew or is SQLite's own: search indexes, derived rows, foreign keys, schema, pages."""

import json
from collections.abc import Callable
from functools import partial
from itertools import zip_longest
from typing import Any

from db.case import Case
from db.checks.findings import Finding, Findings, Reader
from db.derive import TABLES, Derived
from db.errors import quoted
from db.opening import check_schema
from db.sqlite import Connection, DatabaseError, sqlite

INDEXES = {
    "the texts": "INSERT INTO part_search (part_search, rank) VALUES ('integrity-check', 1)",
    "records": "INSERT INTO record_search (record_search, rank) VALUES ('integrity-check', 1)",
}
BATCH = 500
SAMPLE = 40  # batches of incidents whose rows are recomputed where not all are
TICK = 1_000_000  # instructions of SQLite between two looks at whoever waits


def ticking(reader: Reader, words: str, act: Callable[[], Any]) -> Any:
    """Do one long statement, telling now and then that it goes on, so that it can be interrupted."""
    raised: list[BaseException] = []

    def tick() -> int:
        try:
            reader.progress(words, 0, 0)
        except BaseException as error:  # SQLite swallows what is raised here, so it is raised again below
            raised.append(error)
        return len(raised)

    reader.case.connection.set_progress_handler(tick, TICK)
    try:
        return act()
    except DatabaseError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        reader.case.connection.set_progress_handler(None, 0)


def indexes(reader: Reader) -> Findings:
    """Search indexes that are damaged or do not hold the words of the case file.

    SQLite takes the question for a write, so it is asked by a connection of its own; of a file that cannot be
    written here a copy in memory is asked.
    """
    case = reader.case
    with Case.open(case.path, case.person, wait=case.wait, waiting=case.waiting) as other:
        asking = Reader(other, reader.progress)
        copy = in_memory(asking) if other.readonly else None
        try:
            for of, sql in INDEXES.items():
                try:
                    ask = partial(copy.execute, sql) if copy else partial(other.rows, sql)
                    ticking(asking, "the search indexes", ask)
                except DatabaseError:
                    yield Finding("index", f"The search index over {of} does not hold what the case file holds.")
        finally:
            if copy:
                copy.close()


def in_memory(reader: Reader) -> Connection:
    """A copy of the whole file that may be written."""
    copy = sqlite.connect(":memory:", isolation_level=None)

    def tell(_status: int, left: int, total: int) -> None:
        reader.progress("a copy in memory", total - left, total)

    reader.case.connection.backup(copy, pages=2_000, progress=tell)
    check_schema(reader.case.path, copy)
    return copy


def derived(reader: Reader, whole: bool = False) -> Findings:
    """Incidents whose derived rows are not what follows from their claims and assessments."""
    case = reader.case
    total = case.one("SELECT count(*) FROM incident")
    step = 1 if whole else max(1, total // BATCH // SAMPLE)
    last, done = 0, 0
    sql = "SELECT id FROM incident WHERE id > ? ORDER BY id LIMIT ?"
    while ids := [row[0] for row in case.rows(sql, (last, BATCH))]:
        if done // BATCH % step == 0:
            for incident in sorted(reader.steady(partial(wrong, reader, ids))):
                code = case.codes.code(incident)
                yield Finding("derived", f"What lists show of {code} does not follow from what is held of it.", code)
        last, done = ids[-1], done + len(ids)
        reader.progress("what lists show of incidents", done, total)
    for table in TABLES:
        lost = f"SELECT count(*) FROM {table} d WHERE NOT EXISTS (SELECT 1 FROM incident WHERE id = d.incident)"
        count = case.one(lost)
        if count:
            yield Finding("derived", f"Lists show {count} rows of incidents that the case file does not hold.")


def wrong(reader: Reader, ids: list[int]) -> set[int]:
    """Those incidents whose rows differ from a recomputation."""
    connection = reader.case.connection
    listed = json.dumps(ids)
    found: set[int] = set()
    for table, rows in Derived(connection, direct=True).computed(listed).items():
        names = TABLES[table]
        keys, of = keyed(table), names.index("incident")
        expected = {tuple(row[names.index(one)] for one in keys): row for row in reversed(rows)}
        sql = f"SELECT {', '.join(names)} FROM {table} WHERE incident IN (SELECT value FROM json_each(?))"
        stored = set(connection.execute(sql, (listed,)).fetchall())
        found.update(row[of] for row in stored ^ set(expected.values()))
    return found


def keyed(table: str) -> tuple[str, ...]:
    """The columns that tell the rows of a derived table apart."""
    return {"incident_row": ("incident",), "incident_who": ("actor", "incident")}.get(
        table, ("incident", "property", "unit")
    )


def file(reader: Reader) -> Findings:
    """What SQLite itself finds: broken pages and indexes, and references that lead nowhere."""
    case = reader.case
    # The check asks FTS5 for its structure as this connection last saw it; a query makes it look again.
    for index in ("part_search", "record_search"):
        case.rows(f"SELECT rowid FROM {index} WHERE {index} MATCH 'a' LIMIT 1")
    for (sentence,) in ticking(reader, "SQLite's own check", lambda: case.rows("PRAGMA integrity_check(20)")):
        if sentence != "ok":
            yield Finding("file", f"SQLite finds the file damaged: {sentence}.")
    for table, row, target, _ in ticking(reader, "references", lambda: case.rows("PRAGMA foreign_key_check"))[:100]:
        name = reader.name(table, row)
        yield Finding("file", f"{name} names a {target} that is not there.", reader.code(table, row))


def schema(reader: Reader) -> Findings:
    """Triggers, tables and views that are not as pincite made them."""
    case = reader.case
    sentence = case.patiently(lambda: check_schema(case.path, case.connection))
    if sentence:
        yield Finding("schema", sentence)
    yield from steps(case)


def steps(case: Case) -> Findings:
    """A list of the schema's steps that is not the one that pincite writes."""
    from db import migrations  # which bring sqlite-utils

    schema = case.one("PRAGMA user_version")
    expected = migrations.all_steps().names()[:schema]
    found = case.rows("SELECT migration_set, name FROM _sqlite_migrations ORDER BY id")
    names = [name if of == "pincite" else f"{of} {name}" for of, name in found]
    if names != expected:
        pairs = zip_longest(names, expected, fillvalue="nothing")
        there, ours = next((one, other) for one, other in pairs if one != other)
        words = f"{quoted(str(there))} stands where {quoted(ours)} belongs"
        yield Finding("schema", f"The list of the schema's steps (_sqlite_migrations) was altered: {words}.")
