"""The history on screen: what was held over time, operations as lines, and undoing from there."""

from pathlib import Path

import pytest
from full_case import bare
from rooms import small
from small_case import BEN, small_case

from db import Case, Entry, Step, held_steps, history_of, log_of, make_record, set_fields, undo
from db.lists.windows import COVER
from tui import safe
from tui.history import History
from tui.pasts import deed_lines, deeds_of_entries, deeds_of_outside, deeds_of_steps


def held(case: Case) -> list[tuple[str, str, str, str]]:
    """What came to be held of I1, the newest first."""
    return [(one.what, one.did, one.old, one.new) for one in held_steps(case, case.codes.id("I1"))]


def test_what_was_held_over_time(case: Case) -> None:
    incident = case.codes.id("I1")
    assert held(case) == []
    set_fields(case, incident, {"killed": "11 civilians", "who": "P2 or P3"})
    second = set_fields(case, incident, {"killed": "at least 12 civilians", "who": "P2"})
    set_fields(case, incident, {"killed": ""})
    who = "who is said to have done it"
    assert held(case) == [
        ("killed", "let go", "at least 12 civilians", ""),
        (who, "changed", "North Force or South Force", "North Force"),
        ("killed", "changed", "11 civilians", "at least 12 civilians"),
        (who, "held", "", "North Force or South Force"),
        ("killed", "held", "", "11 civilians"),
    ]  # fmt: skip
    steps = held_steps(case, incident)
    assert [one.operation for one in steps[1:3]] == [second.operation] * 2
    assert [one.id for one in held_steps(case, incident, before=steps[0].id)] == [one.id for one in steps[1:]]
    undo(case)
    assert held(case)[0] == ("killed", "held", "", "at least 12 civilians")


def test_what_is_protected_stays_covered(case: Case) -> None:
    incident = case.codes.id("I1")
    set_fields(case, incident, {"killed": "11 civilians"})
    set_fields(case, incident, {"handling": "protected"})
    assert held(case) == [("killed", "held", "", COVER)]
    assert held_steps(case, incident, uncovered=True)[0].new == "11 civilians"
    set_fields(case, case.codes.id("P2"), {"handling": "protected"})
    set_fields(case, incident, {"who": "P2"})
    assert held_steps(case, incident, uncovered=True)[0].new == COVER


def step(number: int, operation: int | None, what: str, **more: str) -> Step:
    """A step."""
    values = {"old": "", "new": "", **more}
    return Step(number, operation, "2020-01-29T10:00:00Z", "Ann", "set title", "clearer", what, "changed", **values)


def test_steps_stand_under_their_operation() -> None:
    first, second, outside = deeds_of_steps(
        [
            step(9, 4, "title", old="a", new="b"),
            step(5, 3, "kind"),
            step(8, 4, "scope", new="x"),
            step(3, None, "title"),
        ]
    )[1:] + deeds_of_steps([step(3, None, "title")])
    assert (first.operation, second.operation, outside.operation) == (4, 3, None)
    assert first.lines == (("title changed", "a → b"), ("scope changed", "x"))
    assert first.last == 8
    assert outside.head == "outside pincite"
    assert "2020-01-29 10:00 UTC  Ann: set title" in first.head


def test_expunged_words_are_said(case: Case) -> None:
    one = Step(
        1, 1, "", "Ann", "set", "", "text", "set", "", "██", expunged="expunged by Ben in operation 7: asked for"
    )
    assert "██ · expunged by Ben in operation 7: asked for" in deeds_of_steps([one])[0].lines[0][1]


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_lines_fit_and_undone_is_said(case: Case, width: int) -> None:
    set_fields(case, case.codes.id("I1"), {"title": "ضربة " * 40}, reason="why " * 40)
    done = undo(case)
    entries: list[Entry] = log_of(case)
    deeds = deeds_of_entries(entries) + deeds_of_steps(history_of(case, "I1"))
    for deed in deeds:
        for line in deed_lines(deed, width, here=True):
            assert sum(safe.width(safe.unfence(text)) for text, _ in line) <= width
    assert [one.undone for one in deeds_of_entries(entries)[:2]] == [False, True]
    assert f"undoes operation {done.operation - 1}" in deeds_of_entries(entries)[0].lines[0][1]


def test_changes_from_outside_are_marked(tmp_path: Path, case: Case) -> None:
    from db import outside_steps

    connection = bare(tmp_path / "small.db")
    connection.execute("UPDATE incident SET title = 'Elsewhere'")
    connection.close()
    (deed,) = deeds_of_outside(outside_steps(case))
    assert (deed.operation, deed.code) == (None, "I1")
    assert ("warn", True) in [(style, "outside pincite" in text) for text, style in deed_lines(deed, 80, here=False)[0]]
    assert deeds_of_steps(history_of(case, "I1"))[0].operation is None


# Journeys


async def test_a_record_is_looked_back_on_and_undone_from_there(tmp_path: Path) -> None:
    with small_case(tmp_path, BEN) as other:
        set_fields(other, other.codes.id("I1"), {"title": "First", "killed": "11 civilians"}, reason="named so")
        set_fields(other, other.codes.id("I1"), {"title": "Second"})
    async with small(tmp_path) as room:
        await room.keys("H")
        await room.reads("First → Second")
        assert "killed held  11 civilians" in room.text
        assert "“named so”" in room.text
        await room.keys("j", "u")
        await room.reads("cannot be undone")
        await room.keys("k", "u")
        await room.reads("Undone: ")
        await room.reads("Second → First")
        await room.keys("escape")
        await room.reads("First")
        with small_case(tmp_path) as other:
            assert other.get("I1")["title"] == "First"


async def test_the_case_files_history_leads_to_records(tmp_path: Path) -> None:
    async with small(tmp_path, size=(60, 16)) as room:
        await room.keys("H", "tab")
        await room.reads("History of the case file")
        screen = room.screen
        assert isinstance(screen, History)
        await room.until(lambda: screen.pane.deeds)
        assert screen.pane.deeds[0].code
        count = len(screen.pane.deeds)
        await room.keys("G")
        await room.until(lambda: screen.pane.ended)
        assert screen.pane.deeds[-1].operation == 1
        assert len(screen.pane.deeds) >= count
        await room.keys("g", "enter")
        await room.until(lambda: room.screen is room.app.browser)


async def test_an_undo_that_needs_a_reason_asks_for_it(tmp_path: Path) -> None:
    with small_case(tmp_path) as other:
        made = make_record(other, "actor", {"name": "Another"}).ids[0]
        set_fields(other, made, {"description": "words"})
        from db import set_status

        set_status(other, made, "peer_reviewed")
    async with small(tmp_path) as room:
        await room.keys("6", "G")
        await room.until(lambda: room.app.browser.state.record == made)
        await room.keys("H")
        await room.reads("description")
        await room.keys("j", "u")
        await room.until(lambda: room.screen.prompt.open)
        await room.keys("=an error", "enter")
        await room.reads("Undone")
