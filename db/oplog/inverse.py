"""Applies the inverse of logged changes, the last first: what undo, redo and putting back have in common."""

import json
from collections.abc import Iterable

from db.kinds import kind_of
from db.oplog.guards import Guards
from db.oplog.journal import Change
from db.oplog.tables import LOGGED, OWNERS, RECORDS, key, owner_in, references
from db.sqlite import IntegrityError
from db.writer import Writer, quoted


class Inverse:
    """The inverse of an operation's changes, as changes of the operation that is open. mark: for withdrawn records."""

    def __init__(self, writer: Writer, guards: Guards, mark: str) -> None:
        self.writer = writer
        self.guards = guards
        self.mark = mark
        self.pointing = list(references(writer.connection))

    def apply(self, changes: Iterable[Change]) -> None:
        """Invert every change of a logged table, in the order given."""
        for change in changes:
            if change.table not in LOGGED:
                continue
            try:
                self.invert(change)
            except IntegrityError as error:
                text = str(error)
                why = text if text.endswith(".") else f"{self.guards.what(change)} clashes with what was made since."
                raise self.guards.refuse(why) from None

    def invert(self, change: Change) -> None:
        """Invert one change."""
        if change.col:
            self.set_back(change)
        elif change.new is None:
            self.put_back(change)
        elif change.table in RECORDS:
            self.withdraw(change)
        else:
            self.take_away(change)

    def set_back(self, change: Change) -> None:
        """A field gets its old value again; Refused where the file holds another than the log says."""
        if change.row in self.guards.kept and change.col == "withdrawn":
            return
        sql = f'UPDATE {change.table} SET "{change.col}" = ? WHERE "{key(change.table)}" = ? AND "{change.col}" IS ?'
        if not self.writer.connection.execute(sql, (change.old, change.row, change.new)).rowcount:
            raise self.guards.refuse(f"{self.guards.what(change)} is not as the log says; run verify.")

    def withdraw(self, change: Change) -> None:
        """A record that was made is withdrawn; nothing is deleted."""
        if change.row not in self.guards.kept:
            sql = f"UPDATE {change.table} SET withdrawn = ? WHERE id = ? AND withdrawn IS NULL"
            self.writer.execute(sql, (self.mark, change.row))

    def take_away(self, change: Change) -> None:
        """A made link row is deleted unless its record goes with it; a list entry unless something still names it."""
        if change.table in OWNERS:
            owner = owner_in(change)
            if owner and self.guards.made(kind_of(owner).table, owner):
                return
        elif self.is_named(change):
            return
        self.writer.delete(change.table, change.row)

    def is_named(self, change: Change) -> bool:
        """Whether any row, withdrawn ones too, names a list entry."""
        for table, column, target in self.pointing:
            sql = f'SELECT 1 FROM {table} WHERE "{column}" = ? LIMIT 1'
            if target == change.table and self.writer.execute(sql, (change.row,)):
                return True
        return False

    def put_back(self, change: Change) -> None:
        """A row that was deleted stands again, with its id."""
        values = json.loads(change.old)
        marks = ", ".join("?" * len(values))
        self.writer.execute(f"INSERT INTO {change.table} ({quoted(values)}) VALUES ({marks})", tuple(values.values()))
