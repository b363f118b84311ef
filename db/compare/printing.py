"""Which articles share runs of words: a derived index of prints, kept as texts come in."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from db.compare.grouping import SAME, regroup, tell_incidents
from db.compare.prints import RUN, Words, may_share, prints, runs, shingles, split
from db.compare.waiting import LONG, texts_due
from db.oplog.extent import Extent
from db.sqlite import Connection, insert_rows

if TYPE_CHECKING:
    from db.case import Case

AT_ONCE = 200_000  # so many code points of new texts are indexed within an operation, more of them later
COMMON = 200  # a print in more texts than this is a phrase that everybody uses
MOST = 50  # of each text the articles that share most with it
NEW = """
SELECT t.id, t.length FROM change x JOIN text t ON t.id = x.row
WHERE x.operation = ? AND +x.tbl = 'text' AND x.col IS NULL AND x.old IS NULL AND t.length IS NOT NULL"""
# Words of a text change only where some of them are expunged.
REWORDED = """
SELECT DISTINCT x.row FROM change x JOIN text_printed p ON p.text = x.row
WHERE x.operation = ? AND +x.tbl = 'text' AND x.col = 'sha256'"""
OF_ARTICLE = "SELECT t.id FROM text t JOIN text_printed p ON p.text = t.id WHERE t.article = ? ORDER BY t.id"
DUE = """
SELECT t.id FROM text t LEFT JOIN text_printed p ON p.text = t.id
WHERE p.text IS NULL AND t.withdrawn IS NULL AND t.length <= ? ORDER BY t.id LIMIT ?"""
SHARING = """
SELECT p.text, count(*) FROM text_print o JOIN text_print p ON p.print = o.print AND p.text <> o.text
WHERE o.text = ? AND (SELECT count(*) FROM (SELECT 1 FROM text_print q WHERE q.print = o.print LIMIT ?)) < ?
GROUP BY p.text ORDER BY count(*) DESC, p.text LIMIT ?"""
EVER_SHARING = """
SELECT DISTINCT p.text FROM text_print o JOIN text_print p ON p.print = o.print AND p.text <> o.text
WHERE o.text = ? LIMIT ?"""
EVER_REWORDED = """
SELECT count(DISTINCT x.row) FROM change x JOIN text t ON t.id = x.row
WHERE x.tbl = 'text' AND x.col = 'sha256' AND t.article <> ?"""
SOME, CHUNK = 100, 500  # texts and incidents at a time
SHORT, KEPT = 2_000, 4_000  # words of a text that is kept at hand, and how many such texts
UNGROUPED = f"""
SELECT a, b FROM article_shared WHERE share >= {SAME}
AND (a NOT IN (SELECT article FROM article_group) OR b NOT IN (SELECT article FROM article_group))"""
Progress = Callable[[int, int], None]
Shingled = tuple[tuple[str, ...], "array[int]"]


class Texts:
    """The words of texts and the shingles of these, short ones kept at hand, since many share with the same few."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.known: dict[int, Shingled] = {}

    def of(self, text: int) -> Shingled:
        """A text's words and shingles."""
        found = self.known.pop(text, None)
        if found is None:
            words = words_of(self.connection, text).words
            found = words, array("Q", shingles(words))
            if len(self.known) >= KEPT:
                del self.known[next(iter(self.known))]
        if len(found[0]) <= SHORT:
            self.known[text] = found  # after the others, since the first is let go
        return found


def after(connection: Connection, extent: Extent) -> set[int]:
    """Index the texts that an operation brought, where they are few; the articles that share words with them."""
    changed = [row[0] for row in connection.execute(REWORDED, (extent.operation,)).fetchall()]
    touched = anew(connection, changed) if changed else set()
    new = connection.execute(NEW, (extent.operation,)).fetchall()
    if not new or sum(length for _, length in new) > AT_ONCE:
        return touched
    return touched | index(connection, [text for text, _ in new])


def index(connection: Connection, texts: Iterable[int], known: Texts | None = None) -> set[int]:
    """Index texts and find what they share with others; the articles on both sides of what is shared."""
    touched, known = set[int](), known or Texts(connection)
    for text in texts:
        words, _ = known.of(text)
        rows = [(number, text, place) for number, place in prints(words)]
        insert_rows(connection, "INSERT OR IGNORE INTO text_print", ("print", "text", "place"), rows)
        connection.execute("INSERT OR REPLACE INTO text_printed (text, words) VALUES (?, ?)", (text, len(words)))
        touched |= share(connection, text, known)
    return touched


def share(connection: Connection, text: int, known: Texts) -> set[int]:
    """Keep how much a text shares with those of other articles."""
    touched: set[int] = set()
    for a, b, count, part in list(shared_with(connection, text, known)):
        connection.execute(
            "INSERT INTO article_shared (a, b, words, share) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (a, b) "
            "DO UPDATE SET words = excluded.words, share = excluded.share WHERE excluded.words > words",
            (a, b, count, part),
        )
        touched |= {a, b}
    return touched


def shared_with(connection: Connection, text: int, known: Texts) -> Iterator[tuple[int, int, int, float]]:
    """What a text shares with those of other articles: the two articles, how many words, and their share."""
    article = article_of(connection, text)
    words, numbers = known.of(text)
    own = frozenset(numbers)
    for other, _ in connection.execute(SHARING, (text, COMMON, COMMON, MOST)).fetchall():
        others, of_other = known.of(other)
        if not may_share(of_other, own):
            continue
        count, its = in_runs(words, others), article_of(connection, other)
        if count >= RUN and its != article:
            a, b = sorted((article, its))
            yield a, b, count, min(1.0, count / max(1, min(len(words), len(others))))


def crowded(connection: Connection, article: int) -> bool:
    """Whether a text of an article may have shared runs with so many others that not all of them were kept.

    A run that has become common since, and texts of which words were expunged since, count among them.
    """
    texts = [row[0] for row in connection.execute(OF_ARTICLE, (article,)).fetchall()]
    before = connection.execute(EVER_REWORDED, (article,)).fetchone()[0]
    sharing = (connection.execute(EVER_SHARING, (text, MOST)).fetchall() for text in texts)
    return any(len(rows) + before >= MOST for rows in sharing)


def counted(one: Words, other: Words) -> int:
    """How many words two texts share in runs, whichever is named first."""
    return in_runs(one.words, other.words)


def in_runs(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """The same, of the words themselves."""
    first, second = sorted((one, other))
    return sum(run.length for run in runs(first, second))


def anew(connection: Connection, texts: Iterable[int]) -> set[int]:
    """Index texts whose words are others now, with all texts of their articles; the articles that this touches."""
    articles = {article_of(connection, text) for text in texts}
    touched: set[int] = set(articles)
    for article in articles:
        sql = "SELECT a, b FROM article_shared WHERE a = ?1 OR b = ?1"
        touched.update(one for pair in connection.execute(sql, (article,)).fetchall() for one in pair)
        connection.execute("DELETE FROM article_shared WHERE a = ?1 OR b = ?1", (article,))
        of = [row[0] for row in connection.execute(OF_ARTICLE, (article,)).fetchall()]
        for text in of:
            connection.execute("DELETE FROM text_print WHERE text = ?", (text,))
        touched |= index(connection, of)
    return touched


def words_of(connection: Connection, text: int) -> Words:
    """The words of a text."""
    sql = "SELECT words FROM part WHERE text = ? ORDER BY start"
    return split("".join(row[0] for row in connection.execute(sql, (text,)).fetchall()))


def article_of(connection: Connection, text: int) -> int:
    """The article of a text."""
    return int(connection.execute("SELECT article FROM text WHERE id = ?", (text,)).fetchone()[0])


def overlap(connection: Connection, first: int, second: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The spans that two texts share, in code points of each, the longest first."""
    one, other = words_of(connection, first), words_of(connection, second)
    found = sorted(runs(one.words, other.words), key=lambda run: (-run.length, run.second))
    return [
        (
            (one.spans[run.first][0], one.spans[run.first + run.length - 1][1]),
            (other.spans[run.second][0], other.spans[run.second + run.length - 1][1]),
        )
        for run in found
    ]


def index_texts(case: "Case", progress: Progress = lambda done, total: None) -> int:
    """Index texts that are not indexed yet, some at a time, and group the articles; it can be interrupted."""
    total, done = texts_due(case), 0
    # Pairs that an interrupted run left without their group come first.
    articles = {one for pair in case.rows(UNGROUPED) for one in pair}
    known, version = Texts(case.connection), 0
    while texts := [row[0] for row in case.rows(DUE, (LONG, SOME))]:
        with case.side() as connection:
            if version != (version := case.version):  # others wrote, and may have expunged words
                known = Texts(connection)
            articles |= index(connection, texts, known)
        done += len(texts)
        progress(done, max(total, done))
    if articles:
        with case.side() as connection:
            told = sorted(regroup(connection, articles))
            for start in range(0, len(told), CHUNK):
                tell_incidents(connection, told[start : start + CHUNK])
    return done
