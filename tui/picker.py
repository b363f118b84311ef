"""A short list to pick from: typing narrows it, Enter takes the line under the cursor, Escape leaves."""

from collections.abc import Callable, Sequence

from textual.strip import Strip

from tui import safe
from tui.classes import dataclass
from tui.drawn import DrawnWidget
from tui.look import Look
from tui.strips import frame, line
from tui.wrap import shown_stop, wrap

HINT = "type to narrow, Enter takes, Esc leaves"
PAGES = ("pageup", "pagedown")
WHOLE = 2  # lines below a list that is too narrow, for the whole of what its cursor is on


@dataclass(frozen=True, slots=True)
class Item:
    """One line: what stands at its left (a key or a mark), its words, what explains them, and what it gives.

    One without words heads those below it, until something is typed.
    """

    lead: str
    words: str
    note: str = ""
    value: object = None


Done = Callable[[object | None], None]


class Picker(DrawnWidget):
    """The list; the browser hands it keys while it is open."""

    def __init__(self, look: Look) -> None:
        super().__init__(name="picker")
        self.look = look
        self.title = ""
        self.items: tuple[Item, ...] = ()
        self.typed = ""
        self.at = 0
        self.top = 0
        self.longest = (0, 0)
        self.done: Done | None = None

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.done is not None

    def pick(self, title: str, items: Sequence[Item], done: Done, at: int = 0) -> None:
        """Open it with the cursor on a line."""
        self.title, self.items, self.done = title, tuple(items), done
        self.typed, self.at, self.top = "", at, 0
        self.longest = self.measured()
        self.refresh()

    @property
    def wanted(self) -> tuple[int, int]:
        """The columns and lines that it would like; (0, 0) while it is closed."""
        if not self.open:
            return 0, 0
        words, note = self.longest
        wide = max(min(words + note + 6, 100), len(self.title) + 12, len(HINT) + 5)
        return wide, len(self.items) + 2 + self.below(min(wide, self.screen.size.width))

    @property
    def lead(self) -> int:
        """The width of what stands at the left."""
        return max((safe.width(one.lead) for one in self.items), default=0)

    def measured(self) -> tuple[int, int]:
        """The width of the longest words with what stands at their left, and of the longest note."""
        lead = self.lead + 2 if self.lead else 0
        words = max((lead + safe.width(one.words) for one in self.items), default=16)
        return words, max((safe.width(one.note) for one in self.items), default=0)

    def below(self, width: int) -> int:
        """The lines below the list: none where each of its lines has room."""
        words, note = self.longest
        return WHOLE + 1 if words + (note + 2 if note else 0) > width - 4 else 0

    @property
    def found(self) -> list[Item]:
        """The lines that hold what is typed, those that begin with it first."""
        words = self.typed.lower().split()
        held = [one for one in self.items if all(word in f"{one.words} {one.note}".lower() for word in words)]
        return sorted(held, key=lambda one: not one.words.lower().startswith(self.typed.lower())) if words else held

    @property
    def room(self) -> int:
        """Lines on show."""
        return max(self.size.height - 2 - self.below(self.size.width), 1)

    def key(self, key: str, character: str | None) -> None:
        """Take one key."""
        steps = {"up": -1, "down": 1, "pageup": -self.room, "pagedown": self.room, "home": -9999, "end": 9999}
        if key == "escape" or (key == "backspace" and not self.typed):
            self.close(None)
        elif key == "enter":
            found = self.found
            self.close(found[self.at].value if self.at < len(found) else None)
        elif key in steps:
            if key in PAGES:  # the lines go with the cursor, so that a page follows on the one before
                self.top = max(min(self.top + steps[key], len(self.found) - self.room), 0)
            self.go(self.at + steps[key])
        elif key == "backspace":
            self.narrow(self.typed[:-1])
        elif character and character.isprintable():
            self.narrow(self.typed + character)

    def narrow(self, typed: str) -> None:
        """Show only what holds these words."""
        self.typed = typed
        self.top = 0
        self.go(0)

    def go(self, at: int) -> None:
        """Put the cursor on a line and into view."""
        self.at = max(min(at, len(self.found) - 1), 0)
        self.top = max(min(self.top, self.at), self.at - self.room + 1, 0)
        self.refresh()

    def close(self, answer: object | None) -> None:
        """Close it and give the answer."""
        done, self.done = self.done, None
        if done:
            done(answer)

    def render_line(self, y: int) -> Strip:
        """A frame, the lines, and what is typed below them."""
        look, width = self.look, self.size.width
        side = look.box[2]
        if y == 0:
            return frame(width, look, self.title, used=True, tee=look.box[0], end=look.box[1])
        if y == self.size.height - 1:
            return frame(width, look, self.typed or HINT, used=True, tee=look.box[3], end=look.box[4])
        if y > self.room:
            said = self.whole(width - 4)[y - self.room - 2] if y > self.room + 1 else look.line * (width - 4)
            return line(width, (side, look.here), (f" {said} ", look.faint), (side, look.here))
        found = self.found
        place = self.top + y - 1
        text = self.item_line(found[place], width - 4) if place < len(found) else " " * (width - 4)
        plain = look.plain if place >= len(found) or found[place].words else look.title
        style = look.cursor if place == self.at and found else plain
        return line(width, (side, look.here), (f" {text} ", style), (side, look.here))

    def whole(self, width: int) -> list[str]:
        """The line under the cursor without a cut, in as many lines as there are for it."""
        found = self.found
        item = found[self.at] if self.at < len(found) else Item("", "")
        words = f"{item.words}: {item.note}" if item.words and item.note else item.words or item.note
        spans = wrap(words, width, safe.cells(words))[:WHOLE]
        said = [words[start : shown_stop(words, start, stop)] for start, stop in spans[:-1]]
        said.append(words[spans[-1][0] :])
        return [safe.fence(safe.fit(one, width)) for one in (*said, *[""] * (WHOLE - len(said)))]

    def item_line(self, item: Item, width: int) -> str:
        """One line of the list."""
        lead = safe.fit(item.lead, self.lead) + ("  " if self.lead else "")
        words = f"{lead}{safe.show(item.words)}"
        if item.note:
            most, note = self.longest
            words = safe.fit(words, min(most, max(width * 2 // 5, width - note - 2))) + "  " + safe.show(item.note)
        return safe.fence(safe.fit(words, width))
