"""Claims of a case file as values to compare: the distinct ones of a subject and property, with who gives them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.classes import dataclass
from db.compare import crowds
from db.compare.kindred import family
from db.compare.value import Member, Scope, Value
from db.sqlite import Connection
from db.words.edtf import Date
from db.words.numbers import Count

# What makes two claims say the same: all that is compared but who says it, where, and in which words.
KEY = (
    "subject", "property", "low", "best", "high", "qualifier", "base", "unit", "date", "date_role", "record", "term",
    "text", "yesno", "operator", "window", "window_until", "area", "whom", "modality", "polarity", "shared_qualifier",
)  # fmt: skip
BESIDE = ("date_low", "date_high", "date_precision", "window_low", "window_high", "window_precision", "inferred")
# Words count where the value is in words, or where there is none.
WORDS = """CASE WHEN c.text IS NOT NULL OR coalesce(c.qualifier, c.date, c.record, c.term, c.yesno, c.operator) IS NULL
  THEN c.said END"""
SET = """CASE WHEN c.operator IS NOT NULL THEN (SELECT group_concat(m.one, ',') FROM (
  SELECT coalesce(record, term) || ' ' || coalesce(involvement, '') AS one FROM member WHERE owner = c.id
  ORDER BY position, id) m) END"""
LIVE = "c.withdrawn IS NULL AND c.status <> 'draft'"
COLUMNS = ", ".join(f'c."{name}"' for name in (*KEY, *BESIDE))
SELECT = f"SELECT {COLUMNS}, {WORDS} AS words, {SET} AS members, c.said, min(c.id), group_concat(c.id)"
GROUPED = f"""GROUP BY {", ".join(f'c."{name}"' for name in KEY)}, words, members"""
GROUPS = f"""{", ".join(f'c."{name}"' for name in KEY)}, {WORDS}, {SET}"""
SPEAKER = """coalesce(c.claimant, (SELECT h.actor FROM chain h WHERE h.claim = c.id
  AND h.actor IS NOT NULL ORDER BY h.position DESC, h.id DESC LIMIT 1))"""
DISTINCT = f"""{SELECT}, NULL, count(*)
FROM claim c WHERE c.subject IN (SELECT value FROM json_each(?1)) AND {LIVE} {{where}} {GROUPED}"""
BEYOND = 200  # of so many equal claims the voices are looked at
KEPT = f"""SELECT {COLUMNS}, {WORDS}, {SET}, c.said, c.id, {crowds.NEWEST.format(most=BEYOND)}, w.id, w.claims
{crowds.values("stand")} {{where}}"""
ONE = f"SELECT {COLUMNS}, {WORDS} AS words, {SET} AS members, c.said, c.id, c.id, NULL, 1 FROM claim c WHERE c.id = ?"
AT = {
    name: place
    for place, name in enumerate((*KEY, *BESIDE, "words", "members", "said", "first", "ids", "number", "count"))
}
PUBLISHED = """(SELECT a.published || ' ' || coalesce(a.published_low, '') || ' ' || coalesce(a.published_high, '')
    FROM citation x JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text JOIN article a ON a.id = t.article
    WHERE x.record = c.id AND x.role = 'cites' AND a.published_low IS NOT NULL ORDER BY a.published_low LIMIT 1)"""
VOICES = """
SELECT c.id, c.claimant, c.claimant_said, c.voice, q.utterance,
  (SELECT h.actor FROM chain h WHERE h.claim = c.id AND h.actor IS NOT NULL
    ORDER BY h.position DESC, h.id DESC LIMIT 1),
  (SELECT group_concat(DISTINCT t.article) FROM citation x JOIN passage p ON p.id = x.passage
    JOIN text t ON t.id = p.text WHERE x.record = c.id AND x.role = 'cites'),
  {published},
  CASE WHEN c.quote IS NOT NULL THEN (SELECT group_concat(one, ' … ') FROM (SELECT p.words AS one FROM citation x
    JOIN passage p ON p.id = x.passage WHERE x.record = c.quote AND x.role = 'cites' ORDER BY x.position, x.id)) END
FROM claim c LEFT JOIN quote q ON q.id = c.quote WHERE c.id IN (SELECT value FROM json_each(?))"""
ARTICLES = """
SELECT x.record, t.article FROM citation x JOIN passage p ON p.id = x.passage JOIN text t ON t.id = p.text
WHERE x.record IN (SELECT value FROM json_each(?)) AND x.role = 'cites'"""


@dataclass(frozen=True, slots=True)
class Stand:
    """One distinct value of a subject and property, with the claims that give it, the first of them as its sign.

    claims: all of them, or the newest where there are very many; then it has a number in what is kept of these.
    """

    value: Value
    claims: tuple[int, ...]
    count: int = 1
    number: int | None = None


Row = Sequence[Any]


def distinct(
    connection: Connection, subjects: Iterable[int], properties: Iterable[str] | None, direct: bool = False
) -> list[Row]:
    """The distinct values of subjects, in some properties or in all; direct: from the claims, whatever is kept."""
    ids = set(subjects)
    kept = set[int]() if direct else crowds.of(connection, ids)
    where, more = "", list[str]()
    if properties is not None:
        where, more = "AND c.property IN (SELECT value FROM json_each(?2))", [json.dumps(sorted(properties))]
    found: list[Row] = []
    for sql, some in ((DISTINCT, ids - kept), (KEPT, kept)):
        if some:
            found += connection.execute(sql.format(where=where), [json.dumps(sorted(some)), *more]).fetchall()
    return found


def stands(
    connection: Connection,
    subjects: Iterable[int],
    types: Mapping[str, str],
    properties: Iterable[str] | None = None,
    direct: bool = False,
) -> Iterator[list[Stand]]:
    """The distinct values of each subject and family of properties that has more than one, grouped."""
    of = {code: family(code) for code in types}
    groups: dict[tuple[int, str], list[Row]] = {}
    for row in distinct(connection, subjects, properties, direct):
        groups.setdefault((row[0], of.get(str(row[1]), str(row[1]))), []).append(row)
    for group in groups.values():
        if len(group) > 1:
            yield [stand(one, types) for one in group]


def dated(
    connection: Connection,
    ids: Iterable[int],
    properties: Sequence[str],
    types: Mapping[str, str],
    direct: bool = False,
) -> dict[int, list[Stand]]:
    """The distinct values that subjects have in some properties, also where there is one alone."""
    found: dict[int, list[Stand]] = {}
    for row in distinct(connection, ids, properties, direct):
        found.setdefault(row[0], []).append(stand(row, types))
    return found


def stand(row: Row, types: Mapping[str, str]) -> Stand:
    """A row of the grouped query as a value with its claims, in order."""
    ids = row[AT["ids"]]
    claims = (ids,) if isinstance(ids, int) else tuple(sorted(map(int, ids.split(","))))
    return Stand(value(row, types), claims, row[AT["count"]], row[AT["number"]])


def value(row: Row, types: Mapping[str, str]) -> Value:
    """A row as the value that it holds; voice and articles are filled in where they are needed."""
    (
        subject, prop, low, best, high, qualifier, base, unit, when, role, record, term, text, yesno, operator,
        window, until, area, whom, modality, polarity, shared,
        date_low, date_high, precision, window_low, window_high, window_precision, inferred,
        _, members, said, first, *_,
    ) = row  # fmt: skip
    found = of_members(members) if members else ()
    if not found and (record or term):
        found = (Member(record or term),)
    return Value(
        first, subject, prop, kind(types.get(prop, "text"), qualifier, when, found, yesno), said or "",
        Count(qualifier, low, best, high, base) if qualifier else None, (unit or "").partition(".")[2],
        Date(when, date_low, date_high, precision or "day") if when else None, role or "",
        found, operator or "", text or "", None if yesno is None else bool(yesno),
        Scope(
            Date(window, window_low, window_high, window_precision or "day") if window else None,
            until, area, whom or "",
        ) if window or until or area or whom else NO_SCOPE,
        modality, polarity == "denies" or modality == "denied", inferred=bool(inferred), shared=bool(shared),
    )  # fmt: skip


NO_SCOPE = Scope()


def kind(of_property: str, qualifier: Any, when: Any, members: Any, yesno: Any) -> str:
    """The type of a value: that of its property, unless only words are kept where it asks for more."""
    has = {"count": qualifier, "yesno": yesno is not None} | dict.fromkeys(("record", "term", "set", "who"), members)
    return of_property if has.get(of_property, True) else "text"


def of_members(text: str) -> tuple[Member, ...]:
    """Members from their packed form."""
    found = []
    for one in text.split(","):
        key, _, involvement = one.partition(" ")
        found.append(Member(int(key) if key.isdigit() else key, involvement))
    return tuple(found)


def articles_of(connection: Connection, claims: Iterable[int]) -> dict[int, list[int]]:
    """The articles whose words each claim cites."""
    found: dict[int, list[int]] = {}
    for claim, article in connection.execute(ARTICLES, (json.dumps(list(claims)),)).fetchall():
        found.setdefault(claim, []).append(article)
    return found


def voices(connection: Connection, claims: Iterable[int], *, dated: bool = True) -> dict[int, Value]:
    """Who gives each claim and in which articles, as values that hold nothing else; dated: and when these came out."""
    found = {}
    sql = VOICES.format(published=PUBLISHED if dated else "NULL")
    for row in connection.execute(sql, (json.dumps(sorted(set(claims))),)).fetchall():
        claim, claimant, claimant_said, voice, utterance, last, articles, published, quoted = row
        found[claim] = Value(
            claim, claimant=claimant or last, claimant_said=claimant_said or "", utterance=utterance,
            named=voice == "context" or bool(claimant or last),
            articles=frozenset(map(int, articles.split(","))) if articles else frozenset(),
            published=published_on(published), quoted=quoted or "",
        )  # fmt: skip
    return found


def published_on(packed: str | None) -> Date | None:
    """A date of publication from its packed form."""
    if not packed:
        return None
    edtf, low, high = packed.split(" ")
    return Date(edtf, low or None, high or None, "day")


def voiced(one: Value, voice: Value | None) -> Value:
    """A value with the voice of one of its claims."""
    if voice is None:
        return one
    return replace(
        one, claim=voice.claim, claimant=voice.claimant, claimant_said=voice.claimant_said, named=voice.named,
        utterance=voice.utterance, quoted=voice.quoted, articles=voice.articles, published=voice.published,
    )  # fmt: skip


def read_claim(connection: Connection, claim: int, types: Mapping[str, str]) -> Value | None:
    """One claim as a value with its voice; None where there is no such claim."""
    row = connection.execute(ONE, (claim,)).fetchone()
    return voiced(value(row, types), voices(connection, [claim]).get(claim)) if row else None


def value_types(connection: Connection) -> dict[str, str]:
    """The type of each property."""
    return dict(connection.execute("SELECT code, value_type FROM property").fetchall())
