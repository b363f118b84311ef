"""The commands of comparing, as a person's shell runs them."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import pincite
from sample_case import keys, sample_case


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    sample_case(tmp_path).close()
    return tmp_path / "sample.db"


def code(path: Path, key: str) -> str:
    from db.case import Case

    with Case.open(path, readonly=True) as case:
        return case.codes.code(keys(case)[key])


def test_compare_shows_the_weightiest_first(path: Path) -> None:
    ran = pincite("compare", path, "--open")
    assert ran.code == 0
    heads = [line for line in ran.lines if " · open · " in line]
    assert heads[0].startswith("contradicts itself · open · ")
    assert "One article says both, in one voice." in ran.out


def test_compare_as_json_names_claims_and_passages(path: Path) -> None:
    ran = pincite("compare", path, code(path, "five-closed"), "--relation", "type-differs", "--format", "json")
    (found,) = json.loads(ran.out)
    assert found["relation"] == "type_differs"
    assert found["rule"] == "count.type"
    assert found["state"] == "decided"
    assert found["decision"].startswith("S")
    assert "hospitals, and clinics" in found["reason"]
    assert [claim["said"] for claim in found["claims"]] == ["Five hospitals", "Five medical clinics"]
    for claim in found["claims"]:
        (passage,) = claim["passages"]
        assert passage["words"] == claim["said"]
        assert passage["stop"] - passage["start"] == len(passage["words"])


def test_compare_filters(path: Path) -> None:
    rows = pincite("compare", path, "--property", "intent", "--format", "csv").lines
    assert len(rows) == 2
    assert rows[1].startswith("disjoint,open,")
    decided = json.loads(pincite("compare", path, "--decided", "--format", "json", "--all").out)
    assert {one["state"] for one in decided} == {"decided"}
    alone = pincite("compare", path, "--relation", "unsourced", "--limit", "2")
    assert "names nobody" in alone.out or "in its own voice" in alone.out
    assert "These are the first 2 of" in alone.err
    assert pincite("compare", path, code(path, "sohr"), "--open").out == "Nothing of that kind is found.\n"


def test_what_agrees_is_shown_where_it_is_asked_for(path: Path) -> None:
    whole = json.loads(pincite("compare", path, "--relation", "same", "--format", "json", "--all").out)
    assert len(whole) > 10
    assert {(one["relation"], one["state"]) for one in whole} == {("same", None)}
    assert all(len(one["claims"]) > 1 and one["reason"].startswith(("Both", "“")) for one in whole)
    claim = whole[0]["claims"][0]["code"]
    (alone,) = json.loads(pincite("compare", path, claim, "--relation", "same", "--format", "json").out)
    assert alone == whole[0]
    few = json.loads(pincite("compare", path, "--relation", "same", "--limit", "2", "--format", "json").out)
    assert few == whole[:2]
    assert pincite("compare", path, "--relation", "same", "--open").out == "Nothing of that kind is found.\n"


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("--relation", "disjunct"), "There is no relation “disjunct”; did you mean disjoint?"),
        (("--property", "kiled"), "There is no property “kiled”; did you mean killed?"),
        (("I999",), "I999"),
    ],
)
def test_compare_says_what_would_be_right(path: Path, args: tuple[str, ...], sentence: str) -> None:
    ran = pincite("compare", path, *args)
    assert ran.code == 2
    assert sentence in ran.err


def test_compare_anew(path: Path) -> None:
    before = pincite("compare", path, "--all", "--format", "json").out
    ran = pincite("compare", path, "--rebuild")
    assert "subjects were compared." in ran.out
    assert pincite("compare", path, "--all", "--format", "json").out == before


def test_deciding_by_command(path: Path) -> None:
    one, other = code(path, "eighteen-intent"), code(path, "nowhere-intent")
    assert pincite("decide", path, one, other, "no-contradiction").code == 2
    ran = pincite("decide", path, one, other, "no-contradiction", "--reason", "two ways of saying it")
    assert (ran.code, "no contradiction" in ran.out) == (0, True)
    (found,) = json.loads(pincite("compare", path, "--property", "intent", "--format", "json").out)
    assert (found["state"], found["decision"][:2]) == ("decided", "DN")
    one, other = code(path, "targeting-jisr-missiles"), code(path, "targeting-jisr-airstrikes")
    held = pincite("decide", path, one, other, "hold", "--reason", "the second mention is the fuller one")
    assert held.code == 0
    rows = json.loads(pincite("assessments", path, code(path, "jisr"), "--format", "json").out)
    (weapon,) = [row for row in rows if row["property"] == "weapon or method"]
    assert (weapon["for"], weapon["against"], weapon["value"]) == ([one], [other], "missile")
    assert weapon["passages"]
    assert "id" not in weapon
    assert [(claim["code"], claim["bearing"]) for claim in weapon["claims"]] == [(one, "for"), (other, "against")]
    assert all(passage["words"] for claim in weapon["claims"] for passage in claim["passages"])


def test_origins_and_quotes(path: Path) -> None:
    ran = pincite("origins", path, code(path, "barrel-bombs"))
    assert ran.lines[-1] == "2 articles, 1 origin"
    shared = json.loads(pincite("origins", path, "--shared", "--format", "json").out)
    assert {"same_origin", "open"} == {one["state"] for one in shared}
    told = json.loads(pincite("quotes", path, "--utterances", "--format", "json").out)
    (support,) = [one for one in told if one["title"].startswith("the support")]
    assert all(quote["passages"][0]["words"] in quote["words"] for quote in support["quotes"])
    assert {quote["difference"] for quote in support["quotes"]} == {
        "identical",
        "typography",
        "shortened",
        "other_part",
    }
    assert any(quote["report_and_person"] for quote in support["quotes"])
    assert "credited to another" in pincite("quotes", path, "--utterances").out
    assert len(pincite("quotes", path, "--format", "csv").lines) == 33
    assert pincite("quotes", path, "--candidates").code == 0


def test_sides_and_candidates(path: Path) -> None:
    ran = pincite("sides", path, code(path, "nowhere-report"))
    assert ran.lines[-1].endswith("no response · A4 Schools and hospitals as targets, and a truce (no headline)")
    found = json.loads(pincite("sides", path, code(path, "bombing-report"), "--format", "json").out)
    assert {"alleged", "requests", "unasked", "denied", "told", "exonerating"} <= set(found)
    ran = pincite("sides", path, code(path, "nowhere-report"), "--format", "csv")
    rows = list(csv.DictReader(ran.lines))
    assert {row["part"] for row in rows} == {"alleged", "answer"}
    assert [(row["request"], row["value"], row["said"]) for row in rows[-2:]] == [("RQ1", "none", "")] * 2
    (one,) = json.loads(pincite("candidates", path, "--kind", "actor", "--format", "json").out)
    assert (one["first_name"], one["second_name"]) == ("Bashar al-Assad", "Bashar Assad")
    found = json.loads(pincite("candidates", path, "--format", "json").out)
    assert {pair["second_name"] for pair in found} == {"A truce in Idlib comes into force on 6 March"}
    assert "pincite candidates" in pincite("compare", path, "--relation", "maybe_same").err
    assert pincite("candidates", path, "--kind", "claim").code == 2
