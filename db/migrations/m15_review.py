"""Who works on a record and who has read it, and the indexes of the queues of review."""

from sqlite_utils.db import Database

from db.migrations.m11_log import log_table
from db.migrations.steps import migrations, run

SQL = """
CREATE TABLE working (
  id INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES record(id),
  person TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('assigned', 'reviewer', 'first', 'second')),
  UNIQUE (record, role)
) STRICT;

CREATE INDEX working_person ON working (person, role);
"""
QUEUED = ("incident", "claim", "quote", "assessment")  # those that a case file may hold very many of


def queue(table: str) -> str:
    """The rows of a table that are neither waiting to be begun nor done, a few, by their state."""
    where = "status NOT IN ('todo', 'finalized') AND withdrawn IS NULL"
    return f"CREATE INDEX {table}_queue ON {table} (status, id) WHERE {where};"


@migrations(name="m15_review")
def review(db: Database) -> None:
    """Who works on a record and who has read it, and the indexes of the queues of review."""
    run(db, SQL)
    for table in QUEUED:
        run(db, queue(table))
    log_table(db, "working", "id")
