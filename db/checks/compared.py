"""What comparing derives, against what it would derive now: relations, prints of texts, shared words, groups."""

import json
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from db.checks.findings import Finding, Findings, Reader
from db.compare.crowding import said
from db.compare.grouping import grouped as groups_of
from db.compare.grouping import reach
from db.compare.keeping import COLUMNS, GROUPED, Relations, grouped, in_order
from db.compare.printing import Texts, counted, crowded, shared_with, words_of
from db.compare.prints import RUN, prints

BATCH = 200
SAMPLE = 20  # batches that are compared anew where not all are
INSIDE = "IN (SELECT value FROM json_each(?))"
SUBJECTS = """
SELECT DISTINCT subject FROM claim WHERE subject > ? AND subject NOT IN (SELECT subject FROM relation_due)
ORDER BY subject LIMIT ?"""
STRAY = """
SELECT subject FROM {table} r WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.subject = r.subject)
AND subject NOT IN (SELECT subject FROM relation_due) LIMIT 20"""
KEPT = """
SELECT v.sort, v.key, v.claims, k.claim FROM crowd_value v LEFT JOIN crowd_claim k ON k.value = v.id
WHERE v.subject = ?"""
PRINTED = "SELECT text, words FROM text_printed WHERE text > ? ORDER BY text LIMIT ?"
PAIRS = "SELECT a, b, words FROM article_shared ORDER BY a, b LIMIT ?"
TEXTS = "SELECT t.id FROM text t JOIN text_printed p ON p.text = t.id WHERE t.article = ? ORDER BY t.id"
ARTICLES = "SELECT article FROM article_group UNION SELECT a FROM article_shared UNION SELECT b FROM article_shared"
MOST_PAIRS, MOST_ARTICLES = 2_000, 50_000


def compared(reader: Reader, whole: bool = False) -> Findings:
    """Everything that comparing derives and that does not follow from claims, texts and decisions."""
    yield from relations(reader, whole)
    yield from crowded_claims(reader, whole)
    yield from printed(reader, whole)
    yield from shared(reader)
    yield from grouping(reader)


def relations(reader: Reader, whole: bool) -> Findings:
    """Things whose relations, or their place on the board, are not what their claims give."""
    case = reader.case
    total = case.one("SELECT count(DISTINCT subject) FROM claim")
    step = 1 if whole else max(1, total // BATCH // SAMPLE)
    last, done = -1, 0
    while ids := [row[0] for row in case.rows(SUBJECTS, (last, BATCH))]:
        if done // BATCH % step == 0:
            for subject in sorted(reader.steady(partial(wrong, reader, ids))):
                code = case.codes.code(subject)
                yield Finding("derived", f"How claims on {code} relate is not what comparing them gives.", code)
        last, done = ids[-1], done + len(ids)
        reader.progress("how claims relate", done, max(total, done))
    for table in ("claim_relation", "relation_group"):
        for (subject,) in case.rows(STRAY.format(table=table)):
            code = case.codes.code(subject)
            yield Finding("derived", f"Relations are kept of {code}, of which there are no claims.", code)


def wrong(reader: Reader, ids: list[int]) -> set[int]:
    """Those of the subjects whose rows differ from what comparing them gives."""
    connection = reader.case.connection
    rows = in_order(Relations(connection, direct=True).rows(ids))
    wanted: dict[str, tuple[tuple[str, ...], Sequence[Sequence[Any]]]]
    wanted = {"claim_relation": (COLUMNS, rows), "relation_group": (GROUPED, grouped(rows))}
    found: set[int] = set()
    for table, (names, expected) in wanted.items():
        sql = f"SELECT {', '.join(names)} FROM {table} WHERE subject {INSIDE}"
        there: set[tuple[Any, ...]] = set(connection.execute(sql, (json.dumps(ids),)).fetchall())
        found |= {row[0] for row in there ^ {tuple(row) for row in expected}}
    return found


def crowded_claims(reader: Reader, whole: bool) -> Findings:
    """Things with very many claims of which something else is kept than these say."""
    case = reader.case
    ids = [row[0] for row in case.rows("SELECT subject FROM crowd ORDER BY subject")]
    step = 1 if whole else max(1, len(ids) // SAMPLE // 10)
    for done, subject in enumerate(ids):
        if done % step == 0 and not reader.steady(partial(true_crowd, reader, subject)):
            code = case.codes.code(subject)
            yield Finding("derived", f"What is kept of the claims on {code} is not what they say.", code)
        reader.progress("what very many claims say", done, len(ids))


def true_crowd(reader: Reader, subject: int) -> bool:
    """Whether each distinct value of a thing is kept with the claims that give it, and their number."""
    connection = reader.case.connection
    rows = connection.execute(KEPT, (subject,)).fetchall()
    there = {((subject, sort, key), claim) for sort, key, _, claim in rows}
    numbers = {(sort, key): claims for sort, key, claims, _ in rows}
    found = set(said(connection, "subject", json.dumps([subject])))
    return there == found and Counter((sort, key) for sort, key, _, _ in rows) == Counter(numbers)


def printed(reader: Reader, whole: bool) -> Findings:
    """Texts whose prints are not those of their words."""
    case = reader.case
    total = case.one("SELECT count(*) FROM text_printed")
    step = 1 if whole else max(1, total // SAMPLE // 10)
    last, done = -1, 0
    while rows := case.rows(PRINTED, (last, BATCH)):
        for place, (text, count) in enumerate(rows):
            if (done + place) % step == 0 and not reader.steady(partial(true_prints, reader, text, count)):
                code = case.codes.code(text)
                yield Finding("derived", f"The runs of words that are indexed of {code} are not its own.", code)
        last, done = rows[-1][0], done + len(rows)
        reader.progress("runs of words", done, total)
    lost = "SELECT count(*) FROM text_print WHERE text NOT IN (SELECT text FROM text_printed)"
    if case.one(lost):
        yield Finding("derived", "Runs of words are indexed of texts that the case file does not hold so.")


def true_prints(reader: Reader, text: int, count: int) -> bool:
    """Whether a text's prints are those of its words, and what it shares with others is kept."""
    connection = reader.case.connection
    known = Texts(connection)
    words, _ = known.of(text)
    there = connection.execute("SELECT print, place FROM text_print WHERE text = ?", (text,)).fetchall()
    if count != len(words) or set(there) != set(prints(words)):
        return False
    found = shared_with(connection, text, known)
    lacking = [(a, b) for a, b, shares, _ in found if kept(connection, a, b) < shares]
    return all(crowded(connection, a) or crowded(connection, b) for a, b in lacking)


def kept(connection: Any, a: int, b: int) -> int:
    """How many words two articles are kept as sharing."""
    row = connection.execute("SELECT words FROM article_shared WHERE a = ? AND b = ?", (a, b)).fetchone()
    return int(row[0]) if row else 0


def shared(reader: Reader) -> Findings:
    """Pairs of articles that do not share the words that are kept of them."""
    case = reader.case
    for a, b, words in case.rows(PAIRS, (MOST_PAIRS,)):
        if words not in reader.steady(partial(counts, reader, a, b)):
            one, other = case.codes.code(a), case.codes.code(b)
            yield Finding("derived", f"{one} and {other} do not share {words:,} words, as is kept of them.", one)


def counts(reader: Reader, a: int, b: int) -> set[int]:
    """How many words the texts of two articles share."""
    connection = reader.case.connection
    ones, others = ([row[0] for row in connection.execute(TEXTS, (one,)).fetchall()] for one in (a, b))
    texts = {text: words_of(connection, text) for text in (*ones, *others)}
    found = {counted(texts[x], texts[y]) for x in ones for y in others}
    return {one for one in found if one >= RUN}


def grouping(reader: Reader) -> Findings:
    """Articles that count as one text, or as two, against what they share and what people decided."""
    case = reader.case
    articles = {row[0] for row in case.rows(ARTICLES)}
    if len(articles) > MOST_ARTICLES:
        return

    def differing() -> set[int]:
        expected = groups_of(*reach(case.connection, set(articles)))
        there = dict(case.connection.execute("SELECT article, leader FROM article_group").fetchall())
        return {one for one in {*expected, *there} if expected.get(one) != there.get(one)}

    for article in sorted(reader.steady(differing)):
        code = case.codes.code(article)
        yield Finding("derived", f"With which articles {code} counts as one text is not what follows.", code)
