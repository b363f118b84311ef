"""A corrected article as lines: what waits, where texts differ, which texts there are; old words beside new. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from db import CARRIED, COVER, Beside, Carried, Change, Version
from tui import safe
from tui.blocks import Part, wrapped
from tui.litwords import LIT, OTHER, lit_lines
from tui.times import local

Line = list[Part]
CODE = 7
SHORT = {"beside": "sentence"}  # its words stand unchanged, its sentence does not


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the screen: its code, how it stands, its words; old and new: texts and spans to set side by side.

    others: places of the newest text, one of which may be meant. None in place of a span: nothing is on that side.
    """

    code: str
    state: str
    words: str
    record: int
    old: tuple[int, tuple[int, int]] | None = None
    new: tuple[int, tuple[int, int]] | None = None
    rests: str = ""
    others: tuple[tuple[int, tuple[int, int]], ...] = ()
    covered: bool = False

    def at_other(self, which: int) -> "Entry":
        """The same with one of the other places as what stands there now, counted from 0; itself where none is."""
        return replace(self, new=self.others[which % len(self.others)]) if self.others else self


def entry_of_passage(one: Carried) -> Entry:
    """A passage that waits."""
    rests = ", ".join(f"{rest.code} {rest.words}" for rest in one.resting)
    others = () if one.covered else tuple((one.new, spot) for spot in one.others)
    new = (one.new, one.place) if one.twin else None
    return Entry(one.code, one.state, one.words, one.passage, (one.text, one.span), new, rests, others, one.covered)


def entry_of_change(one: Change, old: int, new: int, *, covered: bool = False) -> Entry:
    """A place where two texts differ; of protected ones only how."""
    words = COVER if covered else f"{one.before[-20:]}[{one.old} → {one.new}]{one.after[:40]}"
    state = "changed" if one.old and one.new else "gone" if one.old else "new"
    return Entry("", state, words, 0, (old, one.span) if one.old else None, (new, one.place), covered=covered)


def entry_of_version(one: Version) -> Entry:
    """One text of the article."""
    cited = f"{one.passages:,} passage{'' if one.passages == 1 else 's'} cited"
    when = f"{local(one.at)} by {one.person}" if one.at else ""
    words = " · ".join(part for part in (one.relation, f"{one.length:,} characters", cited, when) if part)
    return Entry(one.code, f"version {one.version}", words, one.id)


def entry_parts(one: Entry, width: int, *, here: bool) -> Line:
    """An entry in one line."""
    style = "cursor" if here else "plain"
    lead = f"{safe.fit(one.code, CODE)}{safe.fit(SHORT.get(one.state, one.state), 11)} "
    point = "› " if not safe.ascii_only() else "> "
    words = safe.fence(safe.fit(" ".join(one.words.split()), max(width - CODE - 14, 4)))
    return [(point if here else "  ", "here"), (lead, style if here else "faint"), (words, style)]


def told(one: Entry, width: int, worded: Callable[[str], str] = str) -> list[Line]:
    """What is to be known of an entry: how its words fare, what rests on it, where else they stand."""
    found = []
    if one.rests:
        found.append(f"{CARRIED[one.state]}; cited by {one.rests}")
    if one.others:
        count = len(one.others)
        shown = f"{count} places; {{next}} and {{previous}} show them" if count > 1 else "another place"
        found.append(worded(f"the same words stand at {shown}, {{repoint}} takes the one below"))
    return [[(text, "faint")] for words in found for text in wrapped(words, width, 2)]


def side(one: Beside | None, width: int, height: int, nothing: str) -> list[Line]:
    """One side: the paragraph with its words lit, those that the other side has not otherwise; or why there is none."""
    if one is None:
        return [[(text, "faint")] for text in wrapped(nothing, width, height)]
    low = len(one.before)
    edges = [0, *(edge for span in one.differs for edge in span), len(one.words)]
    pieces = enumerate(pairwise(edges))
    lights = [(low + start, low + stop, OTHER if at % 2 else LIT) for at, (start, stop) in pieces if stop > start]
    return lit_lines(one.before + one.words + one.after, lights, width, height)


def halves(old: Sequence[Line], new: Sequence[Line], width: int, bar: str) -> list[Line]:
    """Two sides beside each other, each of them half of the width."""
    half = (width - 3) // 2
    found = []
    for place in range(max(len(old), len(new))):
        left = list(old[place]) if place < len(old) else []
        used = sum(safe.width(safe.unfence(text)) for text, _ in left)
        right = list(new[place]) if place < len(new) else []
        found.append([*left, (" " * max(half - used, 0), "plain"), (f" {bar} ", "rule"), *right])
    return found
