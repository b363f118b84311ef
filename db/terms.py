"""The case file's own lists, as reading needs them."""

from db.case import Case
from db.rules import Known
from db.vocabulary import Property


def known(case: Case) -> Known:
    """The terms and properties of a case file, and its records by code or name."""
    terms = dict(case.rows("SELECT code, label FROM term ORDER BY list, position, code"))
    rows = case.rows('SELECT code, label, value_type, "of", about, unit FROM property ORDER BY position, code')
    properties = {row[0]: Property(*(part or "" for part in row)) for row in rows}
    return Known(terms, properties, case.codes.find)
