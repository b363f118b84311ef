"""The ledger of quotes: all instances of one utterance with their words, speakers and how they differ."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.case import Case
from db.compare.differing import CHANGED, CUT, Wording, alike, differ, length
from db.compare.grouping import grouped
from db.compare.knowing import ACTOR, REPORT, Knowing
from db.compare.prints import shingles, split
from db.handling import covered
from db.kinds import kind_of
from db.lists.windows import COVER
from db.records import kind_number

INSIDE = "IN (SELECT value FROM json_each(?))"
QUOTES = f"""
SELECT q.id, q.utterance, q.speaker, coalesce(q.speaker_said, ''), q.mode, p.words, a.id,
  coalesce(a.publisher, a.title), p.id, p.start, p.stop
FROM quote q JOIN citation x ON x.record = q.id AND x.role = 'cites' JOIN passage p ON p.id = x.passage
JOIN text t ON t.id = p.text JOIN article a ON a.id = t.article
WHERE q.withdrawn IS NULL AND q.id {INSIDE} ORDER BY q.id, x.position, x.id"""
OF_UTTERANCES = (
    "SELECT id, utterance FROM quote WHERE withdrawn IS NULL AND utterance IS NOT NULL ORDER BY utterance, id"
)
# What people said of two quotes: the same utterance, whatever their words, or not, though their words are one.
SAID = """
SELECT d.a, d.b, x.utterance, y.utterance FROM decision d JOIN quote x ON x.id = d.a AND x.withdrawn IS NULL
JOIN quote y ON y.id = d.b AND y.withdrawn IS NULL WHERE d.withdrawn IS NULL AND d.kind = ?"""
FEW_WORDS, MOSTLY = 6, 0.6
READ_OUT = 20_000  # of more quotes than this, those of no utterance are listed by pincite quotes --candidates alone
BY_WORDS = "not grouped yet, one by its words"
MOST = 100_000  # so many quotes are looked through for those of one utterance


@dataclass(frozen=True, slots=True)
class Instance:
    """One quote: its words, the pieces joined, who speaks, and how it differs from the fullest instance.

    credited_to_another: than whom the utterance names, else than whom the fullest names. crossed: a report's words
    are given to a person, or a person's to a report.
    """

    quote: int
    code: str
    words: str
    speaker: int | None
    speaker_name: str
    speaker_said: str
    mode: str
    article: int
    outlet: str
    passages: tuple[tuple[int, int, int], ...]
    wording: Wording
    credited_to_another: bool = False
    crossed: bool = False
    covered: bool = False

    @property
    def kind(self) -> str:
        """identical, typography, shortened or changed."""
        return self.wording.kind


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was said once, with every instance of it; the fullest first. id and code: none where words alone say so."""

    id: int
    code: str
    title: str
    speaker_name: str
    instances: tuple[Instance, ...]

    @property
    def stands_out(self) -> bool:
        """Whether words were changed or credited to another."""
        return any(one.kind == CHANGED or one.credited_to_another for one in self.instances)


@dataclass(frozen=True, slots=True)
class Raw:
    """A quote as read."""

    id: int
    utterance: int | None
    speaker: int | None
    speaker_said: str
    mode: str
    words: str
    article: int
    outlet: str
    passages: tuple[tuple[int, int, int], ...]


def ledger(case: Case, record: int | None = None, *, uncovered: bool = False) -> Iterator[Utterance]:
    """Every utterance with its instances; of a record: an utterance, a quote, a speaker or an article."""
    groups: dict[int, list[int]] = defaultdict(list)
    for quote, utterance in case.rows(OF_UTTERANCES):
        groups[utterance].append(quote)
    wanted = groups if record is None else {one: groups[one] for one in utterances_of(case, record) if one in groups}
    context = Knowing(case.connection, covers=not uncovered)
    loose = by_words(case)
    for utterance, quotes in wanted.items():
        yield told(case, context, utterance, [*quotes, *loose.get(utterance, ())], uncovered)
    for quotes in (loose[key] for key in sorted(loose) if key < 0):
        if record is None or concerns(case, record, quotes):
            yield told(case, context, 0, quotes, uncovered)


def by_words(case: Case) -> dict[int, list[int]]:
    """Quotes of no utterance by those that they share words with: by the utterance of these, else by a key below 0."""
    if case.one("SELECT count(*) FROM quote") > READ_OUT:
        return {}
    pairs = ungrouped(case, MOST)
    of = {raw.id: raw.utterance for one, other, _ in pairs for raw in (one, other)}
    edges = [(one.id, other.id) for one, other, _ in pairs if not (one.utterance and other.utterance)]
    for a, b, first, second in case.rows(SAID, ("same",)):
        of |= {a: first, b: second}
        edges += [] if first and second else [(a, b)]
    found: dict[int, list[int]] = defaultdict(list)
    leaders = grouped({one for pair in edges for one in pair}, edges)
    known = {leaders[one]: utterance for one, utterance in of.items() if utterance and one in leaders}
    for quote, leader in sorted(leaders.items()):
        if not of[quote]:
            found[known.get(leader) or -leader].append(quote)
    return dict(found)


def concerns(case: Case, record: int, quotes: Sequence[int]) -> bool:
    """Whether a record is one of some quotes, their speaker or their article."""
    raws = read(case, quotes)
    return record in quotes or any(record in (raw.speaker, raw.article) for raw in raws)


def utterances_of(case: Case, record: int) -> list[int]:
    """The utterances that a record has to do with."""
    kind = kind_of(record).name
    if kind == "utterance":
        return [record]
    where = {
        "quote": "q.id = ?",
        "article": "q.id IN (SELECT x.record FROM text t JOIN passage p ON p.text = t.id "
        "JOIN citation x ON x.passage = p.id WHERE t.article = ?)",
    }.get(kind, "q.speaker = ?")
    sql = f"SELECT DISTINCT q.utterance FROM quote q WHERE {where} AND q.utterance IS NOT NULL ORDER BY 1"
    return [row[0] for row in case.rows(sql, (record,))]


def told(case: Case, context: Knowing, utterance: int, quotes: Sequence[int], uncovered: bool) -> Utterance:
    """One utterance: the fullest instance first, each of the others by its difference from it."""
    raws = read(case, quotes)
    row = case.row("SELECT title, speaker FROM utterance WHERE id = ?", (utterance,))
    title, speaker = row or (BY_WORDS, None)
    wanted = [*quotes, *(raw.article for raw in raws), *([utterance] if utterance else [])]
    hidden = set() if uncovered else covered(case, wanted)
    title = COVER if utterance in hidden else title
    raws.sort(key=lambda raw: (raw.mode == "paraphrase", -length(raw.words), raw.id))
    said_by = speaker or next((raw.speaker for raw in raws if raw.speaker), None)
    made = tuple(instance(case, context, raw, raws, said_by, hidden) for raw in raws)
    name = context.name(speaker) if speaker else ""
    return Utterance(utterance, case.codes.code(utterance) if utterance else "", title, name, made)


def read(case: Case, quotes: Iterable[int]) -> list[Raw]:
    """Quotes with their pieces joined."""
    found: dict[int, Raw] = {}
    for row in case.rows(QUOTES, (json.dumps(sorted(quotes)),)):
        quote, utterance, speaker, said, mode, words, article, outlet, *passage = row
        if quote in found:
            before = found[quote]
            words, passages = before.words + CUT + words, (*before.passages, tuple(passage))
        else:
            passages = (tuple(passage),)
        found[quote] = Raw(quote, utterance, speaker, said, mode, words, article, outlet, passages)
    return list(found.values())


def instance(
    case: Case, context: Knowing, raw: Raw, raws: Sequence[Raw], said_by: int | None, hidden: set[int]
) -> Instance:
    """One quote against the fullest of those that share its words, and against whoever said it."""
    full = next((one for one in raws if one is not raw and alike(one.words, raw.words) >= MOSTLY), raws[0])
    if raw is raws[0] or length(raw.words) > length(full.words):
        full = raw
    wording = differ(full.words, raw.words)
    to_another = bool(raw.speaker and said_by) and context.speaker(raw.speaker or 0) != context.speaker(said_by or 0)
    name = context.name(raw.speaker) if raw.speaker else raw.speaker_said
    code = case.codes.code(raw.id)
    if hidden & {raw.id, raw.article}:
        return Instance(
            raw.id, code, COVER, None, COVER, "", raw.mode, raw.article, COVER, (), differ("", ""), covered=True
        )
    return Instance(
        raw.id, code, raw.words, raw.speaker, name, raw.speaker_said, raw.mode, raw.article, raw.outlet, raw.passages,
        wording, to_another, to_another and crossed(raw.speaker, said_by),
    )  # fmt: skip


def crossed(one: int | None, other: int | None) -> bool:
    """Whether one is a report and the other a person or body."""
    kinds = {kind_number(speaker) for speaker in (one, other) if speaker}
    return kinds == {ACTOR, REPORT}


def ungrouped(case: Case, most: int = 200) -> list[tuple[Raw, Raw, float]]:
    """Pairs of quotes that share words and are no instances of one utterance yet, the most alike first."""
    ids = [row[0] for row in case.rows("SELECT id FROM quote WHERE withdrawn IS NULL ORDER BY id LIMIT ?", (MOST,))]
    raws = {raw.id: raw for raw in read(case, ids)}
    found = []
    apart = {frozenset(row[:2]) for row in case.rows(SAID, ("not_same",))}
    for a, b in sorted(pair for pair in sharing(raws.values()) if frozenset(pair) not in apart):
        one, other = raws[a], raws[b]
        if one.utterance is None or one.utterance != other.utterance:
            share = alike(one.words, other.words)
            if share >= MOSTLY:
                found.append((one, other, share))
    found.sort(key=lambda pair: (-pair[2], pair[0].id, pair[1].id))
    return found[:most]


def sharing(raws: Iterable[Raw]) -> set[tuple[int, int]]:
    """Pairs of quotes with a run of words in common, each wording looked at once: equal ones with the first of them,
    others first with first. Runs that very many wordings have are left out."""
    told: dict[str, list[int]] = defaultdict(list)
    for raw in raws:
        told[raw.words].append(raw.id)
    at: dict[int, set[int]] = defaultdict(set)
    found: set[tuple[int, int]] = set()
    for wording, ids in told.items():
        words = split(wording).words
        if len(words) >= FEW_WORDS:
            first = min(ids)
            found |= {(first, one) for one in ids if one != first}
            for number in shingles(words):
                at[number].add(first)
    return found | {(a, b) for some in at.values() if 1 < len(some) <= 50 for a in some for b in some if a < b}
