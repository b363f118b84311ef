"""open and demo."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import click

from db import Case
from tui.cli.out import bold, emit, room
from tui.cli.shared import case_argument, command, given_name, opened, records
from tui.tables import list_table, paragraphs

TOUR = ("reports", "incidents", "quotes", "claims", "articles")
ROWS = 12


@command("open")
@case_argument
@click.argument("code", required=False)
def open_(path: Path, code: str | None) -> int:
    """CODE is a code such as C45, or a name. Where there is no terminal, the same is printed."""
    if on_terminal():
        return shown(path, code or "")
    with opened(path, readonly=True) as case:
        emit(at_record(case, code, room()) if code else tour(case, room()))
    return 0


def on_terminal() -> bool:
    """Whether there is a terminal for input and output."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def shown(path: Path, code: str = "") -> int:
    """The screen on a case file."""
    from tui.opening import show

    return show(path, given_name(), code)


@command("demo")
def demo() -> int:
    """Each copy is your own to change, in a fresh folder that only you can enter; the sample itself is never
    touched. Where there is no terminal, a look around is printed.
    """
    from db import copy_sample
    from tui.places import data_place, private

    path = Path(mkdtemp(prefix="demo-", dir=private(data_place()))) / "sample.db"
    copy_sample(path)
    if on_terminal():
        return shown(path)
    with opened(path, readonly=True) as case:
        emit(tour(case, room()))
    return 0


def at_record(case: Case, code: str, columns: int | None) -> Iterator[str]:
    """A record, and the words that it rests on."""
    from db import describe, excerpts
    from tui.cli.sheets import excerpt_lines, sheet_lines

    (record,) = records(case, [code])
    yield from sheet_lines(describe(case, record), columns)
    for one in excerpts(case, record, most=3):
        yield ""
        yield from excerpt_lines(one, columns)


def tour(case: Case, columns: int | None) -> Iterator[str]:
    """A look around: the first rows of the main lists, and one claim with its words."""
    from db import stream

    title = case.settings().get("title", "")
    yield from map(bold, paragraphs(title or case.path.name, columns))
    for name in TOUR:
        plan, found = stream(case, name, most=ROWS + 1)
        rows = [(row.code, *row.cells) for row in found]
        yield ""
        yield bold(name if rows else f"{name}: none")
        if rows:
            yield from list_table(name, plan.listing.columns, rows[:ROWS], columns)
        if len(rows) > ROWS:
            yield from paragraphs(f"and more; see: pincite list {case.path} {name}", columns)
    yield ""
    yield from paragraphs(
        f"One record: pincite show {case.path} I1. Its words: pincite source {case.path} I1. "
        "All commands: pincite --help", columns,
    )  # fmt: skip
