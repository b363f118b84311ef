"""Derived rows: what lists sort, filter and sum for each incident, written with the change that alters it.

A field shows the assessed value (held), else the range of its reviewed claims (reviewed), else that of
the claims that have left draft (claimed); the basis says which. What is protected is in none of them but the first.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from db import held_rows
from db.claimed import BASIS, COUNTING, COUNTS, LISTED, PROPERTIES, SHOWN
from db.compare import crowds
from db.held_rows import BARE, NAME, OWN
from db.kinds import BY_NAME
from db.oplog.extent import Extent
from db.ranges import Value, Values, basis, by_unit, count_of, date_of, summed
from db.records import KIND_SHIFT, kind_number
from db.sqlite import MANY, Connection, among, insert_rows, unindexed

BATCH = 500
INCIDENT = BY_NAME["incident"].number

HELD = f"""
SELECT v.id, {SHOWN}, 'held' FROM assessment v
WHERE v.subject IN (SELECT value FROM json_each(?)) AND v.withdrawn IS NULL AND v.held AND v.property IN ({LISTED})"""
CLAIMED = f"""
SELECT v.id, {SHOWN}, {BASIS} FROM claim v WHERE v.subject IN (SELECT value FROM json_each(?)) AND {COUNTING}"""
# Of very many claims those that say the same are read as one: lists show what is said, not how often.
KEPT = f"""SELECT v.id, {SHOWN}, {BASIS} {crowds.values("shown", "v")} ORDER BY v.id"""
INCIDENTS = f"SELECT {OWN} FROM incident i WHERE i.id IN (SELECT value FROM json_each(?))"
CLAIMS = """
SELECT subject, count(*) FROM claim WHERE subject IN (SELECT value FROM json_each(?)) AND withdrawn IS NULL
GROUP BY subject"""
MEMBERS = """
SELECT owner, record FROM member
WHERE record IS NOT NULL AND owner IN (SELECT value FROM json_each(?)) ORDER BY owner, position, id
"""
OPEN_QUESTIONS = """
SELECT s, sum(n) FROM (
  SELECT subject AS s, waiting AS n FROM relation_group WHERE subject IN (SELECT value FROM json_each(?1))
  UNION ALL SELECT a, 1 FROM maybe_same WHERE a IN (SELECT value FROM json_each(?1))
  UNION ALL SELECT b, 1 FROM maybe_same WHERE b IN (SELECT value FROM json_each(?1))) GROUP BY s
"""
COLUMNS = (
    "incident", "title", "scope", "kind", "status", "withdrawn", "covered", "date", "date_low", "date_high",
    "date_basis", "place", "place_name", "place_basis", "who", "who_basis", "killed_low", "killed_high", "killed",
    "killed_basis", "injured_low", "injured_high", "injured", "injured_basis", "claims", "sources",
    "origins", "open",
)  # fmt: skip
# The claims that cite an article of which the handling mark changed.
MARKED = """FROM change x JOIN text t ON t.article = x.row JOIN passage p ON p.text = t.id
  JOIN citation n ON n.passage = p.id JOIN claim c ON c.id = n.record
  WHERE {where} AND +x.tbl = 'article' AND x.col = 'handling'"""
TABLES = {
    "incident_row": COLUMNS,
    "incident_count": ("incident", "property", "unit", "low", "high", "basis"),
    "incident_who": ("actor", "incident", "operator", "basis"),
}
# Indexes in whose order the rows of new incidents come: what they are by has few different values, or one where
# nothing is known of them.
FEW = frozenset(
    f"incident_row_{one}" for one in "at claims covered kind open origins scope sources status withdrawn".split()
)
ONE = FEW | frozenset(f"incident_row_{one}" for one in "date injured killed near place who".split())
WORDS = {"place": 1, "killed": 2, "injured": 2}  # which of the columns of a property has its words; else the first
DOUBT = "*"  # no sign of EDTF, in which ? is an uncertain date
BETWEEN = {"one_of": " or ", "or": " or ", "unknown": " / ", None: " / "}


def chunks(ids: Iterable[int], size: int = BATCH) -> Iterator[list[int]]:
    """The ids in order, in lists of a size that one query takes well."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]


class Derived:
    """Recomputes the derived rows of incidents on one connection, within the transaction that is open.

    direct: from the claims alone, whatever is kept of very many of them.
    """

    def __init__(self, connection: Connection, direct: bool = False) -> None:
        self.connection = connection
        self.direct = direct
        self.names: dict[int, str] = {}

    def after(self, extent: Extent, others: Iterable[int] = ()) -> set[int]:
        """Bring up to date what an operation touches, and other records where they are incidents; all of these."""
        more = {one for one in others if kind_number(one) == INCIDENT}
        found = self.touched(extent) | more
        self.incidents(found)
        return found

    def all(self) -> None:
        """Rebuild every incident's rows."""
        self.clear("1")
        self.incidents(row[0] for row in self.connection.execute("SELECT id FROM incident").fetchall())

    def touched(self, extent: Extent) -> set[int]:
        """The incidents whose rows depend on what an operation changes."""
        where, present = "x.operation = ?", extent.tables
        # +x.tbl keeps SQLite from going through all changes of a table instead of those of one operation.
        of_kind = f"(s >> {KIND_SHIFT} & 31) = {INCIDENT}"
        x = f"FROM change x JOIN {{table}} t ON t.id = x.row WHERE {where} AND +x.tbl = '{{table}}'"
        links = "JOIN {owner} o ON o.id = coalesce(t.{column}, 0)"
        parts = ["SELECT NULL AS s"]
        if "incident" in present - extent.alone.keys():
            parts.append(f"SELECT x.row FROM change x WHERE {where} AND +x.tbl = 'incident'")
        for table in sorted(present & {"claim", "assessment"} - extent.alone.keys()):
            parts.append("SELECT t.subject " + x.format(table=table))
            if table in extent.altered:
                parts.append(f"SELECT x.old FROM change x WHERE {where} AND +x.tbl = '{table}' AND x.col = 'subject'")
        for link, owners in (("member", ("claim", "assessment")), ("citation", ("claim",))):
            for table in owners if link in present else ():
                column = "owner" if link == "member" else "record"
                head, _, tail = x.format(table=link).partition(" WHERE ")
                parts.append(f"SELECT o.subject {head} {links.format(owner=table, column=column)} WHERE {tail}")
                parts.append(
                    f"SELECT o.subject FROM change x JOIN {table} o ON o.id = json_extract(x.old, '$.{column}') "
                    f"WHERE {where} AND +x.tbl = '{link}' AND x.col IS NULL AND x.new IS NULL"
                )
        if "article" in extent.altered:
            parts.append(f"SELECT c.subject {MARKED.format(where=where)}")
        renamed = f"FROM change x WHERE {where} AND x.col IN ('name', 'handling') AND x.tbl IN ('place', 'actor')"
        if extent.altered & {"place", "actor"}:
            for table in ("claim", "assessment"):
                placed = f"SELECT subject FROM {table} WHERE property = 'place'"
                parts.append(f"{placed} AND record IN (SELECT x.row {renamed})")
            parts.append(f"SELECT incident FROM incident_who WHERE actor IN (SELECT x.row {renamed})")
        sql = f"SELECT s FROM ({' UNION ALL '.join(parts)}) WHERE {of_kind}"
        found = {row[0] for row in self.connection.execute(sql, (extent.operation,) * sql.count("?")).fetchall()}
        for table in extent.alone.keys() & {"claim", "assessment"}:
            found |= {one for one in extent.subjects(self.connection, table) if kind_number(one) == INCIDENT}
        return found.union(extent.alone.get("incident", ()))

    def incidents(self, ids: Iterable[int]) -> None:
        """Recompute the rows of these incidents."""
        wanted = sorted(set(ids))
        known = self.connection.execute("SELECT count(*) FROM (SELECT 1 FROM incident_row LIMIT ?)", (len(wanted),))
        there = known.fetchone()[0]
        many = len(wanted) > max(MANY, there)
        in_order = FEW if many and held_rows.known(self.connection, wanted) else ONE
        with unindexed(self.connection, tuple(TABLES) if many else (), in_order):
            for some in chunks(wanted, MANY):
                self.batch(some, there > 0)

    def clear(self, where: str, args: tuple[Any, ...] = ()) -> None:
        """Take away the rows of the incidents that match."""
        for table in TABLES:
            self.connection.execute(f"DELETE FROM {table} WHERE {where}", args)

    def batch(self, ids: list[int], there: bool) -> None:
        """Recompute one list of incidents with a handful of queries; there says whether they may have rows yet."""
        if there:
            given, args = among(ids)
            self.clear(f"incident {given}", args)
        several = held_rows.several(self.connection, ids, PROPERTIES)
        if len(several) < len(ids):
            held_rows.make(self.connection, [one for one in ids if one not in several], COLUMNS, COUNTS)
        for some in chunks(several):
            for table, rows in self.computed(json.dumps(some)).items():
                insert_rows(self.connection, f"INSERT OR IGNORE INTO {table}", TABLES[table], rows)

    def computed(self, listed: str) -> dict[str, list[tuple[Any, ...]]]:
        """What the rows of these incidents (their ids as JSON) are by what is held and claimed, by table."""
        values: dict[int, Values] = defaultdict(lambda: defaultdict(list))
        ids: list[int] = json.loads(listed)
        kept = set[int]() if self.direct else crowds.of(self.connection, ids)
        rest, crowded = json.dumps([one for one in ids if one not in kept]), json.dumps(sorted(kept))
        claims = dict(self.connection.execute(CLAIMS, (rest,)).fetchall()) | crowds.counts(self.connection, kept)
        for sql, some in ((HELD, listed), (CLAIMED, rest), (KEPT, crowded)):
            for value in map(Value._make, self.connection.execute(sql, (some,)).fetchall() if some != "[]" else ()):
                values[value.subject][value.property].append(value)
        members = self.members([v for of in values.values() for v in of.get("who", ())])
        self.name(v.record for of in values.values() for v in of.get("place", ()))
        counted = self.counted(listed, claims)
        doubt = self.doubted(values)
        found: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
        for own in self.connection.execute(INCIDENTS, (listed,)).fetchall():
            incident = own[0]
            of = {code: basis(given) for code, given in values.get(incident, {}).items()}
            counts = counted.get(incident, (0, 0, 0, 0))
            found["incident_row"].append((*own, *self.shown(of, members, doubt), *counts))
            found["incident_count"] += count_rows(incident, of)
            found["incident_who"] += who_rows(incident, of, members)
        return found

    def doubted(self, values: dict[int, Values]) -> set[int]:
        """Held values that rest on words which were corrected since."""
        held = [v.id for of in values.values() for some in of.values() for v in some if v.basis == "held"]
        if not held:
            return set()
        from db.corrected import doubted  # many edits touch nothing that is held

        rows = self.connection.execute
        return doubted(lambda sql, args: rows(sql, args).fetchall(), json.dumps(held))

    def shown(self, of: Values, members: dict[int, list[int]], doubt: set[int]) -> tuple[Any, ...]:
        """What a row shows of the values of the best basis, in the order of COLUMNS; those in doubt have a mark."""
        if not of:
            return BARE
        found = {
            "date": date_of(of.get("date", [])),
            "place": self.place(of.get("place", [])),
            "who": self.who(of.get("who", []), members),
            "killed": count_of(of.get("killed", [])),
            "injured": count_of(of.get("injured", [])),
        }
        for name, cells in found.items():
            if doubt and any(v.id in doubt for v in of.get(name, ())):
                at = WORDS.get(name, 0)
                found[name] = (*cells[:at], marked(cells[at]), *cells[at + 1 :])
        return tuple(chain.from_iterable(found.values()))

    def place(self, values: list[Value]) -> tuple[int | None, str, str]:
        """place, its name, basis: the id only where all values agree."""
        places = list(dict.fromkeys(v.record for v in values if v.record))
        if not places:
            return None, "", ""
        words = some([self.names.get(one, "") for one in places])
        return places[0] if len(places) == 1 else None, words, values[0].basis

    def who(self, values: list[Value], members: dict[int, list[int]]) -> tuple[str, str]:
        """Who is said to have done it, with 'or' and 'and' told apart, and the basis."""
        words = dict.fromkeys(
            BETWEEN.get(v.operator, " and ").join(self.names.get(one, "") for one in members.get(v.id, []))
            for v in values
        )
        known = [one for one in words if one]
        return some(known), values[0].basis if known else ""

    def members(self, values: list[Value]) -> dict[int, list[int]]:
        """Actors of each attribution, in order; their names are kept at hand."""
        found: dict[int, list[int]] = defaultdict(list)
        for some in chunks(v.id for v in values):
            for owner, record in self.connection.execute(MEMBERS, (json.dumps(some),)).fetchall():
                found[owner].append(record)
        self.name(record for records in found.values() for record in records)
        return found

    def name(self, ids: Iterable[int | None]) -> None:
        """Fetch the names of places and actors that are not at hand yet."""
        for some in chunks(one for one in ids if one and one not in self.names):
            for table in ("place", "actor"):
                sql = f"SELECT id, {NAME} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"
                self.names.update(self.connection.execute(sql, (json.dumps(some),)).fetchall())

    def counted(self, listed: str, claims: dict[int, int]) -> dict[int, tuple[int, int, int, int]]:
        """Claims, distinct articles, independent origins and open questions by incident."""
        from db.compare.grouping import Origins

        sources = Origins(self.connection, self.direct).sources(list(claims)) if claims else {}
        open_ = dict(self.connection.execute(OPEN_QUESTIONS, (listed,)).fetchall())
        return {one: (claims.get(one, 0), *sources.get(one, (0, 0)), open_.get(one, 0)) for one in {**claims, **open_}}


def marked(words: Any) -> Any:
    """What a cell says, with a mark that it is to be looked at."""
    return f"{words}{DOUBT}" if words else words


def some(words: list[str]) -> str:
    """The first three of several values, and a sign where there are more."""
    return " | ".join([*words[:3], "…"] if len(words) > 3 else words)


def count_rows(incident: int, of: Values) -> Iterator[tuple[Any, ...]]:
    """A row for each property and unit, for totals."""
    for code in COUNTS:
        if code in of:
            for unit, values in by_unit(of[code]).items():
                yield incident, code, unit, *summed(values), values[0].basis


def who_rows(incident: int, of: Values, members: dict[int, list[int]]) -> Iterator[tuple[Any, ...]]:
    """A row for each actor that the incident is ascribed to, by itself or with others."""
    for value in of.get("who", ()):
        for actor in members.get(value.id, ()):
            yield actor, incident, value.operator or "each", value.basis
