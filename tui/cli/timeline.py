"""timeline: what happened when, as bars."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from db import Totals
from tui.bars import chart, left_out
from tui.cli.out import bold, emit, json_line, room, write_rows
from tui.cli.shared import case_argument, command, format_option, opened
from tui.cli.sheets import headline
from tui.tables import paragraphs, table

NAMES = ("start", "stop", "split", "unit", "incidents", "low", "high")


@command("timeline")
@case_argument
@click.option("--of", default="killed", show_default=True, metavar="WHAT",
              help="incidents, killed, injured, displaced, arrested or missing.")  # fmt: skip
@click.option("--by", default="month", show_default=True, metavar="STEP", help="week, month or year.")
@click.option("--split", default="", metavar="BY", help="who or kind: a group of bars for each.")
@click.option("--where", multiple=True, metavar="TEST", help="A test such as place:Idlib; may repeat.")
@format_option
def timeline(path: Path, of: str, by: str, split: str, where: Sequence[str], form: str) -> None:
    """Only single events dated within one bar are summed, once each and per unit: the value that is held, else the
    range of the reviewed claims. Series, campaigns and aggregates are listed, never added; what is left out is said.
    """
    from db import sum_up

    with opened(path, readonly=True) as case:
        found = sum_up(case, of, by, split, " ".join(where))
    if form == "table":
        emit(lines(found, of, by, room()))
    else:
        rows = ({name: getattr(bar, name) for name in NAMES} for bar in found.bars)
        write_rows(form, NAMES, NAMES, (False,) * len(NAMES), rows)
        if form == "json" and found.left_out:
            click.echo(json_line({"left_out": {why: count for count, why in found.left_out}}), err=True)


def lines(found: Totals, of: str, by: str, columns: int | None) -> Iterator[str]:
    """The chart, the spans that are not added, and what was left out."""
    heading = of if of == "incidents" else f"{of}, lowest and highest"
    yield from headline(f"{heading} by {by}, of {found.incidents:,} single events", columns)
    yield from (
        chart(found.bars, by, columns)
        if found.bars
        else paragraphs("Nothing dated and counted is there to draw.", columns)
    )
    if found.spans:
        yield ""
        yield bold("not added")
        rows = ((one.code, one.start, one.stop.strip("~"), one.scope, one.title) for one in found.spans)
        yield from table(("code", "from", "to", "scope", "title"), (False,) * 5, rows, columns)
    if found.left_out:
        yield ""
        yield from paragraphs(left_out(found.left_out), columns)
