"""Review: queues, who may be next, second readers, and what is locked once it is finalized."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import pincite
from hypothesis import given
from hypothesis import strategies as st
from small_case import ANN, BEN, small_case

from db.case import Case, Person
from db.checks.verifying import verify
from db.edits.assess import Held, assess
from db.edits.links import add_links, remove_links
from db.edits.records import set_fields, withdraw
from db.edits.reviewing import approve, ask_for_two, assign, send_back
from db.edits.status import set_status
from db.errors import Invalid, NeedsReason, Refused
from db.importing.dump import dump
from db.oplog.undoing import redo, undo
from db.review.queues import QUEUES, queue
from db.review.steps import Standing, approved, check, readers
from db.vocabulary import CLOSED


@pytest.fixture
def ann(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path, ANN) as case:
        yield case


@pytest.fixture
def ben(ann: Case, tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path, BEN) as case:
        yield case


def one(case: Case, code: str) -> int:
    return case.codes.id(code)


def codes(case: Case, name: str, **more: object) -> list[str]:
    return [found.code for found in queue(case, name, kinds=("claim",), **more)]  # type: ignore[arg-type]


def people(case: Case, code: str) -> dict[str, str]:
    return {row["role"]: row["person"] for row in case.get(code).links["people"]}


# Pure


@given(st.sampled_from(CLOSED["status"]), st.sampled_from(("", "Ann", "Ben")), st.booleans())
def test_approving_ends_in_finalized_and_two_readers_are_two(status: str, first: str, two: bool) -> None:
    standing = Standing("C1", status, first=first)
    for person in ("Ann", "Ben", "Cyd", "Ann", "Ben"):
        try:
            to = approved(standing, person, two)
        except Refused:
            continue
        marks = {"first": standing.first, "second": standing.second} | readers(standing, to, person)
        standing = Standing("C1", to, **marks)
        if to == "finalized" and two:
            assert standing.first != standing.second
            assert "" not in (standing.first, standing.second)


def test_every_state_is_known_to_the_steps() -> None:
    for status in CLOSED["status"]:
        for to in CLOSED["status"]:
            readers(Standing("C1", status), to, "Ann")
            check(Standing("C1", status, first="Ben", second="Cyd"), to, "Ann", True)


# A queue


def test_what_waits_is_approved_one_by_one(ann: Case) -> None:
    assert codes(ann, "review") == ["C1", "C2", "C3"]
    told = approve(ann, one(ann, "C1"))
    assert told.sentence == "C1: peer reviewed."
    assert codes(ann, "review") == ["C2", "C3"]
    assert codes(ann, "ready") == ["C1"]
    assert people(ann, "C1") == {"first": "Ann"}
    approve(ann, one(ann, "C1"))
    assert ann.get("C1")["status"] == "finalized"
    with pytest.raises(Refused, match="C1 is finalized already"):
        approve(ann, one(ann, "C1"))
    assert "C1" not in [found.code for name in QUEUES for found in queue(ann, name)]


def test_undo_takes_the_reader_back_too(ann: Case) -> None:
    approve(ann, [one(ann, "C1"), one(ann, "C2")])
    undo(ann, reason="too soon")
    assert (ann.get("C1")["status"], people(ann, "C1")) == ("todo", {})
    redo(ann)
    assert (ann.get("C2")["status"], people(ann, "C2")) == ("peer_reviewed", {"first": "Ann"})
    assert verify(ann) == []


def test_a_second_reader_is_somebody_else(ann: Case, ben: Case) -> None:
    claim = one(ann, "C1")
    ask_for_two(ann, True)
    approve(ann, claim)
    assert codes(ann, "review") == ["C2", "C3"]
    assert codes(ben, "review")[0] == "C1"
    steps: tuple[Callable[[], object], ...] = (
        lambda: approve(ann, claim),
        lambda: set_status(ann, claim, "revisited"),
    )
    for step in steps:
        with pytest.raises(Refused, match="You read C1 first"):
            step()
    with pytest.raises(Refused, match="not read by two people"):
        set_status(ben, claim, "finalized")
    assert approve(ben, claim).sentence == "C1: revisited; the queue ready has it finalized."
    assert people(ann, "C1") == {"first": "Ann", "second": "Ben"}
    approve(ann, claim)
    assert ann.get("C1")["status"] == "finalized"
    with pytest.raises(Refused, match="C2 was not peer reviewed yet"):
        set_status(ben, one(ben, "C2"), "revisited")
    ask_for_two(ben, False)
    assert set_status(ben, one(ben, "C2"), "finalized").operation


def test_work_goes_back_and_forth_between_people(ann: Case, ben: Case) -> None:
    claim = one(ann, "C1")
    assert "Nobody called “Cyd”" in assign(ann, claim, "Cyd").sentence
    assign(ann, claim, " Ann ")
    assert (codes(ann, "mine"), codes(ben, "mine")) == (["C1"], [])
    assert codes(ben, "theirs") == codes(ben, "theirs", person="Ann") == ["C1"]
    assert codes(ben, "theirs", person="Cyd") == []
    assert approve(ann, claim).sentence == "C1: updated."
    assert codes(ann, "mine") == []
    assign(ann, claim, "Ben", review=True)
    assert codes(ben, "mine") == ["C1"]
    with pytest.raises(Refused, match="C1 waits for Ben to review it"):
        approve(ann, claim)
    told = send_back(ben, claim, "The count is eleven.")
    assert told.sentence == "C1: sent back to Ann."
    assert ben.row("SELECT text, about FROM note") == ("Sent back: The count is eleven.", claim)
    assert codes(ann, "mine") == ["C1"]
    assert [found.comment for found in queue(ann, "mine")] == ["Sent back: The count is eleven."]
    assert approve(ann, claim).sentence == "C1: review assigned."
    assert approve(ben, claim).sentence == "C1: peer reviewed."
    undo(ben, reason="again")
    undo(ann, reason="again")
    undo(ben, reason="again")
    assert (ann.get("C1")["status"], codes(ben, "mine")) == ("review_assigned", ["C1"])
    assign(ann, claim, "", review=True)
    assert (ann.get("C1")["status"], people(ann, "C1")) == ("updated", {"assigned": "Ann"})


def test_what_is_with_somebody_else_is_approved_by_nobody_before_them(ann: Case, ben: Case) -> None:
    claim = one(ann, "C1")
    assign(ben, claim, "Ann")
    with pytest.raises(Refused, match="C1 waits for Ann to hand it in"):
        approve(ben, claim)
    assert [(found.next, found.why[:16]) for found in queue(ben, "theirs")] == [("", "C1 waits for Ann")]
    assign(ben, claim, "Ben")
    assert approve(ben, claim).sentence == "C1: updated."


def test_a_second_reader_who_is_named_is_waited_for(ann: Case, ben: Case, tmp_path: Path) -> None:
    claim = one(ann, "C1")
    ask_for_two(ann, True)
    approve(ann, claim)
    assign(ann, claim, "Ben", review=True)
    assert (codes(ben, "mine"), codes(ann, "theirs"), codes(ann, "mine")) == (["C1"], ["C1"], [])
    with small_case(tmp_path, Person("Cyd", "cyd", "c1")) as cyd:
        with pytest.raises(Refused, match="C1 waits for Ben to read it again"):
            approve(cyd, claim)
        assert "C1" not in codes(cyd, "review")
    approve(ben, claim)
    assert (codes(ben, "mine"), codes(ann, "ready")) == ([], ["C1"])


def test_nothing_is_approved_that_changed_since_it_was_seen(ann: Case, ben: Case) -> None:
    seen = queue(ann)[0]
    set_fields(ben, seen.id, {"value": "12 civilians"})
    with pytest.raises(Refused, match="Ben changed C1 since you looked at it"):
        approve(ann, seen.id, seen=seen.seen)
    with pytest.raises(Refused, match="Ben changed C1"):
        send_back(ann, seen.id, "no", seen=seen.seen)
    assert approve(ann, seen.id, seen=queue(ann)[0].seen).operation


def test_what_cannot_be_done_is_said(ann: Case) -> None:
    with pytest.raises(NeedsReason, match="what is to be done again"):
        send_back(ann, one(ann, "C1"), " ")
    with pytest.raises(Invalid, match="PG1 has no state of review"):
        approve(ann, one(ann, "PG1"))
    with pytest.raises(Invalid, match="did you mean drafts"):
        queue(ann, "draft")
    with pytest.raises(Invalid, match="did you mean claim"):
        queue(ann, kinds=("clam",))
    withdraw(ann, one(ann, "C1"), "entered twice")
    with pytest.raises(Refused, match="C1 is withdrawn"):
        approve(ann, one(ann, "C1"))
    assert codes(ann, "review") == ["C2", "C3"]


def test_a_draft_leaves_draft_with_its_words_alone(ann: Case) -> None:
    from db.edits.records import make_record

    made = make_record(ann, "claim", {"subject": "I1", "property": "killed", "value": "3"})
    assert codes(ann, "drafts") == [*made.codes]
    assign(ann, made.ids[0], "Ann")
    assert codes(ann, "mine") == [*made.codes]
    with pytest.raises(Refused, match="cites a passage before it leaves draft"):
        approve(ann, made.ids[0])


# The lock


def test_what_is_held_of_a_finalized_incident_is_locked(ann: Case) -> None:
    incident = one(ann, "I1")
    assess(ann, incident, Held("killed", "11 civilians"))
    assess(ann, incident, Held("who", "P2 or P3"))
    number = int(ann.one("SELECT max(id) FROM operation"))
    set_status(ann, incident, "finalized")
    changes = (
        lambda: assess(ann, incident, Held("killed", "12 civilians")),
        lambda: assess(ann, incident, Held("killed", "")),
        lambda: assess(ann, incident, Held("injured", "3 civilians")),
        lambda: assess(ann, incident, Held("who", "P2")),
        lambda: assess(ann, incident, Held("killed", "11 civilians", claims=["C2"])),
        lambda: set_fields(ann, incident, {"killed": "12 civilians"}),
        lambda: set_fields(ann, one(ann, "S1"), {"value": "12 civilians"}),
        lambda: withdraw(ann, one(ann, "S1"), "wrong"),
        lambda: undo(ann, number, "wrong"),
    )
    for change in changes:
        with pytest.raises(Refused, match="I1 is finalized"):
            change()
    assert approve(ann, one(ann, "S1")).operation
    undo(ann, reason="looked again")
    undo(ann, reason="new report")
    assert ann.get("I1")["status"] == "todo"
    for change in changes[:3]:
        assert change()
    assert verify(ann) == []


def test_reopening_needs_a_reason_and_new_readers(ann: Case, ben: Case) -> None:
    claim = one(ann, "C1")
    for case in (ann, ben):
        approve(case, claim)
    with pytest.raises(NeedsReason, match="reopening it needs a reason"):
        set_status(ann, claim, "updated")
    set_status(ann, claim, "updated", reason="a new report")
    assert people(ann, "C1") == {}


def test_words_under_a_finalized_claim_are_not_moved(ann: Case) -> None:
    set_status(ann, one(ann, "C1"), "finalized")
    passage = ann.get("C1").links["cites"][0]["passage"]
    start, words = ann.row("SELECT start, words FROM passage WHERE id = ?", (passage,)) or (0, "")
    with pytest.raises(Refused, match="C1 is finalized; the words"), ann.write("move passage") as writer:
        writer.update("passage", passage, {"start": start + 7, "words": words[7:]})


def test_readers_are_not_entered_by_hand(ann: Case) -> None:
    for edit in (add_links, remove_links):
        with pytest.raises(Refused, match="follows from its review"):
            edit(ann, one(ann, "C1"), "people", [{"person": "Ben", "role": "first"}])


# By command


def test_the_people_go_with_a_dump(ann: Case) -> None:
    assign(ann, one(ann, "C1"), "Ben", review=True)
    lines: list[bytes] = []
    dump(ann, lines.append)
    said = [json.loads(line)["people"] for line in lines if b'"reviewer"' in line]
    assert said == [[{"person": "Ben", "role": "reviewer"}]]


def test_a_queue_is_scripted(ann: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    case = str(ann.path)
    ann.close()
    assert "approving makes it peer reviewed" in pincite("queue", case, "next", "--kind", "claim").out
    assert "»killed 11 civilians«" in pincite("queue", case, "next", "--kind", "claim").out
    assert pincite("queue", case, "readers", "2").code == 0
    assert "C1: peer reviewed." in pincite("--person", "Ann", "queue", case, "approve", "C1").out
    assert "You read C1 first" in pincite("--person", "Ann", "queue", case, "approve", "C1").err
    assert "C1: revisited;" in pincite("--person", "Ben", "queue", case, "approve", "C1").out
    assert "sent back to Ann" in pincite("--person", "Ben", "queue", case, "back", "C2", "--comment", "Which?").out
    assert "assigned to Cyd" in pincite("queue", case, "assign", "C2", "C3", "Cyd").out
    found = pincite("queue", case, "list", "--whose", "theirs", "--format", "csv").out.splitlines()
    assert [line.split(",")[0] for line in found] == ["code", "C2", "C3"]
    assert pincite("queue", case, "next", "--whose", "ready", "--kind", "quote").code == 1
    assert "Write one of these" in pincite("queue", case, "approve").err
