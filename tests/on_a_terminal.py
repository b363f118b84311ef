"""A program on a pseudo-terminal of its own; whatever one waits for here has an end, and says what never came.

Nothing of Python runs between fork and exec: with threads beside, that may stand still.
"""

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path

from waiting import PATIENCE, ended

# A shell whose session has no terminal yet takes the first that it opens as the one that controls it.
OPENED = 'exec "$@" <>"$0" >&0 2>&1'


class OnTerminal:
    """A program on a terminal of so many columns and lines; `fd` is the other end of it, -1 once hung up."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        lines: int,
        env: Mapping[str, str] | None = None,
        cwd: Path | str | None = None,
    ) -> None:
        self.fd, end = pty.openpty()
        self.resize(columns, lines)
        self.settings = termios.tcgetattr(end)
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.process = subprocess.Popen(
            ["sh", "-c", OPENED, os.ttyname(end), *command],
            stdin=end,
            stdout=end,
            stderr=end,
            env=env,
            cwd=cwd,
            start_new_session=True,
        )
        os.close(end)

    def resize(self, columns: int, lines: int) -> None:
        """Make the terminal another size."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("4H", lines, columns, 0, 0))

    def send(self, words: str | bytes) -> None:
        """Type words, or answer as a terminal does."""
        left = words.encode() if isinstance(words, str) else words
        while left:
            assert select.select([], [self.fd], [], PATIENCE)[1], f"{left!r} could not be typed: nothing reads it."
            left = left[os.write(self.fd, left) :]

    def read(self, what: str, patience: float = PATIENCE) -> bytes:
        """What the program sent, once there is something; b"" once it is gone."""
        assert select.select([self.fd], [], [], patience)[0], f"Waited {patience:g} seconds for {what}."
        try:
            return os.read(self.fd, 1 << 16)
        except OSError:
            return b""

    def read_text(self, what: str, patience: float = PATIENCE) -> str:
        """The same as text; "" once the program is gone."""
        while data := self.read(what, patience):
            if text := self.decoder.decode(data):
                return text
        return ""

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """The terminal goes away, as when a connection is cut."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def ended(self, what: str = "the program") -> int:
        """Wait for its end; the exit status, negative for a signal."""
        return ended(self.process, what)

    def close(self) -> None:
        """End it, whatever it does."""
        if self.process.poll() is None:
            self.kill()
        self.hang_up()
        self.ended("a program that was killed")
