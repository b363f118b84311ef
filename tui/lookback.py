"""The deed that shows the history of a record or of the case file, and undoes from there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from db import Case, CaseError, NeedsReason, NeedsYes, held_steps, history_of, log_of, outside_steps, redo, undo
from tui.editing import targets
from tui.history import Came, History
from tui.pasts import Deed, deeds_of_entries, deeds_of_outside, deeds_of_steps
from tui.prompt import Question
from tui.rooms import room

if TYPE_CHECKING:
    from tui.browser import Browser

STEPS, ENTRIES = 200, 60  # read at once
Turned = Callable[[str, bool], None]


@dataclass
class Reading:
    """Reads the log beside the screen; undoes in the writer."""

    browser: "Browser"
    screen: History
    record: int | None
    title: str = ""

    def read(self, whole: bool, before: int | None, done: Came) -> None:
        """Operations of the case file or of the record, older than some step or operation where one is named."""
        record = self.record
        shown = record in self.browser.state.uncovered

        def read(case: Case) -> list[Deed]:
            if whole or record is None:
                outside = [] if before else deeds_of_outside(outside_steps(case))
                return outside + deeds_of_entries(log_of(case, before=before, limit=ENTRIES))
            steps = history_of(case, record, before=before, limit=STEPS, uncovered=shown)
            steps += held_steps(case, record, before=before, limit=STEPS, uncovered=shown)
            return deeds_of_steps(steps)

        self.browser.background.ask("history", read, done)

    def turn(self, operation: int, back: bool, done: Turned, **given: object) -> None:
        """Undo an operation or do it again; where a reason or a yes is needed, ask for it."""
        browser = self.browser
        if browser.readonly:
            done(browser.readonly, False)
            return

        def take(found: object) -> None:
            if isinstance(found, NeedsReason):
                again = partial(self.turn, operation, back, done)
                self.ask_reason(str(found), lambda reason: again(**{**given, "reason": reason}))
            elif isinstance(found, NeedsYes):
                self.turn(operation, back, done, **{**given, "yes": True})
            elif isinstance(found, CaseError):
                done(str(found), False)
            else:
                browser.renew()
                done(getattr(found, "sentence", ""), True)

        edit = undo if back else redo
        browser.writer.do(lambda case: edit(case, operation, **given), take)

    def ask_reason(self, sentence: str, then: Callable[[str], None]) -> None:
        """Ask for a reason; none given means that nothing is done."""

        def done(answer: str | None) -> None:
            if answer and answer.strip():
                then(answer.strip())
            else:
                self.screen.say("Nothing was changed.")

        self.screen.ask(Question("Reason", "", sentence, done=done))

    def go(self, code: str) -> None:
        """To a record."""
        from tui.moving import to_code

        to_code(self.browser, code)


def history_(browser: "Browser") -> None:
    """The history of the record under the cursor; without one, that of the case file."""
    screen = room(browser, History)
    ids = targets(browser)
    record = ids[0] if len(ids) == 1 else None
    code = str(browser.case.codes.code(record)) if record else ""
    browser.app.push_screen(screen)
    screen.look_back(Reading(browser, screen, record, code), whole=record is None)
