"""What is kept of the claims on records that have very many of them, read: by what they say, and not one by one."""

from collections.abc import Iterable, Mapping
from typing import Any

from db.sqlite import Connection, id_list

INSIDE = "IN (SELECT value FROM json_each(?1))"
KEPT = f"SELECT subject FROM crowd WHERE subject {INSIDE}"
FIRST = "(SELECT min(claim) FROM crowd_claim WHERE value = w.id)"
NEWEST = """(SELECT group_concat(claim) FROM (
  SELECT claim FROM crowd_claim WHERE value = w.id ORDER BY claim DESC LIMIT {most}))"""
NUMBERS = f"SELECT subject, claims FROM crowd_value w WHERE subject {INSIDE} AND sort = '{{sort}}'"
NOTED = f"""SELECT k.claim FROM crowd_value w JOIN crowd_claim k ON k.value = w.id
WHERE w.subject {INSIDE} AND w.sort = 'noted'"""
GIVING = f"""SELECT k.claim, k.value FROM crowd_claim k JOIN crowd_value w ON w.id = k.value
WHERE w.sort = 'stand' AND k.claim {INSIDE}"""
ARTICLES = f"SELECT subject, count(*) FROM crowd_value WHERE subject {INSIDE} AND sort = 'article' GROUP BY subject"
SPEAKERS = f"SELECT subject, CAST(key AS INTEGER) FROM crowd_value WHERE subject {INSIDE} AND sort = 'speaker'"
OWN = f"""SELECT w.subject, count(DISTINCT coalesce(g.leader, CAST(w.key AS INTEGER))) FROM crowd_value w
LEFT JOIN article_group g ON g.article = CAST(w.key AS INTEGER) WHERE w.subject {INSIDE} AND w.sort = 'own'
GROUP BY w.subject"""


def values(sort: str, claim: str = "c", more: str = "") -> str:
    """FROM and WHERE of what is said in one sort, each with the first claim that says it; w is what is kept of it."""
    joined = f"FROM crowd_value w JOIN claim {claim} ON {claim}.id = {FIRST} {more}"
    return f"{joined} WHERE w.subject {INSIDE} AND w.sort = '{sort}'"


def of(connection: Connection, subjects: Iterable[int]) -> set[int]:
    """Those of some records whose claims are kept by what they say."""
    if not connection.execute("SELECT 1 FROM crowd LIMIT 1").fetchone():
        return set()
    return {row[0] for row in connection.execute(KEPT, (id_list(subjects),)).fetchall()}


def counts(connection: Connection, subjects: Iterable[int]) -> dict[int, int]:
    """How many claims there are on some that are kept, those left out that were withdrawn."""
    sql = NUMBERS.format(sort="claim")
    return dict(connection.execute(sql, (id_list(subjects),)).fetchall())


def noted(connection: Connection, subjects: Iterable[int]) -> list[int]:
    """The claims on some that are kept of which something was decided, or that a value was weighed by."""
    return [row[0] for row in connection.execute(NOTED, (id_list(subjects),)).fetchall()]


def giving(connection: Connection, claims: Iterable[int]) -> dict[int, int]:
    """Which distinct value each of some claims gives, by its number, where these are kept."""
    return dict(connection.execute(GIVING, (id_list(claims),)).fetchall())


def sources(connection: Connection, subjects: Iterable[int]) -> tuple[Mapping[int, int], Any, Mapping[int, int]]:
    """Of some that are kept: how many articles; (record, speaker); how many origins in the articles' own voices."""
    listed = (id_list(subjects),)
    articles, own = (dict(connection.execute(sql, listed).fetchall()) for sql in (ARTICLES, OWN))
    return articles, connection.execute(SPEAKERS, listed).fetchall(), own
