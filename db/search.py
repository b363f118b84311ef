"""Full text over everything: articles by their words, records by theirs, folded alike on both sides."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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
WORD = re.compile(r"[^\W_]+", re.UNICODE)


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


def asked(words: str) -> list[str]:
    """What is looked for: words and "phrases", folded; empty where nothing can be looked for."""
    found = []
    for phrase, word in re.findall(r'"([^"]*)"|(\S+)', words.replace("\x00", " ")):
        plain = " ".join(WORD.findall(fold(phrase or word)))
        if plain:
            found.append(plain)
    return found


def match(words: str, *, prefix: bool = False) -> str:
    """An FTS5 query that cannot fail; '' where there is nothing to look for. prefix: the last word may go on."""
    parts = [f'"{one}"' for one in asked(words)]
    if parts and prefix and not words.endswith((" ", '"')):
        parts[-1] += " *"
    return " ".join(parts)


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


def find_words(
    case: Case, words: str, *, prefix: bool = False, limit: int = SHOWN, kinds: tuple[str, ...] = ()
) -> list[Hit]:
    """Hits in articles and records, the records' first; withdrawn and protected ones are left out."""
    query = match(words, prefix=prefix)
    if not query:
        return []
    found = list(in_records(case, words, query, prefix, limit, kinds))
    if not kinds or "article" in kinds:
        found += in_articles(case, words, query, prefix, limit)
    return found[:limit]


def find_in(case: Case, place: str, words: str, *, prefix: bool = False, limit: int = SHOWN) -> list[Hit]:
    """Hits in one of PLACES alone, so that a screen can show them as they come; at most one more than the limit."""
    query = match(words, prefix=prefix)
    if not query:
        return []
    if place == TEXTS:
        return list(in_articles(case, words, query, prefix, limit + 1))
    rows: list[int] = []
    number = LINK_KIND if place == NAMES else BY_NAME[place].number
    for site in case.codes.sites():
        first = first_id(site, number)
        rows += bounded(case, "record_search", query, f"AND rowid BETWEEN {first} AND {first + NUMBER_MASK}", limit + 1)
    return list(hits(case, rows, words, prefix))


def in_articles(case: Case, words: str, query: str, prefix: bool, limit: int) -> Iterator[Hit]:
    """Hits in the words of articles, one for each paragraph."""
    sql = """
        SELECT p.words, p.start, p.text, a.id, a.title FROM part p JOIN text t ON t.id = p.text
        JOIN article a ON a.id = t.article
        WHERE p.id = ? AND a.withdrawn IS NULL AND coalesce(a.handling, '') NOT IN ('protected', 'privileged')"""
    for part in bounded(case, "part_search", query, "", limit):
        for text, start, text_id, article, title in case.rows(sql, (part,)):
            begin, end = lit(text, words, prefix)
            yield Hit(
                "article", article, case.codes.code(article), title, *around(text, begin, end), text_id, start + begin
            )


def in_records(case: Case, words: str, query: str, prefix: bool, limit: int, kinds: tuple[str, ...]) -> Iterator[Hit]:
    """Hits in the words of records; a hit in another name leads to its record, one in a passage to what cites it."""
    yield from hits(case, bounded(case, "record_search", query, "", limit), words, prefix, kinds)


def hits(case: Case, rows: Iterable[int], words: str, prefix: bool, kinds: tuple[str, ...] = ()) -> Iterator[Hit]:
    """The records that rows of the index lead to, each once."""
    from db.migrations.found import FOUND

    seen: set[int] = set()
    for row in rows:
        for record in led_to(case, row):
            kind = kind_of(record)
            if record in seen or (kinds and kind.name not in kinds):
                continue
            seen.add(record)
            values = case.dicts(f"SELECT * FROM {kind.table} WHERE id = ?", (record,))[0]
            if values.get("withdrawn") is not None or covered(case, (record,)):
                continue
            shown = [str(values[c]) for c in FOUND.get(kind.table, ()) if values.get(c)]
            text = next((one for one in shown if lit(one, words, prefix) != (0, 0)), shown[0] if shown else "")
            if record != row:
                text = found_words(case, row) or text
            yield Hit(
                kind.name, record, case.codes.code(record), str(values.get(kind.label) or ""),
                *around(text, *lit(text, words, prefix)),
            )  # fmt: skip


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
