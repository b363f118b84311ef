"""Full text over everything, on a folded copy that FTS5 reads through views."""

from sqlite_utils.db import Database

from db.migrations.found import FOUND
from db.migrations.steps import migrations, run
from db.words.folding import fold_sql


def words(columns: tuple[str, ...], row: str = "") -> str:
    """SQL for the folded words of a row's columns, '' where all are empty."""
    prefix = f"{row}." if row else ""
    return fold_sql(" || ' ' || ".join(f"coalesce({prefix}{column}, '')" for column in columns))


def any_words(columns: tuple[str, ...], row: str = "") -> str:
    """SQL that is true where a row has words at all."""
    prefix = f"{row}." if row else ""
    return "(" + " OR ".join(f"{prefix}{column} <> ''" for column in columns) + ")"


def found(table: str, columns: tuple[str, ...]) -> str:
    """The triggers that keep one table's words in the index, re-indexing only when they change."""
    return f"""
CREATE TRIGGER {table}_found AFTER INSERT ON {table} WHEN {any_words(columns, "NEW")}
BEGIN
  INSERT INTO record_search (rowid, words) VALUES (NEW.id, {words(columns, "NEW")});
END;

CREATE TRIGGER {table}_found_again AFTER UPDATE OF {", ".join(columns)} ON {table}
BEGIN
  INSERT INTO record_search (record_search, rowid, words)
  SELECT 'delete', OLD.id, {words(columns, "OLD")} WHERE {any_words(columns, "OLD")};
  INSERT INTO record_search (rowid, words)
  SELECT NEW.id, {words(columns, "NEW")} WHERE {any_words(columns, "NEW")};
END;
"""


TOKENS = """tokenize = "unicode61 remove_diacritics 2" """


@migrations(name="m10_search")
def search(db: Database) -> None:
    """Indexes over the parts of texts and over the words of records."""
    union = "\n  UNION ALL ".join(
        f"SELECT id, {words(columns)} AS words FROM {table} WHERE {any_words(columns)}"
        for table, columns in FOUND.items()
    )
    run(
        db,
        f"""
CREATE VIEW part_folded AS SELECT id, {fold_sql("words")} AS words FROM part;

CREATE VIEW record_folded AS {union};

CREATE VIRTUAL TABLE part_search USING fts5(words, content = 'part_folded', content_rowid = 'id', {TOKENS});

CREATE VIRTUAL TABLE record_search USING fts5(words, content = 'record_folded', content_rowid = 'id', {TOKENS});

CREATE TRIGGER part_found AFTER INSERT ON part
BEGIN
  INSERT INTO part_search (rowid, words) VALUES (NEW.id, {fold_sql("NEW.words")});
END;

CREATE TRIGGER name_forgotten AFTER DELETE ON name
BEGIN
  INSERT INTO record_search (record_search, rowid, words) VALUES ('delete', OLD.id, {words(("name",), "OLD")});
END;
""",
    )
    for table, columns in FOUND.items():
        run(db, found(table, columns))
