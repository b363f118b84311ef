"""Derived rows of incidents of which nothing is claimed and at most one value of each property is held.

They are made within SQLite, in a small part of the time; `Derived.computed` gives the same, and verify compares by it.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any

from db.ranges import NO_DAY, OPEN
from db.sqlite import Connection, among

STANDING = "held AND withdrawn IS NULL"  # as the index `assessment_once` has it
NAME = "CASE WHEN handling IN ('protected', 'privileged') THEN '▒▒▒ covered' ELSE name END"
OWN = """i.id, i.title, i.scope, coalesce(i.kind, ''), i.status, i.withdrawn IS NOT NULL,
  coalesce(i.handling IN ('protected', 'privileged'), 0)"""
# Those that `Derived.computed` must see: claims, who did it, several values of one property.
SEVERAL = f"""
SELECT DISTINCT subject FROM claim WHERE subject {{given}}
UNION SELECT subject FROM (SELECT subject, property, count(*) AS n FROM assessment
  WHERE subject {{given}} AND {STANDING} GROUP BY subject, property)
WHERE property IN ({{properties}}) AND (n > 1 OR property = 'who')
"""
KNOWN = "SELECT 1 FROM assessment WHERE subject {given} UNION ALL SELECT 1 FROM claim WHERE subject {given} LIMIT 1"
PRESENT = f"SELECT DISTINCT property FROM assessment WHERE subject {{given}} AND {STANDING}"
# What a row shows of a property of which nothing is held and nothing claimed, in the order of its columns.
NOTHING: dict[str, tuple[Any, ...]] = {
    "date": (None, NO_DAY, NO_DAY, ""),
    "place": (None, "", ""),
    "who": ("", ""),
    "killed": (-1, -1, "", ""),
    "injured": (-1, -1, "", ""),
}
BARE = tuple(chain.from_iterable(NOTHING.values()))
OPEN_QUESTIONS = """
(SELECT coalesce(sum(waiting), 0) FROM relation_group WHERE subject = i.id)
  + (SELECT count(*) FROM maybe_same WHERE a = i.id) + (SELECT count(*) FROM maybe_same WHERE b = i.id)"""


ASKED = """
SELECT EXISTS (SELECT 1 FROM relation_group WHERE subject {given})
  OR EXISTS (SELECT 1 FROM maybe_same WHERE a {given}) OR EXISTS (SELECT 1 FROM maybe_same WHERE b {given})"""
SOME = 100  # incidents, from which on it pays to ask first whether there is a question on any of them


def number(column: str) -> str:
    """A number as people read it."""
    return f"printf('%,d', {column})"


def low(v: str) -> str:
    """The low of a count, as `range_of` has it."""
    return f"coalesce({v}.low, {v}.best)"


def high(v: str) -> str:
    """The high of a count, NULL where it is open, as `range_of` has it."""
    return f"CASE WHEN {v}.high IS NOT NULL THEN max({v}.high, coalesce({v}.best, 0)) END"


def words(v: str) -> str:
    """The words of a count, as `count_words` has them."""
    return f"""CASE WHEN {v}.qualifier IN ('about', 'nearly') AND {v}.best IS NOT NULL THEN '~' || {number(f"{v}.best")}
    WHEN {v}.low = {v}.high THEN {number(f"{v}.low")}
    WHEN {v}.low IS NOT NULL AND {v}.high IS NOT NULL THEN {number(f"{v}.low")} || '–' || {number(f"{v}.high")}
    WHEN {v}.low IS NOT NULL THEN {number(f"{v}.low")} || '+'
    WHEN {v}.high IS NOT NULL THEN '≤' || {number(f"{v}.high")} ELSE '?' END"""


def counted(v: str) -> str:
    """The columns of a count: low, high, words, basis."""
    there = f"{v}.id IS NULL"
    return f"""CASE WHEN {there} THEN -1 ELSE coalesce({low(v)}, -1) END,
  CASE WHEN {there} THEN -1 ELSE coalesce({high(v)}, {OPEN}) END,
  CASE WHEN {there} THEN '' ELSE {words(v)} END, CASE WHEN {there} THEN '' ELSE 'held' END"""


def value(v: str, name: str) -> str:
    """The join of the one value of a property that is held."""
    standing = f"{v}.held AND {v}.withdrawn IS NULL"
    return f"LEFT JOIN assessment {v} ON {v}.subject = i.id AND {v}.property = '{name}' AND {standing}"


# What a row shows of the one value of a property that is held, and the join of that.
HELD = {
    "date": (
        f"""d.date, iif(d.date IS NULL, '{NO_DAY}', coalesce(nullif(d.date_low, ''), '{NO_DAY}')),
  iif(d.date IS NULL, '{NO_DAY}', coalesce(nullif(d.date_high, ''), '{NO_DAY}')), iif(d.date IS NULL, '', 'held')""",
        f"{value('d', 'date')} AND d.date <> ''",
    ),
    "place": (
        f"""p.record, coalesce((SELECT {NAME} FROM place WHERE id = p.record), ''),
  iif(p.record IS NULL, '', 'held')""",
        value("p", "place"),
    ),
    "killed": (counted("k"), value("k", "killed")),
    "injured": (counted("j"), value("j", "injured")),
}


@cache
def rows_sql(held: frozenset[str], asked: bool) -> str:
    """SQL for rows of incidents of which values of these properties are held; asked: there may be open questions."""
    shown = [HELD[name][0] if name in held else literals(nothing) for name, nothing in NOTHING.items()]
    joins = " ".join(join for name, (_, join) in HELD.items() if name in held)
    return f"""
INSERT INTO incident_row ({{columns}})
SELECT {OWN}, {", ".join(shown)}, 0, 0, 0, {OPEN_QUESTIONS if asked else "0"}
FROM incident i {joins} WHERE i.id {{given}}"""


def literals(values: Iterable[Any]) -> str:
    """Values as SQL."""
    return ", ".join("NULL" if one is None else repr(one) for one in values)


COUNTS = f"""
INSERT OR IGNORE INTO incident_count (incident, property, unit, low, high, basis)
SELECT subject, property, coalesce(substr(nullif(unit, ''), instr(unit, '.') + 1), 'not_said'),
  {low("v")}, {high("v")}, 'held'
FROM assessment v WHERE subject {{given}} AND {STANDING} AND property IN ({{counts}})
"""


def known(connection: Connection, ids: Sequence[int]) -> bool:
    """Whether anything is held or claimed of some incidents (their ids in order)."""
    given, args = among(ids)
    return connection.execute(KNOWN.format(given=given), args).fetchone() is not None


def several(connection: Connection, ids: Sequence[int], properties: Sequence[str]) -> set[int]:
    """Those of some incidents (their ids in order) of which more is known than this room deals with."""
    given, args = among(ids)
    sql = SEVERAL.format(given=given, properties=", ".join(map(repr, properties)))
    return {row[0] for row in connection.execute(sql, args).fetchall()}


def make(connection: Connection, ids: Sequence[int], columns: Sequence[str], counts: Sequence[str]) -> None:
    """The rows of incidents (their ids in order) of which no more is known; they have none yet."""
    given, args = among(ids)
    held = {row[0] for row in connection.execute(PRESENT.format(given=given), args).fetchall()}
    asked = held and (len(ids) < SOME or connection.execute(ASKED.format(given=given), args).fetchone()[0])
    sql = rows_sql(frozenset(held & HELD.keys()), bool(asked))
    connection.execute(sql.format(columns=", ".join(columns), given=given), args)
    if not held.isdisjoint(counts):
        connection.execute(COUNTS.format(counts=", ".join(map(repr, counts)), given=given), args)
