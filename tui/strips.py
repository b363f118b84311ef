"""Lines of exactly one width from shown text, as Textual takes them."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui import safe
from tui.framing import framed
from tui.look import Look

Part = tuple[str, Style]


def line(width: int, *parts: Part) -> Strip:
    """Shown parts side by side, filled up with spaces in the style of the last, cropped to the width."""
    segments = [Segment(text, style) for text, style in parts if text]
    used = safe.width(safe.unfence("".join([text for text, _ in parts])))
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
    parts = framed(width, look, title, used=used, middle=middle, right=right, tee=tee, end=end)
    return line(width, *((text, getattr(look, style)) for text, style in parts))
