"""Sentences that are left half typed: a note is kept as a draft, offered again, and gone once it is saved."""

import ast
from functools import partial
from inspect import isfunction, signature
from pathlib import Path

import pytest
from rooms import Room, small, third_article
from small_case import ANN, an_article, put_text, small_case
from test_board import nine

import db
from db import BY_NAME, ROOMS, Case, CaseError, drafts
from db.records import first_id
from tui.board import Board
from tui.why import about

TUI = Path(db.__file__).parents[1] / "tui"


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


@pytest.mark.parametrize("key", ["enter", "ctrl+o", "f2", "ctrl+s"])
async def test_a_note_is_saved_by_the_keys_that_save_a_form(tmp_path: Path, key: str) -> None:
    async with small(tmp_path) as room:
        await begin(room, "Ask the driver")
        await room.keys(key)
        await room.reads("noted as N1")


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


async def why(room: Room, words: str) -> None:
    """Begin to withdraw I1, with this reason as far as it goes."""
    await room.keys("w")
    await room.reads("Why I1 should be withdrawn")
    await room.keys(f"={words}")


async def test_a_reason_outlives_the_program_and_is_offered_where_it_is_asked_for_again(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await why(room, "Two sources say")
    assert kept(tmp_path) == [("reason", "Two sources say")]
    async with small(tmp_path) as room:
        await room.reads("Left half typed: a reason on I1.")
        await room.keys("B")
        await room.reads("Your reason is offered once it is asked for again, as w and s do.")
        await why(room, " so")
        await room.reads("Your reason as you left it. Why I1 should be withdrawn")
        await room.keys("enter")
        await room.reads("withdrawn")
        with Case.open(tmp_path / "small.db", ANN) as case:
            assert case.get("I1")["withdrawn"]
            assert case.one("SELECT reason FROM operation ORDER BY id DESC LIMIT 1") == "Two sources say so"
    assert kept(tmp_path) == []


async def test_the_form_of_words_is_brought_back_over_its_words(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "Raids killed 11 civilians and wounded 30 people.")
    async with small(tmp_path) as room:
        await third_article(room)
        await room.keys("==", "==", "c")
        await room.reads("No subject is filled in")
        await room.keys("=I1", "escape", "escape")
        await room.reads("Kept as a draft")
        await room.keys("escape", "escape", "5", "B")
        await room.reads("Recovered draft")
        assert "New claim of “killed 11 civilians”" in room.text
        assert "?property       killed" in room.text
        await room.keys("ctrl+o")
        await room.reads("C4 is the new claim. c makes one more of the same words")
        assert room.app.browser.article.selector.words == "killed 11 civilians"
        made = room.app.browser.case.get("C4")
        assert (made["said"], made["best"]) == ("killed 11 civilians", 11)
    assert kept(tmp_path) == []


async def test_a_reason_that_is_given_up_is_dropped(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await why(room, "No, wait")
        room.app.browser.halfway()
        await room.keys("escape")
        await room.reads("Nothing was changed.")
        await why(room, "")
        assert room.screen.prompt.entry.text == ""
    assert kept(tmp_path) == []


async def test_a_reason_is_kept_while_two_values_are_decided_on(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        nine(case)
    async with small(tmp_path) as room:
        await room.keys("b")
        await room.reads("disjoint · open")
        await room.keys("!", "=no contr", "enter", "=a later")
        await room.until(lambda: room.screen.prompt.entry.text == "a later")
    assert kept(tmp_path) == [("reason", "a later")]
    async with small(tmp_path) as room:
        await room.until(lambda: isinstance(room.screen, Board))
        await room.reads("disjoint · open")
        await room.keys("!", "=no contr", "enter", "= count", "enter")
        await room.reads("Decided (")
        assert "a later count" in room.text
    assert kept(tmp_path) == []


INCIDENT, CLAIM, PASSAGE = (first_id(1, BY_NAME[kind].number) + 7 for kind in ("incident", "claim", "passage"))


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"ids": (INCIDENT,)}, INCIDENT),
        ({"ids": (INCIDENT, CLAIM)}, None),
        ({"a": CLAIM, "b": INCIDENT, "kind": "same"}, CLAIM),
        ({"passage": PASSAGE, "start": 5, "stop": 9}, PASSAGE),
        ({"of_whatever_name": CLAIM}, CLAIM),
        ({"operation": 12}, None),
        ({"names": ["a tag"], "record": INCIDENT}, INCIDENT),
        ({}, None),
    ],
)
def test_a_reason_is_kept_beside_what_its_edit_is_about(given: dict[str, object], found: int | None) -> None:
    assert about(partial(print, **given)) == found


def first_given() -> dict[str, str]:
    """By the name of each edit that may ask for a reason: the name of what it is given first after the case file."""
    names = [name for room, listed in ROOMS.items() if room.startswith("db.edits.") for name in listed]
    found = {one: [*signature(getattr(db, one)).parameters] for one in names if isfunction(getattr(db, one))}
    return {one: given[1] for one, given in found.items() if {"reason", "comment"} & set(given[2:])}


def test_the_screen_names_first_what_an_edit_with_a_reason_is_about() -> None:
    first, seen = first_given(), set[str]()
    for file in sorted(TUI.glob("*.py")):
        for call in (one for one in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(one, ast.Call)):
            name = ast.unparse(call.args[0]) if ast.unparse(call.func) == "partial" and call.args else ""
            if name in first:
                seen.add(name)
                assert [one.arg for one in call.keywords][:1] == [first[name]], f"{file.name}: {name}"
    assert {"withdraw", "set_status", "decide", "merge", "hold_claim", "move_passage"} <= seen
