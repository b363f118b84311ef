"""Where lists, record and article stand side by side, for any size of the terminal. Pure and light."""

from __future__ import annotations

Box = tuple[int, int, int, int]  # column, line, width, height

THREE = 120  # columns from which the source stands beside the record
LEAST = 3  # lines of a pane that is not in use


def side_by_side(width: int, height: int, slot: int, source: bool) -> dict[str, Box]:
    """The places of the panes above the foot, by name; slot: the list that is taller; source: the article instead
    of the record where both find no room.
    """
    left, middle = columns(width)
    found = stacked(left, height, slot)
    if width >= THREE:
        found["record"] = (left, 0, middle, height)
        found["article"] = (left + middle, 0, width - left - middle, height)
    else:
        found["article" if source else "record"] = (left, 0, width - left, height)
    return found


def columns(width: int) -> tuple[int, int]:
    """How wide the lists are, and the record where a third column follows it."""
    if width >= THREE:
        return width * 38 // 100, width * 29 // 100
    return width * (50 if width < 100 else 45) // 100, 0


def stacked(width: int, height: int, slot: int) -> dict[str, Box]:
    """Three lists, the one in use taller."""
    small = max((height - 3) // 5 + 1, LEAST)
    if 2 * small + LEAST > height:
        small = 1
    found: dict[str, Box] = {}
    top = 0
    for place in range(3):
        high = height - 2 * small if place == slot else small
        found[f"list{place}"] = (0, top, width, max(high, 1))
        top += high
    return found
