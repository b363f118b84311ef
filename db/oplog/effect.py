"""Which operations are in effect: an undo takes one out, an undo of that undo (a redo) brings it back.

The undos of one operation form a line: each undoes the one before, so that its length says what holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from db.errors import NotFound
from db.oplog.journal import Operation, operations
from db.sqlite import Connection

UP = """
WITH RECURSIVE line(id, undoes, place) AS (
  SELECT id, undoes, 0 FROM operation WHERE id = ?
  UNION ALL SELECT o.id, o.undoes, place + 1 FROM operation o JOIN line ON o.id = line.undoes)
SELECT id, place FROM line WHERE undoes IS NULL"""
DOWN = """
WITH RECURSIVE line(id, length) AS (
  SELECT ?, 0
  UNION ALL SELECT o.id, length + 1 FROM operation o JOIN line ON o.undoes = line.id)
SELECT id, length FROM line ORDER BY length DESC, id DESC LIMIT 1"""
# What changes no record, or must stay: these are passed over by a plain undo and refused by number.
LASTING = {
    "new": "the case file cannot be unmade",
    "expunge": "what is expunged is gone for good",
    "backup": "it changed nothing in the case file",
    "dump": "it changed nothing in the case file",
    "export": "it changed nothing in the case file",
    "hold": "a hold is lifted by a second person",
    "lift": "a hold that was lifted is placed anew",
}
LAST = "', '".join(LASTING)
OWN = f"person = ? AND undoes IS NULL AND changes > 0 AND action NOT IN ('{LAST}')"


@dataclass(frozen=True, slots=True)
class Line:
    """An operation with its undos and redos: the first of all, the last, how many undos there are, and how many of
    them come up to the operation that was asked for: odd for an undo, even for a redo."""

    root: int
    tip: int
    length: int
    place: int

    @property
    def in_effect(self) -> bool:
        """Whether what the first did holds now."""
        return self.length % 2 == 0


def get(connection: Connection, operation: int) -> Operation:
    """One operation; NotFound where the log holds none of that number."""
    for found in operations(connection, "id = ?", (operation,)):
        return found
    raise NotFound(f"The log holds no operation {operation}.")


def line(connection: Connection, operation: int) -> Line:
    """The line that an operation belongs to."""
    root, place = connection.execute(UP, (operation,)).fetchone()
    tip, length = connection.execute(DOWN, (root,)).fetchone()
    return Line(root, tip, length, place)


def own(connection: Connection, person: str, where: str = OWN) -> Iterator[Operation]:
    """A person's operations, the newest first, a few at a time."""
    before = 2**62
    while found := operations(connection, f"{where} AND id < ?", (person, before), 50):
        yield from found
        before = found[-1].id


def latest(connection: Connection, person: str) -> Line | None:
    """The line of a person's latest operation in effect; None where there is none."""
    lines = (line(connection, one.id) for one in own(connection, person))
    return next((one for one in lines if one.in_effect), None)


def latest_undone(connection: Connection, person: str) -> Line | None:
    """The line of the person's latest undo that nothing of their own came after; None where there is none."""
    for one in own(connection, person, f"person = ? AND changes > 0 AND action NOT IN ('{LAST}')"):
        if one.undoes is None:
            return None
        found = line(connection, one.id)
        if found.tip == one.id and not found.in_effect:
            return found
    return None
