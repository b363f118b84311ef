"""The place to come back to: the lists, their filters, orders and cursors, and which of them is in use. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from tui.state import LIST, ListState, State


def place_of(state: State) -> dict[str, Any]:
    """A state as it is kept. From the record or the article, too, one comes back to the row that led there."""
    lists = {
        one.name: {"filter": one.filter, "sort": one.sort, "cursor": one.cursor, "top": one.top}
        for one in state.lists.values()
        if one.name in state.slots
    }
    return {"slots": list(state.slots), "slot": state.slot, "pane": LIST, "zoomed": False, "lists": lists}


def state_of(place: Mapping[str, Any]) -> State:
    """The state that was kept; the usual one where nothing was, or where it was kept by another pincite."""
    try:
        lists = {name: ListState(name, **one) for name, one in place["lists"].items()}
        first, second, third = place["slots"]
        slot = int(place["slot"])
    except (KeyError, TypeError, ValueError):
        return State()
    cursor = lists[place["slots"][slot]].cursor if place["slots"][slot] in lists else None
    return State((first, second, third), slot, lists=MappingProxyType(lists), record=cursor)
