"""Incidents and people by time. The rule: single events dated within the bar, once each, per unit; the assessed
value, else lowest to highest of the reviewed claims. Series, campaigns and aggregates are spans and never added;
what is left out is counted and said. What is protected is in no bar, since a bar would tell its day and its counts.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from db.case import Case
from db.errors import Invalid
from db.lists.windows import Plan, plan

STEPS = ("week", "month", "year")
SPLITS = ("", "who", "kind")
OF = ("incidents", "killed", "injured", "displaced", "arrested", "missing")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its days, how many incidents, and of what is counted the low and the high; None is an open high."""

    start: str
    stop: str
    split: str
    unit: str
    incidents: int
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Span:
    """A series, campaign or aggregate: drawn, never added."""

    id: int
    code: str
    title: str
    scope: str
    start: str
    stop: str


@dataclass(frozen=True, slots=True)
class Totals:
    """Bars in order of time, split and unit; spans; and what was left out, as (how many, why)."""

    bars: tuple[Bar, ...]
    spans: tuple[Span, ...]
    left_out: tuple[tuple[int, str], ...]
    incidents: int = 0


@dataclass
class Sum:
    """A bar while it is being added up."""

    incidents: int = 0
    low: int = 0
    high: int | None = 0

    def add(self, low: int, high: int | None) -> None:
        """One incident more; an open bound stays open."""
        self.incidents += 1
        self.low += low
        self.high = None if self.high is None or high is None else self.high + high


@dataclass
class Left:
    """What is left out, by reason."""

    reasons: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def out(self, count: int, reason: str) -> None:
        """So many more for this reason."""
        if count:
            self.reasons[reason] += count


def bar_of(day: str, by: str) -> tuple[str, str]:
    """First and last day of the week (from Monday), month or year that holds a day."""
    if by == "year":
        return f"{day[:4]}-01-01", f"{day[:4]}-12-31"
    at = date.fromisoformat(day)
    if by == "week":
        start = at - timedelta(days=at.weekday())
        return start.isoformat(), (start + timedelta(days=6)).isoformat()
    following = (at.replace(day=28) + timedelta(days=4)).replace(day=1)
    return f"{day[:7]}-01", (following - timedelta(days=1)).isoformat()


def check(name: str, value: str, allowed: tuple[str, ...]) -> None:
    """Invalid where a choice is not one of those allowed."""
    if value not in allowed:
        raise Invalid(f"{name} is one of {', '.join(one or 'nothing' for one in allowed)}, not “{value}”.")


def sum_up(case: Case, of: str = "killed", by: str = "month", split: str = "", filter_: str = "") -> Totals:
    """Bars, spans and what was left out, for the incidents that the filter leaves."""
    check("of", of, OF)
    check("by", by, STEPS)
    check("split", split, SPLITS)
    made = plan(case, "incidents", filter_)
    left = Left()
    hidden = made.listing.covered
    left.out(
        int(case.one(f"SELECT count(*) FROM incident_row r WHERE {made.where} AND {hidden}", made.args)), "protected"
    )
    made = replace(made, where=f"{made.where} AND NOT {hidden}")
    sums: dict[tuple[str, str, str, str], Sum] = defaultdict(Sum)
    for low_day, high_day, group, unit, low, high, count in grouped(case, made, of, split):
        start, stop = bar_of(low_day, by)
        if high_day > stop:
            left.out(count, f"dated over more than one {by}")
            continue
        one = sums[start, stop, group, unit]
        one.incidents += count
        one.low += max(low or 0, 0)
        one.high = None if one.high is None or high is None else one.high + high
    leave_out(case, made, of, left)
    bars = [Bar(start, stop, g, u, s.incidents, s.low, s.high) for (start, stop, g, u), s in sorted(sums.items())]
    single = int(case.one(f"SELECT count(*) FROM incident_row r WHERE {made.where} AND r.scope = 'single'", made.args))
    return Totals(tuple(bars), tuple(spans(case, made)), tuple((n, why) for why, n in left.reasons.items()), single)


SPLIT_SQL = {
    "": "''",
    "who": "CASE r.who_basis WHEN '' THEN 'not said' ELSE r.who END",
    "kind": "replace(substr(r.kind, 5), '_', ' ')",
}
DATED = "r.scope = 'single' AND r.date_low <> '~' AND r.date_high <> '~'"


def grouped(case: Case, made: Plan, of: str, split: str) -> Iterable[tuple[Any, ...]]:
    """Sums by the days of the incidents: low day, high day, group, unit, low, high (None is open), how many."""
    group = SPLIT_SQL[split]
    if of == "incidents":
        sql = f"""SELECT r.date_low, r.date_high, {group} AS g, 'incidents', count(*), count(*), count(*)
            FROM incident_row r WHERE {made.where} AND {DATED} GROUP BY r.date_low, r.date_high, g"""
        return case.rows(sql, made.args)
    sql = f"""SELECT r.date_low, r.date_high, {group} AS g, n.unit, sum(coalesce(n.low, 0)),
          CASE WHEN count(n.high) = count(*) THEN sum(n.high) END, count(*)
        FROM incident_row r JOIN incident_count n ON n.incident = r.incident AND n.property = ?
        WHERE {made.where} AND {DATED} AND n.basis <> 'claimed'
        GROUP BY r.date_low, r.date_high, g, n.unit"""
    return case.rows(sql, (of, *made.args))


def leave_out(case: Case, made: Plan, of: str, left: Left) -> None:
    """Count what the sums leave out, by reason."""
    total = f"SELECT count(*) FROM incident_row r WHERE {made.where}"
    left.out(int(case.one(f"{total} AND r.scope <> 'single'", made.args)), "not single events (drawn as spans)")
    undated = f"{total} AND r.scope = 'single' AND (r.date_low = '~' OR r.date_high = '~')"
    left.out(int(case.one(undated, made.args)), "without a date")
    if of == "incidents":
        return
    counted = "SELECT 1 FROM incident_count n WHERE n.incident = r.incident AND n.property = ?"
    none = f"{total} AND {DATED} AND NOT EXISTS ({counted})"
    left.out(int(case.one(none, (*made.args, of))), f"without a count of {of}")
    claimed = f"{total} AND {DATED} AND EXISTS ({counted} AND n.basis = 'claimed')"
    left.out(int(case.one(claimed, (*made.args, of))), "resting on claims that nobody has reviewed")


def spans(case: Case, made: Plan, limit: int = 50) -> list[Span]:
    """Dated series, campaigns, aggregates and states, by their first day."""
    sql = f"""SELECT r.incident, r.title, r.scope, r.date_low, r.date_high FROM incident_row r
        WHERE {made.where} AND r.scope <> 'single' AND r.date_low <> '~' ORDER BY r.date_low LIMIT ?"""
    return [Span(row[0], case.codes.code(row[0]), *row[1:]) for row in case.rows(sql, (*made.args, limit))]
