"""The place to come back to: the lists, their filters, orders and cursors, the pane in use and its words. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from tui.article.page import View
from tui.state import ARTICLE, LIST, RECORD, Lines, ListState, Source, State

NAMED = 3  # drafts that are named
HALVES = {"half a note": "a note", "comment": "a comment", "reason": "a reason"}  # sentences, by kind of draft


def place_of(
    state: State, over: Sequence[Mapping[str, Any]] = (), typing: Sequence[str] | None = None
) -> dict[str, Any]:
    """A state as it is kept; the words of the article pane only where that is in use. over: the screens over it.

    typing: a filter that is being typed, and the one before it.
    """
    source = state.source if state.pane == ARTICLE else None
    lists = {
        one.name: {"filter": one.filter, "sort": one.sort, "cursor": one.cursor, "top": one.top}
        for one in state.lists.values()
        if one.name in state.slots
    }
    return {
        "slots": list(state.slots),
        "slot": state.slot,
        "pane": state.pane,
        "zoomed": state.zoomed,
        "lists": lists,
        "lines": [state.lines.line, state.lines.top],
        "source": {"text": source.text, "view": asdict(source.view)} if source else None,
        "over": list(over),
        "typing": typing,
    }


def state_of(place: Mapping[str, Any]) -> State:
    """The state that was kept; the usual one where nothing was, or where it was kept by another pincite."""
    try:
        lists = {name: ListState(name, **one) for name, one in place["lists"].items()}
        first, second, third = place["slots"]
        slot = int(place["slot"])
        source = source_of(place.get("source"))
        lines = Lines(*place.get("lines", ()))
    except (KeyError, TypeError, ValueError):
        return State()
    cursor = lists[place["slots"][slot]].cursor if place["slots"][slot] in lists else None
    pane = place.get("pane")
    where = ARTICLE if source else RECORD if pane == RECORD and cursor is not None else LIST
    zoomed = bool(place.get("zoomed")) and where == pane
    lists_ = MappingProxyType(lists)
    return State((first, second, third), slot, where, lists_, cursor, lines, source, zoomed)


def source_of(kept: Mapping[str, Any] | None) -> Source | None:
    """The words that were in view; a passage that was being mended is no longer."""
    if not kept:
        return None
    view: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in kept["view"].items()}
    return Source(int(kept["text"]), View(**{**view, "mending": None}))


def draft_words(kind: str, code: str) -> str:
    """What was left half typed, by its kind of draft and the code of its record, '' for none."""
    if kind in HALVES:
        return f"{HALVES[kind]} on {code}" if code else HALVES[kind]
    return f"the form of {code or f'a new {kind}'}"


def offered(kept: Sequence[tuple[str, str]], key: str) -> str:
    """A sentence on what was left half typed, the latest first; key: what brings it back, as people read it."""
    said = ", ".join(draft_words(*one) for one in kept[:NAMED])
    more = f" and {len(kept) - NAMED} more" if len(kept) > NAMED else ""
    return f"Left half typed: {said}{more}. {key} brings {'it' if len(kept) == 1 else 'each'} back."
