"""Putting a backup in the place of a case file that is damaged."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

from db import holders
from db.backing import copy
from db.case import Case, Person
from db.errors import NotFound, Refused
from db.journals import may_log, turned
from db.opening import MAGIC, read_head
from db.restoring import is_whole, newest_good

ENDS = ("", "-wal", "-shm", "-journal")


def bring_back(path: Path, backup: Path | None, person: Person, reason: str | None = None) -> str:
    """Put a backup, the newest good one unless another is named, in the place of a case file; a sentence.

    The file that stood there is kept beside it. NotFound without a good backup, Refused while a program has it open.
    """
    source = backup or newest_good(path)
    if source is None or (backup and not is_whole(backup)):
        raise NotFound(f"{backup} is no good backup." if backup else f"There is no good backup beside {path}.")
    others = [pid for pid in holders.holding(path, any_lock=True) if pid != os.getpid()]
    if others:
        raise Refused(f"{holders.program(others[0])} (process {others[0]}) has {path} open; end it first.")
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    logged = not is_rolled_back(path)
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o600
    for end in ENDS:
        if path.with_name(path.name + end).exists():
            path.with_name(path.name + end).rename(aside.with_name(aside.name + end))
    with Case.open(source, person, readonly=True) as case:
        copy(case, path)
    path.chmod(mode & 0o660)
    with Case.open(path, person) as case:
        with case.write("put back a backup", reason or f"from {source.name}"):
            pass
        if logged and may_log(case):
            turned(case, "wal", wait=0.0)
    return f"{path} is as it was in {source}. What stood there is kept as {aside}."


def is_rolled_back(path: Path) -> bool:
    """Whether the file that stands there says that it uses the rollback journal, as every backup does."""
    try:
        head = read_head(path)
    except OSError:
        return False
    return head.startswith(MAGIC) and head[18:19] == b"\x01"
