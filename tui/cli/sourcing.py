"""source: the words that a record rests on."""

from collections.abc import Sequence
from pathlib import Path

import click

from tui.cli.out import emit, json_lines, room
from tui.cli.shared import case_argument, command, opened, records, uncovered_option, warn


@command("source")
@case_argument
@click.argument("codes", nargs=-1, required=True)
@click.option("--around", type=click.IntRange(0), default=1200, show_default=True,
              help="Characters of the paragraph on each side.")  # fmt: skip
@uncovered_option
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True,
              help="Lines for people, or JSON.")  # fmt: skip
def source(path: Path, codes: Sequence[str], around: int, uncovered: bool, form: str) -> int:
    """CODES are codes of claims, quotes, passages or whatever rests on claims. Each passage is shown in its
    paragraph with its words between » and «. Exits with 1 where a passage is lost or nothing is cited.
    """
    from db import excerpts
    from tui.cli.sheets import excerpt_data, excerpt_lines

    with opened(path, readonly=True) as case:
        found = []
        for record, code in zip(records(case, codes), codes, strict=True):
            some = excerpts(case, record, uncovered=uncovered, beside=around)
            if not some:
                warn(f"{code} rests on no words.")
            found += some
        if form == "json":
            emit(json_lines(excerpt_data(case, one) for one in found))
        else:
            columns = room()
            emit(line for one in found for line in (*excerpt_lines(one, columns), ""))
    return int(not found or any(one.lost for one in found))
