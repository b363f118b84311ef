"""The deed that opens the texts of an article: carrying what cites an earlier one, differences, every version."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from db import (
    Case,
    CaseError,
    accept_carried,
    accept_unchanged,
    after_gone,
    article_of,
    article_versions,
    changed_lines,
    covered,
    differing_spans,
    leave_carried,
    lines_to_join,
    replace_text,
    repoint,
    side_by_side,
    waiting_passages,
    withdraw_carried,
)
from tui.article.page import View
from tui.carry import MODES, Carry, Sides
from tui.carrylines import Entry, entry_of_change, entry_of_passage, entry_of_version
from tui.editing import refusal, targets
from tui.joining import Joining, Runs
from tui.over import Done
from tui.rooms import reopen, room
from tui.state import ARTICLE, Source
from tui.wrap import Span
from tui.writing import Writing

if TYPE_CHECKING:
    from tui.browser import Browser


@dataclass
class Texts(Writing):
    """Reads the texts of one article beside the screen, and has what is decided written."""

    article: int
    title: str

    def read(self, mode: str, done: Callable[[Sequence[Entry] | CaseError], None]) -> None:
        """What waits, where the last two texts differ, or the texts."""
        shown = self.article in self.browser.state.uncovered

        def read(case: Case) -> list[Entry]:
            if mode == "passages":
                return [entry_of_passage(one) for one in waiting_passages(case, self.article, uncovered=shown)]
            texts = article_versions(case, self.article)
            if mode == "versions":
                return [entry_of_version(one) for one in texts]
            if len(texts) < 2:
                return []
            old, new, hidden = texts[-2].id, texts[-1].id, not shown and bool(covered(case, (self.article,)))
            return [entry_of_change(one, old, new, covered=hidden) for one in changed_lines(case, old, new)]

        self.browser.background.ask("texts", read, done)

    def sides(self, one: Entry, done: Callable[[Sides | CaseError], None]) -> None:
        """Old and new, each in its paragraph."""
        if one.covered:
            done((None, None))
            return

        self.browser.background.ask("sides", lambda case: side_by_side(case, one.old, one.new), done)

    def accept(self, one: Entry, done: Done) -> None:
        """Let the records cite the newest text."""
        self.write(partial(accept_carried, passages=one.record), done)

    def accept_all(self, done: Done) -> None:
        """The same for all that stand unchanged."""
        self.write(partial(accept_unchanged, article=self.article), done)

    def repoint(self, one: Entry) -> None:
        """To the newest text, for a person to point to its words there: at the place it is known to have, else near."""
        browser, old = self.browser, one.old[0] if one.old else 0

        def read(case: Case) -> tuple[int, Span, Sequence[Span]]:
            text, at = one.new or (0, (0, 0))
            if not text:
                text, place = after_gone(case, one.record)
                at = (place, place)
            return text, at, differing_spans(case, old, text)[1]

        def done(found: tuple[int, Span, Sequence[Span]] | CaseError) -> None:
            if isinstance(found, CaseError):
                browser.say(str(found), bad=True)
                return
            text, at, differing = found
            open_text(browser, Source(text, View(mending=one.record), at[0]), differing, self.screen.name_of())
            browser.article.selector.point(at)
            keys = browser.worded("{deeper} takes them, {escape} leaves them as they are.")
            browser.say(f"Select the words that {one.code} is to be in the newest text: {keys}")

        browser.background.ask("point", read, done)

    def keep(self, one: Entry, done: Done) -> None:
        """Leave them on the earlier text."""
        self.write(partial(leave_carried, passages=one.record), done)

    def withdraw(self, one: Entry, done: Done) -> None:
        """Withdraw them, with a reason."""
        edit = partial(withdraw_carried, passages=one.record)
        sentence = f"Why what rests on {one.code} should be withdrawn"
        self.ask_reason(sentence, edit, lambda reason: self.write(edit, done, reason=reason))

    def add(self, path: str, done: Done) -> None:
        """Add a corrected text; where its lines are wrapped it is shown before, as it would be stored."""
        from pathlib import Path

        browser, file = self.browser, Path(path).expanduser()

        def store(keep: bool) -> None:
            self.screen.say("Adding …")
            self.write(partial(replace_text, article=self.article, path=file, keep_lines=keep), done)

        def came(found: Runs | CaseError) -> None:
            if isinstance(found, CaseError):
                done(str(found), False)
            elif found:
                shown = room(browser, Joining)
                browser.app.push_screen(shown)
                shown.open(file.name, found, store, lambda: self.screen.say("Nothing was added."))
            else:
                store(False)

        self.screen.say("Reading …")
        browser.background.ask("lines of a file", lambda case: lines_to_join(file), came)

    def go(self, one: Entry) -> None:
        """To the words in the reader: those of the newest text where there are any; a text with its differences lit."""
        if one.old is None and one.new is None:
            self.show(one.record)
            return
        text, at = one.new or one.old or (0, (0, 0))
        view = View(span=at) if at[1] > at[0] else View()
        open_text(self.browser, Source(text, view, at[0]), (), self.screen.name_of())

    def show(self, text: int) -> None:
        """One text, with what differs from the one before it lit; the first with what differs from the second."""

        def read(case: Case) -> tuple[Span, ...]:
            ids = [one.id for one in article_versions(case, self.article)]
            at = ids.index(text)
            if len(ids) < 2:
                return ()
            return tuple(differing_spans(case, ids[at - 1], text)[1] if at else differing_spans(case, text, ids[1])[0])

        def done(found: tuple[Span, ...] | CaseError) -> None:
            if isinstance(found, CaseError):
                self.browser.say(str(found), bad=True)
                return
            place = found[0][0] if found else 0
            open_text(self.browser, Source(text, View(), place), found, self.screen.name_of())
            self.browser.say(f"{len(found):,} place{'' if len(found) == 1 else 's'} differ{'s' * (len(found) == 1)}.")

        self.browser.background.ask("differences", read, done)


def open_text(browser: "Browser", source: Source, differing: Sequence[Span], over: str) -> None:
    """A place of a text in the article pane, with what differs lit; over: the screen that is left for it."""
    browser.go(replace(browser.state.jump(over), pane=ARTICLE, source=source))
    browser.article.differing = differing
    browser.article.forget()


def take_pointed(browser: "Browser", passage: int, span: Span) -> None:
    """Let what cites a passage of an earlier text cite the selected words, and go back to what else waits."""
    if browser.readonly:
        browser.say(browser.readonly, bad=True)
        return

    def done(found: object) -> None:
        if isinstance(found, CaseError):
            browser.say(refusal(browser, found), bad=True)
            return
        browser.article.selector.drop()
        browser.renew()
        leave_pointing(browser, str(getattr(found, "sentence", "")))

    browser.writer.do(lambda case: repoint(case, passage, span=span), done)


def leave_pointing(browser: "Browser", sentence: str) -> None:
    """Back to the screen from which words were pointed to, with what is to be said there."""
    jumps = browser.state.jumps
    if jumps and jumps[-1].over == Carry.name_of():
        room(browser, Carry).said = sentence
        browser.go(browser.state.back())
        reopen(browser, Carry.name_of())
    else:
        browser.say(sentence)


def versions_(browser: "Browser") -> None:
    """The texts of the article in use: in view, under the cursor, or that which the record under it rests on."""
    heading = browser.article.source.heading if browser.article.source else None
    ids = targets(browser)
    article = 0
    if browser.state.pane == ARTICLE and heading:
        article = heading.article
    elif ids:
        article = int(browser.shelf.at_once(lambda case: article_of(case, ids[0])))
    if not article:
        browser.say(
            browser.worded("No article is here; {versions} shows the texts of the one under the cursor or in view.")
        )
        return
    screen = room(browser, Carry)
    browser.app.push_screen(screen)
    screen.open(Texts(browser, screen, article, f"{browser.case.codes.code(article)}"))


def carry_again(browser: "Browser", kept: Mapping[str, Any]) -> None:
    """Open the texts of the article that were open, at the entry."""
    article, mode, at = int(kept["article"]), MODES[MODES.index(kept["mode"])], int(kept["at"])
    screen = room(browser, Carry)
    work = Texts(browser, screen, article, f"{browser.case.codes.code(article)}")
    browser.app.push_screen(screen)
    screen.open(work, mode, at)
