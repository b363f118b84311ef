"""Places of the gazetteer, offered where a place is entered and taken with kind, degrees and what it lies in."""

from pathlib import Path

import pytest
from commands import pincite
from rooms import small, third_article
from small_case import an_article, claim, put_text, small_case

from db import Cite, known_place, known_places, make_record
from db.errors import Invalid, NotFound
from db.suggest.gazetteer.places import Place
from db.suggest.reading import place_entries

SARAQIB = {"name": "Saraqib", "kind": "city", "within": "L1", "latitude": "35.8645", "longitude": "36.8059"}


def test_a_name_that_is_begun_finds_places_that_the_case_does_not_have(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        first = known_places(case, "saraq")[0]
        assert (first.name, first.note, first.entries) == ("Saraqib", "city in Idlib", SARAQIB)
        assert known_places(case, "sa") == []
        assert known_places(case, "zzzz") == known_places(case, "— 12") == []
        make_record(case, "place", first.entries)
        assert "Saraqib" not in [one.name for one in known_places(case, "saraq")]


def test_another_spelling_finds_a_place_and_is_named_beside_it(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        for typed in ("Kafranb", "كفرن"):
            first = known_places(case, typed)[0]
            assert first.name == "Kafr Nabl"
            assert first.note.startswith("city in Idlib, “")


def test_a_place_of_the_case_without_a_kind_is_the_one_of_any_of_its_names(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        make_record(case, "place", {"name": "Saraqeb"})
        assert "Saraqib" not in [one.name for one in known_places(case, "saraq")]


def test_a_governorate_that_the_case_names_with_its_word_is_the_one_of_its_name(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        kinds = {one.entries["kind"] for one in known_places(case, "Idlib") if one.name == "Idlib"}
        assert "city" in kinds
        assert "governorate" not in kinds


def test_one_of_the_same_name_elsewhere_is_another_place(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        make_record(case, "place", {"name": "Hama Governorate", "kind": "governorate"})
        make_record(case, "place", {"name": "Saraqib", "kind": "city", "within": "L3"})
        assert known_places(case, "saraq")[0].entries["within"] == "L1"


def test_a_town_lies_in_the_governorate_and_never_in_the_town_of_that_name(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        make_record(case, "place", {"name": "Homs", "kind": "city"})
        place = Place("Somewhere", "town", "Homs")
        assert place_entries(case, place) == {"name": "Somewhere", "kind": "town"}
        make_record(case, "place", {"name": "Homs Province", "kind": "governorate"})
        assert place_entries(case, place)["within"] == "L4"
        make_record(case, "place", {"name": "Homs Governorate", "kind": "governorate"})
        assert "within" not in place_entries(case, place)  # which of the two is not known


def test_the_one_place_of_a_name(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        assert known_place(case, "Saraqeb").name == "Saraqib"
        with pytest.raises(NotFound, match="knows no place named “Nowhere at all” that this case does not have yet"):
            known_place(case, "Nowhere at all")
        with pytest.raises(Invalid, match=r"knows several places named “Homs”: Homs \(.*\). Give their fields"):
            known_place(case, "Homs")


async def test_an_incident_gets_a_place_of_the_gazetteer_from_its_form(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await room.keys("e")
        await room.until(lambda: getattr(room.screen, "form", None) and room.screen.form.slots)
        await room.keys("down", "down", "=saraq")
        await room.reads("+ new place “Saraqib”")
        assert "city in Idlib" in room.text
        await room.keys("down", "enter")
        await room.reads("L3 is the new place.")
        await room.keys("ctrl+o")
        await room.reads("I1: place set.")
    with small_case(tmp_path) as case:
        made = case.get("L3")
        assert (made["name"], made["kind"], made["within"]) == ("Saraqib", "place.city", case.codes.id("L1"))
        assert (round(made["latitude"], 2), round(made["longitude"], 2)) == (35.86, 36.81)


async def test_a_place_that_the_case_does_not_have_is_made_from_its_claim(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        put_text(case, an_article(case), "A ward was hit in Saraqib.")
        claim(case, {"property": "target", "value": "hospital"}, Cite("A3", "A ward was hit"))
    async with small(tmp_path) as room:
        await third_article(room)
        await room.keys("/", "=Saraqib", "enter", "c")
        await room.reads("This case file holds no place with the code or name")
        await room.keys("ctrl+o")
        await room.reads("+ new place “Saraqib”   city in Idlib")
        await room.keys("down", "enter")
        await room.reads("saves a claim on I1 Strike near the hospital: place · L3 Saraqib")
        await room.keys("ctrl+o")
        await room.reads("is the new claim.")
        with small_case(tmp_path) as case:
            assert case.label(case.codes.id("L3")) == "Saraqib"
            made = case.get("C5")
            assert (made["subject"], made["record"]) == (case.codes.id("I1"), case.codes.id("L3"))


def test_the_command_that_makes_a_place_takes_the_rest_from_the_gazetteer(tmp_path: Path) -> None:
    small_case(tmp_path).close()
    path = tmp_path / "small.db"
    assert pincite("place", path, "Saraqib", "--gazetteer", "--precision", "named place").code == 0
    with small_case(tmp_path) as case:
        made = case.get("L3")
        assert (made["kind"], made["within"], made["precision"]) == (
            "place.city", case.codes.id("L1"), "place_precision.locality",
        )  # fmt: skip
    again = pincite("place", path, "Saraqib", "--gazetteer")
    assert (again.code, again.out) == (2, "")
    assert "knows no place named “Saraqib” that this case does not have yet" in again.err
