"""The grammar of counts: how many, of whom, and what befell them, as it is said in many ways."""

from pathlib import Path

import pytest

from db.suggest.counts.counting import find_counts
from db.suggest.dates.dating import find_dates
from db.suggest.reading import counted, read
from db.suggest.suggestion import Counted

SAID = (Path(__file__).parent / "suggest" / "counted.txt").read_text("utf-8").splitlines()


MORE = [
    "Seven didn't make it. = killed Seven",
    "Of the patients, four didn't survive the night. = killed four",
    "Guards killed at least hundreds of migrants who tried to cross. = killed at least hundreds of migrants",
    "All but three left the village. =",
    "As many as 400,000 civilians may require assistance. =",
    "Rescuers recovered 12 bodies, including those of three children. = killed 12 bodies; killed three children",
    "Some 30 hostages were freed. = arrested Some 30 hostages",
    "People were running over one another. =",
    "Forces killed at least another 145, including 45 women. = killed at least another 145; killed 45 women",
    "Some 30,000 have left in their own cars since Monday. = displaced Some 30,000",
    "The raids have left dozens dead. = killed dozens",
    "At least 6,700 people met violent deaths. = killed At least 6,700 people",
    "Buses were waiting to take 8,000 fighters to Jarablus. =",
    "The hospitals that still stand are full, and three of them are shut. =",
]  # kept apart from those that the weights are learned from


@pytest.mark.parametrize("line", [*SAID, *MORE])
def test_what_befell_how_many_is_told_in_many_ways(line: str) -> None:
    text, _, wanted = line.partition(" =")
    found = [one for one in find_counts(text, find_dates(text, None)) if isinstance(one.reading, Counted)]
    said = [(one.reading, text[one.start : one.stop]) for one in found]
    assert (
        "; ".join(f"{reading.what} {words}" for reading, words in said if isinstance(reading, Counted))
        == wanted.strip()
    )


@pytest.mark.parametrize(
    ("text", "part", "unit"),
    [
        ("It killed 12 people, five of them children.", "12 people", "children"),
        ("Of these, 298 civilians were killed; 112 were children.", "298 civilians", "children"),
        ("In all, 40 people were arrested, of whom nine are still held.", "40 people", "people"),
        ("It held 90 people:\n\n• The army: 61, mainly in the south.", "90 people", "people"),
        ("It killed 40 people:\n\n- Northern district: 31 killed", "40 people", "people"),
        ("It killed 40 civilians. Children accounted for 19 of the deaths.", "40 civilians", "children"),
        ("The gas wounded 332 people; 23 of the wounded died.", "332 people", "people"),
        ("It killed 12 people. Two were under ten.", "12 people", "children"),
        ("It killed 40 people. More than half of the dead were from Homs.", "40 people", "people"),
        ("Of the 17 people wounded, four were flown out.", "17 people", "people"),
        ("It killed 40 soldiers. Fifteen of the dead were from Homs.", "40 soldiers", "fighters"),
        ("It killed 60 people and hurt 145. At least five of the victims were children.", "60 people", "children"),
        ("It killed nine civilians. Then the five others were killed.", "nine civilians", "civilians"),
        (
            "It killed 23 civilians. One rescuer was killed. We have the names of 21 of those killed.",
            "23 civilians",
            "civilians",
        ),
    ],
)
def test_a_part_names_its_whole(text: str, part: str, unit: str) -> None:
    found = [one.reading for one in find_counts(text, []) if isinstance(one.reading, Counted) and one.reading.part_of]
    assert [(text[slice(*one.part_of)], one.unit) for one in found if one.part_of] == [(part, unit)]


def test_a_clause_that_goes_on_after_a_part_goes_on_with_the_whole() -> None:
    text = "Nine people, including two children, were killed in Homs and four in Hama."
    last = [one.reading for one in find_counts(text, []) if isinstance(one.reading, Counted)][-1]
    assert (last.what, last.unit, last.part_of) == ("killed", "not_said", None)


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("Any wounded?", "injured"),
        ("Did anybody from the ward get arrested?", "arrested"),
        ("How many beds have you?", ""),
        ("Did anyone tell you where he was held?", ""),
    ],
)
def test_a_short_question_goes_on_with_the_one_before(question: str, answered: str) -> None:
    text = f"How many were killed?\nForty.\n{question}\nAround sixteen."
    found = [one.reading.what for one in find_counts(text, []) if isinstance(one.reading, Counted)]
    assert found == (["killed", answered] if answered else ["killed"])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Police said three officers were killed.", "staff"),
        ("The army said three officers were killed.", "fighters"),
        ("Five of his men died.", "fighters"),
        ("Five porters were shot.", "people"),
        ("It killed 40 Houthis.", "fighters"),
        ("Three civil defenders were hurt.", "staff"),
        ("Three dock workers were hurt.", "people"),
        ("Three sharpshooters were hurt.", "fighters"),
        ("Three preteens were hurt.", "children"),
        ("Three PKK members were killed.", "fighters"),
        ("Three Revolutionary Guards were killed.", "fighters"),
        ("Three members of an armed group were killed.", "fighters"),
        ("Three UNRWA employees were killed.", "staff"),
        ("Three ambulance crew members were killed.", "staff"),
        ("Three media activists were killed.", "staff"),
        ("Three human rights activists were killed.", "people"),
        ("Three staff members of a clinic were killed.", "staff"),
    ],
)
def test_those_who_are_counted_have_a_unit(text: str, unit: str) -> None:
    (one,) = [one.reading for one in find_counts(text, []) if isinstance(one.reading, Counted)]
    assert one.unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Five civilians died in Homs and seven in Hama.", "not_said"),
        ("The army killed nine civilians, the rebels three.", "not_said"),
        ("Twelve aid workers lost their lives, seven in a single attack.", "staff"),
        ("In all, 40 people died, five of them in Homs and seven in Hama.", "people"),
        ("The clinic served 8,000 people, a third of them displaced.", "people"),
        ("It killed 40 people, nine of them in Homs and seven of them in Hama.", "people"),
        ("The strike killed 23 people. Six of them were members of the army.", "fighters"),
        ("The town mourned 31 people. Of them seven died of cold.", "people"),
        ("They hit a column of 70 militants, of whom 40 were killed.", "fighters"),
        ("It killed 12 people, revising an earlier figure of nine.", "not_said"),
        ("It killed 40 people, a third of them under twelve.", "children"),
        ("It killed 92 members of the sect, of whom 21 were soldiers.", "fighters"),
        ("It killed 71 civilians. Of the 71, the army killed 17.", "civilians"),
        ("The army killed 17 civilians, including six children, and the rebels 39.", "not_said"),
        ("The blast hurt two employees of a company.", "people"),
        ("The blast hurt two employees of an aid agency.", "staff"),
        ("The soldiers were killed as follows: 22 by mines and nine by snipers.", "fighters"),
    ],
)
def test_a_bare_number_has_the_unit_of_those_whom_it_is_of(text: str, unit: str) -> None:
    *_, one = [one.reading for one in find_counts(text, []) if isinstance(one.reading, Counted)]
    assert one.unit == unit


def test_the_least_is_said_after_the_harm() -> None:
    *_, one = [one.reading for one in find_counts("Four civilians, twelve injured at least.", [])]
    assert isinstance(one, Counted)
    assert (one.count.qualifier, one.count.low, one.count.best) == ("at_least", 12, None)


def test_a_heading_says_what_befell_those_of_its_list() -> None:
    text = "Who was killed\n\u2022 Army: 112 civilians\n\u2022 Rebels: 31\n"
    found = [one.reading for one in find_counts(text, []) if isinstance(one.reading, Counted)]
    assert [(one.what, one.count.best, one.part_of) for one in found] == [("killed", 112, None), ("killed", 31, None)]


def test_a_count_without_words_of_its_own_takes_those_told_before() -> None:
    text = "The strike killed 60 people. The army admits to 24. Others spoke of 70."
    found = find_counts(text, [])
    assert [(text[one.start : one.stop], one.rule, bool(one.guess)) for one in found[1:]] == [
        ("24", "count.told", True),
        ("70", "count.told", True),
    ]


def test_a_list_tells_of_those_whom_the_sentence_before_it_tells_of() -> None:
    text = "It tells of the deaths of 71 people. Police arrested 203 men."
    text += "\n\nIt splits the deaths as follows:\n\n- Army: 31 people;\n"
    found = [one.reading for one in find_counts(text, []) if isinstance(one.reading, Counted)]
    assert [(one.what, one.count.best) for one in found] == [("killed", 71), ("arrested", 203), ("killed", 31)]
    assert found[2].part_of == (text.index("71"), text.index(" Police") - 1)


def test_each_month_has_the_number_beside_it() -> None:
    text = "In September we counted 86 killed, in October 71."
    found = [one.reading for one in find_counts(text, find_dates(text, None)) if isinstance(one.reading, Counted)]
    assert [text[slice(*one.window)] for one in found if one.window] == ["September", "October"]


def test_what_only_a_sentence_before_says_is_a_guess() -> None:
    text = "Between May and July 2022, strikes hit Homs. In the city, 40 people were killed."
    said = [one.guess for one in find_counts(text, find_dates(text, None))]
    text = "It wounded 40 soldiers. The town fell; two were killed."
    assert (said, [one.guess for one in find_counts(text, [])]) == (
        ["the period is told before"],
        ["", "who they are is told before"],
    )


def test_casualties_may_be_killed_or_injured() -> None:
    (one,) = find_counts("The raid caused 12 casualties.", [])
    assert one.guess


def test_a_share_of_less_than_half_is_not_called_most() -> None:
    text = "It killed 90 people. Sixty per cent of them were hurt; a third of them died."
    sixty, third = find_counts(text, [])[1:]
    assert (read(third), read(sixty)) == ("killed: a share of them people", "injured: most of them people")
    assert isinstance(third.reading, Counted)
    assert "value" not in counted(third.reading)


def test_most_is_most_whatever_word_leads_it() -> None:
    said = [find_counts(f"{share} of the residents fled.", [])[0] for share in ("Around two thirds", "Almost half")]
    assert [read(one) for one in said] == ["displaced: most of them people", "displaced: a share of them people"]
