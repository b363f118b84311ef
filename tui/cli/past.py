"""history, log, undo and redo."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from db import Entry, Step
from tui.cli.out import emit, room, write_rows
from tui.cli.shared import case_argument, command, format_option, opened, reason_option, text, uncovered_option, warn
from tui.cli.sheets import headline
from tui.tables import one_line, paragraphs
from tui.times import local

OPERATION = ("operation", "at", "person", "action", "records", "reason", "undoes")
STEP = ("operation", "at", "person", "action", "reason", "what", "did", "old", "new", "expunged", "covered")


@command("history")
@case_argument
@click.argument("code")
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="At most so many steps.")
@uncovered_option
@format_option
def history(path: Path, code: str, limit: int, uncovered: bool, form: str) -> None:
    """The newest first, each field with its old and its new value. An operation's number serves pincite undo."""
    from db import history_of

    with opened(path, readonly=True) as case:
        found = history_of(case, case.codes.find(code), limit=limit + 1, uncovered=uncovered)
    steps = found[:limit]
    if form == "table":
        emit(step_lines(steps, room()))
    else:
        rows = ({name: getattr(one, name) for name in STEP} for one in steps)
        write_rows(form, STEP, STEP, (False,) * len(STEP), rows)
    if len(found) > limit:
        warn(f"These are the latest {limit} steps; --limit shows more.")


def step_lines(steps: Sequence[Step], columns: int | None) -> Iterator[str]:
    """Steps under the operation that they belong to."""
    before: object = steps
    for one in steps:
        if one.operation != before:
            before = one.operation
            who = (
                f"{one.operation}  {local(one.at)}  {one.person}: {one.action}" if one.operation else "outside pincite"
            )
            yield from headline(who + (f" ({one.reason})" if one.reason else ""), columns)
        words = f"{one.what} {one.did}".strip() + value_words(one)
        yield from paragraphs(words + (f" · {one.expunged}" if one.expunged else ""), columns, "  ")


def value_words(one: Step) -> str:
    """The old and the new value of a step, as far as there are any."""
    if one.old and one.new:
        return f": “{one_line(one.old)}” -> “{one_line(one.new)}”"
    found = one.new or one.old
    return f": “{one_line(found)}”" if found else ""


@command("log")
@case_argument
@click.option("--head", is_flag=True, help="Print number and hash of the last operation, to sign and keep elsewhere.")
@click.option("--by", metavar="NAME", default="", help="Only this person's operations.")
@click.option("--action", metavar="WORD", default="", help="Only such operations, as in set or load.")
@click.option("--since", metavar="DAY", default="", help="Only operations from this day on (UTC).")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many operations.")
@click.option("--all", "every", is_flag=True, help="All operations.")
@format_option
def log(path: Path, head: bool, by: str, action: str, since: str, limit: int, every: bool, form: str) -> None:
    """The hash of the last operation stands for all before it."""
    from db import head as head_of
    from db import log_of, outside_count

    with opened(path, readonly=True) as case:
        if head:
            emit(["{} {}".format(*head_of(case.connection))])
            return
        outside = outside_count(case)
        found = log_of(case, person=by, action=action, since=since, limit=-1 if every else limit + 1)
    names = (*OPERATION, *(("hash",) if form != "table" else ("",)))
    rows = (row(one, form) for one in found[: None if every else limit])
    write_rows(form, names, names, (True, *(False,) * 5, True, False), rows)
    if not every and len(found) > limit:
        warn(f"These are the latest {limit} operations; --all shows them all.")
    if outside:
        changes = f"{outside:,} change{'s' if outside > 1 else ''}"
        warn(f"In no operation, since made outside pincite: {changes}; see pincite verify and pincite adopt.")


def row(one: Entry, form: str) -> dict[str, Any]:
    """An operation as a row; times are local for people."""
    done = one.operation
    codes = ", ".join(one.codes) + (" …" if one.more else "")
    found = {"operation": done.id, "person": done.person, "action": done.action, "records": codes,
             "reason": done.reason, "undoes": done.undoes}  # fmt: skip
    if form == "table":
        return found | {"at": local(done.at), "": "" if one.in_effect else "undone"}
    return found | {"at": done.at, "hash": done.hash}


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
            click.confirm(one_line(asked.sentence), abort=True, err=True)
            done = take_back(case, operation, why, yes=True)
        emit(paragraphs(done.sentence, room()))


@command("redo")
@case_argument
@click.argument("operation", type=int, required=False)
@reason_option
def redo(path: Path, operation: int | None, reason: str | None) -> None:
    """OPERATION is the number of what was undone; without it your latest undo is undone."""
    from db import redo as do_again

    with opened(path) as case:
        emit(paragraphs(do_again(case, operation, text(reason) or None).sentence, room()))
