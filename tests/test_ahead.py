"""What the next key shows is read ahead: shown without reading again, and never after somebody has written."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from small_case import ANN, BEN
from test_browser import Screen, shown

import db
from db import Case, Reader, set_fields
from tui import ahead as rooms
from tui.article.lines import Shape
from tui.look import look

WIDE = (140, 40)
LOOK = look("dark", colour=False)
SAMPLE = Path(__file__).resolve().parents[1] / "sample.db"


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read ahead is left where it takes long, which on a busy machine it may."""
    monkeypatch.setattr("tui.shelf.AT_ONCE", 60.0)


def opened(tmp_path: Path, person: db.Person = ANN) -> Case:
    """A copy of the sample."""
    path = tmp_path / "sample.db"
    if not path.exists():
        shutil.copy(SAMPLE, path)
    return Case.open(path, person)


async def rested(screen: Screen, code: str) -> rooms.Found:
    """Once the record with this code is read ahead."""
    ahead = screen.browser.ahead
    wanted = screen.browser.case.codes.id(code)
    await screen.until(lambda: ahead.found and ahead.found.record == wanted)
    assert ahead.found
    return ahead.found


def deny(monkeypatch: pytest.MonkeyPatch, denied: int) -> None:
    """Have a record's sheet fail to be read."""
    real = db.describe

    def refuse(case: Case, record: int, **how: Any) -> db.Sheet:
        assert record != denied, "read again"
        return real(case, record=record, **how)

    monkeypatch.setattr(db, "describe", refuse)


async def test_the_next_row_is_shown_as_it_was_read_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with shown(opened(tmp_path), WIDE) as screen:
        deny(monkeypatch, (await rested(screen, "I2")).record)
        await screen.keys("down")
        after = screen.text()
        assert "I2 Incident" in after
        assert screen.browser.article.source is screen.browser.follower.reader
        monkeypatch.undo()
        screen.browser.ahead.found = None
        screen.browser.article.renew()
        screen.browser.follower.read = screen.browser.follower.aimed = ()
        screen.browser.go(screen.browser.state)
        await screen.until(lambda: screen.text() == after)


async def test_the_row_above_is_read_ahead_on_the_way_up(tmp_path: Path) -> None:
    async with shown(opened(tmp_path), WIDE) as screen:
        await screen.keys("down", "down", "down", "up")
        await rested(screen, "I2")


@pytest.mark.parametrize("kept", ["place", "presence"])
async def test_what_the_program_keeps_of_itself_has_it_read_anew(tmp_path: Path, kept: str) -> None:
    async with shown(opened(tmp_path), WIDE) as screen:
        browser = screen.browser
        await rested(screen, "I2")
        before, browser.place = browser.shelf.version(), {}
        if kept == "place":
            browser.keep_where()
        else:
            browser.company.tell()
        await screen.until(lambda: browser.shelf.version() != before)
        await screen.until(lambda: browser.ahead.found and browser.ahead.version == browser.shelf.version())


async def test_what_others_wrote_since_is_shown(tmp_path: Path) -> None:
    async with shown(opened(tmp_path), WIDE) as screen:
        found = await rested(screen, "I2")
        with opened(tmp_path, BEN) as other:
            set_fields(other, found.record, {"title": "Quite another title"})
        assert screen.browser.ahead.of(found.record) is None
        await screen.keys("down")
        assert "Quite another title" in screen.text()


async def test_a_code_is_read_while_it_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with shown(opened(tmp_path), WIDE) as screen:
        screen.app.simulate_key("C")
        await screen.keys("4")
        found = await rested(screen, "C4")
        deny(monkeypatch, found.record)
        await screen.keys("enter")
        assert "C4 Claim" in screen.text()
        assert found.source
        assert screen.browser.state.source
        assert screen.browser.state.source.view.passage == found.source.view.passage


async def test_what_is_no_code_reads_nothing(tmp_path: Path) -> None:
    async with shown(opened(tmp_path), WIDE) as screen:
        await rested(screen, "I2")
        screen.browser.ahead.typed("C999999")
        await screen.until(lambda: screen.browser.ahead.found is None)
        screen.browser.ahead.typed("Cx")
        await screen.until(lambda: not screen.browser.background.jobs and not screen.browser.ahead.timer)
        assert screen.browser.ahead.found is None
        assert "no " not in screen.said


async def test_nothing_is_read_ahead_while_a_record_is_uncovered(tmp_path: Path) -> None:
    async with shown(opened(tmp_path), WIDE) as screen:
        found = await rested(screen, "I2")
        screen.browser.state = screen.browser.state.uncover(found.record)
        assert screen.browser.ahead.of(found.record) is None


def test_a_page_of_the_text_is_at_hand(tmp_path: Path) -> None:
    with opened(tmp_path) as case:
        record = case.codes.id("C4")
        *_, found = rooms.read(case, lambda _: record, Shape(50, 30), None, LOOK)
        assert found
        assert found.reader
        assert found.source
        asked: list[str] = []
        case.connection.set_trace_callback(asked.append)
        assert not any(rooms.rehearse(found.reader, found.source, Shape(50, 30), LOOK))
        assert {one.split()[0] for one in asked} == {"PRAGMA"}
        *_, again = rooms.read(case, lambda _: record, Shape(50, 30), found.reader, LOOK)
        assert again
        assert again.reader is found.reader


def test_lines_that_stay_are_laid_out_as_they_stand(tmp_path: Path) -> None:
    with opened(tmp_path) as case:
        first, second = (case.codes.id(code) for code in ("C22", "C23"))
        shape = Shape(50, 30)
        *_, found = rooms.read(case, lambda _: first, shape, None, LOOK)
        assert found
        assert found.laid
        top = found.laid.view.top
        *_, stays = rooms.read(case, lambda _: second, shape, found.reader, LOOK, top)
        *_, alone = rooms.read(case, lambda _: second, shape, found.reader, LOOK)
        *_, elsewhere = rooms.read(case, lambda _: second, shape, None, LOOK, top)
        assert [one and one.laid and one.laid.view.top == top for one in (stays, alone, elsewhere)] == [
            True, False, False
        ]  # fmt: skip


def test_answers_go_with_what_is_written(tmp_path: Path) -> None:
    with opened(tmp_path) as case:
        claim = case.codes.id("C4")
        source = rooms.aim(case, claim)
        assert source
        assert source.view.passage
        reader = Reader(case, source.text)
        passage = source.view.passage
        before = [one.code for one in reader.resting(passage)]
        db.withdraw(case, claim, "told twice")
        assert [one.code for one in reader.resting(passage)] == [one for one in before if one != "C4"]


async def test_a_page_laid_out_ahead_is_what_would_be_laid_out_now(tmp_path: Path) -> None:
    async with shown(opened(tmp_path), WIDE) as screen:
        laid = (await rested(screen, "I2")).laid
        await screen.keys("down")
        article = screen.browser.article
        assert laid
        assert article.view == laid.view
        lines = article.lines
        assert laid.flow is article.flow
        assert len(lines) == laid.height
        drawn = [article.render_line(y) for y in range(article.size.height)]
        assert article._strips
        article.forget()
        assert article.lines == lines
        assert not article._strips
        assert [article.render_line(y) for y in range(article.size.height)] == drawn


async def test_a_page_laid_out_ahead_for_another_size_is_laid_out_again(tmp_path: Path) -> None:
    async with shown(opened(tmp_path), WIDE) as screen:
        laid = (await rested(screen, "I2")).laid
        article, source = screen.browser.article, screen.browser.follower.reader
        assert laid
        assert source
        article.bind(source, laid.view, None, laid._replace(height=laid.height - 1, lines=laid.lines[:1]))
        assert len(article.lines) == laid.height
        article.finder.needle = "the"
        article.bind(source, laid.view, None, laid)
        assert article.lines != laid.lines
