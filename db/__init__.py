"""The door: the names that tui may use, each loaded when it is first asked for."""

from importlib import import_module
from typing import Any

ROOMS: dict[str, tuple[str, ...]] = {
    "db.case": ("Case", "Person"),
    "db.citing": ("Resting", "Spot", "spots"),
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
        "Stopped",
    ),
    "db.graphemes": ("is_boundary",),
    "db.kinds": ("BY_NAME", "BY_PLURAL", "KINDS", "kind_of", "kind_of_code"),
    "db.listings": ("LISTINGS", "Column", "Listing"),
    "db.pages": ("Asked", "Page", "count_rows", "hurried", "read_page", "read_rows", "rows_before", "watched"),
    "db.reader": ("Heading", "Part", "Passage", "Reader"),
    "db.records": ("Field", "Kind", "Links", "Record"),
    "db.watch": ("News", "Watch"),
    "db.windows": ("Plan", "Row", "listing_named", "plan"),
    "db.wording": ("newest",),
}
NAMES = {name: room for room, names in ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in NAMES:
        raise AttributeError(f"db has no {name}")
    value = getattr(import_module(NAMES[name]), name)
    globals()[name] = value
    return value
