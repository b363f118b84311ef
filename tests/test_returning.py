"""The place that one comes back to, and what was left half typed, said at the next start."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from rooms import small

from db import Busy, keep_draft, kept_place
from tui.article.page import View
from tui.returning import offered, place_of, state_of
from tui.state import ARTICLE, LIST, RECORD, Lines, Source, State

VIEW = View(3, 7, (7, 8), (5, 9), 6, 4, 7)


def there_and_back(state: State) -> State:
    """A state as it is after it was kept."""
    return state_of(json.loads(json.dumps(place_of(state))))


def test_the_pane_its_lines_and_the_words_in_view_come_back() -> None:
    kept = there_and_back(State().at_row(State().list))
    assert (kept.pane, kept.source) == (LIST, None)
    at = place_of(State(pane=RECORD, lines=Lines(4, 2), zoomed=True))
    at["lists"] = {"incidents": {"cursor": 9}}
    assert (state_of(at).pane, state_of(at).lines, state_of(at).zoomed) == (RECORD, Lines(4, 2), True)
    back = there_and_back(State(pane=ARTICLE, source=Source(11, VIEW, 5)))
    assert back.pane == ARTICLE
    assert back.source == Source(11, View(3, 7, (7, 8), (5, 9), 6, 4))
    assert there_and_back(State(pane=LIST, source=Source(11, VIEW))).source is None


@pytest.mark.parametrize("wrong", [{"source": {"text": 1, "view": {"no": 1}}}, {"lines": [1, 2, 3]}, {"source": 4}])
def test_a_place_of_another_pincite_is_not_come_back_to(wrong: Mapping[str, Any]) -> None:
    assert state_of({**place_of(State(zoomed=True)), **wrong}) == State()


def test_what_was_left_half_typed_is_named_with_its_keys() -> None:
    kept = [("half a note", "I3"), ("incident", "I4"), ("claim", ""), ("comment", "C1"), ("comment", "C2")]
    assert offered(kept, "B") == (
        "Left half typed: a note on I3, the form of I4, the form of a new claim and 2 more. B brings each back."
    )
    assert offered(kept[:1], "B") == "Left half typed: a note on I3. B brings it back."


async def test_what_was_left_is_said_at_the_next_start(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        room.app.browser.writer.do(
            lambda case: keep_draft(case, "incident", case.codes.id("I1"), {"title": "H"}), print
        )
    async with small(tmp_path) as room:
        await room.reads("Left half typed: the form of I1. B brings it back.")


async def test_a_note_is_kept_while_it_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.halfway.KEEP", 0.01)
    async with small(tmp_path) as room:
        await room.keys("a", "=Half")
        await room.until(lambda: ("half a note", room.app.browser.case.codes.id("I1")) in room.app.browser.halves)


async def test_a_place_that_could_not_be_kept_is_kept_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise Busy("Another program writes.")

    async with small(tmp_path) as room:
        browser = room.app.browser
        with monkeypatch.context() as held:
            held.setattr("tui.browser.keep_place", refused)
            await room.keys("4")
            browser.keep_where()
            await room.until(lambda: browser.place == {})
        browser.keep_where()
        await room.until(lambda: kept_place(browser.case).get("slots") == list(browser.state.slots))


async def test_the_place_is_kept_with_each_sign_of_life(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        browser = room.app.browser
        await room.keys("4", "enter", "enter")
        await room.until(lambda: browser.state.pane == ARTICLE)
        browser.company.tell()
        assert browser.place["pane"] == ARTICLE
        assert state_of(browser.place).source is not None
