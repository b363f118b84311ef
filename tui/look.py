"""How things look: a few colours with a meaning each, and the lines and marks that we draw ourselves."""

from typing import Any

from rich.style import Style

from tui import safe
from tui.classes import dataclass
from tui.colours import ASCII, meanings

THEMES = ("dark", "light")


@dataclass(frozen=True, slots=True)
class Look:
    """Styles by meaning, and glyphs."""

    plain: Style
    faint: Style  # headings, codes, what is beside the point
    rule: Style  # frames
    here: Style  # the frame and title of the pane in use
    title: Style
    cursor: Style  # the line under the cursor, in the pane in use
    away: Style  # the same in another pane
    marked: Style
    covered: Style
    lit: Style  # cited words
    quiet: Style  # words that another passage cites
    chosen: Style  # words that are selected
    caret: Style  # the text cursor within them; outside it is as the cursor of a list
    key: Style
    good: Style
    warn: Style
    line: str = "─"
    heavy: str = "━"
    bar: str = "│"
    tee: str = "┬"
    corner: str = "├"
    box: str = "┏┓┃┗┛"
    dot: str = "•"
    point: str = "›"
    up: str = "↑"
    down: str = "↓"


def look(theme: str, *, colour: bool = True) -> Look:
    """The look of a theme, in ASCII where only that may be sent."""
    made: dict[str, Any] = {name: Style.parse(words) for name, words in meanings(theme, colour=colour).items()}
    made.update(ASCII if safe.ascii_only() else {})
    return Look(**made)
