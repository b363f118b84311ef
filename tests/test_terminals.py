"""The whole program on terminals of many types, and what terminals do to it: pastes, other sizes."""

from pathlib import Path

import pytest
from small_case import ANN, BEN, small_case
from test_program import Program

from db import Case, make_record

PAGE = "".join(f"Line {number} of a page, with \x1b[A an escape and a \ttab\r" for number in range(40))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case with two incidents."""
    with small_case(tmp_path, ANN) as case:
        make_record(case, "incident", {"title": "Another strike"})
    return tmp_path / "small.db"


@pytest.mark.parametrize("kind", ["screen", "rxvt", "foot", "xterm-kitty"])
def test_terminal_types(path: Path, kind: str) -> None:
    program = Program(str(path), TERM=kind)
    program.until("1 of 2")
    program.press("j", "2 of 2")
    program.press("\x1b[A", "1 of 2")
    program.press("\x1bOB", "2 of 2")
    assert program.leave() == 0
    assert program.text.strip() == ""


def test_a_page_is_pasted_into_a_field_and_nowhere_else(path: Path) -> None:
    program = Program(str(path))
    program.until("1 of 2")
    program.press(f"\x1b[200~{PAGE}\x1b[201~", "Nothing takes pasted text here.")
    program.press("j", "2 of 2")
    program.press("e", "Ctrl+O save")
    program.press("\x1b[200~ and \x1b[B\x1b more\x1b[201~.", "Another strike and ␛[B␛ more.")
    program.press("\x0f", "title set")
    assert program.leave() == 0
    with Case.open(path, ANN) as case:
        assert case.get("I2")["title"] == "Another strike and \x1b[B\x1b more."


def test_the_size_changes_while_one_types(path: Path) -> None:
    program = Program(str(path))
    program.until("I1 Incident")
    program.press("e", "Ctrl+O save")
    for number, (columns, lines) in enumerate(((60, 16), (120, 40), (80, 24))):
        program.child.send(f"{number}a")
        program.terminal.resize(lines, columns)
        program.child.resize(columns, lines)
        program.press("b", f"{number}ab")
        program.until("Ctrl+O save")
    program.press("\x0f", "title set")
    assert program.leave() == 0
    with Case.open(path, BEN) as case:
        assert case.get("I1")["title"] == "Strike near the hospital0ab1ab2ab"
