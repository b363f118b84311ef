"""The article pane: exactly the cited words lit, wherever they stand, at any width; moving, passages, hits."""

from dataclasses import replace
from pathlib import Path

import pytest
from article_pane import LINES, LONG, Fake, Pane, opened
from hypothesis import given
from hypothesis import strategies as st
from pyte_terminal import Terminal
from textual.app import App, ComposeResult
from textual.geometry import Size

from db.case import Case, Person
from db.citing import spots
from db.creating import create
from db.reader import Reader
from db.words import spans
from db.words.graphemes import is_boundary
from tui import safe
from tui.article import page as pages
from tui.article.flow import Flow, Line
from tui.article.page import View
from tui.article.pane import ArticlePane
from tui.look import look

STRANGE = (
    """Strange words [sic] and [/b] and [@click=x]\x1b]52;c;aGk=\x07 end.
قتل أحد عشر مدنياً في غارة على مستشفى في أريحا يوم 29 كانون الثاني 2020، بحسب منظمة. وقال شهود إن الطائرات قصفت.

Mixed: the town of أريحا (Ariha) was hit; 11 died, said مدير المستشفى on Monday. שלום עולם 123 and back.
一月二十九日、アリハの病院の近くで空爆があり、少なくとも十一人の市民が死亡した。「最悪の夜だった」と医師は語った。
Marks: e\u0301te\u0301 n\u0303 ca\u0308f\u00e9 \u202eover\u202c iso\u2066late\u2069 zero\u200bwidth soft\u00adhyphen
\ttab nb\u00a0sp LRM\u200e RLM\u200f.
Emoji: 👩\u200d👩\u200d👧 family 👍🏽 thumbs 🇸🇾 flag ⚕\ufe0f done 1\ufe0f\u20e3.
"""
    + "x" * 300
)
ALPHABET = "ab  c\n-–e\u0301\u0308漢。「ש٣سم👍🏽👩\u200d\u202e\u200e\u00ad[/b]\x1b\t\u00a0"
TEXTS = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=120)
WIDTHS = st.integers(12, 40)


def lit_on(terminal: Terminal, rows: int) -> str:
    """The characters that stand out on a terminal, line by line, without spaces and fences."""
    cells = (terminal.cell(y, x) for y in range(2, rows) for x in range(terminal.columns))
    return safe.unfence("".join(cell.data for cell in cells if cell.reverse)).replace(" ", "")


WORDS = [span for span in spans.words(STRANGE) if is_boundary(STRANGE, span[0]) and is_boundary(STRANGE, span[1])]


@pytest.mark.parametrize("width", [34, 61, 100])
@pytest.mark.parametrize("first", range(0, len(WORDS) - 3, 7))
def test_a_terminal_shows_exactly_the_cited_words_lit_and_no_line_out_of_place(first: int, width: int) -> None:
    start, stop = WORDS[first][0], WORDS[first + 3][1]
    pane = opened(Fake(STRANGE, [(start, stop)]), width=width, height=40)
    terminal = Terminal(width + 2, 40)
    pane.show_on(terminal)
    assert lit_on(terminal, 39) == safe.show(STRANGE[start:stop]).replace(" ", "")
    for y in range(40):
        assert terminal.cell(y, width).data == "|"
        assert terminal.cell(y, 0).data in "│├┬"


def characters(line: Line, start: int, stop: int) -> list[bool]:
    """For each shown character of a line whether a code point of the span belongs to it, marks to their base."""
    found, base = [], 0
    cells = safe.cells(line.words)
    tail = [at for at, (_, columns) in enumerate(cells) if columns] + [len(cells)]
    for at, (shown, columns) in enumerate(cells):
        base = at if columns else base
        end = next((one for one in tail if one > base), len(cells))
        found += [line.start + base < stop and start < line.start + end] * len(shown)
    return found


@given(TEXTS, WIDTHS, st.data())
def test_lit_are_exactly_the_characters_of_the_passage(text: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start + 1, len(text)))
    source = Fake(text, [(start, stop)])
    flow = Flow(source, width)
    drawn = pages.page(source, flow, View(lit=(1,)), 500)
    assert "".join(text[one.start : one.stop] for one in drawn) == text
    for one in drawn:
        line = flow.line(one.start)
        assert line
        lit = [bool(names) for shown, _, names in one.runs for _ in shown]
        assert lit == characters(line, start, stop)


def test_of_lost_words_nothing_is_lit_and_the_stored_ones_are_shown() -> None:
    source = Fake("Eleven civilians were killed. More words follow here.", [(0, 16), (30, 34)], {1: "Twelve soldiers"})
    pane = opened(source, width=46, height=12)
    terminal = Terminal(50, 12)
    pane.show_on(terminal)
    assert lit_on(terminal, 8) == ""
    assert pane.text()[8].startswith("├ LOST: what C1 cites is not here ")
    assert pane.text()[9] == "│ “Twelve soldiers”"
    assert [drawn.lit for drawn in pane.lines] == ["quiet", ""]


def test_words_of_a_withdrawn_record_are_lit_where_it_led_to_them() -> None:
    pane = opened(Fake("One two three.", [(4, 7)], cited=()))
    assert [run for run in pane.lines[0].runs if run[2]] == [("two", 3, "lit")]
    assert "nothing rests on it" in pane.text()[-1]


def test_right_to_left_lines_are_fenced_whole() -> None:
    pane = opened(Fake("said שלום עולם to all\nplain", [(5, 9)]))
    assert pane.render_line(2).text.rstrip() == f"│▌ {safe.LRM}said שלום עולם to all{safe.LRM}"
    assert safe.LRM not in pane.render_line(3).text


def test_long_lost_words_end_with_a_sign() -> None:
    pane = opened(Fake("a b", [(0, 1)], {1: "lost " * 90}), width=30, height=12)
    assert [len(one) <= 30 for one in pane.text()[9:]] == [True] * 3
    assert pane.text()[11].endswith("…")


def test_it_says_where_it_is_what_it_is_and_what_rests_on_the_passage() -> None:
    pane = opened(Fake("One.\n\nTwo words.\n\nThree.", [(6, 15)]), width=70, height=12)
    lines = pane.text()
    assert lines[0].startswith("┬ A1 A [b]title[/b] ─")
    assert lines[0].endswith(" para 2, 100 % ─")
    assert lines[1] == "│ Paper · 2020" + "demonstration text · version 2 of 3 · translation".rjust(55)
    assert lines[2:7] == ["│  One.", "│", "│▌ Two words.", "│", "│  Three."]
    assert lines[11].startswith("├ 2 claims, 1 quote: C1 Market [x] · killed · 2 people ─")


def test_the_mark_of_a_demonstration_text_stays_at_any_width() -> None:
    assert all("demonstration text" in opened(Fake("a", [(0, 1)]), width=width).text()[1] for width in (22, 40, 90))


def test_wide_panes_number_their_paragraphs_and_keep_a_measure() -> None:
    lines = opened(Fake("word " * 60 + "\n\nTwo.", [(0, 4)]), width=130, height=40).text()
    assert lines[3].startswith("│     1▌ word word")
    assert max(map(len, lines[3:9])) <= 97
    assert "│     2  Two." in lines


def test_it_opens_with_a_third_of_the_lines_above() -> None:
    pane = opened(LONG)
    assert pane.text()[2].startswith("│  Line 46")
    assert pane.text()[2 + 17 // 3].startswith("│▌ Line 51")


@pytest.mark.parametrize(
    ("first", "top", "number"),
    [(51, 46, 54), (51, 46, 59), (51, 55, 60), (51, 46, 49), (51, 43, 48), (1, 1, 2), (97, 84, 99), (51, 81, 86)],
)
def test_lines_stay_where_the_next_words_are_well_in_view(first: int, top: int, number: int) -> None:
    text = "".join(f"Line {n}\n" for n in range(1, 101))
    there = {n: (text.index(f"Line {n}\n"), text.index(f"Line {n}\n") + 5) for n in range(1, 101)}
    source = Fake(text, [there[first], there[number]])
    pane = opened(source)
    pane.bind(source, View(passage=2, lit=(2,)), there[number][0])
    assert pane.lines[0].start == text.index(f"Line {top}\n")
    assert pane.lines[number - top].lit == pages.LIT


def test_words_that_do_not_stand_wholly_in_view_are_opened_at_a_third() -> None:
    text = "".join(f"Line {n}\n" for n in range(1, 101))
    at = text.index("Line 60\n")
    source = Fake(text, [(text.index("Line 51"), text.index("Line 51") + 5), (at, at + 20)])
    pane = opened(source)
    pane.bind(source, View(passage=2, lit=(2,)), at)
    assert pane.text()[2 + 17 // 3].startswith("│▌ Line 60")


@pytest.mark.parametrize(
    ("keys", "top"),
    [
        ([("move", 1)], 47),
        ([("move", -1)], 45),
        ([("page", 1)], 61),
        ([("page", -1)], 31),
        ([("end", True)], 84),
        ([("end", False)], 1),
        ([("end", True), ("move", 5)], 84),
        ([("end", False), ("move", -5)], 1),
        ([("end", True), ("page", -1), ("page", 1)], 84),
    ],
)
def test_moving(keys: list[tuple[str, int]], top: int) -> None:
    pane = opened(LONG)
    for name, value in keys:
        getattr(pane, name)(value)
    assert f" Line {top} of" in pane.text()[2]
    assert pane.view.top == sum(map(len, LINES[: top - 1]))


def test_moving_says_whether_it_moved() -> None:
    pane = opened(LONG)
    pane.end(False)
    pane.sent.clear()
    assert (pane.move(-1), pane.page(-1), pane.end(False), pane.sent) == (False, False, False, [])
    assert pane.move(1)
    assert [type(one) for one in pane.sent] == [ArticlePane.Moved]


def test_stepping_through_passages_scrolls_only_where_it_must() -> None:
    pane = opened(LONG)
    top = pane.view.top
    assert pane.step()
    assert (pane.view.passage, pane.view.lit, pane.view.top) == (3, (3,), top)
    assert pane.drawn[-1]
    assert not pane.step()
    assert isinstance(pane.sent[-1], ArticlePane.Said)
    assert pane.step(back=True)
    assert pane.step(back=True)
    assert (pane.view.passage, pane.view.top) == (2, 0)
    assert not pane.step(back=True)


def test_stepping_begins_at_what_is_in_view() -> None:
    pane = opened(LONG)
    pane.end(False)
    assert pane.step()
    assert pane.view.passage == 2
    pane.end(True)
    assert pane.step(back=True)
    assert pane.view.passage == 3


def test_a_passage_that_is_partly_below_is_scrolled_into_view() -> None:
    start = sum(map(len, LINES[:14]))
    pane = opened(Fake("".join(LINES), [(0, 4), (start, start + 80)]))
    assert pane.step()
    assert pane.lines[0].start > 0
    assert [drawn.lit for drawn in pane.lines].count("lit") == 4


def test_a_view_is_come_back_to() -> None:
    pane = opened(LONG)
    pane.move(3)
    view, lines = pane.view, pane.text()
    pane.end(True)
    pane.bind(LONG, view)
    assert (pane.view, pane.text()) == (view, lines)


def test_another_width_keeps_the_first_words() -> None:
    pane = opened(Fake("some words of a long paragraph " * 200, [(3000, 3010)]), width=70)
    top = pane.view.top
    pane.room = Size(33, 20)
    pane.on_resize()
    assert pane.lines[0].start <= top < pane.lines[0].stop


def test_all_passages_of_a_record_are_lit() -> None:
    pane = Pane()
    pane.bind(LONG, View(passage=1, lit=(1, 3)), LONG.spans[0][0])
    assert [drawn.lit for drawn in pane.lines if drawn.lit] == ["lit", "lit"]


def test_a_click_chooses_the_passage_of_a_line() -> None:
    pane = opened(LONG)
    row = next(y for y, line in enumerate(pane.text()) if "Line 52" in line)
    assert pane.at_line(row)
    assert pane.view.passage == 3
    assert pane.at_line(row)
    assert pane.view.passage == 3
    assert not pane.at_line(2)
    assert not pane.at_line(0)


def test_covered_articles_show_nothing_until_uncovered() -> None:
    source = Fake("Secret words.", [(0, 6)], covered=True)
    pane = opened(source)
    assert "Secret" not in "".join(pane.text())
    assert "2 claims" not in "".join(pane.text())
    assert "Protected" in pane.text()[2]
    pane.uncover(True)
    assert pane.text()[2] == "│▌ Secret words."
    pane.uncover(False)
    assert "Secret" not in "".join(pane.text())


def test_a_covered_article_says_in_whole_how_it_is_uncovered_in_a_narrow_pane() -> None:
    pane = opened(Fake("Secret words.", [(0, 6)], covered=True), width=38)
    pane.worded = lambda words: words.replace("{uncover}", "X")
    said = [one.strip("│ ") for one in pane.text()[2:4]]
    assert " ".join(said) == "Protected: its words stay covered until X uncovers them."


def test_a_locked_file_is_tried_again_and_what_is_shown_stays() -> None:
    source = replace(LONG, busy=True)
    pane = opened(source)
    assert (pane.lines, pane.timers) == ((), [pane.retry])
    source.busy = False
    pane.retry()
    shown = pane.text()
    assert "Line 51" in "".join(shown)
    source.busy = True
    pane.move(7)
    pane.move(40)
    assert (pane.text(), pane.timers) == (shown, [pane.retry] * 2)
    source.busy = False
    pane.retry()
    assert pane.text()[2].startswith("│  Line 84")
    pane.retry()
    assert pane.text()[2].startswith("│  Line 84")


def test_opening_in_a_huge_line_reads_only_what_is_near() -> None:
    source = Fake("word " * 400_000, [(1_000_000, 1_000_004)])
    pane = opened(source)
    assert pane.cursor == 1_000_000
    assert {at // 65_536 for span in source.asked for at in span} <= {14, 15, 16}


async def test_on_a_screen_with_a_real_case(tmp_path: Path) -> None:
    case = create(tmp_path / "a.db", Person("ann"))
    words = "Two shells hit a market.\n" * 60
    with case.write("add") as writer:
        article = writer.insert("article", {"title": "Market", "publisher": "Paper"})
        text = writer.insert("text", {"article": article, "version": 1, "length": len(words)})
        rows = [(text, n, start, start + len(one), 0, one) for n, (start, one) in enumerate(spans.parts(words), 1)]
        writer.insert_many("part", ("text", "position", "start", "stop", "bytes_start", "words"), rows)
        note = writer.insert("note", {"text": "look"})
        writer.insert("citation", {"record": note, "passage": writer.passage(text, 754, 760, "shells")})
    case.close()
    case = Case.open(tmp_path / "a.db", Person("ann"), readonly=True, wait=0)
    (spot,) = spots(case, note)

    class One(App[None]):
        def compose(self) -> ComposeResult:
            yield ArticlePane(look("dark"))

    app = One()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.query_one(ArticlePane)
        pane.styles.height = 24
        pane.bind(Reader(case, spot.text), View(passage=spot.passage, lit=(spot.passage,)), spot.start)
        await pilot.pause()
        assert (pane.passage and pane.passage.words, pane.cursor) == ("shells", 754)
        row = pane.shape.head + pane.shape.height // 3
        assert app.screen._compositor.get_widget_at(3, row)[0] is pane
        assert "▌ Two shells hit" in pane.render_line(row).text
        pane.post_message(pane.Said("x"))
        await pilot.pause()
    case.close()
