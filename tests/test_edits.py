"""Edits: what people change, each one operation, and what is refused with a sentence."""

from pathlib import Path

import pytest
from small_case import ANN, BEN, claim, small_case

from db.case import Case
from db.edits.assess import Held, assess
from db.edits.citing import Cite
from db.edits.done import Clash
from db.edits.drafts import CITED, draft_of, drafts, drop_draft, drop_draft_of, keep_draft
from db.edits.links import add_cites, add_links, remove_links
from db.edits.notes import note
from db.edits.records import make_record, restore, set_fields, withdraw
from db.edits.status import set_status
from db.edits.tags import tag, untag
from db.edits.views import drop_view, save_view, view_named, views
from db.entry.forms import form
from db.errors import CaseError, Invalid, NeedsReason, NotFound, Refused
from db.kinds import KINDS
from db.terms import known


def ids(case: Case, *codes: str) -> tuple[int, ...]:
    return tuple(case.codes.id(code) for code in codes)


def value(case: Case, code: str, column: str) -> object:
    return case.get(code)[column]


def operations(case: Case) -> int:
    return int(case.one("SELECT count(*) FROM operation"))


def killed(case: Case) -> tuple[str, str]:
    row = case.row("SELECT killed, killed_basis FROM incident_row")
    assert row
    return row[0], row[1]


def entries(case: Case, code: str) -> dict[str, str]:
    return form(case, case.codes.id(code), known(case))


def test_a_claim_takes_its_words_and_its_value_from_what_it_cites(case: Case) -> None:
    made = case.get("C1")
    assert (made["said"], made["best"], made["unit"]) == ("killed 11 civilians", 11, "unit.civilians")
    assert made["status"] == "todo"
    assert case.get("C2")["low"] == 8
    assert [one["record"] for one in case.get("C3").links["members"]] == list(ids(case, "P2", "P3"))
    assert case.get("C3")["operator"] == "one_of"


def test_every_form_reads_back_as_what_is_stored(case: Case) -> None:
    before = operations(case)
    for kind in KINDS:
        for (one,) in case.rows(f"SELECT id FROM {kind.table}"):
            texts = {name: text for name, text in form(case, one, known(case)).items() if name != "status"}
            if kind.name not in ("text", "passage"):
                assert set_fields(case, one, texts).operation == 0
    assert operations(case) == before


def test_a_claim_without_words_is_a_draft(case: Case) -> None:
    one = claim(case, {"property": "cause", "value": "shelling"})
    assert value(case, case.codes.code(one), "status") == "draft"
    with pytest.raises(Refused, match="cites a passage"):
        set_status(case, one, "todo")
    add_cites(case, one, [Cite("A1", start=0, stop=6)])
    assert set_status(case, one, "todo").operation


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        (Cite("A1", "killed 12 civilians"), "does not stand in A1"),
        (Cite("A1", "Later"), "2 times"),
        (Cite("A1", "“It was the worst night,”"), 'there stands “"It was the worst night,"”'),
        (Cite("A1", start=5, stop=2), "no span"),
        (Cite("A1", start=0, stop=9_000), "from 0 to"),
        (Cite("A1", "Strike", start=1, stop=7), "stands"),
        (Cite("A1"), "Name the words"),
        (Cite(words="Strike"), "need their article"),
        (Cite("A9", "Strike"), "no A9"),
        (Cite("P1", "Strike"), "must be an article"),
        (Cite("A1", "Strikes", role="cited"), "did you mean cites?"),
        (Cite("A1", "Strikes", version=2), "no version 2"),
    ],
)
def test_words_that_cannot_be_cited(case: Case, named: Cite, sentence: str) -> None:
    before = operations(case)
    with pytest.raises(CaseError) as caught:
        claim(case, {"property": "cause", "value": "x"}, named)
    assert sentence in caught.value.sentence
    assert operations(case) == before


def test_words_that_stand_twice_are_told_apart(case: Case) -> None:
    one = claim(case, {"property": "cause", "value": "x"}, Cite("A1", "Later", after=" the town"))
    cited = case.get(one).links["cites"][0]["passage"]
    assert case.get(cited)["start"] > case.get("PG1")["start"]
    assert case.get(cited)["after"].startswith(" the town")


def test_a_value_typed_is_one_held_assessment_with_its_claims(case: Case) -> None:
    (incident,) = ids(case, "I1")
    first = assess(case, incident, Held("killed", "11 civilians"))
    assert first.sentence == "I1: killed is 11 civilians, on 1 claim."
    assert killed(case) == ("11", "held")
    assert [one["claim"] for one in case.get("S1").links["claims"]] == list(ids(case, "C1"))
    alone = assess(case, incident, Held("killed", "12"))
    assert "standing alone" in alone.sentence
    assert (value(case, "S1", "unit"), killed(case)) == ("unit.civilians", ("12", "held"))
    assert case.one("SELECT count(*) FROM assessment") == 1


def test_another_unit_is_another_value(case: Case) -> None:
    (incident,) = ids(case, "I1")
    assess(case, incident, Held("killed", "11 civilians"))
    assess(case, incident, Held("killed", "2 fighters"))
    assert case.one("SELECT count(*) FROM assessment WHERE held") == 2
    assess(case, incident, Held("killed", "3 fighters"))
    assert case.one("SELECT low FROM assessment WHERE unit = 'unit.fighters'") == 3


def test_assessing_again_keeps_the_claims_that_a_person_chose(case: Case) -> None:
    (incident,) = ids(case, "I1")
    assess(case, incident, Held("killed", "11 civilians", claims=("C1",), against=("C2",)))
    assert {one["bearing"] for one in case.get("S1").links["claims"]} == {"for", "against"}
    assert assess(case, incident, Held("killed", "11 civilians")).operation == 0
    assess(case, incident, Held("killed", "11 civilians", {"reason": "names its basis", "standard": "believe"}))
    assert len(case.get("S1").links["claims"]) == 2
    assert value(case, "S1", "standard") == "proof.believe"


def test_who_did_it_takes_the_claims_with_the_same_operator(case: Case) -> None:
    (incident,) = ids(case, "I1")
    assert "on 1 claim" in assess(case, incident, Held("who", "South Force or North Force")).sentence
    assert "standing alone" in assess(case, incident, Held("who", "North Force and South Force")).sentence
    assert case.one("SELECT who FROM incident_row") == "North Force and South Force"


def test_a_list_says_that_there_are_more_places_than_it_names(case: Case) -> None:
    for number in range(1, 5):
        make_record(case, "place", {"name": f"Town {number}"})
        claim(case, {"property": "place", "value": f"Town {number}"}, Cite("A1", "killed 11 civilians"))
    assert case.one("SELECT place_name FROM incident_row") == "Town 1 | Town 2 | Town 3 | …"


def test_fields_of_an_incident_are_fields_and_properties_alike(case: Case) -> None:
    (incident,) = ids(case, "I1")
    told = set_fields(case, incident, {"title": "Strike in Ariha", "killed": "11 civilians", "place": "Ariha"})
    assert told.sentence == "I1: title, killed, place set."
    assert case.row("SELECT title, killed, place_name FROM incident_row") == ("Strike in Ariha", "11", "Ariha")
    assert operations(case) == told.operation
    set_fields(case, incident, {"killed": ""})
    assert killed(case)[1] == "claimed"


def test_many_records_in_one_operation(case: Case) -> None:
    several = ids(case, "P1", "P2", "P3", "P4")
    told = set_fields(case, several, {"kind": "armed force"})
    assert told.sentence == "P1, P2 and 2 more: kind set."
    assert case.one("SELECT count(*) FROM actor WHERE kind = 'actor.armed_force'") == 4
    assert case.one("SELECT changes FROM operation WHERE id = ?", (told.operation,)) == 4


def test_another_field_merges_and_the_same_field_clashes(tmp_path: Path, case: Case) -> None:
    seen = entries(case, "I1")
    (incident,) = ids(case, "I1")
    with small_case(tmp_path, BEN) as other:
        set_fields(other, incident, {"scope": "series"})
        set_fields(other, incident, {"title": "Ben's title"})
    assert set_fields(case, incident, {"kind": "shelling"}, seen=seen).operation
    with pytest.raises(Clash) as caught:
        set_fields(case, incident, {"title": "Ann's title", "handling": "internal"}, seen=seen)
    (one,) = caught.value.fields
    assert (one.field, one.person, one.theirs, one.yours) == ("title", "Ben", "Ben's title", "Ann's title")
    assert value(case, "I1", "handling") is None
    assert set_fields(case, incident, {"title": "Ben's title"}, seen=seen).operation == 0
    assert value(case, "I1", "scope") == "series"


def test_the_value_of_a_claim_is_edited_as_one(case: Case) -> None:
    (one,) = ids(case, "C1")
    set_fields(case, one, {"value": "12"})
    assert (value(case, "C1", "low"), value(case, "C1", "unit")) == (12, "unit.civilians")
    set_fields(case, one, {"value": "at least 12 fighters"})
    assert (value(case, "C1", "high"), value(case, "C1", "unit")) == (None, "unit.fighters")
    set_fields(case, one, {"property": "date", "value": "2020-01"})
    assert (value(case, "C1", "low"), value(case, "C1", "date_high")) == (None, "2020-01-31")
    who = ids(case, "C3")[0]
    case_members = case.get(who).links["members"]
    set_fields(case, who, {"value": "P3 and P4"})
    kept = case.get(who).links["members"]
    assert [one["record"] for one in kept] == list(ids(case, "P3", "P4"))
    assert kept[0]["id"] == case_members[1]["id"]
    assert value(case, "C3", "operator") == "jointly"


@pytest.mark.parametrize(
    ("code", "fields", "sentence"),
    [
        ("I1", {"titel": "x"}, "did you mean title?"),
        ("I1", {"kiled": "3"}, "did you mean killed?"),
        ("I1", {"title": ""}, "title is missing"),
        ("I1", {"status": "todo"}, "pincite status"),
        ("I1", {"killed": "many more than before"}, "count"),
        ("P1", {"grade": "fair"}, "not of an actor"),
        ("P1", {"within": "I1"}, "must be an actor"),
        ("C1", {"value": "soon"}, "not a count"),
    ],
)
def test_fields_that_are_refused(case: Case, code: str, fields: dict[str, str], sentence: str) -> None:
    before = operations(case)
    with pytest.raises(CaseError) as caught:
        set_fields(case, case.codes.id(code), fields)
    assert sentence in caught.value.sentence
    assert operations(case) == before


def test_what_cannot_be_made(case: Case) -> None:
    for kind, sentence in (("passage", "cite words"), ("text", "new version"), ("hold", "pincite hold")):
        with pytest.raises(Refused, match=sentence):
            make_record(case, kind, {"title": "x"})
    with pytest.raises(Invalid, match="title is missing"):
        make_record(case, "incident", {})
    with pytest.raises(Invalid, match="give the value"):
        claim(case, {"property": "date"}, Cite("A1", "killed 11 civilians"))


def test_victims_and_transcripts_start_protected(case: Case) -> None:
    victim = make_record(case, "victim", {"name": "eleven residents", "number": "11", "incident": "I1"}).codes[0]
    transcript = make_record(case, "article", {"title": "Call", "kind": "transcript"}).codes[0]
    assert value(case, victim, "handling") == value(case, transcript, "handling") == "protected"
    open_one = make_record(case, "victim", {"name": "a family", "handling": "internal"}).codes[0]
    assert value(case, open_one, "handling") == "internal"


def test_a_new_incident_may_be_given_what_is_held_of_it(case: Case) -> None:
    made = make_record(case, "incident", {"title": "Second strike", "killed": "3 people", "date": "2020-02-01"})
    row = case.row("SELECT killed, date FROM incident_row WHERE incident = ?", made.ids)
    assert row == ("3", "2020-02-01")
    assert case.one("SELECT count(*) FROM operation WHERE id >= ?", (made.operation,)) == 1


def test_links(case: Case) -> None:
    (place,) = ids(case, "L2")
    assert add_links(case, place, "names", ["Ariha", {"name": "Eriha", "language": "ar"}]).operation
    assert add_links(case, place, "names", ["Ariha"]).operation == 0
    assert remove_links(case, place, "names", ["Ariha"]).operation
    assert {one["name"] for one in case.get("L2").links["names"]} == {"Eriha", "أريحا"}
    with pytest.raises(NotFound, match="no such names"):
        remove_links(case, place, "names", ["Ariha"])
    with pytest.raises(Invalid, match="did you mean names"):
        add_links(case, place, "nams", ["x"])
    with pytest.raises(Invalid, match="language"):
        add_links(case, place, "names", [{"name": "x", "lang": "ar"}])
    chain = [{"actor": "P1", "verb": "said"}, {"said": "an official"}]
    add_links(case, ids(case, "C1"), "chain", chain)
    assert [one["position"] for one in case.get("C1").links["chain"]] == [1, 2]


def test_the_last_passage_of_a_claim_stays(case: Case) -> None:
    with pytest.raises(Refused, match="cites at least one passage"):
        remove_links(case, ids(case, "C1")[0], "cites", ["PG1"])


def test_tags(case: Case) -> None:
    both = ids(case, "I1", "P1")
    assert tag(case, both, ["hospital", "check"]).sentence == (
        "I1, P1: tagged hospital, check; “hospital” and “check” are new tags."
    )
    assert tag(case, both, ["Hospital"]).operation == 0
    assert case.one("SELECT count(*) FROM tag") == 2
    assert untag(case, both[0], ["hospital"]).operation
    assert case.one("SELECT count(*) FROM tagging") == 3
    with pytest.raises(NotFound, match="did you mean hospital"):
        untag(case, both, ["hospitel"])


def test_notes(case: Case) -> None:
    told = note(case, ids(case, "I1", "P1"), "Ask again.\nSoon.", cites=[Cite("A1", "Strike hits town")])
    assert told.sentence == "I1, P1: noted as N1, N2."
    assert value(case, "N2", "about") == case.codes.id("P1")
    assert len(case.get("N2").links["cites"]) == 1
    with pytest.raises(Invalid, match="text is missing"):
        note(case, ids(case, "I1"), " ")


def test_finalized_locks_until_it_is_reopened_with_a_reason(case: Case) -> None:
    both = ids(case, "I1", "C1")
    set_status(case, both, "finalized")
    for edit in (
        lambda: set_fields(case, both[0], {"title": "x"}),
        lambda: withdraw(case, both[0], "wrong"),
        lambda: tag(case, both[0], ["x"]),
        lambda: add_links(case, both[0], "names", ["x"]),
    ):
        with pytest.raises(Refused, match="finalized"):
            edit()
    with pytest.raises(NeedsReason, match="needs a reason"):
        set_status(case, both, "revisited")
    assert set_status(case, both, "revisited", reason="new report").operation
    assert set_fields(case, both[0], {"title": "x"}).operation
    with pytest.raises(Invalid, match="did you mean todo"):
        set_status(case, both, "tod")
    with pytest.raises(Invalid, match="no state of review"):
        set_status(case, ids(case, "PG1"), "todo")


def test_withdrawn_and_restored(case: Case) -> None:
    one = ids(case, "P4")
    with pytest.raises(NeedsReason):
        withdraw(case, one, " ")
    assert withdraw(case, one, "named twice").sentence == "P4: withdrawn."
    assert value(case, "P4", "withdrawn") == "named twice"
    assert withdraw(case, one, "again").operation == 0
    assert restore(case, one).operation
    assert value(case, "P4", "withdrawn") is None


def test_what_took_the_place_of_a_withdrawn_one_is_named(case: Case) -> None:
    tag(case, ids(case, "I1"), ["hospital"])
    withdraw(case, ids(case, "TG1"), "spelling")
    tag(case, ids(case, "P1"), ["hospital"])
    with pytest.raises(Refused, match="a tag of that name already"):
        restore(case, ids(case, "TG1"))


def test_drafts_are_each_persons_own_and_no_operations(tmp_path: Path, case: Case) -> None:
    before = operations(case)
    keep_draft(case, "incident", None, {"title": "half"})
    keep_draft(case, "incident", None, {"title": "half typed"})
    keep_draft(case, "incident", ids(case, "I1")[0], {"title": "changed"})
    assert [(one.record is None, one.form["title"]) for one in drafts(case)].count((True, "half typed")) == 1
    with small_case(tmp_path, BEN) as other:
        assert drafts(other) == []
        with pytest.raises(NotFound):
            drop_draft(other, drafts(case)[0].id)
    keep_draft(case, "incident", None, {"title": "of words"}, {CITED: "A1 1 2:4"})
    found = [draft_of(case, "incident", None, cited) for cited in (None, "", "A1 1 2:4", "A1 1 2:5")]
    assert [one and one.form["title"] for one in found] == ["of words", "half typed", "of words", None]
    drop_draft_of(case, "incident", None, "A1 1 2:4")
    drop_draft_of(case, "incident", None)
    drop_draft(case, drafts(case)[0].id)
    assert drafts(case) == []
    assert operations(case) == before


def test_views(case: Case) -> None:
    save_view(case, "Deadly", "incidents", "killed>10", "-killed")
    save_view(case, "Deadly", "incidents", "killed>5")
    assert [(one.filter, one.sort) for one in views(case, "incidents")] == [("killed>5", "")]
    assert view_named(case, "VW1").name == "Deadly"
    with pytest.raises(Invalid, match="did you mean killed"):
        save_view(case, "Wrong", "incidents", "kiled>5")
    with pytest.raises(NotFound, match="did you mean Deadly"):
        view_named(case, "Dedly")
    drop_view(case, "Deadly")
    assert views(case) == []


def test_a_change_that_fails_leaves_nothing(case: Case) -> None:
    before = operations(case)
    with pytest.raises(NotFound):
        set_fields(case, (*ids(case, "I1"), case.codes.id("I99")), {"title": "x"})
    with pytest.raises(Invalid):
        set_fields(case, (), {"title": "x"})
    assert operations(case) == before
    assert value(case, "I1", "title") == "Strike near the hospital"


def test_who_works_is_in_the_log(case: Case) -> None:
    told = set_fields(case, ids(case, "I1"), {"title": "x"}, reason="clearer")
    row = case.row("SELECT person, reason, action FROM operation WHERE id = ?", (told.operation,))
    assert row == (ANN.name, "clearer", "set title")
