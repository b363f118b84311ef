"""Undo and redo of any operation from the log in the file, now or next week, each as a new operation."""

import json
from dataclasses import dataclass

from db import effect
from db.ages import ago
from db.case import Case
from db.errors import NeedsYes, Refused
from db.journal import Change, Operation, walk
from db.kinds import kind_of
from db.sqlite import IntegrityError
from db.tables import OWNERS, RECORDS, key, owner_in, references
from db.undo_guards import Guards
from db.writer import Writer, quoted

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or redone, as a sentence; the new operation; the codes of the records it touched, 50 at most."""

    sentence: str
    operation: int
    codes: tuple[str, ...]


def undo(case: Case, operation: int | None = None, reason: str | None = None, *, yes: bool = False) -> Undone:
    """Undo an operation, or the person's own latest that is in effect.

    NeedsYes where that one is older than this sitting, NeedsReason where reviewed records are touched, Refused where
    later work stands against it.
    """
    if operation is None:
        line = effect.latest(case.connection, case.person.name)
        if line is None:
            raise Refused("You have no operation in this case file that could be undone.")
        if not yes:
            ask_about_old(case, effect.get(case.connection, line.root))
        return turn(case, line, reason)
    effect.get(case.connection, operation)
    line = effect.line(case.connection, operation)
    if line.length % 2 != line.place % 2:
        raise Refused(f"Operation {operation} is undone already, by operation {line.tip}.")
    return turn(case, line, reason)


def redo(case: Case, operation: int | None = None, reason: str | None = None) -> Undone:
    """Undo an undo: that of an operation or of an undo named by number, or the person's own latest."""
    if operation is None:
        line = effect.latest_undone(case.connection, case.person.name)
        if line is None:
            raise Refused("There is nothing to redo: your latest operation is no undo. Name the one that you mean.")
        return turn(case, line, reason)
    effect.get(case.connection, operation)
    line = effect.line(case.connection, operation)
    if line.in_effect:
        raise Refused(f"Operation {line.root} is in effect, so there is nothing to redo.")
    return turn(case, line, reason)


def ask_about_old(case: Case, found: Operation) -> None:
    """NeedsYes where an operation is older than this sitting."""
    if found.sitting != case.person.sitting:
        when = ago(found.at, case.clock())
        raise NeedsYes(f"Your latest operation is {found.id} ({found.action}, {when}), before this sitting; undo it?")


def turn(case: Case, line: effect.Line, reason: str | None) -> Undone:
    """Take an operation out of effect, or bring it back, as a new operation."""
    first = effect.get(case.connection, line.root)
    word, done = ("undo", "Undone") if line.in_effect else ("redo", "Redone")
    if first.action in effect.LASTING:
        raise Refused(f"Operation {first.id} ({first.action}) cannot be undone: {effect.LASTING[first.action]}.")
    with case.write(word, reason, undoes=line.tip) as writer:
        if effect.line(case.connection, line.root).tip != writer.operation:
            raise Refused(f"Operation {first.id} was undone or redone by somebody else just now.")
        guards = Guards(case, line)
        touched = guards.check(reason)
        Inverse(writer, guards).apply()
        operation = writer.operation
    codes = tuple(case.codes.code(one) for one in touched[:SHOWN])
    who = "" if first.person == case.person.name else f" by {first.person}"
    of = f" of {named(codes, len(touched))}" if codes else ""
    when = ago(first.at, case.clock())
    return Undone(f"{done}: operation {first.id} ({first.action}{of}{who}, {when}).", operation, codes)


def named(codes: tuple[str, ...], count: int) -> str:
    """A few codes, and how many more there are."""
    some = ", ".join(codes[:3])
    return f"{some} and {count - 3} more" if count > 3 else some


class Inverse:
    """Applies the inverse of an operation's changes, the last first."""

    def __init__(self, writer: Writer, guards: Guards) -> None:
        self.writer = writer
        self.guards = guards
        self.line = guards.line
        self.pointing = list(references(writer.connection))

    def apply(self) -> None:
        """Invert every change."""
        for change in walk(self.writer.connection, self.line.tip, backwards=True):
            if change.table not in RECORDS and change.table not in OWNERS and key(change.table) == "id":
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
            self.writer.execute(sql, (f"undone: operation {self.line.root}", change.row))

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
