"""What forms are made of: previews, choices, fields, texts with a cursor, the person's own editor."""

import os
from contextlib import nullcontext
from pathlib import Path

import pytest
from small_case import ANN, small_case

from db import (
    BY_NAME,
    CITED,
    Case,
    CaseError,
    Invalid,
    begun_drafts,
    choices,
    fill,
    form_fields,
    keep_draft,
    known,
    named,
    set_fields,
    stored_as,
)
from db.edits.assess import Held, assess
from db.edits.records import make_record, withdraw
from tui import safe
from tui.editor.fields import MORE, Slot, narrowed, options, part_at, slots
from tui.editor.form import Form, edited
from tui.editor.lines import Told, page, spans, typed_lines, vertical
from tui.outside import edited_outside
from tui.prompt import Entry

# What an entry will be stored as


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("killed", "almost 1 million", "just under 1,000,000, approximate; unit not said"),
        ("killed", "11 civilians", "exactly 11 civilians"),
        ("killed", "12 civ", "exactly 12; unit not said; “civ” is not read; did you mean civilians?"),
        ("killed", "12 xyz", "exactly 12; unit not said; “xyz” is not read"),
        ("killed", "12 people who fled", "exactly 12 people; “who fled” is not read"),
        ("injured", "at least eight people", "8 or more people"),
        ("date", "29 Jan 2020", "29 Jan 2020, a Wednesday"),
        ("date", "2020-02", "Feb 2020: 1 Feb 2020 to 29 Feb 2020"),
        ("date", "XXXX-09-30", "30 Sep, year not known; it sorts last while the year is not known"),
        ("place", "Ariha", "Ariha"),
        ("who", "P2 or P3", "North Force or South Force"),
        ("scope", "Series", "series"),
        ("title", "Any words", ""),
    ],
)
def test_what_an_entry_will_be_stored_as(case: Case, name: str, text: str, words: str) -> None:
    names = case.labels(case.codes.find(code) for code in ("L2", "P2", "P3"))
    assert stored_as("incident", name, {name: text}, known(case), names) == words


def test_the_unit_that_stands_is_said_to_stay_and_stays(case: Case) -> None:
    incident = case.codes.id("I1")
    set_fields(case, incident, {"killed": "22 fighters"})
    words = stored_as("incident", "killed", {"killed": "almost 1 million"}, known(case), {}, "22 fighters")
    assert words == "just under 1,000,000 fighters, approximate; the unit stays"
    set_fields(case, incident, {"killed": "almost 1 million"})
    assert case.one("SELECT unit FROM assessment WHERE subject = ? AND property = 'killed'", (incident,)) == (
        "unit.fighters"
    )


@pytest.mark.parametrize(("name", "text"), [("killed", "eleven or so dozens"), ("date", "2020-13"), ("title", "")])
def test_what_cannot_be_stored_is_said(case: Case, name: str, text: str) -> None:
    with pytest.raises(CaseError) as problem:
        stored_as("incident", name, {name: text}, known(case), {})
    assert str(problem.value).endswith(".")


def test_the_value_of_a_claim_reads_as_its_property_does(case: Case) -> None:
    lists = known(case)
    assert stored_as("claim", "value", {"property": "killed", "value": "8 to 12"}, lists, {}).startswith("8 to 12")
    assert "11 civilians" in stored_as(
        "claim", "said", {"property": "killed", "said": "killed 11 civilians"}, lists, {}
    )
    assert "does not follow" in stored_as("claim", "said", {"property": "killed", "said": "a strike hit it"}, lists, {})


# What a form is filled from


def test_a_form_holds_fields_and_what_is_held(case: Case) -> None:
    incident = case.codes.id("I1")
    filled = fill(case, "incident", (incident,))
    assert filled.texts["title"] == "Strike near the hospital"
    assert "undecided" in filled.ranges["killed"]
    assess(case, incident, Held("killed", "11 civilians"))
    filled = fill(case, "incident", (incident,))
    assert (filled.texts["killed"], filled.ranges.get("killed")) == ("11 civilians", None)
    assert fill(case, "incident", (incident, incident + 1)).texts == {}
    assert fill(case, "incident").texts == {"scope": "single"}


def test_a_covered_record_gives_no_texts(case: Case) -> None:
    victim = make_record(case, "victim", {"name": "A driver", "incident": "I1"}).ids[0]
    filled = fill(case, "victim", (victim,))
    assert filled.covered
    assert not filled.texts
    assert "driver" not in filled.title
    assert fill(case, "victim", (victim,), uncovered=True).texts["name"] == "A driver"


def test_records_to_choose_from(case: Case) -> None:
    assert [one.name for one in choices(case, ("actor",), "for")] == ["North Force", "South Force"]
    assert [one.name for one in choices(case, ("place",), "أريح")] == ["Ariha"]
    assert [one.note for one in choices(case, ("place",), "ariha")] == ["Idlib Governorate"]
    assert [one.code for one in choices(case, ("any",), "I1")] == ["I1"]
    assert choices(case, ("place",), "I1") == []
    assert len(choices(case, ("actor",), "", 2)) == 2
    make_record(case, "victim", {"name": "A driver"})
    assert choices(case, ("victim",), "driver") == []
    assert [one.code for one in choices(case, ("victim",), "")] == ["V1"]


def test_a_kind_that_another_program_made_up_stands_for_any(case: Case) -> None:
    assert [one.code for one in choices(case, ("no kind",), "I1")] == ["I1"]
    assert case.codes.find("North Force", ("no kind",)) == case.codes.find("North Force", ("actor",))


def test_a_value_that_is_held_is_changed_in_place_and_clashes(case: Case) -> None:
    incident = case.codes.id("I1")
    held = "SELECT count(*) FROM assessment WHERE held"
    set_fields(case, incident, {"killed": "11", "date": "2020-01-29"}, seen={"killed": "", "date": ""})
    set_fields(case, incident, {"killed": "12 civilians"}, seen={"killed": "11"})
    assert (case.one(held), fill(case, "incident", (incident,)).texts["killed"]) == (2, "12 civilians")
    with pytest.raises(CaseError, match="Ann changed killed of I1 to “12 civilians”"):
        set_fields(case, incident, {"killed": "13"}, seen={"killed": "11"})
    assess(case, incident, Held("date", "2020-01-30", {"date_role": "happened"}))
    set_fields(case, incident, {"date": "2020-01-31"}, seen={"date": "2020-01-29; 2020-01-30"})


# Fields


@pytest.mark.parametrize("kind", sorted(BY_NAME))
def test_every_kind_has_a_form_of_all_its_fields(case: Case, kind: str) -> None:
    made = slots(kind, known(case).properties, {})
    assert {one.name for one in form_fields(BY_NAME[kind])} - {"status"} <= {one.name for one in made}
    assert len({one.name for one in made}) == len(made)
    form = Form(made, {}, {}, count=0)
    for width in (56, 80, 140):
        for place in range(len(form.lines)):
            drawn = page(form.to(place), Told(), width)
            assert drawn.start < drawn.stop
            for line in drawn.lines:
                assert sum(safe.width(safe.unfence(text)) for text, _ in line) <= width


def test_common_fields_come_first_and_others_are_folded(case: Case) -> None:
    form = Form(slots("incident", known(case).properties, {}), {}, {})
    names = [one if isinstance(one, str) else one.name for one in form.lines]
    assert names == ["title", "date", "place", "killed", "injured", "who", "kind", "more", "held"]
    opened = form.to(names.index(MORE)).turned()
    assert [one.name for one in opened.lines[8:10] if isinstance(one, Slot)] == ["scope", "handling"]
    assert form.to_field("handling").text == ""
    assert form.to_field("handling").slot.name == "handling"


def test_words_of_a_list_are_narrowed(case: Case) -> None:
    lists = known(case)
    every = {one.name: one for one in slots("incident", lists.properties, {})}
    assert [one.text for one in options(every["scope"], {}, {})][:2] == ["single", "series"]
    kinds = options(every["kind"], lists.terms, lists.properties)
    assert narrowed(kinds, "att")[0].text == "attack"
    assert "air attack" in [one.text for one in narrowed(kinds, "att")]
    assert narrowed(kinds, "no such") == []


@pytest.mark.parametrize(
    ("text", "at", "part"),
    [
        ("P2 or Sou", 9, "Sou"),
        ("Nor or P3", 2, "Nor"),
        ("including sch, hosp", 13, "sch"),
        ("a, b and c", 4, "b"),
        ("one", 1, "one"),
        ("", 0, ""),
    ],
)
def test_the_member_that_is_being_typed(text: str, at: int, part: str) -> None:
    low, high = part_at(text, at)
    assert text[low:high] == part


# Texts and cursors


def test_characters_go_with_their_marks() -> None:
    text = "cafe\u0301s"
    assert edited(Entry(text, 5), "left", False).at == 3
    assert edited(Entry(text, 5), "backspace", False) == Entry("cafs", 3)
    assert edited(Entry(text, 3), "delete", False) == Entry("cafs", 3)
    assert edited(Entry("one\ntwo", 5), "home", True).at == 4
    assert edited(Entry("one\ntwo", 5), "ctrl+k", True) == Entry("one\nt", 5)


@pytest.mark.parametrize("text", ["", "a", "one two three four", "one\n\ntwo\n", "x" * 40, "كلمة " * 8, "日本語" * 9])
@pytest.mark.parametrize("width", [8, 13])
def test_lines_of_a_text_follow_on_each_other(text: str, width: int) -> None:
    found = spans(text, width)
    assert [start for start, _ in found[1:]] == [stop for _, stop in found[:-1]]
    assert (found[0][0], found[-1][1]) == (0, len(text))
    for cursor in range(len(text) + 1):
        lit = [name for line in typed_lines(text, cursor, width, whole=False) for _, name in line]
        assert lit.count("cursor") == 1
        down = vertical(text, cursor, width, 1)
        assert down is None or down > cursor


def test_a_form_knows_what_changed() -> None:
    made = (
        Slot("title", "title", "", "line", required=True),
        Slot("scope", "scope", "", "choice", ("single", "series")),
    )
    form = Form(made, {"title": "One", "scope": "single"}, {"title": "One", "scope": "single"})
    assert not form.changed
    assert form.to(0).typed("!").changed == {"title": "One!"}
    assert form.to(1).whole
    assert form.to(1).typed("s").changed == {"scope": "s"}
    assert form.to(1).edited("backspace").changed == {"scope": ""}
    assert form.to(1).typed("x").as_seen().changed == {}
    many = Form(made, {}, {}, count=3)
    assert many.to(0).edited("backspace").changed == {"title": ""}
    assert many.to(0).edited("backspace").typed("x").changed == {"title": "x"}


# The person's own editor


def script(folder: Path, words: str) -> str:
    """A program that stands for an editor; says where it found its file, and how private that was."""
    path = folder / "editor"
    path.write_text(
        f'#!/bin/sh\nstat -c %a "$1" "$(dirname "$1")" > {folder}/modes\necho "$1" > {folder}/where\n{words}\n'
    )
    path.chmod(0o700)
    return str(path)


def test_a_text_in_the_persons_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", script(tmp_path, 'printf "more\\n" >> "$1"'))
    assert edited_outside("first", nullcontext()) == "first\nmore"
    assert (tmp_path / "modes").read_text().split() == ["600", "700"]
    assert not Path((tmp_path / "where").read_text().strip()).parent.exists()


@pytest.mark.parametrize("words", ["exit 1", 'rm "$1"', 'printf "\\377" > "$1"'])
def test_an_editor_that_fails_leaves_the_text_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setenv("EDITOR", script(tmp_path, words))
    with pytest.raises(Invalid, match="as it was"):
        edited_outside("first", nullcontext())
    assert not Path((tmp_path / "where").read_text().strip()).parent.exists()


def test_no_editor_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Invalid, match="set EDITOR"):
        edited_outside("first", nullcontext())
    monkeypatch.setenv("EDITOR", "/no/such/editor")
    with pytest.raises(Invalid, match="cannot be started"):
        edited_outside("first", nullcontext())


def test_no_file_of_the_editor_is_readable_by_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", script(tmp_path, "true"))
    before = os.umask(0)
    try:
        edited_outside("first", nullcontext())
    finally:
        os.umask(before)
    assert (tmp_path / "modes").read_text().split() == ["600", "700"]


def test_a_form_reads_back_what_it_is_filled_with(case: Case) -> None:
    lists = known(case)
    for code in ("I1", "C1", "C2", "C3", "P1", "L2", "A1"):
        filled = fill(case, case.get(code).kind, (case.codes.id(code),))
        for name, text in filled.texts.items():
            if text and name != "status":
                stored_as(filled.kind, name, filled.texts, lists, {})
        assert set_fields(case, filled.records, {k: v for k, v in filled.texts.items() if k != "status"}).operation == 0
    assert ANN.name == "Ann"


def test_a_name_of_what_is_withdrawn_says_so(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        withdraw(case, case.codes.id("L2"), "no such town")
        found = named(case, [("L1", ("place",)), ("L2", ("place",))])
        assert [one.name for one in found.values()] == ["Idlib Governorate", "Ariha, withdrawn"]


def test_a_draft_is_told_by_what_was_typed_but_not_of_what_is_protected(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        keep_draft(case, "incident", case.codes.id("I1"), {"title": "Strike  on\na mill", "killed": "", "place": "L2"})
        keep_draft(case, "claim", None, {"property": "killed", "value": "11"}, {CITED: "A1 1 3:9"})
        keep_draft(case, "claim", None, {"value": "12"}, {CITED: "A77 1 3:9"})
        assert {gist for _, gist in begun_drafts(case)} == {"Strike on a mill, L2", "A1: killed, 11", ""}
        set_fields(case, (case.codes.id("A1"),), {"handling": "protected"})
        set_fields(case, (case.codes.id("I1"),), {"handling": "protected"})
        assert {gist for _, gist in begun_drafts(case)} == {""}
