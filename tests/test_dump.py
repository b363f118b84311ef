"""Dumps: what goes out reads back as the same, and what is protected stays."""

import base64
import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from empty_case import ANN, empty_case
from hypothesis import given, settings
from hypothesis import strategies as st

from db.case import Case
from db.checks.verifying import verify
from db.compare.decidable import OF_ARTICLES, OF_CLAIMS
from db.edits.expunge import Everywhere, expunge
from db.importing.dump import Dumped, dump
from db.importing.load import load
from db.importing.plans import link_plan, plan_of
from db.kinds import KINDS
from db.records import Field, Kind, Links
from db.sample import build

TOP = Path(__file__).resolve().parents[1]
WORDS = "Strikes killed 11 civilians in Ariha. A nurse saw it. The army denied it."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with empty_case(tmp_path) as case:
        yield case


def dumped(case: Case, **options: Any) -> tuple[bytes, Dumped]:
    """What a dump writes, and what it says."""
    out: list[bytes] = []
    done = dump(case, out.append, **options)
    return b"".join(out), done


def whole(case: Case) -> bytes:
    """All that a dump can hold."""
    return dumped(case, protected=True)[0]


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def codes(data: bytes) -> set[str]:
    return {line["code"] for line in lines(data) if "code" in line and line["kind"] != "property"}


def put(case: Case, *some: dict[str, Any]) -> None:
    load(case, "\n".join(map(json.dumps, some)).encode())


def again(data: bytes) -> bytes:
    """The dump of an empty case file into which a dump was loaded."""
    with tempfile.TemporaryDirectory() as folder, empty_case(Path(folder)) as case:
        loaded = load(case, data, demonstration=b'"demonstration": true' in data)
        assert loaded.codes == ()
        return whole(case)


def test_the_examples_of_the_document_come_back(case: Case) -> None:
    block = re.search(r"```json\n(.*?)```", (TOP / "docs" / "exchange.md").read_text("utf-8"), re.DOTALL)
    assert block
    load(case, block[1].encode())
    data = whole(case)
    assert {line["kind"] for line in lines(data)} == {json.loads(line)["kind"] for line in block[1].splitlines()} | {
        "text", "passage",
    }  # fmt: skip
    assert again(data) == data


def test_the_sample_comes_back(tmp_path: Path) -> None:
    build(tmp_path / "sample.db")
    with Case.open(tmp_path / "sample.db", ANN) as case:
        data = whole(case)
    with empty_case(tmp_path) as other:
        assert load(other, data, demonstration=True).codes == ()
        assert whole(other) == data
        assert verify(other) == []


def test_a_full_case_file_gives_new_codes_and_the_map(case: Case, tmp_path: Path) -> None:
    put(case, {"kind": "incident", "title": "mine"}, {"kind": "tag", "name": "ask"})
    theirs = {"kind": "incident", "code": "I1", "title": "theirs", "tags": ["ask"]}
    with empty_case(tmp_path, "other.db") as other:
        put(other, theirs, {"kind": "note", "text": "x", "about": "I1"})
        data = whole(other).replace(b'"Empty"', b'"Theirs"')
    loaded = load(case, data)
    assert loaded.codes == (("I1", "I2"),)
    assert loaded.notes == ((1, "The title of this case file stays “Empty”."),)
    assert case.settings()["title"] == "Empty"
    assert case.rows("SELECT record & 15, tag & 15 FROM tagging") == [(2, 1)]
    assert case.one("SELECT about & 15 FROM note") == 2


def test_what_a_dump_holds(case: Case) -> None:
    put(
        case,
        {"kind": "article", "key": "a", "title": "x", "raw": "Zmly\nc3Q=".replace("\n", ""), "raw_name": "a.txt"},
        {"kind": "text", "article": "a", "text": "second", "relation": "correction"},
        {"kind": "note", "text": "gone", "withdrawn": "by mistake", "status": "finalized"},
        {"kind": "passage", "article": "a", "version": 2, "start": 0, "end": 3},
    )
    found = {line["kind"]: line for line in lines(whole(case)) if line.get("version") != 1}
    assert (found["text"]["version"], found["text"]["text"], found["text"]["raw"]) == (2, "second", "c2Vjb25k")
    assert found["note"] == {
        "kind": "note", "code": "N1", "text": "gone", "status": "finalized", "withdrawn": "by mistake",
    }  # fmt: skip
    assert (found["passage"]["version"], found["passage"]["words"], found["passage"]["after"]) == (2, "sec", "ond")
    assert b"operation" not in whole(case)
    assert again(whole(case)) == whole(case)


def odd_rows(case: Case) -> None:
    """Values that no form would make, and that a dump has to keep all the same."""
    put(case, {"kind": "article", "title": "x", "text": WORDS}, {"kind": "incident", "title": "y"})
    base = {"subject": case.codes.id("I1"), "status": "draft"}
    with case.write("odd") as writer:
        for values in (
            {"property": "killed", "low": 8, "best": 10, "high": 12, "qualifier": "about"},
            {"property": "killed", "low": 8, "high": 9},
            {"property": "killed", "qualifier": "unknown"},
            {"property": "killed", "qualifier": "exact"},
            {"property": "killed", "base": 18},
            {"property": "killed", "said": "11 civilians"},
            {"property": "killed", "said": "11", "unit": "unit.people", "low": 3, "qualifier": "more_than"},
            {"property": "date", "said": "2020-01-29"},
            {"property": "date", "text": "no date", "yesno": 1},
            {"property": "weapon", "record": case.codes.id("I1"), "term": "unit.people"},
            {"property": "place", "record": case.codes.id("I1"), "operator": "or"},
            {"property": "killed", "date": "2020-01", "date_low": "2020-01-01", "date_high": "2020-01-31",
             "date_precision": "month", "low": 1, "best": 1, "high": 1, "qualifier": "exact"},
        ):  # fmt: skip
            writer.insert("claim", base | values)
        for prop in ("who", "targets", "areas", "killed", "weapon", "own"):
            if prop == "own":
                writer.insert_many("property", ("code", "label", "value_type"), [("own", "own", "set")])
            owner = writer.insert("claim", base | {"property": prop})
            for place, values in enumerate((
                {"record": case.codes.id("I1")}, {"term": "target.school"}, {"term": "weapon.missile", "said": "x"}
            ), 1):  # fmt: skip
                writer.insert("member", {"owner": owner, "position": place, **values})
        writer.insert("hold", {"reason": "x"})
        writer.insert("victim", {"name": "v"})
        writer.insert("article", {"title": "t", "kind": "article.transcript"})
        text = case.codes.id("TX1")
        writer.insert("passage", {"text": text, "start": 0, "stop": 7, "words": "Strikes", "anchor": "orphan"})
        writer.insert("passage", {"text": text, "start": 0, "stop": 7, "words": "Strikes", "withdrawn": "twice"})
        writer.insert("coverage", {"text": text, "part": 1, "person": "Ann", "state": "read"})
        writer.update("term", "weapon.missile", {"label": "rocket or missile"})
        writer.update("property", "killed", {"label": "dead"})


def test_odd_values_come_back(case: Case) -> None:
    odd_rows(case)
    data = whole(case)
    assert again(data) == data


TEXTS = st.text(st.sampled_from("ab é\"'\\[]{},漢\u2028\n\u202e-"), min_size=1, max_size=8).filter(str.strip)
BY_READS: dict[str, st.SearchStrategy[Any]] = {
    "line": TEXTS, "text": TEXTS, "int": st.integers(0, 99), "real": st.floats(-90, 90),
    "yesno": st.booleans(), "date": st.sampled_from(["2020", "2020-01-29", "2020-03-06/..", "XXXX-09-30", "2020?"]),
    "time": st.sampled_from(["2020-01-29", "2020-01-29 10:00"]),
    "count": st.sampled_from(["11", "at least 3", "dozens", "most of 18"]),
}  # fmt: skip
TERM_OF = {"unit": ["civilians", "people"], "proof": ["believe"], "involvement": ["direct"]}
SKIPPED = frozenset({"text", "passage", "claim", "assessment", "view", "tag"})


def value_of(draw: st.DrawFn, field: Field, kinds: dict[str, int]) -> Any:
    """A value for a field, None where there is nothing to name."""
    if field.reads == "ref":
        named = [kind for kind in (kinds if "any" in field.of else field.of) if kinds.get(kind)]
        kind = draw(st.sampled_from(named)) if named else None
        return f"{kind}{draw(st.integers(0, kinds[kind] - 1))}" if kind else None
    if field.reads == "choice":
        return draw(st.sampled_from(field.of))
    if field.reads == "term":
        return draw(st.sampled_from(TERM_OF.get(field.of[0], ["other thing"])))
    return draw(BY_READS[field.reads])


def filled(draw: st.DrawFn, fields: tuple[Field, ...], kinds: dict[str, int], names: dict[str, str]) -> dict[str, Any]:
    """Some of the fields, all that are needed."""
    entry = {}
    for field in fields:
        if field.required or draw(st.booleans()):
            value = value_of(draw, field, kinds)
            if value is not None:
                entry[names.get(field.name, field.name)] = value
    return entry


@st.composite
def cases(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Lines of all kinds but claims, with fields, links and passages by chance, naming each other."""
    kinds = {
        kind.name: 2 if kind.name == "actor" else draw(st.integers(1, 2)) for kind in KINDS if kind.name not in SKIPPED
    }
    found = []
    for name, count in kinds.items():
        plan = plan_of(name)
        fields = tuple(step.field for key, step in plan.steps.items() if step.field and key != "type")
        fields = tuple(dict.fromkeys(one for one in fields if one.name not in ("demonstration", "withdrawn")))
        for place in range(count):
            known = kinds | {name: place}  # of its own kind it names earlier ones: nothing lies in itself
            entry = {"kind": name, "key": f"{name}{place}", **filled(draw, fields, known, {"kind": "kind_of"})}
            found.append(apart(entry) | linked(draw, plan.kind, known))
            if name == "article":
                found[-1]["text"] = WORDS + draw(TEXTS)
    return found


def apart(entry: dict[str, Any]) -> dict[str, Any]:
    """A line that does not join a record to itself, or to what it cannot be joined to."""
    if entry["kind"] == "command":
        return {**entry, "over": "actor0", "under": "actor1"}
    if entry["kind"] == "decision" and entry["kind_of"] in (*OF_CLAIMS, *OF_ARTICLES):
        entry = {**entry, "kind_of": "same"}  # the others are of claims alone, or of articles
    return {name: value for name, value in entry.items() if name != "b" or value != entry["a"]}


def linked(draw: st.DrawFn, kind: Kind, kinds: dict[str, int]) -> dict[str, Any]:
    """Some links of a record."""
    entry: dict[str, Any] = {}
    for links in kind.links:
        if links.table == "citation":
            start = draw(st.integers(0, 20))
            entry["cites"] = [{"article": "article0", "start": start, "end": start + draw(st.integers(1, 9))}]
        elif links.table == "tagging":
            entry["tags"] = ["ask", "look"]
        elif draw(st.booleans()) and complete(links, made := filled(draw, links.fields, kinds, {})):
            entry[links.name] = [made]
    return entry


def complete(links: Links, entry: dict[str, Any]) -> bool:
    return bool(entry) and all(field.name in entry for field in links.fields if field.required)


@settings(max_examples=6)
@given(cases())
def test_whatever_is_loaded_comes_back(some: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder, empty_case(Path(folder)) as case:
        put(case, *some)
        data = whole(case)
    assert again(data) == data


PROTECTED: tuple[dict[str, Any], ...] = (
    {"kind": "article", "key": "open", "title": "open", "text": WORDS, "about": "secret-report"},
    {"kind": "article", "key": "secret", "title": "secret", "text": "A nurse speaks.", "handling": "privileged"},
    {"kind": "actor", "key": "nurse", "name": "N.", "handling": "protected"},
    {"kind": "actor", "key": "army", "name": "Army"},
    {"kind": "incident", "key": "i", "title": "strike", "relations": [{"relation": "follows", "other": "j"}]},
    {"kind": "incident", "key": "j", "title": "other", "cites": [{"article": "secret", "words": "A nurse"}]},
    {"kind": "claim", "key": "c-open", "subject": "i", "property": "killed", "value": 11,
     "cites": [{"article": "open", "words": "killed 11 civilians"}]},
    {"kind": "claim", "key": "c-nurse", "subject": "i", "property": "happened", "value": True, "claimant": "nurse",
     "cites": [{"article": "open", "words": "A nurse saw it"}]},
    {"kind": "claim", "key": "c-secret", "subject": "i", "property": "happened", "value": True, "cites": [
        {"article": "open", "words": "The army"}, {"article": "secret", "words": "speaks", "role": "context"}]},
    {"kind": "claim", "key": "c-who", "subject": "i", "property": "who", "value": ["army", "nurse"],
     "operator": "one_of", "cites": [{"article": "open", "words": "The army"}]},
    {"kind": "assessment", "subject": "i", "property": "happened", "value": True, "claims": ["c-open", "c-nurse"]},
    {"kind": "assessment", "subject": "i", "property": "killed", "value": 11, "claims": ["c-open"]},
    {"kind": "evidence", "title": "video", "bears_on": ["c-open", "c-nurse"]},
    {"kind": "response", "title": "no", "actor": "army", "kind_of": "none", "denies": ["c-nurse"]},
    {"kind": "utterance", "key": "u", "title": "what she said"},
    {"kind": "quote", "utterance": "u", "speaker": "nurse", "cites": [{"article": "open", "words": "saw it"}]},
    {"kind": "report", "key": "secret-report", "title": "r", "cites": [{"article": "secret", "words": "speaks"}]},
    {"kind": "victim", "name": "child"},
    {"kind": "note", "about": "nurse", "text": "call her"},
    {"kind": "note", "about": "i", "text": "look"},
)  # fmt: skip


@pytest.mark.parametrize("space", [" ", "\u00a0", "\n"])
def test_words_that_are_cut_at_a_space_come_back(case: Case, tmp_path: Path, space: str) -> None:
    text = f"{'x' * 299}{space}and more words{space}"
    spans = [(0, len(text)), (0, 301), (299, 300), (299, len(text))]
    cited = {"kind": "claim", "subject": "i", "property": "statement", "value": "x"}
    claims = [{**cited, "cites": [{"article": "a", "start": start, "end": end}]} for start, end in spans]
    named = {"kind": "article", "key": "a", "title": "t", "text": text}
    put(case, named, {"kind": "incident", "key": "i", "title": "t"}, *claims)
    out = whole(case)
    with empty_case(tmp_path, "other.db") as other:
        load(other, out)
        assert whole(other) == out


def test_what_is_protected_stays_unless_asked_for(case: Case) -> None:
    put(case, *PROTECTED)
    data, done = dumped(case)
    kept = codes(data)
    assert {"A1", "TX1", "PG2", "I1", "P2", "C1", "S2", "E1", "RS1", "N2"} == kept
    assert done.left_out == {
        "article": 1, "text": 1, "passage": 5, "report": 1, "incident": 1, "actor": 1, "victim": 1, "claim": 3,
        "quote": 1, "utterance": 1, "assessment": 1, "note": 1,
    }  # fmt: skip
    assert done.records == len(kept)
    by_code = {line.get("code"): line for line in lines(data)}
    assert by_code["E1"]["bears_on"] == ["C1"]
    assert not {"about", "relations", "denies"} & {*by_code["A1"], *by_code["I1"], *by_code["RS1"]}
    assert done.pointers == 4
    assert not any(words in data for words in (b'"P1"', b'"A2"', b"call her", b"speaks", b"child"))
    assert again(data) == data
    every, all_of_it = dumped(case, protected=True)
    assert (all_of_it.left_out, all_of_it.pointers) == ({}, 0)
    assert again(every) == every


def test_a_dump_is_in_the_log(case: Case) -> None:
    put(case, {"kind": "incident", "title": "x"})
    done = dumped(case, reason="for the court", protected=True)[1]
    row = case.row("SELECT id, action, person, reason, changes FROM operation ORDER BY id DESC")
    assert row == (done.operation, "dump", "Ann", "with what is protected: for the court", 0)
    dumped(case)
    assert case.one("SELECT reason FROM operation ORDER BY id DESC") == "without what is protected"
    assert verify(case) == []


def test_a_case_that_is_read_only_is_dumped_without_a_trace(case: Case) -> None:
    put(case, {"kind": "incident", "title": "x"})
    with Case.open(case.path, ANN, readonly=True) as reader:
        data, done = dumped(reader)
    assert (done.operation, done.records, data) == (0, 1, dumped(case)[0])


def test_one_state_goes_out_whatever_others_write(case: Case) -> None:
    put(case, *({"kind": "incident", "title": str(n)} for n in range(600)))

    def meddle(stage: str, done: int, total: int) -> None:
        with Case.open(case.path, ANN) as other, other.write("make") as writer:
            writer.insert("note", {"text": "late"})

    if case.one("PRAGMA journal_mode") != "wal":
        pytest.skip("readers and writers exclude each other in the rollback journal")
    data, done = dumped(case, progress=meddle)
    assert b"late" not in data
    assert done.records == 600


def test_what_was_expunged_stays_so(case: Case) -> None:
    """Words are erased from the text and its bytes, and offsets hold."""
    note = {"kind": "note", "text": "x", "cites": {"article": "a", "words": "A nurse saw it"}}
    put(case, {"kind": "article", "key": "a", "title": "x", "text": WORDS}, note)
    expunge(case, Everywhere("nurse"), "asked for by her", yes=True)
    data = whole(case)
    (raw,) = (base64.b64decode(line["raw"]) for line in lines(data) if "raw" in line)
    assert "A █████ saw it" in data.decode()
    assert b"nurse" not in data + raw
    assert again(data) == data


def test_every_link_of_a_kind_is_dumped() -> None:
    """The plans follow db.kinds; a table of links without a plan would be lost."""
    for kind in KINDS:
        for links in kind.links:
            assert link_plan(links.table, links.owner).columns[0] == links.owner
