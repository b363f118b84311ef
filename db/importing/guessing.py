"""The type of a property that is new, read off the values that lines give for it. Pure."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from db.classes import dataclass
from db.errors import Invalid
from db.words.dates import read_date
from db.words.numbers import read_count

EDTF = re.compile(r"[0-9X]{4}-[0-9X]{2}|(?:[0-9X]{4}[^/]*|\.\.)/")
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Sample:
    """What one line says of a property: its value, unit and words as given."""

    value: Any
    unit: Any = None
    said: Any = None


Is = Callable[[str], str]


def guess(samples: Sequence[Sample], is_record: Is) -> tuple[str, str]:
    """Value type, and the kind of record or '' for any; text where the values do not agree."""
    found = {kind for one in samples if (kind := type_of(one, is_record))[0]}
    types = {one[0] for one in found}
    kinds = {one[1] for one in found}
    of = kinds.pop() if len(kinds) == 1 else ""
    if len(types) == 1:
        return types.pop(), of
    if types and types <= {"record", "set"}:
        return "set", of
    if types and types <= {"record", "set", "who"}:
        return "who", of
    return "text", ""


def type_of(sample: Sample, is_record: Is) -> tuple[str, str]:
    """The type that one value shows, and the kind of record in it; ('', '') where it shows none."""
    value = sample.value
    if type(value) is bool:
        return "yesno", ""
    if type(value) in (int, float) or sample.unit is not None:
        return "count", ""
    if type(value) is list:
        return type_of_list(value, is_record)
    if type(value) is dict:
        return "record", ""
    return type_of_text(value, is_record) if type(value) is str else ("", "")


def type_of_list(values: list[Any], is_record: Is) -> tuple[str, str]:
    """A set, or who did it where the involvement is named."""
    who = any(type(one) is dict and "involvement" in one for one in values)
    names = [one.get("record", "") if type(one) is dict else one for one in values]
    kinds = {is_record(one) if type(one) is str else "" for one in names}
    return "who" if who else "set", kinds.pop() if len(kinds) == 1 else ""


def type_of_text(value: str, is_record: Is) -> tuple[str, str]:
    """A record that the text names, else a date, a count, or just words."""
    kind = is_record(value)
    if kind:
        return "record", kind
    if EDTF.match(value.strip()) and reads(read_date, value):
        return "date", ""
    if DIGIT.search(value) and reads(read_count, value):
        return "count", ""
    return "text", ""


def reads(reader: Callable[[str], object], value: str) -> bool:
    """Whether a reader takes the text."""
    try:
        reader(value)
    except Invalid:
        return False
    return True
