"""Which tables an operation changes, found once for all that checks and follows it."""

from dataclasses import dataclass

from db.sqlite import Connection

SQL = "SELECT DISTINCT tbl, col IS NULL AND old IS NULL FROM change WHERE operation = ?"


@dataclass(frozen=True, slots=True)
class Extent:
    """An operation, the tables in which it made, changed or took away rows, and those in which it did not only make."""

    operation: int
    tables: frozenset[str]
    altered: frozenset[str]

    @classmethod
    def of(cls, connection: Connection, operation: int) -> "Extent":
        """The extent of an operation as far as it is logged."""
        found = connection.execute(SQL, (operation,)).fetchall()
        return cls(operation, frozenset(t for t, _ in found), frozenset(t for t, made in found if not made))
