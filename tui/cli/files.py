"""new, add, load, dump and backup: case files, and what goes into them and comes out."""

import sys
from pathlib import Path
from typing import Any

import click

from db import Invalid
from tui import safe
from tui.cli.out import emit, json_line
from tui.cli.progress import Progress
from tui.cli.shared import case_argument, command, opened, person, reason_option, text, warn


@command("new")
@case_argument
@click.option("--title", metavar="WORDS", help="What it is called; else the name of the file.")
def new(path: Path, title: str | None) -> None:
    """CASE must not be there yet; it is made so that only you can read it (mode 0600)."""
    from db import create

    create(path, person(), title=text(title)).close()
    emit([safe.show(f"{path} is made; add articles with: pincite add {path} FILE…")])


@command("load")
@case_argument
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True,
              help="Lines for people, or JSON.")  # fmt: skip
@reason_option
def load(path: Path, file: Path, form: str, reason: str | None) -> None:
    """FILE holds one record a line as JSON, or is - for standard input; the exchange format is described in
    docs/exchange.md. One operation, all or nothing: each wrong line is named with its reason.
    """
    from db import load as load_lines

    if not path.exists():
        raise Invalid(f"There is no file {path}; make one with: pincite new {path}")
    source = sys.stdin.buffer.read() if str(file) == "-" else file
    with opened(path) as case, Progress() as progress:
        loaded = load_lines(case, source, reason=text(reason) or None, progress=progress)
    if form == "json":
        emit([json_line({"operation": loaded.operation, "counts": loaded.counts, "codes": dict(loaded.codes),
                         "terms": loaded.terms, "properties": loaded.properties})])  # fmt: skip
    else:
        emit(told(loaded))
    for line, sentence in loaded.notes:
        warn(f"line {line}: {sentence}")


def of_kind(kind: str, count: int) -> str:
    """How many records of a kind: 1 claim, 2 claims."""
    from db import BY_NAME

    return f"{count:,} {BY_NAME[kind].plural if count != 1 and kind in BY_NAME else kind}"


def told(loaded: Any) -> list[str]:
    """What was loaded: how many of each kind, the lists that grew, and which code became which."""
    counts = ", ".join(of_kind(kind, count) for kind, count in loaded.counts.items() if count)
    found = [f"Loaded {counts} in operation {loaded.operation}." if loaded.operation else "Nothing in it is new."]
    for name, words in (("properties", loaded.properties), ("terms", loaded.terms)):
        if words:
            found.append(f"New {name}: {', '.join(words)}.")
    if loaded.codes:
        found.append("Codes of the file and what they became:")
        found += [f"  {given} -> {became}" for given, became in loaded.codes]
    return [safe.show(line) for line in found]
