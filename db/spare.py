"""Room set aside beside a case file, so that what is half typed can still be kept once the disk is full.

It is a file of zeros, `CASE-spare`; nothing of the case is ever in it. Keeping drafts on another disk would take them
out of the folder that the person chose for the case file; where this room does not help, they wait in memory.
"""

import os
import stat
from typing import TYPE_CHECKING

from db.errors import CaseError

if TYPE_CHECKING:
    from pathlib import Path

    from db.case import Case

SPARE = 1 << 20  # bytes: what the write-ahead log adds to the file at once, and some drafts
MEMORY = f"/dev/shm/pincite-{os.getuid()}"  # the folder in the machine's memory for drafts that no disk takes
PLENTY = 8 * SPARE  # bytes that must be free for it


def spare_of(path: "Path") -> "Path":
    """Where the room of a case file is set aside."""
    return path.with_name(f"{path.name}-spare")


def free(folder: "Path") -> int:
    """Bytes that are free on the disk of a folder."""
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


def keep_spare(case: "Case") -> None:
    """Set the room aside, where it is not and there is plenty; where that cannot be, nothing is said."""
    path = spare_of(case.path.resolve())
    try:
        if case.readonly or path.exists() or free(path.parent) < PLENTY:
            return
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            os.fchmod(file.fileno(), stat.S_IMODE(os.stat(case.file).st_mode) & 0o660)
            file.write(bytes(SPARE))
    except OSError:  # another program was first, or there is less room than was said
        return


def use_spare(case: "Case") -> None:
    """Give the room to the case file, and that of its write-ahead log."""
    drop_spare(case)
    try:
        case.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    except CaseError:  # what is freed already may do
        return


def drop_spare(case: "Case") -> None:
    """Give the room back."""
    try:
        spare_of(case.path.resolve()).unlink(missing_ok=True)
    except OSError:
        return
