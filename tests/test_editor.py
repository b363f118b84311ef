"""Journeys through the form of a record: what it offers, what it saves, and what is never lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rooms import Room, small
from small_case import BEN, small_case

from db import Case, drafts, fill, make_record, set_fields
from db.errors import Refused
from tui.editor.clash import from_difference
from tui.editor.screen import Editor
from tui.threads import Writer


async def opened(room: Room, key: str = "e") -> Editor:
    """The form once it is filled."""
    await room.keys(key)
    screen = room.screen
    assert isinstance(screen, Editor)
    await room.until(lambda: screen.form.slots)
    return screen


async def test_an_edit_is_in_the_file_when_the_screen_says_so(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await opened(room)
        assert "claims: " not in room.text
        await room.keys("down", "down", "=ari")
        await room.reads("L2  Ariha")
        await room.keys("enter", "=almost 1 million")
        await room.reads("just under 1,000,000, approximate; unit not said")
        await room.keys("tab", "tab", "=North Force or sou")
        await room.reads("P3  South Force")
        await room.keys("enter", "ctrl+o")
        await room.reads("I1: place, killed, who set.")
        with small_case(tmp_path) as other:
            texts = fill(other, "incident", (other.codes.id("I1"),)).texts
            assert (texts["place"], texts["killed"], texts["who"]) == ("L2", "almost 1,000,000", "P2 or P3")
            assert other.one("SELECT count(DISTINCT operation) FROM change WHERE tbl = 'assessment'") == 1


async def test_what_is_in_the_file_is_said_before_anything_is_read_again(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        form = await opened(room)
        browser, said = room.app.browser, []
        save, renew = form.saved, browser.renew
        form.saved = lambda problem: (said.append(form.foot.said), save(problem))
        browser.renew = lambda: (said.append("read again"), renew())
        await room.keys("=!", "ctrl+o")
        await room.reads("I1: title set.")
        assert said == ["I1: title set.", "read again"]


async def test_what_is_wrong_is_said_and_not_saved(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        form = await opened(room)
        await room.keys("ctrl+u", "down", "down", "down", "=ten or twelve dozens", "down", "ctrl+o")
        await room.reads("The title is missing")
        assert form.form.line.name == "title"
        await room.keys("=A", "ctrl+o")
        assert form.form.line.name == "killed"
        assert room.screen is form
        await room.keys("ctrl+t", "escape")
        assert room.screen is room.app.browser


async def test_a_draft_is_kept_and_offered_again(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await opened(room)
        await room.keys("=!", "escape")
        await room.reads("Kept as a draft")
        with small_case(tmp_path) as other:
            await room.until(
                lambda: [dict(one.form) for one in drafts(other)] == [{"title": "Strike near the hospital!"}]
            )
        await opened(room)
        assert "Recovered draft from " in room.text
        assert "Strike near the hospital!" in room.text
        await room.keys("ctrl+o")
        await room.reads("I1: title set.")
        with small_case(tmp_path) as other:
            assert drafts(other) == []


async def test_the_program_ends_while_one_types(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await opened(room)
        await room.keys("=?")
    with small_case(tmp_path) as other:
        assert [one.form["title"] for one in drafts(other)] == ["Strike near the hospital?"]


async def test_a_draft_that_could_not_be_kept_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise Refused("The disk is full.")

    async with small(tmp_path) as room:
        form = await opened(room)
        with monkeypatch.context() as full:
            full.setattr("tui.composing.keep_draft", refused)
            await room.keys("=?")
            form.keep()
            await room.reads("The draft could not be kept: The disk is full.")
    with small_case(tmp_path) as other:
        assert [one.form["title"] for one in drafts(other)] == ["Strike near the hospital?"]


async def test_a_draft_that_could_not_be_kept_on_leaving_is_said_and_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise Refused("The disk is full.")

    monkeypatch.setattr("tui.drafted.AGAIN", 0.01)
    async with small(tmp_path) as room:
        await opened(room)
        with monkeypatch.context() as full:
            full.setattr("tui.composing.keep_draft", refused)
            await room.keys("=?", "escape")
            await room.reads("The draft could not be kept: The disk is full.")
            assert room.screen is room.app.browser
        with small_case(tmp_path) as other:
            await room.until(lambda: drafts(other))
            assert [one.form["title"] for one in drafts(other)] == ["Strike near the hospital?"]


async def test_an_older_draft_that_is_tried_again_never_takes_the_place_of_a_newer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[Callable[[], None]] = []

    def refused(*_: object) -> None:
        raise Refused("The disk is full.")

    async with small(tmp_path) as room:
        await opened(room)
        monkeypatch.setattr(room.app.browser, "set_timer", lambda _, act: again.append(act))
        with monkeypatch.context() as full:
            full.setattr("tui.composing.keep_draft", refused)
            await room.keys("=?", "escape")
            await room.until(lambda: again)
        form = await opened(room)
        await room.keys("=!")
        form.keep()
        with small_case(tmp_path) as other:
            await room.until(lambda: drafts(other))
            settled: list[object] = []
            for act in again:
                act()
            room.app.browser.writer.do(lambda case: None, settled.append)
            await room.until(lambda: settled)
            assert [one.form["title"] for one in drafts(other)] == ["Strike near the hospital!"]


async def test_a_clash_shows_both_and_the_person_chooses(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await opened(room)
        await room.keys("=, mine")
        with small_case(tmp_path, BEN) as other:
            set_fields(other, other.codes.id("I1"), {"title": "Ben's"})
        await room.keys("ctrl+o")
        await room.reads("Ben changed title meanwhile")
        assert "Ben's" in room.text
        assert "Strike near the hospital, mine" in room.text
        await room.keys("down", "enter")
        await room.reads("I1: title set.")
        with small_case(tmp_path) as other:
            assert other.get("I1")["title"] == "Strike near the hospital, mine"


async def test_a_name_that_is_not_there_is_typed_on_after_the_save_was_refused(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await opened(room)
        await room.keys("down", "down", "=Kafr Ham", "ctrl+o")
        await room.reads("no place with the code or name “Kafr Ham”")
        await room.keys("=ra", "down", "enter")
        await room.reads("L3 is the new place.")
        with small_case(tmp_path) as other:
            assert other.get("L3")["name"] == "Kafr Hamra"


def test_long_values_are_shown_from_where_they_differ() -> None:
    long = "A long title of an attack on a market in the middle of a town"
    assert from_difference("short", "sharp") == ("short", "sharp")
    assert from_difference(f"{long}, by Ben", f"{long} by you") == ("…le of a town, by Ben", "…le of a town by you")


async def test_keys_typed_before_the_form_is_there_are_for_the_form(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        for key in ("e", *"wd"):
            room.press(key)
        await room.reads("Strike near the hospitalwd")


async def test_keys_typed_while_a_form_is_saved_are_for_what_comes_after(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await opened(room)
        await room.keys("=x")
        for key in ("ctrl+o", "4", ":", "A"):
            room.press(key)
        await room.until(lambda: room.screen is room.app.browser and room.app.browser.prompt.open)
        assert (room.app.browser.state.name, room.app.browser.prompt.entry.text) == ("articles", "A")
        with small_case(tmp_path) as other:
            assert other.get("I1")["title"].endswith("x")


async def clashing(room: Room, folder: Path, *typed: str) -> None:
    """A form whose save clashes with Ben's, keys typed after it, and the question that comes."""
    await opened(room)
    await room.keys("=, mine")
    with small_case(folder, BEN) as other:
        set_fields(other, other.codes.id("I1"), {"title": "Ben's"})
    for key in ("ctrl+o", *typed):
        room.press(key)
    await room.reads("Ben changed title meanwhile")


@pytest.mark.parametrize("stands", ["theirs", "yours"])
async def test_keys_typed_while_a_save_clashes_wait_for_the_answer(tmp_path: Path, stands: str) -> None:
    async with small(tmp_path) as room:
        await clashing(room, tmp_path, "4", ":", "A")
        await room.keys(*(["down"] if stands == "yours" else []), "enter")
        await room.until(lambda: room.screen is room.app.browser and room.app.browser.prompt.open)
        assert (room.app.browser.state.name, room.app.browser.prompt.entry.text) == ("articles", "A")
        with small_case(tmp_path) as other:
            title = {"theirs": "Ben's", "yours": "Strike near the hospital, mine"}[stands]
            await room.until(lambda: other.get("I1")["title"] == title)


async def test_keys_typed_while_a_save_clashes_are_dropped_with_a_word(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await clashing(room, tmp_path, "4", "w")
        await room.keys("escape")
        await room.reads("your entries are still here. What was typed after it is dropped.")
        await room.keys("ctrl+o")
        await room.reads("which one stands?")
        await room.keys("enter")
        await room.reads("Nothing was changed.")
        assert room.app.browser.state.name == "incidents"


async def test_keys_typed_for_a_form_that_is_still_read_outlive_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with small(tmp_path) as room:
        monkeypatch.setattr(room.app.browser.shelf, "read", lambda *_: None)
        await room.keys("e")
        assert isinstance(room.screen, Editor)
        await room.keys("=, near", "left", "left", "down", "down", "=Ari", "ctrl+o", "=dropped")
    with small_case(tmp_path) as other:
        (draft,) = drafts(other)
        assert dict(draft.form) == {"title": "Strike near the hospital, near", "place": "Ari"}


async def test_a_form_that_is_left_before_it_was_read_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with small(tmp_path) as room:
        monkeypatch.setattr(room.app.browser.shelf, "read", lambda *_: None)
        await room.keys("e", "=, near", "escape")
        await room.until(lambda: room.screen is room.app.browser)
    with small_case(tmp_path) as other:
        assert drafts(other) == []


async def test_a_new_record_from_a_pane_and_a_new_actor_from_its_form(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("5")
        await opened(room, "+")
        await room.keys("=I1", "tab", "=kill", "enter", "=about 40 people", "tab", "tab", "tab", "=The Clinic")
        await room.reads("+ new actor “The Clinic”")
        assert "nothing here has that name; Down, then Enter makes it" in room.text
        await room.keys("ctrl+o")
        await room.reads("holds no actor or report with the code or name “The Clinic”.")
        await room.reads("+ new actor “The Clinic”")
        await room.keys("down")
        assert "→ Enter makes it" in room.text
        await room.keys("enter")
        await room.reads("P5 is the new actor.")
        await room.keys("ctrl+o")
        await room.reads("C4 is the new claim.")
        assert isinstance(room.screen.state.record, int)
        with small_case(tmp_path) as other:
            made = other.get("C4")
            assert (made["best"], made["unit"], made["status"]) == (40, "unit.people", "draft")
            assert made["claimant"] == other.codes.id("P5")


async def test_what_a_new_claim_is_about_is_made_from_its_form(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("5")
        await opened(room, "+")
        await room.keys("=Raid on a mill")
        await room.reads("+ new incident “Raid on a mill”")
        await room.keys("down", "enter")
        await room.reads("is the new incident.")
        assert "(I2, incident)" in room.text


async def test_marked_rows_are_set_together(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("6", "space", "space")
        await opened(room)
        assert "Set on 2 actors" in room.text
        await room.keys("down", "=armed f", "enter", "ctrl+o")
        await room.reads("P1, P2: kind set.")
        with small_case(tmp_path) as other:
            sql = "SELECT count(DISTINCT operation) FROM change WHERE tbl = 'actor' AND col = 'kind'"
            assert other.one(sql) == 1
            assert [other.get(code)["kind"] for code in ("P1", "P2")] == ["actor.armed_force"] * 2


async def test_a_protected_record_is_uncovered_before_it_is_edited(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        make_record(case, "victim", {"name": "A driver", "incident": "I1"})
    async with small(tmp_path) as room:
        await room.keys("0", "=victims", "enter")
        await room.until(lambda: room.app.browser.state.name == "victims" and room.app.browser.state.record)
        await room.keys("e")
        await room.reads("V1 is protected")
        assert "driver" not in room.text
        await room.keys("x", "e")
        await room.reads("A driver")


async def test_a_case_file_that_cannot_be_written_keeps_the_form(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        form = await opened(room)
        await room.keys("=!")
        with small_case(tmp_path) as other:
            other.connection.execute("BEGIN IMMEDIATE")
            changed(room, lambda _: impatient(room.app.browser.writer))
            await room.keys("ctrl+o")
            await room.reads("is held by another program")
            other.connection.execute("ROLLBACK")
        assert room.screen is form
        await room.keys("ctrl+o")
        await room.reads("I1: title set.")


async def test_a_full_disk_in_the_middle_of_a_save_keeps_the_form(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        form = await opened(room)
        changed(room, full)
        form.paste("!" * 6000)
        await room.keys("ctrl+o")
        await room.reads("The disk is full; nothing was changed. Make about")
        assert room.screen is form
        assert form.form.text.endswith("!" * 6000)
        changed(room, lambda case: case.connection.execute("PRAGMA max_page_count = 100000"))
        await room.keys("ctrl+o")
        await room.reads("I1: title set.")


async def test_a_disk_that_turns_read_only_keeps_the_form(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        form = await opened(room)
        changed(room, lambda case: case.connection.execute("PRAGMA query_only = ON"))
        await room.keys("=!", "ctrl+o")
        await room.reads("cannot be written")
        assert room.screen is form
        assert form.form.text.endswith("!")


def changed(room: Room, change: Callable[[Case], object]) -> None:
    """Have the writer's own connection changed before what is written next."""
    room.app.browser.writer.do(change, lambda _: None)


def full(case: Case) -> None:
    """The disk has no room for one page more."""
    pages = case.one("PRAGMA page_count")
    case.connection.execute(f"PRAGMA max_page_count = {pages}")


def impatient(writer: Writer) -> None:
    """It waits for nobody."""
    writer.patience = 0.0
