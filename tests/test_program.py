"""The whole program in a terminal of 80 by 24: a poisoned case on every screen, and what is left on leaving."""

import os
import re
import sys
from pathlib import Path
from time import monotonic

import pytest
from on_a_terminal import OnTerminal
from pyte_terminal import Terminal
from small_case import ANN, small_case
from waiting import PATIENCE

from tui.line.terminal import MODES

ROOT = Path(__file__).resolve().parents[1]
POISON = "\x1b]52;c;aGk=\x07 [b]x[/b] [@click=app.quit] \x9b5n \u202egnol\u202c خان \x00"[:-1]
OURS = re.compile(r"\x1b(?:\[[?>]?[\d;]*[A-Za-z]|\[[\d;]*m)|[\r\n\b]")
RAW = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Program:
    """pincite on a case file, and the terminal that it runs in."""

    def __init__(self, *args: str, columns: int = 80, lines: int = 24, **environ: str) -> None:
        self.terminal = Terminal(columns, lines)
        self.sent = ""
        self.child = OnTerminal(
            [sys.executable, "-c", "from tui.start import main; import sys; sys.exit(main())", *args],
            columns,
            lines,
            {**os.environ, "PYTHONPATH": str(ROOT), "PINCITE_PERSON": "Ann", **environ},
        )

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.terminal.lines_of_text())

    def take(self, what: str, patience: float = PATIENCE) -> bool:
        """Feed the terminal with what came, and answer for it; False once the program is gone."""
        data = self.child.read_text(f"{what}:\n{self.text}", patience)
        self.sent += data
        self.terminal.feed(data)
        self.child.send("\x1b[0n" * data.count("\x1b[5n"))
        return bool(data)

    def until(self, words: str) -> None:
        """Wait for words on the screen."""
        end = monotonic() + PATIENCE
        while words not in self.text:
            left = max(end - monotonic(), 0.0)
            assert self.take(f"“{words}”", left), f"gone before “{words}” came:\n{self.text}"

    def press(self, keys: str, words: str) -> None:
        """Press keys and wait for what they bring."""
        self.child.send(keys)
        self.until(words)

    def leave(self) -> int:
        """Quit, and wait until the program is gone; its exit code."""
        self.child.send("q")
        while self.take("the program to end after q"):
            pass
        return self.child.ended()


@pytest.fixture
def poisoned(tmp_path: Path) -> Path:
    """A case in which every text that people can give holds what no terminal may be sent."""
    case = small_case(tmp_path)
    with case.write("poison") as writer:
        writer.update("setting", "title", {"value": POISON})
        for table, column in (("incident", "title"), ("actor", "name"), ("place", "name"), ("article", "title")):
            for (row,) in writer.execute(f"SELECT id FROM {table}"):
                writer.update(table, row, {column: f"{POISON} {row}"})
        report = writer.insert("report", {"title": POISON})
        incident = case.codes.id("I1")
        writer.insert("note", {"about": incident, "text": POISON})
        tag = writer.insert("tag", {"name": POISON, "description": POISON})
        writer.insert("tagging", {"record": incident, "tag": tag})
        writer.insert("tagging", {"record": report, "tag": tag})
        writer.insert("victim", {"name": POISON, "incident": incident, "handling": "public"})
        writer.insert("view", {"name": POISON, "pane": "incidents", "filter": POISON})
    path = case.path
    case.close()
    return path


def test_hostile_text_on_every_screen(poisoned: Path) -> None:
    program = Program(str(poisoned))
    program.until("2 Incidents")
    program.until("[b]x[/b]")
    for digit, name in zip("13456789", "Reports Quotes Articles Claims Actors Places Notes Tags".split(), strict=True):
        program.press(digit, f"━ {digit} {name}")
    program.press("2", "━ 2 Incidents")
    program.press("\r", "I1 Incident ━")
    program.press("\x1b0", "┏ Lists")
    program.press("victims\r", "━ Victims")
    program.press("*", "Saved views")
    program.press("\x1b/", " words, ")
    program.press("tag:", "Tab ")
    program.press("\x1bt", "Tag of V1")
    program.press("\x1b", "keys")
    program.press("C1\r", "C1 Claim")
    program.press("\r", "C1 Claim ━")
    program.press("\r", "para")
    program.press("\x1b\x1b?", "Keys in")
    program.press("\x1bu", "not of this sitting")
    program.press("\r", "Nothing was changed")
    rest = OURS.sub("", program.sent.replace(MODES, ""))
    assert not RAW.findall(rest), RAW.findall(rest)
    assert "[@click=app.quit]" in program.sent
    program.child.close()


def test_leaving_takes_the_case_off_the_screen(tmp_path: Path) -> None:
    small_case(tmp_path, ANN).close()
    program = Program("open", str(tmp_path / "small.db"), "C2")
    program.until("C2 Claim")
    assert "At least eight" in program.text
    assert program.leave() == 0
    assert program.text.strip() == ""
    assert program.sent.rstrip().endswith("\x1b[?1049l") or "\x1b[?1049l" in program.sent


@pytest.mark.parametrize(
    ("environ", "marks"),
    [
        ({"LC_ALL": "C"}, "= 2 Incidents ="),
        ({"NO_COLOR": "1"}, "━ 2 Incidents ━"),
        ({"NO_COLOR": ""}, "━ 2 Incidents ━"),
    ],
)
def test_plain_terminals(tmp_path: Path, environ: dict[str, str], marks: str) -> None:
    small_case(tmp_path, ANN).close()
    program = Program(str(tmp_path / "small.db"), TERM="linux", **environ)
    program.until(marks)
    program.press("?", "Keys in a list")
    program.press("\x1bj", "1 of 1")
    if "LC_ALL" in environ:
        assert program.sent.isascii()
    else:
        coloured = re.search(r"\x1b\[[\d;]*\b(?:3[0-8]|9[0-7]|4[0-8]|10[0-7])(?:;[\d;]*)?m", program.sent)
        assert bool(coloured) == (not environ["NO_COLOR"])
    assert program.leave() == 0


@pytest.mark.parametrize("asked", [False, True])
def test_over_ssh_there_is_a_mouse_where_it_is_asked_for(tmp_path: Path, asked: bool) -> None:
    small_case(tmp_path, ANN).close()
    (tmp_path / "pincite").mkdir()
    (tmp_path / "pincite" / "config.toml").write_text(f"mouse = {str(asked).lower()}\n")
    far = {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "XDG_CONFIG_HOME": str(tmp_path)}
    program = Program(str(tmp_path / "small.db"), **far)
    program.press("j", "1 of 1")
    assert program.leave() == 0
    assert ("\x1b[?1000h\x1b[?1002h" in program.sent) == asked
