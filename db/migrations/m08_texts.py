"""The words of texts in parts, the bytes as received, reading coverage, and the triggers that guard them all."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
CREATE TABLE part (
  id INTEGER PRIMARY KEY,
  text INTEGER NOT NULL REFERENCES text(id),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  bytes_start INTEGER NOT NULL,
  words TEXT NOT NULL,
  CHECK (stop = start + length(words) AND stop > start)
) STRICT;

CREATE UNIQUE INDEX part_start ON part (text, start);

-- Parts that end no paragraph with words in it, a few: what the number of a paragraph leaves out.
CREATE INDEX part_odd ON part (text, start)
WHERE substr(words, -1) <> char(10) OR trim(words, ' ' || char(9, 10, 160)) = '';

CREATE TABLE raw (
  text INTEGER PRIMARY KEY REFERENCES text(id),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE coverage (
  id INTEGER PRIMARY KEY,
  text INTEGER NOT NULL REFERENCES text(id),
  part INTEGER NOT NULL,
  person TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('unread', 'read', 'claimed', 'nothing', 'again')),
  UNIQUE (text, part, person)
) STRICT;

CREATE TRIGGER text_kept BEFORE UPDATE OF article, version, relation, "of", language, length, bytes, sha256, raw_sha256,
raw_name, media_type, encoding, converter ON text WHEN NOT EXISTS (SELECT 1 FROM now WHERE expunging)
BEGIN SELECT RAISE(ABORT, 'A text is never changed once it is stored; a correction is a new text.'); END;

CREATE TRIGGER part_kept BEFORE UPDATE ON part WHEN NOT EXISTS (SELECT 1 FROM now WHERE expunging)
BEGIN SELECT RAISE(ABORT, 'A text is never changed once it is stored; a correction is a new text.'); END;

CREATE TRIGGER part_never_deleted BEFORE DELETE ON part
BEGIN SELECT RAISE(ABORT, 'A text is never deleted.'); END;

CREATE TRIGGER raw_kept BEFORE UPDATE ON raw WHEN NOT EXISTS (SELECT 1 FROM now WHERE expunging)
BEGIN SELECT RAISE(ABORT, 'The bytes of a text are never changed once they are stored.'); END;

CREATE TRIGGER raw_never_deleted BEFORE DELETE ON raw
BEGIN SELECT RAISE(ABORT, 'The bytes of a text are never deleted.'); END;
"""

# The pieces are taken in order of start from the part that holds the first code point on.
STANDS = """(
    SELECT group_concat(piece, '') FROM (
      SELECT substr(words, max(NEW.start - start, 0) + 1, min(NEW.stop, stop) - max(NEW.start, start)) AS piece
      FROM part
      WHERE text = NEW.text AND start < NEW.stop
        AND start >= (SELECT max(start) FROM part WHERE text = NEW.text AND start <= NEW.start)
      ORDER BY start))"""

PASSAGE = f"""
CREATE TRIGGER passage_checked BEFORE INSERT ON passage WHEN NEW.words IS NOT {STANDS}
BEGIN SELECT RAISE(ABORT, 'These words do not stand at this place of the text.'); END;

CREATE TRIGGER passage_moved BEFORE UPDATE OF text, start, stop, words ON passage
WHEN NOT EXISTS (SELECT 1 FROM now WHERE expunging) AND NEW.words IS NOT {STANDS}
BEGIN SELECT RAISE(ABORT, 'These words do not stand at this place of the text.'); END;

CREATE TRIGGER claim_cites BEFORE UPDATE OF status ON claim
WHEN OLD.status = 'draft' AND NEW.status <> 'draft'
  AND NOT EXISTS (SELECT 1 FROM citation WHERE record = NEW.id AND role = 'cites')
BEGIN SELECT RAISE(ABORT, 'A claim cites a passage before it leaves draft.'); END;

CREATE TRIGGER claim_keeps_citing AFTER DELETE ON citation
WHEN EXISTS (SELECT 1 FROM claim WHERE id = OLD.record AND status <> 'draft' AND withdrawn IS NULL)
  AND NOT EXISTS (SELECT 1 FROM citation WHERE record = OLD.record AND role = 'cites')
BEGIN SELECT RAISE(ABORT, 'A claim that has left draft cites at least one passage.'); END;

CREATE TRIGGER hold_placed BEFORE UPDATE OF about, placed_by ON hold
WHEN NOT EXISTS (SELECT 1 FROM now WHERE expunging)
BEGIN SELECT RAISE(ABORT, 'A hold is not changed; a second person lifts it.'); END;

CREATE TRIGGER hold_stays BEFORE UPDATE OF lifted_by, withdrawn ON hold
WHEN NOT EXISTS (SELECT 1 FROM now WHERE expunging)
  AND (OLD.lifted_by IS NOT NULL AND NEW.lifted_by IS NOT OLD.lifted_by
    OR NEW.lifted_by IS OLD.placed_by OR NEW.withdrawn IS NOT NULL AND NEW.lifted_by IS NULL)
BEGIN SELECT RAISE(ABORT, 'A hold is lifted by a second person.'); END;
"""

RECORD_TABLES = {
    "article": "A", "text": "TX", "passage": "PG", "report": "R", "documented_case": "DC", "incident": "I",
    "place": "L", "actor": "P", "post": "PO", "command": "CK", "victim": "V", "target": "T", "topic": "K",
    "claim": "C", "quote": "Q", "utterance": "U", "assessment": "S", "evidence": "E", "request": "RQ",
    "response": "RS", "note": "N", "decision": "DN", "origin": "OR", "hold": "HD", "view": "VW", "tag": "TG",
}  # fmt: skip


def registered(table: str, letters: str) -> str:
    """The triggers that enter each record of a table in the register and keep it there."""
    kind = "case" if table == "documented_case" else table
    return f"""
CREATE TRIGGER {table}_registered AFTER INSERT ON {table}
BEGIN INSERT INTO record (id, kind, letters) VALUES (NEW.id, '{kind}', '{letters}'); END;

CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, 'A record is withdrawn, never deleted.'); END;

CREATE TRIGGER {table}_keeps_id BEFORE UPDATE OF id ON {table}
BEGIN SELECT RAISE(ABORT, 'The id of a record never changes.'); END;
"""


@migrations(name="m08_texts")
def texts(db: Database) -> None:
    """Parts, raw bytes, coverage, and the guards of passages and records."""
    run(db, SQL)
    run(db, PASSAGE)
    for table, letters in RECORD_TABLES.items():
        run(db, registered(table, letters))
