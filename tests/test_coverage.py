"""Who has read which paragraphs: marks of one's own, claims that mark by themselves, what nobody has read."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from article_pane import Fake, Pane
from commands import pincite
from hypothesis import given
from hypothesis import strategies as st
from rooms import shown
from small_case import ANN, BEN, claim, put_text, small_case

from db.case import Case
from db.checks.verifying import verify
from db.coverage import Covered, left, next_unread, paragraph_states, parts_of
from db.edits.citing import Cite
from db.edits.marking import mark_paragraphs
from db.edits.records import make_record, restore, withdraw
from db.errors import Invalid, NotFound, Refused
from db.lists.windows import page
from db.oplog.undoing import redo, undo
from db.reader import parts
from db.wording import newest
from db.words.spans import PART
from tui.article.page import View
from tui.article.pane import ArticlePane

WORDS = "One.\n\nTwo is here.\nThree.\n\n\nFour, and no more."


@pytest.fixture
def ann(tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path, ANN) as case:
        make_record(case, "article", {"title": "Four paragraphs"})
        put_text(case, case.codes.id("A3"), WORDS)
        yield case


@pytest.fixture
def ben(ann: Case, tmp_path: Path) -> Iterator[Case]:
    with small_case(tmp_path, BEN) as case:
        yield case


def text(case: Case) -> int:
    return newest(case, case.codes.id("A3"))


def states(case: Case) -> list[str]:
    return [one.state for one in paragraph_states(case, text(case), 0, len(WORDS))]


def test_marks_are_ones_own_and_undone(ann: Case, ben: Case) -> None:
    assert states(ann) == ["unread"] * 4
    told = mark_paragraphs(ann, text(ann), [1, 3], "read")
    assert told.sentence == "A3: 2 paragraphs marked as read."
    assert (states(ann), states(ben)) == (["read", "unread", "read", "unread"], ["unread"] * 4)
    assert [one.others for one in paragraph_states(ben, text(ben), 0, 5)] == [("read",)]
    mark_paragraphs(ben, text(ben), [3], "again")
    mark_paragraphs(ann, text(ann), [3], "nothing")
    assert left(ann, text(ann)).mine == {"unread": 2, "read": 1, "claimed": 0, "nothing": 1, "again": 0}
    undo(ann)
    assert states(ann)[2] == "read"
    mark_paragraphs(ann, text(ann), [3], "unread")
    assert states(ann)[2] == "unread"
    undo(ann)
    redo(ann)
    assert states(ann)[2] == "unread"
    assert not mark_paragraphs(ann, text(ann), [3], "unread").operation
    assert verify(ann) == []


def test_a_claim_marks_its_paragraph_for_who_made_it_as_long_as_it_stands(ann: Case, ben: Case) -> None:
    made = claim(ann, {"property": "injured", "value": "2"}, Cite("A3", "Two is"))
    assert (states(ann), states(ben)) == (["unread", "claimed", "unread", "unread"], ["unread"] * 4)
    assert paragraph_states(ben, text(ben), 0, len(WORDS))[1].others == ("claimed",)
    undo(ann)
    assert states(ann) == ["unread"] * 4
    redo(ann)
    withdraw(ann, made, "wrong")
    assert states(ann)[1] == "unread"
    restore(ann, made)
    mark_paragraphs(ann, text(ann), [2], "again")
    assert states(ann)[1] == "again"


@pytest.mark.parametrize(
    ("kind", "entries", "state"),
    [
        ("incident", {"title": "Two"}, "claimed"),
        ("evidence", {"title": "Two"}, "claimed"),
        ("response", {"title": "Two", "actor": "P1", "kind": "blanket denial"}, "claimed"),
        ("note", {"text": "Two"}, "unread"),
    ],
)
def test_whatever_was_taken_from_a_paragraph_marks_it(
    ann: Case, kind: str, entries: dict[str, str], state: str
) -> None:
    before = left(ann, text(ann)).unread
    make_record(ann, kind, entries, cites=[Cite("A3", "Two is")])
    assert states(ann)[1] == state
    gone = before - left(ann, text(ann)).unread
    cells = {row.cells[0]: row.cells[4] for row in page(ann, "articles")[1]}
    assert (gone, int(cells["Four paragraphs"])) == ((1, 3) if state == "claimed" else (0, 4))


def test_what_nobody_has_read_comes_next(ann: Case, ben: Case) -> None:
    mark_paragraphs(ann, text(ann), [1], "read")
    claim(ben, {"property": "injured", "value": "3"}, Cite("A3", "Three."))
    here = next_unread(ann, text(ann))
    assert here is not None
    assert here.start == WORDS.index("Two")
    here = next_unread(ann, text(ann), here.start)
    assert here is not None
    assert here.start == WORDS.index("Four")
    assert next_unread(ann, text(ann), here.start) is None
    cells = {row.cells[0]: row.cells[4] for row in page(ann, "articles")[1]}
    assert cells["Four paragraphs"] == "2"


def test_what_is_to_be_looked_at_again_is_left_until_somebody_has(ann: Case, ben: Case) -> None:
    for number in (1, 2, 3, 4):
        mark_paragraphs(ann, text(ann), [number], "read")
    assert (next_unread(ann, text(ann)), left(ann, text(ann)).unread) == (None, 0)
    mark_paragraphs(ann, text(ann), [3], "again")
    here = next_unread(ben, text(ben))
    assert here is not None
    assert (here.start, left(ben, text(ben)).unread) == (WORDS.index("Three"), 1)
    cells = {row.cells[0]: row.cells[4] for row in page(ann, "articles")[1]}
    assert cells["Four paragraphs"] == "1"
    mark_paragraphs(ben, text(ben), [3], "read")
    assert (next_unread(ann, text(ann)), left(ann, text(ann)).unread) == (None, 0)
    mark_paragraphs(ben, text(ben), [2, 4], "nothing")
    assert next_unread(ann, text(ann)) is None
    assert left(ann, text(ann)).unread == 0
    assert {row.cells[0]: row.cells[4] for row in page(ann, "articles")[1]}["Four paragraphs"] in ("", None)


def test_wrong_marks_are_refused(ann: Case) -> None:
    with pytest.raises(Invalid, match="did you mean read"):
        mark_paragraphs(ann, text(ann), [1], "reed")
    with pytest.raises(NotFound, match="has no part 9"):
        mark_paragraphs(ann, text(ann), [9], "read")
    with pytest.raises(NotFound, match="no paragraph 5"):
        parts_of(ann, text(ann), 5)
    put_text(ann, ann.codes.id(make_record(ann, "article", {"title": "x"}).codes[0]), " \nLate.")
    with pytest.raises(Refused, match="empty line"):
        mark_paragraphs(ann, newest(ann, ann.codes.id("A4")), [1], "read")


@given(st.lists(st.sampled_from(("a", "\n", " ", "b" * (PART + 5), "c d\n")), min_size=1, max_size=8))
def test_paragraphs_have_the_numbers_that_the_reader_shows(pieces: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder, small_case(Path(folder)) as case:
        made = put_text(case, make_record(case, "article", {"title": "x"}).ids[0], "".join(pieces) + "end")
        length = case.one("SELECT length FROM text WHERE id = ?", (made,))
        for one in paragraph_states(case, made, 0, length):
            (here,) = (part for part in parts(case, made, one.start)[0] if part.start == one.start)
            assert one.part in parts_of(case, made, here.paragraph)


# On screen


def test_the_margin_says_how_paragraphs_stand() -> None:
    states = ("read", "again", "unread", "nothing")
    spans = [(one.start(), one.end() + 1) for one in re.finditer(r"[^\n]+", WORDS)]
    others: tuple[tuple[str, ...], ...] = ((), (), ("read",), ())
    told = zip(spans, states, others, strict=True)
    standing = [Covered(at, *span, state, more) for at, (span, state, more) in enumerate(told)]
    pane = Pane(40, 14)
    pane.bind(Fake(WORDS, standing=standing), View())
    lines = [line for line in pane.text() if any(word in line for word in ("One", "Two", "Three", "Four"))]
    assert [line[1] for line in lines] == ["✓", "!", ":", "–"]


async def test_paragraphs_are_marked_by_keys(ann: Case) -> None:
    async with shown(Case.open(ann.path, ANN)) as room:
        await room.keys(":", "=A3", "enter")
        await room.reads("Four paragraphs")
        await room.keys("l", "enter")
        await room.reads("Two is here.")
        await room.keys("]")
        await room.until(lambda: room.app.query_one(ArticlePane).view.caret == WORDS.index("Two"))
        await room.keys("[")
        await room.until(lambda: room.app.query_one(ArticlePane).view.caret == WORDS.index("Three"))
        assert states(ann) == ["unread", "read", "unread", "unread"]
        await room.keys("M", "=again", "enter")
        await room.reads("marked as to be looked at again")
        assert states(ann)[2] == "again"
        await room.keys("u")
        await room.reads("Undone")
        assert states(ann)[2] == "unread"


async def test_all_paragraphs_of_the_selected_words_are_marked(ann: Case) -> None:
    async with shown(Case.open(ann.path, ANN)) as room:
        await room.keys(":", "=A3", "enter")
        await room.reads("Four paragraphs")
        await room.keys("l", "enter")
        await room.reads("Two is here.")
        await room.keys("g", "v", "}", "}", "}", "M")
        await room.reads("These 3 paragraphs, for you")
        await room.keys("=nothing", "enter")
        await room.reads("A3: 3 paragraphs marked as nothing to claim.")
        assert states(ann) == ["nothing", "nothing", "nothing", "unread"]
        await room.keys("[")
        await room.until(lambda: room.app.query_one(ArticlePane).view.caret == WORDS.index("Four"))
        assert states(ann) == ["read", "read", "read", "unread"]
        await room.keys("M")
        await room.reads("This paragraph, for you")


def test_it_is_scripted(ann: Case) -> None:
    case = ann.path
    ann.close()
    assert "Paragraph 1 of A3:" in pincite("coverage", case, "A3", "next").out
    assert "3 paragraphs marked as read" in pincite("--person", "Ann", "coverage", case, "A3", "read", "1-2", "4").out
    shown = pincite("--person", "Ann", "coverage", case, "A3", "--format", "csv").out
    assert "1,read,,One." in shown
    assert "3,unread,,Three." in shown
    assert "A3,Four paragraphs,4,1,3,0,0,0" in pincite("coverage", case, "--of", "Ann", "--format", "csv").out
    pincite("coverage", case, "A3", "nothing", "3")
    ended = pincite("coverage", case, "A3", "next")
    assert (ended.code, "read by somebody" in ended.out) == (1, True)
    assert "no paragraph 9" in pincite("coverage", case, "A3", "read", "9").err
    assert "a state is one of" in pincite("coverage", case, "A3", "rad", "1").err
    assert "write 3, or 4-9" in pincite("coverage", case, "A3", "read", "x").err
