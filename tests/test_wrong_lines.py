"""Each wrong line of a load is named with its number and its reason, and nothing is loaded."""

from collections.abc import Iterator

import pytest
from empty_case import empty_case
from loading import Line, cites, claim, jsonl, put

from db.case import Case
from db.importing.load import load
from db.importing.problems import SHOWN, WrongLines


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """An empty case for loads that are refused."""
    with empty_case(tmp_path_factory.mktemp("load")) as case:
        yield case


WRONG: tuple[tuple[Line, str], ...] = (
    ("{no", "It is no JSON: Expecting property name enclosed in double quotes at character 2."),
    ("[", "It is part of a larger JSON text; write one object a line, without commas between them."),
    ("[1, 2]", "It is no object; a line is like"),
    ('{"kind": "incident", "title": NaN}', "NaN is no number."),
    ('{"kind": "incident", "title": "a", "title": "b"}', "“title” stands there twice"),
    ('{"kind": "incident", "title": "a", "title"\t : "b"}', "“title” stands there twice"),
    ('{"kind": "incident", "title": "a", "fields": {"killed": 1, "killed": 2}}', "“killed” stands there twice"),
    ({"title": "x"}, "It says no kind"),
    ({"kind": "incidnt", "title": "x"}, "“incidnt” is no kind of record; did you mean incident?"),
    ({"kind": "incident"}, "The title is missing"),
    ({"kind": "decision", "a": "i1", "reason": "x"}, "The kind_of is missing: what was decided."),
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
    ({"kind": "incident", "title": "x", "targets": "at least 2"}, "“at least 2” is a count, and no target; write"),
    ({"kind": "incident", "title": "x", "targets": ["school", "3 hospitals"]}, "“3 hospitals” is a count, and no"),
    (claim(property="weapon", value="29 Jan 2020"), "value: “29 Jan 2020” is a date, and no weapon; write words of"),
    (claim(property="weapon", value=7), "“7” is a number, and no weapon; write words of that list, like airstrike"),
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
    with pytest.raises(WrongLines, match="1,010 things are wrong, so nothing was loaded") as found:
        put(shared, *[{"kind": "incident"}] * (SHOWN + 10))
    assert str(found.value).count("\nline ") == SHOWN
    assert str(found.value).endswith("and 10 more.")


def test_lines_that_are_no_utf8_are_named(shared: Case) -> None:
    with pytest.raises(WrongLines, match=r"line 1: It is not UTF-8 \(byte 32\); save the file as UTF-8."):
        load(shared, '{"kind": "incident", "title": "é"}'.encode("latin-1"))
