"""Articles whose words a file brings: decoded and canonical, and those that the case file holds already."""

import base64
import binascii
from pathlib import Path
from typing import Any

from db.case import Case
from db.classes import dataclass
from db.errors import Invalid, quoted
from db.importing.decoding import decode
from db.importing.lines import Entry, Line
from db.importing.names import Names
from db.importing.plans import plan_of
from db.importing.problems import Problems
from db.importing.rows import NewText, Rows
from db.importing.storing import ERASED, next_version, text_digest
from db.importing.texts import Texts
from db.vocabulary import CLOSED
from db.words.spans import canonical

BROUGHT = ("raw_name", "media_type", "encoding", "converter")
BESIDE = ("kind", "key", "code", "text", "raw", "file", "coverage")
COVERAGE = ("part", "person", "state")
DIGESTS = ("sha256", "raw_sha256")


@dataclass(frozen=True, slots=True)
class Brought:
    """The words of a line, canonical, with the bytes as received and what is said of them."""

    words: str
    raw: bytes
    values: dict[str, Any]
    digest: str


class Incoming:
    """The articles and texts of one load."""

    def __init__(self, case: Case, problems: Problems, folder: Path | None) -> None:
        self.case, self.problems, self.folder = case, problems, folder
        self.brought: dict[int, Brought] = {}
        self.there: dict[int, int] = {}

    def read(self, lines: list[Line], *, fresh: bool) -> None:
        """Read the words of all lines, and mark the lines of articles that the case file holds already.

        fresh: the case file holds nothing, so that nothing can be there.
        """
        for line in lines:
            if line.kind in ("article", "text"):
                with self.problems.of(line.number):
                    found = self.words_of(line)
                    if found:
                        self.brought[line.number] = found
                    elif line.kind == "article":
                        self.named_by_digest(line)
        if not fresh:
            self.match(lines)

    def named_by_digest(self, line: Line) -> None:
        """Let a line that gives a digest instead of words stand for the article of the case file that has it."""
        digest = line.entry.get("sha256") or line.entry.get("raw_sha256")
        if not digest:
            return
        there = self.held(str(digest))
        if not there:
            raise Invalid("No article of the case file has words or bytes with that sha256; add its file first.")
        line.id, line.there = there[0], True

    def words_of(self, line: Line) -> Brought | None:
        """The words that a line brings under "text", "raw" or "file"; None where it brings none."""
        entry = line.entry
        given, raw, file = entry.get("text"), entry.get("raw"), entry.get("file")
        if given is None and raw is None and file is None:
            if line.kind == "text":
                raise Invalid("It brings no words; give them under “text”.")
            return None
        for name, value in (("text", given), ("raw", raw), ("file", file)):
            if value is not None and type(value) is not str:
                raise Invalid(f"{name} is text.")
        values = {name: text_of(entry, name) for name in BROUGHT}
        data = self.file(file) if file is not None else unpacked(raw) if raw is not None else None
        if given is None:
            name = values["raw_name"] or file or "the text"
            decoded = decode(data or b"", name, values["encoding"])
            given = decoded.text
            values["encoding"] = values["encoding"] or decoded.encoding
            values["media_type"] = values["media_type"] or decoded.media_type
            values["raw_name"] = values["raw_name"] or (Path(file).name if file else None)
        elif data is None:
            values["encoding"] = values["encoding"] or "utf-8"
            values["media_type"] = values["media_type"] or "text/plain"
        return checked(entry, given, data, values)

    def file(self, name: str) -> bytes:
        """The bytes of a file beside the lines, or in a folder below; no other file is ever read."""
        if self.folder is None:
            raise Invalid("file: lines from standard input bring their words under “text”.")
        path = (self.folder / name).resolve()
        if not path.is_relative_to(self.folder.resolve()):
            raise Invalid(f"file: {quoted(name)} does not lie beside the lines or in a folder below.")
        try:
            return path.read_bytes()
        except OSError as error:
            raise Invalid(f"file: {quoted(name)} cannot be read: {error.strerror}.") from None

    def match(self, lines: list[Line]) -> None:
        """Let lines stand for the articles of the case file that have the same words."""
        articles = {name: line for line in lines if line.kind == "article" for name in names_of(line)}
        for line in lines:
            found = self.brought.get(line.number)
            if not found:
                continue
            article = line if line.kind == "article" else articles.get(str(line.entry.get("article")))
            there = self.held(found.digest)
            if there and article is not None and article.entry.get("withdrawn") is None:
                if line.kind == "text":
                    if article.id and article.id != there[0]:
                        continue
                    line.id, line.there = there[1], True
                article.id, article.there = there[0], True

    def held(self, digest: str) -> tuple[int, int] | None:
        """Article and text of the case file with these words or bytes, None where there are none that stand."""
        sql = """
            SELECT a.id, t.id FROM text t JOIN article a ON a.id = t.article
            WHERE ?1 IN (t.sha256, t.raw_sha256) AND a.withdrawn IS NULL AND t.withdrawn IS NULL
            ORDER BY a.id LIMIT 1"""
        found = self.case.row(sql, (digest,))
        return (found[0], found[1]) if found else None

    def enter(self, lines: list[Line], names: Names, texts: Texts, rows: Rows) -> None:
        """Give the texts that are new to what cites them and to what is to be stored, articles first."""
        for kind in ("article", "text"):
            for line in lines:
                found = self.brought.get(line.number)
                if line.kind == kind and found and line.id:
                    with self.problems.of(line.number):
                        self.enter_one(line, found, names, texts, rows)

    def enter_one(self, line: Line, found: Brought, names: Names, texts: Texts, rows: Rows) -> None:
        """One text: version 1 of its own line's article, or the version that a line of kind text gives."""
        entry, values = line.entry, dict(found.values)
        called = str(entry.get("key") or entry.get("code") or f"of line {line.number}")
        if line.there:
            self.problems.note(
                line.number, f"Its words are there already; the line stands for {names.case.codes.code(line.id)}."
            )
            return
        if line.kind == "article":
            text, article, version = names.new("text"), line.id, 1
            values["language"] = text_of(entry, "language")
        else:
            text, article = line.id, names.refer(str(entry.get("article") or ""), ("article",))
            called, there = str(entry["article"]), texts.of_article(article)
            version = entry.get("version") or next_version(there)
            if type(version) is not int or version < 1:
                raise Invalid("version is a whole number from 1.")
            if version in there:
                raise Invalid(f"The article {quoted(called)} has a text of version {version} already.")
            values |= self.said_of_text(entry, names)
        texts.add(text, article, version, found.words, called)
        for one in entry.get("coverage") or ():
            rows.link_to("coverage", ("text", *COVERAGE), [text, *coverage(one)])
        rows.texts.append(NewText(text, article, found.words, found.raw, {"version": version, **values}))

    @staticmethod
    def said_of_text(entry: Entry, names: Names) -> dict[str, Any]:
        """The other fields of a line of kind text."""
        plan = plan_of("text")
        for name in entry:
            if name not in plan.steps and name not in BESIDE:
                raise Invalid(plan.unknown(name))
        relation = str(entry.get("relation") or "original")
        field = plan.steps["relation"].field
        if field and relation not in field.of:
            raise Invalid(f"relation is one of {', '.join(field.of)}, not {quoted(relation)}.")
        of = entry.get("of")
        return {
            "relation": relation,
            "of": names.refer(str(of), ("text",)) if of is not None else None,
            "language": text_of(entry, "language"),
            "withdrawn": text_of(entry, "withdrawn"),
        }

    def titled(self, line: Line) -> Entry:
        """An article's line; where it gives no title, with the one that plainly stands over its words, unconfirmed."""
        entry, found = line.entry, self.brought.get(line.number)
        if found and not entry.get("title"):
            from db.importing.headline import headline  # which files without articles do not load

            title = headline(found.words).title
            if title:
                return {**entry, "title": title, "title_confirmed": False}
        return entry


def names_of(line: Line) -> list[str]:
    """What other lines may call a line."""
    return [str(line.entry[name]) for name in ("key", "code") if line.entry.get(name) is not None]


def text_of(entry: Entry, name: str) -> str | None:
    """A field as text, None where it is empty; Invalid where it is none."""
    value = entry.get(name)
    if value is not None and type(value) is not str:
        raise Invalid(f"{name} is text.")
    return value or None


def coverage(one: Any) -> list[Any]:
    """Who has read a part of a text, and what came of it; Invalid where that is not said."""
    values = [one.get(name) if type(one) is dict else None for name in COVERAGE]
    if type(values[0]) is not int or type(values[1]) is not str or values[2] not in CLOSED["coverage"]:
        raise Invalid(f"coverage has entries with {', '.join(COVERAGE)}; a state is {', '.join(CLOSED['coverage'])}.")
    return values


def unpacked(raw: str) -> bytes:
    """Bytes from base64."""
    try:
        return base64.b64decode(raw, validate=True)
    except (binascii.Error, ValueError):
        raise Invalid("raw is the bytes as received, in base64.") from None


def checked(entry: Entry, given: str, data: bytes | None, values: dict[str, Any]) -> Brought:
    """Words and bytes whose digests are those that the line gives; words that were erased keep what is given."""
    words = canonical(given)
    if not words.strip():
        raise Invalid("Its text is empty.")
    raw = given.encode() if data is None else data
    digest = text_digest(words)
    if ERASED in words:
        values |= {name: text_of(entry, name) for name in DIGESTS if name in entry}
    elif entry.get("sha256") not in (None, digest):
        raise Invalid("Its words are not those of its sha256; the line was changed.")
    return Brought(words, raw, values, digest)
