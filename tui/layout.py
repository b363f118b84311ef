"""Where the panes of the main screen stand, for any size of the terminal. Pure, but for Textual's types."""

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from tui.boxes import side_by_side
from tui.classes import dataclass
from tui.state import LIST

OVER = {"foot": 2, "prompt": 3, "picker": 3}  # what lies over the panes, and over what


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides the places: the pane of the column that is taller, the kind of pane in use, zoomed or not.

    foot: the lines that a sentence takes; those above the last lie over the panes.
    """

    slot: int = 1
    pane: str = LIST
    zoomed: bool = False
    source: bool = False
    prompt: int = 0
    picker: tuple[int, int] = (0, 0)
    foot: int = 1


def regions(width: int, height: int, shape: Shape) -> dict[str, Region]:
    """The places of the panes by name; what has no place is left out."""
    body = Region(0, 0, width, max(height - 1, 1))
    foot = max(min(shape.foot, height - 1), 1)
    found = {"foot": Region(0, height - foot, width, foot)}
    if shape.prompt:
        found["prompt"] = Region(0, height - shape.prompt, width, shape.prompt)
    if shape.picker[1]:
        wide, high = min(shape.picker[0], width), min(shape.picker[1], height - 1)
        found["picker"] = Region((width - wide) // 2, max((height - high) // 3, 0), wide, high)
    if shape.zoomed:
        found[f"list{shape.slot}" if shape.pane == LIST else shape.pane] = body
        return found
    boxes = side_by_side(width, body.height, shape.slot, shape.source)
    return found | {name: Region(*box) for name, box in boxes.items()}


class Columns(Layout):
    """Puts each widget where `regions` says, by its name."""

    name = "columns"

    def __init__(self) -> None:
        self.shape = Shape()

    def arrange(self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True) -> ArrangeResult:
        """The places of the children; those without one are not shown.

        What lies over the panes comes first: Textual numbers the places from the last on, and draws again each whose
        number changed.
        """
        places = regions(size.width, size.height, self.shape)
        found = []
        for child in children:
            region = places.get(child.name or "")
            if region:
                order = OVER.get(child.name or "", 1)
                found.append(WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, child, order))
        return sorted(found, key=lambda place: -place.order)
