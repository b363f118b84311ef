"""From what a line says to rows: its fields, its links, the passages that it cites and the values that it gives."""

from collections.abc import Sequence
from typing import Any

from db.errors import CaseError, Invalid, quoted
from db.importing.citing import Citing
from db.importing.finishing import FINISH
from db.importing.holding import Holding
from db.importing.lines import Entry, Line
from db.importing.names import Names
from db.importing.own_lists import Lists
from db.importing.plans import (
    CITE_NAMES,
    CITED_AT,
    FIELDS,
    LINE_NAMES,
    ONCE,
    Plan,
    Step,
    link_plan,
    plan_of,
)
from db.importing.problems import NamedAlready, Problems
from db.importing.rows import Rows
from db.importing.shapes import Shape, fill_alike, shape_of
from db.importing.synonyms import meant
from db.importing.texts import Texts
from db.importing.valuing import Valuing
from db.records import Field, Links
from db.rules import BREAKS, LINE_BREAKS, read

MEMO = 100_000
SHAPES = 1_000
Row = list[Any]


def blank(value: Any) -> bool:
    """Whether a line gives nothing for a field."""
    return value is None or (type(value) is str and not value.strip())


def as_text(value: Any, field: Field) -> str:
    """A value of JSON as the text that a person would type; Invalid for lists and objects."""
    kind = type(value)
    if kind is str:
        return LINE_BREAKS.sub(" ", BREAKS.sub("\n", value)) if field.reads == "line" else str(value)
    if kind is bool:
        return "yes" if value else "no"
    if kind is int:
        return str(value)
    if kind is float:
        return str(int(value)) if value.is_integer() and field.reads != "real" else repr(value)
    raise Invalid(f"it is {READS.get(field.reads, 'text')}, not {'a list' if kind is list else 'an object'}.")


READS = {
    "date": "a date like 2020-01-29",
    "count": "a count like 11 or “at least 3”",
    "int": "a whole number",
    "real": "a number",
    "yesno": "true or false",
    "term": "a word of its list",
    "choice": "a word of its list",
    "time": "a time in UTC",
    "ref": "a key or a code",
}


class Filling:
    """Turns the lines of one load into rows."""

    def __init__(self, names: Names, lists: Lists, texts: Texts, problems: Problems, rows: Rows) -> None:
        self.names, self.lists, self.problems, self.rows = names, lists, problems, rows
        self.citing = Citing(names, texts, problems, rows)
        self.valuing = Valuing(self)
        self.memo: dict[tuple[int, str], tuple[Any, ...]] = {}
        self.line = 0
        self.cited: Sequence[int] = ()
        self.demonstration = False
        self.holding = Holding(self)
        self.shapes: dict[tuple[str, ...], Shape | None] = {}

    def fill_all(self, lines: Sequence[Line]) -> None:
        """The rows of records' lines that say the same names; what is wrong with them is named among the problems."""
        shape = self.shape(lines[0], plan_of(lines[0].kind)) if len(lines) > 1 else None
        if not shape or not fill_alike(self, shape, lines):
            for line in lines:
                self.fill(line)

    def fill(self, line: Line) -> None:
        """The rows of one line."""
        plan = plan_of(line.kind)
        shape = self.shape(line, plan)
        if shape and fill_alike(self, shape, [line]):
            return
        self.line, self.cited = line.number, ()
        row: Row = list(plan.blank)
        row[0] = line.id
        for name, value in line.entry.items():
            if name not in LINE_NAMES and not self.quickly(line, plan, row, name, value):
                self.name(line, plan, row, name, value)
        self.complete(line, plan, row)
        self.rows.add(plan, row)

    def end(self) -> None:
        """Let go of its parts, which hold it in turn: all rows would be kept until the collector came by."""
        del self.valuing, self.holding

    def shape(self, line: Line, plan: Plan) -> Shape | None:
        """The shape of a line, None where it has none."""
        names = (line.kind, *line.entry)
        if names not in self.shapes:
            if len(self.shapes) >= SHAPES:
                return None
            self.shapes[names] = shape_of(self, plan, names[1:])
        return self.shapes[names]

    def quickly(self, line: Line, plan: Plan, row: Row, name: str, value: Any) -> bool:
        """Fill what needs no reading, or was read before, which most of a large file is; False where neither is so."""
        if type(value) is str:
            at = plan.lines.get(name)
            if at is not None and value.isascii() and value.isprintable():
                row[at] = value.strip() or None
                return True
        step = plan.steps.get(name)
        if step is None:
            return plan.holds and name in self.lists.properties and self.holding.again(line.number, row[0], name, value)
        found = self.memo.get((id(step.field), value)) if type(value) is str else None
        if not found:
            return False
        row[step.at : step.at + len(found)] = found
        return True

    def name(self, line: Line, plan: Plan, row: Row, name: str, value: Any) -> None:
        """What one name of a line gives."""
        step = plan.steps.get(name)
        if step is None or step.field is None:
            self.other(line, plan, row, name, value)
        elif value is not None:
            try:
                self.put(row, step, value)
            except CaseError as error:
                self.wrong(name, error)

    def wrong(self, name: str, error: CaseError) -> None:
        """Name what is wrong with one field, unless it rests on something that is named already."""
        sentence = f"{name}: {error.sentence}" if name else error.sentence
        self.problems.add(self.line, "" if isinstance(error, NamedAlready) else sentence)

    def put(self, row: Row, step: Step, value: Any) -> None:
        """One field into its columns."""
        field, at = step.field, step.at
        assert field is not None
        if field.reads == "ref":
            row[at] = self.refer(value, field.of)
            return
        for place, part in enumerate(self.read(field, value), at):
            row[place] = part

    def read(self, field: Field, value: Any) -> tuple[Any, ...]:
        """The columns of a field for a value, remembering what was read before."""
        text = as_text(value, field)
        if field.reads in ("line", "text"):
            return tuple(read(field, text, self.lists.known).values())
        key = (id(field), text)
        found = self.memo.get(key)
        if found is None:
            found = self.read_anew(field, text)
            if len(self.memo) < MEMO:
                self.memo[key] = found
        return found

    def read_anew(self, field: Field, text: str) -> tuple[Any, ...]:
        """As read: terms through the lists, which may grow; words of closed lists with their synonyms."""
        if not text.strip():
            return (field.default, *[None] * (len(field.columns) - 1))
        if field.reads == "term":
            return (self.lists.term(field.of[0], text),)
        if field.reads == "code":
            return (self.lists.property(text).code,)
        text = meant(field, text) if field.reads == "choice" else text
        columns = read(field, text, self.lists.known)
        return tuple(columns[name] for name in field.columns)

    def refer(self, value: Any, kinds: tuple[str, ...]) -> int:
        """The record that a value names: a key, a code or a name, or {"topic": "…"} and the like."""
        if type(value) is str:
            return self.names.refer(value, kinds)
        if type(value) is int:
            return self.names.refer(str(value), kinds)
        if type(value) is dict and len(value) == 1:
            ((kind, name),) = value.items()
            if type(name) in (str, int):
                if kind == "topic":
                    return self.topic(str(name))
                return self.names.refer(str(name), kinds if kind in ("key", "code", "name") else (kind,))
        raise Invalid('it is a key or a code, like "ariha" or "I12".')

    def topic(self, name: str) -> int:
        """The topic of a name or key, added where it is new."""
        return self.names.topic(name) or self.add("topic", name)

    def tag(self, value: Any) -> int:
        """The tag of a key, code or name, added where it is new."""
        if type(value) is not str or not value.strip():
            raise Invalid("a tag is a name.")
        return self.names.tag(value) or self.add("tag", value)

    def add(self, kind: str, name: str) -> int:
        """A topic or tag that a line names and that has no line of its own."""
        plan = plan_of(kind)
        row = list(plan.blank)
        row[0] = self.names.add(kind, name)
        self.put(row, plan.steps["name"], name)
        self.rows.add(plan, row)
        return int(row[0])

    def other(self, line: Line, plan: Plan, row: Row, name: str, value: Any) -> None:
        """A name that is no field of its own: links, values, words, "fields", or nothing that is known."""
        step = plan.steps.get(name)
        try:
            if step and step.links:
                if value is not None:
                    self.links(line, row, step.links, value)
            elif name == FIELDS and plan.holds:
                self.holding.fields(line, plan, row, value)
            elif name in plan.read_elsewhere:
                return
            elif plan.holds and name in self.lists.properties:
                self.holding.field(line, plan, row, name, value)
            else:
                raise Invalid(plan.unknown(name))
        except CaseError as error:
            self.wrong(name if step or name == FIELDS else "", error)

    def links(self, line: Line, row: Row, links: Links, value: Any) -> None:
        """The links of a record, in order; one alone need be no list."""
        items = value if type(value) is list else [value]
        if links.table == "citation":
            self.cited = [*self.cited, *self.citing.cite(line, items)]
            return
        plan = link_plan(links.table, links.owner)
        once = [plan.columns.index(one) for one in ONCE.get(links.table, ())]
        seen: dict[tuple[Any, ...], Row] = {}
        for place, item in enumerate(items, 1):
            made: Row = list(plan.blank)
            made[0] = row[0]
            if links.ordered:
                made[1] = place
            self.link(plan.steps, links, made, item)
            key = tuple(made[one] for one in once) or (place,)
            if key not in seen:
                self.rows.link(plan, made)
            elif made != seen[key]:
                raise Invalid(f"{quoted(str(item))} stands there twice, and differently; leave one out.")
            seen[key] = made

    def link(self, steps: dict[str, Step], links: Links, made: Row, item: Any) -> None:
        """One entry of a list of links into its row; an entry that is no object is its first part."""
        first = links.fields[0]
        reference = first.reads == "ref" and type(item) is dict and len(item) == 1 and next(iter(item)) not in steps
        given: Entry = item if type(item) is dict and not reference else {first.name: item}
        for name, value in given.items():
            step = steps.get(name)
            if step is None or step.field is None:
                raise Invalid(f"it has no part “{name}”; it has {', '.join(steps)}.")
            if value is not None:
                if step.field.of == ("tag",):
                    made[step.at] = self.tag(value)
                else:
                    self.put(made, step, value)
        for name, step in steps.items():
            if step.field and step.field.required and made[step.at] is None:
                raise Invalid(f"an entry lacks its {name}: {step.field.help}.")

    def complete(self, line: Line, plan: Plan, row: Row) -> None:
        """What follows from the rest of a line, and what is missing."""
        if plan.cites and not CITED_AT.isdisjoint(line.entry):
            self.cite_beside(line, plan)
        finish = FINISH.get(plan.kind.name)
        if finish:
            try:
                finish(self, line, plan, row)
            except CaseError as error:
                self.wrong("", error)
        for name, at, field in plan.required:
            if row[at] is None and blank(line.entry.get(name)):
                self.problems.add(line.number, f"The {name} is missing: {field.help}.")

    def cite_beside(self, line: Line, plan: Plan) -> None:
        """A passage that stands in the line itself, beside the fields, as {"article": …, "words": …}."""
        beside = {name: line.entry[name] for name in CITED_AT if name in line.entry and name not in plan.steps}
        if not beside:
            return
        if CITE_NAMES.isdisjoint(line.entry):
            self.cited = self.citing.cite(line, [beside])
        elif not beside.keys() <= {"article", "version"}:
            self.problems.add(line.number, "A passage stands both under “cites” and beside it; put it under “cites”.")
