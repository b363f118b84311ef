"""Which claims of some subjects relate to which: their distinct values pair by pair, with the voices that matter."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import combinations

from db.classes import dataclass
from db.compare import crowds
from db.compare.deciding import Pair, Side
from db.compare.kindred import families, shown
from db.compare.knowing import Knowing
from db.compare.reading import BEYOND, LIVE, Stand, articles_of, dated, read_claim, stands, value_types, voiced, voices
from db.compare.relate import at_once, relate
from db.compare.value import FIRST_SIDE, Relation, Value
from db.sqlite import Connection

MOST = 60  # of so many different values for one thing and property, those that most claims give are compared
INSIDE = "IN (SELECT value FROM json_each(?1))"
QUOTED = f"""
SELECT c.subject, c.property, q.utterance, c.claimant, min(c.id) FROM claim c JOIN quote q ON q.id = c.quote
WHERE c.subject {INSIDE} AND c.claimant IS NOT NULL AND {LIVE}
GROUP BY c.subject, c.property, coalesce(q.utterance, c.quote), c.claimant, coalesce(c.said, ''), coalesce(c.text, '')
ORDER BY c.subject, c.property, min(c.id)"""
QUOTED_KEPT = f"""
SELECT c.subject, c.property, q.utterance, c.claimant, c.id
{crowds.values("quoted", more="JOIN quote q ON q.id = c.quote")} ORDER BY c.subject, c.property, c.id"""
CASES = f"""
SELECT d.incident, d.report FROM documented_case d WHERE d.incident {INSIDE} AND d.withdrawn IS NULL
UNION SELECT incident, other FROM relation WHERE incident {INSIDE} AND relation = 'relation.part_of'
UNION SELECT other, incident FROM relation WHERE other {INSIDE} AND relation = 'relation.contains'"""


@dataclass(frozen=True, slots=True)
class Given:
    """The newest claims that give a value, with their voices, and which of them each article gives."""

    claims: tuple[Value, ...]
    articles: dict[int, list[Value]]

    @classmethod
    def of(cls, one: Stand, known: Mapping[int, Value]) -> "Given":
        """Those of a value of which the voices are known."""
        claims = tuple(known[claim] for claim in one.claims[-BEYOND:] if claim in known)
        articles: dict[int, list[Value]] = defaultdict(list)
        for value in claims:
            for article in value.articles:
                articles[article].append(value)
        return cls(claims, dict(articles))


class Pairing:
    """Finds the relations of some subjects' claims on one connection; direct: from the claims, whatever is kept."""

    def __init__(self, connection: Connection, direct: bool = False) -> None:
        self.connection = connection
        self.direct = direct
        self.types = value_types(connection)
        self.settled: set[int] = set()
        self.context = Knowing(connection, quiet=True)

    def pairs(
        self, ids: Sequence[int], properties: Sequence[str] | None = None, moved: Set[int] | None = None
    ) -> list[Pair]:
        """All relations of these subjects, in some properties or in all.

        moved: of distinct values only with these, by their numbers; then `settled` has those that keep their relations
        among themselves.
        """
        self.context.know(ids)
        properties = None if properties is None else self.kin(properties)
        return [*self.compared(ids, properties, moved), *self.credited(ids, properties), *self.cases(ids, properties)]

    def kin(self, properties: Iterable[str]) -> list[str]:
        """Properties with all that claims of theirs are compared among."""
        return families(properties, self.types)

    def compared(
        self, ids: Sequence[int], properties: Sequence[str] | None, moved: Set[int] | None = None
    ) -> Iterator[Pair]:
        """The relations between the distinct values of each subject and property."""
        later: list[tuple[Stand, Stand, tuple[Relation, ...]]] = []
        for group in stands(self.connection, ids, self.types, properties, self.direct):
            group.sort(key=lambda one: (-one.count, one.value.claim))
            for a, b in self.chosen(group[:MOST], moved):
                found = at_once(a.value, b.value, self.context) or relate(a.value, b.value, self.context)
                if asks_for_voices(a.value, b.value, found):
                    later.append((a, b, found))
                else:
                    yield from pairs_of(found, a, b, a.value, b.value)
        known = self.voices(later) if later else {}
        ones = {one.value.claim: one for a, b, _ in later for one in (a, b)} if known else {}
        given = {claim: Given.of(one, known) for claim, one in ones.items()}
        for a, b, found in later:
            met = self.meeting(given[a.value.claim], given[b.value.claim], a.value) if given else None
            one, other = (voiced(a.value, met[0]), voiced(b.value, met[1])) if met else (a.value, b.value)
            yield from pairs_of(relate(one, other, self.context) if met else found, a, b, one, other)

    def chosen(self, group: Sequence[Stand], moved: Set[int] | None) -> Iterator[tuple[Stand, Stand]]:
        """The pairs of values that are to be compared; of those that moved, with all that may have come up for them."""
        if moved is None:
            yield from combinations(group, 2)
            return
        border = MOST - len(moved)
        anew = {one.number for rank, one in enumerate(group) if one.number in moved or rank >= border}
        self.settled |= {one.number for one in group if one.number is not None and one.number not in anew}
        yield from ((a, b) for a, b in combinations(group, 2) if a.number in anew or b.number in anew)

    def voices(self, pairs: Sequence[tuple[Stand, Stand, tuple[Relation, ...]]]) -> dict[int, Value]:
        """Who gives those values of which one article may give both, or that are compared by when they were said."""
        running = {a.value.subject for a, _, _ in pairs if self.context.running(a.value.subject)}
        asked = [(a, b) for a, b, _ in pairs if a.value.subject in running or undated(a.value, b.value)]
        rest = [(a, b) for a, b, _ in pairs if a.value.subject not in running and not undated(a.value, b.value)]
        cited = articles_of(self.connection, {claim for pair in rest for one in pair for claim in one.claims[-BEYOND:]})
        of: dict[int, set[int]] = {}
        for one in (one for pair in rest for one in pair):
            if one.value.claim not in of:
                of[one.value.claim] = {at for claim in one.claims[-BEYOND:] for at in cited.get(claim, ())}
        asked += [(a, b) for a, b in rest if not of[a.value.claim].isdisjoint(of[b.value.claim])]
        claims = {claim for pair in asked for one in pair for claim in one.claims[-BEYOND:]}
        # When articles came out is asked of what goes on alone.
        return voices(self.connection, claims, dated=bool(running)) if claims else {}

    def meeting(self, a: "Given", b: "Given", value: Value) -> tuple[Value, Value] | None:
        """Two claims of one article that give two values, in one voice where there are any; of what goes on, the two
        nearest in time; None where it makes no difference which claims give them."""
        shared = a.articles.keys() & b.articles.keys()
        near = [(x, y) for article in shared for x in a.articles[article] for y in b.articles[article]]
        if near:
            return min(near, key=lambda pair: (pair[0].claimant != pair[1].claimant, pair[0].claim, pair[1].claim))
        if value.type == "count" and self.context.running(value.subject):
            return in_time(a.claims, b.claims)
        return None

    def credited(self, ids: Sequence[int], properties: Sequence[str] | None) -> Iterator[Pair]:
        """Words of one utterance that are given to different speakers.

        Where some quotes are not grouped by people, all of a thing and property are compared by their words.
        """
        rows: dict[tuple[int, str], list[tuple[int | None, int, int]]] = defaultdict(list)
        for subject, prop, utterance, claimant, claim in self.quoted(ids):
            if properties is None or prop in properties:
                rows[subject, prop].append((utterance, claimant, claim))
        for some in rows.values():
            for group in by_utterance(some):
                if len({self.context.speaker(claimant) for _, claimant, _ in group}) > 1:
                    yield from self.two_speakers([claim for _, _, claim in group][:MOST])

    def quoted(self, ids: Sequence[int]) -> Iterator[tuple[int, str, int | None, int, int]]:
        """Claims made in quotes: subject, property, utterance, claimant and the first claim of those that are alike."""
        kept = set[int]() if self.direct else crowds.of(self.connection, ids)
        for sql, some in ((QUOTED, [one for one in ids if one not in kept]), (QUOTED_KEPT, sorted(kept))):
            if some:
                yield from self.connection.execute(sql, (json.dumps(some),)).fetchall()

    def two_speakers(self, claims: Sequence[int]) -> Iterator[Pair]:
        """Pairs of claims whose words are one and whose speakers are two."""
        values = [one for one in (read_claim(self.connection, claim, self.types) for claim in claims) if one]
        for a, b in combinations(values, 2):
            for relation in relate(a, b, self.context):
                if relation.name == "attributed_differently":
                    yield pair_of(relation, a, b, Side((a.claim,)), Side((b.claim,)))

    def cases(self, ids: Sequence[int], properties: Sequence[str] | None) -> Iterator[Pair]:
        """Dated incidents outside the period that a report or a series gives for its cases."""
        if properties is not None and "date" not in properties:
            return
        above: dict[int, list[int]] = defaultdict(list)
        for incident, report in self.connection.execute(CASES, (json.dumps(list(ids)),)).fetchall():
            above[incident].append(report)
        if not above:
            return
        above_all = {one for of in above.values() for one in of}
        of_time = families(("date",), self.types)
        periods = dated(self.connection, above_all, of_time, self.types, self.direct)
        days = dated(self.connection, above, of_time, self.types, self.direct)
        for incident, reports in above.items():
            for event in days.get(incident, ()):
                for report in reports:
                    yield from self.outside(event, periods.get(report, ()))

    def outside(self, event: Stand, periods: Iterable[Stand]) -> Iterator[Pair]:
        """The periods that a dated event lies outside of."""
        for period in periods:
            for relation in relate(event.value, period.value, self.context):
                if relation.name not in ("same", "look_alike"):
                    other = period.value.subject
                    yield pair_of(relation, event.value, period.value, side(event), side(period), other)


def by_utterance(rows: Sequence[tuple[int | None, int, int]]) -> list[list[tuple[int | None, int, int]]]:
    """Quoted claims by their utterance; all as one group where one of them has none."""
    if any(utterance is None for utterance, _, _ in rows):
        return [list(rows)]
    found: dict[int | None, list[tuple[int | None, int, int]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return list(found.values())


def asks_for_voices(a: Value, b: Value, found: Sequence[Relation]) -> bool:
    """Whether it may matter in which article and voice two values are given."""
    return undated(a, b) or any((one.clash and not one.soft) or one.rule == "scope.as_of" for one in found)


def undated(a: Value, b: Value) -> bool:
    """Whether two dates are days of the week that nothing dates."""
    return a.type == "date" and a.date is None and b.date is None


def in_time(ones: Sequence[Value], others: Sequence[Value]) -> tuple[Value, Value] | None:
    """The two claims whose articles came out nearest in time, where that is known of both."""
    dated = [(x, y) for x in ones[:20] for y in others[:20] if x.published and y.published]
    if not dated:
        return None
    return min(dated, key=lambda pair: (abs(ordinal(pair[0]) - ordinal(pair[1])), pair[0].claim, pair[1].claim))


def pairs_of(found: Iterable[Relation], a: Stand, b: Stand, one: Value, other: Value) -> Iterator[Pair]:
    """What is kept of the relations of two values: no plain agreement; speakers are found by utterance."""
    for relation in found:
        if relation.name not in ("same", "attributed_differently"):
            yield pair_of(relation, one, other, side(a), side(b))


def side(one: Stand) -> Side:
    """The claims that give one value."""
    return Side(one.claims, one.number)


def ordinal(value: Value) -> int:
    """The number of the day on which it was published."""
    return date.fromisoformat(value.published.low).toordinal() if value.published and value.published.low else 0


def pair_of(relation: Relation, a: Value, b: Value, first: Side, second: Side, other: int | None = None) -> Pair:
    """A pair as kept: the finer or stronger first, of others the one with the lower id."""
    swap = relation.name in FIRST_SIDE if other is None else False
    if other is None and relation.name not in ("refines", "stronger") and not swap:
        swap = a.claim > b.claim
    if swap:
        a, b, first, second, relation = b, a, second, first, relation.turned()
    prop = a.property if other else shown(a.property, b.property)
    return Pair(a.subject, prop, a.claim, b.claim, relation, first, second, other)
