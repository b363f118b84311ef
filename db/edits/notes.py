"""Notes: free text about a record, or about many at once."""

from collections.abc import Sequence

from db.case import Case
from db.edits.citing import Cite, cite
from db.edits.done import Done, done, each, operation
from db.kinds import BY_NAME
from db.rules import read
from db.terms import known


def note(case: Case, ids: int | Sequence[int], text: str, *, cites: Sequence[Cite] = ()) -> Done:
    """A note about each of the records, in one operation; it may cite words."""
    about = each(case, (ids,) if isinstance(ids, int) else ids)
    with operation(case, "note") as writer:
        words = read(BY_NAME["note"].field("text"), text, known(case))["text"]
        made = [writer.insert("note", {"about": one, "text": words}) for one in about]
        for one in made:
            for named in cites:
                columns = {"record": one, "passage": cite(writer, case, named), "role": named.role}
                writer.set_link("citation", columns)
    which = ", ".join(case.codes.code(one) for one in made[:3]) + (" …" if len(made) > 3 else "")
    return done(case, about, f"noted as {which}", writer.operation)
