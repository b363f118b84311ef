"""What kind of file system a path is on, and whether SQLite's locks can be trusted there."""

from __future__ import annotations

import os

MOUNTS = "/proc/self/mountinfo"
# Other machines reach these, and what a lock means there depends on servers, versions and options.
NETWORK = frozenset(
    "nfs nfs4 cifs smb3 smbfs 9p afs ceph glusterfs lustre beegfs gpfs davfs ncpfs coda pvfs2 orangefs "
    "virtiofs vboxsf vmhgfs prl_fs webdav afpfs osxfs".split()
)
# File systems in user space that keep to this machine; all others of them count as reaching further.
LOCAL = frozenset(
    f"fuse.{one}" for one in "gocryptfs encfs cryfs ntfs-3g bindfs mergerfs fuse-overlayfs veracrypt lxcfs".split()
)


def kind(path: str | os.PathLike[str]) -> str:
    """The file system's type as the system names it; '' where it does not say."""
    found, longest = "", -1
    target = os.path.realpath(path)
    try:
        with open(MOUNTS, encoding="utf-8", errors="replace") as file:
            lines = file.readlines()
    except OSError:
        return ""
    for line in lines:
        before, _, after = line.partition(" - ")
        place = unescaped(before.split(" ")[4]) if after else ""
        # A later mount of the same place lies over an earlier one.
        if place and len(place) >= longest and (target == place or target.startswith(place.rstrip("/") + "/")):
            found, longest = after.split(" ")[0], len(place)
    return found


def unescaped(place: str) -> str:
    """A place as the list of mounts writes it: white space and backslashes stand there as octal numbers."""
    for code, char in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        place = place.replace(code, char)
    return place


def network(path: str | os.PathLike[str]) -> str:
    """The type of a file system that other machines may reach, where SQLite's locks cannot be trusted; else ''."""
    found = kind(path)
    beyond = found in NETWORK or (found.startswith("fuse.") and found not in LOCAL)
    return found if beyond else ""
