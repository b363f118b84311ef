"""The board: what differs, by thing and property, the worst first; read as a window, however much there is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from db.case import Case
from db.compare.keeping import AGREED
from db.compare.listing import COLUMNS, Difference, Telling
from db.compare.maybe import Candidate
from db.compare.maybe import told as told_pairs
from db.compare.value import AGREE, NAMES, RANK
from db.errors import Invalid
from db.kinds import kind_of
from db.lists.filters import NAMED, bound
from db.lists.query import Test, parse
from db.sheet.lines import Lines
from db.sheet.sheets import Line
from db.words.near import hint

FIELDS = ("relation", "open", "property", "incident", "about")
OPENS = {
    "yes": "g.waiting > 0", "contradiction": "g.waiting > 0", "no": "g.waiting = 0", "again": "g.again > 0",
    "decided": "g.decided > 0",
}  # fmt: skip
ELSEWHERE = {
    "unsourced": "Claims with nobody behind them have a page of their own; Tab goes there.",
    "look_alike": "Look-alikes are listed for one record: pincite compare CASE CODE --relation look_alike",
    "same": "What says the same is folded into one value; the key that unfolds shows its claims.",
}
ALIASES = {
    "same_event": "maybe_same",
    "refined_by": "refines",
    "weaker": "stronger",
    "contradicts": "contradicts_itself",
}
EQUAL = 8  # claims that give one value beside the one that stands for it
MOST = 40  # relations of one thing and property that are told, the worst first
MAYBE = "maybe_same"  # two incidents that may be one event; a group by itself, after all that contradicts
BIT = len(NAMES)
PAIR = "~"  # before the id of the second, in the place of a property
GROUPS = f"""(SELECT weight, subject, property, names, waiting, again, decided FROM relation_group
  UNION ALL SELECT {BIT}, a, '{PAIR}' || b, {1 << BIT}, 1, 0, 0 FROM maybe_same)"""
ORDER = "g.weight, g.subject, g.property"
INCIDENT = 6


@dataclass(frozen=True, slots=True)
class GroupKey:
    """Where a group stands: what sorts it, then the thing and the property."""

    weight: int
    subject: int
    prop: str

    @property
    def key(self) -> tuple[int, str]:
        """What it is about, wherever it stands."""
        return self.subject, self.prop


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter of the board as SQL. agreeing: what agrees is shown, too. names: the relations asked for, or none."""

    where: str = "1"
    args: tuple[Any, ...] = ()
    names: frozenset[str] = frozenset()
    agreeing: bool = False


@dataclass(frozen=True, slots=True)
class Maybe:
    """Two records that may be one, with their codes and names."""

    candidate: Candidate
    codes: tuple[str, str]
    names: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """One thing and property: its relations, the worst first. more: how many of them are not told.

    maybe: no relations, but two incidents that may be one event. equal: where what agrees is asked for, the other
    claims that give a value, by the claim that stands for it.
    """

    spot: GroupKey
    code: str
    name: str
    label: str
    relations: tuple[Difference, ...]
    more: int = 0
    waiting: int = 0
    maybe: Maybe | None = None
    equal: Mapping[int, tuple[Line, ...]] = field(default_factory=lambda: MappingProxyType({}))


def wanted(case: Case, filter_: str = "", *, agreeing: bool = False) -> Wanted:
    """A filter such as `relation:disjoint open:yes property:killed incident:I12`; Invalid says what would be right."""
    query = parse(filter_, FIELDS)
    clauses, args, names = [], list[Any](), set[str]()
    for test in query.tests:
        sql, more = CLAUSES[test.field](case, test)
        clauses.append(f"NOT ({sql})" if test.negated else f"({sql})")
        args += more
        if test.field == "relation" and not test.negated:
            names |= set(relations_of(test.value))
    for words, sign in ((query.words, ""), (query.without, "NOT ")):
        for word in words:
            sql, more = about(case, Test("about", ":", word))
            clauses.append(f"{sign}({sql})")
            args += more
    agreeing = agreeing or bool(names & AGREE)
    if not agreeing:
        clauses.append(f"g.weight < {AGREED}")
    return Wanted(" AND ".join(clauses) or "1", tuple(args), frozenset(names), agreeing)


def relations_of(value: str) -> list[str]:
    """The relations that a test names; Invalid names those that there are."""
    found = []
    for one in value.lower().replace("-", "_").replace(" ", "_").split(","):
        name = ALIASES.get(one, one)
        if name in ELSEWHERE:
            raise Invalid(ELSEWHERE[name])
        if name not in RANK and name != MAYBE:
            raise Invalid(f"There is no relation “{one}”; {hint(one, (*NAMES, MAYBE))}")
        found.append(name)
    return found


def by_relation(_: Case, test: Test) -> tuple[str, list[Any]]:
    """One of some relations."""
    return "g.names & ? <> 0", [sum(1 << RANK.get(name, BIT) for name in relations_of(test.value))]


def by_state(_: Case, test: Test) -> tuple[str, list[Any]]:
    """What waits, what does not, what waits again, what is decided."""
    if test.value.lower() not in OPENS:
        raise Invalid(f"“{test.value}” is no state; write open:yes, open:no, open:again or open:decided.")
    return OPENS[test.value.lower()], []


def by_property(case: Case, test: Test) -> tuple[str, list[Any]]:
    """A property by its code or label."""
    known = dict(case.rows("SELECT code, label FROM property"))
    value = test.value.lower()
    found = [code for code, label in known.items() if value in (code, label.lower(), code.replace("_", " "))]
    if not found:
        raise Invalid(f"There is no property “{test.value}”; {hint(test.value, [*known])}")
    return "g.property = ?", found[:1]


def about(case: Case, test: Test) -> tuple[str, list[Any]]:
    """A record by its code, else by words of its name; an incident alone where the field asks for one."""
    record = coded(case, test.value)
    if record is not None:
        other = "SELECT subject, property FROM claim_relation WHERE other = ?"
        second = "g.property = ?"
        return f"g.subject = ? OR {second} OR (g.subject, g.property) IN ({other})", [record, f"{PAIR}{record}", record]
    sql, args = bound(NAMED.format("g.subject"), test.value)
    if test.field == "incident":
        sql += f" AND (g.subject >> 27 & 31) = {INCIDENT}"
    return sql, args


def coded(case: Case, value: str) -> int | None:
    """The record that a code names, or what a claim is about; None where it is no code."""
    if not is_code(value):
        return None
    record = case.codes.find(value)
    if kind_of(record).name == "claim":
        return int(case.one("SELECT subject FROM claim WHERE id = ?", (record,)))
    return record


def is_code(value: str) -> bool:
    """Whether a word has the form of a code."""
    return value[:1].isupper() and value[-1:].isdigit() and value.isalnum()


CLAUSES = {
    "relation": by_relation, "open": by_state, "property": by_property, "incident": about, "about": about,
}  # fmt: skip


def about_in(case: Case, filter_: str) -> tuple[int | None, tuple[str, ...]]:
    """The record that a filter names by its code, None where it names none, and its words; for pages beside the board.

    Invalid where it asks for what the board alone is filtered by.
    """
    query = parse(filter_, FIELDS)
    other = next((test.field for test in query.tests if test.field not in ("incident", "about")), "")
    if other:
        raise Invalid(f"{other}: filters what differs; this page takes incident:CODE, about:CODE and words.")
    values = (*(test.value for test in query.tests), *query.words)
    codes = [one for one in values if is_code(one)]
    return case.codes.find(codes[0]) if codes else None, tuple(one.lower() for one in values if not is_code(one))


def spots_of(case: Case, of: Wanted, what: str, n: int, anchor: GroupKey | None = None) -> list[GroupKey]:
    """So many groups in order: the first or the last ones, those after or before another, or from it on."""
    signs = {"after": ">", "before": "<", "from": ">="}
    where, args = of.where, list(of.args)
    if anchor and what in signs:
        where += f" AND (g.weight, g.subject, g.property) {signs[what]} (?, ?, ?)"
        args += [anchor.weight, anchor.subject, anchor.prop]
    turned = what in ("last", "before")
    order = ", ".join(f"{one} DESC" for one in ORDER.split(", ")) if turned else ORDER
    sql = f"SELECT {ORDER} FROM {GROUPS} g WHERE {where} ORDER BY {order} LIMIT ?"
    found = [GroupKey(*row) for row in case.rows(sql, (*args, n))]
    return found[::-1] if turned else found


def count_spots(case: Case, of: Wanted) -> tuple[int, int]:
    """How many groups there are, and how many relations in them wait for a decision."""
    row = case.row(f"SELECT count(*), coalesce(sum(g.waiting), 0) FROM {GROUPS} g WHERE {of.where}", of.args)
    return (int(row[0]), int(row[1])) if row else (0, 0)


def tell(case: Case, of: Wanted, spots: Sequence[GroupKey], *, uncovered: bool = False) -> list[Group]:
    """Groups with their relations; one that has none any more is left out."""
    telling = Telling(case, uncovered)
    pairs = maybes(case, telling, [spot for spot in spots if spot.prop.startswith(PAIR)])
    rows = {spot: rows_of(case, of, spot) for spot in spots if not spot.prop.startswith(PAIR)}
    told = iter(list(telling.told([row for some in rows.values() for row in some[:MOST]])))
    found: list[Group] = []
    for spot in spots:
        if spot not in rows:
            found += pairs.get(spot, ())
            continue
        some = tuple(next(told) for _ in rows[spot][:MOST])
        if some:
            first = some[0]
            waiting = sum(row[7] in ("open", "again") for row in rows[spot])
            more = len(rows[spot]) - len(some)
            equal = alike(telling, some) if of.agreeing else {}
            made = Group(spot, first.subject_code, first.subject_name, first.label, some, more, waiting)
            found.append(replace(made, equal=MappingProxyType(equal)))
    return found


def maybes(case: Case, telling: Telling, spots: Sequence[GroupKey]) -> dict[GroupKey, list[Group]]:
    """The groups of incidents that may be one event, by where they stand; of one that is gone there is none."""
    wanted = {(spot.subject, int(spot.prop[len(PAIR) :])): spot for spot in spots}
    found: dict[GroupKey, list[Group]] = {}
    for one in named(case, told_pairs(case.connection, wanted), telling.lines):
        spot = wanted[one.candidate.a, one.candidate.b]
        found[spot] = [Group(spot, one.codes[0], one.names[0], "", (), waiting=1, maybe=one)]
    return found


def named(case: Case, pairs: Iterable[Candidate], lines: Lines) -> list[Maybe]:
    """Pairs with the codes and names of both."""
    some = list(pairs)
    names = lines.names({one for pair in some for one in (pair.a, pair.b)})
    code = case.codes.code
    return [Maybe(p, (code(p.a), code(p.b)), (names.get(p.a, ""), names.get(p.b, ""))) for p in some]


def alike(telling: Telling, some: Iterable[Difference]) -> dict[int, tuple[Line, ...]]:
    """The other claims that give each value, the first of them."""
    sides = {side.claim: side for one in some for side in (one.first, one.second) if side}
    others = {claim: [one for one in side.claims if one != claim][:EQUAL] for claim, side in sides.items()}
    ids = [one for some_ in others.values() for one in some_]
    lines = {line.leads: line for line in telling.lines.valued("claim", ids, False)}
    return {claim: tuple(lines[one] for one in ids_) for claim, ids_ in others.items() if ids_}


def rows_of(case: Case, of: Wanted, spot: GroupKey) -> list[tuple[Any, ...]]:
    """The relations of a group, what waits first; only those asked for, where some are."""
    names = sorted(of.names or set(RANK) - (set() if of.agreeing else AGREE))
    marks = ", ".join("?" * len(names))
    decided = "" if of.names else " OR r.state <> ''"
    sql = f"""SELECT {COLUMNS} FROM claim_relation r WHERE r.subject = ? AND r.property = ?
        AND (r.name IN ({marks}){decided}) ORDER BY r.state NOT IN ('open', 'again'), r.rank, r.a, r.b"""
    return case.rows(sql, (*spot.key, *names))


def board_completions(case: Case, text: str, at: int) -> tuple[int, tuple[str, ...]]:
    """Where the word at a place in the filter begins, and what it may become."""
    if not text.strip():
        return at, ()
    start = text.rfind(" ", 0, at) + 1
    token = text[start:at].lstrip("-")
    start = at - len(token)
    name, colon, typed = token.partition(":")
    if not colon:
        return start, tuple(f"{one}:" for one in FIELDS if one.startswith(token.lower()))
    values: Iterable[str] = {
        "relation": [*(one for one in NAMES if one not in ELSEWHERE), MAYBE], "open": [*OPENS],
        "property": [row[0] for row in case.rows("SELECT code FROM property ORDER BY position")],
    }.get(name.lower(), ())  # fmt: skip
    begun = [one for one in values if one.startswith(typed.lower()) and one != typed]
    return start + len(name) + 1, tuple(f"{one} " for one in begun)
