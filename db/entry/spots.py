"""The places that words name, those of the case and those of the gazetteer alike, each with what it lies in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.case import Case
from db.entry.naming import named_in
from db.suggest.gazetteer.keys import written
from db.suggest.gazetteer.places import Gazetteer, spelled
from db.suggest.places.placing import find_places
from db.suggest.suggestion import Placed

KINDS = frozenset("governorate province district city town village region area countryside camp".split())
MOST = 12  # places that one may lie in, one in the other


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that words name: its name as shown, the names that it is compared by, those of what it lies in.

    record: its id, 0 where the case file does not hold it.
    """

    shown: str
    names: frozenset[str]
    above: frozenset[str]
    record: int = 0


def bare(name: str) -> str:
    """A name as names of places are compared: without the word for its kind."""
    words = written(name).split()
    while len(words) > 1 and words[-1] in KINDS:
        words.pop()
    return " ".join(words)


def spots_in(case: Case, words: str) -> list[Spot]:
    """The places that some words name, in order; those that another of them lies in are left out."""
    own = named_in(case, words, "place")
    found = [(one.start, spot_of(case, one.record)) for one in own]
    atlas = spelled(words)
    for other in find_places(words, atlas):
        read = other.reading
        if isinstance(read, Placed) and all(other.stop <= one.start or one.stop <= other.start for one in own):
            found.append((other.start, unknown(read, atlas)))
    return narrowest([spot for _, spot in sorted(found, key=lambda one: one[0])])


def spots_of(case: Case, records: Iterable[int]) -> list[Spot]:
    """Places of the case file; those that another of them lies in are left out."""
    return narrowest([spot_of(case, one) for one in records])


def spot_of(case: Case, record: int) -> Spot:
    """A place of the case file."""
    line = [record]
    while len(line) < MOST and (up := case.one("SELECT within FROM place WHERE id = ?", (line[-1],))):
        line.append(up)
    labels = [case.label(one) for one in line]
    atlas = spelled(" ".join(labels))
    above = [above_of(known.within, known.country) for label in labels for known in atlas.named(label)[:1]]
    names = [frozenset(map(bare, called(case, one))) for one in line]
    return Spot(labels[0], names[0], frozenset[str]().union(*names[1:], *above) - names[0], record)


def called(case: Case, record: int) -> list[str]:
    """All names of a place of the case file."""
    others = case.rows("SELECT name FROM name WHERE record = ?", (record,))
    return [case.label(record), *(name for (name,) in others)]


def unknown(read: Placed, atlas: Gazetteer) -> Spot:
    """A place that the case file does not hold."""
    known = [one for one in atlas.named(read.name) if one.within == read.within]
    return Spot(read.name, frozenset({bare(read.name)}), above_of(read.within, known[0].country if known else ""))


def above_of(*names: str) -> frozenset[str]:
    """The names of what a place lies in."""
    return frozenset(bare(name) for name in names if name)


def narrowest(some: Sequence[Spot]) -> list[Spot]:
    """Places without those that another of them lies in."""
    return [one for one in some if not any(one.names & other.above for other in some)]


def akin(one: Spot, other: Spot) -> bool:
    """Whether two places are one, or one lies in the other."""
    return bool(one.names & (other.names | other.above) or other.names & one.above)
