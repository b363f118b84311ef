"""Forms of counts that agencies, monitors and situation reports use, in families of own sentences."""

import pytest
from counted import agrees, found

FATES = """
A shell fell there, leaving a man killed and 11 others wounded. = injured 11 others
The shell hit the yard, obliterating four children. = killed four children
Six men fled. The six were shot at sea. = displaced Six men; killed six
Nine men were shot at by soldiers. =
He was jailed for the arrest and torture of at least 18 students. = arrested at least 18 students
Some 39 children were among the known victims. = killed Some 39 children
Two of the three nurses who went in first were killed. = killed Two
Five of the 12 men who were arrested have died. = killed Five; arrested 12 men
Neither of the two passengers had been hurt. =
Another 5,000 people are expected to be displaced. =
Some 300 families are likely to be forced to flee. =
"""
JOINED = """
The number of displaced rose by an additional 5,000, taking the total to a staggering 38,400. = \
displaced an additional 5,000; displaced 38,400
Some 20 people were hurt in Sunday's raid, followed by 39 on Monday. = injured Some 20 people; injured 39
They tore down 16 houses, displacing 45 people and affecting around 600. = displaced 45 people
He was found guilty of 27 murders and of torturing thousands. = killed 27 murders
Raiders took 12 men by night in raids on 4 May, two others on 9 May. = arrested 12 men; arrested two others
In May, 34 men were killed by air strikes on 6 May and 17 more on 9 May. = killed 34 men; killed 17 more
"""
NUMBERS = """
Fifty-five (55) residents have been killed there. = killed Fifty-five (55) residents
The clinic has 55 (11) beds. =
In May 60 people were hurt, with an average of five people killed a day. = injured 60 people
The army led 140 search and arrest operations and 201 men were arrested. = arrested 201 men
The village has more than 230 houses and 1,600 residents. =
In May 201 children were killed (118) or maimed (83). = killed 201 children; killed 118; injured 83
The district had the most arrests (52). = arrested 52
That brings to five the number of clinics hit and to 19 the number of staff killed. = killed 19
"""
NO_COUNTS = """
According to two officers, the gunmen shot dead a driver. =
It counted 900 injuries, showing a 12 and 15 per cent rise. = injured 900 injuries
He is charged with murder (Part 2 of Article 90). =
Three women – 51, 64 and 70-year-old – were killed. = killed Three women
The dead man left behind a widow and seven children. =
Some 2,300 patients are awaiting evacuation abroad. =
"""
NAMED = """
The radio told of two 14-year-old boys being killed. = killed two 14-year-old boys
The raid killed 20 civilians and five U.N. guards. = killed 20 civilians; killed five U.N. guards
Villagers found two dead bodies in the well. = killed two dead bodies
Raiders killed four cattle herders. = killed four cattle herders
Some 30 girls were abducted and about 70 people killed. = arrested Some 30 girls; killed about 70 people
Four of the crew suffered fatal injuries. = killed Four of the crew
"""
KEY_FIGURES = """
160,000¶internally displaced people¶¶553¶civilians injured¶¶41¶schools closed = displaced 160,000; injured 553
Killed¶0 – 1¶Injured¶3 = killed 0 – 1; injured 3
KEY FIGURES¶1.2 million¶people displaced¶14¶killed = displaced 1.2 million; killed 14
14¶He was killed at noon. =
"""
FAMILIES = (FATES, JOINED, NUMBERS, NO_COUNTS, NAMED, KEY_FIGURES)


@pytest.mark.parametrize("line", [line for family in FAMILIES for line in family.strip().splitlines()])
def test_a_family_of_forms_is_read(line: str) -> None:
    agrees(line)


@pytest.mark.parametrize(
    ("text", "words", "whole", "unit"),
    [
        ("Shells hurt five others, among them a baby and two children.", "two children", "five others", "children"),
        ("Some 175 members of the ministry of defence were killed.", "Some 175 members", "", "fighters"),
        ("Shells hurt 20 people in Sunday's raid, followed by 39 on Monday.", "39", "", "not_said"),
        ("Twelve civilians were killed in Idlib, seven in Homs and two in Hama.", "seven", "", "not_said"),
        ("At least seven truffle workers were killed.", "At least seven", "", "people"),
        ("At least seven healthcare workers were killed.", "At least seven", "", "staff"),
    ],
)
def test_a_number_has_its_whole_and_its_unit(text: str, words: str, whole: str, unit: str) -> None:
    reading = next(reading for reading, said in found(text) if said.startswith(words))
    assert (text[slice(*reading.part_of)] if reading.part_of else "") == whole
    assert reading.unit == unit


@pytest.mark.parametrize(
    ("text", "words", "window"),
    [
        ("Since the truce, up to 9 March, 240 people were killed.", "240 people", "Since the truce"),
        ("The raids, which took place between 2 and 5 May, killed 52.", "52", "2 and 5 May"),
        ("He said that until now 80 people had been buried.", "80 people", None),
        ("At least five died in raids of the previous two days.", "At least five", "of the previous two days"),
        ("It brought the toll from nearly a week of war to 85.", "85", "from nearly a week of war"),
        (
            "At least 71 civilians were killed across the country in August 2017.",
            "At least 71 civilians",
            "August 2017",
        ),
        ("The group said that 71 civilians were killed last March.", "71 civilians", "March"),
        ("Hospitals took in three dead (two who were dug out) since 4 May, and five hurt.", "three", "4 May"),
        ("Some 140 people were killed during the fasting month.", "Some 140 people", "during the fasting month"),
        ("His brothers and four cousins were arrested over a decade ago.", "four cousins", None),
        (
            "Over 3,000 women, children and men who were displaced between 4 and 9 May are there.",
            "Over 3,000 women",
            "4 and 9 May",
        ),
        ("Since 4 May, 41 men, including 16 boys, and 11 women were killed.", "11 women", "4 May"),
    ],
)
def test_a_number_has_its_own_period(text: str, words: str, window: str | None) -> None:
    reading = next(reading for reading, said in found(text) if said == words)
    assert (text[slice(*reading.window)] if reading.window else None) == window


def test_most_of_so_many_are_more_than_half_of_them() -> None:
    ((reading, words),) = found("Most of the 98 victims were shot.")
    assert (words, reading.count.low, reading.count.high) == ("Most of the 98 victims", 50, 98)
