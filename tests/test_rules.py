"""Each field's check: text in, columns out, or a sentence that says what would be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import CaseError, Invalid, NotFound
from db.kinds import BY_NAME, KINDS
from db.records import Field
from db.rules import Known, clean, read
from db.value_rules import HIDDEN, entries, read_said, read_value
from db.vocabulary import LISTS, PROPERTIES
from db.words.near import an

NAMES = {"north force": 1, "south force": 2, "doctors and friends": 3, "ariha": 4}


def refer(name: str, kinds: tuple[str, ...]) -> int:
    if name.lower() not in NAMES:
        raise NotFound(f"There is no {name}.")
    return NAMES[name.lower()]


KNOWN = Known(
    {f"{one.name}.{word}": label for one in LISTS for word, label in one.words},
    {one.code: one for one in PROPERTIES},
    refer,
)


def entered(kind: str, name: str, text: str) -> object:
    return read(BY_NAME[kind].field(name), text, KNOWN)[name]


@pytest.mark.parametrize(
    ("kind", "name", "text", "stored"),
    [
        ("incident", "title", "  Strike on a market ", "Strike on a market"),
        ("incident", "scope", "Single", "single"),
        ("incident", "kind", "air attacks", "act.air_attack"),
        ("victim", "harm", "killed", "killed"),
        ("place", "latitude", "35.81", 35.81),
        ("claim", "inferred", "Yes", 1),
        ("claim", "inferred", "no", 0),
        ("claim", "property", "Killed", "killed"),
        ("claim", "property", "who is said to have done it", "who"),
        ("passage", "start", "1,204", 1204),
        ("article", "captured_at", "2020-01-30T10:00+02:00", "2020-01-30T08:00:00Z"),
        ("article", "captured_at", "2020-01-30", "2020-01-30"),
        ("article", "published", "30 Jan 2020", "2020-01-30"),
        ("note", "text", "one\r\ntwo\n", "one\ntwo"),
        ("claim", "claimant", "North Force", 1),
        ("victim", "number", "at least 3", "at least 3"),
        ("victim", "age", "", None),
    ],
)
def test_what_is_stored(kind: str, name: str, text: str, stored: object) -> None:
    assert entered(kind, name, text) == stored


@pytest.mark.parametrize(
    ("kind", "name", "text", "words"),
    [
        ("incident", "title", "", "title is missing"),
        ("incident", "title", "two\nlines", "one line"),
        ("incident", "title", "nul\0", "no text"),
        ("incident", "title", "half \ud83d", "no text"),
        ("incident", "scope", "sinlge", "did you mean single?"),
        ("incident", "kind", "air atack", "did you mean air attack?"),
        ("place", "latitude", "91", "between -90 and 90"),
        ("place", "latitude", "nan", "between -90 and 90"),
        ("claim", "inferred", "perhaps", "yes or no"),
        ("claim", "property", "kiled", "did you mean killed?"),
        ("passage", "start", "9" * 30, "whole number"),
        ("passage", "start", "٣", "whole number"),
        ("article", "captured_at", "yesterday", "2020-01-29 14:30"),
        ("article", "published", "someday", "2020-01-29"),
        ("victim", "number", "a lot of", "not a count"),
        ("claim", "claimant", "Nobody", "Nobody"),
    ],
)
def test_what_is_refused(kind: str, name: str, text: str, words: str) -> None:
    with pytest.raises(CaseError) as caught:
        entered(kind, name, text)
    assert words in caught.value.sentence
    assert caught.value.sentence.count("\n") == 0


def test_a_count_fills_all_its_columns() -> None:
    found = read(BY_NAME["victim"].field("number"), "more than 70", KNOWN)
    assert found == {
        "number": "more than 70", "number_low": 71, "number_best": None, "number_high": None,
        "number_qualifier": "more_than",
    }  # fmt: skip


@given(st.sampled_from([(kind, one) for kind in KINDS for one in kind.fields]), st.text(max_size=60))
def test_a_field_is_read_or_refused_in_one_sentence(entry: tuple[object, Field], text: str) -> None:
    _, field = entry
    try:
        found = set(read(field, text, KNOWN))
        said = ""
    except CaseError as error:
        found, said = set(field.columns), error.sentence
    assert found == set(field.columns)
    assert not set("\n\r\x85\u2028") & set(said)


@given(st.text())
def test_clean_text_is_clean(text: str) -> None:
    try:
        found = clean(text)
    except Invalid:
        return
    assert clean(found) == found
    assert not {"\r", "\0", "\u2028"} & set(found)


def value(prop: str, text: str, unit: str = "", operator: str = "") -> tuple[dict[str, object], list[object]]:
    found = read_value(KNOWN.properties[prop], text, KNOWN, unit, operator)
    shown = {name: one for name, one in found.columns.items() if one is not None}
    return shown, [one.get("record") or one.get("term") for one in found.members]


def test_values_of_counts() -> None:
    eleven = {"low": 11, "best": 11, "high": 11, "qualifier": "exact"}
    assert value("killed", "11 civilians") == (eleven | {"unit": "unit.civilians"}, [])
    assert value("killed", "11") == (eleven | {"unit": "unit.not_said"}, [])
    assert value("killed", "11", unit="fighters") == (eleven | {"unit": "unit.fighters"}, [])
    assert value("pages", "11")[0]["unit"] == "unit.pages"
    assert value("cases", "most of the 18")[0] == {
        "low": 10, "high": 18, "base": 18, "qualifier": "most_of", "unit": "unit.cases",
    }  # fmt: skip


def test_values_of_other_types() -> None:
    assert value("place", "Ariha") == ({"record": 4}, [])
    assert value("weapon", "barrel bombs") == ({"term": "weapon.barrel_bomb"}, [])
    assert value("happened", "no") == ({"yesno": 0}, [])
    assert value("date", "2020-01")[0]["date_high"] == "2020-01-31"
    assert value("cause", " shelling ") == ({"text": "shelling"}, [])


@pytest.mark.parametrize(
    ("text", "operator", "members"),
    [
        ("North Force", "each", [1]),
        ("North Force or South Force", "one_of", [1, 2]),
        ("North Force and South Force", "jointly", [1, 2]),
        ("North Force, South Force", "each", [1, 2]),
        ("North Force / South Force", "unknown", [1, 2]),
        ("some by each of North Force, South Force", "some_by_each", [1, 2]),
        ("Doctors and Friends", "each", [3]),
        ("Doctors and Friends, North Force", "each", [3, 1]),
    ],
)
def test_who_did_it_keeps_its_operator(text: str, operator: str, members: list[int]) -> None:
    assert value("who", text) == ({"operator": operator}, members)


def test_sets_of_terms_and_places() -> None:
    assert value("weapons", "barrel bombs and rockets") == (
        {"operator": "and"}, ["weapon.barrel_bomb", "weapon.rocket"],
    )  # fmt: skip
    assert value("targets", "including hospital, school")[0] == {"operator": "including"}
    assert value("areas", "Ariha") == ({"operator": "and"}, [4])
    with pytest.raises(Invalid, match="did you mean rocket"):
        value("weapons", "roket")


def test_the_value_that_words_give() -> None:
    killed = KNOWN.properties["killed"]
    found = read_said(killed, "Strikes there killed 11 civilians", KNOWN).columns
    assert (found["low"], found["unit"]) == (11, "unit.civilians")
    assert read_said(killed, "killed at least 11 of them", KNOWN).columns["qualifier"] == "at_least"
    assert read_said(KNOWN.properties["cause"], "the shelling", KNOWN).columns == {"text": "the shelling"}
    for said in ("killed 11 and injured 20", "killed them all"):
        with pytest.raises(Invalid, match="give the value"):
            read_said(killed, said, KNOWN)


@pytest.mark.parametrize("kind", ["claim", "assessment"])
def test_people_fill_in_one_value(kind: str) -> None:
    names = [one.name for one in entries(BY_NAME[kind])]
    assert names[names.index("said") + 1] == "value"
    assert not HIDDEN & set(names)


def test_a_kind_is_named_with_its_article() -> None:
    found = [an(kind) for kind in ("claim", "incident", "evidence", "unit")]
    assert found == ["a claim", "an incident", "evidence", "a unit"]
