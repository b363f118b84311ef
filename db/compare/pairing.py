"""Which claims of some subjects relate to which: their distinct values pair by pair, with the voices that matter."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from db.compare.dates import PERIODS
from db.compare.deciding import Pair
from db.compare.knowing import Knowing
from db.compare.reading import BEYOND, LIVE, Stand, dated, read_claim, stands, value_types, voiced, voices
from db.compare.relate import relate
from db.compare.value import FIRST_SIDE, Relation, Value
from db.sqlite import Connection

MOST = 60  # of so many different values for one thing and property, those that most claims give are compared
INSIDE = "IN (SELECT value FROM json_each(?1))"
QUOTED = f"""
SELECT c.subject, c.property, q.utterance, c.claimant, min(c.id) FROM claim c JOIN quote q ON q.id = c.quote
WHERE c.subject {INSIDE} AND q.utterance IS NOT NULL AND c.claimant IS NOT NULL AND {LIVE}
GROUP BY c.subject, c.property, q.utterance, c.claimant, coalesce(c.said, ''), coalesce(c.text, '')"""
CASES = f"""
SELECT d.incident, d.report FROM documented_case d WHERE d.incident {INSIDE} AND d.withdrawn IS NULL
UNION SELECT incident, other FROM relation WHERE incident {INSIDE} AND relation = 'relation.part_of'
UNION SELECT other, incident FROM relation WHERE other {INSIDE} AND relation = 'relation.contains'"""


class Pairing:
    """Finds the relations of some subjects' claims on one connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.types = value_types(connection)
        self.context = Knowing(connection)

    def pairs(self, ids: Sequence[int], properties: Sequence[str] | None = None) -> list[Pair]:
        """All relations of these subjects, in some properties or in all."""
        return [*self.compared(ids, properties), *self.credited(ids, properties), *self.cases(ids, properties)]

    def compared(self, ids: Sequence[int], properties: Sequence[str] | None) -> Iterator[Pair]:
        """The relations between the distinct values of each subject and property."""
        for group in stands(self.connection, ids, self.types, properties):
            group.sort(key=lambda one: (-len(one.claims), one.claims))
            for a, b in combinations(group[:MOST], 2):
                for relation, first, second in self.between(a, b):
                    if relation.name != "same" and relation.name != "attributed_differently":
                        yield pair_of(relation, first, second, a.claims, b.claims)

    def between(self, a: Stand, b: Stand) -> Iterator[tuple[Relation, Value, Value]]:
        """The relations of two values; of those that clash, or that one article alone explains, with their voices."""
        one, other = a.value, b.value
        found = relate(one, other, self.context)
        undated = one.type == "date" and one.date is None and other.date is None
        if undated or any(asks_for_voice(relation) for relation in found):
            one, other = self.meeting(a, b)
            found = relate(one, other, self.context)
        yield from ((relation, one, other) for relation in found)

    def meeting(self, a: Stand, b: Stand) -> tuple[Value, Value]:
        """Two values as two of their claims give them: in one article and voice, else near in time."""
        first, second = a.claims[-BEYOND:], b.claims[-BEYOND:]
        known = voices(self.connection, (*first, *second))
        ones = [known[claim] for claim in first if claim in known]
        by_article: dict[int, list[Value]] = defaultdict(list)
        for claim in second:
            for article in known[claim].articles if claim in known else ():
                by_article[article].append(known[claim])
        near = [(x, y) for x in ones for article in x.articles for y in by_article.get(article, ())]
        best = next((pair for pair in near if pair[0].claimant == pair[1].claimant), near[0] if near else None)
        x, y = best or in_time(ones, [known[claim] for claim in second if claim in known])
        return voiced(a.value, x), voiced(b.value, y)

    def credited(self, ids: Sequence[int], properties: Sequence[str] | None) -> Iterator[Pair]:
        """Words of one utterance that are given to different speakers."""
        groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        speakers: dict[tuple[Any, ...], set[int]] = defaultdict(set)
        for subject, prop, utterance, claimant, claim in self.connection.execute(QUOTED, (json.dumps(list(ids)),)):
            if properties is None or prop in properties:
                groups[subject, prop, utterance].append(claim)
                speakers[subject, prop, utterance].add(self.context.speaker(claimant))
        for key, claims in groups.items():
            if len(speakers[key]) > 1:
                yield from self.two_speakers(claims[:MOST])

    def two_speakers(self, claims: Sequence[int]) -> Iterator[Pair]:
        """Pairs of claims whose words are one and whose speakers are two."""
        values = [one for one in (read_claim(self.connection, claim, self.types) for claim in claims) if one]
        for a, b in combinations(values, 2):
            for relation in relate(a, b, self.context):
                if relation.name == "attributed_differently":
                    yield pair_of(relation, a, b, (a.claim,), (b.claim,))

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
        periods = dated(self.connection, above_all, (*PERIODS, "date"), self.types)
        days = dated(self.connection, above, ("date",), self.types)
        for incident, reports in above.items():
            for event in days.get(incident, ()):
                for report in reports:
                    yield from self.outside(event, periods.get(report, ()))

    def outside(self, event: Stand, periods: Iterable[Stand]) -> Iterator[Pair]:
        """The periods that a dated event lies outside of."""
        for period in periods:
            for relation in relate(event.value, period.value, self.context):
                if relation.rule == "date.case_outside":
                    other = period.value.subject
                    yield pair_of(relation, event.value, period.value, event.claims, period.claims, other)


def asks_for_voice(relation: Relation) -> bool:
    """Whether it matters in which article and voice two values are given."""
    return (relation.clash and not relation.soft) or relation.rule == "scope.as_of"


def in_time(ones: Sequence[Value], others: Sequence[Value]) -> tuple[Value | None, Value | None]:
    """The two claims whose articles came out nearest in time, else the first of each side."""
    dated = [
        (abs(ordinal(x) - ordinal(y)), x.claim, y.claim, x, y)
        for x in ones[:20] for y in others[:20] if x.published and y.published
    ]  # fmt: skip
    if dated:
        return min(dated, key=lambda one: one[:3])[3:]
    return (ones[0] if ones else None), (others[0] if others else None)


def ordinal(value: Value) -> int:
    """The number of the day on which it was published."""
    return date.fromisoformat(value.published.low).toordinal() if value.published and value.published.low else 0


def pair_of(
    relation: Relation, a: Value, b: Value, first: tuple[int, ...], second: tuple[int, ...], other: int | None = None
) -> Pair:
    """A pair as kept: the finer or stronger first, of others the one with the lower id."""
    swap = relation.name in FIRST_SIDE if other is None else False
    if other is None and relation.name not in ("refines", "stronger") and not swap:
        swap = a.claim > b.claim
    if swap:
        a, b, first, second, relation = b, a, second, first, relation.turned()
    return Pair(a.subject, a.property, a.claim, b.claim, relation, first, second, other)
