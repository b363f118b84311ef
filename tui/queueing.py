"""The deed that opens the queues of review, and what is done with their items."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from db import (
    Case,
    CaseError,
    Excerpt,
    Queued,
    approve,
    ask_for_two,
    asks_for_two,
    assign,
    excerpts,
    people_here,
    queue,
    send_back,
)
from tui.going import to_record
from tui.halfway import Halfway
from tui.over import Done
from tui.queue import NAMES, Queue
from tui.rooms import room
from tui.writing import Writing

if TYPE_CHECKING:
    from tui.browser import Browser

COMMENT = "comment"  # the kind of draft of a comment that is half typed


@dataclass
class Reviewing(Writing):
    """Reads queues beside the screen, and has what is decided written."""

    def read(self, name: str, done: Callable[[Sequence[Queued] | CaseError], None]) -> None:
        """The first records of a queue."""
        uncovered = self.browser.state.uncovered

        def read(case: Case) -> list[Queued]:
            found = queue(case, name)
            shown = [one.id for one in found if one.covered and one.id in uncovered]
            plain = {one.id: one for one in queue(case, name, uncovered=True)} if shown else {}
            return [plain.get(one.id, one) if one.id in shown else one for one in found]

        self.browser.background.ask("queue", read, done)

    def words(self, one: Queued, done: Callable[[Sequence[Excerpt] | CaseError], None]) -> None:
        """The words that a record rests on."""
        shown = one.id in self.browser.state.uncovered
        self.browser.background.ask("queue words", lambda case: excerpts(case, one.id, uncovered=shown, most=6), done)

    def approve(self, one: Queued, done: Done) -> None:
        """One step on, unless somebody changed it since it was read."""
        self.write(partial(approve, ids=one.id, seen=one.seen), done)

    def send_back(self, one: Queued, comment: str, done: Done) -> None:
        """Back to who works on it."""

        def sent(sentence: str, ok: bool) -> None:
            self.comment(one).keep("" if ok else comment)
            done(sentence, ok)

        self.write(partial(send_back, ids=one.id, comment=comment, seen=one.seen), sent)

    def comment(self, one: Queued) -> Halfway:
        """A comment on it, as it is typed."""
        return Halfway(self.browser, COMMENT, one.id, screen=self.screen)

    def assign(self, one: Queued, person: str, review: bool, done: Done) -> None:
        """To a person."""
        self.write(partial(assign, ids=one.id, person=person, review=review), done)

    def people(self) -> list[str]:
        """Who has worked in this case file."""
        return list(self.browser.shelf.at_once(people_here))

    def two(self) -> bool:
        """Whether two readers are asked for."""
        return bool(self.browser.shelf.at_once(asks_for_two))

    def ask_for_two(self, wanted: bool, done: Done) -> None:
        """Ask for two readers, or no longer."""
        self.write(partial(ask_for_two, wanted=wanted), done)

    def uncover(self, one: Queued) -> None:
        """Uncover a record, or cover it again."""
        self.browser.state = self.browser.state.uncover(one.id)

    def go(self, one: Queued) -> None:
        """To a record."""
        to_record(self.browser, one.id, self.screen.name_of())


def queue_(browser: "Browser") -> None:
    """What waits for review."""
    screen = room(browser, Queue)
    browser.app.push_screen(screen)
    screen.open(Reviewing(browser, screen))


def queue_again(browser: "Browser", kept: Mapping[str, Any]) -> None:
    """Open the queue that was open, at its item."""
    name, item = NAMES[NAMES.index(kept["which"])], int(kept["item"])
    screen = room(browser, Queue)
    browser.app.push_screen(screen)
    screen.open(Reviewing(browser, screen), name, item)


def comment_again(browser: "Browser", record: int) -> None:
    """Open the queue in which a record waits, and there the comment on it that was left half typed."""

    def read(case: Case) -> str:
        return next((name for name in NAMES if any(one.id == record for one in queue(case, name))), "")

    def done(name: str | CaseError) -> None:
        if isinstance(name, CaseError) or not name:
            code = browser.case.codes.code(record)
            browser.say(str(name) or f"{code} waits for nobody now; its comment stays kept.", bad=True)
            return
        screen = room(browser, Queue)
        browser.app.push_screen(screen)
        screen.open(Reviewing(browser, screen), name, record, sending=True)

    browser.background.ask("queue", read, done)
