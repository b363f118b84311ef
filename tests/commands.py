"""Running commands in this process, as a person's shell would: exit code, what comes out, what goes to stderr."""

import contextlib
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from small_case import small_case

from tui.cli import run


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines that came out."""
        return self.out.splitlines()


def pincite(*args: object, stdin: str = "") -> Ran:
    """Run one command."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), mock.patch.object(sys, "stdin", given):
        code = run([str(one) for one in args])
    return Ran(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))


def small(folder: Path) -> Path:
    """The small case, closed."""
    small_case(folder).close()
    return folder / "small.db"
