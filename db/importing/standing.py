"""Tags and views go by their names: a line with the name of one that is there stands for it."""

from collections.abc import Iterable

from db.case import Case
from db.errors import Invalid
from db.importing.lines import Line
from db.importing.problems import Problems

SAME = {"tag": (), "view": ("pane", "filter", "sort")}


def match_named(case: Case, lines: Iterable[Line], problems: Problems) -> None:
    """Mark the lines of tags and views that the case file holds already; what two lines give is a problem."""
    there: dict[tuple[str, str], dict[str, object]] = {}
    first: dict[tuple[str, str], int] = {}
    for line in lines:
        name = line.entry.get("name")
        if line.kind not in SAME or type(name) is not str or line.entry.get("withdrawn") is not None:
            continue
        if not there:
            there = {(kind, str(row["name"])): row for kind in SAME for row in standing(case, kind)}
        key = (line.kind, name.strip())
        with problems.of(line.number):
            if key in first:
                raise Invalid(f"The {line.kind} “{name}” stands in line {first[key]} already.")
            first[key] = line.number
            if key in there:
                match(line, there[key])


def standing(case: Case, kind: str) -> list[dict[str, object]]:
    """The records of a kind that are not withdrawn."""
    return case.dicts(f"SELECT * FROM {kind} WHERE withdrawn IS NULL")


def match(line: Line, row: dict[str, object]) -> None:
    """Let a line stand for what is there; Invalid where it says something else of it."""
    for name in SAME[line.kind]:
        if (line.entry.get(name) or None) != row[name]:
            raise Invalid(f"There is another {line.kind} “{row['name']}” already; give this one another name.")
    line.id, line.there = int(str(row["id"])), True
