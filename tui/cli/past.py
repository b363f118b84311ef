"""log, undo, redo and history."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from db import Operation
from tui.cli.out import emit, write_rows
from tui.cli.shared import case_argument, command, format_option, opened, reason_option, text, warn
from tui.times import local

OPERATION = ("operation", "at", "person", "action", "reason", "changes", "undoes")


@command("log")
@case_argument
@click.option("--head", is_flag=True, help="Print number and hash of the last operation, to sign and keep elsewhere.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many operations.")
@click.option("--all", "every", is_flag=True, help="All operations.")
@format_option
def log(path: Path, head: bool, limit: int, every: bool, form: str) -> None:
    """The hash of the last operation stands for all before it."""
    from db import head as head_of
    from db import operations

    with opened(path, readonly=True) as case:
        if head:
            emit(["{} {}".format(*head_of(case.connection))])
            return
        found = operations(case.connection, limit=-1 if every else limit + 1)
    names = (*OPERATION, *(("hash",) if form != "table" else ()))
    rows = (row(one, names, form) for one in found[: None if every else limit])
    write_rows(form, names, names, (True, False, False, False, False, True, True, False), rows)
    if not every and len(found) > limit:
        warn(f"These are the latest {limit} operations; --all shows them all.")


def row(one: Operation, names: Sequence[str], form: str) -> dict[str, Any]:
    """An operation as a row; times are local for people."""
    found = {name: getattr(one, "id" if name == "operation" else name) for name in names}
    return found | {"at": local(one.at) if form == "table" else one.at}


@command("undo")
@case_argument
@click.argument("operation", type=int, required=False)
@click.option("--yes", is_flag=True, help="Do not ask before undoing what is older than this sitting.")
@reason_option
def undo(path: Path, operation: int | None, yes: bool, reason: str | None) -> None:
    """OPERATION is a number of pincite log. An undo is an operation itself and can be undone. Without a number
    it asks before it undoes what is older than this sitting; each run of a command is a sitting.
    """
    from db import NeedsYes
    from db import undo as take_back

    why = text(reason) or None
    with opened(path) as case:
        try:
            done = take_back(case, operation, why, yes=yes)
        except NeedsYes as asked:
            if not sys.stdin.isatty():
                raise
            click.confirm(asked.sentence, abort=True, err=True)
            done = take_back(case, operation, why, yes=True)
        emit([done.sentence])


@command("redo")
@case_argument
@click.argument("operation", type=int, required=False)
@reason_option
def redo(path: Path, operation: int | None, reason: str | None) -> None:
    """OPERATION is the number of what was undone; without it your latest undo is undone."""
    from db import redo as do_again

    with opened(path) as case:
        emit([do_again(case, operation, text(reason) or None).sentence])
