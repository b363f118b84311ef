"""Claims on records of which there are very many, by what they say, so that an edit costs what is said."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
-- Records with very many claims. What is kept of them is whole, or they are not here.
CREATE TABLE crowd (
  subject INTEGER PRIMARY KEY
) STRICT;

-- One thing that claims on a record say, by a digest of it or an id, and how many claims say so.
CREATE TABLE crowd_value (
  id INTEGER PRIMARY KEY,
  subject INTEGER NOT NULL,
  sort TEXT NOT NULL,
  key TEXT NOT NULL,
  claims INTEGER NOT NULL,
  UNIQUE (subject, sort, key)
) STRICT;

CREATE TABLE crowd_claim (
  value INTEGER NOT NULL,
  claim INTEGER NOT NULL,
  PRIMARY KEY (value, claim)
) STRICT, WITHOUT ROWID;

CREATE INDEX crowd_claim_claim ON crowd_claim (claim);
"""


@migrations(name="m21_crowd")
def crowd(db: Database) -> None:
    """Nothing is kept yet; a full run takes up the records that have very many claims."""
    run(db, SQL)
