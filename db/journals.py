"""Which journal a case file uses: the write-ahead log wherever it may, the rollback journal while it is filled."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from db.edits.comeback import drop_place, keep_place
from db.edits.presence import present
from db.errors import CaseError
from db.opening import far
from db.sqlite import WAL_SAFE

if TYPE_CHECKING:
    from db.case import Case

NOBODY = ""  # whose place to come back to the mark of a load is kept as: no person has no name


def may_log(case: "Case") -> bool:
    """Whether a write-ahead log is safe for this file: with this SQLite, on this file system."""
    return WAL_SAFE and not far(case.file)


def is_logged(case: "Case") -> bool:
    """Whether the write-ahead log is in use."""
    return bool(case.one("PRAGMA journal_mode") == "wal")


@contextmanager
def written_once(case: "Case") -> Iterator[None]:
    """With the rollback journal, through which new pages do not go; the write-ahead log has each page written twice.

    Only where nobody else has the file open. A file that had the write-ahead log has it back afterwards; one that a
    load has marked had it. Where no mark can be left, all goes through the write-ahead log.
    """
    back = may_log(case) and (is_logged(case) or is_marked(case)) and marked(case)
    if back:
        turned(case, "delete", wait=0.0)
    try:
        yield
    finally:
        if back:
            turned(case, "wal", wait=case.wait)
            unmark(case)


def log_again(case: "Case") -> None:
    """Bring the write-ahead log back where a load that was killed left the file without; other files stay as they are.

    Only where nobody else is here, since their SQLite may be too old for it, and where nobody is held up.
    """
    if case.readonly or not may_log(case) or not is_marked(case) or present(case):
        return
    turned(case, "wal", wait=0.0)
    unmark(case)


def is_marked(case: "Case") -> bool:
    """Whether a load has said in the file itself that it had the write-ahead log, which goes wherever the file goes."""
    try:
        return case.one("SELECT 1 FROM comeback WHERE person = ?", (NOBODY,)) is not None
    except CaseError:  # its schema is not ours
        return False


def marked(case: "Case") -> bool:
    """Say so, before the journal is another one; False where that cannot be written."""
    try:
        keep_place(case, {"journal": "wal"}, NOBODY)
    except CaseError:
        return False
    return True


def unmark(case: "Case") -> None:
    """Take the mark away once the write-ahead log is back."""
    try:
        if is_logged(case):
            drop_place(case, NOBODY)
    except CaseError:  # the next load, or the next screen, does
        pass


def turned(case: "Case", journal: str, wait: float) -> None:
    """Have the case file use that journal, where others let it be alone within so many seconds."""
    before, case.wait = case.wait, wait
    try:
        case.rows(f"PRAGMA journal_mode = {journal}")
    except CaseError:  # all is safe with either
        pass
    finally:
        case.wait = before
