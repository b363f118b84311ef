"""The deed of notes: on records, or on the selected words of an article."""

from functools import partial
from typing import TYPE_CHECKING

from db import Cite, note
from tui.coding import writable
from tui.editing import chosen, named, write
from tui.prompt import Question
from tui.selecting import heading_of
from tui.state import ARTICLE

if TYPE_CHECKING:
    from tui.browser import Browser


def note_(browser: "Browser") -> None:
    """Ask for a note, on the selected words where there are some."""
    if browser.state.pane == ARTICLE and browser.article.selector.span:
        note_words(browser)
        return
    ids = chosen(browser)
    if not ids:
        return

    def done(answer: str | None) -> None:
        if answer and answer.strip():
            write(browser, partial(note, ids=ids, text=answer.strip()))

    browser.ask(Question(f"Note on {named(browser, ids)}", "", "Enter saves it, Esc leaves it", done=done))


def note_words(browser: "Browser") -> None:
    """Ask for a note on the selected words."""
    cursor, heading = writable(browser), heading_of(browser)
    span = cursor.span if cursor else None
    if cursor is None or heading is None or span is None:
        return
    article = heading.article
    cite = Cite(heading.code, start=span[0], stop=span[1], version=heading.version)

    def done(answer: str | None) -> None:
        if answer and answer.strip():
            write(browser, partial(note, ids=article, text=answer.strip(), cites=[cite]))

    browser.ask(Question("Note on these words", "", "Enter saves it, Esc leaves it", done=done))
