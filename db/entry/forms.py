"""A record as the texts of its form, each of which reads back as what is stored."""

from collections.abc import Mapping, Sequence
from typing import Any

from db.case import Case
from db.kinds import BY_NAME, COMMON
from db.records import Field, Kind, Record
from db.rules import Known
from db.value_rules import entries
from db.words.numbers import Count, show_count

HELD = """SELECT * FROM assessment WHERE subject = ? AND held AND withdrawn IS NULL AND window IS NULL AND area IS NULL
    ORDER BY property, id"""
MEMBERS = "SELECT record, term FROM member WHERE owner = ? ORDER BY position, id"
LEADS = {"including": "including ", "some_by_each": "some by each of "}
JOINTS = {"one_of": " or ", "or": " or ", "unknown": " / ", "jointly": " and ", "and": " and "}


def form_fields(kind: Kind) -> tuple[Field, ...]:
    """The fields of a kind's form, in order: its own, then what all records share."""
    common = (COMMON[name] for name in kind.common if name != "withdrawn")
    return (*entries(kind), *common)


def form(case: Case, record_id: int, known: Known) -> dict[str, str]:
    """Every field of a record's form as text, '' where it is empty."""
    record = case.get(record_id)
    return {one.name: entry(case, record, one, known) for one in form_fields(BY_NAME[record.kind])}


def held_entries(case: Case, record_id: int, known: Known) -> dict[str, str]:
    """What is held of a record without a narrower scope, as texts by property: several side by side."""
    found: dict[str, list[str]] = {}
    for row in case.dicts(HELD, (record_id,)):
        text = value_entry(case, row, case.dicts(MEMBERS, (row["id"],)), known)
        unit = (row["unit"] or "unit.not_said").partition(".")[2]
        noun = f" {unit.replace('_', ' ')}" if row["qualifier"] and unit != "not_said" else ""
        found.setdefault(row["property"], []).append(text + noun)
    return {prop: "; ".join(texts) for prop, texts in found.items()}


def entry(case: Case, record: Record, field: Field, known: Known) -> str:
    """One field as text."""
    if field.name == "value":
        return value_entry(case, record.values, record.links.get("members", ()), known)
    return plain_entry(case, field, record.values.get(field.name), known)


def plain_entry(case: Case, field: Field, value: Any, known: Known) -> str:
    """A column's value as text: a code for a record, a label for a term, yes or no."""
    if value is None:
        return ""
    if field.reads == "ref":
        return case.codes.code(value)
    if field.reads == "term":
        return term_entry(value, known)
    if field.reads == "yesno":
        return "yes" if value else "no"
    return str(value).replace("_", " ") if field.reads == "choice" else str(value)


def term_entry(code: str, known: Known) -> str:
    """A term's label; its whole code where another term of the list has the same label."""
    label = known.terms.get(code, "")
    alike = [c for c, words in known.terms.items() if words == label and c.partition(".")[0] == code.partition(".")[0]]
    return label if label and len(alike) == 1 else code


def value_entry(case: Case, row: Mapping[str, Any], members: Sequence[Mapping[str, Any]], known: Known) -> str:
    """The value of a claim or assessment as text that reads back by its property."""
    if row.get("qualifier"):
        return show_count(Count(row["qualifier"], *(row[part] for part in ("low", "best", "high", "base"))))
    if row.get("date"):
        return str(row["date"])
    if row.get("record"):
        return case.codes.code(row["record"])
    if row.get("term"):
        return term_entry(row["term"], known)
    if row.get("yesno") is not None:
        return "yes" if row["yesno"] else "no"
    return members_entry(case, row.get("operator"), members, known) or row.get("text") or ""


def members_entry(case: Case, operator: str | None, members: Sequence[Mapping[str, Any]], known: Known) -> str:
    """A set as text: "P1 or P2", "including hospital, school"."""
    names = [case.codes.code(one["record"]) if one["record"] else term_entry(one["term"], known) for one in members]
    operator = operator or "each"
    return (LEADS.get(operator, "") if names else "") + JOINTS.get(operator, ", ").join(names)
