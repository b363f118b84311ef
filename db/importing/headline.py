"""The title and the date of an article, where they plainly stand at its head."""

import re
from dataclasses import dataclass
from itertools import islice, takewhile

from db.errors import Invalid
from db.words.dates import Date, read_date

Span = tuple[int, int]

MOST_LINES, MOST_TITLE, LEAST_PROSE = 8, 200, 60
LEAST_APART = 24  # code points of prose under a heading that is set apart
_FILLED = re.compile(r"[^\s][^\n]*")
_STOPPED = re.compile(r"""[.!?…:;,؟۔]["'”’»)\]]*$""")
_PREFIX = re.compile(r"(date:? +)?([0-9]{4}-[0-9]{2}-[0-9]{2})[ \u00a0]+(?=\S)", re.IGNORECASE)
_TIME = r"(?:(?:,| [-–—|·])? (?:at )?[0-9]{1,2}[:.][0-9]{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?"
_UPDATE = r"(?:last )?(?:updated|modified|edited)\b"
_PUBLISHED = r"(?:(?:first )?(?:published|posted)|dated?)(?: on)?:? +"
_APART = r"[ ,;|·•(–—-]+"  # between two dates of one line
_DATE_LINE = re.compile(
    rf"(?:(?:{_UPDATE}[^\n]{{6,50}}?{_APART})?{_PUBLISHED})?([^\n]{{6,40}}?){_TIME}"
    rf"(?:{_APART}{_UPDATE}[^\n]{{6,50}})?",
    re.IGNORECASE,
)
_UPDATE_LINE = re.compile(rf"{_UPDATE}(?: on)?:? +([^\n]{{6,40}}?){_TIME}", re.IGNORECASE)
_WHOLE_DAY = r"([A-Z][a-z]+\.? [0-9]{1,2}, [0-9]{4}|[0-9]{1,2} [A-Z][a-z]+ [0-9]{4})"
_PLACE = r"(?!(?:On|In|At|By|From|Since|Until|After|Before|\w+day)\b)[A-Z][\w'’. -]{1,40},(?: [A-Z]\w+,)?"
_OUTLET = r"(?:\([^)\n]{1,40}\) ?)?"
_DATELINE = re.compile(rf"\(?{_PLACE} {_WHOLE_DAY}\)? ?{_OUTLET}[-–—]")
_PLACE_LINE = re.compile(rf"\(?{_PLACE} {_WHOLE_DAY}{_TIME}\)? ?{_OUTLET}")
_BYLINE = re.compile(r"by [^\W\d_]", re.IGNORECASE)
_NO_TITLE = re.compile(rf"(?:by|from|to|sent|subject|source|author)\b|{_UPDATE}|\S+$|\S+://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A title and a date with their spans in the text, None where none plainly stands; to be confirmed.

    updated: whether the date is that of the last update, since no other stands there.
    """

    title: str | None = None
    title_span: Span | None = None
    date: Date | None = None
    date_span: Span | None = None
    updated: bool = False


def headline(text: str) -> Found:
    """Looks at the first lines of canonical text: a heading, a date before it, a date line, a dateline, an update.

    A heading is short, does not end like a sentence, and prose longer than it follows within a few lines; under a
    heading that an empty line, a byline or a date line sets apart a short sentence is enough.
    """
    lines = [_stripped(text, match) for match in islice(_FILLED.finditer(text), MOST_LINES)]
    updates = _updates(text, lines)
    lines = [line for line in lines if line not in updates]
    title, dated = None, None
    if lines and (prefix := _PREFIX.match(text, *lines[0])):
        heading = _heading(text, (prefix.end(), lines[0][1]), lines[1:])
        if heading or prefix[1]:
            title, dated = heading, _day(text, prefix.span(2))
    elif lines and (dated := _date_line(text, lines[0])):
        title = _heading(text, lines[1], lines[2:]) if lines[1:] else None
    elif lines:
        title = _heading(text, lines[0], lines[1:])
    dated = dated or _date_below(text, lines[1:] if title else lines)
    date, place = dated or next(iter(updates.values()), (None, None))
    updated = bool(updates) and not dated
    return Found(text[slice(*title)] if title else None, title, date, place, updated)


def _updates(text: str, lines: list[Span]) -> dict[Span, tuple[Date, Span]]:
    """The lines above the prose that say when the text was last updated, with their dates."""
    found = {}
    for line in takewhile(lambda one: not _is_prose(text, one), lines):
        match = _UPDATE_LINE.fullmatch(text, *line)
        if match and (dated := _day(text, match.span(1))):
            found[line] = dated
    return found


def _stripped(text: str, line: re.Match[str]) -> Span:
    return line.start(), line.start() + len(line[0].rstrip())


def _heading(text: str, line: Span, following: list[Span]) -> Span | None:
    """The line, if it is a heading over prose."""
    start, stop = line
    words = text[start:stop] if stop - start <= MOST_TITLE else ""
    if not words or _STOPPED.search(words) or _NO_TITLE.match(words):
        return None
    below = following[0] if following else line
    apart = text.startswith("\n\n", stop) or _BYLINE.match(text, *below) or _date_line(text, below)
    least = max(stop - start + 1, LEAST_APART if apart else LEAST_PROSE)
    over = any(_is_prose(text, other, least) for other in following)
    return line if over else None


def _is_prose(text: str, line: Span, least: int = LEAST_PROSE) -> bool:
    start, stop = line
    return stop - start >= least and bool(_STOPPED.search(text, stop - 4, stop))


def _date_below(text: str, lines: list[Span]) -> tuple[Date, Span] | None:
    """The first date line above the prose, or the dateline that the prose begins with."""
    for line in lines:
        if _is_prose(text, line):
            dateline = _DATELINE.match(text, *line)
            return _day(text, dateline.span(1)) if dateline else None
        if dated := _date_line(text, line):
            return dated
    return None


def _date_line(text: str, line: Span) -> tuple[Date, Span] | None:
    match = _PLACE_LINE.fullmatch(text, *line) or _DATE_LINE.fullmatch(text, *line)
    return _day(text, match.span(1)) if match else None


def _day(text: str, span: Span) -> tuple[Date, Span] | None:
    """The date in a span, if it is a whole day."""
    try:
        date = read_date(text[slice(*span)])
    except Invalid:
        return None
    return (date, span) if date.precision == "day" else None
