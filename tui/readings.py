"""What the pages of comparing show, read from the case: each page by its name. Runs beside the screen."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import cast

from db import (
    Case,
    Difference,
    Excerpt,
    Group,
    GroupKey,
    Shared,
    Sides,
    Utterance,
    answered,
    asked_of,
    candidates,
    count_spots,
    differences,
    excerpts,
    kind_of,
    ledger,
    named_in,
    names_of,
    origins,
    runs_of_articles,
    shared,
    sides,
    spots_of,
    tell,
    wanted,
)
from tui.board import Pageful
from tui.items import count
from tui.ledgers import Maybe

GROUPS, FIRST = 30, 12  # groups read at once, and at first
MOST = 300  # things of the other pages
PAIRS = 100
KINDS = ("incident", "actor", "place")
Read = Callable[[Case, str, str, object, bool, bool], Pageful]


def differing(case: Case, filter_: str, what: str, anchor: object, agreeing: bool, uncovered: bool) -> Pageful:
    """Groups of the board in order, from a place on or before it."""
    of = wanted(case, filter_, agreeing=agreeing)
    spot: GroupKey | None = cast(Group, anchor).spot if anchor else None
    n = FIRST if what == "first" else GROUPS
    spots = spots_of(case, of, what, n + 1, spot)
    more = len(spots) > n
    back = what in ("last", "before")
    spots = (spots[1:] if back else spots[:n]) if more else spots
    groups, waiting = count_spots(case, of)
    where = f"{count(groups, 'group')}, {waiting:,} open" if groups else ""
    at_start = not more if back else what == "first"
    at_end = what == "last" if back else not more
    return Pageful(tell(case, of, spots, uncovered=uncovered), at_start, at_end, where)


def some(found: Iterator[object]) -> Pageful:
    """The first things of a page, and how many they are."""
    things = list(islice(found, MOST + 1))
    where = f"the first {MOST:,}" if len(things) > MOST else f"{len(things):,}" if things else ""
    return Pageful(things[:MOST], where=where)


def quoted(case: Case, filter_: str, what: str, anchor: object, agreeing: bool, uncovered: bool) -> Pageful:
    """Utterances with their quotes; what stands out first."""
    found: list[Utterance] = list(islice(ledger(case, named_in(case, filter_), uncovered=uncovered), MOST + 1))
    found.sort(key=lambda one: not one.stands_out)
    return some(iter(found))


def origins_of(case: Case, filter_: str, what: str, anchor: object, agreeing: bool, uncovered: bool) -> Pageful:
    """Origins of the claims on a record or of all, then articles that share words."""
    record = named_in(case, filter_)
    found = origins(case, record, uncovered=uncovered)
    article = record if record is not None and kind_of(record).name == "article" else None
    runs: Sequence[Shared] = ()
    if record is None or article is not None:
        runs = list(shared(case, article, most=PAIRS, uncovered=uncovered))
    else:
        runs = runs_of_articles(case, {one for origin in found for one in origin.articles}, uncovered=uncovered)
    return some(iter([*runs, *found]))


def nobody(case: Case, filter_: str, what: str, anchor: object, agreeing: bool, uncovered: bool) -> Pageful:
    """Claims with nobody behind them."""
    record = named_in(case, filter_)
    asked = asked_of(case, str(case.codes.code(record)) if record is not None else "", "unsourced")
    return some(differences(case, asked, most=MOST + 1, uncovered=uncovered))


def both_sides(case: Case, filter_: str, what: str, anchor: object, agreeing: bool, uncovered: bool) -> Pageful:
    """Both sides of a record, or of every report and incident of which somebody was asked or answered."""
    record = named_in(case, filter_)
    records = [record] if record is not None else answered(case, PAIRS)
    found = (sides(case, one, uncovered=uncovered) for one in records)
    return some(one for one in found if told(one))


def told(one: Sides) -> bool:
    """Whether there is anything on either side."""
    return bool(one.alleged or one.requests or one.unasked or one.denied or one.exonerating)


def same(case: Case, filter_: str, what: str, anchor: object, agreeing: bool, uncovered: bool) -> Pageful:
    """Pairs of incidents, of people and bodies, and of places that may be one."""
    record = named_in(case, filter_)
    kinds = KINDS if record is None else tuple(one for one in KINDS if one == kind_of(record).name)
    pairs = [one for kind in kinds for one in candidates(case, kind, record, PAIRS)]
    names = names_of(case, {one for pair in pairs for one in (pair.a, pair.b)}, uncovered=uncovered)
    code = case.codes.code
    return some(Maybe(one, (code(one.a), code(one.b)), (names.get(one.a, ""), names.get(one.b, ""))) for one in pairs)


READ: dict[str, Read] = {
    "differences": differing, "quotes": quoted, "origins": origins_of, "nobody": nobody, "sides": both_sides,
    "same": same,
}  # fmt: skip
BESIDE = 500  # code points of the paragraph on each side of the words
Sources = tuple[tuple[int, str, list[Excerpt]], ...]


def both(case: Case, thing: object, uncovered: bool) -> Sources:
    """The two sides of a thing: the record, a head for it, and the words that it rests on."""
    found = []
    for record, head in heads(thing):
        found.append((record, head, excerpts(case, record, uncovered=uncovered, beside=BESIDE, most=3)))
    return tuple(found)


def heads(thing: object) -> Iterator[tuple[int, str]]:
    """The records of the two sides, each with its head."""
    if isinstance(thing, Difference):
        for side in (thing.first, thing.second):
            if side:
                line = side.line
                yield side.claim, " · ".join(one for one in (f"{line.code}  {line.words}", line.by, line.outlet) if one)
    elif isinstance(thing, Maybe):
        yield thing.candidate.a, f"{thing.codes[0]}  {thing.names[0]}"
        yield thing.candidate.b, f"{thing.codes[1]}  {thing.names[1]}"
