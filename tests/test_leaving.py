"""A terminal that goes away: what is half typed is a draft, and the program is gone."""

import signal
from pathlib import Path

import pytest
from small_case import small_case
from test_first import Line

from db import Case, Person, drafts


@pytest.mark.parametrize("how", [None, signal.SIGHUP, signal.SIGTERM])
def test_what_is_half_typed_is_a_draft_and_the_program_is_gone(tmp_path: Path, how: signal.Signals | None) -> None:
    small_case(tmp_path).close()
    line = Line(str(tmp_path / "small.db"))
    line.until("I1 Incident")
    line.child.send("e")
    line.until("Ctrl+O save")
    line.child.send("zz top")
    line.until("zz top")
    if how is None:
        line.child.hang_up()
    else:
        line.child.kill(how)
    assert line.child.ended() >= 0  # its own alarm ends it after 1.8 s at the latest, by SIGALRM
    with Case.open(tmp_path / "small.db", Person("ann")) as case:
        (draft,) = drafts(case)
    assert any("zz top" in words for words in draft.form.values())


def test_one_comes_back_to_the_row_that_one_left(tmp_path: Path) -> None:
    small_case(tmp_path).close()
    line = Line(str(tmp_path / "small.db"))
    line.until("I1 Incident")
    line.child.send("4j")
    line.until("2 of 2")
    line.child.kill(signal.SIGHUP)
    line.child.ended()
    line.close()
    line = Line(str(tmp_path / "small.db"))
    painted = line.until("━ 4 Articles")
    shown = line.until("A2 Article")
    line.close()
    assert "2 of 2" in painted
    assert "2 of 2" in shown
