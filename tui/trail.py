"""When what follows a cursor is shown while a key is held down. Times are in seconds."""

from collections import deque
from dataclasses import field
from typing import TYPE_CHECKING

from tui.classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection

    from tui.line.pacing import Pace

STREAK = 0.055  # between two moves of a cursor that belong to one run, as of a key that is held down
TRAIL = 0.005  # beyond the longest step of late after which such a run is over
FADE = 0.95  # of the longest step after each step
FELT = 0.01  # that a line is at one step with all that follows, from which on it is not left until a run is over
LEAD = 0.005  # before the line is free, as reading and drawing takes about as long
STEPS = 5  # of late by which the next one is reckoned


@dataclass(slots=True)
class Trail:
    """The moves of a cursor, and how many bytes their own frames took and what followed them."""

    moved: float = 0.0
    step: float = 0.0  # the longest of late in a run
    _own: deque[int] = field(default_factory=lambda: deque(maxlen=STEPS))
    _rest: deque[int] = field(default_factory=lambda: deque(maxlen=STEPS))
    _from: int = -1  # bytes sent before the last move; -1 where it began with the program, and all was drawn
    _shown: int = -1  # bytes sent before what follows it was shown, else -1

    def move(self, now: float, line: "Pace | None") -> bool:
        """The cursor moves; whether that belongs to a run."""
        before, self.moved = self.moved, now
        self._measure(line.total if line else 0, first=not before)
        if now - before > STREAK:
            self.step = 0.0
            return False
        self.step = max(now - before, FADE * self.step)
        return True

    def _measure(self, total: int, first: bool) -> None:
        """Take note of what was sent since the last move; what is still to be sent counts for the next one."""
        between = self._shown if self._shown >= 0 else total
        if between > self._from >= 0:
            self._own.append(between - self._from)
        if total > between and self._from >= 0:
            self._rest.append(total - between)
        self._from, self._shown = -1 if first else total, -1

    def shown(self, line: "Pace | None") -> None:
        """All that follows the last move is about to be shown."""
        self._shown = line.total if line else -1

    def other(self) -> None:
        """What follows a move is no longer as much as it was; the way there tells nothing of it."""
        self._rest.clear()
        self._shown = -1

    @property
    def whole(self) -> float:
        """Bytes of a step with all that follows; 0 where that is not known."""
        return middle(self._own) + middle(self._rest) if self._rest else 0

    def wait(self, line: "Pace | None") -> float:
        """How long from the last move of a run until what follows it is shown, unless another move comes.

        On a line so slow that it would come late after the run, it is shown at each step, if the line can carry that,
        as soon as it has carried what it was given.
        """
        if line and (FELT < line.takes(self.whole) <= self.step or (line.rate and not self.whole)):
            return max(0.0, line.free_in(self.moved) - LEAD)
        return self.step + TRAIL


def middle(sizes: "Collection[int]") -> int:
    """The one in the middle by size, 0 where there is none."""
    return sorted(sizes)[len(sizes) // 2] if sizes else 0
