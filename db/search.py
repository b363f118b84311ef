"""Full text over everything: articles by their words, records by theirs, folded alike on both sides."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from db.beginnings import WORD, asked, match, settled
from db.case import Case
from db.handling import covered
from db.kinds import BY_NAME, kind_of
from db.records import LINK_KIND, NUMBER_MASK, first_id, kind_number
from db.words.folding import fold

TEXTS, NAMES = "words of articles", "other names"
# Where words are looked for, one after the other: what leads to most first.
PLACES = (
    "incident", TEXTS, "claim", "passage", "report", "actor", "place", NAMES, "article", "quote", "utterance",
    "evidence", "note", "tag", "victim", "target", "response", "request", "case", "assessment", "topic", "origin",
    "decision", "post",
)  # fmt: skip
BOUND = 2000  # hits are ranked only while there are no more than this
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit: the record, and the words around it; start and stop are code points of the shown words.

    For words of an article, text and at say where in which text they stand.
    """

    kind: str
    id: int
    code: str
    title: str
    before: str
    words: str
    after: str
    text: int | None = None
    at: int | None = None


def plain(word: str) -> str:
    """A word as the index compares it: folded, without marks, in lower case."""
    apart = unicodedata.normalize("NFKD", fold(word))
    return "".join(one for one in apart if not unicodedata.combining(one)).casefold()


def lit(text: str, words: str, prefix: bool) -> tuple[int, int]:
    """Where the first of the asked words stands in a text (code points, half-open); (0, 0) where none does."""
    wanted = [plain(one).split() for one in asked(words)]
    tokens = [(m.start(), m.end(), plain(m[0])) for m in WORD.finditer(text)]
    for place, (start, _stop, _word) in enumerate(tokens):
        for phrase in wanted:
            run = tokens[place : place + len(phrase)]
            if len(run) == len(phrase) and all(
                have[2] == want or (prefix and want == phrase[-1] and have[2].startswith(want))
                for have, want in zip(run, phrase, strict=True)
            ):
                return start, run[-1][1]
    return 0, 0


def around(text: str, start: int, stop: int, width: int = 60) -> tuple[str, str, str]:
    """The words before, the hit and the words after, cut at word ends."""
    left, right = max(start - width, 0), min(stop + width, len(text))
    before = text[left:start]
    after = text[stop:right]
    if left:
        before = "…" + before.partition(" ")[2]
    if right < len(text):
        after = after.rpartition(" ")[0] + "…"
    return before.replace("\n", " "), text[start:stop], after.replace("\n", " ")


def bounded(case: Case, index: str, query: str, where: str, limit: int) -> list[int]:
    """Row ids of an index that match, the best first while they are few, else as they stand."""
    sql = f"SELECT rowid FROM {index} WHERE {index} MATCH ? {where} LIMIT ?"
    found = [row[0] for row in case.rows(sql, (query, BOUND + 1))]
    if len(found) > BOUND:
        return found[:limit]
    ranked = f"SELECT rowid FROM {index} WHERE {index} MATCH ? {where} ORDER BY rank LIMIT ?"
    return [row[0] for row in case.rows(ranked, (query, limit))]


@dataclass(slots=True)
class Found:
    """Hits, and how many of them are protected. What is protected and covered is neither found nor counted."""

    hits: list[Hit] = field(default_factory=list)
    covered: int = 0


def find_words(
    case: Case, words: str, *, prefix: bool = False, limit: int = SHOWN, kinds: tuple[str, ...] = (),
    uncovered: bool = False,
) -> Found:  # fmt: skip
    """Hits in records, then in articles; withdrawn ones are left out, protected ones too unless uncovered."""
    looking = Looking(case, words, prefix, uncovered)
    if looking.query and kinds:
        for place in PLACES:
            looking.place(place, limit, kinds)
    elif looking.query:
        looking.records(looking.hits("record_search", limit))
        looking.articles(limit)
    looking.found.hits = looking.found.hits[:limit]
    return looking.found


def find_in(case: Case, place: str, words: str, *, prefix: bool = False, limit: int = SHOWN) -> Found:
    """Hits in one of PLACES alone, so that a screen can show them as they come; at most one more than the limit."""
    looking = Looking(case, words, prefix)
    if looking.query:
        looking.place(place, limit + 1)
    return looking.found


class Looking:
    """One look for words."""

    def __init__(self, case: Case, words: str, prefix: bool, uncovered: bool = False) -> None:
        self.case, self.words, self.prefix, self.uncovered = case, words, prefix, uncovered
        self.query = match(words, prefix=prefix)
        self.queries: dict[str, str] = {}
        self.found = Found()
        self.seen: set[int] = set()

    def place(self, place: str, limit: int, kinds: tuple[str, ...] = ()) -> None:
        """Hits in one of PLACES, of these kinds."""
        if place == TEXTS:
            if not kinds or "article" in kinds:
                self.articles(limit)
            return
        number = LINK_KIND if place == NAMES else BY_NAME[place].number
        rows: list[int] = []
        for site in self.case.codes.sites():
            first = first_id(site, number)
            within = f"AND rowid BETWEEN {first} AND {first + NUMBER_MASK}"
            rows += self.hits("record_search", limit, within)
        self.records(rows, kinds)

    def hits(self, index: str, limit: int, where: str = "") -> list[int]:
        """Row ids of an index that match."""
        if index not in self.queries:
            self.queries[index] = settled(self.case, index, self.words) if self.prefix else self.query
        return bounded(self.case, index, self.queries[index], where, limit)

    def articles(self, limit: int) -> None:
        """Hits in the words of articles, one for each paragraph."""
        sql = """
            SELECT p.words, p.start, p.text, a.id, a.title, coalesce(a.handling, '') IN ('protected', 'privileged')
            FROM part p JOIN text t ON t.id = p.text JOIN article a ON a.id = t.article
            WHERE p.id = ? AND a.withdrawn IS NULL"""
        for part in self.hits("part_search", limit):
            for text, start, text_id, article, title, covered_ in self.case.rows(sql, (part,)):
                if covered_ and not self.uncovered:
                    continue
                self.found.covered += covered_
                begin, end = lit(text, self.words, self.prefix)
                shown, code = around(text, begin, end), self.case.codes.code(article)
                self.found.hits.append(Hit("article", article, code, title, *shown, text_id, start + begin))

    def records(self, rows: Iterable[int], kinds: tuple[str, ...] = ()) -> None:
        """The records that rows of the index lead to, each once."""
        for row in rows:
            for record in led_to(self.case, row):
                if record not in self.seen and (not kinds or kind_of(record).name in kinds):
                    self.seen.add(record)
                    self.record(record, row)

    def record(self, record: int, row: int) -> None:
        """A hit in a record's words, in another of its names, or in a passage that it cites."""
        from db.migrations.found import FOUND

        kind = kind_of(record)
        values = self.case.dicts(f"SELECT * FROM {kind.table} WHERE id = ?", (record,))[0]
        if values.get("withdrawn") is not None:
            return
        hidden = bool(covered(self.case, (record,)))
        if hidden and not self.uncovered:
            return
        self.found.covered += hidden
        words = [str(values[c]) for c in FOUND.get(kind.table, ()) if values.get(c)]
        text = next((one for one in words if self.lit(one) != (0, 0)), words[0] if words else "")
        if record != row:
            text = found_words(self.case, row) or text
        title, shown = str(values.get(kind.label) or ""), around(text, *self.lit(text))
        self.found.hits.append(Hit(kind.name, record, self.case.codes.code(record), title, *shown))

    def lit(self, text: str) -> tuple[int, int]:
        """Where the words stand in a text."""
        return lit(text, self.words, self.prefix)


def led_to(case: Case, row: int) -> list[int]:
    """The records that a row of the index leads to."""
    number = kind_number(row)
    if number == LINK_KIND:
        return [one[0] for one in case.rows("SELECT record FROM name WHERE id = ?", (row,))]
    if kind_of(row).name == "passage":
        return [one[0] for one in case.rows("SELECT record FROM citation WHERE passage = ? LIMIT 20", (row,))]
    return [row]


def found_words(case: Case, row: int) -> str:
    """The words of a passage or of another name."""
    if kind_number(row) == LINK_KIND:
        return str(case.one("SELECT name FROM name WHERE id = ?", (row,)) or "")
    return str(case.one("SELECT words FROM passage WHERE id = ?", (row,)) or "")
