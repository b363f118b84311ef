"""What analysts hold of a record, as its line gives it: one assessment for each property, one value held of each."""

from collections.abc import Sequence
from itertools import count, repeat
from typing import TYPE_CHECKING, Any

from db.classes import dataclass
from db.errors import CaseError, Invalid
from db.importing.lines import Entry, Line
from db.importing.plans import Plan, plan_of
from db.importing.problems import Unlike
from db.sqlite import Values, filled
from db.words.dates import is_day

if TYPE_CHECKING:
    from db.importing.filling import Filling, Row

SCOPE = ("property", "unit", "window", "area", "date_role")
THERE = """
SELECT id, property, coalesce(unit, ''), coalesce("window", ''), coalesce(area, ''), coalesce(date_role, '')
FROM assessment WHERE subject = ? AND held AND withdrawn IS NULL"""
SCALARS = frozenset({str, int, float, bool})
MEMO = 100_000
ADDS_NOTHING = frozenset({"count", "date", "text", "yesno", "record"})  # values of these types add to no list


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A value as read, whoever it is of: the columns that its row fills, what stands there after id and subject,
    its scope, and the rows of its members."""

    which: bytes
    rest: Values
    scope: int
    members: "list[Row]"


class Holding:
    """The assessments that the lines of one load hold."""

    def __init__(self, filling: "Filling") -> None:
        self.filling = filling
        self.plan = plan_of("assessment")
        assert self.plan.columns[:2] == ("id", "subject")
        self.memo: dict[tuple[str, type, Any], Read] = {}
        self.days: dict[str, tuple[str, Read]] = {}
        self.scopes: dict[Values, int] = {}
        self.lines: dict[tuple[int, int], int] = {}
        self.there: dict[int, dict[int, int]] = {}
        # Whether other lines may hold what a record's own line holds: those of assessments alone can.
        self.watched = True

    def fields(self, line: Line, plan: Plan, row: "Row", fields: Any) -> None:
        """All that is held, by property; a field of the kind itself goes to the record."""
        if type(fields) is not dict:
            raise Invalid('it is an object, as in {"killed": 11, "date": "2020-01-29"}.')
        for name, value in fields.items():
            self.field(line, plan, row, name, value)

    def field(self, line: Line, plan: Plan, row: "Row", name: str, value: Any) -> None:
        """What is held of one property; what is wrong is named."""
        filling = self.filling
        try:
            step = plan.steps.get(name)
            if value is None:
                return
            if step and step.field and name not in filling.lists.by_plain:
                filling.put(row, step, value)
            elif type(value) is dict and "value" in value:
                self.hold_more(line, row[0], name, value)
            else:
                self.hold(line.number, row[0], name, value)
        except CaseError as error:
            filling.wrong(f"fields: {name}", error)

    def hold(self, number: int, subject: int, name: str, value: Any) -> None:
        """An assessment with a value alone; the same value is read once for all lines that give it."""
        key = remembered(name, value)
        read = self.memo.get(key) if key else None
        if read is None:
            read = self.read(name, value)
            if key and len(self.memo) < MEMO:
                self.memo[key] = read
        self.enter(number, subject, read)

    def again(self, number: int, subject: int, name: str, value: Any) -> bool:
        """Hold a value that was read before; False where it was not, or something must be said of it."""
        of = type(value)
        read = self.memo.get((name, of, value)) if of in SCALARS else None
        if read is None or (subject, read.scope) in self.lines:
            return False
        if not self.filling.names.is_new(subject):
            return False
        self.enter(number, subject, read)
        return True

    def reads(self, name: str, values: Sequence[Any]) -> "list[Read | None]":
        """What lines give for a property, None for null; Unlike where one is of parts, or might be a new term."""
        keys = list(zip(repeat(name), map(type, values), values))
        try:
            known = list(map(self.memo.get, keys))
        except TypeError:
            raise Unlike from None
        if None not in known:
            return known
        found = {key: None if key[2] is None else self.read_once(*key) for key in set(keys)}
        return [found[key] for key in keys]

    def read_once(self, name: str, of: type, value: Any) -> Read:
        """A value that was read before, or is read now if that adds to no list; Unlike otherwise."""
        read = self.memo.get((name, of, value))
        if read is None:
            kind = self.filling.lists.property(name).value_type if of in SCALARS else ""
            if kind not in ADDS_NOTHING:
                raise Unlike
            read = self.of_day(name, value) if kind == "date" and of is str else self.read(name, value)
            if len(self.memo) < MEMO:
                self.memo[name, of, value] = read
        return read

    def of_day(self, name: str, value: str) -> Read:
        """A date; a plain day is as another one was read, but for the day."""
        found = self.days.get(name)
        if not found or not is_day(value):
            read = self.read(name, value)
            if is_day(value):
                self.days[name] = value, read
            return read
        day, read = found
        return Read(read.which, tuple([value if part == day else part for part in read.rest]), read.scope, read.members)

    def add_alike(self, lines: Sequence[Line], held: "Sequence[list[Read | None]]") -> None:
        """The rows of what some lines hold, by property; Unlike where a value of one is held already."""
        if self.watched:
            self.watch(lines, held)
        if not self.add_columns(lines, held):
            self.add_rows(lines, held)

    def add_columns(self, lines: Sequence[Line], held: "Sequence[list[Read | None]]") -> bool:
        """The rows of what lines hold where all of a property fill the same columns; False where they do not."""
        which = [columns_of(reads) for reads in held]
        if not all(which):
            return False
        names, number = self.filling.names, self.plan.kind.number
        first, made = names.last[number] + 1, self.filling.rows.made(self.plan)
        names.last[number] += len(held) * len(lines)
        subjects = [line.id for line in lines]
        for place, reads in enumerate(held):
            ids = count(first + place, len(held))
            # What the checker of types cannot see: none of them is None, or they had no columns.
            rests = [read.rest for read in reads]  # type: ignore[union-attr]
            rows = [(one, subject, *rest) for one, subject, rest in zip(ids, subjects, rests, strict=False)]
            made.add_alike(which[place], rows)
        return True

    def add_rows(self, lines: Sequence[Line], held: "Sequence[list[Read | None]]") -> None:
        """The rows of what lines hold, one by one."""
        names, number = self.filling.names, self.plan.kind.number
        made, rows = names.last[number], []
        for line, *reads in zip(lines, *held, strict=True):
            for read in reads:
                if read is not None:
                    made += 1
                    rows.append((read.which, (made, line.id, *read.rest)))
                    if read.members:
                        self.filling.rows.link_all(self.filling.valuing.members, made, read.members)
        names.last[number] = made
        self.filling.rows.made(self.plan).add_all(rows)

    def watch(self, lines: Sequence[Line], held: "Sequence[list[Read | None]]") -> None:
        """Remember what lines hold, since lines of assessments may hold the same; Unlike where one does already."""
        found = {
            (line.id, read.scope): line.number
            for line, *reads in zip(lines, *held, strict=True)
            for read in reads
            if read is not None
        }
        if not self.lines.keys().isdisjoint(found):
            raise Unlike
        self.lines |= found

    def enter(self, number: int, subject: int, read: Read) -> None:
        """The rows of an assessment with a value alone, which may be held."""
        self.once(number, subject, read.scope)
        self.add(subject, read)

    def add(self, subject: int, read: Read) -> None:
        """The rows of an assessment with a value alone."""
        filling = self.filling
        made = filling.names.new("assessment")
        filling.rows.made(self.plan).add(read.which, (made, subject, *read.rest))
        if read.members:
            filling.rows.link_all(filling.valuing.members, made, read.members)

    def read(self, name: str, value: Any) -> Read:
        """A value of a property."""
        prop, row = self.filling.lists.property(name), list(self.plan.blank)
        row[0] = row[1] = 0
        row[self.plan.at["property"]] = prop.code
        members = self.filling.valuing.value(self.plan, row, {"value": value}, prop)
        which, values = filled(row)
        return Read(which, values[2:], self.scope(row), members)

    def hold_more(self, line: Line, subject: int, name: str, inner: Entry) -> None:
        """An assessment with more of its fields than the value."""
        filling, plan = self.filling, self.plan
        prop, row = filling.lists.property(name), list(plan.blank)
        row[0], row[1], row[plan.at["property"]] = filling.names.new("assessment"), subject, prop.code
        for part, content in inner.items():
            step = plan.steps.get(part)
            if part in ("value", "subject", "property") or content is None:
                continue
            if step is None:
                raise Invalid(plan.unknown(part))
            if step.links:
                filling.links(Line(line.number, "assessment", inner, row[0]), row, step.links, content)
            else:
                filling.put(row, step, content)
        members = filling.valuing.value(plan, row, inner, prop)
        filling.rows.link_all(filling.valuing.members, row[0], members)
        self.held(line.number, row)
        filling.rows.add(plan, row)

    def held(self, number: int, row: "Row") -> None:
        """Invalid where a row holds what is held already; one that is not held, or is withdrawn, stands beside it."""
        if row[1] is not None and row[self.plan.at["held"]] and row[self.plan.at["withdrawn"]] is None:
            self.once(number, row[1], self.scope(row))

    def scope(self, row: "Row") -> int:
        """What tells the values apart that may be held of one record, as a number."""
        return self.numbered(tuple(row[self.plan.at[name]] or "" for name in SCOPE))

    def numbered(self, scope: Values) -> int:
        """The number of a scope, which costs less to look up by."""
        return self.scopes.setdefault(scope, len(self.scopes))

    def once(self, number: int, subject: int, scope: int) -> None:
        """Invalid where a value of the same scope is held already, by a line or in the case file."""
        key = (subject, scope)
        if key in self.lines:
            raise Invalid(f'Line {self.lines[key]} holds a value of that already; give one of them "held": false.')
        self.lines[key] = number
        if not self.filling.names.is_new(subject):
            self.before(subject, scope)

    def before(self, subject: int, scope: int) -> None:
        """Invalid where the case file holds a value already."""
        case = self.filling.names.case
        if subject not in self.there:
            self.there[subject] = {self.numbered(row[1:]): row[0] for row in case.rows(THERE, (subject,))}
        there = self.there[subject].get(scope)
        if there:
            code = case.codes.code(there)
            raise Invalid(f'{code} holds a value of that already; change {code}, or give this one "held": false.')


def columns_of(reads: "Sequence[Read | None]") -> bytes:
    """The columns that all of some values fill, which have no members; b"" where one differs or there is none."""
    found = {(read.which, not read.members) if read else (b"", False) for read in set(reads)}
    which, bare = found.pop()
    return which if bare and not found else b""


def remembered(name: str, value: Any) -> tuple[str, type, Any] | None:
    """What a value of a property is remembered by; None where it is of parts."""
    of = type(value)
    if of in SCALARS:
        return name, of, value
    return (name, of, tuple(value)) if of is list and all(type(one) is str for one in value) else None
