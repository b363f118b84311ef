"""Numbers of several sentences that add up to one before them, as a tally has them, are its parts. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from db.suggest.suggestion import Counted, Suggestion

ONWARD = 1_200  # code points after a number in which those that add up to it stand
FEWEST, LARGE = 3, 100  # numbers, and people, that do not come to the same by chance


def with_sums(found: Sequence[Suggestion]) -> list[Suggestion]:
    """The counts of a text, those that add up to one before them as its parts: 392 died; 243 by …, 89 by …, 60 by …"""
    made = list(found)
    for at in range(len(made)):
        for part in parts_of(made, at):
            made[part] = as_part(made[part], made[at])
    return made


def parts_of(found: Sequence[Suggestion], at: int) -> tuple[int, ...]:
    """The counts after one, of the same kind, each by itself and one after the other, that add up to it; () where none
    do."""
    whole = found[at].reading
    if not isinstance(whole, Counted) or whole.part_of or size(whole) < LARGE:
        return ()
    some = list(after(found, at))
    for first in range(len(some) - FEWEST + 1):
        total = 0
        for last in range(first, len(some)):
            total += size(some[last][1])
            if total == size(whole) and last - first + 1 >= FEWEST:
                return tuple(place for place, _ in some[first : last + 1])
    return ()


def after(found: Sequence[Suggestion], at: int) -> Iterator[tuple[int, Counted]]:
    """The counts of the same kind soon after one that are no parts, up to one that is as large."""
    whole, parted = found[at].reading, (None, found[at].spans[0])
    for place in range(at + 1, len(found)):
        one = found[place].reading
        if found[place].start - found[at].stop > ONWARD:
            return
        if isinstance(one, Counted) and isinstance(whole, Counted) and one.what == whole.what and one.part_of in parted:
            if size(one) >= size(whole):
                return
            if size(one):
                yield place, one


def as_part(one: Suggestion, whole: Suggestion) -> Suggestion:
    """A count as a part of another: with its unit unless it names its own, and without a period."""
    of, part = whole.reading, one.reading
    assert isinstance(of, Counted)
    assert isinstance(part, Counted)
    unit = of.unit if part.unit == "not_said" else part.unit
    return replace(one, reading=replace(part, unit=unit, window=None, period="", part_of=whole.spans[0]))


def size(one: Counted) -> int:
    """How many a count is of where that is said to the last one; else 0."""
    return one.count.best or 0 if one.count.qualifier == "exact" else 0
