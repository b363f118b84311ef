"""Work beside the screen: one reader of the case file, and one writer, each with a connection in its own thread.

Results come back through `post`, which hands a call to the screen's thread. Nothing here waits for the screen.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Condition, Thread
from time import monotonic
from typing import Any, TypeVar

from db import Busy, Case, CaseError, News, Stopped, Watch, watched

T = TypeVar("T")
Post = Callable[[Callable[[], None]], object]
Opener = Callable[[], Case]
TELL = 0.3  # seconds that a change waits for another program before that is said
PAUSE = 0.5  # seconds between two looks for what others wrote


@dataclass(eq=False, slots=True)
class Job:
    """One read: a newer one of the same key takes its place; one with a lower rank goes first."""

    key: str
    rank: int
    read: Callable[[Case], Any]
    done: Callable[[Any], None]
    dropped: bool = False


def throw(error: Exception) -> None:
    """Raise an error of another thread in this one."""
    raise error


class Background(Thread):
    """Reads in the background: the newest of each key, interrupted as soon as nobody waits for it."""

    def __init__(self, opener: Opener, post: Post, news: Callable[[News], None]) -> None:
        super().__init__(name="background", daemon=True)
        self.opener = opener
        self.post = post
        self.news = news
        self.lock = Condition()
        self.jobs: list[Job] = []
        self.running: Job | None = None
        self.watching = False
        self.closing = False

    def ask(self, key: str, read: Callable[[Case], T], done: Callable[[T | CaseError], None], rank: int = 0) -> None:
        """Read, and call `done` in the screen's thread with what was read, or with what went wrong."""
        with self.lock:
            self.drop(key)
            self.jobs.append(Job(key, rank, read, done))
            self.jobs.sort(key=lambda job: job.rank)
            self.lock.notify()

    def drop(self, key: str) -> None:
        """Forget the reads of a key; one that runs is interrupted."""
        self.jobs = [job for job in self.jobs if job.key != key]
        if self.running and self.running.key == key:
            self.running.dropped = True

    def close(self) -> None:
        """Stop, interrupting what runs."""
        self.closing = True
        with self.lock:
            self.lock.notify()

    def run(self) -> None:
        """Take jobs by rank; look for news in between."""
        try:
            case = self.opener()
            watch = Watch(case)
            self.watching = True
        except CaseError:
            return
        looked = monotonic()
        while not self.closing:
            job = self.take()
            if job:
                self.work(case, job)
            if monotonic() - looked >= PAUSE:
                looked = monotonic()
                self.look(watch)
        case.close()

    def take(self) -> Job | None:
        """The next job, waiting a little where there is none."""
        with self.lock:
            if not self.jobs and not self.closing:
                self.lock.wait(PAUSE)
            self.running = self.jobs.pop(0) if self.jobs else None
            return self.running

    def stale(self, job: Job) -> bool:
        """Whether a running job is to stop: nobody waits for it, or one of a lower rank came."""
        first = self.jobs[0].rank if self.jobs else job.rank
        return job.dropped or self.closing or first < job.rank

    def work(self, case: Case, job: Job) -> None:
        """Do one job; one that had to make way is put back."""
        try:
            with watched(case, lambda: self.stale(job)):
                found = job.read(case)
        except Stopped:
            with self.lock:
                if not job.dropped and not any(one.key == job.key for one in self.jobs):
                    self.jobs.append(job)
            return
        except CaseError as error:
            found = error
        except Exception as error:  # a fault of ours: it ends the program in the screen's thread, with its trace
            self.post(partial(throw, error))
            return
        if not job.dropped:
            self.post(lambda: None if job.dropped else job.done(found))

    def look(self, watch: Watch) -> None:
        """Tell the screen what others wrote; a locked file is looked at again later."""
        try:
            with watched(watch.case, lambda: self.closing or bool(self.jobs)):
                news = watch.news()
        except (Busy, Stopped):
            return
        if news:
            self.post(lambda: self.news(news))


class Writer(Thread):
    """Writes in the order asked, one operation after the other; the screen never waits for it."""

    def __init__(self, opener: Opener, post: Post, held_up: Callable[[], None]) -> None:
        super().__init__(name="writer", daemon=True)
        self.opener = opener
        self.post = post
        self.held_up = held_up
        self.told = False
        self.lock = Condition()
        self.jobs: deque[Job] = deque()
        self.closing = False

    def do(self, write: Callable[[Case], T], done: Callable[[T | CaseError], None]) -> None:
        """Write, and call `done` in the screen's thread once it is in the file, or with what went wrong."""
        with self.lock:
            self.jobs.append(Job("", 0, write, done))
            self.lock.notify()

    def close(self) -> None:
        """Stop once everything asked for is written."""
        with self.lock:
            self.closing = True
            self.lock.notify()

    def run(self) -> None:
        """Write until closed; the connection is opened with the first write."""
        case: Case | None = None
        while job := self.take():
            self.told = False
            try:
                case = case or self.opener()
                case.waiting = self.waiting
                found = job.read(case)
            except CaseError as error:
                found = error
            except Exception as error:
                self.post(partial(throw, error))
                continue
            self.post(partial(job.done, found))
        if case:
            case.close()

    def waiting(self, waited: float) -> None:
        """Tell the screen, once for each write, that another program holds the file."""
        if waited >= TELL and not self.told:
            self.told = True
            self.post(self.held_up)

    def take(self) -> Job | None:
        """The next job; None once closed and empty."""
        with self.lock:
            while not self.jobs and not self.closing:
                self.lock.wait()
            return self.jobs.popleft() if self.jobs else None
