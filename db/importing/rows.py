"""The rows that a load will write, by table; links get their ids when they are copied."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from db.importing.plans import LinkPlan, Plan

Row = list[Any]


@dataclass(frozen=True, slots=True)
class NewText:
    """A text that is to be stored: its id, its article, its words and bytes, and what is said of them."""

    id: int
    article: int
    words: str
    raw: bytes
    values: dict[str, Any]


@dataclass(slots=True)
class Rows:
    """Rows by table with their columns; texts apart, since one function stores them."""

    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    records: dict[str, list[Row]] = field(default_factory=dict)
    linked: dict[str, list[Row]] = field(default_factory=dict)
    texts: list[NewText] = field(default_factory=list)
    places: Counter[tuple[str, int]] = field(default_factory=Counter)

    def add(self, plan: Plan, row: Row) -> None:
        """A record's row."""
        table = plan.kind.table
        try:
            self.records[table].append(row)
        except KeyError:
            self.columns[table] = plan.columns
            self.records[table] = [row]

    def link(self, plan: LinkPlan, row: Row) -> None:
        """A row of links, without its id; the first column is the owner."""
        self.link_to(plan.links.table, plan.columns, row)

    def link_to(self, table: str, columns: tuple[str, ...], row: Row) -> None:
        """As link, for a table that no kind declares."""
        self.columns.setdefault(table, ("id", *columns))
        self.linked.setdefault(table, []).append(row)
        self.places[table, row[0]] += 1

    def count(self, table: str, owner: int) -> int:
        """How many rows of links an owner has so far."""
        return self.places[table, owner]

    @property
    def total(self) -> int:
        """All rows, texts counted as one each."""
        lists = (*self.records.values(), *self.linked.values())
        return sum(map(len, lists)) + len(self.texts)
