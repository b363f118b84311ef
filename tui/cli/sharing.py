"""share: who on this machine may read and write a case file."""

from pathlib import Path

import click

from db import Invalid
from tui.cli.out import say
from tui.cli.shared import case_argument, command, opened, reason_option, text


@command("share")
@case_argument
@click.option("--group", metavar="NAME", help="The group whose members may read and write all of it.")
@click.option("--private", is_flag=True, help="Take it back: its owner alone may read it.")
@reason_option
def share(path: Path, group: str | None, private: bool, reason: str | None) -> None:
    """Without an option it says how it stands. The file gets mode 0660 and its folder 2770 with the group, so that
    what SQLite puts beside it is shared as well; so the folder must hold nothing but case files. Refused on network
    file systems, where SQLite's locks cannot be trusted.
    """
    from db import share as let_in
    from db import standing, unshare

    if group and private:
        raise Invalid("Name a group or say --private, not both.")
    with opened(path, readonly=not (group or private)) as case:
        why = text(reason) or None
        if group:
            say(let_in(case, group, reason=why))
        else:
            say(unshare(case, reason=why) if private else standing(path))
