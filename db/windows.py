"""Any list as a window onto the file: filter, sort, the rows around an anchor record, counts that follow.

Windows go by keyset: a page costs the same at ten rows as at a million. Nothing here counts or skips rows
unless asked.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db import filters
from db.case import Case
from db.errors import Invalid
from db.listings import BY_NAME, Listing
from db.query import Query, parse

COVER = "▒▒▒ covered"
FEW = 2000  # up to so many search hits a list of ids is quicker than a test on each row


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: the record, its code, its cells in the order of the columns, whether they are covered."""

    id: int
    code: str
    cells: tuple[str, ...]
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A list as asked for: which listing, which rows (SQL and arguments), in which order."""

    listing: Listing
    where: str
    args: tuple[Any, ...]
    sort: str
    descending: bool

    @property
    def key(self) -> str:
        """The id column, with its table."""
        return f"r.{self.listing.key}"


def listing_named(name: str) -> Listing:
    """A listing by name; Invalid with the nearest one."""
    from difflib import get_close_matches

    found = BY_NAME.get(name.lower().replace(" ", "_").replace("-", "_"))
    if found:
        return found
    near = get_close_matches(name, BY_NAME, 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(BY_NAME)}."
    raise Invalid(f"There is no list of “{name}”; {hint}")


def plan(case: Case, name: str, filter_: str = "", sort: str = "") -> Plan:
    """What to read for a list; Invalid says what is wrong with the filter or the order ('-killed' is descending)."""
    listing = listing_named(name)
    query = parse(filter_, listing.filters)
    for test in query.tests:
        filters.check(listing, test)
    where, args = conditions(case, listing, query)
    column = sort.lstrip("-")
    if column and column not in listing.sorts and column != "code":
        raise Invalid(f"{listing.name} cannot be sorted by “{column}”; there are code, {', '.join(listing.sorts)}.")
    return Plan(listing, where, tuple(args), listing.sorts.get(column, ""), sort.startswith("-"))


def conditions(case: Case, listing: Listing, query: Query) -> tuple[str, list[Any]]:
    """The WHERE of a query and its arguments."""
    clauses = [] if any(test.field == "withdrawn" for test in query.tests) else [listing.live]
    args: list[Any] = []
    for test in query.tests:
        sql, more = filters.clause(listing, test)
        clauses.append(sql)
        args += more
    for words, negated in ((query.words, ""), (query.without, "NOT ")):
        for word in words:
            sql, more = holding(case, listing, word)
            clauses.append(f"{negated}({sql})")
            args += more
    return " AND ".join(clauses), args


def holding(case: Case, listing: Listing, word: str) -> tuple[str, list[Any]]:
    """Rows whose record holds words that begin so: by the hits where they are few, else by a look at each row."""
    from db.search import match

    asked = match(word, prefix=True)
    if not asked:
        return "0", []
    range_ = filters.id_range(listing)
    hits = f"SELECT rowid FROM record_search WHERE record_search MATCH ? AND {range_}"
    few = case.rows(f"{hits} LIMIT {FEW + 1}", (asked,))
    cited = ""
    args: list[Any] = [asked]
    if listing.finish or listing.name in ("quotes", "notes", "evidence"):
        passages = f"SELECT rowid FROM record_search WHERE record_search MATCH ? AND (rowid >> 27 & 31) = 3 LIMIT {FEW}"
        cited = f" OR r.{listing.key} IN (SELECT record FROM citation WHERE passage IN ({passages}))"
        args.append(asked)
    if len(few) <= FEW:
        return f"r.{listing.key} IN ({hits}){cited}", args
    one = f"EXISTS (SELECT 1 FROM record_search WHERE record_search MATCH ? AND rowid = r.{listing.key})"
    return f"{one}{cited}", args


def ids(case: Case, sql: str, args: Sequence[Any]) -> list[int]:
    """The first column of a query."""
    return [row[0] for row in case.rows(sql, args)]


def ordered(plan_: Plan, backwards: bool = False) -> str:
    """ORDER BY for the plan, read from its other end where asked."""
    way = "DESC" if plan_.descending != backwards else "ASC"
    return f"ORDER BY {plan_.sort} {way}, {plan_.key} {way}" if plan_.sort else f"ORDER BY {plan_.key} {way}"


def first(case: Case, plan_: Plan, n: int) -> list[int]:
    """Ids of the first n rows."""
    sql = f"SELECT {plan_.key} FROM {plan_.listing.table} r WHERE {plan_.where} {ordered(plan_)} LIMIT ?"
    return ids(case, sql, (*plan_.args, n))


def last(case: Case, plan_: Plan, n: int) -> list[int]:
    """Ids of the last n rows, in the list's order."""
    sql = f"SELECT {plan_.key} FROM {plan_.listing.table} r WHERE {plan_.where} {ordered(plan_, True)} LIMIT ?"
    return ids(case, sql, (*plan_.args, n))[::-1]


def after(case: Case, plan_: Plan, anchor: int, n: int, *, before: bool = False) -> list[int]:
    """Ids of the n rows after the anchor (or before it, in the list's order); empty at the end."""
    sign = "<" if plan_.descending != before else ">"
    table = plan_.listing.table
    args: tuple[Any, ...] = (*plan_.args, anchor)
    if plan_.sort:
        at = case.row(f"SELECT {plan_.sort} FROM {table} r WHERE {plan_.key} = ?", (anchor,))
        if at is None:
            return []
        beyond = f"({plan_.sort}, {plan_.key}) {sign} (?, ?)"
        args = (*plan_.args, at[0], anchor)
    else:
        beyond = f"{plan_.key} {sign} ?"
    sql = f"SELECT {plan_.key} FROM {table} r WHERE {plan_.where} AND {beyond} {ordered(plan_, before)} LIMIT ?"
    found = ids(case, sql, (*args, n))
    return found[::-1] if before else found


def around(case: Case, plan_: Plan, anchor: int, above: int, below: int) -> list[int]:
    """The anchor with so many rows above and below it, in order; [] where it is not in the list."""
    sql = f"SELECT 1 FROM {plan_.listing.table} r WHERE {plan_.where} AND {plan_.key} = ?"
    if case.row(sql, (*plan_.args, anchor)) is None:
        return []
    upper = after(case, plan_, anchor, above, before=True) if above else []
    return [*upper, anchor, *(after(case, plan_, anchor, below) if below else [])]


def count(case: Case, plan_: Plan) -> int:
    """How many rows; for a background reader, since it may look at all of them."""
    return int(case.one(f"SELECT count(*) FROM {plan_.listing.table} r WHERE {plan_.where}", plan_.args))


def position(case: Case, plan_: Plan, anchor: int) -> int:
    """How many rows stand before the anchor; for a background reader."""
    table = plan_.listing.table
    sign = ">" if plan_.descending else "<"
    if not plan_.sort:
        sql = f"SELECT count(*) FROM {table} r WHERE {plan_.where} AND {plan_.key} {sign} ?"
        return int(case.one(sql, (*plan_.args, anchor)))
    at = case.row(f"SELECT {plan_.sort} FROM {table} r WHERE {plan_.key} = ?", (anchor,))
    sql = f"SELECT count(*) FROM {table} r WHERE {plan_.where} AND ({plan_.sort}, {plan_.key}) {sign} (?, ?)"
    return int(case.one(sql, (*plan_.args, at[0] if at else None, anchor)))


def marks(case: Case, plan_: Plan, every: int = 1000) -> list[int]:
    """Every thousandth id in order, from which position and scrollbar follow; for a background reader."""
    cursor = case.connection.execute(
        f"SELECT {plan_.key} FROM {plan_.listing.table} r WHERE {plan_.where} {ordered(plan_)}", plan_.args
    )
    found: list[int] = []
    while batch := cursor.fetchmany(every):
        found.append(batch[0][0])
    return found


def rows(case: Case, plan_: Plan, wanted: Sequence[int], *, uncovered: bool = False) -> list[Row]:
    """The rows of these ids, in the order given; covered cells say so."""
    listing = plan_.listing
    sql = (
        f"SELECT r.{listing.key}, {listing.covered}, {', '.join(listing.select)} FROM {listing.table} r "
        f"{listing.joins} WHERE r.{listing.key} IN (SELECT value FROM json_each(?))"
    )
    found = {row[0]: row for row in case.rows(sql, (json.dumps(list(wanted)),))}
    values = valued(case, listing, wanted) if listing.finish == "values" else {}
    made = []
    for one in wanted:
        if one not in found:
            continue
        row = found[one]
        covered = bool(row[1]) and not uncovered
        cells = tuple(cell(value, values) for value in row[2:])
        if covered:
            cells = (COVER, *("" for _ in cells[1:]))
        made.append(Row(one, case.codes.code(one), cells, covered))
    return made


def cell(value: Any, values: dict[int, str]) -> str:
    """One cell as text; the place of a value is held by the record's id."""
    if isinstance(value, int) and value in values:
        return values[value]
    return "" if value is None else str(value)


def valued(case: Case, listing: Listing, wanted: Sequence[int]) -> dict[int, str]:
    """The values of claims or assessments in words, by id."""
    from db.values import value_words

    listed = json.dumps(list(wanted))
    inside = "IN (SELECT value FROM json_each(?))"
    found = case.dicts(f"SELECT * FROM {listing.table} WHERE id {inside}", (listed,))
    members: dict[int, list[dict[str, Any]]] = {}
    for one in case.dicts(f"SELECT * FROM member WHERE owner {inside} ORDER BY owner, position, id", (listed,)):
        members.setdefault(one["owner"], []).append(one)
    records = {row["record"] for row in found} | {m["record"] for of in members.values() for m in of}
    names = case.labels(records)
    return {row["id"]: value_words(row, names, members.get(row["id"], [])) for row in found}


def page(case: Case, name: str, filter_: str = "", sort: str = "", n: int = 200) -> tuple[Plan, list[Row]]:
    """The first n rows of a list, for commands; one more than asked for is never read."""
    made = plan(case, name, filter_, sort)
    return made, rows(case, made, first(case, made, n))
