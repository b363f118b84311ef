"""Erasing words of a text: its parts, the passages over them, its hashes, and the bytes as received."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from db.digesting import sha256
from db.edits.erasure import Erasure
from db.sqlite import Connection
from db.words.needles import blocked, inside

Spans = Sequence[tuple[int, int]]


def erase_text(connection: Connection, erasure: Erasure, text: int, words: str, spans: Spans) -> None:
    """Block out spans of a text, whose words these are, and the words in the bytes as received; offsets hold."""
    raw = erase_raw(connection, erasure, text, words, spans)
    if not spans and raw is None:
        return
    left = blocked(words, list(spans))
    size = erase_parts(connection, text, left) if spans else len(words.encode())
    erase_passages(connection, erasure, text, words, left)
    sql = "SELECT article, sha256, raw_sha256 FROM text WHERE id = ?"
    article, *before = connection.execute(sql, (text,)).fetchone()
    after = (sha256(left.encode()).hexdigest(), raw or before[1])
    sql = "UPDATE text SET bytes = ?, sha256 = ?, raw_sha256 = ? WHERE id = ?"
    connection.execute(sql, (size, *after, text))
    erasure.hashes[text] = {one for one in before if one} - set(after)
    erasure.met.places["in texts"] += len(spans)
    erasure.met.inside += inside(words, list(spans))
    erasure.met.records |= {text: None, article: None}


def erase_parts(connection: Connection, text: int, left: str) -> int:
    """Write the parts of a text anew; how many bytes it has now."""
    size = 0
    sql = "SELECT id, start, stop FROM part WHERE text = ? ORDER BY start"
    for part, start, stop in connection.execute(sql, (text,)).fetchall():
        words = left[start:stop]
        connection.execute("UPDATE part SET words = ?, bytes_start = ? WHERE id = ?", (words, size, part))
        size += len(words.encode())
    return size


def erase_passages(connection: Connection, erasure: Erasure, text: int, words: str, left: str) -> None:
    """Give passages over what went, or beside it, the words that stand there now; their log follows by swaps."""
    for (passage,) in connection.execute("SELECT id FROM passage WHERE text = ?", (text,)).fetchall():
        for values in states(connection, passage):
            start, stop = values["start"], values["stop"]
            places = {"words": start, "before": start - len(values.get("before") or ""), "after": stop}
            for col, at in places.items():
                value = values.get(col) or ""
                end = at + len(value)
                if value and values["text"] == text and at >= 0 and words[at:end] == value != left[at:end]:
                    erasure.swaps.setdefault(passage, {})[col, value] = left[at:end]
        for (col, value), masked in erasure.swaps.get(passage, {}).items():
            sql = f'UPDATE passage SET "{col}" = ? WHERE id = ? AND "{col}" = ?'
            if connection.execute(sql, (masked, passage, value)).rowcount:
                erasure.met.records[passage] = None


def states(connection: Connection, passage: int) -> Iterator[dict[str, Any]]:
    """What a passage was after each operation that changed it, by its log."""
    values: dict[str, Any] = {}
    before = None
    sql = "SELECT operation, col, new FROM change WHERE tbl = 'passage' AND row = ? ORDER BY id"
    for operation, col, new in connection.execute(sql, (passage,)).fetchall():
        if values and operation != before:
            yield dict(values)
        values |= {col: new} if col else json.loads(new)
        before = operation
    yield values


def erase_raw(connection: Connection, erasure: Erasure, text: int, words: str, spans: Spans) -> str | None:
    """Block the words out of the bytes as received, or wipe these where that cannot be done; their new hash."""
    sql = "SELECT r.bytes, t.encoding FROM raw r JOIN text t ON t.id = r.text WHERE r.text = ?"
    row = connection.execute(sql, (text,)).fetchone()
    if row is None or not row[0]:
        return None
    left = masked_bytes(bytes(row[0]), row[1] or "utf-8", erasure, words, spans)
    if left == row[0]:
        return None
    connection.execute("UPDATE raw SET bytes = ? WHERE text = ?", (left, text))
    erasure.met.places["in bytes as received"] += 1
    return sha256(left).hexdigest()


def masked_bytes(raw: bytes, encoding: str, erasure: Erasure, words: str, spans: Spans) -> bytes:
    """The bytes without the words; none at all where these cannot be found there as often as in the text."""
    needle = erasure.needle
    try:
        received = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return b"" if spans else raw
    if needle is None:
        return raw
    there, here = needle.spans(received), needle.spans(words)
    if erasure.scope is not None and spans and len(there) == len(here):
        there = [there[n] for n, one in enumerate(here) if any(a < one[1] and one[0] < b for a, b in spans)]
    elif erasure.scope is not None:
        there = []
    if len(there) < len(spans):
        return b""
    return encoded(received, blocked(received, there), encoding) if there else raw


def encoded(received: str, left: str, encoding: str) -> bytes:
    """A text in its encoding again; one that has no block takes question marks."""
    try:
        return left.encode(encoding)
    except UnicodeEncodeError:
        plain = "".join(a if a == b else "?" for a, b in zip(received, left, strict=True))
        return plain.encode(encoding, "replace")
