"""The terminal line, given to Textual as `App(driver_class=LineDriver)`.

Only cells that differ are sent, no faster than the terminal answers, and nothing here ever waits for it.
Relies, outside of what Textual documents, on XTermParser for the names of keys and the reading of mouse
sequences, on `Driver.SignalResume`, and on the text that the compositor gives to `write`.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import termios
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import events
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.geometry import Size
from textual.keys import Keys
from textual.message import Message

from tui import safe
from tui.line import terminal
from tui.line.keyboard import Keyboard
from tui.line.keystream import Kind, Piece
from tui.line.outlet import Outlet
from tui.line.pacing import ASK, Pace
from tui.line.pens import PLAIN, Pens
from tui.line.screen import Screen

_INPUT, _OUTPUT = 0, 1
_LAST_WORDS = 0.3  # seconds that a slow line has to take the last bytes
_LAST_ANSWERS, _FEW_ANSWERS = 3.0, 1.0  # seconds at most to wait for answers on leaving; where it is told to leave
_HOLD = 0.25  # seconds that the app has to draw for a new size
EXIT_LIMIT = 1.8  # seconds to be gone in once the terminal is, or the program is told to end
# All that Textual sends beside frames: bell and clipboard go out; modes and pointer shapes are not needed.
_ASIDE = re.compile(r"\x07|\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
_NOT_NEEDED = re.compile(r"\x1b\[\?\d+[hl]|\x1b\]22;[^\x07]*\x07")


class LineDriver(Driver):
    """Textual's driver for Linux and macOS terminals, near and far."""

    running: ClassVar[LineDriver | None] = None
    """The driver that has the terminal, for `repaint`."""
    leave: ClassVar[Callable[[str], None] | None] = None
    """Called once in the loop with "hangup", "terminated" or "gone"; without it the app exits."""
    mouse_over_ssh: ClassVar[bool] = False

    def __init__(
        self, app: Any, *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """As Textual builds it; over SSH and in GNU screen there is no mouse unless `mouse_over_ssh` asks for it."""
        size = size or _terminal_size()
        self._far = terminal.over_ssh(os.environ)
        # An app may do at once what a key does, and says whether it did.
        self._straight: Callable[[events.Key], bool] | None = getattr(app, "straight", None)
        self._done: Callable[[], None] | None = getattr(app, "typed", None)
        self._limit: Callable[[], float] | None = getattr(app, "leaves_within", None)  # an app may ask for longer
        # GNU screen, which sets STY, holds back an Escape until another key comes as long as the mouse is on.
        unasked = self._far or "STY" in os.environ
        super().__init__(app, debug=debug, mouse=mouse and (self.mouse_over_ssh or not unasked), size=size)
        bce = terminal.erases_in_colour(os.environ.get("TERM", ""))
        self._screen = Screen(*size, Pens(colour="NO_COLOR" not in os.environ, bce=bce))
        self.pace = Pace()
        self._parser = XTermParser()
        self._outlet: Outlet | None = None
        self._keyboard: Keyboard | None = None
        self._before: terminal.Attributes | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._held = False  # no frame before the app has drawn for the new size
        self._told = self._gone = False
        self._loop.add_signal_handler(signal.SIGHUP, self._told_to_leave, "hangup")
        self._loop.add_signal_handler(signal.SIGTERM, self._told_to_leave, "terminated")

    @property
    def can_suspend(self) -> bool:
        """Ctrl+Z and editors are supported."""
        return True

    def write(self, data: str) -> None:
        """Take a frame as Textual renders it, or one of the few sequences that go out as they are."""
        if _ASIDE.fullmatch(data):
            self._send(data)
        elif not _NOT_NEEDED.fullmatch(data):
            self._held = False
            self._screen.draw(data)

    def begin(self, width: int, height: int) -> bool:
        """Whether lines for this size can be put; where the terminal has another, they would not fit it."""
        fits = (width, height) == (self._screen.width, self._screen.height)
        self._held = self._held and not fits
        self._screen.cursor = (0, 0)
        return fits

    def pen(self, sgr: str) -> int:
        """The number of the pen with these parameters, as in ESC [ … m."""
        return self._screen.pens.read(PLAIN, sgr)

    def put(self, y: int, x: int, parts: Sequence[tuple[str, int]]) -> None:
        """Set cells of line `y` from column `x` to words, each with the number of its pen."""
        self._screen.put(y, x, parts)

    def flush(self) -> None:
        """A frame is complete: send what differs, if the line is free."""
        self._frame()

    def repaint(self) -> None:
        """Paint all of the screen anew, whatever the terminal shows and however another program left it set."""
        self._screen.forget()
        self._send(terminal.MODES + (terminal.MOUSE if self._mouse else ""))
        self._frame()

    @property
    def width(self) -> int:
        """The columns of the terminal."""
        return self._screen.width

    def shout(self, line: str) -> None:
        """Put a line at the foot of the terminal from any thread, while the loop stands still; repaint removes it."""
        if self._outlet is not None and not self._outlet.busy:
            self._send(f"\x1b[{self._screen.height};1H\x1b[m{line}\x1b[K")

    def _frame(self) -> None:
        """Send the difference to what is wanted now, or come back when the line may be free."""
        outlet, now = self._outlet, self._loop.time()
        if outlet is None or outlet.busy or self._held or not self._screen.waiting:
            return
        if not self.pace.may_send(now):
            if self._timer is None:
                self._timer = self._loop.call_later(self.pace.retry_in(now) + 0.001, self._frame_due)
        elif sent := self._screen.difference():
            row, column = self._screen.cursor
            self._ask(sent + (f"\x1b[{row + 1};{column + 1}H" if row or column else ""))

    def _frame_due(self) -> None:
        self._timer = None
        self._frame()

    def _ask(self, sent: str) -> None:
        """Send bytes whose arrival the terminal confirms."""
        size = self._send(sent if self.pace.mute else sent + ASK)
        self.pace.sent(size, self._loop.time())

    def _send(self, data: str) -> int:
        coded = data.encode("ascii" if safe.ascii_only() else "utf-8", "replace")
        if self._outlet is not None:
            self._outlet.send(coded)
        return len(coded)

    def _typed(self, pieces: list[Piece]) -> None:
        alone = sum(piece.kind is Kind.ANSWER for piece in pieces) == 1
        for piece in pieces:
            if piece.kind is Kind.ANSWER:
                self.pace.answered(self._loop.time(), alone)
            else:
                for event in self._events(piece):
                    if not (self._straight and isinstance(event, events.Key) and self._straight(event)):
                        self.process_message(event)
        if self._done and any(piece.kind is not Kind.ANSWER for piece in pieces):
            self._done()
        self._frame()

    def _events(self, piece: Piece) -> list[Message]:
        """The events of a piece of input; what the terminal says of itself and unknown sequences give none."""
        if piece.kind is Kind.PASTE:
            return [events.Paste(piece.text.replace("\x00", ""))]
        if piece.kind is Kind.MOUSE:
            event = self._parser.parse_mouse_code(piece.text)
            return [event] if event is not None else []
        if piece.kind is Kind.KEY:
            if len(piece.text) == 1 and piece.text.isascii() and piece.text.isalnum():  # named after itself
                return [events.Key(piece.text, piece.text)]
            keys = self._parser._sequence_to_key_events(piece.text)
            return [key for key in keys if key.key != Keys.Ignore]
        return []

    def send_message(self, message: Message) -> None:
        """Hand an event to the app; all of this driver runs in its loop."""
        self._app.post_message(message)

    def start_application_mode(self) -> None:
        """Open the terminal, or take it over from whoever painted the first frame."""
        opened = terminal.handed_over
        terminal.hand_over(None)
        try:
            self._before = opened.before if opened else terminal.make_raw(_INPUT)
        except termios.error:
            self._lost()
            return
        type(self).running = self
        self.pace = Pace()
        self._outlet = Outlet(_OUTPUT, self._loop, self._frame)
        self._measure()
        if opened and opened.size == (self._screen.width, self._screen.height):
            self._screen.adopt(opened.painted)
        else:
            self._screen.forget()
        self._ask(("" if opened else terminal.OPEN) + (terminal.MOUSE if self._mouse else ""))
        self._keyboard = Keyboard(_INPUT, self._loop, self._far, self._typed, self._lost)
        self._loop.add_signal_handler(signal.SIGWINCH, self._resized)
        self._loop.add_signal_handler(signal.SIGTSTP, self._stop_process)
        self._loop.add_signal_handler(signal.SIGCONT, self._continued)

    def disable_input(self) -> None:
        """Read no more; safe to call twice."""
        if self._keyboard is not None:
            self._keyboard.stop()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        for number in (signal.SIGWINCH, signal.SIGTSTP, signal.SIGCONT):
            self._loop.remove_signal_handler(number)

    def stop_application_mode(self) -> None:
        """Leave the terminal as it was found; safe to call twice."""
        self.disable_input()
        if self._outlet is None or self._before is None:
            return
        self._send((terminal.NO_MOUSE if self._mouse else "") + terminal.CLOSE)
        self._outlet.close(0.0 if self._gone else _LAST_WORDS)
        self._outlet = None
        self._swallow_answers()
        before, self._before = self._before, None
        try:
            termios.tcsetattr(_INPUT, termios.TCSANOW, before)
        except termios.error:
            self._gone = True

    def suspend_application_mode(self) -> None:
        """Lend the terminal to another program; signals that end this one stay in force."""
        self.stop_application_mode()

    def close(self) -> None:
        """Let go of the signals."""
        for number in (signal.SIGHUP, signal.SIGTERM):
            self._loop.remove_signal_handler(number)
        type(self).running = None

    def _swallow_answers(self) -> None:
        """Answers still on their way would be typed into the shell: wait for them about a round trip."""
        longest = _FEW_ANSWERS if self._told else _LAST_ANSWERS
        until = self._loop.time() + min(2 * self.pace.trip + 0.1, longest)
        while self.pace.owed and not (self.pace.mute or self._gone) and self._keyboard:
            pieces = self._keyboard.drain(until - self._loop.time())
            if pieces is None:
                return
            for _ in (piece for piece in pieces if piece.kind is Kind.ANSWER):
                self.pace.answered(self._loop.time())

    def _measure(self) -> None:
        """Take the terminal's size, and tell the app."""
        width, height = _terminal_size()
        if (width, height) != (self._screen.width, self._screen.height):
            self._screen.resize(width, height)
            self._held = True
            self._loop.call_later(_HOLD, self._release)
        self.send_message(events.Resize(Size(width, height), Size(width, height)))

    def _release(self) -> None:
        self._held = False
        self._frame()

    def _resized(self) -> None:
        self._screen.forget()
        self._measure()
        self._frame()

    def _stop_process(self) -> None:
        """Ctrl+Z: leave the terminal, stop with whoever started us for the shell, and come back when continued."""
        self.stop_application_mode()
        os.kill(0, signal.SIGTSTP)
        self.start_application_mode()
        self._frame()
        self.send_message(self.SignalResume())

    def _continued(self) -> None:
        """Continued after a stop that was not announced, or with the hangup of a terminal that is gone."""
        try:
            terminal.make_raw(_INPUT)
        except termios.error:
            self._lost()
            return
        self._send(terminal.OPEN)
        self.repaint()

    def _lost(self) -> None:
        self._gone = True
        self._told_to_leave("gone")

    def _told_to_leave(self, reason: str) -> None:
        """The connection, or somebody, ends the program: it has a moment to keep what is not saved."""
        self._gone = self._gone or reason == "hangup"
        if self._told:
            return
        self._told = True
        signal.setitimer(signal.ITIMER_REAL, self._limit() if self._limit else EXIT_LIMIT)
        leave = type(self).leave
        if leave is not None:
            leave(reason)
        else:
            self._app.exit(return_code=143 if reason == "terminated" else 129)


def _terminal_size() -> tuple[int, int]:
    """Columns and lines; 80 by 24 where the terminal does not say."""
    try:
        width, height = os.get_terminal_size(_OUTPUT)
    except OSError:
        width = height = 0
    return (width or 80, height or 24)
