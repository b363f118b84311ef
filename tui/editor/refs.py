"""The records that a form's texts name, as far as they were looked up: reading asks here and never waits."""

from collections.abc import Mapping

from db import Known, Looking, Named, NotFound, Property, kind_of

Wanted = tuple[str, tuple[str, ...]]


class Refs:
    """Answers by what was found; what is asked for and not known yet is kept in `wanted` for somebody to look up."""

    def __init__(self) -> None:
        self.found: dict[Wanted, Named] = {}
        self.names: dict[int, str] = {}
        self.wanted: set[Wanted] = set()

    def known(self, terms: Mapping[str, str], properties: Mapping[str, Property]) -> Known:
        """What reading must know, with these records."""
        return Known(terms, properties, self.refer)

    def refer(self, text: str, kinds: tuple[str, ...]) -> int:
        """The record that a text names; Looking while that is not known, NotFound where there is none."""
        named = self.found.get((text, kinds))
        if named is None:
            self.wanted.add((text, kinds))
            raise Looking("…")
        if not named.id:
            raise NotFound(named.problem)
        return int(named.id)

    def take(self, found: Mapping[Wanted, Named]) -> None:
        """Take what was looked up."""
        self.found.update(found)
        self.wanted -= found.keys()
        self.names.update((one.id, words_of(one)) for one in found.values() if one.id)

    def chosen(self, text: str, kinds: tuple[str, ...], record: int, name: str) -> None:
        """Take a record that was chosen from a list."""
        self.take({(text, kinds): Named(record, text, name)})


def words_of(named: Named) -> str:
    """A record as the line under a field names it."""
    kind = kind_of(named.id).name
    return f"{named.name} ({named.code}, {kind})" if named.name else f"{named.code}, {kind}"
