"""Days and months without a year, by the day of the article, in articles without a date, and in what is told."""

import pytest

from db.suggest.dates.dating import find_dates
from db.suggest.suggestion import Dated
from db.words.dates import read_date


def read(text: str, published: str) -> str:
    """The dates of a text in EDTF; published is '' for an article without a date."""
    found = find_dates(text, read_date(published) if published else None)
    return "; ".join(one.reading.edtf or "" for one in found if isinstance(one.reading, Dated))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It began on 21 August 2013.\n\nHe has lived here since May 2016.\n\nOn 26 August they came.",
         "2013-08-21; 2016-05/..; 2013-08-26"),
        ("It came in April 2020. It began on 3 May 2019.\n\nIn July, trucks were hit.", "2020-04; 2019-05-03; 2019-07"),
        ("Of 27 attacks between April 2019 and April 2020, nine were in February.", "2019-04/2020-04; 2020-02"),
        ("It was hit in February 2020. A truce since March 6 has held.", "2020-02; 2020-03-06/.."),
        ("It was hit in January 2020. He had left in December.", "2020-01; 2019-12"),
        ("He had gone to bed on the 20th.", ""),
        ("It began on 21 August 2013. He had gone to bed on the 20th.", "2013-08-21; 2013-08-20"),
        ("The war began in March 2011. On 4 October they fled.", "2011-03; XXXX-10-04"),
        ("It fell in May 2017. On 4 April this year it fell again.", "2017-05; XXXX-04-04"),
        ("It was hit in February 2020. It was hit on Monday.", "2020-02; "),
        ("It was hit on 30 September.", "XXXX-09-30"),
        ("Three days in March 2017 are named.\n\nOn March 24 a jet came, on April 4 another.\n\nIt began in June 2018.",
         "2017-03; 2017-03-24; 2017-04-04; 2018-06"),
    ],
)  # fmt: skip
def test_in_an_article_without_a_date_the_dates_beside_tell_the_year_or_nothing_does(text: str, dates: str) -> None:
    assert read(text, "") == dates


def test_what_nothing_told_has_no_premise_and_what_another_date_told_is_a_guess() -> None:
    war, fled = find_dates("The war began in March 2011. On 4 October they fled.", None)
    assert not war.guess
    assert isinstance(fled.reading, Dated)
    assert fled.reading.premise == ""
    hit, truce = find_dates("It was hit in February 2020. A truce since March 6 has held.", None)
    assert not hit.guess
    assert isinstance(truce.reading, Dated)
    assert truce.reading.premise == "read against 2020-02, which the text names"
    assert truce.guess


@pytest.mark.parametrize(
    ("published", "text", "dates"),
    [
        ("2021-01-04", "That was fewer than in January, when 276 were killed.", "2020-01"),
        ("2021-01-04", "In early January, nine were killed.", "2021-01"),
        ("2021-01-04", "The road has been closed since January.", "2021-01/.."),
        ("2021-01-20", "In January, nine were killed.", "2021-01"),
        ("2022-02-02", "How long have you been here?\nSince 2019. We left on 6 May, and until August we slept outside.",
         "2019/..; 2019-05-06; ../2019-08"),
        ("2022-02-02", "The storm came on 18 January. We talked to her on Sunday.", "2022-01-18; 2022-01-30"),
        ("2018-04-04", "On April 4 last year he lost her.\n\nThey came to the graves on Wednesday.",
         "2017-04-04; 2018-04-04"),
        ("2021-08-19", "It began on 28 July, a Wednesday.\n\nA general came on Saturday.",
         "2021-07-28; 2021-07-28; 2021-08-14"),
        ("2019-07-26", "He died on Saturday, 6 July.\n\nOn Monday we dug at the market.", "2019-07-06; 2019-07-22"),
        ("2019-08-01", "In July 2018 it was 685.\n\nEleven died on July 27.", "2018-07; 2019-07-27"),
        ("2022-03-09", "It was hit on 7 September 2021.\n\nThis was on 2 January.\n\nOn Monday we met them.",
         "2021-09-07; 2022-01-02; 2022-03-07"),
    ],
)  # fmt: skip
def test_a_month_that_has_just_begun_and_a_day_told_since_are_no_longer_of_times_past(
    published: str, text: str, dates: str
) -> None:
    assert read(text, published) == dates


def test_an_interview_that_looks_back_reads_its_weekdays_by_the_days_of_that_time_that_it_names() -> None:
    asked = (
        "She lived through August 2021.\n\nWhat happened?\n\nOn Monday I baked. We slept in the cellar until Thursday."
    )
    told = "And then?\n\nThey came in on Friday, the 20th. We hid.\n\nWhy did you stay?\n\nI had my mother with me."
    dates = read(f"{asked}\n\n{told}", "2023-06-15")
    assert dates == "2021-08; 2021-08-16; ../2021-08-19; 2021-08-20"
    news = "And this week?\n\nOn 13 June 2023 a shell fell. On Monday it was quiet."
    assert read(f"{asked}\n\n{told}\n\n{news}", "2023-06-15").endswith("2023-06-13; 2023-06-12")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Decree No. 7 of April 30, 2022 freed them.", ["2022-04-30"]),
        ("He left on the 7 of April.", ["2022-04-07"]),
        ("They came out of the Sunday school.", []),
        ("She came on a Monday at the end of May.", ["2022-05"]),
        ("The office works at the school until Tuesday.", ["../2023-01-10"]),
        ("They had worked there until Tuesday.", ["../2023-01-03"]),
        ("He saw no truce before the administration changes in March.", ["2023-03"]),
        ("Repair teams have been given access for Wednesday.", ["2023-01-11"]),
        ("It was hit on 2 March 2020. On the 15th of that month came the next.", ["2020-03-02", "2020-03-15"]),
        ("It was hit on 2 March 2020. On the third of that month came the next.", ["2020-03-02", "2020-03-03"]),
        ("It was in March 2020. By the end of that March few were left.", ["2020-03", "2020-03"]),
        ("It was the worst since the war of 1975 to 1990.", ["1975/1990"]),
        ("The marks give 1986 as the year of manufacture.", ["1986"]),
        ("He drove 412 people out in March and April last year.", ["2022-03/2022-04"]),
        ("They came in October and in March last year.", ["2022-10", "2022-03"]),
    ],
)
def test_numbers_of_laws_schools_and_what_is_to_come(text: str, edtf: list[str]) -> None:
    assert [
        one.reading.edtf for one in find_dates(text, read_date("2023-01-04")) if isinstance(one.reading, Dated)
    ] == edtf


@pytest.mark.parametrize(
    ("published", "text", "dates"),
    [
        ("2024-11-18", "The first order came on 23 September. By Wednesday most had gone. He stayed until 12 October.",
         "2024-09-23; 2024-09-25; ../2024-10-12"),
        ("2014-09-22", "The fighters entered on 3 August. She fled; on the Thursday planes dropped water.",
         "2014-08-03; 2014-08-07"),
        ("2015-03-16", "It was hit on 2 February, on Thursday of that week and on Monday of the following week.",
         "2015-02-02; 2015-02-05; 2015-02-09"),
        ("2018-03-30", "She has kept the list: eight on 19 February, eleven on the 20th, six on Wednesday.",
         "2018-02-19; 2018-02-20; 2018-02-21"),
        ("2016-02-29", "Friday, 5 February\nThe road is cut.\n\nSaturday\nMy aunt arrives.\n\nSunday\nNo bread.",
         "2016-02-05; 2016-02-06; 2016-02-07"),
        ("2016-12-30", "On Thursday, 15 December, they left. “We stayed until Saturday,” he said by phone on Tuesday.",
         "2016-12-15; ../2016-12-17; 2016-12-27"),
        ("2025-12-01", "They took the town in August 2012. “On Friday we had played football,” he says.", "2012-08; "),
        ("2024-03-05", "He was arrested on a Friday, he said, and beaten on the following Sunday.", "; "),
        ("2016-12-30", "The truce was to begin on Wednesday, but no bus came.", "2016-12-28"),
    ],
)  # fmt: skip
def test_what_is_told_goes_on_from_the_day_told_before_it(published: str, text: str, dates: str) -> None:
    assert read(text, published) == dates


def test_a_report_of_a_period_reads_its_days_in_it_whatever_began_before() -> None:
    text = (
        "Update on the city\n\n1 May to 30 November 2024\n\nThe fighting broke out on 15 April 2023.\n\n"
        "The army came on 10 May. On 8 October the market was hit."
    )
    assert read(text, "2024-12-18").split("; ")[-2:] == ["2024-05-10", "2024-10-08"]


def test_news_of_these_days_reads_a_month_by_publishing_after_a_paragraph_on_how_it_all_began() -> None:
    text = "Shells killed 23 people on Wednesday.\n\nThe war began on 15 April 2023.\n\n"
    assert read(f"{text}Famine was declared in August in the camp.", "2025-03-13").endswith("; 2024-08")
    assert read(f"{text[:-2]} Famine was declared in August in the camp.", "2025-03-13").endswith("; 2023-08")


def test_the_weekday_beside_a_day_tells_its_year() -> None:
    text = "The ward was hit on 28 September 2016. On 8 December, a {}, she left with the book."
    assert read(text.format("Sunday"), "2025-03-09") == "2016-09-28; 2024-12-08; 2024-12-08"
    assert read(text.format("Thursday"), "2025-03-09") == "2016-09-28; 2016-12-08; 2016-12-08"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It said that it would stop between 9 a.m. and 7 p.m. on Friday.", "2016-11-04"),
        ("A truce had been declared for the area last July as part of a plan.", "2016-07"),
        ("From March to the end of 2015 there were 213.", "2015-03/2015-12"),
        ("From May 2014 to mid 2015 there were 213.", "2014-05/2015"),
        ("The crossing did not open until 5 March.", "2016-03-05"),
        ("Nobody was allowed in until Friday.", "2016-10-28"),
        ("It was struck on 3 May. They could not see them until the following Friday.", "2016-05-03; 2016-05-06"),
        ("It has been given more time, until the 13th of March.", "../2017-03-13"),
        ("I'm told that we have a guest on Friday.", "2016-11-04"),
        ("No flights have been seen since the ceasefire of the 30th.", "2016-10-30"),
    ],
)  # fmt: skip
def test_a_date_is_read_with_all_words_of_its_sentence(text: str, dates: str) -> None:
    assert read(text, "2016-11-02") == dates
