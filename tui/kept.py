"""The shape of a place to come back to, as it is kept: what another program wrote there opens no screen. Pure, light.

The first frame reads a place before anything heavy is imported, so this imports nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[[object], bool]
    Shape = dict[str, Check]

MOST = 1 << 62  # beyond any id and any place in a text


def whole(found: object) -> bool:
    """A whole number that is none below 0."""
    return isinstance(found, int) and 0 <= found < MOST


def number(found: object) -> bool:
    """Any whole number that the case file can hold."""
    return isinstance(found, int) and abs(found) < MOST


def words(found: object) -> bool:
    """Words."""
    return isinstance(found, str)


def truth(found: object) -> bool:
    """Yes or no."""
    return isinstance(found, bool)


def maybe(check: "Check") -> "Check":
    """Nothing, or what passes the check."""
    return lambda found: found is None or check(found)


def each(check: "Check", count: int | None = None) -> "Check":
    """A list of which every thing passes the check, of so many things where their number is given."""
    return lambda found: isinstance(found, list) and (count is None or len(found) == count) and all(map(check, found))


def all_named(check: "Check") -> "Check":
    """Things by name, of which each passes the check."""
    return lambda found: isinstance(found, dict) and all(map(check, found.values()))


def having(checks: "Shape") -> "Check":
    """Things by name, of which those that are named here pass theirs, as far as they are there."""
    return lambda found: (
        isinstance(found, dict) and all(name not in found or check(found[name]) for name, check in checks.items())
    )


LISTED: "Shape" = {"filter": words, "sort": words, "cursor": maybe(whole), "top": maybe(whole)}
VIEW: "Shape" = {
    "top": whole, "passage": maybe(whole), "lit": each(whole), "span": maybe(each(whole, 2)),
    "caret": maybe(whole), "anchor": maybe(whole),
}  # fmt: skip
SPOT = each(lambda one: one is None or number(one) or words(one))  # what leads to a group of the board, or to a hit
# Each screen over the lists that is opened again: the room whose `…_again` does it, "" for one that opens with the
# screen below it, and what it keeps. A screen that is not here keeps nothing.
SCREENS: "dict[str, tuple[str, Shape]]" = {
    "board": ("tui.weighing", {"page": whole, "filter": words, "agreeing": truth, "at": whole, "from": SPOT}),
    "beside": ("", {"records": each(whole)}),
    "carry": ("tui.correcting", {"article": whole, "mode": words, "at": whole}),
    "find": ("tui.searching", {"words": words, "hit": maybe(SPOT)}),
    "history": ("tui.lookback", {"record": maybe(whole), "whole": truth, "operation": whole}),
    "queue": ("tui.queueing", {"which": words, "item": whole}),
    "timeline": ("tui.seeing", {"of": words, "by": words, "split": words, "bar": whole}),
}


def over(found: object) -> bool:
    """A screen over the lists, as it says itself where one is in it."""
    if not (isinstance(found, dict) and words(found.get("name")) and words(found.get("title"))):
        return False
    return found["name"] in SCREENS and having(SCREENS[found["name"]][1])(found)


PLACE: "Shape" = {
    "slots": each(words, 3), "slot": lambda found: found in (0, 1, 2), "pane": words, "zoomed": truth,
    "lists": all_named(having(LISTED)), "lines": each(whole, 2),
    "source": maybe(having({"text": whole, "view": having(VIEW)})), "over": each(over),
    "typing": maybe(each(words, 2)),
}  # fmt: skip


def is_sound(place: object) -> bool:
    """Whether a place has the shape in which one is kept."""
    return having(PLACE)(place)
