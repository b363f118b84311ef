"""The door: the names that tui may use, each loaded when it is first asked for."""

from importlib import import_module
from typing import Any

ROOMS: dict[str, tuple[str, ...]] = {
    "db.case": ("Case", "Person"),
    "db.creating": ("create",),
    "db.errors": (
        "Busy",
        "CaseError",
        "Invalid",
        "NeedsReason",
        "NeedsYes",
        "NotACase",
        "NotFound",
        "ReadOnly",
        "Refused",
    ),
    "db.kinds": ("BY_NAME", "BY_PLURAL", "KINDS", "kind_of", "kind_of_code"),
    "db.records": ("Field", "Kind", "Links", "Record"),
}
NAMES = {name: room for room, names in ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in NAMES:
        raise AttributeError(f"db has no {name}")
    value = getattr(import_module(NAMES[name]), name)
    globals()[name] = value
    return value
