"""Quotes that may be one utterance in other words: by one speaker, at one time. Proposed, never joined."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from db.case import Case
from db.compare.differing import alike
from db.compare.knowing import Knowing
from db.compare.maybe import Candidate
from db.compare.polarity import tone
from db.compare.utterances import MOSTLY, READ_OUT, Raw, read, sharing

HALF = 0.5  # the share of the shorter one's words of content that both must have
LEAST = 4  # and so many of them
DAYS = 3  # articles of one occasion come out within so many days
OF_ONE = 200  # so many quotes of one speaker are compared
SPOKEN = "SELECT id FROM quote WHERE withdrawn IS NULL AND speaker IS NOT NULL AND status <> 'draft' ORDER BY id"
OUT = "SELECT id, published_low, about FROM article WHERE id IN (SELECT value FROM json_each(?))"


def paraphrases(case: Case, record: int | None = None) -> Iterator[Candidate]:
    """Pairs of quotes of which at least one tells in its own words what the other may quote."""
    ids = [row[0] for row in case.rows(f"{SPOKEN} LIMIT {READ_OUT}")]
    context = Knowing(case.connection)
    by_speaker: dict[int, list[Raw]] = defaultdict(list)
    for raw in read(case, ids):
        by_speaker[context.speaker(raw.speaker or 0)].append(raw)
    out = published(case, {raw.article for some in by_speaker.values() for raw in some})
    for some in by_speaker.values():
        for one, other in combinations(some[:OF_ONE], 2):
            if record in (None, one.id, other.id) and "paraphrase" in (one.mode, other.mode):
                made = proposed(one, other, out)
                if made:
                    yield made


def published(case: Case, articles: Iterable[int]) -> dict[int, tuple[str | None, int | None]]:
    """When each article came out, and of which report it speaks."""
    rows = case.rows(OUT, (json.dumps(sorted(articles)),))
    return {article: (day, about) for article, day, about in rows}


def proposed(one: Raw, other: Raw, out: dict[int, tuple[str | None, int | None]]) -> Candidate | None:
    """Two quotes of one speaker as a proposal; None where their words or their time speak against it."""
    if (one.utterance and other.utterance) or by_their_words(one, other):
        return None
    first, second = tone(one.words), tone(other.words)
    both = first.about & second.about
    if len(both) < LEAST or len(both) < HALF * min(len(first.about), len(second.about)):
        return None
    when = occasion(out.get(one.article, (None, None)), out.get(other.article, (None, None)))
    if when is None or first.denies != second.denies:
        return None
    told = set(one.words.lower().split()) & set(other.words.lower().split())
    words = sorted((word.strip("“”\"'.,;:") for word in told if len(word) > LEAST), key=lambda word: (-len(word), word))
    reasons = ("the same speaker", f"both say {', '.join(words[:4])}" if words else "much the same words", *when)
    a, b = sorted((one.id, other.id))
    return Candidate(a, b, reasons, 2 + len(when))


def by_their_words(one: Raw, other: Raw) -> bool:
    """Whether the ledger joins two quotes by itself."""
    return alike(one.words, other.words) >= MOSTLY and bool(sharing((one, other)))


def occasion(one: tuple[str | None, int | None], other: tuple[str | None, int | None]) -> tuple[str, ...] | None:
    """What says that two articles tell of one occasion; None where their dates say that they do not."""
    found = ["of one report"] if one[1] and one[1] == other[1] else []
    if one[0] and other[0]:
        if abs((date.fromisoformat(one[0]) - date.fromisoformat(other[0])).days) > DAYS:
            return None
        found.append("days close to each other")
    return tuple(found)
