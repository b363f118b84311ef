"""A poor line between a program's terminal and whoever reads it: bytes take their time, and only so many a second."""

import contextlib
import os
import select
import socket
from collections import deque
from threading import Thread
from time import monotonic

PIECE = 256  # bytes that arrive together


class Way:
    """One direction of a line."""

    def __init__(self, delay: float, rate: float) -> None:
        self.delay, self.rate = delay, rate
        self.free = 0.0
        self.under_way: deque[tuple[float, bytes]] = deque()

    def take(self, data: bytes, now: float) -> None:
        """Bytes set out."""
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            self.free = max(self.free, now) + len(piece) / self.rate
            self.under_way.append((self.free + self.delay, piece))

    def come(self, now: float) -> bytes:
        """The bytes that have arrived."""
        found = b""
        while self.under_way and self.under_way[0][0] <= now:
            found += self.under_way.popleft()[1]
        return found


class Relay(Thread):
    """Pumps between `fd` and its own `end`, which reads and writes as the terminal at the other end of the line.

    trip: seconds there and back. rate: bytes a second, each way. `stalled` keeps all bytes back, as Ctrl+S does.
    """

    def __init__(self, fd: int, trip: float, rate: float) -> None:
        super().__init__(daemon=True)
        self.fd = fd
        self.end, self.inner = socket.socketpair()
        self.down, self.up = Way(trip / 2, rate), Way(trip / 2, rate)
        self.stalled = False
        self.closing = False
        self.start()

    def run(self) -> None:
        """Until the program or the terminal is gone."""
        with contextlib.suppress(OSError):
            while not self.closing:
                self.once()
        self.inner.close()

    def once(self) -> None:
        """Take what sets out, and give what has arrived."""
        dues = [way.under_way[0][0] for way in (self.down, self.up) if way.under_way]
        wait = min([0.05, *(max(due - monotonic(), 0) for due in dues)])
        sources = [self.inner] if self.stalled else [self.fd, self.inner]
        for ready in select.select(sources, [], [], wait)[0]:
            data = os.read(self.fd, 65536) if ready == self.fd else self.inner.recv(65536)
            if not data:
                raise OSError
            (self.down if ready == self.fd else self.up).take(data, monotonic())
        now = monotonic()
        if not self.stalled and (data := self.down.come(now)):
            self.inner.sendall(data)
        if data := self.up.come(now):
            os.write(self.fd, data)

    def close(self) -> None:
        """End it."""
        self.closing = True
        self.join()
        self.end.close()
