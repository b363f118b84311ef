"""A corrected article: a new text, its passages carried, and what people decide of each; all of it undone again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import pincite
from small_case import ANN, BEN, WIRE, claim, small_case

from db.case import Case
from db.checks.verifying import verify
from db.coverage import paragraph_states
from db.edits.assess import Held, assess
from db.edits.carrying import accept_carried, accept_unchanged, carry_again, leave_carried, repoint, withdraw_carried
from db.edits.citing import Cite
from db.edits.marking import mark_paragraphs
from db.edits.records import set_fields
from db.edits.reviewing import approve
from db.edits.status import set_status
from db.errors import Invalid, NeedsReason, NotFound, Refused
from db.importing.replacing import replace_text
from db.oplog.undoing import redo, undo
from db.review.queues import queue
from db.sheet.describing import describe
from db.versions import article_versions, differing, differing_spans, waiting_passages
from db.wording import newest, whole

CORRECTED = WIRE.replace("killed 11", "killed 12").replace("It was the worst", "It was  the\nworst").replace(
    "Later the town was empty.", "The mayor said so."
)  # fmt: skip


@pytest.fixture
def ann(tmp_path: Path) -> Iterator[Case]:
    """The small case with two more claims on its first article."""
    with small_case(tmp_path, ANN) as case:
        claim(case, {"property": "note"} | {"property": "injured", "value": "3"}, Cite("A1", "the worst night"))
        claim(case, {"property": "injured", "value": "4"}, Cite("A1", "Later the town was empty."))
        yield case


def file(case: Case, words: str, name: str = "new.txt") -> Path:
    path = case.path.parent / name
    path.write_text(words, "utf-8")
    return path


def article(case: Case) -> int:
    return case.codes.id("A1")


def corrected(case: Case) -> None:
    replace_text(case, article(case), file(case, CORRECTED))


def states(case: Case) -> dict[str, str]:
    """The state of what waits, by the record that rests on it."""
    return {one.resting[0].code: one.state for one in waiting_passages(case, article(case))}


def cited(case: Case, code: str) -> tuple[int, str]:
    """Version and words that a claim cites."""
    passage = case.get(code).links["cites"][0]["passage"]
    sql = "SELECT t.version, p.words FROM passage p JOIN text t ON t.id = p.text WHERE p.id = ?"
    version, words = case.rows(sql, (passage,))[0]
    return version, words


def passage(case: Case, code: str) -> int:
    return int(case.get(code).links["cites"][0]["passage"])


def test_a_new_text_is_added_and_nothing_cites_it_yet(ann: Case) -> None:
    found = replace_text(ann, article(ann), file(ann, CORRECTED), reason="the outlet corrected it")
    assert (found.version, found.fared) == (2, {"changed": 1, "unchanged": 1, "gone": 1})
    assert "version 2 of A1" in found.sentence
    assert "1 unchanged, 1 changed, 1 gone" in found.sentence
    assert states(ann) == {"C1": "changed", "C4": "unchanged", "C5": "gone"}
    assert {cited(ann, code)[0] for code in ("C1", "C4", "C5")} == {1}
    assert [(one.version, one.relation, one.person) for one in article_versions(ann, article(ann))] == [
        (1, "original", "Ann"),
        (2, "correction", "Ann"),
    ]
    assert whole(ann, newest(ann, article(ann))) == CORRECTED
    assert verify(ann) == []


def test_the_unchanged_are_accepted_at_once_and_no_others(ann: Case) -> None:
    corrected(ann)
    told = accept_unchanged(ann, article(ann))
    assert told.sentence == "A1: 1 passage accepted; C4 cites the newest text now; 2 more wait."
    assert cited(ann, "C4") == (2, "the\nworst night")
    assert states(ann) == {"C1": "changed", "C5": "gone"}
    assert "no passage waits" in accept_unchanged(ann, article(ann)).sentence
    undo(ann)
    assert (states(ann)["C4"], cited(ann, "C4")[0]) == ("unchanged", 1)
    redo(ann)
    assert cited(ann, "C4")[0] == 2
    assert verify(ann) == []


@pytest.mark.parametrize("first", [True, False])
def test_unchanged_words_beside_a_new_paragraph_much_like_theirs_are_looked_at(ann: Case, first: bool) -> None:
    """Which of the two is the paragraph that was there cannot be told."""
    line = WIRE.split("\n")[1]
    ended = WIRE.replace("town\n", "town.\n", 1)
    pair = (line.replace("killed 11", "killed 14"), line)
    replace_text(ann, article(ann), file(ann, ended))
    for code in ("C1", "C4", "C5"):
        accept_carried(ann, passage(ann, code))
    replace_text(ann, article(ann), file(ann, ended.replace(line, "\n".join(pair if first else pair[::-1]))))
    assert states(ann) == {"C1": "twice", "C4": "unchanged", "C5": "unchanged"}
    accept_unchanged(ann, article(ann))
    assert states(ann) == {"C1": "twice"}
    accept_carried(ann, passage(ann, "C1"))
    assert cited(ann, "C1") == (3, "killed 11 civilians")


def test_paragraphs_that_were_alike_before_are_nothing_new(ann: Case) -> None:
    line = WIRE.split("\n")[1]
    alike = WIRE.replace(line, "\n".join((line, line.replace("killed 11", "killed 14"))))
    replace_text(ann, article(ann), file(ann, alike))
    accept_carried(ann, passage(ann, "C1"))
    replace_text(ann, article(ann), file(ann, f"{alike}\nMore later."))
    assert states(ann)["C1"] == "unchanged"


def test_unchanged_words_in_a_changed_sentence_are_looked_at_one_by_one(ann: Case) -> None:
    replace_text(ann, article(ann), file(ann, WIRE.replace("It was the worst", "It was hardly the worst")))
    assert states(ann)["C4"] == "beside"
    accept_unchanged(ann, article(ann))
    assert states(ann) == {"C4": "beside"}
    accept_carried(ann, passage(ann, "C4"))
    assert states(ann) == {}


def test_a_changed_passage_is_accepted_re_pointed_left_or_withdrawn(ann: Case) -> None:
    corrected(ann)
    one = passage(ann, "C1")
    look = "Look at C1: what is filled in was read from the earlier words."
    assert accept_carried(ann, one).sentence == f"{ann.codes.code(one)}: accepted; C1 cites the newest text now. {look}"
    assert cited(ann, "C1") == (2, "killed 12 civilians")
    undo(ann)
    assert cited(ann, "C1") == (1, "killed 11 civilians")
    repoint(ann, one, "12 civilians in Ariha")
    assert cited(ann, "C1") == (2, "12 civilians in Ariha")
    undo(ann)
    leave_carried(ann, one)
    assert (cited(ann, "C1")[0], "C1" in states(ann)) == (1, False)
    undo(ann)
    assert states(ann)["C1"] == "changed"
    with pytest.raises(NeedsReason):
        withdraw_carried(ann, one, "")
    assert "withdrawn C1" in withdraw_carried(ann, one, "the outlet took it back").sentence
    assert ann.get("C1")["withdrawn"] == "the outlet took it back"
    assert "C1" not in states(ann)
    undo(ann)
    assert states(ann) == {"C1": "changed", "C4": "unchanged", "C5": "gone"}
    assert verify(ann) == []


def read_and_held(case: Case) -> tuple[int, int]:
    """A claim on 11 killed that was reviewed, and what is held on it; their ids."""
    one = case.codes.id("C1")
    assess(case, case.codes.id("I1"), Held("killed", "11", claims=("C1",)))
    held = int(case.one("SELECT max(id) FROM assessment"))
    set_status(case, [one, held], "peer reviewed")
    return one, held


def marked(case: Case, record: int) -> str:
    """What stands at the head of a record's sheet."""
    return " ".join(describe(case, record).marks)


def test_who_accepts_a_changed_number_brings_what_says_the_old_one_back_to_review(ann: Case) -> None:
    one, held = read_and_held(ann)
    corrected(ann)
    told = accept_carried(ann, passage(ann, "C1")).sentence
    assert f"Look at C1, {ann.codes.code(held)}: what is filled in" in told
    assert told.endswith("they wait to be reviewed again.")
    assert {case_status(ann, one), case_status(ann, held)} == {"updated"}
    assert (ann.get(one)["best"], ann.get(held)["best"]) == (11, 11), "only a person can tell what it means"
    for record in (one, held):
        assert "“killed 11 civilians” is “killed 12 civilians” now" in marked(ann, record)
    sheet = describe(ann, ann.codes.id("I1"))
    assert [line.marks[-1] for part in sheet.sections if part.name == "held" for line in part.lines if not line.depth]
    waiting = {found.id: found for found in queue(ann)}
    assert "The words that it was read from were corrected" in waiting[one].comment
    undo(ann, reason="too soon")
    assert {case_status(ann, one), case_status(ann, held)} == {"peer_reviewed"}
    assert (marked(ann, one), marked(ann, held)) == ("", "")
    assert verify(ann) == []


def listed(case: Case) -> dict[str, dict[str, str]]:
    """The list of incidents as commands print it, by code."""
    rows = json.loads(pincite("list", case.path, "incidents", "--format", "json").out)
    return {row["code"]: row for row in rows}


def test_a_held_value_over_corrected_words_has_a_mark_in_lists_until_a_person_has_looked(ann: Case) -> None:
    _, held = read_and_held(ann)
    incident = ann.codes.id("I1")
    assess(ann, incident, Held("date", "2020-01-29", claims=["C1"]))
    assess(ann, incident, Held("place", "L2", claims=["C1"]))
    assess(ann, incident, Held("who", "P2", claims=["C3"]))
    assert {listed(ann)["I1"][one] for one in ("killed", "date", "place", "who")} == {
        "11", "2020-01-29", "Ariha", "North Force",
    }  # fmt: skip
    corrected(ann)
    accept_carried(ann, passage(ann, "C1"))
    now = listed(ann)["I1"]
    assert (now["killed"], now["date"], now["place"], now["who"]) == ("11*", "2020-01-29*", "Ariha*", "North Force")
    assert verify(ann) == []
    undo(ann, reason="too soon")
    assert listed(ann)["I1"]["killed"] == "11"
    redo(ann, reason="it is so")
    assert listed(ann)["I1"]["killed"] == "11*"
    approve(ann, held)
    assert (listed(ann)["I1"]["killed"], listed(ann)["I1"]["date"]) == ("11", "2020-01-29*")
    assess(ann, incident, Held("date", "2020-01-30", claims=["C1"]))
    assert listed(ann)["I1"]["date"] == "2020-01-30"
    assert verify(ann) == []


def case_status(case: Case, record: int) -> str:
    return str(case.get(record)["status"])


def test_the_mark_of_corrected_words_goes_once_a_person_has_looked(ann: Case) -> None:
    one, held = read_and_held(ann)
    corrected(ann)
    repoint(ann, passage(ann, "C1"), "killed 12 civilians")
    assert "were corrected" in marked(ann, one)
    set_fields(ann, one, {"value": "12"})
    assert (marked(ann, one), "were corrected" in marked(ann, held)) == ("", True)
    approve(ann, held)
    assert marked(ann, held) == ""


def test_words_that_stand_unchanged_bring_nothing_back_to_review(ann: Case) -> None:
    set_status(ann, ann.codes.id("C4"), "peer reviewed")
    corrected(ann)
    accept_unchanged(ann, article(ann))
    assert (case_status(ann, ann.codes.id("C4")), marked(ann, ann.codes.id("C4"))) == ("peer_reviewed", "")


def test_a_correction_that_is_taken_back_is_the_newest_text(ann: Case) -> None:
    corrected(ann)
    found = replace_text(ann, article(ann), file(ann, WIRE))
    assert (found.version, whole(ann, newest(ann, article(ann)))) == (3, WIRE)
    assert states(ann) == {"C1": "unchanged", "C4": "unchanged", "C5": "unchanged"}
    assert cited(ann, "C1") == (1, "killed 11 civilians")
    accept_unchanged(ann, article(ann))
    assert cited(ann, "C1") == (3, "killed 11 civilians")
    with pytest.raises(Refused, match="A1 has these words already"):
        replace_text(ann, article(ann), file(ann, WIRE))


def test_what_is_gone_is_never_accepted(ann: Case) -> None:
    corrected(ann)
    gone = passage(ann, "C5")
    with pytest.raises(Refused, match="has no place on the newest text"):
        accept_carried(ann, gone)
    with pytest.raises(NotFound, match="does not stand in A1"):
        repoint(ann, gone, "Later the town was empty.")
    with pytest.raises(Invalid, match="has no span"):
        repoint(ann, gone, span=(5, 99_999))
    repoint(ann, gone, "The mayor said so.")
    assert cited(ann, "C5") == (2, "The mayor said so.")
    with pytest.raises(NotFound, match="does not wait"):
        accept_carried(ann, gone)


def test_adding_is_undone_unless_somebody_rests_on_it(ann: Case, tmp_path: Path) -> None:
    corrected(ann)
    added = int(ann.one("SELECT max(id) FROM operation"))
    undo(ann)
    assert len(article_versions(ann, article(ann))) == 1
    assert states(ann) == {}
    redo(ann)
    assert len(states(ann)) == 3
    with small_case(tmp_path, BEN) as ben:
        accept_carried(ben, passage(ben, "C1"))
    with pytest.raises(Refused, match="Ben"):
        undo(ann, added, "wrong file")
    undo(ann, int(ann.one("SELECT max(id) FROM operation")))
    undo(ann, added, "wrong file")
    corrected(ann)
    assert article_versions(ann, article(ann))[-1].version == 3
    assert verify(ann) == []


def test_a_third_text_carries_what_nobody_settled(ann: Case) -> None:
    corrected(ann)
    accept_carried(ann, passage(ann, "C4"))
    replace_text(ann, article(ann), file(ann, WIRE.replace("killed 11", "killed 13") + "\nMore.", "third.txt"))
    assert states(ann) == {"C1": "changed", "C4": "unchanged", "C5": "unchanged"}
    accept_unchanged(ann, article(ann))
    assert (cited(ann, "C4"), cited(ann, "C5")[0]) == ((3, "the worst night"), 3)
    assert states(ann) == {"C1": "changed"}
    accept_carried(ann, passage(ann, "C1"))
    assert cited(ann, "C1") == (3, "killed 13 civilians")


def test_a_claim_made_on_the_old_text_since_is_carried_when_asked(ann: Case) -> None:
    corrected(ann)
    claim(ann, {"property": "injured", "value": "5"}, Cite("A1", "Example Watch said", version=1))
    assert states(ann)["C6"] == "ask"
    carry_again(ann, article(ann))
    assert states(ann)["C6"] == "beside"
    undo(ann)
    assert states(ann)["C6"] == "ask"


def test_finalized_claims_stay_until_they_are_reopened(ann: Case) -> None:
    corrected(ann)
    set_status(ann, ann.codes.id("C4"), "finalized")
    assert "C4 finalized" in accept_unchanged(ann, article(ann)).sentence
    with pytest.raises(Refused, match="C4 is finalized"):
        accept_carried(ann, passage(ann, "C4"))
    assert cited(ann, "C4")[0] == 1


def test_wrong_files_are_refused_and_leave_no_trace(ann: Case) -> None:
    before = ann.one("SELECT max(id) FROM operation")
    for words, said in ((WIRE, "A1 has these words already"), ("\n \n", "an article needs words")):
        with pytest.raises((Refused, Invalid), match=said):
            replace_text(ann, article(ann), file(ann, words))
    with pytest.raises(Invalid, match="There is no file"):
        replace_text(ann, article(ann), ann.path.parent / "missing.txt")
    with pytest.raises(Invalid, match="did you mean correction"):
        replace_text(ann, article(ann), file(ann, CORRECTED), relation="corection")
    assert ann.one("SELECT max(id) FROM operation") == before


def test_differences_are_words_not_lines(ann: Case) -> None:
    corrected(ann)
    first, second = (one.id for one in article_versions(ann, article(ann)))
    old, new = differing_spans(ann, first, second)
    assert [whole(ann, first)[a:b] for a, b in old] == ["11", "Later the town was empty"]
    assert [whole(ann, second)[a:b] for a, b in new] == ["12", "The mayor said so"]
    assert differing("a b\nc", "a\n\nb c") == ([], [])


def test_the_full_stop_of_a_sentence_that_moved_is_no_difference() -> None:
    rained = "The market was full. Six people were injured. It had rained."
    raid = "A second raid killed three men. Their names were not known."
    fled = "People fled to the hills. Seven families slept in a mosque. It has no roof."
    old = f"{rained}\n\n{raid}\n\n{fled}\n\nThe council counted shops. Nobody has paid."
    new = f"{rained}\n\n{rained}\n\n{fled}\n\n{raid}\n\nThe council counted shops."
    gone, came = differing(old, new)
    assert [old[low:high] for low, high in gone] == ["Nobody has paid."]
    assert [new[low:high] for low, high in came] == [rained]


def test_what_is_read_stays_read_where_it_stands(ann: Case, tmp_path: Path) -> None:
    text = newest(ann, article(ann))
    mark_paragraphs(ann, text, [1, 2, 4], "read")
    with small_case(tmp_path, BEN) as ben:
        mark_paragraphs(ben, text, [3], "nothing")
    corrected(ann)
    new = newest(ann, article(ann))
    ann_states = [one.state for one in paragraph_states(ann, new, 0, 9_999)]
    assert ann_states[:2] == ["read", "again"]
    assert ann_states[-1] in ("again", "unread")
    assert [one.state for one in paragraph_states(ann, new, 0, 9_999, "Ben")].count("nothing") == 1
    undo(ann)
    redo(ann)
    assert [one.state for one in paragraph_states(ann, new, 0, 9_999)] == ann_states
    assert verify(ann) == []


def test_by_command(ann: Case) -> None:
    case, path = ann.path, file(ann, CORRECTED)
    ann.close()
    added = pincite("add", case, path, "--replaces", "A1")
    assert "version 2 of A1" in added.out
    assert "pincite carry CASE A1" in added.out
    assert "has these words already" in pincite("add", case, path, "--replaces", "A1").err
    assert "said of the article itself" in pincite("add", case, path, "--replaces", "A1", "--title", "x").err
    shown = pincite("versions", case, "A1", "--differences", "1", "2").out
    assert "killed [-11-]{+12+} civilians" in shown
    assert "no version 9; it has 1, 2" in pincite("versions", case, "A1", "--differences", "1", "9").err
    waits = pincite("carry", case, "A1", "--format", "json")
    rows = json.loads(waits.out)
    assert (waits.code, [row["state"] for row in rows]) == (1, ["changed", "unchanged", "gone"])
    codes = [row["passage"] for row in rows]
    assert "1 passage accepted" in pincite("carry", case, "A1", "unchanged").out
    assert "accepted" in pincite("carry", case, "A1", "accept", codes[0]).out
    assert "Write accept" in pincite("carry", case, "A1", "accpt", codes[2]).err
    assert "like 120:138" in pincite("carry", case, "A1", "repoint", codes[2], "--span", "x").err
    assert "withdrawn C5" in pincite("carry", case, "A1", "withdraw", codes[2], "--reason", "gone").out
    assert pincite("carry", case, "A1").code == 0
