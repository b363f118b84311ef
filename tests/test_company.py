"""Others at work on the same case file: who is here and where, and what they change while a form is open."""

from pathlib import Path

import pytest
from small_case import BEN, small_case
from test_browser import many, shown

from db import Case, drop_presence, keep_presence, present, set_fields
from tui.keyed import KeyedScreen


async def test_who_else_is_here_shows_quietly(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    async with shown(case) as screen:
        await screen.until(lambda: screen.browser.background.watching)
        with Case.open(case.path, BEN) as theirs:
            keep_presence(theirs, theirs.codes.id("I1"), editing=True)
            await screen.until(lambda: "Ben edits I1" in screen.text().splitlines()[-1])
            assert "Ben edits it, todo" in screen.text()
            assert screen.said == ""
            keep_presence(theirs, theirs.codes.id("P1"))
            await screen.until(lambda: "Ben in P1" in screen.text().splitlines()[-1])
            assert "edits it" not in screen.text()
            screen.browser.company.tell()
            await screen.until(lambda: present(theirs))
            assert [one.record for one in present(theirs)] == [theirs.codes.id("I1")]
            drop_presence(theirs)
            await screen.until(lambda: "Ben" not in screen.text())
    with small_case(tmp_path) as later:
        assert later.one("SELECT count(*) FROM presence") == 0


async def test_a_case_that_cannot_be_written_says_so_at_the_right_end(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    case.notice = "It is open read-only."
    async with shown(case) as screen:
        await screen.until(lambda: "read-only" in screen.text().splitlines()[-1])
        await screen.keys("j")
        await screen.until(lambda: screen.text().splitlines()[-1].rstrip().endswith("read-only"))


async def test_a_form_says_that_another_changed_its_record(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    async with shown(case) as screen:
        await screen.until(lambda: screen.browser.background.watching)
        await screen.keys("e")
        with Case.open(case.path, BEN) as theirs:
            set_fields(theirs, theirs.codes.id("I1"), {"title": "Ben's"})
        form = screen.app.screen
        assert isinstance(form, KeyedScreen)
        await screen.until(lambda: "Ben changed this record meanwhile" in form.foot.said)


async def test_of_very_much_that_others_write_no_count_is_made_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = many(tmp_path)
    async with shown(case) as screen:
        await screen.until(lambda: screen.browser.background.watching)
        monkeypatch.setattr("db.watch.MOST", 3)
        with Case.open(case.path, BEN) as theirs:
            set_fields(theirs, [theirs.codes.id(f"I{n}") for n in range(2, 8)], {"kind": "air attack"})
        await screen.until(lambda: "and many more" in screen.said)
