"""Finding letters whatever their case, marks and spelling, at the code points where they stand."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.words.hits import find_hits, folded

LETTERS = st.text(
    st.sampled_from("abAB e\u0301\u00e9\u00df\ufb01\u0130 \n\u00a0أاإىيسلام\u064e\u0640‘’'漢1١"), max_size=30
)


@pytest.mark.parametrize(
    ("words", "needle", "found"),
    [
        ("Killed 11, killed 17", "KILLED 1", ["Killed 1", "killed 1"]),
        ("caf\u00e9 cafe\u0301 CAFE", "cafe", ["caf\u00e9", "cafe\u0301", "CAFE"]),
        ("cafe", "café", ["cafe"]),
        ("إدلب وأدلب", "ادلب", ["إدلب", "أدلب"]),
        ("مَدنِيّ", "مدني", ["مَدنِيّ"]),
        ("at 29 or ٢٩", "29", ["29", "٢٩"]),
        ("Straße", "ss", ["ß"]),
        ("ﬁn", "i", ["ﬁ"]),
        ("a\u00a0b a\nb", "a b", ["a\u00a0b", "a\nb"]),
        ("Syria’s", "syria's", ["Syria’s"]),
        ("aaa", "aa", ["aa"]),
        ("anything", "", []),
        ("one", "two", []),
    ],
)
def test_what_is_found(words: str, needle: str, found: list[str]) -> None:
    assert [words[start:stop] for start, stop in find_hits(words, folded(needle))] == found


@given(LETTERS, LETTERS, LETTERS)
def test_what_stands_there_is_found(before: str, needle: str, after: str) -> None:
    words = before + needle + after
    found = find_hits(words, folded(needle))
    assert bool(found) == bool(folded(needle))
    for start, stop in found:
        assert folded(needle) in folded(words[start:stop])
    assert all(one[1] <= other[0] + 1 for one, other in itertools.pairwise(found))
