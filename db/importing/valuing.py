"""Values of claims and assessments as JSON gives them, by the type of their property."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from db.errors import CaseError, Invalid, NotFound, quoted
from db.importing.lines import Entry, Line
from db.importing.plans import Plan, link_plan, plan_of
from db.importing.problems import NamedAlready
from db.kinds import BY_NAME
from db.rules import Columns
from db.value_rules import Reading, default_unit, read_said, read_value
from db.values import COUNTED, DATED, count_of
from db.vocabulary import Property
from db.words.numbers import show_count

if TYPE_CHECKING:
    from db.importing.filling import Filling, Row

RANGE = re.compile(r"\s*([\d,]*)\s*\.\.\s*([\d,]*)\s*")
PLAIN = frozenset({"count", "date", "text", "yesno"})
FROM_WORDS = frozenset({"count", "date", "term"})
RECORDS_FIRST = frozenset({"place", "actor"})
REFERS = frozenset({*BY_NAME, "key", "code", "name"})
GIVEN = frozenset({*COUNTED, "date", "record", "term", "text", "yesno", "members"})
SHARES = ("most", "most of", "majority", "the majority", "a majority")
MEMO = 100_000


class Valuing:
    """Reads the values of one load."""

    def __init__(self, filling: "Filling") -> None:
        self.filling = filling
        self.memo: dict[tuple[str, str, str], Columns] = {}
        self.members = link_plan("member", "owner")
        self.assessment = plan_of("assessment")
        # Of the row that is being read: its words, and the operator that its line gives.
        self.said: str | None = None
        self.operator = ""

    def value_of(self, line: Line, plan: Plan, row: "Row") -> None:
        """The value of a claim or assessment, where its property is known; what is wrong is named."""
        prop = row[plan.at["property"]]
        if prop is not None:
            try:
                members = self.value(plan, row, line.entry, self.filling.lists.property(prop))
                self.filling.rows.link_all(self.members, row[0], members)
            except CaseError as error:
                self.filling.wrong("value", error)

    def value(self, plan: Plan, row: "Row", entry: Entry, prop: Property) -> "list[Row]":
        """The value of a row by its property, from "value", else from the words; the rows of its members, no owner yet.

        What a line gives by the name of its column stays as given, an explicit null as well.
        """
        self.said, self.operator = row[plan.at["said"]], row[plan.at["operator"]] or ""
        if "value" in entry:
            reading = self.reading(prop, entry["value"], entry) if entry["value"] is not None else Reading()
        elif GIVEN.isdisjoint(entry):
            reading = self.from_words(prop, entry)
        else:
            reading = self.from_columns(plan, row, prop, entry)
        if prop.value_type == "date" and not reading.columns and "value" not in entry and GIVEN.isdisjoint(entry):
            self.filling.rows.relative.append(row[0])
        given = {*entry, *(DATED if "date" in entry else ())}
        for name, value in reading.columns.items():
            if name not in given:
                row[plan.at[name]] = value
        names = self.members.columns[2:]
        return [[None, place, *map(member.get, names)] for place, member in enumerate(reading.members, 1)]

    @staticmethod
    def from_columns(plan: Plan, row: "Row", prop: Property, entry: Entry) -> Reading:
        """What follows from the columns that a line gives itself: the qualifier of a count, and its unit."""
        if prop.value_type != "count" or all(row[plan.at[name]] is None for name in COUNTED):
            return Reading()
        columns = {name: row[plan.at[name]] for name in COUNTED}
        return Reading((bounded(columns) if "qualifier" not in entry else {}) | {"unit": default_unit(prop)})

    def from_words(self, prop: Property, entry: Entry) -> Reading:
        """The value that the words give by themselves; where they give none, they stay alone and a note says so."""
        said = self.said
        if prop.value_type not in FROM_WORDS or said is None:
            return Reading()
        try:
            return read_said(prop, said, self.filling.lists.known, self.unit(entry))
        except (Invalid, NotFound):
            self.filling.problems.note(
                self.filling.line, f"No value of {prop.label} was read from {quoted(said)}; the words are kept alone."
            )
            return Reading({"unit": default_unit(prop)} if prop.value_type == "count" else {})

    def reading(self, prop: Property, value: Any, entry: Entry) -> Reading:
        """A value by the type of its property."""
        if type(value) is list:
            if prop.value_type not in ("record", "term", "who", "set"):
                raise Invalid(f"{prop.code} has one value, a {prop.value_type}, and no list.")
            return self.members_of(prop, value, entry)
        if prop.value_type in ("who", "set"):
            return self.members_of(prop, [value], entry)
        if type(value) is dict:
            return self.from_object(prop, value)
        if prop.value_type == "record":
            return Reading({"record": self.filling.refer(value, (prop.of or "any",))})
        if prop.value_type == "term":
            return self.term_or_record(prop, as_text(value))
        if prop.value_type == "count":
            if type(value) is bool:
                raise Invalid(f"{prop.code} is a count, not true or false.")
            return self.count(prop, share(as_text(value), entry), entry)
        return Reading(self.plain(prop, as_text(value), ""))

    def plain(self, prop: Property, text: str, unit: str) -> Columns:
        """A value that names no record, remembering what was read before."""
        key = (prop.code, text, unit)
        found = self.memo.get(key)
        if found is None:
            known = self.filling.lists.known
            found = dict(read_value(prop, text, known, unit).columns)
            if len(self.memo) < MEMO:
                self.memo[key] = found
        return found

    def count(self, prop: Property, text: str, entry: Entry) -> Reading:
        """A count with its unit: as given, else as the value or the source's words name it, else the property's."""
        columns = self.plain(prop, ranged(text), self.unit(entry))
        said = self.said
        if said is None:
            return Reading(columns)
        try:
            words = read_said(prop, said, self.filling.lists.known).columns
        except (Invalid, NotFound):
            return Reading(columns)
        if any(words[one] != columns[one] for one in COUNTED):
            self.note_difference(text, said, words)
        elif "unit" not in entry and columns["unit"] == default_unit(prop):
            columns = columns | {"unit": words["unit"]}
        return Reading(columns)

    def note_difference(self, text: str, said: str, words: Mapping[str, Any]) -> None:
        """Say that a value is not what its words read as; the value is kept, since a person gave it."""
        count = count_of(words)
        if count:
            sentence = f"The value {quoted(text)} is kept, though {quoted(said)} reads as “{show_count(count)}”."
            self.filling.problems.note(self.filling.line, sentence)

    def unit(self, entry: Entry) -> str:
        """The code of the unit that a line names, or ''."""
        unit = entry.get("unit")
        return self.filling.lists.term("unit", as_text(unit)) if unit is not None else ""

    def from_object(self, prop: Property, value: Entry) -> Reading:
        """A value in parts: the bounds and qualifier of a count, the ends of a period, a record by its kind."""
        if prop.value_type == "count" and set(value) <= {*COUNTED, "value", "unit"} and value:
            plan, row = self.assessment, list(self.assessment.blank)
            for name, part in value.items():
                if part is not None and name in COUNTED:
                    self.filling.put(row, plan.steps[name], part)
            if "value" in value and value["value"] is not None:
                return Reading(self.plain(prop, ranged(as_text(value["value"])), self.unit(value)))
            columns = {name: row[plan.at[name]] for name in COUNTED}
            return Reading(bounded(columns) | {"unit": self.unit(value) or default_unit(prop)})
        if prop.value_type == "date" and set(value) in ({"start", "end"}, {"from", "to"}):
            start, end = (as_text(value[name] or "..") for name in value)
            return Reading(self.plain(prop, f"{start}/{end}", ""))
        if prop.value_type in ("record", "term"):
            return self.as_member(self.member(prop, value))
        raise Invalid(f"the value of {prop.code} is a {prop.value_type}, not an object.")

    @staticmethod
    def as_member(member: Columns) -> Reading:
        """One member as a value by itself."""
        return Reading({name: member[name] for name in ("record", "term") if member.get(name) is not None})

    def term_or_record(self, prop: Property, text: str) -> Reading:
        """A term of the property's list; of a kind of record the record that the text names, where no term has it."""
        if prop.of not in BY_NAME:
            return Reading({"term": self.filling.lists.of_any(prop.of, text)})
        return self.as_member(self.member(prop, text))

    def members_of(self, prop: Property, values: list[Any], entry: Entry) -> Reading:
        """A set: its operator as given, else the one that its words show, else unknown or "and"."""
        who = prop.value_type == "who"
        operator = self.operator
        if not operator and entry.get("operator") is not None:
            raise NamedAlready("operator")
        if len(values) == 1 and type(values[0]) is str:
            joined = self.joined(prop, values[0], operator)
            if joined:
                return joined
        members = tuple(self.member(prop, value) for value in values)
        if not operator:
            operator = ("each" if len(members) == 1 else "unknown") if who else "and"
        return Reading({"operator": operator}, members)

    def joined(self, prop: Property, text: str, operator: str) -> Reading | None:
        """A set in one text, "A or B", whose parts are all known; None where the text is one member by itself."""
        try:
            self.member(prop, text, sure=True)
        except (Invalid, NotFound):
            pass
        else:
            return None
        if not re.search(r" (?:or|and|/) |,", text):
            return None
        try:
            return read_value(prop, text, self.filling.lists.known, "", operator)
        except (Invalid, NotFound):
            return None

    def member(self, prop: Property, value: Any, *, sure: bool = False) -> Columns:
        """One member: a record, or a term of the property's list. sure: nothing is added to a list."""
        filling, lists, of = self.filling, self.filling.lists, prop.of
        if type(value) is dict:
            names_one = len(value) == 1 and next(iter(value)) in REFERS
            return {"record": filling.refer(value, (of or "any",))} if names_one else self.member_in_parts(prop, value)
        text = as_text(value)
        if prop.value_type == "who" or of in RECORDS_FIRST:
            return {"record": filling.names.refer(text, (of or "any",))}
        listed = lists.listed(of, text)
        if listed:
            return {"term": listed}
        if of and of not in BY_NAME and not sure:
            return {"term": lists.of_any(of, text)}
        try:
            return {"record": filling.names.refer(text, (of if of in BY_NAME else "any",))}
        except NotFound:
            if sure or not lists.has(of):
                raise
            return {"term": lists.term(of, text)}

    def member_in_parts(self, prop: Property, value: Entry) -> Columns:
        """A member as an object: its record or term, as said, and how it was involved."""
        filling, steps = self.filling, self.members.steps
        made: list[Any] = list(self.members.blank)
        for name, part in value.items():
            step = steps.get(name)
            if step is None or step.field is None:
                raise Invalid(f"a member has no part “{name}”; it has {', '.join(steps)}.")
            if part is None:
                continue
            if name == "term":
                of = prop.of if filling.lists.has(prop.of) else "any"
                made[step.at] = filling.lists.of_any(of, as_text(part))
            else:
                filling.put(made, step, part)
        if made[2:5] == [None, None, None]:
            raise Invalid(f"a member lacks its record; it has {', '.join(steps)}.")
        return dict(zip(self.members.columns[2:], made[2:], strict=True))


def as_text(value: Any) -> str:
    """A scalar of JSON as text."""
    if type(value) is bool:
        return "yes" if value else "no"
    if type(value) is float and value.is_integer():
        return str(int(value))
    if type(value) in (str, int, float):
        return str(value)
    raise Invalid(f"the value is no {'list' if type(value) is list else 'object'}.")


def share(text: str, entry: Entry) -> str:
    """A share whose whole is given beside it, "most" with the base 18, in one text."""
    return f"most of {entry['base']}" if text.strip().lower() in SHARES and entry.get("base") else text


def ranged(text: str) -> str:
    """A count written like 3.., ..9 or 8..12 in words."""
    match = RANGE.fullmatch(text)
    if not match or not (match[1] or match[2]):
        return text
    if not match[2]:
        return f"at least {match[1]}"
    return f"between {match[1]} and {match[2]}" if match[1] else f"at most {match[2]}"


def bounded(columns: Columns) -> Columns:
    """Bounds as given; a count that is named by its best alone is exact, and the qualifier follows the bounds."""
    low, best, high, qualifier = (columns[name] for name in COUNTED[:4])
    if best is not None and low is None and high is None and qualifier in (None, "exact", "about"):
        low = high = best
    if qualifier is None and low is not None and low == high:
        qualifier = "exact"
    elif qualifier is None:
        qualifier = "at_least" if high is None else "at_most" if low is None else "between"
    return columns | {"low": low, "best": low if qualifier == "exact" else best, "high": high, "qualifier": qualifier}
