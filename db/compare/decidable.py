"""What can be decided of which records: origins are of articles, contradictions and events of claims."""

from db.codes import Codes
from db.errors import Refused
from db.kinds import kind_of
from db.oplog.extent import Extent
from db.sqlite import Connection
from db.words.near import an

# Kinds of decision with the one kind of record that they are about; the others are about any two records.
OF_CLAIMS = ("no_contradiction", "not_same_event")
OF_ARTICLES = ("same_origin", "not_same_origin")
MADE = """
SELECT DISTINCT d.id, d.kind, d.a, d.b FROM change x JOIN decision d ON d.id = x.row
WHERE x.operation = ? AND +x.tbl = 'decision' AND (x.col IS NULL OR x.col IN ('kind', 'a', 'b')) ORDER BY d.id"""


def undecidable(kind: str, a: int, b: int | None) -> str:
    """Why a kind of decision is none of these two records, '' where it can be; b is None where none is named."""
    wanted = "claim" if kind in OF_CLAIMS else "article" if kind in OF_ARTICLES else ""
    found = [kind_of(one).name for one in (a, b) if one is not None]
    if not wanted or found == [wanted, wanted]:
        return ""
    others = " and ".join(an(one) for one in found) if len(found) > 1 else f"{an(found[0])} alone"
    if kind in OF_ARTICLES:
        return f"An origin is decided of two articles, not of {others}."
    return f"{kind.replace('_', ' ').capitalize()} is decided of two claims, not of {others}."


def check_decidable(connection: Connection, codes: Codes, extent: Extent) -> None:
    """Refused where an operation makes or changes a decision that cannot be of its records."""
    if "decision" not in extent.tables:
        return
    for decision, kind, a, b in connection.execute(MADE, (extent.operation,)).fetchall():
        why = undecidable(kind, a, b)
        if why:
            raise Refused(f"{codes.code(decision)} cannot be: {why[:1].lower()}{why[1:]}")
