"""Lines of exactly one width from shown text, as Textual takes them."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui import safe
from tui.look import Look

Part = tuple[str, Style]


def line(width: int, *parts: Part) -> Strip:
    """Shown parts side by side, filled up with spaces in the style of the last, cropped to the width."""
    segments = [Segment(text, style) for text, style in parts if text]
    used = sum(safe.width(safe.unfence(text)) for text, _ in parts)
    if used > width:
        return Strip(segments).crop(0, width)
    if used < width:
        segments.append(Segment(" " * (width - used), parts[-1][1] if parts else None))
    return Strip(segments, width)


def frame(
    width: int, look: Look, title: str, *, used: bool, middle: str = "", right: str = "", tee: str = "", end: str = ""
) -> Strip:  # fmt: skip
    """The line over a pane: its title, what it is asked for, and at the right end where it is; any text will do.

    A pane in use has a heavy line. tee and end: the first and the last glyph, where bars go down from them.
    """
    rule = look.heavy if used else look.line
    style = look.here if used else look.rule
    start = tee or rule
    ends = f" {safe.show(right)} " if right else ""
    room = width - safe.width(ends) - 4
    title = f" {safe.fence(safe.fit(title, max(min(safe.width(title), room), 1)))} "
    room -= safe.width(safe.unfence(title))
    asked = f" {safe.fence(safe.fit(middle, min(safe.width(middle), room - 2)))} " if middle and room > 8 else ""
    used_up = len(start) + safe.width(safe.unfence(title)) + safe.width(safe.unfence(asked)) + safe.width(ends)
    left = max(width - used_up - 1 - bool(asked), 0)
    return line(
        width, (start, style), (title, look.here if used else look.title), (rule if asked else "", style),
        (asked, look.marked), (rule * left, style), (ends, look.faint), (end or rule, style),
    )  # fmt: skip
