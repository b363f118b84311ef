"""The grammar of filters."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import Invalid
from db.lists.query import Query, parse
from db.lists.query import Test as Asked

FIELDS = ("killed", "date", "place", "status", "tag")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("hospital Ariha", Query(words=("hospital", "Ariha"))),
        ('"near the hospital" -market', Query(words=("near the hospital",), without=("market",))),
        ("killed>10", Query(tests=(Asked("killed", ">", "10"),))),
        ("killed~>10 -killed>=3", Query(tests=(Asked("killed", "~>", "10"), Asked("killed", ">=", "3", True)))),
        ("date:2020-01..2020-02", Query(tests=(Asked("date", ":", "2020-01..2020-02"),))),
        ('Place:"Jisr al-Shughur" x', Query(words=("x",), tests=(Asked("place", ":", "Jisr al-Shughur"),))),
    ],
)
def test_reads(text: str, query: Query) -> None:
    assert parse(text, FIELDS) == query


def test_names_the_nearest_field() -> None:
    with pytest.raises(Invalid, match="did you mean killed"):
        parse("kiled>3", FIELDS)
    with pytest.raises(Invalid, match="needs a value"):
        parse("killed>", FIELDS)


@given(st.text(max_size=60))
def test_any_text_is_a_query_or_a_sentence(text: str) -> None:
    with suppress(Invalid):
        assert isinstance(parse(text, FIELDS), Query)
