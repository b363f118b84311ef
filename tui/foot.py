"""The last line: the few keys that matter here, or one sentence that says what happened or why not."""

from collections.abc import Sequence

from textual.strip import Strip

from tui import safe
from tui.drawn import DrawnWidget
from tui.keys import Key, key_words
from tui.look import Look
from tui.strips import Part, line


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
        parts = self.hints(width)
        room = width - sum(safe.width(text) for text, _ in parts) - 3
        title = safe.fit(self.title, min(safe.width(self.title), room)) if room > 7 else ""
        return line(width, *parts, (" " * (room + 2 - safe.width(title)) + safe.fence(title), look.faint))

    def hints(self, room: int) -> list[Part]:
        """Keys and words as far as there is room; the last, which lists all others, always."""
        *others, last = [(key_words(one.keys[0]), one.word) for one in self.keys if one.keys] or [("?", "keys")]
        room -= len(last[0]) + len(last[1]) + 3
        parts: list[Part] = []
        for key, word in others:
            wanted = len(key) + len(word) + 3
            if wanted > room:
                continue
            parts += [(f" {key}", self.look.key), (f" {word} ", self.look.plain)]
            room -= wanted
        return [*parts, (f" {last[0]}", self.look.key), (f" {last[1]} ", self.look.plain)]
