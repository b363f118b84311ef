"""What Textual imports for parts of it that pincite has no use for, left out: time and 6 MB at every start.

The command palette brings a dozen widgets with it, asyncio brings OpenSSL. Empty stand-ins take their names while
Textual is imported, and no longer. Used by the program alone, before it imports Textual; tests run with all.
The figure is the peak of a process that imports the screen: 35.5 MB with all of it, 29.0 without.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

# By module the names that Textual takes from it, none of which it uses without palette and downloads.
STAND_INS = {
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
}


class Nothing:
    """What a stand-in's names are: a class to inherit from, a palette that is never open."""

    @staticmethod
    def is_open(app: object) -> bool:
        """Never."""
        return False


def stand_in(name: str, names: tuple[str, ...]) -> ModuleType:
    """A module with empty classes of these names."""
    module = ModuleType(name, "Left out by pincite.")
    for one in names:
        setattr(module, one, type(one, (Nothing,), {}))
    return module


@contextmanager
def spared() -> Iterator[None]:
    """Imports within the block do without; where Textual is there already, nothing is done."""
    if not {"textual", "asyncio", "ssl", "platformdirs"}.isdisjoint(sys.modules):
        yield
        return
    sys.modules.update((name, stand_in(name, names)) for name, names in STAND_INS.items())
    sys.modules["ssl"] = None  # type: ignore[assignment]  # asyncio then goes without it, as on a Python without it
    try:
        yield
    finally:
        for name in ("ssl", *STAND_INS):  # whoever asks for one of them from now on has the real one
            del sys.modules[name]
