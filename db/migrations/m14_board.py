"""Derived rows of the board: what relates of each thing and property, so that the worst stands first at any size."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
-- weight: the rank of what waits, then what is decided or needs no decision, last what agrees; names: a bit by rank.
CREATE TABLE relation_group (
  subject INTEGER NOT NULL,
  property TEXT NOT NULL,
  weight INTEGER NOT NULL,
  names INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  again INTEGER NOT NULL,
  decided INTEGER NOT NULL,
  PRIMARY KEY (subject, property)
) STRICT, WITHOUT ROWID;

CREATE INDEX relation_group_weight ON relation_group (weight, subject, property, names, waiting, again, decided);

INSERT OR IGNORE INTO relation_due (subject) SELECT DISTINCT subject FROM claim;
"""


@migrations(name="m14_board")
def board(db: Database) -> None:
    """Relations by thing and property; all are compared anew to fill it."""
    run(db, SQL)
