"""Deeds that undo and redo one's latest operation."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.editing import write

if TYPE_CHECKING:
    from tui.browser import Browser


def undo_(browser: "Browser") -> None:
    """Undo one's latest operation."""
    from db import undo

    if browser.readonly:
        browser.say(browser.readonly, bad=True)
        return
    browser.say("Undoing …")
    write(browser, undo, suggested_again(browser))


def suggested_again(browser: "Browser") -> Callable[[str], None] | None:
    """What shows the suggestion that comes back with what is undone, where one is in view now."""
    if not browser.offered.open:
        return None
    from tui.suggesting import came_back, in_view

    here = in_view(browser)
    return partial(came_back, browser, here) if here else None


def redo_(browser: "Browser") -> None:
    """Redo what was undone last."""
    from db import redo

    if browser.readonly:
        browser.say(browser.readonly, bad=True)
        return
    browser.say("Redoing …")
    write(browser, redo, suggested_again(browser))
