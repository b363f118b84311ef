"""Deeds that find: the filter of a list as it is typed, its order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from db import Busy, CaseError, Stopped, completions
from tui.picker import Item
from tui.prompt import Question
from tui.sourcing import find_in_article
from tui.state import ARTICLE, LIST, ListState

if TYPE_CHECKING:
    from tui.browser import Browser


def filter_(browser: "Browser") -> None:
    """Ask for a filter and show what it leaves as it is typed; Escape brings back the one before."""
    if browser.state.pane == ARTICLE:
        find_in_article(browser)
        return
    before = browser.state.list
    browser.go(replace(browser.state, pane=LIST))
    ask_filter(browser, before, before.filter)


def ask_filter(browser: "Browser", before: ListState, text: str, problem: str = "") -> None:
    """The line that a filter is typed in; one that is wrong stays there when Enter is pressed."""

    def done(answer: str | None) -> None:
        if answer is None:
            show(browser, before)
        else:
            take_filter(browser, answer, lambda problem: ask_filter(browser, before, answer, problem))

    hint = "words, killed>10, date:2020-01..2020-02, place:Idlib, status:todo, tag:hospital"
    asked = Question("/", text, hint, lambda text: typed(browser, text), done, partial(complete, browser))
    browser.filtering = (asked, before)
    browser.ask(asked)
    if problem:
        browser.prompt.say(problem, wrong=True)
        browser.reshape()


def half_filter(browser: "Browser") -> list[str] | None:
    """The filter that is being typed, and the one before it; None while none is."""
    asked, before = browser.filtering or (None, None)
    if before is None or browser.prompt.question is not asked:
        return None
    return [browser.prompt.entry.text, before.filter]


def filter_again(browser: "Browser", kept: Sequence[str]) -> None:
    """Go on with a filter that was being typed when the program was cut off."""
    text, before = kept
    ask_filter(browser, replace(browser.state.list, filter=before), text)


def complete(browser: "Browser", text: str, at: int) -> tuple[int, Sequence[str]]:
    """What may complete the filter; nothing where that cannot be had at once, or nothing is typed yet."""
    name = browser.state.name
    if not text.strip():
        return at, ()
    try:
        start, found = browser.shelf.at_once(lambda case: completions(case, name, text, at))
    except (Busy, Stopped):
        return at, ()
    return int(start), tuple(found)


def typed(browser: "Browser", text: str) -> None:
    """Show what a filter leaves while it is typed; what may become a field, or has no value yet, is waited for."""
    head, _, last = text.rpartition(" ")
    window = browser.pane.window
    fields = window.plan.listing.filters if window else ()
    begun = len(last) > 1 and last.isalpha() and any(one.startswith(last.lower()) for one in fields)
    waits = begun or last.rstrip(":<>=~").lstrip("-").lower() in fields
    take_filter(browser, head if waits else text)


def take_filter(browser: "Browser", text: str, wrong: Callable[[str], None] | None = None) -> None:
    """Filter the list in use; what is wrong with the words is said and the rows stay."""
    show(browser, replace(browser.state.list, filter=text.strip(), top=None), wrong)


def show(browser: "Browser", wanted: ListState, wrong: Callable[[str], None] | None = None) -> None:
    """The list in use as it is wanted, once its first rows are there; wrong: what to do with a sentence why not."""

    began = browser.state.list_of(wanted.name)

    def done(problem: CaseError | None) -> None:
        if problem and wrong and not browser.prompt.open and not browser.picker.open:
            wrong(str(problem))
            return
        tell(browser, str(problem or ""))
        if not problem:
            now = browser.state.list_of(wanted.name)
            moved = now.cursor != began.cursor  # by a key that came meanwhile
            browser.go(browser.state.with_list(replace(wanted, cursor=now.cursor) if moved else wanted))

    browser.shelf.make(wanted, done)


def tell(browser: "Browser", problem: str) -> None:
    """Say what is wrong with a filter where it is typed."""
    prompt = browser.prompt
    if prompt.open and prompt.question:
        prompt.say(problem or prompt.question.hint, wrong=bool(problem))
        browser.reshape()
    elif problem:
        browser.say(problem, bad=True)


def sort_(browser: "Browser") -> None:
    """Pick a column to sort by; the one in use again turns the order round."""
    window = browser.pane.window
    if not window:
        return
    listing = window.plan.listing
    now = browser.state.list.sort
    names = ["code", *listing.sorts]
    items = [Item(way(browser, now, one), one.replace("_", " "), "", one) for one in names]

    def done(name: object) -> None:
        if isinstance(name, str):
            show(browser, replace(browser.state.list, sort=f"-{name}" if now == name else name, top=None))

    at = names.index(now.lstrip("-")) if now.lstrip("-") in names else 0
    browser.pick(f"Order of {browser.state.name.replace('_', ' ')}", items, done, at)


def way(browser: "Browser", now: str, name: str) -> str:
    """The sign of the order in use."""
    if now.lstrip("-") != name:
        return " "
    return browser.look.down if now.startswith("-") else browser.look.up
