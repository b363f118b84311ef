"""Reading from the terminal inside the event loop: no thread, no polling, no waiting but for an ESC's rest."""

from __future__ import annotations

import os
import select
from asyncio import AbstractEventLoop, TimerHandle
from codecs import getincrementaldecoder
from collections.abc import Callable

from tui.line.keystream import KeyStream, Piece

_ESCAPE_NEAR, _ESCAPE_FAR = 0.025, 0.05  # seconds until an ESC alone is the Escape key
_PART_WAIT = 0.3  # seconds until a sequence that has begun is broken


class Keyboard:
    """Pieces of input as they come; `typed` gets them, `gone` is called once when the terminal is no more."""

    def __init__(
        self,
        fd: int,
        loop: AbstractEventLoop,
        far: bool,
        typed: Callable[[list[Piece]], None],
        gone: Callable[[], None],
    ) -> None:
        self._fd, self._loop = fd, loop
        self._typed, self._gone = typed, gone
        self._escape_wait = _ESCAPE_FAR if far else _ESCAPE_NEAR
        self._stream = KeyStream()
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._timer: TimerHandle | None = None
        loop.add_reader(fd, self._readable)

    def stop(self) -> None:
        """Read no more; safe to call twice."""
        self._loop.remove_reader(self._fd)
        self._cancel()

    def drain(self, seconds: float) -> list[Piece] | None:
        """What comes within some seconds, after `stop`; None where nothing does."""
        if not select.select([self._fd], [], [], max(seconds, 0.0))[0]:
            return None
        data = self._read()
        return self._stream.feed(self._decode(data), self._loop.time()) if data else None

    def _read(self) -> bytes | None:
        """What was typed; None for nothing yet, no bytes for the end."""
        try:
            return os.read(self._fd, 65_536)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def _readable(self) -> None:
        data = self._read()
        if data is None:
            return
        if not data:
            self.stop()
            self._gone()
            return
        self._cancel()
        self._typed(self._stream.feed(self._decode(data), self._loop.time()))
        if self._stream.incomplete:
            wait = self._escape_wait if self._stream.lone_escape else _PART_WAIT
            self._timer = self._loop.call_later(wait, self._settle)

    def _settle(self) -> None:
        self._timer = None
        self._typed(self._stream.settle(self._loop.time()))

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
