"""Which incidents may be one event, kept in a derived table: by days, by places that lie in one another, by kind."""

import json
from collections.abc import Iterable, Iterator, Sequence

from db.classes import dataclass
from db.compare.kin import lies_in
from db.compare.knowing import INCIDENT, Knowing
from db.compare.near import DATED, DAYS, INSIDE, THESE, TITLES, Event, Near, event
from db.compare.wording import bare
from db.oplog.extent import Extent
from db.records import kind_number
from db.sqlite import Connection, among, insert_rows

LEAST = 3  # weight from which two are asked about
AT_ONCE = 2_000  # incidents that are looked at within an operation, more of them later
DECIDED = f"""
SELECT a, b FROM decision WHERE withdrawn IS NULL AND b IS NOT NULL AND (a {INSIDE} OR b {INSIDE})
AND kind IN ('same', 'not_same', 'part_of', 'not_same_event', 'unknown')
UNION SELECT incident, other FROM relation WHERE (incident {INSIDE} OR other {INSIDE})
AND relation IN ('relation.same_as', 'relation.not_same_as', 'relation.part_of', 'relation.contains')"""
KEPT = f"SELECT a, b FROM maybe_same WHERE a {INSIDE} UNION SELECT a, b FROM maybe_same WHERE b {INSIDE}"
TOUCHED = """
SELECT d.a, d.b FROM change x JOIN decision d ON d.id = x.row WHERE x.operation = ?1 AND +x.tbl = 'decision'
UNION SELECT x.old, x.old FROM change x WHERE x.operation = ?1 AND +x.tbl = 'decision' AND x.col IN ('a', 'b')
UNION SELECT l.incident, l.other FROM change x JOIN relation l ON l.id = x.row
WHERE x.operation = ?1 AND +x.tbl = 'relation'
UNION SELECT json_extract(x.old, '$.incident'), json_extract(x.old, '$.other') FROM change x
WHERE x.operation = ?1 AND +x.tbl = 'relation' AND x.col IS NULL AND x.new IS NULL"""
MOVED = f"""
WITH RECURSIVE below(id) AS (
  SELECT x.row FROM change x WHERE x.operation = ? AND +x.tbl = 'place' AND x.col = 'within'
  UNION SELECT p.id FROM place p JOIN below b ON p.within = b.id)
SELECT incident FROM incident_row WHERE place IN (SELECT id FROM below) LIMIT {AT_ONCE + 1}"""
COUNT = """
UPDATE incident_row SET open = (SELECT coalesce(sum(waiting), 0) FROM relation_group
  WHERE subject = incident) + (SELECT count(*) FROM maybe_same WHERE a = incident)
  + (SELECT count(*) FROM maybe_same WHERE b = incident) WHERE incident = ?"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records that may be one, and what speaks for it, the strongest first; weight sorts."""

    a: int
    b: int
    reasons: tuple[str, ...]
    weight: int


def after(connection: Connection, extent: Extent, incidents: Iterable[int]) -> None:
    """Bring up to date what an operation touches: incidents whose rows were made anew, and what was decided of them."""
    found = set(incidents)
    if extent.tables & {"decision", "relation"}:
        pairs = connection.execute(TOUCHED, (extent.operation,)).fetchall()
        found |= {one for pair in pairs for one in pair if isinstance(one, int) and kind_number(one) == INCIDENT}
    if "place" in extent.tables:
        found |= {row[0] for row in connection.execute(MOVED, (extent.operation,)).fetchall()}
    if len(found) > AT_ONCE:
        given, args = among(sorted(found))
        sql = f"INSERT OR IGNORE INTO relation_due (subject) SELECT incident FROM incident_row r WHERE {DATED}"
        connection.execute(f"{sql} AND r.incident {given}", args)
    elif found:
        found |= beside(connection, found)
        keep(connection, sorted(found), pairs_of(connection, sorted(found)))


def beside(connection: Connection, incidents: Iterable[int]) -> set[int]:
    """The incidents that are asked about beside some, and those that are so now: in a crowd they may have others."""
    listed = json.dumps(sorted(incidents))
    near = Near(connection)
    rows = connection.execute(THESE, (listed,)).fetchall()
    crowded = [one for one in map(event, rows) if not near.sparse(one)]
    kept = connection.execute(KEPT, (listed, listed)).fetchall()
    return {other.id for one in crowded for other in near.nearest(one)} | {one for pair in kept for one in pair}


def keep(connection: Connection, ids: Sequence[int], pairs: Iterable[Candidate]) -> None:
    """Put pairs in the place of those that there are of some incidents, and count them in the rows of lists."""
    listed = json.dumps(list(ids))
    rows = {(one.a, one.b, one.weight) for one in pairs}
    before = set(connection.execute(KEPT, (listed, listed)).fetchall())
    if not before and not rows:
        return
    connection.executemany("DELETE FROM maybe_same WHERE a = ? AND b = ?", sorted(before))
    insert_rows(connection, "INSERT INTO maybe_same", ("a", "b", "weight"), sorted(rows))
    counted = {one for pair in before for one in pair} | {one for row in rows for one in row[:2]}
    connection.executemany(COUNT, [(one,) for one in sorted(counted)])


def pairs_of(connection: Connection, ids: Iterable[int], near: Near | None = None) -> list[Candidate]:
    """The pairs that some incidents are one of, but for those that people have decided on."""
    listed = json.dumps(list(ids))
    rows = connection.execute(THESE, (listed,)).fetchall()
    if not rows:
        return []
    near = near or Near(connection)
    found = [one for row in rows for one in pairs(event(row), near)]
    if not found:
        return []
    asked = json.dumps(sorted({one for pair in found for one in (pair.a, pair.b)}))
    decided = {frozenset(pair) for pair in connection.execute(DECIDED, (asked,) * 4).fetchall()}
    return [one for one in found if frozenset((one.a, one.b)) not in decided]


def pairs(one: Event, near: Near) -> Iterator[Candidate]:
    """The pairs of an event with those that lie near; in a crowd with the nearest few that agree with it in more."""
    others = near.around(one)
    for other in near.nearest(one) if others is None else others:
        made = compared(one, other, near.context)
        if made and (others is None or near.sparse(other)):
            yield made


def compared(one: Event, other: Event, context: Knowing) -> Candidate | None:
    """Two events, or None where what is known of them speaks against their being one."""
    reasons, weight = [], 0
    if one.place and other.place:
        if not (lies_in(one.place, other.place, context) or lies_in(other.place, one.place, context)):
            return None
        reasons.append("the same place" if one.place == other.place else "one place lies in the other")
        weight += 3 if one.place == other.place else 2
    days = max(one.low, other.low) - min(one.high, other.high)
    if days > DAYS:
        return None
    if days <= 0:
        reasons.append("the same day" if one.low == other.low == one.high == other.high else "days that meet")
        weight += 2
    else:
        reasons.append(f"{days} day{'s' if days > 1 else ''} apart")
    if one.kind and one.kind == other.kind:
        reasons.append("the same kind of act")
        weight += 1
    alike = set(bare(one.title)) & set(bare(other.title)) - TITLES
    if len(alike) > 1:
        reasons.append(f"titles share {', '.join(sorted(alike)[:4])}")
        weight += 1
    if one.killed == other.killed and one.killed[0] > 0:
        reasons.append("the same number killed")
        weight += 1
    a, b = sorted((one.id, other.id))
    return Candidate(a, b, tuple(reasons), weight) if weight >= LEAST else None


def told(connection: Connection, pairs: Iterable[tuple[int, int]]) -> list[Candidate]:
    """Kept pairs with what speaks for them now."""
    wanted = list(pairs)
    listed = json.dumps(sorted({one for pair in wanted for one in pair}))
    events = {row[0]: event(row) for row in connection.execute(THESE, (listed,)).fetchall()}
    context = Knowing(connection)
    found = [compared(events[a], events[b], context) for a, b in wanted if a in events and b in events]
    return [one for one in found if one]
