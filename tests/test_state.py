"""What the main screen knows: rows, panes, marks and jumps."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tui.article.page import View
from tui.state import ARTICLE, HOMES, LIST, MOST_JUMPS, RECORD, Lines, ListState, Source, State

AT_ROW = State().at_row(ListState("incidents", cursor=7, top=5))


def test_the_record_in_view_follows_the_row() -> None:
    assert (AT_ROW.record, AT_ROW.list.cursor, AT_ROW.list.top) == (7, 7, 5)
    read_on = replace(AT_ROW, lines=Lines(3, 1))
    assert read_on.at_row(replace(read_on.list, top=6)).lines == Lines(3, 1)
    assert read_on.at_row(replace(read_on.list, cursor=8)).lines == Lines()


def test_another_pane_brings_its_own_row() -> None:
    there = AT_ROW.to_list("reports").at_row(ListState("reports", cursor=2, top=2))
    assert (there.slot, there.record) == (0, 2)
    back = there.to_slot(1)
    assert (back.pane, back.name, back.record) == (LIST, "incidents", 7)


def test_every_list_has_a_place_in_the_column() -> None:
    for slot, names in enumerate(HOMES):
        for name in names:
            state = State().to_list(name)
            assert (state.slot, state.name) == (slot, name)


def test_a_jump_comes_back_to_the_same_row_cursor_and_scroll() -> None:
    before = replace(AT_ROW, pane=RECORD, lines=Lines(4, 2))
    there = replace(before.jump(), pane=ARTICLE, source=Source(9, View(top=100, passage=3)))
    further = replace(there.jump(), pane=RECORD, record=12, lines=Lines())
    assert further.back().source == there.source
    assert further.back().back() == before
    assert before.back() == before


def test_the_way_left_takes_back_the_jump_that_came_from_there() -> None:
    read = replace(AT_ROW.jump(), pane=RECORD, lines=Lines(2, 0))
    assert read.to_left() == AT_ROW
    words = replace(read.jump(), pane=ARTICLE, source=Source(9))
    assert words.to_left() == read
    elsewhere = replace(words.jump(), pane=RECORD, record=30)
    assert elsewhere.to_left() == replace(elsewhere, pane=LIST)
    assert elsewhere.to_left().back() == words


def test_marks_and_uncovered_records_outlast_a_jump() -> None:
    there = AT_ROW.jump().mark(7).mark(8).uncover(7)
    assert (there.back().marked, there.back().uncovered) == ({7, 8}, {7})
    assert there.mark(8).marked == {7}
    assert there.uncover(7).uncovered == frozenset()
    assert there.to_list("quotes").marked == frozenset()


@given(st.lists(st.sampled_from(["jump", "list", "row", "record"]), max_size=40))
def test_as_many_ways_back_as_jumps(steps: list[str]) -> None:
    state, places = State(), []
    for place, step in enumerate(steps):
        if step == "jump":
            places.append(replace(state, jumps=()))
            state = state.jump()
        elif step == "list":
            state = state.to_list(HOMES[place % 3][place % 5])
        elif step == "row":
            state = state.at_row(replace(state.list, cursor=place))
        else:
            state = replace(state, record=place, pane=RECORD)
    for wanted in reversed(places):
        state = state.back()
        assert replace(state, jumps=()) == wanted
    assert state.jumps == ()


def test_jumps_are_bounded() -> None:
    state = State()
    for _ in range(MOST_JUMPS + 5):
        state = state.jump()
    assert len(state.jumps) == MOST_JUMPS
