"""Which token of an old text is which of a new one. Pure.

Runs of five tokens that stand once in both texts are sure. The heaviest chain of them that keeps its order is the
text that stayed; the other long ones moved. In the gaps between, runs that are unique there and a diff fill in.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

RUN = 5  # tokens of a run that must stand once in both texts
MOVED = 8  # tokens that a run out of order has at least
SMALL = 40_000  # pairs of tokens in a gap that a diff is made of


class Run(NamedTuple):
    """So many tokens that are the same in both texts, from a token of each."""

    old: int
    new: int
    length: int


@dataclass(frozen=True, slots=True)
class Match:
    """to: for each old token the new one that it is, or -1; back: the reverse. sure: old tokens in unique runs."""

    to: list[int]
    back: list[int]
    sure: bytearray
    opens: bytearray  # old tokens at which a unique run begins
    stayed: list[int]  # sure old tokens that kept their order, ascending


def match(old: Sequence[int], new: Sequence[int]) -> Match:
    """Match the tokens of two texts by their keys."""
    found = Match([-1] * len(old), [-1] * len(new), bytearray(len(old)), bytearray(len(old)), [])
    runs = unique_runs(old, new, RUN)
    kept = chain(runs)
    stayed = [runs[place] for place in kept]
    for run in stayed:
        paint(found, run)
    found.stayed.extend(at for at, sure in enumerate(found.sure) if sure)
    chosen = set(kept)
    for run in sorted((run for place, run in enumerate(runs) if place not in chosen), key=lambda one: -one.length):
        if run.length >= MOVED and free(found, run):
            paint(found, run)
    fill(found, old, new, stayed)
    return found


def unique_runs(old: Sequence[int], new: Sequence[int], size: int) -> list[Run]:
    """Runs of at least so many tokens, each piece of that size standing once in both, in order of the old text."""
    mine, theirs = once(old, size), once(new, size)
    found: list[Run] = []
    start, at, last = -1, 0, -1
    for piece, one in mine.items():
        other = theirs.get(piece, -1)
        if other < 0:
            continue
        if start >= 0 and one - start == other - at and one <= last + size:
            last = one
            continue
        if start >= 0:
            found.append(Run(start, at, last - start + size))
        start, at, last = one, other, one
    return [*found, Run(start, at, last - start + size)] if start >= 0 else found


def once(tokens: Sequence[int], size: int) -> dict[tuple[int, ...], int]:
    """The pieces of so many tokens that stand once, with their place, in order."""
    pieces = list(zip(*(tokens[at:] for at in range(size)), strict=False))
    counts = Counter(pieces)
    return {piece: at for at, piece in enumerate(pieces) if counts[piece] == 1}


def chain(runs: Sequence[Run]) -> list[int]:
    """Places of the runs that keep their order in both texts and have the most tokens together."""
    ranks = {new: rank for rank, new in enumerate(sorted(run.new for run in runs), 1)}
    tree = [(0, -1)] * (len(runs) + 1)  # heaviest chain that ends at a rank or before, by a Fenwick tree
    before = [-1] * len(runs)
    best = (0, -1)
    for place, run in enumerate(runs):
        rank = ranks[run.new]
        at, top = rank - 1, (0, -1)
        while at:
            top = max(top, tree[at])
            at &= at - 1
        before[place] = top[1]
        here = (top[0] + run.length, place)
        best = max(best, here)
        while rank <= len(runs):
            tree[rank] = max(tree[rank], here)
            rank += rank & -rank
    found, place = [], best[1]
    while place >= 0:
        found.append(place)
        place = before[place]
    return found[::-1]


def free(found: Match, run: Run) -> bool:
    """Whether most of a run is matched with nothing yet."""
    taken = sum(found.to[run.old + at] >= 0 or found.back[run.new + at] >= 0 for at in range(run.length))
    return run.length - taken >= MOVED


def paint(found: Match, run: Run) -> None:
    """Match the tokens of a unique run that are not matched yet."""
    found.opens[run.old : run.old + run.length - RUN + 1] = b"\1" * (run.length - RUN + 1)
    for at in range(run.length):
        old, new = run.old + at, run.new + at
        if found.to[old] < 0 and found.back[new] < 0:
            found.to[old], found.back[new] = new, old
        found.sure[old] = found.to[old] == new


def fill(found: Match, old: Sequence[int], new: Sequence[int], stayed: Sequence[Run]) -> None:
    """Match what stands between the runs of the chain, before the first and after the last."""
    low = below = 0
    for run in (*stayed, Run(len(old), len(new), 0)):
        if run.old > low or run.new > below:
            mine = [at for at in range(low, run.old) if found.to[at] < 0]
            theirs = [at for at in range(below, run.new) if found.back[at] < 0]
            fill_gap(found, old, new, mine, theirs)
        low, below = max(low, run.old + run.length), max(below, run.new + run.length)


def fill_gap(
    found: Match, old: Sequence[int], new: Sequence[int], mine: list[int], theirs: list[int], size: int = 3
) -> None:
    """Match the tokens of one gap, given by their places: by a diff, a large gap in pieces that are unique in it."""
    if not mine or not theirs:
        return
    here, there = [old[at] for at in mine], [new[at] for at in theirs]
    if len(here) * len(there) <= SMALL:
        for block in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
            join(found, mine, theirs, Run(*block))
        return
    runs = unique_runs(here, there, size) if size else []
    if size and not runs:
        fill_gap(found, old, new, mine, theirs, size - 1)
    low = below = 0
    for run in [*(runs[place] for place in chain(runs)), Run(len(mine), len(theirs), 0)] if runs else ():
        join(found, mine, theirs, run)
        fill_gap(found, old, new, mine[low : run.old], theirs[below : run.new], size)
        low, below = max(low, run.old + run.length), max(below, run.new + run.length)


def join(found: Match, mine: Sequence[int], theirs: Sequence[int], run: Run) -> None:
    """Match a run of a gap."""
    for at in range(run.length):
        one, other = mine[run.old + at], theirs[run.new + at]
        if found.to[one] < 0 and found.back[other] < 0:
            found.to[one], found.back[other] = other, one
