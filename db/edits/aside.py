"""Drafts set aside in this machine's memory while the disk of their case file takes none.

Never on another disk: a person may have chosen an encrypted one. They are the person's own, are brought into the case
file by the next program that can write it, and are gone when the machine restarts.
"""

import contextlib
import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from db import filesystems, spare
from db.case import Case
from db.digesting import sha256
from db.errors import CaseError
from db.placing import runs

Row = tuple[str, str, int | None, str, str]  # person, kind, record, form and what was seen as JSON, when
Kept = tuple[Row, str, int]  # a draft, the words that its new record cites, and the newest operation before it


def keep_aside(case: Case, row: Row, cited: str) -> bool:
    """Set a draft aside in the place of the one before it; whether that could be done."""
    folder = Path(spare.MEMORY)
    try:
        folder.mkdir(0o700, exist_ok=True)
        if private(folder):
            write(own(case), [*others(case, row[1], row[2], cited), (row, cited, head(case))])
            return True
    except OSError:
        pass
    return False


def drop_aside(case: Case, kind: str, record: int | None, cited: str) -> None:
    """A draft that this program had set aside stands in the file now, or is no longer wanted."""
    path = own(case)
    if path.exists() and private(path.parent):
        with contextlib.suppress(OSError):
            write(path, others(case, kind, record, cited))


def left_behind(case: Case) -> Iterator[tuple[Path, list[Kept]]]:
    """What programs of this person that have ended had set aside, and where."""
    folder = Path(spare.MEMORY)
    if not private(folder):
        return
    for path in sorted(folder.glob(f"{of(case)}-*[0-9]")):
        if not runs(int(path.name.rpartition("-")[2])):
            yield path, read(path)


def private(folder: Path) -> bool:
    """Whether a folder is in memory, and nobody else's."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not stat.S_IMODE(found.st_mode) & 0o077
    return ours and filesystems.kind(folder) == "tmpfs"


def own(case: Case) -> Path:
    """Where this program sets aside what is this person's and this file's."""
    return Path(spare.MEMORY) / f"{of(case)}-{os.getpid()}"


def others(case: Case, kind: str, record: int | None, cited: str) -> list[Kept]:
    """What this program has set aside but for the draft of one form."""
    return [one for one in read(own(case)) if (*one[0][1:3], one[1]) != (kind, record, cited)]


def write(path: Path, kept: list[Kept]) -> None:
    """Set all this aside, nothing half."""
    if not kept:
        forget(path)
        return
    part = path.with_suffix(".part")
    with open(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        json.dump(kept, file)
    part.replace(path)


def forget(path: Path) -> None:
    """Nothing is set aside there any more; the folder goes with the last, so that no start looks into it."""
    path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        path.parent.rmdir()


def of(case: Case) -> str:
    """The name of what is this person's and this file's."""
    whose = f"{case.path.resolve()}\n{case.person.name}".encode(errors="surrogateescape")
    return sha256(whose).hexdigest()[:32]


def read(path: Path) -> list[Kept]:
    """What was set aside; nothing where that cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return [((*row,), str(cited), int(before)) for row, cited, before in found if words_of(row)]
    except (OSError, ValueError, TypeError):
        return []


def words_of(row: list[str]) -> object:
    """The form of a row and what was seen; ValueError or TypeError where it is no row."""
    _, _, _, words, _ = row
    return json.loads(words)


def head(case: Case) -> int:
    """The newest operation; 0 where the file does not say."""
    try:
        return int(str(case.one("SELECT max(id) FROM operation") or 0))
    except CaseError:
        return 0
