"""The lines of a form: from a kind's declaration, and from the properties of which something may be held. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from db import BY_NAME, Field, Kind, Property, form_fields, form_kind
from tui import safe

MORE, HELD = "more", "held"
FOLDS = {MORE: "more fields", HELD: "what else is held of it"}
LISTED = ("choice", "term", "terms", "yesno", "code")
NAMED = ("ref", "refs")
# What a first entry needs, in this order; the kinds that are not here show all fields but those below.
FIRST = {
    "incident": "title date place killed injured who kind",
    "article": "title publisher published kind author language url",
    "claim": "subject property said value unit claimant claimant_said modality",
    "assessment": "subject property value unit standard reason",
    "actor": "name kind within description",
    "place": "name kind within",
    "victim": "name incident number unit harm age sex description",
    "target": "name incident kind number place",
    "quote": "speaker speaker_said mode verb said_on utterance",
    "evidence": "title method number by about strength",
    "response": "title actor kind request as_of text",
}
DEEPER = frozenset({"handling"})
HELPS = {
    "count": "a number, as in 11, at least 8 people, 3 to 5, about 4,000, dozens",
    "date": "a date or period, as in 2020-01-29, Jan 2020, since 2011",
    "ref": "a record; type a few letters of its name, or its code",
    "refs": "type a few letters; A or B is one of them, A and B both together, A, B each",
    "term": "type a few letters of a word of the list",
    "terms": "type a few letters; several have commas between them",
    "yesno": "yes or no",
    "line": "words",
}
HELD_READS = {"record": "ref", "who": "refs", "text": "line"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a form. reads: as a Field's, or refs and terms for sets; of: choices, list or kinds.

    held: a property; what is entered is held as an assessment. fold: what it is folded into, '' for none.
    """

    name: str
    label: str
    help: str
    reads: str
    of: tuple[str, ...] = ()
    required: bool = False
    held: bool = False
    fold: str = ""

    @property
    def listed(self) -> bool:
        """Whether it takes words of a short list."""
        return self.reads in LISTED

    @property
    def named(self) -> bool:
        """Whether it takes records."""
        return self.reads in NAMED

    @property
    def many(self) -> bool:
        """Whether it takes several, of which the one at the cursor is being typed."""
        return self.reads in ("refs", "terms")

    @property
    def long(self) -> bool:
        """Whether it takes lines of text."""
        return self.reads == "text"


def slots(kind: str, properties: Mapping[str, Property], texts: Mapping[str, str]) -> tuple[Slot, ...]:
    """The fields of a kind's form in the order in which they are shown: common ones, more, what else is held."""
    made = form_kind(kind)
    own = {one.name: own_slot(one) for one in form_fields(made) if one.name != "status"}
    held = {code: held_slot(properties[code]) for code in fitting(made, properties, texts, own)}
    every = {**held, **own}
    first = FIRST.get(kind, "").split() or [name for name in own if name not in DEEPER]
    shown = [every[name] for name in first if name in every]
    more = [replace(one, fold=MORE) for name, one in own.items() if name not in first]
    return (*shown, *more, *(replace(one, fold=HELD) for name, one in held.items() if name not in first))


def own_slot(field: Field) -> Slot:
    """A field of the record itself."""
    return Slot(field.name, field.words, field.help, field.reads, field.of, field.required)


def held_slot(prop: Property) -> Slot:
    """A property of which something may be held."""
    reads = HELD_READS.get(prop.value_type, prop.value_type)
    kinds = prop.of in BY_NAME or not prop.of
    if reads == "set":
        reads = "refs" if kinds and prop.of != "target" else "terms"
    of = (prop.of or "any",) if reads in ("ref", "refs", "term", "terms") else ()
    label = "who" if prop.code == "who" else prop.label
    return Slot(prop.code, label, HELPS[reads], reads, of, held=True)


def fitting(
    kind: Kind, properties: Mapping[str, Property], texts: Mapping[str, str], own: Iterable[str]
) -> Sequence[str]:
    """The properties that the form offers: for incidents all that fit, for others those made for them or held."""
    if any(one.name == "property" for one in kind.fields):
        return ()
    taken = {*own, "status"}
    found = []
    for code, one in properties.items():
        about = one.about.split(",") if one.about else []
        fits = kind.name in about or (kind.name == "incident" and not about)
        if code not in taken and (fits or texts.get(code)):
            found.append(code)
    return found


def now(slot: Slot, texts: Mapping[str, str], properties: Mapping[str, Property]) -> Slot:
    """A slot as it reads now: the value of a claim reads as its property does."""
    if slot.reads != "value":
        return slot
    wanted = texts.get("property", "").strip().lower()
    prop = next((one for one in properties.values() if wanted in (one.code, one.label.lower())), None)
    if prop is None:
        return replace(slot, reads="line")
    made = held_slot(prop)
    return replace(slot, reads=made.reads, of=made.of)


@dataclass(frozen=True, slots=True)
class Option:
    """One word of a list: what is entered, and what explains it."""

    text: str
    note: str = ""


def options(slot: Slot, terms: Mapping[str, str], properties: Mapping[str, Property]) -> list[Option]:
    """The words that a field takes."""
    if slot.reads == "yesno":
        return [Option("yes"), Option("no")]
    if slot.reads == "choice":
        return [Option(one.replace("_", " ")) for one in slot.of]
    if slot.reads == "code":
        return [Option(one.code, one.label if one.label != one.code else "") for one in properties.values()]
    if slot.reads in ("term", "terms"):
        listed = [(code, label) for code, label in terms.items() if slot.of[0] in ("any", code.partition(".")[0])]
        labels = [label for _, label in listed]
        return [Option(label if labels.count(label) == 1 else code) for code, label in listed]
    return []


def narrowed(some: Sequence[Option], typed: str) -> list[Option]:
    """The options that hold every word typed, those that begin with it first."""
    words = typed.lower().split()
    found = [one for one in some if all(word in f"{one.text} {one.note}".lower() for word in words)]
    return sorted(found, key=lambda one: not one.text.lower().startswith(typed.strip().lower()))


JOINTS = (" or ", " / ", " and ", ", ", ",")
LEADS = ("including ", "some by each of ")


def part_at(text: str, at: int) -> tuple[int, int]:
    """Where in a set the member stands that the cursor is in: code points, half-open, without white space."""
    low, high = 0, len(text)
    plain = text.lower()
    for lead in LEADS:
        if plain.startswith(lead) and at >= len(lead):
            low = len(lead)
    for joint in JOINTS:
        before = plain.rfind(joint, low, at)
        low = before + len(joint) if before >= 0 else low
    for joint in JOINTS:
        after = plain.find(joint, at, high)
        high = after if after >= 0 else high
    while low < high and text[low] == " ":
        low += 1
    while high > low and text[high - 1] == " ":
        high -= 1
    return low, high


def heading(words: str, count: int, opened: bool) -> str:
    """The line of a fold."""
    signs = ("+", "-") if safe.ascii_only() else ("▸", "▾")
    return f"{signs[opened]} {words} ({count})"
