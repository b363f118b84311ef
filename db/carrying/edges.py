"""What stands right beside a span and makes other words of it, and the sentence around it. Pure."""

import re

from db.carrying.tokens import ALONE
from db.words.sentences import sentences

EDGE = 16  # code points beside a span that are looked at
AROUND = 400  # code points on each side in which its sentence is looked for
_BEFORE = re.compile(rf"[^\s—{ALONE}]*\Z")
_AFTER = re.compile(rf"[^\s—{ALONE}]*")
_TELLING = re.compile(r"[\w%‰°$€£¥]")


def same_edges(old: str, start: int, stop: int, new: str, begin: int, end: int) -> bool:
    """Whether nothing else is joined to a span than was: 11 is not 11,000, nor is a civilian a non-civilian.

    Marks alone, as a comma for a full stop, make no difference.
    """
    befores = (joined_before(old, start), joined_before(new, begin))
    afters = (joined_after(old, stop), joined_after(new, end))
    return all(one == other or not _TELLING.search(one + other) for one, other in (befores, afters))


def joined_before(text: str, at: int) -> str:
    """What stands before a place without a space between."""
    found = _BEFORE.search(text[max(at - EDGE, 0) : at])
    return found[0] if found else ""


def joined_after(text: str, at: int) -> str:
    """What stands after a place without a space between."""
    found = _AFTER.match(text, at, at + EDGE)
    return found[0] if found else ""


def sentence(text: str, start: int, stop: int) -> list[str]:
    """The words of the sentence or sentences that a span lies in; lines are joined, an empty line ends them."""
    low, high = max(start - AROUND, 0), min(stop + AROUND, len(text))
    gap = text.rfind("\n\n", low, start)
    low = gap + 2 if gap >= 0 else low
    gap = text.find("\n\n", stop, high)
    high = gap if gap >= 0 else high
    joined = text[low:high].replace("\n", " ")
    touched = [joined[one:other] for one, other in sentences(joined) if other > start - low and one < stop - low]
    return " ".join(touched).split()
