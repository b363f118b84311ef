"""Comparing under all that happens to a case file: upgrading, expunging, checks, bulk, merging, dump and load."""

from pathlib import Path

import pytest
from loading import jsonl
from rooms import shown
from sample_case import sample_case
from small_case import ANN, Cite, claim, put_text

from db import Apart, Everywhere, candidates, decide, dump, expunge, ledger, load, merge, set_fields, verify, withdraw
from db.case import Case
from db.compare.keeping import all_due, catch_up
from db.compare.listing import asked_of, differences
from db.compare.printing import index_texts
from db.compare.waiting import due, waiting
from db.creating import create
from db.derive import Derived
from db.edits.assess import Held, assess
from db.edits.records import make_record
from db.errors import Invalid, NeedsReason, Refused
from db.oplog.undoing import redo, undo

SHARED = "The shell came down beside the bakery on the corner while people stood in line for bread that morning"
NEEDLE = "bakery on the corner"


def wrong(case: Case) -> list[str]:
    """What verify finds of derived rows."""
    return [one.sentence for one in verify(case, whole=True) if one.kind == "derived"]


def two_copies(case: Case) -> None:
    """Two articles that share a long run of words."""
    for title in ("One", "Two"):
        made = make_record(case, "article", {"title": title}).ids[0]
        put_text(case, made, f"{title} had it first. {SHARED}. So {title} says.")


def test_expunged_words_leave_no_print(case: Case) -> None:
    two_copies(case)
    before = case.rows("SELECT a, b, words FROM article_shared")
    assert before
    assert before[0][2] >= 18
    prints = {row[0] for row in case.rows("SELECT print FROM text_print")}
    expunge(case, Everywhere(NEEDLE), "a person asked", yes=True)
    gone = prints - {row[0] for row in case.rows("SELECT print FROM text_print")}
    assert gone
    assert case.rows("SELECT a, b, words FROM article_shared") != before
    assert wrong(case) == []
    assert verify(case) == []
    data = case.path.read_bytes()
    assert data.count(NEEDLE.encode()) == 0
    for number in gone:
        assert case.rows("SELECT * FROM text_print WHERE print = ?", (number,)) == []


def test_expunged_words_stand_in_no_relation(case: Case) -> None:
    made = claim(
        case, {"property": "purpose", "value": "to frighten the Katib family"}, Cite("A1", "The army denied it")
    )
    other = claim(case, {"property": "purpose", "value": "to clear a road"}, Cite("A2", "residents say"))
    decide(case, made, other, "no_contradiction", "the Katib family says the one")
    expunge(case, Everywhere("Katib"), "a person asked", yes=True)
    rows = case.rows("SELECT * FROM claim_relation") + case.rows("SELECT * FROM relation_group")
    assert rows
    assert not [row for row in rows if "Katib" in str(row)]
    assert case.path.read_bytes().count(b"Katib") == 0
    assert wrong(case) == []


TAMPERED = (
    "UPDATE claim_relation SET name = 'same' WHERE name = 'scope_differs'",
    "DELETE FROM claim_relation",
    "UPDATE relation_group SET waiting = 7",
    "DELETE FROM relation_group",
    "UPDATE text_print SET place = place + 1",
    "DELETE FROM text_print",
    "UPDATE article_shared SET words = words + 1",
    "DELETE FROM article_shared",
    "UPDATE article_group SET leader = leader + 1",
    "INSERT OR IGNORE INTO article_group (article, leader) SELECT id, min(id) FROM article",
    "DELETE FROM article_group",
    "UPDATE incident_row SET origins = origins + 1",
    "UPDATE incident_row SET open = open + 1",
)


@pytest.mark.parametrize("sql", TAMPERED)
def test_what_is_tampered_with_is_found(case: Case, sql: str) -> None:
    two_copies(case)
    assert wrong(case) == []
    with case.side() as connection:
        connection.execute(sql)
    assert wrong(case)


def test_a_rebuild_mends_relations(case: Case) -> None:
    before = case.rows("SELECT * FROM claim_relation")
    with case.side() as connection:
        connection.execute("DELETE FROM claim_relation")
        connection.execute("DELETE FROM relation_group")
    all_due(case)
    catch_up(case)
    assert case.rows("SELECT * FROM claim_relation") == before
    assert wrong(case) == []


def test_decisions_go_out_and_come_in(case: Case, tmp_path: Path) -> None:
    made = claim(case, {"property": "killed", "value": "9 civilians", "unit": "civilians"}, Cite("A2", "residents say"))
    decide(case, case.codes.id("C1"), made, "no_contradiction", "two counts")
    lines: list[bytes] = []
    dump(case, lines.append, reason="to try it")
    other = create(tmp_path / "other.db", ANN, title="Other")
    load(other, b"".join(lines))
    states = [(one.name, one.state) for one in differences(other, asked_of(other, "I1"))]
    assert ("disjoint", "decided") in states
    assert states == [(one.name, one.state) for one in differences(case, asked_of(case, "I1"))]
    assert wrong(other) == []
    other.close()


def test_undo_and_redo_of_a_decision(case: Case) -> None:
    made = claim(case, {"property": "killed", "value": "9 civilians", "unit": "civilians"}, Cite("A2", "residents say"))
    table = "SELECT * FROM claim_relation"
    before = case.rows(table)
    decide(case, case.codes.id("C1"), made, "no_contradiction", "two counts")
    decided = case.rows(table)
    assert decided != before
    undo(case)
    assert case.rows(table) == before
    redo(case)
    assert case.rows(table) == decided
    withdraw(case, case.codes.id("DN1"), "too soon")
    assert [row[8] for row in case.rows(table)] == [row[8] for row in before]
    assert wrong(case) == []


def quoted(case: Case, article: str, words: str, speaker: str) -> int:
    """A claim made in a quote of these words; the claim."""
    cites = [Cite(article, words)]
    made = make_record(case, "quote", {"speaker": speaker, "mode": "direct"}, cites=cites).codes[0]
    said = {"subject": "I1", "property": "character", "value": "one of a kind", "quote": made, "voice": "claimant",
            "claimant": speaker}  # fmt: skip
    return make_record(case, "claim", said, cites=cites).ids[0]


def test_words_given_to_two_speakers_are_found_without_an_utterance(case: Case) -> None:
    load(case, b'{"kind": "property", "code": "character", "label": "character", "value_type": "text"}')
    two_copies(case)
    quoted(case, "A3", SHARED, "P1")
    other = quoted(case, "A4", SHARED, "P4")
    names = [(one.name, one.state) for one in differences(case, asked_of(case, "I1", prop="character"))]
    assert names == [("attributed_differently", "open")]
    assert next(differences(case, asked_of(case, "I1", "attributed_differently"))).why.startswith("The same words")
    assert wrong(case) == []
    (utterance,) = ledger(case)
    assert (utterance.code, len(utterance.instances), utterance.stands_out) == ("", 2, True)
    expunge(case, Everywhere("shell came down beside the bakery"), "asked", yes=True)
    assert wrong(case) == []
    set_fields(case, other, {"claimant": "P1"})
    assert list(differences(case, asked_of(case, "I1", "attributed_differently"))) == []
    assert wrong(case) == []


# In bulk


def test_a_process_of_its_own_compares_what_waits(tmp_path: Path) -> None:
    with sample_case(tmp_path) as case:
        before = case.rows("SELECT * FROM claim_relation")
        all_due(case)
        with case.side() as connection:
            connection.execute("DELETE FROM claim_relation")
        assert waiting(case) == due(case) > 0
        told = list(Apart(case.path, ANN))
        assert told[-1][0] == told[-1][1] > 0
        assert case.rows("SELECT * FROM claim_relation") == before
        assert due(case) == 0


async def test_the_screen_has_it_compared_and_says_so(tmp_path: Path) -> None:
    case = sample_case(tmp_path)
    all_due(case)
    async with shown(case) as room:
        await room.reads("What came in is compared")
        await room.until(lambda: due(case) == 0)


def test_texts_that_come_in_bulk_are_indexed_later(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.compare.printing.AT_ONCE", 10)
    two_copies(case)
    assert case.rows("SELECT * FROM article_shared") == []
    assert waiting(case) == 2
    assert index_texts(case) == 2
    assert case.rows("SELECT * FROM article_shared")
    assert wrong(case) == []


# Merging


def test_merging_keeps_both_codes_and_is_undone(case: Case) -> None:
    other = make_record(case, "incident", {"title": "Attack in Ariha"}).ids[0]
    said = {"subject": "I2", "property": "killed", "value": "9 civilians", "unit": "civilians"}
    made = make_record(case, "claim", said, cites=[Cite("A2", "residents say")]).ids[0]
    kept = case.codes.id("I1")
    for one in (kept, other):
        assess(case, one, Held("date", "2020-01-29"))
    before = {
        table: case.rows(f"SELECT * FROM {table} ORDER BY 1") for table in ("claim", "assessment", "incident_row")
    }
    done = merge(case, kept, other, "one night, one town")
    assert "I2 is merged into I1" in done.sentence
    assert case.one("SELECT subject FROM claim WHERE id = ?", (made,)) == kept
    assert case.one("SELECT withdrawn FROM incident WHERE id = ?", (other,)) == "the same as I1: one night, one town"
    assert case.codes.find("I2") == other
    assert ("disjoint", "open") in [(one.name, one.state) for one in differences(case, asked_of(case, "I1"))]
    assert case.rows("SELECT a, b, kind FROM decision") == [(kept, other, "same")]
    assert wrong(case) == []
    undo(case)
    for table, rows in before.items():
        assert case.rows(f"SELECT * FROM {table} ORDER BY 1") == rows, table
    assert verify(case) == []


def test_what_is_decided_of_two_incidents_stands_with_them(case: Case) -> None:
    other = make_record(case, "incident", {"title": "Attack in Ariha"}).ids[0]
    decide(case, other, case.codes.id("I1"), "part_of", "one house of the same night")
    assert case.rows("SELECT incident, relation, other FROM relation") == [
        (other, "relation.part_of", case.codes.id("I1"))
    ]
    undo(case)
    assert case.rows("SELECT * FROM relation") == case.rows("SELECT * FROM decision WHERE withdrawn IS NULL") == []


def test_same_events_are_asked_once(case: Case) -> None:
    said = {"property": "date", "value": "2020-01-29"}
    claim(case, said, Cite("A1", "on Jan. 29"))
    make_record(case, "incident", {"title": "Strike near the hospital in Ariha", "kind": "air attack"})
    make_record(case, "claim", {"subject": "I2", **said}, cites=[Cite("A1", "on Jan. 29")])
    (pair,) = candidates(case)
    assert (pair.a, pair.b) == (case.codes.id("I1"), case.codes.id("I2"))
    decide(case, pair.a, pair.b, "not_same", "two hospitals")
    assert candidates(case) == []
    undo(case)
    assert candidates(case) == [pair]


def test_merging_actors_keeps_the_other_name(case: Case) -> None:
    merge(case, case.codes.id("P2"), case.codes.id("P3"), "one force")
    assert case.rows("SELECT name FROM name WHERE record = ?", (case.codes.id("P2"),)) == [("South Force",)]
    assert {row[0] for row in case.rows("SELECT record FROM member")} == {case.codes.id("P2")}
    assert verify(case) == []


def test_what_cannot_be_merged_says_why(case: Case) -> None:
    one, claim_ = case.codes.id("I1"), case.codes.id("C1")
    with pytest.raises(NeedsReason):
        merge(case, one, case.codes.id("P1"), "")
    with pytest.raises(Invalid, match="must be of one kind"):
        merge(case, one, case.codes.id("P1"), "x")
    with pytest.raises(Invalid, match="one record"):
        merge(case, one, one, "x")
    with pytest.raises(Invalid, match="are merged, not claims"):
        merge(case, claim_, case.codes.id("C2"), "x")
    withdraw(case, case.codes.id("P2"), "x")
    with pytest.raises(Refused, match="bring it back"):
        merge(case, case.codes.id("P1"), case.codes.id("P2"), "x")


ORIGIN = {"kind": "decision", "a": "r", "kind_of": "same_origin", "reason": "x"}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (ORIGIN | {"b": "A1"}, "line 2: An origin is decided of two articles, not of a report and an article."),
        (ORIGIN | {"a": "A1", "b": "r", "kind_of": "not_same_origin"}, "of two articles, not of an article and a rep"),
        (ORIGIN | {"a": "A1"}, "line 2: An origin is decided of two articles, not of an article alone."),
        (ORIGIN | {"a": "A1", "b": None}, "line 2: An origin is decided of two articles, not of an article alone."),
        (ORIGIN | {"b": "A1", "kind_of": "no_contradiction"}, "line 2: No contradiction is decided of two claims"),
        (ORIGIN | {"a": "C1", "b": "I1", "kind_of": "not_same_event"}, "of two claims, not of a claim and an inci"),
        (ORIGIN | {"a": "A1", "b": "nobody"}, "line 2: b: "),
    ],
)
def test_a_load_names_a_decision_that_cannot_be(case: Case, line: dict[str, str | None], sentence: str) -> None:
    operations = case.one("SELECT count(*) FROM operation")
    with pytest.raises(Invalid) as raised:
        load(case, jsonl({"kind": "report", "key": "r", "title": "x"}, line))
    assert sentence in str(raised.value)
    assert str(raised.value).count("line 2") == 1
    assert case.one("SELECT count(*) FROM operation") == operations


def test_no_way_in_takes_a_decision_that_cannot_be(case: Case) -> None:
    two_copies(case)
    wrong_one = {"a": "A1", "b": "I1", "kind": "same_origin", "reason": "x"}
    with pytest.raises(Refused, match="an origin is decided of two articles, not of an article and an incident"):
        make_record(case, "decision", wrong_one)
    made = make_record(case, "decision", wrong_one | {"b": "A2"}).ids[0]
    for entries in ({"b": "C1"}, {"kind": "not_same_event"}):
        with pytest.raises(Refused, match="cannot be"):
            set_fields(case, made, entries)
    with pytest.raises(Refused, match="cannot be"), case.write("by hand") as writer:
        writer.update("decision", made, {"a": case.codes.id("I1")})
    assert wrong(case) == []


def test_very_many_claims_are_shown_as_few_are(sample: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = ("incident_row ORDER BY incident", "incident_count ORDER BY 1, 2, 3", "incident_who ORDER BY 1, 2, 3")
    before = [sample.rows(f"SELECT * FROM {table}") for table in tables]
    monkeypatch.setattr("db.compare.crowding.CROWD", 0)
    all_due(sample)
    catch_up(sample)
    assert sample.one("SELECT count(*) FROM crowd") == sample.one("SELECT count(DISTINCT subject) FROM claim")
    assert not [finding for finding in verify(sample) if finding.kind == "derived"]
    with sample.side() as connection:
        Derived(connection).all()
    assert [sample.rows(f"SELECT * FROM {table}") for table in tables] == before
