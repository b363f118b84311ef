"""Whether the words that a record was filled in from were corrected since, and nobody has looked at it."""

from collections.abc import Callable, Sequence
from typing import Any

from db.locking import LOCKED
from db.review.steps import READ

Rows = Callable[[str, Sequence[Any]], list[Any]]
DONE = "', '".join((*READ, LOCKED))
# The last operation in which a record was filled in, or read and approved.
FILLED = f"""
SELECT max(operation) FROM change WHERE tbl = ? AND row = ? AND (
  col IS NULL OR col NOT IN ('status', 'handling', 'withdrawn') OR (col = 'status' AND new IN ('{DONE}')))"""
# The words that a record, or the claims that a held value rests on, cited then, and those that they cite now.
CITED = """
SELECT a.words, b.words FROM (
    SELECT ?1 AS id UNION ALL SELECT claim FROM (SELECT claim FROM weighing WHERE assessment = ?1 LIMIT 100)) o
  JOIN citation c ON c.record = o.id AND c.role = 'cites'
  JOIN change x ON x.tbl = 'citation' AND x.row = +c.id AND x.col = 'passage' AND x.operation > ?2
  JOIN passage a ON a.id = x.old JOIN passage b ON b.id = c.passage
WHERE a.text <> b.text AND x.id = (SELECT min(f.id) FROM change f
  WHERE f.tbl = 'citation' AND f.row = +c.id AND f.col = 'passage' AND f.operation > ?2) ORDER BY c.id"""
# Held values that rest on claims about the same record whose words were carried to a later text.
CARRIED = """
SELECT s.id FROM assessment s WHERE s.id IN (SELECT value FROM json_each(?)) AND EXISTS (
  SELECT 1 FROM (SELECT claim FROM weighing WHERE assessment = s.id LIMIT 100) w
  JOIN claim k ON k.id = w.claim AND k.subject = s.subject
  JOIN citation c ON c.record = k.id AND c.role = 'cites'
  JOIN passage p ON p.id = c.passage AND p.twin_of IS NOT NULL)"""


def corrected(rows: Rows, table: str, record: int) -> tuple[str, str] | None:
    """The words that a record rested on when somebody last filled it in or approved it, and what they are now; None
    where they are the same but for white space.
    """
    since = rows(FILLED, (table, record))[0][0] or 0
    return next(((old, new) for old, new in rows(CITED, (record, since)) if old.split() != new.split()), None)


def doubted(rows: Rows, held: str) -> set[int]:
    """Those of some held values (their ids as JSON) that rest on words which were corrected since."""
    return {one for (one,) in rows(CARRIED, (held,)) if corrected(rows, "assessment", one)}
