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
_FAR = 0.03  # a round trip from which on a line may be slow: nearer terminals answer late for other reasons
_KNOWN = 5  # frames that must have told how fast the line is before that counts as known
_LONG = 400  # bytes by which a frame tells it well
_TELLING = 128  # bytes by which a frame is longer than the one of the shortest trip, to tell how fast the line is


@dataclass(slots=True)
class Pace:
    """The line's round trip, its rate, and the bytes that are not answered yet."""

    mute: bool = False
    trip: float = 0.0
    window: int = _FIRST_WINDOW
    unanswered: int = 0
    rate: float = 0.0  # bytes a second that the line carries; 0 until an answer told
    total: int = 0  # bytes of all frames
    owed: int = 0  # answers that may still come, those that were given up among them
    _asked: deque[tuple[float, int]] = field(default_factory=deque)
    _answered_at: float = 0.0
    _ever: bool = False
    _in_step: bool = True  # answers belong to the oldest question; not so after some were given up
    _timely: bool = True  # the last answer was read when it came
    _bytes: float = 0.0
    _busy: float = 0.0
    _last: int = 0
    _patience: float = _PATIENCE
    _trips: deque[tuple[float, float, int]] = field(default_factory=deque)
    _rates: deque[float] = field(default_factory=lambda: deque(maxlen=12))  # of long frames of late

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

    def takes(self, size: float) -> float:
        """How long the line is at so many bytes; 0 where that is not known."""
        return size / self.rate if self.rate and not self.mute else 0.0

    @property
    def carries(self) -> tuple[float, float]:
        """Bytes a second that a far line carries: a quarter of the long frames of late had less, a quarter had more.

        Both are 0 where that is not known. What comes late now and then, on a quick line or a busy machine, sets them
        apart; where a line is slow they are close.
        """
        count = len(self._rates)
        if self.mute or self.trip < _FAR or count < _KNOWN:
            return 0.0, 0.0
        rates = sorted(self._rates)
        return rates[count // 4], rates[3 * count // 4]

    def free_in(self, now: float) -> float:
        """How long the line is still at what it was given; each answer corrects it."""
        done = self._answered_at - self.trip
        for asked, size in self._asked:
            done = max(done, asked) + self.takes(size)
        return max(0.0, done - now)

    def sent(self, size: int, now: float) -> None:
        """A frame of `size` bytes went out, with ASK at its end unless the terminal is mute."""
        self._last = size
        self.total += size
        if not self.mute:
            self._asked.append((now, size))
            self.unanswered += size
            self.owed += 1

    def answered(self, now: float, alone: bool = True) -> None:
        """An answer came: the oldest unanswered frame has been shown. Several that are read at once had waited to be
        read, and say when they came no more than the next one says how long its frame took.
        """
        self._ever, self.mute = True, False
        self.owed = max(self.owed - 1, 0)
        if not self._asked:
            return
        if self._in_step:  # else one was given up too early, and the next is waited for longer
            self._patience = _PATIENCE
        asked, size = self._asked.popleft()
        self.unanswered -= size
        if self._in_step and alone and self._timely:
            self._measure(now, asked, size)
        self._in_step = self._in_step or not self._asked
        self._timely = alone
        self._answered_at = now

    def _measure(self, now: float, asked: float, size: int) -> None:
        """A frame is dealt with from when it arrives, or the one before it is done, until its answer leaves.

        The shortest round trip holds the time of the bytes of its own frame: beside it only the bytes beyond tell.
        """
        self._note_trip(now, now - asked, size)
        trip, least = self._trips[0][1:]
        busy = max(now - max(asked + trip, self._answered_at), 1e-6)
        told = size - min(least, max(0.0, asked + trip - self._answered_at) * size / busy)
        if told < _TELLING and self._answered_at < asked + trip:
            return
        self._bytes = self._bytes * _FADE + told
        self._busy = self._busy * _FADE + busy
        self.rate = self._bytes / self._busy
        if told >= _LONG:
            self._rates.append(told / busy)
        low, high = _WINDOWS
        self.window = int(min(max(self.rate * (trip + SLACK), low), high))

    def _note_trip(self, now: float, trip: float, size: int) -> None:
        """The round trip is the shortest of late."""
        while self._trips and (self._trips[-1][1] >= trip or now - self._trips[0][0] > _TRIP_AGE):
            self._trips.pop() if self._trips[-1][1] >= trip else self._trips.popleft()
        self._trips.append((now, trip, size))
        self.trip = self._trips[0][1]

    def _limit(self) -> float:
        return max(self._patience, 4 * self.trip)

    def _give_up(self) -> None:
        """No answer in time: a terminal that never gave one is mute, another is stalled and asked less often."""
        self.mute = not self._ever
        self._patience = min(2 * self._patience, _LONGEST_PATIENCE)
        self._asked.clear()
        self.unanswered, self._in_step = 0, False
