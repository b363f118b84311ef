"""Full text over everything, on a folded copy that FTS5 reads through views."""

from sqlite_utils.db import Database

from db.migrations.found import FOUND, any_words, words
from db.migrations.steps import migrations, run
from db.words.folding import fold_sql


def found(table: str, columns: tuple[str, ...]) -> str:
    """The triggers that keep one table's words in the index, re-indexing only when they change."""
    new, old = words(columns, "NEW"), words(columns, "OLD")
    return f"""
CREATE TRIGGER {table}_found AFTER INSERT ON {table} WHEN {any_words(columns, "NEW")}
BEGIN INSERT INTO to_find VALUES (NEW.id, {new}); END;

CREATE TRIGGER {table}_found_again AFTER UPDATE OF {", ".join(columns)} ON {table}
BEGIN
  INSERT INTO to_forget SELECT OLD.id, {old} WHERE {any_words(columns, "OLD")};
  INSERT INTO to_find SELECT NEW.id, {new} WHERE {any_words(columns, "NEW")};
END;
"""


TOKENS = """tokenize = "unicode61 remove_diacritics 2" """


UNION = "\n  UNION ALL ".join(
    f"SELECT id, {words(columns)} AS words FROM {table} WHERE {any_words(columns)}" for table, columns in FOUND.items()
)
# The fold stands once for each index, in views that are written to: each connection keeps all triggers in memory.
SQL = f"""
CREATE VIEW part_folded AS SELECT id, {fold_sql("words")} AS words FROM part;

CREATE VIEW record_words AS {UNION};

CREATE VIEW record_folded AS SELECT id, {fold_sql("words")} AS words FROM record_words;

CREATE VIRTUAL TABLE part_search USING fts5(words, content = 'part_folded', content_rowid = 'id', {TOKENS});

CREATE VIRTUAL TABLE record_search USING fts5(words, content = 'record_folded', content_rowid = 'id', {TOKENS});

CREATE TRIGGER part_found AFTER INSERT ON part
BEGIN
  INSERT INTO part_search (rowid, words) VALUES (NEW.id, {fold_sql("NEW.words")});
END;

CREATE VIEW to_find AS SELECT 0 AS id, '' AS words WHERE 0;

CREATE VIEW to_forget AS SELECT 0 AS id, '' AS words WHERE 0;

CREATE TRIGGER find_it INSTEAD OF INSERT ON to_find
BEGIN
  INSERT INTO record_search (rowid, words) VALUES (NEW.id, {fold_sql("NEW.words")});
END;

CREATE TRIGGER forget_it INSTEAD OF INSERT ON to_forget
BEGIN
  INSERT INTO record_search (record_search, rowid, words) VALUES ('delete', NEW.id, {fold_sql("NEW.words")});
END;

CREATE TRIGGER name_forgotten AFTER DELETE ON name
BEGIN INSERT INTO to_forget VALUES (OLD.id, {words(("name",), "OLD")}); END;
"""


@migrations(name="m10_search")
def search(db: Database) -> None:
    """Indexes over the parts of texts and over the words of records."""
    run(db, SQL)
    for table, columns in FOUND.items():
        run(db, found(table, columns))
