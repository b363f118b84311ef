"""The mouse in an article: what is dragged over is lit meanwhile; clicks at one place take ever more."""

from pathlib import Path

import pytest
from article_pane import Fake, Pane
from rooms import small, third_article
from small_case import ANN, an_article, put_text, small_case

from tui.article.page import CARET, CHOSEN, View


def bound(text: str, width: int, height: int) -> Pane:
    """A pane at the beginning of a text."""
    pane = Pane(width, height)
    pane.bind(Fake(text, []), View(), 0)
    return pane


def test_the_mouse_selects_from_where_it_goes_down_to_where_it_goes_up() -> None:
    pane = bound("Alpha beta gamma\ndelta", 40, 10)
    pane.selector.press(3 + 6, 2)
    assert pane.selector.release(3 + 9, 2)
    assert pane.selector.words == "beta"
    pane.selector.press(3, 2)
    assert not pane.selector.release(3, 2)


def test_what_the_mouse_goes_over_is_lit_while_it_is_held() -> None:
    pane = bound("Alpha beta gamma\ndelta", 40, 10)
    cursor = pane.selector
    cursor.drag(3 + 9, 2)
    assert not cursor.on, "no button is held"
    cursor.press(3 + 6, 2)
    before = pane.view
    for x, words in ((8, "bet"), (9, "beta"), (12, "beta ga"), (5, " b"), (6, "")):
        cursor.drag(3 + x, 2)
        assert cursor.words == words
        lit = "".join(run[0] for run in pane.lines[0].runs if {CHOSEN, CARET} & set(run[2].split()))
        assert lit == words
    assert pane.view == before, "back where it began nothing is selected"
    cursor.drag(3 + 9, 2)
    assert cursor.release(3 + 9, 2)
    cursor.drag(3, 2)
    assert cursor.words == "beta"


def test_beyond_the_lines_they_scroll_under_the_mouse() -> None:
    pane = bound("\n".join(f"line {n}" for n in range(40)), 40, 10)
    last = pane.shape.head + len(pane.lines)
    pane.selector.press(3, 3)
    for n in range(1, 4):
        pane.selector.drag(3 + 5, last)
        assert pane.view.top == 7 * n
    assert pane.selector.words.startswith("line 1\n")
    for _ in range(9):
        pane.selector.drag(3, 0)
    assert (pane.view.top, pane.selector.words) == (0, "line 0\nl")


def test_clicks_at_one_place_take_ever_more() -> None:
    pane = bound("Alpha beta gamma. Delta ends.\nEpsilon.", 60, 10)
    cursor = pane.selector
    found = []
    for at in (1.0, 1.2, 1.4, 1.6, 1.8):
        found.append((cursor.press(3 + 7, 2, at), cursor.words, cursor.release(3 + 7, 2)))
    first, every = "Alpha beta gamma.", "Alpha beta gamma. Delta ends."
    assert found == [(False, "", False), *((True, words, True) for words in ("beta", first, every, every))]
    assert not cursor.press(3 + 7, 2, 9.0), "too late to belong to them"
    assert cursor.words == "", "a click drops the selection"
    assert not cursor.press(3 + 12, 2, 9.1), "elsewhere"
    assert cursor.press(3 + 12, 2, 9.2)
    assert cursor.words == "gamma"
    for x, words in ((19, "gamma. Delta"), (2, "Alpha beta gamma")):
        cursor.drag(3 + x, 2)
        assert cursor.words == words, "by whole words"


@pytest.mark.parametrize(
    ("down", "up", "words"),
    [
        ((9, 2), (3, 3), "beta gamma"),  # on the empty line below
        ((3, 3), (7, 4), "delta"),  # from it
        ((5, 4), (9, 3), "del"),  # back onto it
        ((3, 4), (30, 9), "delta"),  # below all words
        ((8, 2), (3, 0), "Alpha "),  # over the head
    ],
)
def test_the_mouse_selects_from_and_to_lines_without_words(
    down: tuple[int, int], up: tuple[int, int], words: str
) -> None:
    pane = bound("Alpha beta gamma\n\ndelta", 40, 12)
    pane.selector.press(*down)
    assert pane.selector.release(*up)
    assert pane.selector.words == words


def test_a_click_on_an_empty_line_selects_nothing() -> None:
    pane = bound("Alpha beta gamma\n\ndelta", 40, 12)
    pane.selector.press(3, 3)
    assert not pane.selector.release(3, 3)
    assert pane.selector.words == ""


async def test_a_button_that_went_up_outside_the_window_selects_no_more(tmp_path: Path) -> None:
    with small_case(tmp_path, ANN) as case:
        put_text(case, an_article(case), "Alpha beta gamma")
    async with small(tmp_path) as room:
        await third_article(room)
        article = room.app.browser.article
        left, top = article.region.x + 3, article.region.y + 2
        await room.pilot.mouse_down(offset=(left, top))
        await room.pilot.hover(offset=(left + 4, top))
        await room.until(lambda: article.selector.words == "Alpha")
        await room.pilot.mouse_down(offset=(3, 3))
        view = article.view
        await room.pilot.hover(offset=(left + 9, top))
        assert article.view == view
