"""The dates of a sentence, each read against the day on which its article was published. Pure."""

import re
from dataclasses import dataclass

from db.suggest.dates.dating import find_dates
from db.suggest.suggestion import Dated as Read
from db.words.attribution import SAYING
from db.words.dates import Date, read_date

_SAID = re.compile(
    rf"(?<!\w)(?:{SAYING}|statement|report|interview|published|released|issued|press|conference|reporters)"
    r"(?:\s+(?:on|in|late|early|earlier|a|an|the|its|report|statement|reporters|Reuters|that|by|phone|telephone))*\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date where it stands: code points, half-open. premise: what it was read against, '' where it is stated whole.

    of_saying: on which something was said or published, not on which it happened.
    """

    start: int
    stop: int
    words: str
    date: Date
    premise: str
    of_saying: bool


def days(sentence: str, reference: Date | None) -> list[Dated]:
    """The dates of a sentence that can be read, in order."""
    found = []
    for one in find_dates(sentence, reference):
        if isinstance(one.reading, Read) and one.reading.edtf and not one.reading.edtf.startswith("XXXX"):
            words = sentence[one.start : one.stop]
            said = _SAID.search(sentence[max(one.start - 80, 0) : one.start]) is not None
            premise = f"“{words}”, {one.reading.premise}" if one.reading.relative and one.reading.premise else ""
            found.append(Dated(one.start, one.stop, words, read_date(one.reading.edtf), premise, said))
    return found
