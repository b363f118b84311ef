"""Cleaning the pages that erased words may have left behind, and saying where else they may stand."""

from collections.abc import Iterator
from time import monotonic, sleep

from db.case import Case
from db.errors import Busy, CaseError
from db.migrations.objects import known
from db.sqlite import OperationalError
from db.words.needles import Needle

NOT_CLEAN = "Free pages of the file could not be cleaned yet, since another program has it open"


def clean(case: Case) -> str:
    """Write the file anew without free pages and empty its write-ahead log; '' or what stood in the way."""
    try:
        case.patiently(lambda: case.connection.execute("VACUUM"))
        started = monotonic()
        while case.patiently(lambda: case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone())[0]:
            if monotonic() - started > case.wait:
                return NOT_CLEAN
            sleep(0.02)
    except Busy:
        return NOT_CLEAN
    except (CaseError, OperationalError) as error:
        return f"Free pages of the file could not be cleaned yet ({str(error).rstrip('.')})"
    return ""


def elsewhere(case: Case, needle: Needle) -> Iterator[str]:
    """Where the words still stand and are let be: names of list entries, tables of other programs."""
    for table in ("term", "property"):
        for (code,) in case.rows(f"SELECT code FROM {table} WHERE own ORDER BY code"):
            if needle.spans(code.replace("_", " ")):
                yield f"the code of the list entry {code}, which the log keeps"
    ours = known(case.header.schema)
    tables = case.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    for (table,) in tables:
        if f"table {table}" in ours or table.startswith(("sqlite_", "_sqlite_", "part_search_", "record_search_")):
            continue
        for row in case.connection.execute(f'SELECT * FROM "{table}"'):
            if any(isinstance(one, str) and needle.spans(one) for one in row):
                yield f"the table {table} of another program"
                break
