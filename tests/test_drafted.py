"""Leaving while what was typed could not be kept: asked once more, tried again, never waited for without an end."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from rooms import Room, small
from small_case import small_case

from db import Case, CaseError, drafts, keep_draft
from tui import drafted

WHY = "The case file cannot be reached now."
ASKED = "Leave without what you typed?"


class Disk:
    """A disk that is away, and takes no draft, until it is back."""

    away = True

    def keep(self, case: Case, kind: str, record: int | None, form: dict[str, str], *seen: dict[str, str]) -> None:
        """Keep a draft."""
        if self.away:
            raise CaseError(WHY)
        keep_draft(case, kind, record, form, *seen)

    def drop(self, *_: object) -> None:
        """Nor is one dropped."""
        raise CaseError(WHY)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The disk of every draft."""
    made = Disk()
    monkeypatch.setattr("tui.composing.keep_draft", made.keep)
    monkeypatch.setattr("tui.halfway.keep_draft", made.keep)
    return made


async def typed(room: Room, what: str) -> None:
    """Type into a form, or a note, and leave that."""
    await room.keys(*(("e", "end", "=!", "escape") if what == "form" else ("a", "=Ask the driver", "escape")))
    await room.reads(f"The draft could not be kept: {WHY}")


def kept(tmp_path: Path) -> list[str]:
    """The words of the drafts in the file."""
    with small_case(tmp_path) as other:
        return [words for one in drafts(other) for words in one.form.values()]


@pytest.mark.parametrize(("what", "of"), [("form", "the form of I1"), ("note", "a note on I1")])
async def test_words_that_could_not_be_kept_are_asked_about_before_the_program_is_left(
    tmp_path: Path, disk: Disk, what: str, of: str
) -> None:
    async with small(tmp_path) as room:
        await typed(room, what)
        await room.keys("q")
        assert ASKED in room.text
        assert f"Not kept yet: {of}. {WHY}" in " ".join(room.text.split())
        await room.keys("enter")
        assert not room.app._exit
        assert "tried again until it is kept; q quits then" in room.screen.foot.said
        await room.keys("q", "down", "enter")
        assert room.app._exit
        assert room.app.browser.drafted.patience < drafted.PATIENCE
    assert kept(tmp_path) == []


@pytest.mark.parametrize("what", ["form", "note"])
async def test_they_are_kept_once_the_file_is_there_again_and_nothing_is_asked_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, disk: Disk, what: str
) -> None:
    again: list[Callable[[], None]] = []
    async with small(tmp_path) as room:
        monkeypatch.setattr(room.app.browser, "set_timer", lambda _, act: again.append(act))
        await typed(room, what)
        await room.keys("q")
        assert ASKED in room.text
        disk.away = False
        for act in again:
            act()
        await room.until(lambda: not room.app.browser.drafted.due)
        await room.keys("escape")
        assert "kept now; q quits" in room.screen.foot.said
        await room.keys("q")
        assert room.app._exit
    assert kept(tmp_path) == ["Strike near the hospital!" if what == "form" else "Ask the driver"]


async def test_what_is_saved_after_all_is_neither_asked_about_nor_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, disk: Disk
) -> None:
    again: list[Callable[[], None]] = []
    async with small(tmp_path) as room:
        monkeypatch.setattr(room.app.browser, "set_timer", lambda _, act: again.append(act))
        await typed(room, "note")
        await room.keys("a", "enter")
        await room.reads("noted as N1")
        disk.away = False
        for act in again:
            act()
        await room.keys("q")
        assert room.app._exit
    assert kept(tmp_path) == []


async def test_a_draft_that_could_not_be_dropped_is_nothing_to_lose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, disk: Disk
) -> None:
    async with small(tmp_path) as room:
        due = room.app.browser.drafted.due
        monkeypatch.setattr("tui.composing.drop_draft_of", disk.drop)
        disk.away = False
        await room.keys("e", "end", "=!", "escape")
        await room.until(lambda: not due)
        await room.keys("e")
        await room.reads("Recovered draft")
        await room.keys("ctrl+t", "escape")
        await room.until(lambda: [one.why for one in due.values()])
        await room.keys("q")
        assert room.app._exit


async def test_while_the_file_system_is_silent_what_is_on_its_way_is_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with small(tmp_path) as room:
        monkeypatch.setattr(room.app.browser.writer, "do", lambda *how, **more: None)  # it waits for the file system
        await room.keys("e", "end", "=!", "escape")
        pulse = SimpleNamespace(silent=True, sentence="It does not answer.", close=lambda: None, check=lambda: None)
        monkeypatch.setattr(room.app, "pulse", pulse)
        await room.keys("q")
        assert ASKED in room.text
        assert "It does not answer." in room.text
        pulse.silent = False
        await room.keys("escape", "q")
        assert room.app._exit
