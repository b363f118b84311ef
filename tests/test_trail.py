"""What follows a cursor while a key is held down: lines of any kind are played through without a clock."""

from collections import deque
from dataclasses import dataclass, field

import pytest

from tui.line.pacing import SLACK, Pace
from tui.trail import FADE, TRAIL, Trail

TRIP, RATE, EVERY = 0.3, 32_000.0, 1 / 30
FELL = 2.0  # seconds: the time at which a line grows slower, a second after the first key
ROW, REST = 112, 600  # bytes of a frame of the list, and of all that follows the cursor
PAGE = 900  # bytes of a page of the list
SCREEN = 2400  # bytes of the whole screen, with which a program begins


@dataclass
class Held:
    """A key held down over a line whose rate may change: when each record was shown, and what was sent."""

    rates: list[tuple[float, float]] = field(default_factory=lambda: [(0.0, RATE)])
    trip: float = TRIP
    rest: int = REST
    row: int = ROW
    pages: int = 0  # rows after which the list goes on by a page
    pace: Pace = field(default_factory=Pace)
    trail: Trail = field(default_factory=Trail)
    answers: deque[float] = field(default_factory=deque)
    shown: list[int] = field(default_factory=list)
    free: float = 0.0
    due: float | None = None
    drawn: int = 0  # bytes that are to be sent once the line may be given more

    def __post_init__(self) -> None:
        """The program begins: the first row is come to, and all that is on the screen follows it."""
        self.trail.move(0.01, self.pace)
        self.trail.shown(self.pace)
        self.draw(SCREEN, 0.01)

    def draw(self, size: int, now: float) -> None:
        """A row, or all that follows, is to be sent; what was not sent yet it replaces."""
        self.drawn = max(self.drawn, size)
        self.send(now)

    def send(self, now: float) -> None:
        """A frame goes out, if the line may be given more."""
        if not self.drawn or not self.pace.may_send(now):
            return
        rate = next(rate for since, rate in reversed(self.rates) if now >= since)
        self.pace.sent(self.drawn, now)
        self.free = max(self.free, now) + self.drawn / rate
        self.answers.append(self.free + self.trip)
        self.drawn = 0

    def until(self, now: float, cursor: int) -> None:
        """What happens before a time: answers come, and what is due is shown."""
        while (
            then := min([*list(self.answers)[:1], *([self.due] if self.due is not None else [])], default=now)
        ) < now:
            if self.answers and self.answers[0] <= then:
                self.pace.answered(self.answers.popleft())
                self.send(then)
            else:
                self.due = None
                self.trail.shown(self.pace)
                self.shown.append(cursor)
                self.draw(self.rest, then)

    def hold(self, keys: int, start: float = 1.0, every: float = EVERY) -> float:
        """Press so many times; how long after the last press the screen rests at this end of the line, answered."""
        now = start
        for key in range(keys):
            now = start + key * every
            self.until(now, key)
            run = self.trail.move(now, self.pace)
            self.due = now + (self.trail.wait(self.pace) if run else 0.0)
            self.draw(PAGE if self.pages and key % self.pages == self.pages - 1 else self.row, now)
        self.until(now + 60, keys)
        return self.free + self.trip - now


def test_on_a_poor_line_each_step_is_followed_at_once() -> None:
    held = Held()
    rest = held.hold(100)
    assert rest <= TRIP + (ROW + REST) / RATE + 0.005
    assert len(held.shown) > 90


@pytest.mark.parametrize("every", [1 / 10, 1 / 15, 1 / 20, 1 / 25, 1 / 30, 1 / 35, 1 / 50, 1 / 60])
def test_a_key_held_for_any_time_at_any_rate_comes_to_rest_on_a_poor_line(every: float) -> None:
    for keys in range(20, 120, 3):
        assert Held(rest=650, pages=11).hold(keys, every=every) <= TRIP + 0.06


def test_pages_that_were_gone_through_do_not_count_for_rows() -> None:
    held = Held(row=1000)
    held.hold(10)
    assert len(held.shown) < 5
    held.row = ROW
    assert held.hold(100, 10.0) <= TRIP + (ROW + REST) / RATE + 0.005
    assert len(held.shown) > 90


def test_what_became_less_is_tried_again() -> None:
    held = Held(rest=2000)
    for start in range(1, 41, 10):
        held.hold(20, start)
    assert len(held.shown) < 9
    held.trail.other()
    held.rest = REST
    held.hold(40, 50.0)
    assert len(held.shown) > 40


def test_on_a_line_that_carries_all_at_once_what_follows_waits_for_the_end() -> None:
    for rate, trip in ((5e6, 0.0005), (1e6, 0.3)):
        held = Held([(0.0, rate)], trip)
        assert held.hold(100) <= trip + EVERY + TRAIL + SLACK / 4
        assert held.shown == [1, 100]


@pytest.mark.parametrize("rest", [1200, 2000, 4000])
def test_what_takes_about_a_step_or_more_waits_for_the_end(rest: int) -> None:
    held = Held(rest=rest)
    assert held.hold(100) <= TRIP + EVERY + TRAIL + rest / RATE + 0.01
    assert len(held.shown) < 5


@pytest.mark.parametrize("slower", [2, 4, 8])
@pytest.mark.parametrize("keys", range(20, 60, 5))
def test_of_a_line_that_grows_slower_only_what_is_under_way_comes_late(keys: int, slower: int) -> None:
    held = Held([(0.0, RATE), (FELL, RATE / slower)])
    whole = (ROW + REST) / RATE
    unknown = TRIP + slower * whole  # until the first answer after it tells
    assert held.hold(keys) - TRIP <= max(
        EVERY + TRAIL + slower * REST / RATE, unknown * (slower * whole / EVERY - 1) + slower * whole
    )


@pytest.mark.parametrize("slower", [2, 4])
@pytest.mark.parametrize("keys", range(65, 130, 9))
def test_a_second_after_a_line_grew_slower_there_is_no_tail(keys: int, slower: int) -> None:
    held = Held([(0.0, RATE), (FELL, RATE / slower)])
    assert held.hold(keys) <= TRIP + EVERY + TRAIL + slower * REST / RATE + 0.001
    assert held.shown[-2] < 50
    assert held.pace.rate == pytest.approx(RATE / slower, rel=0.1)


def test_the_longest_step_of_late_is_waited_for() -> None:
    trail = Trail()
    assert not trail.move(1.0, None)
    assert trail.move(1.03, None)
    assert trail.move(1.07, None)
    assert trail.wait(None) == pytest.approx(0.04 + TRAIL)
    assert trail.move(1.10, None)
    assert trail.wait(None) == pytest.approx(0.04 * FADE + TRAIL)
    assert not trail.move(2.0, None)


def test_a_terminal_that_does_not_answer_is_not_reckoned_with() -> None:
    pace, trail = Pace(), Trail()
    pace.sent(60, 0.0)
    assert pace.may_send(1.0)
    assert pace.mute
    for number in range(1, 10):
        run = trail.move(1.0 + number * EVERY, pace)
        assert not run or trail.wait(pace) == pytest.approx(EVERY + TRAIL)
        trail.shown(pace)
        pace.sent(700, 1.0 + number * EVERY)
    assert pace.free_in(1.3) == 0.0
