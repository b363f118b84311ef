"""What a rule takes out of a text: where it stands, how it is read, by which rule, and whether it guessed. Pure."""

from dataclasses import dataclass

from db.words.numbers import Count

Span = tuple[int, int]
KINDS = ("quote", "turn", "count", "date", "place", "weapon", "target", "force", "legal")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Speech: how much of it is the speaker's own words, and who speaks, as named beside it and in full.

    speaker is "" where it is not known; said_at and full_at say where the names stand. inside: within other speech.
    """

    mode: str
    speaker: str = ""
    said_at: Span | None = None
    full: str = ""
    full_at: Span | None = None
    verb: str = ""
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """A count of people: what befell them (a property), how many, the unit (a word of the list), whom as said.

    window: where the period that it covers stands, and part_of the count that it is a part of.
    """

    what: str
    count: Count
    unit: str = "not_said"
    whom: str = ""
    window: Span | None = None
    period: str = ""
    part_of: Span | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in EDTF, None where the article's own date would be needed; relative: read against that date.

    premise: what it was read against, in words, "" where it is stated whole.
    """

    edtf: str | None
    relative: bool = False
    premise: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A place by the name that the gazetteer or the case file gives it; kind and within are "" where not known.

    record: its id where it is a place of the case file.
    """

    name: str
    kind: str = ""
    within: str = ""
    latitude: float | None = None
    longitude: float | None = None
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Termed:
    """A word of one of the lists (weapon, target, legal), or a force or body as said; modality of legal words."""

    term: str = ""
    name: str = ""
    modality: str = ""
    record: int | None = None


Reading = Quoted | Counted | Dated | Placed | Termed


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that a rule found: its spans (code points, half-open, in order), its reading, the rule's id.

    guess: why it is a guess, "" where the words say it. cites: the words that a claim of it would rest on.
    """

    kind: str
    spans: tuple[Span, ...]
    reading: Reading
    rule: str
    guess: str = ""
    cites: Span | None = None

    @property
    def start(self) -> int:
        """Its first code point."""
        return self.spans[0][0]

    @property
    def stop(self) -> int:
        """The code point after its last."""
        return self.spans[-1][1]


def meet(one: Span, other: Span) -> bool:
    """Whether two spans share a code point."""
    return one[0] < other[1] and other[0] < one[1]
