"""Whether what a claim was inferred from still stands, and whether a record says what its words say now."""

import re

from db.case import Case
from db.corrected import corrected
from db.kinds import kind_of
from db.locking import RECORD_STATUS
from db.records import Record
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
    found = corrected(case.rows, table, record)
    if not found:
        return ""
    told = "" if hidden else f": “{cut(found[0])}” is “{cut(found[1])}” now"
    return f"the words that it was read from were corrected{told}; look whether it still holds"


def cut(words: str) -> str:
    """Words as one line, cut with a sign."""
    line = " ".join(words.split())
    return line if len(line) <= MOST else line[: MOST - 1].rstrip() + "…"
