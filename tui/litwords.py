"""Some words with others of them lit, wrapped into a few lines that hold the lit ones. Pure."""

from collections.abc import Sequence

from tui import safe
from tui.blocks import Part
from tui.wrap import Span, runs, shown_stop, wrap

LIT, OTHER = "lit", "marked"
Light = tuple[int, int, str]


def lit_lines(words: str, lights: Sequence[Light], width: int, most: int = 999) -> list[list[Part]]:
    """Lines of at most so many columns, at most so many of them, around the first light; a light names its style.

    Where lines are left out, the first or the last on show ends or begins with a sign.
    """
    words = words.strip("\n").replace("\n", " ") if "\n" not in words.strip("\n") else words.strip("\n")
    cells = None if safe.is_plain(words) else safe.cells(words)
    width = max(width, 8)
    spans = [(start, stop) for line in paragraphs(words) for start, stop in wrapped(words, line, width)]
    first = next((at for at, (_, stop) in enumerate(spans) if lights and stop > lights[0][0]), 0)
    top = max(min(first - most // 3, len(spans) - most), 0)
    found = []
    for at, (start, stop) in enumerate(spans[top : top + most], top):
        end = shown_stop(words, start, stop)
        here = [(low - start, high - start, name) for low, high, name in lights if low < end and high > start]
        made = runs(words[start:end], None if cells is None else cells[start:end], here)
        line: list[Part] = [(text, name.split()[0] if name else "plain") for text, _, name in made]
        cut = (at == top and top > 0) or (at == top + most - 1 and at < len(spans) - 1)
        found.append([("… ", "faint"), *line] if cut and at == top else [*line, (" …", "faint")] if cut else line)
    return found


def paragraphs(words: str) -> list[Span]:
    """The spans of the lines of some words, those without words left out."""
    found, at = [], 0
    for line in words.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def wrapped(words: str, span: Span, width: int) -> list[Span]:
    """The spans of a line's own lines; two columns are kept for the sign that something is left out."""
    start, stop = span
    part = words[start:stop]
    cells = None if safe.is_plain(part) else safe.cells(part)
    return [(start + low, start + high) for low, high in wrap(part, width - 2, cells)]
