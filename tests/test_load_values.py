"""What the lines of a load mean: passages, values, words that plainly stand for others."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from empty_case import empty_case
from loading import CITED, WORDS, Line, cites, claim, jsonl, only, put

from db.case import Case
from db.importing.load import load
from db.importing.problems import WrongLines


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """An empty case for loads that are refused."""
    with empty_case(tmp_path_factory.mktemp("load")) as case:
        yield case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with empty_case(tmp_path) as case:
        yield case


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"article": "wire", "start": 8, "end": 27}, "killed 11 civilians"),
        ({"article": "wire", "start": 8, "stop": "27"}, "killed 11 civilians"),
        ({"article": "wire", "start": 8, "words": "killed"}, "killed"),
        ({"article": "wire", "words": "killed 11 civilians", "before": "Later it "}, "killed 11 civilians"),
        ({"article": "wire", "exact": "killed 11 civilians", "prefix": "Later it "}, "killed 11 civilians"),
        ({"article": "wire", "words": "killed 11 civilians", "after": " more"}, "killed 11 civilians"),
        ({"article": "wire", "words": '"It was bad,"'}, "“It was bad,”"),
        ({"article": "wire", "words": "Ariha. “It"}, "Ariha.\n“It"),
        ({"article": {"key": "wire"}, "words": "he said"}, None),
    ],
)
def test_the_words_that_are_cited(case: Case, entry: dict[str, Any], words: str | None) -> None:
    if words is None:
        with pytest.raises(WrongLines, match="it names no article"):
            put(case, cites(**entry))
        return
    put(case, cites(**entry))
    found = only(case, "passage")
    assert found["words"] == words == WORDS[found["start"] : found["stop"]]


@pytest.mark.parametrize(
    "line",
    [
        {"cites": CITED},
        {"passage": CITED},
        {"passage": [CITED, CITED]},
        {"citations": [CITED]},
        CITED,
        {"article": "wire", "cites": [{"words": CITED["words"]}]},
        {"article": "wire", "start": 8, "end": 36},
    ],
)
def test_the_ways_to_cite(case: Case, line: dict[str, Any]) -> None:
    put(case, {"kind": "claim", "subject": "i1", "property": "killed", "value": 11, **line})
    assert only(case, "passage")["words"] == CITED["words"]
    assert len(case.rows("SELECT 1 FROM citation")) == 1
    assert only(case, "claim")["status"] == "todo"


COUNT = ("low", "best", "high", "qualifier", "unit")


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({"value": 11}, (11, 11, 11, "exact", "unit.civilians")),
        ({"value": 11, "unit": "people"}, (11, 11, 11, "exact", "unit.people")),
        ({"value": 11, "unit": "Fighter"}, (11, 11, 11, "exact", "unit.fighters")),
        ({"value": "11 fighters"}, (11, 11, 11, "exact", "unit.fighters")),
        ({"value": "at least 3", "said": "3 or more"}, (3, None, None, "at_least", "unit.not_said")),
        ({"value": "3..", "said": "x"}, (3, None, None, "at_least", "unit.not_said")),
        ({"value": "8..12", "said": "x"}, (8, None, 12, "between", "unit.not_said")),
        ({"value": {"low": 3}, "said": "x"}, (3, None, None, "at_least", "unit.not_said")),
        ({"value": {"best": 3}, "said": "x"}, (3, 3, 3, "exact", "unit.not_said")),
        ({"value": "most", "base": 18, "said": "x"}, (10, None, 18, "most_of", "unit.not_said")),
        ({"low": 3, "high": 5, "said": "x"}, (3, None, 5, "between", "unit.not_said")),
        ({"value": None}, (None, None, None, None, None)),
        ({}, (11, 11, 11, "exact", "unit.civilians")),
        ({"said": "dozens"}, (24, None, None, "dozens", "unit.not_said")),
    ],
)
def test_counts(case: Case, values: dict[str, Any], count: tuple[Any, ...]) -> None:
    put(case, claim(**values))
    assert tuple(only(case, "claim")[name] for name in COUNT) == count


def test_what_does_not_follow_from_the_words_is_noted(case: Case) -> None:
    loaded = put(case, claim(said="people died"), claim(value=3, said="at least three"))
    assert loaded.notes == (
        (5, "No value of killed was read from “people died”; the words are kept alone."),
        (6, "The value “3” is kept, though “at least three” reads as “at least 3”."),
    )


@pytest.mark.parametrize(
    ("values", "columns", "members"),
    [
        ({"property": "date", "value": "29 Jan 2020"}, {"date": "2020-01-29", "date_precision": "day"}, []),
        ({"property": "date", "value": 2020}, {"date": "2020", "date_low": "2020-01-01"}, []),
        ({"property": "date", "value": {"start": "2020-03-06", "end": None}}, {"date": "2020-03-06/.."}, []),
        ({"property": "weapon", "value": "Barrel bombs"}, {"term": "weapon.barrel_bomb"}, []),
        ({"property": "happened", "value": False}, {"yesno": 0}, []),
        ({"property": "status", "value": 5}, {"text": "5"}, []),
        ({"property": "weapon", "value": ["airstrike", "shelling"], "operator": "or"}, {"operator": "or", "term": None},
         [(None, "weapon.airstrike"), (None, "weapon.shelling")]),
        ({"property": "who", "value": "watch"}, {"operator": "each"}, [("P1", None)]),
        ({"property": "who", "value": "Example Watch or watch"}, {"operator": "one_of"}, [("P1", None), ("P1", None)]),
        ({"property": "who", "value": ["watch", "watch"]}, {"operator": "unknown"}, [("P1", None), ("P1", None)]),
        ({"property": "effect", "value": "damaged or destroyed"}, {"operator": "or"},
         [(None, "effect.damaged"), (None, "effect.destroyed")]),
        ({"property": "areas", "value": ["ariha"]}, {"operator": "and"}, [("L1", None)]),
        ({"property": "targets", "value": ["School"], "operator": "including"}, {"operator": "including"},
         [(None, "target.school")]),
        ({"property": "place", "value": {"place": "ariha"}}, {"operator": None}, []),
    ],
)  # fmt: skip
def test_values(case: Case, values: dict[str, Any], columns: dict[str, Any], members: list[tuple[Any, Any]]) -> None:
    put(case, claim(**values))
    found = only(case, "claim")
    assert {name: found[name] for name in columns} == columns
    rows = case.rows("SELECT record, term FROM member ORDER BY position")
    assert [(record and case.codes.code(record), term) for record, term in rows] == members


@pytest.mark.parametrize(
    ("values", "name", "stored"),
    [
        ({"claimant": "watch"}, "voice", "claimant"),
        ({"claimant": "watch", "voice": "by context"}, "voice", "context"),
        ({}, "voice", "article"),
        ({"modality": "stated as fact"}, "modality", "stated"),
        ({"polarity": "denied"}, "polarity", "denies"),
        ({"section": "Headline"}, "section", "headline"),
        ({"inferred": "yes"}, "inferred", 1),
        ({"area_said": "in\nIdlib "}, "area_said", "in Idlib"),
        ({}, "said", "killed 11 civilians in Ariha"),
        ({"said": None, "value": 3}, "said", None),
    ],
)
def test_fields_of_a_claim(case: Case, values: dict[str, Any], name: str, stored: object) -> None:
    put(case, claim(**values))
    assert only(case, "claim")[name] == stored


@pytest.mark.parametrize(
    ("samples", "value_type", "of"),
    [
        ([3], "count", ""),
        (["at least 3", 4], "count", ""),
        ([True], "yesno", ""),
        (["2020-01-29"], "date", ""),
        (["ariha"], "record", "place"),
        (["ariha", "watch"], "record", ""),
        ([["watch"]], "set", "actor"),
        ([["watch"], "watch"], "set", "actor"),
        ([[{"record": "watch", "involvement": "direct"}]], "who", "actor"),
        (["some words"], "text", ""),
        (["some words", 4], "text", ""),
        ([None], "text", ""),
    ],
)
def test_a_new_property_has_the_type_of_its_values(case: Case, samples: list[Any], value_type: str, of: str) -> None:
    loaded = put(case, *(claim(property="own thing", value=value) for value in samples))
    assert loaded.properties == ("own_thing",)
    sql = "SELECT label, value_type, coalesce(\"of\", '') FROM property WHERE code = ?"
    assert case.row(sql, ("own_thing",)) == ("own thing", value_type, of)


def test_a_slip_in_a_property_is_asked_about(case: Case) -> None:
    loaded = put(case, claim(property="killled", value=11))
    assert loaded.notes == ((5, "“killled” is new among the properties; did you mean killed?"),)


@pytest.mark.parametrize("start", range(0, 4000, 397))
def test_every_span_of_the_real_articles_can_be_cited(articles: Path, shared: Case, start: int) -> None:
    """Spans of several lengths from many places; the words are compared, so a load that is refused would fail."""
    lines: list[Line] = []
    for file in sorted(articles.glob("*.txt")):
        if file.name == "README.md":
            continue
        words = file.read_text("utf-8")
        lines.append({"kind": "article", "key": file.stem, "title": file.stem, "text": words})
        for length in (1, 7, 60, 700):
            stop = min(start + length, len(words))
            if start < stop:
                entry = {"article": file.stem, "start": start, "end": stop, "words": words[start:stop]}
                lines.append({"kind": "note", "text": "x", "cites": [entry]})
    lines.append({"kind": "incident"})
    with pytest.raises(WrongLines) as found:
        load(shared, jsonl(*lines))
    assert len(found.value.lines) == 1
