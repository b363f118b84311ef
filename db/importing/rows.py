"""The rows that a load will write, by table; links get their ids when they are copied."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import compress
from typing import Any, TypeVar

from db.classes import dataclass
from db.importing.plans import LinkPlan, Plan
from db.making import Groups
from db.sqlite import WINDOW, Values, filled

Row = list[Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NewText:
    """A text that is to be stored: its id, its article, its words and bytes, and what is said of them."""

    id: int
    article: int
    words: str
    raw: bytes
    values: dict[str, Any]


@dataclass(slots=True)
class Made:
    """The rows of one kind of record, thousands at a time, those together that fill the same columns."""

    columns: tuple[str, ...]
    count: int = 0
    windows: list[dict[bytes, list[Values]]] = field(default_factory=list)

    def add(self, which: bytes, values: Values) -> None:
        """A row by the columns that it fills and what stands in those."""
        if not self.count % WINDOW:
            self.windows.append({})
        self.count += 1
        self.windows[-1].setdefault(which, []).append(values)

    def add_alike(self, which: bytes, rows: Sequence[Values]) -> None:
        """Rows that fill the same columns, as one by one."""
        for window, some in self.windowed(rows):
            window.setdefault(which, []).extend(some)

    def add_all(self, rows: Sequence[tuple[bytes, Values]]) -> None:
        """Rows, each with the columns that it fills, as one by one."""
        for window, some in self.windowed(rows):
            for which, values in some:
                if which in window:
                    window[which].append(values)
                else:
                    window[which] = [values]

    def windowed(self, rows: Sequence[T]) -> Iterator[tuple[dict[bytes, list[Values]], Sequence[T]]]:
        """Rows by the windows that they come into."""
        start = 0
        while start < len(rows):
            if not self.count % WINDOW:
                self.windows.append({})
            some = rows[start : start + WINDOW - self.count % WINDOW]
            self.count += len(some)
            start += len(some)
            yield self.windows[-1], some

    def groups(self) -> Groups:
        """The names of columns, and the rows that fill just those."""
        for window in self.windows:
            for which, rows in window.items():
                yield tuple(compress(self.columns, which)), rows


@dataclass(slots=True)
class Rows:
    """Rows by table with their columns; texts apart, since one function stores them."""

    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    records: dict[str, Made] = field(default_factory=dict)
    linked: dict[str, list[Row]] = field(default_factory=dict)
    texts: list[NewText] = field(default_factory=list)
    places: Counter[tuple[str, int]] = field(default_factory=Counter)
    relative: list[int] = field(default_factory=list)  # claims of days that hang on the dates of their articles

    def made(self, plan: Plan) -> Made:
        """The rows of a kind so far."""
        table = plan.kind.table
        if table not in self.records:
            self.records[table] = Made(plan.columns)
        return self.records[table]

    def add(self, plan: Plan, row: Row) -> None:
        """A record's row."""
        self.made(plan).add(*filled(row))

    def link(self, plan: LinkPlan, row: Row) -> None:
        """A row of links, without its id; the first column is the owner."""
        self.link_to(plan.links.table, plan.columns, row)

    def link_all(self, plan: LinkPlan, owner: int, rows: Iterable[Row]) -> None:
        """Rows of links that one record has, without their owner."""
        for row in rows:
            self.link(plan, [owner, *row[1:]])

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
        records = sum(made.count for made in self.records.values())
        return records + sum(map(len, self.linked.values())) + len(self.texts)
