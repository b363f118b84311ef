"""The state of review of records. Finalized locks; what is finalized is reopened with a reason."""

from collections.abc import Sequence

from db.case import Case
from db.edits.done import Done, done, each, operation
from db.edits.reviewing import move, standing
from db.errors import Invalid, NeedsReason
from db.kinds import COMMON
from db.locking import LOCKED
from db.rules import read
from db.terms import known


def set_status(case: Case, ids: int | Sequence[int], state: str, *, reason: str | None = None) -> Done:
    """Set the state of review of records, in one operation; NeedsReason where a finalized one is reopened."""
    ids = each(case, (ids,) if isinstance(ids, int) else ids)
    with operation(case, f"status {state}", reason) as writer:
        to = read(COMMON["status"], state, known(case))["status"]
        if to is None:
            raise Invalid(f"Name a state of review: {', '.join(COMMON['status'].of)}.")
        for one in ids:
            now = standing(writer, one).status
            if now == LOCKED != to and not (reason or "").strip():
                raise NeedsReason(f"{case.codes.code(one)} is finalized; reopening it needs a reason.")
            move(writer, case, one, to)
    return done(case, ids, f"{to.replace('_', ' ')}", writer.operation)
