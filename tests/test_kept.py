"""What another program wrote as a place to come back to, or as a draft, keeps nobody out."""

import ast
import inspect
import json
import pkgutil
import textwrap
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from rooms import shown
from small_case import ANN, small_case

import tui
from db import Case, drafts, keep_draft
from db.edits.comeback import keep_place
from tui import kept
from tui.article.page import View
from tui.browser import Browser
from tui.first import USUAL, came_back, title_over
from tui.kept import SCREENS, is_sound
from tui.over import Over
from tui.returning import place_of
from tui.state import State

BOARD = {"name": "board", "title": "What differs", "page": 0, "filter": "", "agreeing": False, "at": 0}
OVER = [
    BOARD | {"from": [-3, 5100273672, "who"]},
    {"name": "beside", "title": "", "records": [6174015531, 6174015537]},
    {"name": "carry", "title": "A1", "article": 4429185025, "mode": "passages", "at": 0},
    {"name": "find", "title": "Find", "words": "strike", "hit": [5100273666, None, None]},
    {"name": "history", "title": "H", "record": None, "whole": True, "operation": 3},
    {"name": "queue", "title": "Q", "which": "mine", "item": 0},
    {"name": "timeline", "title": "T", "of": "killed", "by": "month", "split": "", "bar": 2},
]
LISTED = {"filter": "killed>5", "sort": "-killed", "cursor": 5100273666, "top": None}
VIEW = {"top": 7, "passage": 4697620563, "lit": [4697620563], "span": [3, 9], "caret": None, "anchor": None}
SOUND = {
    "slots": ["articles", "incidents", "quotes"],
    "slot": 0,
    "pane": "article",
    "zoomed": False,
    "lists": {"incidents": LISTED},
    "lines": [0, 4],
    "source": {"text": 4563402754, "view": VIEW},
    "over": OVER,
    "typing": ["killed>5 pla", ""],
}


def spots(found: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each thing within a place."""
    if at:
        yield at
    for name, one in found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ():
        yield from spots(one, (*at, name))


def with_(at: tuple[Any, ...], value: object) -> Any:
    """The sound place with something else at one spot."""
    place = json.loads(json.dumps(SOUND))
    here = place
    for name in at[:-1]:
        here = here[name]
    here[at[-1]] = value
    return place


def test_what_is_kept_is_sound() -> None:
    assert is_sound(SOUND)
    assert is_sound(json.loads(json.dumps(place_of(State().at_row(State().list)))))


def screens() -> dict[str, type[Over]]:
    """Every screen over the lists that keeps something, by the name that it is kept under."""
    for one in pkgutil.walk_packages(tui.__path__, "tui."):
        if "cli" not in one.name.split("."):
            import_module(one.name)
    found, waiting = set[type[Over]](), [Over]
    while waiting:
        below = waiting.pop().__subclasses__()
        found |= set(below)
        waiting += below
    return {one.name_of(): one for one in found if one.as_left is not Over.as_left and one.__module__[:4] == "tui."}


def names_in(kind: type[Over]) -> set[str]:
    """The names under which a screen keeps things."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(kind.as_left)))
    keys = [key for one in ast.walk(tree) if isinstance(one, ast.Dict) for key in one.keys]
    return {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}


def test_every_screen_that_keeps_something_is_declared_with_all_that_it_keeps() -> None:
    found = screens()
    assert len(found) == len(OVER)
    assert {name: names_in(kind) for name, kind in found.items()} == {
        name: set(keeps) for name, (_, keeps) in SCREENS.items()
    }
    for name, (where, _) in SCREENS.items():
        assert not where or callable(getattr(import_module(where), f"{name}_again"))


def test_all_of_a_place_is_declared() -> None:
    place = place_of(State().at_row(State().list))
    assert set(place) == set(kept.PLACE)
    assert {name for one in place["lists"].values() for name in one} == set(kept.LISTED)
    assert {one.name for one in fields(View)} == {*kept.VIEW, "mending"}, "a passage that was being mended is no longer"


@pytest.mark.parametrize("value", [{"filter": [1], "text": "x", "top": -1, "name": 3}, 3.5, [[]], 1 << 70])
def test_a_thing_of_another_type_anywhere_is_found(value: object) -> None:
    ways = list(spots(SOUND))
    assert len(ways) > 60
    assert [at for at in ways if is_sound(with_(at, value))] == []


@pytest.mark.parametrize("place", [[], 3, "x", None, with_(("slot",), 3), with_(("lines",), [1, 2, 3])])
def test_the_first_frame_is_then_the_usual_one(place: object) -> None:
    assert came_back(json.dumps(place)) == USUAL
    assert title_over(json.dumps(place)) is None


async def test_the_screen_opens_all_the_same(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        keep_place(case, with_(("lists", "incidents", "filter"), 3))
    async with shown(Case.open(case.path, ANN, readonly=True)) as room:
        assert isinstance(room.screen, Browser)
        assert room.screen.state.list.filter == ""


def test_drafts_of_another_shape_are_passed_over(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        with case.side() as connection:
            for words in ("[1, 2, 3]", "{}", "7", '[{"text": 1}, {}]', '["a", "b"]', "[{}]"):
                connection.execute(
                    "INSERT INTO draft (person, kind, record, form, at) VALUES ('Ann', ?, NULL, ?, '')", (words, words)
                )
        keep_draft(case, "note", None, {"text": "mine"})
        assert [dict(one.form) for one in drafts(case)] == [{"text": "mine"}]
