"""Dates in the forms that public pages have: chronologies, diaries, lists of weekdays, attributes and asides."""

import pytest

from db.suggest.dates.dating import find_dates
from db.suggest.suggestion import Dated
from db.words.dates import read_date


def read(published: str, text: str) -> str:
    """The dates of a text in EDTF; published is '' for an article without a date."""
    found = find_dates(text, read_date(published) if published else None)
    return "; ".join(one.reading.edtf or "" for one in found if isinstance(one.reading, Dated))


CHRONOLOGY = """Four years in Harim

2011
March 15: The first march.
29 July – Officers go over.

2012
On July 17, the quarter rises.

2014
May 7-8: The last of them leave.
"""
RECAP = """In August 2013, gas is used in two suburbs.

Strikes by others are averted only after a September 14 agreement.

In November 2016, a million are cut off.

In October 2017, others call it a crime.
"""
DIARY = """From the notes of a nurse

{first}
Shells since dawn.

5 February
Eleven dead, of whom six came on Sunday. They say that help comes on Thursday.

Tuesday
They hit the road yesterday.
"""


def test_a_year_that_is_a_line_is_that_of_the_days_that_open_the_lines_under_it() -> None:
    days = "2011; 2011-03-15; 2011-07-29; 2012; 2012-07-17; 2014; 2014-05-07/2014-05-08"
    assert read("2015-03-10", CHRONOLOGY) == days
    loose = CHRONOLOGY.replace("29 July – Officers go over.", "Officers went over on 29 July.")
    assert read("2015-03-10", loose).split("; ")[2] == "2014-07-29"


def test_a_day_between_two_entries_of_times_past_is_of_the_time_between_them() -> None:
    assert read("2018-02-01", RECAP) == "2013-08; 2013-09-14; 2016-11; 2017-10"
    guess = find_dates(RECAP, read_date("2018-02-01"))[1].guess
    assert guess == "read against 2013-08, told before it, and not against the day of publishing"
    assert read("2018-02-01", RECAP.replace("2016", "2012")).split("; ")[1] == "2017-09-14"


@pytest.mark.parametrize(
    ("published", "first"), [("", "3 February 2018"), ("2018-03-20", "3 February"), ("2018-03-20", "3 February 2018")]
)
def test_what_a_diary_tells_is_of_the_day_over_it(published: str, first: str) -> None:
    days = "2018-02-03; 2018-02-05; 2018-02-04; 2018-02-08; 2018-02-06; 2018-02-05"
    assert read(published, DIARY.format(first=first)) == days


def test_days_that_stand_over_labels_or_not_in_their_order_make_no_diary() -> None:
    labels = "Day of the attack\n12 June 2021\n\nTold first\n13 June 2021\n\nShells fell on Saturday.\n"
    assert read("2021-06-30", labels).endswith("2021-06-26")
    back = DIARY.format(first="6 February 2018")
    assert read("2018-03-20", back).split("; ")[1:3] == ["2018-02-05", "2018-03-18"]


@pytest.mark.parametrize(
    ("published", "text", "dates"),
    [
        # a weekday beside a noun is one day, as "the Friday" of each week is none
        ("2023-01-16", "The army owned to the Sunday missile attacks.", "2023-01-15"),
        ("2023-01-16", "He said so in a Friday statement.", "2023-01-13"),
        ("2023-01-16", "The Friday protests grew.", ""),
        # a list of weekdays goes on, and one told by other words is the day that they tell
        ("2016-03-30", "The town fell on 28 March 2015. Four days before, on the Tuesday, a bomb went off.",
         "2015-03-28; 2015-03-24; 2015-03-24"),
        ("2020-06-25", "It was hit on 25 February. Two more were hit on that Tuesday.\n\nHe said that he had asked for"
         " it to be shut on Sunday. “On Monday they said: one more day.”",
         "2020-02-25; 2020-02-25; 2020-02-23; 2020-02-24"),
        ("2018-01-31", "“On 13 November I was there,” he said.\n\nOthers said that jets had circled since Sunday.",
         "2017-11-13; 2017-11-12/.."),
        ("", "On 23 December 2012 it was hit. It was open since a lorry had come on Saturday.",
         "2012-12-23; 2012-12-22"),
        ("2016-03-30", "The town fell on 28 March 2015.\n\nOn 16 March gas was used.\n\nShe showed us it on Sunday.",
         "2015-03-28; 2015-03-16; 2016-03-27"),
        ("2020-02-11", "1 February: We loaded. 2 February: eleven hours.\nMonday: rain. Thursday: the baby coughs.",
         "2020-02-01; 2020-02-02; 2020-02-03; 2020-02-06"),
        # what was to be by the day of publishing, what one asks, and what was to be on a day soon after one told
        ("2014-07-16", "They were told to go by Wednesday. A day of mourning was declared for Wednesday.",
         "2014-07-16; 2014-07-16"),
        ("2016-10-24", "“They ask me why no lorry came on Friday.”", "2016-10-21"),
        # the year of another clause, the next month, and a month after a season
        ("2019-11-07", "The guard, who came in 2015, was held on 12 February.", "2015; 2019-02-12"),
        ("2020-03-05", "He married in 2009; a girl was born the next April.", "2009; 2010-04"),
        ("2014-03-31", "It began on 9 June 2012; in February some left, from the 7th on.",
         "2012-06-09; 2014-02; 2014-02-07/.."),
        ("2014-08-28", "It fell on Sunday. In July, after another one, 50 died; on the 24th and 25th it was shown.",
         "2014-08-24; 2014-07; 2014-07-24/2014-07-25"),
        ("2018-11-30", "The worst days were the 10th and the 17th, the 2nd and 5th.",
         "2018-11-10; 2018-11-17; 2018-11-02; 2018-11-05"),
        ("2017-11-17", "It was set up in August 2015. Last month, on the 26th, it gave a name.",
         "2015-08; 2017-10; 2017-10-26"),
        ("2025-01-20", "She saw him on 30 July 2013. In December 2024 she drove there. It was Sunday the 15th.",
         "2013-07-30; 2024-12; 2024-12-15"),
        ("2022-06-14", "She told them, in 2019 and in November. The court sits again on Thursday.",
         "2019; 2021-11; 2022-06-16"),
        # within a period of a year each month stands once
        ("2021-05-30", "Report, 1 May 2020 to 30 April 2021\n\nOf them 40 died in May and four in April.",
         "2020-05-01/2021-04-30; 2020-05; 2021-04"),
        # what has begun this month
        ("2019-12-04", "In the first three days of December, planes came.", "2019-12-01/2019-12-03"),
        ("2017-09-06", "On Wednesday it said that jets were to blame for a raid in April.", "2017-09-06; 2017-04"),
        ("2018-07-20", "On July 14 & 15 shells fell, on July 17 & 19 bombs.",
         "2018-07-14/2018-07-15; 2018-07-17; 2018-07-19"),
        ("2015-12-09", "It was hit in mid to late October and in mid-late March.", "2015-10; 2015-03"),
        ("2022-02-03", "It was the worst since the October 2019 one. The war (2011–present) goes on.",
         "2019-10; 2011/.."),
    ],
)  # fmt: skip
def test_dates_are_read_as_pages_write_them(published: str, text: str, dates: str) -> None:
    assert read(published, text) == dates


def test_a_month_after_a_paragraph_of_years_before_may_be_one_of_theirs() -> None:
    text = "She went back in September 2014.\n\nIn October a bomb went through the roof."
    assert find_dates(text, read_date("2019-02-16"))[1].guess == "it may be one of 2014, told before it"
    news = "On Monday it was hit.\n\nIt fell in September 2014.\n\nIn October a bomb went through the roof."
    assert not find_dates(news, read_date("2019-02-16"))[2].guess


@pytest.mark.parametrize(
    ("published", "text", "guess"),
    [
        ("2016-10-24", "The groups hoped to move 200 people on Friday.",
         "it may be the one before it, as its sentence tells what was"),
        ("2023-04-25", "The hall was hit on 11 April.\n\nIt had a tin roof.\n\nThe army took power in 2021.\n\n"
         "A medic reached it on Tuesday.", "it may be one near 2023-04-11, told before it"),
        ("2013-09-05", "It was hit on 21 August.\n\nHe sent it on Friday, more on Monday.\n\nOn Tuesday all left.",
         "it may be one near 2013-08-21, told before it"),
        ("2020-03-30", "It was hit on 25 February.\n\nOn the 18th the yard was cleared.",
         "it may be one near 2020-02-25, told before it"),
    ],
)  # fmt: skip
def test_a_day_that_may_be_one_of_what_is_told_is_a_guess(published: str, text: str, guess: str) -> None:
    assert find_dates(text, read_date(published))[-1].guess == guess


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "Summary of the briefing, Tuesday\n\nThe road was cut on Sunday.\n\n"
            "The next briefing would be held on Friday, 29 September 2023.",
            "2023-09-26; 2023-09-24; 2023-09-29",
        ),
        (
            "Update from the camps, Thursday\n\nA child died on Monday.\n\n"
            "The next update will be issued on Thursday, 26 December 2019.",
            "2019-12-19; 2019-12-16; 2019-12-26",
        ),
        ("News from the camps, Thursday\n\nThe mill will be mended by 29 September 2023.", "; 2023-09-29"),
        ("Shells hit the ward on 3 May.\n\nThe next report will come out on 9 June 2019.", "2019-05-03; 2019-06-09"),
    ],
)
def test_the_day_of_the_next_briefing_tells_that_of_a_text_without_a_date(text: str, dates: str) -> None:
    assert read("", text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Attacks on wards: a review of 2016\n\nIn July 43 were hit.", "2016; 2016-07"),
        ("Attacks on wards in 2016\n\nFrom April to June, two were hit.", "2016; 2016-04/2016-06"),
        ("Attacks on wards in 2016\n\nIn 2015 we had counted 112, 31 of them in October.", "2016; 2015; 2015-10"),
        ("Families of the 2016 raid speak\n\nIn July they met.", "2016; XXXX-07"),
    ],
)
def test_a_year_in_the_title_of_a_report_without_a_date_is_that_of_its_days(text: str, dates: str) -> None:
    assert read("", text) == dates


def test_a_visit_some_months_after_the_event_is_of_its_year_in_a_text_without_a_date() -> None:
    raid = (
        "The market was struck on Saturday, 21 May 2016.\n\nThe group visited it on 3 August and wrote to the ministry"
    )
    assert read("", raid + " on 12 September.") == "2016-05-21; 2016-08-03; 2016-09-12"
    assert read("", raid + " on 12 December.") == "2016-05-21; 2016-08-03; XXXX-12-12"


def test_a_story_without_a_date_goes_on_from_month_to_month() -> None:
    freed = "In December 2013 a judge let him go.\n\nBy March he could hold a cup. "
    text = freed + "He left for Harim on 3 June and for Malmo in September 2015."
    assert read("", text) == "2013-12; 2014-03; 2014-06-03; 2015-09"


def test_what_a_witness_says_is_about_the_event_that_a_report_names_with_its_year() -> None:
    raid = "Soldiers killed 13 people in Harim on 16 September 2022, witnesses said today.\n\n"
    assert read("2022-10-20", raid + "“They left on Sunday,” said a teacher.").endswith("2022-09-18")


def test_what_had_been_is_of_the_days_before_the_event_of_a_report() -> None:
    raid = "Planes hit a camp in Harim in the night of 8-9 May, a group said today.\n\n"
    told = raid + "Residents said that leaflets had been dropped on Sunday. On Tuesday they counted nine dead.\n\n"
    assert read("2017-06-14", told).endswith("2017-05-07; 2017-05-09")
    moved = told + "“We had moved there on Thursday because it was safe,” said a nurse."
    assert read("2017-06-14", moved).endswith("2017-05-04")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In January eleven traders were added to the list.", "2019-01"),
        ("The list was made in May 2011, two months after the marches had begun in March.", "2011-05; 2011-03"),
        ("In January I was in Harim. It burned on the 6th.", "2019-01; 2019-01-06"),
        ("In January I was in Harim. It is to be opened on the 6th.", "2019-01; 2019-03-06"),
    ],
)
def test_a_month_told_just_before_tells_of_which_month_or_year_a_day_is(text: str, dates: str) -> None:
    assert read("2019-02-20", text) == dates


def test_what_took_place_on_a_day_is_no_day_of_the_text_itself() -> None:
    raid = "The raid took place on 25 December 2012. Fighting had begun in October.\n\n"
    text = raid + "In March a film was shown. A man was sentenced in February 2017."
    assert read("", text) == "2012-12-25; 2012-10; 2013-03; 2017-02"
    assert read("", "The interview took place on 25 December 2012. The raid was on Monday.").endswith("2012-12-24")
