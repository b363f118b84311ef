"""Counts of people as suggestions, each with the period that it covers, and why it is a guess. Pure."""

import re
from collections.abc import Sequence

from db.suggest.counts.wholes import SHARES
from db.suggest.lexicon import people
from db.suggest.numbers.mentions import Mention
from db.suggest.periods.covering import period
from db.suggest.periods.lasting import Told, going_on
from db.suggest.periods.owntimes import only_when
from db.suggest.suggestion import Counted, Dated, Suggestion

FAR = 300  # code points between a number and what is said of it that a claim of it still cites
LIVES_WITH = re.compile(r"\bliv(?:es?|ed|ing) (?:\w+ )?with $")
OF_SO_MANY = re.compile(r" of the (?:(?:about|some|nearly|almost|over|more than|estimated) )?\d")


def suggested(
    text: str, low: str, one: Mention, dates: Sequence[Suggestion], before: Sequence[Told], start: int
) -> Suggestion:
    """The suggestion of a count, with the period that it covers.

    before: the sentences of its paragraph before its own; start: where that begins.
    """
    share_only = one.count.qualifier in SHARES and (not one.whom or one.among or one.of_them)
    with_them = bool(LIVES_WITH.search(low, max(one.start - 40, 0), one.start))
    within = OF_SO_MANY.match(low, one.stop)  # the period is that of those it is a share of
    window = None if one.part_of or share_only or with_them or within else period(text, one, dates)
    if window and only_when(text, one, window):
        window = None
    event = one.event or (one.start, one.stop)
    first = min(one.start, event[0]) if one.start - event[0] < FAR else one.start
    last = max(one.stop, event[1]) if event[1] - one.stop < FAR else one.stop
    own = window or dates or one.part_of or share_only or with_them
    taken = None if own else going_on(text, low, one, start, before)
    window = taken or window
    edtf = window.reading.edtf if window and isinstance(window.reading, Dated) else None
    whom = one.whom if people().get(one.whom) == "people" else ""
    at = window.spans[0] if window else None
    reading = Counted(one.what, one.count, one.unit, whom, at, edtf or "", one.part_of)
    unsure = guess(one, window=taken is not None)
    return Suggestion("count", ((one.start, one.stop),), reading, one.rule, unsure, (first, last))


def guess(one: Mention, *, window: bool) -> str:
    """Why a count is a guess, "" where the words say it; window: whether its period is that of a sentence before."""
    if one.rule == "count.they":
        return "what befell them is told in the next sentence"
    if one.whom in ("casualties", "casualty") and one.rule == "count.noun":
        return "casualties may be killed or injured"
    taken = (
        ("what befell them", one.rule == "count.told"),
        ("who they are", one.supposed),
        ("the period", window),
    )
    said = [what for what, doubtful in taken if doubtful]
    reason = f"{' and '.join(said)} {'is' if len(said) == 1 else 'are'} told before" if said else ""
    if one.rule != "count.weighed":
        return reason
    words = f"by the words around it: {', '.join(f'“{word}”' for word in one.weighed)}" if one.weighed else ""
    return "; ".join(filter(None, (words or "by what stands around it", reason)))
