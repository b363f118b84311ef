"""What an expunging may change of a sealed row of the log: also which list entry it names, never what it is chained by."""

from sqlite_utils.db import Database

from db.migrations.steps import migrations, run

SQL = """
DROP TRIGGER change_sealed;
DROP TRIGGER change_said;

CREATE TRIGGER change_sealed BEFORE UPDATE OF id, operation, tbl, col, digest
ON change WHEN OLD.digest IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'The log of changes is never changed.'); END;

CREATE TRIGGER change_said BEFORE UPDATE OF row, old, new, salt, expunged
ON change WHEN OLD.digest IS NOT NULL AND NOT EXISTS (SELECT 1 FROM now WHERE expunging)
BEGIN SELECT RAISE(ABORT, 'The log of changes is never changed.'); END;

-- Records keep their ids; only the entries of lists have names of people's own.
CREATE TRIGGER change_named BEFORE UPDATE OF row
ON change WHEN OLD.digest IS NOT NULL AND NEW.row IS NOT OLD.row AND OLD.tbl NOT IN ('term', 'property', 'setting')
BEGIN SELECT RAISE(ABORT, 'The log of changes is never changed.'); END;
"""


@migrations(name="m18_expunging")
def expunging(db: Database) -> None:
    """The triggers that keep the log let an expunging rename list entries in it."""
    run(db, SQL)
