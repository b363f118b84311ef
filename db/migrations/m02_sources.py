"""Tables of articles, their texts and the passages in them."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
CREATE TABLE tag (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 27),
  name TEXT NOT NULL,
  description TEXT,
  withdrawn TEXT
) STRICT;

CREATE TABLE article (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 1),
  title TEXT NOT NULL,
  title_confirmed INTEGER NOT NULL DEFAULT 1 CHECK (title_confirmed IN (0, 1)),
  publisher TEXT,
  outlet INTEGER REFERENCES actor(id),
  author TEXT,
  published TEXT,
  published_low TEXT,
  published_high TEXT,
  published_precision TEXT CHECK (published_precision IN ('day', 'week', 'month', 'season', 'year', 'decade', 'interval', 'open', 'unknown')),
  published_confirmed INTEGER NOT NULL DEFAULT 1 CHECK (published_confirmed IN (0, 1)),
  kind TEXT REFERENCES term(code) CHECK (kind GLOB 'article.*'),
  language TEXT,
  url TEXT,
  archive_url TEXT,
  captured_at TEXT,
  collected_by TEXT,
  how TEXT,
  received_from TEXT,
  about INTEGER REFERENCES report(id),
  demonstration INTEGER NOT NULL DEFAULT 0 CHECK (demonstration IN (0, 1)),
  status TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('draft', 'todo', 'assigned', 'updated', 'review_assigned', 'peer_reviewed', 'revisited', 'finalized')),
  handling TEXT CHECK (handling IN ('public', 'internal', 'protected', 'privileged')),
  withdrawn TEXT
) STRICT;

CREATE TABLE text (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 2),
  article INTEGER NOT NULL REFERENCES article(id),
  version INTEGER,
  relation TEXT NOT NULL DEFAULT 'original' CHECK (relation IN ('original', 'correction', 'translation', 'transcript', 'conversion')),
  "of" INTEGER REFERENCES text(id),
  language TEXT,
  length INTEGER,
  bytes INTEGER,
  sha256 TEXT,
  raw_sha256 TEXT,
  raw_name TEXT,
  media_type TEXT,
  encoding TEXT,
  converter TEXT,
  withdrawn TEXT,
  UNIQUE (article, version)
) STRICT;

CREATE TABLE passage (
  id INTEGER PRIMARY KEY CHECK (id >> 27 & 31 = 3),
  text INTEGER NOT NULL REFERENCES text(id),
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  words TEXT NOT NULL,
  "before" TEXT,
  "after" TEXT,
  twin_of INTEGER REFERENCES passage(id),
  anchor TEXT CHECK (anchor IN ('unchanged', 'changed', 'orphan', 'accepted')),
  withdrawn TEXT,
  CHECK (start >= 0 AND stop > start)
) STRICT;

CREATE TABLE custody (
  id INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article(id),
  position INTEGER NOT NULL DEFAULT 1,
  handed_by TEXT,
  handed_to TEXT,
  at TEXT,
  how TEXT,
  note TEXT
) STRICT;

CREATE TABLE citation (
  id INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES record(id),
  position INTEGER NOT NULL DEFAULT 1,
  passage INTEGER NOT NULL REFERENCES passage(id),
  role TEXT NOT NULL DEFAULT 'cites' CHECK (role IN ('cites', 'context', 'premise')),
  UNIQUE (record, passage, role)
) STRICT;

CREATE TABLE name (
  id INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES record(id),
  name TEXT NOT NULL,
  language TEXT,
  UNIQUE (record, name)
) STRICT;

CREATE TABLE tagging (
  id INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES record(id),
  tag INTEGER NOT NULL REFERENCES tag(id),
  UNIQUE (record, tag)
) STRICT;

CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  record INTEGER NOT NULL REFERENCES record(id),
  state TEXT NOT NULL CHECK (state IN ('named', 'anonymised', 'background', 'withdrawn')),
  asked_on TEXT,
  asked_on_low TEXT,
  asked_on_high TEXT,
  asked_on_precision TEXT CHECK (asked_on_precision IN ('day', 'week', 'month', 'season', 'year', 'decade', 'interval', 'open', 'unknown')),
  asked_by TEXT,
  note TEXT
) STRICT;

CREATE INDEX article_outlet ON article (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX article_about ON article (about) WHERE about IS NOT NULL;
CREATE INDEX text_of ON text ("of") WHERE "of" IS NOT NULL;
CREATE INDEX passage_twin_of ON passage (twin_of) WHERE twin_of IS NOT NULL;
CREATE INDEX custody_article ON custody (article);
CREATE INDEX citation_passage ON citation (passage);
CREATE INDEX tagging_tag ON tagging (tag);
CREATE INDEX consent_record ON consent (record);
CREATE UNIQUE INDEX passage_once ON passage (text, start, stop) WHERE withdrawn IS NULL;
CREATE UNIQUE INDEX tag_once ON tag (name) WHERE withdrawn IS NULL;
CREATE INDEX passage_text ON passage (text, start);
CREATE INDEX passage_long ON passage (text, start) WHERE stop - start > 4096;
"""


@migrations(name="m02_sources")
def sources(db: Database) -> None:
    """Articles, their texts and the passages in them."""
    run(db, SQL)
