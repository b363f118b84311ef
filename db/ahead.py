"""What comes next is made in a thread, while SQLite, which lets other threads run, writes what came before."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Event, Semaphore, Thread
from typing import TypeVar

T = TypeVar("T")
ROOM = 2  # things that are made before they are asked for
TURN = 0.0003  # seconds; with the usual 5 ms SQLite waits for its turn longer than it works


@contextmanager
def short_turns() -> Iterator[None]:
    """Threads give way to each other after a short while."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def ahead(source: Iterable[T]) -> Iterator[T]:
    """The things of an iterable, which are made in a thread of their own; what is raised there is raised here.

    Whoever stops before the end waits for the thing that is being made, and no further one is.
    """
    made: SimpleQueue[tuple[T] | BaseException | None] = SimpleQueue()
    room, left = Semaphore(ROOM), Event()

    def make() -> None:
        try:
            for one in source:
                made.put((one,))
                room.acquire()
                if left.is_set():
                    return
            made.put(None)
        except BaseException as error:
            made.put(error)

    thread = Thread(target=make, daemon=True)
    thread.start()
    try:
        with short_turns():
            while (found := made.get()) is not None:
                if isinstance(found, BaseException):
                    raise found
                yield found[0]
                room.release()
    finally:
        left.set()
        room.release()
        thread.join()
