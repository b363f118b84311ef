"""Claims on a record of which there are very many, kept by what they say: each distinct value with how many give it.

So that an edit costs what is said, and not how often. A record that is not among them is read from its claims, so
that to forget one is always safe; a full run, or the next change of one of its claims, takes it up again.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from db.claimed import ALIKE, BASIS, COUNTING
from db.compare import crowds
from db.compare.reading import GROUPS, LIVE, SPEAKER
from db.digesting import sha256
from db.oplog.extent import Extent
from db.sqlite import Connection, insert_rows

FEW = 30  # of more claims on a record what they say is kept once one of them is changed
CROWD = 200  # of more, once they are compared in bulk
MANY = 2_000  # claims that an operation touches; of more the records are forgotten
INSIDE = "IN (SELECT value FROM json_each(?1))"
# What of a claim is counted, by sort: all, who speaks and where, what is compared, shown, quoted, decided.
SAID = {
    "stand": f"SELECT c.subject, c.id, json_array({GROUPS}) FROM claim c WHERE {LIVE}",
    "shown": f"""SELECT v.subject, v.id, json_array({ALIKE}, {BASIS}, CASE WHEN v.operator IS NOT NULL THEN (
      SELECT group_concat(m.record, ' ') FROM (SELECT record FROM member WHERE owner = v.id AND record IS NOT NULL
      ORDER BY position, id) m) END) FROM claim v WHERE {COUNTING}""",
    "quoted": f"""SELECT c.subject, c.id, json_array(c.property, coalesce(q.utterance, c.quote), c.claimant,
      coalesce(c.said, ''), coalesce(c.text, '')) FROM claim c JOIN quote q ON q.id = c.quote
      WHERE c.claimant IS NOT NULL AND {LIVE}""",
}
NOTED = """SELECT c.subject, c.id FROM claim c WHERE (EXISTS (SELECT 1 FROM weighing WHERE claim = c.id)
  OR EXISTS (SELECT 1 FROM decision WHERE a = c.id) OR EXISTS (SELECT 1 FROM decision WHERE b = c.id))"""
VOICED = f"""SELECT DISTINCT c.subject, c.id, {SPEAKER}, t.article
FROM claim c LEFT JOIN citation x ON x.record = c.id AND x.role = 'cites'
LEFT JOIN passage p ON p.id = x.passage LEFT JOIN text t ON t.id = p.text WHERE c.withdrawn IS NULL"""
CHANGES = "FROM change x {join} WHERE x.operation = ?1 AND +x.tbl = '{table}'"
LINKS = {"member": "owner", "citation": "record", "chain": "claim", "weighing": "claim"}
OTHERS = {
    "claim": ("SELECT x.row {of}",),
    "citation": ("SELECT c.id {of}|JOIN citation l ON l.id = x.row JOIN claim c ON c.quote = l.record",),
    "basis": (
        "SELECT d.a {of}|JOIN basis l ON l.id = x.row JOIN decision d ON d.id = l.decision",
        "SELECT d.b {of}|JOIN basis l ON l.id = x.row JOIN decision d ON d.id = l.decision",
    ),
    "decision": (
        "SELECT d.a {of}|JOIN decision d ON d.id = x.row",
        "SELECT d.b {of}|JOIN decision d ON d.id = x.row",
        "SELECT x.old {of} AND x.col IN ('a', 'b')",
    ),
    "quote": ("SELECT c.id {of} AND x.col = 'utterance'|JOIN claim c ON c.quote = x.row",),
    "passage": ("SELECT l.record {of} AND x.col = 'text'|JOIN citation l ON l.passage = x.row",),
    "article": (
        "SELECT l.record {of} AND x.col = 'handling'|JOIN text t ON t.article = x.row JOIN passage p ON p.text = t.id "
        "JOIN citation l ON l.passage = p.id",
    ),
}
MANY_CLAIMS = f"SELECT subject FROM claim WHERE subject {INSIDE} GROUP BY subject HAVING count(*) > ?2"
STANDS = f"""SELECT v.subject, v.id FROM crowd_claim k JOIN crowd_value v ON v.id = k.value
WHERE k.claim {INSIDE} AND v.sort = 'stand'"""
# What was decided on a claim may be of others.
DECIDED_ON = f"""SELECT value FROM json_each(?1) UNION SELECT d.a FROM basis b JOIN decision d ON d.id = b.decision
WHERE b.claim {INSIDE} UNION SELECT d.b FROM basis b JOIN decision d ON d.id = b.decision WHERE b.claim {INSIDE}"""
Value = tuple[int, str, str]  # record, sort, key
Moved = dict[int, set[int]]  # by record the numbers of those distinct values that a change touches


def after(connection: Connection, extent: Extent) -> Moved:
    """Bring up to date what an operation touches; of records that were kept before, the values that it touches."""
    union = " UNION ".join(touching(extent))
    if not union:
        return {}
    any_ = connection.execute("SELECT 1 FROM crowd LIMIT 1").fetchone()
    claims = [row[0] for row in connection.execute(f"{union} LIMIT {MANY + 1}", (extent.operation,)).fetchall()]
    if len(claims) > MANY:
        if any_:
            forget_touched(connection, union, extent.operation)
        return {}
    listed = json.dumps([one for one in claims if one is not None])
    moved = renew(connection, listed) if any_ else {}
    if "claim" in extent.tables:
        subjects = connection.execute(f"SELECT DISTINCT subject FROM claim WHERE id {INSIDE}", (listed,)).fetchall()
        take_up(connection, [row[0] for row in subjects], FEW)
    return moved


def touching(extent: Extent) -> Iterator[str]:
    """Queries for the claims that an operation touches."""
    for table in sorted(extent.tables & OTHERS.keys()):
        for sql in OTHERS[table]:
            head, _, join = sql.partition("|")
            yield head.format(of=CHANGES.format(join=join, table=table))
    for table in sorted(extent.tables & LINKS.keys()):
        owner = LINKS[table]
        yield f"SELECT l.{owner} " + CHANGES.format(join=f"JOIN {table} l ON l.id = x.row", table=table)
        gone = CHANGES.format(join="", table=table)
        yield f"SELECT json_extract(x.old, '$.{owner}') {gone} AND x.col IS NULL AND x.new IS NULL"


def take_up(connection: Connection, subjects: Iterable[int], beyond: int) -> None:
    """Keep those of some records that have more claims than so many."""
    given = set(subjects)
    others = json.dumps(sorted(given - crowds.of(connection, given)))
    many = [row[0] for row in connection.execute(MANY_CLAIMS, (others, beyond)).fetchall()]
    for subject in many:
        connection.execute("INSERT INTO crowd (subject) VALUES (?)", (subject,))
        put_in(connection, said(connection, "subject", json.dumps([subject])))


def forget(connection: Connection, subjects: Iterable[int] | None = None) -> None:
    """Keep some records, or all, no longer."""
    where, args = ("", ()) if subjects is None else (f"WHERE subject {INSIDE}", (json.dumps(list(subjects)),))
    connection.execute(f"DELETE FROM crowd_claim WHERE value IN (SELECT id FROM crowd_value {where})", args)
    connection.execute(f"DELETE FROM crowd_value {where}", args)
    connection.execute(f"DELETE FROM crowd {where}", args)


def forget_touched(connection: Connection, union: str, operation: int) -> None:
    """Forget all records with claims that the query finds, as they are and as they were."""
    sql = f"""WITH u(claim) AS ({union})
      SELECT c.subject FROM u JOIN claim c ON c.id = u.claim JOIN crowd w ON w.subject = c.subject
      UNION SELECT v.subject FROM u JOIN crowd_claim k ON k.claim = u.claim JOIN crowd_value v ON v.id = k.value"""
    forget(connection, [row[0] for row in connection.execute(sql, (operation,)).fetchall()])


def renew(connection: Connection, listed: str) -> Moved:
    """Count some claims (their ids as JSON) as they are now; the values that they, or what rests on them, give."""
    beside = json.dumps([row[0] for row in connection.execute(DECIDED_ON, (listed,)).fetchall()])
    stands = connection.execute(STANDS, (beside,)).fetchall()
    sql = f"""SELECT v.subject, v.sort, v.key, k.claim, v.id FROM crowd_claim k JOIN crowd_value v ON v.id = k.value
      WHERE k.claim {INSIDE}"""
    before = {(row[:3], row[3]): row[4] for row in connection.execute(sql, (listed,)).fetchall()}
    now = set(said(connection, "id", listed))
    gone = [(value, claim) for (what, claim), value in before.items() if (what, claim) not in now]
    connection.executemany("DELETE FROM crowd_claim WHERE value = ? AND claim = ?", gone)
    connection.executemany("UPDATE crowd_value SET claims = claims - 1 WHERE id = ?", [one[:1] for one in gone])
    connection.executemany("DELETE FROM crowd_value WHERE id = ? AND claims = 0", [one[:1] for one in gone])
    put_in(connection, (one for one in now if one not in before))
    moved: Moved = defaultdict(set)
    for subject, number in (*stands, *connection.execute(STANDS, (beside,)).fetchall()):
        moved[subject].add(number)
    return moved


def put_in(connection: Connection, found: Iterable[tuple[Value, int]]) -> None:
    """Count claims that are not counted yet."""
    by_value: dict[Value, list[int]] = defaultdict(list)
    for value, claim in found:
        by_value[value].append(claim)
    for value, claims in by_value.items():
        number = connection.execute(
            """INSERT INTO crowd_value (subject, sort, key, claims) VALUES (?, ?, ?, ?)
            ON CONFLICT (subject, sort, key) DO UPDATE SET claims = claims + excluded.claims RETURNING id""",
            (*value, len(claims)),
        ).fetchone()[0]
        insert_rows(
            connection, "INSERT INTO crowd_claim", ("value", "claim"), [(number, one) for one in sorted(claims)]
        )


def said(connection: Connection, by: str, listed: str) -> Iterator[tuple[Value, int]]:
    """All that claims say, by their ids or subjects (as JSON), of records that are kept; no words but their digests."""
    kept = "{0}.subject IN (SELECT subject FROM crowd)"
    for sort, sql in SAID.items():
        name = "v" if sort == "shown" else "c"
        rows = connection.execute(f"{sql} AND {name}.{by} {INSIDE} AND {kept.format(name)}", (listed,)).fetchall()
        for subject, claim, key in rows:
            yield (subject, sort, sha256(key.encode()).hexdigest()[:32]), claim
    for subject, claim in connection.execute(
        f"{NOTED} AND c.{by} {INSIDE} AND {kept.format('c')}", (listed,)
    ).fetchall():
        yield (subject, "noted", ""), claim
    rows = connection.execute(f"{VOICED} AND c.{by} {INSIDE} AND {kept.format('c')}", (listed,)).fetchall()
    yield from set(voices(rows))


def voices(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Value, int]]:
    """That claims are there, who speaks, and in which articles, those in nobody's voice apart."""
    for subject, claim, speaker, article in rows:
        yield (subject, "claim", ""), claim
        if speaker:
            yield (subject, "speaker", str(speaker)), claim
        if article:
            yield (subject, "article", str(article)), claim
            if not speaker:
                yield (subject, "own", str(article)), claim
