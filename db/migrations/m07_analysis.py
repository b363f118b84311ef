"""Tables of notes, decisions, origins, holds and views."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
CREATE TABLE note (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 21),
  about INTEGER REFERENCES record(id),
  text TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 22),
  a INTEGER NOT NULL REFERENCES record(id),
  b INTEGER REFERENCES record(id),
  kind TEXT NOT NULL CHECK (kind IN ('same', 'not_same', 'part_of', 'unknown', 'no_contradiction', 'not_same_event', 'same_origin', 'not_same_origin')),
  reason TEXT NOT NULL,
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE origin (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 23),
  title TEXT NOT NULL,
  actor INTEGER REFERENCES record(id),
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE hold (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 25),
  about INTEGER REFERENCES record(id),
  reason TEXT NOT NULL,
  placed_by TEXT,
  lifted_by TEXT,
  withdrawn TEXT
) STRICT;

CREATE TABLE view (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 26),
  name TEXT NOT NULL,
  pane TEXT NOT NULL,
  filter TEXT,
  sort TEXT,
  withdrawn TEXT
) STRICT;

CREATE TABLE basis (
  id INTEGER PRIMARY KEY,
  decision INTEGER NOT NULL REFERENCES decision(id),
  claim INTEGER NOT NULL REFERENCES claim(id),
  said TEXT
) STRICT;

CREATE TABLE origin_article (
  id INTEGER PRIMARY KEY,
  origin INTEGER NOT NULL REFERENCES origin(id),
  article INTEGER NOT NULL REFERENCES article(id),
  note TEXT,
  UNIQUE (origin, article)
) STRICT;

CREATE INDEX note_about ON note (about) WHERE about IS NOT NULL;
CREATE INDEX decision_a ON decision (a);
CREATE INDEX decision_b ON decision (b) WHERE b IS NOT NULL;
CREATE INDEX origin_actor ON origin (actor) WHERE actor IS NOT NULL;
CREATE INDEX hold_about ON hold (about) WHERE about IS NOT NULL;
CREATE INDEX basis_decision ON basis (decision);
CREATE INDEX basis_claim ON basis (claim);
CREATE INDEX origin_article_article ON origin_article (article);
CREATE UNIQUE INDEX view_once ON view (name) WHERE withdrawn IS NULL;
"""


@migrations(name="m07_analysis")
def analysis(db: Database) -> None:
    """Notes, decisions, origins, holds and views."""
    run(db, SQL)
