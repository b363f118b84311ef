"""A case file in which nothing is made yet says what to do first; one that is held is waited for."""

import os
from pathlib import Path

import pytest
from rooms import shown
from small_case import ANN, small_case

from db import Case, add, create
from tui.opening import show


async def test_an_empty_case_says_how_to_add_articles(tmp_path: Path) -> None:
    async with shown(create(tmp_path / "new.db", ANN)) as room:
        await room.reads("pincite add CASE FILE…")


async def test_articles_alone_lead_to_their_words(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("A headline\n\nSome words of an article.\n")
    case = create(tmp_path / "new.db", ANN)
    add(case, [tmp_path / "one.txt"])
    async with shown(case) as room:
        await room.reads("4 lists them, Enter opens one.")
        assert "empty" not in room.text
        assert "…" not in "\n".join(one.partition("│")[2] for one in room.text.split("\n"))
        await room.keys("4")
        await room.reads("1 of 1")


def test_a_held_file_is_waited_for_until_the_screen_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waits = []

    class Screen:
        return_code = 0

        def __init__(self, case: Case, **_: object) -> None:
            self.case = case
            waits.append(case.wait)

        def run(self, **_: object) -> None:
            waits.append(self.case.wait)

    monkeypatch.setattr("tui.app.Pincite", Screen)
    monkeypatch.setattr("tui.opening.terminal_problem", str)
    monkeypatch.setattr("tui.opening.safe.use_ascii", bool)
    monkeypatch.setattr("os.environ", {**os.environ})
    with small_case(tmp_path, ANN) as case:
        path = case.path
    assert show(path, "Ann") == 0
    assert waits[0] > 0 == waits[1]
