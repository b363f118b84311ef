"""What Textual imports for parts of it that pincite has no use for, left out: time and 6 MB at every start.

The command palette and the pilot of tests bring a dozen widgets with them, asyncio brings OpenSSL. Empty stand-ins
take their names while Textual is imported. Used by the program alone, before it imports Textual; tests run with all.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

# By module the names that Textual takes from it, none of which it uses without palette, pilot and downloads.
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
    "textual.pilot": ("Pilot",),
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
        del sys.modules["ssl"]
