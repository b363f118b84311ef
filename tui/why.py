"""Asking for a reason: one that is half typed outlives the program, and is offered where it is asked for again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.halfway import Halfway
from tui.prompt import Question

if TYPE_CHECKING:
    from tui.browser import Browser
    from tui.keyed import KeyedScreen

REASON = "reason"  # the kind of draft of a reason that is half typed
ABOUT = ("ids", "claim", "a", "kept", "passages")  # of an edit: what it is about


def ask_why(
    browser: "Browser", screen: "KeyedScreen", label: str, sentence: str, edit: object,
    then: Callable[[str], None], none: Callable[[], None],
) -> None:  # fmt: skip
    """Ask on a screen why an edit is made; none is called where nothing is given, which drops what was typed."""
    half = Halfway(browser, REASON, about(edit), screen=None if screen is browser else screen)
    left = half.left()

    def done(answer: str | None) -> None:
        browser.halfway = None
        if answer and answer.strip():
            then(answer.strip())  # written first: until then the reason stands as a draft
        else:
            none()
        half.keep("")

    browser.halfway = half.part
    hint = f"Your reason as you left it. {sentence}" if left else sentence
    screen.ask(Question(label, left, hint, half.type, done))


def about(edit: object) -> int | None:
    """The record that an edit is about, None where it is about several, or none."""
    given = getattr(edit, "keywords", {})
    found = next((given[name] for name in ABOUT if name in given), None)
    if isinstance(found, tuple | list):
        return found[0] if len(found) == 1 else None
    return found if isinstance(found, int) else None
