"""What commands share: opening a case file with patience, records by code, texts from standard input, options."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, TypeVar

import click

from db import Case, Invalid, Person, watched
from tui import safe
from tui.cli.commands import BY_NAME
from tui.cli.failing import TOLD
from tui.cli.interrupts import asked
from tui.held import Waiting
from tui.places import config_name

if TYPE_CHECKING:
    from pathlib import Path

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("table", "json", "csv")


class Word(click.Command):
    """A command whose help ends with its example from the table."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_epilog(ctx, formatter)
        found = BY_NAME.get(self.name or "")
        if found:
            with formatter.section("Example"):
                formatter.write_text(found.example)


def command(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Declares the command of that name; its help begins with the sentence of the table."""

    def declare(function: Callable[..., Any]) -> click.Command:
        more = cleandoc(function.__doc__ or "")
        sentence = BY_NAME[name].does + (f"\n\n{more}" if more else "")
        return click.command(name, cls=Word, help=sentence)(function)

    return declare


class CasePath(click.Path):
    """A path, which is loaded by the commands that take one as such; those that only read do with its name."""

    def coerce_path_result(self, value: Any) -> Any:
        from pathlib import Path

        return Path(value)


def case_argument(function: F) -> F:
    """The case file, as the first argument."""
    return click.argument("path", metavar="CASE", type=CasePath(readable=False))(function)


def case_name_argument(function: F) -> F:
    """The same, by its name alone."""
    return click.argument("path", metavar="CASE", type=click.Path(readable=False))(function)


def completed(words: Callable[[], Iterable[str]]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Completion in the shell by words that are looked up once they are asked for."""
    return lambda ctx, param, begun: [word for word in words() if word.startswith(begun)]


def list_names() -> list[str]:
    """The names of all lists."""
    from db import LISTINGS

    return [one.name for one in LISTINGS]


def kind_names() -> list[str]:
    """The names of all kinds of record."""
    from db import BY_NAME as kinds

    return list(kinds)


def states() -> tuple[str, ...]:
    """The states of review."""
    from db import COMMON

    return tuple(COMMON["status"].of)


def format_option(function: F) -> F:
    """table, json or csv."""
    option = click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
                          help="Lines for people, JSON or CSV.")  # fmt: skip
    return option(function)


def reason_option(function: F) -> F:
    """Why, for the log."""
    return click.option("--reason", metavar="WORDS", help="Why, for the log; - takes it from standard input.")(function)


def uncovered_option(function: F) -> F:
    """Show what is protected, too."""
    return click.option("--uncovered", is_flag=True, help="Show protected words, too.")(function)


def given_name() -> str:
    """The name given by --person, else PINCITE_PERSON, else in the settings; '' where there is none."""
    given = str((click.get_current_context().find_root().obj or {}).get("person") or "")
    given = given or os.environ.get("PINCITE_PERSON", "").strip()
    return given or set_name()


def set_name() -> str:
    """The name in the settings; '' where there is none. What reads them is loaded where they are."""
    if not os.path.exists(config_name()):
        return ""
    from tui.config import name

    return name()


def person() -> Person:
    """Who works: the name that is given, else the system's user."""
    given = given_name()
    return Person(given) if given else Person.here()


def settled(case: Case) -> None:
    """Ask for the name of whoever writes under a login that several people use, or warn where nobody can be asked."""
    if case.readonly or given_name():
        return
    from tui.config import shared
    from tui.naming import settle

    sentence = settle(case, shared())
    if sentence:
        warn(sentence)


@contextmanager
def opened(path: "Path | str", *, readonly: bool = False) -> Iterator[Case]:
    """The case file, open; says on stderr that it waits for another program, and what must be known of the file."""
    waiting = Waiting(path, warn)
    case = waiting.case = Case.open(path, person(), readonly=readonly, waiting=waiting)
    try:
        if case.notice:
            warn(case.notice)
        elif not readonly and (advice := case.advice()):
            warn(advice)
        settled(case)
        with watched(case, asked):
            yield case
    finally:
        case.close()


def warn(sentence: str) -> None:
    """A line on stderr, once, and not again where it is also why the command fails."""
    if sentence in TOLD:
        return
    TOLD.add(sentence)
    print(safe.fence(safe.show(sentence)), file=sys.stderr)


class Given:
    """Standard input, which one argument of a command may stand for by -."""

    def __init__(self) -> None:
        self.read = False

    def text(self, words: str) -> str:
        """The words, or what comes on standard input for -."""
        if words != "-":
            return words
        if self.read:
            raise Invalid("Only one text can come from standard input.")
        self.read = True
        return sys.stdin.read().removesuffix("\n")


def given() -> Given:
    """Standard input of this run."""
    obj = click.get_current_context().find_root().ensure_object(dict)
    found = obj.setdefault("given", Given())
    assert isinstance(found, Given)
    return found


def text(words: str | None) -> str:
    """An argument's words, from standard input for -; '' where it is left out."""
    return given().text(words or "")


def pairs(words: Sequence[str]) -> dict[str, str]:
    """NAME=VALUE arguments as a mapping; Invalid where one is none."""
    found = {}
    for one in words:
        name, sign, value = one.partition("=")
        if not sign or not name.strip():
            raise Invalid(f"“{one}” is no field; write it like title='Strike on Ariha'.")
        found[name.strip().replace("-", "_")] = text(value)
    return found


def records(case: Case, codes: Sequence[str]) -> tuple[int, ...]:
    """Ids of records by code or name."""
    return tuple(case.codes.find(code) for code in codes)
