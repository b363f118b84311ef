"""Whether what a claim was inferred from still stands, and whether a record says what its words say now."""

import re

from db.case import Case
from db.kinds import kind_of
from db.locking import LOCKED, RECORD_STATUS
from db.records import Record
from db.review.steps import READ
from db.words.dates import AGAINST, show_date
from db.words.edtf import parse

PUBLISHED = """
SELECT DISTINCT a.published FROM citation x JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text
JOIN article a ON a.id = t.article WHERE x.record = ? AND x.role = 'cites'"""
WITHDRAWN = """
SELECT DISTINCT a.id FROM citation x JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text
JOIN article a ON a.id = t.article WHERE x.record = ? AND x.role = 'premise'
  AND a.withdrawn IS NOT NULL ORDER BY a.id"""
MOST = 40  # code points of words that are shown
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


def fallen(case: Case, record: Record) -> str:
    """What has become of the premise of an inferred claim, as a mark at its head; '' where it stands."""
    if record.kind != "claim" or not record.get("inferred"):
        return ""
    days = set(re.findall(rf"{AGAINST}(\S+)", record.get("premise") or ""))
    if days:
        for (published,) in case.rows(PUBLISHED, (record.id,)):
            if published not in days:
                now = f"dated {show_date(parse(published, published))}" if published else "without a date"
                return f"its premise has fallen: its article is {now} now"
    gone = [case.codes.code(row[0]) for row in case.rows(WITHDRAWN, (record.id,))]
    return f"its premise has fallen: {', '.join(gone)} is withdrawn" if gone else ""


def reworded(case: Case, record: int, *, hidden: bool = False) -> str:
    """What a record was filled in from and what these words are now, where a correction changed them and nobody has
    changed the record or approved it since; '' where that is not so. hidden: without the words."""
    table = kind_of(record).table
    if table not in RECORD_STATUS:
        return ""
    since = case.one(FILLED, (table, record)) or 0
    for old, new in case.rows(CITED, (record, since)):
        if old.split() != new.split():
            told = "" if hidden else f": “{cut(old)}” is “{cut(new)}” now"
            return f"the words that it was read from were corrected{told}; look whether it still holds"
    return ""


def cut(words: str) -> str:
    """Words as one line, cut with a sign."""
    line = " ".join(words.split())
    return line if len(line) <= MOST else line[: MOST - 1].rstrip() + "…"
