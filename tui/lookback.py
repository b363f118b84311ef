"""The deed that shows the history of a record or of the case file, and undoes from there."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from db import Case, held_steps, history_of, log_of, outside_steps, redo, undo
from tui.editing import targets
from tui.history import Came, History
from tui.over import Done
from tui.pasts import Deed, deeds_of_entries, deeds_of_outside, deeds_of_steps
from tui.rooms import room
from tui.writing import Writing

if TYPE_CHECKING:
    from tui.browser import Browser

STEPS, ENTRIES = 200, 60  # read at once


@dataclass
class Reading(Writing):
    """Reads the log beside the screen; undoes in the writer."""

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

    def turn(self, operation: int, back: bool, done: Done) -> None:
        """Undo an operation or do it again."""
        self.write(partial(undo if back else redo, operation=operation), done)

    def go(self, code: str) -> None:
        """To a record."""
        from tui.going import to_code

        to_code(self.browser, code, self.screen.name_of())


def history_(browser: "Browser") -> None:
    """The history of the record under the cursor; without one, that of the case file."""
    screen = room(browser, History)
    ids = targets(browser)
    record = ids[0] if len(ids) == 1 else None
    browser.app.push_screen(screen)
    screen.look_back(reading(browser, screen, record), whole=record is None)


def reading(browser: "Browser", screen: History, record: int | None) -> Reading:
    """What reads the history of a record, or of the case file alone."""
    return Reading(browser, screen, record, str(browser.case.codes.code(record)) if record else "")


def history_again(browser: "Browser", kept: Mapping[str, Any]) -> None:
    """Open the history that was open, at its operation."""
    record, whole, operation = kept["record"], bool(kept["whole"]), int(kept["operation"])
    screen = room(browser, History)
    past = reading(browser, screen, int(record) if record else None)
    browser.app.push_screen(screen)
    screen.look_back(past, whole=whole, sought=operation)
