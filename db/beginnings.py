"""What is asked of the search index, as queries; what is typed of a word as one for the words that begin so.

For the beginning of a word SQLite gathers all hits in memory before it gives the first; word for word they come one
by one, so that a page of them costs the same in a long file. Where the words are many, longer beginnings gather less
at a time than the one that was typed.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.words.folding import fold

if TYPE_CHECKING:
    from typing import Protocol

    class Reads(Protocol):
        """What may be asked."""

        def one(self, sql: str, args: Sequence[object] = ()) -> object: ...


WORD = re.compile(r"[^\W_]+", re.UNICODE)
MOST = 100  # words of one beginning that are looked for one by one; each takes some kilobytes
PARTS = 150  # longer beginnings that are looked for one by one, each of which gathers its own hits alone
# Letters that the index keeps as they are, but for capitals; of others it may know a plainer form.
AS_TYPED = re.compile(r"[0-9A-Za-z\u0621-\u063a\u0641-\u064a]+")


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


def beginning(index: str, words: str) -> tuple[str, list[str]]:
    """SQL for what to match in an index, whose last word may go on, and its parameters; '' for nothing to look for.

    The words are found as the query runs, so that it holds for what is written later.
    """
    parts = asked(words)
    whole = match(words, prefix=True)
    if not whole.endswith("*") or not AS_TYPED.fullmatch(parts[-1]):
        return ("?", [whole]) if whole else ("", [])
    before = "".join(f'"{one}" AND ' for one in parts[:-1])
    return f"(? || '(' || {begun(index)} || ')')", [before, parts[-1].lower()]


def begun(index: str) -> str:
    """SQL for the query of all words of an index that begin so, its one parameter; where they are many, of their own
    beginnings with one or two letters more, and where these are many, of the whole.

    After a word the next one is the first that is not less than it with a sign before all letters: so SQLite goes
    straight there, past the hits of the one before.
    """
    table = index.replace("_search", "_word")
    return f"""(WITH RECURSIVE typed(word) AS (VALUES (?)),
        begun(word) AS (SELECT (SELECT term FROM temp.{table} WHERE term >= (SELECT word FROM typed) LIMIT 1)
            UNION ALL
            SELECT (SELECT term FROM temp.{table} WHERE term >= begun.word || char(1) LIMIT 1) FROM begun
            WHERE begun.word < (SELECT word FROM typed) || char(1114111) LIMIT {MOST + 2})
        SELECT CASE WHEN count(*) BETWEEN 1 AND {MOST} THEN group_concat('"' || word || '"', ' OR ')
            ELSE coalesce({parts_of(table, 2)}, {parts_of(table, 1)}, (SELECT '"' || word || '" *' FROM typed)) END
        FROM begun WHERE word < (SELECT word FROM typed) || char(1114111))"""


def parts_of(table: str, more: int) -> str:
    """SQL for the query of all beginnings that have so many letters more than what is typed, and of the words that have
    fewer; null where they are many. What is gathered of each is let go of before the next.
    """
    part = f"substr(term, 1, length((SELECT word FROM typed)) + {more})"
    whole = f"length(part) < length((SELECT word FROM typed)) + {more}"
    return f"""(WITH RECURSIVE parts(part) AS (
            SELECT (SELECT {part} FROM temp.{table} WHERE term >= (SELECT word FROM typed) LIMIT 1)
            UNION ALL
            SELECT (SELECT {part} FROM temp.{table}
                WHERE term >= parts.part || CASE WHEN {whole} THEN char(1) ELSE char(1114111) END LIMIT 1) FROM parts
            WHERE parts.part < (SELECT word FROM typed) || char(1114111) LIMIT {PARTS + 2})
        SELECT CASE WHEN count(*) BETWEEN 1 AND {PARTS} THEN
            group_concat('"' || part || CASE WHEN {whole} THEN '"' ELSE '" *' END, ' OR ') END
        FROM parts WHERE part < (SELECT word FROM typed) || char(1114111))"""


def in_parts(asked: str) -> bool:
    """Whether a query is of longer beginnings than the one that was typed."""
    return asked.count('" *') > 1


def settled(case: "Reads", index: str, words: str) -> str:
    """The query for now, for one look; '' for nothing to look for."""
    sql, args = beginning(index, words)
    return str(case.one(f"SELECT {sql}", args)) if sql else ""
