"""Deeds of the text cursor: where it goes, and what is selected with it."""

from typing import TYPE_CHECKING

from tui.article.motions import DATE, NUMBER, PARAGRAPH, QUOTATION, SENTENCE, WORD
from tui.article.selecting import NOTHING
from tui.state import ARTICLE

if TYPE_CHECKING:
    from db import Heading
    from tui.article.selecting import Selector
    from tui.browser import Browser

ELSEWHERE = "This is for selected words of an article; {deeper} on a claim opens one, {select} begins a selection."


def readable(browser: "Browser") -> "Selector | None":
    """The text cursor of the article in use; where there is none, says why."""
    heading = heading_of(browser)
    if heading is None or browser.state.pane != ARTICLE:
        browser.say(browser.worded(ELSEWHERE))
    elif heading.covered:
        browser.say(browser.worded("Its words are protected; {uncover} uncovers them."))
    elif not heading.length:
        browser.say("This article has no words.")
    else:
        return browser.article.selector
    return None


def heading_of(browser: "Browser") -> "Heading | None":
    """What stands over the article in view."""
    return browser.article.source.heading if browser.article.source else None


def selected(browser: "Browser") -> "Selector | None":
    """The same where words are selected; else says that none are."""
    found = readable(browser)
    if found and not found.words.strip():
        browser.say("Only white space is selected." if found.words else browser.worded(NOTHING))
        return None
    return found


def writable(browser: "Browser") -> "Selector | None":
    """The text cursor where words are selected and can be made into something; else says why not."""
    found = selected(browser)
    if found and browser.readonly:
        browser.say(browser.readonly, bad=True)
        return None
    return found


def go(browser: "Browser", unit: str, by: int) -> None:
    """The text cursor to the next of a unit, or to the one before."""
    cursor = readable(browser)
    if cursor:
        cursor.go(unit, by)


def take(browser: "Browser", unit: str) -> None:
    """Select the one of a kind at the text cursor."""
    cursor = readable(browser)
    if cursor:
        cursor.take(unit)


def select_(browser: "Browser") -> None:
    """Begin a selection, or end it."""
    cursor = readable(browser)
    if cursor:
        cursor.select()


def other_end_(browser: "Browser") -> None:
    """To the other end of the selection."""
    cursor = readable(browser)
    if cursor:
        cursor.turn()


def wider_(browser: "Browser") -> None:
    """Select what is under the text cursor, or the next wider thing."""
    cursor = readable(browser)
    if cursor:
        cursor.widen()


def narrower_(browser: "Browser") -> None:
    """Back to what was selected before."""
    cursor = readable(browser)
    if cursor:
        cursor.narrow()


def next_word_(browser: "Browser") -> None:
    """The next word."""
    go(browser, WORD, 1)


def previous_word_(browser: "Browser") -> None:
    """The word before."""
    go(browser, WORD, -1)


def next_sentence_(browser: "Browser") -> None:
    """The next sentence."""
    go(browser, SENTENCE, 1)


def previous_sentence_(browser: "Browser") -> None:
    """The sentence before."""
    go(browser, SENTENCE, -1)


def next_paragraph_(browser: "Browser") -> None:
    """The next paragraph."""
    go(browser, PARAGRAPH, 1)


def previous_paragraph_(browser: "Browser") -> None:
    """The paragraph before."""
    go(browser, PARAGRAPH, -1)


def next_number_(browser: "Browser") -> None:
    """The next number."""
    go(browser, NUMBER, 1)


def previous_number_(browser: "Browser") -> None:
    """The number before."""
    go(browser, NUMBER, -1)


def next_date_(browser: "Browser") -> None:
    """The next date."""
    go(browser, DATE, 1)


def previous_date_(browser: "Browser") -> None:
    """The date before."""
    go(browser, DATE, -1)


def next_quotation_(browser: "Browser") -> None:
    """The next quotation."""
    go(browser, QUOTATION, 1)


def previous_quotation_(browser: "Browser") -> None:
    """The quotation before."""
    go(browser, QUOTATION, -1)


def take_word_(browser: "Browser") -> None:
    """The word."""
    take(browser, WORD)


def take_number_(browser: "Browser") -> None:
    """The number with what it counts."""
    take(browser, NUMBER)


def take_quotation_(browser: "Browser") -> None:
    """What stands in the quotation marks."""
    take(browser, QUOTATION)


def take_sentence_(browser: "Browser") -> None:
    """The sentence."""
    take(browser, SENTENCE)


def take_paragraph_(browser: "Browser") -> None:
    """The paragraph."""
    take(browser, PARAGRAPH)
