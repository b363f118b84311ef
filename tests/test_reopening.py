"""What was open over the lists when the program was cut off is open again; who left from there finds the lists."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from rooms import Room, shown
from sample_case import sample_case
from small_case import ANN, small_case

from db import Case, drafts, keep_draft, keep_place, kept_place
from tui import board, readings
from tui.beside import Beside
from tui.board import Board
from tui.browser import Browser
from tui.carry import Carry
from tui.editor.screen import Editor
from tui.find import Find
from tui.history import History
from tui.over import Over
from tui.queue import Queue
from tui.timeline import Timeline


@asynccontextmanager
async def again(path: Path, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Room]:
    """The program on a case file once more, for Ann."""
    async with shown(Case.open(path, ANN, readonly=True), size) as room:
        yield room


@pytest.fixture
def sample_path(tmp_path: Path) -> Path:
    """A copy of the sample."""
    with sample_case(tmp_path) as case:
        return case.path


def over(room: Room, kind: type[Over]) -> Any:
    """The screen of this kind, if it is in front."""
    return room.screen if isinstance(room.screen, kind) else None


async def test_finding_comes_back_with_its_words_and_its_hit(sample_path: Path) -> None:
    async with again(sample_path) as room:
        await room.keys("f", "=hospital")
        await room.until(lambda: over(room, Find).finds.hits and not over(room, Find).looking)
        await room.keys("down", "down", "down")
        hit = over(room, Find).finds.hit
        assert over(room, Find).finds.at == 3
    async with again(sample_path) as room:
        await room.until(lambda: over(room, Find) and over(room, Find).finds.hit == hit)
        assert over(room, Find).entry.text == "hospital"
        await room.keys("enter")
        await room.until(lambda: isinstance(room.screen, Browser))


async def test_a_filter_that_is_being_typed_comes_back_and_escape_leads_to_the_one_before(sample_path: Path) -> None:
    async with again(sample_path) as room:
        await room.keys("2", "/", "=killed>5", "enter")
        await room.until(lambda: room.app.browser.state.list.filter == "killed>5" and not room.app.browser.prompt.open)
        await room.keys("/", "= pla")
        await room.until(lambda: room.app.browser.prompt.entry.text == "killed>5 pla")
    async with again(sample_path) as room:
        await room.until(lambda: room.app.browser.prompt.open)
        assert room.app.browser.prompt.entry.text == "killed>5 pla"
        await room.keys("=ce:Idlib")
        await room.until(lambda: room.app.browser.state.list.filter == "killed>5 place:Idlib")
        await room.keys("escape")
        await room.until(lambda: room.app.browser.state.list.filter == "killed>5" and not room.app.browser.prompt.open)
    async with again(sample_path) as room:
        await room.until(lambda: room.app.browser.state.list.filter == "killed>5")
        assert not room.app.browser.prompt.open


async def test_the_queue_comes_back_at_its_item(sample_path: Path) -> None:
    async with again(sample_path) as room:
        await room.keys("W")
        await room.until(lambda: over(room, Queue).pane.one)
        await room.keys("tab", "tab")
        await room.until(lambda: over(room, Queue).which == "theirs" or over(room, Queue).pane.items)
        await room.keys("shift+tab", "shift+tab")
        await room.until(lambda: over(room, Queue).which == "review" and over(room, Queue).pane.rests)
        await room.keys("down", "down")
        item = over(room, Queue).pane.one.code
        assert over(room, Queue).pane.at == 2
    async with again(sample_path) as room:
        await room.until(lambda: over(room, Queue) and over(room, Queue).pane.one)
        assert over(room, Queue).pane.one.code == item


async def test_a_comment_that_was_half_typed_is_offered_over_the_queue_that_comes_back(sample_path: Path) -> None:
    async with again(sample_path) as room:
        await room.keys("W")
        await room.until(lambda: over(room, Queue).pane.one)
        item = over(room, Queue).pane.one.code
        await room.keys("b", "=Ask them")
        await room.reads("Ask them")
    async with again(sample_path) as room:
        await room.until(lambda: over(room, Queue) and over(room, Queue).pane.one)
        await room.reads(f"Left half typed: a comment on {item}. B in the lists brings it back.")


async def test_history_comes_back_at_its_operation(sample_path: Path) -> None:
    async with again(sample_path) as room:
        await room.keys("H", "tab")
        await room.until(lambda: over(room, History).whole and len(over(room, History).pane.deeds) > 2)
        await room.keys("down", "down")
        deed = over(room, History).pane.deed.operation
        assert over(room, History).pane.at
    async with again(sample_path) as room:
        await room.until(lambda: over(room, History) and over(room, History).pane.deed)
        assert over(room, History).pane.deed.operation == deed
        record = over(room, History).past.title
        await room.keys("tab")
        await room.reads(f"History of {record}")


async def test_the_timeline_comes_back_as_it_was_drawn(sample_path: Path) -> None:
    async with again(sample_path) as room:
        await room.keys("m", "y", "=year", "enter")
        await room.until(lambda: over(room, Timeline).by == "year" and over(room, Timeline).pane.places)
        await room.keys("down")
        bar = over(room, Timeline).pane.bar
    async with again(sample_path) as room:
        await room.until(lambda: over(room, Timeline) and over(room, Timeline).pane.bar == bar)
        assert over(room, Timeline).by == "year"


async def whole_board(room: Room) -> None:
    """Open the board of the whole case."""
    browser = room.app.browser
    browser.go(browser.state.to_list("reports").with_list(browser.state.list_of("reports")))
    await room.keys("b")
    await room.until(lambda: over(room, Board))
    over(room, Board).filter = ""
    over(room, Board).read()
    await room.until(lambda: over(room, Board).thing)


async def test_the_board_comes_back_and_two_sources_over_it(sample_path: Path) -> None:
    async with again(sample_path) as room:
        await whole_board(room)
        await room.keys("down", "enter")
        await room.until(lambda: over(room, Beside) and over(room, Beside).pane.sources)
        sources = over(room, Beside).pane.sources
    async with again(sample_path) as room:
        await room.until(lambda: over(room, Beside) and over(room, Beside).pane.sources == sources)
        await room.keys("escape")
        await room.until(lambda: over(room, Board))
        assert over(room, Board).pane.at == 1
        await room.keys("escape")
        await room.until(lambda: isinstance(room.screen, Browser))


async def test_two_sources_come_back_from_far_down_the_board(
    sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "FIRST", 2)
    monkeypatch.setattr(readings, "GROUPS", 2)
    monkeypatch.setattr(board, "NEAR", 1)
    async with again(sample_path) as room:
        await whole_board(room)
        first = over(room, Board).thing
        while len(over(room, Board).seen.things) < 7:
            await room.keys("down")
            await room.until(lambda: not over(room, Board).reading)
        thing = over(room, Board).thing
        assert over(room, Board).at_group()[0] not in over(room, Board).seen.things[:2]
        await room.keys("enter")
        await room.until(lambda: over(room, Beside) and over(room, Beside).pane.sources)
        sources = over(room, Beside).pane.sources
    async with again(sample_path) as room:
        await room.until(lambda: over(room, Beside) and over(room, Beside).pane.sources == sources)
        await room.keys("escape")
        await room.until(lambda: over(room, Board) and not over(room, Board).reading)
        assert over(room, Board).thing == thing
        for _ in range(100):  # what stands before it can be reached
            await room.keys("up")
            await room.until(lambda: not over(room, Board).reading)
        assert over(room, Board).thing == first


async def test_the_texts_of_an_article_come_back(sample_path: Path) -> None:
    async with again(sample_path) as room:
        await room.keys("4", "~", "tab", "tab")
        await room.until(lambda: over(room, Carry) and over(room, Carry).mode == "versions")
        title = over(room, Carry).pane.title
    async with again(sample_path) as room:
        await room.until(lambda: over(room, Carry) and over(room, Carry).pane.title == title)


async def test_who_left_it_finds_the_lists(sample_path: Path) -> None:
    async with again(sample_path) as room:
        await room.keys("W")
        await room.until(lambda: over(room, Queue))
        await room.keys("q")
        await room.until(lambda: isinstance(room.screen, Browser))
    async with again(sample_path) as room:
        await room.until(lambda: room.app.browser.pane.window)
        assert isinstance(room.screen, Browser)


async def test_it_is_kept_soon_after_a_key(sample_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.browser.KEEP", 0.01)
    async with again(sample_path) as room:
        await room.keys("m")
        await room.until(lambda: over(room, Timeline))
        await room.until(lambda: kept_place(room.app.browser.case).get("over"))
        await room.keys("q")
        await room.until(lambda: kept_place(room.app.browser.case).get("over") == [])


WRONG: tuple[Any, ...] = (
    [{"name": "queue", "which": "nobody's", "item": 0}],
    [{"name": "board", "page": 77, "filter": "", "agreeing": False, "at": 0}],
    [{"name": "history", "record": 5, "whole": False, "operation": 0}],
    [{"name": "timeline", "of": "words", "by": "month", "split": "", "bar": 0}],
    [{"name": "carry"}],
    [{"name": "find", "words": "x", "hit": [1]}],
    ["find"],
    [{"name": "unheard of"}],
    {"name": "find"},
    7,
)


@pytest.mark.parametrize("wrong", WRONG, ids=str)
async def test_what_another_pincite_kept_is_let_be(tmp_path: Path, wrong: Any) -> None:
    with small_case(tmp_path) as case:
        keep_place(case, {**kept_place(case), "over": wrong})
        path = case.path
    async with again(path) as room:
        await room.until(lambda: room.app.browser.pane.window)
        assert isinstance(room.screen, Browser)


async def test_one_key_brings_back_what_was_half_typed(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        keep_draft(case, "claim", case.codes.id("C1"), {"quotation": "Half"})
        path = case.path
    async with again(path) as room:
        await room.reads("Left half typed: the form of C1. B brings it back.")
        await room.keys("B")
        await room.until(lambda: over(room, Editor) and over(room, Editor).filled)
        assert over(room, Editor).filled.code == "C1"
        await room.keys("escape")


async def test_of_several_the_one_that_is_picked_comes_back(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        keep_draft(case, "comment", case.codes.id("C1"), {"text": "Which driver"})
        keep_draft(case, "half a note", case.codes.id("C2"), {"text": "Ask th"})
        path = case.path
    async with again(path) as room:
        await room.keys("B")
        await room.until(lambda: room.screen.picker.open)
        assert "a comment on C1" in room.text
        await room.keys("=note", "enter")
        await room.until(lambda: room.screen.prompt.open)
        assert room.screen.prompt.entry.text == "Ask th"
        await room.keys("= driver", "enter")
        await room.reads("noted as N1")
        await room.keys("B")
        await room.until(lambda: over(room, Queue) and room.screen.prompt.open)
        assert (over(room, Queue).pane.one.code, room.screen.prompt.entry.text) == ("C1", "Which driver")
        await room.keys("enter")
        await room.reads("C1: sent back")
        await room.keys("q")
        await room.until(lambda: isinstance(room.screen, Browser))
        await room.until(lambda: not drafts(room.app.browser.case))
        await room.keys("B")
        await room.reads("Nothing was left half typed.")
