"""Asks a network file system, beside the screen, whether it still answers, so that keys need not wait for one that
does not: its silence is said, and meanwhile nothing is read on the screen's own thread.
"""

import os
from collections.abc import Callable
from functools import partial
from itertools import count
from threading import Event, Thread
from time import monotonic

from db import Busy
from tui.threads import Post

EVERY = 0.5  # seconds between two questions
SILENT = 1.0  # seconds without an answer until the file system counts as silent


class Pulse:
    """What is known of the file system that a case file is on.

    say: says a sentence on the screen, in its thread. shout: puts one on the terminal from any thread, past a screen
    that waits itself. back: paints over what was put there.
    """

    def __init__(
        self,
        path: str,
        post: Post,
        say: Callable[[str], None],
        shout: Callable[[str], None],
        back: Callable[[], None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.path = path
        self.post = post
        self.say = say
        self.shout = shout
        self.back = back
        self.clock = clock
        self.names = count()
        self.asked: float | None = None  # since when an answer is waited for
        self.posted = False  # something is on its way to the screen
        self.told = False
        self.ended = Event()

    @property
    def silent(self) -> bool:
        """Whether an answer is overdue."""
        asked = self.asked
        return asked is not None and self.clock() - asked >= SILENT

    @property
    def sentence(self) -> str:
        """What to say of it."""
        return f"The file system of {self.path} does not answer; what you do waits for it, and what is typed stays."

    def check(self) -> None:
        """Busy instead of a read that might never come back."""
        if self.silent:
            raise Busy(self.sentence)

    def ask(self) -> None:
        """One question: for a name that nobody asked for yet, since for others the answer may be remembered."""
        self.asked = self.clock()
        os.path.lexists(f"{self.path}-{os.getpid()}-{next(self.names)}")
        self.asked = None

    def look(self) -> None:
        """Say silence, by the screen while it takes what is said; and its end."""
        if self.silent:
            self.told = True
            if self.posted:
                self.shout(self.sentence)
            else:
                self.posted = True
                self.post(partial(self.tell, self.sentence))
        elif self.told:
            self.told = False
            self.post(partial(self.tell, f"The file system of {self.path} answers again."))
            self.post(self.back)

    def tell(self, sentence: str) -> None:
        """In the screen's thread: say something."""
        self.posted = False
        self.say(sentence)

    def start(self) -> None:
        """Begin; who asks may wait for good, so somebody else looks."""
        for act in (self.ask, self.look):
            Thread(target=self.again, args=(act,), name="pulse", daemon=True).start()

    def again(self, act: Callable[[], None]) -> None:
        """Do it until closed."""
        while not self.ended.wait(EVERY):
            act()

    def close(self) -> None:
        """End."""
        self.ended.set()
