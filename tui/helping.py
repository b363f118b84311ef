"""Deeds that help: the keys that work here, any command by its name, painting again, leaving for a while."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.deeds import ROOM_OF
from tui.keys import ANYWHERE, ARTICLE, GROUPS, OF_WORDS, PANES, Key
from tui.picker import Item

if TYPE_CHECKING:
    from tui.browser import Browser


def here(browser: "Browser") -> list[Key]:
    """The keys that work in the pane in use."""
    where = browser.state.pane
    return [one for one in browser.keys if one.keys and one.id in ROOM_OF and {where, ANYWHERE} & set(one.where)]


def help_(browser: "Browser") -> None:
    """The keys that work here by group, with a sentence each; Enter does what the line says. An article's own first.

    In a list or a record the keys for selected words are left out, since there they only say where they work.
    """
    where = browser.state.pane
    groups = [OF_WORDS, *(one for one in GROUPS if one != OF_WORDS)] if where == ARTICLE else GROUPS
    items = []
    for group in groups:
        some = [one for one in here(browser) if one.group == group and (group != OF_WORDS or where == ARTICLE)]
        if some:
            items.append(Item(group.partition(" ")[0], ""))  # one word, as wide as keys are; it is gone when one types
            items += [Item(one.shown, one.help, value=one.id) for one in some]
    offer(browser, f"Keys in {PANES[where]}", items, 1)


def commands_(browser: "Browser") -> None:
    """Every command that works here, by name."""
    items = [Item(one.shown, one.id.replace("_", " "), one.help, one.id) for one in here(browser)]
    offer(browser, "Commands", items)


def offer(browser: "Browser", title: str, items: Sequence[Item], at: int = 0) -> None:
    """Pick a command and do it; the cursor begins on a line."""

    def done(command: object) -> None:
        if isinstance(command, str):
            browser.do(command)

    browser.pick(title, items, done, at)


def repaint_(browser: "Browser") -> None:
    """Paint everything again, whatever the terminal shows."""
    repaint = getattr(browser.app._driver, "repaint", None)
    if repaint:
        repaint()
    else:
        browser.app.refresh(layout=True)


def suspend_(browser: "Browser") -> None:
    """Into the background, as Ctrl+Z does elsewhere."""
    browser.app.action_suspend_process()
