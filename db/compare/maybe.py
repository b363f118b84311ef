"""Which incidents may be one event, kept in a derived table: by days, by places that lie in one another, by kind."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from db.compare.kin import lies_in, lineage
from db.compare.knowing import INCIDENT, Knowing
from db.compare.wording import bare
from db.oplog.extent import Extent
from db.ranges import NO_DAY
from db.records import kind_number
from db.sqlite import Connection, insert_rows

DAYS = 3  # so many days may lie between two accounts of one event
WIDEST = 31  # days that an event may span to be looked at
CROWD = 30  # where more than so many lie so near, what is near says nothing
LEAST = 3  # weight from which two are asked about
AT_ONCE = 2_000  # incidents that are looked at within an operation, more of them later
TITLES = frozenset("mr mrs ms dr prof president general colonel gen col sir the of al el".split())
INSIDE = "IN (SELECT value FROM json_each(?))"
COLUMNS = "r.incident, r.title, r.date_low, r.date_high, r.place, r.kind, r.killed_low, r.killed_high"
DATED = f"r.scope = 'single' AND NOT r.withdrawn AND r.date_low <> '{NO_DAY}' AND r.date_high <> '{NO_DAY}'"
THESE = f"SELECT {COLUMNS} FROM incident_row r WHERE {DATED} AND r.incident {INSIDE}"
MEETS = f"FROM incident_row r WHERE {DATED} AND r.date_low BETWEEN ? AND ? AND r.date_high >= ? AND"
NEAR, BESIDE = f"SELECT {COLUMNS} {MEETS}", f"SELECT 1 {MEETS}"
BELOW = """
WITH RECURSIVE below(id) AS (SELECT ?1 UNION SELECT p.id FROM place p JOIN below b ON p.within = b.id)
SELECT id FROM below LIMIT 5000"""
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
UPDATE incident_row SET open = (SELECT count(*) FROM claim_relation c WHERE c.subject = incident
  AND c.state IN ('open', 'again')) + (SELECT count(*) FROM maybe_same WHERE a = incident)
  + (SELECT count(*) FROM maybe_same WHERE b = incident) WHERE incident = ?"""


@dataclass(frozen=True, slots=True)
class Event:
    """A single incident with a day, as compared; days by their ordinal numbers."""

    id: int
    title: str
    low: int
    high: int
    place: int | None
    kind: str
    killed: tuple[int, int]


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
        listed = json.dumps(sorted(found))
        sql = f"INSERT OR IGNORE INTO relation_due (subject) SELECT incident FROM incident_row r WHERE {DATED}"
        connection.execute(f"{sql} AND r.incident {INSIDE}", (listed,))
    elif found:
        keep(connection, sorted(found), pairs_of(connection, sorted(found)))


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


def pairs_of(connection: Connection, ids: Iterable[int]) -> list[Candidate]:
    """The pairs that some incidents are one of, but for those that people have decided on."""
    listed = json.dumps(list(ids))
    rows = connection.execute(THESE, (listed,)).fetchall()
    if not rows:
        return []
    near = Near(connection)
    found = [one for row in rows for one in near.pairs(event(row))]
    if not found:
        return []
    asked = json.dumps(sorted({one for pair in found for one in (pair.a, pair.b)}))
    decided = {frozenset(pair) for pair in connection.execute(DECIDED, (asked,) * 4).fetchall()}
    return [one for one in found if frozenset((one.a, one.b)) not in decided]


class Near:
    """Finds what lies near an event, on one connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.context = Knowing(connection)
        self.families: dict[int, str] = {}

    def pairs(self, one: Event) -> list[Candidate]:
        """The pairs of an event with those that lie near; none where either lies in a crowd."""
        others = self.around(one)
        found = [made for other in others if (made := compared(one, other, self.context))]
        return [pair for pair in found if self.sparse(next(e for e in others if e.id in {pair.a, pair.b} - {one.id}))]

    def sparse(self, one: Event) -> bool:
        """Whether an event lies in no crowd."""
        return bool(self.around(one))

    def around(self, one: Event) -> list[Event]:
        """The other events near in time whose places may lie in one another; none where they are a crowd."""
        if one.high - one.low > WIDEST:
            return []
        days = (day(one.low - DAYS - WIDEST), day(one.high + DAYS), day(one.low - DAYS))
        where, args = ("r.place IS NULL", ()) if one.place is None else (f"r.place {INSIDE}", (self.family(one.place),))
        given = (*days, *args, one.id)
        crowd = self.connection.execute(
            f"{BESIDE} {where} AND r.incident <> ? LIMIT 1 OFFSET {CROWD}", given
        ).fetchone()
        if crowd:
            return []
        rows = self.connection.execute(f"{NEAR} {where} AND r.incident <> ?", given).fetchall()
        return [other for other in map(event, rows) if other.high - other.low <= WIDEST]

    def family(self, place: int) -> str:
        """The places around and within a place, as JSON; of the outermost ones each is by itself."""
        if place not in self.families:
            line = [one for one in lineage(place, self.context) if isinstance(one, int)]
            below = [row[0] for row in self.connection.execute(BELOW, (place,)).fetchall()] if line else []
            self.families[place] = json.dumps(sorted({place, *line[:-1], *below}))
        return self.families[place]


def event(row: Sequence[Any]) -> Event:
    """A row of the list as an event."""
    incident, title, low, high, place, kind, killed_low, killed_high = row
    first, last = (date.fromisoformat(one).toordinal() for one in (low, high))
    return Event(incident, title, first, last, place, kind, (killed_low, killed_high))


def day(number: int) -> str:
    """An ISO day by its ordinal number."""
    return (date.min + timedelta(days=max(number, 1) - 1)).isoformat()


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
