"""Records to choose from as their name is typed: a few, by bounded reads, whatever the size of the file."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from db.beginnings import settled
from db.case import Case
from db.errors import Invalid
from db.handling import covered
from db.kinds import BY_NAME, kind_of, kinds_named
from db.lists.windows import COVER
from db.records import KIND_SHIFT, LINK_KIND, NUMBER_MASK, Kind, first_id

MOST = 30
LABELS = ("name", "title")
HITS = "SELECT rowid FROM record_search WHERE record_search MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?"
OTHER_NAMES = """SELECT record, name FROM name WHERE (record >> 27 & 31) IN (SELECT value FROM json_each(?))
    AND id IN (SELECT rowid FROM record_search WHERE record_search MATCH ? AND rowid BETWEEN ? AND ?) LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One record that may be meant: its name, and another name by which it was found, else what it lies in."""

    id: int
    code: str
    kind: str
    name: str
    note: str = ""


def choices(case: Case, kinds: Sequence[str], typed: str, most: int = MOST) -> list[Choice]:
    """Records of these kinds ("any" for all that have names) whose code or name begins so, else the latest ones.

    What is protected is not found by its words.
    """
    wanted = kinds_named(kinds) or [one for one in BY_NAME.values() if one.label in LABELS]
    coded = by_code(case, wanted, typed)
    found: dict[int, str] = dict.fromkeys(coded, "")
    query = settled(case, "record_search", typed)
    for kind in wanted if not coded else ():
        for record in by_words(case, kind, query, most) if query else latest(case, kind, most):
            found.setdefault(record, "")
    if query and len(found) < most:
        for record, name in by_other_names(case, wanted, query, most):
            found.setdefault(record, name)
    seen = [one for one in described(case, found) if one.name != COVER or one.id in coded or not query]
    return sorted(seen, key=lambda one: rank(one, typed))[:most]


def rank(one: Choice, typed: str) -> tuple[bool, bool, int]:
    """What begins with what is typed comes first, and of that the shorter."""
    name, words = one.name.lower(), typed.strip().lower()
    return (name != words, not name.startswith(words), len(name) if words else -one.id)


def by_code(case: Case, kinds: Sequence[Kind], typed: str) -> list[int]:
    """The record with this code, if it is of these kinds."""
    try:
        record = case.codes.id(typed)
    except Invalid:
        return []
    return [record] if kind_of(record) in kinds and case.codes.exists(record) else []


def ranges(case: Case, number: int) -> Iterator[tuple[int, int]]:
    """First and last id that a kind may have, for each site."""
    for site in case.codes.sites():
        start = first_id(site, number)
        yield start, start + NUMBER_MASK


def by_words(case: Case, kind: Kind, query: str, most: int) -> Iterator[int]:
    """Records whose words hold what is typed; by the index, within the ids of the kind."""
    for low, high in ranges(case, kind.number):
        yield from (row[0] for row in case.rows(HITS, (query, low, high, most)))


def by_other_names(case: Case, kinds: Sequence[Kind], query: str, most: int) -> Iterator[tuple[int, str]]:
    """Records with another name or spelling that holds what is typed, and that name."""
    numbers = json.dumps([kind.number for kind in kinds])
    for low, high in ranges(case, LINK_KIND):
        yield from ((row[0], row[1]) for row in case.rows(OTHER_NAMES, (numbers, query, low, high, most)))


def latest(case: Case, kind: Kind, most: int) -> list[int]:
    """The records that were made last."""
    sql = f"SELECT id FROM {kind.table} WHERE withdrawn IS NULL ORDER BY id DESC LIMIT ?"
    return [row[0] for row in case.rows(sql, (most,))]


def described(case: Case, found: dict[int, str]) -> list[Choice]:
    """The records that stand, with what tells them apart; of covered ones only the code."""
    hidden = covered(case, found)
    within = lies_in(case, found)
    names = case.labels(found)
    gone = withdrawn(case, found)
    return [
        Choice(
            one, case.codes.code(one), kind_of(one).name,
            COVER if one in hidden else " ".join(names.get(one, "").split())[:200],
            "" if one in hidden else note or within.get(one, ""),
        )
        for one, note in found.items()
        if one not in gone
    ]  # fmt: skip


def lies_in(case: Case, ids: Collection[int]) -> dict[int, str]:
    """For places and actors what they lie in."""
    found: dict[int, str] = {}
    for table in ("place", "actor"):
        some = json.dumps([one for one in ids if one >> KIND_SHIFT & 31 == BY_NAME[table].number])
        sql = f"""SELECT r.id, w.name FROM {table} r JOIN {table} w ON w.id = r.within
            WHERE r.id IN (SELECT value FROM json_each(?))"""
        found.update((row[0], row[1]) for row in case.rows(sql, (some,)))
    return found


def withdrawn(case: Case, ids: Collection[int]) -> set[int]:
    """Those of the records that are withdrawn, one query a kind."""
    tables: dict[str, list[int]] = {}
    for one in ids:
        tables.setdefault(kind_of(one).table, []).append(one)
    found: set[int] = set()
    for table, some in tables.items():
        sql = f"SELECT id FROM {table} WHERE withdrawn IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
        found.update(row[0] for row in case.rows(sql, (json.dumps(some),)))
    return found
