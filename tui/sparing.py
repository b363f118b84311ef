"""What Textual and asyncio import for parts of them that pincite seldom or never uses, left for later.

The command palette brings a dozen widgets with it, asyncio brings OpenSSL, a hint for a misspelt colour brings
difflib: time and 10 MB at every start (the peak of a process that imports the screen: 36.6 MB with all of it, 26.7
without). Stand-ins take these names while Textual is imported, and no longer. One that is asked for anything else
imports what it stands for; the classes of NEVER stay empty for whoever took them. Used by the program alone; tests run
with all.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


class Nothing:
    """A class of parts that are never used: to inherit from, and a palette that is never open."""

    @staticmethod
    def is_open(app: object) -> bool:
        """Never."""
        return False


class Quiet:
    """A logger that is asked for details at every start, and for all else seldom."""

    def __init__(self, name: str) -> None:
        self.name = name

    def debug(self, *_: object) -> None:
        """Left out."""

    def addHandler(self, _: object) -> None:
        """The real one says what nobody handles by itself."""

    def __getattr__(self, name: str) -> Any:
        return getattr(of("logging", "getLogger")(self.name), name)


# By module the classes that are taken from it and never made.
NEVER = {
    "textual.command": (
        "CommandListItem",
        "CommandPalette",
        "DiscoveryHit",
        "Hit",
        "Hits",
        "Provider",
        "SimpleProvider",
    ),
    "platformdirs": ("user_downloads_path",),
    "ast": ("NodeVisitor",),
    "decimal": ("Decimal",),
    "logging": ("StreamHandler",),
}
# By module the functions that are taken from it by name and called seldom; of some modules none is.
SELDOM: dict[str, tuple[str, ...]] = {
    "ast": ("literal_eval",),
    "asyncio.sslproto": (),
    "difflib": ("get_close_matches",),
    "ipaddress": (),
    "mimetypes": (),
    "pickle": ("dumps", "loads"),
    "rich.panel": ("Panel",),
    "rich.table": ("Table",),
    "rich.tree": ("Tree",),
    "traceback": ("extract_stack",),
    "uuid": ("uuid4",),
}
# By module what is taken from it at once: defaults of functions, numbers for links, loggers.
AT_ONCE: dict[str, dict[str, Any]] = {
    "logging": {"getLogger": Quiet, "DEBUG": 10},
    "random": {"getrandbits": lambda n: int.from_bytes(os.urandom((n + 7) // 8)) >> -n % 8},
    "subprocess": {"PIPE": -1, "STDOUT": -2, "DEVNULL": -3},
}


class Later(ModuleType):
    """A module that is imported as soon as anything is asked of it that is not at hand."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by the import system, of every module
            raise AttributeError(name)
        return of(self.__name__, name)


class Typing(ModuleType):
    """In place of typing_extensions what typing has by the same name, else the real one's."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        import typing

        return getattr(typing, name) if hasattr(typing, name) else of(self.__name__, name)


def of(module: str, name: str) -> Any:
    """What a module has by this name, the real one's."""
    from importlib import import_module

    if isinstance(sys.modules.get(module), (Later, Typing)):
        del sys.modules[module]
    return getattr(import_module(module), name)


def later(module: str, name: str) -> Callable[..., Any]:
    """A function that imports what it stands for when it is called."""
    return lambda *args, **named: of(module, name)(*args, **named)


def stand_in(module: str) -> ModuleType:
    """In place of a module, until it is needed."""
    made = Later(module, "Left for later by pincite.")
    made.__dict__.update((one, type(one, (Nothing,), {})) for one in NEVER.get(module, ()))
    made.__dict__.update((one, later(module, one)) for one in SELDOM.get(module, ()))
    made.__dict__.update(AT_ONCE.get(module, {}))
    return made


@contextmanager
def spared() -> Iterator[None]:
    """Imports within the block do without; what is there already stays, and with Textual there nothing is done."""
    if not {"textual", "asyncio", "ssl"}.isdisjoint(sys.modules):
        yield
        return
    made = {one: stand_in(one) for one in {**NEVER, **SELDOM, **AT_ONCE} if one not in sys.modules}
    if "typing_extensions" not in sys.modules:
        made["typing_extensions"] = Typing("typing_extensions")
    sys.modules.update(made)
    sys.modules["ssl"] = None  # type: ignore[assignment]  # asyncio then goes without it, as on a Python without it
    try:
        yield
    finally:
        del sys.modules["ssl"]
        for name, module in made.items():  # whoever asks for one of them from now on has the real one
            if sys.modules.get(name) is module:
                del sys.modules[name]
