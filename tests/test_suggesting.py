"""Suggestions: what single rules read, what is offered for an article, and accepting and rejecting it."""

import json
from pathlib import Path

import pytest
from commands import pincite
from rooms import Room, small, third_article
from small_case import ANN, an_article, put_text, small_case

from db import Case, Invalid, accept, offers, reject, undo
from db.importing.replacing import replace_text
from db.suggest.finding import find
from db.suggest.reasons import RULES
from db.suggest.suggestion import KINDS, Counted, Dated, Placed, Quoted
from db.words.dates import read_date
from tui.editor.screen import Editor
from tui.offered import CALLED

DAY = read_date("2020-01-31")


def counts(text: str) -> list[tuple[str, str, str]]:
    """The counts of a text: what, the words, the unit."""
    found = [one for one in find(text, DAY) if isinstance(one.reading, Counted)]
    return [
        (one.reading.what, text[one.start : one.stop], one.reading.unit)
        for one in found
        if isinstance(one.reading, Counted)
    ]


def speakers(text: str) -> list[tuple[str, str, bool]]:
    """The quotations of a text: the words, the speaker in full, whether it is a guess."""
    made = []
    for one in find(text, DAY):
        if one.kind == "quote" and isinstance(one.reading, Quoted):
            said = " / ".join(text[start:stop] for start, stop in one.spans)
            made.append((said, one.reading.full or one.reading.speaker, bool(one.guess)))
    return made


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The raid killed at least 14 civilians and wounded 55.",
            [("killed", "at least 14 civilians", "civilians"), ("injured", "55", "not_said")],
        ),
        (
            "Eleven people, including three children, were killed.",
            [("killed", "Eleven people", "people"), ("killed", "three children", "children")],
        ),
        ("About 30,000 people have fled since Friday.", [("displaced", "About 30,000 people", "people")]),
        ("Police arrested five men on Monday.", [("arrested", "five men", "people")]),
        ("Nobody was hurt.", [("injured", "Nobody", "not_said")]),
        ("In 2014 they counted 41 videos and 18 attacks on 3 May.", []),
    ],
)
def test_counts_are_read_with_what_befell_whom(text: str, said: list[tuple[str, str, str]]) -> None:
    assert counts(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"It fell twice," said Maher Odeh, a volunteer.', [("It fell twice,", "Maher Odeh", False)]),
        ("“It fell,” Odeh said.", [("It fell,", "Odeh", False)]),
        ("A nurse told us: “It fell.\n\n“Then it fell again.”", [("It fell. / Then it fell again.", "A nurse", False)]),
        ("Maher Odeh, 41, stood there. “It fell on us,” he said.", [("It fell on us,", "Maher Odeh", True)]),
        ('"We will go," he added, "street by street."', [("We will go, / street by street.", "", False)]),
        ("The group’s report, “The List That Did Not Help”, is out.", []),
        ("The girls' school and the boys' school were shut.", []),
        ("The so-called ‘safe zone’ was hit.", []),
    ],
)  # fmt: skip
def test_quotations_have_their_speakers(text: str, said: list[tuple[str, str, bool]]) -> None:
    assert speakers(text) == said


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It was on 29 January 2020.", "2020-01-29"),
        ("It was on Thursday.", "2020-01-30"),
        ("They will meet on Monday.", "2020-02-03"),
        ("Since Dec. 1 it is shut.", "2019-12-01/.."),
        ("It ran from 18 February to 9 April 2018.", "2018-02-18/2018-04-09"),
        ("In January and February 2020 it rained.", "2020-01/2020-02"),
        ("That may be so; March on Rome.", None),
        ("Camps have been attacked since March.", "2019-03/.."),
        ("It was closed in March.", "2019-03"),
        ("Talks will resume in March.", "2020-03"),
    ],
)
def test_dates_are_read_against_the_day_of_publishing(text: str, edtf: str | None) -> None:
    found = [one.reading.edtf for one in find(text, DAY) if isinstance(one.reading, Dated)]
    assert found == ([edtf] if edtf else [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("in Ma‘arrat an-Nu‘man and Jisr ash-Shughur", ["Maarat al-Numan", "Jisr al-Shughour"]),
        ("in Kafranbel, in كفرنبل", ["Kafr Nabl", "Kafr Nabl"]),
        ("the town of Xandar", ["Xandar"]),
        ("the Idlib Health Directorate", []),
        ("Syrian forces left", []),
    ],
)
def test_places_are_known_by_any_spelling(text: str, names: list[str]) -> None:
    assert [one.reading.name for one in find(text) if isinstance(one.reading, Placed)] == names


def test_every_rule_is_told_in_a_sentence() -> None:
    text = (Path(__file__).parent / "suggest" / "texts" / "wire-ariha-market.txt").read_text("utf-8")
    assert {one.rule for one in find(text, DAY)} <= set(RULES)


TEXT = """Strike in Ariha

Air strikes in Ariha killed 11 civilians on 29 January. "It fell twice," said Maher Odeh, a volunteer.
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case file with one article of its own and one incident."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    for args in (("new", "c.db", "--title", "t"), ("incident", "c.db", "Strike in Ariha")):
        pincite(args[0], tmp_path / args[1], *args[2:])
    pincite("add", tmp_path / "c.db", tmp_path / "a.txt", "--published", "2020-01-31")
    return Case.open(tmp_path / "c.db", ANN)


def test_accepting_makes_a_record_and_rejecting_keeps_away(case: Case) -> None:
    article, incident = case.codes.id("A1"), case.codes.id("I1")
    before = case.one("SELECT count(*) FROM claim")
    count = next(one for one in offers(case, article, ["count"]))
    assert (count.state, before) == ("open", 0), "nothing is stored before a person accepts"
    with pytest.raises(Invalid, match="Say what it is about"):
        accept(case, count)
    made = accept(case, count, about=incident)
    claim = case.get(made.codes[0])
    assert (claim["property"], claim["best"], claim["unit"], claim["subject"]) == (
        "killed",
        11,
        "unit.civilians",
        incident,
    )
    assert [one.state for one in offers(case, article, ["count"])] == ["accepted"]
    quote = offers(case, article, ["quote"])[0]
    assert case.get(accept(case, quote).codes[0])["speaker_said"] == "Maher Odeh"
    date = offers(case, article, ["date"])[0]
    reject(case, [date])
    assert offers(case, article, ["date"])[0].state == "rejected"
    undo(case)
    assert offers(case, article, ["date"])[0].state == "open"


def test_what_was_decided_holds_in_a_corrected_text_where_its_words_stand(case: Case, tmp_path: Path) -> None:
    article, incident = case.codes.id("A1"), case.codes.id("I1")

    def states() -> dict[str, str]:
        return {one.found.kind: one.state for one in offers(case, article)}

    accept(case, next(iter(offers(case, article, ["quote"]))))
    accept(case, next(iter(offers(case, article, ["count"]))), about=incident)
    reject(case, [*offers(case, article, ["date"]), *offers(case, article, ["place"])])
    kept = {"quote": "accepted", "count": "accepted", "date": "rejected", "place": "rejected"}
    assert states().items() >= kept.items()
    (tmp_path / "b.txt").write_text(f"First of all, this.\n\n{TEXT}", "utf-8")
    replace_text(case, article, tmp_path / "b.txt")
    assert states().items() >= kept.items()
    undo(case)
    (tmp_path / "c.txt").write_text(TEXT.replace("killed 11", "killed 17"), "utf-8")
    replace_text(case, article, tmp_path / "c.txt")
    assert states().items() >= {**kept, "count": "open"}.items(), "a date that is still the same stays rejected"


@pytest.mark.parametrize(
    ("old", "new", "back"),
    [
        ("killed 11 civilians", "killed at least 11 civilians", ["count"]),  # the number reads otherwise
        ("killed 11 civilians", "wounded 11 civilians", ["count"]),  # the same number of another harm
        ("killed 11 civilians", "killed and wounded 11 civilians", ["count"]),
        ("Air strikes", "Five air strikes", []),  # the sentence says no more about them
        (", a volunteer", ", who volunteers there", []),
        ("Maher Odeh", "a doctor", ["quote"]),  # somebody else said it
    ],
)
def test_a_rejected_suggestion_comes_back_where_it_would_be_read_otherwise(
    case: Case, tmp_path: Path, old: str, new: str, back: list[str]
) -> None:
    article = case.codes.id("A1")
    kinds = ("count", "date", "quote")
    before = [one for one in offers(case, article) if one.found.kind in kinds]
    assert {one.found.kind for one in before} == set(kinds)
    reject(case, before)
    assert old in TEXT
    (tmp_path / "b.txt").write_text(TEXT.replace(old, new), "utf-8")
    replace_text(case, article, tmp_path / "b.txt")
    assert [one.found.kind for one in offers(case, article, kinds) if one.state == "open"] == back


def test_the_command_lists_accepts_and_rejects(case: Case, tmp_path: Path) -> None:
    case.close()
    path = tmp_path / "c.db"
    rows = json.loads(pincite("suggest", path, "A1", "--format", "json").out)
    kinds = {row["kind"] for row in rows}
    assert {"count", "quote", "date", "place", "weapon"} <= kinds
    assert all(row["because"] for row in rows)
    name = next(row["name"] for row in rows if row["kind"] == "count")
    made = pincite("suggest", path, "A1", "--accept", name, "--about", "I1").out
    assert made == "C1 is the new claim on I1 Strike in Ariha.\n"
    assert "is accepted already" in pincite("suggest", path, "A1", "--accept", name, "--about", "I1").err
    assert pincite("suggest", path, "A1", "--kind", "weapon", "--reject", "all").code == 0
    assert json.loads(pincite("suggest", path, "A1", "--kind", "weapon", "--format", "json").out) == []
    assert '"declined": [{"kind": "weapon"' in pincite("dump", path).out
    words = {row["words"] for row in rows if row["kind"] == "weapon"}
    shown = pincite("show", path, "A1").out.partition("suggestions rejected")[2]
    assert words
    assert all(f"“{one}”" in shown for one in words)
    assert "did you mean" in pincite("suggest", path, "A1", "--kind", "cuont").err
    assert "No suggestion is called" in pincite("suggest", path, "A1", "--accept", "count:1:2").err


async def at_first(room: Room) -> None:
    """The first article in view, with its first suggestion."""
    browser = room.app.browser
    await room.keys("4")
    await room.until(lambda: browser.state.name == "articles" and browser.state.record)
    await room.keys("enter", "enter")
    await room.until(lambda: browser.article.source and browser.article.lines)
    await room.keys("g", "S")
    await room.reads("1 of")


async def test_a_queue_on_screen_takes_one_key_each(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_first(room)
        browser = room.app.browser
        first = browser.offered.open
        assert browser.article.selector.span == (first[0].found.start, first[0].found.stop)
        await room.keys("S")
        assert browser.offered.at == 1
        await room.keys("R")
        await room.reads("Rejected.")
        assert len(browser.offered.open) == len(first) - 1
        await room.keys("C")
        await room.until(lambda: room.screen is not browser)
        await room.keys("escape")
    with small_case(tmp_path) as case:
        kept = case.one("SELECT count(*) FROM declined")
    assert kept == 1


def test_a_queue_has_a_name_for_every_kind() -> None:
    assert tuple(CALLED) == KINDS


async def test_a_queue_is_narrowed_to_one_kind_by_one_key(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "Shelling hit Ariha on 3 May 2020. Shelling hit Saraqeb on 4 May 2020.")
        put_text(case, an_article(case), "Shelling hit Saraqeb on 5 May 2020.")
    async with small(tmp_path) as room:
        await third_article(room)
        await room.keys("S")
        queue = room.app.browser.offered
        await room.until(lambda: queue.offer)
        every = len(queue.every)
        await room.keys("F", "=dat")
        assert "2  dates" in room.text
        await room.keys("enter")
        await room.reads(f"1 of 2 (dates only, {every} in all): ")
        assert {one.found.kind for one in queue.open} == {"date"}
        await room.keys("R")
        await room.reads(f"Rejected. 1 of 1 (dates only, {every - 1} in all): ")
        await room.keys("S")
        await room.reads(
            f"No more dates follow; 1 skipped before is still open, and {every - 2} of other kinds, which F"
        )
        await room.keys("u")
        await room.until(lambda: room.app.browser.foot.said.startswith("Undone"))
        await room.keys("4", ":", "=A4", "enter")
        await room.until(lambda: room.app.browser.record.sheet and room.app.browser.record.sheet.code == "A4")
        await room.keys("enter", "enter")
        await room.until(lambda: room.app.browser.article.source and room.app.browser.state.pane == "article")
        await room.keys("S")
        await room.reads("1 of 1 (dates only, 3 in all): ")
        assert room.app.browser.article.selector.words == "5 May 2020", "another article is narrowed, too"
        await room.keys("F", "enter")
        await room.reads("3 of 3: claim, 2020-05-05")
        assert (queue.kind, len(queue.open)) == ("", 3)


async def test_a_kind_can_be_picked_before_anything_is_looked_for(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "Kafr Hamra is a town.")
    async with small(tmp_path) as room:
        await third_article(room)
        await room.keys("F", "=weapon", "enter")
        await room.reads("No more weapons are open in this article; 1 of other kinds is, which F shows.")


async def test_the_form_of_a_place_says_which_place_it_saves(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "Kafr Hamra is a town.")
    async with small(tmp_path) as room:
        await third_article(room)
        await room.keys("S")
        await room.reads("1 of 1: place, Kafr Hamra")
        await room.keys("C")
        await room.reads("saves a place: Kafr Hamra · town")


def test_a_long_article_is_read_in_time_that_grows_with_its_length() -> None:
    assert len(find(TEXT * 400, DAY)) == 400 * len(find(TEXT, DAY))


async def test_accepting_what_nothing_names_a_subject_for_opens_its_form(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "Shelling killed 11 civilians.")
    async with small(tmp_path) as room:
        await third_article(room)
        await room.keys("S")
        browser = room.app.browser
        await room.until(lambda: browser.offered.offer is not None)
        while browser.offered.offer is not None and browser.offered.offer.found.kind != "count":
            at = browser.offered.at
            await room.keys("S")
            await room.until(lambda at=at: browser.offered.at != at)
        await room.keys("A")
        await room.until(lambda: room.screen is not browser)
        await room.reads("No subject is filled in")
        await room.keys("escape")
        await room.reads("Nothing was saved. ")
        await room.reads("A accepts, C changes, R rejects, S skips, F narrows.")


async def test_a_suggestion_that_is_no_longer_lit_is_not_accepted(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_first(room)
        browser, open_ = room.app.browser, room.app.browser.offered.open
        await room.keys("escape", "A")
        await room.reads("No suggestion is in view; S shows what rules find from the text cursor on.")
        await room.keys("R", "C")
        assert room.screen is browser
        assert browser.offered.open == open_
    with small_case(tmp_path) as case:
        assert case.one("SELECT count(*) FROM declined") == 0


async def test_suggestions_go_on_from_where_the_text_cursor_was_taken(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_first(room)
        browser = room.app.browser
        await room.keys("escape", "}")
        await room.until(lambda: browser.article.selector.on)
        place = browser.article.cursor or 0
        await room.keys("S")
        await room.until(lambda: browser.offered.at > 0)
        at, open_ = browser.offered.at, browser.offered.open
        assert open_[at - 1].found.stop <= place < open_[at].found.stop


async def test_what_was_typed_into_a_suggestion_is_said_to_be_kept(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_first(room)
        await room.keys("C")
        await room.until(lambda: isinstance(room.screen, Editor) and room.screen.form.slots)
        await room.keys("=x")
        assert isinstance(room.screen, Editor)
        room.screen.keep()  # as it is every two seconds
        await room.keys("ctrl+x")
        await room.reads("Kept as a draft; the form offers it again.")


async def test_a_suggestion_whose_rejection_is_undone_is_in_view_again(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_first(room)
        queue = room.app.browser.offered
        first, count = queue.open[0].name, len(queue.open)
        await room.keys("R")
        await room.reads(f"Rejected. 1 of {count - 1}")
        await room.keys("u")
        await room.reads("Undone: reject suggestions of A1, just now")
        await room.reads(f"1 of {count}: ")
        assert queue.offer is not None
        assert queue.offer.name == first
        await room.keys("ctrl+r")
        await room.reads(f"1 of {count - 1}: ")
