"""Which terminals will do, and what is known of them."""

import os

import pytest

from tui.line import terminal


@pytest.fixture
def _tty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "isatty", lambda fd: True)


@pytest.mark.usefixtures("_tty")
@pytest.mark.parametrize(
    "kind",
    ["xterm", "xterm-256color", "screen", "tmux-256color", "linux", "rxvt-unicode-256color", "foot", "xterm-kitty"],
)
def test_these_will_do(kind: str) -> None:
    assert terminal.terminal_problem({"TERM": kind}) is None


@pytest.mark.usefixtures("_tty")
@pytest.mark.parametrize("environ", [{"TERM": "vt100"}, {"TERM": "dumb"}, {"TERM": ""}, {}])
def test_these_get_one_sentence(environ: dict[str, str]) -> None:
    problem = terminal.terminal_problem(environ) or ""
    assert problem.endswith(".")
    assert "\n" not in problem
    assert "set TERM" in problem


def test_an_input_that_is_no_terminal_gets_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "isatty", lambda fd: fd != 0)
    assert "needs a terminal" in (terminal.terminal_problem({"TERM": "xterm"}) or "")


@pytest.mark.parametrize(("kind", "does"), [("xterm", True), ("linux", True), ("screen", False), ("tmux", False)])
def test_erasing_in_colour(kind: str, does: bool) -> None:
    assert terminal.erases_in_colour(kind) is does


def test_over_ssh() -> None:
    assert terminal.over_ssh({"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"})
    assert not terminal.over_ssh({"SSH_CONNECTION": ""})
