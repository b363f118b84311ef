"""The words of a passage chosen anew: by span, by words, by its ends; undone and redone; reasons and refusals."""

from pathlib import Path

import pytest
from rooms import small
from small_case import ANN, claim, small_case
from test_coding import SAVE, at_paragraph, coded

from db import (
    Case,
    Cite,
    Invalid,
    NeedsReason,
    Refused,
    add_cites,
    move_passage,
    passage_span,
    re_point,
    redo,
    set_status,
    undo,
    verify,
)


def passage_of(case: Case, code: str) -> int:
    """The passage that a record cites."""
    return int(case.one("SELECT passage FROM citation WHERE record = ? ORDER BY id", (case.codes.id(code),)))


def cited(case: Case, code: str) -> str:
    """The words that a record cites."""
    sql = "SELECT p.words FROM citation c JOIN passage p ON p.id = c.passage WHERE c.record = ? AND p.withdrawn IS NULL"
    return "|".join(sorted(row[0] for row in case.rows(sql, (case.codes.id(code),))))


@pytest.mark.parametrize(
    ("ends", "words"),
    [((0, 2), "killed 11 civilians in Ariha"), ((1, 0), "11 civilians"), ((-2, -1), "a hospital killed 11")],
)
def test_ends_move_by_words_and_back(tmp_path: Path, ends: tuple[int, int], words: str) -> None:
    with small_case(tmp_path) as case:
        passage = passage_of(case, "C1")
        move_passage(case, passage, *passage_span(case, passage, *ends))
        assert (cited(case, "C1"), case.get("C1")["said"]) == (words, words)
        undo(case)
        assert (cited(case, "C1"), case.get("C1")["said"]) == ("killed 11 civilians",) * 2
        redo(case)
        assert cited(case, "C1") == words
        assert not verify(case)


def test_it_is_re_pointed_to_other_words(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        re_point(case, passage_of(case, "C1"), Cite(words="Strikes near a hospital"))
        assert cited(case, "C1") == "Strikes near a hospital"
        undo(case)
        assert cited(case, "C1") == "killed 11 civilians"


def test_where_another_passage_stands_the_records_cite_that_one(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        claim(case, {"property": "killed", "value": "11"}, Cite("A1", "11 civilians"))
        add_cites(case, case.codes.id("C4"), [Cite("A1", "killed 11 civilians")])
        before, there = passage_of(case, "C1"), passage_of(case, "C4")
        row = case.get(there)
        done = move_passage(case, before, row["start"], row["stop"])
        assert done.ids == (there,)
        assert cited(case, "C1") == cited(case, "C4") == "11 civilians"
        assert case.get(before)["withdrawn"] == "re-pointed to PG4"
        undo(case)
        assert (cited(case, "C1"), cited(case, "C4")) == ("killed 11 civilians", "11 civilians|killed 11 civilians")
        assert not verify(case)


def test_a_reviewed_record_needs_a_reason_and_a_finalized_one_keeps_its_words(tmp_path: Path) -> None:
    with small_case(tmp_path) as case:
        passage, claim_id = passage_of(case, "C1"), case.codes.id("C1")
        set_status(case, (claim_id,), "peer_reviewed")
        with pytest.raises(NeedsReason, match="C1 is reviewed"):
            move_passage(case, passage, *passage_span(case, passage, 1, 0))
        move_passage(case, passage, *passage_span(case, passage, 1, 0), reason="too long")
        assert cited(case, "C1") == "11 civilians"
        set_status(case, (claim_id,), "finalized")
        with pytest.raises(Refused, match="finalized"):
            move_passage(case, passage, *passage_span(case, passage, -1, 0), reason="back")


@pytest.mark.parametrize(
    ("span", "said"),
    [((5, 5), "no span"), ((0, 9999), "no span"), ((16, 17), "only white space"), ((-1, 4), "no span")],
)
def test_what_is_no_passage_is_refused(tmp_path: Path, span: tuple[int, int], said: str) -> None:
    with small_case(tmp_path, ANN) as case, pytest.raises(Invalid, match=said):
        move_passage(case, passage_of(case, "C1"), *span)


def test_what_goes_past_the_text_is_refused(tmp_path: Path) -> None:
    with small_case(tmp_path) as case, pytest.raises(Invalid, match="words that way"):
        passage_span(case, passage_of(case, "C1"), -400, 0)


@pytest.mark.parametrize("ends", [(0, -3), (5, 0)])
def test_one_end_does_not_go_past_the_other(tmp_path: Path, ends: tuple[int, int]) -> None:
    said = "One end would go past the other: PG1 has 3 words"
    with small_case(tmp_path) as case, pytest.raises(Invalid, match=said):
        passage_span(case, passage_of(case, "C1"), *ends)


async def test_words_that_were_coded_just_now_are_mended_at_once(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await at_paragraph(room, "}", "'")
        await coded(room, '"', SAVE)
        await room.reads("Q1 is the new quote.")
        await room.keys("\\", ",", "enter")
        await room.reads("is now “It was the worst night”; Q1 cites it.")
