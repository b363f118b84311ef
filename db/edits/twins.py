"""Passages of earlier texts carried to a new one, within the operation that adds it or asks for it again."""

from collections import Counter
from collections.abc import Sequence
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


def carry(writer: Writer, case: Case, article: int, text: int, words: str) -> Counter[str]:
    """Twins on a text of an article for the passages of its earlier texts that have none; how many fared how.

    Of the text before it all passages are carried, of those before that the ones that something cites.
    """
    sql = "SELECT id FROM text WHERE article = ? AND withdrawn IS NULL AND id <> ? ORDER BY version DESC"
    fared: Counter[str] = Counter()
    for at, (earlier,) in enumerate(writer.execute(sql, (article, text))):
        passages = uncarried(writer, earlier, text, cited=at > 0)
        if passages:
            placed = place(whole(case, earlier), words, [(one.start, one.stop) for one in passages])
            for one, found in zip(passages, placed, strict=True):
                fared[told(found)] += 1
                settle(writer, one, text, words, found)
    return fared


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
