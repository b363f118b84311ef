"""Holds: what is held, the whole case file or one record, is not expunged until a second person lifts the hold."""

from collections.abc import Iterable

from db.case import Case
from db.edits.done import Done, reasoned
from db.errors import Invalid, Refused
from db.sqlite import Connection

STANDING = "SELECT id, about, reason, placed_by FROM hold WHERE lifted_by IS NULL ORDER BY id"


def hold(case: Case, about: int | str | None = None, reason: str | None = None) -> Done:
    """Place a hold on a record, by id or code, or on the whole case file; NeedsReason without a reason."""
    why = reasoned(reason, "A hold is placed with a reason; give one.")
    record = case.codes.find(about) if isinstance(about, str) else about
    if record is not None and not case.codes.exists(record):
        raise case.codes.missing(record)
    with case.write("hold", why) as writer:
        values = {"about": record, "reason": why, "placed_by": case.person.name}
        made = writer.insert("hold", values)
    code = case.codes.code(made)
    what = "The case file" if record is None else case.codes.code(record)
    sentence = f"{what} is held ({code}): nothing of it is expunged until a second person lifts the hold."
    return Done(sentence, (code,), (made,), writer.operation)


def lift(case: Case, placed: int | str, reason: str | None = None) -> Done:
    """Lift a hold that somebody else placed; Refused to the person who placed it."""
    why = reasoned(reason, "A hold is lifted with a reason; give one.")
    found = case.get(placed)
    if found.kind != "hold":
        raise Invalid(f"{found.code} is no hold; a hold has a code like HD1.")
    if found.get("lifted_by"):
        raise Refused(f"{found.code} was lifted already, by {found['lifted_by']}.")
    if same_name(found.get("placed_by", ""), case.person.name):
        raise Refused(f"You placed {found.code} yourself; a second person lifts it.")
    with case.write("lift", why) as writer:
        writer.update("hold", found.id, {"lifted_by": case.person.name, "withdrawn": f"lifted: {why}"})
    return Done(f"{found.code} is lifted.", (found.code,), (found.id,), writer.operation)


def same_name(a: str, b: str) -> bool:
    """Whether two names are one, whatever their case and spaces."""
    return " ".join(a.split()).casefold() == " ".join(b.split()).casefold()


def check_holds(case: Case, connection: Connection, records: Iterable[int]) -> None:
    """Refused where a hold stands on the case file or on one of these records."""
    touched = set(records)
    for one, about, reason, placed_by in connection.execute(STANDING).fetchall():
        if about is None or about in touched:
            what = "The case file" if about is None else case.codes.code(about)
            who = f" by {placed_by}" if placed_by else ""
            code = case.codes.code(one)
            raise Refused(f"{what} is held{who} ({code}: {reason}); a second person lifts that before anything goes.")
