"""The set of migrations and what their steps share."""

import re
from collections.abc import Iterable, Iterator

from sqlite_utils.db import Database
from sqlite_utils.migrations import Migrations

from db.sqlite import sqlite


class Steps(Migrations):
    """The steps by their names, which begin with their numbers, whichever file is imported first."""

    def pending(self, db: Database) -> list[Migrations._Migration]:
        """The steps that a file has not seen yet, in order."""
        return sorted(super().pending(db), key=lambda step: step.name)

    def names(self) -> list[str]:
        """The names of all steps, in order."""
        return sorted(step.name for step in self._migrations)


migrations = Steps("pincite")
LISTED = re.compile(r'CHECK \(("?\w+"?) IN \(([^(),]+(?:,[^(),]+){2,})\)\)')


def compared(script: str) -> str:
    """A script in which the lists of CHECKs are comparisons, one by one.

    SQLite makes a table of each list of more than two for every row that is written, even where the column is empty:
    nine tenths of what an assessment costs.
    """
    return LISTED.sub(lambda found: f"CHECK ({one_of(found[1], found[2].split(','))})", script)


def one_of(column: str, words: Iterable[str]) -> str:
    """SQL that is true of each of these words."""
    return " OR ".join(f"{column} = {word.strip()}" for word in words)


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
    for statement in statements(compared(script)):
        db.execute(statement)
