"""What was held of a record over time: the log of its assessments told as changes of values, the newest first."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from db.case import Case
from db.handling import covered
from db.lists.windows import COVER
from db.oplog.history import OF_ROWS, Step, Teller, erased, rows_of
from db.oplog.journal import Change
from db.values import value_words

MOST = 60  # assessments of a record that are looked at
Row = dict[str, Any]


@dataclass
class Stood:
    """An assessment as it stood at some time: its columns, None before it was made, and its members by id."""

    row: Row | None
    members: dict[int, Row] = field(default_factory=dict)

    def undo(self, change: Change) -> None:
        """Go back to before a change."""
        if change.table == "member":
            self.undo_member(change)
        elif change.col and self.row is not None:
            self.row = {**self.row, change.col: change.old}
        elif not change.col:
            self.row = None

    def undo_member(self, change: Change) -> None:
        """The same for a member of a set."""
        if change.col:
            self.members[change.row] = {**self.members.get(change.row, {}), change.col: change.old}
        elif change.new is not None:
            self.members.pop(change.row, None)
        elif change.old is not None:
            self.members[change.row] = {"record": None, "term": None, **json.loads(change.old)}

    def words(self, names: Mapping[int, str]) -> str:
        """The value in words, '' where nothing was held."""
        if self.row is None or not self.row["held"] or self.row["withdrawn"] is not None:
            return ""
        members = sorted(self.members.values(), key=lambda one: one.get("position") or 0)
        return value_words(self.row, names, members)


def held_steps(
    case: Case, record: int, *, before: int | None = None, limit: int = 200, uncovered: bool = False
) -> list[Step]:
    """What came to be held of a record, was changed or let go, the newest first; before: the id of a step."""
    sql = "SELECT id FROM assessment WHERE subject = ? ORDER BY id DESC LIMIT ?"
    hidden = not uncovered and bool(covered(case, (record,)))
    labels = dict(case.rows("SELECT code, label FROM property"))
    found: list[Step] = []
    for (assessment,) in case.rows(sql, (record, MOST)):
        found += steps_of(case, assessment, labels, hidden)
    older = (one for one in found if before is None or one.id < before)
    return sorted(older, key=lambda one: -one.id)[:limit]


def steps_of(case: Case, assessment: int, labels: Mapping[str, str], hidden: bool) -> Iterator[Step]:
    """The steps of one assessment."""
    args = {"rows": json.dumps(rows_of(case, assessment)), "before": 2**62, "limit": 1000}
    changes = [Change(*row) for row in case.rows(OF_ROWS, args)]
    changes = [one for one in changes if one.table in ("assessment", "member")]
    current = case.dicts("SELECT * FROM assessment WHERE id = ?", (assessment,))[0]
    rows = case.dicts("SELECT * FROM member WHERE owner = ?", (assessment,))
    stood = Stood(current, {row["id"]: row for row in rows})
    names = names_in(case, current, rows, changes)
    who = Teller(case, True).operations({one.operation for one in changes} | {one.expunged for one in changes})
    for operation, some in groupby(changes, lambda one: one.operation):
        group = list(some)
        new = stood.words(names)
        for change in group:
            stood.undo(change)
        old = stood.words(names)
        if old == new:
            continue
        said = who.get(operation)
        expunged = next((erased(who.get(one.expunged)) for one in group if one.expunged), "")
        did = "held" if not old else "changed" if new else "let go"
        words = (COVER if old else "", COVER if new else "") if hidden else (old, new)
        yield Step(
            group[0].id, operation, said.at if said else "", said.person if said else "",
            said.action if said else "outside pincite", said.reason if said else "",
            labels.get(current["property"], current["property"]), did, *words, covered=hidden, expunged=expunged,
        )  # fmt: skip


def names_in(case: Case, current: Row, rows: list[Row], changes: list[Change]) -> dict[int, str]:
    """The names of all records that were ever the value or a member; those that are protected stay covered."""
    ids = {current["record"], *(row["record"] for row in rows)}
    for change in changes:
        if change.col == "record":
            ids |= {change.old, change.new}
        for whole in (change.old, change.new) if not change.col else ():
            ids.add(json.loads(whole).get("record") if whole else None)
    wanted = {one for one in ids if isinstance(one, int)}
    hidden = covered(case, wanted)
    return {one: COVER if one in hidden else name for one, name in case.labels(wanted).items()}
