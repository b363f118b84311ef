"""Work beside the screen: no read that somebody waits for is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

import pytest
from empty_case import ANN, empty_case
from waiting import PATIENCE

from db.case import Case
from db.errors import Busy
from tui import opening
from tui.threads import Background, Job

HELD = "PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE"  # as by a program through whose commit nobody can read


class Looked(list[Job]):
    """Jobs that have another thread do something while they are gone through."""

    def __init__(self, meanwhile: Callable[[], None]) -> None:
        super().__init__()
        self.meanwhile = meanwhile

    def __iter__(self) -> Iterator[Job]:
        yield from list.__iter__(self)
        other = Thread(target=self.meanwhile)
        other.start()
        other.join()


def test_a_read_that_is_put_back_while_another_is_dropped_is_not_lost() -> None:
    nothing: Any = None
    background = Background(nothing, nothing, nothing, nothing, nothing)

    def put_back() -> None:
        if background.lock.acquire(blocking=False):
            background.jobs.append(Job("count", 5, nothing, nothing))
            background.lock.release()
            appended.append("count")

    appended: list[str] = []
    background.jobs = Looked(put_back)
    background.drop("record")
    assert [job.key for job in background.jobs] == appended


def test_what_somebody_waits_for_says_who_holds_the_file_and_comes_once_it_is_free(tmp_path: Path) -> None:
    nothing: Any = None
    told, found = Queue[str](), Queue[Any]()
    with empty_case(tmp_path) as case:
        background = Background(
            lambda: Case.open(case.path, ANN, readonly=True), lambda call: call(), nothing, nothing, told.put
        )
        case.rows(HELD[0])
        opened = Queue[None]()
        background.ask("first", lambda case: case.one("SELECT 1"), opened.put)
        background.start()
        opened.get(timeout=PATIENCE)
        case.rows(HELD[1])
        background.ask("page", lambda case: case.one("SELECT count(*) FROM incident"), found.put)
        assert told.get(timeout=PATIENCE) == "another program"
        assert found.empty()
        case.connection.execute("ROLLBACK")
        assert found.get(timeout=PATIENCE) == 0
        background.close()
        background.join(PATIENCE)


def test_only_what_somebody_waits_for_is_told_and_each_once() -> None:
    nothing: Any = None
    told: list[str] = []
    background = Background(nothing, lambda call: call(), nothing, nothing, told.append)

    class Held:
        def holder(self) -> str:
            return "Bo"

    held: Any = Held()
    for rank, waited in ((0, 0.1), (0, 0.4), (0, 0.5), (5, 9.0), (0, 0.4)):
        if background.running is None or background.running.rank != rank:
            background.running = Job("page", rank, nothing, nothing)
        background.waiting(held, waited)
    assert told == ["Bo", "Bo"]
    background.running = None
    background.waiting(held, 9.0)
    assert told == ["Bo", "Bo"]


def test_a_start_that_waits_for_another_program_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opens = Case.open

    def hasty(path: Path, person: object, **more: Any) -> Case:
        return opens(path, person, **{**more, "wait": 0.4})  # type: ignore[arg-type]

    with empty_case(tmp_path) as case:
        for one in HELD:
            case.rows(one)
        monkeypatch.setattr(Case, "open", hasty)
        monkeypatch.setattr(opening, "terminal_problem", lambda: None)
        with pytest.raises(Busy):
            opening.show(case.path, "Ann")
        assert capsys.readouterr().err == f"Another program holds {case.path}; waiting for up to 5 seconds …\n"
        monkeypatch.setattr("tui.line.terminal.handed_over", object())
        with pytest.raises(Busy):
            opening.show(case.path, "Ann")
        assert capsys.readouterr().err == ""  # it would be written over the first frame
