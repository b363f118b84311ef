"""Records that may be one: incidents by days, place and kind, people and bodies by name. What was decided is not asked
again; nothing is merged."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from db.case import Case
from db.compare.maybe import Candidate, told
from db.compare.near import TITLES
from db.compare.paraphrases import paraphrases
from db.compare.wording import bare
from db.errors import Invalid

DECIDED = """
SELECT a, b FROM decision WHERE withdrawn IS NULL AND b IS NOT NULL
AND kind IN ('same', 'not_same', 'part_of', 'not_same_event', 'unknown')
UNION SELECT incident, other FROM relation
WHERE relation IN ('relation.same_as', 'relation.not_same_as', 'relation.part_of', 'relation.contains')"""
NAMES = """
SELECT id, name FROM {kind} WHERE withdrawn IS NULL
UNION ALL SELECT n.record, n.name FROM name n JOIN {kind} k ON k.id = n.record WHERE k.withdrawn IS NULL"""
PEOPLE = "SELECT id FROM actor WHERE kind IN ('actor.person', 'actor.official')"
VOWELS = str.maketrans("", "", "aeiouy'’-")
INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")  # U.N., which is UN
MOST, FAR = 200, 2_000


def candidates(case: Case, kind: str = "incident", record: int | None = None, most: int = MOST) -> list[Candidate]:
    """Pairs of incidents, actors, places or quotes that may be one and that nobody has decided on; of one or all."""
    if kind == "incident":
        found = same_events(case, record)
    elif kind in ("actor", "place"):
        found = list(same_names(case, kind))
    elif kind == "quote":
        found = list(paraphrases(case, record))
    else:
        raise Invalid(f"Only incidents, actors, places and quotes are looked through for what may be one, not {kind}.")
    asked = decided(case)
    wanted = (one for one in found if frozenset((one.a, one.b)) not in asked)
    if record is not None:
        wanted = (one for one in wanted if record in (one.a, one.b))
    return sorted(wanted, key=lambda one: (-one.weight, one.a, one.b))[:most]


def decided(case: Case) -> set[frozenset[int]]:
    """Pairs that people have said something of."""
    return {frozenset(pair) for pair in case.rows(DECIDED)}


def same_events(case: Case, record: int | None) -> list[Candidate]:
    """Pairs of single events near in time, whose places lie in one another, as they are kept."""
    where, args = ("WHERE a = ?1 OR b = ?1", (record,)) if record is not None else ("", ())
    pairs = case.rows(f"SELECT a, b FROM maybe_same {where} ORDER BY weight DESC, a, b LIMIT {FAR}", args)
    return told(case.connection, pairs)


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
