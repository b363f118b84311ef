"""Whether what a claim was inferred from still stands."""

import re

from db.case import Case
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
