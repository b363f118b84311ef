"""What stands in the way is said at once, in keys as they are bound: locks, near tags, what a reading leaves over."""

from dataclasses import replace
from pathlib import Path

import pytest
from rooms import Room, small
from small_case import BEN, small_case
from test_browser import many
from test_browser import shown as on_screen
from test_coding import at_paragraph, coded

from db import (
    Case,
    describe,
    drafts,
    make_record,
    near_tags,
    rename_view,
    save_view,
    set_fields,
    set_status,
    tag,
    views,
)
from db.errors import Refused
from tui.app import Pincite
from tui.editor.screen import Editor
from tui.keys import KEYS, rebound
from tui.rows import Needs, fit, line

SAVE = "ctrl+o"


def finalized(folder: Path) -> None:
    """The small case with its incident finalized."""
    with small_case(folder) as case:
        set_status(case, case.codes.id("I1"), "finalized")


@pytest.mark.parametrize("key", ["e", "t", "w", "L"])
async def test_a_finalized_record_says_at_once_what_locks_it(tmp_path: Path, key: str) -> None:
    finalized(tmp_path)
    async with small(tmp_path) as room:
        await room.keys(key)
        await room.reads("I1 is finalized, which locks it; s reopens it, with a reason.")
        assert room.screen is room.app.browser
        assert not room.screen.prompt.open
        await room.keys("a")
        assert room.screen.prompt.open  # a note changes nothing of it
        await room.keys("escape", "s")
        await room.reads("finalized: to reopen it, pick another and say why")


async def test_what_is_held_of_a_finalized_record_is_locked_with_it(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        set_fields(case, case.codes.id("I1"), {"killed": "11 civilians"})
    finalized(tmp_path)
    async with small(tmp_path) as room:
        await room.keys("=:S1", "enter")
        await room.until(lambda: room.app.browser.state.record == room.app.case.codes.id("S1"))
        await room.keys("e")
        await room.reads("I1 is finalized, which locks it")


async def test_a_tag_much_like_another_is_asked_for_once_more(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        tag(case, case.codes.id("I1"), ["hospital", "look-alike"])
        assert near_tags(case, "HOSPITAL") == []
        assert near_tags(case, "hospitals") == near_tags(case, "hospitl") == ["hospital"]
        assert near_tags(case, "look alikes") == ["look-alike"]
        assert near_tags(case, "bread") == []
    async with small(tmp_path) as room:
        await room.keys("t", "=hospitals", "enter")
        await room.reads("New tag “hospitals”; near: hospital.")
        with small_case(tmp_path, BEN) as other:
            assert other.one("SELECT count(*) FROM tag") == 2
            await room.keys("enter")
            await room.reads("I1: tagged hospitals; “hospitals” is a new tag.")
            assert other.one("SELECT count(*) FROM tag") == 3
        await room.keys("t", "=hospitls", "enter", "tab", "enter")
        await room.reads("I1: nothing to change, it stands so already.")


async def test_what_was_read_from_words_outlives_taking_back_what_was_typed(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_paragraph(room)
        await coded(room, "==", "==", "c")
        await room.until(lambda: isinstance(room.screen, Editor) and room.screen.form.slots)
        form = room.screen
        assert isinstance(form, Editor)
        read = dict(form.form.texts)
        await room.keys("ctrl+u", "=something else", "ctrl+t")
        await room.reads("what was read from the words stays")
        assert {name: text for name, text in form.form.texts.items() if text} == {k: v for k, v in read.items() if v}
        await room.keys(SAVE)
        await room.reads("C4 is the new claim.")
        with small_case(tmp_path) as other:
            assert drafts(other) == []


async def test_undo_and_redo_say_in_words_what_they_did(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("t", "=market", "enter")
        await room.reads("tagged market")
        await room.keys("u")
        await room.reads("Undone: tag market of I1, TG1, just now")
        await room.keys("ctrl+r")
        await room.reads("Redone: tag market of I1, TG1, just now")


async def test_views_are_renamed_and_dropped_and_never_replaced_unasked(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        save_view(case, "deadly", "incidents", "killed>10")
        save_view(case, "others", "claims")
        with pytest.raises(Refused, match="already"):
            rename_view(case, "deadly", "others")
    async with small(tmp_path) as room:
        await room.keys("*", "=rename", "enter", "enter", "ctrl+u", "=many killed", "enter")
        await room.reads("is called “many killed” now")
        await room.keys("*", "=drop", "enter", "=others", "enter")
        await room.reads("withdrawn")
        await room.keys("/", "=killed>5", "enter")
        await room.until(lambda: room.app.browser.state.list.filter == "killed>5")
        await room.keys("*", "=save", "enter", "=many killed", "enter")
        await room.reads("“many killed” is there (incidents killed>10); save this in its place?")
        await room.keys("escape")
    with small_case(tmp_path) as case:
        assert [(one.name, one.filter) for one in views(case)] == [("many killed", "killed>10")]


async def test_sentences_name_keys_as_they_are_bound(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        set_fields(case, case.codes.id("A1"), {"handling": "protected"})
    keys = rebound({"uncover": ("X",), "approve": ("F",), "next_pane": ("ctrl+y",), "status": ()})
    app = Pincite(small_case(tmp_path), keys=keys)
    async with app.run_test(size=(140, 40)) as pilot:
        room = Room(app, pilot)
        await pilot.pause()
        await room.keys("W")
        await room.reads("F makes it")
        await room.reads("until X uncovers")
        assert app.browser.worded("{status}") == "the command “status”"
        await room.keys("ctrl+y")
        await room.reads("Nothing waits here; Ctrl+Y shows another queue.")
    app.case.close()


async def test_a_wrong_filter_is_told_in_full(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("/", "=status:nonsense")
        await room.reads("revisited, finalized.")


def test_an_unconfirmed_title_is_said_once(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        set_fields(case, case.codes.id("A1"), {"title_confirmed": "no", "demonstration": "yes"})
        sheet = describe(case, "A1")
        assert sheet.marks == ("demonstration text, no evidence", "title unconfirmed")
        assert not [
            one for part in sheet.sections for one in part.lines if "confirm" in one.label or one.words == "yes"
        ]


def test_a_narrow_list_gives_its_titles_the_room_of_empty_cells() -> None:
    from db import LISTINGS

    columns = next(one.columns for one in LISTINGS if one.name == "incidents")
    title = "A strike near the bakery of the old town"
    bare, dated, both, counted = (
        [day, "", title, killed, *[""] * 8]
        for day, killed in (("", ""), ("2020-01-29", ""), ("2020-01-29", "11"), ("", "9–11, 8+"))
    )
    needs = Needs()
    needs.take([bare, dated, both, counted], columns, 38)
    layout = fit("incidents", columns, 38, needs)
    assert line(bare, layout) == title[:37] + "…"
    assert line(dated, layout) == title[:25] + "…  2020-01-29"
    assert line(both, layout).endswith("        11  2020-01-29")
    assert "  9–11, 8+  " in line(counted, layout)
    assert {one.id for one in KEYS} >= {"uncover", "views"}


def test_a_value_names_what_it_leaves_over(tmp_path: Path) -> None:
    from db import known, stored_as

    with small_case(tmp_path) as case:
        made = make_record(case, "victim", {"name": "a group", "number": "12 civ"})
        assert made.ids
        lists = known(case)
        assert stored_as("victim", "number", {"number": "12 civ"}, lists, {}) == "exactly 12; “civ” is kept as written"
        claimed = {"property": "killed", "value": "12 civ"}
        assert "“civ” is not read; did you mean civilians?" in stored_as("claim", "value", claimed, lists, {})


def test_protected_rows_match_no_filter_by_what_they_say(tmp_path: Path) -> None:
    from db import page

    def rows(case: Case, filter_: str) -> int:
        return len(page(case, "incidents", filter_)[1])

    with small_case(tmp_path) as case:
        assert rows(case, "strike") == 1
        set_fields(case, case.codes.id("I1"), {"handling": "protected"})
        assert rows(case, "") == rows(case, "status:todo") == 1
        assert rows(case, "strike") == rows(case, "-nowhere") == rows(case, "killed>1") == 0
        set_fields(case, case.codes.id("P2"), {"handling": "protected"})
        assert len(page(case, "claims", "claimant:North")[1]) == 0


@pytest.mark.parametrize("way", [(), ("o", *"title", "enter")])
async def test_a_code_leads_to_its_row_in_a_long_list_in_any_order(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with on_screen(many(tmp_path)) as screen:
        await screen.keys(*way)
        await screen.until(lambda: bool(screen.browser.state.list.sort) == bool(way))
        await screen.keys(*"I2500", "enter")
        await screen.until(lambda: screen.browser.record.sheet and screen.browser.record.sheet.code == "I2500")
        assert screen.browser.pane.cursor == screen.browser.case.codes.id("I2500")
        assert "Attack number 2500" in screen.text()


async def test_a_list_that_is_read_late_takes_no_record_out_of_view(tmp_path: Path) -> None:
    async with on_screen(small_case(tmp_path)) as screen:
        browser = screen.browser
        await screen.keys("right")
        record = browser.state.record
        browser.pane.state = replace(browser.pane.state, cursor=None, top=None)
        browser.moved(browser.pane)
        assert browser.state.record == record


async def test_who_holds_the_case_file_stays_said_while_keys_wait_for_a_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with small(tmp_path) as room:
        await room.keys("e", "end", "=!")
        monkeypatch.setattr(room.app.browser.writer, "do", lambda *_, **__: None)  # it never ends
        await room.keys("ctrl+o", "x")
        await room.reads("Saving …")
        room.app.browser.held_up("Ben (process 7)")
        await room.keys("x", "j")
        await room.reads("Ben (process 7) is writing to the case file; your change waits for it …")
