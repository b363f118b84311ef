"""What the pages of comparing show, read from the case: each page by its name. Runs beside the screen."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, cast

from db import (
    Case,
    Difference,
    Excerpt,
    Group,
    GroupKey,
    Maybe,
    Sides,
    Utterance,
    about_in,
    answered,
    asked_of,
    candidates,
    count_spots,
    differences,
    excerpts,
    kind_of,
    ledger,
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
from tui.items import Item, count
from tui.ledgers import maybe_items, nobody_items, origin_items, sides_items, utterance_items

GROUPS, FIRST = 30, 12  # groups read at once, and at first
MOST = 300  # things of the other pages
PAIRS = 100
KINDS = ("incident", "actor", "place", "quote")
FAR = 5_000  # claims with nobody behind them that are looked through for words
WIDTH = 200
Things = Callable[[Case, int | None, bool], Iterator[object]]
Draw = Callable[[Any, int], list[Item]]
Read = Callable[[Case, str, str, object, bool, bool], Pageful]


def differing(case: Case, filter_: str, what: str, anchor: object, agreeing: bool, uncovered: bool) -> Pageful:
    """Groups of the board in order, from a place on or before it."""
    of = wanted(case, filter_, agreeing=agreeing)
    spot: GroupKey | None = anchor.spot if isinstance(anchor, Group) else cast(GroupKey | None, anchor)
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


def listed(things: Things, draw: Draw) -> Read:
    """A page that is read as a whole: of one record or of all, and of these what holds the words of the filter."""

    def read(case: Case, filter_: str, what: str, anchor: object, agreeing: bool, uncovered: bool) -> Pageful:
        record, words = about_in(case, filter_)
        fitting = (one for one in things(case, record, uncovered) if holds(draw(one, WIDTH), words))
        found = list(islice(fitting, MOST + 1))
        where = f"the first {MOST:,}" if len(found) > MOST else f"{len(found):,}" if found else ""
        return Pageful(found[:MOST], where=where)

    return read


def holds(items: Sequence[Item], words: Sequence[str]) -> bool:
    """Whether what is shown holds all of some words."""
    shown = "".join(part for item in items for line in item.lines for part, _ in line).lower() if words else ""
    return all(word in shown for word in words)


def quoted(case: Case, record: int | None, uncovered: bool) -> Iterator[object]:
    """Utterances with their quotes; what stands out first."""
    found: list[Utterance] = list(ledger(case, record, uncovered=uncovered))
    yield from sorted(found, key=lambda one: not one.stands_out)


def origins_of(case: Case, record: int | None, uncovered: bool) -> Iterator[object]:
    """Articles that share words, then origins of the claims on a record or of all."""
    found = origins(case, record, uncovered=uncovered)
    article = record if record is not None and kind_of(record).name == "article" else None
    if record is None or article is not None:
        yield from shared(case, article, most=PAIRS, uncovered=uncovered)
    else:
        yield from runs_of_articles(case, {one for origin in found for one in origin.articles}, uncovered=uncovered)
    yield from found


def nobody(case: Case, record: int | None, uncovered: bool) -> Iterator[object]:
    """Claims with nobody behind them."""
    asked = asked_of(case, str(case.codes.code(record)) if record is not None else "", "unsourced")
    yield from differences(case, asked, most=FAR, uncovered=uncovered)


def both_sides(case: Case, record: int | None, uncovered: bool) -> Iterator[object]:
    """Both sides of a record, or of every record of which somebody was asked or answered."""
    records = [record] if record is not None else answered(case, PAIRS)
    found: Iterator[Sides] = (sides(case, one, uncovered=uncovered) for one in records)
    yield from (one for one in found if told(one))


def told(one: Sides) -> bool:
    """Whether there is anything on either side."""
    return bool(one.alleged or one.requests or one.unasked or one.denied or one.told or one.exonerating)


def same(case: Case, record: int | None, uncovered: bool) -> Iterator[object]:
    """Pairs of incidents, of people and bodies, of places and of quotes that may be one."""
    kinds = KINDS if record is None else tuple(one for one in KINDS if one == kind_of(record).name)
    pairs = [one for kind in kinds for one in candidates(case, kind, record, PAIRS)]
    names = names_of(case, {one for pair in pairs for one in (pair.a, pair.b)}, uncovered=uncovered)
    for one in pairs:
        codes = (case.codes.code(one.a), case.codes.code(one.b))
        yield Maybe(one, codes, (names.get(one.a, ""), names.get(one.b, "")))


READ: dict[str, Read] = {
    "differences": differing, "quotes": listed(quoted, utterance_items), "origins": listed(origins_of, origin_items),
    "nobody": listed(nobody, nobody_items), "sides": listed(both_sides, sides_items), "same": listed(same, maybe_items),
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
