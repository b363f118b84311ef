"""Bringing the case file of an older pincite up to date: a backup first, then all steps or none."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from db import backing, opening
from db.backups import folder_of
from db.building import build
from db.case import Case, Person, Waiting
from db.compare import crowding
from db.derive import Derived
from db.errors import Refused
from db.migrations import all_steps, objects
from db.oplog.journal import Seal
from db.sqlite import Connection, DatabaseError, sqlite

Rows = list[tuple[Any, ...]]
OBJECTS = """
SELECT type, name, sql FROM sqlite_master
WHERE sql IS NOT NULL AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT GLOB '*_search_*' ORDER BY rowid"""
# As the trigger of a site that is made logs it.
SITES = """
INSERT INTO change (operation, tbl, row, new) SELECT n.operation, 'site', s.site,
  json_patch('{}', json_object('site', s.site, 'uuid', s.uuid, 'letter', s.letter, 'name', s.name, 'home', s.home))
FROM site s, now n WHERE NOT EXISTS (SELECT 1 FROM change WHERE tbl = 'site' AND row = s.site)"""
# What comparing gives may have changed with its rules, so all of it is compared anew when somebody looks; the rows
# of lists are made anew at once.
DUE = "INSERT OR IGNORE INTO relation_due (subject) SELECT DISTINCT subject FROM claim"


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What was done, as a sentence, and the backup that was made before; None where nothing was to be done."""

    sentence: str
    backup: Path | None = None


def upgrade(
    path: str | Path, person: Person | None = None, *, wait: float = 60.0, waiting: Waiting | None = None
) -> Upgraded:
    """Apply the steps that a case file lacks, in one transaction after a backup; another's upgrade is waited for.

    NotACase where it is none or is newer, Refused where its schema is not as its pincite made it.
    """
    path = Path(path)
    header = opening.sniff(path)
    opening.check_age(path, header.schema)
    connection = opening.connect(path, header, readonly=False)
    # Not Case.open, which would open an older file read-only.
    with Case(str(path), connection, header, person or Person.here()) as older:
        older.wait, older.waiting = wait, waiting
        older.patiently(lambda: opening.settle(connection))
        older.patiently(lambda: connection.execute("BEGIN IMMEDIATE"))
        try:
            schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if schema >= opening.SCHEMA:
                return Upgraded(f"{path} is up to date.")
            made = back_up(path, person, schema)
            apply(path, connection)
            enter(older, schema)
            older.patiently(lambda: connection.execute("COMMIT"))  # without a write-ahead log whoever reads holds it up
        except DatabaseError as error:
            raise Refused(f"{path} could not be brought up to date ({error}); nothing was changed.") from None
        finally:
            older.back_out()
    return Upgraded(f"{path} is up to date; {made} is a copy as it was before.", made)


def enter(case: Case, schema: int) -> None:
    """Enter the upgrade as an operation, and with it the sites that the log does not know yet."""
    seal = Seal(case.connection, case.clock, case.salt)
    operation = seal.begin(case.person, "upgrade", f"schema {schema} to {opening.SCHEMA}", None)
    case.connection.execute(SITES)
    seal.close(operation)


def back_up(path: Path, person: Person | None, schema: int) -> Path:
    """A verified copy of the file as it is; Refused where its schema is not as its pincite made it."""
    with Case.open(path, person, readonly=True) as case:
        if not case.notice.startswith(opening.older(path, schema)):
            raise Refused(case.notice)
        return backing.copy(case, backing.free_name(case, folder_of(path)))


def apply(path: Path, connection: Connection) -> None:
    """Apply the steps within the transaction that is open; Refused where the schema does not become ours."""
    all_steps().apply(Database(connection, execute_plugins=False))
    renew(connection)
    connection.execute(DUE)
    crowding.forget(connection)
    Derived(connection).all()
    connection.execute(f"PRAGMA user_version = {opening.SCHEMA}")
    wrong = opening.difference(path, objects.known(opening.SCHEMA), objects.objects(connection))
    if wrong or connection.execute("PRAGMA foreign_key_check").fetchone():
        why = wrong.removeprefix(f"{path} ").partition(", so it is open")[0] or "references lead nowhere"
        raise Refused(f"{path} could not be brought up to date: it {why}; nothing was changed.")


def renew(connection: Connection) -> None:
    """Give triggers, views, indexes and the checks of tables the form that a new case file has; no row is touched."""
    fresh = new_objects()
    schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
    ours = {*objects.known(schema), *(f"{kind} {name}" for kind, name in fresh)}
    found = {(kind, name): sql for kind, name, sql in connection.execute(OBJECTS).fetchall()}
    stale = [one for one, sql in found.items() if " ".join(one) in ours and fresh.get(one, ("", []))[0] != sql]
    for kind, name in stale:
        if kind == "table":
            write_checks(connection, name, *fresh.get((kind, name), ("", [])))
        else:
            connection.execute(f'DROP {kind} "{name}"')
    for (kind, name), (sql, _) in fresh.items():
        if kind != "table" and ((kind, name) not in found or (kind, name) in stale):
            connection.execute(sql)


def write_checks(connection: Connection, table: str, sql: str, columns: Rows) -> None:
    """Let a table be as this SQL says, where that changes none of its columns: the way that SQLite's manual names."""
    if columns_of(connection, table) != columns:
        return
    connection.execute("PRAGMA writable_schema = ON")
    try:
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", (sql, table))
    finally:
        connection.execute("PRAGMA writable_schema = RESET")


def columns_of(connection: Connection, table: str) -> Rows:
    """What SQLite knows of a table's columns."""
    return connection.execute(f'PRAGMA table_xinfo("{table}")').fetchall()


def new_objects() -> dict[tuple[str, str], tuple[str, Rows]]:
    """SQL by type and name of all that a new case file has, in the order of making it, with the columns of tables."""
    connection = sqlite.connect(":memory:", isolation_level=None)
    try:
        build(connection, wal=False)
        rows = connection.execute(OBJECTS).fetchall()
        return {
            (kind, name): (sql, columns_of(connection, name) if kind == "table" else []) for kind, name, sql in rows
        }
    finally:
        connection.close()
