"""The value of a claim or assessment within an edit: from the entries of a form to its columns and members."""

from collections.abc import Mapping, Sequence
from typing import Any

from db.errors import Invalid
from db.rules import Columns, Known, property_of, term
from db.value_rules import Reading, noun_unit, read_said, read_value
from db.values import HOLDS
from db.vocabulary import Property
from db.words.near import an
from db.words.numbers import split_unit
from db.writer import Writer

VALUED = frozenset({"property", "value", "unit", "operator"})


def value_of(entered: Mapping[str, str], current: Mapping[str, str], known: Known) -> Reading:
    """The value that a form's entries make, what is not entered being as it stands; empty where there is none."""
    prop = property_of(entered.get("property") or current.get("property", ""), known)
    text = entered.get("value", current.get("value", "")).strip()
    unit = entered.get("unit", "")
    if not text:
        said = entered.get("said", current.get("said", ""))
        return read_said(prop, said, known, unit) if said.strip() else Reading()
    operator = term_operator(entered.get("operator", ""))
    reading = read_value(prop, text, known, unit, operator)
    if prop.value_type == "count" and not unit and current.get("unit") and not noun_unit(split_unit(text)[1], known):
        return Reading(reading.columns | {"unit": term(current["unit"], "unit", known)}, reading.members)
    return reading


def term_operator(text: str) -> str:
    """An operator as its word."""
    return text.strip().lower().replace(" ", "_")


def columns_of(reading: Reading) -> Columns:
    """All columns that hold a value, those of other types empty."""
    return {**dict.fromkeys((*HOLDS, "unit")), **reading.columns}


def check_fits(prop: Property, kind: str) -> None:
    """Invalid where a property is for other kinds of record."""
    if prop.about and kind not in prop.about.split(","):
        raise Invalid(f"“{prop.label}” is said of {prop.about.replace(',', ' or ')}s, not of {an(kind)}.")


def set_members(writer: Writer, owner: int, members: Sequence[Columns]) -> None:
    """Make the set of a claim or assessment these members; what is kept of them keeps its words and involvement."""
    sql = "SELECT id, record, term, position FROM member WHERE owner = ? ORDER BY position, id"
    old: dict[tuple[Any, Any], tuple[int, int]] = {}
    for row_id, record, term_code, position in writer.execute(sql, (owner,)):
        old.setdefault((record, term_code), (row_id, position))
    wanted = [(one.get("record"), one.get("term")) for one in members]
    for key, (row_id, _) in old.items():
        if key not in wanted:
            writer.delete("member", row_id)
    for one, key in zip(members, wanted, strict=True):
        if key not in old:
            writer.insert("member", {"owner": owner, **one})
        elif old[key][1] != one["position"]:
            writer.update("member", old[key][0], {"position": one["position"]})
