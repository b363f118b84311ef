"""What the analysts hold for a property of a record: one value, on which claims, to which standard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.case import Case
from db.edits.done import Done, done, each, operation
from db.edits.values import check_fits, columns_of, set_members
from db.errors import Invalid
from db.kinds import BY_NAME, kind_of
from db.rules import Columns, Known, property_of, read
from db.terms import known
from db.value_rules import Reading, noun_unit, read_value
from db.values import COUNTED
from db.vocabulary import Property
from db.words.near import hint
from db.words.numbers import split_unit
from db.writer import Writer

ASSESSMENT = BY_NAME["assessment"]
BESIDE = (
    "said",
    "date_role",
    "window",
    "window_until",
    "area",
    "area_said",
    "whom",
    "standard",
    "as_of",
    "by",
    "reason",
)
SCOPE = ("window", "area")


@dataclass(frozen=True, slots=True)
class Held:
    """What is to be held: the property and its value as entered; beside it unit, operator, scope, standard, reason.

    claims and against: codes of claims; None takes for it those that say the same. instead: it takes the place of
    the one value that is held, whatever its unit.
    """

    property: str
    value: str
    beside: Mapping[str, str] = field(default_factory=dict)
    claims: Sequence[str] | None = None
    against: Sequence[str] = ()
    instead: bool = False


def assess(case: Case, ids: int | Sequence[int], held: Held, *, reason: str | None = None) -> Done:
    """Hold one value for a property of one record or many, in one operation; what was held before is changed."""
    ids = each(case, (ids,) if isinstance(ids, int) else ids)
    with operation(case, f"assess {held.property}", reason) as writer:
        lists = known(case)
        rows = [row for one in ids if (row := hold(writer, case, one, held, lists))]
        backed = [len(writer.execute("SELECT 1 FROM weighing WHERE assessment = ?", (row,))) for row in rows]
    prop = property_of(held.property, lists)
    if not held.value.strip():
        return done(case, ids, f"nothing is held for {prop.label} any more", writer.operation)
    return done(case, ids, f"{prop.label} is {' '.join(held.value.split())}{resting(backed)}", writer.operation)


def resting(backed: Sequence[int]) -> str:
    """On how many claims it rests, or that it stands alone."""
    if not backed or len(backed) > 1:
        return ""
    if backed[0]:
        return f", on {backed[0]} claim{'s' if backed[0] > 1 else ''}"
    return ", standing alone (no claim says so)"


def hold(writer: Writer, case: Case, subject: int, held: Held, lists: Known) -> int:
    """One held value within an operation; the id of the assessment, or 0 where it stood so already."""
    prop = property_of(held.property, lists)
    check_fits(prop, kind_of(subject).name)
    beside = read_beside(held, lists)
    if not held.value.strip():
        return let_go(writer, standing(writer, subject, prop, beside))
    reading, sure = read_held(prop, held, lists)
    stands = standing_one(standing(writer, subject, prop, beside), reading, sure and not held.instead)
    if stands and not sure:
        reading = Reading(reading.columns | {"unit": stands["unit"]}, reading.members)
    value = columns_of(reading)
    first = writer.execute("SELECT coalesce(max(id), 0) FROM change")[0][0]
    row = put(writer, stands, {"subject": subject, "property": prop.code, "held": 1, **value, **beside})
    set_members(writer, row, reading.members)
    same = stands and not writer.execute("SELECT 1 FROM change WHERE id > ? LIMIT 1", (first,))
    if not same or held.claims is not None or held.against:
        weigh(writer, case, row, held, {"subject": subject, "property": prop.code, **value, **beside}, reading)
    return row if writer.execute("SELECT 1 FROM change WHERE id > ? LIMIT 1", (first,)) else 0


def read_beside(held: Held, lists: Known) -> Columns:
    """What stands beside the value: scope, standard, reason and the like."""
    wrong = [name for name in held.beside if name not in (*BESIDE, "unit", "operator")]
    if wrong:
        raise Invalid(f"An assessment has no “{wrong[0]}”; {hint(wrong[0], BESIDE)}")
    beside: Columns = {}
    for name in BESIDE:
        if held.beside.get(name, "").strip():
            beside |= read(ASSESSMENT.field(name), held.beside[name], lists)
    return beside


def let_go(writer: Writer, rows: Sequence[dict[str, Any]]) -> int:
    """Hold nothing any more where one value was held; the assessment stays, and so does what it said."""
    if len(rows) > 1:
        raise Invalid("More than one value is held, with different units; withdraw the one that falls.")
    for row in rows:
        writer.update("assessment", row["id"], {"held": 0})
    return int(rows[0]["id"]) if rows else 0


def put(writer: Writer, stands: dict[str, Any] | None, columns: Columns) -> int:
    """The row with these columns, changed where one stands; its id."""
    if not stands:
        return writer.insert("assessment", columns)
    new = {name: value for name, value in columns.items() if stands[name] != value}
    if new:
        writer.update("assessment", stands["id"], new)
    return int(stands["id"])


def read_held(prop: Property, held: Held, lists: Known) -> tuple[Reading, bool]:
    """The value as read, and whether its unit was said (it is for everything but counts)."""
    unit, operator = held.beside.get("unit", ""), held.beside.get("operator", "").replace(" ", "_")
    reading = read_value(prop, held.value, lists, unit, operator)
    counted = prop.value_type == "count"
    return reading, not counted or bool(unit) or bool(noun_unit(split_unit(held.value.strip())[1], lists))


def standing(writer: Writer, subject: int, prop: Property, beside: Columns) -> list[dict[str, Any]]:
    """The assessments that are held for this property of the subject in this scope."""
    columns = [row[1] for row in writer.execute("PRAGMA table_info(assessment)")]
    sql = "SELECT * FROM assessment WHERE subject = ? AND property = ? AND held AND withdrawn IS NULL ORDER BY id"
    rows = (dict(zip(columns, row, strict=True)) for row in writer.execute(sql, (subject, prop.code)))
    return [row for row in rows if in_scope(row, beside)]


def in_scope(row: dict[str, Any], beside: Columns) -> bool:
    """Whether a row has this scope; without a role of the date that of the row is meant."""
    return all(row[name] == beside.get(name) for name in SCOPE) and beside.get("date_role") in (None, row["date_role"])


def standing_one(rows: Sequence[dict[str, Any]], reading: Reading, sure: bool) -> dict[str, Any] | None:
    """The one of the same unit, or the only one where none is said for sure."""
    alike = [row for row in rows if row["unit"] == reading.columns.get("unit")]
    if not alike and not sure and len(rows) == 1:
        return rows[0]
    return alike[0] if alike else None


def weigh(writer: Writer, case: Case, row: int, held: Held, columns: Columns, reading: Reading) -> None:
    """Tie the claims for and against: those named, else for it those that say the same."""
    wanted = dict.fromkeys((case.codes.find(code, ("claim",)) for code in held.claims or ()), "for")
    wanted |= dict.fromkeys((case.codes.find(code, ("claim",)) for code in held.against), "against")
    if held.claims is None:
        wanted = dict.fromkeys(agreeing(writer, columns, reading), "for") | wanted
    sql = "SELECT id, claim, bearing FROM weighing WHERE assessment = ?"
    for link, claim, bearing in writer.execute(sql, (row,)):
        if wanted.get(claim) == bearing or (bearing == "against" and not held.against):
            wanted.pop(claim, None)
        else:
            writer.delete("weighing", link)
    for claim, bearing in wanted.items():
        writer.insert("weighing", {"assessment": row, "claim": claim, "bearing": bearing})


def agreeing(writer: Writer, columns: Columns, reading: Reading) -> list[int]:
    """Claims on the same subject and property that assert exactly this value in the same scope and unit."""
    same = ("unit", "window", "area", *COUNTED, "date", "record", "term", "text", "yesno")
    values = [columns.get(name) for name in same]
    sql = f"""SELECT id FROM claim WHERE subject = ? AND property = ? AND withdrawn IS NULL AND status <> 'draft'
        AND polarity = 'asserts' AND modality <> 'denied' AND {" AND ".join(f'"{name}" IS ?' for name in same)}"""
    found = [row[0] for row in writer.execute(sql, (columns["subject"], columns["property"], *values))]
    if not reading.members:
        return found
    wanted = {(one.get("record"), one.get("term")) for one in reading.members}
    return [one for one in found if members(writer, one) == (columns.get("operator"), wanted)]


def members(writer: Writer, claim: int) -> tuple[str | None, set[tuple[Any, Any]]]:
    """A claim's operator and members."""
    operator = writer.execute("SELECT operator FROM claim WHERE id = ?", (claim,))[0][0]
    rows = writer.execute("SELECT record, term FROM member WHERE owner = ?", (claim,))
    return operator, {(record, code) for record, code in rows}
