"""How paragraphs stand, as marks in the margin of the article: read, claimed from, to be looked at again. Pure."""

from __future__ import annotations

from bisect import bisect_right

from tui.article.page import Drawn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from db import Covered

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


def state_of(one: Covered) -> str:
    """How a paragraph stands for this person, or that others have read it."""
    return one.state if one.state != "unread" else OTHERS if one.others else ""
