"""Deeds of reading: how the paragraph in use stands, or those of the selected words; the next that nobody has read."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from db import COVERAGE, Case, CaseError, Covered, mark_place, next_unread
from tui.picker import Item
from tui.selecting import heading_of, readable

if TYPE_CHECKING:
    from tui.browser import Browser


def place(browser: "Browser") -> int:
    """The place in use: that of the text cursor, of the passage under the cursor, else the first line in view."""
    article = browser.article
    at = article.cursor
    return at if at is not None else article.view.top


def stretch(browser: "Browser") -> tuple[int, int]:
    """What is marked: the paragraphs of the selected words, else the one in use, from a place to another."""
    at = place(browser)
    return browser.article.selector.span or (at, at + 1)


def writable(browser: "Browser") -> bool:
    """Whether a paragraph can be marked; else says why not."""
    if not readable(browser):
        return False
    if browser.readonly:
        browser.say(browser.readonly, bad=True)
        return False
    return True


def mark(browser: "Browser", state: str, *, go_on: bool = False) -> None:
    """Mark the paragraphs in use; then go to the next that nobody has read where that is wanted."""
    heading, (start, stop) = heading_of(browser), stretch(browser)
    assert heading

    def done(found: object) -> None:
        if isinstance(found, CaseError):
            browser.say(str(found), bad=True)
            return
        browser.renew()
        browser.say(str(getattr(found, "sentence", "")))
        if go_on:
            onward(browser, stop - 1)

    browser.writer.do(partial(mark_place, text=heading.text, place=start, stop=stop, state=state), done)


def onward(browser: "Browser", after: int) -> None:
    """To the first paragraph after a place that nobody has read, else to the first of all."""
    heading = heading_of(browser)
    if heading is None:
        return

    def read(case: Case) -> Covered | None:
        return next_unread(case, heading.text, after) or next_unread(case, heading.text)

    def done(found: Covered | CaseError | None) -> None:
        if isinstance(found, CaseError):
            browser.say(str(found), bad=True)
        elif found is None:
            browser.say(f"Every paragraph of {heading.code} was read by somebody.")
        elif heading_of(browser) and browser.article.source:
            view = replace(browser.article.view, caret=found.start, anchor=None, span=None, passage=None, lit=())
            browser.article.show(view, (found.start, found.stop))

    browser.background.ask("unread", read, done)


def next_unread_(browser: "Browser") -> None:
    """To the next paragraph that nobody has read."""
    if readable(browser):
        onward(browser, place(browser))


def read_on_(browser: "Browser") -> None:
    """Mark the paragraph in use as read, and go on."""
    if writable(browser):
        mark(browser, "read", go_on=True)


def mark_paragraph_(browser: "Browser") -> None:
    """Pick how the paragraphs in use stand."""
    if not writable(browser):
        return
    items = [Item("", words, value=state) for state, words in COVERAGE.items()]

    def done(state: object) -> None:
        if isinstance(state, str):
            mark(browser, state)

    source, (start, stop) = browser.article.source, stretch(browser)
    first, last = (source.part(at) if source else None for at in (start, stop - 1))
    count = last.paragraph - first.paragraph + 1 if first and last else 1
    browser.pick(f"These {count:,} paragraphs, for you" if count > 1 else "This paragraph, for you", items, done, 1)
