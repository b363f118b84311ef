"""Where words come from, for people: speakers with the articles that carry them, and articles that share words."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from db.case import Case
from db.compare.grouping import SAME, Origins
from db.compare.printing import overlap
from db.handling import covered
from db.kinds import kind_of
from db.lists.windows import COVER
from db.sheet.lines import Lines

CARRIED = """
SELECT coalesce(c.claimant, (SELECT h.actor FROM chain h WHERE h.claim = c.id AND h.actor IS NOT NULL
    ORDER BY h.position DESC, h.id DESC LIMIT 1)) AS speaker, t.article, count(DISTINCT c.id)
FROM claim c JOIN citation x ON x.record = c.id AND x.role = 'cites' JOIN passage p ON p.id = x.passage
JOIN text t ON t.id = p.text WHERE c.withdrawn IS NULL {where} GROUP BY speaker, t.article"""
RELAYS = """
SELECT DISTINCT h.actor, coalesce(c.claimant, 0) FROM chain h JOIN claim c ON c.id = h.claim
WHERE c.withdrawn IS NULL AND h.actor IS NOT NULL AND h.actor IS NOT c.claimant AND c.claimant IS NOT NULL"""
NAMED = """
SELECT o.id, x.article, o.actor FROM origin o JOIN origin_article x ON x.origin = o.id WHERE o.withdrawn IS NULL"""
SHARED = """
SELECT a, b, words, share FROM article_shared WHERE ?1 IN (0, a, b)
ORDER BY share DESC, words DESC, a, b LIMIT ?2"""
AMONG = """
SELECT a, b, words, share FROM article_shared
WHERE a IN (SELECT value FROM json_each(?1)) AND b IN (SELECT value FROM json_each(?1))
ORDER BY share DESC, words DESC, a, b LIMIT 100"""
DECIDED = """
SELECT kind, id FROM decision WHERE kind IN ('same_origin', 'not_same_origin') AND withdrawn IS NULL
AND (a = ?1 AND b = ?2 OR a = ?2 AND b = ?1) ORDER BY id DESC LIMIT 1"""
CREDITED = """
SELECT DISTINCT q.speaker, q.speaker_said FROM passage p JOIN citation x ON x.passage = p.id AND x.role = 'cites'
JOIN quote q ON q.id = x.record AND q.withdrawn IS NULL
WHERE p.text = ? AND p.start < ? AND p.stop > ? ORDER BY q.id"""
NEWEST = "SELECT id FROM text WHERE article = ? AND withdrawn IS NULL ORDER BY version DESC LIMIT 1"
WORDS = "SELECT start, words FROM part WHERE text = ? AND stop > ? AND start < ? ORDER BY start"


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin: a body or person with the articles that carry its words, or articles that are one text.

    through: who relays it by name. records: codes of origins that people made of it.
    """

    record: int
    code: str
    name: str
    articles: tuple[int, ...]
    article_codes: tuple[str, ...]
    claims: int
    through: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    own_voice: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Words that two articles share, where they stand in each, and to whom quotes of them are given."""

    words: str
    first: tuple[int, int]
    second: tuple[int, int]
    first_speakers: tuple[str, ...]
    second_speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Two articles that share words: how many, which share of the shorter one, and what holds of them.

    state: same_origin or not_same_origin where a person decided, one_text where so much is shared, else open.
    """

    a: int
    b: int
    a_code: str
    b_code: str
    words: int
    share: float
    state: str
    decision: str
    runs: tuple[Run, ...]


def origins(case: Case, record: int | None = None, *, uncovered: bool = False) -> list[Origin]:
    """Every origin of the claims in the case, those with most articles first; or of the claims on one record."""
    found, claims = carried(case, record)
    lines = Lines(case, uncovered)
    of = Origins(case.connection)
    through, named = relays(case, of), made_by_people(case, of)
    names = lines.names({*found, *(one for some in through.values() for one in some)})
    hidden = lines.hidden({article for some in found.values() for article in some})
    made = []
    for origin, articles in found.items():
        shown = tuple(sorted(one for one in articles if one not in hidden))
        made.append(
            Origin(
                origin, case.codes.code(origin), names.get(origin, ""), shown,
                tuple(case.codes.code(one) for one in shown), claims[origin],
                tuple(sorted(names.get(one, "") for one in through.get(origin, ()))),
                tuple(case.codes.code(one) for one in sorted(named.get(origin, ()))),
                kind_of(origin).name == "article",
            )
        )  # fmt: skip
    return sorted(made, key=lambda one: (-len(one.articles), -one.claims, one.record))


def carried(case: Case, record: int | None) -> tuple[dict[int, set[int]], dict[int, int]]:
    """The articles and the number of claims of each origin."""
    column = "id" if record is not None and kind_of(record).name == "claim" else "subject"
    where, args = (f"AND c.{column} = ?", (record,)) if record is not None else ("", ())
    rows = case.rows(CARRIED.format(where=where), args)
    of = Origins(case.connection)
    of.know({article for speaker, article, _ in rows if not speaker})
    articles: dict[int, set[int]] = defaultdict(set)
    claims: dict[int, int] = defaultdict(int)
    for speaker, article, count in rows:
        origin = of.origin(speaker, article)
        if origin:
            articles[origin].add(article)
            claims[origin] += count
    return articles, claims


def relays(case: Case, of: Origins) -> dict[int, set[int]]:
    """By whom each origin is relayed by name: told Reuters, said the monitor."""
    found: dict[int, set[int]] = defaultdict(set)
    for relay, speaker in case.rows(RELAYS):
        origin = of.origin(speaker, None)
        if origin and of.origin(relay, None) != origin:
            found[origin].add(relay)
    return found


def made_by_people(case: Case, of: Origins) -> dict[int, set[int]]:
    """The origins that people made, by the origin that they stand for."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = case.rows(NAMED)
    of.know({article for _, article, actor in rows if not actor})
    for record, article, actor in rows:
        origin = of.origin(actor, article)
        if origin:
            found[origin].add(record)
    return found


def shared(case: Case, article: int | None = None, *, most: int = 100, uncovered: bool = False) -> Iterator[Shared]:
    """Articles that share runs of words, those that share most first; of one article or of all."""
    lines = Lines(case, uncovered)
    yield from told(case, lines, case.rows(SHARED, (article or 0, most)), uncovered)


def runs_of_articles(case: Case, articles: Iterable[int], *, uncovered: bool = False) -> list[Shared]:
    """Pairs among some articles that share runs of words, those that share most first."""
    listed = json.dumps(sorted(articles))
    return list(told(case, Lines(case, uncovered), case.rows(AMONG, (listed,)), uncovered))


def told(case: Case, lines: Lines, rows: Iterable[Sequence[Any]], uncovered: bool) -> Iterator[Shared]:
    """Rows of what is shared, with the words and what was decided."""
    for a, b, words, share in rows:
        hidden = set() if uncovered else covered(case, (a, b))
        decided = case.row(DECIDED, (a, b))
        state = decided[0] if decided else "one_text" if share >= SAME else "open"
        runs = () if hidden else tuple(runs_of(case, lines, a, b))
        code = case.codes.code
        yield Shared(a, b, code(a), code(b), words, share, state, code(decided[1]) if decided else "", runs)


def runs_of(case: Case, lines: Lines, a: int, b: int) -> Iterator[Run]:
    """The shared runs of two articles, the longest first."""
    first, second = case.one(NEWEST, (a,)), case.one(NEWEST, (b,))
    if first is None or second is None:
        return
    for one, other in overlap(case.connection, first, second):
        words = span(case, first, *one)
        yield Run(words, one, other, speakers(case, lines, first, one), speakers(case, lines, second, other))


def span(case: Case, text: int, start: int, stop: int) -> str:
    """The words of a span."""
    rows = case.rows(WORDS, (text, start, stop))
    return "".join(words[max(start - at, 0) : stop - at] for at, words in rows)


def speakers(case: Case, lines: Lines, text: int, place: Sequence[int]) -> tuple[str, ...]:
    """To whom the quotes that a span meets are given."""
    start, stop = place
    rows = case.rows(CREDITED, (text, stop, start))
    names = lines.names(speaker for speaker, _ in rows)
    return tuple(dict.fromkeys(names.get(speaker, "") or said or COVER for speaker, said in rows))


def groups(case: Case) -> dict[int, list[int]]:
    """Articles that count as one text, by the first of them."""
    found: dict[int, list[int]] = defaultdict(list)
    for article, leader in case.rows("SELECT article, leader FROM article_group ORDER BY leader, article"):
        found[leader].append(article)
    return dict(found)
