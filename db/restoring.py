"""When a case file is damaged: the newest backup beside it that is whole."""

from pathlib import Path

from db import opening
from db.backups import backups, stamp_of
from db.errors import CaseError
from db.sqlite import DatabaseError


def newest_good(path: Path) -> Path | None:
    """The newest backup beside a case file that opens, that SQLite finds whole and whose schema is ours."""
    return next((one for one in backups(path) if is_whole(one)), None)


def is_whole(backup: Path) -> bool:
    """Whether a backup opens, SQLite finds nothing wrong in it, and nobody altered its schema."""
    try:
        found = opening.sniff(backup)
        connection = opening.connect(backup, found, readonly=True)
    except CaseError:
        return False
    try:
        whole = connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        return whole and not opening.schema_fault(backup, connection, found.schema)
    except DatabaseError:
        return False
    finally:
        connection.close()


def offer(path: Path) -> str:
    """What to do about a damaged case file, as a sentence after the one that names the damage; '' without a backup."""
    found = newest_good(path)
    if found is None:
        return ""
    stamp = stamp_of(path, found)
    when = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]} {stamp[9:11]}:{stamp[11:13]} UTC"
    return f" The newest good backup is of {when}; put it in its place with: pincite backup {path} --put-back"
