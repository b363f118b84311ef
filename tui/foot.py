"""The last line: the few keys that matter here, or one sentence that says what happened or why not.

A sentence that finds no room in it takes the lines above for as long as it stands.
"""

from collections.abc import Sequence

from textual.strip import Strip

from tui import safe
from tui.blocks import wrapped
from tui.drawn import DrawnWidget
from tui.framing import foot
from tui.keys import Key
from tui.look import Look
from tui.strips import line

OTHERS = 28  # columns for those who are here, too
MOST = 4  # lines that a sentence may take


class Foot(DrawnWidget):
    """Keys with a word each, a sentence until the next key, and the case file's title at the right."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__(name="foot")
        self.look = look
        self.title = title
        self.keys: Sequence[Key] = ()
        self.about = ""
        self.others = ""
        self.said = ""
        self.later = ""
        self.bad = False

    def show(self, keys: Sequence[Key], about: str = "") -> None:
        """Show these keys; about: the code that edits apply to, where that is not plain."""
        if (keys, about) != (self.keys, self.about):
            self.keys, self.about = keys, about
            self.refresh()

    def accompany(self, others: str) -> None:
        """Name those who are here, too, at the right end."""
        if others != self.others:
            self.others = others
            self.refresh()

    def say(self, sentence: str, *, bad: bool = False) -> None:
        """Say a sentence; '' shows what waits to be told, else the keys again."""
        if not sentence:
            sentence, self.later = self.later, ""
        if (sentence, bad) != (self.said, self.bad):
            self.said, self.bad = sentence, bad
            self.refresh()

    def tell(self, sentence: str) -> None:
        """Say a sentence once what is said now has been read: it never hides that something was saved."""
        if self.said:
            self.later = sentence
        else:
            self.say(sentence)

    def lines(self, width: int, most: int = MOST) -> list[str]:
        """The sentence as lines at this width, the last cut with a sign; none where the keys are shown."""
        return wrapped(self.said, width - 2, most) if self.said and width > 2 else []

    def render_line(self, y: int) -> Strip:
        """A line of the sentence, or the keys."""
        look, width = self.look, self.size.width
        said = self.lines(width, max(min(MOST, self.size.height), 1))
        if said:
            return line(width, (f" {said[y]}" if y < len(said) else "", look.warn if self.bad else look.away))
        about = f" {self.about}:" if self.about else ""
        others = f" {safe.fence(safe.fit(self.others, min(safe.width(self.others), OTHERS)))} " if self.others else ""
        room = width - len(about) - safe.width(safe.unfence(others))
        named = foot(self.keys, self.title, room)
        parts = [(about, look.away), *((text, getattr(look, name)) for text, name in named)]
        return line(width, *parts, (others, look.title)) if others else line(width, *parts)
