"""Wrapping and lighting: lines cover the words, fit the width, part no character, and light what is asked."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.reader import Part
from db.words import spans
from db.words.graphemes import is_boundary
from tui import safe, wrap
from tui.article.flow import Flow
from tui.wrap import Span

STRANGE = (
    "ab c -–— \t\u00a0\u200b\u00ade\u0301\u0308漢字。「」ｶשלוםسلام٣👍🏽👩\u200d⚕\ufe0f🇺🇸🇸🇾\u202e\u200e[/b]\x1b1,2.กำ각"
)
WORDS = st.text(st.sampled_from(STRANGE + "     aeiounst"), min_size=1, max_size=200)
WIDTHS = st.integers(2, 24)


def wrapped(words: str, width: int) -> list[Span]:
    """The lines, by the quick way where the words allow it."""
    return wrap.wrap(words, width, None if safe.is_plain(words.rstrip("\n")) else safe.cells(words))


def texts(words: str, width: int) -> list[str]:
    """What each line shows."""
    return [safe.show(words[start : wrap.shown_stop(words, start, stop)]) for start, stop in wrapped(words, width)]


@given(WORDS, WIDTHS)
def test_lines_cover_the_words_without_a_gap(words: str, width: int) -> None:
    lines = wrapped(words, width)
    assert [start for start, _ in lines] == [0, *(stop for _, stop in lines[:-1])]
    assert lines[-1][1] == len(words)
    assert all(start < stop for start, stop in lines)


@given(WORDS, st.integers(12, 30))
def test_lines_fit_the_width(words: str, width: int) -> None:
    for start, stop in wrapped(words, width):
        assert safe.width(words[: wrap.shown_stop(words, start, stop)]) - safe.width(words[:start]) <= width


@given(WORDS, WIDTHS)
def test_no_character_is_parted(words: str, width: int) -> None:
    assert all(is_boundary(words, stop) for _, stop in wrapped(words, width))


@given(st.text("ab ", min_size=1), WIDTHS)
def test_plain_words_wrap_alike_by_either_way(words: str, width: int) -> None:
    assert wrap.wrap(words, width) == wrap.wrap(words, width, safe.cells(words))


@given(st.lists(st.text("abc", min_size=1, max_size=6), min_size=1), st.integers(6, 20))
def test_words_that_fit_stay_whole_and_lines_are_full(words: list[str], width: int) -> None:
    lines = texts(" ".join(words), width)
    assert " ".join(lines) == " ".join(words)
    for line, after in pairwise(lines):
        assert len(line) + 1 + len(after.split(" ")[0]) > width


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("a bb ccc", 4, ["a bb", "ccc"]),
        ("a bb ccc\n\n", 4, ["a bb", "ccc"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("Russian-backed troops", 10, ["Russian-", "backed", "troops"]),
        ("on 2020-01-29 at", 8, ["on", "2020-01-", "29 at"]),
        ("since 2019–2020", 8, ["since", "2019–202", "0"]),
        ("a\u00a0b c", 3, ["a b", "c"]),
        ("約二十人が死亡。", 6, ["約二十", "人が死", "亡。"]),
        ("死亡した。", 8, ["死亡し", "た。"]),
        ("言「死」", 6, ["言", "「死」"]),
        ("漢a漢", 2, ["漢", "a", "漢"]),
        ("cafe\u0301s", 4, ["cafe\u0301", "s"]),
        ("🇺🇸🇸🇾", 3, ["US", "SY"]),
        ("a    b", 2, ["a", "b"]),
        ("wo\u00adrd", 3, ["wo·", "rd"]),
        ("\n", 5, [""]),
        ("  indented", 12, ["  indented"]),
    ],
)
def test_where_lines_break(words: str, width: int, lines: list[str]) -> None:
    assert texts(words, width) == lines


@given(WORDS, st.data())
def test_exactly_the_asked_code_points_are_lit(words: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    stop = data.draw(st.integers(start + 1, len(words)))
    cells = safe.cells(words)
    found = wrap.runs(words, cells, [(start, stop, "lit")])
    assert "".join(shown for shown, _, _ in found) == safe.show(words)
    assert all(columns == safe.width(shown) or not safe.is_plain(shown) for shown, columns, _ in found)
    lit, at = set(), 0
    for shown, _, names in found:
        lit |= {at + n for n in range(len(shown))} if names else set()
        at += len(shown)
    assert lit == shown_by(cells, start, stop)


def shown_by(cells: list[safe.Cell], start: int, stop: int) -> set[int]:
    """The places, in the shown string, of the characters that the code points of a span belong to."""
    owner, base = [], 0
    for at, (_, columns) in enumerate(cells):
        base = at if columns else base
        owner.append(base)
    wanted = {owner[at] for at in range(start, stop)}
    found, place = set(), 0
    for at, (shown, _) in enumerate(cells):
        found |= {place + n for n in range(len(shown))} if owner[at] in wanted else set()
        place += len(shown)
    return found


def test_lights_that_meet_share_a_run() -> None:
    lights = [(2, 6, "quiet"), (4, 8, "lit"), (20, 30, "hit"), (-5, 0, "hit")]
    assert wrap.runs("abcdefghij", None, lights) == [
        ("ab", 2, ""),
        ("cd", 2, "quiet"),
        ("ef", 2, "lit quiet"),
        ("gh", 2, "lit"),
        ("ij", 2, ""),
    ]


def test_a_paragraph_of_usual_length_is_one_stretch() -> None:
    assert wrap.stretches("word " * 800 + "\n\n") == [(0, 4002)]


@pytest.mark.parametrize("piece", ["One sentence. ", "word ", "x", "漢", "e\u0301", "a\n", "\n"])
def test_stretches_of_a_long_line_cover_it(piece: str) -> None:
    words = piece * (70_000 // len(piece))
    found = wrap.stretches(words)
    assert [start for start, _ in found] == [0, *(stop for _, stop in found[:-1])]
    assert found[-1][1] == len(words)
    assert all(len(words[start:stop].strip("\n")) <= wrap.STRETCH for start, stop in found)
    assert all(is_boundary(words, stop) for _, stop in found)


def test_a_long_line_is_cut_after_a_sentence() -> None:
    words = "One sentence that goes on. " * 500
    assert all(words[:stop].endswith(". ") for _, stop in wrap.stretches(words))


class Text:
    """A text cut into parts as the case file cuts it."""

    def __init__(self, words: str) -> None:
        self.parts: list[Part] = []
        self.asked: set[int] = set()
        opens, paragraph = True, 0
        for start, piece in spans.parts(words):
            paragraph += opens
            self.parts.append(Part(start, start + len(piece), piece, paragraph, opens))
            opens = piece.endswith("\n")

    def part(self, at: int) -> Part | None:
        """The part that holds a place."""
        found = next((one for one in self.parts if one.start <= at < one.stop), None)
        self.asked |= {found.start} if found else set()
        return found


PARAGRAPHS = st.lists(st.text("ab cש漢", max_size=40), max_size=8).map("\n".join)


@given(PARAGRAPHS, WIDTHS)
def test_lines_of_a_text_cover_it_and_are_the_same_from_anywhere(words: str, width: int) -> None:
    flow = Flow(Text(words), width)
    lines = list(flow.lines(0))
    assert [line.start for line in lines] == [0, *(line.stop for line in lines[:-1])][: len(lines)]
    assert "".join(words[line.start : line.stop] for line in lines) == words
    for line in lines:
        assert all(flow.line(at) == line for at in range(line.start, line.stop))
        assert words[line.start :].startswith(line.words)


@given(PARAGRAPHS, WIDTHS, st.integers(0, 30))
def test_going_back_is_going_forward_the_other_way(words: str, width: int, count: int) -> None:
    flow = Flow(Text(words), width)
    starts = [line.start for line in flow.lines(0)] or [0]
    for place, start in enumerate(starts):
        assert flow.back(start, count) == starts[max(place - count, 0)]
        assert flow.forward(start, count) == starts[min(place + count, len(starts) - 1)]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("aa\nbb", ["aa", "bb"]),
        ("aa\n\nbb", ["aa", "", "bb"]),
        ("aa\n\n\nbb", ["aa", "", "bb"]),
        ("aa bb\ncc", ["aa", "bb", "", "cc"]),
        ("\n\naa", ["", "aa"]),
        ("aa\n\n", ["aa"]),
        ("aa bb\n", ["aa", "bb"]),
    ],
)
def test_blank_lines_between_paragraphs(words: str, shown: list[str]) -> None:
    assert [line.words for line in Flow(Text(words), 3).lines(0)] == shown


def test_paragraphs_are_numbered_on_their_first_line() -> None:
    assert [line.paragraph for line in Flow(Text("aa bb\n\ncc"), 3).lines(0)] == [1, 0, 0, 2]


def test_a_line_of_a_million_characters_costs_what_is_shown() -> None:
    text = Text("word " * 200_000)
    flow = Flow(text, 70)
    top = flow.back(500_000, 12)
    assert flow.forward(top, 12) <= 500_000 < flow.forward(top, 13)
    assert len(text.asked) <= 2
    assert sum(stretch.stop - stretch.start for stretch in flow._kept.values()) <= 3 * wrap.STRETCH
