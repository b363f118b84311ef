"""Classes made by db.classes behave as the standard library's: shown, compared, hashed, frozen, replaced, copied."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from typing import Any

import pytest

from db.classes import dataclass as ours


def frozen(make: Any) -> Any:
    @make(frozen=True, slots=True)
    class Made:
        """A class."""

        a: int
        b: str = "x"
        c: list[int] = field(default_factory=list)
        d: int = field(default=0, compare=False)

        @property
        def double(self) -> int:
            """Twice."""
            return 2 * self.a

    return Made


def open_(make: Any) -> Any:
    @make(slots=True)
    class Made:
        """A class."""

        a: int
        made: str = field(init=False)
        b: dict[str, int] = field(default_factory=dict)

        def __post_init__(self) -> None:
            self.made = f"of {self.a}"

    return Made


def bare(make: Any) -> Any:
    @make(eq=False, slots=True)
    class Made:
        """A class without fields."""

    return Made


def pair(shape: Callable[[Any], Any]) -> tuple[Any, Any]:
    """The same class as ours and the standard library's."""
    return shape(ours), shape(dataclasses.dataclass)


@pytest.mark.parametrize("given", [(1,), (1, "y"), (2, "x", [3]), (1, "x", [], 9)])
def test_frozen_is_as_the_standard(given: tuple[Any, ...]) -> None:
    mine, its = pair(frozen)
    other: tuple[Any, ...] = (1, "x", [], 5)
    one, two = mine(*given), its(*given)
    assert repr(one) == repr(two)
    assert (one == mine(*other)) == (two == its(*other))
    assert one != two
    assert one.double == two.double
    assert dataclasses.asdict(one) == dataclasses.asdict(two)
    assert repr(dataclasses.replace(one, a=7)) == repr(dataclasses.replace(two, a=7))
    assert copy.copy(one) == one
    assert copy.deepcopy(one) == one
    changes: list[Callable[[], None]] = [
        lambda: setattr(one, "a", 3),
        lambda: delattr(one, "a"),
        lambda: setattr(one, "new", 3),
    ]
    for change in changes:
        with pytest.raises(FrozenInstanceError):
            change()


def test_frozen_is_hashed_by_its_fields_and_keeps_its_own_lists() -> None:
    made = frozen(ours)
    assert (
        hash(made(1, "x", ()))
        == hash(frozen(dataclasses.dataclass)(1, "x", ()))
        == hash(made(1, "x", (), 4))
        != hash(made(2, "x", ()))
    )
    assert made(1).c is not made(1).c
    assert str(inspect.signature(made)).startswith("(a, b='x', c=")
    assert not hasattr(made(1), "__dict__")
    with pytest.raises(TypeError, match="unhashable"):
        hash(made(1))
    with pytest.raises(TypeError, match=r"Made.__init__\(\) missing 1 required"):
        made()


def test_open_is_as_the_standard() -> None:
    mine, its = pair(open_)
    one, two = mine(1), its(1)
    one.a = two.a = 4
    assert repr(one) == repr(two)
    assert one == copy.copy(one)
    assert one != mine(1)
    assert mine.__hash__ is None
    assert its.__hash__ is None


def test_without_eq_each_is_itself() -> None:
    made = bare(ours)
    one, two = made(), made()
    assert one != two
    assert len({one, two}) == 2


def test_what_is_frozen_can_be_sent_to_another_process() -> None:
    from db.records import Field

    one = Field("a", "line", "help")
    assert pickle.loads(pickle.dumps(one)) == one
