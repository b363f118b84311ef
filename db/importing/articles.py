"""Adding articles from files: their text decoded and kept, their title and date found, each file's fate said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from db.case import Case
from db.errors import CaseError, Invalid
from db.importing.decoding import decode
from db.importing.headline import Found, headline
from db.importing.storing import store_text, text_digest
from db.importing.unwrapping import joined
from db.kinds import BY_NAME, COMMON
from db.records import Field
from db.rules import Columns, Known, date_columns, read, spelt
from db.terms import known
from db.vocabulary import PRIVATE
from db.words.spans import canonical
from db.writer import Writer

ARTICLE = BY_NAME["article"]
JOINED = "wrapped lines joined"
# What may be said of all files of one call; what is in none of them is told apart by name.
META = (
    "title", "publisher", "outlet", "author", "published", "kind", "language", "url", "archive_url", "captured_at",
    "collected_by", "how", "received_from", "about", "handling",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file. code: its article, '' where it was refused; there: it was there already.

    title and published are those that stand in the record now, unconfirmed where they were found in the text.
    problem: why it was refused, one sentence. joined: whether its lines were joined into paragraphs. updated: whether
    the date is that of its last update, for want of another.
    """

    file: str
    code: str = ""
    there: bool = False
    title: str = ""
    published: str = ""
    unconfirmed: tuple[str, ...] = ()
    words: int = 0
    problem: str = ""
    joined: bool = False
    updated: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is to be added: its name, bytes, canonical words and what says how they were read.

    converter: what was done to the words after they were decoded, None for nothing. written: their SHA-256 before it.
    """

    name: str
    raw: bytes
    words: str
    encoding: str
    media_type: str
    converter: str | None = None
    written: str = ""

    @property
    def digest(self) -> str:
        """The SHA-256 of the canonical words."""
        return text_digest(self.words)


def add(
    case: Case,
    paths: Iterable[Path | str],
    meta: Mapping[str, str] | None = None,
    *,
    encoding: str | None = None,
    keep_lines: bool = False,
    reason: str | None = None,
) -> list[Added]:
    """Add the articles of files and folders as one operation, saying of each file what became of it.

    meta: fields of all of them, by the names in META. encoding: of all of them, where it is not UTF-8 and no byte
    order mark says so. keep_lines: lines of a hard-wrapped text stay lines. A file that cannot be read is named while
    the others go in; Invalid for wrong meta.
    """
    columns = read_meta(known(case), meta or {})
    results: list[Added | Source] = []
    for path in map(Path, paths):
        found = files_of(path)
        results += [take(one, encoding, keep_lines) for one in found] or [
            Added(str(path), problem=f"{path} holds no files.")
        ]
    sources = [one for one in results if isinstance(one, Source)]
    if len(sources) > 1 and columns.get("title"):
        raise Invalid("One title is for one file; leave it out where there are several.")
    if not sources:
        return [one for one in results if isinstance(one, Added)]
    return write(case, results, columns, reason)


def write(case: Case, results: Sequence[Added | Source], columns: Columns, reason: str | None) -> list[Added]:
    """The articles that are new as one operation; none where all are there already."""
    done: list[Added] = []
    there = {one.digest: held(case, one.digest, one.written) for one in results if isinstance(one, Source)}
    if all(there.values()):
        return [one if isinstance(one, Added) else already(case, one, there[one.digest]) for one in results]
    with case.write("add", reason) as writer:
        for one in results:
            if isinstance(one, Added):
                done.append(one)
                continue
            found = there[one.digest] or held(case, one.digest, one.written)
            done.append(already(case, one, found) if found else add_one(writer, case, one, columns))
    return done


def files_of(path: Path) -> list[Path]:
    """A file itself; of a folder its files, in order of their names, without hidden ones."""
    if not path.is_dir():
        return [path]
    return sorted(one for one in path.rglob("*") if one.is_file() and not hidden(one.relative_to(path)))


def hidden(path: Path) -> bool:
    """Whether a file or one of its folders is hidden."""
    return any(part.startswith(".") for part in path.parts)


def take(path: Path, encoding: str | None, keep_lines: bool = False) -> Added | Source:
    """A file as its words, or why it cannot be taken."""
    try:
        raw = read_file(path)
        decoded = decode(raw, str(path), encoding)
        written = canonical(decoded.text)
        words = written if keep_lines else joined(written)
        how = JOINED if words != written else None
        return Source(
            spelt(path.name), raw, words, decoded.encoding, decoded.media_type, how, text_digest(written) if how else ""
        )
    except CaseError as error:
        return Added(spelt(str(path)), problem=spelt(error.sentence))


def read_file(path: Path) -> bytes:
    """The bytes of a plain file; Invalid says why there are none."""
    if path.exists() and not path.is_file():
        raise Invalid(f"{path} is no plain file.")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Invalid(f"There is no file {path}.") from None
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}.") from None


def read_meta(known: Known, meta: Mapping[str, str]) -> Columns:
    """The columns that meta fills; Invalid for a name or a value that is wrong."""
    columns: Columns = {}
    for name, text in meta.items():
        if name not in META:
            raise Invalid(f"“{name}” is nothing that is said of an article here; there are {', '.join(META)}.")
        field: Field = COMMON[name] if name in COMMON else ARTICLE.field(name)
        columns |= read(replace(field, required=False), text, known)
    return columns


def held(case: Case, digest: str, written: str = "") -> int:
    """The article with words of one of these SHA-256, 0 where there is none that stands."""
    sql = """SELECT a.id FROM text t JOIN article a ON a.id = t.article
        WHERE t.sha256 IN (?, ?) AND a.withdrawn IS NULL AND t.withdrawn IS NULL ORDER BY a.id LIMIT 1"""
    return int(case.one(sql, (digest, written)) or 0)


def already(case: Case, source: Source, article: int) -> Added:
    """What to say of words that are there already."""
    title, published = case.row("SELECT title, published FROM article WHERE id = ?", (article,)) or ("", "")
    return Added(source.name, case.codes.code(article), True, title, published or "", words=len(source.words.split()))


def add_one(writer: Writer, case: Case, source: Source, columns: Columns) -> Added:
    """One new article with its text, its bytes and the hand-over that is known."""
    found = headline(source.words)
    values = {**columns, **found_in_text(source, found, columns)}
    if values.get("handling") is None and values.get("kind") in PRIVATE:
        values["handling"] = "protected"
    article = writer.insert("article", values)
    store_text(
        writer, article, source.words, source.raw, language=values.get("language"), raw_name=source.name,
        media_type=source.media_type, encoding=source.encoding, converter=source.converter,
    )  # fmt: skip
    if values.get("received_from"):
        custody = {
            "handed_by": values["received_from"],
            "handed_to": values.get("collected_by") or case.person.name,
            "at": values.get("captured_at"),
            "how": values.get("how"),
        }
        writer.insert("custody", {"article": article, "position": 1, **custody})
    unconfirmed = tuple(
        name for name in ("title", "published") if values.get(name) and values.get(f"{name}_confirmed") == 0
    )
    return Added(
        source.name, case.codes.code(article), False, values["title"], values.get("published") or "", unconfirmed,
        len(source.words.split()), joined=source.converter is not None,
        updated=found.updated and "published" in unconfirmed,
    )  # fmt: skip


def found_in_text(source: Source, found: Found, columns: Columns) -> dict[str, Any]:
    """Title and date where they were not given: those of the text, unconfirmed; else the file's name for a title.

    Of a date that there is not nothing is confirmed.
    """
    values: dict[str, Any] = {}
    if not columns.get("title"):
        values |= {"title": found.title or Path(source.name).stem, "title_confirmed": 0}
    if not columns.get("published"):
        values |= {**(date_columns("published", found.date) if found.date else {}), "published_confirmed": 0}
    return values
