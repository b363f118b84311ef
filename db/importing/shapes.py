"""Shapes of lines: most of a large file are lines that say the same names, each with a value that needs no reading."""

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Any

from db.importing.finishing import FINISH
from db.importing.lines import Entry, Line
from db.importing.plans import LINE_NAMES, Plan
from db.importing.rows import Made
from db.sqlite import filled

if TYPE_CHECKING:
    from db.importing.filling import Filling

DEFAULT = frozenset({"term", "choice"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What lines of the same names fill: which columns, with what where a line says nothing of it, the names of words
    in one line and of fields with a default, each with its place among the columns filled, and of what is held."""

    made: Made
    which: bytes
    base: list[Any]
    words: tuple[tuple[str, int], ...]
    chosen: tuple[tuple[str, int, int], ...]
    held: tuple[str, ...]


def shape_of(filling: "Filling", plan: Plan, names: tuple[str, ...]) -> Shape | None:
    """The shape of lines with these names; None where one of them needs more than is done here."""
    if plan.kind.name in FINISH:
        return None
    row, words, chosen, held = list(plan.blank), [], [], []
    row[0] = 0
    for name in names:
        step = plan.steps.get(name)
        field = step.field if step else None
        if name in LINE_NAMES:
            continue
        if name in plan.lines:
            words.append((name, plan.lines[name]))
            row[plan.lines[name]] = ""
        elif step and field and field.reads in DEFAULT and field.default is not None and len(field.columns) == 1:
            chosen.append((name, step.at, id(field)))
        elif step is None and plan.holds and name in filling.lists.properties:
            held.append(name)
        else:
            return None
    if any(row[at] is None for _, at, _ in plan.required):
        return None
    which, base = filled(row)
    place = {at: number for number, at in enumerate(compress(range(len(row)), which))}
    return Shape(
        filling.rows.made(plan),
        which,
        list(base),
        tuple((name, place[at]) for name, at in words),
        tuple((name, place[at], field) for name, at, field in chosen),
        tuple(held),
    )


def values_of(filling: "Filling", shape: Shape, record: int, entry: Entry) -> tuple[Any, ...] | None:
    """The row of a line of a shape; None where one of its values must be read."""
    row = shape.base.copy()
    row[0] = record
    for name, at in shape.words:
        value = entry[name]
        if type(value) is not str or not (value.isascii() and value.isprintable()):
            return None
        row[at] = value.strip()
        if not row[at]:
            return None
    for name, at, field in shape.chosen:
        value = entry[name]
        found = filling.memo.get((field, value)) if type(value) is str else None
        if not found or found[0] is None:
            return None
        row[at] = found[0]
    return tuple(row)


def fill_alike(filling: "Filling", shape: Shape, line: Line) -> bool:
    """Fill a line of a shape; False where one of its values must be read."""
    values = values_of(filling, shape, line.id, line.entry)
    if values is None:
        return False
    shape.made.add(shape.which, values)
    if shape.held:
        filling.line = line.number
        for name in shape.held:
            filling.holding.plainly(line, name, line.entry[name])
    return True
