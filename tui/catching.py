"""What is still to be compared, as after a large load, is compared in a process of its own; the foot says so."""

from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

from db import CaseError, waiting_to_compare

if TYPE_CHECKING:
    from db import Apart
    from tui.browser import Browser

RANK = 6  # after all that people wait for
EVERY = 30.0  # seconds between two sentences


class Catching:
    """Looks whether something is to be compared, and has it done."""

    def __init__(self, browser: "Browser") -> None:
        self.browser = browser
        self.apart: Apart | None = None
        self.said = 0.0
        self.words = ""
        self.closing = False

    def look(self) -> None:
        """Ask, beside the screen, whether anything is to be compared."""
        if self.apart is None and not self.browser.readonly:
            self.browser.background.ask("to compare", waiting_to_compare, self.take, RANK)

    def take(self, found: int | CaseError) -> None:
        """So much is to be compared."""
        if isinstance(found, int) and found and self.apart is None and not self.closing:
            from db import Apart

            self.tell(0, found)
            self.apart = Apart(self.browser.case.path, self.browser.case.person)
            Thread(target=self.follow, args=(self.apart,), name="comparing", daemon=True).start()

    def follow(self, apart: "Apart") -> None:
        """In a thread: hand on how far it is."""
        for done, total in apart:
            self.browser.call_here(lambda done=done, total=total: self.tell(done, total))  # type: ignore[misc]
        self.browser.call_here(self.ended)

    def tell(self, done: int, total: int) -> None:
        """Say how far it is, now and then."""
        now = monotonic()
        if now - self.said > EVERY and not self.closing:
            self.said = now
            self.say(f"Comparing what came in: {done:,} of {total:,}; the board is not whole yet.")

    def say(self, words: str) -> None:
        """Say this in the place of what was said before; what another said is read first."""
        foot = self.browser.foot
        if foot.said == self.words:
            foot.say(words)
        else:
            foot.tell(words)
        self.words = words

    def ended(self) -> None:
        """All is compared."""
        done = self.apart is not None and self.apart.done
        self.apart = None
        if self.closing:
            return
        self.browser.renew()
        key = self.browser.keys_of("compare")
        on = "Comparing stopped before its end; pincite compare CASE goes on with it."
        self.say(f"What came in is compared; {key} opens the board." if done else on)

    def close(self) -> None:
        """Stop; what is done stays done."""
        self.closing = True
        if self.apart:
            self.apart.stop()
