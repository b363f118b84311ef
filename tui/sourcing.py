"""Deeds that lead to words and from words: the passage in its article, the next one, who cites it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from db import CaseError, Line
from tui.following import aim
from tui.going import to_record
from tui.picker import Item
from tui.prompt import Question
from tui.state import ARTICLE, Source

if TYPE_CHECKING:
    from tui.browser import Browser

IN_ARTICLES = "{next} and {previous} go through the passages of an article; {deeper} on a claim opens one."


def to_words(browser: "Browser", record: int, passage: int = 0, over: str = "") -> None:
    """A record's words in their article, lit and in view; over: the screen that is left for them."""

    def done(source: Source | CaseError | None) -> None:
        if isinstance(source, CaseError):
            browser.say(str(source), bad=True)
        elif source is None:
            browser.say("No words are cited for this.")
        else:
            browser.go(replace(browser.state.jump(over), pane=ARTICLE, source=source))

    browser.shelf.read("source", lambda case: aim(case, record, passage), done)


def follow_line(browser: "Browser", line: Line) -> None:
    """The words of a line of the record in view."""
    if line.covered:
        browser.say(browser.worded("These words are protected; {uncover} uncovers them."))
        return
    to_words(browser, *browser.follower.wanted())


def next_(browser: "Browser") -> None:
    """The next passage or hit of the article."""
    step(browser, back=False)


def previous_(browser: "Browser") -> None:
    """The passage or hit before."""
    step(browser, back=True)


def step(browser: "Browser", *, back: bool) -> None:
    """One passage or hit on in the article in view."""
    if browser.article.source is None or not browser.article.size.width:
        browser.say(browser.worded(IN_ARTICLES))
    else:
        browser.article.step(back=back)


def citing_(browser: "Browser") -> None:
    """The records that cite the passage under the cursor; Enter goes to one of them."""
    article = browser.article
    if not article.passage or not article.resting:
        browser.say(browser.worded("No passage is under the cursor; {next} goes to the next one."))
        return
    items = [
        Item(one.code, one.words, one.kind if one.role == "cites" else one.role, one.id) for one in article.resting
    ]

    def done(record: object) -> None:
        if isinstance(record, int):
            to_record(browser, record)

    browser.pick(f"Rests on it: {article.passage.resting}", items, done)


def find_in_article(browser: "Browser") -> None:
    """Ask for words and light them in the article as they are typed."""
    article = browser.article

    def done(answer: str | None) -> None:
        article.finder.settle(keep=bool(answer))

    browser.ask(Question("/", "", "words of this article; n and N go on", changed=article.finder.type, done=done))
