"""Drafts: forms half filled in, each person's own. Session rows, no operations; never dumped."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import spare
from db.case import Case
from db.errors import Aside, Away, Full, NotFound, ReadOnly
from db.spare import use_spare

if TYPE_CHECKING:
    from db.edits.aside import Row

CITED = "cited words"  # among what was seen: the words that a new record is to cite


@dataclass(frozen=True, slots=True)
class Draft:
    """One form as it was left: of which kind and record (None for a new one), what was entered, when (UTC).

    seen: the texts that stood in the fields that were changed.
    """

    id: int
    kind: str
    record: int | None
    form: Mapping[str, str]
    at: str
    seen: Mapping[str, str]


def keep_draft(
    case: Case, kind: str, record: int | None, form: Mapping[str, str], seen: Mapping[str, str] | None = None
) -> None:
    """Keep what was entered in a form, and what was seen there, with the words that a new record CITED: one draft a
    person, kind, record and words, the last one. Aside where the disk takes none and it is kept in memory.
    """
    before = dict(seen or {})
    words = json.dumps([dict(form), before], ensure_ascii=False)
    row, cited = (case.person.name, kind, record, words, case.clock()), before.get(CITED, "")
    try:
        try:
            replace_draft(case, row, cited)
        except Full:
            use_spare(case)
            replace_draft(case, row, cited)
    except (Away, Full, ReadOnly) as error:
        from db.edits.aside import keep_aside

        if not keep_aside(case, row, cited):
            raise
        kept = "What you typed is kept in this machine's memory meanwhile, but not beyond a restart of it."
        raise Aside(f"{error.sentence} {kept}") from error
    no_longer_aside(case, kind, record, cited)


def no_longer_aside(case: Case, kind: str, record: int | None, cited: str) -> None:
    """A draft stands in the file, or is no longer wanted."""
    if any_aside():
        from db.edits.aside import drop_aside

        drop_aside(case, kind, record, cited)


def any_aside() -> bool:
    """Whether drafts may have been set aside in memory."""
    return os.path.isdir(spare.MEMORY)


def bring_in(case: Case) -> None:
    """Put what ended programs of this person had set aside into the file, but where a newer draft stands there.

    What was typed before words were expunged may hold these, and is dropped. What the file does not take stays aside.
    """
    from db.edits.aside import forget, left_behind

    for path, kept in left_behind(case):
        for row, cited, before in kept:
            old = draft_of(case, row[1], row[2], cited)
            since = case.one("SELECT count(*) FROM operation WHERE action = 'expunge' AND id > ?", (before,))
            if not since and (old is None or old.at < row[4]) and are_texts(json.loads(row[3])):
                replace_draft(case, row, cited)
        forget(path)


def replace_draft(case: Case, row: "Row", cited: str) -> None:
    """Put a draft in the place of the one before it, or leave that where it cannot be."""
    old = draft_of(case, row[1], row[2], cited)
    with case.side() as connection:
        connection.execute("DELETE FROM draft WHERE id = ?", (old.id if old else None,))
        connection.execute("INSERT INTO draft (person, kind, record, form, at) VALUES (?, ?, ?, ?, ?)", row)


def drafts(case: Case) -> list[Draft]:
    """This person's drafts, the latest first."""
    sql = "SELECT id, kind, record, form, at FROM draft WHERE person = ? ORDER BY at DESC, id DESC"
    rows = [(i, k, r, json.loads(words), at) for i, k, r, words, at in case.rows(sql, (case.person.name,))]
    return [Draft(i, k, r, words[0], at, words[1]) for i, k, r, words, at in rows if are_texts(words)]


def are_texts(found: object) -> bool:
    """Whether it is what a draft holds, texts by name twice; another program may have written something else."""
    return (
        isinstance(found, list)
        and len(found) == 2
        and all(isinstance(one, dict) and all(isinstance(text, str) for text in one.values()) for one in found)
    )


def draft_of(case: Case, kind: str, record: int | None, cited: str | None = None) -> Draft | None:
    """The person's draft of this form, if there is one; of a new record of these words, of any or none where None."""
    found = (one for one in drafts(case) if (one.kind, one.record) == (kind, record))
    return next((one for one in found if cited is None or one.seen.get(CITED, "") == cited), None)


def drop_draft(case: Case, draft: int) -> None:
    """Drop one of this person's drafts; NotFound where there is none."""
    with case.side() as connection:
        found = connection.execute("DELETE FROM draft WHERE id = ? AND person = ?", (draft, case.person.name))
        if not found.rowcount:
            raise NotFound(f"There is no draft {draft} of yours.")


def drop_draft_of(case: Case, kind: str, record: int | None, cited: str = "") -> None:
    """Drop the draft of a form that was saved or given up, if there is one; cited: the words of its new record."""
    found = draft_of(case, kind, record, cited)
    if found:
        drop_draft(case, found.id)
    no_longer_aside(case, kind, record, cited)
