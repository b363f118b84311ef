"""What a person reads when something fails: a sentence, and where a private report lies if it was our fault."""

import os
import sys
from datetime import UTC, datetime

import click

from db import CaseError, NeedsYes
from tui import safe
from tui.places import private, state_place

REFUSED = 2
TOLD: set[str] = set()  # sentences that this run has said already


def said(error: CaseError | click.ClickException) -> int:
    """Say a failure on stderr; its exit code."""
    if isinstance(error, click.ClickException):
        sentence = error.format_message()
        code = REFUSED
    else:
        sentence, code = str(error), int(error.exit_code)
        if sentence in TOLD:
            return code
        if isinstance(error, NeedsYes):
            sentence += " Say so with --yes."
    for line in sentence.split("\n"):
        print(safe.fence(safe.show(line)), file=sys.stderr)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        print(safe.show(f"Try: {error.ctx.command_path} --help"), file=sys.stderr)
    return code


def unexpected(error: Exception) -> int:
    """Write a report without any value of a variable, and say where it is."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    lines = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    words = "\n".join([f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {type(error).__qualname__}", *lines, ""])
    print(
        f"pincite failed ({type(error).__qualname__}); nothing unfinished was written. {kept(words)}", file=sys.stderr
    )
    return REFUSED


def kept(words: str) -> str:
    """Keep a report where only its owner reads it; a sentence that says where."""
    try:
        path = private(state_place()) / f"failure-{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}.txt"
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(words)
    except OSError:
        return "No report could be written."
    return f"A report without any of your data is in {path}"
