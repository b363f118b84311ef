"""A suggestion in words, and the record that accepting it makes: its kind and fields."""

import json

from db.case import Case
from db.errors import Invalid
from db.suggest.gazetteer.places import Place
from db.suggest.suggestion import Counted, Dated, Placed, Quoted, Suggestion, Termed
from db.words.dates import AGAINST, read_date
from db.words.numbers import show_count

LISTED = {"weapon": "weapon", "target": "target", "legal": "legal"}
SHARES = {"most_of": "most of them", "unknown": "a share of them"}
WIDE = ("Governorate", "Province", "Region", "State")
PROPERTY = {"date": "date", "place": "place", **LISTED}


def read(one: Suggestion) -> str:
    """What a suggestion is read as, in a few words."""
    match one.reading:
        case Quoted(mode=mode, full=full, speaker=speaker):
            return f"{mode}, {full or speaker or 'speaker unknown'}"
        case Counted(what=what, count=count, unit=unit, period=period):
            unit = "" if unit == "not_said" else f" {unit}"
            said = SHARES.get(count.qualifier, "") if count.base is None else ""
            said = said or show_count(count)
            return f"{what}: {said}{unit}" + (f", {period}" if period else "")
        case Dated(edtf=edtf):
            return edtf or ("once the article has a date" if hangs(one) else "not known")
        case Placed(name=name, within=within):
            return f"{name}, {within}" if within else name
        case Termed(term=term, name=name, modality=modality):
            return ", ".join(filter(None, (term.replace("_", " "), name, modality)))


def made_of(case: Case, one: Suggestion) -> tuple[str, dict[str, str]]:
    """The kind of record that a suggestion makes and its fields; "" for one that needs none."""
    match one.reading:
        case Quoted(mode=mode, speaker=speaker, full=full, verb=verb):
            return "quote", filled(mode=mode, speaker_said=full or speaker, verb=verb)
        case Counted():
            return "claim", counted(one.reading)
        case Dated(edtf=str(edtf), premise=premise) if fits(edtf):
            inferred = {"inferred": "yes", "premise": premise} if premise else {}
            return "claim", {"property": "date", "value": edtf, **inferred}
        case Dated() if hangs(one):
            return "claim", {"property": "date"}
        case Placed(record=int(record)):
            return "claim", {"property": "place", "value": case.codes.code(record)}
        case Placed():
            return "place", place_entries(case, one.reading)
        case Termed(name=name) if one.kind == "force":
            body = name.removeprefix("the ").removeprefix("The ")
            return ("", {}) if is_known(case, body) else ("actor", {"name": body})
        case Termed(term=term, modality=modality):
            return "claim", filled(property=PROPERTY[one.kind], value=term.replace("_", " "), modality=modality)
    return "", {}


def hangs(one: Suggestion) -> bool:
    """Whether it is a weekday in an article without a date, so that its words wait for one."""
    reading = one.reading
    waits = isinstance(reading, Dated) and reading.edtf is None and not reading.premise.startswith(AGAINST)
    return waits and one.rule == "date.weekday"


def counted(reading: Counted) -> dict[str, str]:
    """The fields of the claim of a count; a share of a number that is not named has no value of its own."""
    count = reading.count
    share = count.qualifier in SHARES and count.base is None
    period = reading.period if reading.period and fits(reading.period) else ""
    return filled(
        property=reading.what, value="" if share else show_count(count), unit=reading.unit.replace("_", " "),
        window=period, whom=reading.whom,
    )  # fmt: skip


def place_entries(case: Case, place: Placed | Place) -> dict[str, str]:
    """The fields of a new record of a place as the gazetteer has it; what it lies in where the case file has that."""
    return filled(
        name=place.name, kind=place.kind, within=wide(case, place.within),
        latitude=shown(place.latitude), longitude=shown(place.longitude),
    )  # fmt: skip


def wide(case: Case, name: str) -> str:
    """The code of the governorate, region or country of that name, with or without the word for its kind; "" if none.

    A town may bear the same name, and nothing lies in it.
    """
    names = json.dumps([name, *(f"{name} {word}" for word in WIDE)])
    sql = """SELECT id FROM place WHERE withdrawn IS NULL AND coalesce(kind, '') IN (SELECT value FROM json_each(?2))
        AND (name COLLATE NOCASE IN (SELECT value FROM json_each(?1))
          OR id IN (SELECT record FROM name WHERE name COLLATE NOCASE IN (SELECT value FROM json_each(?1))))"""
    for kinds in ([f"place.{one.lower()}" for one in (*WIDE, "country")], [""]):
        found = case.rows(sql, (names, json.dumps(kinds))) if name else []
        if found:
            return case.codes.code(found[0][0]) if len(found) == 1 else ""
    return ""


def filled(**entries: str) -> dict[str, str]:
    """The entries that are not empty."""
    return {name: value for name, value in entries.items() if value}


def shown(degrees: float | None) -> str:
    """Degrees as entered."""
    return "" if degrees is None else f"{degrees:g}"


def fits(edtf: str) -> bool:
    """Whether a date is one that a field takes."""
    try:
        return bool(read_date(edtf).precision != "unknown")
    except Invalid:
        return False


def is_known(case: Case, name: str) -> bool:
    """Whether an actor bears this name, among others."""
    sql = """SELECT 1 FROM actor WHERE withdrawn IS NULL AND name = ?1 COLLATE NOCASE
        UNION SELECT 1 FROM name n JOIN actor a ON a.id = n.record WHERE n.name = ?1 COLLATE NOCASE
          AND a.withdrawn IS NULL"""
    return bool(name and case.rows(sql, (name,)))


def answers(one: Suggestion, makes: str, kind: str, prop: str) -> bool:
    """Whether a record that rests on the same words is what the suggestion would make."""
    if makes != "claim" or kind != "claim":
        return (
            makes == kind
            or (makes == "place" and prop in ("place", "areas"))
            or (one.kind == "turn" and kind == "quote")
        )
    if isinstance(one.reading, Counted):
        return prop == one.reading.what
    return prop in (PROPERTY.get(one.kind, ""), f"{PROPERTY.get(one.kind, '')}s")
