"""Finding words anywhere: hits by kind with the words around them, and journeys to them."""

import unicodedata
from pathlib import Path

import pytest
from rooms import Room, shown, small
from small_case import ANN, claim, put_text, small_case

from db import PLACES, Case, Cite, Found, Hit, create, find_in, make_record, note
from db.migrations.found import FOUND
from tui import safe
from tui.browser import Browser
from tui.find import Find
from tui.finds import EACH, Finds, count_words, hit_lines, page, tail


def words_of(case: Case, text: int) -> str:
    """All words of a text."""
    return "".join(row[0] for row in case.rows("SELECT words FROM part WHERE text = ? ORDER BY start", (text,)))


def hit(number: int, kind: str = "incident", **more: object) -> Hit:
    """A hit."""
    values = {"title": f"Title {number}", "before": "before ", "words": "hit", "after": " after", **more}
    return Hit(kind, number, f"I{number}", **values)  # type: ignore[arg-type]


def test_every_place_is_looked_in() -> None:
    tables = {"case" if one == "documented_case" else one for one in FOUND}
    assert tables - {"name"} <= set(PLACES)


def test_hits_in_one_place(case: Case) -> None:
    assert [one.code for one in find_in(case, "incident", "hosp", prefix=True).hits] == ["I1"]
    assert [one.code for one in find_in(case, "other names", "اريحا").hits] == ["L2"]
    assert [one.code for one in find_in(case, "passage", "eight people").hits] == ["C2"]
    text = find_in(case, "words of articles", '"eight people"').hits[0]
    assert (text.code, text.words) == ("A2", "eight people")
    assert words_of(case, text.text)[text.at : text.at + 12] == "eight people"
    assert find_in(case, "actor", "hospital").hits == []
    assert find_in(case, "actor", '"').hits == []
    assert len(find_in(case, "actor", "force", limit=1).hits) == 2


def test_what_is_protected_is_not_found(case: Case) -> None:
    make_record(case, "victim", {"name": "A driver of the hospital"})
    assert find_in(case, "victim", "driver") == Found()
    assert count_words(Finds().with_hits([hit(1)]), False) == "1 found"


def test_hits_are_grouped_and_each_is_there_once() -> None:
    finds = Finds().with_hits([hit(1, "claim"), hit(2), hit(1, "claim"), hit(3)])
    assert finds.kinds == ["incident", "claim"]
    assert [one.id for one in finds.hits] == [2, 3, 1]
    paragraphs = [hit(4, "article", text=9, at=at) for at in (0, 50)]
    assert len(finds.with_hits(paragraphs).groups["article"]) == 2
    many = Finds().with_hits(hit(number) for number in range(EACH + 5))
    assert (len(many.hits), many.more) == (EACH, {"incident"})
    assert count_words(many, False) == f"{EACH}+ found"


def test_the_cursor_stays_on_its_hit() -> None:
    finds = Finds().with_hits([hit(1, "claim"), hit(2, "claim")]).to(1)
    more = finds.with_hits([hit(3)])
    assert more.hit
    assert more.hit.id == 2
    assert Finds().with_hits([hit(1, "claim")]).with_hits([hit(3)]).hit.id == 3
    assert Finds().to(5).hit is None


@pytest.mark.parametrize("width", [30, 60, 80, 140])
@pytest.mark.parametrize("words", ["hit", "ضربة جوية", "日本語", "a\nphrase over lines", "x" * 200])
def test_the_hit_is_always_seen_and_lines_fit(width: int, words: str) -> None:
    one = hit(1, before="before " * 20, words=words, after=" after" * 20, title="Another title " * 9)
    for shown_hit in (one, hit(1, title="", before="", words=words, after="")):
        lines = hit_lines(shown_hit, width, here=True)
        assert any(style == "lit" and text.strip() for line in lines for text, style in line)
        for line in lines:
            assert sum(safe.width(safe.unfence(text)) for text, _ in line) <= width
    assert tail("one two three", 6) == "…three"


def test_a_hit_within_its_title_takes_one_line() -> None:
    assert len(hit_lines(hit(1, title="before hit after all"), 80, here=False)) == 1
    assert len(hit_lines(hit(1), 80, here=False)) == 2
    drawn = page(Finds().with_hits([hit(1), hit(2, "claim")]), 80)
    assert [stop - start for start, stop in drawn.places] == [2, 2]
    assert "›" in "".join(text for text, _ in drawn.lines[drawn.places[0][0]])


# Journeys


async def test_from_a_few_letters_to_the_words_of_an_article(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("f", "=eight pe")
        await room.until(lambda: "found" in room.text and "found …" not in room.text)
        assert "Articles" in room.text
        assert "Claims" in room.text
        await room.keys("enter")
        browser = room.screen
        assert isinstance(browser, Browser)
        await room.until(lambda: browser.article.view.span)
        await room.reads("At least eight people died")
        with small_case(tmp_path) as other:
            start, stop = browser.article.view.span
            assert words_of(other, browser.state.source.text)[start:stop] == "eight"
        await room.keys("backspace")
        assert browser.state.source is None


async def test_to_a_record_and_again_with_the_same_words(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("f", "=south")
        await room.reads("P3")
        await room.keys("tab", "shift+tab", "enter")
        await room.until(lambda: isinstance(room.screen, Browser))
        await room.reads("South Force")
        await room.keys("f")
        screen = room.screen
        assert isinstance(screen, Find)
        assert screen.entry.text == "south"
        await room.keys("=no such thing")
        await room.reads("Nothing was found.")
        assert screen.entry.text == "no such thing"
        await room.keys("enter")
        assert "Nothing is found to go to." in room.text
        await room.keys("escape")
        assert isinstance(room.screen, Browser)


async def test_back_from_a_hit_leads_to_the_hits_as_they_were(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("f", "=south")
        await room.reads("P3")
        await room.keys("down")
        screen = room.screen
        assert isinstance(screen, Find)
        left = screen.finds.hit
        assert left != screen.finds.to(0).hit
        await room.keys("enter")
        await room.until(lambda: isinstance(room.screen, Browser))
        await room.keys("backspace")
        assert room.screen is screen
        assert screen.finds.hit == left
        await room.keys("escape", "f")
        await room.until(lambda: screen.finds.hit == left)


async def test_what_was_found_stays_in_view_until_there_is_something_for_the_next_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with small(tmp_path) as room:
        await room.keys("f", "=sout")
        screen = room.screen
        assert isinstance(screen, Find)
        await room.until(lambda: not screen.looking)
        assert "3 found" in room.text
        monkeypatch.setattr(screen.finder, "look", lambda words, came: None)
        await room.keys("=x")
        assert "South Force" in room.text
        assert "found" not in room.text
        await room.keys("enter")
        assert room.screen is screen
        assert "Nothing is found to go to yet." in screen.foot.said
        screen.came("soutx", None)
        await room.reads("Nothing was found.")
        assert "South Force" not in room.text


POISON = "\x1b]52;c;aGk=\x07[sic][/b]\x9b5n\u202e\U000e0041[@click=app.quit]"


def poisoned(folder: Path) -> Case:
    """A case whose texts carry escapes, markup and direction marks."""
    case = create(folder / "poisoned.db", ANN, title="Poisoned")
    article = make_record(case, "article", {"title": f"strike {POISON}", "publisher": POISON}).ids[0]
    put_text(case, article, f"A strike {POISON} killed 11 civilians\n")
    make_record(case, "actor", {"name": f"Force {POISON}", "description": f"strike\n{POISON}"})
    make_record(case, "incident", {"title": f"strike {POISON}", "who": "P1"})
    claim(case, {"property": "killed"}, Cite("A1", "killed 11 civilians"))
    note(case, case.codes.id("I1"), f"strike {POISON}")
    return case


def clean(room: Room) -> None:
    """No line of the screen holds what a terminal may act on."""
    text = room.text.replace("\n", "").replace(safe.LRM, "")
    assert not [char for char in text if unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs")]
    assert "[sic][/b]" in text


async def test_no_screen_lets_hostile_text_through(tmp_path: Path) -> None:
    async with shown(poisoned(tmp_path)) as room:
        await room.keys("f", "=strike")
        await room.until(lambda: "found" in room.text and "found …" not in room.text)
        clean(room)
        await room.keys("escape", "e")
        await room.reads("Edit I1")
        await room.keys("tab", "tab", "tab", "tab", "tab", "ctrl+u", "=Forc")
        await room.reads("P1  Force")
        clean(room)
        await room.keys("escape", "ctrl+t", "escape", "H")
        await room.reads("title set")
        clean(room)
        await room.keys("tab")
        await room.reads("History of the case file")
