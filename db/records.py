"""What a record is: its kind, its code, its fields. Frozen; a change is a new record.

An id is site (21 bits) x 2^32 + kind (5 bits) x 2^27 + number, so that kind and code follow from the id
alone and copies of a case file can be merged.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from db.classes import dataclass
from db.errors import Invalid

SITE_SHIFT, KIND_SHIFT = 32, 27
NUMBER_MASK = (1 << KIND_SHIFT) - 1
LINK_KIND = 31

Value = Any
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind, written once: column, how it is read, what it means.

    reads: line, text, int, real, yesno, date (EDTF, with _low, _high, _precision beside it), time (UTC),
    count (as said, with _low, _best, _high, _qualifier beside it), choice, term, ref, code.
    of: the choices, the vocabulary list, or the kinds that a ref may name ("any" for all).
    """

    name: str
    reads: str
    help: str
    of: tuple[str, ...] = ()
    required: bool = False
    default: Value = None
    fixed: bool = False
    label: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that hold it, its own first."""
        beside = {"date": ("low", "high", "precision"), "count": ("low", "best", "high", "qualifier")}
        return (self.name, *(f"{self.name}_{part}" for part in beside.get(self.reads, ())))

    @property
    def words(self) -> str:
        """The name as people read it."""
        return self.label or self.name.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Links:
    """Rows that belong to one record and have no life of their own: table, column of the owner, fields."""

    name: str
    table: str
    owner: str
    help: str
    fields: tuple[Field, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its word, letters, number, table, fields and links, in the order people see them."""

    name: str
    letters: str
    number: int
    plural: str
    help: str
    fields: tuple[Field, ...]
    links: tuple[Links, ...] = ()
    label: str = "title"
    common: tuple[str, ...] = ("status", "handling", "withdrawn")

    @property
    def table(self) -> str:
        """The table, named as the kind."""
        return "documented_case" if self.name == "case" else self.name

    def field(self, name: str) -> Field:
        """The field of that name; Invalid where the kind has none."""
        for one in self.fields:
            if one.name == name:
                return one
        raise Invalid(f"A {self.name} has no field “{name}”; it has {', '.join(f.name for f in self.fields)}.")


@dataclass(frozen=True, slots=True)
class Record:
    """One record as read: id, code, kind, its columns and its links (lists of rows by name)."""

    id: int
    code: str
    kind: str
    values: Row
    links: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Value:
        return self.values[name]

    def get(self, name: str, default: Value = None) -> Value:
        """A column's value, or the default where there is none."""
        value = self.values.get(name)
        return default if value is None else value


def first_id(site: int, kind_number: int) -> int:
    """The id before the first of a kind at a site; ids run from the next one."""
    return (site << SITE_SHIFT) | (kind_number << KIND_SHIFT)


def kind_number(record_id: int) -> int:
    """The number of the kind that an id is of."""
    return (record_id >> KIND_SHIFT) & 31


def number(record_id: int) -> int:
    """The number in an id's code: 12 of I12."""
    return record_id & NUMBER_MASK


CODE = r"([A-Za-z]{1,2})0*([1-9]\d{0,8})([a-z]?)$"


def split_code(code: str) -> tuple[str, int, str]:
    """'i12b' as ('I', 12, 'b'); Invalid where it is no code."""
    found = re.match(CODE, code.strip())
    if not found:
        raise Invalid(f"“{code}” is no code; a code is letters and a number, as in C45 or I12.")
    return found[1].upper(), int(found[2]), found[3]
