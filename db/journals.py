"""Which journal a case file uses: the write-ahead log wherever it may, the rollback journal while it is filled."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.edits.presence import present
from db.errors import CaseError
from db.opening import far
from db.sqlite import WAL_SAFE

if TYPE_CHECKING:
    from db.case import Case


def may_log(case: "Case") -> bool:
    """Whether a write-ahead log is safe for this file: with this SQLite, on this file system."""
    return WAL_SAFE and not far(case.file)


@contextmanager
def written_once(case: "Case") -> Iterator[None]:
    """With the rollback journal, through which new pages do not go; the write-ahead log has each page written twice.

    Only where nobody else has the file open. Afterwards the write-ahead log is back wherever a case file may have it.
    """
    may = may_log(case)
    if may:
        turned(case, "delete", wait=0.0)
    try:
        yield
    finally:
        if may:
            turned(case, "wal", wait=case.wait)


def log_again(case: "Case") -> None:
    """Bring the write-ahead log back where a load that was killed, or a copy, left the file without.

    Only where nobody else is here, since their SQLite may be too old for it, and where nobody is held up.
    """
    if not case.readonly and may_log(case) and case.one("PRAGMA journal_mode") != "wal" and not present(case):
        turned(case, "wal", wait=0.0)


def turned(case: "Case", journal: str, wait: float) -> None:
    """Have the case file use that journal, where others let it be alone within so many seconds."""
    before, case.wait = case.wait, wait
    try:
        case.rows(f"PRAGMA journal_mode = {journal}")
    except CaseError:  # all is safe with either
        pass
    finally:
        case.wait = before
