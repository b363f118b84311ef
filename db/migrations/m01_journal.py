"""Tables of sites, lists and the operation log; the log cannot be changed once sealed."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
CREATE TABLE site (
  site INTEGER PRIMARY KEY CHECK (site BETWEEN 0 AND 2097151),
  uuid TEXT NOT NULL UNIQUE,
  letter TEXT NOT NULL UNIQUE,
  name TEXT,
  home INTEGER NOT NULL DEFAULT 0 CHECK (home IN (0, 1))
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT
) STRICT;

CREATE TABLE counter (
  tbl TEXT PRIMARY KEY NOT NULL,
  last INTEGER NOT NULL
) STRICT;

CREATE TABLE operation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  person TEXT NOT NULL,
  login TEXT,
  sitting TEXT,
  action TEXT NOT NULL,
  reason TEXT,
  undoes INTEGER REFERENCES operation(id),
  changes INTEGER NOT NULL DEFAULT 0,
  salt BLOB,
  digest BLOB,
  expunged INTEGER REFERENCES operation(id),
  previous TEXT,
  hash TEXT
) STRICT;

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  operation INTEGER REFERENCES operation(id),
  tbl TEXT NOT NULL,
  row ANY NOT NULL,
  col TEXT,
  old ANY,
  new ANY,
  salt BLOB,
  digest BLOB,
  expunged INTEGER REFERENCES operation(id)
) STRICT;

CREATE TABLE now (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  operation INTEGER NOT NULL,
  expunging INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX operation_person ON operation (person);
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX operation_expunged ON operation (expunged) WHERE expunged IS NOT NULL;
CREATE INDEX change_expunged ON change (expunged) WHERE expunged IS NOT NULL;
CREATE INDEX change_operation ON change (operation);
CREATE INDEX change_row ON change (tbl, row);
CREATE INDEX change_gone ON change (tbl, row) WHERE new IS NULL AND col IS NULL;

CREATE TRIGGER operation_sealed BEFORE UPDATE OF id, at, sitting, undoes, changes, digest, previous, hash
ON operation WHEN OLD.hash IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'An operation is never changed once it is sealed.'); END;

CREATE TRIGGER operation_said BEFORE UPDATE OF person, login, action, reason, salt, expunged
ON operation WHEN OLD.hash IS NOT NULL AND NOT EXISTS (SELECT 1 FROM now WHERE expunging)
BEGIN SELECT RAISE(ABORT, 'An operation is never changed once it is sealed.'); END;

CREATE TRIGGER operation_kept BEFORE DELETE ON operation
BEGIN SELECT RAISE(ABORT, 'The log of operations is never deleted.'); END;

CREATE TRIGGER change_sealed BEFORE UPDATE OF id, operation, tbl, row, col, digest
ON change WHEN OLD.digest IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'The log of changes is never changed.'); END;

CREATE TRIGGER change_said BEFORE UPDATE OF old, new, salt, expunged
ON change WHEN OLD.digest IS NOT NULL AND NOT EXISTS (SELECT 1 FROM now WHERE expunging)
BEGIN SELECT RAISE(ABORT, 'The log of changes is never changed.'); END;

CREATE TRIGGER change_unsealed BEFORE UPDATE ON change WHEN OLD.digest IS NULL AND NOT EXISTS (SELECT 1 FROM now)
BEGIN SELECT RAISE(ABORT, 'The log of changes is never changed.'); END;

CREATE TRIGGER change_kept BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'The log of changes is never deleted.'); END;

CREATE TABLE term (
  code TEXT PRIMARY KEY NOT NULL CHECK (code = list || '.' || word),
  list TEXT NOT NULL,
  word TEXT NOT NULL,
  label TEXT NOT NULL,
  standard TEXT,
  own INTEGER NOT NULL DEFAULT 1 CHECK (own IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX term_list ON term (list, position);

CREATE TABLE property (
  code TEXT PRIMARY KEY NOT NULL,
  label TEXT NOT NULL,
  value_type TEXT NOT NULL
    CHECK (value_type IN ('count', 'date', 'record', 'term', 'text', 'yesno', 'who', 'set')),
  "of" TEXT,
  about TEXT,
  unit TEXT REFERENCES term(code) CHECK (unit GLOB 'unit.*'),
  own INTEGER NOT NULL DEFAULT 1 CHECK (own IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  letters TEXT NOT NULL
) STRICT;
"""


@migrations(name="m01_journal")
def journal(db: Database) -> None:
    """Sites, lists, the log of operations and the register of records."""
    run(db, SQL)
