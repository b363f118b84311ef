"""Who holds a case file that is locked, as far as the system tells: by its list of locks, else by who is here."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import CaseError

if TYPE_CHECKING:
    from db.case import Case

LOCKS = Path("/proc/locks")
RESERVED, SHARED, WAL_WRITE = 0x40000001, 0x40000002, 120  # bytes that SQLite locks: in the file, and in its -shm


def holder(case: "Case") -> str:
    """Who holds the file, in words that a sentence can begin with: 'Ben', 'sqlite3 (process 812)'."""
    from db.edits.presence import present

    wait, case.wait = case.wait, 0.0
    try:
        others = present(case)
    except CaseError:
        others = case.company
    finally:
        case.wait = wait
    names = {one.pid: one.person for one in others}
    pids = [pid for pid in holding(case.path) if pid != os.getpid()]
    for pid in pids:
        if pid in names:
            return names[pid]
    if pids:
        return f"{program(pids[0])} (process {pids[0]})"
    found = list(dict.fromkeys(one.person for one in others))
    return " or ".join(found) if found else "another program"


def holding(path: Path, *, any_lock: bool = False) -> list[int]:
    """The processes that hold the file: those that write, else those that read; [] where the system does not say.

    any_lock: all that have it open with a lock, whether they hold others up or not.
    """
    try:
        lines = LOCKS.read_text("utf-8").splitlines()
        marks = {key(path): False}
        shm = Path(f"{path}-shm")
        if shm.exists():
            marks[key(shm)] = True
    except (OSError, UnicodeDecodeError):
        return []
    if any_lock:
        return [int(words[4]) for words in map(str.split, lines) if len(words) == 8 and words[5] in marks]
    found = list(locks(lines, marks))
    return [pid for pid, writes in found if writes] or [pid for pid, _ in found]


def key(path: Path) -> str:
    """A file as the list of locks names it: device and inode."""
    found = path.stat()
    return f"{os.major(found.st_dev):02x}:{os.minor(found.st_dev):02x}:{found.st_ino}"


def locks(lines: list[str], marks: dict[str, bool]) -> Iterator[tuple[int, bool]]:
    """Process and whether it writes, for each lock on a case file (False) or its -shm (True) that holds others up."""
    for words in map(str.split, lines):
        if len(words) != 8 or words[1] != "POSIX" or words[5] not in marks:  # a lock that waits has one word more
            continue
        first, last = int(words[6]), 2**63 if words[7] == "EOF" else int(words[7])
        if marks[words[5]]:
            if words[3] == "WRITE" and first <= WAL_WRITE <= last:
                yield int(words[4]), True
        elif words[3] == "WRITE" and last >= RESERVED - 1:
            yield int(words[4]), True
        elif words[3] == "READ" and last >= SHARED and len(marks) == 1:
            yield int(words[4]), False


def program(pid: int) -> str:
    """What a process runs, in one word."""
    try:
        return Path(f"/proc/{pid}/comm").read_text("utf-8", "replace").strip() or "a program"
    except OSError:
        return "a program"
