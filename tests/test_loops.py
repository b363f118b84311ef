"""Loops: nothing lies in itself, and nothing is joined to itself, however it is tried."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from empty_case import empty_case
from loading import put

from db.case import Case
from db.errors import Refused
from db.importing.problems import WrongLines


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with empty_case(tmp_path) as made:
        places = ({"kind": "place", "key": f"p{one}", "name": f"Place {one}"} for one in (1, 2, 3))
        put(made, *places, base=False)
        yield made


def lie(case: Case, inner: str, outer: str) -> None:
    with case.write("set") as writer:
        writer.update("place", case.codes.id(inner), {"within": case.codes.id(outer)})


def test_nothing_lies_in_itself(case: Case) -> None:
    with pytest.raises(Refused, match="L1 would lie in itself"):
        lie(case, "L1", "L1")


def test_nothing_lies_in_itself_a_long_way_round(case: Case) -> None:
    lie(case, "L1", "L2")
    lie(case, "L2", "L3")
    with pytest.raises(Refused, match="would lie in itself; name what it is within, or nothing"):
        lie(case, "L3", "L1")
    assert case.one("SELECT count(*) FROM place WHERE within IS NOT NULL") == 2


def test_no_link_joins_a_record_to_itself(case: Case) -> None:
    put(case, {"kind": "incident", "title": "One"}, base=False)
    one = case.codes.id("I1")
    with pytest.raises(Refused, match="I1 cannot relate to itself"), case.write("set") as writer:
        writer.insert("relation", {"incident": one, "relation": "relation.contains", "other": one})


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ({"kind": "place", "key": "x", "name": "X", "within": "x"}, "it cannot lie in itself"),
        ({"kind": "decision", "a": "L1", "b": "L1", "kind_of": "same", "reason": "r"}, "between a record and itself"),
    ],
)
def test_a_line_is_named_that_is_about_itself(case: Case, line: dict[str, str], sentence: str) -> None:
    with pytest.raises(WrongLines, match=f"line 1: .*{sentence}"):
        put(case, line, base=False)
