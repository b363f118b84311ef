"""How much is still to be compared. Light, since every sitting begins with the question."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.case import Case


LONG = 2_000_000  # code points; longer texts are books and transcripts, and are not indexed
TEXTS = """
SELECT count(*) FROM text t LEFT JOIN text_printed p ON p.text = t.id
WHERE p.text IS NULL AND t.withdrawn IS NULL AND t.length <= ?"""


def due(case: "Case") -> int:
    """How many subjects are still to be compared."""
    return int(case.one("SELECT count(*) FROM relation_due"))


def texts_due(case: "Case") -> int:
    """How many texts are still to be indexed."""
    return int(case.one(TEXTS, (LONG,)))


def waiting(case: "Case") -> int:
    """How much is still to be compared: subjects of claims, and texts."""
    return due(case) + texts_due(case)
