"""Lines that the first frame and the panes share, as parts: text and the name of what it means. Pure and light."""

from __future__ import annotations

from tui import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from tui.keys import Key

    class Glyphs(Protocol):
        """The lines that frames are drawn with."""

        @property
        def line(self) -> str: ...
        @property
        def heavy(self) -> str: ...
        @property
        def up(self) -> str: ...
        @property
        def down(self) -> str: ...


Named = tuple[str, str]


def framed(
    width: int, glyphs: Glyphs, title: str, *, used: bool, middle: str = "", right: str = "", tee: str = "",
    end: str = "",
) -> list[Named]:  # fmt: skip
    """The line over a pane: its title, what it is asked for, and at the right end where it is; any text will do.

    A pane in use has a heavy line. tee and end: the first and the last glyph, where bars go down from them.
    """
    rule = glyphs.heavy if used else glyphs.line
    style = "here" if used else "rule"
    start = tee or rule
    ends = f" {safe.show(right)} " if right else ""
    room = width - safe.width(ends) - 4
    title = f" {safe.fence(safe.fit(title, max(min(safe.width(title), room), 1)))} "
    room -= safe.width(safe.unfence(title))
    asked = f" {safe.fence(safe.fit(middle, min(safe.width(middle), room - 2)))} " if middle and room > 5 else ""
    used_up = len(start) + safe.width(safe.unfence(title)) + safe.width(safe.unfence(asked)) + safe.width(ends)
    left = max(width - used_up - 1 - bool(asked), 0)
    return [
        (start, style), (title, "here" if used else "title"), (rule if asked else "", style), (asked, "marked"),
        (rule * left, style), (ends, "faint"), (end or rule, style),
    ]  # fmt: skip


def list_title(digit: str, name: str) -> str:
    """The title of a list's pane."""
    return f"{digit} {name.replace('_', ' ').capitalize()}".strip()


def asked(glyphs: Glyphs, filter_: str, sort: str) -> str:
    """A list's filter and order, where there are any."""
    way = glyphs.down if sort.startswith("-") else glyphs.up
    order = f"{sort.lstrip('-').replace('_', ' ')}{way}" if sort else ""
    return "  ".join(one for one in (filter_, order) if one)


def room_for_both(width: int, title: str, asked: str, right: str, total: int | None) -> str:
    """What stands at the right end of a list's title: the number of rows alone where its filter needs the room."""
    if asked and len(title) + safe.width(asked) + len(right) + 10 > width:
        return "" if total is None else f"{total:,}"
    return right


def why_empty(name: str, filter_: str, leave: str) -> str:
    """What to say in a list without rows; leave: the key that ends a filter."""
    return f"nothing matches; {leave} ends the filter" if filter_ else f"no {name.replace('_', ' ')} yet"


def where(at: int | None, total: int | None, used: bool) -> str:
    """Where in how many rows a cursor is, as far as it is known."""
    known = "" if total is None else f"{total:,}"
    return f"{at:,} of {known or safe.show('…')}" if at and used else known


def foot(keys: Sequence[Key], title: str, width: int) -> list[Named]:
    """The last line: a few keys with a word each, and the case file's title at the right."""
    parts = hints(keys, width)
    room = width - sum(safe.width(text) for text, _ in parts) - 3
    title = safe.fit(title, min(safe.width(title), room)) if room > 7 else ""
    return [*parts, (" " * (room + 2 - safe.width(title)) + safe.fence(title), "faint")]


def hints(keys: Sequence[Key], room: int) -> list[Named]:
    """Keys and words as far as there is room; the last, which lists all others, always."""
    from tui.keys import key_words

    *others, last = [(key_words(one.keys[0]), one.word) for one in keys if one.keys] or [("?", "keys")]
    room -= len(last[0]) + len(last[1]) + 3
    parts: list[Named] = []
    for key, word in others:
        wanted = len(key) + len(word) + 3
        if wanted > room:
            continue
        parts += [(f" {key}", "key"), (f" {word} ", "plain")]
        room -= wanted
    return [*parts, (f" {last[0]}", "key"), (f" {last[1]} ", "plain")]
