"""An excerpt of a page, as it is shown beside a list where the line is slow."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
from article_pane import LINES, LONG, LONG_AT, Fake, Pane, opened
from small_case import ANN
from test_ahead import SAMPLE, WIDE
from test_browser import shown

from db import Case, text_sentences
from tui.article.excerpt import BESIDE, BETWEEN, LEAST, Room, excerpt
from tui.article.flow import Flow
from tui.article.lines import Shape
from tui.article.page import View
from tui.line.pacing import Pace

SAID = "Nobody came. The shelling of the bridge began at dawn and killed four people from the mill. It went on."
STORY = "".join(f"Paragraph {n} opens. {SAID} So it ended here.\n\n" for n in range(1, 21))
WORDS = "killed four people"
SHAPE = Shape(40, 38)
SLOW = 32_000.0


def in_story(number: int) -> tuple[int, int]:
    """Where the words stand in a paragraph, counted from 1."""
    at = -1
    for _ in range(number):
        at = STORY.index(WORDS, at + 1)
    return at, at + len(WORDS)


SPANS = [in_story(number) for number in range(1, 21)]


@pytest.mark.parametrize("room", range(1, 26, 3))
@pytest.mark.parametrize("passage", [1, 2, 9, 19, 20])
def test_words_stand_in_their_sentence_with_lines_beside_as_many_as_there_is_room_for(passage: int, room: int) -> None:
    source, height = Fake(STORY, SPANS), 30
    flow, one = Flow(source, 36), source.made(passage)
    top, count = excerpt(source, flow, one.start, one, room, height)
    lines = [line for line, _ in zip(flow.lines(top), range(count), strict=False)]
    start, stop = next(span for span in text_sentences(STORY) if span[0] <= one.start < span[1])
    assert lines[0].start <= start
    assert stop <= lines[-1].stop
    assert lines[0].words.strip()
    assert lines[-1].words.strip()
    of_sentence = [line for line in lines if line.start < stop and start < line.stop]
    assert len(lines) <= max(room, len(of_sentence))
    assert len(lines) >= min(max(room, len(of_sentence)), 4) - 1  # a blank one at the end may be left out
    if room > len(of_sentence) + 3:
        assert lines[0].start < of_sentence[0].start or passage == 1
        assert lines[-1].start > of_sentence[-1].start or passage == 20


def test_of_a_sentence_that_is_higher_than_the_pane_the_words_are_shown() -> None:
    text = "word " * 400 + "killed four people " + "more " * 400
    at = text.index("killed")
    source = Fake(text, [(at, at + 18)])
    flow = Flow(source, 36)
    top, count = excerpt(source, flow, at, source.made(1), LEAST, 10)
    assert top <= at < at + 18 <= flow.forward(top, 2)
    assert count == 10


def test_without_a_passage_it_begins_at_the_place() -> None:
    source = Fake(STORY)
    assert excerpt(source, Flow(source, 36), 0, None, 4, 30) == (0, 4)
    assert excerpt(Fake(""), Flow(Fake(""), 36), 0, None, 5, 30) == (0, 30)


def paced(rates: list[float], trip: float = 0.3, size: int = 800) -> Pace:
    """A line of so many bytes a second, frame by frame."""
    pace = Pace()
    for number, (bytes_, rate) in enumerate([(60, 1e9), *((size, rate) for rate in rates)]):
        pace.sent(bytes_, number)
        pace.answered(number + trip + bytes_ / rate)
    return pace


def test_a_line_that_is_surely_slow_has_as_many_lines_as_it_carries_in_a_step() -> None:
    room = Room()
    assert room.lines(None, SHAPE) is None
    assert room.lines(paced([SLOW] * 3), SHAPE) is None
    assert room.lines(paced([SLOW] * 8), SHAPE) == LEAST
    more = Room().lines(paced([2 * SLOW] * 8), SHAPE)
    assert more
    assert 0.8 * 2 * SLOW / 30 - BESIDE >= more * (SHAPE.width + BETWEEN) > 0.6 * 2 * SLOW / 30 - BESIDE
    assert Room().lines(paced([SLOW / 8] * 8), SHAPE) == LEAST
    assert Room().lines(paced([4 * SLOW] * 8), SHAPE) is None


def test_near_terminals_and_lines_that_are_late_now_and_then_have_the_page() -> None:
    assert Room().lines(paced([SLOW] * 8, trip=0.01), SHAPE) is None
    assert Room().lines(paced([SLOW / 4, 2 * SLOW] * 4), SHAPE) is None
    assert Room().lines(paced([SLOW] * 8, size=300), SHAPE) is None
    mute = paced([SLOW] * 8)
    mute.mute = True
    assert Room().lines(mute, SHAPE) is None


def test_lines_stay_until_the_line_is_surely_another() -> None:
    room = Room()
    few = room.lines(paced([2 * SLOW] * 8), SHAPE)
    assert few
    for rates in ([2.6 * SLOW] * 8, [1.5 * SLOW] * 8, [SLOW / 2, 8 * SLOW] * 4, [2 * SLOW]):
        assert room.lines(paced(rates), SHAPE) == few
    assert room.lines(paced([SLOW] * 8), SHAPE) == LEAST
    assert room.lines(paced([40 * SLOW, 90 * SLOW] * 4), SHAPE) is None


def bound(source: Fake, passage: int, few: int | None, pane: Pane | None = None) -> Pane:
    """A pane with an excerpt at a passage."""
    pane = pane or Pane(60, 30)
    pane.bind(source, View(passage=passage, lit=(passage,)), source.spans[passage - 1][0], None, few)
    return pane


def test_the_pane_shows_it_alone_and_says_how_more_is_seen() -> None:
    source = Fake(STORY, SPANS)
    pane = bound(source, 4, 5)
    text = pane.text()
    assert sum("killed four" in line for line in text) == 1
    assert 3 <= sum(len(line) > 2 for line in text[3:-1]) <= 5
    assert "Slow line: {deeper} shows the page" in text[-1]
    assert "%" not in text[0]
    pane.forget()
    assert pane.text() == text


def test_its_lines_stay_when_the_page_follows() -> None:
    source = Fake(STORY, SPANS)
    pane = bound(source, 4, 5)
    before = pane.lines
    bound(source, 4, None, pane)
    assert pane.lines[: len(before)] == before
    assert len(pane.lines) == pane.shape.height
    assert "claim" in pane.text()[-1]
    assert "Slow line" not in pane.text()[-1]
    bound(source, 16, None, bound(source, 4, 5, pane))
    assert "killed four people" in " ".join(" ".join(pane.text()).split())


@pytest.mark.parametrize("way", ["scroll", "step", "end"])
def test_moving_in_it_shows_the_page(way: str) -> None:
    pane = bound(LONG, 1, 3)
    assert len(pane.lines) == 3
    {"scroll": lambda: pane.move(1), "step": pane.step, "end": lambda: pane.end(last=True)}[way]()
    assert pane.few is None
    assert len(pane.lines) == pane.shape.height


def test_lost_words_are_said_all_the_same() -> None:
    pane = bound(Fake("".join(LINES), [(LONG_AT, LONG_AT + 7)], {1: "other words"}), 1, 3)
    assert any("LOST" in line for line in pane.text())
    assert pane.shape.lost


def test_a_page_is_opened_as_ever_without_an_excerpt_before() -> None:
    assert bound(LONG, 1, None, Pane(60, 20)).lines == opened(LONG, 1).lines


@dataclass
class Carrying:
    """A far line of a steady rate that is free."""

    rate: float = SLOW
    total: int = 0

    @property
    def carries(self) -> tuple[float, float]:
        """Steadily so much."""
        return self.rate, self.rate

    def takes(self, size: float) -> float:
        """As it carries it."""
        return size / self.rate

    def free_in(self, now: float) -> float:
        """It is free."""
        return 0.0


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Carrying:
    """The screen runs on a slow line."""
    found = Carrying()
    running = SimpleNamespace(pace=found, repaint=lambda: None)
    monkeypatch.setattr("tui.following.LineDriver.running", running)
    monkeypatch.setattr("tui.shelf.AT_ONCE", 60.0)
    return found


def sample(tmp_path: Path) -> Case:
    """A copy of the sample."""
    shutil.copy(SAMPLE, tmp_path / "sample.db")
    return Case.open(tmp_path / "sample.db", ANN)


async def test_beside_a_list_stands_an_excerpt_and_beside_the_record_the_page(tmp_path: Path, line: Carrying) -> None:
    async with shown(sample(tmp_path), WIDE) as screen:
        article = screen.browser.article
        await screen.keys("down")
        assert article.few == LEAST
        assert "Slow line: Enter shows the page" in screen.text()
        assert "▌" in screen.text()
        some = article.lines
        await screen.keys("enter")
        assert article.few is None
        assert article.lines[: len(some)] == some
        assert len(article.lines) > len(some)
        assert "Slow line" not in screen.text()
        await screen.keys("left")
        assert article.lines == some
        line.rate = 100 * SLOW
        await screen.keys("down", "down")
        assert article.few is None
        assert "Slow line" not in screen.text()


async def test_an_excerpt_that_was_laid_out_ahead_is_what_would_be_laid_out_now(tmp_path: Path, line: Carrying) -> None:
    async with shown(sample(tmp_path), WIDE) as screen:
        browser, article = screen.browser, screen.browser.article
        await screen.keys("down", "down")
        wanted = browser.case.codes.id("I4")
        await screen.until(lambda: browser.ahead.found and browser.ahead.found.record == wanted)
        laid = browser.ahead.found.laid
        await screen.keys("down")
        assert laid
        assert laid.few == LEAST == article.few
        assert article.flow is laid.flow
        lines, view = article.lines, article.view
        article.forget()
        assert (article.lines, article.view) == (lines, view)
        assert article.flow is not laid.flow
