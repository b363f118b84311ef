"""The journey from a record to its words and back, on the whole screen."""

from pathlib import Path

import pytest
from article_pane import Pane
from small_case import WIRE, small_case
from textual.pilot import Pilot

from db.case import Case, Person
from db.edits.records import make_record, set_fields
from db.reader import Reader
from tui import safe
from tui.app import Pincite
from tui.following import aim
from tui.state import ARTICLE, RECORD

SAMPLE = Path(__file__).resolve().parents[1] / "sample.db"


async def keys(app: Pincite, pilot: "Pilot[None]", *pressed: str) -> None:
    """Press keys, each as the browser takes it, and let everything settle."""
    for key in pressed:
        app.browser.press(key, key if len(key) == 1 else None)
        await pilot.pause()


def lit(app: Pincite) -> str:
    """The words that stand out in the article, line by line."""
    lines = ("".join(shown for shown, _, names in line.runs if "lit" in names) for line in app.browser.article.lines)
    return " ".join(one.strip() for one in lines if one)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_from_a_claim_to_its_words_and_back(tmp_path: Path, size: tuple[int, int]) -> None:
    case = small_case(tmp_path)
    app = Pincite(case)
    async with app.run_test(size=size) as pilot:
        browser = app.browser
        await keys(app, pilot, "5", "j", "enter", "enter")
        assert (browser.state.pane, lit(app)) == (ARTICLE, "At least eight people died in the strike")
        assert [one.code for one in browser.article.resting] == ["C2"]
        await keys(app, pilot, "n")
        assert lit(app) == "North Force or South Force did it"
        await keys(app, pilot, "n")
        assert "No passage follows" in browser.foot.said
        view = browser.article.view
        await keys(app, pilot, "p", "enter")
        assert (browser.state.pane, browser.record.sheet and browser.record.sheet.code) == (RECORD, "C3")
        await keys(app, pilot, "backspace")
        assert (browser.state.pane, browser.article.view) == (ARTICLE, view)
        await keys(app, pilot, "backspace")
        assert (browser.state.pane, browser.record.sheet and browser.record.sheet.code) == (RECORD, "C2")
        await keys(app, pilot, "h")
        assert browser.state.list.cursor == case.codes.id("C2")
    case.close()


async def test_words_are_found_in_an_article(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    app = Pincite(case)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(app, pilot, "5", "enter", "enter", "/", *"later", "enter")
        assert lit(app) == "Later"
        await keys(app, pilot, "n")
        assert app.browser.article.view.span == (WIRE.rindex("Later"), WIRE.rindex("Later") + 5)
        await keys(app, pilot, "escape")
        view = app.browser.article.view
        assert (app.browser.article.finder.needle, view.span, view.caret) == ("", None, WIRE.rindex("Later"))
        await keys(app, pilot, "N")
        assert lit(app) == "killed 11 civilians"
    case.close()


async def test_a_protected_article_shows_no_word_until_uncovered(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    set_fields(case, case.codes.id("A2"), {"handling": "protected"})
    app = Pincite(case)
    async with app.run_test(size=(140, 40)) as pilot:
        article = app.browser.article
        await keys(app, pilot, "4", "j", "enter", "l")
        assert (app.browser.state.pane, article.lines) == (ARTICLE, ())
        assert "Eight dead" not in "".join(article.render_line(y).text for y in range(article.size.height))
        await keys(app, pilot, "x")
        assert "At least eight people died" in "".join(article.render_line(y).text for y in range(article.size.height))
        await keys(app, pilot, "x")
        assert article.lines == ()
    case.close()


async def test_what_cites_no_words_says_so(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    make_record(case, "note", {"text": "A thought"})
    app = Pincite(case)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys(app, pilot, "8", "enter", "l")
        assert (app.browser.state.pane, app.browser.foot.said) == (RECORD, "No words are cited for this.")
    case.close()


def test_every_record_of_the_sample_leads_to_exactly_its_words(tmp_path: Path) -> None:
    (tmp_path / "sample.db").write_bytes(SAMPLE.read_bytes())
    case = Case.open(tmp_path / "sample.db", Person("ann"), readonly=True)
    pane = Pane(62, 24)
    records = [row[0] for row in case.rows("SELECT DISTINCT record FROM citation ORDER BY record")]
    assert len(records) > 120
    for record in records:
        source = aim(case, record)
        assert source
        pane.bind(Reader(case, source.text), source.view, source.at)
        lit = "".join(shown for line in pane.lines for shown, _, names in line.runs if "lit" in names)
        sql = "SELECT words FROM passage WHERE text = ? AND start < ? AND stop > ? AND id IN ({}) ORDER BY start"
        wanted = case.rows(
            sql.format(",".join(map(str, source.view.lit))), (source.text, pane.lines[-1].stop, pane.lines[0].start)
        )
        assert squeezed(lit) in squeezed("".join(words for (words,) in wanted))
        assert squeezed(case.get(source.view.passage or 0)["words"])[:20] in squeezed(lit)
    case.close()


def squeezed(words: str) -> str:
    """Words as shown, without white space and fences."""
    return safe.unfence(safe.show(words)).replace(" ", "")
