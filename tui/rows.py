"""A row of a list as cells: which columns fit a width, and the cells in them. Pure and light.

Widths follow from the list and the pane alone, never from the rows on show, so that nothing jumps on scrolling.
"""

from __future__ import annotations

from tui import safe

TYPE_CHECKING = False
if TYPE_CHECKING:  # the first frame is made from here: typing and dataclasses would cost more than its rows
    from collections.abc import Sequence

    from db import Column

GAP = 2
OPEN = "!"
LEAST = (14, 14, 20, 24, 28, 32)  # what the main column keeps as a first, second, third column stands beside it
NAMED = 16  # columns of a name beside a row
NARROW = 24  # columns of the main column below which it comes first, so that it runs on over what is empty
SLIM = 12  # columns of other words beside one so narrow
BESIDE = 24  # what the main column keeps beside others that are mostly filled, so that it cannot run on
OFTEN_EMPTY = ("date", "killed")
WIDE = 46  # columns beyond which the main column shares what is left with the others


class Placed:
    """A column in its place: its index among the list's columns, heading, first screen column, width, alignment.

    main: its words run on over the cells to their right that are empty.
    """

    __slots__ = ("heading", "index", "main", "right", "start", "width")

    def __init__(self, index: int, heading: str, start: int, width: int, right: bool, main: bool = False) -> None:
        self.index, self.heading, self.start, self.width, self.right = index, heading, start, width, right
        self.main = main


WIDTHS = {
    "date": 10, "published": 10, "asked_on": 10, "as_of": 10, "held": 9, "place": 12, "killed": 7, "injured": 7,
    "claims": 6, "sources": 7, "origins": 7, "open": 4, "cases": 5, "uses": 4, "articles": 8,
    "incidents": 9, "quotes": 6, "number": 7,
    "status": 13, "scope": 9, "mode": 10, "modality": 10, "kind": 12, "unit": 9, "harm": 10, "property": 12,
}  # fmt: skip
USUAL = 16
# The order in which columns find room; the first is the main one, which takes what is left.
RANKS = {
    "incidents": "title date killed open place who origins injured status claims sources scope",
    "reports": "title cases body claims status",
    "quotes": "words speaker outlet mode status",
    "articles": "title publisher published claims status",
    "claims": "subject value property claimant outlet said modality status",
    "actors": "name kind claims within status",
    "places": "name incidents within kind status",
    "notes": "text about status",
    "tags": "name uses description",
    "victims": "name number incident harm unit status",
    "targets": "name kind incident number status",
    "evidence": "title method held by number status",
    "assessments": "subject value property standard held status",
    "documented_cases": "title number incident report status",
    "responses": "title actor kind as_of status",
    "requests": "title asker asked_on about status",
    "utterances": "title speaker quotes status",
}


def fit(name: str, columns: Sequence[Column], width: int) -> tuple[Placed, ...]:
    """The columns of a list that find room in so many screen columns, in the list's order."""
    by_name = {column.name: place for place, column in enumerate(columns)}
    ranked = [by_name[one] for one in RANKS.get(name, "").split() if one in by_name]
    ranked += [place for place in by_name.values() if place not in ranked]
    main, *others = ranked
    widths = {main: width}
    for place in others:
        wanted = WIDTHS.get(columns[place].name, USUAL)
        if wanted == USUAL and widths[main] - wanted - GAP < NARROW:
            wanted = SLIM
        least = LEAST[min(len(widths), len(LEAST)) - 1]
        if widths[main] - wanted - GAP >= (least if columns[place].name in OFTEN_EMPTY else max(least, BESIDE)):
            widths[place] = wanted
            widths[main] -= wanted + GAP
    share(widths, main, columns)
    return placed(columns, widths, main)


def share(widths: dict[int, int], main: int, columns: Sequence[Column]) -> None:
    """Beyond its fill the main column shares with the other columns of words."""
    for place in widths:
        if columns[place].name not in WIDTHS and place != main:
            more = max(min(widths[main] - WIDE, USUAL), 0)
            widths[place] += more
            widths[main] -= more


def placed(columns: Sequence[Column], widths: dict[int, int], main: int) -> tuple[Placed, ...]:
    """Columns of these widths side by side, in the list's order; a narrow main column comes first."""
    found = []
    start = 0
    for place in sorted(widths, key=lambda one: one != main) if widths[main] < NARROW else sorted(widths):
        column = columns[place]
        found.append(Placed(place, column.heading, start, widths[place], column.number, place == main))
        start += widths[place] + GAP
    return tuple(found)


def gutter(cells: Sequence[str], columns: Sequence[Column]) -> str:
    """What stands before a row: a mark where something in it waits for a decision."""
    at = next((place for place, column in enumerate(columns) if column.name == "open"), -1)
    return OPEN if 0 <= at < len(cells) and cells[at] not in ("", "0") else " "


def line(cells: Sequence[str], layout: Sequence[Placed]) -> str:
    """One row as one line as wide as the layout, each cell shown, cut and fenced."""
    return (" " * GAP).join(shown(cells, one, width) for one, width in spread(cells, layout))


def spread(cells: Sequence[str], layout: Sequence[Placed]) -> list[tuple[Placed, int]]:
    """What is shown, each with its width: a number that needs it takes the empty cells at its left, else the main
    cell those at its right.
    """
    found: list[tuple[Placed, int]] = []
    free: list[Placed] = []  # empty cells since the last one that was not
    for one in (*layout, None):
        words = cell(cells, one) if one else ""
        if one and not words and not one.main:
            free.append(one)
            continue
        width = one.width if one else 0
        room = sum(empty.width + GAP for empty in free)
        if one and one.right and len(words) > width:
            width += room
        elif room and found and found[-1][0].main:
            found[-1] = (found[-1][0], found[-1][1] + room)
        else:
            found += ((empty, empty.width) for empty in free)
        free = []
        if one:
            found.append((one, width))
    return found


def cell(cells: Sequence[str], place: Placed) -> str:
    """The words of a cell; a number that finds no room is shown in thousands or millions, never rounded."""
    words = cells[place.index] if place.index < len(cells) else ""
    if place.right and len(words) > place.width:
        words = ", ".join("–".join(map(shorter, one.split("–"))) for one in words.split(", "))
    return words


def shorter(number: str) -> str:
    """A number with a sign for the zeros at its end, where that says the same: 200,000+ as 200k+, 1,400,000 as 1.4M."""
    digits = number.rstrip("+")
    groups = digits.split(",")
    if not "".join(groups).isdigit():
        return number
    if groups[-2:] == ["000", "000"] and len(groups) > 2:
        short = f"{','.join(groups[:-2])}M"
    elif len(groups) > 2 and groups[-1] == "000" and groups[-2].endswith("00"):
        short = f"{','.join(groups[:-2])}.{groups[-2][0]}M"
    elif len(groups) > 1 and groups[-1] == "000":
        short = f"{','.join(groups[:-1])}k"
    else:
        return number
    return short + number[len(digits) :]


def shown(cells: Sequence[str], one: Placed, width: int) -> str:
    """One cell, cut and fenced."""
    return safe.fence(safe.fit(cell(cells, one), width, right=one.right))


def named_line(cells: Sequence[str], layout: Sequence[Placed], name: str) -> tuple[str, str, str]:
    """The same with a name in brackets at the end of the cell with most room: what is before it, the name, the rest.

    Where none has room the widest cell is cut for it.
    """
    words = f"({name})"
    wanted = min(safe.width(words), NAMED)
    free = [one.width - safe.width(cell(cells, one)) for one in layout]
    most = max(free)
    best = free.index(most) if most > wanted else max(range(len(layout)), key=lambda place: layout[place].width)
    room = layout[best].width
    words = safe.fit(words, min(wanted, room - 2))
    short = shown(cells, layout[best], room - safe.width(words) - 1)
    before, after = layout[:best], layout[best + 1 :]
    gap = " " * GAP
    left = "".join(shown(cells, one, one.width) + gap for one in before) + short + " "
    return left, safe.fence(words), "".join(gap + shown(cells, one, one.width) for one in after)


def headings(layout: Sequence[Placed]) -> str:
    """The line of headings."""
    return (" " * GAP).join(safe.fit(one.heading, one.width, right=one.right) for one in layout)
