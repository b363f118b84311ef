"""When what follows a cursor is shown while a key is held down. Times are in seconds."""

from collections import deque
from dataclasses import field
from typing import TYPE_CHECKING

from tui.classes import dataclass

if TYPE_CHECKING:
    from tui.line.pacing import Pace

STREAK = 0.055  # between two moves of a cursor that belong to one run, as of a key that is held down
TRAIL = 0.005  # beyond the longest step of late after which such a run is over
FADE = 0.95  # of the longest step after each step
FELT = 0.01  # that a line is at one step with all that follows, from which on it is not left until a run is over
FITS = 0.8  # of a step, that showing all that follows may take
STEPS = 5  # whole steps of late by which the next one is reckoned


@dataclass(slots=True)
class Trail:
    """The moves of a cursor, and how many bytes a step took with all that followed it."""

    moved: float = 0.0
    step: float = 0.0  # the longest of late in a run
    whole: float = 0.0  # bytes of a step with all that follows; 0 until one is known
    _sizes: deque[int] = field(default_factory=lambda: deque(maxlen=STEPS))
    _from: int = -1  # bytes sent before the last move, where all that follows it was shown since, else -1
    _last: int = 0  # bytes sent before the last move

    def move(self, now: float, line: "Pace | None") -> bool:
        """The cursor moves; whether that belongs to a run."""
        before, self.moved = self.moved, now
        if line:
            self._measure(line.total)
        if now - before > STREAK:
            self.step = 0.0
            return False
        self.step = max(now - before, FADE * self.step)
        return True

    def _measure(self, total: int) -> None:
        if self._from >= 0:
            self._sizes.append(total - self._from)
            self.whole = sorted(self._sizes)[len(self._sizes) // 2]
        self._from, self._last = -1, total

    def shown(self) -> None:
        """All that follows the last move is about to be shown."""
        self._from = self._last

    def wait(self, line: "Pace | None") -> float:
        """How long from the last move of a run until what follows it is shown, unless another move comes.

        On a line so slow that it would come late after the run, it is shown at each step, if the line can carry that,
        as soon as it has carried what it was given.
        """
        if line and FELT < line.takes(self.whole) <= FITS * self.step:
            return line.free_in(self.moved)
        return self.step + TRAIL
