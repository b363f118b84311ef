"""The deed for what belongs to a record (names, relations, consent, claims weighed …): add a row, or take one away."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from db import (
    CaseError,
    Done,
    Filled,
    Linked,
    LinkRow,
    add_links,
    drop_draft_of,
    keep_draft,
    kind_of,
    link_form,
    linked,
    remove_links,
)
from tui.composing import Serving
from tui.editing import ask_yes, unlocked, write
from tui.editor.form import Texts
from tui.editor.screen import Editor
from tui.picker import Item
from tui.rooms import room
from tui.times import local

if TYPE_CHECKING:
    from db import Case
    from tui.browser import Browser


@dataclass
class LinkServing(Serving):
    """The desk of a form for one more row; kind is written actor.names."""

    def save(self, entries: Texts, seen: Texts, reason: str, done: Callable[[CaseError | None], None]) -> None:
        """One operation for the row; the draft goes with it."""
        name = self.kind.partition(".")[2]

        def write(case: "Case") -> Done:
            made = add_links(case, self.records, name, [dict(entries)], reason=reason or None)
            drop_draft_of(case, self.kind, self.record)
            return made

        def show(made: Done) -> None:
            done(None)
            self.browser.renew()
            self.browser.say(made.sentence)

        self.browser.writer.do(write, lambda found: self.report(found, done, show))

    def keep(self, entries: Texts, seen: Texts) -> None:
        """Keep a draft."""
        words, before = dict(entries), dict(seen)
        self.side(lambda case: keep_draft(case, self.kind, self.record, words, before))

    def one_more(self) -> None:
        """One more row."""
        add_one(self.browser, self.records[0], self.kind.partition(".")[2])


def links_(browser: "Browser") -> None:
    """Show what belongs to the record, to add to it or to take away."""
    ids = unlocked(browser)
    if len(ids) > 1:
        browser.say("This is done for one record at a time; take the marks away first.")
    if len(ids) != 1:
        return
    (record,) = ids

    def done(found: Linked | CaseError) -> None:
        if isinstance(found, CaseError):
            browser.say(str(found), bad=True)
        elif not found.addable and not found.rows:
            browser.say(f"Nothing is added to {kind_of(record).plural} this way.")
        else:
            choose(browser, record, found)

    shown = record in browser.state.uncovered
    browser.shelf.read("links", lambda case: linked(case, record, uncovered=shown), done)


def choose(browser: "Browser", record: int, found: Linked) -> None:
    """Pick what to add, or which row to take away."""
    items = [Item("+", name.replace("_", " "), words, name) for name, words in found.addable]
    items += [Item("-", row.words, row.name.replace("_", " "), row) for row in found.rows]

    def done(value: object) -> None:
        if isinstance(value, str):
            add_one(browser, record, value)
        elif isinstance(value, LinkRow):
            sentence = f"Take “{value.words}” away from {found.code}"
            ask_yes(browser, sentence, lambda: take_away(browser, record, value))

    browser.pick(f"Add to {found.code}, or take away", items, done)


def take_away(browser: "Browser", record: int, row: LinkRow) -> None:
    """Take one row away."""
    write(browser, partial(remove_links, record=record, name=row.name, entries=[row.id]))


def add_one(browser: "Browser", record: int, name: str) -> None:
    """The form for one more row."""
    kind = f"{kind_of(record).name}.{name}"
    serving = LinkServing(browser, kind, (record,))
    editor = room(browser, Editor)
    editor.await_form()
    browser.app.push_screen(editor)

    def done(filled: Filled | CaseError) -> None:
        if browser.app.screen is not editor:
            return
        if isinstance(filled, CaseError):
            editor.leave()
            browser.say(str(filled), bad=True)
        else:
            at = local(filled.draft.at)[11:16] if filled.draft else ""
            editor.edit(filled, serving, {}, at)

    shown = record in browser.state.uncovered
    browser.shelf.read("form", lambda case: link_form(case, record, name, uncovered=shown), done)
