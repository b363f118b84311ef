"""A corrected article: a new text of it from a file, with the passages of the earlier ones carried to it."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from db.case import Case
from db.edits.twins import carry
from db.errors import Invalid, Locked, Refused
from db.importing.articles import Source, held, take
from db.importing.storing import ERASED, store_text
from db.importing.unwrapping import fitted, runs
from db.locking import LOCKED
from db.vocabulary import CLOSED
from db.wording import current, whole
from db.words.near import hint

FATES = ("unchanged", "beside", "changed", "ask", "gone")
FARED = {
    "unchanged": "unchanged",
    "beside": "unchanged in a sentence that changed",
    "changed": "changed",
    "ask": "to be asked about",
    "gone": "gone",
}


@dataclass(frozen=True, slots=True)
class Replaced:
    """A new text of an article: codes of both, its version, how many passages fared how, by FATES; the operation.

    joined: whether its lines were joined into paragraphs.
    """

    article: str
    text: str
    version: int
    words: int
    fared: dict[str, int]
    operation: int
    joined: bool = False

    @property
    def sentence(self) -> str:
        """What was done, in words."""
        counts = [f"{self.fared[name]:,} {FARED[name]}" for name in FATES if self.fared.get(name)]
        carried = f" Passages: {', '.join(counts)}." if counts else " No passage was to be carried."
        lines = " Wrapped lines were joined into paragraphs." if self.joined else ""
        return f"{self.text} is version {self.version} of {self.article}, {self.words:,} words.{lines}{carried}"


def replace_text(
    case: Case, article: int, path: Path | str, *, relation: str = "correction", encoding: str | None = None,
    keep_lines: bool = False, reason: str | None = None,
) -> Replaced:  # fmt: skip
    """Add a text of an article from a file, as one operation. What cites the earlier ones goes on citing them.

    Invalid for a file that cannot be read, Refused where it holds the words that are there already.
    """
    if relation not in CLOSED["text_relation"]:
        raise Invalid(f"“{relation}” is not what a text can be; {hint(relation, CLOSED['text_relation'])}")
    source = take(Path(path), encoding, keep_lines)
    if not isinstance(source, Source):
        raise Invalid(source.problem)
    with case.write("new version", reason) as writer:
        earlier = current(case, article)
        check(case, article, earlier, source)
        number = writer.execute("SELECT max(version) + 1 FROM text WHERE article = ?", (article,))[0][0]
        text = store_text(
            writer, article, source.words, source.raw, version=number, relation=relation, of=earlier,
            language=writer.execute("SELECT language FROM text WHERE id = ?", (earlier,))[0][0],
            raw_name=source.name, media_type=source.media_type, encoding=source.encoding, converter=source.converter,
        )  # fmt: skip
        translated = relation == "translation"
        fared = Counter[str]() if translated else carry(writer, case, article, text, source.words, marks=True)
        code = case.codes.code
        return Replaced(
            code(article), code(text), number, len(source.words.split()), dict(fared), writer.operation,
            joined=source.converter is not None,
        )  # fmt: skip


def lines_to_join(path: Path | str, encoding: str | None = None) -> list[list[tuple[str, str]]]:
    """The lines of a file, those together that would be joined, each with what would join it with the next.

    Empty where no line would be joined; Invalid for a file that cannot be read.
    """
    source = take(Path(path), encoding, keep_lines=True)
    if not isinstance(source, Source):
        raise Invalid(source.problem)
    found = [fitted(run) for run in runs(source.words)]
    return found if any(len(run) > 1 for run in found) else []


def check(case: Case, article: int, earlier: int, source: Source) -> None:
    """Refused where an article takes no new text, or not these words."""
    code = case.codes.code(article)
    status, withdrawn = case.rows("SELECT status, withdrawn FROM article WHERE id = ?", (article,))[0]
    if withdrawn is not None:
        raise Refused(f"{code} is withdrawn; restore it first.")
    if status == LOCKED:
        raise Locked(f"{code} is finalized; reopen it with a reason before changing it.")
    there = held(case, source.digest)
    # A correction that is taken back brings words of an earlier text, which are the newest then.
    back = there == article and case.one("SELECT sha256 FROM text WHERE id = ?", (earlier,)) != source.digest
    if there and not back:
        which = "has these words already" if there == article else f"cannot have the words of {case.codes.code(there)}"
        raise Refused(f"{code} {which}; nothing was added.")
    if ERASED in whole(case, earlier) and ERASED not in source.words:
        raise Refused(
            f"Words of {code} were expunged; erase them from {source.name} too, as {ERASED}, and add it then."
        )
