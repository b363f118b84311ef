"""The log read for people: who changed which field of a record when and why, and what was done in a case file."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.case import Case
from db.handling import covered
from db.kinds import COMMON, KINDS, kind_of
from db.lists.windows import COVER
from db.oplog import effect
from db.oplog.journal import CHANGE, Change, Operation, operations, outside, walk
from db.oplog.tables import LOGGED, OWNERS, RECORDS, record_of
from db.records import Field, Kind
from db.sheet.lines import Lines

LINKS = {link.table: link for kind in KINDS for link in kind.links}
# The changes of given rows and of the link rows of a record that are gone, the newest first.
OF_ROWS = f"""
SELECT {", ".join(f"x.{one}" for one in CHANGE.split(", "))} FROM json_each(:rows) j
JOIN change x ON x.tbl = json_extract(j.value, '$[0]') AND x.row = json_extract(j.value, '$[1]')
WHERE x.id < :before ORDER BY x.id DESC LIMIT :limit"""
GONE = """
SELECT row FROM change WHERE tbl = ? AND new IS NULL AND col IS NULL AND json_extract(old, '$.' || ?) = ?"""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a record, as people read it.

    operation is None for a change from outside pincite, which has no person and no time. what: the field or the kind
    of link; '' for the record itself. did: made, set, changed, cleared, added or taken away. id: of the change, for
    what comes before. expunged: who erased words of the values, in which operation and why; else ''.
    """

    id: int
    operation: int | None
    at: str
    person: str
    action: str
    reason: str
    what: str
    did: str
    old: str = ""
    new: str = ""
    covered: bool = False
    expunged: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation with the first codes it touched, whether there are more, and whether it is in effect."""

    operation: Operation
    codes: tuple[str, ...]
    more: bool
    in_effect: bool


def history(
    case: Case, record: int | str, *, before: int | None = None, limit: int = 200, uncovered: bool = False
) -> list[Step]:
    """What happened to a record and its links, the newest first; before: the id of a step, for those further back."""
    found = case.get(record, links=False)
    args = {"rows": json.dumps(rows_of(case, found.id)), "before": before or 2**62, "limit": limit}
    changes = [Change(*row) for row in case.rows(OF_ROWS, args)]
    return list(Teller(case, uncovered).steps(found.id, changes))


def rows_of(case: Case, record: int) -> list[tuple[str, int]]:
    """Table and id of a record and of all link rows that it has or had."""
    kind = kind_of(record)
    found = [(kind.table, record)]
    tables = [(link.table, link.owner) for link in kind.links] + [("coverage", "text")] * (kind.name == "text")
    for table, owner in tables:
        found += [(table, row[0]) for row in case.rows(f"SELECT id FROM {table} WHERE {owner} = ?", (record,))]
        found += [(table, row[0]) for row in case.rows(GONE, (table, owner, record))]
    return list(dict.fromkeys(found))


def log(
    case: Case, *, person: str = "", action: str = "", since: str = "", before: int | None = None, limit: int = 50
) -> list[Entry]:
    """Operations, the newest first; since: a UTC time or day; before: a number, for those further back."""
    tests = [("person = ?", person), ("(action = ? OR action LIKE ? || ' %')", action), ("at >= ?", since)]
    where: list[str] = ["id < ?"]
    args: list[Any] = [before or 2**62]
    for test, value in tests:
        if value:
            where.append(test)
            args += [value] * test.count("?")
    found = case.patiently(lambda: operations(case.connection, " AND ".join(where), tuple(args), limit))
    return [entry(case, one) for one in found]


def entry(case: Case, operation: Operation, most: int = 5) -> Entry:
    """One operation with the records that it touched, as far as its first changes tell."""
    touched: dict[int, None] = {}
    for number, change in enumerate(walk(case.connection, operation.id)):
        record = record_of(case.connection, change)
        if record:
            touched[record] = None
        if number >= 200 or len(touched) > most:
            break
    line = effect.line(case.connection, operation.id)
    codes = tuple(case.codes.code(one) for one in list(touched)[:most])
    return Entry(operation, codes, len(touched) > most, line.length % 2 == line.place % 2)


def outside_steps(case: Case, *, uncovered: bool = False) -> list[tuple[str, Step]]:
    """Changes made outside pincite that nobody has adopted or put back, in order, each with its record's code."""
    found = []
    teller = Teller(case, uncovered)
    for change in case.patiently(lambda: outside(case.connection)):
        record = record_of(case.connection, change) if change.table in LOGGED else None
        code = case.codes.code(record) if record else f"{change.table} {change.row}"
        found += [(code, step) for step in teller.steps(record, [change])]
    return found


def outside_count(case: Case) -> int:
    """How many changes made outside pincite nobody has adopted or put back."""
    return int(case.one("SELECT count(*) FROM change WHERE operation IS NULL"))


class Teller:
    """Puts changes into words; those of covered records stay covered unless all is uncovered."""

    def __init__(self, case: Case, uncovered: bool) -> None:
        self.case = case
        self.lines = Lines(case, uncovered)
        self.uncovered = uncovered
        self.labels: dict[str, str] = {}

    def steps(self, record: int | None, changes: Sequence[Change]) -> Iterator[Step]:
        """Steps of some changes of one record, in their order."""
        if not self.labels:
            self.labels = dict(
                self.case.rows("SELECT code, label FROM term UNION ALL SELECT code, label FROM property")
            )
        hidden = not self.uncovered and record is not None and bool(covered(self.case, (record,)))
        who = self.operations({one.operation for one in changes} | {one.expunged for one in changes})
        for change in changes:
            for what, did, old, new in self.told(change):
                words = (COVER if old else "", COVER if new else "") if hidden else (old, new)
                said = who.get(change.operation)
                yield Step(
                    change.id, change.operation, said.at if said else "", said.person if said else "",
                    said.action if said else "outside pincite", said.reason if said else "", what, did, *words,
                    covered=hidden, expunged=erased(who.get(change.expunged)),
                )  # fmt: skip

    def operations(self, numbers: set[int | None]) -> dict[int | None, Operation]:
        """Operations by number."""
        wanted = json.dumps([one for one in numbers if one])
        where = "id IN (SELECT value FROM json_each(?))"
        return {one.id: one for one in operations(self.case.connection, where, (wanted,))}

    def told(self, change: Change) -> Iterator[tuple[str, str, str, str]]:
        """What, what was done to it, old and new words; nothing for a column that only serves another."""
        link = LINKS.get(change.table)
        if change.col:
            yield from self.changed(change, link.name.replace("_", " ") if link else "")
        elif change.table in RECORDS:
            yield from self.made(RECORDS[change.table], json.loads(change.new or change.old))
        else:
            what = link.name.replace("_", " ") if link else change.table
            added = change.new is not None
            words = self.row(change.table, json.loads(change.new if added else change.old))
            yield (what, "added", "", words) if added else (what, "taken away", words, "")

    def made(self, kind: Kind, row: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
        """A record that was made, then each field that was not left to its default; the last first, as all is."""
        fields = [*kind.fields, *(COMMON[one] for one in kind.common)]
        for field in reversed(fields):
            value = row.get(field.name)
            if value is not None and value != field.default:
                yield field.words, "set", "", self.words(field, value)
        yield "", "made", "", kind.name

    def changed(self, change: Change, link: str) -> Iterator[tuple[str, str, str, str]]:
        """A field that was changed."""
        fields = fields_of(change.table)
        name = change.col or ""
        if name not in fields and any(name.startswith(f"{one}_") for one in fields):
            return
        field = fields.get(name, Field(name, "line", ""))
        what = f"{link}: {field.words}" if link else field.words
        did = "set" if change.old is None else "cleared" if change.new is None else "changed"
        yield what, did, self.words(field, change.old), self.words(field, change.new)

    def row(self, table: str, row: Mapping[str, Any]) -> str:
        """A link row in words: its fields that are not left to their default."""
        if table not in LINKS:
            return " · ".join(str(value) for name, value in row.items() if name not in ("id", OWNERS.get(table)))
        words = (self.words(one, row.get(one.name)) for one in LINKS[table].fields if row.get(one.name) != one.default)
        return " · ".join(one for one in words if one)

    def words(self, field: Field, value: Any) -> str:
        """A value as people read it: terms by label, records by code and name."""
        if value is None:
            return ""
        if field.reads == "ref" and isinstance(value, int):
            name = " ".join(self.lines.names((value,)).get(value, "").split())
            return f"{self.case.codes.code(value)} {name}".strip()
        if field.reads in ("term", "code"):
            return self.labels.get(value, str(value).rpartition(".")[2].replace("_", " "))
        if field.reads == "yesno":
            return "yes" if value else "no"
        return str(value).replace("_", " ") if field.reads == "choice" else str(value)


def fields_of(table: str) -> dict[str, Field]:
    """The fields of a logged table by name; a list's columns are no fields."""
    if table in RECORDS:
        kind = RECORDS[table]
        return {one.name: one for one in (*kind.fields, *(COMMON[name] for name in kind.common))}
    return {one.name: one for one in LINKS[table].fields} if table in LINKS else {}


def erased(by: Operation | None) -> str:
    """Who erased words of a value, and why; '' where nobody did."""
    return f"expunged by {by.person} in operation {by.id}: {by.reason}" if by else ""
