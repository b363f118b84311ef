"""What a line of each kind may say: every name with the field or the links that it fills. From db.kinds alone."""

from dataclasses import field
from functools import cache
from typing import Any

from db.classes import dataclass
from db.kinds import BY_NAME, COMMON, KINDS
from db.records import Field, Kind, Links
from db.words.near import an, hint

# Names of a line that no field has.
LINE_NAMES = frozenset({"kind", "key", "code"})
FIELDS = "fields"
CITE_NAMES = frozenset({"cites", "passage", "passages", "citations", "citation"})
CITED_AT = frozenset({"article", "start", "end", "stop", "words", "before", "after", "version"})
VALUED = frozenset({"claim", "assessment"})
VALUE_NAMES = frozenset({"value"})
TEXT_NAMES = frozenset(
    {"text", "raw", "file", "raw_name", "media_type", "encoding", "converter", "sha256", "raw_sha256"}
)
OWN_TEXT = frozenset({"article", "text"})

# Columns of links that no two rows of one owner share.
ONCE: dict[str, tuple[str, ...]] = {
    "citation": ("passage", "role"),
    "name": ("name",),
    "tagging": ("tag",),
    "relation": ("relation", "other"),
    "target_effect": ("effect",),
    "weighing": ("claim",),
    "bearing": ("claim",),
    "addressee": ("actor",),
    "working": ("role",),
    "denial": ("claim",),
    "origin_article": ("article",),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One name of a line: the field and its place in the row, or the links."""

    field: Field | None = None
    at: int = 0
    links: Links | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One kind: its columns, a row with the defaults alone, its steps by name; whether it cites passages."""

    kind: Kind
    columns: tuple[str, ...]
    blank: tuple[Any, ...]
    steps: dict[str, Step]
    at: dict[str, int] = field(default_factory=dict)
    required: tuple[tuple[str, int, Field], ...] = ()
    cites: bool = False
    # Names that no step reads but the value, the words or the passage beside the fields.
    read_elsewhere: frozenset[str] = frozenset()
    # The places of fields that read words in one line, by name; whether assessments may stand beside the fields.
    lines: dict[str, int] = field(default_factory=dict)
    holds: bool = False

    def names(self) -> list[str]:
        """All names that a line of this kind may use."""
        extra = [*(VALUE_NAMES if self.kind.name in VALUED else ()), *((FIELDS,) if has_fields(self.kind) else ())]
        words = [name for name in sorted(TEXT_NAMES) if self.kind.name in OWN_TEXT]
        return list(dict.fromkeys([*self.steps, *extra, *words]))

    def unknown(self, name: str) -> str:
        """What to say of a name that the kind has not."""
        return f"{an(self.kind.name).capitalize()} has no field “{name}”; {hint(name, self.names())}"


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """One kind of link rows: the columns after the owner and the place, and the fields by name."""

    links: Links
    columns: tuple[str, ...]
    blank: tuple[Any, ...]
    steps: dict[str, Step]


@cache
def plan_of(name: str) -> Plan:
    """The plan of a kind."""
    kind = BY_NAME[name]
    fields = (*kind.fields, *(COMMON[one] for one in kind.common))
    columns, blank, steps = ["id"], [None], {}
    for one in fields:
        steps[line_name(one)] = Step(one, len(columns))
        columns += one.columns
        blank += [one.default, *[None] * (len(one.columns) - 1)]
    for links in kind.links:
        steps[links.name] = Step(links=links)
        if links.table == "citation":
            steps.update(dict.fromkeys(CITE_NAMES - {one.name for one in fields}, Step(links=links)))
    if "type" not in steps and "kind_of" in steps:
        steps["type"] = steps["kind_of"]
    needed = (
        (name, one.at, one.field)
        for name, one in steps.items()
        if one.field and one.field.required and name == line_name(one.field)
    )
    at = {name: place for place, name in enumerate(columns)}
    cites = any(links.table == "citation" for links in kind.links)
    elsewhere = (VALUE_NAMES, name in VALUED), (TEXT_NAMES, name in OWN_TEXT), (CITED_AT, cites)
    read_elsewhere = frozenset().union(*(names for names, there in elsewhere if there))
    lines = {name: one.at for name, one in steps.items() if one.field and one.field.reads == "line"}
    made = (kind, tuple(columns), tuple(blank), steps, at, tuple(needed), cites, read_elsewhere)
    return Plan(*made, lines, has_fields(kind))


def line_name(one: Field) -> str:
    """The name of a field in a line: a line's kind says what the record is, so the field of that name is kind_of."""
    return "kind_of" if one.name == "kind" else one.name


def has_fields(kind: Kind) -> bool:
    """Whether a line of the kind may give assessments under "fields"."""
    return kind.name not in ("assessment", "passage", "text", "tag", "view", "hold")


@cache
def link_plan(table: str, owner: str) -> LinkPlan:
    """The plan of a table of links, by its owner's column."""
    links = next(one for kind in KINDS for one in kind.links if one.table == table and one.owner == owner)
    columns: list[str] = [owner, *(["position"] if links.ordered else [])]
    blank: list[Any] = [None] * len(columns)
    steps = {}
    for one in links.fields:
        steps[one.name] = Step(one, len(columns))
        columns += one.columns
        blank += [one.default, *[None] * (len(one.columns) - 1)]
    return LinkPlan(links, tuple(columns), tuple(blank), steps)
