"""Dates: EDTF, what people type, what articles imply, and the way back."""

import re
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Invalid
from db.words import dates
from db.words.dates import Date, read_date, read_relative, show_date
from db.words.edtf import month_end, parse

KEPT = [
    ("2020-01-29", "2020-01-29", "2020-01-29", "day", "29 Jan 2020"),
    ("2020-01", "2020-01-01", "2020-01-31", "month", "Jan 2020"),
    ("2020", "2020-01-01", "2020-12-31", "year", "2020"),
    ("201X", "2010-01-01", "2019-12-31", "decade", "2010s"),
    ("2020-05-XX", "2020-05-01", "2020-05-31", "month", "a day in May 2020"),
    ("2020-XX", "2020-01-01", "2020-12-31", "year", "a month in 2020"),
    ("2020-XX-XX", "2020-01-01", "2020-12-31", "year", "a day in 2020"),
    ("2020-05-10?", "2020-05-10", "2020-05-10", "day", "10 May 2020 (uncertain)"),
    ("2020~", "2020-01-01", "2020-12-31", "year", "2020 (approximate)"),
    ("2020-05-10%", "2020-05-10", "2020-05-10", "day", "10 May 2020 (uncertain and approximate)"),
    ("XXXX-09-30", None, None, "unknown", "30 Sep, year not known"),
    ("XXXX-09", None, None, "unknown", "Sep, year not known"),
    ("XXXX-09-XX", None, None, "unknown", "a day in Sep, year not known"),
    ("XXXX-02-29?", None, None, "unknown", "29 Feb, year not known (uncertain)"),
    ("2019-05-05/2020-02-20", "2019-05-05", "2020-02-20", "interval", "5 May 2019 to 20 Feb 2020"),
    ("2019-05/2020-02", "2019-05-01", "2020-02-29", "interval", "May 2019 to Feb 2020"),
    ("2020-02-10/2020-02", "2020-02-10", "2020-02-29", "interval", "10 Feb 2020 to Feb 2020"),
    ("2019/2020", "2019-01-01", "2020-12-31", "interval", "2019 to 2020"),
    (
        "2020-05-10?/2020-06~",
        "2020-05-10",
        "2020-06-30",
        "interval",
        "10 May 2020 (uncertain) to Jun 2020 (approximate)",
    ),
    ("2020-03-06/..", "2020-03-06", None, "open", "since 6 Mar 2020"),
    ("../2020-03-05", None, "2020-03-05", "open", "until 5 Mar 2020"),
    ("2020-03-06/", "2020-03-06", None, "open", "6 Mar 2020 to a day not known"),
    ("/2020-03", None, "2020-03-31", "open", "a day not known to Mar 2020"),
]


@pytest.mark.parametrize(("edtf", "low", "high", "precision", "shown"), KEPT)
def test_edtf_is_kept_as_it_is(edtf: str, low: str | None, high: str | None, precision: str, shown: str) -> None:
    assert read_date(edtf) == Date(edtf, low, high, precision)
    assert show_date(read_date(edtf)) == shown
    assert read_date(shown) == read_date(edtf)


TYPED = {
    "2020-01-29": "29 Jan 2020; 29 January 2020; 29th of January 2020; Jan. 29, 2020; January 29th, 2020; 2020/01/29; "
    "2020.01.29; 2020-1-29; 29/01/2020; 1/29/2020; 29.1.2020; 29-Jan-2020; Wed, 29 Jan 2020; ٢٠٢٠-٠١-٢٩; "
    "on Wednesday, January 29, 2020; JAN 29 2020; 29\u00a0Jan\u00a02020;  2020-01-29 ",
    "2020-05-05": "5/5/2020; 05.05.2020",
    "2020-01": "January 2020; Jan. 2020; January, 2020; 2020-1",
    "XXXX-01-29": "29 January; Jan. 29; January 29; 29th of January; xxxx-01-29",
    "XXXX-09-30": "Sept. 30; 30 Sep; September 30th",
    "XXXX-05": "May; xxxx-05",
    "201X": "2010s",
    "2020~": "about 2020; c. 2020; circa 2020; ~2020; ~ 2020; around 2020",
    "2020-05%": "circa May 2020?; May 2020 %",
    "2020-05-10?": "10 May 2020?; 10 May 2020 (uncertain)",
    "2019-05-05/2020-02-20": "5 May 2019 to 20 Feb 2020; from 5 May 2019 until 20 February 2020; "
    "between May 5, 2019, and February 20, 2020; 5 May 2019–20 Feb 2020; 2019-05-05 to 2020-02-20; "
    "2019-5-5/2020-2-20; 2019-05-05 - 2020-02-20",
    "2020-05-05/2020-05-20": "5-20 May 2020; "
    "5 to 20 May 2020; May 5-20, 2020; May 5 to 20, 2020; between 5 and 20 May 2020",
    "2020-01/2020-02": "January to February 2020; January–February 2020; Jan. 2020 to Feb. 2020; "
    "from January to February 2020",
    "2019/2020": "2019-2020; 2019 to 2020; between 2019 and 2020",
    "2020-03-06/..": "since 6 March 2020; from 2020-03-06; 6 Mar 2020 onwards",
    "../2020-03-05": "until March 5, 2020; up to 5 Mar 2020",
}


@pytest.mark.parametrize("edtf", ["spring offensive", "2020-13-40", "2020-1\x1b[31m-01", "2020-00", "x-y-z"])
def test_what_another_program_wrote_for_a_date_is_shown_as_it_is(edtf: str) -> None:
    assert show_date(Date(edtf, edtf, edtf, "day")) == edtf


@pytest.mark.parametrize(("edtf", "words"), [(key, one) for key, many in TYPED.items() for one in many.split("; ")])
def test_what_people_type_becomes_edtf(edtf: str, words: str) -> None:
    assert read_date(words) == parse(edtf)


WRONG = {
    "is empty": "; \u00a0",
    "is not a date": "hello; 20XX; ..; a/b; 20200129; 2020-; -2020; 2020-1-1-1; 0020-01-01; Monday; "
    "2020-01-29..2020-02-01; "
    "2020-05?-10; a day in 30 May 2020; about; since",
    "is no day; February 2020 has the days 1 to 29": "2020-02-30; 30 Feb 2020; 2020-02-00",
    "is no day; February 2019 has the days 1 to 28": "2019-02-29; 29 Feb 2019",
    "is no day; November has the days 1 to 30": "31 November; XXXX-11-31",
    "has no such month": "2020-13; 2020-00-01; 13/13/2020; 2020-21; XXXX-13-01",
    "is too short": "20; 29 Jan 20; Jan '20; 5",
    "ends before it begins": "2020-01-02/2020-01-01; 2020/2019; December to February 2020; 20 to 5 May 2020",
    "lacks a year": "XXXX-09-30/2020-10; 5 May 2019 to 20 Feb; since March 6",
    "more than two ends": "2019/2020/2021",
    "at either end": "/; ../..; ../; /..",
    "could be a month or a period": "2020/01; 2019/20",
    "has two readings": "05/06/2020; 5.6.2020; 5-6-2020",
    "without its month": "2020-XX-05",
    "a month in a year that is not known": "201X-05",
    "says nothing of the date": "XXXX; XXXX-XX-XX",
    "does not agree with itself": "Monday 29 Jan 2020",
    "north and south": "spring 2020; Fall 2019",
    "a time of day": "2020-01-29T10:00; 29 Jan 2020 10:30",
}


@pytest.mark.parametrize(("reason", "words"), [(key, one) for key, many in WRONG.items() for one in many.split("; ")])
def test_what_cannot_be_read_is_told_in_one_sentence(reason: str, words: str) -> None:
    with pytest.raises(Invalid, match=re.escape(reason)) as caught:
        read_date(words)
    sentence = caught.value.sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert reason == "is empty" or f"“{words}”" in sentence


REFERENCE = read_date("2020-05-11")
IMPLIED = {
    "Monday": "2020-05-11",
    "last Monday": "2020-05-04",
    "on Wednesday": "2020-05-06",
    "Wednesday’s": "2020-05-06",
    "before dawn Sunday": "2020-05-10",
    "early on Tuesday morning": "2020-05-05",
    "today": "2020-05-11",
    "yesterday evening": "2020-05-10",
    "last month": "2020-04",
    "this month": "2020-05",
    "last year": "2019",
    "this year": "2020",
    "Jan. 29": "2020-01-29",
    "on the morning of Jan. 29": "2020-01-29",
    "Wednesday, Jan. 29": "2020-01-29",
    "Sept. 30": "2019-09-30",
    "May 11": "2020-05-11",
    "May 12": "2019-05-12",
    "Feb. 29": "2020-02-29",
    "in January": "2020-01",
    "May": "2020-05",
    "last May": "2019-05",
    "around Jan. 29": "2020-01-29~",
    "Jan. 29, 2018": "2018-01-29",
    "2018": "2018",
}


@pytest.mark.parametrize(("words", "edtf"), IMPLIED.items())
def test_words_of_an_article_are_read_by_its_own_day(words: str, edtf: str) -> None:
    assert read_relative(words, REFERENCE) == parse(edtf)


@pytest.mark.parametrize("reference", [None, read_date("2020-05"), read_date("XXXX-05-11"), read_date("2020-05-11/..")])
def test_without_that_day_a_weekday_is_refused_and_a_day_stays_without_year(reference: Date | None) -> None:
    with pytest.raises(
        Invalid, match="“before dawn Sunday” needs the day on which its article was published"
    ) as caught:
        read_relative("before dawn Sunday", reference)
    assert caught.value.sentence.endswith(".")
    assert read_relative("May 11", reference).edtf == "XXXX-05-11"
    assert read_relative("May 11, 2020", reference).edtf == "2020-05-11"


def test_a_month_settles_what_it_can_and_doubt_is_handed_on() -> None:
    assert read_relative("Sept. 30", read_date("2020-05")).edtf == "2019-09-30"
    assert read_relative("last month", read_date("2020-05~")).edtf == "2020-04~"
    assert read_relative("Monday", read_date("2020-05-12?")).edtf == "2020-05-11?"
    assert read_relative("around Jan. 29", read_date("2020-05-12?")).edtf == "2020-01-29%"
    assert read_relative("Feb. 29", read_date("2019-05-12")).edtf == "2016-02-29"


@pytest.mark.parametrize(
    "words", ["next Monday", "before Sunday", "a week ago", "in the last month", "on", "", "the day"]
)
def test_relative_words_that_are_no_date_are_refused(words: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_relative(words, REFERENCE)
    assert caught.value.sentence.endswith(".")
    assert words in caught.value.sentence


DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
MARK = st.sampled_from(["", "?", "~", "%"])
POINTS = st.builds(
    lambda day, cut, mark: (day.isoformat()[:cut] or "201X") + mark, DAYS, st.sampled_from([0, 4, 7, 10]), MARK
) | st.builds(
    lambda day, form, mark: day.strftime(form) + mark,
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["%Y-XX", "%Y-%m-XX", "%Y-XX-XX"]),
    MARK,
)
YEARLESS = st.builds(
    lambda day, form: day.strftime(form),
    st.dates(date(2000, 1, 1), date(2000, 12, 31)),
    st.sampled_from(["XXXX-%m", "XXXX-%m-%d", "XXXX-%m-XX"]),
)
ENDS = POINTS | st.sampled_from(["", ".."])
EDTF = POINTS | YEARLESS | st.builds("{}/{}".format, ENDS, ENDS)


@given(EDTF)
def test_what_is_shown_reads_back(edtf: str) -> None:
    with suppress(Invalid):
        kept = parse(edtf)
        assert kept.edtf == edtf
        assert read_date(edtf) == kept
        assert read_date(show_date(kept)) == kept
        assert not kept.low or not kept.high or kept.low <= kept.high


@given(POINTS)
def test_every_point_is_kept(edtf: str) -> None:
    assert read_date(edtf).low is not None


@given(DAYS)
def test_a_day_is_a_day(day: date) -> None:
    iso = day.isoformat()
    assert read_date(iso) == Date(iso, iso, iso, "day")
    assert read_date(f"{day:%d %B %Y}").edtf == read_date(f"{day:%A, %b. %d, %Y}").edtf == iso
    assert read_date(iso[:7]).high == f"{iso[:7]}-{month_end(day.year, day.month)}"
    with pytest.raises(Invalid):
        read_date(f"{iso[:8]}{month_end(day.year, day.month) + 1}")


@given(
    st.from_regex(
        r"[0-9]{3}[0-9X][-/.][0-3][0-9][-/W][0-9]{2}|2020-02-(2[89]|30)|[12][0-9]{3}(-[0-9]{2}){2}", fullmatch=True
    )
)
def test_days_as_files_have_them_are_read_as_any_date(text: str) -> None:
    assert not dates.is_day(text) or read_date(text) == dates._parsed(text)


@given(st.dates(date(1010, 1, 1), date(9990, 1, 1)), st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_implied_days_are_the_nearest_at_or_before(published: date, other: date) -> None:
    reference = read_date(published.isoformat())
    weekday = date.fromisoformat(read_relative(f"{other:%A}", reference).edtf)
    assert weekday.weekday() == other.weekday()
    assert published - timedelta(6) <= weekday <= published
    same = date.fromisoformat(read_relative(f"{other:%B %d}", reference).edtf)
    assert (same.month, same.day) == (other.month, other.day)
    assert same <= published
    assert (other.month, other.day) == (2, 29) or same > published - timedelta(366)


@given(st.text(max_size=30) | st.text("0123456789X-/.?~% JanMytodbe,", max_size=24))
def test_whatever_is_typed_is_read_or_told(words: str) -> None:
    for read in (read_date, lambda text: read_relative(text, REFERENCE)):
        with suppress(Invalid):
            kept = read(words)
            assert parse(kept.edtf) == kept
            assert read_date(show_date(kept)) == kept
