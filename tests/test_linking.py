"""What belongs to a record, on screen: names, relations, claims weighed; added by a form, taken away by a list."""

from pathlib import Path

import pytest
from rooms import Room, small
from small_case import ANN, small_case

from db import Case, drafts, linked, make_record, undo
from db.errors import Refused
from db.kinds import KINDS
from tui.editor.screen import Editor


async def begun(room: Room, code: str, list_name: str) -> None:
    """The form for one more row of these links of a record."""
    await room.keys(f"={code}", "enter")
    await room.until(lambda: room.app.browser.state.record)
    await room.keys("L")
    await room.reads("or take away")
    await room.keys(f"={list_name}", "enter")
    await room.until(lambda: isinstance(room.screen, Editor) and room.screen.form.slots)


async def test_another_name_is_added_found_and_taken_away(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await begun(room, "P2", "names")
        await room.keys("=Al-Shamal", "down", "=ar", "ctrl+o")
        await room.reads("P2: names added")
        with small_case(tmp_path) as other:
            (row,) = [one for one in linked(other, other.codes.id("P2")).rows if one.name == "names"]
            assert row.words == "Al-Shamal · ar"
        await room.keys("L")
        await room.reads("Al-Shamal")
        await room.keys("=Shamal", "enter")
        await room.reads("Take “Al-Shamal · ar” away from P2")
        await room.keys("=y", "enter")
        await room.reads("P2: names removed")
        with small_case(tmp_path) as other:
            assert linked(other, other.codes.id("P2")).rows == ()
            undo(other)
            assert len(linked(other, other.codes.id("P2")).rows) == 1


async def test_a_wrong_entry_is_said_and_a_draft_is_kept(tmp_path: Path) -> None:
    async with small(tmp_path) as room:
        await begun(room, "I1", "relations")
        await room.keys("=follows", "tab", "=I999", "ctrl+o")
        await room.reads("I999")
        assert isinstance(room.screen, Editor)
        await room.keys("escape")
        await room.reads("Kept as a draft")
        with small_case(tmp_path) as other:
            await room.until(lambda: [one.kind for one in drafts(other)] == ["incident.relations"])
            assert drafts(other)[0].record == other.codes.id("I1")


def test_what_is_protected_names_nobody(tmp_path: Path) -> None:
    with small_case(tmp_path, ANN) as case:
        (victim,) = make_record(case, "victim", {"name": "A driver"}).ids
        with pytest.raises(Refused, match="protected"):
            linked(case, victim)
        assert [name for name, _ in linked(case, victim, uncovered=True).addable] == ["names", "consents"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.links])
def test_every_kind_says_what_can_be_added(tmp_path: Path, kind: object) -> None:
    with small_case(tmp_path) as case:
        assert isinstance(case, Case)
        sql = f"SELECT id FROM {kind.table} LIMIT 1"  # type: ignore[attr-defined]
        for (record,) in case.rows(sql):
            found = linked(case, record, uncovered=True)
            assert all(words for _, words in found.addable)
