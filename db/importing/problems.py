"""What is wrong with the lines of a file, each named with its reason."""

from collections.abc import Iterator
from contextlib import contextmanager

from db.errors import CaseError, Invalid

SHOWN = 1_000


class WrongLines(Invalid):
    """Lines that cannot be loaded, as (number, sentence) in order; str() names the first 1,000 and how many more."""

    def __init__(self, lines: list[tuple[int, str]]) -> None:
        self.lines = tuple(sorted(lines))
        head = "One thing is wrong" if len(lines) == 1 else f"{len(lines):,} things are wrong"
        named = "\n".join(f"line {number}: {sentence}" for number, sentence in self.lines[:SHOWN])
        more = f"\nand {len(lines) - SHOWN:,} more." if len(lines) > SHOWN else ""
        super().__init__(f"{head}, so nothing was loaded.\n{named}{more}")


class NamedAlready(CaseError):
    """Something that rests on a line whose own fault is named; it needs no sentence of its own."""


class Unlike(Exception):
    """A line cannot be filled together with others of its shape."""


class Problems:
    """Collects what is wrong, line by line."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str]] = []
        self.notes: list[tuple[int, str]] = []

    def add(self, line: int, sentence: str) -> None:
        """Something is wrong with a line."""
        self.found.append((line, sentence))

    def note(self, line: int, sentence: str) -> None:
        """Something that a person should know of a line that is loaded all the same."""
        self.notes.append((line, sentence))

    @contextmanager
    def of(self, line: int, what: str = "") -> Iterator[None]:
        """Takes what is raised as the line's problem; what names the field."""
        try:
            yield
        except NamedAlready:
            self.found.append((line, ""))
        except CaseError as error:
            self.add(line, f"{what}: {error.sentence}" if what else error.sentence)

    def stop(self) -> None:
        """Raises WrongLines where something is wrong."""
        named = list(dict.fromkeys(one for one in self.found if one[1]))
        if named:
            raise WrongLines(named)
