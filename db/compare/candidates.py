"""Records that may be one: incidents by days, place and kind, people and bodies by name. What was decided is not asked
again; nothing is merged."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from db.case import Case
from db.compare.kin import lies_in, lineage
from db.compare.knowing import Knowing
from db.compare.wording import bare
from db.derive import NO_DAY
from db.errors import Invalid

DAYS = 3  # so many days may lie between two accounts of one event
WIDEST = 31  # days that an event may span to be looked at
INCIDENTS = f"""
SELECT r.incident, r.title, r.date_low, r.date_high, r.place, r.kind, r.killed_low, r.killed_high FROM incident_row r
WHERE r.scope = 'single' AND NOT r.withdrawn AND r.date_low <> '{NO_DAY}' ORDER BY r.date_low, r.incident"""
DECIDED = """
SELECT a, b FROM decision WHERE withdrawn IS NULL AND b IS NOT NULL
AND kind IN ('same', 'not_same', 'part_of', 'not_same_event', 'unknown')
UNION SELECT incident, other FROM relation
WHERE relation IN ('relation.same_as', 'relation.not_same_as', 'relation.part_of', 'relation.contains')"""
NAMES = """
SELECT id, name FROM {kind} WHERE withdrawn IS NULL
UNION ALL SELECT n.record, n.name FROM name n JOIN {kind} k ON k.id = n.record WHERE k.withdrawn IS NULL"""
PEOPLE = "SELECT id FROM actor WHERE kind IN ('actor.person', 'actor.official')"
TITLES = frozenset("mr mrs ms dr prof president general colonel gen col sir the of al el".split())
VOWELS = str.maketrans("", "", "aeiouy'’-")
INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")  # U.N., which is UN
MOST = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records that may be one, and what speaks for it, the strongest first; weight sorts."""

    a: int
    b: int
    reasons: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Event:
    """A single incident with a day, as compared."""

    id: int
    title: str
    low: int
    high: int
    place: int | None
    kind: str
    killed: tuple[int, int]


def candidates(case: Case, kind: str = "incident", record: int | None = None, most: int = MOST) -> list[Candidate]:
    """Pairs of incidents, actors or places that may be one and that nobody has decided on; of one record or of all."""
    if kind == "incident":
        found = same_events(case)
    elif kind in ("actor", "place"):
        found = same_names(case, kind)
    else:
        raise Invalid(f"Only incidents, actors and places are looked through for what may be one, not {kind}.")
    asked = decided(case)
    wanted = (one for one in found if frozenset((one.a, one.b)) not in asked)
    if record is not None:
        wanted = (one for one in wanted if record in (one.a, one.b))
    return sorted(wanted, key=lambda one: (-one.weight, one.a, one.b))[:most]


def decided(case: Case) -> set[frozenset[int]]:
    """Pairs that people have said something of."""
    return {frozenset(pair) for pair in case.rows(DECIDED)}


def same_events(case: Case) -> Iterator[Candidate]:
    """Pairs of single events near in time, whose places lie in one another."""
    context = Knowing(case.connection)
    events = [event(row) for row in case.rows(INCIDENTS)]
    events = [one for one in events if one.high - one.low <= WIDEST]
    for block in blocks(events, context).values():
        starts = [one.low for one in block]
        for at, one in enumerate(block):
            for other in block[at + 1 : bisect_right(starts, one.high + DAYS)]:
                made = compared(one, other, context)
                if made:
                    yield made


def event(row: tuple[int, str, str, str, int | None, str, int, int]) -> Event:
    """A row of the list as an event."""
    incident, title, low, high, place, kind, killed_low, killed_high = row
    first = date.fromisoformat(low).toordinal()
    last = date.fromisoformat(high).toordinal() if high != NO_DAY else first + WIDEST + 1
    return Event(incident, title, first, last, place, kind, (killed_low, killed_high))


def blocks(events: Iterable[Event], context: Knowing) -> dict[int, list[Event]]:
    """Events by the outermost place but one that they lie in, so that only neighbours are compared; 0 for no place."""
    found: dict[int, list[Event]] = defaultdict(list)
    for one in events:
        line = [one.place, *lineage(one.place, context)] if one.place else [0]
        key = line[-2] if len(line) > 1 else line[-1]
        found[int(key or 0)].append(one)
    return found


def compared(one: Event, other: Event, context: Knowing) -> Candidate | None:
    """Two events, or None where what is known of them speaks against their being one."""
    reasons, weight = [], 0
    if one.place and other.place:
        if not (lies_in(one.place, other.place, context) or lies_in(other.place, one.place, context)):
            return None
        reasons.append("the same place" if one.place == other.place else "one place lies in the other")
        weight += 3 if one.place == other.place else 2
    days = max(one.low, other.low) - min(one.high, other.high)
    if days <= 0:
        reasons.append("the same day" if one.low == other.low == one.high == other.high else "days that meet")
        weight += 2
    else:
        reasons.append(f"{days} day{'s' if days > 1 else ''} apart")
    if one.kind and one.kind == other.kind:
        reasons.append("the same kind of act")
        weight += 1
    alike = set(bare(one.title)) & set(bare(other.title)) - TITLES
    if len(alike) > 1:
        reasons.append(f"titles share {', '.join(sorted(alike)[:4])}")
        weight += 1
    if one.killed == other.killed and one.killed[0] > 0:
        reasons.append("the same number killed")
        weight += 1
    a, b = sorted((one.id, other.id))
    return Candidate(a, b, tuple(reasons), weight) if weight >= 3 else None


def same_names(case: Case, kind: str) -> Iterator[Candidate]:
    """Pairs of records whose names are one but for spelling, titles or order, or of which one shortens the other."""
    names: dict[int, list[str]] = defaultdict(list)
    for record, name in case.rows(NAMES.format(kind=kind)):
        names[record].append(name)
    people = {row[0] for row in case.rows(PEOPLE)} if kind == "actor" else set()
    at: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for record, some in names.items():
        for key in (key for name in some for key in keys(name)):
            if key[0] != "initial" or record in people:
                at[key].add(record)
    best: dict[tuple[int, int], tuple[str, int]] = {}
    for key, records in at.items():
        if 1 < len(records) <= 50:
            for a, b in combinations(sorted(records), 2):
                reason, weight = likeness(key[0])
                if best.get((a, b), ("", 0))[1] < weight:
                    best[a, b] = (reason, weight)
    for (a, b), (reason, weight) in best.items():
        yield Candidate(a, b, (reason,), weight)


def keys(name: str) -> Iterator[tuple[str, ...]]:
    """What a name is found under: its words in any order, their consonants, and a last name with an initial."""
    whole = INITIALS.sub(lambda found: found[0].replace(".", ""), name)
    words = [word for word in bare(whole) if word not in TITLES]
    if not words:
        return
    yield "same", *sorted(words)
    skeleton = sorted("".join(dict.fromkeys(word.translate(VOWELS))) or word for word in words)
    if sum(map(len, skeleton)) > 3:
        yield "spelling", *skeleton
    if len(words) > 1:
        yield "initial", words[-1], words[0][0]


def likeness(key: str) -> tuple[str, int]:
    """What a key says of two names, and how much it weighs."""
    return {
        "same": ("the same name", 5),
        "spelling": ("names that differ in vowels or doubled letters alone", 4),
        "initial": ("the same last name and initial", 3),
    }[key]
