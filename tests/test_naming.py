"""A login that several people use: whoever gives no name is asked for one at the start, commands included."""

from pathlib import Path

import pytest
from commands import pincite
from small_case import ANN, small_case
from test_program import Program

from db import Case, Invalid, Person, keep_presence, names_under, note
from db.case import login_name
from tui import naming

LOGIN = login_name()


def worked(path: Path, *names: str) -> None:
    """Have people of this login do something."""
    for name in names:
        with Case.open(path, Person(name)) as case:
            note(case, case.codes.id("I1"), f"a word of {name}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    small_case(tmp_path).close()
    return tmp_path / "small.db"


def test_the_case_file_knows_the_names_of_a_login(path: Path) -> None:
    with Case.open(path, ANN) as case:
        assert names_under(case.rows, LOGIN) == ()
        worked(path, LOGIN)
        assert names_under(case.rows, LOGIN) == ()
        worked(path, "Dana", "Ben", "Dana")
        assert names_under(case.rows, LOGIN) == ("Ben", "Dana")
        with Case.open(path, Person("Zoe")) as here:
            keep_presence(here)
        assert names_under(case.rows, LOGIN) == ("Ben", "Dana", "Zoe")
        plan = str(case.rows("EXPLAIN QUERY PLAN SELECT min(person) FROM operation WHERE login = 'x' AND person > 'y'"))
        assert "operation_login" in plan  # a log of millions is not read for it


def test_the_screen_asks_at_the_start(path: Path) -> None:
    worked(path, "Dana", "Ben")
    program = Program(str(path), PINCITE_PERSON="")
    program.until("Who works? 1 Ben, 2 Dana, or another name:")
    program.press("2\r", "I1 Incident")
    program.press("aBy whom", "By whom")
    program.press("\r", "N3")
    assert program.leave() == 0
    with Case.open(path, ANN) as case:
        assert case.one("SELECT person FROM operation ORDER BY id DESC LIMIT 1") == "Dana"


def test_a_command_goes_on_with_a_warning_where_nobody_can_be_asked(path: Path) -> None:
    worked(path, "Dana")
    ran = pincite("note", path, "I1", "a word")
    assert ran.code == 0
    assert f"Several people use the login {LOGIN} (Dana)" in ran.err
    assert "Several" not in pincite("--person", "Ben", "note", path, "I1", "a word").err
    assert "Several" not in pincite("list", path, "incidents").err


def test_the_settings_may_say_that_a_login_is_shared(path: Path, home: Path) -> None:
    (home / "config" / "pincite").mkdir(parents=True)
    (home / "config" / "pincite" / "config.toml").write_text("shared = true\n")
    assert f"Several people use the login {LOGIN}, " in pincite("note", path, "I1", "a word").err


@pytest.mark.parametrize(("typed", "name"), [("2\n", "Ben"), (" Zoe  Z \n", "Zoe Z"), ("3\n", "3"), ("\n", "")])
def test_a_number_or_a_name_is_taken(monkeypatch: pytest.MonkeyPatch, typed: str, name: str) -> None:
    class Typed:
        def readline(self) -> str:
            return typed

    monkeypatch.setattr(naming.sys, "stdin", Typed())
    if name:
        assert naming.ask("desk", ("Ann", "Ben")) == name
    else:
        with pytest.raises(Invalid, match="Say who works"):
            naming.ask("desk", ("Ann", "Ben"))
