"""The schema of a new case file, and what a site is; no row is written."""

import secrets
import uuid
from dataclasses import dataclass

from sqlite_utils import Database

from db import opening
from db.migrations import all_steps
from db.sqlite import Connection


@dataclass(frozen=True, slots=True)
class Site:
    """Where records are made: a number of 21 bits and a uuid; the sample has fixed ones."""

    number: int
    uuid: str
    letter: str = "a"

    @classmethod
    def new(cls) -> "Site":
        """A site by chance, so that copies made apart do not meet."""
        return cls(secrets.randbelow(2**21 - 1) + 1, str(uuid.uuid4()))


def build(connection: Connection, *, wal: bool) -> None:
    """The schema, in one transaction."""
    opening.settle(connection)
    if wal:
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    all_steps().apply(Database(connection, execute_plugins=False))
    connection.execute(f"PRAGMA application_id = {opening.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {opening.SCHEMA}")
    connection.execute("COMMIT")
