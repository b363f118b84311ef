"""Ctrl+C: ends a command at once, in our own code as within a long read of SQLite."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
_asked = threading.Event()


def asked() -> bool:
    """Whether the command that runs was interrupted."""
    return _asked.is_set()


def interrupt(*_: object) -> None:
    """SIGINT: what is within SQLite sees it by `asked`, since an exception would be lost there."""
    _asked.set()
    raise KeyboardInterrupt


@contextmanager
def listening() -> Iterator[None]:
    """SIGINT is ours while a command runs in the main thread."""
    _asked.clear()
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
