"""What the tests of loading share: a few lines to begin with, claims about them, and loads."""

import json
from typing import Any

from db.case import Case
from db.importing.load import Loaded, load

WORDS = "Strikes killed 11 civilians in Ariha.\n“It was bad,” he said.\nLater it killed 11 civilians more."
BASE: tuple[dict[str, Any], ...] = (
    {"kind": "article", "key": "wire", "title": "Strike", "text": WORDS},
    {"kind": "incident", "key": "i1", "title": "Strike on a market"},
    {"kind": "actor", "key": "watch", "name": "Example Watch"},
    {"kind": "place", "key": "ariha", "name": "Ariha"},
)
CITED = {"article": "wire", "words": "killed 11 civilians in Ariha"}
CLAIM = {"kind": "claim", "subject": "i1", "property": "killed", "cites": [CITED]}
Line = dict[str, Any] | str


def jsonl(*lines: Line) -> bytes:
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines).encode()


def claim(**values: Any) -> dict[str, Any]:
    return {**CLAIM, **values}


def cites(**entry: Any) -> dict[str, Any]:
    return {**CLAIM, "value": 11, "cites": [entry]}


def put(case: Case, *lines: Line, base: bool = True, **options: Any) -> Loaded:
    return load(case, jsonl(*(BASE if base else ()), *lines), **options)


def only(case: Case, table: str) -> dict[str, Any]:
    """The last row of a table."""
    return case.dicts(f"SELECT * FROM {table} ORDER BY id DESC LIMIT 1")[0]
