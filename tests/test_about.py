"""What a new record is about: never an incident of another place or day than the sentence speaks of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import pincite
from rooms import small, third_article
from small_case import ANN, an_article, put_text, small_case

from db import Case, Cite, accept, in_use, make_record, offers, set_fields, undo
from db.entry.from_words import from_words
from db.entry.spots import bare, spots_in
from db.errors import NoSubject
from db.wording import newest, whole

TEXT = """Two raids

A raid on the market of Ariha killed six people on Monday.

In Saraqib, nine people were killed.

Two people were killed in the village of Kafr Tweit.

IDLIB, Syria - An air strike on a bakery in Saraqib killed 11 civilians.

In Idlib governorate, five people were killed.

In Syria, seven people were killed.

Four people were killed near the river.

Three people were killed on 24 February.
"""


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """An article, and a raid on Ariha that it cites."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    path = tmp_path / "c.db"
    pincite("new", path, "--title", "t")
    pincite("place", path, "Idlib Governorate", "kind=governorate")
    pincite("place", path, "Ariha", "kind=town", "within=L1")
    pincite("add", path, tmp_path / "a.txt", "--published", "2021-03-03")
    words = "A raid on the market of Ariha killed six people on Monday"
    pincite("incident", path, "Raid on a market", "date=2021-03-01", "place=L2", "--article", "A1", "--words", words)
    with Case.open(path, ANN) as opened:
        yield opened


def filled(case: Case, words: str, kind: str = "claim") -> dict[str, str]:
    """What a form is filled in with for some words, the raid on Ariha being in view; the subject as said, too."""
    text = newest(case, case.codes.id("A1"))
    at = whole(case, text).index(words)
    found = from_words(case, kind, text, at, at + len(words), current="I1")
    return {**found.entries, "told": found.subject}


@pytest.mark.parametrize("words", ["nine people", "Two people", "11 civilians", "Three people"])
def test_a_sentence_of_another_place_or_day_has_no_subject_filled_in(case: Case, words: str) -> None:
    found = filled(case, words)
    assert "subject" not in found
    assert found["told"].startswith("No subject is filled in: the sentence names")


def test_a_place_that_the_case_does_not_hold_is_named_as_the_reason(case: Case) -> None:
    assert "names Saraqib, another place than that of I1" in filled(case, "nine people")["told"]
    assert "names Kafr Tweit, another place" in filled(case, "Two people")["told"]


@pytest.mark.parametrize("words", ["six people", "five people", "seven people", "Four people"])
def test_what_the_place_lies_in_is_no_other_place(case: Case, words: str) -> None:
    assert filled(case, words)["subject"] == "I1"


def test_an_incident_gets_its_closest_place_or_none(case: Case) -> None:
    found = filled(case, "An air strike on a bakery in Saraqib killed 11 civilians", "incident")
    assert (found["title"], found["place"]) == ("Airstrike on infrastructure in Saraqib", "Saraqib")
    assert filled(case, "A raid on the market of Ariha", "incident")["place"] == "L2"


def test_a_number_of_what_nobody_counts_gives_way_to_what_the_words_name(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        text = put_text(case, an_article(case), "There two bombs and six crates fell.")
        found = [from_words(case, "claim", text, at, at + 9).entries for at in (6, 20)]
        assert (found[0]["property"], found[0]["value"]) == ("weapon", "airstrike")
        assert (found[1].get("property"), found[1]["value"]) == (None, "six")


def test_a_topic_that_the_sentence_is_about_goes_before_what_is_in_view(case: Case) -> None:
    make_record(case, "topic", {"name": "Raids of the spring"})
    claim = {"subject": "K1", "property": "killed", "value": "4"}
    make_record(case, "claim", claim, cites=[Cite("A1", words="killed near the river")])
    assert filled(case, "Four people")["subject"] == "K1"
    make_record(case, "topic", {"name": "Raids at rivers"})
    make_record(case, "claim", claim | {"subject": "K2"}, cites=[Cite("A1", words="near the river")])
    assert filled(case, "Four people")["subject"] == "I1"


def test_a_record_that_says_the_same_of_the_same_words_is_named(case: Case) -> None:
    def there(words: str, kind: str = "claim") -> str:
        text = newest(case, case.codes.id("A1"))
        at = whole(case, text).index(words)
        return from_words(case, kind, text, at, at + len(words), current="I1").there

    assert there("six people") == ""
    for prop in ("killed", "injured"):
        claim = {"subject": "I1", "property": prop, "value": "6"}
        make_record(case, "claim", claim, cites=[Cite("A1", words="six people")])
    assert (there("six people"), there("killed six people"), there("six people", "incident")) == ("C1", "", "")
    make_record(case, "quote", {"mode": "fragment"}, cites=[Cite("A1", words="six people")])
    assert there("six people", "quote") == "Q1"
    undo(case)
    assert there("six people", "quote") == ""


async def test_the_save_line_names_who_said_the_same_already(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("4")
        await room.until(lambda: room.app.browser.state.name == "articles" and room.app.browser.state.record)
        await room.keys("enter", "enter")
        await room.until(lambda: room.app.browser.article.source and room.app.browser.article.lines)
        await room.keys("g", "}", "==", "==", "c")
        await room.reads("Made of these words already: C1. Ctrl+O saves a claim on I1")
        await room.keys("down", "ctrl+u", "=injured")
        await room.reads("Ctrl+O saves a claim on I1")
        assert "Made of these words" not in room.text


def test_a_title_names_the_place_where_none_is_held(case: Case) -> None:
    pincite("incident", case.file, "Strike in Saraqib", "--article", "A1", "--words", "Two raids")
    text = newest(case, case.codes.id("A1"))
    at = whole(case, text).index("nine people")
    assert from_words(case, "claim", text, at, at + 4, current="I2").entries["subject"] == "I2"
    at = whole(case, text).index("Two people")
    assert "subject" not in from_words(case, "claim", text, at, at + 3, current="I2").entries


def test_a_suggestion_is_not_made_a_claim_on_what_is_in_view_where_its_sentence_differs(case: Case) -> None:
    raid = case.codes.id("I1")
    found = {one.words: one for one in offers(case, case.codes.id("A1"), ["count"])}
    with pytest.raises(NoSubject, match="names Saraqib, another place"):
        accept(case, found["nine people"], current=raid)
    assert accept(case, found["Four people"], current=raid).sentence == "C1 is the new claim on I1 Raid on a market."
    assert accept(case, found["nine people"], about=raid).codes == ("C2",), "who names it by code means it"


def test_a_place_lies_in_one_that_was_accepted_since_the_queue_was_read(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        article = an_article(case)
        put_text(case, article, "Shells fell in Aleppo governorate, and in Darat Izza.")
        wide, close = offers(case, article, ["place"])
        made = accept(case, wide)
        town = accept(case, close)
        assert case.get(town.ids[0])["within"] == made.ids[0]


def test_names_are_compared_without_the_word_for_their_kind_and_wide_places_yield_to_close_ones(case: Case) -> None:
    assert bare("Idlib Governorate") == bare("idlib") == "idlib"
    assert [one.shown for one in spots_in(case, "Shells fell in Ariha, Idlib, Syria.")] == ["Ariha"]


async def test_the_queue_says_what_a_claim_would_be_on_before_it_is_accepted(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "Shelling killed 11 civilians.")
    async with small(tmp_path) as room:
        await third_article(room)
        await room.keys("S")
        await room.reads("1 of 2: claim, shelling; A asks what it is about (")


def test_what_is_in_use_is_what_is_in_view_else_what_this_person_coded_last(case: Case) -> None:
    article, raid = case.codes.id("A1"), case.codes.id("I1")
    other = an_article(case)
    put_text(case, other, "Nothing happened.")
    assert in_use(case, article, raid) == raid
    assert in_use(case, article, article) is None, "what another person coded is nobody else's"
    text = newest(case, article)
    at = whole(case, text).index("Four people")
    claim = {"subject": "I1", "property": "killed", "value": "4"}
    made = make_record(case, "claim", claim, cites=[Cite("A1", start=at, stop=at + 11)])
    assert in_use(case, article, article) == in_use(case, article, None) == in_use(case, article, made.ids[0]) == raid
    assert in_use(case, other, other) is None
    undo(case)
    assert in_use(case, article, None) is None


async def test_the_program_started_anew_knows_what_was_coded_last(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        browser = room.app.browser
        await room.keys("4")
        await room.until(lambda: browser.state.name == "articles" and browser.state.record)
        await room.keys("enter", "enter")
        await room.until(lambda: browser.article.source and browser.article.lines)
        await room.keys("g", "}", "}", ")", ";")
        assert browser.article.selector.words == "The army denied it."
        await room.keys("d")
        await room.reads("saves evidence on I1 Strike near the hospital")


async def test_evidence_on_nothing_says_why(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        article = an_article(case)
        put_text(case, article, "A video shows the market of Saraqib in flames.")
    async with small(tmp_path) as room:
        await third_article(room)
        await room.keys(";", "d")
        await room.reads("No subject is filled in: this paragraph is about none yet. Ctrl+O")


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("The Orontes Front denied that it had fired.", "Orontes Front"),
        ("The army denied it.", None),  # which one is not said
        ("The Orontes Front denied it, and the Hill Brigade was silent.", None),
        ("North Force denied it.", "P2"),
    ],
)
def test_who_answers_is_the_one_body_of_the_sentence_known_or_not(tmp_path: Path, words: str, actor: str) -> None:
    with small_case(tmp_path) as case:
        text = put_text(case, an_article(case), words)
        assert from_words(case, "response", text, 0, len(words)).entries.get("actor") == actor


async def test_who_answers_and_is_not_known_is_made_by_two_keys(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "The Orontes Front denied that it had fired.")
    async with small(tmp_path) as room:
        await third_article(room)
        await room.keys(";", "r")
        await room.reads("Before it can be saved: This case file holds no actor")
        await room.keys("ctrl+o")
        await room.reads("+ new actor “Orontes Front”")
        await room.keys("down", "enter")
        await room.reads("P5 is the new actor.")
        await room.keys("ctrl+o")
        await room.reads("RS1 is the new response.")
    with small_case(tmp_path) as case:
        assert case.get("RS1")["actor"] == case.codes.id("P5")


def test_the_places_of_the_sentence_that_an_incident_cites_are_its_own(tmp_path: Path) -> None:
    words = "Shells struck a camp near Azaz, burnt 60 tents and killed nine people. In Saraqib two people died."
    with small_case(tmp_path) as case:
        article = an_article(case)
        text = put_text(case, article, words)
        cites = [Cite(case.codes.code(article), start=words.index("60"), stop=words.index(" and killed"))]
        made = make_record(case, "incident", {"title": "Fire in the Al-Rayyan camp"}, cites=cites)
        subjects = []
        for said in ("nine people", "two people"):
            at = words.index(said)
            subjects.append(from_words(case, "claim", text, at, at + len(said)).entries.get("subject"))
        assert subjects == [case.codes.code(made.ids[0]), None]


async def test_the_save_line_promises_nothing_while_a_name_is_half_typed(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "Raids killed 11 civilians in the market.")
    async with small(tmp_path) as room:
        await third_article(room)
        await room.keys(";", "i")
        await room.reads("The title is missing")
        await room.keys("=Raids", "down", "down", "=Qarnaba")
        await room.reads("+ new place “Qarnaba”")
        await room.reads("Before it can be saved: The place is half typed; take a line of its list.")
        assert "saves an incident" not in room.text
        await room.keys("down", "enter")
        await room.reads("L3 is the new place.")
        await room.reads("saves an incident")


def test_a_quotation_that_goes_on_in_the_next_paragraph_has_its_speaker(tmp_path: Path) -> None:
    said = "Rami Azzouz, who counts them, was plain. “They want fear,” he said. “One can live without a school."
    with small_case(tmp_path) as case:
        text = put_text(case, an_article(case), f"{said}\n\n“I used to think so.”")
        spans = (said.index("One can"), len(said)), (len(said) + 3, len(said) + 22)
        read = [from_words(case, "quote", text, *span).entries for span in spans]
    assert [(one.get("speaker_said"), one.get("mode")) for one in read] == [("Rami Azzouz", "direct")] * 2


def test_words_that_a_claim_cites_already_are_about_the_same_for_the_next_one(tmp_path: Path) -> None:
    words = "Shells hit Saraqib and killed six people. In Idlib nine people fell ill."
    with small_case(tmp_path) as case:
        article = an_article(case)
        text = put_text(case, article, words)

        def told(chosen: str) -> tuple[str, str]:
            start = words.index(chosen)
            found = from_words(case, "claim", text, start, start + len(chosen), current="I1")
            return found.entries.get("subject", ""), found.subject

        set_fields(case, (case.codes.id("I1"),), {"place": "L2"})
        assert told("six people")[0] == ""
        cites = [Cite(case.codes.code(article), words="six people")]
        make_record(case, "claim", {"subject": "I1", "property": "killed", "value": "6"}, cites=cites)
        assert told("killed six people")[0] == "I1"
        assert "the sentence names Saraqib" in told("Shells hit")[1]


def test_a_sentence_that_is_about_an_incident_without_a_place_names_places_of_it(tmp_path: Path) -> None:
    words = "A raid in Saraqib killed six people. Four people fell ill in Ariha."
    with small_case(tmp_path) as case:
        article = an_article(case)
        text = put_text(case, article, words)
        made = make_record(case, "incident", {"title": "Raid in Homs"}).codes[0]
        cites = [Cite(case.codes.code(article), words="six people")]
        make_record(case, "claim", {"subject": made, "property": "killed", "value": "6"}, cites=cites)
        assert from_words(case, "claim", text, 0, 6).entries["subject"] == made
        ill = words.index("Four people")
        assert "names Ariha, another place" in from_words(case, "claim", text, ill, ill + 11).subject
        set_fields(case, (case.codes.id(made),), {"place": "L2"})
        assert "names Saraqib, another place" in from_words(case, "claim", text, 0, 6).subject


def test_where_a_report_was_written_is_not_where_it_happened(tmp_path: Path) -> None:
    words = "SARAQIB: A raid on Ariha killed six people. Two others were hurt in Idlib."
    with small_case(tmp_path) as case:
        text = put_text(case, an_article(case), words)
        start = words.index("A raid")
        found = from_words(case, "incident", text, start, start + len("A raid on Ariha"))
        assert found.entries["place"] == "L2"
