"""Changes that another program made to the case file: a person takes them over as their own, or puts them back."""

from collections.abc import Iterator

from db.case import Case
from db.edits.done import Done, reasoned
from db.errors import Refused
from db.oplog import effect
from db.oplog.guards import Guards
from db.oplog.inverse import Inverse
from db.oplog.journal import walk
from db.oplog.tables import record_of
from db.writer import Writer

MADE = """
SELECT tbl, max(row) FROM change WHERE operation = ? AND col IS NULL AND new IS NOT NULL
AND row >> 32 = (SELECT site FROM site WHERE home) GROUP BY tbl"""
TAKE = "UPDATE change SET operation = ? WHERE operation IS NULL"


def adopt(case: Case, reason: str | None) -> Done:
    """Make all changes from outside pincite one operation of this person; NeedsReason without a reason."""
    why = reasoned(reason, "Changes from outside are adopted with a reason; give one.")
    with case.write("adopt", why) as writer:
        count = take(writer)
        ids = tuple(touched(writer))
    return told(case, ids, writer.operation, f"{changes(count)} from outside pincite adopted")


def put_back(case: Case, reason: str | None) -> Done:
    """Take all changes from outside pincite back, in one operation that holds them and their inverse.

    Refused where later work stands against it, NeedsReason without a reason.
    """
    why = reasoned(reason, "Changes from outside are put back with a reason; give one.")
    with case.write("put back", why) as writer:
        count = take(writer)
        line = effect.Line(writer.operation, writer.operation, 0, 0)
        guards = Guards(case, line, "The changes from outside cannot be put back")
        ids = tuple(guards.check(why))
        inverse = Inverse(writer, guards, "put back: made outside pincite")
        inverse.apply(walk(writer.connection, writer.operation, backwards=True))
    return told(case, ids, writer.operation, f"{changes(count)} from outside pincite put back")


def take(writer: Writer) -> int:
    """Bring the changes from outside under this operation; how many. Refused where there are none."""
    count = writer.connection.execute(TAKE, (writer.operation,)).rowcount
    if not count:
        raise Refused("Nothing was changed outside pincite.")
    for table, last in writer.execute(MADE, (writer.operation,)):  # else their ids would be given out again
        writer.count_up(table, last)
    return int(count)


def touched(writer: Writer) -> Iterator[int]:
    """The records that this operation changes, each once."""
    found = (record_of(writer.connection, change) for change in walk(writer.connection, writer.operation))
    yield from dict.fromkeys(one for one in found if one is not None)


def changes(count: int) -> str:
    """How many changes."""
    return f"{count:,} change{'' if count == 1 else 's'}"


def told(case: Case, ids: tuple[int, ...], operation: int, did: str) -> Done:
    """What was done, with the records."""
    codes = tuple(case.codes.code(one) for one in ids)
    some = ", ".join(codes[:5]) + (" and more" if len(codes) > 5 else "")
    return Done(f"{did} ({some})." if codes else f"{did}.", codes, ids, operation)
