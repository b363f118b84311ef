"""Asking for a reason: one that is half typed outlives the program, and is offered where it is asked for again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from db import Invalid, kind_of
from tui.halfway import Halfway
from tui.prompt import Question

if TYPE_CHECKING:
    from tui.browser import Browser
    from tui.keyed import KeyedScreen

REASON = "reason"  # the kind of draft of a reason that is half typed


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
    """The record that an edit is about: of what it is given, the first that is a record; None for several, or none.

    An edit names first what it is about, whatever it calls that.
    """
    for given in getattr(edit, "keywords", {}).values():
        several = given if isinstance(given, tuple | list) else (given,)
        if several and all(map(is_record, several)):
            return int(several[0]) if len(several) == 1 else None
    return None


def is_record(given: object) -> bool:
    """Whether it is the id of a record; positions in a text and numbers of operations are none."""
    try:
        return isinstance(given, int) and bool(kind_of(given))
    except Invalid:
        return False
