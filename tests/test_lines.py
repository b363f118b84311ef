"""What the lines over and under the panes say: a filter that is wrong, short lists, keys that do nothing here."""

from pathlib import Path

from rooms import small


async def test_a_wrong_filter_stays_in_its_line(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        browser = room.app.browser
        await room.keys("2", "/", "=killed>1x", "enter")
        await room.reads("not with “1x”")
        assert browser.prompt.open
        assert browser.prompt.entry.text == "killed>1x"
        await room.keys("backspace", "enter")
        await room.until(lambda: browser.state.list.filter == "killed>1")
        assert not browser.prompt.open
        await room.keys("/", "= nowhere", "enter")
        await room.reads("nothing matches; Esc ends the filter")


async def test_what_a_short_list_cuts_stands_below_it_in_whole(tmp_path: Path) -> None:
    whole = "Goes to the record, then to the article; a text cursor goes one character."
    async with small(tmp_path) as room:
        await room.keys("?")
        assert whole not in room.text
        await room.keys(*["down"] * 7)
        assert whole in room.text
        await room.keys("escape", "o")
        assert "type to narrow, Enter takes, Esc leaves" in room.text


async def test_a_key_that_does_nothing_here_says_where_it_does(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("p")
        assert "p does nothing here, only in an article (cited by)" in room.screen.foot.said
