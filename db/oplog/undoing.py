"""Undo and redo of any operation from the log in the file, now or next week, each as a new operation."""

from dataclasses import dataclass

from db.case import Case
from db.errors import NeedsYes, Refused
from db.oplog import effect
from db.oplog.guards import Guards
from db.oplog.inverse import Inverse
from db.oplog.journal import Operation, walk
from db.words.ages import ago

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
    """NeedsYes where an operation is of another sitting: an earlier one, or one beside this one."""
    if found.sitting != case.person.sitting:
        when = ago(found.at, case.clock())
        raise NeedsYes(f"Undo operation {found.id} ({found.action}, {when}), which is not of this sitting?")


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
        inverse = Inverse(writer, guards, f"undone: operation {line.root}")
        inverse.apply(walk(case.connection, line.tip, backwards=True))
        operation = writer.operation
    codes = tuple(case.codes.code(one) for one in touched[:SHOWN])
    who = "" if first.person == case.person.name else f" by {first.person}"
    of = f" of {named(codes, len(touched))}" if codes else ""
    when = ago(first.at, case.clock())
    return Undone(f"{done}: {first.action}{of}{who}, {when} (operation {first.id}).", operation, codes)


def named(codes: tuple[str, ...], count: int) -> str:
    """A few codes, and how many more there are."""
    some = ", ".join(codes[:3])
    return f"{some} and {count - 3} more" if count > 3 else some
