"""Work beside the screen: no read that somebody waits for is lost."""

from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

from tui.threads import Background, Job


class Looked(list[Job]):
    """Jobs that have another thread do something while they are gone through."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        super().__init__()
        self.meanwhile = meanwhile

    def __iter__(self) -> Iterator[Job]:
        yield from list.__iter__(self)
        other = Thread(target=self.meanwhile)
        other.start()
        other.join()


def test_a_read_that_is_put_back_while_another_is_dropped_is_not_lost() -> None:
    nothing: Any = None
    background = Background(nothing, nothing, nothing, nothing)

    def put_back() -> None:
        if background.lock.acquire(blocking=False):
            background.jobs.append(Job("count", 5, nothing, nothing))
            background.lock.release()
            appended.append("count")

    appended: list[str] = []
    background.jobs = Looked(put_back)
    background.drop("record")
    assert [job.key for job in background.jobs] == appended
