"""The set of migrations and what their steps share."""

from collections.abc import Iterator

from sqlite_utils.db import Database
from sqlite_utils.migrations import Migrations

from db.sqlite import sqlite


class Steps(Migrations):
    """The steps by their names, which begin with their numbers, whichever file is imported first."""

    def pending(self, db: Database) -> list[Migrations._Migration]:
        """The steps that a file has not seen yet, in order."""
        return sorted(super().pending(db), key=lambda step: step.name)


migrations = Steps("pincite")


def statements(script: str) -> Iterator[str]:
    """The statements of a script, in order; triggers keep their inner semicolons."""
    pending = ""
    for line in script.strip().splitlines():
        pending += line + "\n"
        if line.rstrip().endswith(";") and sqlite.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if pending.strip():
        yield pending.strip()


def run(db: Database, script: str) -> None:
    """Run a script within the transaction that is open (executescript would commit it)."""
    for statement in statements(script):
        db.execute(statement)
