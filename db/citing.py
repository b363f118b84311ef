"""Which records rest on which words: from passages to what cites them, and from a record to its passages."""

from collections.abc import Iterable

from db.case import Case
from db.classes import dataclass
from db.handling import covered
from db.kinds import kind_of
from db.lists.listings import BY_KIND
from db.lists.windows import COVER, Plan, rows
from db.sqlite import id_list

MOST = 500


@dataclass(frozen=True, slots=True)
class Resting:
    """A record that cites a passage: its kind, code, words in one line, and what the passage is to it."""

    id: int
    code: str
    kind: str
    words: str
    role: str
    covered: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage that a record rests on: where it stands, in which article and text, and what it is to the record."""

    passage: int
    text: int
    article: int
    start: int
    stop: int
    role: str


def citing(case: Case, passages: Iterable[int]) -> dict[int, list[int]]:
    """The records that cite each passage and are not withdrawn, in order of id; passages without any are left out."""
    listed = id_list(passages)
    sql = """
        SELECT DISTINCT passage, record FROM citation WHERE passage IN (SELECT value FROM json_each(?))
        ORDER BY passage, record"""
    pairs = case.rows(sql, (listed,))
    live = standing(case, {record for _, record in pairs})
    found: dict[int, list[int]] = {}
    for passage, record in pairs:
        if record in live:
            found.setdefault(passage, []).append(record)
    return found


def standing(case: Case, ids: Iterable[int]) -> set[int]:
    """Those of the records that are not withdrawn, one query a kind."""
    by_table: dict[str, list[int]] = {}
    for one in ids:
        by_table.setdefault(kind_of(one).table, []).append(one)
    found: set[int] = set()
    for table, some in by_table.items():
        sql = f"SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(?)) AND withdrawn IS NULL"
        found.update(row[0] for row in case.rows(sql, (id_list(some),)))
    return found


def resting(case: Case, passage: int, *, uncovered: bool = False) -> list[Resting]:
    """The records that cite a passage, each in one line; covered ones say so and no more."""
    sql = "SELECT record, min(role) FROM citation WHERE passage = ? GROUP BY record ORDER BY record LIMIT ?"
    roles = dict(case.rows(sql, (passage, MOST)))
    there = standing(case, roles)
    live = [record for record in roles if record in there]
    hidden = set() if uncovered else covered(case, live)
    lines = in_a_line(case, live, uncovered=uncovered)
    return [
        Resting(
            one, case.codes.code(one), kind_of(one).name, COVER if one in hidden else lines.get(one, ""),
            roles[one], one in hidden,
        )
        for one in live
    ]  # fmt: skip


LINES = {"claim": ("subject", "property", "value"), "assessment": ("subject", "property", "value")}


def in_a_line(case: Case, ids: Iterable[int], *, uncovered: bool = False) -> dict[int, str]:
    """Each record in one line: what it is about and its value, or its first two cells in lists."""
    by_kind: dict[str, list[int]] = {}
    for one in ids:
        by_kind.setdefault(kind_of(one).name, []).append(one)
    found = {}
    for kind, some in by_kind.items():
        listing = BY_KIND[kind]
        names = [column.name for column in listing.columns]
        wanted = [names.index(name) for name in LINES.get(kind, tuple(names[:2]))]
        for row in rows(case, Plan(listing, "", (), "", False), some, uncovered=uncovered):
            cells = [row.cells[place] for place in wanted if row.cells[place]]
            found[row.id] = " · ".join(cells)
    return found


ROLES = "CASE x.role WHEN 'cites' THEN 0 WHEN 'context' THEN 1 ELSE 2 END"
SPOTS = """
    SELECT p.id, p.text, t.article, p.start, p.stop, {role} FROM {source}
    JOIN passage p ON p.id = x.passage AND p.withdrawn IS NULL JOIN text t ON t.id = p.text
    WHERE {where} ORDER BY {order} LIMIT ?"""
OWN = SPOTS.format(role="x.role", source="citation x", where="x.record = ?1", order=f"{ROLES}, x.position, x.id")
BY_CLAIM = SPOTS.format(
    role="x.role", source="claim c JOIN citation x ON x.record = c.id AND x.role = 'cites'",
    where="c.id IN ({claims}) AND c.withdrawn IS NULL", order="{order}c.id, x.position, x.id",
)  # fmt: skip
CLAIMS = {
    "assessment": ("SELECT claim FROM weighing WHERE assessment = ?1",
                   "(SELECT bearing FROM weighing WHERE assessment = ?1 AND claim = c.id) = 'against', "),
    "evidence": ("SELECT claim FROM bearing WHERE evidence = ?1", ""),
    "response": ("SELECT claim FROM denial WHERE response = ?1", ""),
    "decision": ("SELECT claim FROM basis WHERE decision = ?1", ""),
    "case": ("SELECT claim FROM documented_case WHERE id = ?1", ""),
}  # fmt: skip
ON_IT = ("SELECT id FROM claim WHERE subject = ?1", "")
OF_QUOTES = SPOTS.format(
    role="x.role", source="quote c JOIN citation x ON x.record = c.id AND x.role = 'cites'",
    where="c.utterance = ?1 AND c.withdrawn IS NULL", order="c.id, x.position, x.id",
)  # fmt: skip


def spots(case: Case, record: int, most: int = MOST) -> list[Spot]:
    """The passages that a record rests on, the cited ones first; where it cites none, those of its claims.

    An assessment has its claims for, then against; evidence what it bears on; an utterance its quotes; a note
    what it is about; any other record the claims on it. [] where there are no words, as for an article itself.
    """
    kind = kind_of(record).name
    if kind == "passage":
        sql = "SELECT p.id, p.text, t.article, p.start, p.stop, 'cites' FROM passage p JOIN text t ON t.id = p.text"
        return [Spot(*row) for row in case.rows(f"{sql} WHERE p.id = ?", (record,))]
    found = case.rows(OWN, (record, most))
    if not found and kind == "utterance":
        found = case.rows(OF_QUOTES, (record, most))
    if not found and kind == "note":
        about = case.one("SELECT about FROM note WHERE id = ?", (record,))
        return spots(case, about, most) if about and kind_of(about).name != "note" else []
    if not found:
        claims, order = CLAIMS.get(kind, ON_IT)
        found = case.rows(BY_CLAIM.format(claims=claims, order=order), (record, most))
    return [Spot(*row) for row in found]
