"""Opens the screen on a case file: what must be settled before Textual is imported, and after it has gone."""

import os
from pathlib import Path

from db import Case, Invalid, Person
from tui import safe
from tui.colours import theme_of
from tui.config import settings
from tui.held import Waiting, before_the_screen
from tui.line.terminal import terminal_problem
from tui.naming import settle
from tui.sparing import spared


def opened(path: str, code: str) -> int:
    """Show the case file of this name for the person of the environment, the settings or the system."""
    name = os.environ.get("PINCITE_PERSON", "").strip() or settings().name.strip()
    return show(Path(path), name, code)


def show(path: Path, name: str, code: str = "") -> int:
    """Show a case file, at the record with this code, to a person of this name, '' for none; the exit code."""
    problem = terminal_problem()
    if problem:
        raise Invalid(problem)
    found = settings()
    safe.use_ascii(found.ascii or safe.locale_is_ascii(os.environ))
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ.setdefault("TEXTUAL_FPS", "1000")  # a frame is drawn at once; the driver keeps the pace
    waiting = Waiting(path, before_the_screen)
    with Case.open(path, Person(name) if name else Person.here(), readonly=True, waiting=waiting) as case:
        case.waiting = None
        if not name:
            settle(case, found.shared)
        case.frugal()
        start = case.codes.find(code) if code else None
        with spared():
            from tui.app import Pincite
            from tui.line.driver import LineDriver

        app = Pincite(case, theme=theme_of(found.theme, os.environ.get("COLORFGBG", "")), keys=found.keys, start=start)
        case.wait = 0.0  # from here on the screen waits for nobody
        LineDriver.mouse_over_ssh = found.mouse
        app.run()
        return app.return_code or 0
