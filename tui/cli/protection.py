"""hold and expunge."""

import sys
from pathlib import Path
from typing import Any

import click

from db import Invalid
from tui.cli.making import span
from tui.cli.out import say
from tui.cli.shared import case_argument, command, opened, reason_option, text, warn
from tui.tables import one_line


@command("hold")
@case_argument
@click.argument("code", required=False)
@click.option("--lift", is_flag=True, help="Lift the hold with this code; a second person must do it.")
@reason_option
def hold(path: Path, code: str | None, lift: bool, reason: str | None) -> None:
    """CODE names a record, or with --lift a hold such as HD1; without it the whole case file is held. A reason is
    needed. pincite list CASE holds shows them.
    """
    from db import hold as place
    from db import lift as take_away

    with opened(path) as case:
        if lift and not code:
            raise Invalid("Name the hold that is to be lifted by its code, like HD1.")
        done = take_away(case, code or "", text(reason)) if lift else place(case, code, text(reason))
        say(done.sentence)


@command("expunge")
@case_argument
@click.argument("code", required=False)
@click.option(
    "--words", metavar="WORDS", help="These words wherever they stand; - keeps them out of the shell's history."
)
@click.option("--span", "place", metavar="START:STOP", help="This span of the text or article CODE.")
@click.option("--field", metavar="NAME", help="This field of the record CODE.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@reason_option
def expunge(
    path: Path, code: str | None, words: str | None, place: str | None, field: str | None, yes: bool, reason: str | None
) -> None:
    """The words go from texts, raw bytes, fields, lists, log, drafts, index and free pages; each character of a text
    becomes a block, so that offsets hold, and an entry of a list whose code has the words gets another. The log keeps
    that it was done, by whom and why. What would go is said first.
    """
    from db import NeedsYes
    from db import expunge as erase

    what = erased(code, text(words), place, field)
    why = text(reason)
    with opened(path) as case:
        try:
            done = erase(case, what, why, yes=yes)
        except NeedsYes as asked:
            if not sys.stdin.isatty():
                raise
            click.confirm(one_line(asked.sentence), abort=True, err=True)
            done = erase(case, what, why, yes=True)
    say(done.sentence)
    for one in done.backups:
        warn(f"This backup may still hold it: {one}")


def erased(code: str | None, words: str, place: str | None, field: str | None) -> Any:
    """What is to be erased: words, a span or a field."""
    from db import Everywhere, OneField, OneSpan

    if words and not (code or place or field):
        return Everywhere(words)
    if code and place and not (words or field):
        return OneSpan(code, *span(place))
    if code and field and not (words or place):
        return OneField(code, field.replace("-", "_"))
    raise Invalid("Say what goes: --words WORDS, or CODE with --span START:STOP, or CODE with --field NAME.")
