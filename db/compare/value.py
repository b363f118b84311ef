"""A claim as it is compared: its value, whom or what it counts, how strongly and by whom it is said. Pure."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Protocol

from db.classes import dataclass
from db.words.edtf import Date
from db.words.numbers import Count

Key = int | str  # a record's id, or the code of a term


@dataclass(frozen=True, slots=True)
class Member:
    """One record or term of a value, with the degree of involvement in an attribution ('' where none is said)."""

    key: Key
    involvement: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a value covers; None and '' where the source does not say."""

    window: Date | None = None
    until: int | None = None
    area: int | None = None
    whom: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One claim's value. type is that of its property; of count, date, members, text and yesno one is filled, or none.

    said: the value as the source says it. unit: a term's word, '' where none is given. members: also the one record
    or term of a property that has one. claimant: the innermost who says so, None for the article's own voice.
    quoted: the words of the quote that it is made in. named: somebody is named behind it.
    articles: those whose words it cites; published: when the first came out.
    """

    claim: int = 0
    subject: int = 0
    property: str = ""
    type: str = "text"
    said: str = ""
    count: Count | None = None
    unit: str = ""
    date: Date | None = None
    role: str = ""
    members: tuple[Member, ...] = ()
    operator: str = ""
    text: str = ""
    yesno: bool | None = None
    scope: Scope = Scope()
    modality: str = "stated"
    denies: bool = False
    claimant: int | None = None
    named: bool = True
    claimant_said: str = ""
    utterance: int | None = None
    quoted: str = ""
    articles: frozenset[int] = frozenset()
    published: Date | None = None
    inferred: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """How one value relates to another: the name from the first one's side, the rule, its parameters, and why.

    clash: a person should decide. soft: what leaves room for both, '' where nothing does.
    """

    name: str
    rule: str
    why: str
    params: Mapping[str, str] = field(default_factory=dict)
    clash: bool = False
    soft: str = ""

    def turned(self) -> "Relation":
        """The same from the other one's side."""
        return replace(self, name=INVERSE.get(self.name, self.name))


class Context(Protocol):
    """What rules must know beyond the two values."""

    @property
    def share(self) -> float:
        """How far approximate numbers may lie apart, as a share: 0.1 for ten per cent."""

    @property
    def quiet(self) -> bool:
        """Whether nobody reads the sentences, so that none need be made."""

    def inside(self, key: Key) -> tuple[Key, ...]:
        """What a record or term lies within or belongs to, the nearest first."""

    def name(self, key: Key) -> str:
        """Its name."""

    def kind(self, key: Key) -> str:
        """What kind of place or actor a record is, in a word; '' for all else."""

    def single(self, subject: int) -> bool:
        """Whether a record is a single event."""

    def running(self, subject: int) -> bool:
        """Whether it goes on while sources count, so that a later count may be a higher one: a war, an offensive."""

    def loose(self, place: int) -> bool:
        """Whether a place is a descriptive area, whose edges nobody draws."""

    def speaker(self, claimant: int) -> int:
        """Who speaks: of a report the body behind it."""

    def documented(self, report: int, incident: int) -> bool:
        """Whether an incident is one of a report's cases, or a part of a series or aggregate."""


# From the weightiest; what a person should look at first stands first.
NAMES = (
    "contradicts_itself",
    "disjoint",
    "attribution_differs",
    "attributed_differently",
    "type_differs",
    "overlaps",
    "unsourced",
    "stronger",
    "date_roles_differ",
    "scope_differs",
    "words_differ",
    "wording_only",
    "refines",
    "approximately_same",
    "look_alike",
    "same",
)
INVERSE = {"refines": "refined_by", "refined_by": "refines", "stronger": "weaker", "weaker": "stronger"}
FIRST_SIDE = {"refined_by": "refines", "weaker": "stronger"}
RANK = {name: place for place, name in enumerate(NAMES)} | {
    inverse: NAMES.index(name) for inverse, name in FIRST_SIDE.items()
}
LADDER = ("denied", "possible", "alleged", "apparent", "concluded", "stated")
# Values that say the same thing, so that how strongly they say it can be compared.
AGREE = frozenset({"same", "refines", "refined_by", "approximately_same", "wording_only"})
PEOPLE_UNITS = frozenset({"civilians", "people", "fighters", "staff", "children", "officials", "bodies", "not_said"})
