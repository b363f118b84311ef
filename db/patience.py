"""Waiting for a file that another program holds: a connection that does so by itself, whoever reads by it."""

from __future__ import annotations

from time import monotonic

from db.sqlite import OperationalError, sqlite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from db.sqlite import Cursor


def is_busy(error: OperationalError) -> bool:
    """Whether another program holds the file."""
    text = str(error)
    return "locked" in text or "busy" in text or text == "locking protocol"  # the last: many open a log at once


class Patient(sqlite.Connection):
    """A connection of which each statement outside a transaction is tried again while another program holds the file.

    Without a write-ahead log every commit of another program holds it for a moment. waits: told since when one waits,
    it naps, or raises what ends the waiting; None for one that does not wait. ahead: called before each statement,
    and may raise what keeps it from being tried.
    """

    waits: Callable[[float], None] | None = None
    ahead: Callable[[], None] | None = None

    def execute(self, *given: Any) -> Cursor:
        """As ever, once the file is free."""
        if self.ahead is not None:
            self.ahead()
        if self.in_transaction or self.waits is None:
            return super().execute(*given)
        started = monotonic()
        while True:
            try:
                return super().execute(*given)
            except OperationalError as error:
                if not is_busy(error):
                    raise
            self.waits(started)
