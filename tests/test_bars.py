"""Bars and spans as they are drawn, the timeline's lines, and journeys through the timeline."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rooms import shown, small
from small_case import ANN

from db import Bar, Span, Totals, create
from db.case import Case
from tui import safe
from tui.bars import drawn, figure, filter_of, left_out, span_pictures
from tui.cli.timeline import lines
from tui.timeline import rows


def month(number: int, low: int, high: int | None, *, split: str = "", unit: str = "civilians") -> Bar:
    """A bar of a month of 2020."""
    last = {2: 29}.get(number, 31)
    return Bar(f"2020-{number:02}-01", f"2020-{number:02}-{last}", split, unit, 1, low, high)


@pytest.fixture
def ascii_only() -> Iterator[None]:
    """Only ASCII may be sent."""
    safe.use_ascii(True)
    yield
    safe.use_ascii(False)


def test_low_and_high_in_one_bar() -> None:
    full, half, none = (
        one for one in drawn([month(1, 10, 20), month(2, 5, 5), month(3, 0, 0)], "month", 46) if one.bar
    )
    assert (len(full.low), len(full.rest)) == (15, 15)
    assert (len(half.low), half.rest) == (8, "")
    assert (none.low, none.rest) == ("", "")
    assert full.text.startswith("2020-01  10–20  ███")
    assert "░" in full.text


def test_an_open_high_is_a_point_and_a_range_is_always_seen() -> None:
    first, second = (one for one in drawn([month(1, 100, None), month(2, 99, 100)], "month", 40) if one.bar)
    assert first.rest == "▸"
    assert first.figure == "  100+"
    assert len(second.rest) == 1
    assert all(len(one.text) <= 40 for one in (first, second))


@pytest.mark.usefixtures("ascii_only")
def test_bars_in_ascii() -> None:
    found = [one.text for one in drawn([month(1, 10, 20), month(2, 8, None)], "month", 47)]
    assert all(one.isascii() for one in found)
    assert "#" in found[1]
    assert found[1].endswith("-")
    assert found[2].endswith(">")
    assert all(
        one.isascii() for one in span_pictures([span("2019-01-01", "2020-01-01"), span("2020-01-01", "~")], [], 20)
    )


def test_groups_have_headings_and_gaps_are_filled() -> None:
    bars = [month(1, 1, 1, split="A or B"), month(3, 1, 1, split="A or B"), month(1, 1, 1, split="C", unit="not_said")]
    found = list(drawn(bars, "month", 60))
    assert [one.heading for one in found if one.heading] == ["A or B · civilians", "C · not said"]
    assert [one.period for one in found if one.bar] == ["2020-01", "2020-02", "2020-03", "2020-01"]
    far = [month(1, 1, 1), Bar("2030-01-01", "2030-01-31", "", "civilians", 1, 1, 1)]
    assert [one.period for one in drawn(far, "month", 60)][1:] == ["2020-01", "…", "2030-01"]


def test_units_are_told_apart_and_never_added() -> None:
    bars = [month(1, 11, 11), month(1, 8, None, unit="people")]
    assert [figure(one.bar) for one in drawn(bars, "month", 60) if one.bar] == ["11", "8+"]


def span(start: str, stop: str) -> Span:
    """A campaign."""
    return Span(1, "I1", "A campaign", "campaign", start, stop)


def test_spans_stand_where_their_days_are() -> None:
    whole, late, day, without_end = span_pictures(
        [span("2019-01-01", "2020-12-31"), span("2020-07-01", "2020-12-31"), span("2019-01-01", "2019-01-02"),
         span("2020-01-01", "~")], [], 30,
    )  # fmt: skip
    assert (whole[0], whole[-1], len(whole)) == ("├", "┤", 30)
    assert late.index("├") > 20
    assert day == "•"
    assert without_end.endswith("▸")
    assert span_pictures([], [], 30) == []


def test_the_filter_of_a_bar() -> None:
    assert filter_of(month(1, 1, 1), "month", "") == "date:2020-01 scope:single"
    assert filter_of(month(1, 1, 1), "year", "") == "date:2020 scope:single"
    assert filter_of(Bar("2020-01-06", "2020-01-12", "", "", 1, 1, 1), "week", "").startswith(
        "date:2020-01-06..2020-01-12"
    )
    assert filter_of(month(1, 1, 1, split="air attack"), "month", "kind").endswith(' kind:"air attack"')
    assert filter_of(month(1, 1, 1, split="Russia"), "month", "who").endswith(' alleged:"Russia"')
    assert "alleged" not in filter_of(month(1, 1, 1, split="A or B"), "month", "who")


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_lines_of_the_timeline_fit_and_say_what_is_left_out(width: int) -> None:
    bars = (month(1, 1, 12_000), month(2, 3, None, split="جيش " * 30))
    found = Totals(bars, (span("2011-01-01", "~"),), ((3, "without a date"),), 5)
    made = rows(found, "month", width)
    for row in made:
        assert sum(safe.width(safe.unfence(text)) for text, _ in row.parts) <= width - 2
    text = "\n".join("".join(part for part, _ in row.parts) for row in made)
    assert "3 without a date" in text
    assert "I1" in text
    assert left_out(()) == ""
    assert len(list(lines(found, "killed", "month", width))) > 5


def dated(path: Path) -> Case:
    """A case with four dated strikes and a campaign."""
    case = create(path / "dated.db", ANN, title="Dated")
    with case.write("make") as writer:
        for n, (day, low, high) in enumerate((("2020-01-05", 3, 3), ("2020-01-20", 4, 9), ("2020-03-02", 1, None)), 1):
            one = writer.insert("incident", {"title": f"Strike {n}", "kind": "act.air_attack"})
            date = {"date": day, "date_low": day, "date_high": day, "date_precision": "day"}
            writer.insert("assessment", {"subject": one, "property": "date", **date})
            count = {"low": low, "high": high, "qualifier": "at_least", "unit": "unit.civilians"}
            writer.insert("assessment", {"subject": one, "property": "killed", **count})
        campaign = writer.insert("incident", {"title": "The campaign", "scope": "campaign"})
        date = {"date": "2019/..", "date_low": "2019-01-01", "date_precision": "open"}
        writer.insert("assessment", {"subject": campaign, "property": "date", **date})
        writer.insert("incident", {"title": "Not dated"})
    return case


async def test_what_is_filtered_is_drawn_and_a_bar_filters(tmp_path: Path) -> None:
    async with shown(dated(tmp_path)) as room:
        await room.keys("m")
        await room.reads("4 single events")
        assert "2020-01  7–12" in room.text
        assert "2020-02" in room.text
        assert "2020-03    1+" in room.text
        assert "The campaign" in room.text
        assert "1 without a date" in room.text
        await room.keys("enter")
        await room.until(lambda: room.screen.state.list.filter == "date:2020-01 scope:single")
        await room.reads("Strike 2")
        assert "Strike 3" not in room.text
        await room.keys("m")
        await room.reads("2 single events")
        assert "date:2020-01" in room.text


async def test_another_quantity_step_and_split(tmp_path: Path) -> None:
    async with shown(dated(tmp_path)) as room:
        await room.keys("m")
        await room.reads("7–12")
        await room.keys("b", "=inc", "enter")
        await room.reads("Incidents by month")
        await room.reads("2020-01  2")
        await room.keys("y", "=year", "enter")
        await room.reads("2020  3")
        await room.keys("o", "=kind", "enter")
        await room.reads("air attack")
        await room.keys("?")
        await room.reads("Draws by week, month or year.")
        await room.keys("escape", "e")
        assert "does nothing here" in room.text
        await room.keys("q")
        assert room.screen is room.app.browser


async def test_a_timeline_without_anything_to_draw(tmp_path: Path) -> None:
    async with small(tmp_path, size=(60, 16)) as room:
        await room.keys("m")
        await room.reads("Nothing that is dated and counted")
        await room.keys("enter")
        assert "no bar here" in room.text
