"""Marks of reading: how paragraphs of a text stand for a person. Each change is one operation."""

from collections.abc import Sequence

from db.case import Case
from db.coverage import BLANK, COVERAGE, paragraph_states, part_row
from db.edits.done import Done, operation
from db.errors import Invalid, NotFound, Refused
from db.words.near import hint


def mark_paragraphs(case: Case, text: int, parts: Sequence[int], state: str, reason: str | None = None) -> Done:
    """Set how parts of a text stand for this person; "unread" takes the mark away. One operation."""
    if state not in COVERAGE:
        raise Invalid(f"“{state}” is not how a paragraph can stand; {hint(state, tuple(COVERAGE))}")
    if not parts:
        raise Invalid("No paragraph is named.")
    person = case.person.name
    with operation(case, f"mark {state}", reason) as writer:
        for part in dict.fromkeys(parts):
            sql = f"SELECT {BLANK.format('')} FROM part WHERE id = ?"
            there = writer.execute(sql, (part_row(case, text, part),))
            if not there:
                raise NotFound(f"{case.codes.code(text)} has no part {part}.")
            if there[0][0]:
                raise Refused("An empty line is not read.")
            sql = "SELECT id, state FROM coverage WHERE text = ? AND part = ? AND person = ?"
            found = writer.execute(sql, (text, part, person))
            if found and state == "unread":
                writer.delete("coverage", found[0][0])
            elif found and found[0][1] != state:
                writer.update("coverage", found[0][0], {"state": state})
            elif not found and state != "unread":
                writer.insert("coverage", {"text": text, "part": part, "person": person, "state": state})
    count = len(set(parts))
    what = f"{count:,} paragraphs" if count > 1 else "the paragraph"
    article = case.codes.code(case.one("SELECT article FROM text WHERE id = ?", (text,)))
    if not writer.operation:
        return Done(f"{article}: {what} stand{'' if count > 1 else 's'} so already.", (article,))
    return Done(f"{article}: {what} marked as {COVERAGE[state]}.", (article,), (text,), writer.operation)


def mark_place(case: Case, text: int, place: int, state: str, stop: int = 0) -> Done:
    """The same for the paragraph that holds a place, or for all that have words from there to `stop`."""
    met = [one.part for one in paragraph_states(case, text, place, stop)] if stop > place else []
    sql = "SELECT position FROM part WHERE text = ? AND start <= ? ORDER BY start DESC LIMIT 1"
    return mark_paragraphs(case, text, met or [case.one(sql, (text, place)) or 0], state)
