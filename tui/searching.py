"""The deed that finds words anywhere: it looks in one place after the other beside the screen, and goes to hits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from db import PLACES, Case, CaseError, Found, Hit, find_in
from tui.article.page import View
from tui.find import Find
from tui.finds import EACH
from tui.going import reached
from tui.rooms import room
from tui.state import ARTICLE, Source

if TYPE_CHECKING:
    from tui.browser import Browser

RANK = 2  # after pages of lists, before counts


@dataclass
class Searching:
    """Looks for words in one place after the other; a newer search takes the place of an older one."""

    browser: "Browser"
    screen: Find
    words: str = ""

    def look(self, words: str, came: Callable[[str, Found | None], None]) -> None:
        """Look in the first place, then in the next ones."""
        self.words = words
        self.look_in(0, words, came)

    def look_in(self, number: int, words: str, came: Callable[[str, Found | None], None]) -> None:
        """Look in one place; then, unless something newer is looked for, in the next."""
        place = PLACES[number]

        def read(case: Case) -> Found:
            return find_in(case, place, words, prefix=True, limit=EACH)

        def done(found: Found | CaseError) -> None:
            if words != self.words:
                return
            if isinstance(found, CaseError):
                self.screen.say(str(found), bad=True)
                came(words, None)
                return
            came(words, found)
            if number + 1 < len(PLACES):
                self.look_in(number + 1, words, came)
            else:
                came(words, None)

        self.browser.background.ask("find", read, done, RANK)

    def go(self, hit: Hit) -> None:
        """To the words of an article, else to the record."""
        browser = self.browser
        jumped = browser.state.jump(self.screen.name_of())
        if hit.text is None or hit.at is None:
            browser.go(reached(jumped, hit.id))
            return
        view = View(span=(hit.at, hit.at + len(hit.words)))
        browser.go(replace(jumped, pane=ARTICLE, source=Source(hit.text, view, hit.at)))


def find_(browser: "Browser") -> None:
    """Open finding."""
    screen = room(browser, Find)
    browser.app.push_screen(screen)
    screen.find(Searching(browser, screen))


def find_again(browser: "Browser", kept: Mapping[str, Any]) -> None:
    """Open finding as it was left."""
    words, hit = str(kept["words"]), kept["hit"]
    place = (hit[0], hit[1], hit[2]) if hit else None
    screen = room(browser, Find)
    browser.app.push_screen(screen)
    screen.find_again(Searching(browser, screen), words, place)
