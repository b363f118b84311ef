"""Backups: whole copies of a case file, opened and verified, beside it or wherever a person wants them."""

import os
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from db.backups import backups, folder_of, stamp_of
from db.case import Case
from db.errors import CaseError, Refused
from db.opening import schema_fault
from db.oplog.journal import head
from db.placing import new_part, place
from db.sqlite import DatabaseError, sqlite
from db.words.ages import moment

KEPT = 10  # automatic backups that stay
EVERY = timedelta(hours=1)  # no automatic backup is made sooner than this after the last
SHARED = (0o660, 0o2770)  # modes of files, and of folders, that a group shares


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made: where, and a sentence; the operation that logged it, 0 where none was to.

    sound: it is a case file as pincite makes it. A copy of one whose schema another program altered is not.
    """

    path: Path
    sentence: str
    operation: int = 0
    sound: bool = True


def backup(case: Case, to: str | Path | None = None, *, keep: int | None = None, reason: str | None = None) -> Backup:
    """Copy the case file to a new file or into a folder (else beside it), verify the copy, and log that it was taken.

    keep: so many backups stay in the folder, the oldest go. Refused where something stands there, there is no room, or
    so many are to be kept in what is no folder.
    """
    target = Path(to) if to else folder_of(case.path)
    folder = target if target.is_dir() or not to else None
    if keep and not folder:
        raise Refused(f"There is no folder {target}; where so many are to be kept, make it first.")
    made = copy(case, free_name(case, folder) if folder else target, thorough=True)
    if keep and folder:
        prune(case.path, folder, keep)
    if is_altered(case):
        words = "is a copy of the file as it stands and no verified backup, since its schema was altered"
        return Backup(made, f"{made} {words}; it is not in the log.", sound=False)
    if case.readonly:
        return Backup(made, f"{made} is a verified backup; it is not in the log, since the case file is read-only.")
    with case.write("backup", reason) as writer:
        operation = writer.operation
    return Backup(made, f"{made} is a verified backup.", operation)


def is_altered(case: Case) -> bool:
    """Whether the schema of a case file, and so of its copy, is not as pincite makes it."""
    schema = case.one("PRAGMA user_version")
    return bool(case.patiently(lambda: schema_fault(case.path, case.connection, schema)))


def ensure_backup(case: Case, *, keep: int = KEPT, every: timedelta = EVERY) -> Backup | None:
    """A backup beside the case file where the last one is old and something was done since; None where none is due.

    It is no operation, since nothing is taken out. CaseError where it cannot be made; work may go on without.
    """
    found = backups(case.path)
    if case.readonly or (found and not due(case, found[0], every)):
        return None
    made = copy(case, free_name(case, folder_of(case.path)))
    prune(case.path, folder_of(case.path), keep)
    return Backup(made, f"{made} is a verified backup.")


def due(case: Case, last: Path, every: timedelta) -> bool:
    """Whether a new backup is worth while after the last one."""
    stamp = stamp_of(case.path, last)
    then = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:11]}:{stamp[11:13]}:{stamp[13:]}"
    if moment(case.clock()) - moment(then) < every:
        return False
    try:
        with Case.open(last, case.person, readonly=True) as copied:
            return head(copied.connection) != head(case.connection)
    except CaseError:
        return True


def free_name(case: Case, folder: Path) -> Path:
    """A name for a backup made now that nothing has yet; a folder that is missing is made, for its owner alone."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise Refused(f"{folder} cannot be made: {error.strerror}.") from None
    if folder == folder_of(case.path):
        follow(case.path, folder)
    stamp = case.clock().replace("-", "").replace(":", "")
    names = (f"{case.path.stem}-{stamp}{'' if n == 1 else f'-{n}'}.db" for n in range(1, 1000))
    return next(folder / name for name in names if not (folder / name).exists())


def copy(case: Case, path: Path, *, thorough: bool = False) -> Path:
    """A verified copy of the case file at a new path, mode 0600, in the rollback journal; else nothing is left.

    It gets its name once it is whole, so that a program that is killed leaves no half copy under it.
    """
    need = case.one("PRAGMA page_count") * case.one("PRAGMA page_size")
    part = new_part(path, path.name, f"{case.path.stem}-")
    try:
        if shutil.disk_usage(path.parent).free < need:
            raise Refused(f"There is no room for a backup in {path.parent}; {need // 2**20 + 1} MB are needed.")
        connection = sqlite.connect(str(part), isolation_level=None)
        try:
            case.patiently(lambda: case.connection.backup(connection))
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
        check(case, part, thorough)
        if path.parent == folder_of(case.path):
            follow(case.path, part)
        place(part, path)
    except DatabaseError as error:
        raise Refused(f"The backup {path} could not be written ({error}).") from None
    finally:
        part.unlink(missing_ok=True)
    return path


def is_shared(path: Path) -> bool:
    """Whether a group may read and write the file."""
    return bool(path.stat().st_mode & 0o060)


def follow(path: Path, made: Path) -> None:
    """Give a backup, or the folder of backups, beside a case file that a group shares the same group and modes."""
    try:
        if is_shared(path) and made.stat().st_uid == os.getuid():
            os.chown(made, -1, path.stat().st_gid)
            os.chmod(made, SHARED[made.is_dir()])
    except OSError as error:
        raise Refused(f"{made} cannot be shared as {path} is: {error.strerror}.") from None


def check(case: Case, path: Path, thorough: bool) -> None:
    """Open a copy and hold it against the case file; Refused where it is not whole."""
    with Case.open(path, case.person, readonly=True) as copied:
        found = copied.rows(f"PRAGMA {'integrity_check' if thorough else 'quick_check'}(1)")
        number, hashed = head(copied.connection)
        known = case.one("SELECT hash FROM operation WHERE id = ?", (number,))
    if found != [("ok",)] or known != hashed:
        raise Refused(f"The backup is not whole ({found[0][0]}); run verify on {case.path}.")


def prune(path: Path, folder: Path, keep: int) -> None:
    """Delete all but the newest backups of a case file in a folder; other files are let be."""
    for old in backups(path, folder)[max(1, keep) :]:
        old.unlink(missing_ok=True)
