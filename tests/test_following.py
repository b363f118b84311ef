"""What follows the cursor of a list while a key is held down."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from test_browser import many, shown


async def test_what_a_held_key_passes_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.trail.STREAK", 600)
    monkeypatch.setattr("tui.trail.TRAIL", 600)
    async with shown(many(tmp_path)) as screen:
        sheets = []
        for _ in range(4):
            screen.app.simulate_key("down")
            await screen.pilot.pause()
            sheets.append(screen.browser.record.sheet)
        assert {sheet.code for sheet in sheets if sheet} <= {"I1", "I2"}
        screen.app.simulate_key("l")  # a key that acts finds the record under the cursor
        await screen.until(lambda: screen.browser.record.sheet and screen.browser.record.sheet.code == "I5")


class SlowLine:
    """A line that carries all that follows a cursor at each step."""

    total = 700
    carries = (0.0, 0.0)
    rate = 0.0

    def takes(self, size: float) -> float:
        """No time."""
        return 0.0

    def free_in(self, now: float) -> float:
        """It is free."""
        return 0.0


@pytest.mark.parametrize("late", [False, True])
async def test_on_a_slow_line_each_step_of_a_held_key_is_followed_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    monkeypatch.setattr("tui.trail.STREAK", 600)
    monkeypatch.setattr("tui.trail.TRAIL", 600)
    monkeypatch.setattr("tui.trail.FELT", -1.0)
    monkeypatch.setattr("tui.following.LineDriver.running", SimpleNamespace(pace=SlowLine(), repaint=lambda: None))
    async with shown(many(tmp_path)) as screen:
        browser = screen.browser
        await screen.keys("down")
        if late:  # nothing is shown before it was read, nor is its reading broken off at each step
            monkeypatch.setattr(browser.shelf, "read", lambda *how: None)
            monkeypatch.setattr(browser.ahead, "of", lambda record: None)
        for number in (3, 4, 5):
            screen.app.simulate_key("down")
            await screen.until(lambda: browser.state.list.cursor == browser.case.codes.id(f"I{number}"))  # noqa: B023
            if not late or number == 3:
                await screen.until(lambda: not browser.follower.trailing)
            sheet = browser.record.sheet
            assert sheet
            assert sheet.code == ("I2" if late else f"I{number}")
        assert bool(browser.follower.trailing) is late


class LearntLine(SlowLine):
    """A line that a page keeps busy for longer than a step, which is known only after some frames."""

    rate = 32_000.0
    frames = 0

    @property
    def total(self) -> int:  # type: ignore[override]
        """More each time."""
        self.frames += 100
        return self.frames

    def takes(self, size: float) -> float:
        """Longer than any step."""
        return 6_000.0 if size else 0.0


async def test_what_follows_a_held_key_is_an_excerpt_as_soon_as_the_line_is_known_to_be_slow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.trail.STREAK", 600)
    monkeypatch.setattr("tui.trail.TRAIL", 600)
    line = LearntLine()
    monkeypatch.setattr("tui.following.LineDriver.running", SimpleNamespace(pace=line, repaint=lambda: None))
    async with shown(many(tmp_path), (120, 40)) as screen:
        browser = screen.browser

        def follows() -> bool:
            return bool(browser.record.sheet and browser.record.sheet.id == browser.state.record)

        await screen.keys("down", "up")
        browser.follower.settle()
        await screen.until(follows)
        screen.app.simulate_key("down")
        await screen.pilot.pause()
        assert browser.follower.trailing  # a page at each step is too much for it
        line.carries = (32_000.0, 32_000.0)
        screen.app.simulate_key("down")
        await screen.until(lambda: not browser.follower.trailing and follows())
