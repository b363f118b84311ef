"""Passages of earlier texts carried to a new one, within the operation that adds it or asks for it again."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from db.carrying.placing import ASK, CHANGED, GONE, UNCHANGED, Placed, place
from db.case import Case
from db.edits.citing import NEAR
from db.wording import whole
from db.words.spans import context
from db.writer import Writer

# The mark of an old passage that has no twin: asked where its words stand more than once, gone where nowhere.
MARKS = {ASK: "changed", GONE: "orphan"}
CITED = """EXISTS (SELECT 1 FROM citation c WHERE c.passage = p.id)"""


class Old(NamedTuple):
    """A passage of an earlier text."""

    id: int
    start: int
    stop: int
    anchor: str | None


class Mark(NamedTuple):
    """How a paragraph of an earlier text stands for a person."""

    start: int
    stop: int
    person: str
    state: str


def carry(writer: Writer, case: Case, article: int, text: int, words: str, *, marks: bool = False) -> Counter[str]:
    """Twins on a text of an article for the passages of its earlier texts that have none; how many fared how.

    Of the text before it all passages are carried, of those before that the ones that something cites. marks: what
    people have read in the text before it stays read where it stands, and is to be looked at again where it changed.
    """
    sql = "SELECT id FROM text WHERE article = ? AND withdrawn IS NULL AND id <> ? ORDER BY version DESC"
    fared: Counter[str] = Counter()
    for at, (earlier,) in enumerate(writer.execute(sql, (article, text))):
        passages = uncarried(writer, earlier, text, cited=at > 0)
        read = marked(writer, earlier) if marks and not at else []
        if passages or read:
            spans = [(one.start, one.stop) for one in passages] + [(one.start, one.stop) for one in read]
            placed = place(whole(case, earlier), words, spans)
            mark(writer, text, zip(read, placed[len(passages) :], strict=True))
            for one, found in zip(passages, placed, strict=False):
                fared[told(found)] += 1
                settle(writer, one, text, words, found)
    return fared


def marked(writer: Writer, text: int) -> list[Mark]:
    """The marks of reading of a text with the spans of their paragraphs."""
    sql = """SELECT p.start, p.stop, c.person, c.state FROM part p JOIN coverage c
        ON c.text = p.text AND c.part = p.position WHERE p.text = ? ORDER BY p.start, c.id"""
    return [Mark(*row) for row in writer.execute(sql, (text,))]


def mark(writer: Writer, text: int, read: Iterable[tuple[Mark, Placed]]) -> None:
    """Mark the paragraphs of a new text as those that they were; what is gone or in question is unread."""
    seen: set[tuple[int, str]] = set()
    for one, found in read:
        if found.state not in (UNCHANGED, CHANGED):
            continue
        sql = "SELECT position FROM part WHERE text = ? AND start <= ? ORDER BY start DESC LIMIT 1"
        part = writer.execute(sql, (text, found.start))[0][0]
        state = one.state if found.state == UNCHANGED else "again"
        if (part, one.person) not in seen:
            seen.add((part, one.person))
            writer.insert("coverage", {"text": text, "part": part, "person": one.person, "state": state})


def told(found: Placed) -> str:
    """How a passage fared: its state, or "beside" where its words are unchanged in a sentence that is not."""
    return "beside" if found.beside else found.state


def uncarried(writer: Writer, earlier: int, text: int, *, cited: bool) -> list[Old]:
    """The passages of an earlier text that have no twin on a later one, in order."""
    test = CITED if cited else "1"
    sql = f"""SELECT p.id, p.start, p.stop, p.anchor FROM passage p WHERE p.text = ? AND p.withdrawn IS NULL AND {test}
        AND NOT EXISTS (SELECT 1 FROM passage t WHERE t.twin_of = p.id AND t.text = ? AND t.withdrawn IS NULL)
        ORDER BY p.start, p.stop"""
    return [Old(*row) for row in writer.execute(sql, (earlier, text))]


def settle(writer: Writer, old: Old, text: int, words: str, found: Placed) -> None:
    """Make the twin of a passage, or mark that it has none."""
    if found.state in (UNCHANGED, CHANGED):
        twin(writer, old.id, text, words, (found.start, found.stop), found.state)
    elif old.anchor != MARKS[found.state]:
        writer.update("passage", old.id, {"anchor": MARKS[found.state]})


def twin(writer: Writer, of: int, text: int, words: str, span: Sequence[int], anchor: str) -> int:
    """The passage at a span of a text, as the twin of another where it is new; its id."""
    start, stop = span
    sql = "SELECT id FROM passage WHERE text = ? AND start = ? AND stop = ? AND withdrawn IS NULL"
    there = writer.execute(sql, (text, start, stop))
    if there:
        return int(there[0][0])
    before, after = context(words, start, stop, NEAR)
    values = {"text": text, "start": start, "stop": stop, "words": words[start:stop], "before": before, "after": after}
    return writer.insert("passage", {**values, "twin_of": of, "anchor": anchor})
