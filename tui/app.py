"""The App: themes, and names the first screen."""

import gc
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

from db import Case, CaseError, far, in_words, log_again
from tui import safe
from tui.browser import Browser
from tui.keyed import KeyedScreen
from tui.keys import KEYS, Key
from tui.line.driver import EXIT_LIMIT, LineDriver
from tui.look import look

if TYPE_CHECKING:
    from tui.pulse import Pulse

PATIENCE = 60.0  # seconds that a change waits for another program
SILENT_LIMIT = 12.0  # seconds to end in while the file system is silent: a little more than the last writes are given


class Pincite(App[None], inherit_bindings=False):  # by which Ctrl+Q, as typed after Ctrl+S, would quit
    """pincite on one case file, which is open already and whose checks have passed."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "pincite.tcss"

    def __init__(
        self, case: Case, *, theme: str = "dark", keys: tuple[Key, ...] = KEYS, start: int | None = None
    ) -> None:
        super().__init__(driver_class=LineDriver, ansi_color=True)
        self.theme = f"ansi-{theme}"
        self.case = case
        self.browser = Browser(case, look(theme, colour=not self.no_color), keys, self.reading, self.writing)
        self.start = start
        self.pulse: Pulse | None = None

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        return self.browser

    def straight(self, key: events.Key) -> bool:
        """Do what a key does without the way through two queues, where nothing waits before it; whether that is so.

        Keys with Ctrl go that way, since Textual has some of its own.
        """
        screen = self.screen
        if "ctrl" in key.key or not (isinstance(screen, KeyedScreen) and at_rest(self) and at_rest(screen)):
            return False
        canvas = screen.canvas
        canvas.held = True
        try:
            with screen._context():
                screen.on_key(key)
        except Exception as error:
            try:
                screen.own_up(error)
            except Exception as fault:
                self._handle_exception(fault)
        finally:
            canvas.held = False
            if canvas.due and self.screen is not screen:
                canvas.draw()
        return True

    def in_words(self, error: Exception) -> CaseError | None:
        """What the case file, or the disk that it is on, did not give, as a sentence; None for a fault of ours."""
        return in_words(self.case.file, error)

    def typed(self) -> None:
        """All keys that came together are done: what they changed is drawn."""
        screen = self.screen
        if isinstance(screen, KeyedScreen) and screen.canvas.due:
            screen.canvas.draw()

    def on_ready(self) -> None:
        """Go to the record that was named."""
        gc.freeze()
        gc.enable()
        if far(self.case.file):
            self.feel()
        if self.start is not None:
            from tui.going import reached

            self.browser.go(reached(self.browser.state, self.start))

    def feel(self) -> None:
        """Have it said when the network file system falls silent, and no key wait for it."""
        from tui.pulse import Pulse

        self.pulse = Pulse(self.case.file, self.browser.call_here, self.say, shout, repaint)
        self.case.connection.ahead = self.pulse.check
        self.pulse.start()

    def leaves_within(self) -> float:
        """The seconds that the program has to end: more where what is half typed waits for a silent file system."""
        return SILENT_LIMIT if self.pulse and self.pulse.silent else EXIT_LIMIT

    def say(self, sentence: str) -> None:
        """Say a sentence on the screen in front."""
        (self.screen if isinstance(self.screen, KeyedScreen) else self.browser).say(sentence, bad=True)

    def run(self, **given: Any) -> None:
        """Run until left; a fault of ours is raised once the terminal is as it was."""
        super().run(**given)
        if self.pulse:
            self.pulse.close()
        if self._exception:
            raise self._exception

    def _fatal_error(self) -> None:
        """A fault ends the program without a word on the screen: Textual would print the values of all variables."""
        self._close_messages_no_wait()

    def reading(self) -> Case:
        """Another connection that reads."""
        return Case.open(self.case.path, self.case.person, readonly=True, sparing=True).frugal()

    def writing(self) -> Case:
        """Another connection that writes; after a load that was killed the file has its write-ahead log again."""
        case = Case.open(self.case.path, self.case.person, wait=PATIENCE, sparing=True).frugal()
        log_again(case)
        return case


def shout(sentence: str) -> None:
    """Put a sentence in the last line of the terminal, whatever the screen is at."""
    if LineDriver.running:
        LineDriver.running.shout(safe.fit(safe.show(sentence), LineDriver.running.width))


def repaint() -> None:
    """Paint all of the screen anew."""
    if LineDriver.running:
        LineDriver.running.repaint()


def at_rest(pump: MessagePump) -> bool:
    """Whether a message pump has done all that it was sent, and waits for more."""
    ready = getattr(pump._message_queue, "ready_event", None)
    return any(not one.done() for one in getattr(ready, "_waiters", ()))
