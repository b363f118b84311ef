"""The last line: the few keys that matter here, or one sentence that says what happened or why not."""

from collections.abc import Sequence

from textual.strip import Strip

from tui import safe
from tui.drawn import DrawnWidget
from tui.framing import foot
from tui.keys import Key
from tui.look import Look
from tui.strips import line

OTHERS = 28  # columns for those who are here, too


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

    def render_line(self, y: int) -> Strip:
        """The line."""
        look, width = self.look, self.size.width
        if self.said:
            return line(width, (" " + safe.fence(safe.fit(self.said, width - 1)), look.warn if self.bad else look.away))
        about = f" {self.about}:" if self.about else ""
        others = f" {safe.fence(safe.fit(self.others, min(safe.width(self.others), OTHERS)))} " if self.others else ""
        room = width - len(about) - safe.width(safe.unfence(others))
        named = foot(self.keys, self.title, room)
        parts = [(about, look.away), *((text, getattr(look, name)) for text, name in named)]
        return line(width, *parts, (others, look.title)) if others else line(width, *parts)
