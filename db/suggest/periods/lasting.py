"""Which period of a sentence goes on in those after it: they killed 22, another 300 have been wounded. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from db.suggest.numbers.mentions import Mention
from db.suggest.periods.covering import covers, in_sentence, opens, ranked
from db.suggest.suggestion import Dated, Suggestion

LASTS = ("date.period", "date.since", "date.part")
COMPARED = re.compile(r"\b(?:compared|than|against|up from|down from|unlike)\b")
PERFECT = re.compile(r"\b(?:have|has)\b")
ADDED = re.compile(r"\b(?:another|further|additional|in total|in all|altogether)\b")
RECORDED_TOO = re.compile(
    r"\balso (?:recorded|documented|verified|registered|counted|logged|listed|confirmed|monitored)\b"
)
SO_OFTEN = re.compile(r"\bon (?:[\w-]+ ){1,4}?(?:occasions|days)\b|\b\w+ times\b")
LEAD = 24  # code points before a number in which it is said to be added to others


@dataclass(slots=True)
class Told:
    """A sentence before: where it stands, its dates, and whether it counts people."""

    start: int
    stop: int
    dates: Sequence[Suggestion]
    counted: bool


@dataclass(slots=True)
class Lasting:
    """A period told before. opens: it opened its sentence; counted: people were counted there; ended: it has an end."""

    window: Suggestion
    opens: bool
    counted: bool
    ended: bool


def lasting(text: str, low: str, told: Sequence[Told]) -> Lasting | None:
    """The period that a sentence may go on with: of the last one before it in the paragraph that tells a time."""
    for one in reversed(told):
        if (found := of_sentence(text, low, one)) or one.dates:
            return found
    return None


def of_sentence(text: str, low: str, told: Told) -> Lasting | None:
    """The period of a sentence that those after it may go on with, not one that is only compared with."""
    for one in told.dates:
        edtf = edtf_of(one)
        lasts = one.rule in LASTS or (one.rule == "date.days" and "/" in edtf)
        if lasts and not ranked(low, one) and not COMPARED.search(low, max(one.start - 40, 0), one.start):
            first = opens(text, one.start, told.stop) or bool(SO_OFTEN.search(low, told.start, told.stop))
            return Lasting(one, first, told.counted, "/.." not in edtf)
    spoken = in_sentence(text, told.start, told.stop)
    if spoken is None:
        return None
    first = opens(text, spoken.start, told.stop)
    ended = low.startswith(("in ", "over ", "during ", "within "), spoken.start)
    return Lasting(spoken, first, told.counted, ended) if first or not told.dates else None


def edtf_of(one: Suggestion) -> str:
    """The period of a date in EDTF."""
    return (one.reading.edtf or "") if isinstance(one.reading, Dated) else ""


def going_on(text: str, low: str, one: Mention, begin: int, before: Sequence[Told]) -> Suggestion | None:
    """The period of an earlier sentence that a number belongs to whose own sentence tells no time.

    begin: where its sentence begins; before: the sentences of the paragraph before that.
    """
    if before and before[-1].counted and RECORDED_TOO.search(low, begin, one.start):
        timed = next((one for one in reversed(before) if one.dates or not one.counted), before[-1])
        return next((date for date in timed.dates if covers(text, date, timed.stop, timed.stop)), None)
    told = lasting(text, low, before)
    if told is None:
        return None
    if told.opens and not told.counted and told.ended:
        return told.window
    stop = max(one.stop, one.event[1] if one.event else 0)
    added = ADDED.search(low, max(one.start - LEAD, begin), one.stop)
    if not (added and told.window.start >= before[-1].start) and not PERFECT.search(text, begin, stop):
        return None
    return told.window if added or (told.opens and not told.counted) else None
