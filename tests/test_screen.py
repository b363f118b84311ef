"""What is sent brings any terminal from one screen to the next: pyte is the reference."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyte_terminal import Terminal

from tui import safe
from tui.line.pens import Pens
from tui.line.screen import Screen

WIDTH, HEIGHT = 24, 7
WORDS = [
    "a",
    "killed 11",
    "    ",
    "             ",
    "漢字",
    "e\u0301",
    "خان شيخون",
    "\u200eسراقب\u200e",
    "👍",
    "│",
    "·",
    "हि",
    "─" * 9,
]
COLOURS = ["", "1", "7", "4", "31", "38;5;200", "48;2;1;2;3", "1;38;2;9;9;9;48;5;17", "2;97;104", "44"]

runs = st.tuples(st.sampled_from(WORDS), st.sampled_from(COLOURS))
strips = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), st.lists(runs, min_size=1, max_size=6))
frames = st.lists(strips, min_size=1, max_size=HEIGHT)
marks = ("bold", "underscore", "reverse", "strikethrough")


def rendered(frame: list[tuple[int, int, list[tuple[str, str]]]]) -> str:
    """A frame as Textual renders it: a position, then text, each run of a colour reset after it."""
    lines = []
    for y, x, parts in frame:
        lines.append(f"\x1b[{y + 1};{x + 1}H")
        lines += [f"\x1b[{sgr}m{text}\x1b[0m" if sgr else text for text, sgr in parts]
    return "".join(lines)


def looks(pens: Pens, pen: int) -> dict[str, object]:
    """How a terminal shows a character written with a pen."""
    terminal = Terminal(2, 1)
    terminal.feed(pens.turn(-1, pen) + "x")
    return terminal.cell(0, 0)._asdict()


def assert_shows(terminal: Terminal, screen: Screen) -> None:
    """The terminal shows what is wanted, cell for cell; U+200E may be on either side of a boundary."""
    all_looks = [looks(screen.pens, pen) for pen in range(len(screen.pens.known))]
    for y, row in enumerate(screen.wanted):
        fenced = "".join(row.text).lstrip(safe.LRM)
        assert terminal.lines_of_text()[y] == fenced
        for x, (text, pen) in enumerate(zip(row.text, row.pens, strict=True)):
            look, cell = all_looks[pen], terminal.cell(y, x)._asdict()
            assert cell["bg"] == look["bg"]
            assert [cell[mark] for mark in marks[1:]] == [look[mark] for mark in marks[1:]]
            if text.strip():
                assert (cell["fg"], cell["bold"]) == (look["fg"], look["bold"])


@settings(max_examples=80, deadline=None)
@given(st.lists(frames, min_size=1, max_size=4), st.booleans())
def test_differences_lead_to_the_wanted_screen(sequence: list[list], bce: bool) -> None:
    screen, terminal = Screen(WIDTH, HEIGHT, Pens(bce=bce)), Terminal(WIDTH, HEIGHT)
    for frame in sequence:
        screen.draw(rendered(frame))
        terminal.feed(screen.difference())
        assert_shows(terminal, screen)
    assert screen.difference() == ""


def settled(*frames: str, width: int = 80, height: int = 24) -> tuple[Screen, Terminal]:
    """A screen and a terminal that both show what the frames draw."""
    screen, terminal = Screen(width, height), Terminal(width, height)
    for frame in frames:
        screen.draw(frame)
        terminal.feed(screen.difference())
    return screen, terminal


def listed(first: int, height: int = 24, width: int = 80) -> str:
    """A full-width list between a title and a footer that stay."""
    rows = [
        f"{y:>6} {WORDS[y % 4]} {'village town hamlet city'.split()[y * 7 % 4]} {y**3:o}"
        for y in range(first, first + height - 2)
    ]
    return "\x1b[1;1H" + "\n".join(
        f"{row:{width - sum(c in '漢字' for c in row)}}" for row in ["Incidents", *rows, "? help"]
    )


@settings(max_examples=25, deadline=None)
@given(st.integers(-25, 25), st.integers(0, 9))
def test_a_list_that_moves_is_scrolled(shift: int, extra: int) -> None:
    screen, terminal = settled(listed(50))
    screen.draw(listed(50 + shift) + f"\x1b[9;{9 + extra}H\x1b[7mx\x1b[0m")
    terminal.feed(screen.difference())
    assert_shows(terminal, screen)


def test_a_scrolled_line_costs_little() -> None:
    screen, _ = settled(listed(50))
    screen.draw(listed(51))
    sent = screen.difference()
    assert "\x1b[2;23r\x1b[2H\x1b[M\x1b[r" in sent
    assert len(sent) < 100


def test_a_letter_that_changes_is_all_that_is_sent() -> None:
    screen, _ = settled(listed(50))
    screen.draw("\x1b[1;1HIncidentS")
    assert screen.difference() == "\x1b[1;9H\x1b[mS"


def test_few_cells_at_the_begin_of_a_line_are_written_where_that_is_shorter_than_a_move() -> None:
    screen, terminal = settled("\x1b[1;1H one\x1b[2;1H two\x1b[3;1Habtwo\x1b[4;1H\x1b[7m \x1b[0mtwo")
    screen.draw("\x1b[1;2HONE SAYS\x1b[2;2HTWO SAYS\x1b[3;3HTWO SAYS\x1b[4;2HTWO SAYS")
    sent = screen.difference()
    assert sent == "\x1b[1;2H\x1b[mONE SAYS\r\n TWO SAYS\r\nabTWO SAYS\n\x1b[9DTWO SAYS"
    terminal.feed(sent)
    assert_shows(terminal, screen)


def test_blank_ends_and_stretches_are_erased() -> None:
    screen, _ = settled("\x1b[1;1H" + "x" * 80 + "\x1b[2;1H" + "x" * 80)
    screen.draw("\x1b[1;1Hab" + " " * 78 + "\x1b[2;1Hab" + " " * 70 + "x" * 8)
    assert screen.difference() == "\x1b[H\x1b[mab\x1b[K\r\nab\x1b[70X"


def test_words_that_go_are_erased_past_the_spaces_between_them_where_that_is_shorter() -> None:
    screen = Screen(60, 1)
    screen.draw("\x1b[1;1Hwho  one two three four five\x1b[1;41Hend")
    screen.difference()
    screen.draw("\x1b[1;1Hwho" + " " * 37)
    assert screen.difference() == "\x1b[1;6H\x1b[m\x1b[23X"
    screen.draw("\x1b[1;1Hshe  a word  \x1b[1;41Hand")
    screen.difference()
    screen.draw("\x1b[1;1Hwho         \x1b[1;41Hend")
    assert screen.difference() == "\x1b[H\x1b[mwho        \x1b[29Ce"  # followed by more, few are written


def test_only_terminals_that_erase_in_colour_are_asked_to() -> None:
    for bce, erased in ((True, True), (False, False)):
        screen = Screen(80, 1, Pens(bce=bce))
        screen.draw("\x1b[1;1H\x1b[44m" + " " * 80 + "\x1b[0m")
        assert ("\x1b[K" in screen.difference()) is erased


def test_a_repaint_clears_what_something_else_drew() -> None:
    screen, terminal = settled(listed(50))
    terminal.feed("\x1b[5;5H\x1b[31mBroadcast message")
    screen.forget()
    terminal.feed(screen.difference())
    assert_shows(terminal, screen)


@pytest.mark.parametrize(("width", "height"), [(60, 16), (140, 40), (3, 2)])
def test_a_resize_paints_all_anew(width: int, height: int) -> None:
    screen, _ = settled(listed(50), "\x1b[2;59H漢字")
    screen.resize(width, height)
    terminal = Terminal(width, height)
    terminal.feed(screen.difference())
    assert_shows(terminal, screen)


def test_what_was_painted_before_is_not_painted_again() -> None:
    screen = Screen(80, 24)
    screen.adopt(listed(50))
    screen.draw(listed(50))
    assert screen.difference() == ""


POISON = "[sic]\x07\x08\x0e\x1bc\x1b]52;c;aGk=\x07\x1b]0;title\x1b\\\x1bP1$r\x1b\\\x1b[6n\x1b[2J"
POISON += "\x1b[?1049l\x9b5n\u202e\u2066\U000e0041"


@pytest.mark.parametrize("plain", [False, True])
def test_nothing_in_rendered_data_reaches_the_terminal_raw(plain: bool) -> None:
    safe.use_ascii(plain)
    try:
        screen = Screen(80, 3)
        screen.draw(f"\x1b[1;1H\x1b[31m{POISON}\x1b[0m│end")
        sent = screen.difference()
    finally:
        safe.use_ascii(False)
    text = re.sub(r"\x1b\[[\d;]*[mHJKXC]", "", sent)
    assert not [char for char in text if unicodedata.category(char) in ("Cc", "Cf")]
    assert "[sic]c]52;c;aGk=]0;title" in text
    assert "end" in text


def test_no_colour_code_is_sent_where_none_is_wanted() -> None:
    screen = Screen(20, 2, Pens(colour=False))
    screen.draw("\x1b[1;1H\x1b[1;7;31;48;2;1;2;3mbold\x1b[0m\x1b[38;5;7mplain\x1b[0m")
    assert screen.difference() == "\x1b[m\x1b[H\x1b[2J\x1b[H\x1b[0;1;7mbold\x1b[mplain"


@pytest.mark.parametrize(
    ("old", "new", "sequence"),
    [
        ("31", "31;1", "\x1b[1m"),
        ("1;2", "2", "\x1b[0;2m"),
        ("38;2;10;20;30;48;2;40;50;60", "38;2;10;20;30;48;2;41;50;60", "\x1b[48;2;41;50;60m"),
        ("38;2;10;20;30;48;2;40;50;60", "48;2;40;50;60", "\x1b[39m"),
        ("1;38;2;10;20;30", "38;2;10;20;30", "\x1b[22m"),
        ("44", "", "\x1b[m"),
    ],
)
def test_a_pen_is_changed_by_the_shortest_sequence(old: str, new: str, sequence: str) -> None:
    pens = Pens()
    assert pens.turn(pens.read(0, old), pens.read(0, new)) == sequence


def test_text_over_half_a_wide_character_leaves_a_blank() -> None:
    screen, terminal = settled("\x1b[1;1H漢字漢", "\x1b[1;2Hx\x1b[1;5Hy")
    assert_shows(terminal, screen)
    assert terminal.lines_of_text()[0].rstrip() == " x字y"
