"""What each meaning looks like, in words, and the glyphs that we draw ourselves. Light: the first frame uses it.

Only the 16 colours of the terminal are named, on its own background, so that its palette holds.
Where colour is off, the attributes carry the same meanings.
"""

from __future__ import annotations

DARK = {
    "here": "bold bright_cyan",
    "title": "cyan",
    "marked": "bright_yellow",
    "key": "bright_cyan",
    "good": "bright_green",
    "warn": "bold bright_red",
    "lit": "black on bright_yellow",
    "chosen": "black on bright_cyan",
    "caret": "bold bright_white on blue",
}
LIGHT = {
    "here": "bold blue",
    "title": "blue",
    "marked": "magenta",
    "key": "blue",
    "good": "green",
    "warn": "bold red",
    "lit": "black on yellow",
    "chosen": "black on bright_cyan",
    "caret": "bold bright_white on blue",
}
COLOURLESS = {
    "here": "bold",
    "title": "",
    "marked": "bold",
    "key": "bold",
    "good": "",
    "warn": "bold",
    "lit": "reverse bold",
    "chosen": "reverse underline",
    "caret": "bold underline",
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
GLYPHS = {
    "line": "─",
    "heavy": "━",
    "bar": "│",
    "tee": "┬",
    "corner": "├",
    "box": "┏┓┃┗┛",
    "dot": "•",
    "point": "›",
    "up": "↑",
    "down": "↓",
}
CODES = {"bold": "1", "dim": "2", "underline": "4", "reverse": "7"}
COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")


def meanings(theme: str, *, colour: bool = True) -> dict[str, str]:
    """The words for each meaning in a theme: "bold bright_cyan"."""
    return {**ALWAYS, **(COLOURLESS if not colour else LIGHT if theme == "light" else DARK)}


def sgr(words: str) -> str:
    """The parameters of ESC [ m for such words."""
    found, ground = [], 30
    for word in words.split():
        bright = word.startswith("bright_")
        if word == "on":
            ground = 40
        elif word in CODES:
            found.append(CODES[word])
        else:
            found.append(str(ground + 60 * bright + COLOURS.index(word.removeprefix("bright_"))))
    return ";".join(found)


def theme_of(wanted: str, ground: str) -> str:
    """The theme that is set, else what the terminal says of its background (COLORFGBG), else dark."""
    return wanted or ("light" if ground.rpartition(";")[2] in ("7", "15") else "dark")
