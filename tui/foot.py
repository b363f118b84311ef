"""The last line: the few keys that matter here, or one sentence that says what happened or why not."""

from collections.abc import Sequence

from textual.strip import Strip

from tui import safe
from tui.drawn import DrawnWidget
from tui.framing import foot
from tui.keys import Key
from tui.look import Look
from tui.strips import line


class Foot(DrawnWidget):
    """Keys with a word each, a sentence until the next key, and the case file's title at the right."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__(name="foot")
        self.look = look
        self.title = title
        self.keys: Sequence[Key] = ()
        self.said = ""
        self.bad = False

    def show(self, keys: Sequence[Key]) -> None:
        """Show these keys."""
        if keys != self.keys:
            self.keys = keys
            self.refresh()

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Say a sentence; '' shows the keys again."""
        if (sentence, bad) != (self.said, self.bad):
            self.said, self.bad = sentence, bad
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        look, width = self.look, self.size.width
        if self.said:
            return line(width, (" " + safe.fence(safe.fit(self.said, width - 1)), look.warn if self.bad else look.away))
        return line(width, *((text, getattr(look, name)) for text, name in foot(self.keys, self.title, width)))
