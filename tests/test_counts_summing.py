"""Counts of several sentences that add up to one before them, as a tally has them."""

import pytest

from db.suggest.counts.counting import find_counts
from db.suggest.suggestion import Counted

WHOLE = "The group recorded the deaths of 210 civilians in July. In June it recorded 180.\n\n"


def parts(text: str) -> list[tuple[str, str]]:
    """The words and units of the counts that are parts of another."""
    found = [(one, one.reading) for one in find_counts(text, ())]
    return [
        (text[one.start : one.stop], reading.unit)
        for one, reading in found
        if isinstance(reading, Counted) and reading.part_of
    ]


def test_numbers_that_add_up_to_one_before_them_are_its_parts() -> None:
    tally = "Army shells killed 120 civilians. Air strikes killed 60. Mines were responsible for 30 deaths."
    assert parts(WHOLE + tally) == [("120 civilians", "civilians"), ("60", "civilians"), ("30 deaths", "civilians")]


@pytest.mark.parametrize(
    "tally",
    [
        "Army shells killed 120 civilians. Air strikes killed 60. Mines were responsible for 31 deaths.",
        "Army shells killed 150 civilians. Air strikes killed 60.",  # two come to a number by chance
        "Army shells killed at least 120 civilians. Air strikes killed 60. Mines were responsible for 30 deaths.",
        "Army shells killed 120 civilians. Air strikes wounded 60. Mines were responsible for 30 deaths.",
    ],
)
def test_other_numbers_are_no_parts(tally: str) -> None:
    assert parts(WHOLE + tally) == []
