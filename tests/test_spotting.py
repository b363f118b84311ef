"""Numbers in a paragraph with what befell those who are counted: what they did to others befell the others."""

import pytest

from db.words.spotting import counts

HARMED = [
    ("It flattened at least two residential buildings and killed 11 civilians.", ["", "killed 11 civilians"]),
    ("Two raids killed 11 people.", ["", "killed 11 people"]),
    ("They freed 20 people and killed three dogs.", ["", "killed three dogs"]),
    ("Three hospitals were hit and six people were wounded.", ["", "six people were wounded"]),
    ("At least 11 civilians were killed.", ["At least 11 civilians were killed"]),
    ("12 civilians killed the previous day were buried.", ["12 civilians killed"]),
    ("Seven people who died the same night.", ["Seven people who died"]),
    ("Nine fighters killed and three people injured.", ["Nine fighters killed", "three people injured"]),
]


@pytest.mark.parametrize(("words", "harmed"), HARMED)
def test_what_befell_those_who_are_counted(words: str, harmed: list[str]) -> None:
    assert [words[one.low : one.high] if one.harm else "" for one in counts(words)] == harmed
