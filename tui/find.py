"""Finding words anywhere: a line to type in, and what is found as it comes, grouped by kind. Enter goes there."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from textual.strip import Strip

from db import Found, Hit
from tui import safe
from tui.drawn import DrawnWidget
from tui.editor.form import edited
from tui.editor.lines import typed_line
from tui.finds import Finds, Page, Place, count_words, page, place_of
from tui.keys import FOUND, Key
from tui.look import Look
from tui.over import Over
from tui.prompt import Entry
from tui.strips import frame, line

EDITS = ("left", "right", "home", "end", "ctrl+a", "ctrl+e", "backspace", "delete", "ctrl+u", "ctrl+k", "ctrl+w")
TITLE = "Find"
HEAD = 2  # lines over what is found: the frame and the line to type in
NOTHING = ("Every word must be there; “words in quotation marks” stand together.", "What is protected is not searched.")


class Finder(Protocol):
    """Who looks for words: hits come piece by piece, and at the end None."""

    def look(self, words: str, came: Callable[[str, Found | None], None]) -> None: ...
    def go(self, hit: Hit) -> None: ...


class FoundPane(DrawnWidget):
    """The line to type in, and what was found."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.entry = Entry()
        self.whole = False
        self.finds = Finds()
        self.looking = self.stale = False
        self.top = 0
        self.page = Page((), ())

    def show(self, entry: Entry, finds: Finds, *, looking: bool, whole: bool, stale: bool) -> None:
        """Show what is typed, and what was found, for other words where it is stale; whole: the next letter takes its
        place.
        """
        self.entry, self.finds, self.looking, self.whole, self.stale = entry, finds, looking, whole, stale
        self.draw()

    def on_resize(self) -> None:
        """Cut anew."""
        self.draw()

    @property
    def height(self) -> int:
        """Lines for what is found."""
        return max(self.size.height - HEAD, 1)

    def draw(self) -> None:
        """Lay out, and scroll to the cursor."""
        if self.size.width:
            self.page = page(self.finds, self.size.width)
            start, stop = self.page.places[self.finds.at] if self.page.places else (0, 0)
            start = 0 if not self.finds.at else start
            if not self.top <= start or stop > self.top + self.height:
                self.top = max(start - self.height // 3, 0)
            self.top = max(min(self.top, len(self.page.lines) - self.height), 0)
            self.refresh()

    def at_line(self, y: int) -> int | None:
        """The hit at a line of the pane, counted from 0."""
        at = self.top + y - HEAD
        found = (number for number, (start, stop) in enumerate(self.page.places) if start <= at < stop)
        return next(found, None)

    def render_line(self, y: int) -> Strip:
        """The frame, the line to type in, and what was found."""
        look, width = self.look, self.size.width
        if y == 0:
            right = count_words(self.finds, self.looking) if self.entry.text.strip() else ""
            right = "…" if self.stale else right
            return frame(width, look, TITLE, used=True, right=right)
        if y == 1:
            parts = typed_line(self.entry.text, (0, len(self.entry.text)), self.entry.at, whole=self.whole)
            return line(width, (" ", look.plain), *((text, getattr(look, style)) for text, style in parts))
        at = self.top + y - HEAD
        if at < len(self.page.lines):
            return line(width, *((text, getattr(look, style)) for text, style in self.page.lines[at]), ("", look.plain))
        return line(width, (" " + safe.fit(self.nothing(y - HEAD - 1), width - 2), look.faint))

    def nothing(self, y: int) -> str:
        """What to say where nothing was found."""
        if self.finds.groups or y < 0:
            return ""
        if not self.entry.text.strip():
            return NOTHING[y] if y < len(NOTHING) else ""
        return "" if y else "Looking …" if self.looking else f"Nothing was found. {NOTHING[1]}"


class Find(Over):
    """The screen of finding. `find` opens it, with what was found the last time."""

    WHERE = FOUND
    PLACE = "finding"
    TYPED = True
    FOOT = ("deeper", "escape", "commands")

    def __init__(self, look: Look, keys: Sequence[Key], title: str) -> None:
        self.pane = FoundPane(look)
        super().__init__(look, keys, title, self.pane)
        self.finder: Finder | None = None
        self.entry = Entry()
        self.whole = False
        self.finds = Finds()
        self.last: Place | None = None  # under the cursor when it was left
        self.looking = False
        self.stale = False  # what is in view was found for other words, until there is something for these

    def find(self, finder: Finder) -> None:
        """Open it; what was typed the last time is there, and the next letter takes its place."""
        self.finder = finder
        self.whole = bool(self.entry.text)
        self.last = self.last if self.stale else place_of(self.finds.hit)
        self.seek()

    def find_again(self, finder: Finder, words: str, last: Place | None) -> None:
        """Open it with these words and the cursor on a hit."""
        self.finder, self.entry, self.whole, self.last = finder, Entry(words, len(words)), bool(words), last
        self.seek()

    @property
    def heading(self) -> str:
        """What stands in its first line."""
        return TITLE

    def as_left(self) -> Mapping[str, Any]:
        """The words and the hit."""
        return {"words": self.entry.text, "hit": self.last or place_of(self.hit)}

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor, if it is one for these words."""
        return None if self.stale else self.finds.hit

    def show(self) -> None:
        """Show what is known now."""
        self.pane.show(self.entry, self.finds, looking=self.looking, whole=self.whole, stale=self.stale)

    def seek(self) -> None:
        """Look for what is typed."""
        words = self.entry.text
        self.looking = self.stale = bool(words.strip())
        if not self.looking:
            self.finds, self.pane.top = Finds(), 0
        self.show()
        if self.finder and self.looking:
            self.finder.look(words, self.came)

    def came(self, words: str, found: Found | None) -> None:
        """Hits for some words; too late where others are typed by now."""
        if words != self.entry.text:
            return
        if found and not found.hits:
            return
        if self.stale:
            self.finds, self.pane.top, self.stale = Finds(), 0, False
        if found is None:
            self.looking = False
        else:
            self.finds = self.finds.with_hits(found.hits)
            if self.last and (at := self.finds.where(self.last)):
                self.finds, self.last = self.finds.to(at), None
        self.show()

    def take(self, key: str, character: str | None) -> bool:
        """What is typed, and the keys that edit it."""
        if character and character.isprintable() and not key.startswith(("ctrl+", "alt+")):
            self.put(Entry("", 0).typed(character) if self.whole else self.entry.typed(character))
        elif key in EDITS:
            self.put(Entry() if self.whole and key == "backspace" else edited(self.entry, key, False))
        else:
            return False
        return True

    def paste(self, words: str) -> bool:
        """Pasted words."""
        self.put((Entry() if self.whole else self.entry).typed(words.replace("\0", "")))
        return True

    def put(self, entry: Entry) -> None:
        """Take another text, and look for it."""
        before, self.entry, self.whole, self.last = self.entry.text, entry, False, None
        if entry.text != before:
            self.seek()
        else:
            self.show()

    def go(self, at: int) -> None:
        """To another hit; one of those found for other words is gone back to where it is among those for these."""
        self.finds = self.finds.to(at)
        self.last = place_of(self.finds.hit) if self.stale else None
        self.show()

    def clicked(self, y: int) -> None:
        """A line was clicked."""
        at = self.pane.at_line(y)
        if at is not None:
            self.go(at)

    def do_up(self) -> None:
        """The hit above."""
        self.go(self.finds.at - 1)

    def do_down(self) -> None:
        """The hit below."""
        self.go(self.finds.at + 1)

    def do_page_up(self) -> None:
        """Several hits up."""
        self.go(self.finds.at - max(self.pane.height // 2, 1))

    def do_page_down(self) -> None:
        """Several hits down."""
        self.go(self.finds.at + max(self.pane.height // 2, 1))

    def do_next_pane(self) -> None:
        """The first hit of the next kind."""
        self.to_kind(1)

    def do_previous_pane(self) -> None:
        """The first hit of the kind before."""
        self.to_kind(-1)

    def to_kind(self, by: int) -> None:
        """To the first hit of another kind."""
        hit, kinds = self.finds.hit, self.finds.kinds
        if hit:
            wanted = kinds[(kinds.index(hit.kind) + by) % len(kinds)]
            self.go(next(at for at, one in enumerate(self.finds.hits) if one.kind == wanted))

    def do_deeper(self) -> None:
        """To the hit under the cursor."""
        hit = self.hit
        if hit and self.finder:
            self.leave()
            self.finder.go(hit)
        else:
            self.say("Nothing is found to go to yet." if self.looking else "Nothing is found to go to.")

    def do_back(self) -> None:
        """Back to the main screen."""
        self.leave()
