"""One text of an article, read in parts: the words around a place, the passages in view, never the whole of it.

Places are code points of the canonical text, spans are half-open.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from db.case import Case
from db.citing import Resting, citing, resting
from db.classes import dataclass
from db.coverage import ODD, Covered, paragraph_states
from db.handling import covered
from db.kinds import BY_NAME, kind_of
from db.lists.windows import COVER
from db.wording import span

T = TypeVar("T")
NEAR = 4_096  # code points read on each side of a place at once
FEW = 48  # parts read on each side at most
KEPT = 32_000  # code points kept at hand on each side of the place that was read last
BATCH = 32
ANSWERS = 64  # answers kept


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over an article: the record, its text, which version of how many; covered: its words stay unread."""

    article: int
    code: str
    text: int
    version: int
    versions: int
    relation: str
    title: str
    outlet: str
    published: str
    language: str
    length: int
    demonstration: bool
    withdrawn: bool
    covered: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Some words in their place: a paragraph with the line feeds after it, or a slice of a very long one.

    paragraph counts from 1; opens: whether a paragraph begins here.
    """

    start: int
    stop: int
    words: str
    paragraph: int
    opens: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that records rest on: its span, how many records by kind cite it, the words as stored.

    lost: the stored words are not what stands there.
    """

    id: int
    start: int
    stop: int
    words: str
    lost: bool
    cited: tuple[tuple[str, int], ...]

    @property
    def resting(self) -> str:
        """What rests on it, in words: "2 claims, 1 quote"."""
        return ", ".join(f"{n} {BY_NAME[kind].plural if n > 1 else kind}" for kind, n in self.cited)


def heading(case: Case, text: int, *, uncovered: bool = False) -> Heading:
    """The heading of one text; NotFound where there is none. A covered title is not given."""
    sql = """
        SELECT a.id, t.version, (SELECT count(*) FROM text o WHERE o.article = a.id AND o.withdrawn IS NULL),
          t.relation, a.title, coalesce(a.publisher, ''), coalesce(a.published, ''),
          coalesce(t.language, a.language, ''), a.demonstration, a.withdrawn IS NOT NULL,
          coalesce((SELECT p.stop FROM part p WHERE p.text = t.id ORDER BY p.start DESC LIMIT 1), 0)
        FROM text t JOIN article a ON a.id = t.article WHERE t.id = ?"""
    row = case.row(sql, (text,))
    if row is None:
        raise case.codes.missing(text)
    article, version, versions, relation, title, outlet, published, language, shown, withdrawn, length = row
    hidden = not uncovered and bool(covered(case, (article,)))
    return Heading(
        article, case.codes.code(article), text, version or 1, versions, relation, COVER if hidden else title,
        outlet, published, language, length, bool(shown), bool(withdrawn), hidden,
    )  # fmt: skip


def parts(
    case: Case, text: int, at: int, near: int = NEAR, counted: tuple[int, int] = (0, 0)
) -> tuple[list[Part], tuple[int, int]]:
    """The part that holds a place, and those that begin within so many code points of it, in order.

    counted: a place, and how many parts before it end no paragraph, from where on they are counted; the same of the
    first part comes back, so that a long text is never counted from its beginning again.
    """
    columns = "SELECT start, stop, words, position FROM part WHERE text = ?"
    here = case.rows(f"{columns} AND start <= ? ORDER BY start DESC LIMIT 1", (text, at))
    if not here:
        return [], counted
    back = f"{columns} AND start < ? AND start > ? ORDER BY start DESC LIMIT {FEW}"
    before = case.rows(back, (text, here[0][0], at - near))[::-1]
    after = case.rows(f"{columns} AND start > ? AND start < ? ORDER BY start LIMIT {FEW}", (text, at, at + near))
    found = [*before, *here, *after]
    first, _, _, position = found[0]
    sql = f"SELECT count(*) FROM part WHERE text = ? AND start >= ? AND start < ? AND {ODD}"
    low, high = sorted((counted[0], first))
    between = case.one(sql, (text, low, high))
    odd = counted[1] + (between if first >= counted[0] else -between)
    ends = "SELECT substr(words, -1) FROM part WHERE text = ? AND start < ? ORDER BY start DESC LIMIT 1"
    number, last = position - odd, case.one(ends, (text, first))
    made = []
    for start, stop, words, _ in found:
        made.append(Part(start, stop, words, number, last in (None, "\n")))
        last = words[-1]
        number += last == "\n" and words.strip(" \t\n\xa0") != ""
    return made, (first, odd)


class Reader:
    """One text of a case: parts, kept at hand while they are near, and what rests on them, until somebody writes.

    Busy may be raised by each read.
    """

    def __init__(self, case: Case, text: int, *, uncovered: bool = False) -> None:
        self.case = case
        self.text = text
        self.uncovered = uncovered
        self.heading = heading(case, text, uncovered=uncovered)
        self._starts: list[int] = []
        self._parts: list[Part] = []
        self._counted = (0, 0)
        self._answers: dict[Hashable, Any] = {}
        self._as_of: tuple[int, int] = (0, 0)

    def _kept(self, key: Hashable, read: Callable[[], T]) -> T:
        """What a read gives, kept until somebody writes."""
        as_of = self.case.version, self.case.connection.total_changes
        if as_of != self._as_of or len(self._answers) > ANSWERS:
            self._answers, self._as_of = {}, as_of
        if key not in self._answers:
            self._answers[key] = read()
        found: T = self._answers[key]
        return found

    def part(self, at: int) -> Part | None:
        """The part that holds a place; None outside the text and while the article is covered."""
        if not 0 <= at < self.heading.length or self.heading.covered:
            return None
        return self._at_hand(at) or self._fetch(at)

    def _at_hand(self, at: int) -> Part | None:
        place = bisect_right(self._starts, at) - 1
        found = self._parts[place] if place >= 0 else None
        return found if found and at < found.stop else None

    def _fetch(self, at: int) -> Part | None:
        came, self._counted = parts(self.case, self.text, at, counted=self._counted)
        if not came:
            return None
        # What was read of the text before makes no read dearer: far parts are let go, and those near stay in order.
        kept, starts = self._parts, self._starts
        left, right = bisect_right(starts, came[0].start - 1), bisect_right(starts, came[-1].start)
        low, high = min(bisect_right(starts, at - KEPT), left), max(bisect_right(starts, at + KEPT), right)
        self._parts = [*kept[low:left], *came, *kept[right:high]]
        self._starts = [*starts[low:left], *(one.start for one in came), *starts[right:high]]
        return self._at_hand(at)

    def words(self, start: int, stop: int) -> str:
        """The words of a span, as far as it lies in the text; long ones are not kept at hand."""
        if stop - start > 2 * NEAR and not self.heading.covered:
            return span(self.case, self.text, start, stop)
        found = []
        while start < stop and (part := self.part(start)):
            found.append(part.words[start - part.start : stop - part.start])
            start = part.stop
        return "".join(found)

    def passages(self, start: int, stop: int) -> list[Passage]:
        """The passages that meet a span and that records rest on, in order of start and stop."""
        return self._kept(("passages", start, stop), lambda: self._meeting(start, stop))

    def _meeting(self, start: int, stop: int) -> list[Passage]:
        short = "start > ? AND start < ? AND stop > ? AND stop - start <= 4096"
        long = "start < ? AND stop > ? AND stop - start > 4096"  # a few, with an index of their own
        found = self._rows(short, (start - 4096, stop, start)) + self._rows(long, (stop, start))
        return self._made(sorted(found, key=lambda row: row[1:3]))

    def passage(self, record: int) -> Passage | None:
        """One passage of this text by its id, whether or not anything rests on it."""
        found = self._kept(("passage", record), lambda: self._made(self._rows("id = ?", (record,)), bare=True))
        return found[0] if found else None

    def step(self, start: int, stop: int, *, back: bool = False) -> Passage | None:
        """The next passage after a span in order of start and stop, or the one before it; None at the end."""
        sign, way = ("<", "DESC") if back else (">", "ASC")
        where = f"(start, stop) {sign} (?, ?) ORDER BY start {way}, stop {way} LIMIT {BATCH}"
        while rows := self._rows(where, (start, stop)):
            found = self._made(rows[:1]) or self._made(rows)
            if found:
                return found[0]
            _, start, stop, _ = rows[-1]
        return None

    def refresh(self) -> None:
        """Forget what others may have changed; words never change but by expunging, so they go, too."""
        self._starts, self._parts, self._answers, self._counted = [], [], {}, (0, 0)
        self.heading = heading(self.case, self.text, uncovered=self.uncovered)

    def uncover(self, on: bool = True) -> None:
        """Uncover a protected article, or cover it again."""
        self.uncovered = on
        self.refresh()

    def resting(self, passage: int) -> list[Resting]:
        """The records that cite a passage, each in one line."""
        return self._kept(("resting", passage), lambda: resting(self.case, passage, uncovered=self.uncovered))

    def paragraphs(self, start: int, stop: int) -> list[Covered]:
        """How the paragraphs that meet a span stand for this person."""
        if self.heading.covered:
            return []
        return self._kept(("paragraphs", start, stop), lambda: paragraph_states(self.case, self.text, start, stop))

    def _rows(self, where: str, args: tuple[Any, ...]) -> list[tuple[int, int, int, str]]:
        if self.heading.covered:
            return []
        sql = f"SELECT id, start, stop, words FROM passage WHERE text = ? AND withdrawn IS NULL AND {where}"
        return self.case.rows(sql, (self.text, *args))

    def _made(self, rows: list[tuple[int, int, int, str]], *, bare: bool = False) -> list[Passage]:
        by_passage = citing(self.case, (row[0] for row in rows))
        return [
            Passage(id_, start, stop, words, self.words(start, stop) != words, kinds(by_passage.get(id_, ())))
            for id_, start, stop, words in rows
            if bare or id_ in by_passage
        ]


def kinds(ids: Iterable[int]) -> tuple[tuple[str, int], ...]:
    """How many records of each kind, the most frequent first."""
    return tuple(Counter(kind_of(one).name for one in ids).most_common())
