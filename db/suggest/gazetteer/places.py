"""The gazetteer as it is looked up: by a name as written, else by its sound."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from db.suggest.gazetteer import FOLDER
from db.suggest.gazetteer.keys import key, loose, written

TABLES = ("own.tsv", "geonames.tsv")
GOVERNORATE = "governorate"
SHORTEST = 5  # letters of a key that may be matched by sound alone
NAMED = re.compile(r"[^\W\d_]{3,}")
BY_SOUND = frozenset(
    "Syria Lebanon Iraq Yemen Libya Sudan Palestine Jordan Ukraine Ethiopia Myanmar Afghanistan Somalia".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place: name as shown, kind (a word of the list of places), what it lies in, degrees, other names.

    record: its id where it is a place of the case file. country: the country that it lies in or is.
    """

    name: str
    kind: str
    within: str = ""
    latitude: float | None = None
    longitude: float | None = None
    others: tuple[str, ...] = ()
    country: str = ""
    record: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return (self.name, *self.others)


class Gazetteer:
    """Places by their names; the first that was put in is the first that is found."""

    def __init__(self, places: Iterable[Place] = (), below: "Gazetteer | None" = None) -> None:
        self.below = below
        self.by_name: dict[str, list[Place]] = {}
        self.by_sound: dict[str, list[Place]] = {}
        for place in places:
            self.put(place)

    def put(self, place: Place) -> None:
        """Take in a place under all its names."""
        for name in place.names:
            add(self.by_name, written(name), place)
            sound = key(name)
            if place.record is not None or place.country in BY_SOUND:
                for one in filter(None, (sound if len(sound) >= SHORTEST else "", loose(sound))):
                    add(self.by_sound, one, place)

    def named(self, name: str) -> list[Place]:
        """The places of a name as written, whatever its case, marks, hyphens and apostrophes."""
        said = written(name)
        found = self.by_name.get(said)
        if found and len(found) > 1:
            found = sorted(found, key=lambda place: written(place.name) != said)
        return found or (self.below.named(name) if self.below else [])

    def sounding(self, sound: str) -> list[Place]:
        """The places whose name has a key, or that key without regard to short vowels."""
        found = self.by_sound.get(sound) if len(sound) >= SHORTEST else None
        found = found or self.by_sound.get(loose(sound) or "-")
        return found or (self.below.sounding(sound) if self.below else [])

    def find(self, name: str) -> list[Place]:
        """The places of a name, by sound where none is written so."""
        return self.named(name) or self.sounding(key(name))


def add(index: dict[str, list[Place]], one: str, place: Place) -> None:
    """Put a place under a key, once."""
    listed = index.setdefault(one, [])
    if one and place not in listed:
        listed.append(place)


@cache
def world() -> Gazetteer:
    """The gazetteer that travels with pincite."""
    own, cut = (list(rows(name)) for name in TABLES)
    countries = {place.name for place in (*own, *cut) if place.kind == "country"}
    return Gazetteer(merged(own, cut, countries, {place.name for place in own if place.kind == GOVERNORATE}))


def rows(name: str) -> Iterator[Place]:
    """The places of one table."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]:
        yield in_line(line)


def in_line(line: str) -> Place:
    """The place of a line of a table."""
    cells = line.split("\t")
    place, kind, within, others = cells[0], cells[1], cells[2], cells[-1]
    spot = [float(cell) if cell else None for cell in cells[3:5]] if len(cells) > 4 else [None, None]
    return Place(place, kind, within, spot[0], spot[1], tuple(filter(None, others.split("|"))))


def spelled(text: str) -> Gazetteer:
    """The places whose names are written with a word of a text: a few milliseconds, where the whole takes hundreds.

    Names that are only alike by their sound are left out.
    """
    return spelled_with(frozenset(word.lower() for word in NAMED.findall(text) if not word[0].islower()))


@lru_cache(8)
def spelled_with(words: frozenset[str]) -> Gazetteer:
    """The places whose names are written with one of some words in small letters."""
    own, cut = (list(lines_with(name, words)) for name in TABLES)
    return Gazetteer(merged(own, cut, *wide()))


def begun(name: str) -> list[Place]:
    """The places one of whose names begins with what is typed of it, as written."""
    said = written(name)
    word = next(iter(NAMED.findall(name)), "")
    if not word:
        return []
    own, cut = (list(lines_with(table, [word.lower()], whole=False)) for table in TABLES)
    some = merged(own, cut, *wide())
    return [place for place in some if any(written(one).startswith(said) for one in place.names)]


@cache
def wide() -> tuple[frozenset[str], frozenset[str]]:
    """The names of all countries, and those of our own governorates."""
    countries = [place.name for name in TABLES for place in lines_with(name, ["\tcountry\t"])]
    governorates = [place.name for place in lines_with(TABLES[0], ["\tgovernorate\t"])]
    return frozenset(countries), frozenset(governorates)


def lines_with(name: str, words: Iterable[str], whole: bool = True) -> Iterator[Place]:
    """The places of one table whose line has one of these words, or what begins with one where it is not `whole`."""
    table = (FOLDER / name).read_text(encoding="utf-8")
    low = table.replace("İ", "I").lower()  # its small form would be two letters, and the places differ
    found: set[int] = set()
    for word in words:
        at = low.find(word)
        while at >= 0:
            end = at + len(word)
            if word[0] == "\t" or not (low[at - 1 : at].isalpha() or (whole and low[end : end + 1].isalpha())):
                found.add(low.rfind("\n", 0, at) + 1)
            at = low.find(word, end)
    for start in sorted(found - {0}):
        end = table.find("\n", start)
        yield in_line(table[start : end if end >= 0 else len(table)])


def merged(
    own: list[Place], cut: list[Place], countries: Collection[str], governorates: Collection[str]
) -> Iterator[Place]:
    """Our own places with what the cut knows of them, then the rest of the cut, each with its country."""
    known: dict[tuple[str, str], list[int]] = {}
    for at, place in enumerate(cut):
        for name in place.names:
            known.setdefault((place.within.replace("Turkey", "Türkiye"), key(name)), []).append(at)
    taken: set[int] = set()
    for place in own:
        spots = {at for name in place.names for at in known.get((place.within, key(name)), ())}
        spots = {at for at in spots if place.kind not in (GOVERNORATE, "region", "area")}
        taken |= spots
        yield joined(place, [cut[at] for at in sorted(spots)], countries, governorates)
    for at, place in enumerate(cut):
        if at not in taken:
            yield replace(place, country=country_of(place, countries, governorates))


def joined(place: Place, same: list[Place], countries: Collection[str], governorates: Collection[str]) -> Place:
    """One of our own places with the spot and the names of the same places in the cut."""
    spot = next(((one.latitude, one.longitude) for one in same if one.latitude is not None), (None, None))
    others = dict.fromkeys((*place.others, *(name for one in same for name in one.names)))
    country = country_of(place, countries, governorates)
    return replace(place, latitude=spot[0], longitude=spot[1], others=tuple(others), country=country)


def country_of(place: Place, countries: Collection[str], governorates: Collection[str]) -> str:
    """The country that a place lies in or is, "" where it is not known."""
    within = "Türkiye" if place.within == "Turkey" else place.within
    if place.kind == "country":
        return place.name
    return "Syria" if within in governorates else within if within in countries else ""
