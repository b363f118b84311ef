"""Codes for people (C45) and ids for the file, one from the other."""

from collections.abc import Callable, Sequence
from typing import Any

from db.errors import Invalid, NotFound
from db.kinds import BY_LETTERS, kind_of, kind_of_code, kinds_named
from db.records import SITE_SHIFT, first_id, number, split_code
from db.words.near import an


class Codes:
    """Turns ids into codes and back for one case file; a foreign site's letter follows the number."""

    def __init__(self, rows: Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]) -> None:
        self.rows = rows
        self._sites: dict[int, str] | None = None
        self._home = 0

    def sites(self) -> dict[int, str]:
        """Letter by site, '' for the home site."""
        if self._sites is None:
            rows = self.rows("SELECT site, letter, home FROM site", ())
            self._sites = {site: "" if home else letter for site, letter, home in rows}
            self._home = next((site for site, _, home in rows if home), 0)
        return self._sites

    @property
    def home(self) -> int:
        """The number of the home site."""
        self.sites()
        return self._home

    def code(self, record_id: int) -> str:
        """C45 for an id."""
        letter = self.sites().get(record_id >> SITE_SHIFT, "")
        return f"{kind_of(record_id).letters}{number(record_id)}{letter}"

    def id(self, code: str) -> int:
        """The id that a code names, whether or not such a record exists; Invalid where it is no code."""
        kind = kind_of_code(code)
        _, count, letter = split_code(code)
        if not letter:
            return first_id(self.home, kind.number) + count
        for site, one in self.sites().items():
            if one == letter:
                return first_id(site, kind.number) + count
        raise Invalid(f"No site of this case file has the letter {letter}, as in {code}.")

    def missing(self, record_id: int) -> NotFound:
        """What to say of an id that no record has."""
        return NotFound(f"This case file holds no {self.code(record_id)}.")

    def find(self, name: str, kinds: tuple[str, ...] = ()) -> int:
        """A record by code, or by its exact name or title within the kinds; NotFound or Invalid otherwise."""
        try:
            record_id = self.id(name)
        except Invalid:
            return self.by_name(name, kinds)
        if not self.exists(record_id):
            raise self.missing(record_id)
        kind = kind_of(record_id)
        if kinds and "any" not in kinds and kind.name not in kinds:
            raise Invalid(f"{name} is {an(kind.name)}; here it must be {' or '.join(map(an, kinds))}.")
        return record_id

    def exists(self, record_id: int) -> bool:
        """Whether a record has this id."""
        sql = "SELECT 1 FROM record WHERE id = ?"
        return bool(self.rows(sql, (record_id,)))

    def by_name(self, name: str, kinds: tuple[str, ...]) -> int:
        """A record of these kinds by its whole name, or another of its names."""
        wanted = kinds_named(kinds) or [kind for kind in BY_LETTERS.values() if kind.label in ("name", "title")]
        found: set[int] = set()
        for kind in wanted:
            sql = f"SELECT id FROM {kind.table} WHERE {kind.label} = ? COLLATE NOCASE AND withdrawn IS NULL"
            found.update(self.ids(sql, name))
            if any(one.table == "name" for one in kind.links):
                sql = (
                    f"SELECT r.id FROM name n JOIN {kind.table} r ON r.id = n.record "
                    "WHERE n.name = ? COLLATE NOCASE AND r.withdrawn IS NULL"
                )
                found.update(self.ids(sql, name))
        words = "record" if not kinds or "any" in kinds else " or ".join(kind.name for kind in wanted)
        if not found:
            raise NotFound(f"This case file holds no {words} with the code or name “{name}”.")
        if len(found) > 1:
            codes = ", ".join(sorted(self.code(one) for one in found))
            raise Invalid(f"“{name}” may be {codes}; give the code.")
        return found.pop()

    def ids(self, sql: str, *args: Any) -> list[int]:
        """The first column of a query."""
        return [row[0] for row in self.rows(sql, args)]
