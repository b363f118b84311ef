"""Files that get their name once they are whole, so that a program that is killed leaves no half one under it."""

import os
import re
from contextlib import suppress
from pathlib import Path

from db import opening
from db.errors import NotACase

PART = re.compile(r"(.+)\.(\d+)\.part(?:-journal|-wal|-shm)?")  # the name that it is to have, and whose it is


def new_part(path: Path, *starts: str) -> Path:
    """An empty private file beside a path that nothing has yet; NotACase where something stands there.

    starts: how the names begin of which the parts go that programs left when they were killed.
    """
    if path.exists() or path.is_symlink():
        raise taken(path)
    if not path.parent.is_dir():
        raise NotACase(f"{path} cannot be made: there is no folder {path.parent}.")
    for one in path.parent.glob("*.part*"):
        found = PART.fullmatch(one.name)
        if found and found[1].startswith(starts) and not runs(int(found[2])):
            with suppress(OSError):
                one.unlink()
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        opening.new_file(part)
    except NotACase as error:
        raise NotACase(error.sentence.replace(str(part), str(path))) from None
    return part


def place(part: Path, path: Path) -> None:
    """Give a whole file its name; NotACase where something got that name meanwhile."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise taken(path) from None
    except OSError:  # a file system without hard links
        part.rename(path)
    part.unlink(missing_ok=True)


def taken(path: Path) -> NotACase:
    """What is said where something stands in the place."""
    return NotACase(f"{path} is there already; nothing was changed.")


def runs(pid: int) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
