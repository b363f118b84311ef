"""When the next frame may go out: the terminal's own answers say how fast the line is. Times are in seconds."""

from __future__ import annotations

from collections import deque
from dataclasses import field

from tui.classes import dataclass

ASK = "\x1b[5n"  # answered by ESC [ 0 n once all before it was dealt with

SLACK = 0.05
"""How long a frame may wait in the line beyond its round trip."""

_PATIENCE = 1.0
_LONGEST_PATIENCE = 8.0
_TRIP_AGE = 30.0
_FIRST_WINDOW = 16_384
_WINDOWS = (1_024, 1 << 20)
_FADE = 0.75


@dataclass(slots=True)
class Pace:
    """The line's round trip, its rate, and the bytes that are not answered yet."""

    mute: bool = False
    trip: float = 0.0
    window: int = _FIRST_WINDOW
    unanswered: int = 0
    _asked: deque[tuple[float, int]] = field(default_factory=deque)
    _answered_at: float = 0.0
    _ever: bool = False
    _in_step: bool = True  # answers belong to the oldest question; not so after some were given up
    _bytes: float = 0.0
    _busy: float = 0.0
    _last: int = 0
    _patience: float = _PATIENCE
    _trips: deque[tuple[float, float]] = field(default_factory=deque)

    @property
    def waits_for_answer(self) -> bool:
        """Whether an answer may still come."""
        return bool(self._asked)

    def may_send(self, now: float) -> bool:
        """Whether a frame may go out now: it is likely to be shown within the round trip and SLACK."""
        if self.mute or not self._asked:
            return True
        if now - self._asked[0][0] >= self._limit():
            self._give_up()
            return True
        return self.unanswered + self._last <= self.window

    def retry_in(self, now: float) -> float:
        """How long at most to wait for an answer before `may_send` is asked again."""
        return max(0.0, self._asked[0][0] + self._limit() - now) if self._asked else 0.0

    def sent(self, size: int, now: float) -> None:
        """A frame of `size` bytes went out, with ASK at its end unless the terminal is mute."""
        self._last = size
        if not self.mute:
            self._asked.append((now, size))
            self.unanswered += size

    def answered(self, now: float) -> None:
        """An answer came: the oldest unanswered frame has been shown."""
        self._ever, self.mute, self._patience = True, False, _PATIENCE
        if not self._asked:
            return
        asked, size = self._asked.popleft()
        self.unanswered -= size
        if self._in_step:
            self._measure(now, asked, size)
        self._in_step = self._in_step or not self._asked
        self._answered_at = now

    def _measure(self, now: float, asked: float, size: int) -> None:
        """A frame is dealt with from when it arrives, or the one before it is done, until its answer leaves."""
        self._note_trip(now, now - asked)
        started = max(asked + self.trip, self._answered_at)
        self._bytes = self._bytes * _FADE + size
        self._busy = self._busy * _FADE + max(0.0, now - started)
        low, high = _WINDOWS
        carried = self._bytes / max(self._busy, 1e-6) * (self.trip + SLACK)
        self.window = int(min(max(carried, low), high))

    def _note_trip(self, now: float, trip: float) -> None:
        """The round trip is the shortest of late."""
        while self._trips and (self._trips[-1][1] >= trip or now - self._trips[0][0] > _TRIP_AGE):
            self._trips.pop() if self._trips[-1][1] >= trip else self._trips.popleft()
        self._trips.append((now, trip))
        self.trip = self._trips[0][1]

    def _limit(self) -> float:
        return max(self._patience, 4 * self.trip)

    def _give_up(self) -> None:
        """No answer in time: a terminal that never gave one is mute, another is stalled and asked less often."""
        self.mute = not self._ever
        self._patience = min(2 * self._patience, _LONGEST_PATIENCE)
        self._asked.clear()
        self.unanswered, self._in_step = 0, False
