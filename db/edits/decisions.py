"""Decisions: what is held between two values, that there is no contradiction, that two records are or are not one."""

from collections.abc import Sequence

from db.case import Case
from db.compare.decidable import undecidable
from db.compare.knowing import Knowing
from db.compare.listing import values_of
from db.compare.reading import read_claim, value_types
from db.compare.saying import as_read
from db.edits.assess import SCOPE, put, standing
from db.edits.done import Done, done, operation, reasoned
from db.edits.values import set_members
from db.errors import Invalid, NotFound
from db.kinds import BY_NAME, kind_of
from db.rules import Columns, property_of, read
from db.terms import known
from db.values import HOLDS
from db.vocabulary import CLOSED
from db.words.near import hint
from db.writer import Writer

KINDS = CLOSED["decision"]
# What is decided of two incidents stands with them, too, where lists and sheets look for it.
RELATED = {"same": "relation.same_as", "not_same": "relation.not_same_as", "part_of": "relation.part_of"}
BESIDE = ("unit", "date_role", "window", "window_low", "window_high", "window_precision", "window_until", "area",
          "area_said", "whom")  # fmt: skip
MOST = 40  # claims of each value that a decision is tied to; later ones ask for another look by themselves


def decide(case: Case, a: int, b: int, kind: str, reason: str | None) -> Done:
    """Decide of two claims or records, with a reason; tied to the claims and the values that they have now."""
    kind = kind.strip().lower().replace(" ", "_").replace("-", "_")
    if kind not in KINDS:
        raise Invalid(f"“{kind}” is nothing that is decided of two records; {hint(kind, KINDS)}")
    why = reasoned(reason, "A decision needs a reason; it stays with it.")
    check(case, a, b, kind)
    with operation(case, f"decide {kind.replace('_', ' ')}", why) as writer:
        made = writer.insert("decision", {"a": a, "b": b, "kind": kind, "reason": why})
        for claim, said in basis(case, a, b):
            writer.insert("basis", {"decision": made, "claim": claim, "said": said})
        if kind in RELATED and {kind_of(a).name, kind_of(b).name} == {"incident"}:
            writer.set_link("relation", {"incident": a, "relation": RELATED[kind], "other": b})
    words = kind.replace("_", " ")
    return done(case, (made,), f"{case.codes.code(a)} and {case.codes.code(b)}: {words}", writer.operation)


def check(case: Case, a: int, b: int, kind: str) -> None:
    """Invalid where two records cannot be decided on like that."""
    if a == b:
        raise Invalid(f"{case.codes.code(a)} is one record; a decision is about two.")
    why = undecidable(kind, a, b)
    if why:
        raise Invalid(why)
    for one in (a, b):
        if not case.codes.exists(one):
            raise case.codes.missing(one)


def basis(case: Case, a: int, b: int) -> list[tuple[int, str]]:
    """The claims that a decision of claims rests on, the two themselves first, each with its value now."""
    if kind_of(a).name != "claim" or kind_of(b).name != "claim":
        return []
    types, context = value_types(case.connection), Knowing(case.connection)
    found: dict[int, str] = {}
    for claim in (a, b, *alike(case, a), *alike(case, b)):
        value = read_claim(case.connection, claim, types) if claim not in found else None
        if value:
            found[claim] = value.said or as_read(value, context)
    return list(found.items())


def alike(case: Case, claim: int) -> Sequence[int]:
    """The first claims that give the same value as a claim."""
    row = case.row("SELECT subject, property FROM claim WHERE id = ?", (claim,))
    groups = values_of(case, *row).values() if row else ()
    return next((some[:MOST] for some in groups if claim in some), ())


def hold_claim(
    case: Case, claim: int, against: Sequence[int] = (), *, reason: str | None = None, standard: str = ""
) -> Done:
    """Hold a claim's value for what it is about, on all claims that give it and against others; both sides stay."""
    why = reasoned(reason, "What is held needs a reason; it stays with it.")
    lists = known(case)
    columns = claim_columns(case, claim)
    property_of(columns["property"], lists)
    if standard:
        columns |= read(BY_NAME["assessment"].field("standard"), standard, lists)
    with operation(case, f"assess {columns['property']}", why) as writer:
        made = hold_columns(case, writer, claim, {**columns, "held": 1, "reason": why})
        others = [one for other in against for one in (other, *alike(case, other))]
        weigh(writer, made, (claim, *alike(case, claim)), others)
    words = f"{case.codes.code(claim)} is held for {case.codes.code(int(columns['subject']))}"
    return done(case, (made,), words, writer.operation)


def claim_columns(case: Case, claim: int) -> Columns:
    """The value of a claim in the columns of an assessment."""
    rows = case.dicts("SELECT * FROM claim WHERE id = ? AND withdrawn IS NULL", (claim,))
    if not rows:
        raise NotFound(f"This case file holds no claim {case.codes.code(claim)} that stands.")
    wanted = ("subject", "property", "said", *HOLDS, *BESIDE)
    return {name: rows[0][name] for name in wanted}


def hold_columns(case: Case, writer: Writer, claim: int, columns: Columns) -> int:
    """The assessment with this value: the one that is held for the same unit and scope, changed, or a new one."""
    prop = property_of(columns["property"], known(case))
    beside = {name: columns.get(name) for name in SCOPE}
    rows = standing(writer, columns["subject"], prop, beside)
    same = next((row for row in rows if row["unit"] == columns.get("unit")), None)
    made = put(writer, same, columns)
    members = case.dicts("SELECT position, record, term, said, involvement FROM member WHERE owner = ?", (claim,))
    set_members(writer, made, members)
    return made


def weigh(writer: Writer, assessment: int, held: Sequence[int], against: Sequence[int]) -> None:
    """Tie claims for and against to an assessment; those tied already take the new bearing."""
    wanted = {**dict.fromkeys(against, "against"), **dict.fromkeys(held, "for")}
    known_rows = writer.execute("SELECT id, claim, bearing FROM weighing WHERE assessment = ?", (assessment,))
    for row, claim, bearing in known_rows:
        if claim in wanted and wanted.pop(claim) != bearing:
            writer.delete("weighing", row)
            wanted[claim] = "against" if bearing == "for" else "for"
    for claim, bearing in wanted.items():
        writer.insert("weighing", {"assessment": assessment, "claim": claim, "bearing": bearing})
