"""Pairs of incidents that may be one event, derived, so that the board and lists know of them at any size."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
-- The lower id first; weight: how much speaks for it. What people decided is not in it.
CREATE TABLE maybe_same (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  weight INTEGER NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX maybe_same_b ON maybe_same (b);

CREATE INDEX incident_row_near ON incident_row (place, date_low) WHERE scope = 'single' AND NOT withdrawn;

INSERT OR IGNORE INTO relation_due (subject) SELECT incident FROM incident_row
WHERE scope = 'single' AND NOT withdrawn AND date_low <> '~';
"""


@migrations(name="m19_maybe")
def maybe(db: Database) -> None:
    """What may be one is kept; it is looked for when what is due is compared."""
    run(db, SQL)
