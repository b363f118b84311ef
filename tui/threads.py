"""Work beside the screen: one reader of the case file, and one writer, each with a connection in its own thread.

Results come back through `post`, which hands a call to the screen's thread. Nothing here waits for the screen.
"""

from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Condition, Thread
from time import monotonic
from typing import Any, TypeVar

from db import Busy, Case, CaseError, News, Present, Stopped, Watch, in_words, present, watched
from tui.classes import dataclass

T = TypeVar("T")
Post = Callable[[Callable[[], None]], object]
Opener = Callable[[], Case]
TELL = 0.3  # seconds that a change, or what is to be shown, waits for another program before that is said
AWAITED = 3  # the rank from which on nobody waits for a read
PAUSE = 0.7  # seconds between two looks for what others wrote
LOOKS = 4  # looks between two at who is still there
SHORT = 1.0  # seconds that a quiet change waits for another program


@dataclass(eq=False, slots=True)
class Job:
    """One read: a newer one of the same key takes its place; one with a lower rank goes first."""

    key: str
    rank: int
    read: Callable[[Case], Any]
    done: Callable[[Any], None]
    dropped: bool = False
    quiet: bool = False


def throw(error: Exception) -> None:
    """Raise an error of another thread in this one."""
    raise error


class Background(Thread):
    """Reads in the background: the newest of each key, interrupted as soon as nobody waits for it."""

    def __init__(
        self,
        opener: Opener,
        post: Post,
        news: Callable[[News], None],
        company: Callable[[tuple[Present, ...]], None],
        held_up: Callable[[str], None],
    ) -> None:
        super().__init__(name="background", daemon=True)
        self.opener = opener
        self.post = post
        self.news = news
        self.company = company
        self.held_up = held_up
        self.told: Job | None = None
        self.others: tuple[Present, ...] = ()
        self.looks = 0
        self.lock = Condition()
        self.jobs: list[Job] = []
        self.running: Job | None = None
        self.watching = False
        self.away = False
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
        with self.lock:  # a job that is put back meanwhile would be lost
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
            case.waiting = partial(self.waiting, case)
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

    def waiting(self, case: Case, waited: float) -> None:
        """Tell the screen, once for each read that somebody waits for, who holds the file."""
        job = self.running
        if waited >= TELL and job and job.rank < AWAITED and job is not self.told:
            self.told = job
            self.post(partial(self.held_up, case.holder()))

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
        except Exception as error:
            spoilt = in_words(case.file, error)
            if spoilt is None:  # a fault of ours: it ends the program in the screen's thread, with its trace
                self.post(partial(throw, error))
                return
            found = spoilt
        if not job.dropped:
            self.post(lambda: None if job.dropped else job.done(found))

    def look(self, watch: Watch) -> None:
        """Tell the screen what others wrote, and who they are; a locked file is looked at again later."""
        before, others = watch.version, self.others
        self.looks += 1
        try:
            with watched(watch.case, lambda: self.closing or bool(self.jobs)):
                news = watch.news()
                if watch.version != before or self.looks % LOOKS == 1:  # one that died does not write that it is gone
                    others = present(watch.case)
        except (Busy, Stopped):
            return
        except CaseError as error:  # said once, and looked at again until it is over
            if not self.away:
                self.away = True
                self.post(partial(throw, error))
            return
        self.away = False
        if news:
            self.post(lambda: self.news(news))
        if others != self.others:
            self.others = others
            self.post(lambda: self.company(others))


class Writer(Thread):
    """Writes in the order asked, one operation after the other; the screen never waits for it."""

    def __init__(self, opener: Opener, post: Post, held_up: Callable[[str], None]) -> None:
        super().__init__(name="writer", daemon=True)
        self.opener = opener
        self.post = post
        self.held_up = held_up
        self.told = False
        self.case: Case | None = None
        self.patience = 0.0
        self.lock = Condition()
        self.jobs: deque[Job] = deque()
        self.running: Job | None = None
        self.closing = False

    def do(self, write: Callable[[Case], T], done: Callable[[T | CaseError], None], *, quiet: bool = False) -> None:
        """Write, and call `done` in the screen's thread once it is in the file, or with what went wrong.

        quiet: what nobody waits for; a file that is locked is not waited for, either.
        """
        with self.lock:
            self.jobs.append(Job("", 0, write, done, quiet=quiet))
            self.lock.notify()

    def ready(self) -> None:
        """Have the connection opened, for a change that is likely to come; what goes wrong is said with that."""
        if self.case is None:
            self.do(lambda _: None, lambda _: None, quiet=True)

    def close(self) -> None:
        """Stop once everything asked for is written."""
        with self.lock:
            self.closing = True
            self.lock.notify()

    def run(self) -> None:
        """Write until closed; the connection is opened with the first write."""
        while job := self.take():
            self.told = False
            try:
                case = self.case or self.open()
                case.wait = min(SHORT, self.patience) if job.quiet else self.patience
                found = job.read(case)
            except CaseError as error:
                found = error
            except Exception as error:
                spoilt = in_words(self.case.file, error) if self.case else None
                if spoilt is None:
                    self.post(partial(throw, error))
                    continue
                found = spoilt
            self.post(partial(job.done, found))
        if self.case:
            self.case.close()

    def open(self) -> Case:
        """The writer's connection; it waits as long as it was opened to."""
        self.case = self.opener()
        self.case.waiting, self.patience = self.waiting, self.case.wait
        return self.case

    def waiting(self, waited: float) -> None:
        """Tell the screen, once for each write, who holds the file; a quiet one makes way for a change."""
        if self.running and self.running.quiet and any(not one.quiet for one in self.jobs) and self.case:
            self.case.wait = 0.0
        elif waited >= TELL and not self.told and self.case and not (self.running and self.running.quiet):
            self.told = True
            self.post(partial(self.held_up, self.case.holder()))

    def take(self) -> Job | None:
        """The next job; None once closed and empty."""
        with self.lock:
            while not self.jobs and not self.closing:
                self.lock.wait()
            self.running = self.jobs.popleft() if self.jobs else None
            return self.running
