"""A widget that draws whole lines of its own width itself, in its own colours.

Textual's way through borders, padding and filters costs more than the line; none of them is used here.
"""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class DrawnWidget(Widget):
    """Has `render_line` give a strip exactly as wide as the widget."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget."""
        x, top, width, height = crop
        strips = [self.render_line(y) for y in range(top, top + height)]
        if x == 0 and all(strip.cell_length == width for strip in strips):
            return strips
        return [strip.crop(x, x + width) for strip in strips]
