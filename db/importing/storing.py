"""Storing a text: its row, its parts and its bytes. The one place where texts come into a case file."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from db.words.spans import parts
from db.writer import Writer

ERASED = "█"  # what expunging leaves in place of each code point


def text_digest(words: str) -> str:
    """The SHA-256 of a canonical text, in hexadecimal."""
    return sha256(words.encode()).hexdigest()


def store_text(
    writer: Writer, article: int, words: str, raw: bytes, *, text: int = 0, version: int = 1, **values: Any
) -> int:
    """Store one version of an article's words, which are canonical, and its bytes as received; the text's id.

    values: relation, of, language, raw_name, media_type, encoding, converter, withdrawn; sha256 and raw_sha256 alone
    where words were erased, since they are of what stood there.
    """
    digests = {"sha256": text_digest(words), "raw_sha256": sha256(raw).hexdigest()}
    row = {
        "article": article,
        "version": version,
        "length": len(words),
        "bytes": len(words.encode()),
        **digests,
        **{name: value for name, value in values.items() if name not in digests or ERASED in words},
    }
    text = writer.insert("text", row, text or None)
    writer.insert_many("part", ("text", "position", "start", "stop", "bytes_start", "words"), part_rows(text, words))
    writer.insert_many("raw", ("text", "bytes"), [(text, raw)])
    return text


def part_rows(text: int, words: str) -> list[tuple[Any, ...]]:
    """A text in consecutive parts: text, position from 1, start and stop in code points, start in bytes, words."""
    rows, at = [], 0
    for position, (start, piece) in enumerate(parts(words), 1):
        rows.append((text, position, start, start + len(piece), at, piece))
        at += len(piece.encode())
    return rows


def next_version(versions: Mapping[int, int]) -> int:
    """The number of the next text of an article."""
    return max(versions, default=0) + 1
