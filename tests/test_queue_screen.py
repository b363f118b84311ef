"""The queue on screen: the next item with its words lit, approved in one key, sent back with a comment."""

from pathlib import Path

import pytest
from rooms import Room, shown, small
from small_case import ANN, BEN, small_case

from db.case import Case
from db.edits.citing import Cite
from db.edits.drafts import drafts
from db.edits.records import make_record, set_fields
from db.edits.reviewing import approve, ask_for_two, assign, send_back
from db.review.queues import queue
from db.sheet.sources import excerpts
from tui import safe
from tui.litwords import LIT, lit_lines
from tui.queue import Queue, QueuePane
from tui.queuelines import detail, item_parts


def lines(found: list[list[tuple[str, str]]]) -> list[str]:
    return ["".join(text for text, _ in line) for line in found]


@pytest.mark.parametrize("width", [30, 60, 120])
def test_items_and_their_words_fit(tmp_path: Path, width: int) -> None:
    with small_case(tmp_path) as case:
        assign(case, case.codes.id("C1"), "Ann-with-a-long-name")
        for one in queue(case):
            for line in (item_parts(one, width, here=True), *detail(one, excerpts(case, one.id), width, 12)):
                assert sum(safe.width(safe.unfence(text)) for text, _ in line) <= width


def test_claims_on_one_incident_are_told_apart_at_80_columns(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        set_fields(case, [case.codes.id("I1")], {"title": "Air strikes on the bakery queue of a town in the north"})
        found = [lines([item_parts(one, 80, here=False)])[0] for one in queue(case, kinds=("claim",))]
    assert found[0].rstrip().endswith("… · killed · 11 civilians")
    assert len(set(found)) == len(found)
    assert all(safe.width(safe.unfence(one)) <= 80 for one in found)


def test_who_says_it_and_how_stands_beside_the_words_that_are_approved(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        cite = Cite("A1", words="It was the worst night,")
        make_record(case, "quote", {"speaker": "P4", "mode": "direct"}, cites=[cite])
        told = {one.code: lines(detail(one, [], 80, 20))[1] for one in queue(case)}
    assert told["C1"].strip() == "11 civilians · Example Watch · concluded"
    assert told["Q1"].strip() == "A. Doctor · direct"


async def test_what_a_queue_holds_is_said_whole_at_80_columns(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        ask_for_two(case, True)
    async with small(tmp_path, size=(80, 24)) as room:
        await room.keys("W", "tab")
        for _ in range(5):
            await room.reads("two readers")
            assert "…" not in room.text.splitlines()[0]
            await room.keys("tab")


def test_the_words_that_it_rests_on_are_lit_and_in_view() -> None:
    words = "Before it. " * 40 + "killed 11 civilians" + " After it." * 40
    at = words.index("killed")
    found = lit_lines(words, [(at, at + 19, LIT)], 40, 5)
    assert len(found) == 5
    assert "".join(text for line in found for text, style in line if style == LIT).split() == [
        "killed",
        "11",
        "civilians",
    ]
    assert lines(found)[0].startswith("…")
    assert lines(found)[-1].endswith("…")
    assert lines(lit_lines("one\ntwo", (), 20)) == ["one", "two"]


async def test_a_queue_is_worked_off_by_keys(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("W")
        await room.reads("C1")
        await room.until(lambda: isinstance(room.screen, Queue) and room.screen.pane.rests)
        assert "killed 11 civilians" in room.text
        await room.keys("y")
        await room.reads("C1: peer reviewed.")
        with small_case(tmp_path, BEN) as other:
            assert other.get("C1")["status"] == "peer_reviewed"
            await room.keys("b", "=Which?", "enter")
            await room.reads("C2: sent back to Ann.")
            assert other.one("SELECT text FROM note") == "Sent back: Which?"
            await room.keys("u")
            await room.reads("Undone")
            await room.keys("i", "=?Ben", "enter")
            await room.reads("C2: to be reviewed by Ben.")
            assert other.get("C2")["status"] == "review_assigned"
            await room.keys("r", "down", "enter")
            await room.reads("two readers")
            await room.keys("tab")
            await room.reads("Queue: mine")
            await room.reads("Nothing waits here")
            await room.keys("y")
            await room.reads("Nothing waits here")
            await room.keys("q")
        assert not isinstance(room.screen, Queue)


async def opened(room: Room) -> None:
    """The queue, its item's words read."""
    await room.keys("W")
    await room.until(lambda: isinstance(room.screen, Queue) and room.screen.pane.rests)


async def at(room: Room, name: str, code: str = "") -> None:
    """A queue by its name, with the cursor on an item."""
    while (screen := room.screen) and isinstance(screen, Queue) and screen.which != name:
        await room.keys("tab")
    await room.reads(f"Queue: {name}")
    assert isinstance(screen, Queue)
    await room.until(lambda: not code or (screen.pane.one and screen.pane.one.code == code))


async def test_two_people_bring_a_record_to_its_end_and_one_reopens_it(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        ask_for_two(case, True)
    async with small(tmp_path) as ann:
        await opened(ann)
        await ann.keys("y")
        await ann.reads("C1: peer reviewed.")
        await at(ann, "review", "C2")
    async with small(tmp_path, BEN, (140, 40)) as ben:
        await opened(ben)
        await at(ben, "review", "C1")
        assert "peer reviewed · read by Ann" in ben.text
        await ben.keys("y")
        await ben.reads("C1: revisited; the queue ready has it finalized.")
        await at(ben, "review", "C2")
        await at(ben, "ready", "C1")
        await ben.keys("y")
        await ben.reads("C1: finalized.")
        await ben.keys("q", ":", "=C1", "enter")
        await ben.until(lambda: ben.app.browser.record.sheet and ben.app.browser.record.sheet.code == "C1")
        await ben.keys("e")
        await ben.reads("C1 is finalized, which locks it; s reopens it, with a reason.")
        await ben.keys("s", "up", "enter")
        await ben.reads("C1 is finalized; reopening it needs a reason.")
        await ben.keys("=a new report", "enter")
        await ben.reads("C1: revisited.")
    with small_case(tmp_path) as case:
        assert case.get("C1")["status"] == "revisited"
        assert case.one("SELECT reason FROM operation ORDER BY id DESC LIMIT 1") == "a new report"


async def test_what_was_sent_back_to_somebody_else_is_theirs_to_hand_in(tmp_path: Path) -> None:
    with small_case(tmp_path, ANN) as case:
        send_back(case, case.codes.id("C1"), "Which?")
    async with small(tmp_path, BEN) as room:
        await room.keys("W")
        await at(room, "theirs", "C1")
        await room.keys("y")
        await room.reads("C1 waits for Ann to hand it in; assign it to yourself to take it over.")
        await at(room, "theirs", "C1")
        assert room.app.browser.case.get("C1")["status"] == "assigned"


async def test_a_queue_goes_with_what_others_do_but_never_under_the_cursor(tmp_path: Path) -> None:
    async with small(tmp_path, BEN) as room:
        await room.until(lambda: room.app.browser.background.watching)
        await opened(room)
        pane = room.screen.body
        assert isinstance(pane, QueuePane)
        with small_case(tmp_path, ANN) as other:
            approve(other, other.codes.id("C2"))
            await room.until(lambda: not any(one.code == "C2" for one in pane.items))
            assert pane.one
            assert pane.one.code == "C1"
            approve(other, other.codes.id("C1"))
            await room.reads("Ann changed C1, or what is said of it, meanwhile.")
            approve(other, other.codes.id("L1"))
            told = room.app.browser.foot
            await room.until(lambda: "approve L1" in told.said + told.later)
            read: list[object] = []
            room.app.browser.background.ask("after it", lambda case: 1, read.append)
            await room.until(lambda: read)
            assert any(one.code == "L1" for one in pane.items), "it stays as it was read until that is looked at"
            await room.keys("y")
            await room.reads("Ann changed C1 since you looked at it; look at it again.")
            await room.until(lambda: not any(one.code == "C1" for one in pane.items))
            assert other.get("C1")["status"] == "peer_reviewed"


async def test_what_somebody_changed_is_looked_at_again(tmp_path: Path) -> None:
    async with shown(small_case(tmp_path, ANN), (140, 40)) as room:
        await room.keys("W")
        await room.until(lambda: isinstance(room.screen, Queue) and room.screen.pane.rests)
        with Case.open(tmp_path / "small.db", BEN) as other:
            set_fields(other, other.codes.id("C1"), {"value": "12 civilians"})
            await room.keys("y")
            await room.reads("Ben changed C1 since you looked at it")
            assert other.get("C1")["status"] == "todo"
        await room.keys("down", "enter")
        await room.until(lambda: not isinstance(room.screen, Queue))
        await room.keys("backspace")
        await room.until(lambda: isinstance(room.screen, Queue) and room.screen.pane.rests)
        assert isinstance(room.screen, Queue)
        assert room.screen.pane.one
        assert room.screen.pane.one.code == "C2", "back where one was"


async def test_a_comment_that_is_half_typed_is_kept_when_the_line_is_cut(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("W")
        await room.until(lambda: isinstance(room.screen, Queue) and room.screen.pane.rests)
        await room.keys("b", "=Which", "escape")
        await room.reads("Your comment is kept and offered again.")
        await room.keys("b", "= nu")
    async with small(tmp_path) as room:
        await room.keys("W")
        await room.until(lambda: isinstance(room.screen, Queue) and room.screen.pane.rests)
        await room.keys("b")
        await room.reads("Which nu")
        await room.keys("=mber?", "enter")
        await room.reads("C1: sent back to Ann.")
        await room.keys("up", "b")
        await room.reads("it stays as a note")
        await room.keys("escape")
    with small_case(tmp_path) as case:
        assert case.one("SELECT text FROM note") == "Sent back: Which number?"
        assert drafts(case) == []


async def test_a_comment_is_kept_while_it_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.halfway.KEEP", 0.01)
    async with small(tmp_path) as room:
        await room.keys("W")
        await room.until(lambda: isinstance(room.screen, Queue) and room.screen.pane.rests)
        await room.keys("b", "=Which")
        await room.until(lambda: [one.form["text"] for one in drafts(room.app.browser.case)] == ["Which"])
