"""Blocks of lines that only moved, so that the terminal can scroll them instead of having them painted."""

from __future__ import annotations

from collections import Counter

from tui.classes import dataclass
from tui.line.brush import Row


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `top` to `bottom`, both included, that go `up` lines up, or down where it is below 0."""

    top: int
    bottom: int
    up: int

    def applied(self, shown: list[Row], width: int) -> list[Row]:
        """The lines of a terminal after the move; those that came in are blank."""
        block = shown[self.top : self.bottom + 1]
        blank = [Row.blank(width) for _ in range(abs(self.up))]
        block = block[self.up :] + blank if self.up > 0 else blank + block[: self.up]
        return [*shown[: self.top], *block, *shown[self.bottom + 1 :]]

    def sequence(self, height: int) -> str:
        """Plain pen, region, delete or insert lines at its top, no region; the cursor is left anywhere."""
        count = "" if abs(self.up) == 1 else str(abs(self.up))
        move = f"\x1b[{self.top + 1}H\x1b[{count}{'M' if self.up > 0 else 'L'}"
        if self.bottom == height - 1:
            return "\x1b[m" + move
        return f"\x1b[m\x1b[{self.top + 1};{self.bottom + 1}r{move}\x1b[r"


def moved_block(wanted: list[Row], shown: list[Row], lines: list[int]) -> Block | None:
    """The block of lines whose move explains more than half of the changed `lines`, if there is one."""
    places: dict[int, int | None] = {}
    for y, row in enumerate(shown):
        sign = hash((*row.text, *row.pens))
        places[sign] = None if sign in places else y
    froms = {y: places.get(hash((*wanted[y].text, *wanted[y].pens))) for y in lines}
    shifts = {y: place - y for y, place in froms.items() if place is not None and place != y}
    if 2 * len(shifts) <= len(lines):
        return None
    up, votes = Counter(shifts.values()).most_common(1)[0]
    if 2 * votes <= len(lines):
        return None
    ends = [y for y, shift in shifts.items() if shift == up]
    return Block(min(*ends, min(ends) + up), max(*ends, max(ends) + up), up)
