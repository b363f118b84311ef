"""Forms of counts that reports and agencies use day by day, in families of own sentences; units, wholes and periods."""

import pytest
from counted import agrees, found

NOUNS = """
In the first half of the year, 1,662 people were killed. = killed 1,662 people
The raid killed 12 mainly Kurdish fighters. = killed 12 mainly Kurdish fighters
Nearly 300,000 mostly Muslim refugees have crossed the border. = displaced Nearly 300,000 mostly Muslim refugees
There were hundreds of wounded. = injured hundreds of wounded
Dozens of dead lay in the yard. = killed Dozens of dead
Not a single civilian was killed. = killed Not a single civilian
Included in the toll were 564 civilian deaths and 1,289 injuries. = killed 564 civilian deaths; injured 1,289 injuries
A relative, four of whose family died, said so. = killed four of whose family
Some 900 children under five and 60 women were killed. = killed Some 900 children; killed 60 women
Hundreds of kilos of explosives were found. =
In nine of them pupils were hurt. =
"""
FATES = """
Eleven children were among the casualties. = killed Eleven children
Among the casualties were 12 children and two women. = killed 12 children; killed two women
Among the dead were a girl of 12, her mother, and two clerks. = killed two clerks
The refugee population has now exceeded 50,000 people. = displaced 50,000 people
It killed 300 people and has driven more than 6.6 million abroad. = killed 300 people; displaced more than 6.6 million
Responders evacuated 30 injured people and 4 bodies. = injured 30 injured people; killed 4 bodies
A further 15 wounded and 17 bodies were evacuated. = injured A further 15; killed 17 bodies
Yesterday we lost two because the oxygen ran out. = killed two
A further seven people were pulled alive from the debris. =
Some 900 families fled. The mayor expects 5,000 more. = displaced Some 900 families
"""
TOGETHER = """
She was killed together with her two sons. = killed two sons
They let us bury him, together with 29 others. = killed 29 others
My wife, our five children and I left on foot. = displaced five children
He met him, together with 29 others. =
They took tea and two cups. =
"""
ASKED = """
Did anybody die in the camp this winter?¶Two babies. = killed Two babies
How many of your family were in the house?¶Eleven. =
They took 14. Two came back. = arrested 14
They took 14 photographs. =
"""
SAID = """
Troops fired on the crowd, killing seven and wounding hundreds. = killed seven; injured hundreds
Some 4,000 fled: 2,500 to Idlib and 1,500 to Afrin. = displaced Some 4,000; displaced 2,500; displaced 1,500
Of the civilians killed, 80 died in areas held by rebels and 25 in the city. = killed 80; killed 25
Rebels killed 80 people held by the army. = killed 80 people
Clashes between two clans killed five. = killed five
Eleven of the 40 passengers died. = killed Eleven
A family of nine lost five of its members. = killed five of its members
Of the 46 who have died, most were men over 60. = killed 46
Mines have maimed 30 people, most of whom lost one or both legs. = injured 30 people; injured most of whom
"""
LINES = """
Six people, at least four of them medics, were killed. = killed Six people; killed at least four of them medics
Some 40 people, or more, were killed. = killed Some 40 people
We know of 17 cases of deaths in detention. = killed 17 cases
The area saw 14 fatalities and 15 injured children. = killed 14 fatalities; injured 15 injured children
1. On 3 May, four men were killed. 2. On 4 May, six were killed. = killed four men; killed six
"""
NOBODY = """
Four brothers between 5 and 13 years of age were injured. = injured Four brothers
He was arrested and held in a cell of five by four metres. =
Four mass graves were found after the killings. =
The army said that soldiers had died, but gave no toll. =
After the strike children lay two to a stretcher. =
Nine clinics were hit, six of them in Ghouta. The strikes killed 14 people. = killed 14 people
Some 12,800 homes were burned in the war, most of them in the north. =
The attacks closed 300 schools, leaving 160,000 children without lessons. =
During the siege 20 families were prevented from leaving. =
Some 400,000 refugees have gone home since the war. =
More than a million internally displaced people have returned. =
A plane carrying 176 people crashed, killing all on board. =
Twelve men were hurt and 40 protesters detained. = injured Twelve men; arrested 40 protesters
Twenty men were wounded, five of whom were evacuated to Turkey. = injured Twenty men; injured five of whom
"""
FAMILIES = (NOUNS, FATES, TOGETHER, ASKED, SAID, LINES, NOBODY)


@pytest.mark.parametrize("line", [line for family in FAMILIES for line in family.strip().splitlines()])
def test_a_family_of_forms_is_read(line: str) -> None:
    agrees(line)


@pytest.mark.parametrize(
    ("text", "words", "whole", "unit"),
    [
        ("At least 31 lawyers were arrested. Nineteen are still held.", "Nineteen", "At least 31 lawyers", "people"),
        ("Some 1,200 civilians were held there. Nine died in custody.", "Nine", "Some 1,200 civilians", "civilians"),
        ("Over 30 lawyers were arrested; one died under torture.", "one", "Over 30 lawyers", "people"),
        ("Shells killed 12 people. Nine died in custody.", "Nine", "", "not_said"),
        ("The raids killed 214 boys. Ninety were killed by bombs, 60 by mines.", "Ninety", "214 boys", "children"),
        ("The raids killed 214 boys. Ninety were killed by bombs, 60 by mines.", "60", "214 boys", "children"),
        ("The raids killed 214 boys. Ninety were killed in Homs.", "Ninety", "", "not_said"),
        ("We know of 900 civilian casualties, of which we verified 264 deaths.", "264 deaths", "900 civ", "civilians"),
        (
            "Of 90 dead 40 were fighters and 27 civilians, nine of whom it said were shot.",
            "nine of whom",
            "27 civ",
            "c",
        ),
        ("Shells killed 120 people in Homs; around 25 were taken hostage.", "around 25", "", "not_said"),
        ("Among them 49 pickers, including a girl and 19 women, were killed.", "19 women", "49 pickers", "people"),
        ("The army killed 18 boys, including two brothers, 63 women and 20 men.", "63 women", "", "people"),
        ("The figure of 46 dead does not include 12 rebels killed.", "12 rebels", "", "fighters"),
        ("Forty men were arrested. Most are free, but 11 are still held.", "11", "Forty men", "people"),
        ("Some 48 people were killed, up from 41; 31 of them were shot.", "31 of them", "Some 48 people", "people"),
        ("Of the hospital's 12 doctors, three were killed.", "three", "", "staff"),
        ("Twelve Islamic State members were killed.", "Twelve Islamic State members", "", "fighters"),
        ("The hospital's director was hurt and one driver of the hospital killed.", "one driver", "", "staff"),
    ],
)
def test_a_part_told_by_itself_has_its_whole(text: str, words: str, whole: str, unit: str) -> None:
    reading = next(reading for reading, said in found(text) if said == words)
    assert (text[slice(*reading.part_of)] if reading.part_of else "").startswith(whole)
    assert bool(reading.part_of) == bool(whole)
    assert reading.unit.startswith(unit)


@pytest.mark.parametrize(
    ("text", "words", "window"),
    [
        ("Some 900 people fled since 1 June (4,000 since 1 April).", "4,000", "1 April"),
        ("Some 900 people fled since 1 June (4,000 since 1 April).", "Some 900 people", "1 June"),
        ("In 2016, 140 people were killed; in 2017, 90.", "90", "2017"),
        ("The attack, which killed 14 people, was the third in a week.", "14 people", None),
        ("The deadliest attack in weeks killed 14 people.", "14 people", None),
        ("The number of displaced has reached 900,000, with 80,000 in the past week.", "900,000", None),
        (
            "At least 700 people were killed in custody from May 2011 to June 2015 – on average, 30 each month.",
            "At least 700 people",
            "May 2011 to June 2015",
        ),
        ("Last week alone, 14 people were killed.", "14 people", "Last week alone"),
        ("The bombs killed 32 people in all of the war.", "32 people", "in all of the war"),
        (
            "It came after three days of heavy clashes that killed 14 people.",
            "14 people",
            "after three days of heavy clashes",
        ),
        (
            "Sixty people were killed by shells and mines in the town and all the villages in 2017.",
            "Sixty people",
            "2017",
        ),
        (
            "We know of 71 people killed in May. Five died under torture. We also recorded 203 people arrested.",
            "203 people",
            "May",
        ),
    ],
)
def test_a_number_has_its_own_period(text: str, words: str, window: str | None) -> None:
    reading = next(reading for reading, said in found(text) if said == words)
    assert (text[slice(*reading.window)] if reading.window else None) == window
