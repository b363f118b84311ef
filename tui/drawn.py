"""A widget that draws whole lines of its own width itself, in its own colours.

Textual's way through borders, padding and filters costs more than the line; none of them is used here.
"""

from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.canvas import Canvas


class DrawnWidget(Widget):
    """Has `render_line` give a strip exactly as wide as the widget."""

    drawing: Size | None = None  # its size, while lines are drawn

    @property
    def size(self) -> Size:
        """As it was laid out last; there is nothing around it, so that the way through styles can be spared."""
        if self.drawing is not None:
            return self.drawing
        screen = self._parent
        if not isinstance(screen, Screen):
            return super().size
        place = screen._compositor.full_map.get(self)
        return place.region.size if place else Size(0, 0)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "DrawnWidget":
        """Have parts drawn again, or all: by the canvas of the screen where nothing else is asked for."""
        canvas: Canvas | None = getattr(self._parent, "canvas", None)
        if canvas is None or layout or recompose or not repaint or not self._is_mounted or not canvas.cells:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        screen = canvas.screen
        if found := screen._compositor.visible_widgets.get(self):
            canvas.take(found[0], regions)
        return self

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget."""
        x, top, width, height = crop
        self.drawing = self.size
        try:
            strips = [self.render_line(y) for y in range(top, top + height)]
        finally:
            self.drawing = None
        if x == 0 and all(strip.cell_length == width for strip in strips):
            return strips
        return [strip.crop(x, x + width) for strip in strips]
