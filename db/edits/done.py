"""What an edit gives back: a sentence, and the records; and how an edit that changes nothing leaves no trace."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from db.case import Case
from db.errors import Invalid, NeedsReason, Refused
from db.sqlite import IntegrityError
from db.writer import Writer


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: a sentence that uncovers nothing, the records, and the operation (0 where none was needed)."""

    sentence: str
    codes: tuple[str, ...] = ()
    ids: tuple[int, ...] = ()
    operation: int = 0


@dataclass(frozen=True, slots=True)
class Both:
    """One field that two people changed: its name, what was seen, what stands now, what was entered, by whom, when."""

    field: str
    seen: str
    theirs: str
    yours: str
    person: str
    at: str


class Clash(Refused):
    """Somebody else changed the same field since it was seen; nothing was written."""

    def __init__(self, code: str, fields: tuple[Both, ...]) -> None:
        self.code, self.fields = code, fields
        one = fields[0]
        super().__init__(
            f"{one.person} changed {one.field.replace('_', ' ')} of {code} to “{one.theirs}” ({one.at}); "
            f"yours is “{one.yours}”. Nothing was written; choose one."
        )


class Unchanged(Exception):
    """Rolls back an operation that wrote nothing."""


ONCE = {
    "assessment_once": "A value is held for that already, with the same unit and scope; change that one instead.",
    "tag.name": "There is a tag of that name already.",
    "view.name": "There is a view of that name already.",
    "passage.text": "There is a passage at that place already.",
}


@contextmanager
def operation(case: Case, action: str, reason: str | None = None) -> Iterator[Writer]:
    """Case.write, but where nothing was written no operation is left, and the writer's operation is 0."""
    try:
        with case.write(action, reason) as writer:
            try:
                yield writer
            except IntegrityError as error:
                sentence = next((words for place, words in ONCE.items() if place in str(error)), "")
                raise (Refused(sentence) if sentence else error) from None
            if not writer.execute("SELECT 1 FROM change WHERE operation = ? LIMIT 1", (writer.operation,)):
                raise Unchanged
    except Unchanged:
        writer.operation = 0


def done(case: Case, ids: Sequence[int], did: str, number: int) -> Done:
    """A Done whose sentence names the records: "I12: title set."; without an operation it says that it stood so."""
    codes = tuple(case.codes.code(one) for one in ids)
    if not number:
        return Done(f"{some(codes)}: nothing to change, it stands so already.", codes, tuple(ids))
    return Done(f"{some(codes)}: {did}.", codes, tuple(ids), number)


def some(codes: Sequence[str]) -> str:
    """A few codes in words."""
    if len(codes) <= 3:
        return ", ".join(codes)
    return f"{codes[0]}, {codes[1]} and {len(codes) - 2:,} more"


def each(case: Case, ids: Sequence[int]) -> tuple[int, ...]:
    """The records without repeats; NotFound where one is not there, Invalid where there is none at all."""
    found = tuple(dict.fromkeys(ids))
    if not found:
        raise Invalid("No record is named; give at least one code, like I12.")
    for one in found:
        if not case.codes.exists(one):
            raise case.codes.missing(one)
    return found


def reasoned(reason: str | None, sentence: str) -> str:
    """The reason without white space around it; NeedsReason where it is missing."""
    reason = (reason or "").strip()
    if not reason:
        raise NeedsReason(sentence)
    return reason
