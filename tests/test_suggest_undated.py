"""Dates in articles that have no date: read against a day at the head of the text, else by what is of its own time."""

import pytest

from db.suggest.dates.dating import find_dates
from db.suggest.suggestion import Dated, Suggestion
from db.words.dates import read_date

STRUCK = "\n\nThe clinic was struck on Tuesday. Nine people had died there on 14 February.\n"


def read(text: str) -> list[tuple[str, str | None]]:
    """The words and readings of the dates in a text without a date."""
    found = find_dates(text, None)
    return [(text[one.start : one.stop], one.reading.edtf) for one in found if isinstance(one.reading, Dated)]


def last(text: str) -> Suggestion:
    """The last date of a text without a date."""
    return find_dates(text, None)[-1]


@pytest.mark.parametrize(
    "head",
    [
        "Flash note 7 on the south, as of 8 March 2019", "Harim | 8 March 2019", "Harim Courier, Friday 8 March 2019",
        "Harim – 8 March 2019", "(Beirut, March 8, 2019) – Aid groups left the town.", "Friday, 8 March 2019, 17:20",
        "HARIM (8 March 2019) — Aid groups left the town.", "Harim, 8 March 2019. Aid groups left the town.",
        "Recorded in Harim on 8 March 2019.", "Notes of a rescuer\n\nThis conversation took place on 8 March 2019.",
    ],
)  # fmt: skip
def test_a_day_at_the_head_is_taken_for_that_of_publishing(head: str) -> None:
    text = head + STRUCK
    assert read(text)[1:] == [("Tuesday", "2019-03-05"), ("14 February", "2019-02-14")]
    assert last(text).guess == "the article has no date; read against 2019-03-08, at the head of its text"


@pytest.mark.parametrize(
    "opening",
    [
        "On 8 March 2019 aid groups left the town.", "Aid groups left Harim on Friday, 8 March 2019, after a raid.",
        "The town, held since 8 March 2019 by others, was quiet.", "Shells fell, 8 March 2019 was the worst of days.",
    ],
)  # fmt: skip
def test_a_day_in_a_sentence_is_not_taken_for_that_of_publishing(opening: str) -> None:
    assert read(opening + STRUCK)[1] == ("Tuesday", None)


def test_the_article_own_date_goes_before_the_day_at_its_head() -> None:
    found = find_dates("Harim, 8 March 2019" + STRUCK, read_date("2019-04-03"))
    assert isinstance(found[1].reading, Dated)
    assert found[1].reading.edtf == "2019-04-02"
    assert not found[1].guess


def test_today_is_counted_from_the_day_at_the_head() -> None:
    text = "Harim, 8 March 2019\n\nThe clinic was struck yesterday.\n"
    assert read(text)[1] == ("yesterday", "2019-03-07")
    assert "the article has no date" in last(text).guess


@pytest.mark.parametrize(
    "text",
    [
        "The truce agreed in September 2018 held for a while. Shells have fallen daily since 26 April.",
        "War broke out on 15 April 2012.\n\nThe ward has treated more than 1,300 people since 10 May.",
        "On 4 July 2013 he was taken, and she was told in 2018 that he was dead. The gates have been open since 8 May.",
        "He joined in June 2016. The list of 2017 has other names.\n\nHe got a helmet on 1 March.",
    ],
)
def test_what_is_only_background_tells_no_year(text: str) -> None:
    assert (last(text).reading.edtf or "").startswith("XXXX")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The mine was laid on 3 May 2018.\n\nThe school was struck on 25 April.", "2018-04-25"),
        ("Losses in July 2018\n\nForty died. The school was struck on 25 July.", "2018-07-25"),
        ("The list covers January 2018 to June 2018.\n\nThe school was struck on 25 April.", "2018-04-25"),
        ("We met them in June 2018.\n\nThe school was struck on 25 April.", "2018-04-25"),
        ("The study of June 2018 names nobody.\n\nThe school was struck on 25 April.", "2018-04-25"),
    ],
)
def test_what_is_of_the_own_time_of_a_text_tells_the_year(text: str, edtf: str) -> None:
    assert last(text).reading.edtf == edtf  # type: ignore[union-attr]
    assert "the article has no date" in last(text).guess


def test_a_weekday_goes_on_from_a_day_told_in_its_paragraph() -> None:
    text = "The camp was shelled on 3 February 2012. On Monday a rocket hit the ward."
    assert read(text)[1] == ("Monday", "2012-02-06")
    assert read("The camp was shelled on 3 February 2012.\n\nOn Monday a rocket hit the ward.")[1] == ("Monday", None)


def test_what_a_date_was_read_against_is_that_of_its_own() -> None:
    text = "On 3 May 2018 the mill burned. The same day it rained. Today it is closed."
    found = [one.reading for one in find_dates(text, read_date("2019-03-08")) if isinstance(one.reading, Dated)]
    assert [one.premise for one in found[1:]] == [
        "read against 2018-05-03, which the text names", "read against the day of publishing, 2019-03-08",
    ]  # fmt: skip


def test_a_day_with_its_weekday_has_the_one_year_in_which_it_is_of_that_name() -> None:
    since = "The bakery has been closed since March 2022.\n\n"
    assert read(since + "On Thursday, 8 August, shells hit the yard. She was hurt on 30 July.")[1:] == [
        ("Thursday, 8 August", "2024-08-08"),
        ("30 July", "2024-07-30"),
    ]
    assert "the article has no date" in last(since + "On Thursday, 8 August, shells hit it.").guess
    unsure = "It has been closed since March 2018, and its roof since May 2022.\n\n"  # 2019 and 2024 would do
    assert read(unsure + "On Thursday, 8 August, shells hit the yard.")[-1][1] == "XXXX-08-08"


def test_a_weekday_is_of_the_week_that_the_heading_names() -> None:
    week = "A week of shelling, 5 to 11 May 2024\n\nSunday. Two houses burned.\n\n"
    assert read(week + "He spoke of it on Friday.\n\nWe deliver bread on Fridays.")[1:] == [
        ("Sunday", "2024-05-05"),
        ("Friday", "2024-05-10"),
        ("Fridays", None),
    ]
    later = find_dates(week + "He spoke of it on Friday.", read_date("2024-05-20"))
    assert [one.reading.edtf for one in later[1:] if isinstance(one.reading, Dated)] == ["2024-05-05", "2024-05-17"]


def test_what_goes_on_after_the_day_at_the_head_is_of_its_year() -> None:
    assert read("Day of the raid\n8 March 2019\n\nIt began late on 8 March and ended on 9 March.")[1:] == [
        ("8 March", "2019-03-08"),
        ("9 March", "2019-03-09"),
    ]


def test_days_that_the_text_names_with_their_year_are_those_days_again() -> None:
    closed = "Guards came between 27 and 31 March 2018.\n\nThe mill closed on 30 November 2018. "
    assert read(closed + "Nine men were shot there between 27 and 31 March, most of them on 27 March.")[-2:] == [
        ("27 and 31 March", "2018-03-27/2018-03-31"),
        ("27 March", "2018-03-27"),
    ]
