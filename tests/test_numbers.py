"""Counts: the published table of readings, what people type, and the way back."""

import re
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from db.errors import Invalid
from db.words import numbers
from db.words.numbers import (
    BEFORE,
    VAGUE,
    Count,
    explain_count,
    may_begin,
    read_count,
    show_count,
    show_counted,
    split_unit,
    take_count,
)
from db.words.numerals import SCALES, WORTH

TABLE = [
    ("11", Count("exact", 11, 11, 11), "11", "exactly 11"),
    ("at least 3", Count("at_least", 3), "at least 3", "3 or more"),
    ("more than 10", Count("more_than", 11), "more than 10", "11 or more"),
    ("over 1.4 million", Count("more_than", 1_400_001), "more than 1,400,000", "1,400,001 or more"),
    (
        "almost 1 million",
        Count("nearly", None, 1_000_000, 999_999),
        "almost 1,000,000",
        "just under 1,000,000, approximate",
    ),
    ("nearly 500", Count("nearly", None, 500, 499), "almost 500", "just under 500, approximate"),
    ("about 4,000", Count("about", 4000, 4000, 4000), "about 4,000", "4,000, approximate"),
    ("around 4,000", Count("about", 4000, 4000, 4000), "about 4,000", "4,000, approximate"),
    ("some 300", Count("about", 300, 300, 300), "about 300", "300, approximate"),
    ("up to 20", Count("at_most", high=20), "at most 20", "20 or fewer"),
    ("at most 20", Count("at_most", high=20), "at most 20", "20 or fewer"),
    ("fewer than 20", Count("less_than", high=19), "fewer than 20", "19 or fewer"),
    ("between 3 and 5", Count("between", 3, None, 5), "between 3 and 5", "3 to 5"),
    ("dozens", Count("dozens", 24), "dozens", "24 or more, vague"),
    ("hundreds", Count("hundreds", 200), "hundreds", "200 or more, vague"),
    ("thousands", Count("thousands", 2_000), "thousands", "2,000 or more, vague"),
    ("tens of thousands", Count("tens_of_thousands", 20_000), "tens of thousands", "20,000 or more, vague"),
    (
        "hundreds of thousands",
        Count("hundreds_of_thousands", 200_000),
        "hundreds of thousands",
        "200,000 or more, vague",
    ),
    ("most of 18", Count("most_of", 10, None, 18, 18), "most of 18", "10 to 18 of 18"),
    ("most of 17", Count("most_of", 9, None, 17, 17), "most of 17", "9 to 17 of 17"),
    ("unknown", Count("unknown"), "unknown", "no number"),
]


@pytest.mark.parametrize(("words", "count", "shown", "explained"), TABLE)
def test_the_table_of_readings(words: str, count: Count, shown: str, explained: str) -> None:
    assert read_count(words) == count
    assert show_count(count) == shown
    assert explain_count(count) == explained


SAME = {
    "0": "zero; none; nobody; no one; no civilians; nil",
    "5": "five; exactly 5; 5 people; a total of five; only five; five medical clinics",
    "11": "eleven; 11 civilians; ١١; ۱۱; ١١ مدنيا; all 11; the 11; 11 dead or wounded; Eleven; another 11; 011",
    "12": "a dozen; one dozen; 1 dozen; twelve",
    "25": "twenty-five; twenty five; twenty‑five; 25 attacks.",
    "205": "two hundred and five; two hundred five; 205",
    "2306": "two thousand three hundred and six; two thousand, three hundred and six",
    "4000": "4,000; 4 000; 4\u00a0000; 4\u202f000; 4\u2009000; four thousand; 4 thousand; 4٬000",
    "500000": "half a million; half a million people; 500 thousand; five hundred thousand",
    "1500000": "one and a half million; 1.5 million; 1,500,000; 1 500 000 people; 1٫5 million",
    "1000000": "a million; one million; 1 million; 1,000 thousand",
    "at least 3": "at least three people; no fewer than 3; not less than three; 3+; 3 or more; >=3; ≥ 3; "
    "three or more people",
    "more than 10": "over 10; >10; > 10; above ten; more than ten people; in excess of 10; just over 10",
    "fewer than 10": "less than 10; under ten; <10; < 10; below 10",
    "at most 10": "up to 10; as many as 10; no more than ten; <=10; ≤10; 10 or fewer; 10 or less",
    "about 4000": "approximately 4,000; roughly 4000; ~4000; ~ 4,000; c. 4,000; ca. 4000; circa 4000; "
    "an estimated 4,000; 4000 or so",
    "almost 500": "close to 500; just under 500; nearly five hundred people",
    "about 2": "a couple; a couple of days",
    "between 3 and 5": "3-5; 3 - 5; 3–5; 3 to 5; 3 or 5; from 3 to 5; three to five people; between three and five",
    "between 200 and 500": "between two hundred and five hundred; two to five hundred; 200-500",
    "between 900 and 2,000": "between 900 and two thousand; 900 to 2 thousand",
    "between 2,000,000 and 3,000,000": "two to three million; 2 to 3 million people; 2-3 million",
    "dozens": "dozens of homes; Dozens; several dozen; a few dozen people; many dozens of homes",
    "hundreds": "hundreds of islands; several hundred; a few hundred",
    "tens of thousands": "many tens of thousands; tens of thousands of people",
    "hundreds of thousands": "several hundred thousand people",
    "most of 18": "most of the 18; most of the 18 cases; the majority of 18; "
    "more than half of the 18; most of eighteen",
    "unknown": "several; a few; many people; scores; scores of people; some people; a number of homes; millions; "
    "tens of millions; hundreds of millions of people; an unknown number of civilians; not known; ?; "
    "many many; many, many people; many many many homes",
}


@pytest.mark.parametrize(("plain", "words"), [(key, one) for key, many in SAME.items() for one in many.split("; ")])
def test_other_words_for_the_same(plain: str, words: str) -> None:
    assert read_count(words) == read_count(plain)


WRONG = {
    "is empty": ["", "  ", "\u00a0"],
    "is not a count": "hello; a; hundred; 3m; 3k; 18th; 18-year-old; 39-page; 5 March; 11 May 2020; 2020-01-29; "
    "at least dozens; "
    "about 10 to 12; at least 3 or 4; fewer than 0; nearly 1; $11; no; no more than dozens; 1000 billion; "
    "9" + "9" * 5000,
    "is a share": "11%; 11 percent; 11 per cent; 11 %",
    "does not say of how many": "most; most of them; the majority; most of the cases",
    "is below zero": "-3; −3",
    "begins with the larger number": "between 5 and 3; 5-3; from six to two; 5 to 3 people",
    "is no whole number": "1.5; 1,4; 1,40,000; 0.5",
    "is more than one count": "3 killed, 5 wounded; 11 civilians and three fighters; 10 of the 18 cases; "
    "11 civilians or more; dozens more; two thousand three million; "
    "5 200 and 10; hundreds, if not thousands; 3 people and some who were hurt later on; 18 4000; "
    "many several; some some; 11 many; three some; a few many people",
}


@pytest.mark.parametrize(
    ("reason", "words"),
    [(key, one) for key, many in WRONG.items() for one in (many.split("; ") if isinstance(many, str) else many)],
)
def test_what_cannot_be_read_is_told_in_one_sentence(reason: str, words: str) -> None:
    with pytest.raises(Invalid, match=re.escape(reason)) as caught:
        read_count(words)
    sentence = caught.value.sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 200
    assert not words.strip() or f"“{words[:40]}" in sentence


def test_a_unit_is_split_off() -> None:
    assert split_unit("at least three people") == ("at least three", "people")
    assert split_unit("dozens of homes") == ("dozens", "homes")
    assert split_unit("most of the 18 cases") == ("most of the 18", "cases")
    assert split_unit("11") == ("11", "")
    assert split_unit("Eleven  civilians.") == ("Eleven", "civilians")
    assert split_unit("nobody was hurt") == ("nobody", "was hurt")
    assert split_unit("hello") == ("", "hello")


def test_a_count_is_taken_where_it_begins_and_nowhere_else() -> None:
    text = "They killed more than 25 people, hurt 13\u00a0others, by 18 cases of the A-10 kind."
    assert take_count(text, text.index("more")) == (Count("more_than", 26), text.index(" people"))
    assert take_count(text, text.index("25")) == (Count("exact", 25, 25, 25), text.index(" people"))
    assert take_count(text, text.index("13")) == (Count("exact", 13, 13, 13), text.index("\u00a0others"))
    assert [at for at in range(len(text)) if take_count(text, at)] == [
        text.index(w) for w in ("more", "25", "13", "18")
    ]


@pytest.mark.parametrize("words", ["29 January", "18th", "3-month", "11%", "2020-01-29", "11:30", "1.5", "3m"])
def test_other_figures_are_no_counts(words: str) -> None:
    assert take_count(words) is None


WORDED = ("exact", "about", "nearly", "more_than", "less_than", "at_least", "at_most")
NUMBER = st.integers(2, 999_999_999_998) | st.integers(2, 200)
LOW = {"exact": 0, "about": 0, "at_least": 0, "more_than": 1}
HIGH = {"exact": 0, "about": 0, "at_most": 0, "less_than": -1, "nearly": -1}


@st.composite
def counts(draw: st.DrawFn) -> Count:
    n, qualifier = draw(NUMBER), draw(st.sampled_from((*WORDED, "between", "most_of")))
    if qualifier == "between":
        return Count(qualifier, n, None, draw(st.integers(n, 999_999_999_999)))
    if qualifier == "most_of":
        return Count(qualifier, n // 2 + 1, None, n, n)
    low = n + LOW[qualifier] if qualifier in LOW else None
    high = n + HIGH[qualifier] if qualifier in HIGH else None
    return Count(qualifier, low, n if qualifier in ("exact", "about", "nearly") else None, high)


@given(counts())
def test_what_is_shown_reads_back(count: Count) -> None:
    assert read_count(show_count(count)) == count
    assert read_count(show_count(count) + " people") == count
    assert explain_count(count)


PIECES = [
    "at least",
    "more than",
    "most of",
    "between",
    "and",
    "to",
    "-",
    "3",
    "1,400",
    "1.4",
    "million",
    "half a",
    "dozen",
]
PIECES += ["dozens", "of", "the", "hundred", "twenty", "five", "%", "+", "some", "no", "people", "a", "few", "١", ","]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join) | st.text(max_size=40))
def test_whatever_is_typed_is_read_or_told(words: str) -> None:
    with suppress(Invalid):
        count = read_count(words)
        assert read_count(show_count(count)) == count
        assert count.low is None or count.high is None or count.low <= count.high


NAMES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
NAMES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(n: int) -> str:
    """A number in words, as British writers spell it."""
    for size, name in ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")):
        if n >= size:
            rest = n % size
            return f"{spelled(n // size)} {name}" + (f"{' and' if rest < 100 else ''} {spelled(rest)}" if rest else "")
    if n >= 100:
        return f"{NAMES[n // 100]} hundred" + (f" and {spelled(n % 100)}" if n % 100 else "")
    return NAMES[n] if n < 20 else TENS[n // 10] + (f"-{NAMES[n % 10]}" if n % 10 else "")


@given(st.integers(0, 999_999_999_999) | st.integers(0, 9_999))
def test_spelled_numbers_are_read(n: int) -> None:
    assert read_count(spelled(n)) == Count("exact", n, n, n)


@pytest.mark.parametrize(
    ("words", "unit", "shown"),
    [
        ("11", "civilians", "11 civilians"),
        ("hundreds", "people", "hundreds of people"),
        ("dozens", "not said", "dozens"),
    ],
)
def test_a_count_is_shown_with_its_unit(words: str, unit: str, shown: str) -> None:
    assert show_counted(read_count(words), unit) == shown


@given(
    st.sampled_from([*"|".join(BEFORE.values()).split("|"), "", "most of", "the vast majority of", "between", "from"]),
    st.sampled_from(
        [*WORTH, *SCALES, *VAGUE, "half a million", "a couple", "no", "None", "Scores", "1,400", "٣", "Few"]
    ),
    st.sampled_from(["", " to 500", " and ninety", " or more", " million"]),
)
@example("between", "three", " and ninety")
@example("from", "three", " to 500")
@example("the vast majority of", "three", "")
@example("", "half a million", "")
@example("", "None", "")
def test_a_count_begins_nowhere_but_where_it_may(lead: str, number: str, rest: str) -> None:
    text = f"It said {lead} {number.replace('_', ' ')}{rest} people were hurt, an unknown number and several others."
    begins = {at for at in range(len(text)) if text[at].isalnum() and take_count(text, at)}
    assert begins <= set(may_begin(text))
    assert set(may_begin("She waited there until noon")) == set()


@given(st.integers(0, 10**12 - 1), st.integers(0, 3))
def test_figures_alone_are_read_as_any_count(number: int, zeros: int) -> None:
    figures = ("0" * zeros + str(number))[:12]
    assert take_count(figures) == numbers._taken(figures, 0)


def test_a_stored_count_that_lost_its_number_is_shown_by_what_is_left() -> None:
    assert show_count(Count("most_of")) == "most of ?"
    assert show_counted(Count("at_least"), "people") == "at least ? people"
