"""The deed that brings back what was left half typed: a form, a note, a comment in the queue of review, a reason."""

from typing import TYPE_CHECKING

from db import CaseError, Cite, Draft, begun_drafts, newest
from tui.composing import cites_of, open_form
from tui.editing import locked
from tui.going import reached
from tui.noting import HALF, ask_note
from tui.picker import Item
from tui.queueing import COMMENT, comment_again
from tui.returning import draft_words
from tui.state import Source
from tui.times import local
from tui.why import REASON

if TYPE_CHECKING:
    from tui.browser import Browser


def resume_(browser: "Browser") -> None:
    """Bring back what was left half typed; where there is more of it, the one that is picked."""
    if browser.readonly:
        browser.say(browser.readonly, bad=True)
        return

    def done(found: list[tuple[Draft, str]] | CaseError) -> None:
        if isinstance(found, CaseError):
            browser.say(str(found), bad=True)
        elif len(found) > 1:
            items = [Item("", words_of(browser, one, gist), local(one.at), one) for one, gist in found]
            browser.pick("Left half typed", items, lambda one: bring(browser, one) if isinstance(one, Draft) else None)
        elif found:
            bring(browser, found[0][0])
        elif not browser.foot.said:  # else that it waits in memory
            browser.say("Nothing was left half typed.")

    browser.drafted.brought(lambda: browser.shelf.read("drafts", begun_drafts, done))


def words_of(browser: "Browser", one: Draft, gist: str) -> str:
    """A draft in words, with what was typed in it."""
    of = draft_words(one.kind, str(browser.case.codes.code(one.record)) if one.record else "")
    return f"{of}: {gist}" if gist else of


def bring(browser: "Browser", one: Draft) -> None:
    """Open what was left, on its record."""
    if one.kind == COMMENT and one.record:
        comment_again(browser, one.record)
        return
    if one.record:
        browser.go(reached(browser.state.jump(), one.record))
    if one.kind == REASON:
        browser.say(browser.worded("Your reason is offered once it is asked for again, as {withdraw} and {status} do."))
    elif one.kind == HALF:
        if one.record:
            ask_note(browser, (one.record,))
        else:
            browser.say(browser.worded("It is a note on several records: {mark} marks them, then {note} brings it."))
    elif not one.record and (cites := cites_of(one)):
        bring_words(browser, one.kind, cites[0])
    elif not one.record:
        open_form(browser, one.kind, (), {})
    elif not locked(browser, (one.record,)):
        open_form(browser, one.kind, (one.record,))


def bring_words(browser: "Browser", kind: str, cite: Cite) -> None:
    """The form of a new record of some words, over these words."""
    from tui.coding import make
    from tui.correcting import open_text

    def done(text: int | CaseError) -> None:
        if isinstance(text, CaseError):
            browser.say(str(text), bad=True)
        elif cite.start is not None and cite.stop is not None:
            open_text(browser, Source(text, at=cite.start), (), "")
            browser.article.selector.choose((cite.start, cite.stop))
            make(browser, kind)

    browser.shelf.read("text", lambda case: newest(case, case.codes.find(cite.article), cite.version), done)
