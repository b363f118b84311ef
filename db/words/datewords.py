"""Dates in words and usual figures, turned into EDTF strings that are still to be checked."""

import re
from datetime import date

from db.errors import Invalid, quoted
from db.words.edtf import LIKE, MONTHS

MONTH = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?"
MONTH += "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
WEEKDAY = "mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MARKS = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}
NO_YEAR = ", year not known"
NO_DAY = "a day not known"

# Patterns are compiled when first used: what only shows dates reads none.
_DAY, _MONTH, _YEAR = r"(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?", rf"(?P<m>{MONTH})\.?", r"(?P<y>[0-9]{4})"
_FORMS = (
    rf"{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?",
    rf"{_MONTH} {_DAY}(?:,? {_YEAR})?",
    rf"{_MONTH}(?:(?: of|,)? {_YEAR})?",
)
_UNKNOWN = {"a day in ": {4: "-XX-XX", 7: "-XX"}, "a month in ": {4: "-XX"}}
_FIGURES = r"[0-9x./][0-9x?~%./-]*"
_BACKWARDS = r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})([?~%]?)"
_MARK = r" ?([?~%])$| \((uncertain|approximate|uncertain and approximate)\)$"
_ABOUT = r"(?:about |around |approximately |circa |ca?\. ?|~ ?)"
_NAMED = rf"(?:on )?({WEEKDAY})\.?,? (?=.*[0-9])"
_SPAN = r"(?:from )?(?!up to )(?P<a>.+?) (?:to|until|till|through) (?P<b>.+)|between (?P<c>.+) and (?P<d>.+)"
_OPEN = r"(?P<a>since|from|until|up to) (?P<b>.+)|(?P<c>.+) onwards?"


def edtf_of(words: str, said: str) -> str:
    """EDTF for plain words with single spaces; raises Invalid, naming what was said, where nothing is a date."""
    if re.fullmatch(_FIGURES, words):
        return _figures(words, said)
    words = _spread(words)
    if match := re.fullmatch(_SPAN, words):
        start, end = (_end(part, said) for part in (match["a"] or match["c"], match["b"] or match["d"]))
        shared = start.startswith("XXXX-") and end[:4].isdigit()
        return f"{end[:4] + start[4:] if shared else start}/{end}"
    if match := re.fullmatch(_OPEN, words):
        point = _point(match["b"] or match["c"], said)
        return f"../{point}" if match["a"] in ("until", "up to") else f"{point}/.."
    return _point(words, said)


def _figures(words: str, said: str) -> str:
    """Dates and periods written in figures alone."""
    if re.fullmatch(r"[0-9]{4}/[0-9]{1,2}", words):
        raise Invalid(f"{quoted(said)} could be a month or a period; write it like 2020-01 or 2020/2021.")
    if match := re.fullmatch(_BACKWARDS, words):
        return _day_first(match[1], match[3], match[4], said) + match[5]
    words = re.sub(r"^([0-9]{4})-([0-9]{4})$", r"\1/\2", words)
    words = re.sub(r"^([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])", r"\1-\3-\4", words)
    if re.fullmatch(r"[0-9]{1,3}", words):
        raise Invalid(_why_not(words, said))
    return re.sub(r"-([0-9])(?![0-9])", r"-0\1", words.upper())


def _day_first(a: str, b: str, year: str, said: str) -> str:
    """A day and a month in an order that is known only if one of them is above 12 or both are the same."""
    if int(a) <= 12 and int(b) <= 12 and int(a) != int(b):
        raise Invalid(f"{quoted(said)} has two readings; write the month as a word, like 5 June {year}.")
    day, month = (a, b) if int(a) > 12 else (b, a)
    return f"{year}-{month.zfill(2)}-{day.zfill(2)}"


def _spread(words: str) -> str:
    """Writes "5-20 May 2020", "May 5-20, 2020" and the like out as "5 May 2020 to 20 May 2020"."""
    day = r"[0-9]{1,2}"
    words = re.sub(rf"^({day})-({MONTH})-([0-9]{{4}})$", r"\1 \2 \3", words).replace(" - ", " to ")
    words = re.sub(rf"-(?=(?:{day} )?(?:{MONTH})\b)", " to ", words)
    words = re.sub(rf"^((?:{MONTH})\.?) ({day})(?:-| to )({day}),? ([0-9]{{4}})$", r"\2 \1 \4 to \3 \1 \4", words)
    return re.sub(rf"^(?:from |between )?({day}) (?:to|and) ({day}) ((?:{MONTH}).*)", r"\1 \3 to \2 \3", words)


def _end(words: str, said: str) -> str:
    return "" if words == NO_DAY else _point(words, said)


def _point(words: str, said: str) -> str:
    """One date in words or figures, with its mark."""
    mark = re.search(_MARK, words)
    words = words[: mark.start() if mark else None].strip(" ,")
    sign = (mark[1] or next(sign for sign, name in MARKS.items() if name == mark[2])) if mark else ""
    if about := re.match(_ABOUT, words):
        words, sign = words[about.end() :], "%" if sign in ("?", "%") else "~"
    weekday = re.match(_NAMED, words)
    edtf = _bare(words[weekday.end() :] if weekday else words, said)
    if weekday:
        _check_weekday(weekday[1], edtf, said)
    return edtf + sign


def _bare(words: str, said: str) -> str:
    for opening, unknown in _UNKNOWN.items():
        if words.startswith(opening):
            edtf = _bare(words.removeprefix(opening), said)
            if len(edtf) in unknown:
                return edtf + unknown[len(edtf)]
    if match := re.fullmatch(r"([1-9][0-9]{2})0s", words):
        return match[1] + "X"
    if re.fullmatch(_FIGURES, words) and "/" not in words:
        return _figures(words, said)
    match = next(filter(None, (re.fullmatch(form, words.removesuffix(NO_YEAR)) for form in _FORMS)), None)
    if not match:
        raise Invalid(_why_not(words, said))
    found = match.groupdict()
    month = next(n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(found["m"][:3]))
    day = f"-{int(found['d']):02}" if found.get("d") else ""
    return f"{found['y'] or 'XXXX'}-{month:02}{day}"


def _check_weekday(word: str, edtf: str, said: str) -> None:
    """A weekday beside a whole date must be that day's own."""
    try:
        day = date.fromisoformat(edtf)
    except ValueError:
        return
    if not WEEKDAYS[day.weekday()].lower().startswith(word[:3]):
        raise Invalid(f"{quoted(said)} does not agree with itself; {edtf} was a {WEEKDAYS[day.weekday()]}.")


def _why_not(words: str, said: str) -> str:
    if re.fullmatch(rf"(?:.*\b(?:{MONTH})\.?[ ,]+'?)?[0-9]{{1,3}}", words):
        return f"{quoted(said)} has a year that is too short; write it with four digits, like 2020."
    if re.search(r"\b(?:spring|summer|autumn|winter)\b|\bfall\b", words):
        return f"{quoted(said)} is another time north and south of the equator; write months, like 2020-03/2020-05."
    if re.search(r"[0-9]:[0-9]|[0-9]t[0-9]", words):
        return f"{quoted(said)} holds a time of day, which is not kept; write the day alone, like 2020-01-29."
    return f"{quoted(said)} is not a date; {LIKE}."
