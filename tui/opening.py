"""Opens the screen on a case file: what must be settled before Textual is imported, and after it has gone."""

import os
from pathlib import Path

from db import Case, Invalid, Person
from tui import safe
from tui.config import Settings, settings
from tui.terminal import terminal_problem

LIGHT_GROUNDS = {"7", "15"}


def theme_of(found: Settings, environ: dict[str, str]) -> str:
    """The theme that is set, else what the terminal says of its background, else dark."""
    ground = environ.get("COLORFGBG", "").rpartition(";")[2]
    return found.theme or ("light" if ground in LIGHT_GROUNDS else "dark")


def show(path: Path, person: Person, code: str = "") -> int:
    """Show a case file, at the record with this code where one is given; the exit code."""
    problem = terminal_problem()
    if problem:
        raise Invalid(problem)
    found = settings()
    safe.use_ascii(found.ascii or safe.locale_is_ascii(os.environ))
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ.setdefault("TEXTUAL_FPS", "1000")  # a frame is drawn at once; the driver keeps the pace
    with Case.open(path, person, readonly=True, wait=0) as case:
        start = case.codes.find(code) if code else None
        from tui.app import Pincite

        app = Pincite(case, theme=theme_of(found, dict(os.environ)), keys=found.keys, start=start)
        app.run(mouse=found.mouse or not (os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY")))
        return app.return_code or 0
