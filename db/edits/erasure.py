"""What is to be erased: a rule that gives every value of the case file its new form, and a note of what it met."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from db.edits.renaming import Renaming
from db.oplog.tables import OWNERS, RECORDS
from db.words.needles import Needle, block

FREE = ("line", "text", "count")  # how those fields are read that hold words of people's own
LISTS = {"setting": ("value",), "term": ("label", "standard"), "property": ("label", "about"), "coverage": ("person",)}
OF_TEXTS = ("raw_name", "withdrawn")  # what else a text's row says are hashes, lengths and names of formats
HASHED = ("sha256", "raw_sha256")


@cache
def free(table: str) -> tuple[str, ...]:
    """The columns of a logged table that hold words of people's own."""
    if table in LISTS:
        return LISTS[table]
    if table == "text":
        return OF_TEXTS
    if table in RECORDS:
        return (*(one.name for one in RECORDS[table].fields if one.reads in FREE), "withdrawn")
    links = (link for kind in RECORDS.values() for link in kind.links if link.table == table)
    return tuple(one.name for one in next(links).fields if one.reads in FREE) if table in OWNERS else ()


@dataclass(slots=True)
class Met:
    """Where the words stood: how often in which sort of place, and in which records; inside: within longer words."""

    places: Counter[str] = field(default_factory=Counter)
    records: dict[int, None] = field(default_factory=dict)
    inside: int = 0


@dataclass(slots=True)
class Erasure:
    """A rule over values. needle: words to block out. columns: columns to empty, of the rows in scope alone.

    scope: rows by table that the rule is for, None for all. shipped: codes of list entries that every case file has.
    swaps: new forms of passages' values that follow from their place, by row, column and value. hashes: those of
    texts as they were, by which a guess could be tried. renaming: new codes of list entries.
    """

    needle: Needle | None = None
    columns: tuple[str, ...] = ()
    scope: dict[str, set[Any]] | None = None
    shipped: frozenset[str] = frozenset()
    swaps: dict[int, dict[tuple[str, str], str]] = field(default_factory=dict)
    hashes: dict[int, set[str]] = field(default_factory=dict)
    renaming: Renaming = field(default_factory=Renaming)
    met: Met = field(default_factory=Met)

    def applies(self, table: str, row: Any) -> bool:
        """Whether the rule is for this row."""
        if self.scope is not None:
            return row in self.scope.get(table, ())
        return not (table in ("term", "property") and row in self.shipped)

    def may_touch(self, table: str, row: Any, *said: Any) -> bool:
        """A quick look at a row, which is never wrong when it says no."""
        if (table == "text" and row in self.hashes) or (table == "passage" and row in self.swaps):
            return True
        if self.renaming and self.renaming.may_touch(table, row, *said):
            return True
        if not self.applies(table, row):
            return False
        needle = self.needle
        return needle is None or any(isinstance(one, str) and needle.may_be_in(one) for one in said)

    def value(self, table: str, row: Any, col: str, value: Any) -> Any:
        """The new form of a value."""
        if table == "text" and col in HASHED and value in self.hashes.get(row, ()):
            return None
        if table == "passage" and (col, value) in self.swaps.get(row, {}):
            return self.swaps[row][col, value]
        if self.renaming:
            value = self.renaming.value(table, row, col, value)
        if value is None or not self.applies(table, row):
            return value
        words = col in free(table) and isinstance(value, str)
        if col in self.columns:
            return block(value) if words else None
        return self.needle.mask(value) if self.needle and words else value
