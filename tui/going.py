"""Deeds that lead to a record: by its code, or from whatever names it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from db import LISTINGS, Case, CaseError, kind_of
from tui.prompt import Question
from tui.state import RECORD, Lines, ListState, State

if TYPE_CHECKING:
    from tui.browser import Browser

LISTED = {listing.kind: listing.name for listing in LISTINGS}


def go_(browser: "Browser") -> None:
    """Ask for a code."""
    ask_code(browser, "")


def ask_code(browser: "Browser", text: str) -> None:
    """Ask for a code that begins so, and go there."""

    def done(answer: str | None) -> None:
        if answer and answer.strip():
            to_code(browser, answer.strip())

    browser.ask(Question("Go to", text, "a code, as in C45, I12 or Q7", browser.ahead.typed, done))


def to_code(browser: "Browser", code: str, over: str = "") -> None:
    """The record with this code: in its list where it is there, and in view; over: the screen that is left for it."""

    def read(case: Case) -> tuple[int, bool]:
        found = int(case.codes.find(code))
        return found, case.get(found, links=False).get("withdrawn") is None

    def done(found: tuple[int, bool] | CaseError) -> None:
        if isinstance(found, CaseError):
            browser.say(str(found), bad=True)
        else:
            browser.go(reached(browser.state.jump(over), *found))
            browser.follower.lead()

    browser.shelf.read("code", read, done)


def to_record(browser: "Browser", record: int, over: str = "") -> None:
    """A record in the record pane; the lists stay as they are. over: the screen that is left for it."""
    browser.go(replace(browser.state.jump(over), record=record, lines=Lines(), pane=RECORD))


def reached(state: State, record: int, listed: bool = True) -> State:
    """With a record in view, under the cursor of its list where that shows all of its rows and this among them."""
    name = LISTED.get(kind_of(record).name)
    if listed and name and not state.list_of(name).filter:
        return state.with_list(ListState(name, sort=state.list_of(name).sort, cursor=record)).to_list(name)
    return replace(state, record=record, lines=Lines(), pane=RECORD)
