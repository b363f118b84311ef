"""A finalized record is locked: its own fields, what is held of it, and the words that it rests on."""

import json
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from db.codes import Codes
from db.errors import Locked
from db.kinds import BY_NAME, BY_NUMBER, kind_of
from db.oplog.extent import Extent
from db.records import kind_number
from db.sqlite import Connection, among

if TYPE_CHECKING:
    from db.case import Case

LOCKED = "finalized"
RECORD_STATUS = frozenset(kind.table for kind in BY_NAME.values() if "status" in kind.common)
# What comes from outside or erases words follows rules of its own.
FREE = ("expunge", "adopt", "put back", "upgrade")
TABLES = "', '".join(sorted(RECORD_STATUS))
OWN = f"SELECT row, row FROM change WHERE operation = ? AND tbl IN ('{TABLES}') AND col <> 'status'"
# Reviewing a held value and covering it are no changes of what is held.
HELD = """
SELECT DISTINCT s.subject FROM change x JOIN assessment s ON s.id = x.row
WHERE x.operation = ? AND x.tbl = 'assessment' AND coalesce(x.col, '') NOT IN ('status', 'handling')"""
PARTS = """
SELECT s.subject, s.id FROM change x LEFT JOIN {table} r ON r.id = x.row
JOIN assessment s ON s.id = coalesce(r.{owner}, json_extract(coalesce(x.new, x.old), '$.{owner}'))
WHERE x.operation = ? AND x.tbl = '{table}'"""
MOVED = """
SELECT c.record, x.row FROM change x JOIN citation c ON c.passage = x.row
WHERE x.operation = ? AND x.tbl = 'passage' AND x.col IN ('text', 'start', 'stop', 'words')"""
CHANGED = "reopen it with a reason before changing it"
REWORDED = "the words that it rests on are moved only once it is reopened with a reason"
PARTLY = {
    "assessment": (HELD, "what is held of it is changed only once it is reopened with a reason"),
    "member": (
        PARTS.format(table="member", owner="owner"),
        "what is held of it is changed only once it is reopened",
    ),
    "weighing": (
        PARTS.format(table="weighing", owner="assessment"),
        "what is held of it is weighed only once it is reopened",
    ),
}
SETTLED = """
SELECT 1 FROM change WHERE operation = ? AND tbl = ? AND row = ? AND (col IS NULL OR col = 'status') LIMIT 1"""


def check_unlocked(connection: Connection, codes: Codes, extent: Extent) -> None:
    """Refused where an operation changes what a finalized record says, unless it made or reviewed that itself."""
    operation = extent.operation
    action = connection.execute("SELECT action FROM operation WHERE id = ?", (operation,)).fetchone()[0]
    if action in FREE:
        return
    for sql, why in ways(extent):
        if sql is HELD and "assessment" in extent.alone:
            touched = extent.subjects(connection, "assessment")  # an incident made at once is nobody else's
        else:
            touched = {row[0] for row in connection.execute(sql, (operation,)).fetchall()}
        for record in finalized(connection, touched):
            if not connection.execute(SETTLED, (operation, kind_of(record).table, record)).fetchone():
                raise Locked(f"{codes.code(record)} is finalized; {why}.")


def ways(extent: Extent) -> list[tuple[str, str]]:
    """The queries for records that an operation of this extent may touch, with what to say of a finalized one."""
    own = [(OWN, CHANGED)] if extent.altered & RECORD_STATUS else []
    moved = [(MOVED, REWORDED)] if "passage" in extent.altered else []
    return [*own, *(way for table, way in PARTLY.items() if table in extent.tables), *moved]


def finalized(connection: Connection, records: Iterable[int]) -> list[int]:
    """Those of some records that are finalized, in order."""
    found: list[int] = []
    for number, ids in groupby(sorted(set(records)), kind_number):
        if BY_NUMBER[number].table in RECORD_STATUS:
            given, args = among(list(ids))
            sql = f"SELECT id FROM {BY_NUMBER[number].table} WHERE status = '{LOCKED}' AND id {given}"
            found += (row[0] for row in connection.execute(sql, args).fetchall())
    return sorted(found)


def locks(case: "Case", records: Iterable[int]) -> str:
    """The code of a finalized record that locks one of these: itself, or what an assessment is held of; '' for none."""
    wanted = list(records)
    held = "SELECT subject FROM assessment WHERE id IN (SELECT value FROM json_each(?))"
    subjects = [row[0] for row in case.rows(held, (json.dumps(wanted),))]
    found = case.patiently(lambda: finalized(case.connection, [*wanted, *subjects]))
    return case.codes.code(found[0]) if found else ""
