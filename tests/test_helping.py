"""The keys that work here, by group with a sentence each; any command by its name."""

from pathlib import Path

from rooms import small, third_article
from small_case import an_article, put_text, small_case


async def test_help_lists_the_keys_that_work_here_and_does_them(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("?")
        assert "Keys in a list" in room.text
        picker = room.screen.picker
        leads = [one.lead for one in picker.items]
        assert (leads[:2], "v" in leads, picker.at) == (["Moving", "Up or k"], False, 1), "no words to select here"
        await room.keys("pagedown")
        assert picker.top == picker.room, "a page follows on the one before"
        await room.keys("=slow line")
        assert "to the page." in room.text
        assert [one.lead for one in picker.found] == ["Enter"], "no heading among what is looked for"
        await room.keys("escape", "ctrl+p", "=claims", "enter")
        assert room.app.browser.state.name == "claims"
        await room.keys("Z")
        assert "Z" in room.screen.prompt.entry.text or "does nothing" in room.screen.foot.said


async def test_help_in_an_article_begins_with_its_own_keys(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "Some words.")
    async with small(tmp_path) as room:
        await third_article(room)
        await room.keys("?")
        assert "Keys in an article" in room.text
        leads = [one.lead for one in room.screen.picker.items]
        assert leads[0] == "Words"
        assert leads.index("F") < leads.index("Moving") < leads.index("Lists")
