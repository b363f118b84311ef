"""What differs, as items: each thing and property with its relations, the worst first, then its values. Pure."""

from collections.abc import Iterator, Sequence

from db import Difference, Group, Maybe, Side
from db import Line as SheetLine
from tui import safe
from tui.blocks import USUAL
from tui.items import Item, Line, count, heading, joined, text
from tui.ledgers import maybe_items

PAIRS = {
    "refines": "{a} says more than {b}, within it",
    "stronger": "{a} says it more strongly than {b}",
    "attributed_differently": "{a} and {b}: one utterance, attributed differently",
}
NAME = 24  # columns of a name beside which its property stands in one line
STATE_STYLES = {"open": "marked", "again": "marked", "decided": "good"}
STATE_WORDS = {"again": "open again: something changed since it was decided"}


def items_of(group: Group, width: int) -> list[Item]:
    """One thing and property: its head, how its values relate, every value; or two incidents that may be one event."""
    if group.maybe:
        return maybe_event(group.maybe, width)
    waiting = f"{group.waiting} open" if group.waiting else ""
    label = f": {group.label}"
    room = max(width - len(waiting) - safe.width(label) - 2, 12)
    name = f"{group.code} {group.name}"
    if room < NAME and safe.width(name) > room:
        lines = [heading(name, waiting, width), *text(group.label, width, "title")]
    else:
        lines = [heading(safe.fit(name, min(safe.width(name), room)) + label, waiting, width)]
    found = [Item(([], *lines), head=True)]
    found += [pair(one, width) for one in group.relations]
    if group.more:
        found.append(Item(([(f"  and {count(group.more, 'relation')} more, of no greater weight", "faint")],)))
    for first, *others in values_of(group.relations):
        found.append(Item(tuple(side_lines(first, [one.line.code for one in others], width))))
        beside = {one.claim for one in others}
        found += [equal(one.line, width) for one in others]
        found += [equal(line, width) for line in group.equal.get(first.claim, ()) if line.leads not in beside]
    return found


def maybe_event(one: Maybe, width: int) -> list[Item]:
    """Two incidents that may be one event, under a head that asks."""
    _, item = maybe_items(one, width)
    return [Item(([], heading("The same event?", "1 open", width)), head=True), item]


def values_of(relations: Sequence[Difference]) -> Iterator[list[Side]]:
    """Every value once, in the order in which the relations name them: the claims that stand for it there."""
    found: dict[tuple[int, ...], dict[int, Side]] = {}
    for side in (side for one in relations for side in (one.first, one.second) if side):
        found.setdefault(side.claims, {})[side.claim] = side
    yield from (list(some.values()) for some in found.values())


def side_lines(side: Side, others: Sequence[str], width: int) -> list[Line]:
    """One value: its codes and what it says, then its words, by whom, through whom, where and when."""
    line = side.line
    codes = ", ".join((line.code, *others))
    lines = text(f"{codes}  {line.words}", width, "covered" if line.covered else "away", 2, 3)
    if line.covered:
        return lines
    more = f"and {count(len(side.claims) - 1, 'claim')} more" if len(side.claims) > 1 else ""
    said = f"“{line.said}”" if line.said and line.said != line.words else ""
    behind = str(side.sources) if len(side.claims) > 1 else ""
    strength = "" if line.strength == USUAL else line.strength
    words = joined((said, line.by, line.outlet, side.published, strength, *line.marks, more, behind))
    return [*lines, *text(words, width, "faint", 6)]


def equal(line: SheetLine, width: int) -> Item:
    """Another claim that gives the same value."""
    said = f"“{line.said}”" if line.said else ""
    words = joined((line.code, line.words if line.covered else joined((said, line.by, line.outlet))))
    return Item(tuple(text(words, width, "faint", 8, 2)))


def pair(one: Difference, width: int) -> Item:
    """How two values relate, and where that stands."""
    second = one.second.line.code if one.second else ""
    words = PAIRS.get(one.name, "{a} and {b}: " + one.name.replace("_", " "))
    words = words.format(a=one.first.line.code, b=second)
    state = STATE_WORDS.get(one.state, one.state) + (f" by {one.decision}" if one.decision else "")
    style = STATE_STYLES.get(one.state, "faint")
    lines: list[Line] = [[(f"  {words}", "plain"), (f" · {state}" if state else "", style)]]
    if sum(len(part) for part, _ in lines[0]) > width:
        lines = [*text(words, width, "plain", 2), *text(state, width, style, 4)]
    return Item(tuple(lines), one, key_of(one), why_of(one))


def key_of(one: Difference) -> tuple[object, ...]:
    """What tells a relation from others."""
    return one.subject, one.property, one.name, one.first.claim, one.second.claim if one.second else 0


def why_of(one: Difference) -> str:
    """Why two values relate as they do, and what was decided."""
    return f"{one.why}  Decided ({one.decision}): {one.decided}" if one.decided else one.why
