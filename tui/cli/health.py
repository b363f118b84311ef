"""What doctor says of the terminal, the locale and our own places."""

import os
import shutil
import sys
from collections.abc import Iterator

from db import Health, Invalid
from tui import safe
from tui.config import config_file, settings
from tui.places import state_place


def stands() -> Iterator[Health]:
    """The terminal, the locale, and where settings and reports are kept."""
    yield terminal()
    yield locale()
    yield set_up()
    reports = sorted(state_place().glob("failure-*.txt")) if state_place().is_dir() else []
    if reports:
        yield Health("reports", f"{len(reports)} of failures, the latest is {reports[-1]}", False)


def set_up() -> Health:
    """Where the settings are, or what is wrong with them."""
    try:
        settings()
    except Invalid as error:
        return Health("settings", str(error), False)
    return Health("settings", str(config_file()))


def terminal() -> Health:
    """What we write to and read from."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return Health("terminal", "none: the commands work, the screen needs one")
    from tui.line.terminal import terminal_problem

    problem = terminal_problem(os.environ)
    size = shutil.get_terminal_size()
    beside = [name for name in ("TMUX", "SSH_CONNECTION", "NO_COLOR") if os.environ.get(name)]
    words = f"{os.environ.get('TERM', '')}, {size.columns} by {size.lines}" + "".join(
        f", {name} set" for name in beside
    )
    if problem:
        return Health("terminal", f"{words}: {problem}", False)
    small = size.columns < 80 or size.lines < 24
    return Health(
        "terminal", words + (": less than 80 by 24, so some columns are left out" if small else ""), not small
    )


def locale() -> Health:
    """Whether the locale is UTF-8."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or "C"
    if safe.locale_is_ascii(os.environ):
        return Health("locale", f"{name} is not UTF-8, so text is shown in ASCII; try LC_ALL=C.UTF-8", False)
    return Health("locale", f"{name}, UTF-8")
