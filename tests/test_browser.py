"""Journeys on the main screen: lists, the record, edits, filters, others at work, what is covered."""

import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import pytest
from small_case import ANN, BEN, small_case
from textual.pilot import Pilot

from db import Case, create, note, set_fields, set_status, tag
from tui.app import Pincite
from tui.state import LIST, RECORD

SIZE = (80, 24)
MANY = 3000


class Screen:
    """The main screen of a case, with keys and what is shown."""

    def __init__(self, app: Pincite, pilot: "Pilot[None]") -> None:
        self.app = app
        self.pilot = pilot
        self.browser = app.browser

    async def keys(self, *pressed: str) -> None:
        """Press keys one after the other."""
        for key in pressed:
            self.app.simulate_key(key)
            await self.pilot.pause()
            self.browser.follower.settle()
            await self.pilot.pause()

    async def until(self, true: Callable[[], object]) -> None:
        """Let the other threads work until something is true."""
        for _ in range(400):
            if true():
                return
            await self.pilot.pause(0.005)
        raise AssertionError(f"never came: {self.text()}")

    def text(self) -> str:
        """All lines of all panes that are on the screen."""
        shown = [one for one in self.browser.children if one.size.height]
        return "\n".join(one.render_line(y).text for one in shown for y in range(one.size.height))

    @property
    def said(self) -> str:
        """What the last line says."""
        return self.browser.foot.said


@asynccontextmanager
async def shown(case: Case, size: tuple[int, int] = SIZE) -> AsyncIterator[Screen]:
    """The screen of a case; the case is closed in the end."""
    app = Pincite(case)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Screen(app, pilot)
    case.close()


@cache
def made() -> bytes:
    """A case file with 3,000 incidents and nothing else, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.db"
        case = create(path, ANN, title="Many")
        with case.write("many") as writer:
            first = writer.reserve("incident", MANY)
            rows = ((first + n, f"Attack number {n + 1}", "single") for n in range(MANY))
            writer.insert_many("incident", ("id", "title", "scope"), rows)
        case.close()
        return path.read_bytes()


def many(folder: Path) -> Case:
    """A copy of it, open."""
    path = folder / "many.db"
    path.write_bytes(made())
    return Case.open(path, ANN)


async def test_a_list_and_the_record_under_its_cursor(tmp_path: Path) -> None:
    async with shown(many(tmp_path)) as screen:
        assert "Attack number 1" in screen.text()
        await screen.keys("j", "j", "pagedown")
        row = screen.browser.pane.cursor
        assert screen.browser.record.sheet
        assert screen.browser.record.sheet.id == row
        await screen.keys("G")
        assert f"Attack number {MANY}" in screen.text()
        await screen.until(lambda: f"{MANY:,} of {MANY:,}" in screen.text())
        await screen.keys("g", "k")
        assert "1 of 3,000" in screen.text()
        assert len(screen.browser.pane.window.ids if screen.browser.pane.window else ()) < 200


async def test_the_same_screen_in_every_size(tmp_path: Path) -> None:
    async with shown(small_case(tmp_path)) as screen:
        for size in ((60, 16), (100, 30), (140, 40), (80, 24)):
            await screen.pilot.resize_terminal(*size)
            await screen.pilot.pause()
            for pane in (one for one in screen.browser.children if one.size.height):
                assert all(pane.render_line(y).cell_length == pane.size.width for y in range(pane.size.height))
            assert "Strike near" in screen.text()
            assert bool(screen.browser.article.size.width) == (size[0] >= 120)


async def test_a_filter_as_it_is_typed(tmp_path: Path) -> None:
    async with shown(many(tmp_path)) as screen:
        await screen.keys("/", *"number 299")
        await screen.until(lambda: "1 of 11" in screen.text())
        await screen.keys("enter", "G")
        assert "Attack number 2999" in screen.text()
        await screen.keys("/", *" killd>3")
        await screen.until(lambda: "did you mean killed?" in screen.text())
        await screen.keys("escape")
        await screen.until(lambda: screen.browser.state.list.filter == "number 299")
        assert "Attack number 2999" in screen.text()
        await screen.keys("escape")
        await screen.until(lambda: f"of {MANY:,}" in screen.text())
        assert screen.browser.state.list.filter == ""


async def test_fields_and_values_are_completed(tmp_path: Path) -> None:
    async with shown(small_case(tmp_path)) as screen:
        await screen.keys("/", *"plac", "tab")
        assert '"Idlib Governorate"' in screen.text()
        assert "needs a value" not in screen.text()
        await screen.keys(*"id", "tab")
        assert screen.browser.prompt.entry.text == 'place:"Idlib Governorate" '
        await screen.keys(*"status:peer", "tab", "enter")
        assert screen.browser.prompt.entry.text == 'place:"Idlib Governorate" status:peer_reviewed '
        assert screen.browser.prompt.open is False
        await screen.until(lambda: "nothing matches" in screen.text())
        await screen.keys("escape")
        await screen.until(lambda: "Strike near" in screen.text())


async def test_the_order_turns_round(tmp_path: Path) -> None:
    async with shown(many(tmp_path)) as screen:
        await screen.keys("o", *"title", "enter")
        await screen.until(lambda: "title↑" in screen.text())
        await screen.keys("o", "enter")
        await screen.until(lambda: "title↓" in screen.text())
        await screen.keys("g")
        assert "Attack number 999" in screen.text()


async def test_marked_rows_are_edited_as_one_operation(tmp_path: Path) -> None:
    async with shown(small_case(tmp_path)) as screen:
        before = screen.browser.case.one("SELECT max(id) FROM operation")
        await screen.keys("5", "space", "space", "s")
        assert "Status of 2 claims" in screen.text()
        await screen.keys(*"assigned", "enter")
        await screen.until(lambda: screen.said)
        assert "C1, C2" in screen.said
        assert screen.browser.case.one("SELECT max(id) FROM operation") == before + 1
        assert {screen.browser.case.get(code)["status"] for code in ("C1", "C2")} == {"assigned"}
        await screen.keys("u")
        await screen.until(lambda: "Undone" in screen.said)
        assert screen.browser.case.get("C1")["status"] == "todo"
        await screen.keys("ctrl+r")
        await screen.until(lambda: "Redone" in screen.said)
        assert screen.browser.case.get("C2")["status"] == "assigned"


async def test_a_tag_a_note_and_a_withdrawal(tmp_path: Path) -> None:
    async with shown(small_case(tmp_path), (100, 50)) as screen:
        await screen.keys("t", *"to check", "enter")
        await screen.until(lambda: "tagged" in screen.said)
        await screen.keys("a", *"Ask again.", "enter")
        await screen.until(lambda: "noted" in screen.said)
        await screen.until(lambda: "Ask again." in screen.text())
        assert "to check" in screen.text()
        await screen.keys("w", *"a double", "enter")
        await screen.until(lambda: "withdrawn" in screen.said)
        assert screen.browser.case.get("I1")["withdrawn"] == "a double"
        await screen.keys(*":I1", "enter", "w")
        await screen.until(lambda: "restored" in screen.said)


async def test_what_needs_a_reason_asks_for_it(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    set_status(case, case.codes.id("I1"), "finalized")
    async with shown(case) as screen:
        await screen.keys("s", *"todo", "enter")
        await screen.until(lambda: screen.browser.prompt.open)
        await screen.keys(*"new facts", "enter")
        await screen.until(lambda: screen.said)
        assert case.get("I1")["status"] == "todo"


async def test_a_code_that_is_typed_goes_there(tmp_path: Path) -> None:
    async with shown(small_case(tmp_path)) as screen:
        await screen.keys("C", "2", "enter")
        assert screen.browser.record.sheet
        assert screen.browser.record.sheet.code == "C2"
        assert screen.browser.state.name == "claims"
        await screen.keys("C", "9", "9", "enter")
        assert "holds no C99" in screen.said
        await screen.keys("backspace")
        assert screen.browser.state.name == "incidents"


async def test_what_others_write_shows_where_it_changed(tmp_path: Path) -> None:
    case = many(tmp_path)
    async with shown(case) as screen:
        await screen.keys("j", "j", "j")
        before = screen.browser.pane.state
        await screen.until(lambda: screen.browser.background.watching)
        with Case.open(case.path, BEN) as theirs:
            set_fields(theirs, theirs.codes.id("I2"), {"title": "Renamed by Ben"})
            note(theirs, theirs.codes.id("I4"), "A word from Ben")
        await screen.until(lambda: "A word from Ben" in screen.text() and screen.text().count("(Ben)") == 2)
        assert "Renamed by Ben" in screen.text()
        assert "Ben" in screen.said
        assert screen.browser.pane.state == before
        named = [line for line in screen.text().splitlines() if "(Ben)" in line]
        assert len(named) == 2
        assert "Renamed by Ben" in named[0]
        await screen.keys("k")
        assert screen.text().count("(Ben)") == 1  # one has been on that row


async def test_what_others_write_never_hides_that_something_was_saved(tmp_path: Path) -> None:
    async with shown(small_case(tmp_path)) as screen:
        foot = screen.browser.foot
        foot.say("I1: title set.")
        foot.tell("Ben: set title I1")
        assert foot.said == "I1: title set."
        await screen.keys("j")
        assert foot.said == "Ben: set title I1"
        await screen.keys("j")
        assert foot.said == ""


async def test_a_row_that_leaves_the_filter_leaves_the_cursor_beside_it(tmp_path: Path) -> None:
    async with shown(many(tmp_path)) as screen:
        await screen.keys("/", *"status:todo", "enter")
        await screen.until(lambda: screen.browser.state.list.filter)
        await screen.keys("j", "s", *"assigned", "enter")
        await screen.until(lambda: "assigned" in screen.said)
        await screen.until(lambda: "Attack number 2 " not in screen.text())
        assert screen.browser.pane.cursor == screen.browser.case.codes.id("I3")


async def test_protected_words_stay_covered_until_a_key_uncovers_them(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    set_fields(case, case.codes.id("I1"), {"handling": "protected"})
    tag(case, case.codes.id("I1"), ["quiet"])
    async with shown(case) as screen:
        assert "Strike near" not in screen.text()
        assert "covered" in screen.text()
        assert "x uncover" in screen.text()
        await screen.keys("x")
        assert "Uncovered until you press x again." in screen.said
        assert "Strike near" in screen.text()
        assert "Strike near" not in "".join(screen.browser.pane.render_line(y).text for y in range(8))
        await screen.keys("x")
        assert "Strike near" not in screen.text()


async def test_a_change_waits_for_another_program_and_says_so(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    async with shown(case) as screen:
        with Case.open(case.path, BEN) as theirs, theirs.transaction():
            await screen.keys("s", *"assigned", "enter")
            await screen.until(lambda: "Another program is writing" in screen.said)
            await screen.keys("5")
            assert screen.browser.state.name == "claims"
        await screen.until(lambda: "assigned" in screen.said)
        assert screen.browser.case.get("I1")["status"] == "assigned"


async def test_the_foot_names_the_record_that_an_edit_would_change(tmp_path: Path) -> None:
    async with shown(small_case(tmp_path)) as screen:
        await screen.keys("enter")
        assert screen.browser.foot.about == ""
        for _ in range(20):
            if screen.browser.foot.about:
                break
            await screen.keys("j")
        code = screen.browser.foot.about
        assert code.startswith("C")
        await screen.keys("s")
        assert f"Status of {code}, now todo" in screen.text()


async def test_a_long_section_shows_more_when_asked(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    note(case, case.codes.id("I1"), "first")
    for number in range(45):
        note(case, case.codes.id("I1"), f"note number {number}")
    async with shown(case) as screen:
        await screen.keys("enter", "G", "k")
        assert "6 more" in screen.text()
        await screen.keys("enter")
        await screen.until(lambda: "6 more" not in screen.text())
        assert sum(block.section == "notes" for block in screen.browser.record.blocks) == 46


async def test_views_are_saved_and_recalled(tmp_path: Path) -> None:
    async with shown(small_case(tmp_path)) as screen:
        await screen.keys("*")
        assert "No views are saved yet" in screen.said
        await screen.keys("5", "/", *"killed", "enter")
        await screen.until(lambda: screen.browser.state.list.filter)
        await screen.keys("*", "enter", *"deaths", "enter")
        await screen.until(lambda: "saved" in screen.said)
        await screen.keys("2", "*", "enter")
        await screen.until(lambda: screen.browser.state.list.filter == "killed")
        assert screen.browser.state.name == "claims"


async def test_an_empty_case_says_what_to_do_first(tmp_path: Path) -> None:
    async with shown(create(tmp_path / "empty.db", ANN)) as screen:
        assert "pincite add CASE" in screen.text()
        await screen.keys("j", "enter", "space", "s")
        assert "There is no record here." in screen.said


async def test_panes_in_turn_and_the_way_back(tmp_path: Path) -> None:
    async with shown(small_case(tmp_path)) as screen:
        await screen.keys("tab", "tab")
        assert screen.browser.state.pane == RECORD
        await screen.keys("shift+tab", "shift+tab", "enter")
        assert (screen.browser.state.pane, screen.browser.state.slot) == (RECORD, 1)
        await screen.keys("z")
        assert screen.browser.record.size.width == SIZE[0]
        await screen.keys("escape", "escape")
        assert screen.browser.state.pane == LIST
        await screen.keys("escape")
        assert "nothing to go back to" in screen.said


async def test_escape_and_a_key_that_came_together_are_two_keys(tmp_path: Path) -> None:
    async with shown(small_case(tmp_path)) as screen:
        await screen.keys("enter", "alt+j")
        assert screen.browser.state.pane == LIST


async def test_pasted_text_goes_into_a_prompt_and_nowhere_else(tmp_path: Path) -> None:
    from textual.events import Paste

    async with shown(small_case(tmp_path)) as screen:
        screen.browser.post_message(Paste("q\x1bqq"))
        await screen.pilot.pause()
        assert "Nothing takes pasted text" in screen.said
        await screen.keys("a")
        screen.browser.post_message(Paste("two\nlines \x1b[31m"))
        await screen.pilot.pause()
        assert screen.browser.prompt.entry.text == "two lines \x1b[31m"
        assert "\x1b" not in screen.text()


@pytest.mark.parametrize("code", ["C2", "I1"])
async def test_the_screen_opens_at_a_record(tmp_path: Path, code: str) -> None:
    case = small_case(tmp_path)
    app = Pincite(case, start=case.codes.id(code))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.browser.record.sheet
        assert app.browser.record.sheet.code == code
    case.close()


def test_connections_that_read_for_the_screen_keep_few_pages(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        usual = case.one("PRAGMA cache_size")
        with Pincite(case).reading() as reader:
            assert usual < reader.one("PRAGMA cache_size") < 0, "in KiB, as a negative number"
