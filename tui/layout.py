"""Where the panes of the main screen stand, for any size of the terminal. Pure, but for Textual's types."""

from dataclasses import dataclass

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from tui.state import LIST

THREE = 120  # columns from which the source stands beside the record
LEAST = 3  # lines of a pane that is not in use


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides the places: the pane of the column that is taller, the kind of pane in use, zoomed or not."""

    slot: int = 1
    pane: str = LIST
    zoomed: bool = False
    source: bool = False
    prompt: int = 0
    picker: tuple[int, int] = (0, 0)


def regions(width: int, height: int, shape: Shape) -> dict[str, Region]:
    """The places of the panes by name; what has no place is left out."""
    body = Region(0, 0, width, max(height - 1, 1))
    found = {"foot": Region(0, height - 1, width, 1)}
    if shape.prompt:
        found["prompt"] = Region(0, height - shape.prompt, width, shape.prompt)
    if shape.picker[1]:
        wide, high = min(shape.picker[0], width), min(shape.picker[1], height - 1)
        found["picker"] = Region((width - wide) // 2, max((height - high) // 3, 0), wide, high)
    if shape.zoomed:
        found[f"list{shape.slot}" if shape.pane == LIST else shape.pane] = body
        return found
    left, middle = columns(width)
    found.update(stacked(left, body.height, shape.slot))
    rest = Region(left, 0, width - left, body.height)
    if width >= THREE:
        found["record"] = Region(left, 0, middle, body.height)
        found["article"] = Region(left + middle, 0, width - left - middle, body.height)
    else:
        found["article" if shape.source else "record"] = rest
    return found


def columns(width: int) -> tuple[int, int]:
    """How wide the lists are, and the record where a third column follows it."""
    if width >= THREE:
        return width * 34 // 100, width * 33 // 100
    return width * (48 if width < 100 else 45) // 100, 0


def stacked(width: int, height: int, slot: int) -> dict[str, Region]:
    """Three panes, the one in use taller."""
    small = max((height - 3) // 5 + 1, LEAST)
    if 2 * small + LEAST > height:
        small = 1
    found = {}
    top = 0
    for place in range(3):
        high = height - 2 * small if place == slot else small
        found[f"list{place}"] = Region(0, top, width, max(high, 1))
        top += high
    return found


class Columns(Layout):
    """Puts each widget where `regions` says, by its name."""

    name = "columns"

    def __init__(self) -> None:
        self.shape = Shape()

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """The places of the children; those without one are not shown."""
        places = regions(size.width, size.height, self.shape)
        found = []
        for child in children:
            region = places.get(child.name or "")
            if region:
                over = child.name in ("prompt", "picker")
                found.append(WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child, 2 if over else 1))
        return found
