"""Counts that are found in a text of a test."""

from db.suggest.counts.counting import find_counts
from db.suggest.dates.dating import find_dates
from db.suggest.suggestion import Counted
from db.words.dates import read_date


def found(text: str) -> list[tuple[Counted, str]]:
    """The counts of a text, each with its words."""
    some = find_counts(text, find_dates(text, read_date("2018-09-01")))
    return [(one.reading, text[one.start : one.stop]) for one in some if isinstance(one.reading, Counted)]


def agrees(line: str) -> None:
    """A line of a family of forms is read as it says: a text (¶ for the end of a line) = what befell whom; …"""
    text, _, wanted = line.replace("¶", "\n").partition(" =")
    assert "; ".join(f"{reading.what} {words}" for reading, words in found(text)) == wanted.strip()
