"""A corrected article on screen: old and new side by side, settled by keys, every version with its differences lit."""

from pathlib import Path

import pytest
from article_pane import Fake, Pane
from commands import pincite
from rooms import Room, small
from small_case import ANN, WIRE, an_article, claim, put_text, small_case

from db.edits.citing import Cite
from db.edits.drafts import drafts
from db.importing.replacing import replace_text
from db.versions import after_gone, article_versions, beside, changed_lines, side_by_side, waiting_passages
from tui import safe
from tui.article.page import View
from tui.article.pane import ArticlePane
from tui.browser import Browser
from tui.carry import Carry
from tui.carrylines import entry_of_change, entry_of_passage, entry_of_version, entry_parts, halves, side, told

CORRECTED = WIRE.replace("killed 11", "killed 12").replace("Later the town was empty.", "The mayor said so.")


def prepared(folder: Path) -> Path:
    """The small case with two more claims; the path of a corrected text of its first article."""
    with small_case(folder, ANN) as case:
        claim(case, {"property": "injured", "value": "3"}, Cite("A1", "the worst night"))
        claim(case, {"property": "injured", "value": "4"}, Cite("A1", "Later the town was empty."))
    path = folder / "new.txt"
    path.write_text(CORRECTED, "utf-8")
    return path


@pytest.mark.parametrize("width", [40, 80, 140])
def test_entries_and_sides_fit(tmp_path: Path, width: int) -> None:
    path = prepared(tmp_path)
    with small_case(tmp_path, ANN) as case:
        article = case.codes.id("A1")
        replace_text(case, article, path)
        first, second = (one.id for one in article_versions(case, article))
        some = [entry_of_passage(one) for one in waiting_passages(case, article)]
        some += [entry_of_change(one, first, second) for one in changed_lines(case, first, second)]
        some += [entry_of_version(one) for one in article_versions(case, article)]
        for one in some:
            old, new = (side(beside(case, *at) if at else None, width // 2 - 2, 8, "x") for at in (one.old, one.new))
            for line in (entry_parts(one, width, here=True), *told(one, width), *halves(old, new, width, "│")):
                assert sum(safe.width(safe.unfence(text)) for text, _ in line) <= width
        lit = [
            text
            for line in side(beside(case, *(some[0].old or (0, (0, 0)))), 60, 8, "")
            for text, style in line
            if style == "lit"
        ]
        assert lit == ["killed 11 civilians"]
        for number, found in zip(("11", "12"), side_by_side(case, some[0].old, some[0].new), strict=True):
            lights = [(text, style) for line in side(found, 60, 8, "") for text, style in line if style != "plain"]
            assert lights == [("killed ", "lit"), (number, "marked"), (" civilians", "lit")], (
                "colour tells what differs"
            )


async def opened(room: Room, code: str = "A1") -> None:
    """The texts of an article, the first one else."""
    await room.keys(":", f"={code}", "enter")
    await room.until(lambda: room.app.browser.state.record == room.app.browser.case.codes.id(code))
    await room.keys("~")
    await room.reads(f"{code}: what cites an earlier text")


async def test_a_correction_is_added_and_settled_by_keys(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    async with small(tmp_path) as room:
        await opened(room)
        await room.reads("Nothing waits; Tab shows differences, + adds a corrected text.")
        await room.keys("+", f"={path}", "enter")
        await room.reads("1 unchanged, 1 changed, 1 gone")
        await room.until(lambda: isinstance(room.screen, Carry) and room.screen.pane.rests)
        assert "killed 11 civilians" in room.text
        assert "killed 12 civilians" in room.text
        await room.keys("g")
        await room.reads("y accept  Y all unchanged  c re-point  o leave")
        await room.keys("Y")
        await room.reads("1 passage accepted; C4 cites the newest text now; 2 more wait")
        await room.keys("y")
        await room.reads("accepted; C1 cites the newest text now")
        await room.keys("y")
        await room.reads("has no place on the newest text")
        await point(room)
        await room.keys(";", "enter")
        await room.reads("re-pointed; C5 cites the newest text now")
        assert isinstance(room.screen, Carry)
        await room.keys("u")
        await room.reads("Undone")
        await room.keys("w", "=it is gone", "enter")
        await room.reads("withdrawn C5")
        await room.keys("u")
        await room.reads("Undone")
        await room.keys("o")
        await room.reads("left on the text that they were made from")
        await room.reads("Nothing waits; Tab shows differences")


async def point(room: Room) -> None:
    """From what waits to the newest text, to point to words there."""
    await room.keys("c")
    await room.until(lambda: isinstance(room.screen, Browser))
    await room.reads("Enter takes them, Esc leaves them as they are.")


async def test_words_are_pointed_to_in_the_newest_text_or_left(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    with small_case(tmp_path, ANN) as case:
        replace_text(case, case.codes.id("A1"), path)
    async with small(tmp_path) as room:
        await opened(room)
        await room.until(lambda: isinstance(room.screen, Carry) and room.screen.pane.rests)
        article = room.app.browser.article
        await point(room)
        assert article.selector.words == "killed 12 civilians", "where the words changed these are selected"
        assert [CORRECTED[low:high] for low, high in article.differing] == ["12", "The mayor said so"]
        await room.keys("escape")
        await room.reads("Nothing was changed.")
        assert isinstance(room.screen, Carry)
        await room.keys("down", "down")
        await room.until(lambda: isinstance(room.screen, Carry) and room.screen.pane.rests)
        await point(room)
        assert article.selector.here() == CORRECTED.index("The mayor"), "where the words that are gone stood"
        await room.keys("enter")
        await room.reads("Nothing is selected")
        await room.keys("/", "=mayor", "enter", "enter")
        await room.reads("re-pointed; C5 cites the newest text now")
        await room.until(lambda: isinstance(room.screen, Carry) and len(room.screen.pane.items) == 2)
        await room.keys("enter")
        await room.until(lambda: isinstance(room.screen, Browser))
        await room.keys("backspace")
        await room.until(lambda: isinstance(room.screen, Carry))
    with small_case(tmp_path) as case:
        (spot,) = case.get("C5").links["cites"]
        assert case.get(spot["passage"])["words"] == "mayor"


def test_where_words_that_are_gone_stood(tmp_path: Path) -> None:
    words = ("First it rained. Nobody came.", "First it rained.", "Nobody came.", "Another text")
    with small_case(tmp_path, ANN) as case:
        for gone, text in ((words[2], words[1]), (words[1], words[2]), (words[2], words[3])):
            article = an_article(case)
            put_text(case, article, words[0])
            made = claim(case, {"property": "injured", "value": "6"}, Cite(case.codes.code(article), gone))
            (tmp_path / "new.txt").write_text(text)
            replace_text(case, article, tmp_path / "new.txt")
            newest, place = after_gone(case, case.get(made).links["cites"][0]["passage"])
            assert newest == article_versions(case, article)[-1].id
            assert place == (len(text) if text == words[1] else 0)


async def test_a_reason_for_withdrawing_outlives_the_program(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    with small_case(tmp_path, ANN) as case:
        replace_text(case, case.codes.id("A1"), path)
    async with small(tmp_path) as room:
        await opened(room)
        await room.until(lambda: isinstance(room.screen, Carry) and room.screen.pane.one)
        await room.keys("w", "=it is")
    async with small(tmp_path) as room:
        await room.until(lambda: isinstance(room.screen, Carry) and room.screen.pane.one)
        await room.keys("w")
        await room.reads("Your reason as you left it. Why what rests on")
        await room.keys("= gone", "enter")
        await room.reads("withdrawn C")
    with small_case(tmp_path, ANN) as case:
        assert case.one("SELECT reason FROM operation ORDER BY id DESC LIMIT 1") == "it is gone"
        assert drafts(case) == []


async def test_every_version_is_seen_with_its_differences_lit(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    with small_case(tmp_path, ANN) as case:
        replace_text(case, case.codes.id("A1"), path)
    async with small(tmp_path, size=(140, 40)) as room:
        await opened(room)
        await room.keys("tab")
        await room.reads("killed [11 → 12] civilians")
        await room.keys("tab", "down")
        await room.reads("version 1")
        await room.keys("enter")
        await room.reads("2 places differ")
        pane = room.app.query_one(ArticlePane)
        assert [CORRECTED[low:high] for low, high in pane.differing] == ["12", "The mayor said so"]
        assert "version 2 of 2" in room.text
        await room.keys("~", "tab", "tab")
        await room.reads("version 1")
        await room.keys("enter")
        await room.until(lambda: "version 1 of 2" in room.text)
        await room.until(lambda: [WIRE[low:high] for low, high in pane.differing] == ["11", "Later the town was empty"])


def test_what_differs_is_lit_like_hits_in_the_lines_in_view_alone() -> None:
    pane = Pane(60, 10)
    pane.bind(Fake("one two three\n" * 50), View())
    pane.differing = [(4, 7), (600, 603)]
    pane.forget()
    assert [line.lit for line in pane.lines[:2]] == ["hit", ""]
    assert [run[0] for run in pane.lines[0].runs if "hit" in run[2]] == ["two"]


async def test_of_several_places_each_is_shown_and_the_one_in_view_is_taken(tmp_path: Path) -> None:
    again, path = "The market was full. Six were hurt. It rained.\n\n", tmp_path / "new.txt"
    path.write_text(f"Shells fell.\n\n{again * 3}Then it was over.\n\nOne way out was open.")
    with small_case(tmp_path, ANN) as case:
        article = an_article(case)
        put_text(case, article, f"Shells fell.\n\n{again * 2}One way out was open.\n\nThen it was over.")
        code, start = case.codes.code(article), len("Shells fell.\n\n" + again)
        claim(case, {"property": "injured", "value": "6"}, Cite(code, start=start + 21, stop=start + 34))
        replace_text(case, article, path)
        (there,) = waiting_passages(case, article)
        assert (there.words, there.twin, len(there.others)) == ("Six were hurt", 0, 3)
    listed = " ".join(pincite("carry", case.path, code).out.split())
    for number, (low, high) in enumerate(there.others, 2):
        assert f"they stand in para {number}, --span {low}:{high}: …The market was full. Six were hurt. It" in listed
    async with small(tmp_path) as room:
        await opened(room, code)
        await room.reads("before, para 3")
        await room.reads("now, para 2, place 1 of 3")
        assert "n and N show them, c takes the one below" in room.text
        await room.keys("n")
        await room.reads("now, para 3, place 2 of 3")
        await room.keys("N", "N")
        await room.reads("now, para 4, place 3 of 3")
        await point(room)
        await room.keys("enter")
        await room.reads("re-pointed; C4 cites the newest text now")
    with small_case(tmp_path) as case:
        (spot,) = case.get("C4").links["cites"]
        start = case.one("SELECT start FROM passage WHERE id = ?", (spot["passage"],))
        assert start == path.read_text().rindex("Six were hurt")
