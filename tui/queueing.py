"""The deed that opens the queues of review, and what is done with their items."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from db import (
    Case,
    CaseError,
    Excerpt,
    NeedsReason,
    NeedsYes,
    Queued,
    approve,
    ask_for_two,
    asks_for_two,
    assign,
    excerpts,
    people_here,
    queue,
    send_back,
    undo,
)
from tui.prompt import Question
from tui.queue import Done, Queue
from tui.rooms import room

if TYPE_CHECKING:
    from tui.browser import Browser


@dataclass
class Reviewing:
    """Reads queues beside the screen, and has what is decided written."""

    browser: "Browser"
    screen: Queue

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

    def write(self, edit: Callable[..., object], done: Done, **given: object) -> None:
        """Have an edit written; where a reason or a yes is needed, ask for it."""
        browser = self.browser
        if browser.readonly:
            done(browser.readonly, False)
            return

        def take(found: object) -> None:
            if isinstance(found, NeedsReason):
                self.ask_reason(str(found), lambda reason: self.write(edit, done, **{**given, "reason": reason}))
            elif isinstance(found, NeedsYes):
                self.write(edit, done, **{**given, "yes": True})
            elif isinstance(found, CaseError):
                done(str(found), False)
            else:
                browser.renew()
                done(str(getattr(found, "sentence", "")), True)

        browser.writer.do(lambda case: edit(case, **given), take)

    def ask_reason(self, sentence: str, then: Callable[[str], None]) -> None:
        """Ask for a reason; none given means that nothing is done."""

        def done(answer: str | None) -> None:
            if answer and answer.strip():
                then(answer.strip())
            else:
                self.screen.say("Nothing was changed.")

        self.screen.ask(Question("Reason", "", sentence, done=done))

    def approve(self, one: Queued, done: Done) -> None:
        """One step on, unless somebody changed it since it was read."""
        self.write(partial(approve, ids=one.id, seen=one.seen), done)

    def send_back(self, one: Queued, comment: str, done: Done) -> None:
        """Back to who works on it."""
        self.write(partial(send_back, ids=one.id, comment=comment, seen=one.seen), done)

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

    def undo(self, done: Done) -> None:
        """Undo one's latest operation."""
        self.write(undo, done)

    def uncover(self, one: Queued) -> None:
        """Uncover a record, or cover it again."""
        self.browser.state = self.browser.state.uncover(one.id)

    def go(self, one: Queued) -> None:
        """To a record."""
        from tui.moving import to_record

        to_record(self.browser, one.id)


def queue_(browser: "Browser") -> None:
    """What waits for review."""
    screen = room(browser, Queue)
    browser.app.push_screen(screen)
    screen.open(Reviewing(browser, screen))
