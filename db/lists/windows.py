"""Any list as a window onto the file: filter, sort, the rows around an anchor record, counts that follow.

Windows go by keyset: a page costs the same at ten rows as at a million. Nothing here counts or skips rows
unless asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from db.classes import dataclass
from db.errors import Invalid
from db.lists import filters
from db.lists.holding import holding, leading
from db.lists.listings import BY_NAME, COVERING, OWN, SOURCE, Listing
from db.lists.listings import COVER as COVER
from db.lists.query import Query, parse
from db.ranges import NO_DAY
from db.sqlite import id_list

if TYPE_CHECKING:
    from array import array
    from typing import Protocol

    from db.case import Case

    class Reads(Protocol):
        """What the order of a list is read through: a case file, or a first look at one."""

        def rows(self, sql: str, args: Sequence[Any] = ()) -> list[tuple[Any, ...]]: ...


TOLD = frozenset({"status", "handling", "withdrawn", "changed", "draft"})  # fields that tell nothing protected
LAST_DAY = f"'{NO_DAY}'"
NOTHING = {"r.date_low": LAST_DAY, "r.killed_low": "-1", "r.injured_low": "-1", "r.place_name": "''", "r.who": "''"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: the record, its code, its cells in the order of the columns, whether they are covered."""

    id: int
    code: str
    cells: tuple[str, ...]
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A list as asked for: which listing, which rows (SQL and arguments), in which order.

    hits: SQL of the search hits by whose order its rows are read, with its first arguments; else ''.
    veiled: SQL for whether a row is covered, where the order must not tell what covered rows say; else ''.
    """

    listing: Listing
    where: str
    args: tuple[Any, ...]
    sort: str
    descending: bool
    hits: str = ""
    veiled: str = ""

    @property
    def key(self) -> str:
        """The id column, with its table."""
        return "s.rowid" if self.hits else f"r.{self.listing.key}"

    @property
    def source(self) -> str:
        """What its rows come from: table `r`, after the hits where they lead."""
        table = f"{self.listing.table} r"
        return f"{self.hits} s CROSS JOIN {table} ON r.{self.listing.key} = s.rowid" if self.hits else table


def listing_named(name: str) -> Listing:
    """A listing by name; Invalid with the nearest one."""
    asked = name.lower().replace(" ", "_").replace("-", "_")
    found = BY_NAME.get(asked)
    if found:
        return found
    from difflib import get_close_matches

    near = [one for one in BY_NAME if f"{asked.removesuffix('s')}s" in one.split("_")]
    near = near or get_close_matches(name, BY_NAME, 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(BY_NAME)}."
    raise Invalid(f"There is no list of “{name}”; {hint}")


def plan(case: Reads, name: str, filter_: str = "", sort: str = "", *, uncovered: bool = False) -> Plan:
    """What to read for a list; Invalid says what is wrong with the filter or the order ('-killed' is descending).

    Rows that are covered match no filter by what they say, unless all is uncovered.
    """
    listing = listing_named(name)
    query = parse(filter_, listing.filters)
    for test in query.tests:
        filters.check(listing, test)
    column = sort.lstrip("-")
    if column and column not in listing.sorts and column != "code":
        raise Invalid(f"{listing.name} cannot be sorted by “{column}”; there are code, {', '.join(listing.sorts)}.")
    by = listing.sorts.get(column, "")
    hits, leads, left = leading(case, listing, query.words) if query.words and not by else ("", [], query.words)
    where, args = conditions(listing, replace(query, words=left), uncovered)
    where = where if uncovered or not asks(query) else f"{where} AND NOT {listing.covered}"
    veiled = "" if uncovered or not by or asks(query) else veil(case, listing)
    return Plan(listing, where, (*leads, *args), by, sort.startswith("-"), hits, veiled)


def veil(case: Reads, listing: Listing) -> str:
    """SQL for whether a row is covered; by its own mark alone where no source is, which saves a look per row."""
    if listing.covered == "0":
        return ""
    sources = SOURCE in listing.covered and case.rows(f"SELECT 1 FROM article WHERE handling IN {COVERING} LIMIT 1")
    return listing.covered if sources or SOURCE not in listing.covered else OWN


def asks(query: Query) -> bool:
    """Whether a query asks for what records say; their state and their marks are no secret."""
    return bool(query.words or query.without) or any(test.field not in TOLD for test in query.tests)


def conditions(listing: Listing, query: Query, uncovered: bool = False) -> tuple[str, list[Any]]:
    """The WHERE of a query and its arguments."""
    clauses = [] if any(test.field == "withdrawn" for test in query.tests) else [listing.live]
    args: list[Any] = []
    for test in query.tests:
        sql, more = filters.clause(listing, test, uncovered=uncovered)
        clauses.append(sql)
        args += more
    for words, negated in ((query.words, ""), (query.without, "NOT ")):
        for word in words:
            sql, more = holding(listing, word)
            clauses.append(f"{negated}({sql})")
            args += more
    return " AND ".join(clauses), args


def ids(case: Reads, sql: str, args: Sequence[Any]) -> list[int]:
    """The first column of a query."""
    return [row[0] for row in case.rows(sql, args)]


def ordered(plan_: Plan, backwards: bool = False) -> str:
    """ORDER BY for the plan, read from its other end where asked."""
    way = "DESC" if plan_.descending != backwards else "ASC"
    return f"ORDER BY {plan_.sort} {way}, {plan_.key} {way}" if plan_.sort else f"ORDER BY {plan_.key} {way}"


def parts(plan_: Plan) -> tuple[Plan, ...]:
    """The runs of a list, each in an order of its own: rows that have a value, whichever way they are sorted, those
    that have none, and what is covered, both by their codes alone. So no row's place tells what a covered row says.
    """
    seen = f"{plan_.where} AND NOT {plan_.veiled}" if plan_.veiled else plan_.where
    runs = [replace(plan_, where=seen, veiled="")]
    none = nothing(plan_.sort)
    if none:
        some = f"{plan_.sort} {'<' if none == LAST_DAY else '>'} {none}"
        runs = [replace(runs[0], where=f"{seen} AND {some}"), by_code(plan_, f"{seen} AND {plan_.sort} = {none}")]
    return tuple([*runs, by_code(plan_, f"{plan_.where} AND {plan_.veiled}")] if plan_.veiled else runs)


def by_code(plan_: Plan, where: str) -> Plan:
    """Rows in the order of their codes."""
    return replace(plan_, where=where, veiled="", sort="", descending=False)


def nothing(sort: str) -> str:
    """What stands in an order for a row that has no value there, as SQL; '' where every row has one."""
    if not sort:
        return ""
    return NOTHING.get(sort) or next((one for one in (LAST_DAY, "''", "-1") if sort.endswith(f", {one})")), "")


def first(case: Reads, plan_: Plan, n: int) -> list[int]:
    """Ids of the first n rows."""
    return gathered(case, parts(plan_), n, False)


def whole(case: Case, plan_: Plan, most: int) -> array[int]:
    """Ids of all rows in order, in little room; none where there are more than `most`."""
    from array import array

    found = array("q")
    for one in parts(plan_):
        sql = f"SELECT {one.key} FROM {one.source} WHERE {one.where} {ordered(one)} LIMIT ?"
        found += case.numbers(sql, (*one.args, most + 1 - len(found)))
    return found if len(found) <= most else array("q")


def last(case: Case, plan_: Plan, n: int) -> list[int]:
    """Ids of the last n rows, in the list's order."""
    return gathered(case, parts(plan_)[::-1], n, True)[::-1]


def gathered(case: Reads, runs: Sequence[Plan], n: int, backwards: bool) -> list[int]:
    """Ids of n rows from one end, run after run."""
    found: list[int] = []
    for one in runs:
        if len(found) < n:
            sql = f"SELECT {one.key} FROM {one.source} WHERE {one.where} {ordered(one, backwards)} LIMIT ?"
            found += ids(case, sql, (*one.args, n - len(found)))
    return found


def after(case: Reads, plan_: Plan, anchor: int, n: int, *, before: bool = False) -> list[int]:
    """Ids of the n rows after the anchor (or before it, in the list's order); empty at the end."""
    runs = parts(plan_)[::-1] if before else parts(plan_)
    here, *others = runs[runs.index(run_of(case, plan_, anchor)) :]
    found: list[int] = []
    beyonds = past(case, here, anchor, before)
    if not beyonds:
        return []
    for beyond, args in beyonds:
        sql = f"SELECT {here.key} FROM {here.source} WHERE {here.where} AND {beyond} {ordered(here, before)} LIMIT ?"
        found += ids(case, sql, (*here.args, *args, n - len(found))) if len(found) < n else []
    found += gathered(case, others, n - len(found), before)
    return found[::-1] if before else found


def run_of(case: Reads, plan_: Plan, anchor: int) -> Plan:
    """The run of a list in which a record stands."""
    runs = parts(plan_)
    if len(runs) == 1:
        return runs[0]
    listing, none = plan_.listing, nothing(plan_.sort)
    sql = f"SELECT {plan_.veiled or 0}, {f'{plan_.sort} = {none}' if none else 0} FROM {listing.table} r"
    hidden, bare = next(iter(case.rows(f"{sql} WHERE r.{listing.key} = ?", (anchor,))), (0, 0))
    return runs[-1] if hidden else runs[bool(bare)]


def past(case: Reads, run: Plan, anchor: int, before: bool) -> list[tuple[str, tuple[Any, ...]]]:
    """What holds of the rows of a run beyond an anchor, the nearest first, each with its arguments; [] at no record.

    Those that are like the anchor come apart: in one comparison SQLite would read all of them to find it.
    """
    sign = "<" if run.descending != before else ">"
    if not run.sort:
        return [(f"{run.key} {sign} ?", (anchor,))]
    listing = run.listing
    at = case.rows(f"SELECT {run.sort} FROM {listing.table} r WHERE r.{listing.key} = ?", (anchor,))
    alike = f"{run.sort} = ? AND {run.key} {sign} ?"
    return [(alike, (*at[0], anchor)), (f"{run.sort} {sign} ?", at[0])] if at else []


def around(case: Reads, plan_: Plan, anchor: int, above: int, below: int) -> list[int]:
    """The anchor with so many rows above and below it, in order; [] where it is not in the list."""
    sql = f"SELECT 1 FROM {plan_.source} WHERE {plan_.where} AND {plan_.key} = ?"
    if not case.rows(sql, (*plan_.args, anchor)):
        return []
    upper = after(case, plan_, anchor, above, before=True) if above else []
    return [*upper, anchor, *(after(case, plan_, anchor, below) if below else [])]


def count(case: Case, plan_: Plan) -> int:
    """How many rows; for a background reader, since it may look at all of them."""
    if plan_.where == plan_.listing.live:  # all but those withdrawn, which have an index where they may be many
        gone = f"SELECT count(*) FROM {plan_.source} WHERE {plan_.listing.gone}"
        return int(case.one(f"SELECT (SELECT count(*) FROM {plan_.source}) - ({gone})"))
    return int(case.one(f"SELECT count(*) FROM {plan_.source} WHERE {plan_.where}", plan_.args))


def position(case: Case, plan_: Plan, anchor: int) -> int:
    """How many rows stand before the anchor; for a background reader."""
    here = run_of(case, plan_, anchor)
    runs = parts(plan_)
    above = sum(count(case, one) for one in runs[: runs.index(here)])
    sql = f"SELECT count(*) FROM {here.source} WHERE {here.where} AND "
    beyond = past(case, here, anchor, True)
    return above + sum(int(case.one(sql + where, (*here.args, *args))) for where, args in beyond) if beyond else 0


def rows(case: Case, plan_: Plan, wanted: Sequence[int], *, uncovered: bool = False) -> list[Row]:
    """The rows of these ids, in the order given; covered cells say so."""
    listing = plan_.listing
    sql = (
        f"SELECT r.{listing.key}, {listing.covered}, {', '.join(listing.select)} FROM {listing.table} r "
        f"{listing.joins} WHERE r.{listing.key} IN (SELECT value FROM json_each(?))"
    )
    found = {row[0]: row for row in case.rows(sql, (id_list(wanted),))}
    values = valued(case, listing, wanted) if listing.finish == "values" else {}
    made = []
    for one in wanted:
        if one not in found:
            continue
        row = found[one]
        covered = bool(row[1]) and not uncovered
        cells = tuple([cell(value, values) if values else words(value) for value in row[2:]])
        if covered:
            cells = (COVER, *("" for _ in cells[1:]))
        made.append(Row(one, case.codes.code(one), cells, covered))
    return made


def cell(value: Any, values: dict[int, str]) -> str:
    """One cell as text; the place of a value is held by the record's id."""
    if isinstance(value, int) and value in values:
        return values[value]
    return words(value)


def words(value: Any) -> str:
    """A column's value as text."""
    return value if type(value) is str else "" if value is None else str(value)


def valued(case: Case, listing: Listing, wanted: Sequence[int]) -> dict[int, str]:
    """The values of claims or assessments in words, by id."""
    from db.handling import covered
    from db.values import value_words

    listed = id_list(wanted)
    inside = "IN (SELECT value FROM json_each(?))"
    found = case.dicts(f"SELECT * FROM {listing.table} WHERE id {inside}", (listed,))
    members: dict[int, list[dict[str, Any]]] = {}
    for one in case.dicts(f"SELECT * FROM member WHERE owner {inside} ORDER BY owner, position, id", (listed,)):
        members.setdefault(one["owner"], []).append(one)
    records = {row["record"] for row in found} | {m["record"] for of in members.values() for m in of}
    names = case.labels(records) | dict.fromkeys(covered(case, filter(None, records)), COVER)
    return {row["id"]: value_words(row, names, members.get(row["id"], [])) for row in found}


def page(case: Case, name: str, filter_: str = "", sort: str = "", n: int = 200) -> tuple[Plan, list[Row]]:
    """The first n rows of a list, for commands; one more than asked for is never read."""
    made = plan(case, name, filter_, sort)
    return made, rows(case, made, first(case, made, n))
