"""The places and actors of a case that some words name, by any of their names."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from db.case import Case
from db.kinds import BY_NAME
from db.words.sentences import words

MOST = 6  # words of a name
FIND = """
    SELECT lower({label}), id FROM {table} WHERE lower({label}) IN (SELECT value FROM json_each(?1))
    AND withdrawn IS NULL
    UNION SELECT lower(n.name), n.record FROM name n JOIN {table} r ON r.id = n.record
    WHERE lower(n.name) IN (SELECT value FROM json_each(?1)) AND r.withdrawn IS NULL"""
LEADS = ("the ", "The ")


class Naming(NamedTuple):
    """A record named at a span of some words: code points, half-open."""

    start: int
    stop: int
    record: int


def named_in(case: Case, text: str, kind: str) -> list[Naming]:
    """The places, actors or reports that are named, in order; a name of two records names none, the longest wins."""
    grams = dict(phrases(text))
    listed = json.dumps(sorted({phrase.lower() for phrase in grams.values()}), ensure_ascii=False)
    sql = FIND.format(table=kind, label=BY_NAME[kind].label)
    by_name: dict[str, set[int]] = {}
    for name, record in case.rows(sql, (listed,)):
        by_name.setdefault(name, set()).add(record)
    found: list[Naming] = []
    for (start, stop), phrase in sorted(grams.items(), key=lambda item: item[0][0] - item[0][1]):
        records = by_name.get(phrase.lower(), set())
        if len(records) == 1 and all(stop <= one.start or start >= one.stop for one in found):
            found.append(Naming(start, stop, next(iter(records))))
    return sorted(found)


def phrases(text: str) -> Iterable[tuple[tuple[int, int], str]]:
    """Every run of a few words that begins with a capital, or in a script without any: its span and words."""
    spans = words(text)
    for first, (start, _) in enumerate(spans):
        if text[start].islower():
            continue
        for _, stop in spans[first : first + MOST]:
            phrase = text[start:stop]
            yield (start, stop), phrase
            for ending in ("'s", "’s", "-held"):
                if phrase.endswith(ending):
                    yield (start, stop - len(ending)), phrase.removesuffix(ending)


def named(case: Case, text: str, kinds: tuple[str, ...]) -> int:
    """The one record of these kinds that a name as said stands for, 0 where none or several may be meant."""
    bare = text.strip()
    for lead in LEADS:
        bare = bare.removeprefix(lead)
    found = {one.record for kind in kinds for one in named_in(case, bare[:1].upper() + bare[1:], kind)}
    return found.pop() if len(found) == 1 else 0
