"""Relations between claims as people read them: both sides with their words and sources, the relation, and why."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from db.case import Case
from db.compare.counting import sources_of
from db.compare.grouping import Origins, Sources
from db.compare.knowing import Knowing
from db.compare.reading import distinct, read_claim, stand, value_types
from db.compare.relate import relate, unsourced
from db.compare.value import NAMES, RANK, Relation, Value
from db.errors import Invalid, NotFound
from db.kinds import kind_of
from db.lists.windows import COVER
from db.sheet.lines import Lines
from db.sheet.sheets import Line
from db.words.dates import show_date
from db.words.edtf import Date
from db.words.near import hint

STATES = ("open", "decided", "again")
WHERE_STATE = {
    "": "1", "open": "r.state IN ('open', 'again')", "decided": "r.state = 'decided'", "again": "r.state = 'again'",
}  # fmt: skip
COLUMNS = "r.subject, r.property, r.a, r.b, r.name, r.rule, r.params, r.state, r.decision, r.other"
NOBODY = """
FROM claim c WHERE c.withdrawn IS NULL AND c.claimant IS NULL AND c.voice <> 'context'
  AND NOT EXISTS (SELECT 1 FROM chain h WHERE h.claim = c.id AND h.actor IS NOT NULL)"""
PAGE = 200


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a relation: a claim that gives it as a line, all claims that do, and what stands behind them.

    published: when the article that the claim cites came out, in words, '' where that is not known.
    """

    claim: int
    line: Line
    claims: tuple[int, ...]
    sources: Sources
    published: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """How two values relate. name: from the first one's side. state: '' (nothing to decide), open, decided, again.

    decision: the code of what decided it; decided: what it says, and why. second: None where one claim stands alone, as
    with nobody behind it.
    """

    name: str
    rule: str
    why: str
    params: Mapping[str, str]
    state: str
    decision: str
    subject: int
    subject_code: str
    subject_name: str
    property: str
    label: str
    first: Side
    second: Side | None = None
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which relations are wanted: of a record or claim, of a name, in a state, of a property; '' and None for all."""

    record: int | None = None
    name: str = ""
    state: str = ""
    property: str = ""


def asked_of(case: Case, code: str = "", name: str = "", state: str = "", prop: str = "") -> Asked:
    """What is wanted, checked; Invalid names what there is."""
    name = name.strip().lower().replace(" ", "_").replace("-", "_")
    name = {"refined_by": "refines", "weaker": "stronger"}.get(name, name)
    if name == "maybe_same":
        raise Invalid("Records that may be one are listed by: pincite candidates CASE")
    if name and name not in RANK:
        raise Invalid(f"There is no relation “{name}”; {hint(name, NAMES)}")
    if state not in WHERE_STATE:
        raise Invalid(f"A relation is not “{state}”; {hint(state, STATES)}")
    known = dict(case.rows("SELECT code, label FROM property"))
    by_label = {label: one for one, label in known.items()}
    if prop and prop not in known and prop not in by_label:
        raise Invalid(f"There is no property “{prop}”; {hint(prop, [*known])}")
    record = case.codes.find(code) if code else None
    return Asked(record, name, state, by_label.get(prop, prop))


def differences(case: Case, asked: Asked, *, most: int | None = None, uncovered: bool = False) -> Iterator[Difference]:
    """The relations that are wanted, the weightiest first; plain agreement is none of them unless asked for."""
    telling = Telling(case, uncovered)
    if asked.name == "unsourced":
        yield from telling.nobodies(asked, most)
        return
    if asked.name == "look_alike":
        from db.compare.likeness import look_alikes

        yield from telling.told(look_alikes(case, asked.record, most or PAGE))
        return
    if asked.name == "same":
        from db.compare.agreeing import agreements

        if not asked.state:  # nobody is asked about what agrees
            yield from telling.told(list(islice(agreements(case, asked.record, asked.property), most)))
        return
    where, args = conditions(case, asked)
    sql = f"SELECT {COLUMNS} FROM claim_relation r WHERE {where} ORDER BY r.rank, r.subject, r.property, r.a, r.b"
    rows = case.rows(f"{sql} LIMIT ?", (*args, -1 if most is None else most))
    for start in range(0, len(rows), PAGE):
        yield from telling.told(rows[start : start + PAGE])


def count_differences(case: Case, asked: Asked) -> int:
    """How many relations are wanted."""
    if asked.name == "unsourced":
        where, args = nobody(asked)
        return int(case.one(f"SELECT count(*) {where}", args))
    where, args = conditions(case, asked)
    return int(case.one(f"SELECT count(*) FROM claim_relation r WHERE {where}", args))


def conditions(case: Case, asked: Asked) -> tuple[str, list[Any]]:
    """The WHERE of what is wanted and its arguments."""
    clauses: list[str] = [WHERE_STATE[asked.state]]
    args: list[Any] = []
    if asked.name:
        clauses.append("r.name = ?")
        args.append(asked.name)
    if asked.property:
        clauses.append("r.property = ?")
        args.append(asked.property)
    if asked.record is not None:
        sql, more = about(case, asked.record)
        clauses.append(sql)
        args += more
    return " AND ".join(clauses), args


def about(case: Case, record: int) -> tuple[str, list[Any]]:
    """What touches a record, or a claim's value."""
    if kind_of(record).name != "claim":
        return "(r.subject = ? OR r.other = ?)", [record, record]
    found = case.row("SELECT subject, property FROM claim WHERE id = ?", (record,))
    if not found:
        raise case.codes.missing(record)
    groups = values_of(case, *found).values()
    alike = json.dumps(next((claims for claims in groups if record in claims), (record,)))
    inside = "IN (SELECT value FROM json_each(?))"
    return f"(r.subject = ? OR r.other = ?) AND (r.a {inside} OR r.b {inside})", [found[0], found[0], alike, alike]


def values_of(case: Case, subject: int, prop: str) -> dict[int, tuple[int, ...]]:
    """The claims of each distinct value of a subject and property, by the one that stands for it."""
    types = value_types(case.connection)
    found = (stand(row, types) for row in distinct(case.connection, [subject], [prop], direct=True))
    return {one.value.claim: one.claims for one in found}


def nobody(asked: Asked) -> tuple[str, list[Any]]:
    """Claims with nobody behind them, as FROM and WHERE."""
    where = NOBODY
    args: list[Any] = []
    if asked.record is not None:
        column = "id" if kind_of(asked.record).name == "claim" else "subject"
        where += f" AND c.{column} = ?"
        args.append(asked.record)
    if asked.property:
        where += " AND c.property = ?"
        args.append(asked.property)
    return where, args


class Telling:
    """Makes differences of rows: reads both claims, says why, and keeps names at hand."""

    def __init__(self, case: Case, uncovered: bool = False) -> None:
        self.case = case
        self.lines = Lines(case, uncovered)
        self.types = value_types(case.connection)
        self.context = Knowing(case.connection, covers=not uncovered)
        self.origins = Origins(case.connection)
        self.labels = dict(case.rows("SELECT code, label FROM property"))
        self.values: dict[tuple[int, str], dict[int, tuple[int, ...]]] = {}

    def told(self, rows: Sequence[Sequence[Any]]) -> Iterator[Difference]:
        """Rows of the table, in order."""
        claims = list(dict.fromkeys(claim for row in rows for claim in row[2:4]))
        lines = {line.leads: line for line in self.lines.valued("claim", claims, False)}
        names = self.lines.names({row[0] for row in rows})
        for row in rows:
            yield self.difference(row, lines, names)

    def difference(self, row: Sequence[Any], lines: Mapping[int, Line], names: Mapping[int, str]) -> Difference:
        """One row."""
        subject, prop, a, b, name, rule, params, state, decision, _ = row
        first, second = self.side(a, lines), self.side(b, lines)
        why = COVER if first.line.covered or second.line.covered else self.why(a, b, name, rule)
        codes = self.case.codes
        return Difference(
            name, rule, why, json.loads(params), state, codes.code(decision) if decision else "", subject,
            codes.code(subject), names.get(subject, ""), prop, self.labels.get(prop, prop), first, second,
            decided_words(self.case, decision) if decision and why != COVER else "",
        )  # fmt: skip

    def side(self, claim: int, lines: Mapping[int, Line]) -> Side:
        """One value with all claims that give it."""
        row = self.case.row("SELECT subject, property FROM claim WHERE id = ?", (claim,))
        assert row is not None
        key = (row[0], row[1])
        if key not in self.values:
            self.values[key] = values_of(self.case, *key)
        claims = next((all_ for all_ in self.values[key].values() if claim in all_), (claim,))
        date = "" if lines[claim].covered else published(self.case, claim)
        return Side(claim, lines[claim], claims, self.behind(claims), date)

    def behind(self, claims: Sequence[int]) -> Sources:
        """What stands behind claims: articles, independent origins, methods of evidence."""
        return sources_of(self.case, claims, self.origins)

    def why(self, a: int, b: int, name: str, rule: str) -> str:
        """The sentence of a relation, found again from the two claims."""
        one, other = (read_claim(self.case.connection, claim, self.types) for claim in (a, b))
        if one is None or other is None:
            return ""
        found = relate(one, other, self.context)
        best = [relation for relation in found if relation.name == name] or [r for r in found if r.rule == rule]
        return best[0].why if best else "One of the two has changed since; they will be compared anew."

    def nobodies(self, asked: Asked, most: int | None) -> Iterator[Difference]:
        """Claims with nobody behind them."""
        where, args = nobody(asked)
        sql = f"SELECT c.id {where} ORDER BY c.subject, c.property, c.id LIMIT ?"
        ids = [row[0] for row in self.case.rows(sql, (*args, -1 if most is None else most))]
        for start in range(0, len(ids), PAGE):
            some = ids[start : start + PAGE]
            lines = {line.leads: line for line in self.lines.valued("claim", some, False)}
            values = {one: read_claim(self.case.connection, one, self.types) for one in some}
            names = self.lines.names({value.subject for value in values.values() if value})
            for claim, value in values.items():
                relation = unsourced(value) if value else None
                if value and relation:
                    yield self.alone(claim, value, relation, lines, names)

    def alone(
        self, claim: int, value: Value, relation: Relation, lines: Mapping[int, Line], names: Mapping[int, str]
    ) -> Difference:
        """One claim by itself."""
        why = COVER if lines[claim].covered else relation.why
        side = Side(claim, lines[claim], (claim,), self.behind((claim,)))
        return Difference(
            relation.name, relation.rule, why, {}, "", "", value.subject, self.case.codes.code(value.subject),
            names.get(value.subject, ""), value.property, self.labels.get(value.property, value.property), side,
        )  # fmt: skip


def decided_words(case: Case, decision: int) -> str:
    """What was decided, why and by whom."""
    if kind_of(decision).name == "assessment":
        row = case.row("SELECT 'held', reason FROM assessment WHERE id = ?", (decision,))
    else:
        row = case.row("SELECT replace(kind, '_', ' '), reason FROM decision WHERE id = ?", (decision,))
    by = case.one(DECIDED_BY, (kind_of(decision).table, decision))
    said = ": ".join(str(part) for part in row or () if part)
    return f"{said} ({by})" if by else said


def published(case: Case, claim: int) -> str:
    """When the first article that a claim cites came out, in words."""
    row = case.row(PUBLISHED, (claim,))
    return show_date(Date(*row)) if row else ""


DECIDED_BY = """
SELECT o.person FROM change x JOIN operation o ON o.id = x.operation WHERE x.tbl = ? AND x.row = ?
ORDER BY x.id DESC LIMIT 1"""
PUBLISHED = """
SELECT a.published, a.published_low, a.published_high, coalesce(a.published_precision, 'day') FROM citation x
JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text JOIN article a ON a.id = t.article
WHERE x.record = ? AND x.role = 'cites' AND a.published IS NOT NULL ORDER BY a.published_low LIMIT 1"""


def between(case: Case, a: int, b: int) -> tuple[Relation, ...]:
    """How one claim relates to another, whatever they are about; NotFound where there is no such claim."""
    types = value_types(case.connection)
    one, other = (read_claim(case.connection, claim, types) for claim in (a, b))
    for claim, value in ((a, one), (b, other)):
        if value is None:
            raise NotFound(f"This case file holds no claim {case.codes.code(claim)}.")
    assert one is not None
    assert other is not None
    return relate(one, other, Knowing(case.connection))
