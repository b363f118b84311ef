"""What is made in a thread comes in order, with its errors, and no more of it than is asked for."""

import sys
import threading
from collections.abc import Iterator

import pytest

from db.ahead import ROOM, ahead


def counting(made: list[int], last: int = 100) -> Iterator[int]:
    for n in range(last):
        made.append(threading.get_ident())
        yield n


def test_all_things_come_in_order_from_one_other_thread() -> None:
    made: list[int] = []
    assert list(ahead(counting(made))) == list(range(100))
    assert len(set(made)) == 1
    assert threading.get_ident() not in made


def test_nothing_is_made_far_ahead_and_nothing_once_nobody_asks() -> None:
    made: list[int] = []
    things, before = ahead(counting(made)), sys.getswitchinterval()
    assert next(things) == 0
    assert sys.getswitchinterval() < before
    things.close()  # waits for the thread
    assert 1 <= len(made) <= 1 + ROOM
    assert sys.getswitchinterval() == before
    assert threading.active_count() == 1


def test_what_is_raised_there_is_raised_here_after_what_came_before() -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise KeyError("x")

    things = ahead(broken())
    assert next(things) == 1
    with pytest.raises(KeyError):
        next(things)
    assert threading.active_count() == 1
