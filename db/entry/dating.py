"""The dates of a sentence, each read against the day on which its article was published. Pure."""

import re
from dataclasses import dataclass

from db.errors import Invalid
from db.words.attribution import SAYING
from db.words.dates import Date, read_relative
from db.words.spotting import dates

_SAID = re.compile(
    rf"(?<!\w)(?:{SAYING}|statement|report|interview|published|released|issued|press|conference|reporters)"
    r"(?:\s+(?:on|in|late|early|earlier|a|an|the|its|report|statement|reporters|Reuters|that|by|phone|telephone))*\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date where it stands: code points, half-open. implied: read against the article's day, of which day it is.

    of_saying: on which something was said or published, not on which it happened.
    """

    start: int
    stop: int
    words: str
    date: Date
    implied: bool
    of_saying: bool


def days(sentence: str, reference: Date | None) -> list[Dated]:
    """The dates of a sentence that can be read, in order."""
    found = []
    for start, stop in dates(sentence):
        words = sentence[start:stop]
        try:
            date = read_relative(words, reference)
        except Invalid:
            continue
        said = _SAID.search(sentence[max(start - 80, 0) : start]) is not None
        found.append(Dated(start, stop, words, date, implied(words, date), said))
    return found


def implied(words: str, date: Date) -> bool:
    """Whether the year of a date does not stand in its words."""
    return bool(date.low) and not re.search(r"(?:1[89]|20)[0-9]{2}", words)


def premise(words: str, reference: Date) -> str:
    """What a date that was implied rests on."""
    return f"“{words}”, read against the day of the article, {reference.edtf}"
