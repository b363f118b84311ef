"""What the canvas puts into the driver's cells is what Textual's compositor would draw, on every screen."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_case import small_case
from test_browser import Screen, shown
from textual.drivers.headless_driver import HeadlessDriver

from tui.canvas import without
from tui.line.screen import Screen as Cells

KEYS = "j k tab l h enter escape 1 2 3 o / f ? H m w a - = g G pagedown pageup J ] v space T colon x n".split()
SPAN = st.tuples(st.integers(0, 20), st.integers(1, 9)).map(lambda one: (one[0], one[0] + one[1]))


class Drawn:
    """The cells of the driver, and how often a screen was drawn in them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cells = Cells(80, 24)
        self.lines = 0
        monkeypatch.setattr(HeadlessDriver, "begin", self.begin, raising=False)
        monkeypatch.setattr(HeadlessDriver, "pen", lambda _, sgr: self.cells.pens.read(0, sgr), raising=False)
        monkeypatch.setattr(HeadlessDriver, "put", self.put, raising=False)

    def begin(self, width: int, height: int) -> bool:
        """Whether the terminal has this size."""
        return (width, height) == (self.cells.width, self.cells.height)

    def put(self, y: int, x: int, parts: Sequence[tuple[str, int]]) -> None:
        """As the driver of a terminal does."""
        self.lines += 1
        self.cells.put(y, x, parts)

    def wrong(self, screen: Screen) -> list[str]:
        """The lines that differ from what Textual draws."""
        front, found = screen.app.screen, Cells(self.cells.width, self.cells.height, self.cells.pens)
        for y, strip in enumerate(front._compositor.render_strips()):
            found.draw(f"\x1b[{y + 1}H{strip.render(screen.app.console)}")
        pairs = zip(self.cells.wanted, found.wanted, strict=True)
        return ["".join(has.text) + "|" + "".join(true.text) for has, true in pairs if not has.same(true)]


@pytest.mark.parametrize("seed", range(4))
async def test_cells_are_what_the_compositor_draws(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, random = Drawn(monkeypatch), Random(seed)
    async with shown(small_case(tmp_path)) as screen:
        for number in range(60):
            if number % 20 == 19:
                size = random.choice([(80, 24), (120, 40), (60, 16)])
                drawn.cells.resize(*size)
                await screen.pilot.resize_terminal(*size)
            screen.app.simulate_key(random.choice(KEYS))
            for _ in range(3):
                await screen.pilot.pause()
            assert not drawn.wrong(screen)
    assert drawn.lines


async def test_a_move_draws_its_rows_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = Drawn(monkeypatch)
    async with shown(small_case(tmp_path)) as screen:
        screen.browser.go(screen.browser.state.to_list("claims"))
        await screen.pilot.pause()
        screen.browser.canvas.draw()
        put = drawn.lines
        pane = screen.browser.pane
        assert pane.move(1)
        screen.browser.canvas.draw()
        assert drawn.lines - put == 3  # the two rows and the frame with its number


@given(SPAN, SPAN)
def test_what_is_left_of_a_span(span: tuple[int, int], cut: tuple[int, int]) -> None:
    left = [x for start, stop in without(span, *cut) for x in range(start, stop)]
    assert left == [x for x in range(*span) if not cut[0] <= x < cut[1]]
