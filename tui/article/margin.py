"""How paragraphs stand, as marks in the margin of the article: read, claimed from, to be looked at again. Pure."""

from __future__ import annotations

from bisect import bisect_right

from tui.article.page import Drawn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from db import Covered
    from tui.article.page import Source

OTHERS = "others"  # unread by this person, and not by all
MARKS = {"read": "✓", "claimed": "+", "nothing": "–", "again": "!", OTHERS: ":", "": " "}
PLAIN_MARKS = {"read": "v", "claimed": "+", "nothing": "-", "again": "!", OTHERS: ":", "": " "}


def standing(lines: Sequence[Drawn], paragraphs: Sequence[Covered]) -> tuple[Drawn, ...]:
    """The lines in view, those that begin a paragraph and the first of all with how their paragraph stands."""
    starts = [one.start for one in paragraphs]
    found = []
    for place, line in enumerate(lines):
        at = bisect_right(starts, line.start) - 1
        here = paragraphs[at] if at >= 0 and line.start < paragraphs[at].stop else None
        shown = here is not None and (line.paragraph or not place)
        found.append(line._replace(standing=state_of(here)) if here and shown else line)
    return tuple(found)


def in_margin(source: Source, lines: Sequence[Drawn]) -> tuple[Drawn, ...]:
    """The same, of a text whose paragraphs are read for it; it may raise Busy or Stopped."""
    return standing(lines, source.paragraphs(lines[0].start, lines[-1].stop)) if lines else ()


def state_of(one: Covered) -> str:
    """How a paragraph stands for this person, or that others have read it."""
    return one.state if one.state != "unread" else OTHERS if one.others else ""
