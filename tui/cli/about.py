"""keys and doctor."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from db import Health
from tui.cli.out import bold, emit, room, write_rows
from tui.cli.shared import command, format_option, person
from tui.tables import paragraphs


@command("keys")
@format_option
def keys(form: str) -> None:
    """Each with the word that the footer has for it and a sentence. The settings file rebinds them by their names."""
    from tui.keys import KEYS

    if form == "table":
        emit(lines(room()))
        return
    names = ("name", "keys", "word", "help", "where", "group")
    rows = (
        {"name": key.id, "keys": key.shown, "word": key.word, "help": key.help, "where": " ".join(key.where),
         "group": key.group}
        for key in KEYS
    )  # fmt: skip
    write_rows(form, names, names, (False,) * len(names), rows)


def lines(columns: int | None) -> Iterator[str]:
    """Keys by group."""
    from tui.keys import GROUPS, KEYS

    wide = max(len(key.shown) for key in KEYS)
    for place, group in enumerate(GROUPS):
        yield from [""] * bool(place)
        yield bold(group)
        for key in (one for one in KEYS if one.group == group):
            under = " " * (wide + 4)
            first, *rest = paragraphs(key.help, columns, under)
            yield f"  {key.shown:<{wide}}  {first[len(under) :]}"
            yield from rest


def told(found: Sequence[Health], columns: int | None) -> Iterator[str]:
    """What was looked at, each with its mark."""
    for one in found:
        head = f"{one.about:<10}  {'ok  ' if one.well else 'LOOK'}  "
        first, *rest = paragraphs(one.says, columns, " " * len(head))
        yield head + first[len(head) :]
        yield from rest


@command("doctor")
@click.argument("path", metavar="[CASE]", required=False, type=click.Path(path_type=Path))
@format_option
def doctor(path: Path | None, form: str) -> int:
    """Exits with 1 where something should be seen to. pincite verify looks deeper into a case file."""
    from db import examine
    from tui.cli.health import stands

    found = [*examine(path, person()), *stands()]
    if form == "table":
        emit(told(found, room()))
        return int(not all(one.well for one in found))
    names = ("about", "state", "says")
    rows = ({"about": one.about, "state": "ok" if one.well else "look", "says": one.says} for one in found)
    write_rows(form, names, names, (False,) * 3, rows)
    return int(not all(one.well for one in found))
