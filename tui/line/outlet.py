"""Writing to the terminal without ever waiting for it."""

from __future__ import annotations

import os
import select
from asyncio import AbstractEventLoop
from collections.abc import Callable


class Outlet:
    """An end of the terminal that bytes are written to; what it does not take yet is kept."""

    def __init__(self, terminal: int, loop: AbstractEventLoop, drained: Callable[[], None]) -> None:
        """`drained` is called when all is written after a write had to wait."""
        self._loop = loop
        self._drained = drained
        self._rest = b""
        self._fd, self._own = _second_end(terminal)
        os.set_blocking(self._fd, False)

    @property
    def busy(self) -> bool:
        """Whether bytes wait to be taken."""
        return bool(self._rest)

    def send(self, data: bytes) -> None:
        """Write, now or when the terminal takes it. A terminal that is gone takes everything."""
        if self._rest:
            self._rest += data
            return
        self._rest = data[self._write(data) :]
        if self._rest:
            self._loop.add_writer(self._fd, self._go_on)

    def _go_on(self) -> None:
        self._rest = self._rest[self._write(self._rest) :]
        if not self._rest:
            self._loop.remove_writer(self._fd)
            self._drained()

    def _write(self, data: bytes) -> int:
        try:
            return os.write(self._fd, data)
        except BlockingIOError:
            return 0
        except OSError:
            return len(data)

    def close(self, patience: float) -> None:
        """Give what is left `patience` seconds to be taken, then let go of the terminal."""
        if self._rest:
            self._loop.remove_writer(self._fd)
        while self._rest and select.select([], [self._fd], [], patience)[1]:
            self._rest = self._rest[self._write(self._rest) :]
        if self._own:
            os.close(self._fd)
        else:
            os.set_blocking(self._fd, True)


def _second_end(terminal: int) -> tuple[int, bool]:
    """The terminal opened once more, so that shells that share it do not find it non-blocking; else itself."""
    for named in (True, False):
        try:
            path = os.ttyname(terminal) if named else "/dev/tty"
            return os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK), True
        except OSError:
            continue
    return terminal, False
