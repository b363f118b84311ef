"""Counts that stand in their sentence in another way than as subject or object, and numbers that count nobody."""

import pytest

from db.suggest.counts.counting import find_counts
from db.suggest.dates.dating import find_dates
from db.suggest.suggestion import Counted


def told(text: str) -> str:
    """The counts of a text as what befell whom: "killed 12 men"."""
    found = find_counts(text, find_dates(text, None))
    return "; ".join(
        f"{one.reading.what} {text[one.start : one.stop]}" for one in found if isinstance(one.reading, Counted)
    )


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Four sisters were asleep upstairs. They were killed at once.", "killed Four sisters"),
        ("Two drivers waited at the gate. Both were later arrested.", "arrested Two drivers"),
        ("Six guards and 40 men stood there. They were killed.", ""),
        (
            "Police rounded up 40 men because they had not voted, and a further six.",
            "arrested 40 men; arrested a further six",
        ),
        ("Eight people died in the month, it adds, five in Hama.", "killed Eight people; killed five"),
        ("Eight people died, according to the council, and five in Hama.", "killed Eight people; killed five"),
        ("Shells killed 12 people in Amhaz, and in Tarba one woman.", "killed 12 people; killed one woman"),
        ("We know eight dead. Five belonged to one clan.", "killed eight; killed Five"),
        ("The registry recorded hundreds of prisoners as deceased.", "killed hundreds of prisoners"),
        ("The war has displaced millions since 2011.", "displaced millions"),
        ("That is half of the 4,238 killed in the year.", "killed 4,238"),
        ("It announced the killing of 3 elements of the army.", "killed 3 elements"),
        ("At noon 237 wounded people reached the hospital.", "injured 237 wounded people"),
        ("Two colleagues were cut by splinters.", "injured Two colleagues"),
        ("At least 12 police were killed.", "killed At least 12 police"),
        ("At least 12 day labourers were killed.", "killed At least 12 day labourers"),
        ("At least 12 IS militants were killed.", "killed At least 12 IS militants"),
        ("Some 66,000 people were taken to Idlib.", "displaced Some 66,000 people"),
        ("Nine families were taken to Idlib in buses.", "displaced Nine families"),
        ("Six of the wounded were taken to Kilis.", "injured Six of the wounded"),
        ("Four men were taken to Tadmur.", "arrested Four men"),
        ("Some 66,000 people were taken to a prison.", "arrested Some 66,000 people"),
        ("2/ We know 15 civilians killed.", "killed 15 civilians"),
        ("In May eight died.[1] The rest were spared.", "killed eight"),
        ("Her daughters Amal and Wafa, 11 and 13, were killed.", ""),
        ("They took six boys, the youngest of them 13.", "arrested six boys"),
        ("Pictures show 62 burned houses.", ""),
        ("No body was returned.", ""),
        ("Two of the nine died in custody.", "killed Two"),
    ],
)
def test_a_count_is_told_in_another_way(text: str, counts: str) -> None:
    assert told(text) == counts


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Twelve border guards were killed.", ["fighters"]),
        ("Twelve members of the Islamic State were killed.", ["fighters"]),
        ("Twelve members of the civil defence were killed.", ["staff"]),
        ("Twelve security forces members were killed.", ["fighters"]),
        ("Twelve civilian women were killed.", ["civilians"]),
        ("Twelve orphans were killed.", ["children"]),
        ("Twelve oil workers were killed.", ["people"]),
        ("Six of my 22 nurses were arrested.", ["staff"]),
        ("Of the 132 teachers dismissed then, 18 were arrested.", ["staff"]),
        ("It seized 43 men, nine of them under the age of 18.", ["people", "children"]),
        ("Shells hit 11 girls. Four of them were killed and five arrested.", ["children", "children"]),
        ("It seized 140 people, 16 of them minors. Of these, 38 were charged.", ["people", "children", "people"]),
        (
            "About 7,000 people fled. Nine of them are boys; some 400 have found shelter.",
            ["people", "children", "people"],
        ),
    ],
)
def test_a_number_has_the_unit_of_those_it_is_of(text: str, units: list[str]) -> None:
    found = [one.reading.unit for one in find_counts(text, []) if isinstance(one.reading, Counted)]
    assert found == units


def test_large_numbers_that_add_up_are_parts() -> None:
    text = "The network recorded 748 victims: 312 people killed and 436 injured."
    found = [one.reading for one in find_counts(text, []) if isinstance(one.reading, Counted)]
    assert [text[slice(*one.part_of)] if one.part_of else "" for one in found] == ["", "748 victims", "748 victims"]


def test_what_the_next_sentence_says_is_a_guess() -> None:
    (one,) = find_counts("Four sisters were asleep upstairs. They were killed at once.", [])
    assert (one.rule, one.guess) == ("count.they", "what befell them is told in the next sentence")
