"""Lists as windows: the rows at hand, cursor and scroll, the columns that find room."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import Asked, Column, Page, Plan, Row
from db.lists.listings import BY_NAME
from tui import rows, safe, short
from tui.state import ListState
from tui.window import MOST, Window

PLAN = Plan(BY_NAME["incidents"], "1", (), "", False)


class Listed:
    """A list of ids that gives pages as the case file does, and counts them."""

    def __init__(self, ids: Sequence[int]) -> None:
        self.ids = list(ids)
        self.asked: list[Asked] = []
        self.later = False

    def page(self, asked: Asked) -> Page:
        """The rows that are asked for."""
        n, ids = asked.n, self.ids
        at = ids.index(asked.anchor) if asked.anchor in ids else -1
        if asked.what == "around" and at >= 0:
            low, high = max(at - n, 0), min(at + n + 1, len(ids))
        elif asked.what == "last":
            low, high = max(len(ids) - n, 0), len(ids)
        elif asked.what == "after":
            low, high = at + 1, min(at + 1 + n, len(ids))
        elif asked.what == "before":
            low, high = max(at - n, 0), at
        else:
            low, high = 0, min(n, len(ids))
        made = tuple(Row(one, f"I{one}", (f"row {one}",)) for one in ids[low:high])
        return Page(made, low == 0 and asked.what != "after", high == len(ids) and asked.what != "before")

    def fetch(self, window: Window, asked: Asked) -> Page | None:
        """As the window asks for it."""
        self.asked.append(asked)
        return None if self.later else self.page(asked)

    def fetch_rows(self, window: Window, ids: list[int]) -> dict[int, Row]:
        """Rows by id."""
        return {one: Row(one, f"I{one}", (f"row {one}",)) for one in ids}


def window(listed: Listed) -> Window:
    """A window at the first rows of a list."""
    made = Window(PLAN, listed.fetch, listed.fetch_rows)
    made.ask(Asked("first", 40))
    return made


def opened(listed: Listed, height: int = 10) -> tuple[Window, ListState]:
    """A window and its list at the first row."""
    made = window(listed)
    return made, made.settled(ListState("incidents"), height)


STEPS = st.lists(st.sampled_from([1, -1, 9, -9, "first", "last"]), max_size=60)


@given(st.integers(1, 300), st.integers(1, 12), STEPS)
def test_the_cursor_goes_where_it_would_in_the_whole_list(count: int, height: int, steps: list[int | str]) -> None:
    listed = Listed(range(100, 100 + count))
    made, state = opened(listed, height)
    at = 0
    for step in steps:
        if isinstance(step, str):
            state = made.ended(state, step == "last", height)
            at = 0 if step == "first" else count - 1
        else:
            state = made.moved(state, step, height)
            at = max(min(at + step, count - 1), 0)
        assert state.cursor == listed.ids[at]
        assert made.ids == listed.ids[listed.ids.index(made.ids[0]) :][: len(made.ids)]
        top = listed.ids.index(state.top or -1)
        assert top <= at < top + height
        assert top + height <= max(count, height)
        if made.before is not None:
            assert made.number(state.cursor) == at + 1


def test_one_row_down_moves_the_view_only_at_its_edge_and_then_by_half_a_page() -> None:
    made, state = opened(Listed(range(1, 200)))
    for _ in range(9):
        state = made.moved(state, 1, 10)
    assert (state.cursor, state.top) == (10, 1)
    state = made.moved(state, 1, 10)
    assert (state.cursor, state.top) == (11, 6)


def test_a_page_keeps_the_cursor_at_its_line() -> None:
    made, state = opened(Listed(range(1, 200)))
    state = made.moved(made.moved(state, 1, 10), 1, 10)
    state = made.moved(state, 9, 10)
    assert (state.cursor, state.top) == (12, 10)


def test_the_end_of_a_long_list_asks_for_its_last_rows_alone() -> None:
    listed = Listed(range(1, 100_001))
    made, state = opened(listed)
    state = made.ended(state, True, 10)
    assert (state.cursor, made.at_end, len(made.ids)) == (100_000, True, 40)
    assert made.number(state.cursor) is None
    made.counted(100_000)
    assert made.number(state.cursor) == 100_000
    assert sum(asked.n for asked in listed.asked) == 80


def test_rows_far_from_the_cursor_are_let_go() -> None:
    made, state = opened(Listed(range(1, 10_000)))
    for _ in range(300):
        state = made.moved(state, 9, 10)
    assert len(made.ids) <= MOST + 40
    assert set(made.rows) == set(made.ids)
    assert made.number(state.cursor) == 1 + 300 * 9


def test_rows_that_come_later_are_put_in_their_place() -> None:
    listed = Listed(range(1, 500))
    made, state = opened(listed)
    listed.later = True
    for _ in range(100):
        state = made.moved(state, 1, 10)
    assert state.cursor == 40
    asked = listed.asked[-1]
    assert made.awaited == asked
    made.take(asked, listed.page(asked))
    assert made.moved(state, 1, 10).cursor == 41


def test_a_list_that_is_there_whole_reads_only_the_rows_in_view() -> None:
    listed = Listed(range(1, 30_001))
    made, state = opened(listed)
    made.take_all(listed.ids)
    state = made.ended(state, True, 10)
    assert (state.cursor, made.number(state.cursor), made.total) == (30_000, 30_000, 30_000)
    assert set(made.ids[-10:]) <= set(made.rows)
    state = made.moved(state, -9, 10)
    assert state.top in made.rows
    assert len(made.rows) < 100
    assert [asked.what for asked in listed.asked] == ["first"]


def test_a_page_that_no_longer_fits_is_dropped() -> None:
    listed = Listed(range(1, 500))
    made, state = opened(listed)
    late = Asked("after", 40, 40)
    state = made.ended(state, True, 10)
    made.take(late, listed.page(late))
    assert made.ids[0] == 460


def test_a_row_that_left_the_list_leaves_the_cursor_near() -> None:
    listed = Listed(range(1, 100))
    made, state = opened(listed)
    for _ in range(5):
        state = made.moved(state, 1, 10)
    assert (state.cursor, state.top) == (6, 1)
    listed.ids.remove(6)
    made.ask(Asked("around", 40, 7))
    assert made.settled(state, 10).cursor == 1
    assert made.settled(replace(state, cursor=7), 10) == replace(state, cursor=7)


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_columns_fill_every_width_exactly(name: str) -> None:
    columns = BY_NAME[name].columns
    for width in (*range(14, 60), 90, 140, 200):
        layout = rows.fit(name, columns, width)
        line = rows.line(["أريحا " * 40] * len(columns), layout)
        assert safe.width(safe.unfence(line)) == width
        assert safe.width(rows.headings(layout)) == width


def test_columns_drop_out_by_rank_and_numbers_line_up() -> None:
    columns = BY_NAME["incidents"].columns
    wide = [one.heading for one in rows.fit("incidents", columns, 200)]
    assert wide == [one.heading for one in columns]
    assert [one.heading for one in rows.fit("incidents", columns, 36)] == ["title", "killed", "date", "orig…"]
    assert [one.heading for one in rows.fit("incidents", columns, 14)] == ["title", "orig…"]
    cells = ["2020-01-29", "Ariha", "A strike", "8–12", "", "", "", "", "3", ""]
    layout = rows.fit("incidents", columns, 36)
    assert rows.line(cells, layout).endswith("     8–12  2020-01-29  3")
    assert rows.headings(layout).endswith(" killed  date    orig…")


@pytest.mark.parametrize(
    ("words", "width", "short_"),
    [
        ("200,000+", 7, "200k+"),
        ("1,100–1,200", 9, "1.1k–1.2k"),
        ("1,150–1,200", 9, "1,150–1.2k"),
        ("1,400,000+", 7, "1.4M+"),
        ("1,234,500", 7, "1,234,500"),
        ("1,100", 7, "1,100"),
        ("200,000*", 7, "200k*"),
    ],
)
def test_numbers_without_room_are_said_in_thousands_and_never_rounded(words: str, width: int, short_: str) -> None:
    assert short.number(words, width) == short_


def test_origins_stand_in_every_list_of_incidents_that_has_a_number_or_a_date() -> None:
    columns = BY_NAME["incidents"].columns
    cells = ("2020-01-29", "", "A strike on a market", "1,100–1,200", "", "", "5", "4", "12", "1", "", "")
    needs = measured([cells], columns, 37)
    assert rows.line(cells, rows.fit("incidents", columns, 37, needs)).endswith("2020-01-29  12")
    doubted = ("2020-01-29*", *cells[1:])
    needs = measured([doubted], columns, 37)
    assert rows.line(doubted, rows.fit("incidents", columns, 37, needs)).endswith("2020-01-29*  12"), "the day stays"
    undated = ("", *cells[1:])
    assert rows.headings(rows.fit("incidents", columns, 37, measured([undated], columns, 37))).endswith("killed orig…")
    bare = ("", "", "A strike", *[""] * 5, "0", "", "", "todo")
    assert rows.headings(rows.fit("incidents", columns, 37, measured([bare], columns, 37))).endswith("status orig…")
    for width in (*range(37, 60), 120):
        needs = measured([cells], columns, width)
        assert any(one.heading in ("orig…", "origins") for one in rows.fit("incidents", columns, width, needs)), width
        headings = rows.headings(rows.fit("incidents", columns, width, needs))
        assert "…" not in headings.replace("orig…", ""), "no other heading is cut"


def measured(seen: Sequence[Sequence[str]], columns: Sequence[Column], width: int) -> rows.Needs:
    """What these rows need."""
    found = rows.Needs()
    found.take(seen, columns, width)
    return found


def test_in_a_narrow_list_the_column_that_is_mostly_empty_stands_by_the_title() -> None:
    columns = BY_NAME["incidents"].columns
    counted = ("", "", "A strike near the old bakery of the town", "11", *[""] * 8)
    dated = ("2020-01-29", *counted[1:3], "", *[""] * 8)
    for often, seldom, expected in ((counted, dated, "date killed"), (dated, counted, "killed date")):
        needs = measured([often, often, seldom], columns, 37)
        layout = rows.fit("incidents", columns, 37, needs)
        assert [one.heading for one in layout] == ["title", *expected.split()]
        assert rows.line(often, layout).startswith("A strike near the old ba")
        needs.take([seldom] * 9, columns, 37)  # what stands where is settled by the first rows
        assert rows.fit("incidents", columns, 37, needs)[1].heading == expected.split()[0]


def test_columns_give_way_where_they_are_empty_and_are_as_wide_as_what_they_hold() -> None:
    columns = BY_NAME["incidents"].columns
    seen = [("2019-04/2020-02", "", "A strike", "", "", *[""] * 7), ("2020-01-29", "", "x" * 40, "11", *[""] * 8)]
    needs = measured(seen, columns, 50)
    assert needs.widths[:4] == [15, 0, 40, 2]
    layout = rows.fit("incidents", columns, 50, needs)
    assert [(one.heading, one.width) for one in layout] == [("date", 11), ("title", 29), ("killed", 6)]
    assert rows.line(seen[0], layout) == "2019–2020    A strike" + " " * 29
    assert [one.heading for one in rows.fit("incidents", columns, 50, measured(seen[:1], columns, 50))] == [
        "date",
        "title",
    ]
    wide = rows.fit("incidents", columns, 80, needs)
    assert rows.line(seen[0], wide).startswith("2019-04–2020-02  A strike")
    needs.take([("2020", *[""] * 11)], columns, 50)
    assert needs[0] == 15


def test_a_narrow_list_of_claims_says_what_is_claimed_and_where() -> None:
    columns = BY_NAME["claims"].columns
    cells = ("Strike near Ariha", "killed", "11", "at least 11", "SOHR", "A daily paper", "alleged", "todo")
    needs = measured([cells], columns, 37)
    assert rows.line(cells, rows.fit("claims", columns, 37, needs)).split("  ")[0] == "killed: 11"
    for width in (37, 43, 51, 84, 140):
        shown = rows.line(cells, rows.fit("claims", columns, width, needs))
        assert "killed" in shown
        assert "11" in shown
        assert "A daily pa" in shown
    assert "Strike" in rows.line(cells, rows.fit("claims", columns, 51, needs))
    long = ("", "who is said to have done it", "hundreds of thousands", "", "", "A daily paper", "", "")
    layout = rows.fit("claims", columns, 37, measured([long, cells], columns, 37))
    assert rows.line(long, layout) == "who is sa…: hundreds o…  A daily pap…"
    assert rows.line(cells, layout) == "killed: 11               A daily pap…"


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [
        ("2020-01-29", 10, "2020-01-29"), ("2020-01-29", 9, "2020-01"), ("2020-01-29?", 10, "2020-01?"),
        ("2020-01-29*", 10, "2020-01*"),
        ("2020-01-29~", 5, "2020~"), ("2019-04/2020-02", 15, "2019-04–2020-02"), ("2019-04/2020-02", 14, "2019–2020"),
        ("2019-04/2020-02", 10, "2019–2020"), ("2020-05-12/2020-05-14", 13, "2020-05-12–14"),
        ("2020-05-12/2020-05-14", 10, "2020-05"), ("2020-05-28/2020-06-02", 16, "2020-05-28–06-02"),
        ("2020-05-28/2020-06-02", 10, "2020-05–06"), ("2020-05-28/2020-06-02", 9, "2020"), ("2011/..", 10, "2011–"),
        ("../2020-03-05", 10, "–2020-03"), ("2020-05-XX", 10, "2020-05"), ("XXXX-09-30", 10, "30 Sep"),
        ("XXXX-09-XX?", 10, "Sep?"), ("2019~/2020-02", 10, "2019~–2020"), ("201X~", 10, "2010s~"),
        ("2020-05~/2020-06", 14, "2020~–2020"),
    ],
)  # fmt: skip
def test_a_date_is_as_fine_as_it_finds_room_and_never_cut_within(words: str, width: int, shown: str) -> None:
    assert short.date(words, width) == shown


edtf_day = st.dates(date(1000, 1, 1), date(9999, 12, 31)).map(str)
edtf_point = st.builds(
    lambda day, most, mark: day[:most] + mark,
    edtf_day,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "?", "~", "%"]),
)


@given(edtf_point, edtf_point, st.integers(12, 24))
def test_a_shorter_period_holds_the_longer(one: str, other: str, width: int) -> None:
    """Read back, each end is the beginning of the end that it stands for."""
    start, end = sorted((one, other))
    shown = short.date(f"{start}/{end}", width)
    assert len(shown) <= width
    first, dash, last = shown.partition("–")
    whole = first[: len(first) - len(last)] + last if dash and not last[:4].isdigit() else last or first
    for told, meant in ((first, start), (whole, end)):
        assert meant.rstrip("?~%").startswith(told.rstrip("?~%"))
        assert told[-1] == meant[-1] or meant[-1] not in "?~%"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("200,000+", "200,000+"), ("2,200,000+", "   2.2M+"), ("1,400,000", "    1.4M"), ("1,230,000", "  1,230k"),
        ("2,000,000–3,000,000", "   2M–3M"), ("300,000–310,000", "300k–31…"), ("1,234,567+", "1,234,5…"),
        ("12,300,000", "   12.3M"), ("1,250,000,000", "  1,250M"), ("8–12", "    8–12"), ("11, 200,000+", "11, 200…"),
        ("5, 20,000", "  5, 20k"), ("200,000 or", "200,000…"),
    ],
)  # fmt: skip
def test_a_number_without_room_is_shown_shorter_and_never_rounded(words: str, shown: str) -> None:
    assert rows.line([words], (rows.Placed(0, "killed", 0, 8, True),)) == shown
