"""A first look at a case file: what its lists begin with, read once the checks of opening have passed.

Light, since the first frame waits for it: SQLite and the checks are all that is imported.
"""

from __future__ import annotations

import os
from time import monotonic

from db import opening
from db.errors import CaseError, NotACase, Stopped
from db.people import names_under
from db.sqlite import DatabaseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from db.lists.windows import Plan

AT_ONCE = 0.008  # seconds that finding the rows of a filtered or ordered list may take
STEPS = 4000  # instructions of SQLite between two looks at the clock


class Listed:
    """The rows of a list from one on: ids, cells and whether they are covered; whether the list ends with them.

    above: how many rows stand above them, None where that is not known.
    """

    __slots__ = ("above", "at_end", "cells", "covered", "ids", "listing")

    def __init__(self, listing: Any, rows: Sequence[tuple[Any, ...]], above: int | None, at_end: bool) -> None:
        self.listing = listing
        self.ids = [row[0] for row in rows]
        self.covered = [bool(row[1]) for row in rows]
        self.cells = [tuple("" if value is None else str(value) for value in row[2:]) for row in rows]
        self.above, self.at_end = above, at_end

    @property
    def total(self) -> int | None:
        """How many rows the list has, where that is known."""
        return None if self.above is None or not self.at_end else self.above + len(self.ids)


class Glance:
    """A case file that is looked at and closed again. Not for what `Case` gives."""

    def __init__(self, path: opening.FilePath) -> None:
        """Open and check the file; CaseError says why there is nothing to be seen yet, or what must be said first."""
        header = opening.sniff(path)
        opening.check_age(path, header.schema)
        self.path = path
        self.until = float("inf")
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

    def rows(self, sql: str, args: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; CaseError where they cannot be read now."""
        try:
            return self.connection.execute(sql, args).fetchall()
        except DatabaseError as error:
            if monotonic() > self.until:
                raise Stopped from None
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

    def listed(self, state: Mapping[str, Any], count: int) -> Listed:
        """So many rows of a list from the first on show: its name, filter and order, cursor and top by name.

        None of them where finding them takes long, or where more than its columns is needed to say what they are.
        """
        from db.lists.listings import BY_NAME

        listing = BY_NAME[state["name"]]
        if listing.finish:
            return Listed(listing, (), None, False)
        if state.get("filter") or state.get("sort"):
            return self.sought(state, count)
        top = state.get("top")
        key = f"r.{listing.key}"
        live = f"WHERE {listing.live}"
        above = top is not None and self.rows(f"SELECT 1 FROM {listing.table} r {live} AND {key} < ? LIMIT 1", (top,))
        sql = listing.of(f"{live} AND {key} >= ? ORDER BY {key} LIMIT ?")
        found = self.rows(sql, (top or 0, count + 1))
        return Listed(listing, found[:count], None if above else 0, len(found) <= count)

    def sought(self, state: Mapping[str, Any], count: int) -> Listed:
        """The rows of a list as it is filtered and ordered, as `listed` gives them."""
        from db.lists import windows

        self.until = monotonic() + AT_ONCE
        self.connection.set_progress_handler(lambda: int(monotonic() > self.until), STEPS)
        plan = windows.plan(self, state["name"], state.get("filter", ""), state.get("sort", ""))
        try:
            return self.around(plan, state.get("cursor"), state.get("top"), count)
        except Stopped:
            return Listed(plan.listing, (), None, False)
        finally:
            self.connection.set_progress_handler(None, STEPS)
            self.until = float("inf")

    def around(self, plan: Plan, cursor: int | None, top: int | None, count: int) -> Listed:
        """The rows around a cursor, from the one that is the first on show; the first of all where it has none."""
        from db.lists import windows
        from db.sqlite import id_list

        ids = windows.around(self, plan, cursor, count, count) if cursor else []
        at = ids.index(cursor) if cursor in ids else 0
        begun, at_end = at < count, len(ids) - at - 1 < count
        if not ids:
            ids = windows.first(self, plan, count)
            begun, at_end = True, len(ids) < count
        start = ids.index(top) if top in ids else at
        listing = plan.listing
        wanted = self.rows(listing.of(f"WHERE r.{listing.key} IN (SELECT value FROM json_each(?))"), (id_list(ids),))
        found = {row[0]: row for row in wanted}
        rows = [found[one] for one in ids[start:] if one in found]
        return Listed(listing, rows, start if begun else None, at_end)
