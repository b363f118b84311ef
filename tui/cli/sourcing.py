"""source: the words that a record rests on."""

from collections.abc import Sequence
from pathlib import Path

import click

from tui.cli.out import emit, room, write_rows
from tui.cli.shared import case_argument, command, format_option, opened, records, uncovered_option, warn


@command("source")
@case_argument
@click.argument("codes", nargs=-1, required=True)
@click.option("--around", type=click.IntRange(0), default=1200, show_default=True,
              help="Characters of the paragraph on each side.")  # fmt: skip
@uncovered_option
@format_option
def source(path: Path, codes: Sequence[str], around: int, uncovered: bool, form: str) -> int:
    """CODES are codes of claims, quotes, passages or whatever rests on claims. Each passage is shown in its
    paragraph with its words between » and «. Exits with 1 where a passage is lost or nothing is cited.
    """
    from db import excerpts
    from tui.cli.sheets import EXCERPT, excerpt_data, excerpt_lines

    with opened(path, readonly=True) as case:
        found = []
        for record, code in zip(records(case, codes), codes, strict=True):
            some = excerpts(case, record, uncovered=uncovered, beside=around)
            if not some:
                warn(f"{code} rests on no words.")
            found += some
        if form == "table":
            columns = room()
            emit(line for one in found for line in (*excerpt_lines(one, columns), ""))
        else:
            write_rows(form, EXCERPT, EXCERPT, (), (excerpt_data(case, one) for one in found))
    return int(not found or any(one.lost for one in found))
