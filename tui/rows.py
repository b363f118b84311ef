"""A row of a list as cells: which columns fit a width, and the cells in them. Pure and light.

Widths follow from the list, the pane and the rows that were in view: a column that is empty in all of them gives way.
Going through a list they only grow, so that nothing jumps to and fro.
"""

from __future__ import annotations

from itertools import pairwise

from tui import safe, short

TYPE_CHECKING = False
if TYPE_CHECKING:  # the first frame is made from here: typing and dataclasses would cost more than its rows
    from collections.abc import Mapping, Sequence

    from db import Column

GAP = 2
OPEN = "!"
LEAST = (14, 14, 20, 24, 28, 32)  # what the main column keeps as a first, second, third column stands beside it
BARE = 10  # what it keeps beside the slightest
NAMED = 16  # columns of a name beside a row
NARROW = 48  # columns of a list below which its main column comes first, so that it runs on over what is empty
SLIM = 12  # columns of other words in a list so narrow
BESIDE = 24  # what the main column keeps beside others that are mostly filled, so that it cannot run on
OFTEN_EMPTY = ("date", "killed")
SLIGHT = {"origins": 5}  # numbers of a digit or two, which stand in any list, and the columns that their heading keeps
WIDE = 46  # columns beyond which the main column shares what is left with the others
ROOMY = 60  # columns of a list from which numbers and periods are given more room
RANGES = ("killed", "injured")
DATES = ("date", "published", "asked_on", "as_of")
# In a narrow list two columns are one cell, and a third comes next.
JOINED = {"claims": ("property", "value", "outlet"), "assessments": ("property", "value", "subject")}
JOINT, JOINT_LEAST = 36, 20  # what the joint cell keeps beside a fourth column, and beside the third
APART = 84  # columns of a list from which they stand apart


class Placed:
    """A column in its place: its index among the list's columns, heading, first screen column, width, alignment.

    main: its words run on over the cells to their right that are empty. before: the column whose words are said
    before its own, -1 for none. date: its cells are dates. slight: its heading may begin over its neighbour's.
    """

    __slots__ = ("before", "date", "heading", "index", "main", "right", "slight", "start", "width")

    def __init__(
        self, index: int, heading: str, start: int, width: int, right: bool, main: bool = False, date: bool = False,
        before: int = -1, slight: bool = False,
    ) -> None:  # fmt: skip
        self.index, self.heading, self.start, self.width, self.right = index, heading, start, width, right
        self.main, self.date, self.before, self.slight = main, date, before, slight

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Placed) and all(getattr(self, one) == getattr(other, one) for one in self.__slots__)

    __hash__ = None  # type: ignore[assignment]


WIDTHS = {
    "date": 10, "published": 10, "asked_on": 10, "as_of": 10, "held": 9, "place": 12, "killed": 7, "injured": 7,
    "claims": 6, "left": 6, "sources": 7, "origins": 7, "open": 4, "cases": 5, "uses": 4, "articles": 8,
    "incidents": 9, "quotes": 6, "number": 7,
    "status": 13, "scope": 9, "mode": 10, "modality": 10, "kind": 12, "unit": 9, "harm": 10, "property": 12,
}  # fmt: skip
USUAL = 16
WIDEST = 60  # columns beyond which what a cell needs is not measured
# The order in which columns find room; the first is the main one, which takes what is left.
RANKS = {
    "incidents": "title date killed origins open place who injured status claims sources scope",
    "reports": "title cases body claims status",
    "quotes": "words speaker outlet mode status",
    "articles": "title left published publisher claims status",
    "claims": "subject value property outlet claimant said modality status",
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


def fit(name: str, columns: Sequence[Column], width: int, needs: Needs | None = None) -> tuple[Placed, ...]:
    """The columns of a list that find room in so many screen columns, in the list's order.

    needs: what their cells take; a column that is empty gives way. None where that is not known.
    """
    by_name = {column.name: place for place, column in enumerate(columns)}
    before, joined, following = joined_in(name, by_name, width)
    ranked = [by_name[one] for one in RANKS.get(name, "").split() if one in by_name]
    ranked += [place for place in by_name.values() if place not in ranked]
    if before >= 0:
        ranked = list(dict.fromkeys((joined, following, *(one for one in ranked if one != before))))
    main, *others = ranked
    widths = {main: width}
    for place in others:
        if needs and not needs[place]:
            continue
        wanted = wanted_width(columns[place], width, needs[place] if needs else 0)
        least = LEAST[min(len(widths), len(LEAST)) - 1]
        if columns[place].name in SLIGHT:
            least = BARE
        elif before >= 0:
            least = min(JOINT, needs[before] + GAP + needs[main]) if needs and place != following else JOINT_LEAST
        elif columns[place].name not in OFTEN_EMPTY:
            least = max(least, BESIDE)
        if widths[main] - wanted - GAP >= least:
            widths[place] = wanted
            widths[main] -= wanted + GAP
    share(widths, main, columns, needs, before)
    return placed(columns, widths, main, before, width, needs)


def joined_in(name: str, by_name: Mapping[str, int], width: int) -> tuple[int, int, int]:
    """The two columns that are one cell in a narrow list, what is claimed and its value, and which comes next; -1
    where none are.
    """
    if name not in JOINED or width >= APART:
        return -1, -1, -1
    first, second, third = JOINED[name]
    return by_name[first], by_name[second], by_name[third]


def wanted_width(column: Column, width: int, need: int) -> int:
    """How wide a column would be in a list of this width; need: what its widest cell takes, 0 where not known."""
    if column.name in SLIGHT and width < ROOMY:
        return max(need, 1 if width < NARROW else SLIGHT[column.name])
    usual = WIDTHS.get(column.name, SLIM if width < NARROW else USUAL)
    if width >= ROOMY and (column.number or column.name in DATES):
        usual += usual // 2
    elif column.name in DATES:
        usual += 1  # for a day with a mark of doubt
    if column.name in RANGES:
        usual += 2  # two ranges side by side
    return min(max(need, len(column.heading)), usual) if need else WIDTHS.get(column.name, usual)


def share(widths: dict[int, int], main: int, columns: Sequence[Column], needs: Needs | None, before: int) -> None:
    """What the main column has beyond its need, or its fill, goes to columns of words that are cut."""
    own = needs[main] + (needs[before] + GAP if before >= 0 else 0) if needs else WIDE
    for place in widths:
        if place == main or columns[place].number or columns[place].name in DATES:
            continue
        lacking = needs[place] - widths[place] if needs else USUAL * (columns[place].name not in WIDTHS)
        more = max(min(widths[main] - min(own, WIDE), lacking), 0)
        widths[place] += more
        widths[main] -= more


def placed(
    columns: Sequence[Column], widths: dict[int, int], main: int, before: int, width: int, needs: Needs | None
) -> tuple[Placed, ...]:
    """Columns of these widths side by side, in the list's order; in a narrow list the main one first and then those
    that are mostly empty, over which its words run on.
    """
    found = []
    start = 0
    order = sorted(widths)
    if width < NARROW or before >= 0:
        filled = needs.filled if needs and before < 0 else [0] * len(columns)
        order.sort(key=lambda one: (one != main, columns[one].name in SLIGHT, filled[one], columns[one].name in DATES))
    for left, place in pairwise(order):
        lacking = SLIGHT.get(columns[place].name, 0) - widths[place]
        free = GAP - 1 + (0 if columns[left].number else widths[left] - len(columns[left].heading))
        if lacking > free:  # nothing is free over its neighbour
            widths[place] += lacking - free
            widths[main] -= lacking - free
    for place in order:
        column = columns[place]
        heading = headed(column if place != main or before < 0 else columns[before], widths[place])
        dated = column.name in DATES
        one = Placed(place, heading, start, widths[place], column.number, place == main, dated)
        one.before = before if place == main else -1
        one.slight = column.name in SLIGHT
        found.append(one)
        start += widths[place] + GAP
    return tuple(found)


def headed(column: Column, width: int) -> str:
    """The heading of a column of this width."""
    heading: str = column.heading
    return heading if len(heading) <= width or column.name not in SLIGHT else safe.fit(heading, SLIGHT[column.name])


class Needs:
    """What the rows in view so far need: columns of the screen for the widest cell of each column, 0 for an empty one,
    and how many rows of the first view fill it.
    """

    __slots__ = ("filled", "widths")

    def __init__(self) -> None:
        self.widths: list[int] = []
        self.filled: list[int] = []

    def __getitem__(self, place: int) -> int:
        return self.widths[place]

    def __bool__(self) -> bool:
        return any(self.widths)

    def take(self, rows: Sequence[Sequence[str]], columns: Sequence[Column], width: int) -> None:
        """Measure rows of a list of this width."""
        if not self:
            self.widths = [0] * len(columns)
            self.filled = [sum(1 for cells in rows if cells[place]) for place in range(len(columns))]
        for place, column in enumerate(columns):
            for cells in rows:
                words = cells[place]
                if words:
                    self.widths[place] = max(self.widths[place], need(words, column, width))


def need(words: str, column: Column, width: int) -> int:
    """What a cell takes in a list of this width."""
    if len(words) > WIDEST:
        return WIDEST
    if column.name in DATES:
        words = short.date(words, WIDEST)
    elif column.number and width < NARROW:
        words = short.number(words, WIDTHS.get(column.name, USUAL))
    return safe.width(words)


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
    """The words of a cell, as short as a number or a date must be."""
    words = cells[place.index] if place.index < len(cells) else ""
    if place.right:
        return short.number(words, place.width)
    if place.date:
        return short.date(words, place.width)
    lead = cells[place.before] if 0 <= place.before < len(cells) else ""
    return f"{led_by(lead, safe.width(words), place.width)}: {words}" if lead and words else words or lead


def led_by(lead: str, following: int, width: int) -> str:
    """What leads a cell: no more than half of it where the words that follow need the rest, so that both are seen."""
    most = max(width // 2 - 1, width - GAP - following, 1)
    return lead if safe.width(lead) <= most else safe.fit(lead, most)


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
    """The line of headings; that of a slight column begins over what its neighbour leaves free."""
    line = ""
    for place, one in enumerate(layout):
        line += " " * GAP * (place > 0)
        over = max(len(one.heading) - one.width, 0) if one.slight else 0
        if over and not line[-over - 1 :].strip():
            line = line[:-over]
        else:
            over = 0
        line += safe.fit(one.heading, one.width + over, right=one.right)
    return line
