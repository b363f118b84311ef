"""From a record to the words that it rests on: each passage lit in its paragraph. Offsets are code points."""

from dataclasses import replace

from db.case import Case
from db.citing import Spot, spots
from db.classes import dataclass
from db.handling import covered
from db.wording import around, span

BESIDE = 1_200  # code points of the paragraph on each side of the words
PLACE = """
SELECT a.title, coalesce(a.publisher, ''), coalesce(t.version, 1), p.words, a.demonstration FROM passage p
JOIN text t ON t.id = p.text JOIN article a ON a.id = t.article WHERE p.id = ?"""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One passage in its paragraph: what stands before, the words, what stands after.

    lost: the stored words no longer stand there; words holds what was stored, and nothing stands beside them.
    cut_before and cut_after: the paragraph goes on there. covered: it is protected, no words are given.
    """

    spot: Spot
    code: str
    title: str = ""
    outlet: str = ""
    version: int = 1
    before: str = ""
    words: str = ""
    after: str = ""
    lost: bool = False
    covered: bool = False
    cut_before: bool = False
    cut_after: bool = False
    demonstration: bool = False


def excerpts(
    case: Case, record: int, *, uncovered: bool = False, beside: int = BESIDE, most: int = 50
) -> list[Excerpt]:
    """The passages that a record rests on, the cited ones first; [] where there are no words."""
    found = spots(case, record, most)
    hidden = set() if uncovered else covered(case, {spot.article for spot in found} | {record})
    return [
        Excerpt(spot, case.codes.code(spot.article), covered=True)
        if hidden & {spot.article, record}
        else excerpt(case, spot, beside)
        for spot in found
    ]


def excerpt(case: Case, spot: Spot, beside: int) -> Excerpt:
    """One passage with so many code points of its paragraph on each side."""
    title, outlet, version, words, demonstration = case.rows(PLACE, (spot.passage,))[0]
    made = Excerpt(
        spot, case.codes.code(spot.article), title, outlet, version, words=words, demonstration=bool(demonstration)
    )
    if span(case, spot.text, spot.start, spot.stop) != words:
        return replace(made, lost=True)
    before, after = around(case, spot.text, spot.start, spot.stop, beside + 1)
    long = (len(before) > beside, len(after) > beside)
    return replace(made, before=before[-beside:], after=after[:beside], cut_before=long[0], cut_after=long[1])
