"""Who has a case file open, told apart by login and process; and which names a login has worked under."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
DROP TABLE presence;

-- space: the system's number of the process's own space of process numbers, where it has such.
CREATE TABLE presence (
  sitting TEXT PRIMARY KEY NOT NULL,
  person TEXT NOT NULL,
  login TEXT NOT NULL DEFAULT '',
  pid INTEGER,
  space INTEGER,
  record INTEGER,
  editing INTEGER NOT NULL DEFAULT 0,
  since TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE INDEX operation_login ON operation (login, person);
"""


@migrations(name="m16_presence")
def presence(db: Database) -> None:
    """Presence with login, process and whether a form is open; an index of the names of a login."""
    run(db, SQL)
