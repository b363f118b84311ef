"""A record as a line of the exchange format: names in a fixed order, values that read back as the same."""

import base64
import json
from collections.abc import Container, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from db import wording
from db.case import Case
from db.errors import Invalid
from db.importing.lines import Entry
from db.importing.plans import line_name
from db.importing.valuing import RECORDS_FIRST
from db.kinds import BY_NAME, kind_of
from db.records import Field, Kind, Links
from db.rules import Known, term
from db.value_rules import count_columns
from db.values import COUNTED, count_of
from db.vocabulary import PRIVATE, Property
from db.words.numbers import Count, read_count, show_count

Row = Mapping[str, Any]
# The columns that hold a value, by the type of its property.
HELD_IN: dict[str, tuple[str, ...]] = {
    "count": COUNTED, "date": ("date",), "record": ("record",), "term": ("term",), "text": ("text",),
    "yesno": ("yesno",), "who": (), "set": (),
}  # fmt: skip
NULLED = {
    "claim": ("said",), "victim": ("handling",), "article": ("handling",),
    "hold": ("placed_by",),
}  # fmt: skip
SETS = ("record", "term", "who", "set")
MEMBER = next(links for links in BY_NAME["claim"].links if links.table == "member").fields
TEXT_FIELDS = ("relation", "of", "language", "raw_name", "media_type", "encoding", "converter")


def encode(line: Entry) -> bytes:
    """A line as it is written."""
    return json.dumps(line, ensure_ascii=False).encode() + b"\n"


@cache
def shown(name: str) -> tuple[tuple[Field, str, bool], ...]:
    """The fields of a kind, each with its name in lines, and whether it may have to be shown as null."""
    nulled = ("unit", *NULLED.get(name, ()))
    return tuple((field, line_name(field), field.name in nulled) for field in BY_NAME[name].fields)


@lru_cache(4096)
def read_again(words: str) -> tuple[int | str | None, ...]:
    """What a count's words read as, in the order of COUNTED."""
    columns = count_columns(read_count(words))
    return tuple(columns[name] for name in COUNTED)


class Showing:
    """Turns the rows of one case file into lines; gone are the records that are left out."""

    def __init__(self, case: Case, known: Known, gone: Container[int]) -> None:
        self.case, self.known, self.gone = case, known, gone
        self.properties = known.properties
        self.words: dict[str, str] = {}
        self.code = case.codes.code
        self.several = {row[0] for row in case.rows("SELECT article FROM text GROUP BY article HAVING count(*) > 1")}
        self.pointed = 0

    def record(self, kind: Kind, row: Row, links: Mapping[str, Sequence[Row]]) -> Entry:
        """The line of a record; links are its rows by the name of the links."""
        line: Entry = {"kind": kind.name, "code": self.code(row["id"])}
        valued = kind.name in ("claim", "assessment")
        value = self.value(row, links.get("members", ())) if valued else {}
        hidden = HELD_IN[self.properties[row["property"]].value_type] if "value" in value else ()
        for field, name, nulled in shown(kind.name):
            if row[field.name] is not None and field.name not in hidden:
                line |= self.field(name, field, row[field.name])
            elif nulled and row[field.name] is None and self.nulled(kind, field.name, row):
                line[name] = None
            if field.name == "said":
                line |= value
        for one in kind.links:
            if one.name != "members" or "value" not in value or not value["value"]:
                line |= self.links(one, links.get(one.name, ()))
        for common in kind.common:
            if row[common] is not None:
                line[common] = row[common]
            elif self.nulled(kind, common, row):
                line[common] = None
        return line

    def field(self, name: str, field: Field, value: Any) -> Entry:
        """A field by its name, nothing where it names what is left out."""
        if field.reads == "ref" and value in self.gone:
            self.pointed += 1
            return {}
        return {name: self.plain(field, value)}

    def nulled(self, kind: Kind, name: str, row: Row) -> bool:
        """Whether a load would fill an empty field by itself, were it left out."""
        if name == "unit":
            return "property" in row and self.properties[row["property"]].value_type == "count"
        return name in NULLED.get(kind.name, ()) and (kind.name != "article" or row["kind"] in PRIVATE)

    def plain(self, field: Field, value: Any) -> Any:
        """A column's value as JSON: a code for a record, a word for a term, true or false."""
        if field.reads == "ref":
            return self.code(value)
        if field.reads == "term":
            return value if field.of == ("any",) else self.word(value)
        return bool(value) if field.reads == "yesno" else value

    def word(self, code: str) -> str:
        """A term's word, where that reads back as the same term; else its code."""
        if code not in self.words:
            of, _, word = code.partition(".")
            try:
                self.words[code] = word if term(word, of, self.known) == code else code
            except Invalid:
                self.words[code] = code
        return self.words[code]

    def links(self, links: Links, rows: Sequence[Row]) -> Entry:
        """Links by their name, nothing where there are none; an entry with its first part alone is that part."""
        shown = [entry for row in rows if (entry := self.link(links, row)) is not None]
        return {links.name: shown} if shown else {}

    def link(self, links: Links, row: Row) -> Any:
        """One entry of links, None where it names what is left out."""
        if links.table == "citation":
            return self.citation(row)
        entry = {}
        for field in links.fields:
            value = row[field.name]
            if value is not None and field.reads == "ref" and value in self.gone:
                self.pointed += 1
                return None
            if value is not None:
                entry[field.name] = self.plain(field, value)
        first = links.fields[0].name
        rest = {field.name: field.default for field in links.fields[1:] if field.default is not None}
        return entry[first] if entry.keys() - rest == {first} and entry.items() >= rest.items() else entry

    def citation(self, row: Row) -> Entry:
        """A citation with all that another program needs to find the words."""
        article, version = row["article"], row["version"]
        entry: Entry = {"article": self.code(article)}
        if article in self.several:
            entry["version"] = version
        entry |= {
            "start": row["start"],
            "end": row["stop"],
            "words": row["words"],
            "passage": self.code(row["passage"]),
        }
        return entry | ({"role": row["role"]} if row["role"] != "cites" else {})

    def passage(self, row: Row) -> Entry:
        """The line of a passage."""
        line: Entry = {"kind": "passage", "code": self.code(row["id"]), "article": self.code(row["article"])}
        if row["article"] in self.several:
            line["version"] = row["version"]
        line |= {"start": row["start"], "end": row["stop"], "words": row["words"]}
        for name in ("before", "after"):
            line[name] = row[name]
        for name in ("twin_of", "anchor", "withdrawn"):
            if row[name] is not None and row[name] not in self.gone:
                line[name] = self.code(row[name]) if name == "twin_of" else row[name]
        return line

    def text(self, row: Row) -> Entry:
        """The line of a text with its words, its bytes in base64 and their digests."""
        line: Entry = {"kind": "text", "code": self.code(row["id"]), "article": self.code(row["article"])}
        line["version"] = row["version"]
        for name in TEXT_FIELDS:
            if row[name] is not None:
                line[name] = self.code(row[name]) if name == "of" else row[name]
        line |= {"sha256": row["sha256"], "raw_sha256": row["raw_sha256"], "text": wording.whole(self.case, row["id"])}
        raw = self.case.one("SELECT bytes FROM raw WHERE text = ?", (row["id"],))
        line["raw"] = base64.b64encode(raw).decode() if raw is not None else None
        rows = self.case.dicts("SELECT part, person, state FROM coverage WHERE text = ? ORDER BY id", (row["id"],))
        withdrawn = {"withdrawn": row["withdrawn"]} if row["withdrawn"] is not None else {}
        return line | ({"coverage": rows} if rows else {}) | withdrawn

    def value(self, row: Row, members: Sequence[Row]) -> Entry:
        """The value as "value" where that reads back as the same columns, else {} and the columns by their names."""
        prop = self.properties[row["property"]]
        filled = [name for name in HELD_IN[prop.value_type] if row[name] is not None]
        if members:
            operator = {"operator": None} if row["operator"] is None else {}
            listed = not filled and prop.value_type in SETS
            return ({"value": [self.member(prop, one) for one in members]} if listed else {}) | operator
        if not filled:
            return {"value": None}
        if prop.value_type == "count":
            return self.count(row)
        value = row[filled[0]]
        if prop.value_type == "term":
            return {"value": self.word(value) if value.startswith(f"{prop.of}.") else value}
        if prop.value_type == "record" and not self.fits(prop, value):
            return {"value": {"record": self.code(value)}}
        return {"value": self.plain(BY_NAME["claim"].field(filled[0]), value)}

    @staticmethod
    def fits(prop: Property, record: int) -> bool:
        """Whether a record is of the kind that a property's values are of, so that its code alone is taken."""
        return not prop.of or kind_of(record).name == prop.of

    @staticmethod
    def count(row: Row) -> Entry:
        """A count as a number or words."""
        held = tuple(row[name] for name in COUNTED)
        if row["qualifier"] is None:
            return {"qualifier": None}
        if row["best"] is not None and held == (row["best"], row["best"], row["best"], "exact", None):
            return {"value": row["best"]}
        try:
            words = show_count(count_of(row) or Count("unknown"))
            return {"value": words} if read_again(words) == held else {}
        except Invalid:
            return {}

    def member(self, prop: Property, row: Row) -> Any:
        """A member of a set; a code or a word alone where that reads back as the same."""
        entry = {}
        for field in MEMBER:
            if row[field.name] is not None:
                entry[field.name] = self.plain(field, row[field.name])
        records = prop.value_type == "who" or prop.of in RECORDS_FIRST or not prop.of
        if entry.keys() == {"record"} and records:
            return entry["record"] if self.fits(prop, row["record"]) else entry
        if entry.keys() == {"term"} and not records and entry["term"].startswith(f"{prop.of}."):
            return self.word(entry["term"])
        return entry
