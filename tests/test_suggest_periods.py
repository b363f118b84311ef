"""Which period people were counted over, as articles tell it, and which times are only those of one event."""

import pytest

from db.suggest.counts.counting import find_counts
from db.suggest.dates.dating import find_dates
from db.suggest.suggestion import Counted
from db.words.dates import read_date

PUBLISHED = "2020-05-20"


def windows(text: str) -> list[str]:
    """The period of each count of a text, "" where it has none."""
    found = [one.reading for one in find_counts(text, find_dates(text, read_date(PUBLISHED)))]
    return [text[slice(*one.window)] if one.window else "" for one in found if isinstance(one, Counted)]


@pytest.mark.parametrize(
    "period",
    [
        "in eleven weeks",
        "in just three days",
        "in less than 24 hours",
        "in nearly two years of war",
        "in the space of a week",
        "over the course of a month",
        "in the week following the vote",
        "in the period under review",
        "over the reporting period",
        "in the second quarter",
        "in the month",
        "the previous month",
        "the month before",
        "last year",
        "last winter",
        "all month",
        "that week",
        "since noon",
        "since the earthquake",
        "since his arrival",
        "in a four-day operation",
        "in the five-month siege",
        "in weeks of fighting",
        "in Daraa in 2019",
        "over a period of six days",
        "since Ramadan",
        "since seizing the city",
        "since the middle of the month",
        "since the night of 4 May",
        "over the past year",
        "these past weeks",
        "in the last couple of weeks",
        "in the fortnight to Sunday",
        "in the run-up to the vote",
        "in the course of the campaign",
        "on two consecutive days",
        "over several weeks",
        "over a 12-month period",
        "in days of clashes",
        "in a span of ten days",
        "until the ceasefire",
    ],
)
def test_a_period_without_a_date_is_one(period: str) -> None:
    told = windows(f"Shells killed 40 people {period}. Nobody left.")[0]
    assert told
    assert told in period


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("It killed one worker and left 40 people without homes for 19 days.", ["", ""]),
        ("More than half of the residents have left since May.", ["since May"]),
        ("Over 20 people were killed, nine of them this year, and one in ten residents has left.", ["", "", ""]),
        ("They killed 40 people in May. They also recorded 20 arrests.", ["in May", "in May"]),
        ("They killed 40 people in May. They made 20 arrests.", ["in May", ""]),
        ("Eleven people died in the first hour.", [""]),
        ("In May 40 attacks were recorded, in which nine people died.", ["In May"]),
        ("In May it documented 40 deaths, including those of nine women.", ["In May", ""]),
        ("In May they killed 40 people, and 20 families are now sleeping in tents.", ["In May", ""]),
        ("The group recorded 40 attacks in May, in which 90 people were killed.", ["in May"]),
        ("The group said that in 2019 40 people were killed.", ["2019"]),
        ("Shells killed 40 people, nine of them children, in 2019.", ["2019", ""]),
        ("In May it found that 40 people were killed (nine women) and 90 hurt.", ["In May", "", "In May"]),
        ("In the past 48 hours doctors treated 40 wounded, among them nine children.", ["In the past 48 hours", ""]),
        ("They held 40 people. Eleven were still in custody in May.", ["", ""]),
        ("They held 40 people, bringing the number of arrests since the coup to 90.", ["", "since the coup"]),
    ],
)
def test_a_period_is_that_of_its_own_number(text: str, periods: list[str]) -> None:
    told = windows(text)
    assert [bool(one) for one in told] == [bool(one) for one in periods]
    assert all(one in whole for one, whole in zip(told, periods, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "In April, a suicide bomber killed 40 people at a mosque.",
        "A shell killed 12 people in a bakery in April.",
        "A strike on a depot where displaced families from four villages had sheltered killed 14 people in late April.",
        "A car bomb in April 2019 left 16 people dead.",
        "It was the deadliest day since a car bomb in April 2019 left 16 people dead.",
        "The brothers were killed by a mine in March, and three cousins by another in May.",
        "Five drivers were shot in April when their lorry stopped.",
        "In April, when the town fell, 300 people were killed.",
        "More than 40 people were killed in the April attack.",
        "The massacre of 40 people in April shocked the country.",
        "In an interview in April, the doctor said that 40 people had died there.",
        "It was the third strike since 1 January and killed 40 people.",
        "The raid, which killed 41 people, was the worst since the truce came into force in March.",
        "By the end of April, 40,000 people had left.",
        "Eleven people were shot in the night from Sunday to Monday.",
        "Eleven people were shot in the early hours of Monday.",
        "Twelve people were wounded once, in April.",
        "Soldiers held 30 men for three days.",
        "On 7 April that year, 43 people were killed in one cellar.",
    ],
)
def test_the_time_of_one_event_is_no_period(text: str) -> None:
    assert set(windows(text)) == {""}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The office recorded 12 attacks between 1 and 9 May that killed 40 people.", ["1 and 9 May"]),
        ("As at 6 May, when a truce began, it knew of 9 raids since March, in which 40 people died.", ["March"]),
        (
            "Eight men were shot between 3 and 9 May, against two in the whole of the first quarter.",
            ["3 and 9 May", "in the whole of the first quarter"],
        ),
        ("Some 300 people have been killed since 1 January, 40 on Monday alone.", ["1 January", ""]),
        ("Sixteen guards have been killed since January, and a drone has killed nine nurses.", ["January", ""]),
        ("The fighting, set off by a theft on 11 May, has killed 94 people since Sunday.", ["Sunday"]),
        ("It killed 24 people in the past day, bringing the total to 1,402.", ["in the past day", ""]),
        ("Two men died on Monday, bringing to 31 the number of farmers killed this year.", ["", "this year"]),
        ("Of the 132 teachers dismissed in April, 18 were arrested.", [""]),
        ("May 2020: 43 civilians killed, 98 wounded.", ["May 2020", "May 2020"]),
        ("In all 300 people were wounded, most of them between 1 and 9 May.", ["", ""]),
        ("April was the worst month: 94 people were killed.", ["April"]),
        ("April was the deadliest month in two years, with 94 civilians killed.", ["April"]),
        ("It documented 40 deaths in custody for the year 2019.", ["2019"]),
        ("For the whole period beginning on 8 March it counts 97 dead.", ["8 March"]),
    ],
)
def test_each_count_has_the_period_beside_it(text: str, told: list[str]) -> None:
    assert windows(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Between 1 and 9 May, the office saw nine raids. They killed 22 nurses and wounded 57.", ["1 and 9 May"] * 2),
        ("Since 1 January, we have filmed nine raids. They have killed 40 people.", ["1 January"]),
        ("Since the truce, we have filmed nine raids. They have killed 40 people.", ["Since the truce"]),
        (
            "Since the coup of 1 May, 40 people have been killed. In total 90 have been hurt.",
            ["1 May", "Since the coup"],
        ),
        ("They have killed 40 people since March. Another 90 have been hurt.", ["March", "March"]),
        ("They have killed 40 people since March. Nine were hurt on the road.", ["March", ""]),
        ("Between 1 and 9 May, 40 people were killed in Homs. The army shot six men.", ["1 and 9 May", ""]),
        ("Between 1 and 9 May, we saw nine raids. A shell fell on 3 May. Six men died.", [""]),
    ],
)
def test_a_sentence_goes_on_with_the_period_before_it(text: str, told: list[str]) -> None:
    assert windows(text) == told


def test_a_period_of_a_sentence_before_is_a_guess() -> None:
    text = "They have killed 40 people since March. Another 90 have been hurt."
    assert [one.guess for one in find_counts(text, find_dates(text, read_date(PUBLISHED)))] == [
        "",
        "the period is told before",
    ]
