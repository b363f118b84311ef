"""Counts of passages: what goes on from the sentence before, in stories, tallies and tables, in own sentences."""

import pytest
from counted import agrees, found

TOGETHER = """
I was sent to the branch in Homs. There were about eighty of us in a room for ten. = arrested about eighty of us
He was put into a cell with 61 other men. = arrested 61 other men
They drove us to the prison, 34 men in a truck for sheep. = arrested 34 men
They shot one man. We were fleeing, nine of us in a van for six. = killed one man; displaced nine of us
Four died before we got out. We were seven on a tractor. = killed Four; displaced seven
Four died that day. There are thirty of us in the physics room now, says the teacher. = killed Four
"""
THERE = """
In June we operated on 63 people. In October alone there were 280. = injured 63 people; injured 280
They shot twelve people. There were two more on the stairs. = killed twelve people; killed two more
They killed twelve people. There were 40 vans in the yard. = killed twelve people
The raid killed 20 people. The council's list has 19 names. = killed 20 people; killed 19
The raid killed 20 people. The council has published 17 such names. = killed 20 people; killed 17
The raid hurt 20 people. The street has three names. = injured 20 people
"""
FREED = """
The police arrested 40 people, of whom 12 were released on Sunday. = arrested 40 people
Rebels seized 15 men, ten of whom are still held. = arrested 15 men; arrested ten of whom
They took twelve in the first truck. = arrested twelve
They took twelve in payment for the field. =
"""
COMPARED = """
It counted 49 such raids last month, up from 30 in August. Two men died. = killed Two men
The month saw 29 attempts, in which 21 people died, down from 41 in July. = killed 21 people
Drones killed 16 people and hurt 144, against nine and 98 in May. = \
killed 16 people; injured 144; killed nine; injured 98
Some 21 people died, down from 41 in July. = killed Some 21 people; killed 41
"""
PLACES = """
In the ward six patients died. = killed six patients
In ward 6 patients died. =
Some 42,000 people fled; 17,000 are sheltering in groves. = displaced Some 42,000 people; displaced 17,000
Some 4,200 people fled and 900 have been taken in by relatives. = displaced Some 4,200 people; displaced 900
Trauma kits for 600 people crossed from Turkey on 5 May. =
Trucks with food and tents for 50,000 people reached the town on Monday. =
Of the survivors 90 survived with injuries. = injured 90
Some 200 survivors reached the river. =
Nine men died there. It received reports of 143 attacks on shops and verified 88 of them. = killed Nine men
"""
TOLLS = """
The mayor fears that the toll will reach 25. =
The raid killed 20. The death toll could rise to 40. = killed 20
The raid killed 20. The death toll has risen to 40. = killed 20; killed 40
We buried nine. That makes eleven, and 22 in hospital. = killed nine; killed eleven; injured 22
A neighbour said four had been dug out alive with burns. = injured four
The funeral of the three men was held at noon. = killed three men
"""
KINDS = """
We registered 148 arrests, 19 of them of women and five of minors. = \
arrested 148 arrests; arrested 19 of them; arrested five of minors
A massacre being an attack in which five or more civilians are killed. =
Two men died there. Twenty-two had burns. = killed Two men; injured Twenty-two
Some 9,000 people fled. Another 2,100 are with relatives. = displaced Some 9,000 people; displaced Another 2,100
"""
FAMILIES = (TOGETHER, THERE, FREED, COMPARED, PLACES, TOLLS, KINDS)


@pytest.mark.parametrize("line", [line for family in FAMILIES for line in family.strip().splitlines()])
def test_a_passage_is_read(line: str) -> None:
    agrees(line)


@pytest.mark.parametrize(
    ("text", "words", "window"),
    [
        ("In the past week our street was shelled on nine days. Two people died.", "Two people", "In the past week"),
        ("The town was hit on eleven occasions between May and July. Ten people died.", "Ten people", "May and July"),
        ("Since the fall of Abu al-Kasb's castle on 8 May, mines have killed 18 people.", "18 people", "8 May"),
        ("Mines killed two farmers near Hass in March.", "two farmers", ""),
        ("Mines killed 22 farmers near Hass in March.", "22 farmers", "March"),
        ("In April, more than 20 people were killed at a wedding in Hass.", "more than 20 people", ""),
        ("In March four children, two women and a man died of cold.", "two women", "March"),
    ],
)
def test_a_period_is_that_of_the_number_or_of_the_sentence_before(text: str, words: str, window: str) -> None:
    one = next(reading for reading, said in found(text) if said == words)
    assert window in text[slice(*one.window)] if one.window and window else bool(one.window) is bool(window)


def test_numbers_after_a_whole_add_up_to_it_with_those_that_are_its_parts() -> None:
    text = (
        "We recorded the deaths of 112 civilians. The army was responsible for 71 of these deaths; the rebels killed"
        " 22. Nine died under torture. The remaining ten were killed by mines."
    )
    assert [reading.unit for reading, _ in found(text)] == ["civilians"] * 5


def test_it_is_told_where_some_of_those_displaced_are() -> None:
    text = "Some 42,000 civilians fled. About 17,000 are sheltering in the groves."
    assert [(reading.unit, reading.part_of) for reading, _ in found(text)] == [
        ("civilians", None),
        ("civilians", (0, 21)),
    ]


def test_so_many_caused_by_something_are_of_the_deaths_before() -> None:
    text = "The panel counted the deaths of 90 civilians. Sixty were caused by bombs, 22 by mines."
    assert [(reading.what, reading.unit) for reading, _ in found(text)] == [("killed", "civilians")] * 3


def test_arrests_of_minors_are_of_children() -> None:
    units = [reading.unit for reading, _ in found("We registered 148 arrests, 19 of women and five of minors.")]
    assert units == ["not_said", "people", "children"]
