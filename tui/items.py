"""What stands on a page of comparing: items of several lines, on some of which the cursor can be. Pure."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from tui import safe
from tui.blocks import Part, wrapped
from tui.wrap import runs, shown_stop, wrap

Line = list[Part]


@dataclass(frozen=True, slots=True)
class Item:
    """Some lines that belong together. of: what the cursor would be on, None where it passes over them.

    key: what tells it from others when it is read again. why: the sentence that is in view while the cursor is here.
    head: it stands over what follows.
    """

    lines: tuple[Line, ...]
    of: object = None
    key: Hashable = None
    why: str = ""
    head: bool = False


def text(words: str, width: int, style: str = "plain", indent: int = 0, most: int = 4) -> list[Line]:
    """Words as lines of at most so many columns, indented."""
    return [[(" " * indent + one, style)] for one in wrapped(words, max(width - indent, 8), most)]


def heading(words: str, right: str, width: int) -> Line:
    """A title with a few words at the right end."""
    room = max(width - safe.width(right) - 2, 8)
    shown = safe.fit(words, min(safe.width(words), room))
    gap = max(width - safe.width(shown) - safe.width(right), 1)
    return [(safe.fence(shown), "title"), (" " * gap + right, "marked")]


def joined(parts: Iterable[str]) -> str:
    """Words with points between, what is empty left out."""
    return " · ".join(part for part in parts if part)


def count(number: int, word: str) -> str:
    """3 articles."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def stops(items: Sequence[Item]) -> list[int]:
    """The items that the cursor can be on."""
    return [place for place, one in enumerate(items) if one.of is not None]


def lit(words: str, spans: Sequence[tuple[int, int, str]], width: int, indent: int = 0, most: int = 8) -> list[Line]:
    """Words as lines with spans of them in a style each; what is beyond the last line is cut with a sign."""
    cells = None if safe.is_plain(words) else safe.cells(words)
    lines = wrap(words, max(width - indent - 1, 8), cells)
    found = []
    for place, (start, stop) in enumerate(lines[:most]):
        end = shown_stop(words, start, stop)
        some = None if cells is None else cells[start:end]
        made = runs(words[start:end], some, [(a - start, b - start, name) for a, b, name in spans])
        parts = [(shown, names.split(" ")[0] or "plain") for shown, _, names in made]
        if parts and safe.has_rtl(words[start:end]):
            parts = [(safe.LRM + parts[0][0], parts[0][1]), *parts[1:], (safe.LRM, "plain")]
        more = place == most - 1 and len(lines) > most
        found.append([(" " * indent, "plain"), *parts, *([(safe.show(safe.CUT), "faint")] if more else [])])
    return found
