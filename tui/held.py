"""Says, where there is no screen yet, that another program holds the case file and is waited for."""

from __future__ import annotations

import sys

from tui import safe
from tui.line import terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from db import Case

TELL = 0.3  # seconds of waiting until that is said


class Waiting:
    """Says once that another program is waited for, and who holds the file where the case is open already."""

    def __init__(self, path: object, say: Callable[[str], None]) -> None:
        self.path = path
        self.say = say
        self.case: Case | None = None
        self.told = False

    def __call__(self, seconds: float) -> None:
        if not self.told and seconds >= TELL:
            self.told = True
            who = self.case.holder() if self.case else "another program"
            self.say(f"{who[:1].upper()}{who[1:]} holds {self.path}; waiting for up to 5 seconds …")


def before_the_screen(sentence: str) -> None:
    """Say something on a terminal that the screen is still to take; where a frame is painted already, nothing."""
    if not terminal.handed_over:
        print(safe.fence(safe.show(sentence)), file=sys.stderr)
