"""What was found, grouped by kind, and the lines that show it: the words around each hit with the hit lit. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from db import BY_NAME, Hit
from tui import safe
from tui.blocks import Part

EACH = 25  # hits of a kind that are shown
CODE = 8  # columns of a code: up to I1000000
# The order in which kinds are shown; those that are not here come after.
ORDER = ("incident", "report", "article", "claim", "quote", "actor", "place", "evidence", "victim", "target")
Line = list[Part]
Place = tuple[int, int | None, int | None]  # a record, or of an article a text and where in it


def place_of(hit: Hit | None) -> Place | None:
    """The place that a hit leads to."""
    return (hit.id, hit.text, hit.at) if hit else None


@dataclass(frozen=True, slots=True)
class Finds:
    """Hits by kind, each record once and each paragraph once; more: kinds of which not all are shown.

    at: the hit under the cursor, counted over all groups.
    """

    groups: Mapping[str, tuple[Hit, ...]] = field(default_factory=lambda: MappingProxyType({}))
    more: frozenset[str] = frozenset()
    at: int = 0

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits in the order in which they are shown."""
        return tuple(hit for kind in self.kinds for hit in self.groups[kind])

    @property
    def kinds(self) -> list[str]:
        """The kinds that were found, in order."""
        known = list(BY_NAME)
        return sorted(self.groups, key=lambda one: ORDER.index(one) if one in ORDER else len(ORDER) + known.index(one))

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        hits = self.hits
        return hits[self.at] if self.at < len(hits) else None

    def to(self, at: int) -> "Finds":
        """With the cursor on another hit."""
        return replace(self, at=max(min(at, len(self.hits) - 1), 0))

    def where(self, place: Place) -> int:
        """Which of all hits leads to a place, 0 where none does or none was found yet."""
        return next((at for at, one in enumerate(self.hits) if place_of(one) == place), 0)

    def with_hits(self, found: Iterable[Hit]) -> "Finds":
        """With more hits; the cursor stays on its hit once it was moved."""
        here = self.hit if self.at else None
        groups = dict(self.groups)
        more = set(self.more)
        for hit in found:
            some = groups.get(hit.kind, ())
            if place_of(hit) in map(place_of, some):
                continue
            if len(some) >= EACH:
                more.add(hit.kind)
            else:
                groups[hit.kind] = (*some, hit)
        made = replace(self, groups=MappingProxyType(groups), more=frozenset(more))
        return made.to(made.hits.index(here)) if here else made


@dataclass(frozen=True, slots=True)
class Page:
    """All lines, and by hit the lines that it takes, half-open."""

    lines: tuple[Line, ...]
    places: tuple[tuple[int, int], ...]


def page(finds: Finds, width: int) -> Page:
    """The groups with a heading each, then their hits."""
    found: list[Line] = []
    places = []
    number = 0
    for kind in finds.kinds:
        hits = finds.groups[kind]
        count = f"{len(hits)}{'+' if kind in finds.more else ''}"
        found += [[], [(safe.fit(f" {BY_NAME[kind].plural.capitalize()}  {count}", width), "title")]]
        for hit in hits:
            start = len(found)
            found += hit_lines(hit, width, here=number == finds.at)
            places.append((start, len(found)))
            number += 1
    return Page(tuple(found[1:]), tuple((start - 1, stop - 1) for start, stop in places))


def hit_lines(hit: Hit, width: int, *, here: bool) -> list[Line]:
    """One hit: its code and title, and below them the words around it where they are not the title."""
    room = max(width - CODE - 3, 8)
    code = safe.fit(hit.code, CODE)
    lead: Line = [(("› " if not safe.ascii_only() else "> ") if here else "  ", "here"), (f"{code} ", "faint")]
    title = " ".join(hit.title.split())
    words = " ".join(f"{hit.before}{hit.words}{hit.after}".split())
    if words == title[: len(words)] or not title:
        return [lead + around(hit, room, "away" if here else "plain")]
    head = (safe.fence(safe.fit(title, min(safe.width(title), room))), "away" if here else "plain")
    return [[*lead, head], [(" " * (CODE + 3), "plain"), *around(hit, room, "faint")]]


def around(hit: Hit, room: int, style: str) -> Line:
    """The words around a hit with the hit lit; the hit is always seen, what is cut has a sign."""
    words = safe.fit(hit.words, min(safe.width(hit.words), room))
    left = room - safe.width(safe.unfence(words))
    before = hit.before.replace("\n", " ")
    wanted = min(safe.width(before), max(left // 2, left - safe.width(hit.after)))
    before = tail(before, wanted)
    after = hit.after.replace("\n", " ")
    rest = left - safe.width(before)
    shown = [(before, style), (words, "lit"), (safe.fit(after, min(safe.width(after), rest)), style)]
    if any(safe.has_rtl(text) for text, _ in shown):
        return [(safe.LRM, "plain"), *shown, (safe.LRM, "plain")]
    return [one for one in shown if one[0]]


def tail(words: str, columns: int) -> str:
    """The end of some words in at most so many columns, with a sign where their beginning is cut."""
    if safe.width(words) <= columns:
        return safe.show(words)
    kept = words[-max(columns - 1, 0) :] if columns > 1 else ""
    while kept and safe.width(kept) > columns - 1:
        kept = kept[1:]
    return safe.show(safe.CUT + kept) if columns > 0 else ""


def count_words(finds: Finds, looking: bool) -> str:
    """How much was found."""
    total = sum(len(hits) for hits in finds.groups.values())
    return f"{total}{'+' if finds.more else ''} found{' …' if looking else ''}"
