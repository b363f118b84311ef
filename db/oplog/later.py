"""Work that a thread does in order while SQLite, which lets other threads run, is busy for long."""

import sys
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

T = TypeVar("T")
TURN = 0.0005  # seconds after which a thread gives way; with the usual 5 ms SQLite waits longer than it works


class Later(Generic[T]):
    """Pieces of work that were put off; leaving it waits for the one that is being done, and no further one is."""

    def __init__(self) -> None:
        self.work: deque[Callable[[], T]] = deque()
        self.pool: ThreadPoolExecutor | None = None

    def begin(self) -> None:
        """Have a thread do what there is. Where statements are short it would only be in their way."""
        self.before = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        self.pool = ThreadPoolExecutor(1)
        found: list[Future[T]] = [self.pool.submit(one) for one in self.work]
        self.work = deque(one.result for one in found)

    def __enter__(self) -> "Later[T]":
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)
            sys.setswitchinterval(self.before)

    def all(self) -> Iterator[T]:
        """What the pieces give, the first one first, each done now if no thread has; what one raises is raised here."""
        while self.work:
            yield self.work.popleft()()
