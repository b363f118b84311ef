"""Work that was put off is done in order, by a thread or by whoever asks for it."""

from concurrent.futures import ThreadPoolExecutor
from sys import getswitchinterval
from threading import Event, current_thread

import pytest

from db.oplog.later import Later


@pytest.mark.parametrize("begun", [True, False])
def test_pieces_are_given_in_order_and_once(begun: bool) -> None:
    before, here, threads = getswitchinterval(), current_thread(), set()

    def piece(number: int) -> int:
        threads.add(current_thread())
        return number

    with Later[int]() as later:
        later.work.extend(lambda n=n: piece(n) for n in range(50))  # type: ignore[misc]
        if begun:
            later.begin()
            assert getswitchinterval() < before
        assert list(later.all()) == list(range(50))
        assert list(later.all()) == []
        later.work.append(lambda: piece(7))
        assert list(later.all()) == [7]
    assert getswitchinterval() == before
    assert (len(threads - {here}) == 1) is begun


def test_what_a_piece_raises_is_raised_where_it_is_asked_for() -> None:
    with Later[int]() as later:
        later.work.extend([lambda: 1, lambda: 1 // 0])
        later.begin()
        found = later.all()
        assert next(found) == 1
        with pytest.raises(ZeroDivisionError):
            next(found)


def test_leaving_waits_for_the_piece_under_way_and_does_no_further_one(monkeypatch: pytest.MonkeyPatch) -> None:
    started, left, before, done = Event(), Event(), getswitchinterval(), list[int]()
    shutdown = ThreadPoolExecutor.shutdown

    def leaving(pool: ThreadPoolExecutor, wait: bool = True, *, cancel_futures: bool = False) -> None:
        shutdown(pool, wait=False, cancel_futures=cancel_futures)
        left.set()
        shutdown(pool, wait=wait)

    def first() -> int:
        started.set()
        left.wait(10)
        done.append(1)
        return 1

    with Later[int]() as later:
        later.work.extend([first, *[lambda: done.append(2) or 2] * 100])  # type: ignore[func-returns-value]
        later.begin()
        assert started.wait(10)
        monkeypatch.setattr(ThreadPoolExecutor, "shutdown", leaving)
    assert done == [1]
    assert getswitchinterval() == before
