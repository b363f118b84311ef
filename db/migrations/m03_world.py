"""Tables of places, actors, posts, command links and topics."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 7),
  name TEXT NOT NULL,
  kind TEXT REFERENCES term(code) CHECK (kind GLOB 'place.*'),
  within INTEGER REFERENCES place(id),
  latitude REAL,
  longitude REAL,
  precision TEXT REFERENCES term(code) CHECK (precision GLOB 'place_precision.*'),
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE actor (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 8),
  name TEXT NOT NULL,
  kind TEXT REFERENCES term(code) CHECK (kind GLOB 'actor.*'),
  within INTEGER REFERENCES actor(id),
  description TEXT,
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE post (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 9),
  person INTEGER NOT NULL REFERENCES actor(id),
  body INTEGER REFERENCES actor(id),
  title TEXT NOT NULL,
  held TEXT,
  held_low TEXT,
  held_high TEXT,
  held_precision TEXT CHECK (held_precision IN ('day', 'week', 'month', 'season', 'year', 'decade', 'interval', 'open', 'unknown')),
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE command (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 10),
  "over" INTEGER NOT NULL REFERENCES actor(id),
  under INTEGER NOT NULL REFERENCES actor(id),
  title TEXT NOT NULL,
  held TEXT,
  held_low TEXT,
  held_high TEXT,
  held_precision TEXT CHECK (held_precision IN ('day', 'week', 'month', 'season', 'year', 'decade', 'interval', 'open', 'unknown')),
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE topic (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 13),
  name TEXT NOT NULL,
  description TEXT,
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE INDEX place_within ON place (within) WHERE within IS NOT NULL;
CREATE INDEX actor_within ON actor (within) WHERE within IS NOT NULL;
CREATE INDEX post_person ON post (person);
CREATE INDEX post_body ON post (body) WHERE body IS NOT NULL;
CREATE INDEX command_over ON command ("over");
CREATE INDEX command_under ON command (under);
"""


@migrations(name="m03_world")
def world(db: Database) -> None:
    """Places, actors, posts, command links and topics."""
    run(db, SQL)
