"""What people decided of relations, and whether it holds: a new claim or a changed value asks for another look."""

import json
from collections import defaultdict
from collections.abc import Container, Iterable
from typing import Any

from db.classes import dataclass
from db.compare import crowds
from db.compare.kindred import family
from db.compare.reading import KEY
from db.compare.value import Relation
from db.sqlite import Connection

INSIDE = "IN (SELECT value FROM json_each(?1))"
SETTLING = "('no_contradiction', 'not_same_event', 'same', 'not_same', 'part_of')"
DECISIONS = f"""
SELECT d.id, d.a, d.b FROM claim c JOIN decision d ON d.a = c.id
WHERE {{by}} {INSIDE} AND d.withdrawn IS NULL AND d.b IS NOT NULL AND d.kind IN {SETTLING}
UNION SELECT d.id, d.a, d.b FROM claim c JOIN decision d ON d.b = c.id
WHERE {{by}} {INSIDE} AND d.withdrawn IS NULL AND d.kind IN {SETTLING}"""
WEIGHED = f"""
SELECT s.id, w.claim, s.property FROM claim c JOIN weighing w ON w.claim = c.id JOIN assessment s ON s.id = w.assessment
WHERE {{by}} {INSIDE} AND s.held AND s.withdrawn IS NULL"""
CHANGED = """
SELECT max(x.operation) FROM change x WHERE x.tbl = 'claim' AND x.row IN (SELECT value FROM json_each(?))
AND (x.col IS NULL OR x.col IN (SELECT value FROM json_each(?)) OR (x.col = 'status' AND x.old = 'draft'))"""
SETTLED = """
SELECT max(operation) FROM (
  SELECT operation FROM change WHERE tbl IN ('decision', 'assessment') AND row = ?1
    AND (col IS NULL OR col NOT IN ('status', 'handling'))
  UNION ALL SELECT x.operation FROM weighing w JOIN change x ON x.tbl = 'weighing' AND x.row = +w.id
    WHERE w.assessment = ?1)"""
BASIS = "SELECT b.claim, b.said, c.said FROM basis b JOIN claim c ON c.id = b.claim WHERE b.decision = ?"
VALUES = json.dumps([*KEY, "said", "withdrawn"])
NEWEST = 60  # of a value's claims the newest are looked at; ids grow


@dataclass(frozen=True, slots=True)
class Side:
    """The claims that give a value: all of them, or the newest and the number by which all are kept."""

    claims: tuple[int, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One relation with the claims that give each of its two values."""

    subject: int
    property: str
    a: int
    b: int
    relation: Relation
    first: Side
    second: Side
    other: int | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Where a relation stands: '' (nothing to decide), open, decided, or again; and what decided it."""

    name: str = ""
    by: int | None = None


class Deciding:
    """Decisions and held assessments about some subjects, at hand by claim."""

    def __init__(self, connection: Connection, subjects: Iterable[int], direct: bool = False) -> None:
        self.connection = connection
        ids = set(subjects)
        kept = set[int]() if direct else crowds.of(connection, ids)
        listed = json.dumps(sorted(ids - kept))
        noted = json.dumps(crowds.noted(connection, kept)) if kept else "[]"
        self.decided: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for decision, a, b in self.found(DECISIONS, "c.subject", listed) + self.found(DECISIONS, "c.id", noted):
            self.decided[a].append((decision, b))
            self.decided[b].append((decision, a))
        self.weighed: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for assessment, claim, prop in self.found(WEIGHED, "c.subject", listed) + self.found(WEIGHED, "c.id", noted):
            self.weighed[claim].append((assessment, prop))
        self.giving: dict[int, set[int]] = defaultdict(set)
        if kept and (self.decided or self.weighed):
            for claim, number in crowds.giving(connection, {*self.decided, *self.weighed}).items():
                self.giving[number].add(claim)

    def found(self, sql: str, by: str, listed: str) -> list[tuple[Any, ...]]:
        """What was decided of claims, by their ids or subjects, as JSON."""
        if listed == "[]":
            return []
        return self.connection.execute(sql.format(by=by), (listed,)).fetchall()

    def among(self, side: Side, noted: Container[int]) -> list[int]:
        """Those claims of a side of which something is noted."""
        claims = side.claims if side.number is None else self.giving[side.number]
        return [one for one in claims if one in noted]

    def state(self, pair: Pair) -> State:
        """Where one relation stands."""
        by = self.decision(pair) or self.assessment(pair)
        if not by:
            return State("open" if pair.relation.clash else "")
        return State("decided" if self.holds(by, pair) else "again", by)

    def decision(self, pair: Pair) -> int | None:
        """The latest decision of a claim of the one side and a claim of the other."""
        if not self.decided:
            return None
        second = set(self.among(pair.second, self.decided))
        found = (one for a in self.among(pair.first, self.decided) for one, b in self.decided[a] if b in second)
        return max(found, default=None)

    def assessment(self, pair: Pair) -> int | None:
        """The latest held value of the property, or of whose words they are, that weighs claims of both sides."""
        if not self.weighed or not pair.relation.clash:
            return None
        of_words = pair.relation.name == "attributed_differently"
        sides = [
            {
                one
                for claim in self.among(side, self.weighed)
                for one, prop in self.weighed[claim]
                if of_words or family(prop) == family(pair.property)
            }
            for side in (pair.first, pair.second)
        ]
        return max(sides[0] & sides[1], default=None)

    def holds(self, by: int, pair: Pair) -> bool:
        """Whether no claim of either side was made, or came to its value, after the decision."""
        settled = self.connection.execute(SETTLED, (by,)).fetchone()[0] or 0
        basis = self.connection.execute(BASIS, (by,)).fetchall()
        if any(then and now and then != now for _, then, now in basis):
            return False
        looked_at = [one for side in (pair.first, pair.second) for one in side.claims[-NEWEST:]]
        looked_at += [claim for claim, _, _ in basis]
        latest = self.connection.execute(CHANGED, (json.dumps(looked_at), VALUES)).fetchone()[0] or 0
        return bool(latest <= settled)
