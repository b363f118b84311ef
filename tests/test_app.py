"""Keys that are done at once, without the way through the queues of Textual, and those that go it."""

from pathlib import Path

import pytest
from rooms import small
from textual import events
from textual.messages import Prompt

from db import Busy
from tui.app import at_rest


async def test_a_key_is_done_at_once_where_nothing_waits_before_it(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        app = room.app
        await room.until(lambda: at_rest(app) and at_rest(app.browser))
        before = app.browser.state
        assert app.straight(events.Key("4", "4"))
        assert app.browser.state != before


async def test_a_key_waits_behind_what_came_before_it_and_with_ctrl(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        app = room.app
        await room.until(lambda: at_rest(app) and at_rest(app.browser))
        before = app.browser.state
        assert not app.straight(events.Key("ctrl+f", None))
        app.browser.post_message(Prompt())
        assert not app.straight(events.Key("4", "4"))
        assert app.browser.state == before


async def test_a_fault_of_a_key_ends_the_program_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with small(tmp_path) as room:
        app, found = room.app, []
        await room.until(lambda: at_rest(app) and at_rest(app.browser))
        monkeypatch.setattr(app, "_handle_exception", found.append)
        monkeypatch.setattr(app.browser, "press", lambda *_: {}["no such"])
        assert app.straight(events.Key("4", "4"))
        assert [type(one) for one in found] == [KeyError]


async def test_a_file_that_is_held_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(*_: object) -> None:
        raise Busy("small.db is held by another program; try again.")

    async with small(tmp_path) as room:
        app = room.app
        await room.until(lambda: at_rest(app) and at_rest(app.browser))
        monkeypatch.setattr(app.browser, "press", held)
        assert app.straight(events.Key("4", "4"))
        assert "is held by another program" in app.browser.foot.said
        app.browser.say("")
        monkeypatch.setattr(app.browser.article.selector, "release", held)
        app.browser.post_message(events.MouseUp(None, 1, 1, 0, 0, 1, False, False, False))
        await room.reads("is held by another program")
        assert app._exception is None


async def test_what_is_typed_after_the_end_is_dropped(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        app = room.app
        await room.until(lambda: at_rest(app) and at_rest(app.browser))
        before = app.browser.state
        app._exit = True
        app.browser.on_key(events.Key("4", "4"))
        app.browser.on_key(events.Key("question_mark", "?"))
        app.browser.on_paste(events.Paste("words"))
        assert app.browser.state == before
        assert not app.browser.picker.open
        app._exit = False
        app.browser.on_key(events.Key("4", "4"))
        assert app.browser.state != before


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_keys_that_end_other_programs_say_how_this_one_is_left(tmp_path: Path, key: str) -> None:
    async with small(tmp_path) as room:
        for before, said in (
            ((), "q quits from the lists, and goes back elsewhere."),
            (("/", "a"), "Esc leaves this; from the lists q quits."),
            (("escape", "ctrl+p"), "Esc leaves this; from the lists q quits."),
            (("escape", "l"), "q quits from the lists, and goes back elsewhere."),
            (("f",), "Esc goes back; from the lists q quits."),
            (("escape", "e"), "Esc goes back; from the lists q quits."),
        ):
            await room.keys(*before)
            assert said not in room.text
            await room.keys(key)
            assert said in room.text
            assert room.app.is_running
            await room.keys("b")
            assert said not in room.text
            await room.keys("backspace")


async def test_a_key_that_sets_a_stopped_terminal_going_again_does_not_quit(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("ctrl+q", "e", "end", "=typed", "ctrl+q", "x")
        assert "typedx" in room.text
        assert room.app.is_running
