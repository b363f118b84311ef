"""Texts against their hashes, passages against the texts, claims against the rule that they cite."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from db.checks.findings import CHUNK, Finding, Findings, Reader

# The words of a text from a passage's start to its stop, from the part that holds the first code point on.
STANDS = """(
  SELECT group_concat(piece, '') FROM (
    SELECT substr(t.words, max(p.start - t.start, 0) + 1, min(p.stop, t.stop) - max(p.start, t.start)) AS piece
    FROM part t WHERE t.text = p.text AND t.start < p.stop
      AND t.start >= (SELECT max(start) FROM part WHERE text = p.text AND start <= p.start)
    ORDER BY t.start))"""
PASSAGES = f"""
SELECT id, words IS {STANDS} FROM passage p WHERE id > ? ORDER BY id LIMIT ?"""
UNCITED = """
SELECT c.id FROM claim c WHERE c.id > ? AND c.status <> 'draft' AND c.withdrawn IS NULL
  AND NOT EXISTS (SELECT 1 FROM citation WHERE record = c.id AND role = 'cites') ORDER BY c.id LIMIT ?"""
TEXTS = "SELECT id, length, bytes, sha256, raw_sha256 FROM text ORDER BY id"
PARTS = (
    "SELECT position, start, stop, bytes_start, words FROM part WHERE text = ? AND start > ? ORDER BY start LIMIT 64"
)
ORPHANS = "SELECT DISTINCT text FROM {table} x WHERE NOT EXISTS (SELECT 1 FROM text WHERE id = x.text) LIMIT 20"


def texts(reader: Reader) -> Findings:
    """Texts whose parts have gaps or whose words or bytes are not those that were hashed."""
    found = reader.case.rows(TEXTS)
    for place, (text, length, size, hashed, raw_hashed) in enumerate(found):
        reader.progress("texts against their hashes", place, len(found))
        code = reader.case.codes.code(text)
        yield from of_parts(reader, text, code, (length, size, hashed))
        yield from of_raw(reader, text, code, raw_hashed)
    for table in ("part", "raw"):
        for (text,) in reader.case.rows(ORPHANS.format(table=table)):
            yield Finding("text", f"There are words or bytes of a text {text} that the case file does not hold.")


def parts(reader: Reader, text: int) -> Iterator[tuple[Any, ...]]:
    """The parts of a text in order."""
    last = -1
    while rows := reader.case.rows(PARTS, (text, last)):
        yield from rows
        last = rows[-1][1]


def of_parts(reader: Reader, text: int, code: str, said: tuple[Any, ...]) -> Findings:
    """What is wrong with the words of one text: length in code points, bytes in UTF-8 and SHA-256 as said."""
    at, size, number, hashed = 0, 0, None, sha256()
    whole = True
    for position, start, stop, bytes_start, words in parts(reader, text):
        follows = number is None or position == number + 1
        whole = whole and follows and (start, stop, bytes_start) == (at, start + len(words), size)
        encoded = words.encode("utf-8", "surrogatepass")
        hashed.update(encoded)
        at, size, number = at + len(words), size + len(encoded), position
    if not whole:
        yield Finding("text", f"The parts of {code} do not follow on each other; words are gone or out of place.", code)
    if hashed.hexdigest() != said[2]:
        why = "are not those that were stored" if said[2] else "have no hash that they could be held against"
        yield Finding("text", f"The words of {code} {why}.", code)
    elif (at, size) != said[:2]:
        yield Finding("text", f"{code} is not as long as was stored with it.", code)


def of_raw(reader: Reader, text: int, code: str, hashed: str | None) -> Findings:
    """What is wrong with the bytes as received."""
    raw = reader.case.one("SELECT bytes FROM raw WHERE text = ?", (text,))
    if raw is None and hashed:
        yield Finding("text", f"The bytes of {code} as received are gone.", code)
    elif raw is not None and sha256(raw).hexdigest() != hashed:
        yield Finding("text", f"The bytes of {code} are not those that were received.", code)


def passages(reader: Reader) -> Findings:
    """Passages whose words are not what stands in their text."""
    for passage, stands in walk(reader, PASSAGES, "passages against the texts", "passage"):
        if not stands:
            code = reader.case.codes.code(passage)
            yield Finding("passage", f"{code} no longer says what stands at its place in the text.", code)


def claims(reader: Reader) -> Findings:
    """Claims that have left draft and cite nothing."""
    for (claim,) in walk(reader, UNCITED, "claims and what they cite", "claim"):
        code = reader.case.codes.code(claim)
        yield Finding("claim", f"{code} has left draft and cites no passage.", code)


def walk(reader: Reader, sql: str, words: str, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query by id after id, a chunk at a time."""
    last, done, total = 0, 0, reader.case.one(f"SELECT count(*) FROM {table}")
    while rows := reader.case.rows(sql, (last, CHUNK)):
        yield from rows
        last, done = rows[-1][0], done + len(rows)
        reader.progress(words, done, total)
