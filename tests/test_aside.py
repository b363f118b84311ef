"""Drafts that the disk does not take: kept in the machine's memory, private, and brought into the file afterwards."""

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from empty_case import BEN, empty_case
from rooms import small
from small_case import small_case

from db import opening, spare
from db.case import Case
from db.edits import aside
from db.edits import drafts as room
from db.edits.drafts import bring_in, drafts, drop_draft_of, keep_draft
from db.edits.expunge import Everywhere, expunge
from db.errors import Aside, Full, ReadOnly, Refused
from db.sqlite import OperationalError

FULL = "The disk is full; nothing was changed."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with empty_case(tmp_path) as case:
        yield case


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place in memory of our own; skips where there is none."""
    folder = Path(f"/dev/shm/pincite-test-{os.getpid()}")
    if not os.access("/dev/shm", os.W_OK):
        pytest.skip("no memory is a folder here")
    monkeypatch.setattr(spare, "MEMORY", str(folder))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def no_room(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A disk that takes no draft for as long as the test says."""

    def refused(*_: object) -> None:
        raise Full(FULL)

    with monkeypatch.context() as patch:
        patch.setattr(room, "replace_draft", refused)
        yield patch


def ended(memory: Path) -> None:
    """The program that set drafts aside is gone."""
    child = subprocess.Popen(["true"])
    child.wait()
    for path in memory.iterdir():
        path.rename(path.with_name(f"{path.name.rpartition('-')[0]}-{child.pid}"))


def titles(case: Case) -> list[str]:
    """What this person's drafts say."""
    return [one.form["title"] for one in drafts(case)]


def test_what_no_disk_takes_is_brought_in_later(case: Case, memory: Path, no_room: pytest.MonkeyPatch) -> None:
    for title in ("first", "last"):
        with pytest.raises(Aside, match=r"The disk is full.* kept in this machine's memory"):
            keep_draft(case, "incident", None, {"title": title})
    with pytest.raises(Aside):
        keep_draft(case, "report", None, {"title": "another"})
    (path,) = memory.iterdir()
    assert stat.S_IMODE(memory.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    no_room.undo()
    bring_in(case)
    assert titles(case) == []  # the program that has it runs still
    ended(memory)
    bring_in(case)
    assert sorted(titles(case)) == ["another", "last"]
    assert not memory.exists()


def test_what_the_disk_takes_again_or_nobody_wants_is_aside_no_longer(
    case: Case, memory: Path, no_room: pytest.MonkeyPatch
) -> None:
    for kind in ("incident", "report", "actor"):
        with pytest.raises(Aside):
            keep_draft(case, kind, None, {"title": "then"})
    no_room.undo()
    keep_draft(case, "incident", None, {"title": "now"})
    drop_draft_of(case, "report", None)
    ended(memory)
    bring_in(case)
    assert [(one.kind, one.form["title"]) for one in drafts(case)] == [("actor", "then"), ("incident", "now")]


def test_a_newer_draft_is_not_replaced(case: Case, memory: Path, no_room: pytest.MonkeyPatch) -> None:
    with pytest.raises(Aside):
        keep_draft(case, "incident", None, {"title": "old"})
    ended(memory)
    no_room.undo()
    case.clock = lambda: "2099-01-01T00:00:00Z"
    keep_draft(case, "incident", None, {"title": "new"})
    bring_in(case)
    assert titles(case) == ["new"]


def test_it_is_the_persons_own(case: Case, memory: Path, no_room: pytest.MonkeyPatch) -> None:
    with pytest.raises(Aside):
        keep_draft(case, "incident", None, {"title": "hers"})
    ended(memory)
    no_room.undo()
    with Case.open(case.path, BEN) as other:
        bring_in(other)
        assert titles(other) == []
    bring_in(case)
    assert titles(case) == ["hers"]


def test_words_typed_before_an_expunging_do_not_come_back(tmp_path: Path, memory: Path) -> None:
    with small_case(tmp_path) as case:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(room, "replace_draft", lambda *_: (_ for _ in ()).throw(Full(FULL)))
            with pytest.raises(Aside):
                keep_draft(case, "incident", None, {"title": "at the hospital"})
        expunge(case, Everywhere("hospital"), "He asked for it.", yes=True)  # by another program: this one still runs
        ended(memory)
        bring_in(case)
        assert titles(case) == []
        assert not memory.exists()


def test_words_set_aside_by_who_is_gone_are_expunged_with_all_others(tmp_path: Path, memory: Path) -> None:
    with small_case(tmp_path) as case:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(room, "replace_draft", lambda *_: (_ for _ in ()).throw(Full(FULL)))
            with pytest.raises(Aside):
                keep_draft(case, "incident", None, {"title": "at the hospital"})
        ended(memory)
        expunge(case, Everywhere("hospital"), "He asked for it.", yes=True)
        assert "hospital" not in "".join(titles(case))
        assert not memory.exists()


def test_a_disk_that_turned_read_only_is_named_as_that(case: Case, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    assert not opening.turned_readonly(disk / "a.db")
    command = ["mount", "-t", "tmpfs", "-o", "size=1m,ro", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        assert opening.turned_readonly(disk / "a.db")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize(("found", "else_"), [("disk I/O error", Full), ("unable to open database file", Refused)])
def test_a_disk_that_takes_nothing_any_more_is_no_full_one(
    case: Case, monkeypatch: pytest.MonkeyPatch, found: str, else_: type[Exception]
) -> None:
    trouble = OperationalError(found)  # the second where a journal is to be made
    assert type(case.trouble(trouble)) is else_
    monkeypatch.setattr(opening, "turned_readonly", lambda _: True)
    said = case.trouble(trouble)
    assert isinstance(said, ReadOnly)
    assert "can only be read now" in str(said)


@pytest.mark.parametrize("mode", [0o755, 0o777])
def test_a_folder_that_others_can_look_into_is_not_used(
    case: Case, memory: Path, no_room: pytest.MonkeyPatch, mode: int
) -> None:
    memory.mkdir()
    memory.chmod(mode)
    with pytest.raises(Full, match=FULL):
        keep_draft(case, "incident", None, {"title": "open to all"})
    assert list(memory.iterdir()) == []


def test_a_link_or_another_disk_is_not_used(
    case: Case, memory: Path, no_room: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "disk").mkdir(mode=0o700)
    memory.symlink_to(tmp_path / "disk")
    with pytest.raises(Full):
        keep_draft(case, "incident", None, {"title": "x"})
    memory.unlink()
    no_room.setattr(spare, "MEMORY", str(tmp_path / "disk"))
    no_room.setattr(aside.filesystems, "kind", lambda _: "ext4")
    with pytest.raises(Full):
        keep_draft(case, "incident", None, {"title": "x"})
    assert list((tmp_path / "disk").iterdir()) == []


def test_what_another_program_left_there_is_nothing(case: Case, memory: Path) -> None:
    path = memory / f"{aside.of(case)}-999999999"
    for words in ("", "[1]", '[[["ann"], "", 1]]', '[[["ann", "incident", null, "[1]", "x"], "", 1]]'):
        memory.mkdir(0o700)
        path.write_text(words)
        bring_in(case)
        assert titles(case) == []


async def test_it_is_said_offered_and_nothing_is_asked_on_leaving(tmp_path: Path, memory: Path) -> None:
    async with small(tmp_path) as one:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(room, "replace_draft", lambda *_: (_ for _ in ()).throw(Full(FULL)))
            await one.keys("e", "end", "=!", "escape")
            await one.reads("kept in this machine's memory meanwhile")
            await one.keys("q")
            assert one.app._exit
            one.app.browser.writer.close()
            one.app.browser.writer.join()
    ended(memory)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "replace_draft", lambda *_: (_ for _ in ()).throw(Full(FULL)))
        async with small(tmp_path) as still:
            await still.reads("waits in this machine's memory")
            await still.keys("j", "B")
            await still.reads("waits in this machine's memory")
            patch.undo()
            await still.keys("j", "B")  # there is room again
            await still.reads("Recovered draft")
    async with small(tmp_path) as again:
        await again.reads("Left half typed: the form of I1.")
    with small_case(tmp_path) as case:
        assert titles(case) == ["Strike near the hospital!"]
