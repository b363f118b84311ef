"""The screens over the main one: each made when it is first asked for, and the same one from then on."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from tui.keys import Key
from tui.look import Look
from tui.over import Over

if TYPE_CHECKING:
    from tui.browser import Browser

T = TypeVar("T", bound=Over)


def room(browser: "Browser", kind: Callable[[Look, Sequence[Key], str], T]) -> T:
    """The screen of a kind, installed in the app."""
    found = next((one for one in browser.rooms if type(one) is kind), None)
    if found is None:
        made = kind(browser.look, browser.keys, browser.foot.title)
        made.pressed = browser.keep_soon
        browser.rooms.append(made)
        browser.app.install_screen(made, made.name_of())
        return made
    return cast(T, found)


def reopen(browser: "Browser", name: str) -> None:
    """A screen that a jump left, as it was; what it shows is read again."""
    found = next((one for one in browser.rooms if one.name_of() == name), None)
    if found:
        browser.app.push_screen(found)
        found.reopened()
