"""Bringing the case file of an older pincite up to date: a backup first, then all steps or none."""

from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from db import backing, opening
from db.case import Case, Person, Waiting
from db.creating import Site, build
from db.errors import Refused
from db.migrations import all_steps, objects
from db.sqlite import Connection, DatabaseError, sqlite

OBJECTS = "SELECT type, name, sql FROM sqlite_master WHERE type <> 'table' AND sql IS NOT NULL ORDER BY rowid"
# What comparing gives may have changed with its rules, so all of it is compared anew when somebody looks.
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
    with Case(path, connection, header, person or Person.here()) as older:
        older.wait, older.waiting = wait, waiting
        opening.settle(connection)
        older.patiently(lambda: connection.execute("BEGIN IMMEDIATE"))
        try:
            schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if schema >= opening.SCHEMA:
                return Upgraded(f"{path} is up to date.")
            made = back_up(path, person, schema)
            apply(path, connection)
            connection.execute("COMMIT")
        except DatabaseError as error:
            raise Refused(f"{path} could not be brought up to date ({error}); nothing was changed.") from None
        finally:
            older.back_out()
    with Case.open(path, person, wait=wait) as case, case.write("upgrade", f"schema {schema} to {opening.SCHEMA}"):
        pass
    return Upgraded(f"{path} is up to date; {made} is a copy as it was before.", made)


def back_up(path: Path, person: Person | None, schema: int) -> Path:
    """A verified copy of the file as it is; Refused where its schema is not as its pincite made it."""
    with Case.open(path, person, readonly=True) as case:
        if not case.notice.startswith(opening.older(path, schema)):
            raise Refused(case.notice)
        return backing.copy(case, backing.free_name(case, backing.folder_of(path)))


def apply(path: Path, connection: Connection) -> None:
    """Apply the steps within the transaction that is open; Refused where the schema does not become ours."""
    all_steps().apply(Database(connection, execute_plugins=False))
    renew(connection)
    connection.execute(DUE)
    connection.execute(f"PRAGMA user_version = {opening.SCHEMA}")
    wrong = opening.difference(path, objects.known(opening.SCHEMA), objects.objects(connection))
    if wrong or connection.execute("PRAGMA foreign_key_check").fetchone():
        why = wrong.removeprefix(f"{path} ").partition(", so it is open")[0] or "references lead nowhere"
        raise Refused(f"{path} could not be brought up to date: it {why}; nothing was changed.")


def renew(connection: Connection) -> None:
    """Make triggers, views and indexes anew that are not as a new case file has them; tables stay as they are."""
    fresh = new_objects()
    schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
    ours = {*objects.known(schema), *(f"{kind} {name}" for kind, name in fresh)}
    stale = [
        (kind, name)
        for kind, name, sql in connection.execute(OBJECTS).fetchall()
        if f"{kind} {name}" in ours and fresh.get((kind, name)) != sql
    ]
    for kind, name in stale:
        connection.execute(f'DROP {kind} "{name}"')
    there = {(kind, name) for kind, name, _ in connection.execute(OBJECTS).fetchall()}
    for one, sql in fresh.items():
        if one not in there:
            connection.execute(sql)


def new_objects() -> dict[tuple[str, str], str]:
    """SQL by type and name of the triggers, views and indexes of a new case file, in the order of making them."""
    connection = sqlite.connect(":memory:", isolation_level=None)
    try:
        build(connection, Site(1, "new"), wal=False)
        return {(kind, name): sql for kind, name, sql in connection.execute(OBJECTS).fetchall()}
    finally:
        connection.close()
