"""What each key does: the room and function of every command, loaded when it is first used.

A deed is a function of the browser. It may ask by a prompt or a picker, and it decides what to do with the answer.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.browser import Browser

    Deed = Callable[[Browser], None]

ROOMS: dict[str, str] = {
    "tui.moving": "up down page_up page_down half_up half_down top bottom left right next_pane previous_pane "
    "deeper back escape into zoom quit reports incidents quotes articles claims actors places notes tags lists",
    "tui.going": "go",
    "tui.sourcing": "next previous citing",
    "tui.selecting": "select other_end next_word previous_word next_sentence previous_sentence next_paragraph "
    "previous_paragraph next_number previous_number next_date previous_date next_quotation previous_quotation "
    "take_word take_number take_quotation take_sentence take_paragraph wider narrower",
    "tui.queueing": "queue",
    "tui.correcting": "versions",
    "tui.covering": "next_unread read_on mark_paragraph",
    "tui.coding": "make_claim make_quote make_incident make_evidence make_response copy mend",
    "tui.suggesting": "suggest accept change reject one_kind",
    "tui.finding": "filter sort",
    "tui.viewing": "views",
    "tui.editing": "status tag withdraw mark",
    "tui.undoing": "undo redo",
    "tui.noting": "note",
    "tui.uncovering": "uncover",
    "tui.composing": "edit new",
    "tui.resuming": "resume",
    "tui.searching": "find",
    "tui.seeing": "timeline",
    "tui.linking": "links",
    "tui.weighing": "compare",
    "tui.lookback": "history",
    "tui.helping": "help commands repaint suspend",
}
ROOM_OF = {name: room for room, names in ROOMS.items() for name in names.split()}
DONE: dict[str, Deed] = {}  # those that were done before


def deed(name: str) -> Deed:
    """The function of a command."""
    found = DONE.get(name)
    if found is None:
        from importlib import import_module

        found = DONE[name] = getattr(import_module(ROOM_OF[name]), f"{name}_")
    return found
