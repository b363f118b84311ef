"""The dataclass of db.classes, for the screen; the reader of types sees the standard library's."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    from db import dataclass as dataclass
