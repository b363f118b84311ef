"""The text cursor of an article: whole characters only, whatever the text; what is lit is what is stored."""

from pathlib import Path
from random import Random

import pytest
from article_pane import Fake, Pane, opened
from hypothesis import given
from hypothesis import strategies as st
from pyte_terminal import Terminal
from rooms import small, third_article
from small_case import an_article, put_text, small_case
from test_article import STRANGE, TEXTS, WIDTHS
from textual.geometry import Size

from db import Case, Cite, Reader, make_record
from db.edits.citing import cite
from db.words.graphemes import is_boundary
from tui import safe
from tui.article.motions import DATE, NUMBER, PARAGRAPH, QUOTATION, SENTENCE, WORD
from tui.article.page import View

UNITS = (WORD, SENTENCE, PARAGRAPH, NUMBER, DATE, QUOTATION)
ACTS = (
    *((f"go {unit} {by}") for unit in UNITS for by in (1, -1)),
    *(f"take {unit}" for unit in UNITS),
    *"right left down up page back first last select turn widen narrow drop next click".split(),
)
FLAGS = "🇸🇾" * 3 + "a\u0300\u0301" + "👩\u200d👩\u200d👧" + "각" + "قَتَلَ" + "\n\n\n"


def bound(text: str, width: int = 30, height: int = 8) -> Pane:
    """A pane at the beginning of a text."""
    pane = Pane(width, height)
    pane.bind(Fake(text, [(0, min(3, len(text)))]), View(), 0)
    return pane


def act(pane: Pane, name: str) -> None:
    """One key."""
    cursor = pane.selector
    verb, *rest = name.split()
    simple = {
        "right": lambda: cursor.by_character(1), "left": lambda: cursor.by_character(-1),
        "down": lambda: cursor.by_lines(1), "up": lambda: cursor.by_lines(-1), "page": lambda: cursor.by_lines(6),
        "back": lambda: cursor.by_lines(-6), "first": lambda: cursor.to_end(False), "last": lambda: cursor.to_end(True),
        "select": cursor.select, "turn": cursor.turn, "widen": cursor.widen, "narrow": cursor.narrow,
        "drop": cursor.drop, "next": pane.step,
        "click": lambda: (cursor.press(5, 2), cursor.drag(9, 3), cursor.release(17, 4)),
    }  # fmt: skip
    if verb == "go":
        cursor.go(rest[0], int(rest[1]))
    elif verb == "take":
        cursor.take(rest[0])
    else:
        simple[verb]()
    while pane.timers:  # what is far is looked for a little at a time
        pane.timers.pop(0)()


@given(st.one_of(TEXTS, st.just(STRANGE), st.just(FLAGS * 9)), WIDTHS, st.lists(st.sampled_from(ACTS), max_size=25))
def test_no_key_splits_a_character_and_what_is_lit_is_what_is_stored(text: str, width: int, acts: list[str]) -> None:
    pane = bound(text, width)
    for name in acts:
        act(pane, name)
        caret, span = pane.view.caret, pane.selector.span
        assert caret is None or (0 <= caret < len(text) and is_boundary(text, caret)), name
        if span and caret is not None:
            start, stop = span
            assert 0 <= start < stop <= len(text), name
            assert is_boundary(text, start), name
            assert is_boundary(text, stop), name
            assert pane.selector.words == text[start:stop]
            for drawn in pane.lines:
                lit = "".join(shown for shown, _, names in drawn.runs if "chosen" in names)
                low, high = max(start, drawn.start) - drawn.start, min(stop, drawn.stop) - drawn.start
                words = pane.flow.line(drawn.start).words  # type: ignore[union-attr]
                assert lit.strip() == safe.show(words[max(low, 0) : max(high, 0)]).strip(), name


def test_the_cursor_is_always_in_view() -> None:
    pane = bound("word " * 900 + "\n\n" + STRANGE)
    for name in ("go word 1", "page", "page", "last", "up", "first", "down", "last", "go paragraph -1"):
        act(pane, name)
        assert pane.view.caret is not None
        assert pane.lines[0].start <= pane.view.caret < pane.lines[-1].stop, name


TOLD = (
    "Strike hits town\n\n"
    "On Jan. 29, 2020, strikes near a hospital killed 11 civilians and wounded at least three people, Example Watch "
    "said. “It was the worst night,” said A. Doctor. “We ran.”"
    "\n\nNothing here.\n\nThen 18 schools were closed on March 3."
)


def press(pane: Pane, *names: str) -> str:
    """What is selected after some keys."""
    for name in names:
        act(pane, name)
    return pane.selector.words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("go number 1, select, go word 1, go word 1", "11 civilians"),
        ("go number 1, widen", "11 civilians"),
        ("go number 1, widen, go word -1, go word -1", "killed 11"),
        ("go number 1, widen, turn, go word 1, go word 1", "civilians and"),
        ("go number 1, go word 1, select, go word -1", "11 civilians"),
        ("go number 1, widen, go sentence -1", TOLD[18 : TOLD.index(" civilians")]),
        ("go number 1, widen, widen", "killed 11 civilians"),
        ("go number 1, widen, widen, narrow", "11 civilians"),
        ("go number 1, go number 1, take number", "at least three people"),
        ("go number 1, go number 1, take number, take number", "wounded at least three people"),
        ("go paragraph 1, take number", "11 civilians"),
        ("go paragraph 1, take quotation", "It was the worst night,"),
        ("go quotation 1, go quotation 1, take quotation", "We ran."),
        ("go date 1, widen", "Jan. 29, 2020"),
        ("go date 1, go word 1, widen", "Jan. 29, 2020"),
        ("go date 1, go date 1, select, go word 1, go word 1", "March 3"),
        ("take quotation, take quotation", "It was the worst night,"),
        ("go number 1, take sentence", TOLD[18:134]),
        ("go number 1, take paragraph", TOLD[18 : TOLD.index("\n\nNothing")]),
        ("last, go number -1, take number, take number", "18 schools"),
        ("go number 1, select, go word 1, go word 1, turn, go word -1", "killed 11 civilians"),
        ("go number 1, take number, take number, turn, go word 1", "11 civilians"),
        ("go number 1, take number, take number, go word -1", "killed 11"),
        ("go number 1, take word, drop", ""),
    ],
)
def test_what_keys_select(names: str, words: str) -> None:
    assert press(bound(TOLD, 60, 20), *names.split(", ")) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It came on Tuesday, not Thursday.", ["Tuesday", "Thursday"]),
        ("Between September and December 2018.", ["September", "December 2018"]),
        ("Since the beginning of February it may rain.", ["February"]),
    ],
)
def test_the_cursor_stops_at_every_date(text: str, found: list[str]) -> None:
    pane = bound(text, 60)
    for words in found:
        press(pane, "go date 1")
        assert text.startswith(words, pane.selector.here())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Killing two teachers and a guard.", "two teachers"),
        ("It said two hospital workers died.", "two hospital workers"),
        ("Of those two was the worst.", "two"),
        ("He lost six. Others fled.", "six"),
    ],
)
def test_a_number_is_taken_with_what_it_counts(text: str, words: str) -> None:
    assert press(bound(text, 60), "take number") == words


def test_a_number_without_a_verb_says_so_when_it_is_taken_again() -> None:
    pane = bound("The ward had 40 beds.\n\nStrikes killed 11 civilians.", 60)
    assert press(pane, "take number", "take number", "take number") == "40 beds"
    said = [one.sentence for one in pane.sent if hasattr(one, "sentence")]
    assert [one.partition(" stands")[0] for one in said] == ["No verb such as “killed” or “wounded”"] * 2
    assert press(pane, "narrow") == "", "what was taken once is let go once"
    assert press(pane, "go paragraph 1", "take number", "take number") == "killed 11 civilians"
    assert [one.sentence for one in pane.sent if hasattr(one, "sentence")] == said


def test_words_coded_last_offer_what_stands_in_them_first() -> None:
    pane = bound("First 5 boys fled. Strikes killed 11 civilians and wounded 3 people. Of 9 men none came.", 60)
    press(pane, "go number 1", "go number 1", "take sentence")
    span = pane.selector.span
    assert span
    pane.selector.remember(span, {}, "I1")
    assert press(pane, "take number") == "11 civilians"
    span = pane.selector.span
    assert span
    pane.selector.remember(span, {}, "")
    assert press(pane, "take number") == "3 people"


def test_where_the_paragraph_has_no_more_the_next_one_is_selected() -> None:
    pane = bound("Strikes killed 11 civilians.\n\nNobody came.\n\nThen 3 people died. “We ran.”", 60)
    press(pane, "take number")
    span = pane.selector.span
    assert span
    pane.selector.remember(span, {}, "")
    assert press(pane, "take number") == "3 people"
    assert press(pane, "narrow") == "", "and is let go where it was taken from"
    assert press(pane, "go paragraph -1", "take quotation") == "We ran."


def test_dropping_coded_words_leaves_the_text_cursor_behind_them() -> None:
    pane = bound("First 5 boys fled.\n\nStrikes killed 11 civilians and wounded 3 people.", 60)
    press(pane, "go paragraph 1", "take number")
    span = pane.selector.span
    assert span
    pane.selector.remember(span, {}, "")
    assert pane.selector.drop()
    assert (pane.selector.on, pane.selector.here()) == (True, span[1])
    assert press(pane, "take number") == "3 people"


def test_a_selection_stands_out_on_a_terminal_and_nothing_else() -> None:
    pane = bound(TOLD, 60, 20)
    press(pane, "go number 1", "take number", "take number")
    terminal = Terminal(62, 20)
    pane.show_on(terminal)
    cells = (terminal.cell(y, x) for y in range(2, 19) for x in range(60))
    lit = "".join(cell.data for cell in cells if cell.reverse or (cell.underscore and cell.bold))
    assert lit.replace(" ", "") == "killed11civilians"


def test_a_reader_without_a_text_cursor_scrolls() -> None:
    pane = bound("word " * 900)
    assert not pane.selector.on
    pane.move(3)
    assert (pane.view.caret, pane.lines[0].start > 0) == (None, True)


def test_search_selects_its_hit_and_a_passage_can_be_selected() -> None:
    pane = opened(Fake(TOLD, [(76, 88)]), width=60)
    pane.finder.type("worst night")
    assert pane.selector.words == "worst night"
    press(pane, "select", "go word 1")
    assert pane.selector.words.startswith("worst night,” said")
    pane = opened(Fake(TOLD, [(76, 88)]), width=60)
    assert press(pane, "select") == TOLD[76:88]


def test_dropping_a_hit_leaves_the_text_cursor_where_it_begins() -> None:
    pane = bound(TOLD, 60)
    pane.finder.type("at least three")
    pane.finder.settle(keep=True)
    assert pane.selector.drop()
    assert (pane.selector.words, pane.finder.needle, pane.view.caret) == ("", "", TOLD.index("at least"))
    assert press(pane, "take number") == "at least three people"


def test_what_is_lit_in_view_stays_in_view_where_the_pane_shrinks() -> None:
    pane = bound(TOLD, 100, 10)
    pane.finder.type("18 schools")
    assert pane.cursor is not None
    pane.room = Size(20, 10)
    pane.on_resize()
    assert pane.cursor == TOLD.index("18 schools")


def test_a_way_to_a_number_far_off_lets_others_in() -> None:
    pane = bound("Some words of no use here.\n\n" * 4000 + "Then 12 people died.", 60, 10)
    pane.selector.go(NUMBER, 1)
    for _ in range(4000):
        if not pane.timers:
            break
        pane.timers.pop()()  # type: ignore[operator]
    assert press(pane, "take number") == "12 people"


def test_where_there_is_none_it_says_so() -> None:
    pane = bound("No figures at all.", 40, 10)
    pane.selector.go(NUMBER, 1)
    pane.selector.take(QUOTATION)
    said = [one.sentence for one in pane.sent if hasattr(one, "sentence")]
    assert said == ["No number follows.", "No quotation follows."]


def test_covered_words_are_not_selected() -> None:
    pane = Pane()
    pane.bind(Fake(TOLD, [(0, 5)], covered=True), View(), 0)
    press(pane, "select", "take word", "widen", "last", "right")
    assert (pane.view.caret, pane.selector.words) == (None, "")


def steps_of(case: Case, text: int, length: int) -> int:
    """How much SQLite works for a few keys in the middle of a text, in hundreds of instructions."""
    pane = Pane(80, 24)
    pane.bind(Reader(case, text), View(), length // 2)
    act(pane, "right")
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    case.connection.set_progress_handler(step, 100)
    for name in (
        "right",
        "go word 1",
        "select",
        "go sentence 1",
        "take number",
        "widen",
        "down",
        "drop",
        "go number 1",
    ):
        act(pane, name)
    case.connection.set_progress_handler(None, 0)
    return count


def test_a_key_costs_no_more_in_a_long_article_with_many_passages(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        costs = []
        for copies in (20, 1200):
            article = make_record(case, "article", {"title": "Long"}).ids[0]
            words = (TOLD + "\n\n") * copies
            text = put_text(case, article, words)
            with case.write("passages") as writer:
                for start in range(0, len(words) - 9, 250):
                    passage = writer.passage(text, start, start + 9, words[start : start + 9])
                    made = writer.insert("claim", {"subject": case.codes.id("I1"), "property": "killed", "said": "x"})
                    writer.set_link("citation", {"record": made, "passage": passage, "role": "cites"})
            costs.append(steps_of(case, text, len(words)))
        assert costs[1] < 1.6 * costs[0] + 5, costs


def test_what_is_stored_is_what_is_lit(tmp_path: Path) -> None:
    chance = Random(7)
    with small_case(tmp_path) as case:
        article = make_record(case, "article", {"title": "Strange"})
        text = put_text(case, article.ids[0], STRANGE + FLAGS * 3)
        pane = Pane(40, 12)
        pane.bind(Reader(case, text), View(), 0)
        for _ in range(60):
            for name in (*chance.choices(ACTS[:12], k=3), "select", *chance.choices(ACTS, k=3)):
                act(pane, name)
            span, words = pane.selector.span, pane.selector.words
            if not words.strip() or pane.view.caret is None:
                continue
            with case.write("cite") as writer:
                passage = cite(writer, case, Cite(article.codes[0], start=span[0], stop=span[1]))
            stored = str(case.get(passage)["words"])
            lit = "".join(shown for line in pane.lines for shown, _, names in line.runs if "chosen" in names)
            assert stored == words
            assert safe.show(lit).replace(" ", "") in safe.show(stored).replace(" ", "")
            pane.selector.drop()


async def test_escape_drops_the_selection_first_and_then_leaves_the_zoom(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "Raids killed 11 civilians and wounded 30 people.")
    async with small(tmp_path) as room:
        await third_article(room)
        await room.keys("z", "==")
        browser = room.app.browser
        assert browser.article.selector.words == "11 civilians"
        await room.keys("escape")
        assert (browser.article.selector.words, browser.state.zoomed) == ("", True)
        await room.keys("escape", "escape")
        assert (browser.article.selector.on, browser.state.zoomed) == (False, False)


async def test_a_selection_stays_where_lists_are_read_again_before_it_was_told_of(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "Raids killed 11 civilians and wounded 30 people.")
    async with small(tmp_path) as room:
        await third_article(room)
        browser = room.app.browser
        selector = browser.article.selector
        selector.choose((0, 5))
        selector.choose((13, 25))
        browser.renew()
        await room.pilot.pause()
        assert selector.span == (13, 25)
