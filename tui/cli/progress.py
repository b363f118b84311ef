"""Progress of long commands, on stderr and for a terminal alone."""

import sys
from time import monotonic

from tui import safe

EVERY = 0.2  # seconds between two looks


class Progress:
    """One line that says how far a stage is; wiped at the end. Called as (stage, done, of how many, 0 unknown)."""

    def __init__(self) -> None:
        self.shown = False
        self.last = 0.0
        self.on = sys.stderr.isatty()

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = monotonic()
        if not self.on or now - self.last < EVERY:
            return
        self.last = now
        share = f" {100 * done // total} %" if total else f" {done:,}" if done else ""
        sys.stderr.write("\r\x1b[K" + safe.show(f"{stage}{share} …"))
        sys.stderr.flush()
        self.shown = True

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
