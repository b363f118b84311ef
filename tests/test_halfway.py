"""Sentences that are left half typed: a note is kept as a draft, offered again, and gone once it is saved."""

from pathlib import Path

import pytest
from rooms import Room, small
from small_case import ANN

from db import Case, CaseError, drafts


def kept(folder: Path) -> list[tuple[str, str]]:
    """Ann's drafts: their kinds and words."""
    with Case.open(folder / "small.db", ANN) as case:
        return [(one.kind, one.form["text"]) for one in drafts(case)]


async def begin(room: Room, words: str) -> None:
    """Begin a note on I1."""
    await room.keys("a", f"={words}")
    await room.until(lambda: room.screen.prompt.entry.text.endswith(words))


async def test_a_note_that_is_left_is_offered_again(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await begin(room, "Ask the driver")
        await room.keys("escape")
        await room.reads("Kept as a draft; a note on the same offers it again.")
        await room.keys("a")
        await room.reads("Your note as you left it")
        assert room.screen.prompt.entry.text == "Ask the driver"
        await room.keys("= again", "enter")
        await room.reads("noted as N1")
        assert room.app.browser.case.get("N1")["text"] == "Ask the driver again"
    assert kept(tmp_path) == []


@pytest.mark.parametrize("ends", ["quit", "escape, emptied"])
async def test_a_note_outlives_the_program_unless_it_is_emptied(tmp_path: Path, ends: str) -> None:
    async with small(tmp_path) as room:
        await begin(room, "Half a sentence")
        if ends != "quit":
            await room.keys("escape", "a", "ctrl+u", "escape")
    assert kept(tmp_path) == ([("half a note", "Half a sentence")] if ends == "quit" else [])


async def test_a_note_that_cannot_be_saved_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with small(tmp_path) as room:
        await begin(room, "x" * 20)

        def refused(*_: object, **__: object) -> None:
            raise CaseError("The file is full.")

        monkeypatch.setattr("tui.noting.note", refused)
        await room.keys("enter")
        await room.reads("The file is full.")
    assert kept(tmp_path) == [("half a note", "x" * 20)]
