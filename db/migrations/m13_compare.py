"""Derived rows of comparing: relations between claims, what is still to be compared, shared runs of words, origins."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
CREATE TABLE claim_relation (
  subject INTEGER NOT NULL,
  property TEXT NOT NULL,
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  name TEXT NOT NULL,
  rule TEXT NOT NULL,
  params TEXT NOT NULL CHECK (json_valid(params)),
  rank INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('', 'open', 'decided', 'again')),
  decision INTEGER,
  other INTEGER,
  PRIMARY KEY (subject, property, a, b, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_relation_open ON claim_relation (rank, subject, property) WHERE state IN ('open', 'again');
CREATE INDEX claim_relation_other ON claim_relation (other) WHERE other IS NOT NULL;

CREATE TABLE relation_due (
  subject INTEGER PRIMARY KEY
) STRICT;

-- A run of words by a sample of the runs in it, so that two texts that share one share a row.
CREATE TABLE text_print (
  print INTEGER NOT NULL,
  text INTEGER NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (print, text, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX text_print_text ON text_print (text);

CREATE TABLE text_printed (
  text INTEGER PRIMARY KEY REFERENCES text(id),
  words INTEGER NOT NULL
) STRICT;

CREATE TABLE article_shared (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  words INTEGER NOT NULL,
  share REAL NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_shared_b ON article_shared (b);

CREATE TABLE article_group (
  article INTEGER PRIMARY KEY REFERENCES article(id),
  leader INTEGER NOT NULL
) STRICT;

CREATE INDEX article_group_leader ON article_group (leader);

ALTER TABLE incident_row ADD COLUMN origins INTEGER NOT NULL DEFAULT 0;
ALTER TABLE incident_row ADD COLUMN open INTEGER NOT NULL DEFAULT 0;

INSERT INTO relation_due (subject) SELECT DISTINCT subject FROM claim;

CREATE INDEX incident_row_origins ON incident_row (origins, incident);
CREATE INDEX incident_row_open ON incident_row (open, incident);
"""


@migrations(name="m13_compare")
def compare(db: Database) -> None:
    """Relations between claims, shared runs of words, groups of articles, and what incidents' rows show of them."""
    run(db, SQL)
