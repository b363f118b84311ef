"""How a screen over the main one has edits written: what needs a reason or a yes asks for it there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db import CaseError, NeedsReason, NeedsYes, undo
from tui.editing import refusal
from tui.over import Done, Over
from tui.why import ask_why

if TYPE_CHECKING:
    from tui.browser import Browser


@dataclass
class Writing:
    """Has edits written in the browser's writer, for a screen."""

    browser: "Browser"
    screen: Over

    def write(self, edit: Callable[..., object], done: Done, **given: object) -> None:
        """Have an edit written, and say what was done or why not; what it lacks is asked for."""
        browser = self.browser
        if browser.readonly:
            done(browser.readonly, False)
            return

        def take(found: object) -> None:
            if isinstance(found, NeedsReason):
                self.ask_reason(str(found), edit, lambda reason: self.write(edit, done, **{**given, "reason": reason}))
            elif isinstance(found, NeedsYes):
                self.write(edit, done, **{**given, "yes": True})
            elif isinstance(found, CaseError):
                done(refusal(browser, found), False)
            else:
                browser.renew()
                done(str(getattr(found, "sentence", "")), True)

        browser.writer.do(lambda case: edit(case, **given), take)

    def ask_reason(self, sentence: str, edit: object, then: Callable[[str], None]) -> None:
        """Ask why an edit is made; none given means that nothing is done."""
        screen = self.screen
        ask_why(self.browser, screen, "Reason", sentence, edit, then, lambda: screen.say("Nothing was changed."))

    def undo(self, done: Done) -> None:
        """Undo one's latest operation."""
        self.write(undo, done)
