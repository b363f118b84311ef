"""Shapes of lines: most of a large file are lines that say the same names, which are filled column by column."""

from collections.abc import Iterable, Sequence
from itertools import compress, repeat
from typing import TYPE_CHECKING, Any

from db.classes import dataclass
from db.errors import CaseError
from db.importing.finishing import FINISH
from db.importing.lines import Line
from db.importing.plans import LINE_NAMES, Plan
from db.importing.problems import Unlike
from db.importing.rows import Made
from db.records import Field
from db.sqlite import Values, filled

if TYPE_CHECKING:
    from db.importing.filling import Filling

WORDS = frozenset({"term", "choice"})
Named = tuple[str, int, Field]


@dataclass(frozen=True, slots=True)
class Shape:
    """What lines of the same names fill: which columns, with what where a line says nothing of it; the names of words
    in one line and of words of lists, each with its place among the columns filled; and the names of what is held."""

    made: Made
    which: bytes
    base: Values
    words: tuple[Named, ...]
    chosen: tuple[Named, ...]
    held: tuple[str, ...]


def shape_of(filling: "Filling", plan: Plan, names: tuple[str, ...]) -> Shape | None:
    """The shape of lines with these names; None where one of them needs more than is done here."""
    if plan.kind.name in FINISH:
        return None
    row, held = [0, *plan.blank[1:]], []
    words: list[Named] = []
    chosen: list[Named] = []
    for name in names:
        step = plan.steps.get(name)
        field = step.field if step else None
        if name in LINE_NAMES:
            continue
        if step and field and (name in plan.lines or (field.reads in WORDS and len(field.columns) == 1)):
            (words if name in plan.lines else chosen).append((name, step.at, field))
            row[step.at] = ""
        elif step is None and plan.holds and name in filling.lists.properties:
            held.append(name)
        else:
            return None
    if any(row[at] is None for _, at, _ in plan.required) or len({at for _, at, _ in chosen}) < len(chosen):
        return None
    which, base = filled(row)
    place = {at: number for number, at in enumerate(compress(range(len(row)), which))}

    def placed(some: list[Named]) -> tuple[Named, ...]:
        return tuple((name, place[at], field) for name, at, field in some)

    return Shape(filling.rows.made(plan), which, base, placed(words), placed(chosen), tuple(held))


def fill_alike(filling: "Filling", shape: Shape, lines: Sequence[Line]) -> bool:
    """Fill lines of a shape that follow on each other; False where one must be filled by itself, or is wrong."""
    entries = [line.entry for line in lines]
    columns: list[Iterable[Any]] = list(map(repeat, shape.base))
    columns[0] = [line.id for line in lines]
    try:
        for name, at, field in shape.words:
            columns[at] = words_of(filling, field, [entry[name] for entry in entries])
        for name, at, field in shape.chosen:
            columns[at] = chosen_of(filling, field, [entry[name] for entry in entries])
        held = [filling.holding.reads(name, [entry[name] for entry in entries]) for name in shape.held]
        if held:
            filling.holding.add_alike(lines, held)
    except (Unlike, CaseError):
        return False
    shape.made.add_alike(shape.which, list(zip(*columns, strict=False)))
    return True


def words_of(filling: "Filling", field: Field, values: list[Any]) -> list[str]:
    """Words in one line, of which nothing but the white space at their ends goes where they are plain."""
    if set(map(type, values)) != {str}:
        raise Unlike
    together = "".join(values)
    if together.isascii() and together.isprintable():
        found = list(map(str.strip, values))
    else:
        found = [value.strip() if is_plain(value) else filling.read(field, value)[0] for value in values]
    if not all(found):
        raise Unlike
    return found


def is_plain(value: str) -> bool:
    """Whether words need no reading."""
    return value.isascii() and value.isprintable()


def chosen_of(filling: "Filling", field: Field, values: list[Any]) -> list[Any]:
    """Words of a list as they are kept; each is read once. A term that was not read before may be a new one."""
    if set(map(type, values)) != {str}:
        raise Unlike
    found = {}
    for value in set(values):
        read = filling.memo.get((id(field), value))
        if read is None and field.reads == "choice":
            read = filling.read(field, value)
        if not read or read[0] is None:
            raise Unlike
        found[value] = read[0]
    return [found[value] for value in values]
