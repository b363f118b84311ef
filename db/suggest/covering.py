"""Which period a count covers. Pure."""

import re
from collections.abc import Sequence

from db.suggest.mentions import Mention
from db.suggest.suggestion import Dated, Span, Suggestion

REACH = 240  # code points on each side in which a period is looked for
SPOKEN = re.compile(
    r"\b(?:(?:[Ss]ince|[Bb]efore|[Pp]rior to|[Dd]uring)\s(?:the|this|that)\s(?:[\w-]+\s){0,4}(?:ceasefire"
    r"|truce|cease-fire|coup|war|uprising|offensive|invasion|siege|fighting)"
    r"|[Dd]uring the (?:reporting|review|same|relevant) period|(?:[Oo]ver|[Ii]n|[Ww]ithin|[Dd]uring)"
    r" (?:the (?:same|past|last|previous|first|final|following)"
    r" (?:[\w-]+ )?(?:period|weeks?|months?|days?|years?|hours|fortnight)|an? (?:single )?(?:week"
    r"|month|year|fortnight|decade))|[Ww]ithin (?:an? |[\w-]+ )(?:hours?|days?|weeks?)"
    r"|[Tt]his (?:season|year|month|week)|[Ss]ince (?:then|midnight|dawn)|[Ii]n (?:these|those"
    r"|the last|the past|the first) (?:[\w-]+ )?(?:weeks|months|days|years)"
    r"|[Ii]n the (?:[\w-]+ )?(?:hours|weeks|months|days|years) (?:that followed|since|before|after)"
    r"|[Ii]n [\w-]+ (?:hours|days|weeks|months) of \w+|[Ii]n a [\w-]+ (?:[\w-]+ )?(?:offensive"
    r"|campaign|siege))\b"
)
PERIOD_LEAD = re.compile(
    r"(?:since|from|between|until|till|in|during|throughout|over|through|for|,)\s(?:early |mid-"
    r"|late |the (?:end|start|beginning|whole) of |the |last |(?:\w+\s){0,4}(?:of|in)\s)?$"
)
DAY_LEAD = re.compile(
    r"\b(?:since|between)\s(?:early |mid-|late |the (?:end|start) of |last |(?:the\s)?(?:\w+\s){0,5}(?:of"
    r"|in|on)\s)?$|\bfrom\s$"
)


def period(text: str, one: Mention, dates: Sequence[Suggestion]) -> Suggestion | None:
    """The period in the sentence that is nearest to a count; none where a single day is nearer."""
    begin, stop = (min(one.start, one.event[0]), max(one.stop, one.event[1])) if one.event else (one.start, one.stop)
    spoken = said_period(text, begin, stop)
    near = [date for date in dates if isinstance(date.reading, Dated) and not heads(text, date)]
    near.sort(key=lambda date: away(date.spans[0], begin, stop))
    for date in near[:2]:
        if spoken and away(spoken.spans[0], begin, stop) < away(date.spans[0], begin, stop):
            break
        lead = text[max(date.start - 44, 0) : date.start].lower()
        assert isinstance(date.reading, Dated)
        whole = "/" in (date.reading.edtf or "") or date.rule in ("date.since", "date.period")
        coarse = date.rule in ("date.month", "date.year", "date.month_year", "date.season", "date.month_then")
        between = text[stop : date.start] if date.start >= stop else text[date.stop : begin]
        if re.search(r"[—;]|:\s", between):
            continue
        if date.rule == "date.days" and not PERIOD_LEAD.search(lead):
            return None
        if away(date.spans[0], begin, stop) > 110 and not text[max(date.start - 30, 0) : date.start].rstrip().endswith(
            (".", "\n", "Since", "since")
        ):
            continue
        if whole or DAY_LEAD.search(lead) or (coarse and PERIOD_LEAD.search(lead)):
            return date
        if not coarse:
            return None
    return spoken


def away(span: Span, begin: int, stop: int) -> int:
    """How far a span is from another."""
    return span[0] - stop if span[0] >= stop else begin - span[1]


def heads(text: str, date: Suggestion) -> bool:
    """Whether a date is that of a dateline."""
    return bool(re.match(r"\)?\s?(?:\(\w+\)\s)?[—–-]\s|\)", text[date.stop : date.stop + 14]))


def said_period(text: str, begin: int, stop: int) -> Suggestion | None:
    """A period that is told without a date: "before the ceasefire", "in those eight weeks", "this season"."""
    first, last = max(begin - REACH, 0), min(stop + REACH, len(text))
    low = first + max(text[first:begin].rfind(". "), text[first:begin].rfind("\n")) + 1
    ends = [stop + at for at in (text[stop:last].find(". "), text[stop:last].find("\n")) if at >= 0]
    found = [match.span() for match in SPOKEN.finditer(text, low, min(ends, default=last))]
    found.sort(key=lambda span: away(span, begin, stop))
    if not found or away(found[0], begin, stop) > 110:
        return None
    return Suggestion("date", (found[0],), Dated(None), "date.told")
