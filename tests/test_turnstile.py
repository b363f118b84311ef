"""Programs that wait for one case file write in the order in which they came, and none can block the queue."""

import os
from pathlib import Path

import pytest
from full_case import BEN, full_case
from waiting import PATIENCE

from db import case as case_room
from db.case import Case
from db.turnstile import Turn


def test_one_comes_after_the_other_and_who_gave_up_holds_up_nobody(tmp_path: Path) -> None:
    first = Turn(tmp_path)
    assert first.come.is_set()
    second = Turn(tmp_path)
    assert not second.come.is_set()
    second.leave()
    third = Turn(tmp_path)
    first.leave()
    assert third.come.wait(PATIENCE)
    third.leave()
    assert second.come.wait(PATIENCE)  # only now for certain: its thread may have reached the lock last
    last = Turn(tmp_path)
    assert last.come.wait(PATIENCE)
    last.leave()


def test_no_handle_stays_open(tmp_path: Path) -> None:
    def handles() -> int:
        return len(os.listdir("/dev/fd"))

    before = handles()
    for _ in range(5):
        one, other = Turn(tmp_path), Turn(tmp_path)
        one.leave()
        assert other.come.wait(PATIENCE)
        other.leave()
    assert handles() == before


def test_a_folder_that_cannot_be_locked_lets_everyone_through(tmp_path: Path) -> None:
    turn = Turn(tmp_path / "missing")
    assert turn.come.is_set()
    turn.leave()


def test_one_that_never_goes_holds_nobody_up_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_room, "QUEUEING", 0.0)
    stuck = Turn(tmp_path)
    with full_case(tmp_path) as case:
        with case.write("note") as writer:
            writer.insert("note", {"text": "past the queue"})
        assert case.get("N2")["text"] == "past the queue"
    stuck.leave()


def test_the_next_may_come_after_a_change_that_failed(tmp_path: Path) -> None:
    with full_case(tmp_path) as case, Case.open(case.path, BEN, wait=0.0) as other:
        with pytest.raises(ZeroDivisionError), case.write("note"):
            raise ZeroDivisionError
        with other.write("note"):
            pass
