"""The texts of an article by version, what waits to be carried from the earlier to the newest, and how two differ."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from operator import itemgetter

from db.carrying.edges import AROUND, same_edges, sentence
from db.carrying.matching import match
from db.carrying.tokens import Numbers, Tokens, tokens
from db.case import Case
from db.citing import Resting, citing, resting, spots
from db.handling import covered
from db.kinds import kind_of
from db.lists.windows import COVER
from db.reader import parts
from db.wording import around, current, span, whole

Span = tuple[int, int]
CARRIED = {
    "unchanged": "the words stand unchanged",
    "beside": "the words stand unchanged, in a sentence that changed",
    "twice": "the words stand unchanged, beside a new paragraph much like theirs",
    "changed": "the words changed",
    "ask": "the words stand at several places, or elsewhere",
    "gone": "the words are gone",
}
MOST = 12  # places that are offered
PARAGRAPH = 1_200  # code points of a paragraph on each side of words
REACH = 4_096  # code points on each side in which paragraphs are read at once
ALIKE = 5  # words of the shortest paragraph that another may be much like
BESIDE = 48  # code points shown on each side of a difference


@dataclass(frozen=True, slots=True)
class Version:
    """One text of an article: its id and code, number, what it is of the one before, length, when and by whom added."""

    id: int
    code: str
    version: int
    relation: str
    length: int
    at: str
    person: str
    passages: int


@dataclass(frozen=True, slots=True)
class Carried:
    """A passage of an earlier text that records cite, beside its place in the newest one.

    state: one of CARRIED. twin: the passage there, 0 where there is none. others: places where the same words stand.
    """

    passage: int
    code: str
    text: int
    version: int
    span: Span
    words: str
    state: str
    twin: int
    new: int
    place: Span
    now: str
    others: tuple[Span, ...]
    resting: tuple[Resting, ...]
    covered: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One place where two texts differ: the words of each ('' for none), their spans, and what stands around them."""

    old: str
    new: str
    span: Span
    place: Span
    before: str
    after: str


def article_versions(case: Case, article: int) -> list[Version]:
    """The texts of an article that stand, the first first."""
    sql = """
        SELECT t.id, coalesce(t.version, 1), t.relation, coalesce(t.length, 0), coalesce(o.at, ''),
          coalesce(o.person, ''), (SELECT count(DISTINCT c.passage) FROM passage p JOIN citation c ON c.passage = p.id
            WHERE p.text = t.id AND p.withdrawn IS NULL)
        FROM text t LEFT JOIN change x ON x.tbl = 'text' AND x.row = +t.id AND x.col IS NULL
        LEFT JOIN operation o ON o.id = x.operation
        WHERE t.article = ? AND t.withdrawn IS NULL ORDER BY t.version"""
    return [Version(row[0], case.codes.code(row[0]), *row[1:]) for row in case.rows(sql, (article,))]


def waiting_passages(case: Case, article: int, *, uncovered: bool = False, passage: int = 0) -> list[Carried]:
    """The passages of earlier texts that standing records cite and that nobody has settled, in order of their place.

    passage: this one alone.
    """
    new = current(case, article)
    sql = """
        SELECT p.id, p.text, coalesce(t.version, 1), p.start, p.stop, p.words, coalesce(p.anchor, '')
        FROM passage p JOIN text t ON t.id = p.text
        WHERE t.article = ? AND t.id <> ? AND t.relation <> 'translation'
          AND t.withdrawn IS NULL AND p.withdrawn IS NULL AND ? IN (0, p.id)
        ORDER BY t.version DESC, p.start, p.stop"""
    rows = case.rows(sql, (article, new, passage))
    cited = citing(case, (row[0] for row in rows))
    hidden = not uncovered and bool(covered(case, (article,)))
    looking = Looking(case, new, hidden)
    found = (looking.one(*row) for row in rows if row[0] in cited)
    return [one for one in found if one]


class Looking:
    """Passages beside the newest text of their article, whose words are read once they are needed."""

    def __init__(self, case: Case, new: int, hidden: bool) -> None:
        self.case, self.new, self.hidden = case, new, hidden
        self.whole = ""
        self.round: dict[int, tuple[tuple[int, str], ...]] = {}  # paragraphs read last, by text

    def one(
        self, passage: int, text: int, version: int, start: int, stop: int, words: str, anchor: str
    ) -> Carried | None:
        """One passage; None where a person left it on its text."""
        twin, place, now = self.twin(passage)
        if not twin and anchor == "accepted":
            return None
        others = () if twin else self.elsewhere(words)
        state = self.state(text, (start, stop), words, place, now) if twin else "ask" if others else "gone"
        if anchor == "orphan" and not twin:
            state = "gone"
        rests = tuple(resting(self.case, passage, uncovered=not self.hidden))
        shown = (COVER, COVER) if self.hidden else (words, now)
        return Carried(
            passage, self.case.codes.code(passage), text, version, (start, stop), shown[0], state, twin, self.new,
            place, shown[1], others, rests, self.hidden,
        )  # fmt: skip

    def twin(self, passage: int) -> tuple[int, Span, str]:
        """The twin of a passage on the newest text, itself or by way of its twins on texts between."""
        sql = """
            WITH RECURSIVE line(id, far) AS (SELECT ?, 0
              UNION SELECT p.id, far + 1 FROM passage p JOIN line ON p.twin_of = line.id WHERE p.withdrawn IS NULL)
            SELECT p.id, p.start, p.stop, p.words FROM line JOIN passage p ON p.id = line.id
            WHERE p.text = ? AND p.withdrawn IS NULL ORDER BY far LIMIT 1"""
        row = self.case.row(sql, (passage, self.new))
        return (row[0], (row[1], row[2]), row[3]) if row else (0, (0, 0), "")

    def state(self, text: int, at: Span, words: str, place: Span, now: str) -> str:
        """How the words stand there, read anew from both texts, whatever was noted when they were carried."""
        if words.split() != now.split():
            return "changed"
        old, mine = self.near(text, at)
        new, theirs = self.near(self.new, place)
        if not same_edges(old, *mine, new, *theirs):
            return "changed"
        if sentence(old, *mine) != sentence(new, *theirs):
            return "beside"
        return "twice" if self.is_doubled(text, at[0], place[0]) else "unchanged"

    def is_doubled(self, text: int, at: int, place: int) -> bool:
        """Whether beside the paragraph of a place there is a new one much like it, which may be the corrected one."""
        own, beside = self.around(self.new, place)
        _, before = self.around(text, at)
        return any(one.split() not in map(str.split, before) and alike(own, one) for one in beside)

    def around(self, text: int, at: int) -> tuple[str, tuple[str, ...]]:
        """The paragraph of a place, and those right before and after it."""
        some = self.round.get(text, ())
        here = holding(some, at)
        if not 0 < here < len(some) - 1:
            found, _ = parts(self.case, text, at, REACH)
            some = self.round[text] = tuple((one.start, one.words) for one in found if one.words.strip())
            here = holding(some, at)
        words = [one for _, one in some[max(here - 1, 0) : here + 2]]
        own = words.pop(min(here, 1)) if words else ""
        return own, tuple(words)

    def near(self, text: int, at: Span) -> tuple[str, Span]:
        """The words around a span, and where in them it is."""
        low = max(at[0] - AROUND, 0)
        return span(self.case, text, low, at[1] + AROUND), (at[0] - low, at[1] - low)

    def elsewhere(self, words: str) -> tuple[Span, ...]:
        """Places of the newest text where these words stand, whatever the white space."""
        self.whole = self.whole or whole(self.case, self.new)
        found = re.finditer(r"\s+".join(map(re.escape, words.split())), self.whole)
        return tuple(match.span() for _, match in zip(range(MOST), found, strict=False))


def holding(some: Sequence[tuple[int, str]], at: int) -> int:
    """Which of some paragraphs holds a place, by their starts; -1 where it lies before or behind them."""
    here = bisect_right(some, at, key=itemgetter(0)) - 1
    return here if here >= 0 and at < some[here][0] + len(some[here][1]) else -1


def alike(one: str, other: str) -> bool:
    """Whether two paragraphs are much alike and not the same."""
    mine, theirs = one.split(), other.split()
    if mine == theirs or len(mine) < ALIKE or not 0.6 < len(mine) / max(len(theirs), 1) < 1.6:
        return False
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= 0.75


def differing_spans(case: Case, old: int, new: int) -> tuple[list[Span], list[Span]]:
    """The spans of an old text that are not in a new one, and those of the new one that were not in the old."""
    return differing(whole(case, old), whole(case, new))


def differing(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """The same of two texts; white space makes no difference, and what moved is none."""
    numbers = Numbers()
    mine, theirs = tokens(old, numbers), tokens(new, numbers)
    found = match(mine.keys, theirs.keys)
    to, back = list(found.to), list(found.back)
    for at in range(len(to) - 1):
        here, there = at + 1, to[at] + 1
        # The mark after words that moved goes with them, not with what stands where they stood.
        if there and there < len(back) and back[there] < 0 and mine.keys[here] == theirs.keys[there]:
            if old[mine.starts[here]].isalnum():
                continue
            if to[here] >= 0:
                back[to[here]] = -1
            to[here], back[there] = there, here
    return list(runs(mine, to)), list(runs(theirs, back))


def runs(some: Tokens, matched: Sequence[int]) -> Iterator[Span]:
    """Runs of tokens that are matched with nothing, as spans."""
    at = 0
    while at < len(matched):
        first = at
        while at < len(matched) and matched[at] < 0:
            at += 1
        if at > first:
            yield some.starts[first], some.stops[at - 1]
        at += at == first


def after_gone(case: Case, passage: int) -> tuple[int, int]:
    """The newest text of a passage's article, and where in it the words go on after those that stood before it."""
    text, start, article = case.rows(
        "SELECT p.text, p.start, t.article FROM passage p JOIN text t ON t.id = p.text WHERE p.id = ?", (passage,)
    )[0]
    new, numbers = current(case, article), Numbers()
    was, now = whole(case, text), whole(case, new)
    mine, theirs = tokens(was, numbers), tokens(now, numbers)
    to = match(mine.keys, theirs.keys).to
    last = next((to[at] for at in range(mine.within(start, start + 1)[0] - 1, -1, -1) if to[at] >= 0), -1)
    return new, [*theirs.starts, len(now)][last + 1]


def changed_lines(case: Case, old: int, new: int) -> list[Change]:
    """How two texts differ, in order of the new one; each with a few words around it."""
    was, now = whole(case, old), whole(case, new)
    gone, came = differing(was, now)
    return list(changes(was, now, gone, came))


def changes(was: str, now: str, gone: Sequence[Span], came: Sequence[Span]) -> Iterator[Change]:
    """What went and what came paired where they stand in one place, in order of the new text."""
    numbers = Numbers()
    mine, theirs = tokens(was, numbers), tokens(now, numbers)
    back = match(mine.keys, theirs.keys).to
    places: dict[int, list[Span]] = {}
    for one in gone:
        low = mine.within(*one)[0]
        before = next((back[at] for at in range(low - 1, -1, -1) if back[at] >= 0), -1)
        places.setdefault(theirs.stops[before] if before >= 0 else 0, []).append(one)
    ends = {theirs.stops[theirs.within(*one)[0] - 1] if theirs.within(*one)[0] else 0: one for one in came}
    for at in sorted({*places, *ends}):
        place = ends.get(at, (at, at))
        for span_ in places.get(at, [(0, 0)]):
            yield Change(
                was[slice(*span_)], now[slice(*place)], span_, place, now[max(at - BESIDE, 0) : place[0]],
                now[place[1] : place[1] + BESIDE],
            )  # fmt: skip
            place = (place[1], place[1])


@dataclass(frozen=True, slots=True)
class Beside:
    """Words in their paragraph: what stands before them in it, the words ('' for a mere place), what stands after.

    paragraph: its number, from 1. differs: spans of the words that the other side does not have.
    """

    before: str = ""
    words: str = ""
    after: str = ""
    paragraph: int = 0
    differs: tuple[Span, ...] = ()


Sides = tuple[Beside | None, Beside | None]


def beside(case: Case, text: int, at: Span) -> Beside:
    """The words of a span in their paragraph, as much of it as a screen may need."""
    before, after = around(case, text, at[0], at[1], PARAGRAPH)
    number = next((part.paragraph for part in parts(case, text, at[0], 0)[0]), 0)
    return Beside(before, span(case, text, *at) if at[1] > at[0] else "", after, number)


def side_by_side(case: Case, old: tuple[int, Span] | None, new: tuple[int, Span] | None) -> Sides:
    """Old words and new, each in its paragraph, None where there are none; each knows what the other has not."""
    mine, theirs = (beside(case, *one) if one else None for one in (old, new))
    if not (mine and theirs and mine.words and theirs.words):
        return mine, theirs
    gone, came = differing(mine.words, theirs.words)
    return replace(mine, differs=tuple(gone)), replace(theirs, differs=tuple(came))


def article_of(case: Case, record: int) -> int:
    """The article that a record is, or whose words it rests on first; 0 where there is none."""
    if kind_of(record).name == "article":
        return record
    return next((spot.article for spot in spots(case, record, 1)), 0)
