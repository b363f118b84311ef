"""How things look: a few colours with a meaning each, and the lines and marks that we draw ourselves.

Only the 16 colours of the terminal are named, on its own background, so that its palette holds.
Where colour is off, the attributes carry the same meanings.
"""

from dataclasses import dataclass
from typing import Any

from rich.style import Style

from tui import safe

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


DARK = {
    "here": "bold bright_cyan",
    "title": "cyan",
    "marked": "bright_yellow",
    "key": "bright_cyan",
    "good": "bright_green",
    "warn": "bold bright_red",
    "lit": "black on bright_yellow",
}
LIGHT = {
    "here": "bold blue",
    "title": "blue",
    "marked": "magenta",
    "key": "blue",
    "good": "green",
    "warn": "bold red",
    "lit": "black on yellow",
}
COLOURLESS = {
    "here": "bold",
    "title": "",
    "marked": "bold",
    "key": "bold",
    "good": "",
    "warn": "bold",
    "lit": "reverse bold",
}
ALWAYS = {
    "plain": "",
    "faint": "dim",
    "rule": "dim",
    "cursor": "reverse",
    "away": "bold",
    "covered": "dim",
    "quiet": "underline",
}
ASCII = {
    "line": "-",
    "heavy": "=",
    "bar": "|",
    "tee": "+",
    "corner": "+",
    "box": "++|++",
    "dot": "*",
    "point": ">",
    "up": "^",
    "down": "v",
}


def look(theme: str, *, colour: bool = True) -> Look:
    """The look of a theme, in ASCII where only that may be sent."""
    colours = COLOURLESS if not colour else LIGHT if theme == "light" else DARK
    made: dict[str, Any] = {name: Style.parse(words) for name, words in {**ALWAYS, **colours}.items()}
    made.update(ASCII if safe.ascii_only() else {})
    return Look(**made)
