"""verify and adopt."""

from pathlib import Path

import click

from tui.cli.out import emit, room, say, write_rows
from tui.cli.progress import Progress
from tui.cli.shared import case_argument, command, format_option, opened, reason_option, text
from tui.tables import paragraphs


@command("verify")
@case_argument
@click.option("--against", metavar="HEAD", default="", help="A head of the chain that was kept elsewhere.")
@click.option("--whole", is_flag=True, help="Recompute every derived row instead of a sample of many.")
@format_option
def verify(path: Path, against: str, whole: bool, form: str) -> int:
    """The chain of operations, that the state equals what was last logged, hashes of texts, words of passages,
    the search index, SQLite's own integrity. Exits with 1 and names what is wrong.
    """
    from db import verify as check

    with opened(path, readonly=True) as case, Progress() as progress:
        found = check(case, progress, against=against, whole=whole)
    names = ("kind", "code", "sentence")
    if form != "table":
        rows = ({name: getattr(one, name) for name in names} for one in found)
        write_rows(form, names, names, (False,) * 3, rows)
    elif found:
        emit(line for one in found for line in paragraphs(one.sentence, room()))
    else:
        say(f"{path} is as its log says, and every passage says what it said.")
    return int(bool(found))


@command("adopt")
@case_argument
@click.option("--undo", "back", is_flag=True, help="Put the changes back instead of taking them over.")
@reason_option
def adopt(path: Path, back: bool, reason: str | None) -> None:
    """Until then pincite verify exits with 1. A reason is needed."""
    from db import adopt as take_over
    from db import put_back

    with opened(path) as case:
        say((put_back if back else take_over)(case, text(reason) or None).sentence)
