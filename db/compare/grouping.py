"""Articles of one origin by their words, as people corrected it, and how many origins claims have.

Whoever speaks is an origin, with the body behind them; an article's own voice is one with the articles that carry
the same words. So five outlets with one wire are five articles and one origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from db.classes import dataclass
from db.compare import crowds
from db.compare.knowing import Knowing
from db.sqlite import Connection, id_list, insert_rows

if TYPE_CHECKING:
    from db.oplog.extent import Extent

SAME = 0.5  # from this share of the shorter one's words on, two articles count as one text
INSIDE = "IN (SELECT value FROM json_each(?1))"
EDGES = f"""
SELECT a, b FROM article_shared WHERE share >= {SAME} AND a {INSIDE}
UNION SELECT b, a FROM article_shared WHERE share >= {SAME} AND b {INSIDE}
UNION SELECT a, b FROM decision WHERE kind = 'same_origin' AND withdrawn IS NULL AND a {INSIDE} AND (b >> 27 & 31) = 1
UNION SELECT b, a FROM decision WHERE kind = 'same_origin' AND withdrawn IS NULL AND b {INSIDE} AND (a >> 27 & 31) = 1
UNION SELECT x.article, y.article FROM origin_article x JOIN origin o ON o.id = x.origin AND o.actor IS NULL
  AND o.withdrawn IS NULL JOIN origin_article y ON y.origin = o.id WHERE x.article {INSIDE}"""
APART = f"""
SELECT a, b FROM decision WHERE kind = 'not_same_origin' AND withdrawn IS NULL AND a {INSIDE} AND (b >> 27 & 31) = 1
UNION SELECT b, a FROM decision
WHERE kind = 'not_same_origin' AND withdrawn IS NULL AND b {INSIDE} AND (a >> 27 & 31) = 1"""
CITING = f"""
SELECT DISTINCT c.subject FROM text t JOIN passage p ON p.text = t.id JOIN citation x ON x.passage = p.id
JOIN claim c ON c.id = x.record WHERE t.article {INSIDE} AND (c.subject >> 27 & 31) = 6"""
TOLD = frozenset({"decision", "origin", "origin_article", "actor", "report"})
CHANGED = f"""
SELECT x.row, x.tbl, x.old FROM change x
WHERE x.operation = ? AND x.tbl IN ({", ".join(map(repr, sorted(TOLD)))})
AND (x.tbl NOT IN ('actor', 'report') OR x.col IN ('within', 'body'))"""
VOICES = f"""
SELECT DISTINCT c.subject, coalesce(c.claimant, (SELECT h.actor FROM chain h WHERE h.claim = c.id
  AND h.actor IS NOT NULL ORDER BY h.position DESC, h.id DESC LIMIT 1)), t.article
FROM claim c LEFT JOIN citation x ON x.record = c.id AND x.role = 'cites'
LEFT JOIN passage p ON p.id = x.passage LEFT JOIN text t ON t.id = p.text
WHERE c.subject {INSIDE} AND c.withdrawn IS NULL"""


@dataclass(frozen=True, slots=True)
class Sources:
    """What stands behind some claims: articles, independent origins, methods of evidence."""

    articles: int = 0
    origins: int = 0
    methods: int = 0

    def __str__(self) -> str:
        """3 articles, 1 origin, 2 methods."""
        parts = [(self.articles, "article"), (self.origins, "origin"), (self.methods, "method")]
        return ", ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in parts if n or word != "method")


def after(connection: Connection, extent: Extent, articles: Iterable[int]) -> set[int]:
    """Group anew what an operation touches; the incidents of which origins are counted."""
    wanted = set(articles)
    records: set[int] = set()
    found = connection.execute(CHANGED, (extent.operation,)).fetchall() if extent.tables & TOLD else []
    for row, table, old in found:
        if table in ("actor", "report"):
            records.add(row)
        else:
            wanted |= articles_of(connection, table, row, old)
    return regroup(connection, wanted) | said_by(connection, records)


def articles_of(connection: Connection, table: str, row: int, old: Any) -> set[int]:
    """The articles that a decision, an origin or a row of its articles is about, now and before."""
    found: set[Any] = set()
    if table == "decision":
        found.update(connection.execute("SELECT a, b FROM decision WHERE id = ?", (row,)).fetchone() or ())
        found.add(old)
    elif table == "origin":
        found.update(
            one[0] for one in connection.execute("SELECT article FROM origin_article WHERE origin = ?", (row,))
        )
    else:
        from json import loads

        gone = loads(old)["article"] if isinstance(old, str) and old.startswith("{") else old
        found.update(connection.execute("SELECT article FROM origin_article WHERE id = ?", (row,)).fetchone() or ())
        found.add(gone)
        sql = "SELECT article FROM origin_article WHERE origin = (SELECT origin FROM origin_article WHERE id = ?)"
        found.update(one[0] for one in connection.execute(sql, (row,)))
    return {one for one in found if isinstance(one, int) and one >> 27 & 31 == 1}


def regroup(connection: Connection, articles: Iterable[int]) -> set[int]:
    """Group these articles and all that hang together with them anew; the incidents that cite them."""
    wanted = set(articles)
    if not wanted:
        return set()
    reached, edges = reach(connection, wanted)
    now = grouped(reached, edges)
    listed = id_list(sorted(reached))
    before = dict(connection.execute(f"SELECT article, leader FROM article_group WHERE article {INSIDE}", (listed,)))
    if before == now:
        return set()
    connection.execute(f"DELETE FROM article_group WHERE article {INSIDE}", (listed,))
    insert_rows(connection, "INSERT INTO article_group", ("article", "leader"), sorted(now.items()))
    changed = [one for one in reached if before.get(one) != now.get(one)]
    return {row[0] for row in connection.execute(CITING, (id_list(changed),)).fetchall()}


def reach(connection: Connection, start: set[int]) -> tuple[set[int], set[tuple[int, int]]]:
    """All articles that hang together with some, now or by an earlier grouping, and what joins them."""
    reached, edges = set(start), set[tuple[int, int]]()
    border = set(start)
    while border:
        listed = id_list(sorted(border))
        apart = set(connection.execute(APART, (listed,)).fetchall())
        found = set(connection.execute(EDGES, (listed,)).fetchall()) - apart
        edges |= found
        of_old = f"""SELECT y.article FROM article_group x JOIN article_group y ON y.leader = x.leader
            WHERE x.article {INSIDE}"""
        near = {b for _, b in found} | {row[0] for row in connection.execute(of_old, (listed,)).fetchall()}
        border = near - reached
        reached |= border
    return reached, edges


def grouped(articles: Iterable[int], edges: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The leader, the lowest id, of each article that is grouped with another."""
    leader = {one: one for one in articles}

    def top(one: int) -> int:
        while leader[one] != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for a, b in edges:
        low, high = sorted((top(a), top(b)))
        leader[high] = low
    found = {one: top(one) for one in leader}
    sizes: dict[int, int] = defaultdict(int)
    for one in found.values():
        sizes[one] += 1
    return {one: first for one, first in found.items() if sizes[first] > 1}


def said_by(connection: Connection, records: Iterable[int]) -> set[int]:
    """The incidents of claims by these actors or reports, or by those within them."""
    listed = id_list(sorted(records))
    if listed == "[]":
        return set()
    sql = """
        WITH RECURSIVE inside(id) AS (SELECT value FROM json_each(?1)
          UNION SELECT a.id FROM actor a JOIN inside i ON a.within = i.id
          UNION SELECT r.id FROM report r JOIN inside i ON r.body = i.id)
        SELECT c.subject FROM claim c WHERE c.claimant IN (SELECT id FROM inside) AND (c.subject >> 27 & 31) = 6
        UNION SELECT c.subject FROM chain h JOIN claim c ON c.id = h.claim
        WHERE h.actor IN (SELECT id FROM inside) AND (c.subject >> 27 & 31) = 6"""
    return {row[0] for row in connection.execute(sql, (listed,)).fetchall()}


class Origins:
    """Where claims come from, on one connection; remembers who belongs to whom. direct: from the claims alone."""

    def __init__(self, connection: Connection, direct: bool = False) -> None:
        self.connection = connection
        self.direct = direct
        self.context = Knowing(connection)
        self.groups: dict[int, int] = {}

    def counts(self, subjects: Sequence[int]) -> dict[int, int]:
        """How many independent origins the claims on each subject have."""
        return {subject: origins for subject, (_, origins) in self.sources(subjects).items() if origins}

    def sources(self, subjects: Sequence[int]) -> dict[int, tuple[int, int]]:
        """How many articles the claims on each subject cite, and how many independent origins they have."""
        kept = set[int]() if self.direct else crowds.of(self.connection, subjects)
        found = self.of_kept(sorted(kept)) if kept else {}
        rest = [one for one in subjects if one not in kept]
        return found | self.of_claims(rest) if rest else found

    def of_kept(self, subjects: Sequence[int]) -> dict[int, tuple[int, int]]:
        """The same of records of which it is kept."""
        articles, speakers, own = crowds.sources(self.connection, subjects)
        origins = defaultdict[int, set[int | None]](set)
        for subject, speaker in speakers:
            origins[subject].add(self.origin(speaker, None))
        found = {one: (articles.get(one, 0), len(origins[one]) + own.get(one, 0)) for one in subjects}
        return {one: counts for one, counts in found.items() if any(counts)}

    def of_claims(self, subjects: Sequence[int]) -> dict[int, tuple[int, int]]:
        """The same from the claims."""
        rows = self.connection.execute(VOICES, (id_list(subjects),)).fetchall()
        self.know({article for _, speaker, article in rows if not speaker and article})
        origins, articles = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
        for subject, speaker, article in rows:
            origin = self.origin(speaker, article)
            if origin:
                origins[subject].add(origin)
            if article:
                articles[subject].add(article)
        return {one: (len(articles[one]), len(origins[one])) for one in {*articles, *origins}}

    def know(self, articles: Iterable[int]) -> None:
        """Have the groups of these articles at hand."""
        listed = id_list(sorted(articles))
        if listed != "[]":
            sql = f"SELECT article, leader FROM article_group WHERE article {INSIDE}"
            self.groups.update(self.connection.execute(sql, (listed,)).fetchall())

    def origin(self, speaker: int | None, article: int | None) -> int | None:
        """The record that stands for an origin: the outermost body that speaks, else the first article of its words."""
        if speaker:
            body = self.context.speaker(speaker)
            line = self.context.inside(body)
            return int(line[-1]) if line else body
        return self.groups.get(article, article) if article else None


def tell_incidents(connection: Connection, ids: Sequence[int]) -> None:
    """Bring up to date what the rows of incidents show of their relations and origins."""
    counts = Origins(connection).counts(ids)
    open_ = "(SELECT coalesce(sum(waiting), 0) FROM relation_group WHERE subject = incident)"
    open_ += "".join(f" + (SELECT count(*) FROM maybe_same WHERE {end} = incident)" for end in "ab")
    sql = f"UPDATE incident_row SET open = {open_}, origins = ? WHERE incident = ?"
    connection.executemany(sql, [(count, one) for one, count in counts.items()])
