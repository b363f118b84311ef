"""What agrees: two claims of each value that several give. It is not stored, since most of what is coded agrees."""

from collections.abc import Iterator
from typing import Any

from db.case import Case
from db.compare.knowing import Knowing
from db.compare.reading import LIVE, distinct, read_claim, stand, value_types
from db.compare.relate import relate

SEVERAL = f"""
SELECT c.subject, c.property FROM claim c WHERE {{where}} AND {LIVE} GROUP BY 1, 2 HAVING count(*) > 1 ORDER BY 1, 2"""


def agreements(case: Case, record: int | None, prop: str) -> Iterator[tuple[Any, ...]]:
    """Rows like those of the table of relations, one for each value that several claims give of a thing.

    record: the thing, or a claim for its value alone.
    """
    types, context = value_types(case.connection), Knowing(case.connection)
    of = case.row("SELECT subject, property FROM claim WHERE id = ?", (record,)) if record is not None else None
    subject, prop = of or (record, prop)
    where = "(?1 IS NULL OR c.subject = ?1) AND (?2 = '' OR c.property = ?2)"
    for thing, name in case.rows(SEVERAL.format(where=where), (subject, prop)):
        for row in distinct(case.connection, [thing], [name], direct=True):
            claims = stand(row, types).claims
            if len(claims) < 2 or (of and record not in claims):
                continue
            a, b = sorted(claims)[:2]
            one, other = read_claim(case.connection, a, types), read_claim(case.connection, b, types)
            if one and other:
                same = (found for found in relate(one, other, context) if found.name == "same")
                yield from ((thing, name, a, b, "same", found.rule, "{}", "", None, thing) for found in same)
