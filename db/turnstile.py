"""The queue before a case file: programs that find it locked write in the order in which they came.

SQLite lets whoever asks at the right moment in, so that of eight busy writers one may starve for a second while all
of them poll. Here they line up for a lock on the file's folder (never on the file: closing it would drop SQLite's
locks). Nobody needs the queue to write; where the folder cannot be locked, everyone is let through at once.
"""

import os
from contextlib import suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from threading import Event, Lock, Thread


class Turn:
    """One place in the queue. `come` is set when it is one's turn; whoever has come leaves when all is written."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.come = Event()
        self.lock = Lock()
        self.over = False
        self.fd = -1
        try:
            self.fd = os.open(folder, os.O_RDONLY)
            flock(self.fd, LOCK_EX | LOCK_NB)
        except BlockingIOError:  # in a thread of its own, since the system's queue knows no time limit
            Thread(target=self.queue, name="turnstile", daemon=True).start()
        except OSError:
            self.come.set()
        else:
            self.come.set()

    def queue(self) -> None:
        """Wait for the turn; one that was given up meanwhile is passed on."""
        with suppress(OSError):
            flock(self.fd, LOCK_EX)
        with self.lock:
            self.come.set()
            if self.over:
                os.close(self.fd)

    def leave(self) -> None:
        """Let the next one in, or give up waiting."""
        with self.lock:
            self.over = True
            if self.come.is_set() and self.fd >= 0:
                os.close(self.fd)
                self.fd = -1
