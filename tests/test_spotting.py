"""Numbers in a paragraph with what befell those who are counted: what they did to others befell the others."""

import pytest

from db.words.spotting import counts, dates, quotations

HARMED = [
    ("It flattened at least two residential buildings and killed 11 civilians.", ["", "killed 11 civilians"]),
    ("Two raids killed 11 people.", ["", "killed 11 people"]),
    ("They freed 20 people and killed three dogs.", ["", "killed three dogs"]),
    ("Three hospitals were hit and six people were wounded.", ["", "six people were wounded"]),
    ("At least 11 civilians were killed.", ["At least 11 civilians were killed"]),
    ("12 civilians killed the previous day were buried.", ["12 civilians killed"]),
    ("Seven people who died the same night.", ["Seven people who died"]),
    ("Nine of the injured were in critical condition.", ["Nine of the injured"]),
    ("They buried seven of the dead, two of them in one row.", ["seven of the dead", ""]),
    ("Nine fighters killed and three people injured.", ["Nine fighters killed", "three people injured"]),
]


@pytest.mark.parametrize(("words", "harmed"), HARMED)
def test_what_befell_those_who_are_counted(words: str, harmed: list[str]) -> None:
    assert [words[one.low : one.high] if one.harm else "" for one in counts(words)] == harmed


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ("She said that nine of the injured were in critical condition.", ["nine of the injured"]),
        ("It killed 11, four of them children.", ["11", "four of them children"]),
        ("Two of the shells fell short, 12 of its 39 pages say so.", ["Two of the shells", "12", "39 pages"]),
        ("One of the drivers fled with two of them.", ["two of them"]),
    ],
)
def test_a_number_is_taken_with_what_it_is_a_part_of(words: str, taken: list[str]) -> None:
    assert [words[one.start : one.stop] for one in counts(words)] == taken


@pytest.mark.parametrize(
    "lead", ["It “neutralized” ", 'He "hit" ', "… ", "The strike – ", "The strike — ", "(the second) "]
)
def test_a_number_after_a_mark_and_a_space_is_one(lead: str) -> None:
    words = f"{lead}13 militants there."
    assert [words[one.start : one.stop] for one in counts(words)] == ["13 militants"]


@pytest.mark.parametrize(
    ("words", "taken", "unit"),
    [
        ("and 54 injured in these attacks.", "54", ""),
        ("30 wounded by the strikes", "30", ""),
        ("two of the main hospitals", "two of the main hospitals", "hospitals"),
        ("eleven badly damaged public hospitals", "eleven badly damaged public hospitals", "hospitals"),
    ],
)
def test_a_number_does_not_count_what_stands_behind_another_word(words: str, taken: str, unit: str) -> None:
    (one,) = counts(words)
    assert (words[one.start : one.stop], one.unit) == (taken, unit)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Two weeks ago, eight people were killed.", ["Two weeks ago"]),
        ("Three days later a helicopter came; a year earlier there was none.", ["Three days later", "a year earlier"]),
        ("For two weeks he hid, and 12 people with him.", []),
    ],
)
def test_so_long_ago_is_a_date_and_no_number(words: str, found: list[str]) -> None:
    assert [words[start:stop] for start, stop in dates(words)] == found
    assert not [one for one in counts(words) if any(start <= one.start < stop for start, stop in dates(words))]


def test_marks_in_a_script_without_spaces_open_and_close() -> None:
    words = "他说“我们没有离开医院”，然后“他们”哭了。 It's “so” he said."
    assert [words[start:stop] for start, stop in quotations(words)] == ["我们没有离开医院", "他们", "so"]
