"""The derived table of relations: compared anew where an operation touches it, or as a whole, bit by bit."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from db.compare import crowding, crowds, maybe
from db.compare.crowding import Moved
from db.compare.deciding import Deciding, Pair
from db.compare.grouping import tell_incidents
from db.compare.kindred import families
from db.compare.near import DATED, Held
from db.compare.pairing import INSIDE, Pairing
from db.compare.reading import value_types
from db.compare.touched import PARTS, Touched
from db.compare.value import AGREE, RANK
from db.compare.waiting import due
from db.oplog.extent import Extent
from db.sqlite import Connection, insert_rows

if TYPE_CHECKING:
    from db.case import Case

LAST = "SELECT coalesce(max(id), 0) FROM change"
BATCH = 400  # subjects at a time in a full run
COLUMNS = tuple("subject property a b name rule params rank state decision other".split())
GROUPED = tuple("subject property weight names waiting again decided".split())
SETTLED, AGREED = 100, 200  # added to the weight of what does not wait, and of what agrees
OF_SOME = f"WHERE subject {INSIDE} AND property IN (SELECT value FROM json_each(?2))"
# What says whether a row stays, and what groups sum up; the rest is left where it is.
BRIEFLY = "SELECT subject, property, a, b, name, NULL, NULL, rank, state, NULL, other FROM claim_relation"
OF_VALUES = frozenset("claim member citation chain weighing decision basis".split())
BEYOND_VALUES = frozenset("assessment documented_case relation setting".split())
Progress = Callable[[int, int], None]


class Relations:
    """Keeps the table on one connection, within the transaction that is open; direct: read from the claims alone."""

    def __init__(self, connection: Connection, direct: bool = False) -> None:
        self.connection = connection
        self.direct = direct

    def after(self, extent: Extent, found: Touched, moved: Moved | None = None) -> None:
        """Bring up to date what an operation touches.

        moved: by record the distinct values that it touches, where they are kept.
        """
        whole = {one for one, props in found.items() if props is None}
        of_some = {one: props for one, props in found.items() if props is not None}
        for subject, numbers in (moved or {}).items() if of_values_alone(extent) else ():
            if subject in of_some:
                self.partly(subject, of_some.pop(subject), numbers)
        if whole:
            self.subjects(whole)
        if of_some:
            self.subjects(of_some, {prop for props in of_some.values() for prop in props})

    def partly(self, subject: int, properties: Iterable[str], moved: Set[int]) -> None:
        """Compare anew those values of a subject that moved with all others; these keep their relations."""
        pairing = Pairing(self.connection)
        props = families(properties, pairing.types)
        pairs = pairing.pairs([subject], props, moved)
        deciding = Deciding(self.connection, {subject, *(pair.other for pair in pairs if pair.other)})
        args = [json.dumps([subject]), json.dumps(props)]
        before = self.connection.execute(f"{BRIEFLY} {OF_SOME}", args).fetchall()
        of = crowds.giving(self.connection, {one for row in before for one in row[2:4]})
        stays = [row for row in before if stays_so(row, of, pairing.settled)]
        new = in_order(row(pair, deciding) for pair in pairs)
        gone = {row[:5] for row in before} - {row[:5] for row in stays}
        self.connection.executemany(
            "DELETE FROM claim_relation WHERE subject = ? AND property = ? AND a = ? AND b = ? AND name = ?",
            sorted(gone),
        )
        insert_rows(self.connection, "INSERT INTO claim_relation", COLUMNS, new)
        self.connection.execute(f"DELETE FROM relation_group {OF_SOME}", args)
        insert_rows(self.connection, "INSERT INTO relation_group", GROUPED, grouped(in_order([*stays, *new])))

    def subjects(self, ids: Iterable[int], properties: Iterable[str] | None = None) -> None:
        """Compare these subjects anew, in some properties or in all."""
        wanted = sorted(set(ids))
        props = None if properties is None else families(properties, value_types(self.connection))
        self.write(wanted, props, self.rows(wanted, props))

    def write(self, ids: Sequence[int], properties: Sequence[str] | None, rows: Iterable[Sequence[Any]]) -> None:
        """Put rows in the place of those that there are."""
        where, args = f"WHERE subject {INSIDE}", [json.dumps(list(ids))]
        if properties is not None:
            where = OF_SOME
            args.append(json.dumps(list(properties)))
        kept = in_order(rows)
        self.connection.execute(f"DELETE FROM claim_relation {where}", args)
        insert_rows(self.connection, "INSERT INTO claim_relation", COLUMNS, kept)
        self.connection.execute(f"DELETE FROM relation_group {where}", args)
        insert_rows(self.connection, "INSERT INTO relation_group", GROUPED, grouped(kept))

    def rows(self, ids: Sequence[int], properties: Sequence[str] | None = None) -> list[tuple[Any, ...]]:
        """The rows that these subjects should have."""
        pairs = Pairing(self.connection, self.direct).pairs(ids, properties)
        if not pairs:
            return []
        deciding = Deciding(self.connection, {*ids, *(pair.other for pair in pairs if pair.other)}, self.direct)
        return [row(pair, deciding) for pair in pairs]


def of_values_alone(extent: Extent) -> bool:
    """Whether an operation touches how claims relate by nothing but claims, and what is decided of these."""
    return not (extent.altered & (PARTS.keys() - OF_VALUES) or extent.tables & BEYOND_VALUES)


def stays_so(row: Sequence[Any], of: Mapping[int, int], settled: Set[int]) -> bool:
    """Whether a row is of two values of one subject that both stayed what they were."""
    by_value = row[4] != "attributed_differently" and row[10] is None
    return by_value and of.get(row[2]) in settled and of.get(row[3]) in settled


def row(pair: Pair, deciding: Deciding) -> tuple[Any, ...]:
    """A row of the table, in the order of COLUMNS."""
    one, state = pair.relation, deciding.state(pair)
    params = {**one.params, "soft": one.soft} if one.soft else dict(one.params)
    packed = json.dumps(params, ensure_ascii=False, separators=(",", ":"), sort_keys=True) if params else "{}"
    return (
        pair.subject, pair.property, pair.a, pair.b, one.name, one.rule, packed, RANK[one.name], state.name, state.by,
        pair.other,
    )  # fmt: skip


def in_order(rows: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """Rows as the table holds them: once each, in order of their keys."""
    return sorted({one[:5]: one for one in reversed(list(rows))}.values(), key=itemgetter(slice(5)))


def grouped(rows: Iterable[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """Rows of the table by thing and property, in the order of GROUPED; they come in order of their keys."""
    return [(*key, *summed(list(some))) for key, some in groupby(rows, key=itemgetter(0, 1))]


def summed(rows: Sequence[Sequence[Any]]) -> tuple[int, int, int, int, int]:
    """Weight, names, and how many wait, wait again and are decided."""
    states = [one[8] for one in rows]
    names = sum({1 << one[7] for one in rows})
    counts = (states.count("open") + states.count("again"), states.count("again"), states.count("decided"))
    return (min(map(weight, rows)), names, *counts)


def weight(one: Sequence[Any]) -> int:
    """What sorts a relation: its rank, after all that waits where it does not, and last where it agrees."""
    rank, state, name = int(one[7]), one[8], one[4]
    if state in ("open", "again"):
        return rank
    return rank + (AGREED if name in AGREE and state != "decided" else SETTLED)


def all_due(case: "Case") -> None:
    """Mark every subject of a claim as still to be compared."""
    with case.side() as connection:
        crowding.forget(connection)
        connection.execute("DELETE FROM claim_relation WHERE subject NOT IN (SELECT subject FROM claim)")
        connection.execute("DELETE FROM relation_group WHERE subject NOT IN (SELECT subject FROM claim)")
        connection.execute("INSERT OR IGNORE INTO relation_due (subject) SELECT DISTINCT subject FROM claim")
        connection.execute(f"INSERT OR IGNORE INTO relation_due SELECT r.incident FROM incident_row r WHERE {DATED}")


def catch_up(case: "Case", progress: Progress = lambda done, total: None) -> int:
    """Compare what is still to be compared, some subjects at a time; it can be interrupted between them."""
    total, done = due(case), 0
    memory = Memory(case)
    while done < total or due(case):
        sql = "SELECT subject FROM relation_due ORDER BY subject LIMIT ?"
        ids = [one[0] for one in case.rows(sql, (BATCH,))]
        if not ids:
            break
        some(case, ids, memory if total > BATCH else None)
        done += len(ids)
        progress(done, max(total, done))
    return done


class Memory:
    """What lies near what, held in memory from one step of a full run to the next, as long as nobody else writes."""

    def __init__(self, case: "Case") -> None:
        self.case = case
        self.seen = -1
        self.held = Held(case.connection)

    def near(self, seen: int) -> Held:
        """What is held; read anew where the log has grown since."""
        if seen != self.seen:
            self.seen, self.held = seen, Held(self.case.connection)
        return self.held


def some(case: "Case", ids: Sequence[int], memory: Memory | None = None) -> None:
    """Compare some subjects beside the log: read without a lock, and again with it where somebody wrote meanwhile."""
    seen = case.one(LAST)
    near = memory.near(seen) if memory else None
    rows, pairs = Relations(case.connection).rows(ids), maybe.pairs_of(case.connection, ids, near)
    with case.side() as connection:
        relations = Relations(connection)
        if connection.execute(LAST).fetchone()[0] != seen:
            rows, pairs = relations.rows(ids), maybe.pairs_of(connection, ids)
        relations.write(ids, None, rows)
        crowding.take_up(connection, ids, crowding.CROWD)
        listed = json.dumps(list(ids))
        connection.execute(f"DELETE FROM relation_due WHERE subject {INSIDE}", (listed,))
        tell_incidents(connection, ids)
        maybe.keep(connection, ids, pairs)
