"""Which incidents lie near one another in place and time, read from the file, or held in memory for a full run."""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from db.classes import dataclass
from db.compare.kin import lineage
from db.compare.knowing import Knowing
from db.compare.wording import bare
from db.ranges import NO_DAY
from db.sqlite import Connection

DAYS = 3  # so many days may lie between two accounts of one event
WIDEST = 31  # days that an event may span to be looked at
CROWD = 30  # where more than so many lie so near, only those that agree in more are asked about
FEW = 2  # of these so many on each side, in the order of their codes
AHEAD = 200  # of one place and day so many on each side are looked through for them
HELD = 1_000_000  # so many events are held in memory at most
TITLES = frozenset("mr mrs ms dr prof president general colonel gen col sir the of al el".split())
INSIDE = "IN (SELECT value FROM json_each(?))"
COLUMNS = "r.incident, r.title, r.date_low, r.date_high, r.place, r.kind, r.killed_low, r.killed_high"
DATED = f"r.scope = 'single' AND NOT r.withdrawn AND r.date_low <> '{NO_DAY}' AND r.date_high <> '{NO_DAY}'"
# SQLite would rather go by the scope, of which nearly all are alike.
BY_PLACE = "FROM incident_row r INDEXED BY incident_row_near"
THESE = f"SELECT {COLUMNS} FROM incident_row r WHERE {DATED} AND r.incident {INSIDE}"
MEETS = f"{BY_PLACE} WHERE {DATED} AND r.date_low BETWEEN ? AND ? AND r.date_high >= ? AND"
NEAR, BESIDE = f"SELECT {COLUMNS} {MEETS}", f"SELECT 1 {MEETS}"
AT = f"SELECT {COLUMNS} {BY_PLACE} WHERE {DATED} AND r.place IS ?"
ON_DAY = f"{AT} AND r.date_low = ? AND r.date_high = ? AND r.incident"
BELOW = """
WITH RECURSIVE below(id) AS (SELECT ?1 UNION SELECT p.id FROM place p JOIN below b ON p.within = b.id)
SELECT id FROM below LIMIT 5000"""
Key = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """A single incident with a day, as compared; days by their ordinal numbers."""

    id: int
    title: str
    low: int
    high: int
    place: int | None
    kind: str
    killed: tuple[int, int]


def event(row: Sequence[Any]) -> Event:
    """A row of the list as an event."""
    incident, title, low, high, place, kind, killed_low, killed_high = row
    return Event(incident, title, number(low), number(high), place, kind, (killed_low, killed_high))


@lru_cache(20_000)
def number(day: str) -> int:
    """The ordinal number of an ISO day."""
    return date.fromisoformat(day).toordinal()


@lru_cache(20_000)
def day(ordinal: int) -> str:
    """An ISO day by its ordinal number."""
    return (date.min + timedelta(days=max(ordinal, 1) - 1)).isoformat()


def agreeing(one: Event) -> Iterator[Key]:
    """What another event of the same place and days must have in common to be asked about in a crowd."""
    if one.killed[0] > 0:
        yield "killed", one.killed
    words = frozenset(bare(one.title)) - TITLES
    if len(words) > 1:
        yield "title", words


class Near:
    """Finds what lies near an event, on one connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.context = Knowing(connection)
        self.families: dict[int, tuple[int, ...]] = {}

    def around(self, one: Event) -> list[Event] | None:
        """The other events near in time whose places may lie in one another; None where they are a crowd."""
        if one.high - one.low > WIDEST:
            return []
        days = (day(one.low - DAYS - WIDEST), day(one.high + DAYS), day(one.low - DAYS))
        where, args = "r.place IS NULL", list[str]()
        if one.place is not None:
            where, args = f"r.place {INSIDE}", [json.dumps(self.family(one.place))]
        given = (*days, *args, one.id)
        crowd = f"{BESIDE} {where} AND r.incident <> ? LIMIT 1 OFFSET {CROWD}"
        if self.connection.execute(crowd, given).fetchone():
            return None
        rows = self.connection.execute(f"{NEAR} {where} AND r.incident <> ?", given).fetchall()
        return [other for other in map(event, rows) if other.high - other.low <= WIDEST]

    def nearest(self, one: Event) -> list[Event]:
        """In a crowd: the few events of the same place and days that agree with it in more, by their codes."""
        given = (one.place, day(one.low), day(one.high), one.id)
        found: dict[int, Event] = {}
        for sign, order in (("<", "DESC"), (">", "ASC")):
            sql = f"{ON_DAY} {sign} ? ORDER BY r.incident {order} LIMIT {AHEAD}"
            others = list(map(event, self.connection.execute(sql, given).fetchall()))
            for key in agreeing(one):
                some = [other for other in others if key in agreeing(other)]
                found |= {other.id: other for other in some[:FEW]}
        return list(found.values())

    def sparse(self, one: Event) -> bool:
        """Whether an event lies in no crowd."""
        return self.around(one) is not None

    def family(self, place: int) -> tuple[int, ...]:
        """The places around and within a place; of the outermost ones each is by itself."""
        if place not in self.families:
            line = [one for one in lineage(place, self.context) if isinstance(one, int)]
            below = [row[0] for row in self.connection.execute(BELOW, (place,)).fetchall()] if line else []
            self.families[place] = tuple(sorted({place, *line[:-1], *below}))
        return self.families[place]


@dataclass(frozen=True, slots=True)
class Spot:
    """The events of one place: by their first day with these days, and by days and what they agree in, by code."""

    events: list[Event]
    lows: list[int]
    ranks: dict[int, int]
    alike: dict[tuple[int, int, Key], list[Event]]


class Held(Near):
    """The same from memory, for a full run: the events of each place are read once, and hold until somebody writes."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self.spots: dict[int | None, Spot] = {}
        self.count = 0
        self.known: dict[int, bool] = {}

    def spot(self, place: int | None) -> Spot:
        """The events of a place."""
        if place not in self.spots:
            if self.count > HELD:
                self.spots.clear()
                self.count = 0
            self.spots[place] = spot(map(event, self.connection.execute(AT, (place,)).fetchall()))
            self.count += len(self.spots[place].events)
        return self.spots[place]

    def around(self, one: Event) -> list[Event] | None:
        """As read from the file."""
        if one.high - one.low > WIDEST:
            return []
        found: list[Event] = []
        first, last, least = one.low - DAYS - WIDEST, one.high + DAYS, one.low - DAYS
        spots = [self.spot(place) for place in ((None,) if one.place is None else self.family(one.place))]
        # Those that begin so near end so near, too; it is one of them itself.
        if sum(bisect_right(at.lows, last) - bisect_left(at.lows, least) for at in spots) > CROWD + 1:
            return None
        for at in spots:
            for other in at.events[bisect_left(at.lows, first) : bisect_right(at.lows, last)]:
                if other.high >= least and other.id != one.id:
                    found.append(other)
                    if len(found) > CROWD:
                        return None
        return [other for other in found if other.high - other.low <= WIDEST]

    def nearest(self, one: Event) -> list[Event]:
        """As read from the file."""
        at = self.spot(one.place)
        found: dict[int, Event] = {}
        for key in agreeing(one):
            some = at.alike[one.low, one.high, key]
            here = bisect_left(some, one.id, key=lambda other: other.id)
            for other in (*some[max(0, here - FEW) : here], *some[here + 1 : here + 1 + FEW]):
                if abs(at.ranks[other.id] - at.ranks[one.id]) <= AHEAD:
                    found[other.id] = other
        return list(found.values())

    def sparse(self, one: Event) -> bool:
        """As read from the file, each event once."""
        if one.id not in self.known:
            self.known[one.id] = self.around(one) is not None
        return self.known[one.id]


def spot(events: Iterator[Event]) -> Spot:
    """The events of one place, in the orders in which they are asked for."""
    by_code = sorted(events, key=lambda one: one.id)
    ranks: dict[int, int] = {}
    on_day: dict[tuple[int, int], int] = defaultdict(int)
    alike: dict[tuple[int, int, Key], list[Event]] = defaultdict(list)
    for one in by_code:
        days = (one.low, one.high)
        ranks[one.id] = on_day[days]
        on_day[days] += 1
        for key in agreeing(one):
            alike[(*days, key)].append(one)
    by_day = sorted(by_code, key=lambda one: one.low)
    return Spot(by_day, [one.low for one in by_day], ranks, alike)
