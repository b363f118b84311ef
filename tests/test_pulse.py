"""A network file system that falls silent: that is said, no key waits for it, and what was put on the terminal goes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rooms import small
from small_case import small_case

from db.errors import Busy
from tui import app as app_room
from tui.line.driver import EXIT_LIMIT, LineDriver
from tui.pulse import SILENT, Pulse


class Felt:
    """A pulse by a clock that is set, and what came of it."""

    def __init__(self, path: str) -> None:
        self.now = 0.0
        self.calls: list[Callable[[], None]] = []
        self.said: list[str] = []
        self.shouted: list[str] = []
        self.painted = 0
        self.pulse = Pulse(path, self.calls.append, self.said.append, self.shouted.append, self.paint, lambda: self.now)

    def paint(self) -> None:
        """The screen is painted anew."""
        self.painted += 1

    def take(self) -> None:
        """The screen takes what was posted."""
        for call in self.calls:
            call()
        self.calls.clear()


@pytest.fixture
def felt(tmp_path: Path) -> Felt:
    return Felt(str(tmp_path / "case.db"))


def test_silence_is_said_while_it_lasts_and_then_its_end(felt: Felt) -> None:
    felt.pulse.asked = 0.0
    felt.pulse.look()
    felt.now = SILENT
    felt.pulse.look()
    felt.take()
    felt.pulse.look()
    felt.take()
    assert [words.rpartition("case.db ")[2] for words in felt.said] == [
        "does not answer; what you do waits for it, and what is typed stays."
    ] * 2
    felt.pulse.asked = None
    for _ in range(2):
        felt.pulse.look()
        felt.take()
    assert felt.said[2:] == [f"The file system of {felt.pulse.path} answers again."]
    assert (felt.shouted, felt.painted) == ([], 1)


def test_a_screen_that_waits_itself_is_shouted_past(felt: Felt) -> None:
    felt.pulse.asked, felt.now = 0.0, SILENT
    for _ in range(3):
        felt.pulse.look()
    assert felt.shouted == [felt.pulse.sentence] * 2
    assert len(felt.calls) == 1  # so that the screen has not to go through many of them


def test_each_question_is_for_another_name_and_is_over_once_answered(
    felt: Felt, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def lexists(name: str) -> bool:
        names.append(name)
        assert felt.pulse.asked == felt.now
        return False

    monkeypatch.setattr("os.path.lexists", lexists)
    felt.pulse.ask()
    felt.pulse.ask()
    assert len(set(names)) == 2
    assert felt.pulse.asked is None


def test_nothing_is_read_while_it_is_silent(felt: Felt, tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        case.connection.ahead = felt.pulse.check
        assert case.one("SELECT count(*) FROM incident")
        felt.pulse.asked, felt.now = 0.0, SILENT
        with pytest.raises(Busy, match="does not answer"):
            case.one("SELECT count(*) FROM incident")


@pytest.mark.parametrize("far", ["fuse.sshfs", ""])
async def test_only_the_screen_of_a_network_file_system_feels_its_pulse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, far: str
) -> None:
    monkeypatch.setattr(app_room, "far", lambda _: far)
    async with small(tmp_path) as room:
        await room.until(lambda: at_work(room.app) == bool(far))
        if pulse := room.app.pulse:
            monkeypatch.setattr(Pulse, "silent", True)
            await room.keys("j")
            await room.reads("does not answer")
            await room.keys("e", "=typed")  # the form waits for the file, the screen for nothing
            monkeypatch.setattr(Pulse, "silent", False)
            await room.reads("answers again")
            pulse.close()


@pytest.mark.parametrize(("silent", "limit"), [(False, EXIT_LIMIT), (True, app_room.SILENT_LIMIT), (None, EXIT_LIMIT)])
async def test_whoever_is_cut_off_while_it_is_silent_has_longer_to_keep_what_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, felt: Felt, silent: bool | None, limit: float
) -> None:
    given: list[float] = []
    monkeypatch.setattr("signal.setitimer", lambda _, seconds: given.append(seconds))
    async with small(tmp_path) as room:
        if silent is not None:
            room.app.pulse, felt.pulse.asked, felt.now = felt.pulse, 0.0, SILENT * silent
        driver = LineDriver(room.app, size=(80, 24))
        monkeypatch.setattr(LineDriver, "leave", lambda _: None)
        driver._told_to_leave("hangup")
        driver.close()
    assert given == [limit]


def at_work(app: app_room.Pincite) -> bool:
    """Whether the app feels a pulse."""
    return app.pulse is not None and app.case.connection.ahead == app.pulse.check
