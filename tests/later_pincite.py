"""A pincite that is one step of the schema ahead of this one, so that today's case files are the older ones.

Run as a script it upgrades the case file that is named; with a second word it is killed in the middle of that.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from sqlite_utils import Database

from db import building, migrations, opening, upgrading
from db.migrations import all_steps, objects
from db.migrations.steps import Steps
from db.sqlite import sqlite

TODAY, LATER = opening.SCHEMA, opening.SCHEMA + 1


def colour(db: Database) -> None:
    """The later step: one more column, with an index."""
    db.execute("ALTER TABLE note ADD COLUMN colour TEXT")
    if __name__ == "__main__" and len(sys.argv) > 2:
        os.kill(os.getpid(), signal.SIGKILL)
    db.execute("CREATE INDEX note_colour ON note (colour)")


def steps() -> Steps:
    """The steps of today and the later one."""
    found = Steps("pincite")
    found._migrations = list(all_steps()._migrations)
    found(name=f"m{LATER}_colour")(colour)
    return found


def become_later(put: Callable[[Any, str, Any], None] = setattr) -> None:
    """Make the pincite of this process the later one; put: what sets an attribute."""
    put(opening, "SCHEMA", LATER)
    for room in (building, upgrading, migrations):
        put(room, "all_steps", steps)
    connection = sqlite.connect(":memory:", isolation_level=None)
    building.build(connection, wal=False)
    listed = {TODAY: objects.known(TODAY), LATER: objects.objects(connection)}
    connection.close()
    put(objects, "known", lambda schema: listed.get(schema, {}))


if __name__ == "__main__":
    become_later()
    print(upgrading.upgrade(sys.argv[1], wait=30).sentence)
