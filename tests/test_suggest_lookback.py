"""Dates in interviews, reports and portraits that look back on a time weeks, months or years before them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.suggest.dates.dating import find_dates
from db.suggest.suggestion import Dated
from db.words.dates import read_date

BAKER = """Samir Othman, 51, ran a bakery in Aleppo. We spoke to him in Gaziantep on 3 February 2017.

Q: When did you close the bakery?
A: On 21 November. On Wednesday we gave away what was left, and on Thursday the street was hit.

Q: How many died?
A: Nineteen. My neighbour died on the Sunday. They buried him on the 28th. The dust lasted three days, until Thursday.

Q: And then?
A: We walked out on 2 December. My mother died there on the 7th. He asked what day it was and I said, “Friday.”

Q: Where do you live now?
A: In a garage. My children have been at school since Monday. My brother goes back on Tuesday.
"""
REPORT = """A strike on the market of Kafr Nabl on 3 July 2019 killed 14 civilians, a group said in a report.

Two of the witnesses had been wounded in an earlier attack, on 20 May.

“On the Monday they hit the bridge,” said a driver. “Eight dead on Wednesday.”

The hospital was struck on 5 July and again on 29 August. It closed in September.

The ministry did not answer a letter that was sent on 12 November. The government denied it on Thursday.
"""
PORTRAIT = """When the first shells fell on the Saturday, she was making coffee.

It was 1 March 2014, and the town had been encircled since mid-February. By Monday there were sixty wounded.

She left on 14 March.
"""
YEAR_AFTER = """The assault on the prison began on Thursday, 20 January 2022. The army announced on Wednesday that it
held it, but shots were heard until Sunday. She had last seen him on Monday.

“On Friday, when it had only begun, he sent me a message: there is a boy with no foot.”

A guard had fled on 25 January. The town had been under curfew for most of February.
"""
SURGEON = """Dr Sami was one of the last surgeons before the town fell in March 2018. We reached him in
February, a year after it.

What was different this time?

I could not sleep. On 18 February they began, and it went on until Thursday. On Monday alone we had 112 wounded.

Who brought them?

A nurse who had stayed told me that she was hit on the 24th. We left on 7 March.

And now?

I write to nobody. We had 20 letters on Friday.
"""
DRIVER = """Interview with a driver who took part in the evacuation of Aleppo in 2016, recorded on 9 February 2019.

Q: How did it begin?

A: The company called me. That was in the middle of December. On Thursday, 15 December, the first convoy left.

Q: Then it stopped.

A: On Friday. Some of them I saw again on the 18th.

Q: And your last journey?

A: On 22 December, in the snow.
"""
BAKERY = """Two air strikes on a bakery killed at least 27 civilians in June 2017, a group said in a report of today.

On June 19, word spread that it would open. By 5 a.m. on Tuesday, some 150 people were waiting.

“On Monday night I had told my sons to go,” said a mother. “The older was found on the 24th.”

It closed its assessment in January. It replied on Monday. By September, it should say what it hit.
"""
CLINIC = """In the twelve weeks since, a group has spoken to 26 people.

The attack began on Friday, 11 April, with shelling. Some staff hid in pits that they had dug in February.

The bodies could not be moved that day. On Saturday, women buried four of them. The others were found on the 14th.

A team of ours reached the town on 16 June. We wrote to the adviser, and received a reply on Tuesday.
"""
PERIOD = """More than 1,600 died between 6 June and 17 October 2017, two years ago today.

She was nine when shells hit the house. It was 10 June. The ministry wrote to us on 10 September.
"""


def read(text: str, published: str) -> list[str | None]:
    """The dates of a text in EDTF, in order."""
    return [one.reading.edtf for one in find_dates(text, read_date(published)) if isinstance(one.reading, Dated)]


def test_the_days_of_an_interview_go_on_from_the_day_told_before_them() -> None:
    assert read(BAKER, "2017-02-10") == [
        "2017-02-03", "2016-11-21", "2016-11-23", "2016-11-24", "2016-11-27", "2016-11-28", "../2016-12-01",
        "2016-12-02", "2016-12-07", "2016-12-09", "2017-02-06/..", "2017-02-14",
    ]  # fmt: skip


def test_the_days_of_a_report_are_near_to_its_event_and_what_is_stated_is_of_its_own_time() -> None:
    assert read(REPORT, "2020-12-04") == [
        "2019-07-03", "2019-05-20", "2019-07-01", "2019-07-03", "2019-07-05", "2019-08-29", "2019-09",
        "2020-11-12", "2020-12-03",
    ]  # fmt: skip


def test_a_portrait_names_the_day_of_its_first_weekday_afterwards() -> None:
    assert read(PORTRAIT, "2019-06-20") == [
        "2014-03-01", "2014-03-01", "2014-02/..", "2014-03-03", "2014-03-14",
    ]  # fmt: skip


def test_a_day_within_the_period_that_a_report_is_about_is_one_of_it() -> None:
    assert read(PERIOD, "2019-10-17")[-2:] == ["2017-06-10", "2019-09-10"]


def test_a_report_of_a_year_later_goes_on_from_the_day_of_its_event() -> None:
    assert read(YEAR_AFTER, "2023-01-26") == [
        "2022-01-20", "2022-01-26", "../2022-01-30", "2022-01-24", "2022-01-21", "2022-01-25", "2022-02",
    ]  # fmt: skip


def test_an_interview_of_a_year_later_is_of_the_time_that_its_opening_names() -> None:
    assert read(SURGEON, "2019-03-14")[:8] == [
        "2018-03", "2019-02", "2018-02-18", "../2018-02-22", "2018-02-19", "2018-02-24", "2018-03-07", "2018-03-09",
    ]  # fmt: skip


def test_what_the_opening_of_a_text_is_about_tells_the_year_of_its_days() -> None:
    assert read(DRIVER, "2019-02-16") == [
        "2016", "2019-02-09", "2016-12", "2016-12-15", "2016-12-16", "2016-12-18", "2016-12-22",
    ]  # fmt: skip
    assert read(BAKERY, "2018-08-08") == [
        "2017-06", "2018-08-08", "2017-06-19", "2017-06-20", "2017-06-19", "2017-06-24", "2018-01", "2018-08-06",
        "2018-09",
    ]  # fmt: skip


def test_the_opening_tells_the_year_in_an_article_without_a_date_too() -> None:
    found = find_dates(DRIVER, None)[2:]
    assert [one.reading.edtf for one in found if isinstance(one.reading, Dated)] == [
        "2016-12", "2016-12-15", "2016-12-16", "2016-12-18", "2016-12-22",
    ]  # fmt: skip
    assert all("the article has no date" in one.guess for one in found)


def test_a_report_goes_on_in_the_next_paragraph_from_the_day_that_it_opens_with() -> None:
    assert read(CLINIC, "2025-07-03") == [
        "2025-04-11", "2025-02", "2025-04-12", "2025-04-14", "2025-06-16", "2025-07-01",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published", "at", "by"),
    [
        (REPORT, "2020-12-04", 1, "2019-07"), (DRIVER, "2019-02-16", 2, "2016"), (BAKERY, "2018-08-08", 2, "2017-06"),
        (PERIOD, "2019-10-17", -2, "2017-06-06/2017-10-17"), (SURGEON, "2019-03-14", 2, "2018-03"),
    ],
)  # fmt: skip
def test_a_year_that_a_story_tells_is_a_guess_that_names_what_it_was_read_against(
    text: str, published: str, at: int, by: str
) -> None:
    one = find_dates(text, read_date(published))[at]
    assert isinstance(one.reading, Dated)
    assert one.reading.premise == f"read against {by}, which the text names"
    assert one.guess == f"read against {by}, told before it, and not against the day of publishing"


def test_what_is_read_by_the_event_is_a_guess_that_names_it() -> None:
    monday = find_dates(REPORT, read_date("2020-12-04"))[2]
    assert monday.guess == "read against 2019-07-03, told before it, and not against the day of publishing"


def test_a_weekday_after_a_story_of_long_ago_is_a_guess_where_news_is_told_too() -> None:
    text = "On Monday she mourned.\n\nOn 25 May 2012 it was hit. It burnt.\n\nOn Saturday others came."
    came = find_dates(text, read_date("2025-05-26"))[2]
    assert came.guess == "it may be one near 2012-05-25, told before it"


@pytest.mark.parametrize(
    ("published", "text", "dates"),
    [
        # Days of news tell that a text does not look back.
        ("2023-06-15", "It began on 30 May. On Monday shells fell.", ["2023-05-30", "2023-06-12"]),
        ("2023-06-15", "On 3 July 2019 it was hit. It was hit again on 14 June.\n\n“On Monday we left,” he said.",
         ["2019-07-03", "2023-06-14", "2023-06-12"]),
        ("2019-08-12", "On 9 August 2018 a bus was hit.\n\nTimeline\n\n9 August, 06:50 - The bus leaves.",
         ["2018-08-09", "2018-08-09"]),
        ("2014-08-25", "Q: When?\nA: On Friday, 24 August 2012.\nQ: And?\nA: On Saturday we fled, you will laugh.",
         ["2012-08-24", "2012-08-25"]),
        ("2020-07-10", "Trial report, day 12 - 8 July 2020", ["2020-07-08"]),
        ("2020-07-10", "Once, in March or April of 2013, it was more.", ["2013-03", "2013-04"]),
        ("2020-07-10", "He was heard on Wednesday.\n\nA list was found on 2 October 2018.\n\n"
         "On Thursday there were more than since April 23.",
         ["2020-07-08", "2018-10-02", "2020-07-09", "2020-04-23/.."]),
        ("2024-12-04", "It began on October 20. It was surrounded in the night to Friday, October 25. "
         "“On Thursday we had said, these can leave,” he said.", ["2024-10-20", "2024-10-25", "2024-10-24"]),
        # News, or the day on which an event is remembered, is of its own time.
        ("2019-06-20", "A shell killed two on Monday. It has killed since May 2017.\n\nIn June they gained little.",
         ["2019-06-17", "2017-05/..", "2019-06"]),
        ("2018-04-10", "On 4 April 2017 she died. On Wednesday there was a vigil.", ["2017-04-04", "2018-04-04"]),
        ("2024-12-08", "The highest tolls were those of 1 December, by the 4th and the 6th.",
         ["2024-12-01", "2024-12-04", "2024-12-06"]),
        ("2018-06-17", "He left in May. In 2013 we lived there. That August we slept outside.",
         ["2018-05", "2013", "2013-08"]),
        ("2018-06-17", "He left in May. In 2013 we lived there. He expects that August will be worse.",
         ["2018-05", "2013", "2018-08"]),
    ],
)  # fmt: skip
def test_what_tells_of_which_time_a_date_is(published: str, text: str, dates: list[str]) -> None:
    assert read(text, published) == dates


def test_a_day_that_its_month_does_not_have_is_read_as_the_month() -> None:
    assert read("It was hit on 31 June 2017 and on 30 February.", "2018-03-05") == ["2017-06", "2018-02"]


PIECES = (
    "31 June 2017", "29 February", "29 February 2016", "the 31st", "Monday, the 31st", "on Friday",
    "On the Monday", "until Thursday",
    "since April", "in 2012", "the winter of 2015", "that August", "Q: When?\nA: ", "\n\n", ". ", "We left ",
    "It had been hit ",
    "They will meet ", "Interview about the battle ",
    "killed 3 ", "“", "”", "from 30 to 31 June", "between July and 31 April 2019",
    "3/4 May", "31/11", "5/6/2020", "a year ago", "two days later", "last year", "of that year", "Day 12 - 8 July ",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(("2016-02-29", "2018-03-05", "")))
def test_no_dates_end_the_reading(pieces: list[str], published: str) -> None:
    found = find_dates(" ".join(pieces), read_date(published) if published else None)
    assert all(isinstance(one.reading, Dated) for one in found)


def test_a_letter_does_not_move_what_is_told_on() -> None:
    text = "A strike on the ward of Harim on 3 May 2019 killed nine people, a group said in a report.\n\n"
    letter = "The group wrote to the ministry on 2 June. The second ward was hit on the 9th."
    assert read(text + letter, "2020-12-04")[1:] == ["2019-06-02", "2019-05-09"]


def test_what_has_been_since_the_start_of_something_is_no_day_of_a_story() -> None:
    since = "In the 90 days since the start of the campaign on 26 April, six rescuers have died.\n\n"
    assert read(since + "Anas was filming on Sunday when the street was hit.", "2019-07-26")[1] == "2019-07-21"
    told = "Six rescuers died when a rocket hit the yard on 26 April.\n\n"
    assert read(told + "Anas was filming on Sunday when the street was hit.", "2019-07-26")[1] == "2019-04-28"


def test_a_month_goes_on_from_the_day_that_its_sentence_told() -> None:
    assert read("It was hit again on 9 September 2019 and closed in October.", "2020-12-04") == [
        "2019-09-09",
        "2019-10",
    ]
    assert read("It was hit on 9 September 2019 and has been closed since October.", "2020-12-04")[1] == "2020-10/.."


def test_the_turns_of_a_press_briefing_tell_news() -> None:
    head = "Noon briefing by the Spokesperson\n\nSpokesperson: In Harim nine people died on Monday.\n\n"
    board = "Question: The board was announced on 1 August and given until the end of the year.\n\n"
    talk = "Question: Reports speak of 40 soldiers killed in Harim on Saturday.\n\nSpokesperson: We saw that."
    assert read(head + board + talk, "2020-01-24")[-1] == "2020-01-18"
