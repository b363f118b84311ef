"""Deeds that change records: each asks for what it needs, has it written, and says what was done.

They apply to the marked rows, else to the record of the line under the cursor. What is said to be saved is saved.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from db import (
    COMMON,
    Busy,
    Case,
    CaseError,
    Locked,
    NeedsReason,
    NeedsYes,
    Stopped,
    kind_of,
    locks,
    near_tags,
    page,
    restore,
    set_status,
    tag,
    untag,
    withdraw,
)
from tui.picker import Item
from tui.prompt import Question
from tui.state import LIST, RECORD
from tui.why import ask_why

if TYPE_CHECKING:
    from tui.browser import Browser


class Outcome(Protocol):
    """What an edit gives back."""

    @property
    def sentence(self) -> str: ...


Edit = Callable[..., Outcome]
MOST_TAGS = 12


def targets(browser: "Browser") -> tuple[int, ...]:
    """The records that the next edit applies to: the marked rows, else the one under the cursor."""
    state = browser.state
    if state.pane == LIST and state.marked:
        return tuple(sorted(state.marked))
    block = browser.record.block
    if state.pane == RECORD and block and block.line and block.line.leads and not block.own:
        return (block.line.leads,)
    return (state.record,) if state.record is not None else ()


def named(browser: "Browser", ids: Sequence[int]) -> str:
    """The records in words: a code, or how many of a kind, so that the count is said before the edit."""
    if len(ids) == 1:
        return str(browser.case.codes.code(ids[0]))
    return f"{len(ids):,} {kind_of(ids[0]).plural}"


def chosen(browser: "Browser") -> tuple[int, ...]:
    """The targets; where there are none, says so."""
    ids = targets(browser)
    if not ids:
        browser.say("There is no record here.")
    elif browser.readonly:
        browser.say(browser.readonly, bad=True)
        return ()
    return ids


def unlocked(browser: "Browser") -> tuple[int, ...]:
    """The targets where none is locked; else says what locks them and how it is reopened."""
    ids = chosen(browser)
    return () if ids and locked(browser, ids) else ids


def locked(browser: "Browser", ids: Sequence[int]) -> bool:
    """Whether a finalized record locks one of these; says which, and how it is reopened."""
    try:
        code = browser.shelf.at_once(lambda case: locks(case, ids))
    except (Busy, Stopped):
        return False  # writing checks it again
    if code:
        browser.say(f"{code} is finalized, which locks it; {browser.called('status')} reopens it, with a reason.")
    return bool(code)


def write(browser: "Browser", edit: Edit, after: Callable[[str], None] | None = None, **given: object) -> None:
    """Have an edit written; where a reason or a yes is needed, ask for it and try again.

    after: told what was done.
    """

    def done(found: Outcome | CaseError) -> None:
        if isinstance(found, NeedsReason):
            ask_reason(
                browser, str(found), edit, lambda reason: write(browser, edit, after, **{**given, "reason": reason})
            )
        elif isinstance(found, NeedsYes):
            ask_yes(browser, str(found), lambda: write(browser, edit, after, **{**given, "yes": True}))
        elif isinstance(found, CaseError):
            browser.say(refusal(browser, found), bad=True)
        else:
            browser.say_at_once(found.sentence)
            browser.call_later(browser.renew)
            if after:
                after(found.sentence)

    browser.writer.do(lambda case: edit(case, **given), done)


def refusal(browser: "Browser", error: CaseError) -> str:
    """Why an edit was not made; where a finalized record stands against it, with the key that reopens it."""
    again = f" On its record {browser.called('status')} does that." if isinstance(error, Locked) else ""
    return f"{error}{again}"


def ask_reason(browser: "Browser", sentence: str, edit: Edit, then: Callable[[str], None]) -> None:
    """Ask why an edit is made; none given means that nothing is done."""
    ask_why(browser, browser, "Reason", sentence, edit, then, lambda: browser.say("Nothing was changed."))


def ask_yes(browser: "Browser", sentence: str, then: Callable[[], None]) -> None:
    """Ask once more; anything but yes means that nothing is done."""

    def done(answer: object) -> None:
        if answer == "yes":
            then()
        else:
            browser.say("Nothing was changed.")

    browser.pick(sentence, [Item("", "no", value="no"), Item("", "yes", value="yes")], done)


def status_(browser: "Browser") -> None:
    """Pick the state of review."""
    ids = chosen(browser)
    if not ids:
        return
    states = COMMON["status"].of
    items = [Item("", one.replace("_", " "), value=one) for one in states]
    now = browser.record.sheet.status.replace(" ", "_") if browser.record.sheet else ""

    def done(state: object) -> None:
        if isinstance(state, str):
            write(browser, partial(set_status, ids=ids, state=state))

    standing = f", now {now.replace('_', ' ')}" if now in states and len(ids) == 1 else ""
    if now == "finalized":
        standing = ", finalized: to reopen it, pick another and say why"
    browser.pick(f"Status of {named(browser, ids)}{standing}", items, done, states.index(now) if now in states else 0)


def tag_(browser: "Browser") -> None:
    """Ask for a tag, with those that there are; one after a hyphen is taken away."""
    ids = unlocked(browser)
    if not ids:
        return

    hint = "a tag, new or not; one after a hyphen is taken away, as in -checked"
    ask_tag(browser, ids, Question(f"Tag of {named(browser, ids)}", "", hint))


def ask_tag(browser: "Browser", ids: Sequence[int], asked: Question) -> None:
    """Ask for a tag; a new one that is much like another is asked for once more, and the same key makes it."""

    def done(answer: str | None) -> None:
        text = (answer or "").strip()
        name = text.lstrip("-").strip()
        if not name:
            return
        near = [] if text.startswith("-") or (asked.warns and text == asked.text) else tags_near(browser, name)
        if near:
            hint = f"New tag “{name}”; near: {', '.join(near)}. Enter again makes it, Tab takes {near[0]}."
            ask_tag(browser, ids, Question(asked.label, text, hint, warns=True))
        else:
            edit = untag if text.startswith("-") else tag
            write(browser, partial(edit, ids=ids, names=[name]))

    def complete(text: str, at: int) -> tuple[int, list[str]]:
        if asked.warns and text == asked.text:
            return 0, tags_near(browser, text)
        return tags_like(browser, text, at)

    browser.ask(replace(asked, done=done, complete=complete))


def tags_near(browser: "Browser", name: str) -> list[str]:
    """Tags that a new name is much like."""
    try:
        return list(browser.shelf.at_once(lambda case: near_tags(case, name)))
    except (Busy, Stopped):
        return []


def tags_like(browser: "Browser", text: str, at: int) -> tuple[int, list[str]]:
    """Tags that begin with what is typed."""
    start = 1 if text.startswith("-") else 0
    typed = text[start:].replace('"', "").strip()
    try:
        _, rows = browser.shelf.at_once(lambda case: page(case, "tags", f'name:"{typed}*"', "name", MOST_TAGS))
    except (Busy, Stopped):
        return start, []
    return start, [row.cells[0] for row in rows]


def withdraw_(browser: "Browser") -> None:
    """Withdraw with a reason, or bring back what is withdrawn."""
    ids = unlocked(browser)
    if not ids:
        return
    if gone(browser, ids):
        write(browser, partial(restore, ids=ids))
        return
    sentence = f"Why {named(browser, ids)} should be withdrawn; it can be brought back"
    edit = partial(withdraw, ids=ids)
    ask_reason(browser, sentence, edit, lambda reason: write(browser, edit, reason=reason))


def gone(browser: "Browser", ids: Sequence[int]) -> bool:
    """Whether the first of these records is withdrawn."""

    def read(case: Case) -> bool:
        return case.get(ids[0], links=False).get("withdrawn") is not None

    return browser.shelf.at_once(read)


def mark_(browser: "Browser") -> None:
    """Mark the row under the cursor, or take its mark away, and go on to the next."""
    state = browser.state
    if state.pane != LIST:
        browser.say("Rows are marked in the lists.")
    elif state.list.cursor is None:
        browser.say("There is no row to mark.")
    else:
        browser.go(state.mark(state.list.cursor))
        browser.pane.move(1)
