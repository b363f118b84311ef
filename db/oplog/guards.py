"""What stands against undoing an operation: later changes of the same fields, records that rest on its own, review."""

import json
from collections.abc import Iterator
from typing import Any

from db.case import Case
from db.errors import NeedsReason, Refused
from db.kinds import kind_of
from db.locking import LOCKED, RECORD_STATUS
from db.oplog import effect
from db.oplog.journal import CHANGE, Change, Operation, changes, walk
from db.oplog.tables import OWNERS, RECORDS, REVIEWED, owner_of, record_of, references
from db.words.ages import ago

LATER = """
SELECT {what} FROM change t JOIN change x ON x.tbl = t.tbl AND x.row = t.row AND x.id > t.id
WHERE t.operation = ?1 AND x.operation IS NOT ?1 AND (t.col IS NULL OR x.col IS NULL OR x.col = t.col)"""
# The records that the undo withdraws: made by the operation, or brought back by it.
GONE = """c.operation = ?1
  AND (c.col IS NULL AND c.new IS NOT NULL OR c.col = 'withdrawn' AND c.old IS NOT NULL AND c.new IS NULL)"""
MADE = """
SELECT 1 FROM change m WHERE m.tbl = ? AND m.row = ? AND m.operation = ? AND m.col IS NULL AND m.new IS NOT NULL"""
SETTLE = "adopt that change or put it back first."
BATCH = 500


class Guards:
    """Looks at what followed an operation, within the transaction that is to undo it."""

    def __init__(self, case: Case, line: effect.Line, refusal: str = "") -> None:
        self.case = case
        self.connection = case.connection
        self.line = line
        verb = "undone" if line.in_effect else "redone"
        self.refusal = refusal or f"Operation {line.root} cannot be {verb}"
        self.kept: set[int] = set()

    def check(self, reason: str | None) -> list[int]:
        """Refused or NeedsReason where something stands against it; else the records that it touches."""
        self.no_later_change()
        if self.line.in_effect:
            self.nothing_rests_on_it()
        touched = sorted(self.touched())
        if not reason:
            self.nothing_reviewed(touched)
        return touched

    def refuse(self, why: str) -> Refused:
        """The refusal, with its reason."""
        return Refused(f"{self.refusal}: {why}")

    def no_later_change(self) -> None:
        """Refuse where a later operation that is in effect changed the same."""
        for (later,) in self.connection.execute(
            LATER.format(what="DISTINCT x.operation"), (self.line.root,)
        ).fetchall():
            if later is None:
                what = self.what(self.first(None))
                raise self.refuse(f"{what} was changed outside pincite since; {SETTLE}")
            found = effect.get(self.connection, later)
            if found.undoes is None and effect.line(self.connection, later).in_effect:
                raise self.refuse(self.since(found, f"changed {self.what(self.first(later))}"))

    def first(self, later: int | None) -> Change:
        """The first change of that later operation to something of ours."""
        sql = LATER.format(what="x.id") + " AND x.operation IS ?2 ORDER BY x.id LIMIT 1"
        number = self.connection.execute(sql, (self.line.root, later)).fetchone()[0]
        return changes(self.connection, "id = ?", (number,))[0]

    def since(self, later: Operation, did: str) -> str:
        """Who did what since, when, and what to do about it."""
        when = ago(later.at, self.case.clock())
        if later.action in effect.LASTING:
            who = "you" if later.person == self.case.person.name else later.person
            return f"{who} {did} in operation {later.id}, {when}, which lasts: {effect.LASTING[later.action]}."
        if later.person == self.case.person.name:
            return f"you {did} in operation {later.id}, {when}; undo that one first."
        return f"{later.person} {did} in operation {later.id}, {when}; ask them to undo that one first."

    def what(self, change: Change) -> str:
        """A changed row in words: a record's code and field, or the link row's record and table."""
        if change.table in RECORDS:
            field = f" ({change.col.replace('_', ' ')})" if change.col else ""
            return f"{self.case.codes.code(change.row)}{field}"
        if change.table in OWNERS:
            owner = owner_of(self.connection, change.table, change.row)
            return f"the {change.table.replace('_', ' ')} of {self.case.codes.code(owner)}" if owner else change.table
        return f"the {change.table} {change.row}"

    def made(self, table: str, row: Any) -> bool:
        """Whether the operation itself made a row."""
        return self.connection.execute(MADE, (table, row, self.line.root)).fetchone() is not None

    def nothing_rests_on_it(self) -> None:
        """Refuse where live work of other operations rests on what would go; passages that are cited stay instead."""
        for table, column, target in references(self.connection):
            for row, gone in self.resting(table, column, target):
                if self.made(table, row):
                    continue
                if table in OWNERS and not self.stands(table, row, gone):
                    continue
                if target == "passage":
                    self.kept.add(gone)
                else:
                    raise self.refuse(self.rests(table, row, gone))

    def resting(self, table: str, column: str, target: str) -> Iterator[tuple[Any, Any]]:
        """Rows of a table that point to what would go, with what they point to; withdrawn ones are left out.

        Only what points to it since counts: the rest stood there before, and the undo brings that state back.
        Without +r the type of an id keeps SQLite from looking it up in the log.
        """
        tables = tuple(RECORDS) if target == "record" else (target,)
        marks = ", ".join("?" * len(tables))
        live = "AND r.withdrawn IS NULL" if table in RECORDS else ""
        key = "code" if table in ("term", "property") else "id"
        sql = f"""
            SELECT r.{key}, c.row FROM change c JOIN {table} r ON r."{column}" = c.row
            WHERE {GONE} AND +c.tbl IN ({marks}) {live}
              AND EXISTS (SELECT 1 FROM change l WHERE l.tbl = '{table}' AND l.row = +r.{key} AND l.id > c.id
                AND (l.col IS NULL OR l.col = '{column}'))"""
        yield from self.connection.execute(sql, (self.line.tip, *tables)).fetchall()

    def stands(self, table: str, row: Any, gone: Any) -> bool:
        """Whether a link row belongs to what would go, or to a live record that another operation made."""
        owner = owner_of(self.connection, table, row)
        if owner is None or owner == gone:
            return owner is not None
        of = kind_of(owner).table
        live = self.connection.execute(f"SELECT 1 FROM {of} WHERE id = ? AND withdrawn IS NULL", (owner,)).fetchone()
        return live is not None and not self.made(of, owner)

    def rests(self, table: str, row: Any, gone: Any) -> str:
        """Who made what rests on it, and what that is."""
        sql = f"SELECT {CHANGE} FROM change WHERE tbl = ? AND row = ? AND col IS NULL ORDER BY id DESC LIMIT 1"
        change = Change(*self.connection.execute(sql, (table, row)).fetchone())
        name = self.case.codes.code(gone) if isinstance(gone, int) else str(gone)
        what = f"{self.what(change)}, which rests on {name},"
        if change.operation is None:
            return f"{what} was made outside pincite; {SETTLE}"
        return self.since(effect.get(self.connection, change.operation), f"made {what}")

    def touched(self) -> set[int]:
        """The records whose fields or links the undo changes."""
        found = (record_of(self.connection, change) for change in walk(self.connection, self.line.tip))
        return {one for one in found if one is not None}

    def nothing_reviewed(self, touched: list[int]) -> None:
        """Ask for a reason where a record has been reviewed."""
        by_table: dict[str, list[int]] = {}
        for one in touched:
            by_table.setdefault(kind_of(one).table, []).append(one)
        for table, ids in by_table.items():
            for start in range(0, len(ids) if table in RECORD_STATUS else 0, BATCH):
                sql = f"""SELECT id, status FROM {table} WHERE id IN (SELECT value FROM json_each(?))
                    AND status IN {REVIEWED} LIMIT 1"""
                for one, status in self.connection.execute(sql, (json.dumps(ids[start : start + BATCH]),)).fetchall():
                    code, words = self.case.codes.code(one), status.replace("_", " ")
                    if status == LOCKED and not self.reviews(table, one):
                        raise self.refuse(f"{code} is finalized; reopen it with a reason first.")
                    raise NeedsReason(f"{code} is {words}; give a reason for undoing work on it.")

    def reviews(self, table: str, record: int) -> bool:
        """Whether the undo sets a record's state of review back."""
        sql = "SELECT 1 FROM change WHERE operation = ? AND tbl = ? AND row = ? AND col = 'status' LIMIT 1"
        return self.connection.execute(sql, (self.line.tip, table, record)).fetchone() is not None
