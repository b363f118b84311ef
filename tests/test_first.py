"""The first frame: what it paints is what the screen shows, keys typed at once arrive, nothing strange is painted."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from on_a_terminal import OnTerminal
from pyte_terminal import Terminal
from small_case import small_case

from db import Case, Person, keep_place, page
from tui import first

ROOT = Path(__file__).resolve().parents[1]
RUN = ["-c", "from tui.start import main; import sys; sys.exit(main())"]


class Line:
    """The program on a terminal of our own that answers its status queries."""

    def __init__(self, *args: str, columns: int = 120, lines: int = 30, **environ: str) -> None:
        self.terminal = Terminal(columns, lines)
        env = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PINCITE_PERSON": "ann", **environ}
        self.child = OnTerminal([sys.executable, *RUN, *args], columns, lines, env, ROOT)
        self.sent = ""

    def take(self, what: str = "the program") -> str:
        """Feed the terminal what came; "" once the program is gone."""
        data = self.child.read_text(what)
        self.terminal.feed(data)
        self.child.send("\x1b[0n" * data.count("\x1b[5n"))
        self.sent += data
        return data

    def until(self, words: str) -> str:
        """Read until words are on the screen; the screen's text."""
        while words not in self.text:
            assert self.take(f"“{words}” on\n{self.text}"), f"gone before “{words}” came:\n{self.text}"
        return self.text

    def rest(self) -> str:
        """Read to the end; all that was sent."""
        while self.take("the end"):
            pass
        return self.sent

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.terminal.lines_of_text())

    def close(self) -> None:
        """End the program."""
        self.child.close()


def frame(path: Path, columns: int, lines: int, **environ: str) -> str:
    """What is painted first, as text for a cleared terminal."""
    wanted = first.set_up({"LC_ALL": "C.UTF-8", "PINCITE_PERSON": "ann", **environ})
    glanced = first.Glance(str(path))
    try:
        return first.composed(glanced, wanted, environ, columns, lines)
    finally:
        glanced.close()


def looks(terminal: Terminal, columns: int) -> list[list[object]]:
    """The cells of the first columns, with colours and attributes, without the last line."""
    return [[terminal.cell(y, x) for x in range(columns)] for y in range(terminal.lines - 1)]


@pytest.mark.parametrize(
    ("columns", "lines", "environ"),
    [(120, 30, {}), (80, 24, {"LC_ALL": "C"}), (60, 16, {"NO_COLOR": "1"}), (100, 40, {"COLORFGBG": "0;15"})],
)
def test_first_frame_is_what_the_screen_shows(
    tmp_path: Path, columns: int, lines: int, environ: dict[str, str]
) -> None:
    path = tmp_path / "small.db"
    small_case(tmp_path).close()
    painted = Terminal(columns, lines)
    painted.feed(frame(path, columns, lines, **environ))
    line = Line(str(path), columns=columns, lines=lines, **environ)
    line.until("I1 Incident")
    line.close()
    lists = first.boxes.columns(columns)[0]
    assert "Strike near" in "".join(painted.lines_of_text())
    assert looks(painted, lists) == looks(line.terminal, lists)
    assert painted.lines_of_text()[-1] == line.terminal.lines_of_text()[-1]


KEPT = [
    {"sort": "-killed"},
    {"sort": "title", "cursor": "I20", "top": "I14"},
    {"filter": "killed>=8", "sort": "date", "cursor": "I1"},
    {"filter": "hospital"},
    {"filter": "killed>1000000000"},
    {"cursor": "I7", "top": "I1", "pane": "record"},
    {"cursor": "I20", "top": "I20", "sort": "-date", "zoomed": "yes"},
    {"cursor": "I7", "top": "I1", "pane": "record", "zoomed": "yes"},
]


@pytest.mark.parametrize("kept", KEPT)
def test_a_kept_filter_and_order_are_painted_as_the_screen_shows_them(tmp_path: Path, kept: dict[str, str]) -> None:
    path = tmp_path / "sample.db"
    shutil.copy(ROOT / "sample.db", path)
    with Case.open(path, Person("ann")) as case:
        state = {key: case.codes.id(one) if key in ("cursor", "top") else one for key, one in kept.items()}
        pane, zoomed = state.pop("pane", "list"), bool(state.pop("zoomed", ""))
        lists = {"incidents": {"filter": "", "sort": "", "cursor": None, "top": None, **state}}
        keep_place(case, {"slots": first.SLOTS, "slot": 1, "lists": lists, "pane": pane, "zoomed": zoomed})
        shown = page(case, "incidents", kept.get("filter", ""), kept.get("sort", ""))[1]
    painted = Terminal(120, 30)
    painted.feed(frame(path, 120, 30))
    line = Line(str(path))
    while "\x1b[5n" not in line.sent:  # the program asks the terminal after each frame of its own
        line.take()
    if not zoomed:
        line.until(f" {kept.get('cursor', shown[0].code)} " if shown else "nothing matches")
    line.close()
    if pane == "record" and zoomed:
        assert "┬ Record ━" in painted.lines_of_text()[0]
        return
    lists_width = 120 if zoomed else first.boxes.columns(120)[0]
    assert looks(painted, lists_width) == looks(line.terminal, lists_width)
    assert painted.lines_of_text()[-1] == line.terminal.lines_of_text()[-1]
    title = next(one for one in painted.lines_of_text() if "2 Incidents" in one)
    assert kept.get("filter", "") in title
    assert kept.get("sort", "").lstrip("-") in title
    assert bool(shown) == ("nothing matches" not in "".join(painted.lines_of_text()))


def test_a_list_that_takes_long_is_left_for_the_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_case(tmp_path).close()
    monkeypatch.setattr("db.lists.glance.AT_ONCE", -1.0)
    monkeypatch.setattr("db.lists.glance.STEPS", 1)
    glanced = first.Glance(str(tmp_path / "small.db"))
    listed = glanced.listed({"name": "incidents", "filter": "killed>=8", "sort": "date"}, 60)
    assert (listed.ids, listed.at_end) == ([], False)
    assert glanced.listed({"name": "incidents"}, 60).ids
    glanced.close()


def test_a_place_kept_by_another_pincite_is_passed_over() -> None:
    assert first.came_back('{"slots": ["reports"]}') == first.USUAL
    assert first.title_over('{"over": [{"name": "find"}]}') is None
    assert first.title_over('{"over": [{') is None


def test_of_a_screen_that_comes_back_its_first_line_is_painted(tmp_path: Path) -> None:
    path = tmp_path / "small.db"
    with small_case(tmp_path, Person("ann")) as case:
        title = "Killed by year, by kind"
        kept = {"name": "timeline", "title": title, "of": "killed", "by": "year", "split": "kind", "bar": 0}
        keep_place(case, {"over": [kept]})
    painted = Terminal(120, 30)
    painted.feed(frame(path, 120, 30))
    line = Line(str(path))
    line.until("Back where you were")
    line.close()
    assert painted.lines_of_text()[0].startswith(f"━ {title} ━━")
    assert "".join(painted.lines_of_text()[1:]).strip() == ""
    assert line.text.splitlines()[0].startswith(f"━ {title} ━━")
    asked_for = Line("open", str(path), "C1")
    asked_for.until("C1 Claim")
    asked_for.close()
    assert title not in asked_for.sent


def test_keys_typed_at_once_are_answered_in_order(tmp_path: Path) -> None:
    small_case(tmp_path).close()
    line = Line(str(tmp_path / "small.db"))
    line.take()
    line.child.send("4/eight\r")
    line.until("eight")
    shown = line.until("1 of 1")
    line.close()
    assert "━ 4 Articles ━ eight" in shown
    assert "Hits" not in shown


def test_nothing_of_a_file_that_is_not_ours_is_painted(tmp_path: Path) -> None:
    small_case(tmp_path).close()
    path = tmp_path / "small.db"
    with path.open("r+b") as file:
        file.seek(68)
        file.write(b"ELSE")
    line = Line(str(path))
    sent = line.rest()
    line.close()
    assert "another program" in sent
    assert "\x1b[?1049h" not in sent


def test_a_dumb_terminal_gets_a_sentence(tmp_path: Path) -> None:
    small_case(tmp_path).close()
    line = Line(str(tmp_path / "small.db"), TERM="dumb")
    sent = line.rest()
    line.close()
    assert sent.startswith("The screen does not work on a terminal of type dumb")


def test_covered_rows_are_not_painted(tmp_path: Path) -> None:
    with small_case(tmp_path) as case, case.write("cover") as writer:
        writer.update("incident", case.codes.id("I1"), {"handling": "protected"})
    assert "Strike" not in frame(tmp_path / "small.db", 120, 30)


def test_glance_gives_the_rows_of_the_windows(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        assert isinstance(case, Case)
        glanced = first.Glance(str(case.path))
        for name in first.SLOTS:
            listed = glanced.listed({"name": name}, 50)
            assert [(row.id, row.cells) for row in page(case, name)[1]] == list(
                zip(listed.ids, listed.cells, strict=True)
            )
        glanced.close()
