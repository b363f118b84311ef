"""What the rules must know of a case file: hierarchies, names, which subjects are single events. Read when asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from db.kinds import kind_of
from db.lists.listings import COVER
from db.records import kind_number
from db.sqlite import Connection, id_list

if TYPE_CHECKING:
    from db.compare.value import Key

SHARE = 10  # per cent within which approximate numbers are compared, unless the case file says otherwise
SETTING = "approximate"
INCIDENT, REPORT, ACTOR, PLACE = 6, 4, 8, 7
# Kinds of place whose edges nobody draws.
LOOSE = frozenset({"place.region", "place.area", "place.border", "place.other", "place.road"})
DOCUMENTED = """
SELECT 1 FROM documented_case WHERE report = ?1 AND incident = ?2 AND withdrawn IS NULL
UNION ALL SELECT 1 FROM relation WHERE incident = ?2 AND other = ?1 AND relation = 'relation.part_of'
UNION ALL SELECT 1 FROM relation WHERE incident = ?1 AND other = ?2 AND relation = 'relation.contains' LIMIT 1"""


class Knowing:
    """A context that reads from one connection and remembers what it read; made anew for each operation.

    covers: names of protected records stay covered.
    """

    def __init__(self, connection: Connection, *, quiet: bool = False, covers: bool = False) -> None:
        self.connection = connection
        self.quiet = quiet
        self.covers = covers
        self.lineages: dict[Key, tuple[Key, ...]] = {}
        self.names: dict[Key, str] = {}
        self.scopes: dict[int, str] = {}
        self.looses: dict[int, bool] = {}
        self.bodies: dict[int, int] = {}
        self._share: float | None = None

    @property
    def share(self) -> float:
        """From the setting, in per cent."""
        if self._share is None:
            row = self.connection.execute("SELECT value FROM setting WHERE name = ?", (SETTING,)).fetchone()
            words = (row[0] or "").strip().rstrip("%").strip() if row else ""
            number = float(words) if words.replace(".", "", 1).isdigit() else SHARE
            self._share = min(number, 100.0) / 100
        return self._share

    def inside(self, key: Key) -> tuple[Key, ...]:
        """Places by what they lie in, actors by the body that they belong to."""
        if isinstance(key, str):
            return ()
        if key not in self.lineages:
            self.lineages[key] = self.line(key)
        return self.lineages[key]

    def line(self, record: int) -> tuple[Key, ...]:
        """Each record outwards, once; a circle ends where it closes."""
        if kind_number(record) not in (ACTOR, PLACE):
            return ()
        table = kind_of(record).table
        found: list[int] = []
        at: int | None = record
        while at is not None and at not in found:
            found.append(at)
            row = self.connection.execute(f"SELECT within FROM {table} WHERE id = ?", (at,)).fetchone()
            at = row[0] if row else None
        return tuple(found[1:])

    def name(self, key: Key) -> str:
        """A record's label, a term's word."""
        if key not in self.names:
            self.names[key] = self.label(key)
        return self.names[key]

    def label(self, key: Key) -> str:
        """As it stands in the file."""
        if isinstance(key, str):
            return key.rpartition(".")[2].replace("_", " ")
        kind = kind_of(key)
        handling = "handling" if "handling" in kind.common else "NULL"
        sql = f"SELECT {kind.label}, coalesce({handling}, '') FROM {kind.table} WHERE id = ?"
        row = self.connection.execute(sql, (key,)).fetchone()
        if row and self.covers and row[1] in ("protected", "privileged"):
            return COVER
        words = str(row[0] or "") if row else ""
        return f"the report “{words}”" if kind.name == "report" else words

    def kind(self, key: Key) -> str:
        """As a place or an actor says it."""
        if isinstance(key, str) or kind_number(key) not in (ACTOR, PLACE):
            return ""
        row = self.connection.execute(f"SELECT kind FROM {kind_of(key).table} WHERE id = ?", (key,)).fetchone()
        return str(row[0] or "").rpartition(".")[2].replace("_", " ") if row else ""

    def one(self, sql: str, record: int, kind: int) -> Any:
        """One column of a record of that kind, None of any other."""
        row = self.connection.execute(sql, (record,)).fetchone() if kind_number(record) == kind else None
        return row[0] if row else None

    def know(self, subjects: Iterable[int]) -> None:
        """Have the scopes of incidents at hand, by one query."""
        ids = [one for one in subjects if kind_number(one) == INCIDENT]
        sql = "SELECT id, scope FROM incident WHERE id IN (SELECT value FROM json_each(?))"
        self.scopes.update(self.connection.execute(sql, (id_list(ids),)).fetchall())

    def scope(self, subject: int) -> str:
        """The scope of an incident, '' of anything else."""
        if subject not in self.scopes:
            found = self.one("SELECT scope FROM incident WHERE id = ?", subject, INCIDENT)
            self.scopes[subject] = found or ""
        return self.scopes[subject]

    def single(self, subject: int) -> bool:
        """Whether it is an incident of the scope single."""
        return self.scope(subject) == "single"

    def running(self, subject: int) -> bool:
        """Whether it is a campaign or a state."""
        return self.scope(subject) in ("campaign", "state")

    def loose(self, place: int) -> bool:
        """By the kind of the place."""
        if place not in self.looses:
            self.looses[place] = self.one("SELECT kind FROM place WHERE id = ?", place, PLACE) in LOOSE
        return self.looses[place]

    def speaker(self, claimant: int) -> int:
        """A report's body, else the claimant."""
        if claimant not in self.bodies:
            self.bodies[claimant] = self.one("SELECT body FROM report WHERE id = ?", claimant, REPORT) or claimant
        return self.bodies[claimant]

    def documented(self, report: int, incident: int) -> bool:
        """By documented cases, and by what is part of what."""
        return self.connection.execute(DOCUMENTED, (report, incident)).fetchone() is not None
