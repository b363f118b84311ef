"""The deed of notes: on records, or on the selected words of an article. One that is half typed is kept as a draft."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from db import Case, Cite, Done, drop_draft_of, note
from tui.editing import chosen, named, write
from tui.halfway import Halfway
from tui.prompt import Question
from tui.selecting import heading_of, writable
from tui.state import ARTICLE

if TYPE_CHECKING:
    from tui.browser import Browser

HALF = "half a note"  # the kind of draft of a note that is half typed
HINT = "Enter saves it, Esc leaves it and keeps a draft"
AGAIN = "Your note as you left it. " + HINT


def note_(browser: "Browser") -> None:
    """Ask for a note, on the selected words where there are some."""
    if browser.state.pane == ARTICLE and browser.article.selector.span:
        note_words(browser)
        return
    ids = chosen(browser)
    if ids:
        ask_note(browser, ids)


def ask_note(browser: "Browser", ids: Sequence[int]) -> None:
    """Ask for a note on these records."""
    ask(browser, f"Note on {named(browser, ids)}", ids, ())


def note_words(browser: "Browser") -> None:
    """Ask for a note on the selected words."""
    cursor, heading = writable(browser), heading_of(browser)
    span = cursor.span if cursor else None
    if cursor is None or heading is None or span is None:
        return
    cite = Cite(heading.code, start=span[0], stop=span[1], version=heading.version)
    ask(browser, "Note on these words", (heading.article,), (cite,))


def ask(browser: "Browser", label: str, ids: Sequence[int], cites: Sequence[Cite]) -> None:
    """Ask for the words of a note on these records, those first that were left half typed."""
    half = Halfway(browser, HALF, ids[0] if len(ids) == 1 else None)
    left = half.left()

    def save(case: Case, text: str) -> Done:
        made = note(case, ids, text, cites=cites)
        drop_draft_of(case, HALF, half.record)
        half.saved()
        return made

    def done(answer: str | None) -> None:
        browser.halfway = None
        if answer is None or half.typed.strip():
            half.part()  # kept until it is saved: the case may be locked
        if answer and answer.strip():
            write(browser, partial(save, text=answer.strip()))
        elif half.typed.strip():
            browser.say("Kept as a draft; a note on the same offers it again.")

    browser.halfway = half.part
    browser.ask(Question(label, left, AGAIN if left else HINT, half.type, done))
