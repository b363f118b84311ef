"""The form as a widget: its lines, with the one under the cursor in view."""

from textual.strip import Strip

from tui.blocks import wrapped
from tui.drawn import DrawnWidget
from tui.editor.form import Form
from tui.editor.lines import Page, Told, page, room
from tui.look import Look
from tui.strips import frame, line


class FormPane(DrawnWidget):
    """The form's lines, with the line under the cursor and all that belongs to it in view."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.form = Form((), {}, {})
        self.told = Told()
        self.title = self.asked = self.where = ""
        self.top = 0
        self.page = Page((), 0, 0, ())

    def show(self, form: Form, told: Told) -> None:
        """Show a form as it is now."""
        self.form, self.told = form, told
        self.draw()

    def on_resize(self) -> None:
        """Wrap anew."""
        self.draw()

    def draw(self) -> None:
        """Lay out the lines and scroll to the cursor."""
        if not self.size.width:
            return
        self.page = page(self.form, self.told, self.size.width)
        height = self.height
        self.top = max(min(self.top, self.page.start), self.page.stop - height, 0)
        self.top = min(self.top, self.page.start, max(len(self.page.lines) - height, 0))
        self.refresh()

    @property
    def foot(self) -> int:
        """Lines that say what saving will make."""
        return 2 if self.told.saves and self.size.height > 8 else 0

    @property
    def height(self) -> int:
        """Lines of the form."""
        return max(self.size.height - 1 - self.foot, 1)

    @property
    def room(self) -> int:
        """Columns of a text."""
        return room(self.form, self.size.width)

    def place_at(self, y: int) -> int | None:
        """Which line of the form is drawn at a line of the pane, counted from 0."""
        at = self.top + y - 1
        return self.page.places[at] if 0 <= at < len(self.page.places) and 0 < y <= self.height else None

    def render_line(self, y: int) -> Strip:
        """The frame, then the form."""
        look, width = self.look, self.size.width
        if y == 0:
            return frame(width, look, self.title, used=True, middle=self.asked, right=self.where)
        if y > self.height:
            return self.saves(y - self.height - 1)
        at = self.top + y - 1
        parts = self.page.lines[at] if at < len(self.page.lines) else []
        return line(width, *((text, getattr(look, style)) for text, style in parts), ("", look.plain))

    def saves(self, place: int) -> Strip:
        """One of the lines that say what saving will make."""
        look, width = self.look, self.size.width
        lines = wrapped(self.told.saves, width - 2, self.foot)
        said = lines[place] if place < len(lines) else ""
        return line(width, (" ", look.plain), (said, look.away), ("", look.plain))
