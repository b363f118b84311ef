"""Look-alikes: the same number or phrase said of another thing, so that nobody joins the two."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from db.case import Case
from db.compare.knowing import Knowing
from db.compare.reading import LIVE, read_claim, value_types
from db.compare.relate import relate
from db.errors import Invalid
from db.kinds import kind_of

ALL = 20_000  # so many claims are compared across subjects at once; of more, a record is to be named
# A number that both name, in one property and unit. Small counts of pages or months are no likeness.
SAME_NUMBER = f"""
SELECT c.id FROM claim c JOIN claim o ON o.property = c.property AND o.unit IS c.unit
  AND coalesce(o.best, o.low, o.high) = coalesce(c.best, c.low, c.high)
WHERE o.subject = ? AND c.subject <> o.subject AND coalesce(c.best, c.low, c.high) > 2 AND {LIVE}
ORDER BY c.id LIMIT ?"""
SAME_WORDS = f"""
SELECT c.id FROM claim c JOIN claim o ON o.property = c.property AND o.text = c.text
WHERE o.subject = ? AND c.subject <> o.subject AND c.text IS NOT NULL AND {LIVE} ORDER BY c.id LIMIT ?"""
GROUPS = f"""
SELECT group_concat(c.id) FROM claim c
WHERE coalesce(c.best, c.low, c.high) > 2 AND c.qualifier IS NOT NULL AND {LIVE}
GROUP BY c.property, c.unit, coalesce(c.best, c.low, c.high) HAVING count(DISTINCT c.subject) > 1
UNION ALL SELECT group_concat(c.id) FROM claim c WHERE c.text IS NOT NULL AND {LIVE}
GROUP BY c.property, c.text HAVING count(DISTINCT c.subject) > 1"""
DECIDED = """
SELECT d.id FROM decision d WHERE d.withdrawn IS NULL AND d.kind IN ('not_same', 'not_same_event', 'no_contradiction')
AND (d.a IN (?1, ?3) AND d.b IN (?2, ?4) OR d.a IN (?2, ?4) AND d.b IN (?1, ?3)) ORDER BY d.id DESC LIMIT 1"""


def look_alikes(case: Case, record: int | None, most: int) -> list[tuple[Any, ...]]:
    """Rows like those of the table of relations: pairs of claims about two things that are easily taken for one."""
    types, context = value_types(case.connection), Knowing(case.connection)
    found = []
    for a, b in pairs(case, record, most):
        one, other = (read_claim(case.connection, claim, types) for claim in (a, b))
        if one is None or other is None:
            continue
        for relation in relate(one, other, context):
            if relation.name == "look_alike":
                decision = case.one(DECIDED, (a, b, one.subject, other.subject))
                state = "decided" if decision else ""
                row = (
                    one.subject,
                    one.property,
                    a,
                    b,
                    "look_alike",
                    relation.rule,
                    "{}",
                    state,
                    decision,
                    other.subject,
                )
                found.append(row)
        if len(found) >= most:
            break
    return found


def pairs(case: Case, record: int | None, most: int) -> Iterator[tuple[int, int]]:
    """Pairs of claims about different things that may look alike."""
    if record is None:
        if case.one(f"SELECT count(*) FROM (SELECT 1 FROM claim LIMIT {ALL + 1})") > ALL:
            raise Invalid("There are too many claims to look for likenesses among all of them; name a record.")
        for (packed,) in case.rows(GROUPS):
            yield from combinations(sorted(map(int, packed.split(","))), 2)
        return
    column = "id" if kind_of(record).name == "claim" else "subject"
    subject = case.one("SELECT subject FROM claim WHERE id = ?", (record,)) if column == "id" else record
    own = [row[0] for row in case.rows(f"SELECT c.id FROM claim c WHERE c.{column} = ? AND {LIVE}", (record,))]
    others = {row[0] for sql in (SAME_NUMBER, SAME_WORDS) for row in case.rows(sql, (subject, most))}
    yield from ((one, other) for one in own for other in sorted(others))
