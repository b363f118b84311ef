"""What an entry will be stored as, in words, while it is typed. Pure: records are named by what `known` refers to."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

from db.errors import CaseError, Invalid
from db.kinds import form_kind
from db.records import Field
from db.rules import Columns, Known, property_of, read
from db.value_rules import Reading, entries, noun_unit, read_said, read_value
from db.values import count_of, value_words, word
from db.vocabulary import Property
from db.words.dates import Date, is_relative, show_date
from db.words.edtf import MONTHS
from db.words.near import nearest
from db.words.numbers import Count, explain_count, split_unit

Texts = Mapping[str, str]
Names = Mapping[int, str]


def stored_as(kind: str, name: str, texts: Texts, known: Known, names: Names, before: str = "") -> str:
    """What the text of a field, or what is held for a property, will be stored as; '' where it goes without saying.

    before: what is held now, whose unit stays where none is said. Raises Invalid or NotFound with what is wrong.
    """
    text = texts.get(name, "").strip()
    made = form_kind(kind)
    fields = {one.name: one for one in (*entries(made), *made.fields)}
    if name not in fields and name in known.properties:
        return held_preview(known.properties[name], text, before.strip(), known, names) if text else ""
    if name in ("value", "unit", "operator", "said") and "property" in fields:
        return value_preview(name, texts, known, names)
    field = fields.get(name) or made.field(name)
    return stored(field, read(field, text, known), known, names) if text or field.required else ""


def held_preview(prop: Property, text: str, before: str, known: Known, names: Names) -> str:
    """A value that is to be held in the place of another: as it is, a count keeps its unit where none is said."""
    reading = read_value(prop, text, known)
    unit = None
    if prop.value_type == "count" and before and not noun_unit(split_unit(text)[1], known):
        with suppress(CaseError):
            unit = read_value(prop, before, known).columns.get("unit")
    if not unit or word(unit) == "not said":
        return reading_words(reading, names, known)
    stays = replace(reading, columns=reading.columns | {"unit": unit})
    return f"{reading_words(stays, names, known)}; the unit stays"


def value_preview(name: str, texts: Texts, known: Known, names: Names) -> str:
    """The value of a claim or assessment, as entered or as its words give it."""
    text, said = texts.get("value", "").strip(), texts.get("said", "").strip()
    if not text and (not said or name == "unit"):
        return ""
    prop = property_of(texts.get("property", ""), known)
    unit, operator = texts.get("unit", ""), texts.get("operator", "").strip().lower().replace(" ", "_")
    if text:
        return "" if name == "said" else reading_words(read_value(prop, text, known, unit, operator), names, known)
    if prop.value_type == "date" and is_relative(said):
        return "its value follows from the date of its article, now or once that is known"
    try:
        return f"its value: {reading_words(read_said(prop, said, known, unit), names, known)}"
    except Invalid:
        return "the value does not follow from these words by itself; enter it below"


def stored(field: Field, columns: Columns, known: Known, names: Names) -> str:
    """The columns of one field in words."""
    value = columns[field.name]
    if value is None or field.reads in ("line", "text"):
        return ""
    match field.reads:
        case "date":
            return date_preview(columns, field.name)
        case "count":
            kept = split_unit(str(value))[1]
            return count_words(columns, f"{field.name}_", "") + (f"; “{kept}” is kept as written" if kept else "")
        case "ref":
            return names.get(value, "")
        case "yesno":
            return "yes" if value else "no"
        case "term":
            return known.terms.get(value, value)
        case "code":
            return known.properties[value].label
        case "time":
            return f"{value.replace('T', ' ').removesuffix('Z')} UTC"
    return str(value).replace("_", " ")


def reading_words(reading: Reading, names: Names, known: Known) -> str:
    """A value as read, in words."""
    columns = reading.columns
    if columns.get("qualifier"):
        left = f"; “{reading.left}” is not read{meant(reading.left, known)}" if reading.left else ""
        return count_words(columns, "", word(columns.get("unit"))) + left
    if columns.get("date"):
        return date_preview(columns, "date")
    return value_words(columns, names, reading.members)


def meant(left: str, known: Known) -> str:
    """The unit that words begin, or are almost, as a question; '' where there is none."""
    first = left.split()[0].lower()
    units = [label for code, label in known.terms.items() if code.startswith("unit.")]
    begun = [one for one in units if len(first) > 2 and one.startswith(first)]
    near = begun[:1] or ([nearest(first, units)] if nearest(first, units) else [])
    return f"; did you mean {near[0]}?" if near else ""


def count_words(columns: Columns, prefix: str, unit: str) -> str:
    """A count with its bounds and unit: "just under 1,000,000 people, approximate"."""
    count = count_of(columns, prefix)
    bounds, comma, rest = explain_count(count).partition(", ") if isinstance(count, Count) else ("", "", "")
    if not unit or unit == "not said":
        return f"{bounds}{comma}{rest}{'; unit not said' if unit else ''}"
    return f"{bounds} {unit}{comma}{rest}"


def date_preview(columns: Columns, name: str) -> str:
    """A date, with the days that it spans where it is more than one."""
    edtf, low, high, precision = (columns[f"{name}{part}"] for part in ("", "_low", "_high", "_precision"))
    words = show_date(Date(edtf, low, high, precision))
    if precision == "unknown":
        return f"{words}; it sorts last while the year is not known"
    if precision == "day":
        return f"{words}, a {date.fromisoformat(low):%A}"
    return f"{words}: {day(low) or 'open'} to {day(high) or 'open'}"


def day(iso: str | None) -> str:
    """A day as people write it."""
    return f"{int(iso[8:])} {MONTHS[int(iso[5:7]) - 1][:3]} {iso[:4]}" if iso else ""
