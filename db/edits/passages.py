"""The words of a passage chosen anew: its ends moved, or other words of the same text; one operation."""

from collections.abc import Sequence
from dataclasses import replace

from db.case import Case
from db.edits.citing import NEAR, Cite, length, place_of
from db.edits.done import Done, operation, reasoned, some
from db.edits.records import one_line
from db.errors import Invalid, Refused, quoted
from db.kinds import kind_of
from db.oplog.tables import REVIEWED
from db.wording import span
from db.words.graphemes import is_boundary
from db.words.sentences import words as words_of
from db.writer import Writer

REACH = 64  # code points looked at for each word that an end moves by
CITING = "SELECT DISTINCT record FROM citation WHERE passage = ? ORDER BY record"
STATUS = "SELECT status FROM {} WHERE id = ? AND withdrawn IS NULL"


def move_passage(case: Case, passage: int, start: int, stop: int, *, reason: str | None = None) -> Done:
    """Let a passage be other words of its text, for all records that cite it.

    A reason is needed where one of these is reviewed; Refused where one is finalized. Where a passage stands at that
    place already, the records cite that one and this one is withdrawn. Words that a record took over from the passage
    as said follow it.
    """
    row = case.get(passage, links=False)
    text, code = int(row["text"]), case.codes.code(passage)
    if row.get("withdrawn"):
        raise Refused(f"{code} is withdrawn; bring it back first.")
    words = words_at(case, text, start, stop)
    if (row["start"], row["stop"]) == (start, stop):
        return Done(f"{code} stands there already; nothing was changed.", (code,), (passage,))
    with operation(case, "move passage", reason) as writer:
        citing = [
            one for (one,) in writer.execute("SELECT DISTINCT record FROM citation WHERE passage = ?", (passage,))
        ]
        check_citing(writer, citing, reason)
        kept = settle(writer, passage, text, start, stop)
        if kept == passage:
            near = (span(case, text, max(start - NEAR, 0), start), span(case, text, stop, stop + NEAR))
            values = {"start": start, "stop": stop, "words": words, "before": near[0], "after": near[1]}
            writer.update("passage", passage, values)
        follow(writer, citing, one_line(row["words"]), one_line(words))
        codes = [case.codes.code(one) for one in citing]
    cited = f"; {some(codes)} cite{'s' * (len(codes) == 1)} it" if codes else ""
    return Done(f"{case.codes.code(kept)} is now {quoted(words)}{cited}.", (code,), (kept,), writer.operation)


def re_point(case: Case, passage: int, words: Cite, *, reason: str | None = None) -> Done:
    """Let a passage be these words of its text, which stand in one place; as move_passage."""
    text = int(case.get(passage, links=False)["text"])
    start, stop = place_of(case, text, replace(words, article=words.article or article_code(case, text)))
    return move_passage(case, passage, start, stop, reason=reason)


def article_code(case: Case, text: int) -> str:
    """The code of a text's article."""
    return case.codes.code(case.one("SELECT article FROM text WHERE id = ?", (text,)))


def by_words(case: Case, passage: int, start_by: int, stop_by: int) -> tuple[int, int]:
    """The span of a passage with its ends moved by so many words, to the left below 0; Invalid past the text's ends,
    and where one end would go past the other."""
    row = case.get(passage, links=False)
    text, start, stop = int(row["text"]), int(row["start"]), int(row["stop"])
    near = REACH * (max(abs(start_by), abs(stop_by)) + 1)
    low = moved(case, text, start, start_by, near, first=True) if start_by else start
    high = moved(case, text, stop, stop_by, near, first=False) if stop_by else stop
    if low >= high:
        count = len(words_of(span(case, text, start, stop)))
        raise Invalid(
            f"One end would go past the other: {row.code} has {count:,} word{'' if count == 1 else 's'};"
            " name other words or their span instead."
        )
    return low, high


def moved(case: Case, text: int, at: int, by: int, near: int, *, first: bool) -> int:
    """Where so many words further begin, for the first end, or end, for the last."""
    base = max(at - near, 0)
    every = [base + span[0 if first else 1] for span in words_of(span(case, text, base, at + near))]
    beyond = [one for one in every if (one > at if by > 0 else one < at)]
    if abs(by) > len(beyond):
        raise Invalid(f"There are only {len(beyond)} words that way in reach; name the span instead, like 120:138.")
    return beyond[by - 1] if by > 0 else beyond[by]


def words_at(case: Case, text: int, start: int, stop: int) -> str:
    """The words of a span; Invalid where the text has no such span, or it would split a character."""
    words = span(case, text, start, stop)
    if not 0 <= start < stop or len(words) < stop - start:
        raise Invalid(f"The text has no span {start}:{stop}; {length(case, text)}.")
    near = span(case, text, max(start - 64, 0), stop + 64)
    first = start - max(start - 64, 0)
    if not (is_boundary(near, first) and is_boundary(near, first + stop - start)):
        raise Invalid(f"{start}:{stop} would split a character; move the end by one or two.")
    if not words.strip():
        raise Invalid(f"At {start}:{stop} stands only white space; choose words.")
    return words


def check_citing(writer: Writer, citing: Sequence[int], reason: str | None) -> None:
    """Refused where a record that cites the passage is finalized; NeedsReason where one is reviewed."""
    for one in citing:
        table = kind_of(one).table
        if "status" not in kind_of(one).common:
            continue
        status = writer.execute(STATUS.format(table), (one,))
        if status:
            writer.check_open(table, one, {"cites": 1})
        if status and status[0][0] in REVIEWED:
            reasoned(reason, f"{writer.codes.code(one)} is reviewed; say why its words change.")


def settle(writer: Writer, passage: int, text: int, start: int, stop: int) -> int:
    """The passage that is kept: this one, or another that stands there already and is cited in its place."""
    sql = "SELECT id FROM passage WHERE text = ? AND start = ? AND stop = ? AND withdrawn IS NULL"
    found = writer.execute(sql, (text, start, stop))
    if not found:
        return passage
    other = int(found[0][0])
    for row, record, role in writer.execute("SELECT id, record, role FROM citation WHERE passage = ?", (passage,)):
        there = "SELECT 1 FROM citation WHERE record = ? AND passage = ? AND role = ?"
        if writer.execute(there, (record, other, role)):
            writer.delete("citation", row)
        else:
            writer.update("citation", row, {"passage": other})
    writer.update("passage", passage, {"withdrawn": f"re-pointed to {writer.codes.code(other)}"})
    return other


def follow(writer: Writer, citing: Sequence[int], before: str, after: str) -> None:
    """Let what was said as in the passage's old words be said as in its new ones."""
    for one in citing:
        table = kind_of(one).table
        if any(field.name == "said" for field in kind_of(one).fields):
            said = writer.execute(f"SELECT said FROM {table} WHERE id = ?", (one,))[0][0]
            if said == before:
                writer.update(table, one, {"said": after})
