"""Which tables an operation changes, found once for all that checks and follows it."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from db.classes import dataclass
from db.sqlite import Connection, among

SQL = "SELECT DISTINCT tbl, col IS NULL AND old IS NULL FROM change WHERE operation = ? AND id > ? AND id < ?"
ALL = ((0, 2**62),)


@dataclass(frozen=True, slots=True)
class Extent:
    """An operation, the tables in which it made, changed or took away rows, and those in which it did not only make.

    alone: the ids in order, by table, of rows made at once, where the operation did nothing else in that table.
    """

    operation: int
    tables: frozenset[str]
    altered: frozenset[str]
    alone: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        connection: Connection,
        operation: int,
        many: Mapping[str, Sequence[int]] | None = None,
        between: Sequence[tuple[int, int]] = ALL,
    ) -> "Extent":
        """The extent of an operation as far as it is logged.

        many: the ids in order, by table, of rows made at once; between: where its other changes lie.
        """
        found = [row for gap in between for row in connection.execute(SQL, (operation, *gap)).fetchall()]
        tables, many = frozenset(table for table, _ in found), many or {}
        alone = {table: ids for table, ids in many.items() if table not in tables}
        return cls(operation, tables | many.keys(), frozenset(table for table, made in found if not made), alone)

    def subjects(self, connection: Connection, table: str) -> set[int]:
        """What rows made at once are of, but for incidents made at once."""
        given, args = among(self.alone[table])
        incidents = self.alone.get("incident", ())
        run = incidents and incidents[-1] - incidents[0] == len(incidents) - 1
        but = f"AND subject NOT BETWEEN {incidents[0]} AND {incidents[-1]}" if run else ""
        sql = f"SELECT DISTINCT subject FROM {table} WHERE id {given} {but}"
        return {row[0] for row in connection.execute(sql, args).fetchall()}.difference(incidents)
