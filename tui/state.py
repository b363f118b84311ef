"""What the main screen knows: lists with their filters and cursors, the pane in use, marks, jumps. Pure and frozen.

A jump keeps the whole place that it leaves, so that coming back finds the same row, cursor and scroll.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from types import MappingProxyType

from tui.article.page import View
from tui.classes import dataclass

LIST, RECORD, ARTICLE = "list", "record", "article"
HOMES: tuple[tuple[str, ...], ...] = (
    ("reports", "articles", "actors", "documented_cases", "origins", "posts", "command_links"),
    ("incidents", "places", "victims", "targets", "evidence", "requests", "responses"),
    ("quotes", "claims", "notes", "tags", "assessments", "utterances", "topics", "decisions", "views", "holds"),
)
MOST_JUMPS = 100


@dataclass(frozen=True, slots=True)
class ListState:
    """One list: its filter and order, the record under the cursor, the record of the first line on show."""

    name: str
    filter: str = ""
    sort: str = ""
    cursor: int | None = None
    top: int | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """A cursor and a first line on show, both counted from 0."""

    line: int = 0
    top: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """What the article pane shows: a text and the view of it; at: a place to bring into view, None to leave it."""

    text: int
    view: View = field(default_factory=View)
    at: int | None = None


@dataclass(frozen=True, slots=True)
class State:
    """All of it. slots: the lists in the column's three panes; slot: the one that was used last."""

    slots: tuple[str, str, str] = ("reports", "incidents", "quotes")
    slot: int = 1
    pane: str = LIST
    lists: Mapping[str, ListState] = field(default_factory=lambda: MappingProxyType({}))
    record: int | None = None
    lines: Lines = Lines()
    source: Source | None = None
    zoomed: bool = False
    marks: Mapping[str, frozenset[int]] = field(default_factory=lambda: MappingProxyType({}))
    uncovered: frozenset[int] = frozenset()
    over: str = ""  # of a place to come back to: the screen over the main one that the jump left
    jumps: tuple["State", ...] = ()

    @property
    def name(self) -> str:
        """The list in use."""
        return self.slots[self.slot]

    @property
    def list(self) -> ListState:
        """The state of the list in use."""
        return self.list_of(self.name)

    @property
    def marked(self) -> frozenset[int]:
        """The marked rows of the list in use."""
        return self.marks.get(self.name, frozenset())

    def list_of(self, name: str) -> ListState:
        """The state of a list, fresh where it was never shown."""
        return self.lists.get(name) or ListState(name)

    def with_list(self, one: ListState) -> "State":
        """With this list as it is now."""
        return replace(self, lists=MappingProxyType({**self.lists, one.name: one}))

    def at_row(self, one: ListState) -> "State":
        """With the cursor of the list in use on a row, whose record is in view from its first line."""
        lines = self.lines if one.cursor == self.record else Lines()
        lists = MappingProxyType({**self.lists, one.name: one})
        return replace(self, lists=lists, record=one.cursor, lines=lines)

    def to_slot(self, slot: int) -> "State":
        """With another pane of the column in use, and the record under its cursor in view."""
        there = replace(self, slot=slot % len(self.slots), pane=LIST)
        return there.at_row(there.list)

    def to_list(self, name: str) -> "State":
        """With a list in its pane of the column, in use."""
        slot = next((place for place, names in enumerate(HOMES) if name in names), len(HOMES) - 1)
        slots = list(self.slots)
        slots[slot] = name
        return replace(self, slots=(slots[0], slots[1], slots[2])).to_slot(slot)

    def jump(self, over: str = "") -> "State":
        """With this place kept to come back to; over: the screen over it that is left, by its name."""
        return replace(self, jumps=(*self.jumps, replace(self, over=over, jumps=()))[-MOST_JUMPS:])

    def back(self) -> "State":
        """The place that the last jump left, with the marks and uncovered records of now; itself without jumps."""
        if not self.jumps:
            return self
        last = self.jumps[-1]
        return replace(last, over="", jumps=self.jumps[:-1], marks=self.marks, uncovered=self.uncovered)

    def to_left(self) -> "State":
        """One pane to the left; by the last jump, where that came from there."""
        pane = RECORD if self.pane == ARTICLE else LIST
        last = self.jumps[-1] if self.jumps else None
        here = (pane, self.slots, self.slot, self.record)
        if last and (last.pane, last.slots, last.slot, last.record) == here:
            return self.back()
        return replace(self, pane=pane)

    def mark(self, row: int) -> "State":
        """With a row of the list in use marked, or no longer marked."""
        return self.with_marks(self.marked ^ {row})

    def with_marks(self, rows: frozenset[int]) -> "State":
        """With these rows of the list in use marked and no others."""
        return replace(self, marks=MappingProxyType({**self.marks, self.name: rows}))

    def uncover(self, record: int) -> "State":
        """With a record uncovered, or covered again."""
        return replace(self, uncovered=self.uncovered ^ {record})
