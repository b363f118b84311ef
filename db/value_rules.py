"""One check per type of property: the value of a claim or assessment from what was entered. Pure."""

import re
from collections.abc import Callable
from dataclasses import field

from db.classes import dataclass
from db.errors import Invalid, NotFound, quoted
from db.kinds import BY_NAME
from db.records import Field, Kind
from db.rules import Columns, Known, date_columns, read_yesno, term
from db.vocabulary import CLOSED, Property
from db.words.dates import is_relative, read_date
from db.words.near import plain
from db.words.numbers import Count, may_begin, read_count, split_unit, take_count

VALUE = Field("value", "value", "the value: 11, at least 3, 2020-01-29, Ariha, A or B, yes")
HIDDEN = frozenset({"low", "best", "high", "qualifier", "base", "date", "record", "term", "text", "yesno"})
NOUN = re.compile(r"\s+(\w+)")
# What joins the members of a set, and what it says of them; the first that is found decides.
JOINS = ((" or ", "one_of", "or"), (" / ", "unknown", "or"), (" and ", "jointly", "and"), (",", "each", "and"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as read: columns of the row, rows of the table of members for sets; left: words that were not read."""

    columns: Columns = field(default_factory=dict)
    members: tuple[Columns, ...] = ()
    left: str = ""


def entries(kind: Kind) -> tuple[Field, ...]:
    """The fields that people fill in for a kind: one value instead of the columns that hold it."""
    if not any(one.name == "property" for one in kind.fields):
        return tuple(one for one in kind.fields if not one.fixed)
    fields: list[Field] = []
    for one in kind.fields:
        if one.name not in HIDDEN and not one.fixed:
            fields.append(one)
        if one.name == "said":
            fields.append(VALUE)
    return tuple(fields)


def read_value(prop: Property, text: str, known: Known, unit: str = "", operator: str = "") -> Reading:
    """What was entered for a property, by its type; unit and operator where they were given apart."""
    text = text.strip()
    if not text:
        raise Invalid(f"A value for {prop.label} is missing.")
    return READERS[prop.value_type](prop, text, known, unit, operator)


def read_count_value(prop: Property, text: str, known: Known, unit: str, operator: str) -> Reading:
    """A count and its unit: as given, else the noun after it where that is a unit, else the property's."""
    count, noun = read_count(text), split_unit(text)[1]
    named, left = unit_of(noun, known)
    given = term(unit, "unit", known) if unit else named
    return Reading(count_columns(count) | {"unit": given or default_unit(prop)}, left=left if given == named else noun)


def count_columns(count: Count) -> Columns:
    """A count in the columns of a value."""
    return {"low": count.low, "best": count.best, "high": count.high, "qualifier": count.qualifier, "base": count.base}


def noun_unit(noun: str, known: Known) -> str:
    """The unit that a noun or its first word names ("people who fled"), or ''."""
    return unit_of(noun, known)[0]


def unit_of(noun: str, known: Known) -> tuple[str, str]:
    """The unit that a noun or its first word names, or '', and the words that say no more than what is not read."""
    words = plain(noun).split()
    for count in dict.fromkeys((len(words), 1)) if words else ():
        code = f"unit.{'_'.join(words[:count])}"
        if code in known.terms:
            return code, " ".join(noun.split()[count:])
    return "", noun


def default_unit(prop: Property) -> str | None:
    """The unit of a property's counts where none is named."""
    unit = prop.unit
    return (unit if unit.startswith("unit.") else f"unit.{unit}") if unit else None


def counts_said(said: str) -> list[tuple[Count, int]]:
    """The counts that stand in some words ("killed 11 civilians"), each with where it ends."""
    found: list[tuple[Count, int]] = []
    for start in may_begin(said):
        taken = take_count(said, start) if not found or start >= found[-1][1] else None
        if taken and taken[0].qualifier != "unknown":
            found.append(taken)
    return found


def read_said(prop: Property, said: str, known: Known, unit: str = "") -> Reading:
    """The value that the words of a source plainly give; Invalid, asking for the value, where they do not.

    Words that name a day by that of their article alone give none yet: see db/edits/relative.py.
    """
    if prop.value_type == "date" and is_relative(said):
        return Reading()
    try:
        return read_value(prop, said, known, unit)
    except (Invalid, NotFound):
        found = counts_said(said) if prop.value_type == "count" else []
    if len(found) != 1:
        raise Invalid(f"The value of {prop.label} does not follow from {quoted(said)} by itself; give the value, too.")
    count, stop = found[0]
    noun = NOUN.match(said, stop)
    given = term(unit, "unit", known) if unit else noun_unit(noun[1] if noun else "", known)
    return Reading(count_columns(count) | {"unit": given or default_unit(prop)})


def read_date_value(prop: Property, text: str, known: Known, unit: str, operator: str) -> Reading:
    """A date or period."""
    try:
        return Reading(date_columns("date", read_date(text)))
    except Invalid:
        if is_relative(text):
            raise Invalid(
                f"{quoted(text)} hangs on the date of its article; let it stand in the words as said, and leave the "
                "value empty: it follows once that date is known."
            ) from None
        raise


def read_record_value(prop: Property, text: str, known: Known, unit: str, operator: str) -> Reading:
    """A record of the property's kind, by code or name."""
    return Reading({"record": known.refer(text, (prop.of or "any",))})


def read_term_value(prop: Property, text: str, known: Known, unit: str, operator: str) -> Reading:
    """A term of the property's list."""
    return Reading({"term": term(text, prop.of or "any", known)})


def read_text_value(prop: Property, text: str, known: Known, unit: str, operator: str) -> Reading:
    """Words."""
    return Reading({"text": text})


def read_yesno_value(prop: Property, text: str, known: Known, unit: str, operator: str) -> Reading:
    """Yes or no."""
    return Reading(read_yesno(Field("yesno", "yesno", "", label=prop.label), text, known))


def read_who(prop: Property, text: str, known: Known, unit: str, operator: str) -> Reading:
    """Who is said to have done it: "A or B" is one of them, "A and B" jointly, "A, B" each, "A / B" unknown."""
    return read_set(prop, text, known, unit, operator)


def read_set(prop: Property, text: str, known: Known, unit: str, operator: str) -> Reading:
    """A set of records or terms: "A and B", "A or B", or "including A, B"."""
    who = prop.value_type == "who"
    found, rest = leading_operator(text)
    names, joined = split_names(rest, prop, known, who)
    chosen = operator or found or joined
    if chosen not in CLOSED["operator"]:
        raise Invalid(f"{quoted(chosen)} does not say how a set belongs together; use {', '.join(CLOSED['operator'])}.")
    members = tuple({"position": place, **member(name, prop, known)} for place, name in enumerate(names, 1))
    return Reading({"operator": chosen}, members)


def leading_operator(text: str) -> tuple[str, str]:
    """The operator that the first words of a set name, or '', and the rest."""
    for lead, operator in (("including ", "including"), ("some by each of ", "some_by_each"), ("one of ", "one_of")):
        if text.lower().startswith(lead):
            return operator, text[len(lead) :]
    return "", text


def split_names(text: str, prop: Property, known: Known, who: bool) -> tuple[list[str], str]:
    """The members' names and the operator of what joins them; a name that holds "and" is one where it is known."""
    ways = [([text], "each" if who else "and")]
    for joint, operator, of_set in JOINS:
        if joint in text:
            parts = re.split(rf"(?:,\s*)?{re.escape(joint)}|,", text) if joint != "," else text.split(",")
            ways.append(([part.strip() for part in parts if part.strip()], operator if who else of_set))
    whole = (way for way in ways if all(stands(name, prop, known) for name in way[0]))
    return next(whole, ways[min(1, len(ways) - 1)])


def stands(text: str, prop: Property, known: Known) -> bool:
    """Whether the whole text names one member."""
    try:
        member(text, prop, known)
    except (Invalid, NotFound):
        return False
    return True


def member(text: str, prop: Property, known: Known) -> Columns:
    """One member of a set: a term of the property's list where that has it, else a record of its kind."""
    listed = prop.value_type == "set" and any(code.startswith(f"{prop.of}.") for code in known.terms)
    if listed:
        try:
            return {"term": term(text, prop.of, known)}
        except Invalid:
            if prop.of not in BY_NAME:
                raise
    return {"record": known.refer(text, (prop.of or "any",))}


Reader = Callable[[Property, str, Known, str, str], Reading]
READERS: dict[str, Reader] = {
    "count": read_count_value,
    "date": read_date_value,
    "record": read_record_value,
    "term": read_term_value,
    "text": read_text_value,
    "yesno": read_yesno_value,
    "who": read_who,
    "set": read_set,
}
