"""A case on the screen for tests of the screens over the main one: keys in, shown lines out."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from small_case import ANN, small_case
from textual import events
from textual.pilot import Pilot

from db import Case, Person
from tui.app import Pincite
from tui.browser import Browser
from tui.over import Over


class Room:
    """The app of a case."""

    def __init__(self, app: Pincite, pilot: "Pilot[None]") -> None:
        self.app = app
        self.pilot = pilot

    async def keys(self, *pressed: str) -> None:
        """Press keys one after the other; text in one piece begins with =."""
        for one in pressed:
            for key in one[1:] if one.startswith("=") else (one,):
                self.press(key)
            await self.pilot.pause()

    def press(self, key: str) -> None:
        """One key as a terminal sends it."""
        event = events.Key("space", " ") if key == " " else events.Key(key, key if len(key) == 1 else None)
        event.set_sender(self.app)
        self.app.post_message(event)

    async def until(self, true: Callable[[], object]) -> None:
        """Let the other threads work until something is true."""
        for _ in range(2000):
            if true():
                return
            await self.pilot.pause(0.005)
        raise AssertionError(f"never came: {self.text}")

    async def reads(self, words: str) -> None:
        """Wait until the screen says these words."""
        await self.until(lambda: words in self.text or words in self.screen.foot.said)

    @property
    def screen(self) -> Over | Browser:
        """The screen that is on top."""
        found = self.app.screen
        assert isinstance(found, Over | Browser)
        return found

    @property
    def text(self) -> str:
        """All lines that are on the screen."""
        shown = [one for one in self.screen.children if one.size.height]
        return "\n".join(one.render_line(y).text.rstrip() for one in shown for y in range(one.size.height))


@asynccontextmanager
async def shown(case: Case, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Room]:
    """The screen of a case; the case is closed in the end."""
    app = Pincite(case)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Room(app, pilot)
    case.close()


@asynccontextmanager
async def small(folder: Path, person: Person = ANN, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Room]:
    """The small case on the screen, the cursor on its incident."""
    async with shown(small_case(folder, person), size) as room:
        yield room


async def third_article(room: Room) -> None:
    """The text of A3 on screen, the reader in focus."""
    browser = room.app.browser
    await room.keys("4", ":", "=A3", "enter")
    await room.until(lambda: browser.record.sheet and browser.record.sheet.code == "A3")
    await room.keys("enter", "enter")
    await room.until(lambda: browser.article.source and browser.article.lines and browser.state.pane == "article")
