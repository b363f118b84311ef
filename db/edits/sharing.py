"""Sharing a case file with a group of this machine, on purpose, and taking that back."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from db import filesystems
from db.backing import SHARED, is_shared
from db.backups import folder_of
from db.case import Case
from db.errors import Invalid, Refused
from db.words.near import hint

COMPANIONS = ("-wal", "-shm", "-journal", "-spare")
REPLICATED = ".db-litestream"  # the folder that Litestream keeps beside a file that it copies, with parts of it
PRIVATE = (0o600, 0o700)  # modes of files, and of folders


def share(case: Case, group: str, *, reason: str | None = None) -> str:
    """Let a group of this machine read and write the case file, by its folder; a sentence.

    Refused on network file systems, for whom the file is not, and where the folder holds other things.
    """
    found = filesystems.network(case.path)
    if found:
        raise Refused(
            f"{case.path} is on a network file system ({found}). Programs on two machines would write over each "
            "other there, since SQLite's locks cannot be trusted; share it on a disk of one machine, and work over SSH."
        )
    number = group_number(group)
    folder = case.path.resolve().parent
    check_owner(case.path, folder)
    check_folder(folder)
    with case.write("share", reason):
        apply(case.path, folder, SHARED, number)
    return f"{case.path} is shared with the group {group}: its members may read and write all of it."


def unshare(case: Case, *, reason: str | None = None) -> str:
    """Make the case file its owner's alone again; a sentence."""
    folder = case.path.resolve().parent
    check_owner(case.path, folder)
    check_folder(folder)
    with case.write("unshare", reason):
        apply(case.path, folder, PRIVATE, own_group(case.path))
    from db.edits.presence import present

    others = ", ".join(dict.fromkeys(one.person for one in present(case) if one.login != case.person.login))
    still = f" Still in it until they leave: {others}." if others else ""
    return f"{case.path} can be read by its owner alone.{still}"


def standing(path: Path) -> str:
    """With whom a case file is shared, as a sentence."""
    found, folder = path.stat(), path.resolve().parent
    if not is_shared(path):
        return f"{path} can be read by its owner alone (mode {stat.S_IMODE(found.st_mode):04o})."
    whole = stat.S_IMODE(folder.stat().st_mode) & 0o2070 == 0o2070
    flaw = "" if whole else f" But its folder {folder} does not let them write; share it again."
    return f"{path} is shared with the group {group_name(found.st_gid)} (mode {stat.S_IMODE(found.st_mode):04o}).{flaw}"


def group_number(name: str) -> int:
    """The number of a group that one is a member of; Invalid names the groups there are for one."""
    import grp

    mine = {*os.getgroups(), os.getgid()}
    names = sorted(one.gr_name for one in grp.getgrall() if one.gr_gid in mine or os.getuid() == 0)
    try:
        found = grp.getgrnam(name).gr_gid
    except KeyError:
        raise Invalid(f"There is no group {name}; {hint(name, names)}") from None
    if found not in mine and os.getuid() != 0:
        raise Invalid(f"You are no member of the group {name}; yours are {', '.join(names)}.")
    return found


def group_name(number: int) -> str:
    """A group's name, or its number where it has none."""
    import grp

    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)


def own_group(path: Path) -> int:
    """The group that a file's owner has by default; -1, which changes nothing, where it has none."""
    import pwd

    try:
        return pwd.getpwuid(path.stat().st_uid).pw_gid
    except KeyError:
        return -1


def check_owner(path: Path, folder: Path) -> None:
    """Refused where the file or its folder is not one's own."""
    for one in (path, folder):
        if os.getuid() not in (0, one.stat().st_uid):
            raise Refused(f"{one} belongs to another user; only its owner can say who may read it.")


def check_folder(folder: Path) -> None:
    """Refused where others would come to see more than case files."""
    others = sorted(one.name for one in folder.iterdir() if not belongs(one))
    if others:
        raise Refused(
            f"{folder} holds more than case files ({others[0]}{' and others' if len(others) > 1 else ''}), and who "
            "shares a case file shares its folder; move it into a folder of its own first, while nobody has it open."
        )


def belongs(one: Path) -> bool:
    """Whether a thing in a folder is a case file or what goes with one."""
    name = one.name
    for end in COMPANIONS:
        name = name.removesuffix(end)
    return name.endswith((".db", ".db.backups", REPLICATED))


def apply(path: Path, folder: Path, modes: tuple[int, int], group: int) -> None:
    """Give the case file, what stands beside it and its folder their modes; Refused where the system does not."""
    try:
        for one in (*files(path), folder):
            os.chown(one, -1, group)
            os.chmod(one, modes[one.is_dir()])
    except OSError as error:
        raise Refused(f"{error.filename} cannot be changed: {error.strerror}.") from None


def files(path: Path) -> Iterator[Path]:
    """The case file, its companions, and its backups with their folder, as far as they are there."""
    yield from (one for end in ("", *COMPANIONS) if (one := path.with_name(path.name + end)).exists())
    backups = folder_of(path)
    if backups.is_dir():
        yield backups
        yield from (one for one in backups.iterdir() if one.name.endswith(".db") and not one.is_symlink())
