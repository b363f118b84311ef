"""The driver in a pseudo-terminal, with pyte as the terminal that it talks to."""

import asyncio
import os
import pty
import re
import select
import shlex
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pyte
import pytest
from on_a_terminal import OnTerminal
from pyte_terminal import Terminal
from textual import events
from waiting import PATIENCE, until

from tui.line.driver import LineDriver
from tui.line.keystream import KeyStream
from tui.line.outlet import Outlet

ROOT = Path(__file__).parent.parent
ASK, ANSWER = b"\x1b[5n", b"\x1b[0n"
BASE = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


class Line:
    """line_app.py at the other end of a line, and the terminal at this one."""

    def __init__(self, note: Path, answers: bool = True, shell: str = "", painted: str = "", **environ: str) -> None:
        self.note, self.answers, self.sent = note, answers, b""
        self.terminal = Terminal(80, 24)
        command = [sys.executable, str(ROOT / "tests" / "line_app.py"), str(note)]
        command += [painted] if painted else []
        run = ["sh", "-mc", f"{shlex.join(command)}; {shell}"] if shell else command
        self.app = OnTerminal(run, 80, 24, {**BASE, **environ})

    def size(self, width: int, height: int) -> None:
        """Make the terminal another size."""
        self.terminal.resize(height, width)
        self.app.resize(width, height)

    def type(self, keys: str) -> None:
        """Send keys."""
        self.app.send(keys)

    def take(self, what: str) -> bool:
        """Read what there is, show it, and answer the status queries in it; False at the end."""
        data = self.app.read(f"{what}:\n" + "\n".join(self.terminal.lines_of_text()))
        self.sent += data
        self.terminal.feed(data.replace(ASK, b"").decode())
        if self.answers and ASK in data:
            self.app.send(ANSWER * data.count(ASK))
        return bool(data)

    def sends(self, words: bytes) -> None:
        """Read until the words were sent."""
        while words not in self.sent:
            assert self.take(f"{words!r} to be sent"), f"gone before {words!r}"

    def until(self, words: str) -> list[str]:
        """Read until the words are on the screen; its lines."""
        while not any(words in line for line in self.terminal.lines_of_text()):
            assert self.take(f"“{words}”"), "\n".join(self.terminal.lines_of_text())
        return self.terminal.lines_of_text()

    def end(self) -> int:
        """Read to the end; the exit status."""
        while self.take("the end"):
            pass
        return self.app.ended()

    def quit(self) -> int:
        """Leave by a key; the exit status."""
        self.type("q")
        return self.end()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Line]]:
    lines: list[Line] = []

    def begin(**options: str | bool) -> Line:
        lines.append(Line(tmp_path / "note", **options))  # type: ignore[arg-type]
        lines[-1].until("colour")
        return lines[-1]

    yield begin
    for line in lines:
        line.app.close()


def test_a_sitting(start: Callable[..., Line]) -> None:
    line = start()
    assert line.until("size: 80x24")[0].startswith("ready ]52;c;aGk=5n│ خان ")
    line.type("j\x1b[B\x1bOP\x1b[5~é")
    line.until("keys: j down f1 pageup é")
    line.type("\x1b")
    line.until("é escape")
    line.type("\x1b[200~d\x1b[Ad\x1b[201~")
    line.until("paste: 'd\\x1b[Ad'")
    line.terminal.feed("\x1b[2;1HBroadcast message from root\x1b[3;1H\x1b[2K")
    line.type("r")
    line.until("keys: j down f1 pageup é escape r")
    line.until("paste: 'd")
    line.size(100, 30)
    line.until("size: 100x30")
    assert line.quit() == 0
    assert b"\x1b]52" not in line.sent
    assert "\u202e" not in line.sent.decode()
    assert line.sent.endswith(b"\x1b[?1049l")


def test_painting_anew_undoes_how_another_program_left_the_terminal_set(start: Callable[..., Line]) -> None:
    line = start()
    before = line.until("size: 80x24")
    line.terminal.feed("\x1b[2;10r\x1b[?6h\x1b[4h\x1b[?25h\x1b[?7h\x1b(0\x0ewall\n\n\n")
    line.type("r")
    after = line.until("keys: r")
    at = next(n for n, words in enumerate(after) if "keys: r" in words)
    line.until("colour")
    assert [*after[:at], *after[at + 1 :]] == [*before[:at], *before[at + 1 :]]
    assert line.terminal.cursor.hidden
    assert pyte.modes.DECAWM not in line.terminal.mode
    assert line.quit() == 0


def test_what_is_shouted_past_the_screen_is_on_its_last_line_until_it_is_painted_anew(
    start: Callable[..., Line],
) -> None:
    line = start()
    line.type("s")
    assert line.until("shouted")[-1].rstrip() == "shouted"
    line.type("r")
    line.until("keys: s r")
    while "shouted" in line.terminal.lines_of_text()[-1]:
        assert line.take("the last line as it was")
    assert line.quit() == 0


def test_stop_and_continue(start: Callable[..., Line]) -> None:
    line = start(shell="stty -a; read went_on; fg; exit $?")
    line.type("z")
    line.sends(b"icanon")
    assert b"\x1b[?1049l" in line.sent
    settings = line.sent.partition(b"\x1b[?1049l")[2].split()
    assert {b"icanon", b"echo", b"isig", b"opost", b"ixon"} <= set(settings)
    line.terminal.reset()
    line.type("\n")
    line.until("keys: z")
    assert line.quit() == 0


def test_a_terminal_that_was_opened_before_is_taken_over(start: Callable[..., Line]) -> None:
    line = start(painted="first frame")
    assert line.sent.count(b"\x1b[?1049h") == line.sent.count(b"\x1b[2J") == 1
    assert line.until("keys:")[0].startswith("ready")
    line.type("j")
    line.until("keys: j")
    assert line.quit() == 0
    assert termios.tcgetattr(line.app.fd)[:4] == line.app.settings[:4]


def test_an_editor_has_the_terminal_to_itself(start: Callable[..., Line]) -> None:
    line = start()
    line.type("e")
    line.sends(b"icanon")
    lent = line.sent.partition(b"\x1b[?1049l")[2]
    assert {b"icanon", b"echo", b"isig", b"opost"} <= set(lent.split())
    line.terminal.reset()  # now: what comes next may bring the screen with it
    line.type("q j\n")
    line.sends(b"got q j")
    line.until("keys: e")
    line.type("j")
    line.until("keys: e j")
    assert line.quit() == 0


def test_no_colours_and_ascii_alone_where_the_locale_asks(start: Callable[..., Line]) -> None:
    line = start(LC_ALL="C", NO_COLOR="1")
    line.quit()
    assert line.sent.isascii()
    colours = re.findall(rb"\x1b\[([\d;]*)m", line.sent)
    assert {code for found in colours for code in found.split(b";")} <= {b"", b"0", b"1", b"22"}


def test_sixteen_colours_where_there_are_no_more(start: Callable[..., Line]) -> None:
    line = start(TERM="xterm")
    line.quit()
    assert b"38;" not in line.sent
    assert b"48;" not in line.sent


def test_a_terminal_that_never_answers_is_served(start: Callable[..., Line]) -> None:
    line = start(answers=False)
    for number in range(8):
        line.type("j")
        line.until("keys:" + " j" * (number + 1))
    assert line.quit() == 0


def test_a_line_that_takes_nothing_holds_up_nothing(start: Callable[..., Line]) -> None:
    line = start()
    line.type("w")
    until(line.note.exists, "all frames to be drawn")
    line.until("     0      0")
    assert line.quit() == 0


@pytest.mark.parametrize("read", ["j", "j\x1b[0n", "\x1b[0nj\x1b[0n", "jk\x1b[0n\x1b[0n"])
async def test_keys_are_drawn_at_once_though_the_answer_to_a_frame_is_read_after_them(read: str) -> None:
    done: list[str] = []

    def straight(key: events.Key) -> bool:
        done.append(key.key)
        return True

    app = SimpleNamespace(straight=straight, typed=lambda: done.append("drawn"))
    driver = LineDriver(app, size=(80, 24))
    try:
        driver._typed(KeyStream().feed(read, 0.0))
        assert done[:-1] == [key for key in read if key in "jk"]
        assert done[-1] == "drawn"
        driver._typed(KeyStream().feed("\x1b[0n", 0.0))
        assert done.count("drawn") == 1
    finally:
        driver.close()


@pytest.mark.parametrize(("variable", "mouse"), [("ANY", True), ("STY", False), ("SSH_TTY", False)])
async def test_no_mouse_over_ssh_nor_where_it_would_hold_back_escape(
    monkeypatch: pytest.MonkeyPatch, variable: str, mouse: bool
) -> None:
    for one in ("STY", "SSH_TTY", "SSH_CONNECTION"):
        monkeypatch.delenv(one, raising=False)
    monkeypatch.setenv(variable, "1")
    driver = LineDriver(SimpleNamespace(), size=(80, 24))
    driver.close()
    assert driver._mouse is mouse


async def test_writing_never_waits() -> None:
    near, end = pty.openpty()
    drained = asyncio.Event()
    outlet = Outlet(end, asyncio.get_running_loop(), drained.set)
    data = b"x" * 300_000
    outlet.send(data)
    assert outlet.busy
    outlet.send(b"y")
    taken = b""
    while not taken.endswith(b"y"):
        assert select.select([near], [], [], PATIENCE)[0], "nothing more was written"
        taken += os.read(near, 1 << 16)
        await asyncio.sleep(0)
    assert taken == data + b"y"
    await asyncio.wait_for(drained.wait(), PATIENCE)
    assert not outlet.busy
    assert os.get_blocking(end)
    outlet.close(0)
    os.close(near)
    outlet = Outlet(end, asyncio.get_running_loop(), drained.set)
    outlet.send(b"z")
    outlet.close(0)
    os.close(end)


@pytest.mark.parametrize(
    ("number", "reason"), [(signal.SIGHUP, "hangup"), (signal.SIGTERM, "terminated"), (None, "gone")]
)
def test_whoever_ends_it_it_has_a_moment(start: Callable[..., Line], number: int | None, reason: str) -> None:
    line = start()
    if number is None:
        line.app.hang_up()
        assert line.app.ended() == 3
    else:
        line.app.kill(number)
        assert line.end() == 3
    assert line.note.read_text() in ("hangup", reason)
