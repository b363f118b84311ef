"""Claims of a weekday or the like, which become dates once the day is known on which their article was published."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from db.errors import Invalid
from db.rules import date_columns
from db.words.dates import AGAINST, read_relative
from db.words.edtf import parse
from db.writer import Writer

WAITING = """
SELECT c.id, c.said, min(a.published), max(a.published) FROM claim c JOIN property p ON p.code = c.property
  JOIN citation x ON x.record = c.id AND x.role = 'cites' JOIN passage g ON g.id = x.passage
  JOIN text t ON t.id = g.text JOIN article a ON a.id = t.article
WHERE {where} AND p.value_type = 'date' AND c.date IS NULL AND c.said IS NOT NULL AND c.withdrawn IS NULL
  AND c.status <> 'finalized' AND a.published IS NOT NULL GROUP BY c.id"""
OF_CLAIMS = WAITING.format(where="c.id IN (SELECT value FROM json_each(?))")
OF_ARTICLES = WAITING.format(
    where="""c.id IN (SELECT x.record FROM article a JOIN text t ON t.article = a.id JOIN passage g ON g.text = t.id
  JOIN citation x ON x.passage = g.id WHERE a.id IN (SELECT value FROM json_each(?)))"""
)


def settle(writer: Writer, claims: Iterable[int]) -> None:
    """Give these claims the days that their words mean, where their articles have one date."""
    settle_rows(writer, writer.execute(OF_CLAIMS, (json.dumps(sorted(claims)),)))


def settle_articles(writer: Writer, articles: Iterable[int]) -> None:
    """Give the claims that cite these articles the days that their words mean."""
    settle_rows(writer, writer.execute(OF_ARTICLES, (json.dumps(sorted(articles)),)))


def settle_rows(writer: Writer, rows: Iterable[tuple[Any, ...]]) -> None:
    """Write what follows; words that give no day wait on."""
    for claim, said, published, other in rows:
        columns = day_of(said, published) if published == other else {}
        if columns:
            writer.update("claim", claim, columns)


def day_of(said: str, published: str) -> Mapping[str, Any]:
    """The columns of the day that some words mean in an article of this date (EDTF), and the premise; {} for none."""
    try:
        found = read_relative(said, parse(published, published))
    except Invalid:
        return {}
    premise = f"“{said}”, {AGAINST}{published}"
    return {**date_columns("date", found), "inferred": 1, "premise": premise} if found.low else {}
