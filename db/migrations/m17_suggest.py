"""The suggestions for an article that a person rejected, so that they do not come back."""

from sqlite_utils.db import Database

from db.migrations.m11_log import log_table
from db.migrations.steps import migrations, run

SQL = """
CREATE TABLE declined (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article(id),
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  rule TEXT
) STRICT;

CREATE INDEX declined_article ON declined (article);
"""


@migrations(name="m17_suggest")
def suggest(db: Database) -> None:
    """What was rejected: of which article and text, what kind of thing, where, and by which rule it was suggested."""
    run(db, SQL)
    log_table(db, "declined", "id")
