"""Loading JSON lines: what is right is there, all of it or nothing, whatever others do meanwhile."""

import gc
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from empty_case import ANN, BEN, empty_case
from loading import claim, jsonl, only, put

from db.case import Case
from db.checks.verifying import verify
from db.errors import Invalid, NotFound, ReadOnly, Refused
from db.importing.filling import Filling
from db.importing.lines import Line
from db.importing.load import load
from db.importing.problems import WrongLines
from db.importing.rows import Rows
from db.oplog.journal import head

TOP = Path(__file__).resolve().parents[1]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with empty_case(tmp_path) as case:
        yield case


def test_a_file_that_is_not_there_is_said(case: Case, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="cannot be read: No such file"):
        load(case, tmp_path / "none.jsonl")


def test_the_examples_of_the_document_load(case: Case) -> None:
    block = re.search(r"```json\n(.*?)```", (TOP / "docs" / "exchange.md").read_text("utf-8"), re.DOTALL)
    assert block
    loaded = load(case, block[1].encode())
    assert (loaded.counts["incident"], loaded.terms, loaded.properties) == (2, ("weapon.thermobaric",), ("ambulances",))
    assert verify(case) == []
    assert case.row("SELECT date, place_name, killed FROM incident_row") == ("2020-01-29", "Ariha", "11")


def test_a_claim_without_words_stays_a_draft(case: Case) -> None:
    loaded = put(case, {"kind": "claim", "subject": "i1", "property": "killed", "value": 11})
    assert only(case, "claim")["status"] == "draft"
    assert loaded.notes == ((5, "It cites no passage, so it stays a draft."),)


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


def test_an_article_is_named_by_its_digest(case: Case) -> None:
    put(case)
    for name in ("sha256", "raw_sha256"):
        digest = {"kind": "article", "key": "mine", name: only(case, "text")[name]}
        put(case, digest, {"kind": "note", "text": "x", "cites": {"article": "mine", "words": "he said"}}, base=False)
    assert (case.one("SELECT count(*) FROM article"), case.one("SELECT count(*) FROM passage")) == (1, 1)
    with pytest.raises(WrongLines, match="No article of the case file has words or bytes with that sha256"):
        put(case, {"kind": "article", "key": "mine", "sha256": "0"}, base=False)


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


def test_indexes_that_a_large_load_makes_afterwards_are_as_before(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    made = "SELECT name, sql FROM sqlite_master ORDER BY name"
    before = case.rows(made)
    for room in ("db.derive", "db.importing.copying"):
        monkeypatch.setattr(f"{room}.MANY", 3)
    incidents = [{"kind": "incident", "title": f"i{number}", "fields": {"killed": number}} for number in range(9)]
    load(case, jsonl(*incidents))
    assert case.rows(made) == before
    assert verify(case) == []
    assert case.row("SELECT count(*), max(killed_low) FROM incident_row") == (9, 8)


def test_what_a_load_read_is_gone_without_the_collector(case: Case) -> None:
    gc.collect()
    gc.disable()
    try:
        put(case, {"kind": "incident", "title": "Raid", "killed": 3})
        assert [one for one in gc.get_objects() if type(one) in (Filling, Rows, Line)] == []
    finally:
        gc.enable()


def test_nothing_new_is_no_operation(case: Case) -> None:
    assert load(case, b"\n\n").operation == 0
    title = {"kind": "setting", "name": "title", "value": case.settings()["title"]}
    assert put(case, title, base=False).operation == 0
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


def test_passages_that_stand_there_already_are_those_of_the_case_file(case: Case) -> None:
    put(case, claim(value=11))
    again = {"kind": "passage", "code": "PG9", "article": "A1", "words": "killed 11 civilians in Ariha"}
    loaded = put(case, again, claim(cites=[{"passage": "PG9"}], subject="I1"), base=False)
    assert loaded.codes == (("PG9", "PG1"),)
    assert only(case, "citation")["passage"] == case.codes.id("PG1")
    assert case.one("SELECT count(*) FROM passage") == 1


def test_a_quote_without_words_stays_a_draft(case: Case) -> None:
    loaded = put(case, {"kind": "quote", "speaker": "watch"})
    assert (5, "It cites no passage, so it stays a draft.") in loaded.notes
    assert only(case, "quote")["status"] == "draft"


def test_a_view_is_one_that_its_list_can_show(case: Case) -> None:
    with pytest.raises(WrongLines, match="line 1: There is no list of “nopane”"):
        put(case, {"kind": "view", "name": "v", "pane": "nopane"}, base=False)


def test_where_a_line_is_no_json_is_said(case: Case) -> None:
    with pytest.raises(WrongLines, match="delimiter at character 20"):
        put(case, '{"kind": "incident"', {"kind": "tag", "name": "t"}, base=False)
    with pytest.raises(WrongLines, match="control character at character 11"):
        put(case, '{"kind": "\x1b"}', base=False)
