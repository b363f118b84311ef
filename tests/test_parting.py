"""Out of a form whose saving waits for another program: no key is kept back, and nothing that was typed is lost."""

from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import pytest
from rooms import Room, small
from small_case import BEN, small_case

from db import drafts
from tui.browser import Browser
from tui.editor.screen import Editor


@asynccontextmanager
async def left_while_held(
    folder: Path, monkeypatch: pytest.MonkeyPatch, **changed: str
) -> AsyncIterator[tuple[Room, Callable[[], None]]]:
    """A changed title on its way into a file that Ben is changing, the form left; and what has Ben let go."""
    monkeypatch.setattr("tui.threads.TELL", 0.0)
    with small_case(folder, BEN) as other, ExitStack() as held:
        async with small(folder) as room:
            await room.keys("e")
            await room.until(lambda: isinstance(room.screen, Editor) and room.screen.form.slots)
            await room.keys("=, on a mill")
            held.enter_context(other.write("edit")).update("incident", other.codes.id("I1"), changed)
            await room.keys("ctrl+o")
            await room.reads("Esc leaves the form to it.")
            await room.keys("j", "escape")
            await room.until(lambda: isinstance(room.screen, Browser))
            await room.reads("It is saved as soon as the case file is free, which is said then.")
            yield room, held.close


async def test_what_was_left_to_be_saved_is_saved_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with left_while_held(tmp_path, monkeypatch, scope="series") as (room, let_go):
        await room.keys("1")
        await room.until(lambda: room.app.browser.state.slot == 0)
        let_go()
        await room.reads("I1: title set.")
        assert room.app.browser.state.slot == 0
    with small_case(tmp_path) as case:
        assert case.label(case.codes.id("I1")) == "Strike near the hospital, on a mill"
        assert drafts(case) == []


async def test_what_cannot_be_saved_then_is_a_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with left_while_held(tmp_path, monkeypatch, title="Another title") as (room, let_go):
        let_go()
        await room.reads("What you typed is kept as a draft.")
        await room.until(lambda: not room.app.browser.drafted.due)
    with small_case(tmp_path) as case:
        assert case.label(case.codes.id("I1")) == "Another title"
        assert [dict(one.form) for one in drafts(case)] == [{"title": "Strike near the hospital, on a mill"}]
