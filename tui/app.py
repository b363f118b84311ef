"""The App: opens, themes, and names the first screen."""

from pathlib import Path

from textual.app import App
from textual.screen import Screen

from db import Case, Person
from tui.browser import Browser
from tui.keys import KEYS, Key
from tui.look import look


class Pincite(App[None]):
    """pincite on one case file, which is open already and whose checks have passed."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = []  # noqa: RUF012
    CSS = """
    Browser { background: ansi_default; color: ansi_default; }
    """

    def __init__(self, case: Case, *, theme: str = "dark", keys: tuple[Key, ...] = KEYS) -> None:
        super().__init__(ansi_color=True)
        self.theme = f"ansi-{theme}"
        self.case = case
        self.browser = Browser(case, look(theme, colour=not self.no_color), keys, self.reading, self.writing)

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        return self.browser

    def reading(self) -> Case:
        """Another connection that reads."""
        return Case.open(self.case.path, self.case.person, readonly=True)

    def writing(self) -> Case:
        """Another connection that writes."""
        return Case.open(self.case.path, self.case.person)


def run(path: Path, person: Person) -> None:
    """Open a case file and show it."""
    case = Case.open(path, person, readonly=True, wait=0)
    try:
        Pincite(case).run(mouse=False)
    finally:
        case.close()
