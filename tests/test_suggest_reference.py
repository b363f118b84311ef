"""How much the rules find of the reference, as floors; python tests/suggest_figures.py prints the figures."""

from functools import cache

import pytest
from suggest_figures import Score, measure, texts

FLOORS = {
    ("quote found", "quote"): 0.96,
    ("speaker right", "speaker"): 0.84,
    ("bridged guess", "bridged"): 0.93,
    ("count found", "count"): 0.86,
    ("count read", "count found"): 0.84,
    ("date found", "date"): 0.99,
    ("date read", "date found"): 0.94,
    ("place found", "place"): 0.96,
    ("place right", "place found"): 0.98,
    ("turn found", "turn"): 0.95,
}
CEILINGS = {
    ("quote false", "quote suggested"): 0.02,
    ("count false", "count suggested"): 0.035,
    ("date false", "date suggested"): 0.01,
    ("place false", "place suggested"): 0.015,
}


@cache
def score() -> Score:
    """The figures over all texts that are there."""
    return measure(list(texts()))


def told(part: str) -> str:
    """What was missed, wrong or false of one kind."""
    return "\n".join(one for one in score().missed if f" {part.split()[0]} " in one)


@pytest.mark.parametrize(("part", "whole"), FLOORS)
def test_enough_is_found(part: str, whole: str) -> None:
    assert score().share(part, whole) >= FLOORS[part, whole], told(part)


@pytest.mark.parametrize(("part", "whole"), CEILINGS)
def test_little_is_false(part: str, whole: str) -> None:
    assert score().share(part, whole) <= CEILINGS[part, whole], told(part)


def test_the_reference_is_not_empty() -> None:
    assert score().counts["quote"] > 150
    assert score().counts["count"] > 200
