"""A disk or a server that gives the case file no longer ends nothing: that is said, and what is typed stays."""

import os
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from types import SimpleNamespace
from typing import Any

import pytest
from empty_case import ANN, empty_case
from rooms import small
from waiting import PATIENCE

from db import opening
from db.case import Case, in_words
from db.errors import Away, Damaged, Invalid
from db.sqlite import DatabaseError, OperationalError
from db.watch import Watch
from tui.threads import Background, Writer

AWAY = r"cannot be reached now \(Input/output error\); nothing was changed\. Try again once its disk or its server"
MALFORMED = "database disk image is malformed"


def taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the state of no case file can be read."""

    def stat(path: Any, **given: Any) -> os.stat_result:
        raise OSError(5, "Input/output error", path)

    monkeypatch.setattr(opening, "os", SimpleNamespace(**{**vars(os), "stat": stat}))


@pytest.mark.parametrize("said", [MALFORMED, "disk I/O error"])
def test_a_file_out_of_reach_is_neither_damaged_nor_on_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    with empty_case(tmp_path) as case:
        assert not isinstance(case.trouble(OperationalError(said)), Away)
        assert in_words(case.file, OSError(5, "Input/output error")) is None
        with monkeypatch.context() as meanwhile:
            taken_away(meanwhile)
            with pytest.raises(Away, match=AWAY):
                raise case.trouble(OperationalError(said))
            for error in (DatabaseError(said), OSError(5, "Input/output error")):
                assert isinstance(in_words(case.file, error), Away)
            assert in_words(case.file, ValueError("of ours")) is None


def spoilt(_: Case) -> None:
    """A read or a write that meets what SQLite calls damage."""
    raise DatabaseError(MALFORMED)


def no_words(_: Case) -> None:
    """A read or a write of what is no text."""
    "\ud800".encode()


@pytest.mark.parametrize("beside", ["writer", "reader"])
@pytest.mark.parametrize(("fails", "sort"), [(spoilt, Damaged), (no_words, Invalid)])
def test_damage_that_is_met_beside_the_screen_is_said_there_and_ends_nothing(
    tmp_path: Path, beside: str, fails: Callable[[Case], None], sort: type
) -> None:
    nothing: Any = None
    found = Queue[Any]()
    with empty_case(tmp_path) as case:

        def opener() -> Case:
            return Case.open(case.path, ANN)

        def post(call: Callable[[], None]) -> None:
            try:
                call()
            except Exception as error:
                found.put(error)

        thread = Writer(opener, post, nothing) if beside == "writer" else reader(opener, post)
        ask = thread.do if isinstance(thread, Writer) else lambda read, done: thread.ask("page", read, done)
        thread.start()
        ask(fails, found.put)
        assert isinstance(found.get(timeout=PATIENCE), sort)
        ask(lambda case: case.one("SELECT 7"), found.put)
        assert found.get(timeout=PATIENCE) == 7
        ask(lambda _: [][0], found.put)
        assert isinstance(found.get(timeout=PATIENCE), IndexError)  # a fault of ours is still one
        thread.close()
        thread.join(PATIENCE)


def reader(opener: Callable[[], Case], post: Callable[[Callable[[], None]], None]) -> Background:
    """A reader beside no screen."""
    return Background(opener, post, lambda _: None, lambda _: None, lambda _: None)


def test_a_look_for_news_that_fails_is_said_once_until_one_succeeds(tmp_path: Path) -> None:
    said: list[str] = []

    def post(call: Callable[[], None]) -> None:
        try:
            call()
        except Away as error:
            said.append(str(error))

    class Gone(Watch):
        """Looks while the file is out of reach."""

        gone = True

        def news(self) -> None:
            if self.gone:
                raise Away("It cannot be reached now.")

    with empty_case(tmp_path) as case:
        background, watch = reader(lambda: case, post), Gone(case)
        for _ in range(3):
            background.look(watch)
        assert said == ["It cannot be reached now."]
        Gone.gone = False
        background.look(watch)
        Gone.gone = True
        background.look(watch)
        assert len(said) == 2


async def test_what_is_typed_stays_while_the_file_is_out_of_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with small(tmp_path) as room:
        await room.keys("e", "end", *"typed")
        form = room.screen

        def fail() -> None:
            raise OSError(5, "Input/output error")

        with monkeypatch.context() as meanwhile:
            taken_away(meanwhile)
            form.call_after_refresh(fail)
            form.refresh()
            await room.reads("cannot be reached now (Input/output error)")
        assert room.screen is form
        await room.keys("ctrl+o")
        await room.reads("title set")
        assert room.app.case.one("SELECT title FROM incident").endswith("typed")
