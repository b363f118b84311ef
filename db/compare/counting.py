"""How many articles, independent origins and methods stand behind claims. Light: every sheet with claims asks it."""

from collections.abc import Iterable

from db.case import Case
from db.compare.grouping import Origins, Sources
from db.kinds import kind_of
from db.sqlite import id_list

SPEAKING = """
SELECT DISTINCT coalesce(c.claimant, (SELECT h.actor FROM chain h WHERE h.claim = c.id AND h.actor IS NOT NULL
  ORDER BY h.position DESC, h.id DESC LIMIT 1)), t.article
FROM claim c LEFT JOIN citation x ON x.record = c.id AND x.role = 'cites'
LEFT JOIN passage p ON p.id = x.passage LEFT JOIN text t ON t.id = p.text
WHERE c.id IN (SELECT value FROM json_each(?))"""
METHODS = """
SELECT count(DISTINCT coalesce(e.method, 'method.other')) FROM bearing b JOIN evidence e ON e.id = b.evidence
WHERE b.claim IN (SELECT value FROM json_each(?)) AND b.bearing = 'supports' AND e.withdrawn IS NULL"""


def sources_of(case: Case, claims: Iterable[int], origins: Origins | None = None) -> Sources:
    """How many articles, independent origins and methods of evidence stand behind claims."""
    listed = id_list(sorted(set(claims)))
    origins = origins or Origins(case.connection)
    rows = case.rows(SPEAKING, (listed,))
    origins.know({article for speaker, article in rows if not speaker and article})
    found = {origins.origin(speaker, article) for speaker, article in rows} - {None}
    articles = {article for _, article in rows if article}
    return Sources(len(articles), len(found), int(case.one(METHODS, (listed,)) or 0))


def sources_behind(case: Case, record: int) -> Sources:
    """How many articles, origins and methods stand behind all claims on a record, or behind one claim."""
    if kind_of(record).name == "claim":
        return sources_of(case, (record,))
    sql = "SELECT id FROM claim WHERE subject = ? AND withdrawn IS NULL"
    return sources_of(case, [row[0] for row in case.rows(sql, (record,))])
