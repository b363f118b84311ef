"""Dates in news and in what follows them: what lasts until when, what is due, and what only stands behind a story."""

import pytest

from db.suggest.dates.dating import find_dates
from db.suggest.suggestion import Dated
from db.words.dates import read_date

TUESDAY = "2023-01-17"


def read(published: str, text: str) -> str:
    """The dates of a text in EDTF, - for one that nothing tells."""
    readings = [one.reading for one in find_dates(text, read_date(published))]
    return "; ".join(one.edtf or "-" for one in readings if isinstance(one, Dated))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The town has declared three days of mourning, through Thursday.", "2023-01-19"),
        ("Schools were shelled through Thursday.", "2023-01-12"),
        ("The court has set 38 hearings until mid-March.", "../2023-03"),
        ("The feast began at dawn and lasts until Sunday.", "../2023-01-22"),
        ("The feast lasted until Sunday.", "../2023-01-15"),
        ("Motorbikes are banned in four districts from 20 January.", "2023-01-20/.."),
        ("Motorbikes were banned in four districts from 20 January.", "2022-01-20/.."),
        ("A minister came and promised a report by Friday.", "2023-01-20"),
        ("Next Thursday is the day of the bell.", "2023-01-19"),
        ("Teams left this morning and are, at the latest by Friday, at work.", "2023-01-17; 2023-01-20"),
        ("The hearing was put off on Monday until Friday.", "2023-01-16; 2023-01-20"),
        ("The hearing was put off on Friday until Monday.", "2023-01-13; 2023-01-16"),
        ("The march sets out every 8 July, in the dark.", "-"),
        ("The 90 days end on 20 February. They had been given until 10 October to leave.", "2023-02-20; ../2022-10-10"),
        ("A convoy that was meant to leave on Monday will now go on Friday.", "2023-01-16; 2023-01-20"),
        ("The council is due to vote Tuesday on a text.", "2023-01-17"),
        ("The talks go on in Harim and the vote is set for early Friday.", "2023-01-20"),
        ("The doctors say that she can leave Friday.", "2023-01-20"),
        ("Sanctions may be widened when ministers meet on Friday.", "2023-01-20"),
        ("The trial had been due to begin on Monday. No reason was given.", "2023-01-16"),
        ("The trial had been due to begin on Thursday. No reason was given.", "2023-01-19"),
    ],
)
def test_what_lasts_or_is_due_is_read_from_the_day_of_publishing_on(text: str, date: str) -> None:
    assert read(TUESDAY, text) == date


def test_what_has_been_extended_is_no_part_of_what_somebody_said_would_be() -> None:
    said = "They said that raids would stop on 13 January, and the pause has been extended until Sunday."
    assert read(TUESDAY, said) == "2023-01-13; ../2023-01-22"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It began on the last day of December.", "2022-12-31"),
        ("It began on the last day of February.", "2022-02-28"),
        ("It began on the last day of February 2020.", "2020-02-29"),
        ("Between the nights of 8 and 12 January nobody came.", "2023-01-08/2023-01-12"),
        ("On the nights of 8 and 12 January nobody came.", "2023-01-08; 2023-01-12"),
        ("It was hit on Friday night, 9 December, by two bombs.", "2022-12-09; 2022-12-09"),
        ("It was hit on Friday evening (9 December).", "2022-12-09; 2022-12-09"),
        ("Incidents:\n– 12/1: a rocket on a camp.", "2023-01-12"),
    ],
)
def test_days_in_the_forms_that_reports_have(text: str, dates: str) -> None:
    assert read(TUESDAY, text) == dates


def test_a_season_with_its_year_tells_the_year_of_what_follows_it() -> None:
    left = "The town was emptied in the {}. The last 4,000 people were driven out on 26 August; others left in October."
    assert read(TUESDAY, left.format("late summer of 2016")) == "2016-22; 2016-08-26; 2016-10"
    assert read(TUESDAY, left.format("late summer")).endswith("2022-08-26; 2022-10")


def test_a_day_far_from_the_last_one_in_its_paragraph_is_no_part_of_what_that_told() -> None:
    son = "On 4 November Omar buried a son by the road. {}On Monday the mayor sent flour."
    assert read(TUESDAY, son.format("")) == "2022-11-04; 2022-11-07"
    assert read(TUESDAY, son.format("He is not bitter. Omar is a mason. He has no work. ")) == "2022-11-04; 2023-01-16"


def test_what_had_been_on_the_day_that_is_told_is_of_that_day() -> None:
    tanks = "Nine were dead, medics said Tuesday. Tanks had reached the roundabout early Tuesday."
    assert read(TUESDAY, tanks) == "2023-01-17; 2023-01-17"


def test_a_day_read_against_publishing_ends_what_was_told_of_times_past() -> None:
    told = "Hundreds died in Harim on 4 March 2017. {}On 6 October they took a hill."
    assert read(TUESDAY, told.format("")) == "2017-03-04; 2017-10-06"
    now = "Troops went on on 5 January, three days after a truce. "
    assert read(TUESDAY, told.format(now)) == "2017-03-04; 2023-01-05; 2022-10-06"


def test_what_is_since_a_day_is_up_to_now_whatever_was_told_before_it() -> None:
    truce = "A truce was agreed in Harim on 6 March 2020. "
    assert read(TUESDAY, truce + "The rise in raids since 5 June left 90 dead.") == "2020-03-06; 2022-06-05/.."
    assert read(TUESDAY, truce + "Raids had grown since 5 June, when a mill was hit.") == "2020-03-06; 2020-06-05/.."


def test_what_is_due_is_not_read_from_a_day_long_before() -> None:
    mill = "Shells hit a mill on Monday.\n\n"
    taken = mill + "On 7 October 2022 guards were taken to the border. Envoys were due to meet in Harim on Thursday."
    assert read(TUESDAY, taken) == "2023-01-16; 2022-10-07; 2023-01-19"


def test_on_the_sunday_of_a_month_long_past_is_no_day_of_now() -> None:
    beaten = "The trial began on Monday.\n\nIn June 2013 he beat a student. The student died on the Sunday."
    assert read(TUESDAY, beaten) == "2023-01-16; 2013-06; -"


def test_a_weekday_goes_on_from_a_day_some_weeks_back_where_no_news_is_told() -> None:
    queue = "By the evening of 1 January people queued at the mill. On Monday a shell fell on them."
    assert read(TUESDAY, queue) == "2023-01-01; 2023-01-02"
    assert read(TUESDAY, "The mill burned on Sunday.\n\n" + queue) == "2023-01-15; 2023-01-01; 2023-01-16"
    gone = queue + "\n\n“I had gone there on Sunday,” said a baker."
    assert read(TUESDAY, gone) == "2023-01-01; 2023-01-02; 2023-01-01"


def test_by_the_saturday_is_the_next_one_after_the_day_told() -> None:
    left = "They left on 28 December, a Wednesday. By the Saturday people had begun to count."
    assert read(TUESDAY, left) == "2022-12-28; 2022-12-28; 2022-12-31"


def test_what_goes_on_since_does_not_hide_what_was() -> None:
    walked = "On Monday, 2 January, soldiers came. {} on Wednesday and has lived in a garage since."
    assert read(TUESDAY, walked.format("She walked to the coast")) == "2023-01-02; 2023-01-04"
