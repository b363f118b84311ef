"""Looking for words in the article pane: as one types, from hit to hit, and back to where one was."""

import pytest
from article_pane import LINES, LONG, Fake, Pane, opened

from tui.article.looking import SLICE, Search
from tui.article.page import View
from tui.article.pane import ArticlePane


def test_finding_as_one_types() -> None:
    source = Fake("".join(LINES), [(3, 6)])
    pane = opened(source)
    for typed in ("l", "li", "line 6"):
        pane.finder.type(typed)
    assert pane.view.span
    assert source.text[slice(*pane.view.span)].lower() == "line 6"
    pane.finder.type("LINE 77")
    assert source.text[slice(*pane.view.span)] == "Line 77"
    assert pane.view.top > 0
    top = pane.view.top
    pane.finder.type("line 77 o")
    assert pane.view.top == top
    assert "hit lit" in {names for line in pane.lines for _, _, names in line.runs}
    pane.finder.type("")
    assert (pane.view.top, pane.view.passage) == (0, 1)


def test_hits_are_stepped_through_round_the_end_and_lit_quietly() -> None:
    source = Fake("".join(LINES))
    pane = Pane()
    pane.bind(source, View())
    pane.finder.type("line 1")
    pane.finder.settle(keep=True)
    numbers = []
    for _ in range(13):
        numbers.append(source.text[pane.view.span[0] :].split()[1])  # type: ignore[index]
        pane.step()
    assert numbers == ["1", *map(str, range(10, 20)), "100", "1"]
    pane.step(back=True)
    pane.step(back=True)
    assert source.text[pane.view.span[0] :].startswith("Line 100")  # type: ignore[index]
    assert [drawn.lit for drawn in pane.lines if drawn.lit] == ["lit"]


def test_leaving_a_search_comes_back_and_keeping_it_stays() -> None:
    pane = opened(LONG)
    before = pane.view
    pane.finder.type("line 99")
    pane.finder.settle(keep=False)
    assert (pane.view, pane.finder.needle) == (before, "")
    pane.finder.type("line 99")
    pane.finder.settle(keep=True)
    assert pane.view != before
    pane.finder.settle(keep=False)
    assert pane.finder.needle == ""


def test_words_that_are_nowhere_are_said_to_be() -> None:
    pane = opened(LONG)
    view = pane.view
    pane.finder.type("nowhere")
    assert isinstance(pane.sent[-1], ArticlePane.Said)
    assert pane.view == view


@pytest.mark.parametrize("at", [0, 5, SLICE - 3, SLICE, 3 * SLICE, 4 * SLICE])
def test_a_search_meets_every_hit_wherever_slices_end(at: int) -> None:
    text = "." * (SLICE - 3) + "needle" + "." * (2 * SLICE) + "needle" + "." * SLICE
    places = [SLICE - 3, 3 * SLICE + 3]
    for back in (False, True):
        wanted = [p for p in places if (p < at if back else p >= at)] or places
        search = Search("needle", at, len(text), back=back)
        found = None
        while not search.over and found is None:
            found = search.step(Fake(text))
        assert found
        assert found[0] == wanted[-1 if back else 0]
