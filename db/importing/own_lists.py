"""The lists of a case file as a load meets them: terms, properties and settings, known, given by lines, or new."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from difflib import get_close_matches
from typing import Any

from db.case import Case
from db.classes import dataclass
from db.errors import Invalid, quoted
from db.importing.guessing import Sample, guess
from db.importing.lines import Entry, Line
from db.importing.plans import VALUED
from db.importing.problems import Problems
from db.rules import Known, clean, term
from db.terms import known
from db.vocabulary import CLOSED, Property
from db.words.dates import read_date
from db.words.near import plain
from db.words.numbers import take_count

TERM_NAMES = ("list", "word", "label", "standard")
PROPERTY_NAMES = ("code", "label", "value_type", "of", "about", "unit")
SETTING_NAMES = ("name", "value")
ALIASES = {"type": "value_type", "term": "word"}
DEMONSTRATION = "demonstration"
SLIP = 0.85
NO_COUNT = frozenset({"none", "unknown", "not known", "not stated", "unspecified", "undisclosed", "undetermined"})
NOT_WORD = re.compile(r"[\W_]+")


def nearly(text: str, known: Iterable[str]) -> str:
    """What is known and so much alike that the text may be a slip, or ''."""
    by_plain = {plain(one): one for one in known}
    found = get_close_matches(plain(text), by_plain, 1, SLIP)
    return by_plain[found[0]] if found else ""


def slug(text: str) -> str:
    """A word for a term or property: “Air attacks” is air_attacks."""
    return NOT_WORD.sub("_", clean(text).lower()).strip("_")


@dataclass(slots=True)
class Lists:
    """What the case file knows, and the rows that a load adds to its lists."""

    known: Known
    terms: dict[str, str]
    properties: dict[str, Property]
    new_terms: dict[str, tuple[str, str, str, str | None]] = field(default_factory=dict)
    changed_terms: dict[str, Mapping[str, str]] = field(default_factory=dict)
    new_properties: list[str] = field(default_factory=list)
    changed_properties: set[str] = field(default_factory=set)
    settings: dict[str, str | None] = field(default_factory=dict)
    there: dict[str, str] = field(default_factory=dict)
    by_plain: dict[str, Property] = field(default_factory=dict)
    codes: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, case: Case, refer: Callable[[str, tuple[str, ...]], int]) -> "Lists":
        """The lists of a case file; records are found by refer."""
        there = known(case)
        terms, properties = dict(there.terms), dict(there.properties)
        lists = cls(Known(terms, properties, refer), terms, properties, there=case.settings())
        for one in properties.values():
            lists.enter(one)
        return lists

    @property
    def grew(self) -> bool:
        """Whether the lines change the lists or settings."""
        changed = (self.new_terms, self.changed_terms, self.new_properties, self.changed_properties, self.settings)
        return any(changed)

    def enter(self, one: Property) -> None:
        """Make a property known by its code and its label."""
        self.properties[one.code] = one
        self.by_plain[plain(one.code)] = one
        self.by_plain.setdefault(plain(one.label), one)

    def property(self, text: Any) -> Property:
        """A property by code or label; Invalid where there is none."""
        found = self.by_plain.get(text) or self.by_plain.get(plain(text)) if type(text) is str else None
        if not found:
            raise Invalid(f"{quoted(str(text))} is no property.")
        return found

    def term(self, of: str, text: str) -> str:
        """The code of a term; one that nothing known is near to is added to the list. Invalid for a near miss."""
        found = self.codes.get((of, text))
        if found is None:
            found = self.codes[of, text] = self.find_term(of, text)
        return found

    def find_term(self, of: str, text: str) -> str:
        """As term, without looking at what was asked before."""
        try:
            return term(text, of, self.known)
        except Invalid as error:
            word = slug(text)
            if of == "any" or " may be " in error.sentence or not word or len(word) > 60:
                raise
            what = self.number_in(of, text)
            if what:
                like = [code.partition(".")[2] for code in self.terms if code.startswith(f"{of}.")][:3]
                words = f"write words of that list, like {', '.join(like)}" if like else "write words"
                raise Invalid(f"{quoted(text)} is {what}, and no {of.replace('_', ' ')}; {words}.") from None
            near = self.near_term(of, text)
            if near:
                line = f'{{"kind": "term", "list": "{of}", "word": "{word}"}}'
                raise Invalid(
                    f"{quoted(text)} is no {of} that is known; did you mean {near}? {line} adds it."
                ) from None
            self.add_term(of, word, text.strip())
            return f"{of}.{word}"

    def number_in(self, of: str, text: str) -> str:
        """What a text is that says a number and nothing that could be a term of the list: a count, a date; else ''."""
        words = " ".join(text.split())
        if not any(map(str.isalpha, words)):
            return "a number"
        taken = take_count(words)
        rest = words[taken[1] :].strip(" .,").removeprefix("of ") if taken else ""
        counted = taken and (not rest or taken[0].qualifier != "exact" or self.listed(of, rest))
        if counted and words.lower() not in NO_COUNT:
            return "a count"
        try:
            return "a date" if any(map(str.isdecimal, words)) and read_date(words) else ""
        except Invalid:
            return ""

    def of_any(self, of: str, text: str) -> str:
        """As term, for a value: the whole code of a term of any list is taken as it is."""
        return text if text in self.terms else self.term(of or "any", text)

    def listed(self, of: str, text: str) -> str:
        """The code of a term that is known, '' where there is none; nothing is added."""
        if not of or text in self.terms:
            return text if text in self.terms else ""
        try:
            return self.codes.get((of, text)) or term(text, of, self.known)
        except Invalid:
            return ""

    def has(self, of: str) -> bool:
        """Whether there is a list of this name."""
        return any(code.startswith(f"{of}.") for code in self.terms)

    def near_term(self, of: str, text: str) -> str:
        """A term of the list that is spelt nearly so, or ''."""
        prefix = f"{of}."
        words = {code.removeprefix(prefix): label for code, label in self.terms.items() if code.startswith(prefix)}
        return nearly(text, [*words, *words.values()])

    def add_term(self, of: str, word: str, label: str, standard: str | None = None) -> None:
        """A term that is new to the case file."""
        code = f"{of}.{word}"
        self.terms[code] = label
        self.new_terms[code] = (of, word, label, standard)

    def take(self, line: Line, kept: bool, problems: Problems) -> None:
        """A line of kind term, property or setting."""
        with problems.of(line.number):
            entry = {ALIASES.get(name, name): value for name, value in line.entry.items()}
            note = TAKE[line.kind](self, entry, kept)
            if note:
                problems.note(line.number, note)

    def take_term(self, entry: Entry, kept: bool) -> str:
        """A term of a list; one that is there already gets its label in an empty case file alone."""
        given = texts(entry, TERM_NAMES, "term")
        if not given["list"] or not (given["word"] or given["label"]):
            raise Invalid(
                'A term needs its list and its word, as in {"kind": "term", "list": "weapon", "word": "mine"}.'
            )
        of, word = plain(given["list"]).replace(" ", "_"), slug(given["word"] or given["label"])
        label, code = given["label"] or word.replace("_", " "), f"{of}.{word}"
        if code not in self.terms:
            self.add_term(of, word, label, given["standard"] or None)
        elif kept and self.terms[code] != label:
            self.terms[code] = label
            self.changed_terms[code] = {"label": label}
        return ""

    def take_property(self, entry: Entry, kept: bool) -> str:
        """A property; one that is there already is changed in an empty case file alone."""
        given = texts(entry, PROPERTY_NAMES, "property")
        code = slug(given["code"] or given["label"])
        value_type = plain(given["value_type"])
        if not code or value_type not in CLOSED["value_type"]:
            types = ", ".join(CLOSED["value_type"])
            raise Invalid(f"A property needs its code and its value_type, one of {types}.")
        unit = self.term("unit", given["unit"]) if given["unit"] else ""
        label = given["label"] or code.replace("_", " ")
        about = given["about"].replace(" ", "_")
        one = Property(code, label, value_type, given["of"].replace(" ", "_"), about, unit)
        there = self.properties.get(code)
        if there is None:
            self.new_properties.append(code)
        elif there.value_type != value_type:
            also = f"with the value_type {there.value_type}"
            raise Invalid(f"The property {code} is there already, {also}; use another code.")
        elif kept and there != one:
            self.changed_properties.add(code)
        else:
            return ""
        self.enter(one)
        return ""

    def take_setting(self, entry: Entry, kept: bool) -> str:
        """A setting of an empty case file, or one that is new; that it is a demonstration no line can say."""
        given = texts(entry, SETTING_NAMES, "setting")
        if not given["name"]:
            raise Invalid('A setting needs a name, as in {"kind": "setting", "name": "title", "value": "…"}.')
        name, value = given["name"], given["value"]
        if not kept and self.there.get(name, value) != value:
            return f"The {name} of this case file stays {quoted(self.there[name])}."
        if name != DEMONSTRATION and (name in self.settings or name not in self.there or self.there[name] != value):
            self.settings[name] = value
        return ""

    def meet(self, lines: Iterable[Line], is_record: Callable[[str], str], problems: Problems) -> None:
        """Add the properties that lines use and nobody has given, with the type that their values show.

        is_record gives the kind of the record that a text names, or ''.
        """
        samples: dict[str, list[Sample]] = {}
        said: dict[str, tuple[str, int]] = {}
        for line in lines:
            if line.kind not in VALUED and "fields" not in line.entry:
                continue
            for name, sample in used(line):
                if name not in self.by_plain and plain(name) not in self.by_plain and slug(name):
                    samples.setdefault(slug(name), []).append(sample)
                    said.setdefault(slug(name), (name, line.number))
        for code, some in samples.items():
            value_type, of = guess(some, is_record)
            name, line_number = said[code]
            near = nearly(name, self.properties)
            if near:
                problems.note(line_number, f"{quoted(name)} is new among the properties; did you mean {near}?")
            self.enter(Property(code, name.replace("_", " "), value_type, of))
            self.new_properties.append(code)


def used(line: Line) -> Iterable[tuple[str, Sample]]:
    """The properties that a line names, each with what is said of its value."""
    entry = line.entry
    if line.kind in VALUED:
        name = entry.get("property")
        if type(name) is str:
            yield name, Sample(entry.get("value"), entry.get("unit"), entry.get("said"))
    fields = entry.get("fields")
    if type(fields) is dict:
        for name, value in fields.items():
            inner = value if type(value) is dict else {"value": value}
            yield name, Sample(inner.get("value"), inner.get("unit"), inner.get("said"))


def texts(entry: Entry, names: tuple[str, ...], kind: str) -> dict[str, str]:
    """The named texts of a line, '' where there is none; Invalid for a name that is not among them."""
    for name, value in entry.items():
        if name in ("kind", "key"):
            continue
        if name not in names:
            raise Invalid(f"A {kind} has no field “{name}”; it has {', '.join(names)}.")
        if value is not None and type(value) not in (str, int, float, bool):
            raise Invalid(f"The {name} is text.")
    return {name: clean(str(entry[name]), name).strip() if entry.get(name) is not None else "" for name in names}


TAKE: dict[str, Callable[[Lists, Entry, bool], str]] = {
    "term": Lists.take_term,
    "property": Lists.take_property,
    "setting": Lists.take_setting,
}
