"""Writer: the rows of one operation. It checks what the file cannot, and gives out ids."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from db.codes import Codes
from db.compare import maybe
from db.compare.decidable import check_decidable
from db.compare.upkeep import follow
from db.derive import Derived
from db.errors import Locked, NotFound, Refused
from db.kinds import BY_NAME, kind_of
from db.locking import LOCKED, RECORD_STATUS, check_unlocked
from db.loops import check_loops
from db.making import Groups, Told, insert_group, make_many
from db.oplog.extent import Extent
from db.oplog.journal import Seal
from db.records import LINK_KIND, first_id
from db.sqlite import Connection, insert_rows

LISTS = {"setting": "name", "term": "code", "property": "code"}
KEYS = {**LISTS, "site": "site"}  # what names a row where that is no id


def quoted(columns: Iterable[str]) -> str:
    """Column names, quoted, with commas between."""
    return ", ".join(f'"{column}"' for column in columns)


class Writer:
    """What may be done within one operation. Made by Case.write alone."""

    def __init__(self, connection: Connection, codes: Codes, operation: int, seal: Seal) -> None:
        self.connection = connection
        self.codes = codes
        self.operation = operation
        self.seal = seal
        self.many: dict[str, list[int]] = {}

    def execute(self, sql: str, args: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and give all its rows."""
        return self.connection.execute(sql, args).fetchall()

    def reserve(self, table: str, count: int = 1) -> int:
        """Give out so many new ids of a table; the first of them. An id is never given twice."""
        last = last_id(self.connection, self.codes, table)
        self.count_up(table, last + count)
        return last + 1

    def count_up(self, table: str, last: int) -> None:
        """Remember the last id given out."""
        sql = (
            "INSERT INTO counter (tbl, last) VALUES (?, ?) "
            "ON CONFLICT (tbl) DO UPDATE SET last = max(last, excluded.last)"
        )
        self.execute(sql, (table, last))

    def insert(self, table: str, values: Mapping[str, Any], row_id: int | None = None) -> int:
        """A new row; its id. Empty values are left to the column's default."""
        row_id = row_id or self.reserve(table)
        given = {name: value for name, value in values.items() if value is not None}
        columns = quoted(("id", *given))
        marks = ", ".join("?" * (len(given) + 1))
        self.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", (row_id, *given.values()))
        return row_id

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Many new rows with the ids that they bring."""
        insert_rows(self.connection, f"INSERT INTO {table}", [f'"{column}"' for column in columns], rows)

    def insert_groups(self, table: str, groups: Groups, told: Told, *, many: bool) -> None:
        """Many new rows in groups of those that fill the same columns; many: so many that triggers are in the way.

        told is given the number of rows of each group once it is written.
        """
        if many:
            made = make_many(self.connection, self.seal, self.operation, table, groups, told)
            self.many[table] = sorted([*self.many.get(table, ()), *made])
            return
        for names, rows in groups:
            insert_group(self.connection, table, names, rows)
            told(len(rows))

    def update(self, table: str, row_id: Any, values: Mapping[str, Any]) -> None:
        """Change fields of one row; Refused where it is finalized and stays so."""
        key = KEYS.get(table, "id")
        found = self.execute(f'SELECT * FROM {table} WHERE "{key}" = ?', (row_id,))
        if not found:
            raise NotFound(f"There is no {table} {row_id}.")
        if values.get("status", LOCKED) == LOCKED:
            self.check_open(table, row_id, values)
        sets = ", ".join(f'"{name}" = ?' for name in values)
        self.execute(f'UPDATE {table} SET {sets} WHERE "{key}" = ?', (*values.values(), row_id))

    def check_open(self, table: str, row_id: Any, values: Mapping[str, Any]) -> None:
        """Refuse to change a finalized record."""
        if table in KEYS or not isinstance(row_id, int) or table not in RECORD_STATUS:
            return
        status = self.execute(f"SELECT status FROM {table} WHERE id = ?", (row_id,))[0][0]
        if status == LOCKED and set(values) - {"status"}:
            raise Locked(f"{self.codes.code(row_id)} is finalized; reopen it with a reason before changing it.")

    def delete(self, table: str, row_id: Any) -> None:
        """Take away a link row or a list entry; records are withdrawn instead."""
        key = KEYS.get(table, "id")
        self.execute(f'DELETE FROM {table} WHERE "{key}" = ?', (row_id,))

    def set_link(self, table: str, values: Mapping[str, Any]) -> int:
        """A link row with these values, whether it was there or is new; its id."""
        where = " AND ".join(f'"{name}" IS ?' for name in values)
        found = self.execute(f"SELECT id FROM {table} WHERE {where}", tuple(values.values()))
        return int(found[0][0]) if found else self.insert(table, values)

    def passage(self, text: int, start: int, stop: int, words: str, before: str = "", after: str = "") -> int:
        """The passage at this span, whether it was there or is new; the file refuses words that differ."""
        sql = "SELECT id FROM passage WHERE text = ? AND start = ? AND stop = ? AND withdrawn IS NULL"
        found = self.execute(sql, (text, start, stop))
        if found:
            return int(found[0][0])
        values = {
            "text": text,
            "start": start,
            "stop": stop,
            "words": words,
            "before": before,
            "after": after,
        }
        return self.insert("passage", values)

    def finish(self) -> None:
        """Check what the file cannot check by itself, and bring the derived rows of this operation up to date."""
        extent = Extent.of(self.connection, self.operation, self.many, self.seal.between())
        if "claim" in extent.tables:
            self.check_claims_cite()
        check_loops(self.connection, self.codes, extent)
        check_decidable(self.connection, self.codes, extent)
        check_unlocked(self.connection, self.codes, extent)
        told = Derived(self.connection).after(extent, follow(self.connection, extent))
        maybe.after(self.connection, extent, told)

    def check_claims_cite(self) -> None:
        """Every claim made in this operation that has left draft cites a passage."""
        sql = """
            SELECT c.id FROM change x JOIN claim c ON c.id = x.row
            WHERE x.operation = ? AND x.tbl = 'claim' AND x.col IS NULL AND c.status <> 'draft'
              AND c.withdrawn IS NULL
              AND NOT EXISTS (SELECT 1 FROM citation WHERE record = c.id AND role = 'cites') LIMIT 1"""
        for (claim,) in self.execute(sql, (self.operation,)):
            raise Refused(f"{self.codes.code(claim)} cites no passage; name its words, or leave it a draft.")


def table_of(record_id: int) -> str:
    """The table that holds an id."""
    return kind_of(record_id).table


def last_id(connection: Connection, codes: Codes, table: str) -> int:
    """The last id of a table that was given out here; the one before its first where none was."""
    name = "case" if table == "documented_case" else table
    kind = BY_NAME[name].number if name in BY_NAME else LINK_KIND
    sql = (
        f"SELECT max(coalesce((SELECT last FROM counter WHERE tbl = ?1), ?2), "
        f"coalesce((SELECT max(id) FROM {table} WHERE id BETWEEN ?2 AND ?3), ?2))"
    )
    args = (table, first_id(codes.home, kind), first_id(codes.home, kind + 1))
    return int(connection.execute(sql, args).fetchone()[0])
