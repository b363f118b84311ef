"""Rows of a list that are kept as they were drawn: never other than they would be drawn now; and when they are."""

from pathlib import Path
from typing import Any

import pytest
from small_case import BEN, small_case
from test_browser import Screen, many, shown
from test_canvas import Drawn
from textual import events

from db import Case, kept_place, set_fields
from tui.app import at_rest


def drawn(screen: Screen) -> list[Any]:
    """All lines of all lists."""
    return [list(pane.render_line(y)) for pane in screen.browser.panes for y in range(pane.size.height)]


async def test_rows_that_are_kept_are_as_they_would_be_drawn(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        path = case.path
    async with shown(Case.open(path, BEN)) as screen:

        def check(after: str) -> None:
            kept = drawn(screen)
            for pane in screen.browser.panes:
                pane.strips.clear()
            assert kept == drawn(screen), after

        for key in ("j", "k", "space", "j", "tab", "2", "o", "escape", "x", "/", "escape", "z", "z", "G", "g"):
            await screen.keys(key)
            check(key)
        await screen.pilot.resize_terminal(100, 30)
        await screen.pilot.pause()
        check("resize")
        with Case.open(path) as other:
            set_fields(other, other.codes.id("I1"), {"title": "Otherwise"})
        await screen.until(lambda: "Otherwise" in screen.text())
        check("a change by another")


async def test_a_row_is_drawn_once_for_each_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with shown(many(tmp_path)) as screen:
        await screen.keys("j", "k", "j")
        pane, made = screen.browser.pane, []
        draw = pane.drawn_row
        monkeypatch.setattr(pane, "drawn_row", lambda row, *look: made.append(row.id) or draw(row, *look))
        await screen.keys("k", "j", "k")
        assert made == []


async def test_what_keys_changed_is_drawn_once_they_are_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = Drawn(monkeypatch)
    async with shown(many(tmp_path)) as screen:
        await screen.until(lambda: at_rest(screen.app) and at_rest(screen.browser))
        before = cells.lines
        assert screen.app.straight(events.Key("j", "j"))
        assert cells.lines == before
        screen.app.typed()
        assert cells.lines == before + 3, "the title, the row that was left, the one reached"
        assert not cells.wrong(screen)


async def test_a_key_that_opens_another_screen_leaves_nothing_undrawn(tmp_path: Path) -> None:
    async with shown(small_case(tmp_path)) as screen:
        assert screen.app.straight(events.Key("question_mark", "?"))
        await screen.pilot.pause()
        assert not screen.browser.canvas.held
        assert not screen.browser.canvas.due


async def test_the_place_is_kept_once_a_held_key_rests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.browser.KEEP", 0.01)
    monkeypatch.setattr("tui.trail.STREAK", 600)
    monkeypatch.setattr("tui.trail.TRAIL", 600)
    async with shown(many(tmp_path)) as screen:
        browser = screen.browser
        screen.app.simulate_key("down")
        screen.app.simulate_key("down")
        await screen.until(lambda: browser.follower.trailing)
        await screen.until(lambda: browser.keeping and browser.keeping._args[0] > 1)
        assert kept_place(browser.case) == {}
        browser.follower.settle()
        await screen.until(lambda: kept_place(browser.case))
