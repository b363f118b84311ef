"""What the shelf has read whole, and what it does not."""

from types import SimpleNamespace
from typing import Any

import pytest

from tui.shelf import MOST, Shelf


@pytest.mark.parametrize(("total", "asked"), [(None, True), (MOST, True), (MOST + 1, False)])
def test_the_ids_of_a_list_known_to_be_long_are_not_read_whole(total: int | None, asked: bool) -> None:
    keys: list[str] = []
    reader: Any = SimpleNamespace(ask=lambda key, *_: keys.append(key))
    window: Any = SimpleNamespace(total=total, plan=SimpleNamespace(listing=SimpleNamespace(name="claims")))
    case: Any = None
    Shelf(case, reader, lambda *_: None, lambda _: None).list_all(window)
    assert keys == ["ids claims"] * asked
