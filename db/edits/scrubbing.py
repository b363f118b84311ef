"""Cleaning the pages that erased words may have left behind, and saying where else they may stand."""

from collections.abc import Iterator
from time import monotonic, sleep

from db.case import Case
from db.edits.erasure import free
from db.errors import Busy, CaseError
from db.migrations.objects import known
from db.oplog.tables import RECORDS
from db.sqlite import OperationalError
from db.words.needles import Needle
from db.writer import Writer

OWED = "to_clean"
NOT_CLEAN = "Free pages of the file could not be cleaned yet, since another program has it open"


def owe(writer: Writer) -> None:
    """Note, with the operation that erases, that free pages are to be cleaned, in case the program ends before it."""
    writer.execute("INSERT OR REPLACE INTO counter (tbl, last) VALUES (?, ?)", (OWED, writer.operation))


def owed(case: Case) -> int:
    """The operation after which free pages were never cleaned, 0 where there is none."""
    return int(case.one("SELECT last FROM counter WHERE tbl = ?", (OWED,)) or 0)


def clean(case: Case) -> str:
    """Write the file anew without free pages and empty its write-ahead log; '' or what stood in the way."""
    left = written_anew(case)
    if not left:
        with case.side() as connection:
            connection.execute("DELETE FROM counter WHERE tbl = ?", (OWED,))
    return left


def written_anew(case: Case) -> str:
    """As clean, without noting that it was done."""
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
    """Where the words still stand and are let be: shipped lists, dates, tables of other programs."""
    for table in ("term", "property"):
        rows = case.rows(f"SELECT code, label FROM {table} WHERE NOT own")
        if any(needle.in_code(code) or needle.spans(label) for code, label in rows):
            yield "the lists that every case file has"
            break
    for table, kind in RECORDS.items():
        for one in kind.fields:
            if one.name not in free(table) and one.reads in ("date", "time", "line"):
                held = case.rows(f'SELECT id, "{one.name}" FROM {table} WHERE "{one.name}" IS NOT NULL')
                found = [row for row, value in held if needle.spans(value)]
                if found:
                    yield f"the {one.words} of {some(case, found)}"
    yield from of_others(case, needle)


def some(case: Case, records: list[int]) -> str:
    """The first codes, and how many more there are."""
    more = f" and {len(records) - 3:,} more" if len(records) > 3 else ""
    return ", ".join(case.codes.code(one) for one in records[:3]) + more


def of_others(case: Case, needle: Needle) -> Iterator[str]:
    """Tables of other programs in which the words stand."""
    ours = known(case.header.schema)
    tables = case.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    for (table,) in tables:
        if f"table {table}" in ours or table.startswith(("sqlite_", "_sqlite_", "part_search_", "record_search_")):
            continue
        for row in case.connection.execute(f'SELECT * FROM "{table}"'):
            if any(isinstance(one, str) and needle.spans(one) for one in row):
                yield f"the table {table} of another program"
                break
