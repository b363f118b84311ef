"""Counts by families of forms: arrivals, residents of camps, hospitals, thresholds, lists, figures told anew."""

import pytest
from counted import found

ARRIVALS = """
The reception centre received 2,300 people overnight. = displaced 2,300 people
Our village has taken in 80 families from the south. = displaced 80 families
Some 640 families were received in the mosques. = displaced Some 640 families
The number of new arrivals had topped 40,000 by Friday. = displaced 40,000
The influx, which now stands at 30,000, has overwhelmed the town. = displaced 30,000
Nine hundred families have not come back. = displaced Nine hundred families
The office received 300 people on its first day. =
The museum received 900 people. =
We received 261 tonnes of flour. =
The commission received 261 complaints. =
"""
CAMPS = """
Two camps by the river hold 6,000 people. = displaced 6,000 people
A camp that is home to 9,000 people was flooded. = displaced 9,000 people
The camp had 5,100 residents in May. = displaced 5,100 residents
The population of the camp was 21,000. = displaced 21,000
The camp's population stood at 21,000. = displaced 21,000
In the second camp, 150 families share one tap. = displaced 150 families
Some 150 families have put up tents by the road. = displaced Some 150 families
Two families share one tent. = displaced Two families
The population of the town was 21,000. =
The summer camp had 400 children. =
The training camp holds 400 people. =
The stadium holds 40,000 people. =
The hotel houses 60 journalists. =
"""
HOSPITALS = """
The hospital admitted 34 patients that night. = injured 34 patients
After the raid the clinic received 12 bodies. = killed 12 bodies
Nurses bandaged 15 people on the stairs. = injured 15 people
Doctors amputated the feet of two boys. = injured two boys
Five people were flown to Jordan for treatment. = injured Five people
Five people were referred abroad for surgery. = injured Five people
We pulled out twelve, all dead. = killed twelve
The clinic treated 12 cases of cholera. =
The hospital admitted 60 people with measles. =
"""
THRESHOLDS = """
The death toll has crossed 40,000. = killed 40,000
The toll has passed the 900 mark. = killed 900
The death toll edged up to 43. = killed 43
The death toll rose by five to 43. = killed 43
The number of people killed has gone up to 43. = killed 43
The number of those held in the branch is thought to be 900. = arrested 900
Mines killed 12 of the 18 people wounded out there. = killed 12; injured 18 people
Twelve out of the 18 people killed were farmers. = killed Twelve; killed 18 people
Children accounted for 12 of the 18 deaths. = killed 12; killed 18 deaths
"""
LISTS = """
Dead - 43, wounded - 110. = killed 43; injured 110
Dead – 43; wounded – 110. = killed 43; injured 110
The clash left six soldiers of the army and four rebels dead. = killed six soldiers; killed four rebels
Gunmen dragged 15 others into a van. = arrested 15 others
Two of his team were hurt. = injured Two of his team
Six of the family died. = killed Six of the family
In one house, 12. In the next, four. =
In the house were 12 people. =
"""
ANEW = """
Forty people were killed, the UN says 52. = killed Forty people; killed 52
Forty people were killed, while the ministry reported 52. = killed Forty people; killed 52
Forty people were killed, 52 according to the UN. = killed Forty people; killed 52
Forty people were killed. The true figure is probably over 52. = killed Forty people; killed over 52
Forty people were killed. Earlier reports had spoken of 30. = killed Forty people; killed 30
Forty people were killed, not 30 as first reported. = killed Forty people
Forty people were killed. The three brothers own a shop. = killed Forty people
How many will vote is unclear. The mayor spoke of 500. =
"""
WITNESSES = """
Half the village fled, maybe 700 people. = displaced 700 people
My sister's family went into exile, seven of them. = displaced seven of them
In this school there are eleven families. = displaced eleven families
How many people did they take? Eleven. = arrested Eleven
How many households live in the camp? Around 600. = displaced Around 600
Seven came in dead. = killed Seven
I stitched 14 people that night. = injured 14 people
Among those taken that day were two imams and nine shopkeepers. = arrested two imams; arrested nine shopkeepers
They left with nine prisoners. =
"""
WOUNDS = """
Shrapnel has struck five nurses since May. = injured five nurses
Flying glass cut a dozen pupils. = injured a dozen pupils
A mine took the legs of two boys. = injured two boys
Two boys had their hands blown off. = injured Two boys
Forty people choked on the smoke. = injured Forty people
Some 40 cases of suffocation were recorded. = injured Some 40 cases
A sniper picked off three people. = killed three people
Rescuers have retrieved 17 dead and 23 survivors. = killed 17
The list of the dead had 61 names. = killed 61
The list of guests had 61 names. =
"""
CUSTODY = """
The men drove off with nine girls. = arrested nine girls
Six students are serving prison sentences. = arrested Six students
The group handed over 20 captives. = arrested 20 captives
Some 900 detainees passed through the branch. = arrested Some 900 detainees
"""
FORESEEN = """
Another 9,000 people may flee. =
The siege could kill 300 people. =
An assault would displace 300,000 people. =
The raid has put 300 people to flight. = displaced 300 people
"""
ELSEWHERE = """
Rescuers pulled nine people out of the rubble alive and four dead. = killed four
Mourners carried the bodies of the 12. = killed 12
The clinic has treated 4,000 patients for malaria. =
Some 3,000 people were able to leave through the corridor. = displaced Some 3,000 people
Under the deal 3,000 people are to leave. =
Nine young men were forced into a van. = arrested Nine young men
A 54-year-old man and two women, 31 and 70, were killed. = killed two women
Three civilians — a man, his wife and their son, 12 — were killed. = killed Three civilians
One more body was recovered, taking the death toll to eight. = killed One more body; killed eight
The entire population of 2.2 million has been displaced. = displaced 2.2 million
The town, with a population of 9,000, was shelled. =
"""
AFTERWARDS = """
The strike killed 12 people. Three have not been identified. = killed 12 people; killed Three
The strike killed 12 people. Three remain unidentified. = killed 12 people; killed Three
The strike killed 12 people. Three have been named. = killed 12 people; killed Three
The strike killed 12 people. Three neighbours ran to help. = killed 12 people
The strike killed 12 people. He has worked there for nine years. = killed 12 people
Soldiers arrested 60 men. Five came back dead. = arrested 60 men; killed Five
Some 900 families fled. Another 300 followed on Friday. = displaced Some 900 families; displaced Another 300
Some 900 families fled. Two hundred refused to go. = displaced Some 900 families
The school welcomed 300 children. =
The strike killed 12. In a statement the army gave “more than 40”. = killed 12; killed more than 40
We left at dawn, eleven people in one pickup. = displaced eleven people
More than 1,400 people passed through the branch that year. = arrested More than 1,400 people
"""
GUARDS = """
Some 300 people gathered in the camp to protest. =
The camp has 12 teachers. =
In this school there are 40 teachers. =
The number of arrivals has passed 40,000 tonnes. =
Shrapnel hit 12 cars. =
A sniper hit two goats. =
How many trucks did they take? Three. =
It is unclear how many houses were destroyed. The mayor spoke of 500. =
The ward treats 40 patients on dialysis. =
The hospital received 12 doctors from the capital. =
Another three strikes followed on Friday. =
Two men have been named as suspects. =
They all agreed, 12 people in one room. =
The 12 days they spent there were cold. =
"""
FAMILIES = (
    ARRIVALS,
    CAMPS,
    HOSPITALS,
    THRESHOLDS,
    LISTS,
    ANEW,
    WITNESSES,
    WOUNDS,
    CUSTODY,
    FORESEEN,
    ELSEWHERE,
    AFTERWARDS,
)


@pytest.mark.parametrize("line", [line for family in FAMILIES for line in family.strip().splitlines()])
def test_a_family_of_forms_is_read(line: str) -> None:
    text, _, wanted = line.partition(" =")
    assert "; ".join(f"{reading.what} {words}" for reading, words in found(text)) == wanted.strip()


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("The death toll has exceeded 40,000.", (40_001, None, None)),
        ("The death toll topped 40,000.", (40_001, None, None)),
        ("The number of wounded has passed 40.", (41, None, None)),
        ("The number of wounded is nearing 40.", (None, 40, 39)),
        ("The number of wounded rose up to 40.", (40, 40, 40)),
        ("The number of wounded reached 40.", (40, 40, 40)),
        ("We passed 12 bodies.", (12, 12, 12)),
    ],
)
def test_a_number_that_was_passed_is_more(text: str, bounds: tuple[int | None, ...]) -> None:
    assert [(one.count.low, one.count.best, one.count.high) for one, _ in found(text)] == [bounds]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Three security agents were killed.", "fighters"),
        ("Three security force members were killed.", "fighters"),
        ("Three National Guard members were killed.", "fighters"),
        ("Three pilots were killed.", "fighters"),
        ("Three White Helmets were killed.", "staff"),
        ("Three health professionals were killed.", "staff"),
        ("Three of their patrol were killed.", "fighters"),
        ("Three of her family were killed.", "people"),
    ],
)
def test_a_force_and_a_group_say_the_unit(text: str, unit: str) -> None:
    assert [one.unit for one, _ in found(text)] == [unit]


LISTS = """The network documented 94 martyrs, among them five women and three who died under torture.
Damascus and its suburbs: 37, most of them in one strike. Homs: 14. Other places, or which we do not know: 8. Hama: 1.
Schools: 12. Question: 4. He said: 6.
Idlib had the highest toll (40), followed by Aleppo with 31 and Hama with 9."""


def test_the_numbers_of_a_list_by_place_are_parts_of_what_it_tells_of() -> None:
    listed = [(words, reading) for reading, words in found(LISTS) if words.isdigit() and words not in ("94", "40")]
    assert [words for words, _ in listed] == ["37", "14", "8", "1", "31", "9"]
    assert {(reading.what, reading.unit) for _, reading in listed} == {("killed", "people")}
