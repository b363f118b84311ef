"""Where rows come out: tables, JSON or CSV, through a pager where a person looks on."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import click

from tui import safe
from tui.tables import paragraphs, table

if TYPE_CHECKING:
    from json import JSONEncoder

# Characters that JSON leaves as they are but a terminal may act on or hide.
UNSEEN = ("[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
          "\U000e0000-\U000e007f]")  # fmt: skip
SPLITS = frozenset('",\r\n')
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r")  # also those of East Asian keyboards
PASSED_OVER = " \u00a0\u2028\u2029\u200b\u2060\ufeff"  # what a spreadsheet may pass over before it looks for a formula
Row = Mapping[str, Any]


def on_terminal() -> bool:
    """Whether a person looks at what comes out."""
    return sys.stdout.isatty()


def room() -> int | None:
    """Columns of the terminal; None for a pipe or file, where nothing is cut."""
    if not on_terminal():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def colour() -> bool:
    """Whether attributes may be sent."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") not in (None, "dumb")


def bold(words: str) -> str:
    """Words that stand out where attributes may be sent."""
    return f"\x1b[1m{words}\x1b[22m" if colour() else words


def pager() -> list[str]:
    """The pager's command, empty for none: PAGER, else less, as git has it."""
    wanted = (click.get_current_context().find_root().obj or {}).get("pager", True)
    if not wanted or not on_terminal() or os.environ.get("TERM") == "dumb":
        return []
    import shlex
    from shutil import which

    named = os.environ.get("PAGER")
    found = shlex.split(named) if named is not None else ["less"] if which("less") else []
    return [] if found == ["cat"] else found


def emit(lines: Iterable[str]) -> None:
    """Write lines, through the pager where there is one; the pager keeps no history and runs no other program."""
    command = pager()
    if not command:
        for line in lines:
            sys.stdout.write(line + "\n")
        return
    import subprocess

    settings = {"LESS": os.environ.get("LESS", "FRX"), "LESSHISTFILE": "-", "LESSSECURE": "1", "LESSCHARSET": "utf-8"}
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env={**os.environ, **settings})
    except OSError:
        click.echo(f"The pager {command[0]} cannot be started; without it:", err=True)
        sys.stdout.writelines(f"{line}\n" for line in lines)
        return
    assert process.stdin
    try:
        for line in lines:
            process.stdin.write(f"{line}\n".encode(errors="backslashreplace"))
        process.stdin.close()
    except (BrokenPipeError, KeyboardInterrupt):
        pass
    while True:
        try:
            process.wait()
            return
        except KeyboardInterrupt:
            continue


def say(*sentences: str) -> None:
    """What was done, in sentences."""
    emit(line for one in sentences for line in paragraphs(one, room()))


def json_line(value: Any) -> str:
    """One value as JSON on one line; what a terminal might act on or hide is escaped."""
    return seen(encoder("utf" not in (sys.stdout.encoding or "ascii").lower()).encode(value))


@cache
def encoder(ascii_only: bool) -> "JSONEncoder":
    """What makes JSON, made once for all lines."""
    from json import JSONEncoder

    return JSONEncoder(ensure_ascii=ascii_only)


def seen(words: str) -> str:
    """JSON in which what a terminal might act on or hide is escaped; it says the same."""
    if words.isascii() and "\x7f" not in words:
        return words
    import re

    return re.sub(UNSEEN, lambda match: encoder(True).encode(match[0])[1:-1], words)


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Rows as one JSON list, a row a line."""
    opening = "["
    for row in rows:
        yield opening + json_line(dict(row))
        opening = ","
    yield "[]" if opening == "[" else "]"


def inert(value: Any) -> str:
    """A CSV cell that no spreadsheet takes for a formula: a quote stands before what begins like one."""
    words = value if type(value) is str else "" if value is None else str(value)
    if words.isascii() and words.isalnum():
        return words
    words = f"'{words}" if words.lstrip(PASSED_OVER).startswith(FORMULA) and not is_number(words) else words
    return safe.show(words) if on_terminal() else words


def is_number(words: str) -> bool:
    """Whether words are a plain number, maybe below zero."""
    whole, point, part = words.removeprefix("-").partition(".")
    return whole.isdecimal() and (part.isdecimal() or not point)


def csv_line(cells: Iterable[Any]) -> str:
    """One CSV row by RFC 4180, without its line end."""
    words = [inert(cell) for cell in cells]
    return ",".join(word if SPLITS.isdisjoint(word) else '"' + word.replace('"', '""') + '"' for word in words)


def csv_lines(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Rows as CSV with a line of names."""
    yield csv_line(names)
    for row in rows:
        yield csv_line(row.get(name) for name in names)


def write_rows(
    form: str, names: Sequence[str], headings: Sequence[str], numbers: Sequence[bool], rows: Iterable[Row]
) -> None:
    """Rows in the form asked for; names are those of JSON and CSV, headings those of the table."""
    if form == "json":
        emit(json_lines(rows))
    elif form == "csv":
        emit(csv_lines(names, rows))
    else:
        cells = ([str(row.get(name, "") if row.get(name) is not None else "") for name in names] for row in rows)
        emit(headed(table(headings, numbers, cells, room())))


def headed(lines: Iterable[str]) -> Iterator[str]:
    """A table whose headings stand out."""
    for place, line in enumerate(lines):
        yield bold(line) if not place else line
