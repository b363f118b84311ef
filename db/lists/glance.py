"""A first look at a case file: what its lists begin with, read once the checks of opening have passed.

Light, since the first frame waits for it: SQLite and the checks are all that is imported.
"""

from __future__ import annotations

import os

from db import opening
from db.errors import CaseError, NotACase
from db.people import names_under
from db.sqlite import DatabaseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Listed:
    """The rows of a list from one on: ids, cells and whether they are covered; whether no more stand above or below."""

    __slots__ = ("at_end", "at_start", "cells", "covered", "ids", "listing")

    def __init__(self, listing: Any, rows: list[tuple[Any, ...]], at_start: bool, at_end: bool) -> None:
        self.listing = listing
        self.ids = [row[0] for row in rows]
        self.covered = [bool(row[1]) for row in rows]
        self.cells = [tuple("" if value is None else str(value) for value in row[2:]) for row in rows]
        self.at_start, self.at_end = at_start, at_end


class Glance:
    """A case file that is looked at and closed again. Not for what `Case` gives."""

    def __init__(self, path: opening.FilePath) -> None:
        """Open and check the file; CaseError says why there is nothing to be seen yet, or what must be said first."""
        header = opening.sniff(path)
        opening.check_age(path, header.schema)
        self.path = path
        self.connection = opening.connect(path, header, readonly=True)
        try:
            opening.settle(self.connection, readonly=True)
            problem = opening.check_schema(path, self.connection)
        except CaseError:
            self.connection.close()
            raise
        except DatabaseError as error:
            self.connection.close()
            raise opening.refused(path, error) from None
        if problem:
            self.connection.close()
            raise NotACase(problem)

    def close(self) -> None:
        """Close it."""
        self.connection.close()

    def rows(self, sql: str, args: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; CaseError where they cannot be read now."""
        try:
            return self.connection.execute(sql, args).fetchall()
        except DatabaseError as error:
            raise opening.refused(self.path, error) from None

    def title(self) -> str:
        """The case file's title, its name where it has none."""
        found = self.rows("SELECT value FROM setting WHERE name = 'title'")
        name = os.path.basename(self.path)
        return str(found[0][0]) if found and found[0][0] else os.path.splitext(name)[0]

    def comeback(self, person: str) -> str:
        """The place to which a person comes back, as JSON; '' where there is none."""
        found = self.rows("SELECT place FROM comeback WHERE person = ?", (person,))
        return str(found[0][0]) if found else ""

    def names_under(self, login: str) -> tuple[str, ...]:
        """The names, other than its own, under which a login has worked here."""
        return names_under(self.rows, login)

    def listed(self, name: str, count: int, top: int | None = None) -> Listed:
        """So many rows of a list as it stands by itself, from its first or from the record `top` on."""
        from db.lists.listings import BY_NAME

        listing = BY_NAME[name]
        key = f"r.{listing.key}"
        live = f"WHERE {listing.live}"
        above = top is not None and self.rows(f"SELECT 1 FROM {listing.table} r {live} AND {key} < ? LIMIT 1", (top,))
        sql = listing.of(f"{live} AND {key} >= ? ORDER BY {key} LIMIT ?")
        found = self.rows(sql, (top or 0, count + 1))
        return Listed(listing, found[:count], not above, len(found) <= count)
