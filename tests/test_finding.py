"""Filters and orders of lists that take a moment to come."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from rooms import Room, shown
from small_case import small_case

from db import CaseError, make_record
from tui.finding import show
from tui.state import ListState

Done = Callable[[CaseError | None], None]


@asynccontextmanager
async def two(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Room, int, list[Done]]]:
    """A case of two incidents, the second of them, and lists that come once they are called for."""
    case = small_case(folder)
    second = make_record(case, "incident", {"title": "A second strike"}).ids[0]
    async with shown(case) as room:
        yield room, second, later(room, monkeypatch)


async def test_a_cursor_that_is_moved_while_a_filter_is_on_its_way_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with two(tmp_path, monkeypatch) as (room, second, late):
        browser = room.app.browser
        first = browser.state.list.cursor
        show(browser, replace(browser.state.list, filter="status:todo"))
        await room.keys("j")
        assert browser.state.list.cursor == second != first
        late.pop()(None)
        assert (browser.state.list.filter, browser.state.list.cursor) == ("status:todo", second)


async def test_a_cursor_that_stays_is_where_the_filter_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with two(tmp_path, monkeypatch) as (room, second, late):
        show(room.app.browser, replace(room.app.browser.state.list, filter="status:todo", cursor=second))
        late.pop()(None)
        assert room.app.browser.state.list.cursor == second


def later(room: Room, monkeypatch: pytest.MonkeyPatch) -> list[Done]:
    """What is to be called once the list that is asked for is made."""
    found: list[Done] = []
    shelf = room.app.browser.shelf
    make = shelf.make

    def made(state: ListState, done: Done) -> None:
        found.append(done)
        monkeypatch.setattr(shelf.reader, "ask", lambda _key, read, take, _rank=0: take(read(shelf.case)))
        make(state, lambda _: None)
        monkeypatch.undo()

    monkeypatch.setattr(shelf, "make", made)
    return found
