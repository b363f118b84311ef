"""Sheets and excerpts: what a record shows, where each line leads, and what stays covered."""

import pytest
from small_case import WIRE, claim, put_text

from db.case import Case
from db.checks.verifying import verify
from db.edits.assess import Held, assess
from db.edits.citing import Cite
from db.edits.links import add_links
from db.edits.notes import note
from db.edits.records import make_record, set_fields
from db.edits.status import set_status
from db.edits.tags import tag
from db.errors import NotFound
from db.kinds import KINDS
from db.lists.windows import COVER
from db.oplog.undoing import undo
from db.sheet.describing import describe
from db.sheet.sheets import Line, Sheet
from db.sheet.sources import excerpts
from db.wording import after, before, newest, span, whole


def one(case: Case, code: str) -> int:
    return case.codes.id(code)


def lines(sheet: Sheet, name: str) -> tuple[Line, ...]:
    section = sheet.section(name)
    return section.lines if section else ()


def every_word(sheet: Sheet) -> str:
    return "\n".join([sheet.title, *(str(line) for section in sheet.sections for line in section.lines)])


def test_an_incident_with_its_claims_for_and_against(case: Case) -> None:
    assess(case, one(case, "I1"), Held("killed", "11 civilians", against=("C2",)))
    sheet = describe(case, "I1")
    assert (sheet.code, sheet.title, sheet.status) == ("I1", "Strike near the hospital", "todo")
    held = lines(sheet, "held")
    assert [(line.label, line.words, line.depth) for line in held] == [
        ("killed", "11 civilians", 0), ("for", "11 civilians", 1), ("against", "at least 8 people", 1),
    ]  # fmt: skip
    assert held[1].leads == one(case, "C1")
    assert held[1].passage == one(case, "PG1")


def test_a_claim_says_who_where_how_strongly_and_as_said(case: Case) -> None:
    (first, *_) = lines(describe(case, "I1"), "claims")
    assert (first.label, first.words, first.said) == ("killed", "11 civilians", "killed 11 civilians")
    assert (first.by, first.outlet, first.strength) == ("Example Watch", "An Agency", "concluded")
    add_links(case, one(case, "C1"), "chain", [{"said": "a wire"}, {"actor": "P1"}])
    set_fields(case, one(case, "C1"), {"claimant_said": "the watchers", "polarity": "denies", "section": "headline"})
    (again, *_) = lines(describe(case, "I1"), "claims")
    assert again.by == "Example Watch (as “the watchers”) told a wire"
    assert again.marks == ("denies it", "headline")


def test_what_is_undecided_and_what_stands_alone(case: Case) -> None:
    undecided = lines(describe(case, "I1"), "undecided")
    assert {line.label for line in undecided} == {"killed", "who is said to have done it"}
    assert all(line.marks == ("undecided, as claimed",) for line in undecided)
    assess(case, one(case, "I1"), Held("place", "Ariha"))
    (held,) = lines(describe(case, "I1"), "held")
    assert held.marks == ("stands alone",)


def test_fields_lead_to_the_records_that_they_name(case: Case) -> None:
    (within,) = (line for line in lines(describe(case, "L2"), "fields") if line.label == "within")
    assert (within.words, within.code, within.leads) == ("Idlib Governorate", "L1", one(case, "L1"))
    assert [line.words for line in lines(describe(case, "L2"), "names")] == ["أريحا"]
    assert [line.code for line in lines(describe(case, "L1"), "parts")] == ["L2"]


def test_what_else_stands_on_an_incident(case: Case) -> None:
    make_record(case, "target", {"name": "the hospital", "incident": "I1", "kind": "hospital"})
    make_record(case, "request", {"title": "asked", "about": "I1", "asker": "P1"}, links={"addressees": ["P2"]})
    make_record(case, "response", {"title": "none", "request": "RQ1", "actor": "P2", "kind": "no response"})
    make_record(case, "evidence", {"title": "logs", "method": "observer log"}, links={"bears_on": ["C1"]})
    note(case, one(case, "I1"), "Ask again.")
    tag(case, one(case, "I1"), ["hospital"])
    sheet = describe(case, "I1")
    names = [section.name for section in sheet.sections]
    assert names == [
        "fields", "tags", "undecided", "claims", "targets", "evidence", "requests", "responses", "notes",
    ]  # fmt: skip
    assert [line.code for line in lines(sheet, "evidence")] == ["E1"]
    assert [line.code for line in lines(describe(case, "TG1"), "tagged")] == ["I1"]
    assert [line.code for line in lines(describe(case, "PG1"), "citing")] == ["C1"]
    assert [line.code for line in lines(describe(case, "P2"), "alleged")] == ["I1"]
    assert lines(describe(case, "E1"), "bears_on")[0].label.startswith("supports")


def test_every_kind_of_record_has_a_sheet(case: Case) -> None:
    tag(case, one(case, "I1"), ["x"])
    note(case, one(case, "I1"), "x")
    for kind in KINDS:
        for (found,) in case.rows(f"SELECT id FROM {kind.table}"):
            sheet = describe(case, found)
            assert sheet.kind == kind.name
            assert sheet.changed
            assert all(section.lines and section.more == 0 for section in sheet.sections)
    with pytest.raises(NotFound, match="no I77"):
        describe(case, "I77")


def test_long_sections_are_bounded_and_counted(case: Case) -> None:
    with case.write("many") as writer:
        first = writer.reserve("claim", 250)
        rows = [(first + n, one(case, "I1"), "cause", f"cause {n}", "draft") for n in range(250)]
        writer.insert_many("claim", ("id", "subject", "property", "text", "status"), rows)
    section = describe(case, "I1", first=20).section("claims")
    assert section
    assert (len(section.lines), section.total, section.more) == (20, 253, 233)


def test_who_changed_it_last(case: Case) -> None:
    told = set_status(case, one(case, "I1"), "assigned")
    changed = describe(case, "I1").changed
    assert changed
    assert (changed.person, changed.operation, changed.action) == ("Ann", told.operation, "status assigned")


def test_protected_words_stay_covered(case: Case) -> None:
    make_record(case, "victim", {"name": "Secret Name", "incident": "I1"})
    claim(case, {"property": "cause", "value": "the secret cause"}, Cite("A2", "residents say"))
    set_fields(case, one(case, "A2"), {"handling": "protected", "author": "Secret Author"})
    set_fields(case, one(case, "P2"), {"handling": "privileged"})
    for code in ("I1", "V1", "A2", "C2", "C4", "P2", "C3", "PG2"):
        words = every_word(describe(case, code))
        for secret in ("Secret", "secret", "A Paper", "North Force", "eight", "residents"):
            assert secret not in words, (code, secret)
        assert COVER in words
    assert describe(case, "C2").handling == "protected as its source is"
    assert "Secret Author" in every_word(describe(case, "A2", uncovered=True))
    assert "at least 8" in every_word(describe(case, "I1", uncovered=True))
    (excerpt, *_) = excerpts(case, one(case, "C2"))
    assert excerpt.covered
    assert not excerpt.words + excerpt.title + excerpt.before


def test_what_protected_sources_say_is_in_no_list(case: Case) -> None:
    row = "SELECT killed, killed_low, killed_high, claims FROM incident_row WHERE title LIKE 'Strike near%'"
    open_ = case.row(row)
    assert open_ == ("11, 8+", 11, 2**53 - 1, open_[3])
    set_fields(case, one(case, "A2"), {"handling": "protected"})
    assert case.row(row) == ("11", 11, 11, open_[3])
    set_fields(case, one(case, "C1"), {"handling": "privileged"})
    assert case.row(row) == ("", -1, -1, open_[3])
    assert verify(case, whole=True) == []
    undo(case, yes=True)
    undo(case, yes=True)
    assert case.row(row) == open_
    assert verify(case, whole=True) == []


def test_words_in_their_paragraph(case: Case) -> None:
    (excerpt,) = excerpts(case, one(case, "C1"))
    assert excerpt.before == "Strikes near a hospital "
    assert excerpt.words == "killed 11 civilians"
    assert excerpt.after == " in Ariha on Jan. 29, Example Watch said."
    assert (excerpt.code, excerpt.outlet, excerpt.lost) == ("A1", "An Agency", False)
    (short,) = excerpts(case, one(case, "C1"), beside=5)
    assert (short.before, short.after, short.cut_before, short.cut_after) == ("ital ", " in A", True, True)
    assert [one.words for one in excerpts(case, one(case, "PG2"))] == ["At least eight people died in the strike"]
    assert len(excerpts(case, one(case, "I1"))) == 3


def test_words_that_no_longer_stand_are_lost(case: Case) -> None:
    with case.side() as connection:
        connection.execute("DROP TRIGGER passage_moved")
        connection.execute("UPDATE passage SET start = start + 1, stop = stop + 1 WHERE id = ?", (one(case, "PG1"),))
    (excerpt,) = excerpts(case, one(case, "C1"))
    assert (excerpt.lost, excerpt.words, excerpt.before, excerpt.after) == (True, "killed 11 civilians", "", "")


def test_spans_read_only_the_parts_they_need(case: Case) -> None:
    words = WIRE + "\n" + "long " * 40_000 + "end\nlast"
    article = make_record(case, "article", {"title": "Long"}).ids[0]
    text = put_text(case, article, words)
    assert whole(case, text) == words
    assert newest(case, article) == text
    for start, stop in ((0, 6), (100, 300), (70_000, 70_010), (len(words) - 4, len(words) + 9)):
        assert span(case, text, start, stop) == words[start:stop]
    at = words.index("end")
    assert before(case, text, at, 300_000) == "long " * 40_000
    assert after(case, text, at, 50) == "end"
    assert before(case, text, at, 10) == "long long "
