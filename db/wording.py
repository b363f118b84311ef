"""Reading the words of texts by their parts, as little of them as is asked for. Offsets are code points, half-open."""

from db.case import Case
from db.errors import NotFound

# The part that holds the first code point, and those after it up to the last.
PARTS = """
SELECT start, words FROM part WHERE text = :text AND start < :stop
  AND start >= coalesce((SELECT max(start) FROM part WHERE text = :text AND start <= :start), 0) ORDER BY start"""
BACK = "SELECT start, words FROM part WHERE text = ? AND start < ? ORDER BY start DESC LIMIT 1"
ON = "SELECT start, words FROM part WHERE text = ? AND start >= ? ORDER BY start LIMIT 1"


def newest(case: Case, article: int, version: int = 0) -> int:
    """The text of an article: the newest, or the version asked for; NotFound where there is none."""
    sql = "SELECT id FROM text WHERE article = ? AND withdrawn IS NULL AND (? IN (0, version)) ORDER BY version DESC"
    found = case.row(sql, (article, version))
    if found is None:
        which = f"version {version} of its text" if version else "text"
        raise NotFound(f"{case.codes.code(article)} holds no {which}.")
    return int(found[0])


def current(case: Case, article: int) -> int:
    """The text of an article that claims are carried to: the newest that is no translation; NotFound where none is."""
    sql = """SELECT id FROM text WHERE article = ? AND withdrawn IS NULL AND relation <> 'translation'
        ORDER BY version DESC"""
    return int(case.one(sql, (article,)) or newest(case, article))


def whole(case: Case, text: int) -> str:
    """All words of a text."""
    return "".join(row[0] for row in case.rows("SELECT words FROM part WHERE text = ? ORDER BY start", (text,)))


def span(case: Case, text: int, start: int, stop: int) -> str:
    """The words of a span; fewer where the text ends before."""
    rows = case.rows(PARTS, {"text": text, "start": max(start, 0), "stop": stop})
    return "".join(words[max(start - at, 0) : stop - at] for at, words in rows)


def around(case: Case, text: int, start: int, stop: int, most: int) -> tuple[str, str]:
    """The words before and after a span within its paragraphs, at most so many on each side."""
    return before(case, text, start, most), after(case, text, stop, most)


def before(case: Case, text: int, start: int, most: int) -> str:
    """The words from the last line feed to a place, at most so many; parts are read until one has a line feed."""
    found, at = "", start
    while len(found) < most:
        row = case.row(BACK, (text, at))
        if row is None:
            break
        words = row[1][: at - row[0]]
        if "\n" in words:
            found = words.rpartition("\n")[2] + found
            break
        found, at = words + found, row[0]
    return found[-most:] if most else ""


def after(case: Case, text: int, stop: int, most: int) -> str:
    """The words from a place to the next line feed, at most so many."""
    found = span(case, text, stop, stop + most)
    return found.partition("\n")[0]
