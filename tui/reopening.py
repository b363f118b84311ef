"""The screens over the main one that were open when the program was cut off: kept with the place, and opened again.

Whoever leaves the program does so from the main screen, so that nothing is opened again then.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from db import CaseError, Draft
from tui.kept import SCREENS
from tui.over import Over
from tui.returning import offered

if TYPE_CHECKING:
    from tui.browser import Browser

SAID = "Back where you were when the program ended; {key} leads back to the lists."


def kept_over(browser: "Browser") -> list[dict[str, Any]]:
    """The screens over the main one from below, each with its name, its title, and what it keeps."""
    found = [(one, one.as_left()) for one in browser.app.screen_stack if isinstance(one, Over)]
    return [{"name": one.name_of(), "title": one.heading, **kept} for one, kept in found if kept]


def open_again(browser: "Browser", over: Sequence[Mapping[str, Any]]) -> None:
    """Open the screens that were open; what another pincite kept, or what is no longer there, is let be."""
    try:
        first, second = over[0], over[1] if len(over) > 1 else None
        open_one(browser, first, second)
    except (CaseError, KeyError, IndexError, TypeError, ValueError):
        return
    front = browser.app.screen
    if isinstance(front, Over):
        front.say(SAID.format(key=front.keys_of("back") or front.called("escape")))


def tell(browser: "Browser", found: Sequence[Draft]) -> None:
    """Say what was left half typed, in the lists and on the screen over them."""
    codes, key, front = browser.case.codes.code, browser.called("resume"), browser.app.screen
    left = [(one.kind, str(codes(one.record)) if one.record else "") for one in found]
    browser.say(offered(left, key))
    if isinstance(front, Over):
        front.say(f"{front.foot.said} {offered(left, f'{key} in the lists')}".strip())


def open_one(browser: "Browser", kept: Mapping[str, Any], over: Mapping[str, Any] | None) -> None:
    """Open a screen; over: the one over it, as two sources stand over the board."""
    where, _ = SCREENS[kept["name"]]
    if where:
        getattr(import_module(where), f"{kept['name']}_again")(browser, {**kept, "over": over})
