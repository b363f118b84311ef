"""Values of claims and assessments in the words that people read. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from db.words.dates import Date, show_date
from db.words.numbers import Count, show_counted

COUNTED = ("low", "best", "high", "qualifier", "base")
DATED = ("date", "date_low", "date_high", "date_precision")
HOLDS = (*COUNTED, *DATED, "record", "term", "text", "yesno", "operator")  # the columns of a value
JOINED = {"one_of": " or ", "or": " or ", "unknown": " / ", "jointly": " and ", "each": ", ", "and": " and "}


def word(code: str | None) -> str:
    """A term's word: barrel bomb for weapon.barrel_bomb."""
    return (code or "").rpartition(".")[2].replace("_", " ")


def count_of(row: Mapping[str, Any], prefix: str = "") -> Count | None:
    """The count in a row's columns, or None."""
    qualifier = row.get(f"{prefix}qualifier")
    if qualifier is None:
        return None
    low, best, high = (row.get(f"{prefix}{part}") for part in ("low", "best", "high"))
    return Count(qualifier, low, best, high, row.get("base") if not prefix else None)


def date_words(row: Mapping[str, Any], name: str) -> str:
    """A date's words, '' where there is none."""
    edtf = row.get(name)
    if not edtf:
        return ""
    return show_date(Date(edtf, row.get(f"{name}_low"), row.get(f"{name}_high"), row.get(f"{name}_precision") or "day"))


def value_words(row: Mapping[str, Any], names: Mapping[int, str], members: Sequence[Mapping[str, Any]] = ()) -> str:
    """A value as read: '11 civilians', '29 Jan 2020', 'Russia or Syria'; names give words for records."""
    count = count_of(row)
    if count is not None:
        return show_counted(count, word(row.get("unit")))
    if row.get("date"):
        return date_words(row, "date")
    if row.get("record"):
        return names.get(row["record"], "")
    if row.get("term"):
        return word(row["term"])
    if row.get("yesno") is not None:
        return "yes" if row["yesno"] else "no"
    if members:
        words = [names.get(one["record"], "") if one.get("record") else word(one.get("term")) for one in members]
        operator = row.get("operator") or "and"
        if operator == "including":
            return "including " + ", ".join(words)
        joined = JOINED.get(operator, ", ").join(words)
        return f"some by each of {joined}" if operator == "some_by_each" else joined
    return row.get("text") or row.get("said") or ""
