"""What cannot be about itself: nothing lies in itself, however far round, and no link joins a record to itself."""

from db.codes import Codes
from db.errors import Refused
from db.oplog.extent import Extent
from db.sqlite import Connection

WITHIN = {"place": "would lie in itself", "actor": "would belong to itself"}
PAIRS = {
    "relation": ("incident", "other", "cannot relate to itself"),
    "command": ("over", "under", "cannot command or back itself"),
    "decision": ("a", "b", "cannot be decided against itself"),
}
# UNION keeps each step once, so that a loop ends.
ROUND = """
WITH RECURSIVE up (start, at) AS (
  SELECT t.id, t.within FROM change x JOIN {table} t ON t.id = x.row
  WHERE x.operation = ? AND +x.tbl = '{table}' AND coalesce(x.col, 'within') = 'within' AND t.within IS NOT NULL
  UNION SELECT up.start, t.within FROM up JOIN {table} t ON t.id = up.at WHERE t.within IS NOT NULL
) SELECT start FROM up WHERE at = start LIMIT 1"""
SAME = """
SELECT t.{one} FROM change x JOIN {table} t ON t.id = x.row
WHERE x.operation = ? AND +x.tbl = '{table}' AND t.{one} = t.{other} LIMIT 1"""


def check_loops(connection: Connection, codes: Codes, extent: Extent) -> None:
    """Refused where an operation makes a record lie in itself, or joins one to itself."""
    for table in extent.tables & WITHIN.keys():
        for (record,) in connection.execute(ROUND.format(table=table), (extent.operation,)).fetchall():
            raise Refused(f"{codes.code(record)} {WITHIN[table]}; name what it is within, or nothing.")
    for table in extent.tables & PAIRS.keys():
        one, other, what = PAIRS[table]
        for (record,) in connection.execute(
            SAME.format(table=table, one=one, other=other), (extent.operation,)
        ).fetchall():
            raise Refused(f"{codes.code(record)} {what}; name two records.")
