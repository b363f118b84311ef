"""Frames keep to what the line carries: lines of any kind are played through without a clock."""

from collections import deque

import pytest

from tui.line.pacing import SLACK, Pace


class Line:
    """A line with a round trip of `trip` seconds that carries `rate` bytes a second; one queue."""

    def __init__(self, trip: float, rate: float) -> None:
        self.trip, self.rate = trip, rate
        self.free = 0.0
        self.answers: deque[float] = deque()

    def send(self, size: int, now: float) -> float:
        """When the frame's answer is back."""
        self.free = max(self.free, now) + size / self.rate
        self.answers.append(self.free + self.trip)
        return self.free + self.trip


def held_key(line: Line, size: int, keys: int = 100, every: float = 1 / 30) -> tuple[float, int]:
    """Seconds from the last key until its frame is shown and answered, and the number of frames sent."""
    pace, now, frames = Pace(), 0.0, 0
    pace.sent(60, now)
    line.send(60, now)
    shown = drawn = 0
    last = 1.0 + keys * every
    presses = deque(1.0 + every * key for key in range(1, keys + 1))
    while presses or shown < drawn or line.answers:
        waiting = [*list(presses)[:1], *list(line.answers)[:1]]
        now = min(waiting) if waiting else now + pace.retry_in(now)
        while line.answers and line.answers[0] <= now:
            line.answers.popleft()
            pace.answered(now)
        while presses and presses[0] <= now:
            presses.popleft()
            drawn += 1
        if shown < drawn and pace.may_send(now):
            pace.sent(size, now)
            line.send(size, now)
            shown, frames = drawn, frames + 1
    return now - last, frames


@pytest.mark.parametrize("size", [150, 300, 600, 1000])
def test_a_held_key_leaves_no_tail_on_a_poor_line(size: int) -> None:
    tail, frames = held_key(Line(0.3, 32_000), size)
    assert tail <= 0.3 + 0.06
    assert frames > 90


def test_frames_larger_than_the_line_carries_are_dropped() -> None:
    tail, frames = held_key(Line(0.3, 32_000), 3000)
    assert tail <= 0.3 + SLACK + 2 * 3000 / 32_000
    assert 20 < frames < 60


def test_short_frames_alone_never_make_a_line_look_fast() -> None:
    line, pace = Line(0.3, 32_000), Pace()
    for number, size in enumerate([112, 700, *[112, 118] * 40]):
        pace.sent(size, number * 1.0)
        pace.answered(line.send(size, number * 1.0))
        line.answers.clear()
    assert pace.rate == pytest.approx(32_000, rel=0.01)
    assert pace.takes(320) == pytest.approx(0.01, rel=0.01)


def test_it_is_known_when_the_line_is_free() -> None:
    line, pace = Line(0.3, 32_000), Pace()
    for size in (112, 700):
        pace.sent(size, 1.0)
        line.send(size, 1.0)
    while line.answers:
        pace.answered(line.answers.popleft())
    pace.sent(640, 5.0)
    pace.sent(320, 5.01)
    assert pace.free_in(5.01) == pytest.approx(0.02, abs=0.001)
    assert pace.free_in(5.04) == 0.0
    assert pace.total == 112 + 700 + 640 + 320


@pytest.mark.parametrize(("trip", "rate"), [(0.0002, 5e6), (0.02, 1e6), (0.1, 2e5), (0.6, 8_000)])
def test_other_lines(trip: float, rate: float) -> None:
    tail, _ = held_key(Line(trip, rate), 300)
    assert tail <= trip + SLACK + 2 * 300 / rate


def test_a_terminal_that_never_answers_is_served_without() -> None:
    pace = Pace()
    pace.sent(20_000, 0.0)
    assert not pace.may_send(0.5)
    assert pace.retry_in(0.5) == 0.5
    assert pace.may_send(1.0)
    assert pace.mute
    pace.sent(20_000, 1.0)
    assert pace.may_send(1.0)


def test_a_late_answer_is_taken_up() -> None:
    pace = Pace()
    pace.sent(100, 0.0)
    pace.may_send(1.0)
    pace.answered(1.5)
    assert not pace.mute


def test_a_stalled_line_is_tried_again_less_and_less_often() -> None:
    pace, now, tries = Pace(), 0.0, []
    pace.sent(100, now)
    pace.answered(0.01)
    pace.sent(100_000, now := 1.0)
    while now < 60:
        now += pace.retry_in(now)
        assert pace.may_send(now)
        tries.append(now)
        pace.sent(100_000, now)
    assert not pace.mute
    assert len(tries) < 12
    for _ in tries:
        pace.answered(now)
    pace.sent(100, now)
    pace.answered(now + 0.01)
    assert pace.unanswered == 0
    assert pace.trip == pytest.approx(0.01)


def test_a_longer_way_is_learnt_in_time() -> None:
    pace, now = Pace(), 0.0
    for trip in [0.01] * 5 + [0.4] * 80:
        pace.sent(300, now)
        pace.answered(now + trip)
        now += 1.0
    assert pace.trip == pytest.approx(0.4)


def test_a_way_longer_than_its_patience_is_learnt_and_its_answers_are_owed_until_they_came() -> None:
    pace = Pace()
    for now in (0.0, 10.0, 20.0, 30.0):
        pace.sent(300, now)
        pace.may_send(now + 1.0)
        assert pace.owed == 1
        pace.answered(now + 1.3)
        assert pace.owed == 0
    assert pace.trip == pytest.approx(1.3)


def test_answers_that_had_waited_to_be_read_tell_no_rate() -> None:
    pace, line = Pace(), Line(0.3, 32_000)
    for size, now in ((60, 0.0), *((600, 1.0 + frame / 30) for frame in range(60))):
        while line.answers and line.answers[0] <= now:
            pace.answered(line.answers.popleft())
        pace.sent(size, now)
        line.send(size, now)
        if now == 2.0:  # the program is busy from here on, and reads what came a moment before the next answer
            break
    *waited, last = list(line.answers)[:6]
    for _ in waited:
        pace.answered(last - 0.001, alone=False)
    pace.answered(last)
    assert pace.rate == pytest.approx(32_000, rel=0.1)
    assert pace.carries[1] < 40_000
