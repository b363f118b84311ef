"""Applies the inverse of logged changes, the last first: what undo, redo and putting back have in common."""

import json
from collections.abc import Iterable, Iterator

from db.kinds import kind_of
from db.oplog.guards import Guards
from db.oplog.journal import Change
from db.oplog.tables import LOGGED, OWNERS, RECORDS, key, owner_in, references
from db.sqlite import IntegrityError
from db.writer import Writer, quoted

PLACE = frozenset({"text", "start", "stop", "words"})  # of a passage: the file checks them against each other


def together(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """Changes one by one, but those of one passage's place that follow each other at once."""
    some: list[Change] = []
    for change in changes:
        placed = change.table == "passage" and change.col in PLACE
        same = placed and some and some[-1].row == change.row and change.col not in {one.col for one in some}
        if some and not (same and some[-1].col in PLACE and some[-1].table == "passage"):
            yield some
            some = []
        some.append(change)
    if some:
        yield some


class Inverse:
    """The inverse of an operation's changes, as changes of the operation that is open. mark: for withdrawn records."""

    def __init__(self, writer: Writer, guards: Guards, mark: str) -> None:
        self.writer = writer
        self.guards = guards
        self.mark = mark
        self.pointing = list(references(writer.connection))

    def apply(self, changes: Iterable[Change]) -> None:
        """Invert every change of a logged table, in the order given."""
        for some in together(change for change in changes if change.table in LOGGED):
            try:
                if len(some) > 1:
                    self.set_back(*some)
                else:
                    self.invert(some[0])
            except IntegrityError as error:
                text = str(error)
                why = text if text.endswith(".") else f"{self.guards.what(some[0])} clashes with what was made since."
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

    def set_back(self, change: Change, *others: Change) -> None:
        """Fields of a row get their old values again; Refused where the file holds others than the log says."""
        if change.row in self.guards.kept and change.col == "withdrawn":
            return
        some = (change, *others)
        sets = ", ".join(f'"{one.col}" = ?' for one in some)
        stand = " AND ".join(f'"{one.col}" IS ?' for one in some)
        sql = f'UPDATE {change.table} SET {sets} WHERE "{key(change.table)}" = ? AND {stand}'
        values = (*(one.old for one in some), change.row, *(one.new for one in some))
        if not self.writer.connection.execute(sql, values).rowcount:
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
