"""Loading JSON lines: what is wrong is named line by line, what is right is there, and all of it or nothing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from empty_case import ANN, BEN, empty_case

from db.case import Case
from db.errors import Invalid, NotFound, ReadOnly, Refused
from db.importing.load import Loaded, load
from db.importing.problems import SHOWN, WrongLines
from db.journal import head
from db.verifying import verify

TOP = Path(__file__).resolve().parents[1]
WORDS = "Strikes killed 11 civilians in Ariha.\n“It was bad,” he said.\nLater it killed 11 civilians more."
BASE: tuple[dict[str, Any], ...] = (
    {"kind": "article", "key": "wire", "title": "Strike", "text": WORDS},
    {"kind": "incident", "key": "i1", "title": "Strike on a market"},
    {"kind": "actor", "key": "watch", "name": "Example Watch"},
    {"kind": "place", "key": "ariha", "name": "Ariha"},
)
CITED = {"article": "wire", "words": "killed 11 civilians in Ariha"}
CLAIM = {"kind": "claim", "subject": "i1", "property": "killed", "cites": [CITED]}
Line = dict[str, Any] | str


def jsonl(*lines: Line) -> bytes:
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines).encode()


def claim(**values: Any) -> dict[str, Any]:
    return {**CLAIM, **values}


def cites(**entry: Any) -> dict[str, Any]:
    return {**CLAIM, "value": 11, "cites": [entry]}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """An empty case for loads that are refused."""
    with empty_case(tmp_path_factory.mktemp("load")) as case:
        yield case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """An empty case of one's own."""
    with empty_case(tmp_path) as case:
        yield case


def put(case: Case, *lines: Line, base: bool = True, **options: Any) -> Loaded:
    return load(case, jsonl(*(BASE if base else ()), *lines), **options)


def only(case: Case, table: str) -> dict[str, Any]:
    """The last row of a table."""
    return case.dicts(f"SELECT * FROM {table} ORDER BY id DESC LIMIT 1")[0]


WRONG: tuple[tuple[Line, str], ...] = (
    ("{no", "It is no JSON: Expecting property name enclosed in double quotes at character 2."),
    ("[", "It is part of a larger JSON text; write one object a line, without commas between them."),
    ("[1, 2]", "It is no object; a line is like"),
    ('{"kind": "incident", "title": NaN}', "NaN is no number."),
    ('{"kind": "incident", "title": "a", "title": "b"}', "“title” stands there twice"),
    ('{"kind": "incident", "title": "a", "fields": {"killed": 1, "killed": 2}}', "“killed” stands there twice"),
    ({"title": "x"}, "It says no kind"),
    ({"kind": "incidnt", "title": "x"}, "“incidnt” is no kind of record; did you mean incident?"),
    ({"kind": "incident"}, "The title is missing"),
    ({"kind": "incident", "title": " "}, "The title is missing"),
    ({"kind": "incident", "title": ["a"]}, "title: it is text, not a list."),
    ({"kind": "incident", "title": "a", "scop": "single"}, "An incident has no field “scop”; did you mean scope?"),
    ({"kind": "incident", "title": "a", "scope": "singel"}, "scope: “singel” is no scope; did you mean single?"),
    ({"kind": "incident", "title": "a", "key": "i1"}, "The key “i1” is that of line 2 already."),
    ({"kind": "incident", "title": "a", "code": "C4"}, "“C4” is the code of a claim, and the line is an incident."),
    ({"kind": "incident", "title": "a", "code": 4}, "A code is text like C45, not “4”."),
    ({"kind": "incident", "title": "a", "code": "I-4"}, "“I-4” is no code"),
    ({"kind": "incident", "title": "a", "kind_of": "airatack"}, "kind_of: “airatack” is no act that is known; did you"),
    ({"kind": "note", "text": "a\0b"}, "text: The text holds characters that are no text"),
    ({"kind": "note", "text": "a\ud800b"}, "text: The text holds characters that are no text"),
    ({"kind": "note", "text": "x", "about": "nobody"}, "about: No line has the key “nobody”"),
    ({"kind": "note", "text": "x", "about": "arihaa"}, "did you mean “ariha”?"),
    ({"kind": "note", "text": "x", "about": ["i1"]}, 'about: it is a key or a code, like "ariha" or "I12".'),
    ({"kind": "post", "person": "ariha", "title": "x"}, "person: “ariha” is a place; here it is an actor."),
    ({"kind": "post", "person": "watch", "title": "x", "held": "soon"}, "held: “soon” is not a date"),
    ({"kind": "place", "name": "x", "latitude": 91}, "latitude: The latitude is a number between -90 and 90"),
    ({"kind": "victim", "name": "x", "number": 3.5}, "number: “3.5” is no whole number"),
    ({"kind": "incident", "title": "x", "relations": ["i1"]}, "relations: an entry lacks its other"),
    ({"kind": "incident", "title": "x", "relations": [{"to": "i1"}]}, "relations: it has no part “to”"),
    ({"kind": "incident", "title": "x", "fields": [1]}, "fields: it is an object"),
    ({"kind": "incident", "title": "x", "fields": {"killed": "lots"}}, "fields: killed: “lots” is not a count"),
    ({"kind": "term", "list": "unit"}, "A term needs its list and its word"),
    ({"kind": "property", "code": "x", "value_type": "number"}, "A property needs its code and its value_type"),
    ({"kind": "property", "code": "killed", "value_type": "text"}, "is there already, with the value_type count"),
    ('{"kind": "tag", "name": "a"}\n{"kind": "tag", "name": "a"}', "The tag “a” stands in line 5 already."),
    ({"kind": "setting", "value": "x"}, "A setting needs a name"),
    ({"kind": "setting", "nam": "x"}, "A setting has no field “nam”"),
    ({"kind": "article", "title": "x", "text": "abc", "demonstration": True}, "It is a demonstration text"),
    ({"kind": "article", "title": "x", "text": " \n"}, "Its text is empty."),
    ({"kind": "article", "title": "x", "text": "a\0b"}, "a NUL at character 2"),
    ({"kind": "article", "title": "x", "raw": "?"}, "raw is the bytes as received, in base64."),
    ({"kind": "article", "title": "x", "file": "x.txt"}, "lines from standard input bring their words"),
    ({"kind": "article", "title": "x", "text": "abc", "sha256": "0"}, "Its words are not those of its sha256"),
    ({"kind": "text", "article": "wire"}, "It brings no words"),
    ({"kind": "text", "article": "wire", "text": "x", "version": 1}, "has a text of version 1 already"),
    ({"kind": "text", "article": "wire", "text": "x", "relation": "copy"}, "relation is one of original, correction"),
    ({"kind": "passage", "article": "wire", "start": 5}, "it gives one end of its span"),
    (cites(article="wire", words="killed 12 civilians"), "cites: “killed 12 civilians” does not stand in wire."),
    (cites(article="wire", words="Killed 11 civilians in"), "; there stands “killed 11 civilians in”."),
    (cites(article="wire", words="killed 11 civilians"), "stands 2 times in wire (8 to 27, 70 to 89); give more"),
    (cites(article="wire", start=9, end=28, words="killed 11 civilians"), "stands “illed 11 civilians”, not"),
    (cites(article="wire", start=9, end=28, words="killed 11 civilians"), "; those stand at 8 to 27 and 70 to 89."),
    (cites(article="wire", start=8, end=2700), "wire has no span 8 to 2700; its text runs from 0 to 95."),
    (cites(article="wire", start=27, end=8), "wire has no span 27 to 8"),
    (cites(article="wire", start=8), "it gives one end of its span"),
    (cites(article="wire", start=8.5, end=27), "start is a whole number of code points"),
    (cites(article="wire"), "it gives neither a span nor words."),
    (cites(words="killed"), "it names no article."),
    (cites(article="nope", words="killed"), "No line has the key “nope”"),
    (cites(article="wire", version=2, words="killed"), "has no text of version 2; it has 1."),
    (cites(article="wire", words="bad", role="contextt"), "“contextt” is no role of a passage"),
    (cites(article="wire", words="bad", x=1), "it has no part “x”"),
    (cites(passage="PG7"), "No line has the key “PG7”"),
    (claim(cites=[5]), "cites: it is an article and its words"),
    (claim(start=8), "A passage stands both under “cites” and beside it"),
    ({"kind": "claim", "subject": "i1", "property": "killed", "status": "todo"}, "A claim cites a passage before it"),
    (claim(subject=None), "The subject is missing"),
    (claim(property=None), "The property is missing"),
    (claim(value="lots"), "value: “lots” is not a count"),
    (claim(value=True), "value: killed is a count, not true or false."),
    (claim(value=[1]), "value: killed has one value, a count, and no list."),
    (claim(value={"a": 1}), "value: the value of killed is a count, not an object."),
    (claim(property="place", value="Nowhere"), "value: No line has the key “Nowhere”, and no place"),
    (claim(property="place", value="watch"), "value: “watch” is an actor; here it is a place."),
    (claim(property="date", value="2020-13"), "value: “2020-13” has no such month"),
    (claim(property="weapon", value="misile"), "value: “misile” is no weapon that is known; did you mean missile?"),
    (claim(property="weapon", value="misile"), '{"kind": "term", "list": "weapon", "word": "misile"} adds it.'),
    (claim(property="who", value=["nobody"]), "value: No line has the key “nobody”"),
    (claim(property="who", value=[{"whom": "watch"}]), "a member has no part “whom”"),
    (claim(property="who", value=["watch"], operator="xor"), "operator: “xor” is no operator"),
    (claim(property="happened", value="maybe"), "value: The happened is yes or no"),
    (claim(modality="sure"), "modality: “sure” is no modality"),
)  # fmt: skip


@pytest.mark.parametrize(("line", "sentence"), WRONG)
def test_a_wrong_line_is_named_with_its_reason(shared: Case, line: Line, sentence: str) -> None:
    with pytest.raises(WrongLines) as found:
        put(shared, line)
    last = 4 + len(jsonl(line).splitlines())
    assert [number for number, _ in found.value.lines] == [last]
    assert sentence in str(found.value)
    assert f"\nline {last}: " in str(found.value)
    assert shared.one("SELECT count(*) FROM record") == 0
    assert len(shared.rows("SELECT 1 FROM operation")) == 1


def test_all_wrong_lines_are_named_and_what_rests_on_them_is_not(shared: Case) -> None:
    lines = ({"kind": "incidnt", "key": "bad", "title": "x"}, {"kind": "note", "text": "x", "about": "bad"})
    with pytest.raises(WrongLines, match=r"One thing is wrong, so nothing was loaded\.\nline 5: "):
        put(shared, *lines)
    with pytest.raises(WrongLines, match="60 things are wrong, so nothing was loaded") as found:
        put(shared, *[{"kind": "incident"}] * 60)
    assert str(found.value).count("\nline ") == SHOWN
    assert str(found.value).endswith("and 10 more.")


def test_lines_that_are_no_utf8_are_named(shared: Case) -> None:
    with pytest.raises(WrongLines, match=r"line 1: It is not UTF-8 \(byte 32\); save the file as UTF-8."):
        load(shared, '{"kind": "incident", "title": "é"}'.encode("latin-1"))


def test_a_file_that_is_not_there_is_said(shared: Case, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="cannot be read: No such file"):
        load(shared, tmp_path / "none.jsonl")


def test_the_examples_of_the_document_load(case: Case) -> None:
    block = re.search(r"```json\n(.*?)```", (TOP / "docs" / "exchange.md").read_text("utf-8"), re.DOTALL)
    assert block
    loaded = load(case, block[1].encode())
    assert (loaded.counts["incident"], loaded.terms, loaded.properties) == (2, ("weapon.thermobaric",), ("ambulances",))
    assert verify(case) == []
    assert case.row("SELECT date, place_name, killed FROM incident_row") == ("2020-01-29", "Ariha", "11")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"article": "wire", "start": 8, "end": 27}, "killed 11 civilians"),
        ({"article": "wire", "start": 8, "stop": "27"}, "killed 11 civilians"),
        ({"article": "wire", "start": 8, "words": "killed"}, "killed"),
        ({"article": "wire", "words": "killed 11 civilians", "before": "Later it "}, "killed 11 civilians"),
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


def test_a_claim_without_words_stays_a_draft(case: Case) -> None:
    loaded = put(case, {"kind": "claim", "subject": "i1", "property": "killed", "value": 11})
    assert only(case, "claim")["status"] == "draft"
    assert loaded.notes == ((5, "It cites no passage, so it stays a draft."),)


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


def test_what_analysts_hold(case: Case) -> None:
    held = {"killed": "11", "date": "2020-01-29", "place": "ariha", "weapon": {"value": "missile", "reason": "seen"}}
    put(case, {"kind": "incident", "title": "x", "fields": held, "injured": 3})
    rows = dict(case.rows("SELECT property, coalesce(reason, '') FROM assessment WHERE held"))
    assert rows == {"killed": "", "date": "", "place": "", "weapon": "seen", "injured": ""}
    assert case.row("SELECT killed, injured, place_name FROM incident_row WHERE title = 'x'") == ("11", "3", "Ariha")


def test_one_value_is_held_of_a_property(case: Case) -> None:
    held = {"kind": "assessment", "subject": "i1", "property": "killed", "value": 3}
    with pytest.raises(WrongLines, match="line 6: Line 5 holds a value of that already"):
        put(case, held, {**held, "value": 4})
    put(case, held, {**held, "value": 4, "held": False}, {**held, "unit": "civilians"})
    with pytest.raises(WrongLines, match="line 1: S1 holds a value of that already; change S1"):
        put(case, {**held, "subject": "I1"}, base=False)


def test_topics_tags_and_terms_grow(case: Case) -> None:
    lines = (
        claim(subject={"topic": "The truce"}, property="status", value="held"),
        claim(subject={"topic": "the truce"}, property="status", value="broken"),
        {"kind": "note", "text": "x", "tags": ["ask", {"tag": "ask"}, "Ask"]},
        {"kind": "tag", "name": "ask", "description": "who?"},
        {"kind": "place", "name": "x", "kind_of": "hamlet"},
    )
    loaded = put(case, *lines)
    assert [row[0] for row in case.rows("SELECT name FROM topic")] == ["The truce"]
    assert case.rows("SELECT name, description FROM tag") == [("ask", "who?")]
    assert len(case.rows("SELECT 1 FROM tagging")) == 1
    assert loaded.terms == ("place.hamlet",)


def test_an_empty_case_file_keeps_codes_and_a_full_one_gives_new_ones(case: Case) -> None:
    lines = ({"kind": "incident", "code": "I7", "title": "seven"}, {"kind": "incident", "key": "x", "title": "next"},
             {"kind": "note", "about": "I7", "text": "x"})  # fmt: skip
    assert put(case, *lines, base=False).codes == ()
    assert case.rows("SELECT id & 1023, title FROM incident ORDER BY id") == [(7, "seven"), (8, "next")]
    assert put(case, *lines, base=False).codes == (("I7", "I9"),)
    assert case.rows("SELECT about & 1023 FROM note ORDER BY id") == [(7,), (9,)]
    put(case, {"kind": "note", "about": "I8", "text": "of the case"}, base=False)
    assert only(case, "note")["about"] == case.codes.id("I8")


def test_an_article_that_is_there_is_not_added_again(case: Case) -> None:
    put(case)
    loaded = put(case, claim(value=11))
    assert len(case.rows("SELECT 1 FROM article")) == 1
    assert loaded.notes == ((1, "Its words are there already; the line stands for A1."),)
    assert only(case, "passage")["text"] == case.codes.id("TX1")


def test_texts_of_several_versions(case: Case) -> None:
    later = {"kind": "text", "key": "t2", "article": "wire", "text": "It killed 12.", "relation": "correction"}
    put(
        case,
        later,
        claim(cites=[{"article": "wire", "words": "killed 12"}]),
        claim(cites=[{"article": "wire", "version": 1, "words": "he said"}]),
        claim(cites=[{"article": "wire", "start": 3, "end": 9, "words": "killed"}]),
        claim(cites=[{"text": "t2", "start": 0, "end": 2}]),
    )
    rows = case.rows("SELECT t.version, p.words FROM passage p JOIN text t ON t.id = p.text ORDER BY p.id")
    assert rows == [(2, "killed 12"), (1, "he said"), (2, "killed"), (2, "It")]
    with pytest.raises(WrongLines, match="its article has 2 texts; say which"):
        put(case, claim(subject="I1", cites=[{"article": "A1", "start": 0, "end": 2}]), base=False)


def test_words_come_from_a_file_beside_the_lines(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("no")
    (folder / "one.txt").write_bytes("\ufeffA line\r\nand more".encode("utf-16"))
    lines = folder / "lines.jsonl"
    lines.write_bytes(jsonl({"kind": "article", "title": "x", "file": "../secret.txt"}))
    with pytest.raises(WrongLines, match="does not lie beside the lines"):
        load(case, lines)
    lines.write_bytes(jsonl({"kind": "article", "title": "x", "file": "one.txt"}))
    load(case, lines)
    found = only(case, "text")
    assert (found["raw_name"], found["encoding"], found["length"]) == ("one.txt", "utf-16-le", 15)
    assert case.one("SELECT reason FROM operation ORDER BY id DESC LIMIT 1") == "lines.jsonl"


def test_demonstrations_keep_to_themselves(case: Case) -> None:
    text = {"kind": "article", "title": "x", "text": "abc", "demonstration": True}
    setting = {"kind": "setting", "name": "demonstration", "value": "yes"}
    with pytest.raises(WrongLines, match="only a case file that is a demonstration takes it"):
        put(case, setting, text, base=False)
    put(case, text, base=False, demonstration=True)
    put(case, {**text, "text": "more"}, base=False)
    assert case.settings()["demonstration"] == "yes"


def test_a_case_file_in_use_does_not_become_a_demonstration(case: Case) -> None:
    put(case)
    with pytest.raises(WrongLines, match="only a case file that is a demonstration takes it"):
        put(
            case,
            {"kind": "article", "title": "x", "text": "abc", "demonstration": True},
            base=False,
            demonstration=True,
        )


def test_nothing_is_left_of_a_load_that_is_stopped(case: Case) -> None:
    def stop(stage: str, done: int, total: int) -> None:
        if stage == "copying" and done > 2:
            raise KeyboardInterrupt

    before = head(case.connection)
    with pytest.raises(KeyboardInterrupt):
        put(case, progress=stop)
    assert (case.one("SELECT count(*) FROM record"), head(case.connection)) == (0, before)
    assert put(case).operation == before[0] + 1


def test_what_others_write_meanwhile_is_seen(case: Case) -> None:
    """Ben takes a code between Ann's reading and her copying: she reads again, and both records stay."""
    done: list[int] = []

    def meddle(stage: str, _: int, __: int) -> None:
        if stage == "checking" and not done:
            done.append(1)
            with Case.open(case.path, BEN) as other, other.write("make") as writer:
                writer.insert("incident", {"title": "Ben's"})

    put(case, {"kind": "incident", "code": "I1", "title": "Ann's"}, base=False, progress=meddle)
    assert case.rows("SELECT id & 1023, title FROM incident ORDER BY id") == [(1, "Ben's"), (2, "Ann's")]


def test_others_who_never_stop_writing_are_said(case: Case) -> None:
    def meddle(stage: str, _: int, __: int) -> None:
        if stage == "checking":
            with Case.open(case.path, BEN) as other, other.write("make") as writer:
                writer.insert("incident", {"title": "Ben's"})

    with pytest.raises(Refused, match="Others keep writing"):
        put(case, progress=meddle)


def test_a_load_is_one_operation_and_says_how_far_it_is(case: Case) -> None:
    told: list[tuple[str, int, int]] = []
    put(case, progress=lambda *one: told.append(one), reason="from Ann")
    assert {stage for stage, _, _ in told} == {"checking", "copying", "sealing"}
    assert all(0 <= done <= total for _, done, total in told)
    row = case.row("SELECT action, reason, person, changes FROM operation ORDER BY id DESC LIMIT 1")
    assert row == ("load", "from Ann", "Ann", 5)


def test_nothing_new_is_no_operation(case: Case) -> None:
    assert load(case, b"\n\n").operation == 0
    assert len(case.rows("SELECT 1 FROM operation")) == 1


def test_a_case_that_is_read_only_is_not_loaded_into(case: Case) -> None:
    with Case.open(case.path, ANN, readonly=True) as reader, pytest.raises(ReadOnly):
        load(reader, b"")


def test_names_are_found_in_the_case_file(case: Case) -> None:
    put(case)
    put(case, {"kind": "post", "person": "example watch", "title": "x"}, base=False)
    assert only(case, "post")["person"] == case.codes.id("P1")
    twins = [{"kind": "actor", "name": "Twin"}] * 2
    with pytest.raises(WrongLines, match="2 records are named “Twin”"):
        put(case, *twins, {"kind": "post", "person": "Twin", "title": "x"}, base=False)
    with pytest.raises(NotFound):
        case.codes.find("Twin")


def test_tags_and_views_are_known_by_their_names(case: Case) -> None:
    view = {"kind": "view", "name": "January", "pane": "incidents", "filter": "date:2020-01"}
    lines = ({"kind": "tag", "name": "ask", "key": "t"}, view, {"kind": "note", "text": "x", "tags": ["t"]})
    put(case, *lines, base=False)
    put(case, *lines, base=False)
    assert (case.one("SELECT count(*) FROM tag"), case.one("SELECT count(*) FROM view")) == (1, 1)
    assert case.one("SELECT count(DISTINCT tag) FROM tagging") == 1
    with pytest.raises(WrongLines, match="There is another view “January” already; give this one another name"):
        put(case, {**view, "sort": "date"}, base=False)


def test_victims_and_testimony_start_protected(case: Case) -> None:
    put(
        case,
        {"kind": "victim", "name": "a"},
        {"kind": "victim", "name": "b", "handling": None},
        {"kind": "article", "title": "t", "text": "words", "kind_of": "witness_testimony"},
    )
    assert case.rows("SELECT name, handling FROM victim ORDER BY id") == [("a", "protected"), ("b", None)]
    assert only(case, "article")["handling"] == "protected"


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
