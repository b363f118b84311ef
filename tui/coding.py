"""Deeds that turn selected words into records, copy them with their pincite, and choose the words of a passage anew."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from db import Case, CaseError, FromWords, from_words, in_use, move_passage
from tui.composing import awaited, compose_words
from tui.copying import copied, pincite
from tui.editing import locked, write
from tui.selecting import heading_of, readable, selected, writable

if TYPE_CHECKING:
    from tui.browser import Browser


def make_claim_(browser: "Browser") -> None:
    """A claim of the selected words."""
    make(browser, "claim")


def make_quote_(browser: "Browser") -> None:
    """A quote of them."""
    make(browser, "quote")


def make_incident_(browser: "Browser") -> None:
    """An incident that they speak of."""
    make(browser, "incident")


def make_evidence_(browser: "Browser") -> None:
    """Evidence that they describe."""
    make(browser, "evidence")


def make_response_(browser: "Browser") -> None:
    """A response that they give."""
    make(browser, "response")


def make(browser: "Browser", kind: str) -> None:
    """The form of a new record that cites the selected words, filled in as far as they allow."""
    cursor, heading = writable(browser), heading_of(browser)
    span = cursor.span if cursor else None
    if cursor is None or heading is None or span is None:
        return
    made = cursor.made_of(span)
    last, record = cursor.subject, browser.state.record
    article, text = heading.article, heading.text

    def read(case: Case) -> FromWords:
        return from_words(case, kind, text, *span, current=last or in_use(case, article, record), done=made)

    def remember(entries: Mapping[str, str]) -> None:
        cursor.remember(span, entries, entries["code"] if kind == "incident" else "")
        source = browser.state.source
        if source:
            browser.state = replace(browser.state, source=replace(source, view=browser.article.view, at=None))

    editor = awaited(browser)

    def done(found: FromWords | CaseError) -> None:
        if browser.app.screen is not editor:
            return
        if isinstance(found, CaseError):
            editor.leave()
            browser.say(str(found), bad=True)
        else:
            compose_words(browser, found, remember, partial(make, browser, kind))

    browser.shelf.read("from words", read, done)


def copy_(browser: "Browser") -> None:
    """Copy the selected words with their pincite, and say where they went."""
    cursor, heading = selected(browser), heading_of(browser)
    source = browser.article.source
    if cursor is None or heading is None or source is None or cursor.span is None:
        return
    start, stop = cursor.span
    words = pincite(cursor.words, heading, source.part(start), source.part(stop - 1))
    try:
        browser.say(copied(words, browser.app.copy_to_clipboard))
    except CaseError as error:
        browser.say(str(error), bad=True)


def mend_(browser: "Browser") -> None:
    """Select the words of the passage under the cursor, to choose them anew."""
    cursor, article = readable(browser), browser.article
    if cursor is None:
        return
    view = article.view
    if article.passage is None and view.caret is not None:  # one that was made just now of the words that are selected
        cursor.put(view.caret, view.anchor)
    elif article.passage is None and view.span:
        cursor.choose(view.span)
    passage = article.passage
    if browser.readonly:
        browser.say(browser.readonly, bad=True)
    elif passage is None:
        browser.say(browser.worded("No passage is under the cursor; {next} goes to the next one."))
    elif not locked(browser, [one.id for one in article.resting]):
        article.view = replace(article.view, mending=passage.id)
        cursor.choose((passage.start, passage.stop))
        resting = passage.resting or "nothing"
        rest = f"The words that {resting} rest{'' if ',' in resting else 's'} on"
        browser.say(f"{rest}: move the ends, {browser.called('deeper')} keeps them.")


def keep_mended(browser: "Browser") -> None:
    """Let the passage be the selected words."""
    cursor, article = selected(browser), browser.article
    passage, span = article.view.mending, cursor.span if cursor else None
    if cursor is None or passage is None or span is None:
        return
    start, stop = span
    if article.passage is None:  # it stands on an earlier text
        from tui.correcting import take_pointed

        take_pointed(browser, passage, span)
        return
    cursor.drop()
    write(browser, partial(move_passage, passage=passage, start=start, stop=stop))
