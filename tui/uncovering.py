"""The deed that uncovers what is protected, in the record or the article in view, or covers it again."""

from typing import TYPE_CHECKING

from tui.state import ARTICLE

if TYPE_CHECKING:
    from tui.browser import Browser


def uncover_(browser: "Browser") -> None:
    """Uncover the record in view, or the article in use; or cover it again."""
    state = browser.state
    if state.pane == ARTICLE:
        uncover_article(browser)
        return
    sheet = browser.record.sheet
    if state.record is None or sheet is None:
        browser.say("There is no record here.")
        return
    hidden = sheet.covered or any(one.covered for section in sheet.sections for one in section.lines)
    if not hidden and state.record not in state.uncovered:
        browser.say("Nothing is covered here.")
        return
    browser.go(state.uncover(state.record))
    key = browser.keys_of("uncover")
    browser.say("Covered again." if state.record in state.uncovered else f"Uncovered until you press {key} again.")


def uncover_article(browser: "Browser") -> None:
    """Uncover the article in use and what rests on it, or cover it again."""
    article, state = browser.article, browser.state
    heading = article.source.heading if article.source else None
    if heading is None:
        browser.say("There is no article here.")
        return
    shown = heading.article in state.uncovered
    if not shown and not heading.covered and not any(one.covered for one in article.resting):
        browser.say("Nothing is covered here.")
        return
    browser.state = state.uncover(heading.article)
    article.uncover(not shown)
    browser.show_keys()
    browser.say("Covered again." if shown else f"Uncovered until you press {browser.keys_of('uncover')} again.")
