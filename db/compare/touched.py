"""What an operation touches of the relations between claims: subjects, and of each the property or all of them."""

import json
from collections.abc import Iterable

from db.compare.kindred import family
from db.compare.knowing import INCIDENT, REPORT, SETTING
from db.oplog.extent import Extent
from db.records import kind_number
from db.sqlite import Connection

Touched = dict[int, set[str] | None]  # None stands for all properties
MANY = 2_000  # so many subjects are compared within an operation, more of them later
OF = "FROM change x {join} WHERE x.operation = ?1 AND +x.tbl = '{table}'"
CLAIMS = "SELECT c.subject, c.property "


def of(table: str, join: str = "", *, what: str = CLAIMS, more: str = "") -> str:
    """A query over an operation's changes of one table."""
    return what + OF.format(join=join, table=table) + (f" AND {more}" if more else "")


def link(table: str, owner: str, join: str) -> tuple[str, ...]:
    """Rows of a link table that were made or changed, and those that were taken away; o is what they belong to."""
    gone = f"json_extract(x.old, '$.{owner}')"
    return (
        of(table, f"JOIN {table} l ON l.id = x.row " + join.format(owner=f"l.{owner}")),
        of(table, join.format(owner=gone), more="x.col IS NULL AND x.new IS NULL"),
    )


# Days of publication are compared of what goes on alone.
RUNNING = "i.scope IN ('campaign', 'state')"
CLAIM = "JOIN claim c ON c.id = {owner}"
REFERRING = """JOIN claim c ON c.id IN (SELECT id FROM claim WHERE record = x.row
  UNION SELECT id FROM claim WHERE area = x.row UNION SELECT owner FROM member WHERE record = x.row)"""
PARTS: dict[str, tuple[str, ...]] = {
    "claim": (
        of("claim", "JOIN claim c ON c.id = x.row"),
        of("claim", "JOIN claim c ON c.id = x.row", what="SELECT x.old, c.property ", more="x.col = 'subject'"),
        of("claim", "JOIN claim c ON c.id = x.row", what="SELECT c.subject, x.old ", more="x.col = 'property'"),
    ),
    "member": link("member", "owner", CLAIM),
    "citation": (*link("citation", "record", CLAIM), *link("citation", "record", "JOIN claim c ON c.quote = {owner}")),
    "passage": (
        of("passage", "JOIN citation l ON l.passage = x.row JOIN claim c ON c.quote = l.record",
           more="x.col = 'words'"),
    ),
    "chain": link("chain", "claim", CLAIM),
    "quote": (of("quote", "JOIN claim c ON c.quote = x.row", more="x.col IN ('utterance', 'speaker')"),),
    "assessment": (of("assessment", "JOIN weighing w ON w.assessment = x.row JOIN claim c ON c.id = w.claim"),),
    "weighing": link("weighing", "claim", CLAIM),
    "decision": (
        of("decision", "JOIN decision d ON d.id = x.row JOIN claim c ON c.id IN (d.a, d.b)"),
        of("decision", "JOIN claim c ON c.id = x.old", more="x.col IN ('a', 'b')"),
    ),
    "basis": link("basis", "decision", "JOIN decision d ON d.id = {owner} JOIN claim c ON c.id IN (d.a, d.b)"),
    "incident": (of("incident", what="SELECT x.row, NULL ", more="x.col = 'scope'"),),
    "place": (of("place", REFERRING, more="x.col IN ('within', 'kind')"),),
    "actor": (of("actor", REFERRING, more="x.col = 'within'"),),
    "report": (of("report", "JOIN claim c ON c.claimant = x.row", more="x.col = 'body'"),),
    "article": (
        of("article", """JOIN text t ON t.article = x.row JOIN passage p ON p.text = t.id
          JOIN citation l ON l.passage = p.id JOIN claim c ON c.id = l.record JOIN incident i ON i.id = c.subject""",
          more=f"x.col = 'published' AND {RUNNING}"),
    ),
    "documented_case": (
        of("documented_case", "JOIN documented_case d ON d.id = x.row", what="SELECT d.incident, 'date' "),
        of("documented_case", what="SELECT x.old, 'date' ", more="x.col = 'incident'"),
    ),
    "relation": tuple(
        one.replace("SELECT c.subject, c.property", f"SELECT {end}, 'date'")
        for end in ("l.incident", "l.other") for one in link("relation", "incident", "")[:1]
    ) + tuple(
        of("relation", what=f"SELECT json_extract(x.old, '$.{end}'), 'date' ", more="x.col IS NULL AND x.new IS NULL")
        for end in ("incident", "other")
    ),
}  # fmt: skip
BULK = ("claim", "assessment", "decision", "quote")  # what else a bulk of changes touches comes with these
ALL = f"SELECT 1 FROM change WHERE operation = ? AND tbl = 'setting' AND row = '{SETTING}'"
PERIOD_OF = """
SELECT incident FROM documented_case WHERE report IN (SELECT value FROM json_each(?1)) AND incident IS NOT NULL
UNION SELECT incident FROM relation WHERE other IN (SELECT value FROM json_each(?1)) AND relation = 'relation.part_of'
UNION SELECT other FROM relation WHERE incident IN (SELECT value FROM json_each(?1)) AND relation = 'relation.contains'
LIMIT ?2"""


def touched(connection: Connection, extent: Extent) -> tuple[Touched, bool]:
    """What an operation touches, and whether it is too much for now: then nothing is given, and all of it is due."""
    operation, tables = extent.operation, extent.tables
    if "setting" in tables and connection.execute(ALL, (operation,)).fetchone():
        connection.execute("INSERT OR IGNORE INTO relation_due (subject) SELECT DISTINCT subject FROM claim")
        return {}, True
    total = connection.execute("SELECT count(*) FROM change WHERE operation = ?", (operation,)).fetchone()[0]
    big = total > 10 * MANY
    parts = [sql for table in (BULK if big else PARTS) if table in tables for sql in PARTS[table]]
    if not parts:
        return {}, False
    union = " UNION ALL ".join(parts)
    if big:
        return {}, put_off(connection, union, operation)
    rows = connection.execute(union, (operation,)).fetchall()
    found: Touched = {}
    for subject, prop in rows:
        if subject is not None:
            add(found, subject, prop)
    add_cases(connection, found)
    if len(found) > MANY:
        return {}, put_off(connection, union, operation)
    return found, False


def put_off(connection: Connection, union: str, operation: int) -> bool:
    """Mark all subjects that the queries find as due."""
    found = f"SELECT DISTINCT s FROM (SELECT NULL AS s, NULL UNION ALL {union}) WHERE s IS NOT NULL"
    connection.execute(f"INSERT OR IGNORE INTO relation_due (subject) {found}", (operation,))
    return True


def add(found: Touched, subject: int, prop: str | None) -> None:
    """One more subject and property."""
    known = found.setdefault(subject, set())
    if prop is None or known is None:
        found[subject] = None
    else:
        known.add(prop)


def add_cases(connection: Connection, found: Touched) -> None:
    """The dates of those incidents whose report or series has another period."""
    above = [one for one, props in found.items() if period_in(one, props)]
    if not above:
        return
    for (incident,) in connection.execute(PERIOD_OF, (json.dumps(above), MANY + 1)).fetchall():
        add(found, incident, "date")


def period_in(subject: int, props: Iterable[str] | None) -> bool:
    """Whether a period for cases may be among the properties of a report or incident."""
    kind = kind_number(subject)
    return kind in (REPORT, INCIDENT) and (props is None or any(family(prop) == "date" for prop in props))
