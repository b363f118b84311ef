"""What verify finds wrong, and the ways in which its checks read a file that others may be writing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from db.case import Case
from db.oplog.tables import OWNERS, RECORDS

CHUNK = 2000
T = TypeVar("T")
# The step's words, how much of it is done, and how much there is to do (0 where that is not known).
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, as a sentence; the code of the record where there is one.

    kind: chain, state, outside, text, passage, claim, index, derived, schema, file or damage.
    """

    kind: str
    sentence: str
    code: str = ""


Findings = Iterator[Finding]


def unmoved(progress: str, done: int, total: int) -> None:
    """Shows no progress."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The case under check and whom to tell how far it is."""

    case: Case
    progress: Progress = unmoved

    def steady(self, act: Callable[[], T]) -> T:
        """Several reads of one state of the file; short, since in rollback mode it holds up those who write."""
        connection = self.case.connection

        def whole() -> T:
            connection.execute("BEGIN")
            try:
                return act()
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

        return self.case.patiently(whole)

    def name(self, table: str, row: Any) -> str:
        """A row in words: the code of a record, the table and key of anything else."""
        if table in RECORDS and isinstance(row, int):
            return self.case.codes.code(row)
        words = table.replace("_", " ")
        return f"a row of {words}" if table in OWNERS else f"{words} {row}"

    def code(self, table: str, row: Any) -> str:
        """The code where the row is a record, else ''."""
        return self.case.codes.code(row) if table in RECORDS and isinstance(row, int) else ""
