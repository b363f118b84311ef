"""What is held, with the claims for and against it and why: rows for commands."""

from collections.abc import Iterable, Iterator
from typing import Any

from db.case import Case
from db.lists.windows import first, plan
from db.sheet.lines import Lines


def weighed(
    case: Case, record: int | None = None, filter_: str = "", *, most: int = 200, uncovered: bool = False
) -> Iterator[dict[str, Any]]:
    """Assessments of one record or of all, in order of their codes; a covered one gives its code alone."""
    made = plan(case, "assessments", filter_, uncovered=uncovered)
    if record is None:
        ids = first(case, made, most)
    else:
        sql = f"SELECT r.id FROM assessment r WHERE {made.where} AND r.subject = ? ORDER BY r.id LIMIT ?"
        ids = [row[0] for row in case.rows(sql, (*made.args, record, most))]
    lines = Lines(case, uncovered)
    rows = {row["id"]: row for row in lines.dicts("assessment", ids)}
    names = lines.names(row["subject"] for row in rows.values())
    labels = dict(case.rows("SELECT code, label FROM property"))
    for line in lines.valued("assessment", ids, False):
        row = rows[line.leads]
        claims = case.rows("SELECT claim, bearing FROM weighing WHERE assessment = ? ORDER BY id", (line.leads,))
        yield {
            "id": line.leads, "code": line.code, "subject": case.codes.code(row["subject"]),
            "subject_name": names.get(row["subject"], ""), "property": labels.get(row["property"], row["property"]),
            "value": line.words, "standard": line.strength, "held": bool(row["held"]), "by": row["by"] or "",
            "reason": "" if line.covered else row["reason"] or "",
            "for": [case.codes.code(claim) for claim, bearing in claims if bearing == "for"],
            "against": [case.codes.code(claim) for claim, bearing in claims if bearing == "against"],
        }  # fmt: skip


def names_of(case: Case, ids: Iterable[int], *, uncovered: bool = False) -> dict[int, str]:
    """The names of records, covered where they are protected."""
    return Lines(case, uncovered).names(ids)
