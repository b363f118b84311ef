"""The room that is set aside beside a case file: what is half typed is kept on a disk that is full."""

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from empty_case import ANN, BEN, empty_case
from rooms import small

from db import spare
from db.case import Case
from db.edits import drafts as room
from db.edits.drafts import drafts, keep_draft
from db.edits.presence import keep_presence
from db.edits.sharing import belongs
from db.errors import Full
from db.spare import PLENTY, SPARE, keep_spare, spare_of
from tui.company import leave

FORM = {"title": "T" * 2000}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with empty_case(tmp_path) as case:
        yield case


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 24 MB; skips where none can be had."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Leave no room on a disk."""
    with (folder / "fill").open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)) == 4096:
                pass
        except OSError:
            return


def titles(case: Case) -> list[str]:
    """What Ann's drafts say."""
    return [one.form["title"] for one in drafts(case)]


@pytest.mark.parametrize("journal", ["WAL", "DELETE"])
def test_what_is_half_typed_is_kept_on_a_disk_that_stays_full(small_disk: Path, journal: str) -> None:
    with empty_case(small_disk) as case:
        case.rows(f"PRAGMA journal_mode = {journal}")
        for number in range(30):  # what the file itself is still to take
            with case.write("note") as writer:
                writer.insert("note", {"text": f"{number} " + "x" * 3000})
        keep_spare(case)
        fill(small_disk)
        for number in range(60):
            keep_draft(case, "incident", None, {"title": f"{number} {FORM['title']}"})
        with pytest.raises(Full, match="The disk is full; nothing was changed"), case.write("note") as writer:
            writer.insert("note", {"text": "y" * 2 * SPARE})
        keep_draft(case, "incident", None, {"title": "the last"})
        assert titles(case) == ["the last"]
        keep_spare(case)
        assert not spare_of(case.path).exists()  # the little that is left is for what is typed
    with Case.open(case.path, ANN) as again:
        assert titles(again) == ["the last"]


def test_a_draft_that_cannot_be_kept_leaves_the_one_before_it(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spare, "MEMORY", str(tmp_path / "none" / "there"))
    keep_draft(case, "incident", None, {"title": "first"})
    pages = case.one("PRAGMA page_count")
    case.rows(f"PRAGMA max_page_count = {pages}")  # SQLite then says that the disk is full
    with pytest.raises(Full):
        keep_draft(case, "incident", None, {"title": "x" * 100_000})
    assert titles(case) == ["first"]


def test_a_full_disk_is_given_what_was_set_aside(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_spare(case)
    path, put = spare_of(case.path), room.replace_draft

    def full(*given: object) -> None:
        if path.exists():
            raise Full("The disk is full.")
        put(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(room, "replace_draft", full)
    keep_draft(case, "incident", None, FORM)
    assert titles(case) == [FORM["title"]]


def test_what_is_set_aside_is_empty_and_no_more_open_than_the_case_file(case: Case) -> None:
    os.chmod(case.path, 0o660)
    keep_spare(case)
    path = spare_of(case.path)
    assert path.read_bytes() == bytes(SPARE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o660
    assert belongs(path)
    keep_spare(case)  # it is there


def test_nothing_is_set_aside_where_there_is_little_room_or_nothing_is_written(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case.open(case.path, ANN, readonly=True) as looking:
        keep_spare(looking)
    assert not spare_of(case.path).exists()
    monkeypatch.setattr(spare, "free", lambda _: PLENTY - 1)
    keep_spare(case)
    assert not spare_of(case.path).exists()


def test_who_leaves_last_gives_it_back(case: Case) -> None:
    with Case.open(case.path, BEN) as other:
        for one in (case, other):
            keep_presence(one)
            keep_spare(one)
        leave(other)
        assert spare_of(case.path).exists()
        leave(case)
        assert not spare_of(case.path).exists()


async def test_the_screen_sets_it_aside_and_gives_it_back(tmp_path: Path) -> None:
    async with small(tmp_path) as room_:
        path = spare_of(room_.app.case.path)
        room_.app.browser.company.tell()
        await room_.until(path.exists)
    assert not path.exists()
