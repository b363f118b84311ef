"""Sharing by a group of one machine: modes of all that stands beside the file, and where it is refused."""

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest
from commands import pincite
from full_case import ANN, full_case
from waiting import ran

from db import filesystems, opening
from db.backing import backup, ensure_backup
from db.case import Case
from db.checks.examining import examine
from db.edits.sharing import check_folder, share, standing, unshare
from db.errors import Invalid, Refused
from db.sqlite import WAL_SAFE

TOP = Path(__file__).resolve().parents[1]
NOBODY = 65534
OTHER = """
import os, sys
from db.case import Case, Person
def add(path):  # the first time, in a file of its own, it imports what another user could not read
    with Case.open(path, Person("Ben")) as case:
        assert not case.readonly, case.notice
        with case.write("note") as writer:
            writer.insert("note", {"text": "by another user"})
from db.migrations import objects
from db.opening import SCHEMA
kept = {SCHEMA: objects.known(SCHEMA)}
objects.known = kept.get
add(sys.argv[1])
os.setgroups([]); os.setgid(int(sys.argv[3])); os.setuid(int(sys.argv[3]))
add(sys.argv[2])
"""


@pytest.fixture
def group() -> str:
    """A group that one may give files to."""
    import grp

    return grp.getgrgid(os.getgid()).gr_name


def modes(folder: Path) -> dict[str, int]:
    """The modes of all in a folder, and of itself as '.'."""
    found = {str(one.relative_to(folder)): stat.S_IMODE(one.stat().st_mode) for one in folder.rglob("*")}
    return {".": stat.S_IMODE(folder.stat().st_mode), **found}


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=["umask 000", "umask 022", "umask 077"])
def _umask(request: pytest.FixtureRequest) -> object:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask")
@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_all_that_stands_beside_a_case_file_has_its_mode(tmp_path: Path, group: str, journal: str) -> None:
    if journal == "WAL" and not WAL_SAFE:
        pytest.skip("this SQLite is too old for the write-ahead log")
    folder = tmp_path / "case"
    folder.mkdir(mode=0o700)
    with full_case(folder) as case:
        case.connection.execute(f"PRAGMA journal_mode = {journal}")
        ensure_backup(case)
        with case.write("edit"):
            assert set(modes(folder).values()) == {0o700, 0o600}
        share(case, group)
        backup(case)
        made = backup(case, tmp_path / "elsewhere.db")
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    with Case.open(folder / "full.db", ANN) as case, case.write("edit"):
        found = modes(folder)
        assert len(found) == (6 + (journal == "WAL"))
        assert found.pop(".") == found.pop("full.db.backups") == 0o2770
        assert set(found.values()) == {0o660}
    with Case.open(folder / "full.db", ANN) as case:
        unshare(case)
        assert set(modes(folder).values()) == {0o700, 0o600}


@pytest.mark.skipif(os.getuid() != 0, reason="only the superuser may become another user")
@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_another_user_of_the_group_writes(tmp_path: Path, journal: str) -> None:
    import grp

    full_case(tmp_path, name="own.db").close()
    command = [sys.executable, "-c", OTHER, str(tmp_path / "own.db")]
    with tempfile.TemporaryDirectory() as outside:
        folder = Path(outside) / "case"
        folder.mkdir(mode=0o700)
        Path(outside).chmod(0o711)
        with full_case(folder) as case:
            case.connection.execute(f"PRAGMA journal_mode = {journal}")
            command += [str(case.path), str(NOBODY)]
            shut = ran(command, cwd=TOP, capture_output=True, text=True)
            assert "cannot be opened: Permission denied" in shut.stderr
            share(case, grp.getgrgid(NOBODY).gr_name)
            done = ran(command, cwd=TOP, capture_output=True, text=True)
            assert (done.returncode, done.stderr) == (0, "")
            assert case.one("SELECT text FROM note ORDER BY id DESC LIMIT 1") == "by another user"
            with case.write("note") as writer:
                writer.insert("note", {"text": "and I again"})


def test_what_litestream_keeps_beside_it_is_no_other_thing(tmp_path: Path, group: str) -> None:
    with full_case(tmp_path) as case:
        (tmp_path / ".full.db-litestream" / "ltx").mkdir(parents=True)
        share(case, group)
        unshare(case)
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_a_folder_with_other_things_is_not_shared(tmp_path: Path, group: str) -> None:
    with full_case(tmp_path) as case:
        (tmp_path / "diary.txt").touch()
        with pytest.raises(Refused, match=r"holds more than case files \(diary.txt\)"):
            share(case, group)
        assert stat.S_IMODE(case.path.stat().st_mode) == 0o600
        (tmp_path / "diary.txt").rename(tmp_path / "second.db-wal")
        check_folder(tmp_path)


def test_a_group_must_be_there(tmp_path: Path) -> None:
    with full_case(tmp_path) as case, pytest.raises(Invalid, match="There is no group no-such-group"):
        share(case, "no-such-group")


def test_the_command_says_how_it_stands(tmp_path: Path, group: str) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    full_case(folder).close()
    path = folder / "full.db"
    assert "by its owner alone (mode 0600)" in pincite("share", path).out
    assert pincite("share", path, "--group", group, "--reason", "two desks").out.endswith(
        "may read and write all of it.\n"
    )
    assert f"is shared with the group {group} (mode 0660)." in pincite("share", path).out
    folder.chmod(0o700)
    assert "does not let them write" in standing(path)
    assert pincite("share", path, "--group", group, "--private").code == 2
    assert "by its owner alone" in pincite("share", path, "--private").out
    with Case.open(path, ANN) as case:
        assert [row[0] for row in case.rows("SELECT action FROM operation ORDER BY id DESC LIMIT 2")] == [
            "unshare",
            "share",
        ]


MOUNTS = """22 1 0:21 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / {0} rw shared:1 master:2 - {1} server:/export rw
31 30 0:41 / {0}/local rw - tmpfs tmpfs rw
"""


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the system says is on another machine."""
    folder = tmp_path / "far away"
    folder.mkdir()
    listed = tmp_path / "mountinfo"
    listed.write_text(MOUNTS.format(str(folder).replace(" ", "\\040"), "nfs4"))
    monkeypatch.setattr(filesystems, "MOUNTS", str(listed))
    return folder


def test_network_file_systems_are_known(mounted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert filesystems.network(mounted / "case.db") == "nfs4"
    assert filesystems.network(f"{mounted}s") == ""
    assert filesystems.kind(mounted / "local" / "x") == "tmpfs"
    assert filesystems.kind(tmp_path) == "ext4"
    for kind, far in (("fuse.sshfs", True), ("fuse.gocryptfs", False), ("cifs", True), ("9p", True), ("xfs", False)):
        (tmp_path / "mountinfo").write_text(MOUNTS.format(str(mounted).replace(" ", "\\040"), kind))
        assert bool(filesystems.network(mounted)) is far
    monkeypatch.setattr(filesystems, "MOUNTS", "/no/such/file")
    assert filesystems.kind(mounted) == ""


def test_a_network_file_system_gets_the_rollback_journal_and_is_not_shared(mounted: Path, group: str) -> None:
    with full_case(mounted.parent, name="near.db") as near:
        assert near.advice() == ""
    full_case(mounted.parent, name="near.db").close()
    path = (mounted.parent / "near.db").rename(mounted / "far.db")
    with Case.open(path, ANN) as case:
        assert case.one("PRAGMA journal_mode") == "delete"
        assert not case.readonly
        assert "is on a network file system (nfs4)" in case.advice()
        with pytest.raises(Refused, match="share it on a disk of one machine"):
            share(case, group)
    said = {one.about: one for one in examine(path, ANN)}
    assert not said["file system"].well
    assert "the rollback journal is used" in said["file system"].says
    assert "is on a network file system" in pincite("note", path, "I1", "a word").err
    made = pincite("new", mounted / "new.db")
    assert made.code == 0
    assert "is on a network file system" in made.err
    with Case.open(mounted / "new.db", ANN) as case:
        assert case.one("PRAGMA journal_mode") == "delete"


def test_a_disk_that_is_almost_full_is_said_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Room:
        f_bavail, f_frsize = 300, 4096

    with full_case(tmp_path) as case:
        assert case.advice() == ""
        monkeypatch.setattr(os, "statvfs", lambda path: Room)
        assert case.advice() == f"Only 1 MB are free beside {case.path}; make room for 3 MB."
    assert "Only 1 MB are free" in pincite("note", tmp_path / "full.db", "I1", "a word").err


def test_one_that_others_have_open_in_the_write_ahead_log_stays_read_only(
    mounted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not WAL_SAFE:
        pytest.skip("this SQLite is too old for the write-ahead log")
    path = mounted.parent / "full.db"
    with full_case(mounted.parent) as first:
        assert first.one("PRAGMA journal_mode") == "wal"
        monkeypatch.setattr(opening, "far", lambda path: "nfs")
        with Case.open(path, ANN) as second:
            assert second.readonly
            assert "not safe on a network file system" in second.notice
